"""Where a comma in brackets parts a sentence into two items is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import irdocs
from support.small_documents import ABOUT

ABOVE = yaml.safe_dump({"schema_version": 1, "document": ABOUT}) + (
    "sections:\n  - id: a\n    title: A\n    lead: It is here.\n    blocks:\n"
)


def told(folder: Path, block: str, language: str = "en-GB") -> list[tuple[str, str]]:
    """Return the words and the advice of each such warning on a block."""
    above = ABOVE.replace("language: en-GB", f"language: {language}")
    assert language in above
    (folder / "content.yaml").write_text(f"{above}      {block}\n", "utf-8")
    warnings = irdocs.check(folder / "content.yaml").report.warnings
    return [(one.message, one.hint or "") for one in warnings if one.code == "parted-text"]


@pytest.mark.parametrize(
    ("items", "whole"),
    [
        ("[Rest it, but move it gently every hour]", "Rest it, but move it gently every hour"),
        ("[Rest it, but move it, Raise it]", "Rest it, but move it"),
        ("[Ice it, Rest, take the bandage off at night, Raise it]",
         "Rest, take the bandage off at night"),
        ("['Ice, often', Wear it by day, off at night, Raise it]", "Wear it by day, off at night"),
        ("[Drink water, and walk, and rest]", "Drink water, and walk"),
        ("[Ring us, which is free]", "Ring us, which is free"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "block", ["- {type: points, items: %s}", "- type: flow\n        steps: %s"]
)
def test_a_comma_that_parts_a_sentence_is_told(
    tmp_path: Path, block: str, items: str, whole: str
) -> None:
    ((message, advice),) = told(tmp_path, block % items)
    assert f'"{whole}"' in message and f'"{whole}"' in advice


def test_options_of_a_question_are_items_too(tmp_path: Path) -> None:
    question = (
        "- {type: quiz, question: What now?, answer: A, explanation: So it is., "
        "options: [Give fluid, then stop at two litres, Wait, Call]}"
    )
    assert [whole for whole, _ in told(tmp_path, question)] == [
        'the comma makes two items of "Give fluid, then stop at two litres"'
    ]


def test_in_other_languages_small_letters_among_large_ones_tell_it(tmp_path: Path) -> None:
    items = "[Ruhen Sie, aber bewegen Sie den Fuß, Kühlen Sie, Heben Sie ihn an]"
    assert told(tmp_path, f"- {{type: points, items: {items}}}", "de")


@pytest.mark.parametrize(
    "items",
    [
        "[rest it, move it, and raise it]", "[Rest it, Move it, Raise it]",
        "[No alcohol, no running, no massage]", '["Rest it", but move it]',
        '[Rest it, "but move it"]', "[Rest it,\n          but move it]",
        "[Blood count, pH of blood, Lactate]", "[Apples, pears, Plums]",
        "[Paracetamol, ibuprofen gel, codeine phosphate]",
        "[0.5 mg a day, after meals, Water]",
    ],
)  # fmt: skip
def test_other_commas_are_not(tmp_path: Path, items: str) -> None:
    assert told(tmp_path, f"- {{type: points, items: {items}}}") == []


def test_cells_are_not(tmp_path: Path) -> None:
    rows = "[[Gel, a thin layer, Three times]]"
    table = f"- {{type: table, caption: All of it, header: [A, B, C], rows: {rows}}}"
    assert told(tmp_path, table) == []
