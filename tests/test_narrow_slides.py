"""Slides of 4:3: what has room on slides of 16:9 has room there too, smaller or on more slides."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import Any

import pytest

import irdocs
from conftest import ALL_BLOCKS
from irdocs.ooxml.presentation import Presentation
from support.small_documents import built, one_section
from support.thorough import tried

_WORDS = """
Interventional radiology team the radiologist closes the artery with a small catheter from the wrist
and you go home on the same day because the treatment needs no general anaesthetic at all and the
recovery is quicker than after open surgery
"""
WORDS = _WORDS.split()
OWN = "Our own audit of 212 patients, Leeds, 2025"
PICTURE = {"file": "assets/photo.png", "alt": "A picture."}
ADDRESSES = (
    "https://example.org/p",
    "https://www.example-hospital-trust.nhs.uk/patients/leaflets/embolisation",
)


def words(count: int, first: int = 0) -> str:
    """Return a text of so many words."""
    chosen = [WORDS[(first + number) % len(WORDS)] for number in range(count)]
    return " ".join(chosen).capitalize()


def words_alone(length: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield blocks of words, with texts of a number of words and so many items."""
    texts = [words(length, number) for number in range(count)]
    yield {"type": "text", "text": words(3 * length)}
    yield {"type": "points", "items": texts}
    yield {"type": "points", "items": texts, "ordered": True}
    yield {"type": "points", "items": [{"text": words(length), "items": texts}]}
    yield {"type": "terms", "items": [{"term": words(2), "meaning": text} for text in texts]}
    yield {"type": "quote", "text": words(3 * length), "by": words(3)}
    yield {"type": "callout", "text": words(2 * length)}
    for kind in ("emergency", "information"):
        yield {"type": "callout", "text": words(2 * length), "kind": kind}
        yield {"type": "callout", "text": words(2 * length), "kind": kind,
               "phone": "Ward 5: 0113 496 0000"}  # fmt: skip
    yield {"type": "contact", "name": words(4), "address": [words(3)] * count,
           "telephone": "0113 496 0000", "email": "team@example.nhs.uk", "hours": words(length),
           "url": "https://example.org"}  # fmt: skip


