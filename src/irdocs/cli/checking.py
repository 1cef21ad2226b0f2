"""The command that says what is wrong or weak, and explains its rules."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from irdocs.build import check
from irdocs.cli.group import examples, main
from irdocs.cli.options import AS, CONTENT, FORMAT, HANDOUT, ONLY, STRICT, TEMPLATE, TODAY, day_of
from irdocs.cli.telling import cannot, tell
from irdocs.diagnostics import UsageError, guess, joined
from irdocs.options import BuildOptions
from irdocs.reporting import text
from irdocs.reporting.text import coloured


@main.command(
    "check",
    epilog=examples(
        "irdocs check  content.yaml of this folder",
        "irdocs check --strict --as github  in CI: annotates the lines",
        "irdocs check --press uk-3mm  what the print shop would send back",
        "irdocs check --built  the files in output/, too",
        "irdocs check --list  every rule and code, a line each",
        "irdocs check --explain vague-link  what one wants, why, and who says so",
    ),
)
@CONTENT
@ONLY
@FORMAT
@TEMPLATE
@HANDOUT
@STRICT
@click.option("--built", is_flag=True,
              help="Look at the finished files in the output folder too.")  # fmt: skip
@click.option("--press", metavar="PROFILE", help="Look at what a print shop needs, too.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"),
              show_default=True, help="The folder that --built looks in.")  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List every rule and code.")
@click.option("--explain", metavar="CODE", help="Say what a rule wants, why, and who says so.")
@AS
@TODAY
def check_command(
    content: Path,
    only: str | None,
    formats: tuple[str, ...],
    template: Path | None,
    handout: int | None,
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
        options = BuildOptions(
            only,
            formats=formats,
            press=press,
            template=template,
            strict=strict,
            today=day_of(today),
            handout=handout,
        )
        result = check(content, options, built=output if built else None)
    except (OSError, UsageError) as error:
        cannot(error)
    tell(result, style, perf_counter() - start)


def _explain(code: str | None) -> None:
    """Print one rule at length, or all of them a line each."""
    from irdocs.audit import catalogue

    if code is None:
        for line in text.listed():
            click.echo(line, color=coloured())
        return
    rule = catalogue.explained(code)
    if rule is None:
        meant = guess(code, catalogue.codes(), "irdocs check --list names them all")
        cannot(UsageError(joined(f'there is no code "{code}"', meant)))
    click.echo(text.explained(rule), color=coloured())
