"""Write diagnostics and rules as text for a terminal.

A diagnostic is shown with the line of the content that it points to, the place marked below it, and
advice on what to do. click adds colour, and removes it where the output is not a terminal.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable, Iterator

import babel
import click

from irdocs.audit.rules import Explanation, Rule
from irdocs.building import BuildResult
from irdocs.diagnostics import PICTURES, Diagnostic, Severity, excerpt
from irdocs.frozen import replace
from irdocs.locale import ENGLISH

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def findings(result: BuildResult, *, quiet: bool = False) -> Iterator[str]:
    """Yield the text of each diagnostic, then of the waived ones with the authors' reasons.

    `quiet` leaves out notes and waived diagnostics.
    """
    for diagnostic in result.report:
        if not quiet or diagnostic.severity is not Severity.NOTE:
            yield finding(diagnostic, result.text_of, result.file)
    if quiet:
        return
    for waived in result.waived:
        where = f"{waived.diagnostic.span}: " if waived.diagnostic.span else ""
        label = paint(f"waived[{waived.diagnostic.code}]", "green")
        yield f"{where}{label}: {waived.diagnostic.message}\n   reason: {waived.reason}"


def errors(result: BuildResult) -> Iterator[str]:
    """Yield the text of each error."""
    yield from (finding(one, result.text_of, result.file) for one in result.report.errors)


def finding(diagnostic: Diagnostic, text_of: Callable[[str], str], file: str = "") -> str:
    """Return a diagnostic with its excerpt and its hint; a note is one line without them.

    `text_of` returns the text of a file, empty where it is not known; `file` is that of a
    diagnostic without a place.
    """
    label = f"{diagnostic.severity}[{diagnostic.code}]"
    where = f"{diagnostic.span}: " if diagnostic.span else ""
    message = diagnostic.message.translate(PICTURES)
    text = f"{where}{paint(label, _COLOURS[diagnostic.severity])}: {message}"
    if diagnostic.severity is not Severity.NOTE:
        file = diagnostic.span.file if diagnostic.span else file
        source = text_of(file)
        marked_line = excerpt(diagnostic, file, source) if source else ""
        text += f"\n{marked_line}" if marked_line else ""
        text += _other_place(diagnostic, text_of)
        text += f"\n   help: {diagnostic.hint.translate(PICTURES)}" if diagnostic.hint else ""
    return text


def _other_place(diagnostic: Diagnostic, text_of: Callable[[str], str]) -> str:
    """Return the second place of a diagnostic with its excerpt; empty if it has none."""
    other = diagnostic.span.other if diagnostic.span else None
    if other is None:
        return ""
    line = excerpt(replace(diagnostic, span=other), other.file, text_of(other.file))
    return f"\n   and: {other}" + (f"\n{line}" if line else "")


def listed() -> Iterator[str]:
    """Yield a line for each code, with its severity and requirement, in groups with titles."""
    from irdocs.audit import catalogue

    for title, group in catalogue.GROUPS:
        yield paint(title, "blue")
        for rule in group:
            severity = paint(str(rule.severity).ljust(7), _COLOURS[rule.severity])
            yield f"  {rule.code:<26} {severity}  {rule.requirement}"


def explained(rule: Explanation) -> str:
    """Return a rule in full: what it requires, why, and its source.

    For a warning, the lines that waive it in content.yaml are added.
    """
    label = paint(f"{rule.severity}[{rule.code}]", _COLOURS[rule.severity])
    lines = [label, *_filled(f"{_sentence(rule.requirement)}"), "", *_filled(f"Why: {rule.reason}")]
    lines += ["", *_filled(f"Source: {rule.source}")]
    if isinstance(rule, Rule) and rule.language is not None:
        name = babel.Locale(ENGLISH).languages[rule.language]
        lines += ["", f"It reads texts in {name} only."]
    if rule.severity is Severity.WARNING:
        waiver = f"waivers:\n  - code: {rule.code}\n    reason: …"
        lines += ["", "To accept what it finds, give the reason in content.yaml:", "", waiver]
    return "\n".join(lines)


def _filled(text: str) -> list[str]:
    return textwrap.wrap(text, 88)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def paint(text: str, colour: str) -> str:
    """Return a text in bold and in a colour, by ANSI escape sequences."""
    return click.style(text, fg=colour, bold=True)


def coloured() -> bool | None:
    """Return what to pass to click.echo as `color`.

    False, for no colour, if the variable NO_COLOR is set (no-color.org); else None, which leaves it
    to click whether the stream is a terminal.
    """
    return False if os.environ.get("NO_COLOR") else None
