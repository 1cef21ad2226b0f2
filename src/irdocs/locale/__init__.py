"""What irdocs itself says in a product, in the language of its content.

Words come from a file a language (`strings/`), dates and the forms of numbers from CLDR by Babel.
Lists are joined by separators of the same file: the lists of products have no "and", and Babel has
no such lists for many languages (it raises KeyError for German). Names of layouts, placeholders and
shapes stay English: they are what code and people who edit a deck know them by, and no reader hears
them, since each has words, an alternative text or a mark that it is decoration.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import babel
from babel.dates import format_date

from irdocs.locale.strings_file import STRINGS, Strings, StringsError, of_language

ENGLISH = "en"
"""The language whose words stand in for those of a language without a file."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as it is printed, and what its unit puts before and after it."""

    before: str
    value: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.value}{self.after}"


@dataclass(frozen=True, slots=True)
class Locale:
    """The words of a language, and how a country writes dates and numbers."""

    tag: str
    """The language and country (BCP 47) whose dates and numbers are used, such as en-GB."""
    words: Strings

    def date(self, day: date) -> str:
        """Return a date with its month in words: 23 November 2026."""
        return format_date(day, "long", locale=self._cldr)

    def number(self, value: object) -> str:
        """Return a number with the digits that it is written with, and the decimal mark of here."""
        mark = self._cldr.number_symbols["latn"]["decimal"]
        return str(value).replace(".", mark)

    def quantity(self, value: object, unit: str | None) -> Quantity:
        """Return a value with its unit; no space in it ever breaks."""
        number = self.number(value)
        if not unit:
            return Quantity("", number, "")
        if unit == "%":
            pattern = self._cldr.percent_formats[None]
            return Quantity(pattern.prefix[0], number, pattern.suffix[0])
        marked = self.words.quantity(value="\0", unit=unit).replace(" ", "\u00a0")
        before, _, after = marked.partition("\0")
        return Quantity(before, number, after)

    def joined(self, items: Iterable[str]) -> str:
        """Return the items of a short list as one text."""
        return self.words.between_items.join(items)

    def sentence(self, text: str) -> str:
        """Return words without a full stop as a sentence."""
        return f"{text}{self.words.full_stop}"

    def sentences(self, *sentences: str) -> str:
        """Return whole sentences as running text."""
        return self.words.between_sentences.join(sentences)

    def citations(self, numbers: Mapping[str, int]) -> dict[str, str]:
        """Return how each source is cited in a text, by its id: [1]."""
        return {
            source: self.words.citation(number=str(number)) for source, number in numbers.items()
        }

    @property
    def _cldr(self) -> babel.Locale:
        return babel.Locale.parse(self.tag, sep="-")


def load(language: str) -> Locale:
    """Return the locale of a language's tag (BCP 47).

    A tag without a country gets that of the language's file, so `en` is British. A language without
    a file gets English, words, dates and numbers, as a date in another language would not fit them.
    """
    file = _file_for(language)
    if file is None:
        return load(ENGLISH)
    words = of_language(file)
    return Locale(_tag_for(language, words.region), words)


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that there are words in."""
    return STRINGS.names


def is_translated(language: str) -> bool:
    """Whether there are words in a language."""
    return _file_for(language) is not None


def _file_for(language: str) -> str | None:
    """Return the name of the most specific file for a tag: for pt-BR that of pt-BR, else of pt."""
    names = {name.casefold(): name for name in STRINGS.names}
    parts = language.casefold().split("-")
    prefixes = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((names[prefix] for prefix in prefixes if prefix in names), None)


_TAG = re.compile(
    r"(?P<language>[A-Za-z]+)(-(?P<script>[A-Za-z]{4}))?(-(?P<country>\w{2,3}))?(-|$)"
)
"""The subtags of a tag that CLDR has data for (BCP 47: RFC 5646, 2.1)."""


def _tag_for(language: str, region: str) -> str:
    """Return the tag with whose dates a text of a language is dated: its own country's if known."""
    parts = _TAG.match(language)
    if parts is not None:
        own = parts["language"].lower() + (f"-{parts['script']}" if parts["script"] else "")
        for country in ((parts["country"] or region).upper(), region):
            if _has_dates(own, country):
                return f"{own}-{country}"
    return f"{ENGLISH}-{of_language(ENGLISH).region}"


def _has_dates(language: str, country: str) -> bool:
    try:
        return babel.Locale.parse(f"{language}-{country}", sep="-").territory == country
    except (ValueError, babel.UnknownLocaleError):
        return False


__all__ = [
    "ENGLISH",
    "Locale",
    "Quantity",
    "Strings",
    "StringsError",
    "is_translated",
    "languages",
    "load",
]
