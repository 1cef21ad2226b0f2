"""How hard a text is to read, by formulas that were made for its language, and only by those.

Each is the one that studies of the language settled on. A formula of one language says nothing of
another: German words are longer than English ones, and not harder for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from irdocs.audit.content.syllables import syllables
from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen
from irdocs.locale import ENGLISH


@cached_by_value(8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: everything between spaces that has a letter or digit."""
    return tuple([word for word in text.split() if any(c.isalnum() for c in word)])


@frozen
class TextCounts:
    """What is counted in whole sentences; those of several texts are added up."""

    sentences: int = 0
    words: int = 0
    letters: int = 0
    """How many letters and digits there are."""
    long: int = 0
    """How many words are long for LIX."""
    syllables: int = 0
    """Those of English; 0 in other languages."""

    def __add__(self, other: TextCounts) -> TextCounts:
        return TextCounts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.letters + other.letters,
            self.long + other.long,
            self.syllables + other.syllables,
        )


_LONG = 6
"""Words of more letters are long for LIX."""


def counted(sentences: Sequence[str], language: str) -> TextCounts:
    """Count in whole sentences what the measure of a language needs."""
    every = [word for sentence in sentences for word in words(sentence)]
    lengths = [sum(map(str.isalnum, word)) for word in every]
    return TextCounts(
        len(sentences), len(every), sum(lengths), sum(length > _LONG for length in lengths),
        syllables(every) if language == ENGLISH else 0,
    )  # fmt: skip


def flesch_kincaid(counts: TextCounts) -> str:
    """Return the Flesch-Kincaid grade, a year of school in the United States.

    The formula is that of Kincaid et al. 1975, Research Branch Report 8-75. Syllables are counted
    by the places where a word can be hyphenated, which is an approximation.
    """
    of_sentence = counts.words / counts.sentences
    grade = 0.39 * of_sentence + 11.8 * counts.syllables / counts.words - 15.59
    return f"reading grade {grade:.1f} (Flesch-Kincaid), about age {max(5, round(grade) + 5)}"


def lix(counts: TextCounts) -> str:
    """Return LIX, the readability index of Swedish that is used for its neighbours and German, too.

    Björnsson 1968, Läsbarhet; Björnsson 1983, Reading Research Quarterly 18(4), has the languages.
    It is the words of a sentence and the percentage of words of more than six letters, added up.
    """
    index = counts.words / counts.sentences + 100 * counts.long / counts.words
    return f"reading index {index:.0f} (LIX; below 40 is easy, above 50 hard)"


def gulpease(counts: TextCounts) -> str:
    """Return the Gulpease index of Italian, from 0 to 100: higher is easier.

    Lucisano and Piemontese 1988, Scuola e città 3: 89 + (300 sentences - 10 letters) / words.
    """
    index = 89 + (300 * counts.sentences - 10 * counts.letters) / counts.words
    return f"reading index {min(100, max(0, index)):.0f} (Gulpease; above 80 is easy for all)"


MEASURES: Mapping[str, Callable[[TextCounts], str]] = {
    "en": flesch_kincaid,
    "it": gulpease,
    "de": lix, "sv": lix, "da": lix, "nb": lix, "nn": lix, "no": lix,
}  # fmt: skip
"""The measure of each language that has one, in the words of a message."""
