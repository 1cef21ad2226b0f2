"""Commands that help authors: init, schema, formats, template check, completion."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from irdocs import starter, theme
from irdocs.building import BuildResult
from irdocs.cli.group import examples, main
from irdocs.cli.telling import cannot, print_findings, say
from irdocs.content import schema
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.leaflet.formats import FORMATS
from irdocs.leaflet.formats import load as load_format
from irdocs.leaflet.press_profiles import PRESSES
from irdocs.leaflet.press_profiles import load as load_press
from irdocs.products import places_of_content
from irdocs.reporting.text import paint
from irdocs.theme import THEMES


@main.command(
    "init",
    epilog=examples(
        "irdocs init talk  then: cd talk && irdocs build",
        "irdocs init clinic --kind patient-leaflet  a booklet to put your words into",
        "irdocs init talk --kind lecture --theme ir  in another look",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in starter.StarterKind]),
    default=starter.StarterKind.GUIDE.value,
    show_default=True,
    help="What it is: the guide explains every block; the others look finished from the start.",
)
@click.option(
    "--theme", "theme_name", type=click.Choice(THEMES.names), help="The look, if not its kind's."
)
def init_command(folder: Path, kind: str, theme_name: str | None) -> None:
    """Write a small complete project into DIR: content, drawings, a Makefile, CI.

    Files that exist already are left as they are; an existing content.yaml is an error.
    """
    try:
        written = starter.write(folder, starter.StarterKind(kind), theme_name)
    except OSError as error:
        cannot(error)
    for path in written:
        say(f"{paint('wrote', 'green')} {path}")
    say(f"Next: cd {folder} && irdocs build")


@main.command(
    "completion",
    epilog=examples(
        "irdocs completion bash >> ~/.bashrc",
        "irdocs completion zsh >> ~/.zshrc",
        "irdocs completion fish > ~/.config/fish/completions/irdocs.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print a script that makes a shell complete the commands and options of irdocs."""
    completion_class = get_completion_class(shell)
    assert completion_class is not None  # click has a class for each of the choices
    completion = completion_class(main, {}, "irdocs", "_IRDOCS_COMPLETE")
    click.echo(completion.source_template % completion.source_vars())


@main.command(
    "schema",
    epilog=examples(
        "irdocs schema > content.schema.json",
    ),
)
def schema_command() -> None:
    """Print the JSON Schema of content.yaml, with which editors complete keys and show errors.

    \b
    The first line of content.yaml points them to it:
    # yaml-language-server: $schema=content.schema.json
    """
    click.echo(schema.as_json(places_of_content()), nl=False)


@main.command(
    "formats",
    epilog=examples(
        "irdocs formats  names for --format and --press",
        "irdocs build --format large-print  the leaflet in one of them",
    ),
)
def formats_command() -> None:
    """List the leaflet's formats and the print shops' profiles."""
    report = Report()
    for name in FORMATS.names:
        format = load_format(DataFileRequest(name, Path(), None), report)
        if format:
            click.echo(f"--format {name:<16} {format.title}")
    for name in PRESSES.names:
        press = load_press(DataFileRequest(name, Path(), None), report)
        if press:
            click.echo(f"--press  {name:<16} {press.title}")


@main.group("template")
def template_group() -> None:
    """Use your own PowerPoint template."""


@template_group.command(
    "check",
    epilog=examples(
        "irdocs template check trust.pptx  before the first build in it",
        "irdocs build --template trust.pptx  the deck in its look",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
def template_check_command(file: Path) -> None:
    """Print which layouts of FILE are used for which slides, in which colours and typefaces.

    Exit status: 0 it can be used; 1 it cannot.
    """
    from irdocs.user_template import loading

    report = Report()
    own_theme = theme.load(DataFileRequest("ir", Path(), None), report)
    design = loading.load(file, own_theme, None, report) if own_theme else None
    for line in loading.described(design) if design else ():
        click.echo(line)
    print_findings(BuildResult(report))
    if design is None:
        sys.exit(1)
