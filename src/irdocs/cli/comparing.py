"""The command `irdocs diff`: it says what differs between two versions."""

from __future__ import annotations

import re
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from irdocs.cli.group import examples, main
from irdocs.cli.telling import cannot, print_findings, say
from irdocs.diagnostics import UsageError
from irdocs.reporting.text import coloured, paint


@main.command(
    "diff",
    epilog=examples(
        "irdocs diff HEAD  since the last commit",
        "irdocs diff HEAD~3  since three commits ago",
        "irdocs diff content.yaml output/deck.pptx  what was edited in it",
        "irdocs diff old.pdf output/leaflet.pdf  two finished files",
        "irdocs diff HEAD --as html -o changes.html  with pictures, side by side",
        "irdocs diff HEAD --as github  a comment for a pull request",
    ),
)
@click.argument("old")
@click.argument("new", default="content.yaml")
@click.option("--as", "style", type=click.Choice(["text", "json", "github", "html"]),
              default="text", show_default=True,
              help="Write text, JSON, Markdown for a pull request, or a web page.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write to; a web page needs one.")  # fmt: skip
@click.option("--exit-code", is_flag=True, help="End with status 1 if anything differs.")
def diff_command(old: str, new: str, style: str, output: Path | None, exit_code: bool) -> None:
    """Say what differs between OLD and NEW, by block and word: numbers, doses and negations first.

    Each is a content file, a PDF, a deck, a web page or an e-book, or one of a revision of git:
    HEAD~3:content.yaml. Two kinds may be compared with each other. Exit status: 0 whatever
    differs (but see --exit-code); 1 a content file is no YAML, or the kind of file that it is
    compared with cannot be made of it; 2 a file cannot be read.
    """
    from irdocs import output as output_folder
    from irdocs.changes import opening, plain_report, tabulated

    if style == "html" and output is None:
        cannot(UsageError("name the web page to write: -o changes.html"))
    if output is not None and any(_is_file(name, output) for name in (old, new)):
        cannot(UsageError(f"{output} is one of the two that are compared; name another file"))
    try:
        with ExitStack() as stack:
            pair = opening.opened_pair(old, new, Path(), stack)
            failed, comparison = opening.compare_pair(pair)
            for result in failed:
                print_findings(result)
            if comparison is None:
                sys.exit(1)
            match style:
                case "json":
                    text = tabulated.as_json(comparison)
                case "github":
                    text = plain_report.as_comment(comparison)
                case "html":
                    from irdocs.changes import frames, page

                    text = page.as_page(comparison, *frames.page_pairs(pair, comparison))
                case _:
                    lines = plain_report.as_text(comparison)
                    lines = lines if output is not None else map(_painted, lines)
                    text = "\n".join(lines) + "\n"
            if output is not None:
                output_folder.write(output.parent, {output.name: text.encode()})
                say(f"{paint('wrote', 'green')} {output}")
            else:
                click.echo(text, nl=False, color=coloured())
    except (OSError, UsageError) as error:
        cannot(error)
    if exit_code and not comparison.is_same:
        sys.exit(1)


def _is_file(name: str, output: Path) -> bool:
    """Whether a version is the file that is to be written."""
    path = Path(name) / "content.yaml" if Path(name).is_dir() else Path(name)
    return path.exists() and output.exists() and path.samefile(output)


_REMOVED, _ADDED = re.compile(r"\[-.*?-\]"), re.compile(r"\{\+.*?\+\}")


def _painted(line: str) -> str:
    """Return a line with its changes in colours; the signs stay, for those who do not see them."""
    line = _REMOVED.sub(lambda match: paint(match[0], "red"), line)
    line = _ADDED.sub(lambda match: paint(match[0], "green"), line)
    return paint(line, "yellow") if line.startswith("    ! ") else line
