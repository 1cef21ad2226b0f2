"""Rules on evidence: figures have sources, sources are cited, content is reviewed in time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.scores import is_score
from irdocs.audit.rules import Finding, Rule
from irdocs.caching.by_value import cached_by_value
from irdocs.content.blocks import AnyBlock, Columns, Statistics, Table
from irdocs.content.evidence import numbered
from irdocs.content.source_ids import OwnData, own_data_in
from irdocs.diagnostics import Severity
from irdocs.locale import ENGLISH, load, statements
from irdocs.unicode.line_breaks import breaks_between_letters

_NHS = "NHS standard for creating health content"
_COUNT = r"\d+|one|two|three|four|five|six|seven|eight|nine"
_DIGITS = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+"
_TOTAL = rf"{_DIGITS}|two|three|four|five|six|eight|ten|twenty|fifty|an? hundred|a thousand"
_PERIOD = (
    r"(?:-\w+)?[ \u00a0\u202f](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|"
    r"yrs?|wks?|hrs?|mins?|secs?|[dhs])\b"
)
_AMOUNT = r"[ \u00a0\u202f]?(?:[nµμm]g|mcg|[mdcµμ]?[lL]|k?g|[mc]?m|litres?|millilit\w+)\b"
"""What follows the number in "four vials in 240 mL", which is no share."""
FIGURE = re.compile(
    r"\d[\d.,]{0,20}\s?%|\d[\d.,]{0,20} per\s?cent\b|"
    rf"\b(?:{_COUNT}) (?:\w+ )?(?:in|out of) (?:{_TOTAL})\b(?![.,]?\d|{_PERIOD}|{_AMOUNT})",
    re.IGNORECASE,
)
"""A percentage, or a share such as "one in four" or "3 out of 10".

