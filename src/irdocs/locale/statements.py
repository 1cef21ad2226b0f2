"""What products say of a document: its version, whether it was reviewed, what its figures show."""

from __future__ import annotations

from typing import Literal, assert_never

from irdocs.content.model import About, Statistic
from irdocs.locale import Locale, Quantity


def version(locale: Locale, about: About) -> str:
    """Return the version and its day."""
    return locale.words.version(version=about.version, date=locale.date(about.date))


def review_status(locale: Locale, about: About) -> str:
    """Return when the document was reviewed and by whom, or that it was not."""
    if about.reviewed is None:
        return locale.words.not_reviewed
    day = locale.date(about.reviewed)
    if about.reviewed_by is None:
        return locale.words.reviewed(date=day)
    return locale.words.reviewed_by(date=day, reviewer=about.reviewed_by)


def next_review(locale: Locale, about: About) -> tuple[str, ...]:
    """Return the sentence that says when the next review is due; none where no day is set."""
    if about.next_review is None:
        return ()
    day = locale.date(about.next_review)
    return (locale.sentence(locale.words.next_review(date=day)),)


def figure(locale: Locale, statistic: Statistic) -> Quantity:
    """Return the value of a statistic with its unit, as printed."""
    return locale.quantity(statistic.value, statistic.unit)


def picture_alt(locale: Locale, statistic: Statistic, picture: Literal["people", "ring"]) -> str:
    """Return what a picture of a figure shows."""
    shown = str(figure(locale, statistic))
    match picture:
        case "people":
            return locale.words.figure_as_people(figure=shown)
        case "ring":
            return locale.words.figure_as_ring(figure=shown)
        case other:
            assert_never(other)
