"""A run's findings as SARIF 2.1.0 (OASIS), as code hosts and editors read them."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from irdocs.build import BuildResult
from irdocs.diagnostics import Diagnostic, Severity
from irdocs.version import VERSION

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(result: BuildResult) -> str:
    """Return the findings as a SARIF log of one run; what is waived is suppressed in source."""
    waived = {w.diagnostic: w.reason for w in result.waived}
    found = [*result.report, *waived]
    rules = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {
            "driver": {
                "name": "irdocs",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": [_rule(code) for code in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, rules.index(d.code), waived.get(d)) for d in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(code: str) -> dict[str, Any]:
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


def _result(diagnostic: Diagnostic, index: int, reason: str | None) -> dict[str, Any]:
    hint = f"\n{diagnostic.hint}" if diagnostic.hint else ""
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + hint},
    }
    if span := diagnostic.span:
        result["locations"] = [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": PurePath(span.file).as_posix()},
                    "region": {
                        "startLine": span.line, "startColumn": span.column,
                        "endLine": span.end_line, "endColumn": span.end_column,
                    },
                }
            }
        ]  # fmt: skip
    if reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result
