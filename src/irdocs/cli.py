"""The commands: they print what happened and set the exit status, nothing else."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click

from irdocs.build import Result, UsageError, Written, build, check
from irdocs.content.datafile import Wanted
from irdocs.content.model import Answers, Product
from irdocs.diagnostics import Diagnostic, Report
from irdocs.leaflet.formats import FORMATS
from irdocs.leaflet.formats import load as load_format
from irdocs.leaflet.presses import PRESSES
from irdocs.leaflet.presses import load as load_press
from irdocs.order import Order
from irdocs.reporting import WRITERS, text
from irdocs.reporting.text import coloured as _coloured
from irdocs.reporting.text import paint as _paint
from irdocs.version import VERSION

_FORMAT = click.option(
    "--format", "formats", multiple=True, metavar="FORMAT",
    help="Make the leaflet in this format (more than once for several): "
    "a built-in one or a file. It is written to leaflet-FORMAT.pdf.",
)  # fmt: skip
_TEMPLATE = click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Make the deck in the look of this .pptx or .potx (see: irdocs template check FILE).",
)  # fmt: skip
_AS = click.option(
    "--as", "style", type=click.Choice(["text", *WRITERS]), default="text", show_default=True,
    help="How to tell what was found: for people, or for a program, on standard output.",
)  # fmt: skip
_TODAY = click.option(
    "--today", metavar="DATE", help="The day by which reviews are due (default: today)."
)
_HANDOUT = click.option(
    "--handout", type=click.Choice(["1", "2", "3", "6"]),
    help="Make handout.pdf too, so many slides to a page: 1 with notes, 3 with lines.",
)  # fmt: skip
_CONTENT = click.argument(
    "content", type=click.Path(path_type=Path), default=Path("content.yaml"), required=False
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="irdocs")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong or weak.")
@click.pass_context
def main(context: click.Context, quiet: bool) -> None:
    """Turn one content file into a printed leaflet and a teaching deck.

    \b
    irdocs init talk                    a small complete project to start from
    irdocs build                        content.yaml -> output/leaflet.pdf, output/deck.pptx
    irdocs build talk.yaml -o talk      another file, another folder
    irdocs build --format a4            output/leaflet-a4.pdf, and the deck
    irdocs build --press uk-3mm         a file for the print shop as well, with its preflight
    irdocs build --handout 3            a handout of the slides too, three to a page
    irdocs build --template trust.pptx  the deck in the look of your own template
    irdocs check                        say what is wrong or weak, write nothing
    irdocs check --built                look at the files that were built before, too
    irdocs check --explain vague-link   what a rule wants, why, and who says so
    irdocs build --manifest             and manifest.json, so that anybody can make the same
    irdocs reproduce                    make it once more, and compare
    irdocs theme                        the built-in theme, to begin your own from
    irdocs schema                       the JSON Schema of content.yaml, for editors
    irdocs serve                        see both on a local page that renews itself
    irdocs watch                        build again whenever a file is saved
    irdocs pictures                     PNG of every page and slide, with words beside them
    irdocs formats                      the leaflet's formats and the print shops' profiles
    """
    context.obj = quiet


def _say(line: str) -> None:
    """Print what is not a finding, unless the user wants none of it."""
    context = click.get_current_context(silent=True)
    if not (context and context.find_root().obj):
        click.echo(line, color=_coloured())


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
@_HANDOUT
@click.option("--draft", is_flag=True, help="Show statistics that have no value yet, marked so.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--manifest", is_flag=True,
              help="Write manifest.json: what was made, of what, by what.")  # fmt: skip
@_AS
@_TODAY
def build_command(
    content: Path,
    output: Path,
    only: Product | None,
    formats: tuple[str, ...],
    press: str | None,
    answers: Answers | None,
    template: Path | None,
    handout: str | None,
    draft: bool,
    strict: bool,
    manifest: bool,
    style: str,
    today: str | None,
) -> None:
    """Make the leaflet and the deck from CONTENT (content.yaml).

    Exit status: 0 done; 1 the content has errors, or warnings with --strict; 2 the command was
    used wrongly, or a file cannot be read or written. After an error yesterday's files stay.
    """
    start = perf_counter()
    try:
        day = _day(today)
        pages = int(handout) if handout else None
        order = Order(only, formats, press, answers, template, draft, strict, day, manifest, pages)
        result = build(content, output, order, progress=_progress)
    except (OSError, UsageError) as error:
        _cannot(error)
    _tell(result, style, perf_counter() - start)


@main.command("serve")
@_CONTENT
@_FORMAT
@_TEMPLATE
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes any that is free.")
@_TODAY
def serve_command(
    content: Path, formats: tuple[str, ...], template: Path | None, port: int, today: str | None
) -> None:
    """Show the leaflet and the deck on a local web page that renews itself after each save.

    The page is for this machine alone, under a secret address. Ctrl-C ends it. Findings on finished
    files come with irdocs build.
    """
    from irdocs.preview import serve

    try:
        order = Order(formats=formats, template=template, today=_day(today))
        serve(content, order, port, lambda line: click.echo(line))
    except (OSError, UsageError) as error:
        _cannot(error)


@main.command("watch")
@_CONTENT
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"),
              show_default=True, help="The folder to write to.")  # fmt: skip
@click.option("--only", type=click.Choice(["leaflet", "deck"]), help="Make one product only.")
@_FORMAT
@_TEMPLATE
@_HANDOUT
@_TODAY
def watch_command(
    content: Path,
    output: Path,
    only: Product | None,
    formats: tuple[str, ...],
    template: Path | None,
    handout: str | None,
    today: str | None,
) -> None:
    """Build, and build again whenever a file is saved that was read; Ctrl-C ends it.

    The content, its drawings and photographs, the theme, formats and template are looked at, and
    nothing else. After an error the last good files stay.
    """
    from irdocs import watching

    pages, start = int(handout) if handout else None, perf_counter()
    order = Order(only, formats, template=template, today=_day(today), handout=pages)

    def once() -> Result:
        nonlocal start
        start = perf_counter()
        return build(content, output, order)

    try:
        for result, _ in watching.watch(once):
            _print_findings(result)
            for written in result.files:
                _say(f"{_paint('wrote', 'green')} {_describe(written)}")
            _say(_outcome(result, perf_counter() - start))
    except KeyboardInterrupt:
        click.echo("stopped")
    except (OSError, UsageError) as error:
        _cannot(error)


@main.command("check")
@_CONTENT
@_FORMAT
@_TEMPLATE
@_HANDOUT
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--built", is_flag=True,
              help="Look at the finished files in the output folder too.")  # fmt: skip
@click.option("--press", metavar="PROFILE", help="Look at what a print shop needs, too.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"),
              show_default=True, help="The folder that --built looks in.")  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List every rule and code.")
@click.option("--explain", metavar="CODE", help="Say what a rule wants, why, and who says so.")
@_AS
@_TODAY
def check_command(
    content: Path,
    formats: tuple[str, ...],
    template: Path | None,
    handout: str | None,
    strict: bool,
    built: bool,
    press: str | None,
    output: Path,
    listing: bool,
    explain: str | None,
    style: str,
    today: str | None,
) -> None:
    """Say what is wrong or weak in CONTENT (content.yaml), all in one run; write nothing.

    Exit status as for build.
    """
    if listing or explain is not None:
        _explain(explain)
        return
    start = perf_counter()
    try:
        order = Order(
            formats=formats,
            press=press,
            template=template,
            strict=strict,
            today=_day(today),
            handout=int(handout) if handout else None,
        )
        result = check(content, order, built=output if built else None)
    except (OSError, UsageError) as error:
        _cannot(error)
    _tell(result, style, perf_counter() - start)


def _explain(code: str | None) -> None:
    """Print one rule at length, or all of them a line each."""
    from irdocs.content.fields import closest
    from irdocs.review import catalogue

    if code is None:
        for line in text.listed():
            click.echo(line, color=_coloured())
        return
    rule = catalogue.explained(code)
    if rule is None:
        near = closest(code, catalogue.codes())
        meant = f'; did you mean "{near}"?' if near else "; irdocs check --list names them all"
        _cannot(UsageError(f'there is no code "{code}"{meant}'))
    click.echo(text.explained(rule), color=_coloured())


def _day(given: str | None) -> date:
    """Return the day that a user names, or SOURCE_DATE_EPOCH's, or the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        if given is not None:
            return date.fromisoformat(given)
        if epoch.isdigit():
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        if given is not None:
            raise UsageError(f'--today is "{given}"; write a date as 2026-11-23') from None
    return date.today()


