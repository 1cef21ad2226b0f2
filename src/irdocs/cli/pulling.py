"""The command `irdocs pull`: it brings what people edited in a deck into its content."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from irdocs.cli.group import examples, main
from irdocs.cli.options import ANSWERS, CONTENT, DRAFT, TEMPLATE
from irdocs.cli.telling import cannot, print_findings, say
from irdocs.content.about import Answers
from irdocs.diagnostics import UsageError
from irdocs.options import BuildOptions
from irdocs.reporting.text import coloured, paint

if TYPE_CHECKING:
    from irdocs.pulling.project import PulledEdit


@main.command(
    "pull",
    epilog=examples(
        "irdocs pull output/deck.pptx  its edits, into content.yaml",
        "irdocs pull output/deck.pptx --dry-run  shows them, changes nothing",
        "irdocs pull output/deck.pptx --deleted leaflet  deleted slides",
    ),
)
@click.argument("deck", type=click.Path(path_type=Path, dir_okay=False))
@CONTENT
@click.option("--dry-run", is_flag=True, help="Show what would change as a diff; write nothing.")
@click.option("--deleted", type=click.Choice(["tell", "leaflet", "remove"]), default="tell",
              show_default=True,
              help="The blocks of deleted slides: tell of them, leave them to the leaflet, or "
              "take them out.")  # fmt: skip
@ANSWERS
@TEMPLATE
@DRAFT
def pull_command(
    deck: Path,
    content: Path,
    dry_run: bool,
    deleted: Literal["tell", "leaflet", "remove"],
    answers: Answers | None,
    template: Path | None,
    draft: bool,
) -> None:
    """Bring the words that were edited in DECK into CONTENT (content.yaml).

    Nothing else of the file is touched. What the content cannot say is told. Give the options that
    the deck was built with. Exit status: 0 all edits are in the content; 1 some are not, or the
    content has errors; 2 the deck cannot be read.
    """
    from irdocs.pulling.project import pull

    try:
        options = BuildOptions("deck", answers=answers, template=template, draft=draft)
        found = pull(deck, content, options, deleted=deleted, dry=dry_run)
    except (OSError, UsageError) as error:
        cannot(error)
    if found.result.failed:
        print_findings(found.result)
        sys.exit(1)
    if dry_run:
        for line in found.difference():
            click.echo(line, color=coloured())
    for line in _lines(found.pulled, "would pull" if dry_run else "pulled", "green"):
        say(line)
    for line in _lines(found.left, "left", "yellow"):
        click.echo(line, err=True, color=coloured())
    if not found.pulled and not found.left:
        say("nothing was edited")
    elif found.pulled and not dry_run:
        say(f"irdocs build --keep makes the deck again, as {content} says now")
    if found.left:
        sys.exit(1)


def _lines(edits: list[PulledEdit], word: str, colour: str) -> Iterator[str]:
    for edit in edits:
        slide = f"{edit.where}: " if edit.where else ""
        place = f"{edit.place}: " if edit.place else ""
        why = f" ({edit.why})" if edit.why else ""
        yield f"{paint(word, colour)} {place}{slide}{edit.what}{why}"
