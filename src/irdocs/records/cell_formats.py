"""Show a number of a sheet's cell as its format does (ECMA-376, part 1, 18.8.31).

`£#,##0.00` shows 1234.5 as £1,234.50, and `00000 000000` shows a telephone number with the zero
that a number has lost. Formats with fractions, powers of ten, thousands left out, conditions or
parts of a date are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Any

from irdocs.frozen import frozen


class ShownNumber(Decimal):
    """A number that knows how its sheet shows it: in conditions it is a number, in texts words."""

    shown: str

    @classmethod
    def of(cls, number: Decimal, shown: str) -> ShownNumber:
        """Return a number with the words for it."""
        made = cls(number)
        made.shown = shown
        return made

    def __reduce__(self) -> tuple[Any, ...]:  # rows go to other processes
        return ShownNumber.of, (Decimal(self), self.shown)


_GENERAL = "General"
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(?:;|$)')
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | [_*].                     # a space, a filling
  | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
  | \[(?:black|blue|cyan|green|magenta|red|white|yellow|color\ ?\d+)\]
  | (?P<digits>general|@|[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)
  | (?P<sign>[-+()\ £$€¥:%\u00a0'])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CURRENCY = re.compile(r"[£$€¥]|\[\$[^\]-]")
"""A sign or a name of a currency in a format."""
_KEPT_DIGITS = 15
"""How many digits of a number a sheet keeps; one with as many was computed."""


@frozen
class _FormatPiece:
    """A piece of a format: words, or places for digits."""

    text: str
    is_digits: bool = False
    is_percent: bool = False

    @property
    def places(self) -> int:
        """For how many digits of a whole number it has a place."""
        return sum(sign in "0#?" for sign in self.text.partition(".")[0])


def shown_number(value: float, format: str) -> Decimal | str | None:
    """Return a number as a format shows it: as words where that is more than a number.

    None for a format that is not known. No digit that somebody typed is dropped: of 2.456, a format
    with one decimal shows all, where a sheet shows 2.5 and holds the rest.
    """
    number = Context(prec=_KEPT_DIGITS).create_decimal(repr(value))
    if not number.is_finite():
        return None
    sections = _SECTION.findall(format)[:-1] if format else [_GENERAL]
    section, size = sections[0], number
    if number < 0 and len(sections) > 1:
        section, size = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    pieces = _pieces(section)
    if pieces is None or not any(piece.text for piece in pieces):
        return None
    digits = [piece for piece in pieces if piece.is_digits]
    if not digits:
        return "".join(piece.text for piece in pieces).strip()
    is_percent = any(piece.is_percent for piece in pieces)
    filled = _digits(abs(size) * (100 if is_percent else 1), digits)
    if filled is None:
        return None
    waiting = iter(filled)
    words = "".join(next(waiting) if p.is_digits else p.text for p in pieces).strip()
    words = f"-{words}" if size < 0 else words
    plain = f"{number.normalize():f}"
    if words == plain:
        return Decimal(plain)
    is_number = re.fullmatch(r"-?[\d,]+(?:\.\d+)?", words) and not re.match(r"-?0\d", words)
    if not is_number:
        # A price is a number in conditions; of a percentage, nobody knows whether 0.5 or 50 is.
        has_own_digits = any(sign.isdigit() for p in pieces if not p.is_digits for sign in p.text)
        is_price = _CURRENCY.search(section) and not is_percent and not has_own_digits
        return ShownNumber.of(number, words) if is_price else words
    shown = Decimal(words.replace(",", ""))  # which keeps the zeros of 2.50
    return ShownNumber.of(shown, words) if "," in words else shown


def _pieces(section: str) -> list[_FormatPiece] | None:
    """Return the pieces of a section of a format; None if one is not known."""
    pieces, position = [], 0
    while position < len(section):
        match = _TOKEN.match(section, position)
        if match is None:
            return None
        position = match.end()
        if (digits := match["digits"]) is not None:
            pieces.append(_FormatPiece(digits, is_digits=True))
        elif (sign := match["sign"]) is not None:
            pieces.append(_FormatPiece(sign, is_percent=sign == "%"))
        else:
            pieces.append(
                _FormatPiece(match["quoted"] or match["escaped"] or match["currency"] or "")
            )
    return pieces


def _digits(size: Decimal, pieces: Sequence[_FormatPiece]) -> list[str] | None:
    """Return the digits of a number that is not negative, for each piece that has places for some.

    None if such pieces are not known.
    """
    written = "".join(piece.text for piece in pieces)
    if written.casefold() in (_GENERAL.casefold(), "@"):
        return [f"{size.normalize():f}"]
    whole_places, _, part_places = written.partition(".")
    is_grouped = "," in whole_places
    last_alone = all("." not in piece.text for piece in pieces[:-1])
    if whole_places.endswith(",") or not last_alone or (is_grouped and len(pieces) > 1):
        return None
    try:
        rounded = size.quantize(Decimal(1).scaleb(-len(part_places)), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than anybody prints
        return None
    if rounded != size and len(size.normalize().as_tuple().digits) < _KEPT_DIGITS:
        rounded = size.normalize()
    whole, _, part = f"{rounded:f}".partition(".")
    least = part_places.count("0")
    part = part.rstrip("0").ljust(least, "0") if len(part) <= len(part_places) else part
    whole = whole.lstrip("0").zfill(whole_places.count("0"))
    if is_grouped:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    found: list[str] = []
    for piece in reversed(pieces[1:]):
        start = max(0, len(whole) - piece.places)
        found.insert(0, whole[start:])
        whole = whole[:start]
    found.insert(0, whole)
    if part:
        found[-1] += f".{part}"
    return found


def shown_time(value: time, format: str) -> str:
    """Return a time of day: by the clock of twelve hours where the format has that."""
    seconds = f":{value.second:02}" if value.second else ""
    if re.search(r"am/pm|a/p", format, re.IGNORECASE):
        half = "AM" if value.hour < 12 else "PM"
        return f"{(value.hour - 1) % 12 + 1}:{value.minute:02}{seconds} {half}"
    return f"{value.hour:02}:{value.minute:02}{seconds}"


def shown_duration(value: timedelta, format: str) -> str:
    """Return a length of time in hours and minutes, or in minutes and seconds, as its format counts
    it: [h]:mm, [mm]:ss (ECMA-376, part 1, 18.8.31)."""
    sign = "−" if value < timedelta() else ""
    minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
    if re.match(r"\[m+\]", format, re.IGNORECASE):
        shown = f"{sign}{minutes:02}"
        return f"{shown}:{seconds:02}" if "s" in format.lower() else shown
    hours, minutes = divmod(minutes, 60)
    shown = f"{sign}{hours}:{minutes:02}"
    return f"{shown}:{seconds:02}" if "s" in format.lower() else shown


_MONTH = re.compile(
    r"(?:\[\$[^\]]*\])?(?:(?P<month>m{1,4})(?P<between>[ /.\u00a0-]|\\[ -]))?(?P<year>y{2}|y{4})"
    r"(?:;@)?",
    re.IGNORECASE,
)


def shown_month(value: datetime, format: str) -> str | None:
    """Return a day as its format shows it, if that is a month or a year alone: Apr-26, 2026; None
    where the day is shown."""
    match = _MONTH.fullmatch(format.strip())
    if match is None:
        return None
    year = f"{value:%Y}"[-len(match["year"]) :]
    if match["month"] is None:
        return year
    month = {1: f"{value.month}", 2: f"{value:%m}", 3: f"{value:%b}", 4: f"{value:%B}"}
    return f"{month[len(match['month'])]}{match['between'][-1]}{year}"


__all__ = ["ShownNumber", "shown_duration", "shown_month", "shown_number", "shown_time"]
