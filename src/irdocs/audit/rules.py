"""What a rule is: one small function over what it examines, with its documentation beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from irdocs.diagnostics import Severity, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, and what is wrong."""

    page: int
    """A page or slide from 1; 0 for the whole file, or for content."""
    message: str
    span: Span | None = None
    """Where in content.yaml, if the rule knows."""
    severity: Severity | None = None
    """How bad it is, if not as the rule says."""


@dataclass(frozen=True)
class Explanation:
    """Something that can be said of content or of a file: what must hold, why, who says so."""

    code: str
    severity: Severity
    requirement: str
    reason: str
    source: str


@dataclass(frozen=True)
class Rule(Explanation, Generic[T]):
    """A rule: what finds whatever does not hold."""

    find: Callable[[T], Iterator[Finding]]
