"""Statements about a document in the words of a locale: its version, its review, its figures.

Both products print them, so they are put together here once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Literal, assert_never

from irdocs.content.about import About
from irdocs.content.blocks import Statistic, Table
from irdocs.content.people import Author, Occasion
from irdocs.content.source_ids import OwnData
from irdocs.content.status import StatusKind
from irdocs.frozen import replace
from irdocs.locale import Locale, Quantity, in_language

_RIGHT_TO_LEFT_MARK = "\u200f"
"""Keeps the day of a date, behind a place in Latin letters, with its month (UAX #9, W7)."""
SHORT_FIGURE = 10
"""A figure of so many characters or fewer, such as "1 in 5", stays on one line."""


def version(locale: Locale, about: About) -> str:
    """Return the version of the document and the date of that version."""
    return locale.words.version(version=about.version, date=locale.date(about.date))


def video_length(locale: Locale, seconds: int | None) -> str:
    """Return that something is a video, and how long it lasts if that is known."""
    if seconds is None:
        return locale.words.video
    text = locale.words.lead(label=locale.words.video) + locale.duration(seconds)
    return in_language(text, locale.words_tag)


def status(locale: Locale, kind: StatusKind) -> str:
    """Return the word for a kind of status, such as "Warning"."""
    match kind:
        case "emergency":
            return locale.words.emergency
        case "warning":
            return locale.words.warning
        case "information":
            return locale.words.information
        case "success":
            return locale.words.success
        case _:
            assert_never(kind)


def shade(locale: Locale, block: Table, kind: StatusKind) -> str:
    """Return what a shade of a table means: the words of its key, or the word for the status."""
    words = getattr(block.key, kind) if block.key else None
    return str(words) if words else status(locale, kind)


def review_status(locale: Locale, about: About) -> str:
    """Return when the document was reviewed and by whom, or that it was not."""
    if about.reviewed is None:
        words = locale.words
        return words.not_reviewed if about.health else words.not_reviewed_elsewhere
    day = locale.date(about.reviewed)
    if about.reviewed_by is None:
        return locale.words.reviewed(date=day)
    return locale.words.reviewed_by(date=day, reviewer=about.reviewed_by)


def translation_status(locale: Locale) -> tuple[str, ...]:
    """Return the sentence that says of a translation that it is a draft; empty if it is not."""
    if not locale.translation_is_unchecked:
        return ()
    return (locale.sentence(locale.words.unchecked_translation),)


def credit(locale: Locale, author: Author) -> str:
    """Return an author's name, role and affiliations."""
    return locale.words.between_items.join((str(author.name), *author.details))


def authorship(locale: Locale, about: About) -> tuple[str, ...]:
    """Return the sentence that says who wrote the document; empty if it names no authors."""
    if not about.authors:
        return ()
    credits = [credit(locale, author) for author in about.authors]
    if any(author.details for author in about.authors):
        authors = locale.words.between_long_items.join(credits)
    else:
        authors = locale.listed(credits)
    return (locale.sentence(locale.words.written_by(authors=authors)),)


def occasion(
    locale: Locale, event: Occasion, fits: Callable[[str], bool] = lambda _: True
) -> tuple[str, ...]:
    """Return the lines that say of an event what it is called, and where and when it is.

    Place and day share a line that `fits`, so that none ends with the sign between them.
    """
    day = locale.date_alone(event.date) if event.date else None
    between = locale.words.between_details
    if locale.direction == "rtl":
        between += _RIGHT_TO_LEFT_MARK
    parts = [str(part) for part in (event.place, day) if part]
    where_and_when = between.join(parts)
    is_one_line = len(parts) > 1 and fits(where_and_when)
    return (str(event.name), *((where_and_when,) if is_one_line else parts))


def next_review(locale: Locale, about: About) -> tuple[str, ...]:
    """Return the sentence that says when the next review is due; empty if no day is set."""
    if about.next_review is None:
        return ()
    day = locale.date(about.next_review)
    return (locale.sentence(locale.words.next_review(date=day)),)


def own_data(locale: Locale, data: OwnData) -> str:
    """Return what is said of data of the author's own, as it stands below them."""
    return locale.words.lead(label=locale.words.source) + data


_NUMBER_AND_WORDS = re.compile(r"([^\s\d]{0,2}\d\S*(?: \S+ \S*\d\S*| \d\S*)*)( \D+)")
"""A number, or two with a word or sign between them, and the words of its unit: "30 to 50 minutes".
"""


def _parted(words: str) -> tuple[str, str]:
    """Return a figure in words as its number and its unit with the space before it, if any."""
    match = _NUMBER_AND_WORDS.fullmatch(words)
    return (match[1], match[2]) if match else (words, "")


def figure(locale: Locale, statistic: Statistic) -> Quantity:
    """Return the value of a statistic with its unit, as printed."""
    match statistic.value:
        case str(words):
            # Words of the author's own stay as they are, but for a break that would part them.
            quantity = locale.quantity("", statistic.unit)
            value, unit = _parted(str(words))
            whole = value.replace(" ", "\u00a0") if len(value) <= SHORT_FIGURE else value
            unit = unit.replace(" ", "\u00a0") if len(words) <= SHORT_FIGURE else unit
            return replace(quantity, value=whole, after=unit + quantity.after)
        case number if statistic.unit is None:
            return Quantity("", locale.number(number, grouped=not _may_be_year(number)), "")
        case number:
            return locale.quantity(number, statistic.unit)


LAST_YEAR = 2100
"""The last year that a figure may be; 2140 parcels are a number."""


def _may_be_year(number: Decimal | None) -> bool:
    """Whether a number may be a year, which has no groups of digits."""
    return number is not None and 1000 <= number <= LAST_YEAR and number == int(number)


def picture_alt(locale: Locale, statistic: Statistic, picture: Literal["people", "ring"]) -> str:
    """Return the alternative text of the picture of a figure."""
    figure_text = str(figure(locale, statistic))
    match picture:
        case "people":
            return locale.words.figure_as_people(figure=figure_text)
        case "ring":
            return locale.words.figure_as_ring(figure=figure_text)
        case other:
            assert_never(other)
