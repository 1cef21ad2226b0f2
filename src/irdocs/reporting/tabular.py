"""Write diagnostics as JSON, for scripts that read them."""

from __future__ import annotations

from typing import Any

from irdocs.building import BuildResult
from irdocs.diagnostics import Diagnostic, Span
from irdocs.output import json_text
from irdocs.version import VERSION


def as_json(result: BuildResult) -> str:
    """Return the diagnostics, the waived ones and the files that were written, as JSON."""
    data = {
        "irdocs": VERSION,
        "content": result.file,
        "failed": result.failed,
        "errors": len(result.report.errors),
        "warnings": len(result.report.warnings),
        "findings": [_finding(diagnostic) for diagnostic in result.report],
        "waived": [
            _finding(waived.diagnostic) | {"reason": waived.reason} for waived in result.waived
        ],
        "files": [
            {"path": str(file.path), file.unit: file.count, "bytes": file.size}
            for file in result.files
        ],
    }
    return json_text(data)


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    location: dict[str, Any] = _place(span) if span else {}
    if span and span.other:
        location["other"] = _place(span.other)
    return {
        "code": diagnostic.code, "severity": str(diagnostic.severity),
        "message": diagnostic.message, "hint": diagnostic.hint, **location,
    }  # fmt: skip


def _place(span: Span) -> dict[str, Any]:
    return {
        "file": span.file, "line": span.line, "column": span.column,
        "end_line": span.end_line, "end_column": span.end_column,
    }  # fmt: skip
