"""The command `irdocs check`: it reports what is wrong in the content, and explains rules."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from irdocs.audit.content import ExaminedContent
from irdocs.building import check
from irdocs.cli.group import examples, main
from irdocs.cli.noting import note_outcome
from irdocs.cli.options import (
    ANSWERS,
    AS,
    CONTENT,
    DRAFT,
    EPUB,
    FORMAT,
    HANDOUT,
    ONLY,
    STRICT,
    TEMPLATE,
    TODAY,
    WEB,
    day_of,
    edition_options,
    press_option,
    refuse_idle,
)
from irdocs.cli.telling import cannot, tell
from irdocs.content.about import Answers, WebForm
from irdocs.diagnostics import UsageError, guess, joined
from irdocs.frozen import replace
from irdocs.options import BuildOptions
from irdocs.reporting import text
from irdocs.reporting.text import coloured


@main.command(
    "check",
    epilog=examples(
        "irdocs check  content.yaml of this folder",
        "irdocs check --strict --as github  in CI: annotates the lines",
        "irdocs check --press uk-3mm  what the print shop would send back",
        "irdocs check --built  the finished files in output/ as well",
        "irdocs check --score  what checklists ask, by proxy",
        "irdocs check --list  every rule and code, a line each",
        "irdocs check --explain vague-link  a rule with its reason and its source",
    ),
)
@CONTENT
@ONLY
@FORMAT
@TEMPLATE
@HANDOUT
@WEB
@EPUB
@edition_options
@ANSWERS
@DRAFT
@STRICT
@click.option("--built", is_flag=True,
              help="Name what was changed in the files of the output folder as well.")  # fmt: skip
@press_option("Check for what a print shop needs as well.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output"),
              show_default=True, help="The folder that --built looks in.")  # fmt: skip
@click.option("--score", is_flag=True,
              help="Print criteria that are met or missed in place of findings.")  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List every rule and code.")
@click.option("--explain", metavar="CODE", help="Print what a rule requires, why, and its source.")
@AS
@TODAY
def check_command(
    content: Path,
    only: str | None,
    formats: tuple[str, ...],
    template: Path | None,
    handout: int | None,
    web: WebForm | None,
    epub: bool,
    asked: BuildOptions,
    answers: Answers | None,
    draft: bool,
    strict: bool,
    built: bool,
    press: str | None,
    output: Path,
    score: bool,
    listing: bool,
    explain: str | None,
    style: str,
    today: str | None,
) -> None:
    """Report all errors and weaknesses of CONTENT (content.yaml) in one run; write nothing.

    Exit status as for build.
    """
    if listing or explain is not None:
        _explain(explain)
        return
    start = perf_counter()
    try:
        options = replace(
            asked, only=only, formats=formats, press=press, answers=answers, template=template,
            draft=draft, strict=strict, today=day_of(today), handout=handout, web=web, epub=epub,
        )  # fmt: skip
        refuse_idle(options)
        result = check(content, options, built=output if built else None)
    except (OSError, UsageError) as error:
        cannot(error)
    if score and result.examined is not None and not result.report.errors:
        _score(result.examined, style)
        return
    if style == "text" and not built and not result.failed:
        note_outcome(result, content)
    tell(result, style, perf_counter() - start)


def _score(content: ExaminedContent, style: str) -> None:
    """Print a scorecard as text or JSON; there is no SARIF of one, and no annotation."""
    from irdocs.audit.scorecard import scorecard
    from irdocs.reporting import scores

    card = scorecard(content)
    match style:
        case "text":
            for line in scores.as_text(card):
                click.echo(line, color=coloured())
        case "json":
            click.echo(scores.as_json(card), nl=False)
        case _:
            cannot(UsageError(f"--score cannot be written as {style}; take text or json"))


def _explain(code: str | None) -> None:
    """Print one rule in full, or a line for each of them if `code` is None."""
    from irdocs.audit import catalogue

    if code is None:
        for line in text.listed():
            click.echo(line, color=coloured())
        return
    rule = catalogue.explained(code)
    if rule is None:
        advice = guess(code, catalogue.codes(), "irdocs check --list prints them all")
        cannot(UsageError(joined(f'there is no code "{code}"', advice)))
    click.echo(text.explained(rule), color=coloured())