Only shares are looked for: other numbers, such as ages, doses, days, and so many things in so many
years, are too often no claims that a source would have to support."""
_IN_A_YEAR = re.compile(r"\bin (?!\d\d00)(?:1[5-9]|20)\d\d\Z", re.IGNORECASE)
"""The end of "nine in 1953"; one in 2000 is a share."""
_OF_A_WEEK = re.compile(
    r" (?:days?|nights?|hours?|weeks?|months?|years?|times?) (?:in|out of) ", re.I
)
"""What stands within "5 days out of 7"."""


_QUANTITIES = r"""(?:
    S[paév]{0,3}O[2₂]|FiO[2₂]|O[2₂]|oxygen|(?:de)?saturat\w+|sats|ha?ematocrit|Hct|PCV|
    LVEF|EF|ejection\ fraction|FEV[1₁]|FVC|HbA1c|humidity|concentrations?|strength|dilut\w+|
    oximet\w+|stenosis|confidence|CI|contrast|brightness|zoom|targets?
)"""
"""What is measured in per cent, or set to so many: such a figure is no claim about people."""
_SUBSTANCES = r"""(?:
    saline|sodium|NaCl|chloride|dextrose|glucose|potassium|calcium|magnesium|bicarbonate|lido\w+|
    ligno\w+|\w+caine|chlorhexidine|alcohol|ethanol|isopropyl|iodine|povidone\S*|albumin|mannitol|
    peroxide|formalin|phenol|cream|ointment|gel|drops|lotion|spray|solutions?|w/v|w/w|v/v|bleach|
    hypochlorite|adrenaline|\w+sone|oxygen|O[2₂]|predicted|CI|confidence|humidity|stenosis|acid|
    fluorescein|permethrin|malathion|minoxidil|carbomer|urea|fluoride|varnish|mouthwash|shampoo|
    vinegar|fat|cocoa|juice|
    \w+(?:phenicol|olac|fenac|profen|olone|olol|prost|zolamide|nidine|ephrine|tropine|tropicamide|
    pentolate|azole|nafine|mycin|micin|floxacin|cycline|ciclovir|sporin|olimus|mellose|hyaluronate)
)"""
"""What comes in strengths such as "0.9 %", before or behind which it stands. Of medicines for eyes
and skin the stems of their names (WHO, International Nonproprietary Names)."""
_MONEY = re.compile(
    r" (?:of (?:(?:your|his|her|their|the|my|our|its|gross|net|total|monthly|annual|basic) ){0,3}"
    r"(?:salary|pay|earnings|income|wages?|price|cost|fees?|rent|bill|turnover|deposit|loan)\b"
    r"|(?:VAT|tax(?:es)?|interest|APR|AER|deposit|surcharge|commission)\b)",
    re.IGNORECASE,
)
"""What stands behind a rate of money, such as 20% VAT or 9.8% of your salary."""
_WORKED_OUT = re.compile(r"[\d)\]%]\s*[=≈≙]\s*\Z")
"""What stands before the result of a sum: (8.0 − 7.2) / 8.0 = 10 %."""
_FLAGS = re.IGNORECASE | re.VERBOSE
_AFTER_QUANTITY = re.compile(rf"\b{_QUANTITIES}\b", _FLAGS)
_AFTER_SUBSTANCE = re.compile(rf"\b{_SUBSTANCES}[ ][^\w]*\Z", _FLAGS)
_BEFORE_SUBSTANCE = re.compile(rf"[\s-]*(?:\w+[\s-]+){{0,2}}?{_SUBSTANCES}\b", _FLAGS)


_ALL = re.compile(r"100\s?(?:%|per\s?cent)")
"""100 % cotton, and not 100 % of patients."""


def is_measure(paragraph: str, match: re.Match[str], context: str = "") -> bool:
    """Return whether a figure is a reading, a strength or a score and not a share of people.

    `context` has what stands over and beside it in a table.
    """
    after = paragraph[match.end() :]
    if (
        not any(sign in match[0] for sign in "%٪％") and "cent" not in match[0].lower()
    ):  # "8 in 24 hours"
        if _IN_A_YEAR.search(match[0]) or _OF_A_WEEK.search(match[0]):
            return True
        return is_score(paragraph, *match.span()) or bool(
            re.match(r" (?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b", after)
        )
    if re.match(r" (?:off|discount)\b", after) or _MONEY.match(after):
        return True
    if _BEFORE_SUBSTANCE.match(after) or _WORKED_OUT.search(paragraph[: match.start()]):
        return True
    if _ALL.match(match[0]) and not re.match(r" of (?!the (?:time|day|year)\b)", after):
        return True
    if re.match(r" of (?!the (?:value|normal|predicted))", after):
        return False
    before = re.split(r"[.!?;] ", paragraph[: match.start()])[-1][-40:]
    return any((_AFTER_SUBSTANCE.search(before), *map(_AFTER_QUANTITY.search, (before, context))))


def _table_contexts(part: ExaminedPart) -> dict[int, str]:
    """Return what says what a cell holds, its column's name and its row's, by the cell's id()."""
    return {
        id(cell.text): f"{block.header[cell.column]} {row.cells[0].text.plain}"
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.grid
        for cell in row.cells
    }


_PERCENTAGE = re.compile(r"\d[\d.,]{0,20}[\s\u202f]?[%٪％]|[%٪]\d[\d.,]{0,20}")
"""A percentage in any language; words of a share are known in English alone."""


def unsourced(content: ExaminedContent) -> Iterator[Finding]:
    for text, written in content.found(_unsourced_in, content.is_english):
        yield Finding(0, f'"{written}" has no source', content.locate(text, written))


def _unsourced_in(part: ExaminedPart, in_english: bool) -> Iterator[tuple[ContentText, str]]:
    contexts = _table_contexts(part)
    for text in part.texts:
        # Of the options of a quiz most are wrong, and none is a claim.
        if text.is_sourced or text.part is TextPurpose.ALT or text.key == "options":
            continue
        context = contexts.get(id(text.text), "")
        for paragraph in text.paragraphs:
            for written in _claims(paragraph, context, in_english):
                yield text, written