@main.command("reproduce")
@click.argument("manifest", type=click.Path(path_type=Path), default=Path("output/manifest.json"),
                required=False)  # fmt: skip
def reproduce_command(manifest: Path) -> None:
    """Make what MANIFEST (output/manifest.json) speaks of once more, and compare.

    Exit status: 0 the same bytes, or the same contents where another zlib compressed them;
    1 they differ; 2 the manifest cannot be read.
    """
    from irdocs.reproduce import reproduce

    try:
        verdict = reproduce(manifest)
    except (OSError, UsageError) as error:
        _cannot(error)
    for line in verdict.lines:
        click.echo(line)
    click.echo(_paint("reproduced", "green") if verdict.same else _paint("differs", "red"),
               color=_coloured())  # fmt: skip
    if not verdict.same:
        sys.exit(1)


@main.command("pictures")
@_CONTENT
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("pictures"),
              show_default=True, help="The folder to write to.")  # fmt: skip
@click.option("--only", type=click.Choice(["leaflet", "deck"]), help="Of one product only.")
@_FORMAT
@_TEMPLATE
@click.option("--width", type=click.IntRange(50, 8000), default=1280, show_default=True,
              help="Of each picture, in pixels.")  # fmt: skip
def pictures_command(
    content: Path,
    output: Path,
    only: Product | None,
    formats: tuple[str, ...],
    template: Path | None,
    width: int,
) -> None:
    """Write a PNG of every page and slide, for a web page or a pull request.

    pictures.json has an alternative text for each, and all that it says.
    """
    from irdocs import pictures

    start = perf_counter()
    try:
        order = Order(only, formats, template=template)
        result, taken = pictures.take(content, output, order, width)
    except (OSError, UsageError) as error:
        _cannot(error)
    _print_findings(result)
    if taken:
        said = f"{output}  {_count_of(len(taken), 'pictures')}, {pictures.DESCRIPTION}"
        _say(f"{_paint('wrote', 'green')} {said}")
    _finish(result, perf_counter() - start)


