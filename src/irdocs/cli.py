"""The commands: they print what happened and set the exit status, nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click

from irdocs.build import Order, Result, UsageError, Written, build, check
from irdocs.content.datafile import Wanted
from irdocs.content.model import Answers, Product
from irdocs.diagnostics import Diagnostic, Report, Severity, excerpt
from irdocs.leaflet.formats import FORMATS
from irdocs.leaflet.formats import load as load_format
from irdocs.leaflet.presses import PRESSES
from irdocs.leaflet.presses import load as load_press
from irdocs.version import VERSION

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_FORMAT = click.option(
    "--format", "formats", multiple=True, metavar="FORMAT",
    help="Make the leaflet in this format (more than once for several): "
    "a built-in one or a file. It is written to leaflet-FORMAT.pdf.",
)  # fmt: skip
_TEMPLATE = click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Make the deck in the look of this .pptx or .potx (see: irdocs template check FILE).",
)  # fmt: skip
_CONTENT = click.argument(
    "content", type=click.Path(path_type=Path), default=Path("content.yaml"), required=False
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="irdocs")
def main() -> None:
    """Turn one content file into a printed leaflet and a teaching deck.

    \b
    irdocs build                        content.yaml -> output/leaflet.pdf, output/deck.pptx
    irdocs build talk.yaml -o talk      another file, another folder
    irdocs build --format a4            output/leaflet-a4.pdf, and the deck
    irdocs build --press uk-3mm         a file for the print shop as well, with its preflight
    irdocs build --template trust.pptx  the deck in the look of your own template
    irdocs check                        say what is wrong, write nothing
    irdocs formats                      the leaflet's formats and the print shops' profiles
    """


def run() -> None:
    """Run the commands; a closed or full standard output ends with status 2, not a traceback."""
    try:
        main()
    except OSError as error:
        sys.stderr.write(f"irdocs: error: {error.strerror}\n")
        # What is still buffered cannot be written either.
        os._exit(2)


@main.command("build")
@_CONTENT
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"),
              show_default=True, help="The folder to write to.")  # fmt: skip
@click.option("--only", type=click.Choice(["leaflet", "deck"]), help="Make one product only.")
@_FORMAT
@click.option(
    "--press",
    metavar="PROFILE",
    help="Write leaflet-FORMAT-press.pdf for a print shop too, with its preflight.",
)
@click.option(
    "--answers",
    type=click.Choice(["slides", "notes"]),
    help="Give the answers of quizzes on slides of their own, or in the notes alone.",
)
@_TEMPLATE
@click.option("--draft", is_flag=True, help="Show statistics that have no value yet, marked so.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def build_command(
    content: Path,
    output: Path,
    only: Product | None,
    formats: tuple[str, ...],
    press: str | None,
    answers: Answers | None,
    template: Path | None,
    draft: bool,
    strict: bool,
) -> None:
    """Make the leaflet and the deck from CONTENT (content.yaml).

    Exit status: 0 done; 1 the content has errors, or warnings with --strict; 2 the command was
    used wrongly, or a file cannot be read or written. After an error yesterday's files stay.
    """
    start = perf_counter()
    try:
        order = Order(only, formats, press, answers, template, draft, strict)
        result = build(content, output, order, progress=_progress)
    except (OSError, UsageError) as error:
        _cannot(error)
    _print_findings(result)
    for written in result.files:
        click.echo(f"{_paint('wrote', 'green')} {_describe(written)}", color=_coloured())
    _finish(result, perf_counter() - start)


@main.command("check")
@_CONTENT
@_FORMAT
@_TEMPLATE
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check_command(
    content: Path, formats: tuple[str, ...], template: Path | None, strict: bool
) -> None:
    """Read and check CONTENT (content.yaml); write nothing.

    Exit status as for build.
    """
    start = perf_counter()
    try:
        result = check(content, Order(formats=formats, template=template, strict=strict))
    except (OSError, UsageError) as error:
        _cannot(error)
    _print_findings(result)
    _finish(result, perf_counter() - start)


@main.command("formats")
def formats_command() -> None:
    """List the leaflet's formats and the print shops' profiles."""
    report = Report()
    for name in FORMATS.names:
        format = load_format(Wanted(name, Path(), None), report)
        if format:
            click.echo(f"--format {name:<16} {format.title}")
    for name in PRESSES.names:
        press = load_press(Wanted(name, Path(), None), report)
        if press:
            click.echo(f"--press  {name:<16} {press.title}")


@main.group("template")
def template_group() -> None:
    """Use your own PowerPoint template."""


@template_group.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def template_check_command(file: Path) -> None:
    """Say which layouts of FILE serve which slides, in which colours and typefaces.

    Exit status: 0 it can be used; 1 it cannot.
    """
    from irdocs import theme
    from irdocs.deck.borrowed import loading

    report = Report()
    look = theme.load(Wanted("ir", Path(), None), report)
    design = loading.load(file, look, None, report) if look else None
    for line in loading.described(design) if design else ():
        click.echo(line)
    _print_findings(Result(report))
    if design is None:
        sys.exit(1)


def _finish(result: Result, seconds: float) -> None:
    report = result.report
    counts = f"{_count(report.errors, 'error')}, {_count(report.warnings, 'warning')}"
    outcome = _paint("failed", "red") if result.failed else _paint("done", "green")
    click.echo(f"{outcome} in {seconds:.2f} s: {counts}", color=_coloured())
    if result.failed:
        sys.exit(1)


def _count(found: tuple[Diagnostic, ...], name: str) -> str:
    return _count_of(len(found), f"{name}s")


def _count_of(count: int, names: str) -> str:
    return f"{count} {names.removesuffix('s') if count == 1 else names}"


def _describe(written: Written) -> str:
    size = f"{written.size / 1000:,.0f} kB"
    return f"{written.path}  {_count_of(written.count, written.unit)}, {size}"


def _progress(stage: str, what: str, seconds: float) -> None:
    """A line for each stage, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"{_paint(stage.ljust(8), 'blue')} {what}  {seconds:.2f} s", err=True)


def _print_findings(result: Result) -> None:
    for diagnostic in result.report:
        colour = _COLOURS[diagnostic.severity]
        label = f"{diagnostic.severity}[{diagnostic.code}]"
        where = f"{diagnostic.span}: " if diagnostic.span else ""
        shown = f"{where}{_paint(label, colour)}: {diagnostic.message}"
        if diagnostic.severity is not Severity.NOTE:
            marked = excerpt(diagnostic, result.file, result.text)
            shown += f"\n{marked}" if marked else ""
            shown += f"\n   help: {diagnostic.hint}" if diagnostic.hint else ""
        click.echo(shown, err=True, color=_coloured())


def _cannot(error: OSError | UsageError) -> NoReturn:
    what, file = str(error), ""
    if isinstance(error, OSError):
        what = error.strerror or what
        file = f"{error.filename}: " if error.filename else ""
    click.echo(f"irdocs: {_paint('error', 'red')}: {file}{what}", err=True, color=_coloured())
    sys.exit(2)


def _paint(text: str, colour: str) -> str:
    return click.style(text, fg=colour, bold=True)


def _coloured() -> bool | None:
    """Whether to keep colour: never with NO_COLOR, else as click finds the stream to be."""
    return False if os.environ.get("NO_COLOR") else None
