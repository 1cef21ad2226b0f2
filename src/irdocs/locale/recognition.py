"""Tell that a text is not in the language that it claims to be in.

By its script first: Arabic is not written in Latin letters. Within a script, by the share of its
words that are the little words of a language. A text is only said to be in another language where
that is plain: most of its letters, or a good part of its little words, and next to none of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen
from irdocs.locale import ENGLISH
from irdocs.locale.function_words import FUNCTION_WORDS
from irdocs.locale.language_tags import primary_language
from irdocs.locale.scripts import script, script_of_letter, scripts_of

LEAST_WORDS = 12
"""Fewer words say nothing of their language: they may be a name, a title, a list of drugs."""
LEAST_SHARE = 0.2
"""The part of the words of running text that are little ones; it is about two fifths in most."""
OWN_SHARE = 0.35
"""What has more little words of its own language than this part is in it."""
UNKNOWN_SHARE = 0.3
"""The same where no list has the words of the language that a text claims to be in."""
_OWN_PART = 3
"""So many times as many little words of another language, at least, as of its own alone."""
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652\u0900-\u0dff]+[^\W\d_]*)*")
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]+\b")


TEXTS = 8192
"""Of how many texts is remembered what was read in them, as editions have most in common."""


@frozen
class WordSample:
    """The words of texts, in small letters; names in capitals are left out."""

    texts: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many words there are."""
        return sum(len(_words(text)) for text in self.texts)

    def share(self, language: str, without: str | None = None) -> float:
        """Return which part of the words are little ones of a language, and not of another."""
        little = sum(_little_words(text, language, without) for text in self.texts)
        return little / max(1, self.count)


@cached_by_value(TEXTS)
def _words(text: str) -> tuple[str, ...]:
    bare = _CAPITALS.sub(" ", text)
    return tuple(word.lower() for word in _WORD.findall(bare.replace("’", " ")))


@cached_by_value(TEXTS)
def _little_words(text: str, language: str, without: str | None) -> int:
    """Return how many words of a text are little ones of a language, and not of another."""
    known = FUNCTION_WORDS[language] - FUNCTION_WORDS.get(without or "", frozenset())
    return sum(word in known for word in _words(text))


@cached_by_value(TEXTS)
def _scripts_in(text: str) -> tuple[int, Mapping[str, int]]:
    """Return how many words of a text begin with a small letter, and how many letters these have of
    each script."""
    words = [word for word in _WORD.findall(_CAPITALS.sub(" ", text)) if not word[:1].isupper()]
    counted: Counter[str] = Counter()
    for letter, count in Counter("".join(words)).items():
        if (name := script_of_letter(letter)) not in _OF_ALL:
            counted[name] += count
    return len(words), counted


_OF_ALL = frozenset({"Zyyy", "Zinh"})
"""What letters have that belong to no script, such as those of formulas (UAX #24)."""


def other_script(tag: str, *texts: str) -> str | None:
    """Return the script that most letters of texts have if it is not that of a language's tag.

    None as well for texts of few words, and where CLDR does not know the script of the language.
    """
    expected = scripts_of(script(tag) or "")
    if "Latn" in expected and all(map(str.isascii, texts)):
        return None
    words, counted = 0, Counter[str]()
    for text in texts:
        own_words, own_letters = _scripts_in(text)
        words += own_words
        counted.update(own_letters)
    letters = sum(counted.values())
    if not expected or not letters:
        return None
    commonest, count = counted.most_common(1)[0]
    own = sum(counted[name] for name in expected)
    if commonest in expected or words < LEAST_WORDS // 2 or own * 5 > letters:
        return None
    return commonest if count * 2 > letters else None


def other_language(tag: str, *texts: str) -> str | None:
    """Return the language (a tag) that texts are plainly in if that is not the one of their tag."""
    sample = WordSample(texts)
    if sample.count < LEAST_WORDS:
        return None
    claimed = _known_name(tag)
    if claimed not in FUNCTION_WORDS:
        # Catalan would be taken for Spanish; but what is English was forgotten in translation.
        return ENGLISH if sample.share(ENGLISH) >= UNKNOWN_SHARE else None
    own = sample.share(claimed)
    if own > OWN_SHARE:
        return None
    shares = {name: sample.share(name) for name in FUNCTION_WORDS}
    best = max(shares, key=lambda name: shares[name])
    # Words that both languages have, such as Polish and English to and do, speak for neither.
    own_alone = sample.share(claimed, without=best)
    is_plain = own_alone * _OWN_PART <= shares[best] and own * 2 <= shares[best]
    return best if is_plain and shares[best] >= LEAST_SHARE else None


_SAME = {"no": "nb", "nn": "nb", "pnb": "ur"}
"""Languages that have the little words of another, nearly."""


def _known_name(tag: str) -> str:
    language = primary_language(tag)
    return _SAME.get(language, language)
