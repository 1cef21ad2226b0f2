"""Compositions of the same content compete, and the best row of them through a deck is chosen."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import Any

import pptx
import pytest
from PIL import Image

import irdocs
from irdocs import content
from irdocs.deck import blocks, composing
from irdocs.deck.composing import Composition
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind
from irdocs.deck.model import Slide
from irdocs.deck.section_head import head_of
from irdocs.diagnostics import Report
from irdocs.products import traits_of
from irdocs.units import Rect
from support.small_documents import one_section, whole
from support.thorough import tried

ROOM = Rect(0, 0, 100, 100)
KINDS = (LayoutKind.CONTENT, LayoutKind.ROWS, LayoutKind.CARDS, LayoutKind.TABLE)


def layouts_of(folder: Path, *blocks: dict[str, Any]) -> list[str]:
    """Return the names of the layouts of a section's slides."""
    file = whole(folder, one_section(*blocks), only="deck") / "deck.pptx"
    return [slide.slide_layout.name for slide in pptx.Presentation(str(file)).slides][2:-2]


def points(*texts: str, **more: Any) -> dict[str, Any]:
    return {"type": "points", "id": more.pop("id", "p"), "title": "Do it", "items": list(texts)} | (
        more
    )


# What a slide costs


@pytest.mark.parametrize(
    ("boxes", "share"),
    [
        ([], 0.0),
        ([Rect(0, 0, 100, 100)], 1.0),
        ([Rect(0, 0, 50, 50), Rect(0, 0, 50, 50)], 0.25),
        ([Rect(0, 0, 60, 60), Rect(40, 40, 60, 60)], 0.68),
        ([Rect(-50, -50, 100, 100), Rect(200, 0, 10, 10)], 0.25),
    ],
)
def test_the_share_that_is_used_counts_no_area_twice(boxes: list[Rect], share: float) -> None:
    assert composing.used(boxes, ROOM) == pytest.approx(share)


def test_the_share_that_is_used_is_that_of_points_counted_one_by_one() -> None:
    chance = random.Random(16)
    for _ in range(tried(50, 15)):
        boxes = [
            Rect(*(chance.randrange(-20, 110) for _ in range(2)), *(chance.randrange(1, 60),) * 2)
            for _ in range(chance.randrange(6))
        ]
        inside = sum(
            any(b.x <= x < b.right and b.y <= y < b.bottom for b in boxes)
            for x in range(100)
            for y in range(100)
        )
        assert composing.used(boxes, ROOM) == pytest.approx(inside / 10_000)


# The best row of compositions


def slide(kind: LayoutKind) -> Slide:
    key = LayoutKey(kind, COUNTS.get(kind, (0,))[0])
    layout = Layout(key, None, ())
    return Slide(layout, "T", 36, None, (), ())  # type: ignore[arg-type]


def total(parts: list[list[Composition]], chosen: tuple[int, ...]) -> float:
    """Return what a row of compositions costs, counted slide by slide."""
    ways = [part[index] for part, index in zip(parts, chosen, strict=True)]
    kinds = [each.layout.key.kind for way in ways for each in way.slides]
    cost = sum(way.cost for way in ways)
    for number, kind in enumerate(kinds):
        before = kinds[max(0, number - 2) : number]
        if before[-1:] == [kind]:
            cost += composing.THIRD if before == [kind, kind] else composing.SECOND
    return cost


def test_the_chosen_row_is_the_cheapest_of_all() -> None:
    chance = random.Random(5)
    for _ in range(200):
        parts = [
            [
                Composition(
                    tuple(slide(chance.choice(KINDS)) for _ in range(chance.randrange(3))),
                    chance.choice((0.0, 0.1, 0.2, 0.5)),
                )
                for _ in range(chance.randint(1, 3))
            ]
            for _ in range(chance.randint(1, 6))
        ]
        least = min(total(parts, row) for row in product(*(range(len(part)) for part in parts)))
        assert total(parts, tuple(composing.best(parts))) == pytest.approx(least)


def test_a_deck_without_parts_has_no_compositions() -> None:
    assert composing.best([]) == []


# In a deck


def test_few_short_points_are_rows_and_many_or_long_ones_a_list(tmp_path: Path) -> None:
    long = "Score the patient, tell the team, write it down and come back within the hour. " * 2
    for name, texts, layout in (
        ("short", ("Call", "Look", "Treat"), "Rows 3"),
        ("many", tuple(f"Point {n}" for n in range(8)), "Title and content"),
        ("long", (long,) * 4, "Title and content"),
    ):
        (tmp_path / name).mkdir()
        assert layouts_of(tmp_path / name, points(*texts)) == [layout], name


