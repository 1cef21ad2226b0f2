"""The command that builds what a manifest says once more, and compares: reproduce."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from irdocs.cli.group import examples, main
from irdocs.cli.telling import cannot
from irdocs.diagnostics import UsageError
from irdocs.reporting.text import coloured, paint
from irdocs.reproduce import reproduce


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
