"""The command that makes a project of what exists."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from irdocs.cli.group import examples, main
from irdocs.cli.options import TODAY, day_of
from irdocs.cli.telling import cannot, print_findings, say
from irdocs.diagnostics import UsageError, count_of
from irdocs.reporting.text import paint


@main.command(
    "import",
    epilog=examples(
        "irdocs import talk.pptx  a project in the folder talk",
        "irdocs import talk.md  of Markdown",
        "irdocs import talk.qmd -o lecture  in another folder",
    ),
)
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="The folder to make (default: the file's name without its ending).")  # fmt: skip
@TODAY
def import_command(source: Path, output: Path | None, today: str | None) -> None:
    """Make a project of a presentation, a Word file, or Markdown (Pandoc, Quarto, Marp).

    The folder gets content.yaml, the pictures, and import.txt: what was taken, what is there in
    another form, what was left and why, and what was added because content needs it. Exit status:
    0 the project builds; 1 it has errors, which are told; 2 nothing could be imported.
    """
    from irdocs.importing.project import ACCOUNT, import_file

    folder = output or Path(source.stem)
    try:
        result = import_file(source, folder, day_of(today).isoformat())
    except (OSError, UsageError) as error:
        cannot(error)
    print_findings(result.checked)
    taken = ", ".join(f"{count} {kind}" for kind, count in sorted(result.account.taken.items()))
    say(f"{paint('wrote', 'green')} {folder / 'content.yaml'}  {taken or 'nothing'}")
    fates = {fate: sum(line.fate == fate for line in result.account.lines)
             for fate in ("changed", "left", "added")}  # fmt: skip
    told = ", ".join(f"{count} {fate}" for fate, count in fates.items() if count)
    say(f"{paint('wrote', 'green')} {folder / ACCOUNT}  {told or 'all taken as it is'}")
    if result.missing:
        words = count_of(len(result.missing), "words")
        click.echo(
            f"{words} of the source are not accounted for: {' '.join(result.missing[:12])}; "
            "this is a fault of irdocs", err=True,
        )  # fmt: skip
    if result.checked.failed or result.missing:
        sys.exit(1)