@main.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def init_command(folder: Path) -> None:
    """Write a small complete project into DIR: content with every block explained, CI, drawings.

    Files that are there already stay as they are; a content.yaml there is an error.
    """
    from irdocs import starter

    try:
        written = starter.write(folder)
    except OSError as error:
        _cannot(error)
    for path in written:
        _say(f"{_paint('wrote', 'green')} {path}")
    _say(f"Next: cd {folder} && irdocs build")


@main.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print what makes a shell complete irdocs' commands and options.

    \b
    bash:  irdocs completion bash >> ~/.bashrc
    zsh:   irdocs completion zsh >> ~/.zshrc
    fish:  irdocs completion fish > ~/.config/fish/completions/irdocs.fish
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    assert complete is not None  # the choices are those that click knows
    source = complete(main, {}, "irdocs", "_IRDOCS_COMPLETE")
    click.echo(source.source_template % source.source_vars())


@main.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of content.yaml, for editors.

    \b
    irdocs schema > content.schema.json
    and as the first line of content.yaml:
    # yaml-language-server: $schema=content.schema.json
    """
    from irdocs.content import schema

    click.echo(schema.as_json(), nl=False)


@main.command("theme")
def theme_command() -> None:
    """Print the built-in theme, to be changed into your own.

    \b
    irdocs theme > trust.yaml
    and in content.yaml:
    theme: trust.yaml
    """
    from irdocs.theme import THEMES

    click.echo(THEMES.path("ir").read_text(encoding="utf-8"), nl=False)


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


def _tell(result: Result, style: str, seconds: float) -> None:
    """Print what was found, as text or as a report for a program, and set the exit status."""
    if style == "text":
        _print_findings(result)
        for written in result.files:
            _say(f"{_paint('wrote', 'green')} {_describe(written)}")
        _finish(result, seconds)
    else:
        click.echo(WRITERS[style](result), nl=False)
        if result.failed:
            sys.exit(1)


def _finish(result: Result, seconds: float) -> None:
    _say(_outcome(result, seconds))
    if result.failed:
        sys.exit(1)


def _outcome(result: Result, seconds: float) -> str:
    report = result.report
    counts = f"{_count(report.errors, 'error')}, {_count(report.warnings, 'warning')}"
    counts += f", {len(result.waived)} waived" if result.waived else ""
    outcome = _paint("failed", "red") if result.failed else _paint("done", "green")
    return f"{outcome} in {seconds:.2f} s: {counts}"


def _count(found: tuple[Diagnostic, ...], name: str) -> str:
    return _count_of(len(found), f"{name}s")


def _count_of(count: int, names: str) -> str:
    return f"{count} {names.removesuffix('s') if count == 1 else names}"


def _describe(written: Written) -> str:
    size = f"{written.size / 1000:,.0f} kB"
    return f"{written.path}  {_count_of(written.count, written.unit)}, {size}"


def _progress(stage: str, what: str, seconds: float) -> None:
    """A line for each stage, on a terminal only."""
    context = click.get_current_context(silent=True)
    if sys.stderr.isatty() and not (context and context.find_root().obj):
        click.echo(f"{_paint(stage.ljust(8), 'blue')} {what}  {seconds:.2f} s", err=True)


def _print_findings(result: Result) -> None:
    context = click.get_current_context(silent=True)
    quiet = bool(context and context.find_root().obj)
    for finding in text.findings(result, quiet=quiet):
        click.echo(finding, err=True, color=_coloured())


def _cannot(error: OSError | UsageError) -> NoReturn:
    what, file = str(error), ""
    if isinstance(error, OSError):
        what = error.strerror or what
        file = f"{error.filename}: " if error.filename else ""
    click.echo(f"irdocs: {_paint('error', 'red')}: {file}{what}", err=True, color=_coloured())
    sys.exit(2)
