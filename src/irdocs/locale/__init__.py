"""The text that irdocs itself puts into a product, in the language of the content.

Each language has a file of texts in `strings/`; the forms of dates and numbers come from CLDR
through Babel. A list within a sentence has "and"; items that stand by themselves are joined by a
separator from the file of strings, as Babel has no lists without "and" for many languages.

The names of layouts, placeholders and shapes stay English. Code and people who edit a deck know
them by these names, and a screen reader does not read them out, since each shape has text, an
alternative text or a mark that it is decoration.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Literal

import babel
from babel.core import get_global
from babel.dates import format_date, format_skeleton

from irdocs.frozen import frozen
from irdocs.locale.lists import listed
from irdocs.locale.numbers import (
    MINUS,
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    PowerWord,
    currency_of,
    currency_pattern,
    number_text,
    power_word,
    without_marks,
)
from irdocs.locale.own_words import common_language, in_language, language_of
from irdocs.locale.plurals import Count
from irdocs.locale.scripts import Direction, direction, script
from irdocs.locale.strings_file import STRINGS, Strings, StringsError, marked, of_language

DateParts = Literal["y", "yMMM", "yMMMd"]
"""What a short date has: the year, the month and the year, or the day too (CLDR's skeletons)."""

ENGLISH = "en"
"""The language of the words for content in a language without a file."""


_CLOSE = frozenset("°′″‰+×")
"""Signs that stand close behind a number, as degrees of an angle do (ISO 80000-1, 7.1.4), and as
people write 65+ and 3×; so does what is behind a stroke, as in 7/10."""


@frozen
class Quantity:
    """A value as it is printed, and what stands before and after it: unit, sign and spaces."""

    before: str
    value: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.value}{self.after}"


