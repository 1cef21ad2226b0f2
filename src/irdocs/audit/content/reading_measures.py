"""How hard a text is to read, by formulas that were made for its language, and only by those.

Each is the one that studies of the language settled on. A formula of one language says nothing of
another: German words are longer than English ones, and not harder for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from irdocs.audit.content.syllables import syllables
from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen


@cached_by_value(8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: everything between spaces that has a letter or digit."""
    return tuple([word for word in text.split() if any(c.isalnum() for c in word)])


@frozen(slots=False)
class TextSample:
    """The whole sentences of a text, of which a measure is taken."""

    sentences: tuple[str, ...]

    @cached_property
    def words(self) -> list[str]:
        """All words of the sentences."""
        return [word for sentence in self.sentences for word in words(sentence)]

    @property
    def letters(self) -> int:
        """The number of letters and digits."""
        return sum(map(str.isalnum, "".join(self.words)))


def flesch_kincaid(sample: TextSample) -> str:
    """Return the Flesch-Kincaid grade, a year of school in the United States.

    The formula is that of Kincaid et al. 1975, Research Branch Report 8-75. Syllables are counted
    by the places where a word can be hyphenated, which is an approximation.
    """
    count = len(sample.words)
    grade = 0.39 * count / len(sample.sentences) + 11.8 * syllables(sample.words) / count - 15.59
    return f"reading grade {grade:.1f} (Flesch-Kincaid), about age {max(5, round(grade) + 5)}"


_LONG = 6
"""Words of more letters are long for LIX."""


def lix(sample: TextSample) -> str:
    """Return LIX, the readability index of Swedish that is used for its neighbours and German, too.

    Björnsson 1968, Läsbarhet; Björnsson 1983, Reading Research Quarterly 18(4), has the languages.
    It is the words of a sentence and the percentage of words of more than six letters, added up.
    """
    long = sum(sum(map(str.isalnum, word)) > _LONG for word in sample.words)
    count = len(sample.words)
    index = count / len(sample.sentences) + 100 * long / count
    return f"reading index {index:.0f} (LIX; below 40 is easy, above 50 hard)"


def gulpease(sample: TextSample) -> str:
    """Return the Gulpease index of Italian, from 0 to 100: higher is easier.

    Lucisano and Piemontese 1988, Scuola e città 3: 89 + (300 sentences - 10 letters) / words.
    """
    count = len(sample.words)
    index = 89 + (300 * len(sample.sentences) - 10 * sample.letters) / count
    return f"reading index {min(100, max(0, index)):.0f} (Gulpease; above 80 is easy for all)"


MEASURES: Mapping[str, Callable[[TextSample], str]] = {
    "en": flesch_kincaid,
    "it": gulpease,
    "de": lix, "sv": lix, "da": lix, "nb": lix, "nn": lix, "no": lix,
}  # fmt: skip
"""The measure of each language that has one, in the words of a message."""
