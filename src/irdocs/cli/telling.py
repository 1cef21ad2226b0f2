"""What commands print, and the exit status that goes with it."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from irdocs.build import BuildResult, WrittenFile
from irdocs.diagnostics import Diagnostic, UsageError
from irdocs.reporting import WRITERS, text
from irdocs.reporting.text import coloured, paint


def is_quiet() -> bool:
    """Whether the user wants to see only what is wrong or weak."""
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().obj)


def say(line: str) -> None:
    """Print what is not a finding, unless the user wants none of it."""
    if not is_quiet():
        click.echo(line, color=coloured())


def tell(result: BuildResult, style: str, seconds: float) -> None:
    """Print what was found, as text or as a report for a program, and set the exit status."""
    if style == "text":
        print_findings(result)
        for written in result.files:
            say(f"{paint('wrote', 'green')} {describe(written)}")
        finish(result, seconds)
    else:
        click.echo(WRITERS[style](result), nl=False)
        if result.failed:
            sys.exit(1)


def finish(result: BuildResult, seconds: float) -> None:
    say(outcome(result, seconds))
    if result.failed:
        sys.exit(1)


def outcome(result: BuildResult, seconds: float) -> str:
    report = result.report
    counts = f"{_count(report.errors, 'error')}, {_count(report.warnings, 'warning')}"
    counts += f", {len(result.waived)} waived" if result.waived else ""
    outcome = paint("failed", "red") if result.failed else paint("done", "green")
    return f"{outcome} in {seconds:.2f} s: {counts}"


def _count(found: tuple[Diagnostic, ...], name: str) -> str:
    return count_of(len(found), f"{name}s")


def count_of(count: int, names: str) -> str:
    return f"{count} {names.removesuffix('s') if count == 1 else names}"


def describe(written: WrittenFile) -> str:
    size = f"{written.size / 1000:,.0f} kB"
    return f"{written.path}  {count_of(written.count, written.unit)}, {size}"


def progress(stage: str, what: str, seconds: float) -> None:
    """A line for each stage, on a terminal only."""
    if sys.stderr.isatty() and not is_quiet():
        click.echo(f"{paint(stage.ljust(8), 'blue')} {what}  {seconds:.2f} s", err=True)


def print_findings(result: BuildResult) -> None:
    for finding in text.findings(result, quiet=is_quiet()):
        click.echo(finding, err=True, color=coloured())


def cannot(error: OSError | UsageError) -> NoReturn:
    what, file = str(error), ""
    if isinstance(error, OSError):
        what = error.strerror or what
        file = f"{error.filename}: " if error.filename else ""
    click.echo(f"irdocs: {paint('error', 'red')}: {file}{what}", err=True, color=coloured())
    sys.exit(2)
