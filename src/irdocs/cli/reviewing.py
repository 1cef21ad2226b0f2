"""The commands `irdocs review`: a document to comment on, and its comments back."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from irdocs.cli.group import CommandGroup, examples, main
from irdocs.cli.options import CONTENT, OUTPUT
from irdocs.cli.telling import cannot, describe, finish, print_findings, say
from irdocs.content.review_register import REGISTER
from irdocs.diagnostics import UsageError, count_of
from irdocs.reporting.text import paint


@main.group(
    "review",
    cls=CommandGroup,
    epilog=examples(
        "irdocs review pack  output/review.docx and review.pdf",
        "irdocs review read output/review.docx  its comments, taken",
        "irdocs review read output/deck.pptx  those on slides",
        "irdocs check  tells of each until it has an answer",
    ),
)
def review_group() -> None:
    """Give the document to people to comment on, and take their comments back."""


@review_group.command(
    "pack",
    epilog=examples(
        "irdocs review pack  output/review.docx and review.pdf",
        "irdocs review pack -o for-review  in another folder",
    ),
)
@CONTENT
@OUTPUT
def pack_command(content: Path, output: Path) -> None:
    """Write all that CONTENT says with numbered lines, as a Word file and a PDF."""
    from irdocs.commenting.reviewing import write_pack

    start = perf_counter()
    try:
        result = write_pack(content, output)
    except (OSError, UsageError) as error:
        cannot(error)
    if result.failed:
        print_findings(result)
    for written in result.files:
        say(f"{paint('wrote', 'green')} {describe(written)}")
    finish(result, perf_counter() - start)


@review_group.command(
    "read",
    epilog=examples(
        "irdocs review read output/review.docx  tracked changes, too",
        "irdocs review read output/deck.pptx  comments on slides",
        "irdocs review read output/leaflet.pdf  notes in a PDF",
    ),
)
@click.argument("files", nargs=-1, required=True,
                type=click.Path(path_type=Path, dir_okay=False))  # fmt: skip
@click.option("--content", type=click.Path(path_type=Path, dir_okay=False),
              default=Path("content.yaml"), show_default=True,
              help="The content that the files were made of.")  # fmt: skip
def read_command(files: tuple[Path, ...], content: Path) -> None:
    """Take the comments in FILES (PDF, PowerPoint, Word) into review-comments.yaml.

    Each is told by irdocs check at the line that it is about, until it has an answer there.
    """
    from irdocs.commenting.reviewing import take_comments

    try:
        taken = take_comments(content, files)
    except (OSError, UsageError) as error:
        cannot(error)
    for one in taken:
        for placed in one.new:
            place = f"{placed.file}:{placed.line}: " if placed.file else ""
            author = f"{placed.comment.author}: " if placed.comment.author else ""
            say(f"{place}{author}{placed.comment.says}")
        known = f", {one.known} that were there before" if one.known else ""
        count = count_of(len(one.new), "comments")
        say(f"{paint('took', 'green')} {one.name}: {count}{known}")
    if any(one.new for one in taken):
        say(f"{paint('wrote', 'green')} {content.parent / REGISTER}")
