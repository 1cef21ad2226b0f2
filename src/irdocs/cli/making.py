"""Commands that make the products: build, and watch, which builds after each save."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from irdocs import side_by_side
from irdocs.building import BuildResult, build
from irdocs.cli.group import examples, main
from irdocs.cli.noting import note_outcome
from irdocs.cli.options import (
    ANSWERS,
    AS,
    CONTENT,
    DRAFT,
    EPUB,
    FORMAT,
    HANDOUT,
    KEEP,
    ONLY,
    OUTPUT,
    OVERWRITE,
    STRICT,
    TEMPLATE,
    TODAY,
    WEB,
    day_of,
    edition_options,
    press_option,
    refuse_idle,
)
from irdocs.cli.telling import (
    cannot,
    describe,
    outcome,
    print_findings,
    progress,
    say,
    tell,
    told,
)
from irdocs.content.about import Answers, WebForm
from irdocs.diagnostics import UsageError
from irdocs.frozen import replace
from irdocs.options import BuildOptions
from irdocs.reporting.text import paint


@main.command(
    "build",
    epilog=examples(
        "irdocs build  content.yaml -> output/",
        "irdocs build --handout 1  its slides with notes, too",
        "irdocs build --format a4 --format large-print  two leaflets",
        "irdocs build --language cy --language en  each file in both",
        "irdocs build --bilingual cy+en  both in each file",
        "irdocs build --press uk-3mm  one for the print shop, too",
        "irdocs build --web  pages for browsers, too",
        "irdocs build --keep  edited slides stay",
        "irdocs build --strict --as github  in CI: annotates the lines",
        "irdocs build talk.yaml -o talk  another file and folder",
    ),
)
@CONTENT
@OUTPUT
@ONLY
@FORMAT
@press_option("Write leaflet-FORMAT-press.pdf for a print shop as well, with a preflight report.")
@ANSWERS
@TEMPLATE
@HANDOUT
@WEB
@EPUB
@edition_options
@DRAFT
@STRICT
@OVERWRITE
@KEEP
@click.option("--manifest", is_flag=True,
              help="Write manifest.json as well, for irdocs reproduce.")  # fmt: skip
@click.option("--force", is_flag=True, expose_value=False,
              help="Build even if nothing has changed since the last build.")  # fmt: skip
@AS
@TODAY
def build_command(
    content: Path,
    output: Path,
    only: str | None,
    formats: tuple[str, ...],
    press: str | None,
    answers: Answers | None,
    template: Path | None,
    handout: int | None,
    web: WebForm | None,
    epub: bool,
    asked: BuildOptions,
    draft: bool,
    strict: bool,
    overwrite: bool,
    keep: bool,
    manifest: bool,
    style: str,
    today: str | None,
) -> None:
    """Make the leaflet and the deck from CONTENT (content.yaml).

    Exit status: 0 done; 1 the content has errors, or warnings with --strict; 2 the command was
    used wrongly, or a file cannot be read or written. After an error the files of the last build
    are left as they are.
    """
    start = perf_counter()
    if keep and overwrite:
        cannot(UsageError("--keep and --overwrite exclude each other"))
    try:
        options = replace(
            asked, only=only, formats=formats, press=press, answers=answers, template=template,
            draft=draft, strict=strict, today=day_of(today), manifest=manifest, handout=handout,
            web=web, epub=epub, overwrite=overwrite, keep=keep,
        )  # fmt: skip
        refuse_idle(options)
        result = build(content, output, options, progress=progress, processes=side_by_side.copies())
    except (OSError, UsageError) as error:
        cannot(error)
    if style == "text" and not result.failed:
        note_outcome(result, content)
    tell(result, style, perf_counter() - start)


@main.command(
    "watch",
    epilog=examples(
        "irdocs watch  builds after each save",
        "irdocs watch --only leaflet --format a4  one product, in one format",
    ),
)
@CONTENT
@OUTPUT
@ONLY
@FORMAT
@TEMPLATE
@HANDOUT
@edition_options
@TODAY
def watch_command(
    content: Path,
    output: Path,
    only: str | None,
    formats: tuple[str, ...],
    template: Path | None,
    handout: int | None,
    asked: BuildOptions,
    today: str | None,
) -> None:
    """Build, and build again whenever a file that was read is saved; Ctrl-C ends it.

    These are the content, its drawings and photographs, translations, the theme, formats and the
    template. After
    an error the files of the last good build are left as they are.
    """
    from irdocs import watching

    start = perf_counter()
    options = replace(
        asked, only=only, formats=formats, template=template, today=day_of(today), handout=handout
    )

    def timed_build() -> BuildResult:
        nonlocal start
        start = perf_counter()
        return build(content, output, options)

    try:
        for result, _ in watching.watch(timed_build):
            print_findings(result)
            for written in told(result):
                say(f"{paint('wrote', 'green')} {describe(written)}")
            say(outcome(result, perf_counter() - start))
    except KeyboardInterrupt:
        click.echo("stopped")
    except (OSError, UsageError) as error:
        cannot(error)
