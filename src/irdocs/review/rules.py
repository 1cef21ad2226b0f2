"""What a rule is: one small function over a finished file, with its documentation beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from irdocs.diagnostics import Severity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where (a slide from 1, or 0 for the whole file), and what is wrong."""

    slide: int
    what: str


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A rule: its code, how bad a finding is, what must hold, why, and who says so."""

    code: str
    severity: Severity
    holds: str
    why: str
    source: str
    find: Callable[[T], Iterator[Finding]]
