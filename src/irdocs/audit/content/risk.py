"""Rules on figures of risk: one denominator, absolute numbers, numbers beside words, a period.

All of them read English only: a share, a likelihood and a period are found by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from irdocs.audit.content.evidence import FIGURE, is_measure
from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.gathering import gathered
from irdocs.audit.content.scores import is_score
from irdocs.audit.rules import TEXTS, Finding, Rule
from irdocs.caching.by_identity import cached_by_identity
from irdocs.caching.by_value import cached_by_value
from irdocs.content.blocks import Chart, Risk, Statistics, Table, Terms
from irdocs.content.markup import sentences
from irdocs.diagnostics import Severity
from irdocs.frozen import frozen
from irdocs.locale import ENGLISH

_IPDAS = "IPDAS 2021 and 2025 (doi:10.1177/0272989X251346811)"

# ---------------------------------------------------------------- shares

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twenty": 20, "fifty": 50, "a hundred": 100, "one hundred": 100,
    "a thousand": 1000, "one thousand": 1000, "a million": 1_000_000, "one million": 1_000_000,
}  # fmt: skip
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,3}|\d{1,9}"
_SHARE = re.compile(
    rf"(?<![\d.,/])\b(?P<part>{_DIGITS}|{_WORDS})(?: [a-z]+)?"
    rf"(?: (?:in|out of|in every|per)| (?P<of>of(?: every)?)) (?P<whole>{_DIGITS}|{_WORDS})\b"
    r"(?![.,]\d|\s?%)",
    re.IGNORECASE,
)
"""A share with its denominator: "1 in 20", "3 people out of 100", "2 per 1,000"."""
_NO_PEOPLE = re.compile(
    r"[\s-]*(?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mgs?|g|kg|ml|mL|l|"
    r"litres?|mm|cm|m|km|steps?|slides?|pages?|languages?|places?)\b"
)
"""What follows a number that counts no people, as in "8 in 24 hours"."""
_ROUND = frozenset({10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000})
"""Denominators of a share written with "of": "3 of 12 wards" is a count, "3 of 100" a share."""


@frozen
class Share:
    """A part of a whole, as it is written in a text."""

    written: str
    part: int
    whole: int
    text: ContentText


def _number(written: str) -> int:
    return _NUMBERS.get(written.lower()) or int(re.sub(r"\D", "", written) or 0)


@cached_by_identity(TEXTS)
def shares(text: ContentText) -> tuple[Share, ...]:
    """Return every share of people in a text, in order."""
    found: list[Share] = []
    for paragraph in text.paragraphs:
        for match in _SHARE.finditer(paragraph):
            part, whole = _number(match["part"]), _number(match["whole"])
            is_year = 1900 <= whole <= 2100 and match["whole"].isdigit() and whole % 1000
            if whole < 2 or part > whole or is_year or _NO_PEOPLE.match(paragraph, match.end()):
                continue
            if is_score(paragraph, *match.span()):
                continue
            if match["of"] and whole not in _ROUND:
                continue
            found.append(Share(match[0], part, whole, text))
    return tuple(found)


def _beginning(sentence: str) -> str:
    """Return the first words of a sentence, by which it is found in the file.

    Behind a few words a citation or a link may stand, which the plain sentence does not have.
    """
    return " ".join(sentence.rstrip(".!?").split()[:4])


def mixed_denominators(content: ExaminedContent) -> Iterator[Finding]:
    for first, other in content.found(_mixed_shares):
        message = f'"{first.written}" and "{other.written}" have different denominators'
        yield Finding(0, message, content.locate(other.text, other.written))


def _mixed_shares(part: ExaminedPart) -> Iterator[tuple[Share, Share]]:
    """Yield the first share of a part and the first with another denominator, if it has both."""
    every = [share for text in part.printed for share in shares(text)]
    # "1 in 10, that is 10 in 100" says one thing twice and compares nothing.
    if len({Fraction(share.part, share.whole) for share in every}) > 1:
        others = (share for share in every if share.whole != every[0].whole)
        yield from ((every[0], other) for other in islice(others, 1))


def states_risk(content: ExaminedContent) -> bool:
    """Return whether content speaks of a risk: in numbers, or in words such as "rare"."""
    return any(content.found(_states_risk))


def _states_risk(part: ExaminedPart) -> Iterator[bool]:
    yield any(
        any(not is_score(paragraph, *match.span()) for match in _SHARE.finditer(paragraph))
        or _relative(paragraph)
        or (_HARM.search(paragraph) and _LIKELIHOOD.search(paragraph))
        or (_CHANCE.search(paragraph) and FIGURE.search(paragraph))
        for text in part.printed
        for paragraph in text.paragraphs
    )


# ---------------------------------------------------------------- relative risk

_EVENTS = (
    "risk", "chance", "odds", "likelihood", "probability", "mortality", "death", "dying",
    "incidence", "rate", "stroke", "infection", r"heart\sattack", "recurrence", "complication",
)  # fmt: skip
_EVENT = rf"(?:(?:{'|'.join(_EVENTS)})s?)"
_AMOUNT = r"(?:\d[\d.]*\s?(?:%|per\s?cent)|a\s(?:half|third|quarter|fifth)|half|two\sthirds)"
_TIMES = r"(?:twice|half|\w+\stimes|\d[\d.]*\stimes|\w+fold|\d+-fold)"
_BETWEEN = r"(?:\W+(?!if\b|when\b|and\b|but\b|because\b)\w+){0,5}?"
"""A few words of the same clause."""
_RELATIVE = re.compile(
    rf"""
    \b(?:halv(?:e|es|ed|ing)|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing))\b{_BETWEEN}\W+{_EVENT}\b
  | \b{_EVENT}\b{_BETWEEN}\W+(?:halves|halved|doubles|doubled|triples|tripled)\b
  | \b{_EVENT}\b[^;:]{{0,80}}?\bby\ (?:\w+\ )?{_AMOUNT}
  | \b(?:reduc|cut|lower|rais|increas|decreas)\w*\b[^;:]{{0,80}}?\b{_EVENT}\b[^;:]{{0,80}}?\b
      by\ (?:\w+\ )?{_AMOUNT}
  | \d[\d.]*\s?(?:%|per\s?cent)\ (?:\w+\ )?(?:lower|higher|less|more|fewer|greater|reduction|
      decrease|increase|drop|rise|reduced|increased)\b[^;:]{{0,80}}?\b(?:{_EVENT}|likely)\b
  | \b{_TIMES}\ (?:as|more|less|the|higher|lower|greater)\ (?:\w+\ )?(?:likely|{_EVENT})\b
  | \b(?:relative\ risk|risk\ ratio)\b[^;:]{{0,80}}?\d[\d.]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A change of a risk that says nothing of how large the risk is."""
_NAMED = ("likely", *(event.partition("\\")[0] for event in _EVENTS))
"""One of these is in whatever _RELATIVE finds."""
_ABSOLUTE = re.compile(
    r"\bfrom (?:\w+ )?\d[\d.]*\s?(?:%|per\s?cent)? to \d|\bpercentage points?\b|\babsolute risk\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"%|\bper ?cent\b|\b(?:in|per|of) (?:every )?1[0,]*0\b", re.IGNORECASE)
"""The unit of a chart that shows shares of people."""
_PERCENTAGE = re.compile(r"\d[\d.]*\s?(?:%|per\s?cent\b)", re.IGNORECASE)


def _statistic_values(part: ExaminedPart) -> dict[int, str]:
    """Return the value and unit of statistics, by the id() of their labels."""
    return {
        id(item.label): f"{item.value} {item.unit or ''}".strip()
        for block in part.blocks
        if isinstance(block, Statistics)
        for item in block.published
    }


def relative_risk(content: ExaminedContent) -> Iterator[Finding]:
    for text, written in content.found(_relative_risks):
        message = f'"{written}" does not say of how many people'
        yield Finding(0, message, content.locate(text, written))


def _relative_risks(part: ExaminedPart) -> Iterator[tuple[ContentText, str]]:
    """Yield each relative risk, as it is written, that stands without an absolute one."""
    if _draws_absolute(part):
        return
    values = _statistic_values(part)
    for text in part.printed:
        value = values.get(id(text.text), "")
        for paragraph in text.paragraphs:
            for written in _relative_in(f"{value} {paragraph}".strip()):
                if not _has_absolute(part.printed, written):
                    yield text, written


@cached_by_value(4096)
def _relative_in(paragraph: str) -> tuple[str, ...]:
    """Return the first relative risk of each sentence, as it is written."""
    return tuple(match[0] for match in map(_relative, sentences(paragraph)) if match)


def _relative(text: str) -> re.Match[str] | None:
    """Return the first relative risk; the pattern takes long, and most texts name no event."""
    lowered = text.lower()
    return _RELATIVE.search(text) if any(word in lowered for word in _NAMED) else None


def _draws_absolute(part: ExaminedPart) -> bool:
    """Return whether a block draws how large a risk is, with and without: dots, or bars of
    shares."""
    match part.node:
        case Risk(groups=groups):
            return len(groups) > 1
        case Chart(unit=unit):
            return _SHARES.search(str(unit or "")) is not None
        case _:
            return False


def _has_absolute(texts: Sequence[ContentText], relative: str) -> bool:
    """Return whether the texts of a block say how large a risk is, beside a relative one."""
    if any(map(shares, texts)):
        return True
    whole = " ".join(paragraph for text in texts for paragraph in text.paragraphs)
    others = len(_PERCENTAGE.findall(whole)) - len(_PERCENTAGE.findall(relative))
    return bool(_ABSOLUTE.search(whole)) or others >= 2


# ---------------------------------------------------------------- words of likelihood

_HARM = re.compile(
    r"\b(?:risks?|side effects?|complications?|bleed\w*|bruis\w*|infections?|damage|deaths?|die|"
    r"reactions?|allerg\w+|strokes?|clots?|problems?|harms?|failures?|injur\w+|recur\w*|"
    r"come back|leaks?|thrombosis|perforation|serious)\b",
    re.IGNORECASE,
)
_LIKELIHOOD = re.compile(
    r"(?<!more )(?<!less )(?<!most )(?<!in )(?<!as )\b(?:(?:very|extremely|quite|fairly) )?"
    r"(?:rare(?:ly)?|uncommon(?:ly)?|common(?:ly)?|likely|unlikely|infrequent(?:ly)?|seldom)\b"
    r"(?! (?:bile|femoral|iliac|carotid|hepatic|peroneal|fibular|cold|sense|ground|questions?|"
    r"names?|words?|language|earth|disease|used|called|known))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b(?:one|two|three|a few) (?:\w+ )?(?:in|out of)\b", re.IGNORECASE)


def likelihood_without_number(content: ExaminedContent) -> Iterator[Finding]:
    vague = [
        (content.locate(text, _beginning(sentence)), written)
        for text, sentence, written in content.found(_vague_in)
    ]
    yield from gathered(
        [span for span, _ in vague],
        f'"{vague[0][1]}" stands without a number' if vague else "",
        f"{len(vague)} likelihoods stand without a number",
    )


def _vague_in(part: ExaminedPart) -> Iterator[tuple[ContentText, str, str]]:
    """Yield each sentence of a part that `_vague_sentences` finds, with its text."""
    # A table or a list of terms says in one place what it means in another.
    if isinstance(part.node, Table | Terms) and any(
        FIGURE.search(paragraph) for text in part.printed for paragraph in text.paragraphs
    ):
        return
    for text in part.printed:
        if text.part is TextPurpose.PROSE:
            for sentence, written in _vague_sentences(text):
                yield text, sentence, written


def _vague_sentences(text: ContentText) -> tuple[tuple[str, str], ...]:
    """Return sentences with a word of likelihood in a paragraph without a number, and that word."""
    found: list[tuple[str, str]] = []
    for paragraph in text.paragraphs:
        if _NUMBER.search(paragraph):
            continue
        for sentence in sentences(paragraph):
            if _HARM.search(sentence) and (match := _LIKELIHOOD.search(sentence)):
                found.append((sentence, match[0]))
    return tuple(found)


# ---------------------------------------------------------------- periods

_CHANCE = re.compile(
    r"\b(?:risks?|chances?|likelihood|probability|mortality|die|survive|recurs?|recurrence|"
    r"come back)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|lifetime|lives|life|annual|annually|yearly|decades?|"
    r"operations?|procedures?|surgery|treatments?|anaesthetics?|injections?|scans?|tests?|births?|"
    r"pregnan\w+|in hospital|age)\b",
    re.IGNORECASE,
)
"""A period, or the occasion that a risk is counted by, such as an operation."""


def no_period(content: ExaminedContent) -> Iterator[Finding]:
    without = [
        (content.locate(text, _beginning(sentence)), figure)
        for text, sentence, figure in content.found(_risks_without_period)
    ]
    yield from gathered(
        [span for span, _ in without],
        f'"{without[0][1]}" does not say in what time' if without else "",
        f"{len(without)} risks do not say in what time",
    )


def _risks_without_period(part: ExaminedPart) -> Iterator[tuple[ContentText, str, str]]:
    """Yield the risks of a part that says no period, each with its text."""
    if not any(map(_says_period, part.printed)):
        for text in part.printed:
            for sentence, figure in _risks(text):
                yield text, sentence, figure


def _says_period(text: ContentText) -> bool:
    return any(map(_PERIOD.search, text.paragraphs))


def _risks(text: ContentText) -> tuple[tuple[str, str], ...]:
    """Return each sentence that states a risk in numbers, and its figure."""
    found: list[tuple[str, str]] = []
    for paragraph in text.paragraphs:
        for sentence in sentences(paragraph):
            match = FIGURE.search(sentence)
            if match is None or is_measure(sentence, match):
                continue
            is_relative = _relative(sentence) and not _SHARE.search(sentence)
            if _CHANCE.search(sentence) and not is_relative:
                found.append((sentence, match[0]))
    return tuple(found)


_NOT_WITH_DO = re.compile(
    r"(?:am|are|is|was|were|will|can|may|must|might|should|could|would|had|"
    r"(?:have|has) (?:been|had|got|\w{2,}(?:ed|en)))\b",
    re.IGNORECASE,
)
"""How what happens begins if "do not" would be wrong of the others: are still ill, will be ill."""


def unfit_event(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        if not isinstance(block, Risk):
            continue
        span, event = getattr(block.event, "span", block.span), str(block.event).strip()
        if match := _NOT_WITH_DO.match(event):
            message = f'of the others it says "do not", which does not fit "{match[0]} …"'
            yield Finding(0, message, span)
        elif not may_be_verb(event, str(block.event_one or "").strip()):
            yield Finding(0, f'"people {event}" has no verb: write it as in "have a stroke"', span)


def may_be_verb(event: str, event_one: str) -> bool:
    """Whether what happens to several people begins with a verb, as far as what happens to one, or
    the end of its first word, tells."""
    many, one = event.casefold().split(), event_one.casefold().split()
    for plural, singular in zip(many, one, strict=False):
        if plural != singular:
            return singular in (
                _OF_ONE.get(plural), f"{plural}s", f"{plural}es", f"{plural[:-1]}ies"
            )  # fmt: skip
    first = many[0] if many else ""
    if first in ("a", "an", "the") or first in _NOUNS:
        return False
    return first in _ODD_VERBS or not _NOUN_ENDING.search(first)


_OF_ONE = {"have": "has", "do": "does", "go": "goes", "are": "is", "will": "will"}
_NOUNS = frozenset(
    """
    anaemia blood bruising constipation cough death deaths diarrhoea dizziness fever headache
    headaches infections nausea pain rash sepsis stroke strokes swelling tiredness vomiting
    """.split()  # noqa: SIM905
)
_NOUN_ENDING = re.compile(r"(?:[st]ions?|ments?|ness(?:es)?|itis|osis|[ae]emia|eurysms?|rhage)\Z")
_ODD_VERBS = frozenset(
    """
    caution cement comment condition experiment function implement lament mention position question
    witness haemorrhage hemorrhage
    """.split()  # noqa: SIM905
)
"""Verbs with the ending of a noun."""


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("mixed-denominators", Severity.WARNING,
         "the shares of one block have one denominator, such as 5 in 100 and 3 in 100",
         "Readers compare the first numbers only, and take 1 in 20 for less than 3 in 100.",
         _IPDAS, mixed_denominators, ENGLISH),
    Rule("relative-risk-alone", Severity.WARNING,
         "a change of a risk stands beside its size in people, as 2 in 100 in place of 4 in 100",
         "Half of a tiny risk is next to nothing, yet it persuades like half of a large one.",
         f"{_IPDAS}; Fagerlin (PMC8758611)", relative_risk, ENGLISH),
    Rule("likelihood-without-number", Severity.NOTE,
         "a word such as rare or common stands beside a number, such as 1 in 1,000 people",
         "Readers take rare for anything between 1 in 10 and 1 in a million.",
         f"{_IPDAS}; Fagerlin (PMC8758611)", likelihood_without_number, ENGLISH),
    Rule("unfit-event", Severity.WARNING,
         "what happens is told with a verb of its own, as in stay ill, have a stroke",
         'The sentence goes on with "and 66 do not".', "docs/content.md", unfit_event, ENGLISH),
    Rule("risk-without-period", Severity.NOTE,
         "a risk says in what time, such as within 30 days, or of what occasion",
         "A risk of 1 in 10 in a year and in a lifetime are very different risks.",
         _IPDAS, no_period, ENGLISH),
)  # fmt: skip
