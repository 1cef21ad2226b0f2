"""Write diagnostics as SARIF 2.1.0 (OASIS), the format that code hosts and editors read.

A log holds one run; the run describes each code once as a rule, and each result points to its rule
by an index into that list.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from irdocs.building import BuildResult
from irdocs.diagnostics import Diagnostic, Severity, Span
from irdocs.output import json_text
from irdocs.reporting.repository import Repository
from irdocs.version import VERSION

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(result: BuildResult, repository: Repository) -> str:
    """Return a SARIF log of one run. Waived diagnostics are in it as suppressed in the source.

    Files are named from the root of the repository, which code hosts take for %SRCROOT%.
    """
    reasons = {waived.diagnostic: waived.reason for waived in result.waived}
    diagnostics = [*result.report, *reasons]
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    run = {
        "tool": {
            "driver": {
                "name": "irdocs",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": [_rule(code) for code in codes],
            }
        },
        # Columns count characters as Python does, not UTF-16 units as some editors do.
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, codes.index(diagnostic.code), reasons.get(diagnostic), repository)
            for diagnostic in diagnostics
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log)


def _rule(code: str) -> dict[str, Any]:
    """Return a code as a reportingDescriptor, with its text from the catalogue of rules."""
    from irdocs.audit import catalogue

    rule = catalogue.explained(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.requirement},
        "fullDescription": {"text": f"{rule.reason} Source: {rule.source}."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(
    diagnostic: Diagnostic, index: int, reason: str | None, repository: Repository
) -> dict[str, Any]:
    """Return a diagnostic as a result; `index` is that of its rule, `reason` that of its waiver."""
    hint = f"\n{diagnostic.hint}" if diagnostic.hint else ""
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + hint},
    }
    if span := diagnostic.span:
        result["locations"] = [_location(span, repository)]
        if span.other:
            result["relatedLocations"] = [_location(span.other, repository)]
    if reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _location(span: Span, repository: Repository) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(repository.path_of(span.file)),
            "region": {
                "startLine": span.line, "startColumn": span.column,
                "endLine": span.end_line, "endColumn": span.end_column,
            },
        }
    }  # fmt: skip


def _artifact(path: str) -> dict[str, str]:
    """Return an artifactLocation: a path as a reference (RFC 3986), from the repository's root.

    The bytes of the name are percent-encoded, also those that are no UTF-8.
    """
    uri = quote(os.fsencode(path))
    return {"uri": uri} if path.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}
