"""What only looks said: alternative texts without a picture, events without a verb, words that wait
to be replaced, doses in ug."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import irdocs
from irdocs.audit.content.error_prone_doses import RULES as DOSES
from irdocs.audit.content.placeholders import PLACEHOLDER
from irdocs.audit.content.risk import may_be_verb
from irdocs.audit.wording import says_nothing, tells_no_picture
from support.small_documents import one_section


@pytest.mark.parametrize("alternative", ["image", "A photo", "Chart 3", "the picture.", "alt text"])
def test_an_alternative_text_that_tells_no_picture(alternative: str) -> None:
    assert tells_no_picture(alternative)


@pytest.mark.parametrize("alternative", ["Map of the site", "A nurse", "Table tennis", "Any Trust"])
def test_an_alternative_text_that_tells_one(alternative: str) -> None:
    assert not tells_no_picture(alternative)


@pytest.mark.parametrize(("event", "event_one"), [
    ("infection", "has an infection"), ("infection", ""), ("a stroke", ""), ("bleeding", "bleeds"),
    ("have a stroke", "a stroke"), ("pain", ""), ("dehydration", ""),
])  # fmt: skip
def test_an_event_without_a_verb(event: str, event_one: str) -> None:
    assert not may_be_verb(event, event_one)


@pytest.mark.parametrize(("event", "event_one"), [
    ("have an infection", "has an infection"), ("still have pain", "still has pain"), ("die", ""),
    ("feel sick", "feels sick"), ("carry it", "carries it"), ("wash less", "washes less"),
    ("do not walk", "does not walk"), ("mention it", ""), ("bleed", "bleeds"), ("vomit", ""),
    ("need another operation", "needs another operation"),
])  # fmt: skip
def test_an_event_with_a_verb(event: str, event_one: str) -> None:
    assert may_be_verb(event, event_one)


@pytest.mark.parametrize("words", [
    "Ring [insert number] now", "Ask [name of ward]", "[Trust name] cares", "On [date]",
    "Lorem ipsum", "TODO: write it", "On xx/xx/xxxx", "Ring 0113 xxx xxxx", "Room XXXX",
    "Dear <name>", "[...]",
])  # fmt: skip
def test_words_that_wait_to_be_replaced(words: str) -> None:
    assert PLACEHOLDER.search(words)


@pytest.mark.parametrize("words", [
    "It says [sic] so", "Press <Enter> and [OK]", "Part XXX of it", "He has to do it", "Size XXL",
    "[Croeso]", "[1] and [a, b]", "0113 496 0000", "a [10-year] risk", "xx years", "<5 of 10",
    "It ended ...", "sex XXY",
])  # fmt: skip
def test_words_that_do_not(words: str) -> None:
    assert not PLACEHOLDER.search(words)


def test_words_that_a_quotation_leaves_out_are_none(tmp_path: Path) -> None:
    quote = {"type": "quote", "text": "It was [...] the best day.", "by": "A singer"}
    said = {"type": "text", "text": 'She said "it was […] good". Ring [insert number].'}
    for block, expected in ((quote, []), (said, ["[insert number]"])):
        (tmp_path / "content.yaml").write_text(one_section(block), "utf-8")
        told = irdocs.check(tmp_path / "content.yaml").report
        found = [one.message.partition('" ')[0][1:] for one in told
                 if one.code == "left-placeholder"]  # fmt: skip
        assert found == expected


def test_a_dose_in_ug_is_told(tmp_path: Path) -> None:
    text = one_section({"type": "text", "text": "Take 50 ug, 50 µg or 5 ug/L. A ug is small."})
    (tmp_path / "content.yaml").write_text(text, "utf-8")
    report = irdocs.check(tmp_path / "content.yaml").report
    (found,) = [one.message for one in report if one.code == DOSES[0].code]
    assert re.match('"50 ug" .*write micrograms', found)


@pytest.mark.parametrize(("words", "is_told"), [
    ("Take 10–5 mg.", True), ("Give 2.5-1.5 micrograms.", True), ("Take 5–10 mg.", False),
    ("From 10 to 5 mg, as 10 – 5 mg.", False), ("Take 20–10–5 mg.", False),
    ("Scores of 10–5 are bad; 2019–20 units.", False), ("Take 0.5–1 mg.", False),
])  # fmt: skip
def test_doses_from_the_most_to_the_least(tmp_path: Path, words: str, *, is_told: bool) -> None:
    (tmp_path / "content.yaml").write_text(one_section({"type": "text", "text": words}), "utf-8")
    found = [one for one in irdocs.check(tmp_path / "content.yaml").report
             if one.code == DOSES[0].code]  # fmt: skip
    assert [one.message.endswith("write the smaller number first") for one in found] == (
        [True] if is_told else []
    )


@pytest.mark.parametrize(("words", "is_vague"), [
    ("www.example.org/page", False), ("https://example.org/page", True), ("here", True),
    ("www.example.org/page?id=7", True), (f"www.example.org/{'a' * 40}", True),
])  # fmt: skip
def test_a_short_address_says_where_a_link_leads(words: str, is_vague: bool) -> None:
    assert says_nothing(words) == is_vague
