"""Letters, numbers, bullets and dashes that irdocs sets are told of where an author types them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import irdocs
from support.small_documents import ABOUT, one_section


def told(folder: Path, block: dict[str, Any], **about: str) -> list[str]:
    """Return what is said, each with the line of the file that it is told at."""
    text = one_section(block, document=ABOUT | about)
    (folder / "content.yaml").write_text(text, "utf-8")
    lines = text.split("\n")
    report = irdocs.check(folder / "content.yaml").report
    assert not report.errors
    found = [one for one in report if one.code == "doubled-mark"]
    return [f"{lines[one.span.line - 1].strip()}: {one.message}" for one in found if one.span]


def quiz(*options: str) -> dict[str, Any]:
    return {"type": "quiz", "question": "Which?", "options": list(options), "answer": "A",
            "explanation": "It is so."}  # fmt: skip


def points(*items: Any, **more: Any) -> dict[str, Any]:
    return {"type": "points", "items": list(items)} | more


@pytest.mark.parametrize(
    ("block", "line", "said"),
    [
        (quiz("A. Yes", "B. No"), "A. Yes", '"A." stands beside the letter'),
        (quiz("a) Yes", "b) No", "c) Both"), "a) Yes", '"a)" stands'),
        (quiz("1. Yes", "2. No"), "1. Yes", '"1." stands'),
        (quiz("(A) Yes", "(B) No"), "(A) Yes", '"(A)" stands'),
        (points("Rest", "- Drink"), "Drink", "a bullet stands before this item"),
        (points("• Rest", "Drink"), "• Rest", "its own bullet"),
        (points("☐ Rest", "☐ Drink"), "☐ Rest", "a text has a line for each box"),
        (points("– Rest", "– Drink", ordered=True), "– Rest", "its own number"),
        (points("1. Rest", "2. Drink"), "1. Rest", "ordered: true numbers the items"),
        (points("1) Rest", "2) Drink", ordered=True), "1) Rest", "its own number"),
        (points({"text": "Rest", "items": ["• a", "b"]}), "• a", "its own bullet"),
        ({"type": "quote", "text": "So.", "by": "— A. Person"}, "A. Person", '"—" stands twice'),
        ({"type": "quote", "text": "So.", "by": "- A. Person"}, "A. Person", '"-" stands twice'),
    ],
)
def test_a_mark_that_would_stand_twice_is_told(
    tmp_path: Path, block: dict[str, Any], line: str, said: str
) -> None:
    (found,) = told(tmp_path, block)
    assert said in found and line in found


def chart(source: str) -> dict[str, Any]:
    return {"type": "chart", "kind": "bar", "categories": ["a", "b"], "source": source,
            "series": [{"name": "n", "values": [1, 2]}], "alt": "Bars."}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "source", "version", "said"),
    [
        ("en-GB", "Source: Our own audit, Leeds, 2025", "1", '"Source" would stand twice'),
        ("de-DE", "quelle : Eigene Daten, 2025", "1", '"Quelle" would stand twice'),
        ("en-GB", "Our own audit, Leeds, 2025", "Version 1.2", '"Version" would stand twice'),
        ("en-GB", "Source data of Leeds, 2025", "version of May", ""),
    ],
)
def test_what_a_line_is_called_stands_there_once(
    tmp_path: Path, language: str, source: str, version: str, said: str
) -> None:
    found = told(tmp_path, chart(source), language=language, version=version)
    assert len(found) == bool(said) and said in "".join(found)


@pytest.mark.parametrize(
    "block",
    [
        quiz("A. baumannii", "B. cereus and C. difficile", "E. coli"),
        quiz("1. trimester", "3. trimester"), quiz("Vitamin A", "Vitamin B"),
        points("– 5 °C in a freezer", "-20 °C in the lab"), points("✓ fruit", "✗ salt"),
        points("2. trimester", "3. trimester"), points("1948. The NHS begins.", "Then."),
        points("1. a list\n2. within an item", "x"), points("Bring:\n- a\n- b"),
        {"type": "quote", "text": "— he said", "by": "A. Person-Smith"},
    ],
)  # fmt: skip
def test_marks_that_are_words_are_not(tmp_path: Path, block: dict[str, Any]) -> None:
    assert told(tmp_path, block) == []
