"""A run's findings as workflow commands, which a hosted CI shows at the lines they speak of."""

from __future__ import annotations

from irdocs.build import BuildResult
from irdocs.diagnostics import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_annotations(result: BuildResult) -> str:
    """Return a line for each finding: ::error file=…,line=…,col=…,title=…::message."""
    return "".join(f"{_annotation(diagnostic)}\n" for diagnostic in result.report)


def _annotation(diagnostic: Diagnostic) -> str:
    properties = {"title": f"irdocs {diagnostic.code}"}
    if span := diagnostic.span:
        properties |= {"file": span.file, "line": str(span.line), "col": str(span.column)}
        if span.end_line == span.line:
            properties |= {"endLine": str(span.end_line), "endColumn": str(span.end_column)}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return f"::{_COMMANDS[diagnostic.severity]} {said}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what would end a command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
