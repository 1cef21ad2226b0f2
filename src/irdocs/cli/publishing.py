"""The command that makes a folder for a web server: publish."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from irdocs import side_by_side
from irdocs.cli.group import examples, main
from irdocs.cli.options import (
    ANSWERS,
    CONTENT,
    FORMAT,
    HANDOUT,
    ONLY,
    OVERWRITE,
    STRICT,
    TEMPLATE,
    TODAY,
    day_of,
    edition_options,
)
from irdocs.cli.telling import (
    cannot,
    progress,
    tell,
)
from irdocs.content.about import Answers
from irdocs.diagnostics import UsageError
from irdocs.frozen import replace
from irdocs.options import BuildOptions
from irdocs.publishing import publish


@main.command(
    "publish",
    epilog=examples(
        "irdocs publish site  content.yaml -> site/",
        "irdocs publish site talk.yaml  another file",
        "irdocs publish site --format a4 --format large-print  two leaflets",
        "irdocs publish site --language cy --language en  in both languages",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@CONTENT
@ONLY
@FORMAT
@ANSWERS
@TEMPLATE
@HANDOUT
@edition_options
@STRICT
@OVERWRITE
@TODAY
def publish_command(
    folder: Path,
    content: Path,
    only: str | None,
    formats: tuple[str, ...],
    answers: Answers | None,
    template: Path | None,
    handout: int | None,
    asked: BuildOptions,
    strict: bool,
    overwrite: bool,
    today: str | None,
) -> None:
    """Write all that a web server needs into FOLDER: pages of leaflet and deck, their files with a
    handout and e-books, and a first page that lists them.

    FOLDER is replaced as a whole; files that you have put there yourself stay. Exit status as for
    build.
    """
    start = perf_counter()
    try:
        options = replace(
            asked, only=only, formats=formats, answers=answers, template=template, strict=strict,
            today=day_of(today), handout=handout or SITE_HANDOUT, overwrite=overwrite,
        )  # fmt: skip
        result = publish(
            content, folder, options, progress=progress, processes=side_by_side.copies()
        )
    except (OSError, UsageError) as error:
        cannot(error)
    tell(result, "text", perf_counter() - start)


SITE_HANDOUT = 3
"""How many slides stand on a page of a published handout, unless it is said: with lines to write
on, for an audience."""
