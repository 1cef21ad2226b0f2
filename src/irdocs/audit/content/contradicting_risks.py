"""A rule on risks: two blocks do not say of the same people that different numbers are affected."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from irdocs.audit.content.examined import ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Risk
from irdocs.diagnostics import Severity


def contradicting_risks(content: ExaminedContent) -> Iterator[Finding]:
    known: dict[tuple[str, str, str], tuple[Fraction, int, int]] = {}
    for risk in content.found(_risks):
        for group in risk.groups:
            about = tuple(map(_plain, (risk.event, risk.time, group.name)))
            share = Fraction(group.affected, risk.of)
            first, line, of = known.setdefault(
                (about[0], about[1], about[2]), (share, group.span.line, risk.of)
            )
            if first != share:
                yield Finding(
                    0, f'"{group.name}": {group.affected} of {risk.of:,} people here, and '
                    f"{first * of} of {of:,} in line {line}",
                    group.span,
                )  # fmt: skip
                break  # the other group will differ for the same reason


def _risks(part: ExaminedPart) -> Iterator[Risk]:
    return (block for block in part.blocks if isinstance(block, Risk))


def _plain(words: object) -> str:
    return " ".join(str(words).casefold().split())


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("contradicting-risks", Severity.WARNING,
         "the same risk of the same people is the same number everywhere",
         "A reader cannot know which of two numbers is right; where both are, their groups or "
         "times have other names.",
         "docs/content.md", contradicting_risks),
)  # fmt: skip
"""The rule on risks that contradict each other."""

__all__ = ["RULES"]
