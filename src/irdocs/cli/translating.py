"""The commands `irdocs translate`: extract texts, take translations back, tell how far they are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import click

from irdocs.build_result import BuildResult
from irdocs.cli.group import CommandGroup, examples, main
from irdocs.cli.options import CONTENT
from irdocs.cli.telling import cannot, describe, finish, print_findings, say
from irdocs.content.datafile import is_path
from irdocs.diagnostics import UsageError
from irdocs.reporting.text import paint
from irdocs.translating import Format

LANGUAGES = click.argument("words", nargs=-1, metavar="[LANGUAGE]… [CONTENT]")
"""Tags of languages, and the content file, which has an ending."""


@main.group(
    "translate",
    cls=CommandGroup,
    epilog=examples(
        "irdocs translate extract cy  writes translations/cy.po, or brings it up to date",
        "irdocs translate status  how far each language is",
        "irdocs build --language cy  leaflet-cy.pdf, deck-cy.pptx",
        "irdocs translate extract pl --format xliff  a file for an agency, too",
        "irdocs translate import pl.xlf  takes it back",
    ),
)
def translate_group() -> None:
    """Translate a document: its words go out as PO or XLIFF files, and come back.

    Translators fill in translations/TAG.po with the program of their choice.
    """


@translate_group.command(
    "extract",
    epilog=examples(
        "irdocs translate extract cy pl  for two languages",
        "irdocs translate extract  all that there are",
        "irdocs translate extract uk --format xliff  translations/uk.xlf as well",
    ),
)
@LANGUAGES
@click.option("--format", "format", type=click.Choice(["po", "xliff"]), default="po",
              show_default=True, help="Write TAG.xlf (XLIFF 2) for an agency as well.")  # fmt: skip
def extract_command(words: tuple[str, ...], format: Format) -> None:
    """Write translations/TAG.po for each LANGUAGE, or bring it up to date with the content.

    Translations are never lost: of a text that has changed it is marked as fuzzy, of one that is
    gone it is put aside at the end of the file.
    """
    from irdocs import translating

    start = perf_counter()
    languages, content = _divided(words)
    try:
        result, lines = translating.extract(content, languages, format)
    except (OSError, UsageError) as error:
        cannot(error)
    for line in lines:
        say(line)
    _tell(result, start)


@translate_group.command(
    "import",
    epilog=examples(
        "irdocs translate import pl.xlf  XLIFF 2.0",
        "irdocs translate import cy-new.po --language cy  PO",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@CONTENT
@click.option("--language", metavar="TAG", help="Its language, if the file does not say it.")
def import_command(file: Path, content: Path, language: str | None) -> None:
    """Take the translations in FILE (PO or XLIFF 2) into translations/TAG.po.

    What was translated otherwise before is kept in a comment beside it.
    """
    from irdocs import translating

    start = perf_counter()
    try:
        result, taken = translating.bring_in(content, file, language)
    except (OSError, UsageError) as error:
        cannot(error)
    if not result.failed:
        say(f"{taken} translations taken from {file}")
    _tell(result, start)


@translate_group.command(
    "status",
    epilog=examples(
        "irdocs translate status  a table of all languages",
        "irdocs translate status cy --as json  for a program",
    ),
)
@LANGUAGES
@click.option("--as", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="Print a table, or JSON.")  # fmt: skip
def status_command(words: tuple[str, ...], style: str) -> None:
    """Count the texts, and the words in them, that are translated, fuzzy, stale or missing."""
    from irdocs import translating
    from irdocs.reporting import standings

    languages, content = _divided(words)
    try:
        result, found = translating.standings(content, languages)
    except (OSError, UsageError) as error:
        cannot(error)
    print_findings(result)
    if style == "json":
        click.echo(standings.as_json(found), nl=False)
    else:
        for line in standings.as_text(found):
            click.echo(line)
    if result.failed:
        sys.exit(1)


def _divided(words: Sequence[str]) -> tuple[Sequence[str], Path]:
    """Return the languages and the content file among the words of a command."""
    if words and (is_path(words[-1]) or Path(words[-1]).is_dir()):
        path = Path(words[-1])
        return words[:-1], path / "content.yaml" if path.is_dir() else path
    return words, Path("content.yaml")


def _tell(result: BuildResult, start: float) -> None:
    print_findings(result)
    for written in result.files:
        say(f"{paint('wrote', 'green')} {describe(written)}")
    finish(result, perf_counter() - start)
