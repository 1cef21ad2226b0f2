"""Makers of slides whose slides were made before, of the very same part of a document.

Editions, and a document before and after a save, have most blocks in common. What is made of one
depends on it and on what the builder has; if both are as they were, the slides are the same
objects, and whatever looks at them later knows them again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irdocs.caching.by_identity import cached_by_identity
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.model import Slide
from irdocs.diagnostics import Diagnostic, Report
from irdocs.frozen import frozen

PARTS = 2048
"""Of how many parts of documents the slides are remembered."""


@frozen
class KnownMaker:
    """Makes the slides of a part of a document, which `make` is given behind the builder."""

    make: Callable[..., Sequence[Slide]]
    part: object
    """None for what is made of all of the document that the builder knows."""
    others: tuple[object, ...] = ()
    """What else `make` is given."""

    def __call__(self, builder: SlideBuilder) -> Sequence[Slide]:
        """Return the slides; what has no room is reported to the builder."""
        made = _made(self.part, self.make, self.others, _Surroundings(builder))
        builder.fitter.report.extend(made.findings)
        return made.slides


@frozen
class _Made:
    """Slides, and what was found in making them."""

    slides: tuple[Slide, ...]
    findings: tuple[Diagnostic, ...]


@frozen(eq=False)
class _Surroundings:
    """What slides depend on beside their part: equal where builders differ in their reports."""

    builder: SlideBuilder

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Surroundings) and self.builder.values == other.builder.values


@cached_by_identity(PARTS)
def _made(
    part: object,
    make: Callable[..., Sequence[Slide]],
    others: tuple[object, ...],
    surroundings: _Surroundings,
) -> _Made:
    builder = surroundings.builder.trying
    slides = tuple(make(builder, part, *others))
    report: Report = builder.fitter.report
    return _Made(slides, tuple(report))


__all__ = ["KnownMaker"]
