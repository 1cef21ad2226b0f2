"""A run's findings for people: each with its line, what to do, and the rules explained."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator

import click

from irdocs.audit.rules import Explanation
from irdocs.build import BuildResult
from irdocs.diagnostics import Diagnostic, Severity, excerpt

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def findings(result: BuildResult, *, quiet: bool = False) -> Iterator[str]:
    """Yield each finding with the line that it speaks of, then what is waived, and why.

    `quiet` leaves out notes and what is waived.
    """
    for diagnostic in result.report:
        if not quiet or diagnostic.severity is not Severity.NOTE:
            yield _finding(diagnostic, result)
    if quiet:
        return
    for waived in result.waived:
        where = f"{waived.diagnostic.span}: " if waived.diagnostic.span else ""
        label = paint(f"waived[{waived.diagnostic.code}]", "green")
        yield f"{where}{label}: {waived.diagnostic.message}\n   reason: {waived.reason}"


def errors(result: BuildResult) -> Iterator[str]:
    """Yield the errors alone, each with the line that it speaks of."""
    yield from (_finding(diagnostic, result) for diagnostic in result.report.errors)


def _finding(diagnostic: Diagnostic, result: BuildResult) -> str:
    label = f"{diagnostic.severity}[{diagnostic.code}]"
    where = f"{diagnostic.span}: " if diagnostic.span else ""
    shown = f"{where}{paint(label, _COLOURS[diagnostic.severity])}: {diagnostic.message}"
    if diagnostic.severity is not Severity.NOTE:
        marked = excerpt(diagnostic, result.file, result.text)
        shown += f"\n{marked}" if marked else ""
        shown += f"\n   help: {diagnostic.hint}" if diagnostic.hint else ""
    return shown


def listed() -> Iterator[str]:
    """Yield every rule and code, a line each, in groups."""
    from irdocs.audit import catalogue

    for name, group in catalogue.GROUPS:
        yield paint(name, "blue")
        for rule in group:
            severity = paint(str(rule.severity).ljust(7), _COLOURS[rule.severity])
            yield f"  {rule.code:<26} {severity}  {rule.requirement}"


def explained(rule: Explanation) -> str:
    """Return a rule at length: what must hold, why it matters, who says so."""
    label = paint(f"{rule.severity}[{rule.code}]", _COLOURS[rule.severity])
    lines = [label, *_filled(f"{_sentence(rule.requirement)}"), "", *_filled(f"Why: {rule.reason}")]
    lines += ["", *_filled(f"Source: {rule.source}")]
    if rule.severity is Severity.WARNING:
        waiver = f"waivers:\n  - code: {rule.code}\n    reason: …"
        lines += ["", "To keep what it finds, say why in content.yaml:", "", waiver]
    return "\n".join(lines)


def _filled(text: str) -> list[str]:
    return textwrap.wrap(text, 88)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def paint(text: str, colour: str) -> str:
    return click.style(text, fg=colour, bold=True)


def coloured() -> bool | None:
    """Whether to keep colour: never with NO_COLOR, else as click finds the stream to be."""
    return False if os.environ.get("NO_COLOR") else None
