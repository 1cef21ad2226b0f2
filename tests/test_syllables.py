"""Syllables of English words are those that people say."""

from __future__ import annotations

import time

import pytest

from irdocs.audit.content.syllables import syllables

SAID = {
    1: "a I the one are use called hours straight through walked build breathe",
    2: "medics table centre patient layout going wanted doses little UPPER taken tissue bleeding "
       "breathing minutes swollen cancer something timeline useful hopeful movement treatment",
    3: "medicine surgery audience video hospital catheter area radio idea procedure important "
       "hydration appointment potential management manual NHS",
    4: "usually situation operation anaesthetic temperature complications information mastectomy",
    5: "radiology antibiotics embolization abnormality metabolism radiographer haemodynamic",
    6: "physiotherapist hyperthyroidism",
}  # fmt: skip
"""Words by the number of their syllables."""


def test_words_of_the_clinic() -> None:
    said = {word: number for number, words in SAID.items() for word in words.split()}
    wrong = {word: got for word, number in said.items() if (got := syllables([word])) != number}
    assert len(said) == 70 and len(wrong) <= 2, wrong


def test_a_text_is_counted_word_by_word() -> None:
    text = "You usually go home on the same day. The doctor puts a thin tube into an artery."
    assert syllables(text.split()) == 11 + 13


@pytest.mark.parametrize(("word", "count"), [("", 1), ("—", 1), ("ŵyl", 1), ("mg", 2), ("2025", 1)])
def test_what_is_no_english_word_has_at_least_one(word: str, count: int) -> None:
    assert syllables([word]) == count


def test_a_word_of_any_length_takes_no_more_time_than_its_letters() -> None:
    begun = time.process_time()
    assert syllables(["catheter" * 2_000]) > 2_000
    assert syllables(["e" * 20_000, "ie" * 20_000, "sm" * 20_000]) > 2
    assert time.process_time() - begun < 5