@frozen
class Locale:
    """The texts of a language, and the way in which a country writes dates and numbers."""

    tag: str
    """The tag (BCP 47) of the language and country whose dates and numbers are used: en-GB."""
    words: Strings = field(hash=False)  # there are hundreds, some of them dictionaries
    words_tag: str | None = None
    """The tag of the words, and of dates among them, if these are not in the content's language."""
    translation_is_unchecked: bool = False
    """Whether the document is a translation that nobody at home in the language has checked."""

    @property
    def direction(self) -> Direction:
        """Which way the language is written."""
        return direction(self.tag)

    def short_date(self, day: datetime.date, parts: DateParts) -> str:
        """Return a date with the given parts in the order of CLDR: yMMM gives Nov 2026.

        Its spaces are no-break spaces.
        """
        text: str = format_skeleton(parts, day, locale=self._cldr)
        return text.replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE).replace(" ", NO_BREAK_SPACE)

    def date_pattern(self, parts: DateParts) -> str:
        """Return the pattern of such a date, in the letters of CLDR: MMM y."""
        return str(self._cldr.datetime_skeletons[parts].pattern)

    def date_alone(self, day: datetime.date) -> str:
        """Return a date that stands by itself, or beside an author's words, in its long form.

        It is in the content's language even where the words are not, if CLDR knows that.
        """
        return _long_date(day, self._cldr)

    def date(self, day: datetime.date) -> str:
        """Return a date among irdocs' words, in the long form of CLDR: 23 November 2026."""
        return in_language(_long_date(day, self._words_cldr), self.words_tag)

    def duration(self, seconds: int) -> str:
        """Return a length of time in words: 2 minutes, 14 seconds; its spaces are unbreakable."""
        words = self.words
        parts = (
            (seconds // 3600, words.hours),
            (seconds // 60 % 60, words.minutes),
            (seconds % 60, words.seconds),
        )
        texts = [phrase(number=self.count(count)) for count, phrase in parts if count]
        joined = self.joined(text.replace(" ", NO_BREAK_SPACE) for text in texts)
        return in_language(joined, common_language(texts))

    def number(self, value: object, *, grouped: bool = True) -> str:
        """Return a number with all its digits, marked as the country does it, in groups or not.

        `value` is a number, or the text of one without an exponent. A figure from a source is
        printed as the source has it: nothing is rounded, and 0.10 stays apart from 0.1.
        """
        return number_text(value, self._cldr, grouped=grouped)

    def count(self, number: int) -> Count:
        """Return a whole number and how it is written, for a text that has plural forms."""
        return Count(number, self.number(number))

    def language_name(self, tag: str) -> str:
        """Return what a language is called in itself, such as Cymraeg; its tag if unknown."""
        try:
            return str(babel.Locale.parse(tag, sep="-").get_language_name() or tag)
        except (ValueError, babel.UnknownLocaleError):
            return tag

    @property
    def decimal(self) -> str:
        """The sign between the whole and the fraction of a number."""
        return str(self._cldr.number_symbols["latn"]["decimal"])

    def power_word(self, largest: float) -> PowerWord:
        """Return the word that shortens numbers up to `largest`, such as "million"."""
        return power_word(largest, self._cldr)

    def quantity(self, value: object, unit: str | None, *, grouped: bool = True) -> Quantity:
        """Return a value with its unit, its spaces replaced by no-break spaces.

        A sign of a currency stands where the country puts it: in English before the number, and
        after the minus sign of a negative one.
        """
        number = self.number(value, grouped=grouped)
        if not unit:
            return Quantity("", number, "")
        if (currency := currency_of(unit)) is not None:
            sign, rest = currency
            rest = rest.replace(" ", NO_BREAK_SPACE)
            before, after = currency_pattern(self._cldr, sign)
            if before and number.startswith(MINUS):
                before, number = MINUS + before, number.removeprefix(MINUS)
            return Quantity(before, number, after + rest)
        if unit == "%":
            pattern = self._cldr.percent_formats[None]
            before, after = without_marks(pattern.prefix[0]), without_marks(pattern.suffix[0])
            return Quantity(before, number, after)
        if unit.startswith("/") or unit in _CLOSE:
            return Quantity("", number, unit.replace(" ", NO_BREAK_SPACE))
        # A language may put the unit before or after the value: mark the value, and divide there.
        pattern_text = self.words.quantity(value="\0", unit=unit).replace(" ", NO_BREAK_SPACE)
        before, _, after = pattern_text.partition("\0")
        return Quantity(before, number, after)

    def joined(self, items: Iterable[str]) -> str:
        """Return the items of a short list as one text."""
        return self.words.between_items.join(items)

    def listed(self, items: Sequence[str]) -> str:
        """Return the items of a list within a sentence of irdocs: A, B and C."""
        return listed(items, self._words_cldr)

    def sentence(self, text: str) -> str:
        """Return a text as a sentence, with a full stop unless it ends in one, as `р.` does."""
        if text.endswith(self.words.full_stop):
            return text
        return in_language(f"{text}{self.words.full_stop}", language_of(text))

    def sentences(self, *sentences: str) -> str:
        """Return several sentences as running text."""
        text = self.words.between_sentences.join(sentences)
        return in_language(text, common_language(sentences))

    def citations(self, numbers: Mapping[str, int]) -> dict[str, str]:
        """Return the mark, such as [1], by which each source is cited in a text, by its id."""
        return {
            source: self.words.citation(number=str(number)) for source, number in numbers.items()
        }

    @property
    def _cldr(self) -> babel.Locale:
        return babel.Locale.parse(self.tag, sep="-")

    @property
    def _words_cldr(self) -> babel.Locale:
        return babel.Locale.parse(self.words_tag or self.tag, sep="-")


def _long_date(day: datetime.date, country: babel.Locale) -> str:
    text: str = format_date(day, "long", locale=country)
    return text.replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)


def load(language: str) -> Locale:
    """Return the locale of a language's tag (BCP 47), with irdocs' own file of words for it.

    A tag without a country gets that of the language's file, so `en` is British. A language without
    a file gets that of `fallback`.
    """
    name = most_specific(language, STRINGS.names)
    return fallback(language) if name is None else of_strings(language, of_language(name))


def of_strings(language: str, words: Strings) -> Locale:
    """Return the locale of a language with given words in it."""
    tag = _tag_for(language, words.region)
    return Locale(tag or f"{ENGLISH}-{of_language(ENGLISH).region}", words)


def fallback(language: str) -> Locale:
    """Return the locale of a language that irdocs has no words in: English words, which say so.

    Its numbers and short dates are those of the language, if CLDR knows it; dates in sentences are
    English, as the sentences are.
    """
    english = of_language(ENGLISH)
    words_tag = f"{ENGLISH}-{english.region}"
    known = _known_to_cldr(language)
    return Locale(known or words_tag, marked(english, words_tag), words_tag)


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that have a file of strings."""
    return STRINGS.names


def is_translated(language: str) -> bool:
    """Return whether a language has a file of strings."""
    return most_specific(language, STRINGS.names) is not None


def most_specific(language: str, names: Iterable[str]) -> str | None:
    """Return the name, a tag, that suits a language best: for pt-BR, pt-BR, else pt, else None.

    The script decides too: Chinese of Taiwan does not get simplified characters, and zh-CN gets
    zh-Hans.
    """
    tag = without_alias(language)
    suited = {
        name.casefold(): name
        for name in names
        if script(name) == script(tag) or script(tag) is None
    }
    for prefix in prefixes(tag.casefold()):
        if prefix in suited:
            return suited[prefix]
    spoken = tag.casefold().partition("-")[0]
    alike = [name for key, name in suited.items() if key.partition("-")[0] == spoken]
    return min(alike, key=len, default=None)


def prefixes(tag: str) -> tuple[str, ...]:
    """Return a tag and what is left of it subtag by subtag: zh-Hans-CN, zh-Hans, zh."""
    parts = tag.split("-")
    return tuple("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def without_alias(tag: str) -> str:
    """Return a tag whose language has its present code: he for iw."""
    first, hyphen, rest = tag.partition("-")
    return str(get_global("language_aliases").get(first.lower(), first)) + hyphen + rest


def _known_to_cldr(language: str) -> str | None:
    """Return the tag of a language as far as CLDR has data for it, or None."""
    for prefix in prefixes(without_alias(language)):
        try:
            babel.Locale.parse(prefix, sep="-")
        except (ValueError, babel.UnknownLocaleError):
            continue
        return prefix
    return None


_TAG = re.compile(
    r"(?P<language>[A-Za-z]+)(-(?P<script>[A-Za-z]{4}))?(-(?P<country>\w{2,3}))?(-|$)"
)
"""The subtags of a tag that CLDR has data for (BCP 47: RFC 5646, 2.1)."""


def _tag_for(language: str, region: str) -> str | None:
    """Return the tag of the language and country whose dates and numbers a content gets.

    The country is that of the content's language if CLDR has data for it in that language, else
    that of the file of strings; None if CLDR does not know the language at all.
    """
    subtags = _TAG.match(without_alias(language))
    if subtags is not None:
        script_subtag = f"-{subtags['script']}" if subtags["script"] else ""
        language_and_script = subtags["language"].lower() + script_subtag
        for country in ((subtags["country"] or region).upper(), region):
            if _has_dates(language_and_script, country):
                return f"{language_and_script}-{country}"
    return _known_to_cldr(language)


def _has_dates(language: str, country: str) -> bool:
    """Return whether CLDR knows a language in a country; Babel may answer with another country."""
    try:
        return babel.Locale.parse(f"{language}-{country}", sep="-").territory == country
    except (ValueError, babel.UnknownLocaleError):
        return False


__all__ = [
    "ENGLISH",
    "MINUS",
    "DateParts",
    "Direction",
    "Locale",
    "PowerWord",
    "Quantity",
    "Strings",
    "StringsError",
    "direction",
    "fallback",
    "in_language",
    "is_translated",
    "language_of",
    "languages",
    "load",
    "most_specific",
    "of_strings",
    "prefixes",
    "script",
    "without_alias",
]
