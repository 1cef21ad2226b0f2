"""Tell changes as JSON, for programs."""

from __future__ import annotations

from typing import Any

from irdocs.changes import telling
from irdocs.changes.passages import Change, ComparedVersion, Passage, VersionComparison
from irdocs.output import json_text


def as_json(comparison: VersionComparison) -> str:
    """Return all that differs; an added passage has no `before`, a removed one no `after`."""
    data: dict[str, Any] = {
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "same": comparison.is_same,
        "caution": telling.caution(comparison) or None,
        "changes": [_change(change) for change in comparison.changes],
        "others": list(comparison.others),
    }
    return json_text(data)


def _version(version: ComparedVersion) -> dict[str, Any]:
    return {"name": version.name, "kind": str(version.kind), "language": version.language}


def _change(change: Change) -> dict[str, Any]:
    return {
        "fate": str(change.fate),
        "part": change.part.called or None,
        "cell": change.passage.cell or None,
        "pages": list(change.part.pages),
        "before": _passage(change.before),
        "after": _passage(change.after),
        "details": [
            {"kind": str(one.kind), "before": list(one.before), "after": list(one.after)}
            for one in change.details
        ],
        "note": change.note or None,
    }


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    if passage is None:
        return None
    return {
        "text": passage.text,
        "role": passage.role or None,
        "page": passage.page or None,
        "file": passage.file or None,
        "line": passage.line or None,
    }


__all__ = ["as_json"]
