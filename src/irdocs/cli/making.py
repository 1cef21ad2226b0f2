"""Commands that make something: build, watch, serve, pictures, reproduce.

What only one command needs is imported inside it, so that `irdocs build` starts without the web
server, the watcher of files and the libraries for pictures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
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
    BILINGUAL,
    BILINGUAL_DECK,
    CONTENT,
    DATA,
    DRAFT,
    EDITION,
    EPUB,
    FORMAT,
    HANDOUT,
    KEEP,
    LANGUAGE,
    LIBREOFFICE,
    ONLY,
    OUTPUT,
    OVERWRITE,
    STRICT,
    TEMPLATE,
    TODAY,
    UNTRANSLATED,
    WEB,
    day_of,
    press_option,
    refuse_idle,
)
from irdocs.cli.telling import (
    cannot,
    describe,
    finish,
    outcome,
    print_findings,
    progress,
    say,
    tell,
    told,
)
from irdocs.content.about import Answers, BilingualDeck, WebForm
from irdocs.diagnostics import UsageError, count_of
from irdocs.options import BuildOptions
from irdocs.reporting import text
from irdocs.reporting.text import coloured, paint


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
@LANGUAGE
@BILINGUAL
@BILINGUAL_DECK
@UNTRANSLATED
@EDITION
@DATA
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
    languages: tuple[str, ...],
    bilingual: tuple[str, ...],
    bilingual_deck: BilingualDeck | None,
    allow_untranslated: bool,
    edition: str | None,
    data: Path | None,
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
        options = BuildOptions(
            only, formats, press, answers, template, draft, strict, day_of(today), manifest,
            handout, web=web, epub=epub, languages=languages, bilingual=bilingual,
            bilingual_deck=bilingual_deck, allow_untranslated=allow_untranslated,
            edition=edition, data=data, overwrite=overwrite, keep=keep,
        )  # fmt: skip
        refuse_idle(options)
        result = build(content, output, options, progress=progress, processes=side_by_side.copies())
    except (OSError, UsageError) as error:
        cannot(error)
    if style == "text" and not result.failed:
        note_outcome(result, content)
    tell(result, style, perf_counter() - start)


@main.command(
    "publish",
    epilog=examples(
        "irdocs publish site  content.yaml -> site/",
        "irdocs publish site talk.yaml  another file",
        "irdocs publish site --format a4 --format large-print  two leaflets",
        "irdocs publish site --language cy --language en  in both languages",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@CONTENT
@ONLY
@FORMAT
@ANSWERS
@TEMPLATE
@HANDOUT
@LANGUAGE
@BILINGUAL
@BILINGUAL_DECK
@UNTRANSLATED
@EDITION
@DATA
@STRICT
@OVERWRITE
@TODAY
def publish_command(
    folder: Path,
    content: Path,
    only: str | None,
    formats: tuple[str, ...],
    answers: Answers | None,
    template: Path | None,
    handout: int | None,
    languages: tuple[str, ...],
    bilingual: tuple[str, ...],
    bilingual_deck: BilingualDeck | None,
    allow_untranslated: bool,
    edition: str | None,
    data: Path | None,
    strict: bool,
    overwrite: bool,
    today: str | None,
) -> None:
    """Write all that a web server needs into FOLDER: pages of leaflet and deck, their files with a
    handout and e-books, and a first page that lists them.

    FOLDER is replaced as a whole; files that you have put there yourself stay. Exit status as for
    build.
    """
    from irdocs.publishing import publish

    start = perf_counter()
    try:
        options = BuildOptions(
            only, formats, None, answers, template, strict=strict, today=day_of(today),
            handout=handout or SITE_HANDOUT, languages=languages, bilingual=bilingual,
            bilingual_deck=bilingual_deck, allow_untranslated=allow_untranslated,
            edition=edition, data=data, overwrite=overwrite,
        )  # fmt: skip
        result = publish(
            content, folder, options, progress=progress, processes=side_by_side.copies()
        )
    except (OSError, UsageError) as error:
        cannot(error)
    tell(result, "text", perf_counter() - start)


SITE_HANDOUT = 3
"""How many slides stand on a page of a published handout, unless it is said: with lines to write
on, for an audience."""


@main.command(
    "serve",
    epilog=examples(
        "irdocs serve  then open the address that it prints",
        "irdocs serve --format a4  the leaflet in another format",
        "irdocs serve --template trust.pptx  the deck in your own template",
        "irdocs serve --libreoffice  slides as LibreOffice draws them",
    ),
)
@CONTENT
@FORMAT
@TEMPLATE
@LANGUAGE
@BILINGUAL
@BILINGUAL_DECK
@UNTRANSLATED
@EDITION
@DATA
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port of the page; 0 takes any free one.",
)
@LIBREOFFICE
@TODAY
def serve_command(
    content: Path,
    formats: tuple[str, ...],
    template: Path | None,
    languages: tuple[str, ...],
    bilingual: tuple[str, ...],
    bilingual_deck: BilingualDeck | None,
    allow_untranslated: bool,
    edition: str | None,
    data: Path | None,
    port: int,
    libreoffice: bool,
    today: str | None,
) -> None:
    """Show the leaflet and the deck on a local web page that is renewed after each save.

    Only this machine can open the page, under a secret address. Ctrl-C ends it. Finished files are
    checked by irdocs build alone.
    """
    from irdocs.preview import serve

    try:
        options = BuildOptions(
            formats=formats, template=template, today=day_of(today), languages=languages,
            bilingual=bilingual, bilingual_deck=bilingual_deck,
            allow_untranslated=allow_untranslated, edition=edition, data=data,
        )  # fmt: skip
        convert = _libreoffice() if libreoffice else None
        serve(content, options, port, lambda line: click.echo(line), _shown, libreoffice=convert)
    except (OSError, UsageError) as error:
        cannot(error)


def _shown(result: BuildResult) -> None:
    """Print the errors of a build; its other diagnostics are shown on the page."""
    for error in text.errors(result):
        click.echo(error, err=True, color=coloured())
    click.echo(f"shown, {count_of(len(result.report.errors), 'errors')}")


def _libreoffice() -> Callable[[bytes], bytes]:
    """Return the function that has LibreOffice turn a deck into a PDF.

    Raises UsageError if LibreOffice is not installed, at once and not after the first build.
    """
    from irdocs.libreoffice import program, slides

    program()
    return slides


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
@LANGUAGE
@BILINGUAL
@BILINGUAL_DECK
@UNTRANSLATED
@EDITION
@DATA
@TODAY
def watch_command(
    content: Path,
    output: Path,
    only: str | None,
    formats: tuple[str, ...],
    template: Path | None,
    handout: int | None,
    languages: tuple[str, ...],
    bilingual: tuple[str, ...],
    bilingual_deck: BilingualDeck | None,
    allow_untranslated: bool,
    edition: str | None,
    data: Path | None,
    today: str | None,
) -> None:
    """Build, and build again whenever a file that was read is saved; Ctrl-C ends it.

    These are the content, its drawings and photographs, translations, the theme, formats and the
    template. After
    an error the files of the last good build are left as they are.
    """
    from irdocs import watching

    start = perf_counter()
    options = BuildOptions(
        only, formats, template=template, today=day_of(today), handout=handout,
        languages=languages, bilingual=bilingual, bilingual_deck=bilingual_deck,
        allow_untranslated=allow_untranslated, edition=edition, data=data,
    )  # fmt: skip

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


@main.command(
    "reproduce",
    epilog=examples(
        "irdocs build --manifest  writes output/manifest.json too",
        "irdocs reproduce  builds again, and compares",
        "irdocs reproduce output/manifest.json  that of another folder",
    ),
)
@click.argument("manifest", type=click.Path(path_type=Path), default=Path("output/manifest.json"),
                required=False)  # fmt: skip
def reproduce_command(manifest: Path) -> None:
    """Build the files of MANIFEST (output/manifest.json) again, and compare.

    Exit status: 0 the same bytes, or the same contents where another zlib compressed them;
    1 they differ; 2 the manifest cannot be read.
    """
    from irdocs.reproduce import reproduce

    try:
        verdict = reproduce(manifest)
    except (OSError, UsageError) as error:
        cannot(error)
    for line in verdict.lines:
        click.echo(line)
    click.echo(paint("reproduced", "green") if verdict.same else paint("differs", "red"),
               color=coloured())  # fmt: skip
    if not verdict.same:
        sys.exit(1)


@main.command(
    "pictures",
    epilog=examples(
        "irdocs pictures  leaflet-1.png, slide-1.png …",
        "irdocs pictures --only deck --width 640  small ones of slides alone",
        "irdocs pictures --format a4  the leaflet in another format",
    ),
)
@CONTENT
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("pictures"),
              show_default=True, help="The folder to write to.")  # fmt: skip
@ONLY
@FORMAT
@TEMPLATE
@LANGUAGE
@BILINGUAL
@BILINGUAL_DECK
@UNTRANSLATED
@EDITION
@DATA
@click.option("--width", type=click.IntRange(50, 8000), default=1280, show_default=True,
              help="The width of each picture in pixels.")  # fmt: skip
@LIBREOFFICE
def pictures_command(
    content: Path,
    output: Path,
    only: str | None,
    formats: tuple[str, ...],
    template: Path | None,
    languages: tuple[str, ...],
    bilingual: tuple[str, ...],
    bilingual_deck: BilingualDeck | None,
    allow_untranslated: bool,
    edition: str | None,
    data: Path | None,
    width: int,
    libreoffice: bool,
) -> None:
    """Write a PNG of every page and slide, for a web page or a pull request.

    pictures.json has an alternative text for each, and all the text in it.
    """
    from irdocs import page_images

    start = perf_counter()
    try:
        options = BuildOptions(
            only, formats, template=template, languages=languages,
            bilingual=bilingual, bilingual_deck=bilingual_deck,
            allow_untranslated=allow_untranslated, edition=edition, data=data,
        )  # fmt: skip
        convert = _libreoffice() if libreoffice else None
        result, pictures = page_images.take(content, output, options, width, libreoffice=convert)
    except (OSError, UsageError) as error:
        cannot(error)
    print_findings(result)
    if pictures:
        summary = f"{output}  {count_of(len(pictures), 'pictures')}, {page_images.DESCRIPTION}"
        say(f"{paint('wrote', 'green')} {summary}")
    finish(result, perf_counter() - start)
