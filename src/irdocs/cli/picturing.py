"""Commands that show pages and slides: serve, on a local web page, and pictures, as files.

What only one of them needs is imported inside it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import click

from irdocs.building import BuildResult
from irdocs.cli.group import examples, main
from irdocs.cli.options import (
    CONTENT,
    FORMAT,
    LIBREOFFICE,
    ONLY,
    TEMPLATE,
    TODAY,
    day_of,
    edition_options,
)
from irdocs.cli.telling import (
    cannot,
    finish,
    print_findings,
    say,
)
from irdocs.diagnostics import UsageError, count_of
from irdocs.frozen import replace
from irdocs.options import BuildOptions
from irdocs.reporting import text
from irdocs.reporting.text import coloured, paint


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
@edition_options
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
    asked: BuildOptions,
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
        options = replace(asked, formats=formats, template=template, today=day_of(today))
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
@edition_options
@click.option("--width", type=click.IntRange(50, 8000), default=1280, show_default=True,
              help="The width of each picture in pixels.")  # fmt: skip
@LIBREOFFICE
def pictures_command(
    content: Path,
    output: Path,
    only: str | None,
    formats: tuple[str, ...],
    template: Path | None,
    asked: BuildOptions,
    width: int,
    libreoffice: bool,
) -> None:
    """Write a PNG of every page and slide, for a web page or a pull request.

    pictures.json has an alternative text for each, and all the text in it.
    """
    from irdocs import page_images

    start = perf_counter()
    try:
        options = replace(asked, only=only, formats=formats, template=template)
        convert = _libreoffice() if libreoffice else None
        result, pictures = page_images.take(content, output, options, width, libreoffice=convert)
    except (OSError, UsageError) as error:
        cannot(error)
    print_findings(result)
    if pictures:
        summary = f"{output}  {count_of(len(pictures), 'pictures')}, {page_images.DESCRIPTION}"
        say(f"{paint('wrote', 'green')} {summary}")
    finish(result, perf_counter() - start)
