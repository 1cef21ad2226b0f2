"""The commands `irdocs theme`: print a built-in theme, check one, make one from a brand."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from irdocs import theme
from irdocs.building import BuildResult
from irdocs.cli.group import CommandGroup, examples, main
from irdocs.cli.telling import cannot, print_findings, say
from irdocs.content.datafile import DataFileRequest, is_path
from irdocs.content.files import opened
from irdocs.content.limits import CONTENT_BYTES
from irdocs.content.text_file import plain_breaks
from irdocs.diagnostics import Report, UsageError, guess, joined
from irdocs.reporting.text import paint
from irdocs.theme import THEMES


class ThemeGroup(CommandGroup):
    """A group that takes the name of a built-in theme in place of a command."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        if found is None and cmd_name in THEMES.names:
            return click.Command(cmd_name, callback=lambda: _print(cmd_name))
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            known = (*THEMES.names, *self.commands)
            advice = guess(name, known, f"irdocs theme --list names {len(THEMES.names)}")
            if is_path(name):
                advice = f"irdocs theme check {name} looks into a file"
            ctx.fail(joined(f'there is no built-in theme "{name}"', advice))
        return super().resolve_command(ctx, args)


def _print(name: str) -> None:
    click.echo(THEMES.path(name).read_text(encoding="utf-8"), nl=False)


@main.group(
    "theme",
    cls=ThemeGroup,
    invoke_without_command=True,
    subcommand_metavar="[NAME | COMMAND …]",
    epilog=examples(
        "irdocs theme > trust.yaml  the one that is taken without any",
        "irdocs theme ir  the same, by its name",
        "irdocs theme --list  the names of all",
        "irdocs theme check trust.yaml  its faults, or all its contrasts",
        "irdocs theme new --from logo.svg  one in your own colours",
    ),
)
@click.option("--list", "listing", is_flag=True, help="List the built-in themes.")
@click.pass_context
def theme_group(context: click.Context, listing: bool) -> None:
    """Print a built-in theme, to be changed into your own; check one; or make one.

    \b
    A line of content.yaml asks for it:
    theme: trust.yaml
    """
    if listing:
        report = Report()
        wide = max(map(len, THEMES.names))
        for name in THEMES.names:
            loaded = theme.load(DataFileRequest(name, Path(), None), report)
            said = loaded.description if loaded else f"see irdocs theme check {name}"
            click.echo(f"{name:<{wide}}  {said}")
        context.exit()
    if context.invoked_subcommand is None:
        _print("ir")


@theme_group.command(
    "check",
    epilog=examples(
        "irdocs theme check trust.yaml  faults with their lines, or measures",
        "irdocs theme check ir  the measures of a built-in theme",
    ),
)
@click.argument("file", metavar="FILE")
def theme_check_command(file: str) -> None:
    """Report what is wrong with a theme, or the contrast of every text and the inks of every role.

    Warnings name accents that look alike, to people with a colour vision deficiency too. Exit
    status: 0 it can be used; 1 it cannot; 2 the file cannot be read.
    """
    from irdocs.brand import examination

    report = Report()
    try:
        if is_path(file):
            opened(Path(file)).close()
        elif file not in THEMES.names:
            advice = guess(file, THEMES.names, "a file of yours ends in .yaml")
            raise UsageError(joined(f'there is no theme "{file}"', advice))
    except (OSError, UsageError) as error:
        cannot(error)
    loaded = theme.load(DataFileRequest(file, Path(), None), report)
    if loaded is not None:
        for line in examination.lines(loaded, examination.measured(loaded)):
            say(line)
    print_findings(_with_lines(report, Path(file)))
    if loaded is None:
        sys.exit(1)


@theme_group.command(
    "new",
    epilog=examples(
        "irdocs theme new --from logo.svg  theme.yaml, and pictures",
        "irdocs theme new --from _brand.yml -o trust.yaml  of a whole brand",
        "irdocs theme new --from logo.png --force  replaces theme.yaml",
    ),
)
@click.option("--from", "source", required=True, metavar="FILE", type=click.Path(path_type=Path),
              help="A logo (SVG, PNG, JPEG …) or a _brand.yml.")  # fmt: skip
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("theme.yaml"),
    show_default=True,
    help="The theme to write.",
)
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to put pictures that show it, in place of NAME-pictures beside it.",
)
@click.option("--no-pictures", is_flag=True, help="Write the theme alone.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def theme_new_command(
    source: Path, output: Path, pictures: Path | None, no_pictures: bool, force: bool
) -> None:
    """Make a theme from the colours of a logo or a brand; it passes every check.

    What became of each colour is printed, and stands in the theme too. Pictures show a leaflet and
    slides in it. Exit status: 0 done; 1 the logo or brand cannot be used; 2 a file cannot be read,
    or is there already.
    """
    from irdocs.brand import making, specimen, theme_text

    folder = pictures or output.with_name(f"{output.stem}-pictures")
    report = Report()
    try:
        if not is_path(str(output)):
            raise UsageError(f'"{output}" is no name for a theme; end it in .yaml')
        if output.exists() and source.exists() and output.samefile(source):
            raise UsageError(f'"{output}" is what the theme is made from; name another with -o')
        _refuse_to_replace([output], force)
        if not no_pictures:
            _refuse_to_replace(specimen.present(folder), force)
        opened(source).close()
        made = making.make(source, output, report)
        if made is not None:
            for line in theme_text.accounts(made.palette):
                say(line)
            written = specimen.write_theme(made, output)
            if not no_pictures:
                written = (*written, *specimen.show(made, folder, output.parent, report))
            for path in written:
                say(f"{paint('wrote', 'green')} {path}")
    except (OSError, UsageError) as error:
        cannot(error)
    print_findings(_with_lines(report, source, output))
    if made is None or report.errors:
        sys.exit(1)


def _with_lines(report: Report, *files: Path) -> BuildResult:
    """Return findings with the texts of the YAML files that they are in, to quote lines of."""
    texts: dict[str, str] = {}
    for file in files:
        if is_path(str(file)):
            with suppress(OSError):  # a theme that is not made
                with opened(file) as opened_file:
                    data = opened_file.read(CONTENT_BYTES)
                texts[str(file)] = plain_breaks(data.decode("utf-8-sig", "replace"))
    return BuildResult(report, included=texts)


def _refuse_to_replace(paths: Any, force: bool) -> None:
    """Raise FileExistsError for the first path that is there, unless `force` was given."""
    for path in paths:
        if path.exists() and not force:
            raise FileExistsError(17, "it is there already; --force replaces it", str(path))