@pytest.mark.parametrize(
    ("words", "layout"),
    [
        ("Keep moving it.", "Rows with names 3 without icons"),
        ("Keep moving it, and rest it when it hurts. " * 4, "Cards 3 without icons"),
    ],
)
def test_cards_that_few_words_would_leave_empty_are_rows(
    words: str, layout: str, tmp_path: Path
) -> None:
    """A panel counts as filled as far as its words reach."""
    items = [{"title": title, "text": words} for title in ("A sore arm", "Tired", "A mild fever")]
    cards = {"type": "cards", "id": "c", "title": "People feel well again in days", "items": items}
    assert layouts_of(tmp_path, cards)[-1] == layout


def test_points_with_points_of_their_own_stay_a_list(tmp_path: Path) -> None:
    nested = points("Call", "Look")
    nested["items"][1] = {"text": "Look", "items": ["Skin", "Breath"]}
    assert layouts_of(tmp_path, nested) == ["Title and content"]


def test_no_three_neighbours_are_alike_where_there_is_a_choice(tmp_path: Path) -> None:
    blocks = [
        points("Call the team now", "Look at the skin", "Treat within the hour", id=f"p{n}")
        | {"title": f"Do it {n}"}
        for n in range(5)
    ]
    names = layouts_of(tmp_path, *blocks)
    assert len(names) == 5
    assert all(len(set(names[n : n + 3])) > 1 for n in range(3))


def test_like_texts_have_one_size(tmp_path: Path) -> None:
    rows = [points("Call", "Look", id="a"), points("Look " * 14, "Treat", id="b") | {"title": "B"}]
    file = whole(tmp_path, one_section(*rows), only="deck") / "deck.pptx"
    sizes = set()
    for each in pptx.Presentation(str(file)).slides:
        if each.slide_layout.name.startswith("Rows"):
            sizes |= {run.get("sz") for run in each.element.iter("{*}rPr") if run.get("sz")}
    assert len(sizes - {None}) <= 2  # the title's and the rows'


