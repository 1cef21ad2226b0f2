"""Find details that two texts both have, but about other things: 5 mg at noon, 10 mg at night.

Whatever stands between the same words as before says the same. A number, a negation or a side that
had to be taken out at one place and put in at another does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from irdocs.changes.passages import ChangedDetail, Detail
from irdocs.changes.words import tokens
from irdocs.content.markup import sentences

KindOf = Callable[[str, str], Detail | None]
"""Returns the kind of detail that a word is, given the words behind it; None if it is none."""
_MOST = 2_000
"""Longer texts, in words, are not looked through: difflib's time grows with the square."""
_CONTEXT = 3
"""How many words tell what a detail is about, itself included."""


def details_elsewhere(before: str, after: str, kind_of: KindOf) -> list[ChangedDetail]:
    """Return the details that have gone from one place of a text to another, each with the words
    behind it; sentences that both texts have are no matter."""
    old, new = _words(before, after), _words(after, before)
    if max(len(old), len(new)) > _MOST:
        return []
    taken: list[int] = []
    put: list[int] = []
    folded = [word.casefold() for word in old], [word.casefold() for word in new]
    for tag, one, one_end, two, two_end in SequenceMatcher(
        None, *folded, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            taken += range(one, one_end)
            put += range(two, two_end)
    both = Counter(folded[0][n] for n in taken) & Counter(folded[1][n] for n in put)
    found: dict[Detail, tuple[list[str], list[str]]] = {}
    for side, words, numbers in ((0, old, taken), (1, new, put)):
        left = Counter(both)
        for number in numbers:
            word = words[number].casefold()
            if not left[word]:
                continue
            left[word] -= 1
            kind = kind_of(words[number], " ".join(words[number + 1 : number + _CONTEXT]))
            if kind is not None:
                found.setdefault(kind, ([], []))[side].append(_told(words, number))
    return [
        ChangedDetail(kind, tuple(gone), tuple(come))
        for kind, (gone, come) in found.items()
        if gone != come
    ]


def _words(text: str, other: str) -> list[str]:
    """Return the words and signs of those sentences of a text that another does not have."""
    same = Counter(sentences(other))
    kept = []
    for sentence in sentences(text):
        if same[sentence] > 0:
            same[sentence] -= 1
        else:
            kept.append(sentence)
    return [token for token in tokens(" ".join(kept)) if not token.isspace()]


def _told(words: Sequence[str], number: int) -> str:
    """Return a word with those behind it, up to the next sign."""
    told = [words[number]]
    for word in words[number + 1 : number + _CONTEXT]:
        if not word[0].isalnum():
            break
        told.append(word)
    return " ".join(told)


__all__ = ["details_elsewhere"]
