"""The command `irdocs` itself, with its options and the overview that its help prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import zip_longest
from typing import Any

import click

from irdocs.cli.exit_status import BROKEN_PIPE, INTERRUPTED
from irdocs.version import VERSION


def examples(*lines: str) -> str:
    """Return the end of a command's help: a list of commands to type, each with what it does.

    In each of `lines` two spaces separate the command from its explanation. The `\\b` at the start
    tells click to leave the line breaks of the paragraph as they are.
    """
    width = max(len(line.partition("  ")[0]) for line in lines)
    aligned = []
    for line in lines:
        command, _, explanation = line.partition("  ")
        aligned.append(f"  {command:<{width}}  {explanation}".rstrip())
    return "\b\nExamples:\n" + "\n".join(aligned)


@contextmanager
def ended_from_outside() -> Iterator[None]:
    """End the command without a word if nobody reads its output any more, as in `| head -1`, or
    somebody stops it with Ctrl-C.

    click would end it with 1, which here says that the content has errors.
    """
    try:
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):  # or Python would flush them in vain at its end
            with suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
        raise click.exceptions.Exit(BROKEN_PIPE) from None


class Command(click.Command):
    """A command with options that may stand without their value, such as --web.

    click would take whatever follows such an option for its value, the content file as well.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        values = {
            name: (parameter.type.choices, parameter.flag_value)
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            if isinstance(parameter.type, click.Choice) and isinstance(parameter.flag_value, str)
            for name in parameter.opts
        }
        whole = []
        for argument, following in zip_longest(args, args[1:]):
            choices, value = values.get(argument, ((), ""))
            given = argument in values and following not in choices
            whole.append(f"{argument}={value}" if given else argument)
        return super().parse_args(ctx, whole)


class CommandGroup(click.Group):
    """A group whose commands take -q as well, for those who type it behind the command."""

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        with ended_from_outside():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        with ended_from_outside():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; click alone guesses options, but no commands."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            question = _question(name, self.list_commands(ctx))
            ctx.fail(f"No such command {name!r}.{question}")
        return super().resolve_command(ctx, args)

    command_class = Command
    group_class: type | None = type
    """What groups within it are: click's way to say that they are such groups too."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        if not isinstance(cmd, click.Group) or cmd.invoke_without_command:
            cmd.params.append(
                click.Option(
                    ["-q", "--quiet"], is_flag=True, expose_value=False, hidden=True,
                    callback=_be_quiet,
                )
            )  # fmt: skip
        super().add_command(cmd, name)


def _question(name: str, commands: Iterable[str]) -> str:
    """Return what may be meant by a command that there is not, behind a space."""
    from irdocs.diagnostics import closest

    if name.endswith((".yaml", ".yml")):
        return f" Did you mean 'irdocs build {name}'?"
    meant = closest(name, commands)
    return f" Did you mean {meant!r}?" if meant else ""


@dataclass(slots=True)
class Invocation:
    """What all commands know of how they were called."""

    arguments: tuple[str, ...] | None = None
    """What was typed behind `irdocs`; None if a program has called the command."""
    quiet: bool = False


COMMANDS: Mapping[str, tuple[str, str]] = {
    "batch": ("batching", "Make all editions, one for each row of a table."),
    "build": ("making", "Make the leaflet and the deck."),
    "cache": ("caching", "Show or remove what is kept for later runs."),
    "check": ("checking", "Report errors and weaknesses; write nothing."),
    "completion": ("helping", "Print a script by which a shell completes commands."),
    "diff": ("comparing", "Say what differs between two versions."),
    "formats": ("helping", "List the leaflet's formats and print shops' profiles."),
    "import": ("importing", "Make a project of a presentation, Word or Markdown."),
    "init": ("helping", "Write a small complete project to start from."),
    "locale": ("locales", "Check irdocs' own words in a language, or begin them."),
    "pictures": ("picturing", "Write a PNG of every page and slide."),
    "publish": ("publishing", "Write all that a web server needs into a folder."),
    "pull": ("pulling", "Bring edits of a deck into the content."),
    "reproduce": ("reproducing", "Build the same files again, and compare."),
    "review": ("reviewing", "Give it to people to comment on; take comments back."),
    "schema": ("helping", "Print the JSON Schema of content.yaml, for editors."),
    "serve": ("picturing", "Show leaflet and deck on a local page as you write."),
    "template": ("helping", "Use your own PowerPoint template."),
    "theme": ("theming", "Print, check or make a theme."),
    "translate": ("translating", "Send texts to translators, and take them back."),
    "watch": ("making", "Build again whenever a file is saved."),
}
"""The module of each command, in this package, and what it does in a few words. A module takes a
tenth of a second to import, all of them together as long as a build takes to begin."""


class MainGroup(CommandGroup):
    """The group of all commands, whose modules are imported when they are asked for."""

    group_class = CommandGroup  # theirs are not listed in the table below

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            import_module(f"irdocs.cli.{COMMANDS[cmd_name][0]}")
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


def _be_quiet(context: click.Context, _: click.Parameter, quiet: bool) -> None:
    root = context.find_root()
    if quiet and isinstance(root.obj, Invocation):
        root.obj.quiet = True


@click.group(cls=MainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="irdocs")
@click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only.")
@click.pass_context
def main(context: click.Context, quiet: bool) -> None:
    """Turn one content file into a printed leaflet and a teaching deck.

    \b
    irdocs init talk                    a small complete project to start from
    irdocs import talk.md               a project from Markdown that you have
    irdocs build                        content.yaml -> output/leaflet.pdf, output/deck.pptx
    irdocs build talk.yaml -o talk      another file, another folder
    irdocs build --format a4            output/leaflet-a4.pdf, and the deck
    irdocs build --press uk-3mm         a file for the print shop as well, with its preflight
    irdocs build --handout 3            a handout of the slides too, three to a page
    irdocs build --template trust.pptx  the deck in the look of your own template
    irdocs check                        report errors and weaknesses, write nothing
    irdocs check --built                check the files of the last build as well
    irdocs check --explain vague-link   what a rule requires, why, and its source
    irdocs build --web                  web pages of both as well; --epub e-books
    irdocs build --manifest             manifest.json as well, for irdocs reproduce
    irdocs reproduce                    build the same files again, and compare
    irdocs theme                        the built-in theme, to begin your own from
    irdocs theme new --from logo.svg    a theme in your own colours, with pictures of it
    irdocs locale check                 irdocs' own words, a language a line, and who checked them
    irdocs translate extract cy         its texts for translators; then: build --language cy
    irdocs diff HEAD                    what has changed, doses and numbers first
    irdocs build --keep                 a deck that was edited: edited slides stay
    irdocs pull output/deck.pptx        what was edited in a deck, into content.yaml
    irdocs review pack                  all of it with numbered lines, to comment on
    irdocs schema                       the JSON Schema of content.yaml, for editors
    irdocs serve                        both on a local web page, renewed after each save
    irdocs batch --data trusts.csv      an edition for each row of a table
    irdocs publish site                 a folder for any web server, with pages and files
    irdocs watch                        build again whenever a file is saved
    irdocs pictures                     a PNG of every page and slide, with alternative texts
    irdocs formats                      the leaflet's formats and the print shops' profiles

    Each command has examples too: irdocs build --help
    """
    invocation = context.obj if isinstance(context.obj, Invocation) else Invocation()
    invocation.quiet = quiet
    context.obj = invocation