@cached_by_value(4096)
def _claims(paragraph: str, context: str, in_english: bool) -> tuple[str, ...]:
    """Return the figures of a paragraph that are shares of people, as they are written."""
    figure = FIGURE if in_english else _PERCENTAGE
    return tuple(
        match[0]
        for match in figure.finditer(paragraph)
        if not is_measure(paragraph, match, context)
    )


_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_WHEN = re.compile(rf"\d{{1,2}}(?=\.? \w+ {_YEAR.pattern})|{_YEAR.pattern}")
"""A year, or the day of a date."""
LEAST_WORDS = 4
"""The least number of words and numbers, beside the year, that can say whose data something is, and
of what."""


def vague_source(content: ExaminedContent) -> Iterator[Finding]:
    for data in own_data(content):
        words = re.split(r"[\s/–—-]+", _WHEN.sub(" ", data))
        # Words that no spaces part cannot be counted.
        is_short = not breaks_between_letters(data) and sum(map(_is_word, words)) < LEAST_WORDS
        lacking = ["whose data they are", "of what"] if is_short else []
        if not _YEAR.search(data):
            lacking.append("of which year")
        if lacking:
            *others, last = lacking
            said = f"{', '.join(others)} and {last}" if others else last
            yield Finding(0, f'"{data}" does not say {said}', data.span)


def _is_word(text: str) -> bool:
    """Whether a text between spaces has two letters or more, or a digit; marks on letters are part
    of them."""
    kinds = [unicodedata.category(sign) for sign in text]
    return "Nd" in kinds or sum(kind[0] in "LM" for kind in kinds) >= 2


def own_data(content: ExaminedContent) -> Iterator[OwnData]:
    """Yield what the content says of data of the author's own."""
    for block in content.document.blocks:
        items = block.published if isinstance(block, Statistics) else (block,)
        for item in items:
            yield from own_data_in(getattr(item, "source", None) or ())


def uncited(content: ExaminedContent) -> Iterator[Finding]:
    document = content.document
    cited = {name for product in content.products for name in numbered(document, product)}
    for name, source in document.sources.items():
        if name not in cited:
            yield Finding(0, f'nothing cites the source "{name}"', source.span)


def future_source(content: ExaminedContent) -> Iterator[Finding]:
    latest = max(filter(None, (content.document.document.date, content.today))).year + 1
    for name, source in content.document.sources.items():
        if source.year and source.year > latest:
            place = content.place_of("year", source.span)
            yield Finding(
                0, f'the source "{name}" is of {source.year}, which is yet to come', place
            )


def unprinted_address(content: ExaminedContent) -> Iterator[Finding]:
    for name, source in content.document.sources.items():
        if source.doi and source.url:
            span = getattr(source.url, "span", source.span)
            yield Finding(
                0, f'the url of the source "{name}" is not printed, as it has a doi', span
            )


