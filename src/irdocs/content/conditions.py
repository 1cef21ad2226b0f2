"""Where content.yaml may say `when:`, on which a mapping is there for some records alone."""

from __future__ import annotations

from typing import Any

from irdocs.content.node import WHEN
from irdocs.content.source import SourceList, SourceMapping

ANSWERS = "ways"
"""The key of the ways that lead from a step of a flow chart, each with the answer `when:`."""


def remove(value: Any, *, has_answers: bool = False) -> None:
    """Take the conditions out of values, in place: those of a file that cannot be filled, of whose
    other faults they say nothing."""
    match value:
        case SourceMapping():
            if not has_answers:
                value.pop(WHEN, None)
            for key, inner in value.items():
                remove(inner, has_answers=key == ANSWERS)
        case SourceList():
            for inner in value:
                remove(inner, has_answers=has_answers)
        case _:
            pass


__all__ = ["ANSWERS", "remove"]
