"""A scorecard: how content stands by the criteria of instruments that software can look at.

EQIP, the PIF TICK, PEMAT and the standards of IPDAS are filled in by people who know the subject
and the readers. A criterion here is met if the words that it asks for are there, or if the rules on
it find nothing. That is a proxy and no score of the instrument; every report says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from irdocs.audit.content import RULES, ExaminedContent
from irdocs.audit.content.completeness import statements
from irdocs.audit.content.risk import states_risk
from irdocs.audit.content.teaching import slides
from irdocs.audit.rules import Finding
from irdocs.content.blocks import (
    Cards,
    Chart,
    Columns,
    FlowChart,
    Image,
    Images,
    Statistics,
    Video,
)
from irdocs.diagnostics import Span
from irdocs.frozen import frozen

CAVEAT = "A proxy: software looked for words and numbers. It is not a score of the instruments."
_EQIP, _PIF, _PEMAT = "EQIP-36", "PIF TICK 2023", "PEMAT-P"
_IPDAS, _SLIDES = "IPDAS 2021", "Assertion-evidence slides"


class Standing(StrEnum):
    """How content stands by a criterion."""

    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"


@frozen
class Criterion:
    """A criterion of an instrument, and how the content stands by it."""

    instrument: str
    requirement: str
    standing: Standing
    span: Span | None = None
    """Where it is met or missed; None for what is nowhere, or for what no rule found fault with."""
    missing: str = ""
    """What is missing, in words; empty if nothing is."""


@frozen
class Total:
    """How many criteria of an instrument are met, of those that apply."""

    instrument: str
    met: int
    applicable: int
    not_applicable: int


@frozen
class Scorecard:
    """Every criterion, in the order of the instruments."""

    criteria: tuple[Criterion, ...]

    @property
    def totals(self) -> tuple[Total, ...]:
        """The totals by instrument; they are never added up, as instruments overlap."""
        return tuple(
            _total(instrument, [c for c in self.criteria if c.instrument == instrument])
            for instrument in dict.fromkeys(c.instrument for c in self.criteria)
        )


def _total(instrument: str, criteria: list[Criterion]) -> Total:
    standings = [criterion.standing for criterion in criteria]
    not_applicable = standings.count(Standing.NOT_APPLICABLE)
    met = standings.count(Standing.MET)
    return Total(instrument, met, len(standings) - not_applicable, not_applicable)


def scorecard(content: ExaminedContent) -> Scorecard:
    """Return how content stands by every criterion."""
    found = {rule.code: tuple(rule.find(content)) for rule in RULES if content.is_read_by(rule)}
    return Scorecard((
        *_eqip(content, found), *_pif(content, found), *_pemat(content, found),
        *_risks(content, found), *_slides(content, found),
    ))  # fmt: skip


Found = Mapping[str, tuple[Finding, ...]]
"""The findings of each rule that can read the content, by its code."""


def _eqip(content: ExaminedContent, found: Found) -> Iterator[Criterion]:
    about = content.document.document
    yield _stated(_EQIP, "says when it was written", about.span)
    names = ("says who wrote it", "says whom to ask", "says what to do", "says when to seek help")
    for name, statement in zip(names, statements(content), strict=True):
        yield _stated(
            _EQIP, name, statement.span, f"not found: {statement.about}", statement.applies
        )
    yield _unfaulted(_EQIP, "short sentences", found, ("long-sentence", "very-long-sentence"))
    yield _unfaulted(_EQIP, "explains abbreviations", found, ("unexplained-abbreviation",))


def _pif(content: ExaminedContent, found: Found) -> Iterator[Criterion]:
    about, sources = content.document.document, content.document.sources
    first = next(iter(sources.values()), None)
    yield _stated(_PIF, "names its readers", about.audience.span)
    yield _stated(_PIF, "names its sources", first.span if first else None, "not found: sources:")
    yield _unfaulted(_PIF, "figures have sources", found, ("unsourced-figure",))
    yield _unfaulted(_PIF, "reviewed, and by whom", found, ("not-reviewed", "reviewed-in-future"))
    yield _unfaulted(_PIF, "next review set", found, ("no-next-review", "review-overdue"))
    yield _stated(_PIF, "can be asked and told", statements(content)[1].span,
                  "not found: contact:")  # fmt: skip


def _pemat(content: ExaminedContent, found: Found) -> Iterator[Criterion]:
    action = statements(content)[2]
    kinds = Image | Images | Video | Chart | FlowChart | Statistics | Cards | Columns
    visual = next((block for block in content.document.blocks if isinstance(block, kinds)), None)
    yield _unfaulted(_PEMAT, "short paragraphs", found, ("long-paragraph",))
    yield _unfaulted(_PEMAT, "short, distinct headings", found, ("long-heading", "same-heading"))
    visual_span = visual.span if visual else None
    yield _stated(_PEMAT, "visual aids", visual_span, "not found: a picture, chart or figure")
    yield _unfaulted(_PEMAT, "pictures are described", found, ("weak-alt",), visual is not None)
    yield _stated(_PEMAT, "says what to do", action.span, "not found: what to do", action.applies)


def _risks(content: ExaminedContent, found: Found) -> Iterator[Criterion]:
    applies = states_risk(content)
    for name, code in (
        ("one denominator in a block", "mixed-denominators"),
        ("absolute beside relative risk", "relative-risk-alone"),
        ("numbers beside words", "likelihood-without-number"),
        ("in what time", "risk-without-period"),
    ):
        yield _unfaulted(_IPDAS, name, found, (code,), applies)


def _slides(content: ExaminedContent, found: Found) -> Iterator[Criterion]:
    applies = any(True for _ in slides(content))
    for name, code in (
        ("titles are sentences", "topic-title"),
        ("titles of two lines at most", "long-slide-title"),
        ("pictures or figures beside lists", "list-slide"),
        ("notes say more than slides", "notes-repeat-slide"),
        ("examples before questions", "example-after-question"),
    ):
        yield _unfaulted(_SLIDES, name, found, (code,), applies)


def _stated(
    instrument: str, requirement: str, span: Span | None, missing: str = "", applies: bool = True
) -> Criterion:
    """Return a criterion that is met by something in the content, at `span`."""
    if not applies:
        return Criterion(instrument, requirement, Standing.NOT_APPLICABLE)
    if span is None:
        return Criterion(instrument, requirement, Standing.NOT_MET, None, missing)
    return Criterion(instrument, requirement, Standing.MET, span)


def _unfaulted(
    instrument: str, requirement: str, found: Found, codes: Collection[str], applies: bool = True
) -> Criterion:
    """Return a criterion that is met if some rules, all of which can read it, find nothing."""
    if not applies or not all(code in found for code in codes):
        return Criterion(instrument, requirement, Standing.NOT_APPLICABLE)
    findings = [finding for code in codes for finding in found[code]]
    if not findings:
        return Criterion(instrument, requirement, Standing.MET)
    rest = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
    missing = f"{findings[0].message}{rest}"
    return Criterion(instrument, requirement, Standing.NOT_MET, findings[0].span, missing)