BLOCKS: dict[str, dict[str, Any]] = {
    "Rows 3": {
        "type": "contact", "id": "c", "title": "Call us", "name": "The ward",
        "telephone": ["Day: 0113 496 0001", "Night: 0113 496 0002"],
    },
    "Rows with names 3 without icons": {
        "type": "terms", "id": "t", "title": "Words that are used",
        "items": [{"term": t, "meaning": "What the word says in a line."} for t in ("A", "B", "C")],
    },
    "Timeline in rows 5": {
        "type": "timeline", "id": "t", "title": "It went on",
        "items": [
            {"date": str(1990 + n), "title": "New limits for each of the organs were found"}
            for n in range(5)
        ],
    },
    "Figures in rows 2 without icons": {
        "type": "statistics", "id": "n", "title": "It kills",
        "items": [{"value": n, "label": "deaths that year were related to it in all the world",
                   "unit": "million", "source": "own data, ours"} for n in (11, 48)],
    },
    "Figure with others 4 without icons": {
        "type": "statistics", "id": "n", "title": "It is common",
        "items": [{"value": n, "label": "a label of a few words", "unit": unit,
                   "source": "own data, ours"}
                  for n, unit in ((12, "million"), (45, "%"), (3, "%"), (8, "%"))],
    },
    "Columns in panels 2": {
        "type": "columns", "id": "c", "title": "Two of them",
        "columns": [{"title": name, "blocks": [{"type": "text", "text": "Some words of it."}]}
                    for name in ("Left", "Right")],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_has_a_composition_in_rows(name: str, tmp_path: Path) -> None:
    assert layouts_of(tmp_path, BLOCKS[name]) == [name]


def statistics(*values: tuple[object, str], main: int | None = None) -> dict[str, Any]:
    """Return a block of statistics, values with their units, of which one may be marked."""
    items: list[dict[str, Any]] = [
        {"value": value, "unit": unit, "label": f"label {n}", "source": "own data, ours"}
        for n, (value, unit) in enumerate(values)
    ]
    if main is not None:
        items[main]["main"] = True
    return {"type": "statistics", "id": "n", "title": "It counts", "items": items}


def _size(shape: Any, layout: Any) -> int:
    """Return the largest size of a placeholder's runs, or else that which its layout gives it."""
    own = [int(run.get("sz")) for run in shape.element.iter("{*}rPr") if run.get("sz")]
    index = shape.placeholder_format.idx
    (place,) = (p for p in layout.placeholders if p.placeholder_format.idx == index)
    return max(own or [int(run.get("sz")) for run in place.element.iter("{*}defRPr")])


@pytest.mark.parametrize(
    ("count", "layouts"),
    [
        (1, ["Big figure without icons"]),
        (2, ["Figure with others 2 without icons"]),
        (3, ["Figure with others 3 without icons"]),
        (4, ["Figure with others 4 without icons"]),
        (5, ["Figure with others 3 without icons", "Figures 2 without icons"]),
    ],
)
def test_a_marked_statistic_is_the_large_one(
    count: int, layouts: list[str], tmp_path: Path
) -> None:
    block = statistics(*[(n, "%") for n in range(11, 11 + count)], main=count - 1)
    assert layouts_of(tmp_path, block) == layouts
    slides = pptx.Presentation(str(tmp_path / "out" / "deck.pptx")).slides
    slide = next(slide for slide in slides if slide.slide_layout.name == layouts[0])
    sizes = {
        shape.text_frame.text: _size(shape, slide.slide_layout)
        for shape in slide.placeholders
        if shape.text_frame.text.endswith("%")
    }
    (largest, *others) = sorted(sizes, key=lambda text: -sizes[text])
    assert largest == f"{10 + count}%"
    assert all(sizes[largest] >= 1.6 * sizes[other] for other in others)


def test_alike_statistics_stay_alike_unless_one_is_marked(tmp_path: Path) -> None:
    alike = statistics((45, "%"), (3, "%"), ("1 in 5", ""), (8, "%"))
    alike["items"][2].pop("unit")
    assert not any(name.startswith("Figure with") for name in layouts_of(tmp_path, alike))


def test_only_one_statistic_is_the_main_one(tmp_path: Path) -> None:
    block = statistics((1, "%"), (2, "%"), main=0)
    block["items"][1]["main"] = True
    report = Report()
    content.read(one_section(block).encode(), "c.yaml", tmp_path, report, traits_of())
    assert [error.code for error in report.errors] == ["bad-value"]


def test_people_keep_the_width_of_a_slide(tmp_path: Path) -> None:
    block = statistics((70, "%"), (40, "%"), main=0)
    block["items"][1]["picture"] = "people"
    assert layouts_of(tmp_path, block) == ["Figures 2"]


@pytest.mark.parametrize(
    ("picture", "label", "why"),
    [("people", "label", "ten people"), ("none", "word " * 60, "no room"), ("none", "label", "")],
)
def test_a_marked_statistic_that_is_not_large_is_told_of(
    picture: str, label: str, why: str, tmp_path: Path
) -> None:
    block = statistics((70, "%"), (40, "%"), main=0)
    block["items"][1] |= {"picture": picture, "label": label.strip()}
    (tmp_path / "content.yaml").write_text(one_section(block), encoding="utf-8")
    order = irdocs.BuildOptions(only="deck")
    report = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={}).report
    told = [one.message for one in report if one.code == "main-not-large"]
    assert len(told) == bool(why)
    assert why in "".join(told)


@pytest.mark.parametrize(
    ("size", "layout"), [((300, 600), "Picture with text"), ((1200, 300), "Wide picture")]
)
def test_a_picture_with_a_caption_stands_where_it_is_larger(
    size: tuple[int, int], layout: str, tmp_path: Path
) -> None:
    Image.new("RGB", size, (30, 90, 160)).save(tmp_path / "p.png")
    block = {"type": "image", "id": "i", "title": "It shows", "file": "p.png", "alt": "Blue.",
             "caption": "Look at the blue."}  # fmt: skip
    assert layouts_of(tmp_path, block) == [layout]


def test_a_long_caption_does_not_take_the_room_of_a_wide_picture(tmp_path: Path) -> None:
    """Beside the picture the caption is larger; what it says is what the picture shows."""
    Image.new("RGB", (1200, 360), (30, 90, 160)).save(tmp_path / "p.png")
    block = {"type": "image", "id": "i", "title": "It shows", "file": "p.png", "alt": "Blue.",
             "caption": "Bands of sand and clay. Water runs out where they meet.",
             "credit": "Photograph by R Okafor, 2025"}  # fmt: skip
    assert layouts_of(tmp_path, block) == ["Wide picture"]


def test_only_a_picture_without_a_place_has_two_compositions(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), (30, 90, 160)).save(tmp_path / "p.png")
    block = {"type": "image", "title": "It shows", "file": "p.png", "alt": "Blue.",
             "caption": "Look at the blue."}  # fmt: skip
    report = Report()
    text = one_section(block | {"id": "free"}, block | {"id": "placed", "place": "left"})
    document = content.read(text.encode(), "c.yaml", tmp_path, report, traits_of()).document
    assert document is not None
    section = document.sections[0]
    assert [len(blocks.ways(each, head_of(section))) for each in section.blocks] == [2, 1]
