"""Pair the texts of a content file with the entries of a catalogue, whatever was moved or changed.

First come texts whose words and id are those of an entry, then those whose words are, wherever the
text was moved to, the nearest places first; then those that have new words under their old id; then
those whose words are like those of an entry. What is sure is paired before what is likely, so that
no text takes the translation of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from irdocs.frozen import frozen
from irdocs.translation.catalogue import Entry
from irdocs.translation.texts import TranslatableText, parts_of

ALIKE_IN_PLACE = 0.5
"""How like two texts of one list are, from 0 to 1, for one to be a new version of the other."""
ALIKE_ELSEWHERE = 0.75
"""The same for texts that stand in different blocks."""
MOST_COMPARED = 10_000
"""How many pairs of texts are compared letter by letter; more would take seconds."""


LONG = 500
"""Texts of more characters are compared word by word, and those of more words not at all."""


@frozen
class Pairing:
    """Which entry has the translation of each text."""

    entries: tuple[Entry | None, ...]
    """The entry of each text, in the order of the texts; None for a text that has none."""
    unused: tuple[Entry, ...]
    """The entries of no text."""


def paired(texts: Sequence[TranslatableText], entries: Sequence[Entry]) -> Pairing:
    """Return the entry of each text. No entry is that of two texts."""
    return _Matcher(texts, entries).run()


class _Matcher:
    def __init__(self, texts: Sequence[TranslatableText], entries: Sequence[Entry]) -> None:
        self._texts, self._entries = texts, entries
        self._found: dict[int, int] = {}
        # Entries in use come before obsolete ones, of which translators have taken leave.
        order = sorted(range(len(entries)), key=lambda number: entries[number].is_obsolete)
        self._left: dict[int, None] = dict.fromkeys(order)

    def run(self) -> Pairing:
        self._pair(lambda text: (text.id, text.source), lambda entry: (entry.id, entry.source))
        # A text that was changed and changed back has the translation that it had.
        self._pair(lambda text: (text.id, text.source), lambda entry: (entry.id, entry.previous))
        self._pair(_place_and_words, _place_and_words)
        self._pair(_role_and_words, _role_and_words)
        self._pair(lambda text: text.source, lambda entry: entry.source)
        self._pair(lambda text: text.id, lambda entry: entry.id)
        self._pair_alike(_place, ALIKE_IN_PLACE)
        self._pair_alike(lambda either: parts_of(either.id).role, ALIKE_ELSEWHERE)
        return Pairing(
            tuple(
                self._entries[self._found[number]] if number in self._found else None
                for number in range(len(self._texts))
            ),
            tuple(self._entries[number] for number in sorted(self._left)),
        )

    def _waiting(self) -> list[int]:
        return [number for number in range(len(self._texts)) if number not in self._found]

    def _take(self, text: int, entry: int) -> None:
        self._found[text] = entry
        del self._left[entry]

    def _pair(
        self,
        key_of_text: Callable[[TranslatableText], Hashable],
        key_of_entry: Callable[[Entry], Hashable],
    ) -> None:
        """Pair what has the same key, in the order of the files."""
        entries = _grouped(self._left, lambda number: key_of_entry(self._entries[number]))
        for number in self._waiting():
            same = entries.get(key_of_text(self._texts[number]))
            if same:
                self._take(number, same.pop(0))

    def _pair_alike(
        self, group: Callable[[TranslatableText | Entry], Hashable], least: float
    ) -> None:
        """Pair the texts and entries of each group whose words are alike, the most alike first."""
        entries = _grouped(self._left, lambda number: group(self._entries[number]))
        texts = _grouped(self._waiting(), lambda number: group(self._texts[number]))
        for key, numbers in texts.items():
            others = entries.get(key, [])
            if not 0 < len(numbers) * len(others) <= MOST_COMPARED:
                continue
            pairs = (
                (
                    -_likeness(self._texts[text].source, self._entries[entry].source, least),
                    text,
                    entry,
                )
                for text in numbers
                for entry in others
            )
            for likeness, text, entry in sorted(pairs):
                if -likeness >= least and text not in self._found and entry in self._left:
                    self._take(text, entry)


def _place(either: TranslatableText | Entry) -> Hashable:
    return parts_of(either.id)


def _place_and_words(either: TranslatableText | Entry) -> Hashable:
    return parts_of(either.id), either.source


def _role_and_words(either: TranslatableText | Entry) -> Hashable:
    return parts_of(either.id).role, either.source


def _grouped(numbers: Iterable[int], key: Callable[[int], Hashable]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        groups[key(number)].append(number)
    return groups


def _likeness(one: str, other: str, least: float) -> float:
    """Return how like two texts are, from 0 to 1; 0 for any that are less alike than `least`.

    Long texts are compared word by word, since letter by letter takes the square of their length.
    """
    is_long = max(len(one), len(other)) > LONG
    first, second = (one.split(), other.split()) if is_long else (list(one), list(other))
    if max(len(first), len(second)) > LONG:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
