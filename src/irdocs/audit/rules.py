"""The types that all rules share: a rule is a small function, with its documentation beside it.

`T` is what the function examines: the content, a PDF, a deck. Press files have a type of rule of
their own, `PreflightRule`, because a preflight shows what was measured even if nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Generic, TypeVar

from irdocs.diagnostics import Severity, Span
from irdocs.frozen import frozen

T = TypeVar("T")
TEXTS = 4096
"""Of how many texts rules remember what they have read in them, as editions have most in common."""


class Medium(StrEnum):
    """How a product reaches people."""

    SPOKEN = "spoken"
    """A speaker presents it, as slides."""
    READ = "read"
    """It is read, as a leaflet."""


@frozen
class Finding:
    """Something that a rule found wrong, and where."""

    page: int
    """The page or slide, counted from 1; 0 for the whole file, and for findings in content."""
    message: str
    span: Span | None = None
    """The place in content.yaml, if the rule knows it."""
    severity: Severity | None = None
    """The severity, if it differs from that of the rule."""


@frozen(slots=False)
class Explanation:
    """The documentation of a code, which `irdocs check --explain` shows."""

    code: str
    severity: Severity
    requirement: str
    """What must be true, as a sentence; it is the hint of findings."""
    reason: str
    """Why it matters to readers."""
    source: str
    """The standard, guideline or document that asks for it."""


@frozen(slots=False)
class Rule(Explanation, Generic[T]):
    """A rule: `find` yields a finding for each violation in what it examines."""

    find: Callable[[T], Iterator[Finding]]
    language: str | None = None
    """The only language that it can read, since it knows its words; None if it reads any."""
    medium: Medium | None = None
    """What it is about, if that is only what is presented, or only what is read."""
