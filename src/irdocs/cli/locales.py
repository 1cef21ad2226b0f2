"""The commands `irdocs locale`: check irdocs' own words in a language, or begin a new one."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import babel
import click

from irdocs.building import BuildResult
from irdocs.cli.group import CommandGroup, examples, main
from irdocs.cli.telling import cannot, print_findings, say
from irdocs.content.datafile import is_path
from irdocs.content.files import opened
from irdocs.content.limits import CONTENT_BYTES
from irdocs.content.text_file import plain_breaks
from irdocs.content.values import language_tag
from irdocs.diagnostics import Report, UsageError, count_of, guess, joined
from irdocs.locale import languages
from irdocs.locale.choice import OWN_FOLDER, own_files
from irdocs.reporting.text import paint


@main.group(
    "locale",
    cls=CommandGroup,
    epilog=examples(
        "irdocs locale check  all languages, and who has checked them",
        "irdocs locale check cy  what may be wrong with the words in Welsh",
        "irdocs locale new ga  locale/ga.yaml, to be filled in",
    ),
)
def locale_group() -> None:
    """Check the words that irdocs itself adds in a language, or begin those of a new one.

    \b
    A file locale/TAG.yaml beside content.yaml comes before irdocs' own;
    docs/languages.md says how such files are written and checked.
    """


@locale_group.command(
    "check",
    epilog=examples(
        "irdocs locale check  all, with those in the folder locale",
        "irdocs locale check pl  irdocs' own words in Polish",
        "irdocs locale check locale/ga.yaml  a file of yours",
    ),
)
@click.argument("name", metavar="[TAG | FILE]", required=False)
def locale_check_command(name: str | None) -> None:
    """Report keys, placeholders and plural forms that are wrong, and texts that are still English.

    Exit status: 0 it can be used; 1 it cannot; 2 there is no such file.
    """
    from irdocs.locale import checking

    report = Report()
    try:
        names = [_named(name)] if name else [*languages(), *map(str, own_files(Path()))]
        examined = [checking.examine(each, report) for each in names]
    except (OSError, UsageError) as error:
        cannot(error)
    for one in examined:
        if one is not None:
            checked = f"checked by {one.checked_by}" if one.checked_by else "not checked"
            title = babel.Locale.parse(one.tag, sep="-").get_display_name()
            texts = count_of(one.texts, "texts")
            say(f"{one.file:<14} {one.direction}  {texts}, {checked}  {title}")
    print_findings(_with_lines(report, names))
    if None in examined or report.errors:
        sys.exit(1)


def _named(name: str) -> str:
    """Return the built-in file of a tag, or a file's path. Raises OSError or UsageError."""
    if is_path(name):
        opened(Path(name)).close()
    elif name not in languages():
        own = Path(OWN_FOLDER, f"{name}.yaml")
        if own.is_file():
            return str(own)
        advice = guess(name, languages(), f"irdocs locale new {name} begins one")
        raise UsageError(joined(f'there are no words in "{name}"', advice))
    return name


@locale_group.command(
    "new",
    epilog=examples(
        "irdocs locale new ga  locale/ga.yaml, to be filled in",
        "irdocs locale new sw -o sw.yaml  another file",
    ),
)
@click.argument("tag")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write, in place of locale/TAG.yaml.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def locale_new_command(tag: str, output: Path | None, force: bool) -> None:
    """Write a file with all texts in English and the plural forms of a language, to be translated.

    Exit status: 0 done; 2 it cannot be written, or is there already.
    """
    from irdocs.locale.blank_file import blank

    try:
        try:
            language_tag(tag)
        except ValueError:
            raise UsageError(f'"{tag}" is not a language tag such as ga or pt-BR') from None
        path = output or Path(OWN_FOLDER, f"{tag}.yaml")
        if path.exists() and not force:
            raise FileExistsError(17, "it is there already; --force replaces it", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(blank(tag), encoding="utf-8")
    except (OSError, UsageError) as error:
        cannot(error)
    say(f"{paint('wrote', 'green')} {path}")


def _with_lines(report: Report, names: list[str]) -> BuildResult:
    """Return findings with the texts of the files that they are in, to quote lines of."""
    from irdocs.locale.strings_file import STRINGS

    texts: dict[str, str] = {}
    for name in names:
        path = Path(name) if is_path(name) else STRINGS.path(name)
        with suppress(OSError), opened(path) as file:
            data = file.read(CONTENT_BYTES)
            texts[name if is_path(name) else path.name] = plain_breaks(
                data.decode("utf-8-sig", "replace")
            )
    return BuildResult(report, included=texts)
