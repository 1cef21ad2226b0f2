"""Letters that cannot be set are one error, wherever in a block and in whichever product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.small_documents import built, one_section

LETTERS = "ᏣᎳᎩ"
"""Cherokee, for which no typeface is here."""
OWN = "Our own audit, Leeds, 2025"


def chart(**keys: Any) -> dict[str, Any]:
    series = [{"name": "n", "values": [1, 2]}]
    return {"type": "chart", "kind": "column", "categories": ["a", "b"], "series": series,
            "source": OWN, "alt": "Two columns.", **keys}  # fmt: skip


def table(**keys: Any) -> dict[str, Any]:
    rows = [[{"text": "1", "shade": "warning"}, "2"], ["3", "4"]]
    return {"type": "table", "caption": "c", "header": ["a", "b"], "rows": rows,
            "key": {"warning": "Ask"}, **keys}  # fmt: skip


GROUPS = [{"name": "a", "affected": 4}, {"name": "b", "affected": 8}]
RISK = {"type": "risk", "of": 100, "time": "over a year", "event": "fall", "groups": GROUPS,
        "source": OWN}  # fmt: skip
WAYS = [{"when": LETTERS}, {"when": "No", "to": "c"}]
BLOCKS: dict[str, dict[str, Any]] = {
    "a category": chart(categories=[LETTERS, "b"]),
    "a series": chart(series=[{"name": LETTERS, "values": [1, 2]},
                              {"name": "m", "values": [2, 1]}]),
    "a unit": chart(unit=LETTERS),
    "a reference": chart(reference={"value": 1, "label": LETTERS}),
    "a step": {"type": "flow", "steps": ["a", LETTERS, "c"]},
    "a way": {"type": "flow",
              "steps": [{"text": "q", "ways": WAYS}, "b", {"id": "c", "text": "c"}]},
    "a comment": {"type": "code", "language": "python", "code": f"x = 1\n# {LETTERS}\n"},
    "a code span": {"type": "text", "text": f"a `{LETTERS}` b"},
    "a superscript": {"type": "text", "text": f"a ^{LETTERS}^ b"},
    "a note": {"type": "text", "text": f"a[^1]\n\n[^1]: {LETTERS}"},
    "a risk": {**RISK, "event": LETTERS},
    "a group of people": {**RISK, "groups": [{**GROUPS[0], "name": LETTERS}, GROUPS[1]]},
    "a part": {"type": "case", "parts": [{"title": "a", "text": LETTERS},
                                         {"title": "b", "text": "t"}]},
    "a contact": {"type": "contact", "name": LETTERS, "telephone": "0113 496 0001"},
    "a callout": {"type": "callout", "kind": "warning", "title": LETTERS, "text": "a"},
    "a group of rows": table(rows=[{"group": LETTERS}, ["1", "2"], ["3", "4"]], key={}),
    "a key": table(key={"warning": LETTERS}),
    "a column": {"type": "columns", "columns": [
        {"title": LETTERS, "blocks": [{"type": "text", "text": "a"}]},
        {"blocks": [{"type": "text", "text": "b"}]}]},
    "a caption": {"type": "images", "items": [{"file": "a.svg", "alt": "a", "caption": LETTERS},
                                              {"file": "a.svg", "alt": "b"}]},
}  # fmt: skip


@pytest.mark.parametrize("product", ["leaflet", "deck"])
@pytest.mark.parametrize("name", BLOCKS)
def test_letters_that_cannot_be_set_are_one_error(name: str, product: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    result = built(tmp_path, one_section(BLOCKS[name]), only=product)
    (error,) = result.report.errors
    assert error.code == "missing-glyph" and "Cherokee" in error.message
    assert error.span and error.span.line > 10


NOTED = {
    "those of a block": {"type": "text", "text": "a", "notes": f"Say\n\nthis: {LETTERS}"},
    "a title behind a headline": {
        "type": "text", "text": "a", "title": LETTERS, "headline": "It is so"},
    "a full wording": {"type": "text", "text": f"a {LETTERS}", "short": "b"},
}  # fmt: skip
"""What stands in notes alone, of which a handout alone is set."""


@pytest.mark.parametrize("name", NOTED)
def test_letters_in_printed_notes_are_an_error_at_their_place(name: str, tmp_path: Path) -> None:
    content = one_section(NOTED[name])
    result = built(tmp_path, content, only="deck", handout=1)
    (error,) = result.report.errors
    assert error.code == "missing-glyph" and error.span
    line = (tmp_path / "content.yaml").read_text("utf-8").splitlines()[error.span.line - 1]
    assert line[error.span.column - 1 :].startswith(LETTERS[0])


def test_letters_in_notes_that_nobody_prints_are_no_error(tmp_path: Path) -> None:
    content = one_section(NOTED["those of a block"])
    assert not built(tmp_path, content, only="deck", handout=3).report.errors
