"""Syllables are counted as Pyphen counts places for hyphens."""

from __future__ import annotations

import re
import time

import pytest
from pyphen import Pyphen

from conftest import ROOT, SHIPPED
from irdocs.audit.content.syllables import syllables
from support.thorough import IS_THOROUGH

PYPHEN = Pyphen(lang="en_GB")


def by_pyphen(word: str) -> int:
    return PYPHEN.inserted(word).count("-") - word.count("-") + 1


def test_every_word_of_the_guides_counts_as_by_pyphen() -> None:
    texts = [SHIPPED, *(ROOT / "docs").glob("*.md")]
    words = set(re.findall(r"[\w'’-]+", " ".join(path.read_text() for path in texts)))
    assert len(words) > 1500
    words = set(sorted(words)[:: 3 if IS_THOROUGH else 15])  # Pyphen takes its time for each
    assert {w: syllables([w]) for w in words} == {w: by_pyphen(w) for w in words}
    everything = [*words, *list(words)[:50]]
    assert syllables(everything) == sum(map(by_pyphen, everything))


@pytest.mark.parametrize(
    ("word", "count"),
    [("catheter", 3), ("a", 1), ("", 1), ("I", 1), ("radiology", 4), ("UPPER", 2), ("ŵyl", 1)],
)
def test_some_words(word: str, count: int) -> None:
    assert syllables([word]) == by_pyphen(word)
    assert abs(syllables([word]) - count) <= 1


def test_a_word_of_any_length_takes_no_more_time_than_its_letters() -> None:
    begun = time.process_time()
    assert syllables(["catheter" * 2_000]) > 2_000
    assert time.process_time() - begun < 5
