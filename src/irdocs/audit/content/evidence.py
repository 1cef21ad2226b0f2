"""Rules on evidence: figures have sources, sources are cited, and someone looks at both again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from irdocs.audit.content.examined import ExaminedContent, TextPurpose
from irdocs.audit.rules import Finding, Rule
from irdocs.content.evidence import numbered
from irdocs.content.model import Statistics
from irdocs.diagnostics import Severity
from irdocs.locale import ENGLISH, load, statements

_NHS = "NHS standard for creating health content"
_COUNT = r"\d+|one|two|three|four|five|six|seven|eight|nine"
_WHOLE = r"\d+|two|three|four|five|six|eight|ten|twenty|fifty|an? hundred|a thousand"
FIGURE = re.compile(
    rf"\d[\d.,]*\s?%|\d[\d.,]* per\s?cent\b|\b(?:{_COUNT}) (?:\w+ )?(?:in|out of) (?:{_WHOLE})\b",
    re.IGNORECASE,
)
"""A share of a whole, in figures or in words."""


def unsourced(content: ExaminedContent) -> Iterator[Finding]:
    for said in content.said:
        if said.is_sourced or said.part is TextPurpose.ALT:
            continue
        for paragraph in said.paragraphs:
            for match in FIGURE.finditer(paragraph):
                yield Finding(0, f'"{match[0]}" has no source', content.place(said, match[0]))


def uncited(content: ExaminedContent) -> Iterator[Finding]:
    document = content.document
    used = {name for product in content.products for name in numbered(document, product)}
    for name, source in document.sources.items():
        if name not in used:
            yield Finding(0, f'nothing cites the source "{name}"', source.span)


def pending(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        if isinstance(block, Statistics):
            for item in block.items:
                if item.pending:
                    what = f'no value yet, so not printed: "{item.label.plain}"'
                    yield Finding(0, what, item.span)


def not_reviewed(content: ExaminedContent) -> Iterator[Finding]:
    about = content.document.document
    if about.reviewed is None:
        status = statements.review_status(load(str(about.language)), about)
        yield Finding(0, f'this is printed as "{status}"', about.span)
    elif about.reviewed_by is None:
        yield Finding(0, "it is not said who reviewed it", about.span)


def no_next_review(content: ExaminedContent) -> Iterator[Finding]:
    about = content.document.document
    if about.next_review is None:
        yield Finding(0, "no date is set for the next review", about.span)
    elif about.next_review <= (about.reviewed or about.date):
        day = _english(about.next_review)
        yield Finding(0, f"the next review, {day}, is not after the last", about.span)


def overdue(content: ExaminedContent) -> Iterator[Finding]:
    about, today = content.document.document, content.today
    if about.next_review and today and about.next_review < today:
        day = _english(about.next_review)
        yield Finding(0, f"the next review was due on {day}", about.span)


def not_yet(content: ExaminedContent) -> Iterator[Finding]:
    about, today = content.document.document, content.today
    if about.reviewed and today and about.reviewed > today:
        day = _english(about.reviewed)
        yield Finding(0, f"the review of {day} has not taken place yet", about.span)


def _english(day: date) -> str:
    return load(ENGLISH).date(day)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unsourced-figure", Severity.WARNING,
         "a share or percentage in a text cites a source ([@source-id]), or stands in a block that "
         "has one",
         "A figure that nobody can look up is not believed by those who know, and misleads those "
         "who do not.", _NHS, unsourced),
    Rule("uncited-source", Severity.WARNING, "every source of the register is cited",
         "A reference that supports nothing looks like evidence and is none.", _NHS, uncited),
    Rule("pending-statistic", Severity.NOTE, "a statistic has a value and a source",
         "Without a value it is withheld from both products until a published figure is found; "
         "none is ever made up.", "docs/content.md", pending),
    Rule("not-reviewed", Severity.WARNING, "reviewed: and reviewed_by: say when a clinician "
         "looked at it, and who",
         "Readers take health information on trust; it says who looked at it.",
         f"{_NHS}; PIF TICK", not_reviewed),
    Rule("no-next-review", Severity.WARNING, "a date after the last review is set for the next: "
         "next_review:", "What is true today is out of date some day.", f"{_NHS}; PIF TICK",
         no_next_review),
    Rule("review-overdue", Severity.WARNING, "the next review is not past",
         "Content past its date may be wrong; look at it, then set reviewed: and next_review:.",
         f"{_NHS}; PIF TICK", overdue),
    Rule("reviewed-in-future", Severity.WARNING, "reviewed: is a day that has come",
         "Both products say that somebody has looked at them; set it when that is so.",
         f"{_NHS}; PIF TICK", not_yet),
)  # fmt: skip