def side_by_side(length: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield blocks whose items stand side by side, or below one another beside a sign."""
    texts = [words(length, number) for number in range(count)]
    headings = [words(min(4, length), number) for number in range(count)]
    if count > 1:
        pairs = list(zip(headings, texts, strict=True))
        yield {
            "type": "timeline",
            "items": [
                {"date": words(2, number), "title": title, "text": text}
                for number, (title, text) in enumerate(pairs)
            ],
        }
        yield {"type": "cards", "items": [{"title": title, "text": text} for title, text in pairs]}
        yield {
            "type": "cards",
            "items": [
                {"title": title, "text": text, "icon": "assets/dot.svg"} for title, text in pairs
            ],
        }
        yield {"type": "cards", "items": [{"title": title} for title in headings]}
        yield {"type": "case", "parts": [{"title": title, "text": text} for title, text in pairs]}
        yield {"type": "images", "items": [PICTURE | {"caption": text} for text in texts]}
    if 1 < count < 5:
        yield {
            "type": "quiz",
            "question": words(2 * length),
            "options": texts,
            "answer": "A",
            "explanation": words(2 * length),
        }
    if count < 4:
        for address, listed in product(ADDRESSES, (False, True)):
            offers = f"- {words(length)}\n- {words(length, 3)}" if listed else words(2 * length)
            yield {"type": "resources", "items": [{"name": text, "offers": offers, "url": address}
                                                  for text in texts]}  # fmt: skip


def numbers_and_pictures(length: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield figures, charts, tables, risks, pictures and formulas with words."""
    texts = [words(length, number) for number in range(count)]
    for more in ({"unit": "%"}, {"unit": "%", "picture": "people"}, {"unit": "patients a year"}):
        yield {
            "type": "statistics",
            "items": [
                {"value": 12 + number, "label": text, "source": OWN} | more
                for number, text in enumerate(texts)
            ],
        }
    for kind in ("bar", "column", "line", "pie"):
        yield {"type": "chart", "kind": kind, "categories": [f"Year {n}" for n in range(count)],
               "series": [{"name": "Count", "values": list(range(3, 3 + count))}],
               "source": OWN, "alt": "A chart."}  # fmt: skip
    for columns in (2, 3, 4):
        yield {"type": "table", "caption": words(3), "header": [words(2)] * columns,
               "rows": [texts[:1] * columns] * count}  # fmt: skip
    for place in ("left", "right", "full", "wide"):
        yield {"type": "image", "caption": words(length), "place": place} | PICTURE
    yield {"type": "risk", "of": 100, "time": words(min(3, length)), "event": words(2),
           "groups": [{"name": words(2, number), "affected": 3} for number in range(min(count, 2))],
           "source": OWN}  # fmt: skip
    yield {"type": "formula", "latex": r"\frac{a+b}{\sqrt{2}}", "alt": "a", "caption": texts[0]}
    if length < 10 and count > 1:
        # The boxes of a flow have no smaller type, and no second slide.
        yield {"type": "flow", "steps": texts}


def columns(length: int, count: int) -> Iterator[dict[str, Any]]:
    """Yield columns with each two things that may stand in one."""
    inner = (
        {"type": "text", "text": words(2 * length)},
        {"type": "points", "items": [words(length, number) for number in range(count)]},
        {"type": "statistics", "items": [{"value": 8, "label": words(length), "source": OWN}]},
        {"type": "chart", "kind": "column", "categories": ["A", "B"], "source": OWN, "alt": "Two.",
         "series": [{"name": "Count", "values": [1, 2]}]},
        {"type": "table", "caption": "Table", "header": ["A", "B"], "rows": [["a", "b"]] * 2},
        {"type": "image", "caption": words(length)} | PICTURE,
    )  # fmt: skip
    heading = words(min(3, length))
    is_much = length * count > 32  # too much for a third of a narrow slide, or beside a chart
    for one, other in combinations_with_replacement(inner[: 3 if is_much else None], 2):
        two = ({"title": heading, "blocks": [one]}, {"title": heading, "blocks": [other]})
        yield {"type": "columns", "columns": list(two)}
        if not is_much:
            yield {"type": "columns", "columns": [{"blocks": [inner[0]]}, *two]}


def _crowded(folder: Path, blocks: Sequence[dict[str, Any]], aspect: str) -> dict[str, str]:
    """Return what is said of each block that has no room on slides of an aspect ratio."""
    unshared = json.loads(json.dumps(blocks))  # YAML would name lines of what is repeated once
    text = one_section(*unshared, deck={"aspect": aspect})
    file = folder / "content.yaml"
    file.write_text(text)
    starts = [number for number, line in enumerate(text.splitlines(), start=1)
              if line.startswith("  - type:")]  # fmt: skip
    crowded = {}
    for error in irdocs.check(file, irdocs.BuildOptions(only="deck")).report.errors:
        if error.code in ("slide-overflow", "chart-overflow"):
            assert error.span is not None
            number = sum(start <= error.span.line for start in starts)
            crowded[f"{number}: {blocks[number - 1]['type']}"] = error.message
    return crowded


SHAPES = list(product((3, 6, 10, 16), (2, 6, 10), (1, 2, 3, 4, 6)))
"""The words of a text, the words of a title, and the number of items."""
QUICK = [(3, 6, 6), (6, 2, 3), (16, 2, 2)]
"""Those that refused most before they were mended."""


@pytest.mark.parametrize(("length", "title", "count"), (QUICK + SHAPES)[: tried(1000, 1)])
def test_what_has_room_at_16_9_has_it_at_4_3(
    length: int, title: int, count: int, tmp_path: Path
) -> None:
    shutil.copytree(ALL_BLOCKS.parent / "assets", tmp_path / "assets")
    makers = (words_alone, side_by_side, numbers_and_pictures, columns)
    made = [block for make in makers for block in make(length, count)]
    # A quiz has its question for a title; titles that are alike would become longer.
    blocks = [
        {"type": block["type"]}
        | ({} if block["type"] == "quiz" else {"title": f"{number} {words(title - 1)}"})
        | block
        for number, block in enumerate(made)
    ]
    wide = _crowded(tmp_path, blocks, "16:9")
    narrow = _crowded(tmp_path, blocks, "4:3")
    assert {at: narrow[at] for at in narrow if at not in wide} == {}


CODE = {"type": "code", "title": "Code", "code": "x" * 64}
FLOW = {
    "type": "flow", "title": "From forecast to gate", "steps": [
        "Forecast of surge and river flow",
        {"id": "over", "text": "Level above 4.87 m in any run of the ensemble?",
         "ways": [{"when": "Yes"}, {"when": "No", "to": "wait"}]},
        "Duty engineer checks gauges",
        {"id": "agree", "text": "Do the gauges agree?",
         "ways": [{"when": "Yes"}, {"when": "No", "to": "wait"}]},
        "Warn ships and the harbour",
        {"text": "Close at low water", "kind": "end"},
        {"id": "wait", "text": "Look again in 6 hours", "to": "over"},
    ],
}  # fmt: skip


@pytest.mark.parametrize("block", [CODE, FLOW], ids=["code", "flow"])
def test_slides_are_enlarged_for_what_cannot_go_on(block: dict[str, Any], tmp_path: Path) -> None:
    others = [{"type": "points", "title": "Points", "items": ["One", "Two"]}]
    text = one_section(block, *others, deck={"aspect": "4:3"})
    order = {"only": "deck", "handout": 2}
    result = built(tmp_path, text, **order)
    assert not result.failed, [str(error) for error in result.report.errors]
    (warning,) = [one for one in result.report.warnings if one.code == "enlarged-slides"]
    assert "25% smaller" in warning.message and warning.span is not None
    show = Presentation((tmp_path / "out" / "deck.pptx").read_bytes())
    assert (show.size.width, show.size.height) == (960.0, 720.0)
    for slide in show.slides:
        for shape in slide.shapes:
            box = slide.box(shape)
            assert box is None or (box.x >= -1 and box.bottom <= 721), shape.name


def test_slides_have_their_usual_size_where_they_have_room(tmp_path: Path) -> None:
    text = one_section({**CODE, "code": "x" * 50}, deck={"aspect": "4:3"})
    result = built(tmp_path, text, only="deck")
    assert not result.failed
    assert "enlarged-slides" not in {one.code for one in result.report}


def test_what_has_no_room_on_larger_slides_is_an_error_as_before(tmp_path: Path) -> None:
    text = one_section({**CODE, "code": "x" * 120}, deck={"aspect": "4:3"})
    (error,) = built(tmp_path, text, only="deck").report.errors
    assert "a slide holds 5" in error.message