def pending(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        if isinstance(block, Statistics):
            for item in block.items:
                if item.pending:
                    message = f'no value yet, so not printed: "{item.label.plain}"'
                    yield Finding(0, message, item.span)


def nothing_below(content: ExaminedContent) -> Iterator[Finding]:
    for section in content.document.sections:
        if not section.backup and all(map(_is_withheld, section.blocks)):
            yield Finding(
                0, f'no figure of this section has a value yet, so "{section.title}" stands alone',
                section.title.span,
            )  # fmt: skip


def _is_withheld(block: AnyBlock) -> bool:
    """Whether products leave a block out, since none of its figures has a value."""
    if isinstance(block, Columns):
        return all(_is_withheld(inner) for column in block.columns for inner in column.blocks)
    return isinstance(block, Statistics) and not block.published


def not_reviewed(content: ExaminedContent) -> Iterator[Finding]:
    about = content.document.document
    if not about.health:
        return
    if about.reviewed is None:
        status = statements.review_status(load(str(about.language)), about)
        yield Finding(0, f'no review has been recorded, so the products say "{status}"', about.span)
    elif about.reviewed_by is None:
        yield Finding(0, "the content does not say who reviewed it (reviewed_by:)", about.span)


def no_next_review(content: ExaminedContent) -> Iterator[Finding]:
    about = content.document.document
    if about.next_review is None:
        if about.health:
            yield Finding(0, "no date is set for the next review", about.span)
    elif about.next_review <= (about.reviewed or about.date):
        day = _english(about.next_review)
        place = content.place_of("next_review", about.span)
        yield Finding(0, f"the next review, {day}, must be after the last one", place)


def overdue(content: ExaminedContent) -> Iterator[Finding]:
    about, today = content.document.document, content.today
    last = about.reviewed or about.date
    if about.next_review and today and last < about.next_review < today:
        day, place = _english(about.next_review), content.place_of("next_review", about.span)
        yield Finding(0, f"the next review was due on {day}", place)


def not_yet(content: ExaminedContent) -> Iterator[Finding]:
    about, today = content.document.document, content.today
    if about.reviewed and today and about.reviewed > today:
        day, place = _english(about.reviewed), content.place_of("reviewed", about.span)
        yield Finding(0, f"the date of the review, {day}, is in the future", place)


def _english(day: date) -> str:
    """Return a date in English, in which all messages are written."""
    return load(ENGLISH).date(day)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unsourced-figure", Severity.WARNING,
         "a share or percentage in a text cites a source ([@source-id]), or is in a block that has "
         "one",
         "Experts do not believe a figure that they cannot look up, and others may be misled by "
         "it.", _NHS, unsourced),
    Rule("vague-source", Severity.WARNING,
         "a source that is not in sources: says whose data it is, of what, and of which year",
         "Nobody can judge or ask for data without this. Write it as in: Our own audit of 212 "
         "patients, Leeds, 2025.", "docs/content.md", vague_source),
    Rule("uncited-source", Severity.WARNING, "every source in sources: is cited",
         "A reference that supports no statement only looks like evidence.", _NHS, uncited),
    Rule("future-source", Severity.WARNING, "a source has appeared, or does so next year",
         "Nobody finds a reference by a year with two digits exchanged.", "docs/content.md",
         future_source),
    Rule("unprinted-address", Severity.WARNING, "a source has a doi or a url",
         "Only the doi is printed, as it outlives addresses; remove the url, or the doi if readers "
         "need the other.", "docs/content.md", unprinted_address),
    Rule("pending-statistic", Severity.NOTE, "a statistic has a value and a source",
         "Without a value it is left out of both products until a published figure is found; "
         "irdocs never makes one up.", "docs/content.md", pending),
    Rule("empty-section", Severity.WARNING, "a section has something to show below its heading",
         "Readers and listeners see a heading, or a slide that opens a section, and then nothing: "
         "give a figure its value, or take the section out until one has it.", "docs/content.md",
         nothing_below),
    Rule("not-reviewed", Severity.WARNING, "reviewed: and reviewed_by: say when and by whom "
         "the content was reviewed; health: false says that it is not about health",
         "Readers trust health information more if it says who has checked it, and when.",
         f"{_NHS}; PIF TICK", not_reviewed),
    Rule("no-next-review", Severity.WARNING, "next_review: gives a date after the last review",
         "Health information goes out of date.", f"{_NHS}; PIF TICK",
         no_next_review),
    Rule("review-overdue", Severity.WARNING, "the date of the next review has not passed",
         "Content past its date may be wrong; review it, then set reviewed: and next_review:.",
         f"{_NHS}; PIF TICK", overdue),
    Rule("reviewed-in-future", Severity.WARNING, "reviewed: is today or an earlier day",
         "Both products state that they have been reviewed; set the date after the review.",
         f"{_NHS}; PIF TICK", not_yet),
)  # fmt: skip
