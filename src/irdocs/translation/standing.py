"""How far a translation is: which texts are translated, doubtful, out of date, or missing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from irdocs.frozen import frozen
from irdocs.translation.catalogue import Entry
from irdocs.translation.matching import Pairing
from irdocs.translation.texts import TranslatableText


class TranslationState(StrEnum):
    """What a translation of a text is worth."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    """The translator is not sure of it, or has not looked at what a program proposed."""
    STALE = "stale"
    """It is of other words than the content has now."""
    MISSING = "missing"


def state_of(text: TranslatableText, entry: Entry | None) -> TranslationState:
    """Return the state of a text's translation in an entry, or in none."""
    if entry is None or not entry.target.strip():
        return TranslationState.TRANSLATED if text.may_stay else TranslationState.MISSING
    if entry.translated_source == text.source:
        # An entry that says what it is of is fuzzy for that reason, and not if that is so again.
        return (
            TranslationState.FUZZY
            if entry.is_fuzzy and entry.previous is None
            else TranslationState.TRANSLATED
        )
    return TranslationState.STALE


@frozen
class TextCount:
    """How many texts, and words in them."""

    texts: int
    words: int


def counted(
    texts: Sequence[TranslatableText], pairing: Pairing
) -> dict[TranslationState, TextCount]:
    """Return how many texts are in each state; what need not be translated counts if it is."""
    pairs = [
        (text, state_of(text, entry))
        for text, entry in zip(texts, pairing.entries, strict=True)
        if not text.may_stay or (entry and entry.target)
    ]
    return {
        state: TextCount(
            sum(own is state for _, own in pairs),
            sum(len(text.source.split()) for text, own in pairs if own is state),
        )
        for state in TranslationState
    }
