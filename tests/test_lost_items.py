"""Keys without a value, and lines of lists in texts that lost their signs: warnings at the line."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.content.indented_items import IndentedItem, indented_item
from irdocs.content.lost_items import LostItem, lost_item
from support.small_documents import one_section


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ("- You cannot breathe\n  Your chest hurts\n- You fall\n- You shake", LostItem(1, False)),
        ("Call us if:\n\n- it leaks\n- it swells a little\n  I feel hot", LostItem(4, False)),
        ("-Your wound leaks\n- Your calf hurts", LostItem(0, True)),
        ("Call us:\n\n-Your wound leaks\n- Your calf hurts\n- You fall", LostItem(2, True)),
    ],
)
def test_an_item_that_lost_its_sign_is_found(source: str, lost: LostItem) -> None:
    assert lost_item(source) == lost


@pytest.mark.parametrize(
    "source",
    [
        "- You cannot breathe.\n  Your chest hurts\n- You fall\n- You shake",  # two sentences
        "- You cannot\n  breathe\n- You fall\n- You shake",
        "- Ring the\n  GP\n- You fall\n- You shake",
        "- You cannot\n  Your chest\n- You\n  Fall\n- You shake",  # the author breaks lines
        "- One item alone\n  Your chest hurts",
        "- A line that ends where the editor breaks it, as one does before\n  Monday\n- b",
        "Not -this\n- a\n- b",
        "-5 to 5\n- a",
    ],
)
def test_what_may_be_meant_is_not(source: str) -> None:
    assert lost_item(source) is None


@pytest.mark.parametrize(
    ("source", "item"),
    [
        ("Bring them:\n\n- tablets\n      - letter\n- glasses", IndentedItem(3, False)),
        ("Bring these now.\n\n    - tablets\n    - letter", IndentedItem(2, False)),
        ("Bring these now.\n    - tablets", IndentedItem(1, False)),
        ("1. Wash\n2. Rinse\n       3. Dry", IndentedItem(2, False)),
        ("- tablets\n  - letter\n- glasses", IndentedItem(1, True)),
        ("- Tablets.\n- Letter.\n    - Glasses.", IndentedItem(2, True)),
        ("Bring your letter.\nIt has the time.\n- Bring your glasses.", IndentedItem(2, True)),
    ],
)
def test_an_item_that_stands_too_far_right_is_found(source: str, item: IndentedItem) -> None:
    assert indented_item(source) == item


@pytest.mark.parametrize(
    "source",
    [
        "- tablets:\n  - in their boxes\n- glasses",
        "- Tablets\n  - in their boxes\n- Glasses",
        "- tablets\n  - in boxes\n  - in bags\n- glasses",
        "- a\n  - b\n    - c\n    - d\n  - e\n- f",
        "- a\n  - b",  # the text has no item beside it
        "Bring:\n- your letter",
        "Bring these now.\n\n- your letter",
        "  - a\n  - b\n\n  And so on.",
        "Not\n  - this, and\n  - that.",
        "10. Wash\n    - hands\n    - feet\n11. Dry",
        "The line is broken\nafter a word - as\n  here.",
    ],
)
def test_lists_within_lists_are_left_alone(source: str) -> None:
    assert indented_item(source) is None


def test_the_warning_is_at_the_line_that_stands_too_far_right(tmp_path: Path) -> None:
    text = one_section({"type": "points", "items": ["ITEM", "Last."]}).replace(
        "- ITEM",
        "- |\n        Bring your letter.\n        It has the time.\n        - Bring glasses.",
    )
    ((line, message),) = found(tmp_path, text, "lost-item")
    assert "Bring glasses" in text.split("\n")[line - 1] and "only point" in message


def found(folder: Path, text: str, code: str) -> list[tuple[int, str]]:
    """Return the lines of the warnings of a code, and their messages."""
    file = folder / "content.yaml"
    file.write_text(text)
    report = irdocs.check(file).report
    assert not report.errors
    return [(one.span.line, one.message) for one in report if one.code == code and one.span]


def test_the_warning_is_at_the_line_that_lost_its_sign(tmp_path: Path) -> None:
    text = one_section({"type": "text", "text": "TEXT"}).replace(
        "text: TEXT",
        "text: |\n      - It leaks\n      - It swells\n        You fall\n      - No",
    )
    ((line, _),) = found(tmp_path, text, "lost-item")
    assert "You fall" in text.split("\n")[line - 1]


def test_a_key_without_a_value_is_told_unless_it_must_be_there(tmp_path: Path) -> None:
    text = one_section(
        {"type": "callout", "kind": "warning", "title": "T", "text": "Ring us.", "phone": None},
        {"type": "statistics", "items": [
            {"pending": True, "label": "of trusts", "source": "one"},
            {"value": "5", "label": "of them", "source": "one", "unit": None},
        ]},
        sources={"one": {"title": "T", "authors": "A", "publisher": "P", "year": 2020, "url": "https://a.org/1"}},
    )  # fmt: skip
    told = found(tmp_path, text, "empty-key")
    assert [message.split('"')[1] for _, message in told] == ["phone", "unit"]
    assert [text.split("\n")[line - 1].strip() for line, _ in told] == [
        "phone: null", "unit: null",
    ]  # fmt: skip
