"""The closed sets of layouts and placeholders: each is in every template, under its own name."""

from __future__ import annotations

import copy
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pptx
import pytest
import yaml
from click.testing import CliRunner

import irdocs
from conftest import ALL_BLOCKS, SMALL, Built
from irdocs import content, locale
from irdocs.cli import main
from irdocs.content.about import Aspect
from irdocs.deck import own_layouts, plan, slide_grids, wire_arrangements
from irdocs.deck.design import Design
from irdocs.deck.layout_names import (
    ALL_KEYS,
    COUNTS,
    EXTRA_KEYS,
    TITLE_KEYS,
    CountedKind,
    LayoutKey,
    LayoutKind,
    PlaceholderName,
    Stem,
    holding,
)
from irdocs.deck.model import Deck
from irdocs.diagnostics import Report
from irdocs.products import traits_of
from irdocs.theme.motif import Motif
from irdocs.units import Rect
from support.designs import own_design, own_theme, template_design
from support.templates import all_templates
from support.thorough import tried

TEMPLATES = all_templates()
NAMES = [
    *("Title slide", "Section header", "Title and content", "Content with picture"),
    *("Steps 2", "Steps 3", "Steps 4", "Steps 5", "Steps 6", "Two columns", "Three columns"),
    *("Cards 2", "Cards 3", "Cards 4", "Cards 6", "Tiles 2", "Tiles 3", "Tiles 4"),
    *("Big figure", "Figures 2", "Figures 3"),
    *(
        "Timeline 2",
        "Timeline 3",
        "Timeline 4",
        "Timeline 5",
        "Timeline 6",
        "Timeline 7",
        "Timeline 8",
    ),
    *("Agenda 2", "Agenda 3", "Agenda 4", "Agenda 5", "Agenda 6", "Agenda 7", "Agenda 8"),
    *("Picture with text", "Wide picture", "Chart", "Table"),
    *("Quiz question 2", "Quiz question 3", "Quiz question 4"),
    *("Quiz answer 2", "Quiz answer 3", "Quiz answer 4", "Quote"),
    *("Resources 1", "Resources 2", "Resources 3", "Sources", "Statement", "Closing"),
]
"""What PowerPoint shows; who knows our template by these names must find them again."""
LIKE = {
    LayoutKind.STEPS: (Stem.NUMBER, Stem.STEP),
    LayoutKind.PICTURES: (Stem.PICTURE, Stem.CAPTION),
    LayoutKind.COMPARISON: (Stem.HEADING, Stem.COLUMN),
    LayoutKind.CARDS: (Stem.CARD_TITLE, Stem.CARD_TEXT),
    LayoutKind.TILES: (Stem.TILE,),
    LayoutKind.FIGURES: (Stem.FIGURE, Stem.LABEL),
    LayoutKind.TIMELINE: (Stem.DATE, Stem.EVENT),
    LayoutKind.AGENDA: (Stem.PART,),
    LayoutKind.QUIZ_QUESTION: (Stem.LETTER, Stem.OPTION),
    LayoutKind.QUIZ_ANSWER: (Stem.LETTER, Stem.OPTION),
    LayoutKind.RESOURCES: (Stem.NAME, Stem.OFFERS),
    LayoutKind.PICTURE_CARDS: (Stem.CARD_TITLE, Stem.PICTURE, Stem.CARD_TEXT),
    LayoutKind.PICTURE_TILES: (Stem.TILE, Stem.PICTURE),
    LayoutKind.ROWS: (Stem.ROW,),
    LayoutKind.NAMED_ROWS: (Stem.CARD_TITLE, Stem.CARD_TEXT),
    LayoutKind.FIGURE_ROWS: (Stem.FIGURE, Stem.LABEL),
    LayoutKind.LEAD_FIGURE: (Stem.FIGURE, Stem.LABEL),
    LayoutKind.TIMELINE_ROWS: (Stem.DATE, Stem.EVENT),
    LayoutKind.PANELS: (Stem.HEADING, Stem.COLUMN),
    LayoutKind.QUIZ_CASE: (Stem.LETTER, Stem.OPTION),
    LayoutKind.NOTED_TABLE: (),  # which counts lines
}
"""Which placeholders a counted layout has one of for each thing."""


@pytest.fixture(scope="module")
def own() -> Design:
    return own_design()


@pytest.fixture(scope="module", params=list(TEMPLATES)[:: tried(1, 2)])
def theirs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Design:
    file: Path = tmp_path_factory.mktemp("template") / request.param
    file.write_bytes(TEMPLATES[request.param])
    return template_design(file)


def test_every_key_has_a_layout_in_our_template(own: Design) -> None:
    assert tuple(own.layouts) == ALL_KEYS + EXTRA_KEYS + TITLE_KEYS
    assert all(layout.key == key for key, layout in own.layouts.items())


def test_a_case_stands_midway_between_its_title_and_the_options(own: Design) -> None:
    for count in COUNTS[LayoutKind.QUIZ_CASE]:
        told = own.layouts[holding(LayoutKind.QUIZ_CASE, count)].single(Stem.BODY)
        assert told.anchor == "ctr"


def test_every_key_has_a_layout_in_a_user_s_template(theirs: Design) -> None:
    for number, room in enumerate(theirs.rooms):
        assert set(room) == {*ALL_KEYS, *EXTRA_KEYS}
        for key, layout in room.items():
            assert layout.key == key.in_room(layout.key.room) and layout.key.room <= number
    assert all(layout.key == key for key, layout in theirs.layouts.items())


def test_names_in_the_file_are_kept_and_unique(own: Design, theirs: Design, shipped: Built) -> None:
    assert [key.name for key in ALL_KEYS] == NAMES
    in_file = pptx.Presentation(io.BytesIO(shipped.deck)).slide_layouts
    assert [layout.name for layout in in_file][: len(NAMES)] == NAMES
    for design in (own, theirs):
        names = [layout.name for layout in design.every_layout()]
        assert len(set(names)) == len(names)


def test_placeholders_of_a_layout_are_told_apart_by_their_names(
    own: Design, theirs: Design
) -> None:
    for layout in (*own.layouts.values(), *theirs.layouts.values()):
        names = [str(place.name) for place in layout.placeholders]
        assert len(set(names)) == len(names), layout.name
        indices = [place.index for place in layout.placeholders]
        assert len(set(indices)) == len(indices), layout.name


def test_names_of_placeholders_in_the_file(own: Design, shipped: Built) -> None:
    in_file = {
        layout.name: [shape.name for shape in layout.placeholders]
        for layout in pptx.Presentation(io.BytesIO(shipped.deck)).slide_layouts
    }
    for layout in (own.layouts[key] for key in ALL_KEYS):
        names = [str(place.name) for place in layout.placeholders]
        assert in_file[layout.name][: len(names)] == names
    assert in_file["Cards 2"][:5] == [
        "Title", "Card title 1", "Card text 1", "Card title 2", "Card text 2",
    ]  # fmt: skip


def test_a_layout_with_more_room_says_so_in_its_name() -> None:
    key = LayoutKey(LayoutKind.CARDS, 2, bare=True)
    names = [key.in_room(room).name for room in range(3)]
    assert names == [
        "Cards 2 without icons", "Cards 2, roomy without icons", "Cards 2, roomy 2 without icons",
    ]  # fmt: skip


def test_a_form_without_icons_has_no_place_for_them(own: Design, theirs: Design) -> None:
    assert LayoutKey(LayoutKind.CARDS, 2).without_icons.name == "Cards 2 without icons"
    with pytest.raises(ValueError, match="no form without icons"):
        _ = LayoutKey(LayoutKind.TABLE).without_icons
    for design in (own, theirs):
        for key in (key for key in EXTRA_KEYS if key.bare):
            bare, usual = design.layouts[key], design.layouts[replace(key, bare=False)]
            assert not bare.pictures and usual.pictures
            assert {d.shape for d in bare.decorations}.isdisjoint({"disc", "ring"})
            names = [place.name for place in bare.placeholders]
            assert names == [place.name for place in usual.placeholders]
            room = [(d.box.width, d.box.height) for d in bare.placeholders[1:]]
            usual_room = [(d.box.width, d.box.height) for d in usual.placeholders[1:]]
            assert all(w >= v and h >= g for (w, h), (v, g) in zip(room, usual_room, strict=True)
                       if key.kind is not LayoutKind.TILES)  # fmt: skip


@pytest.mark.parametrize("icon", [None, "assets/dot.svg"])
@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ({"type": "cards", "items": [{"title": "A", "text": "One."}, {"title": "B"}]}, "Cards 2"),
        ({"type": "cards", "items": [{"title": "A"}, {"title": "B"}]}, "Tiles 2"),
        ({"type": "callout", "title": "Act now", "text": "Ring the ward."}, "Statement"),
    ],
    ids=["cards", "tiles", "callout"],
)
def test_slides_leave_no_place_for_icons_that_are_not_there(
    block: dict[str, Any], kind: str, icon: str | None, tmp_path: Path
) -> None:
    block = copy.deepcopy(block)
    if icon:
        block.get("items", [block])[0]["icon"] = icon
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"] = [{"id": "a-block", **block}]
    shutil.copytree(ALL_BLOCKS.parent / "assets", tmp_path / "assets")
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data))
    order = irdocs.BuildOptions(only="deck", handout=2)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = pptx.Presentation(tmp_path / "out" / "deck.pptx")
    expected = kind if icon else f"{kind} without icons"
    assert expected in [slide.slide_layout.name for slide in deck.slides]
    extra = [name for name in (layout.name for layout in deck.slide_layouts) if "icons" in name]
    assert extra == ([] if icon else [expected]), "a deck has only those that it needs"


def test_the_counted_kinds_are_those_that_have_counts() -> None:
    assert set(get_args(CountedKind)) == set(COUNTS) == set(LIKE)


def test_a_counted_layout_has_as_many_placeholders_as_it_says(own: Design, theirs: Design) -> None:
    for kind, layouts in product(COUNTS, (own.layouts, theirs.layouts)):
        for count in COUNTS[kind]:
            layout = layouts[LayoutKey(kind, count)]
            for stem in LIKE[kind]:
                wanted = [PlaceholderName(stem, number) for number in range(1, count + 1)]
                assert [place.name for place in layout.all_of(stem)] == wanted, kind


@pytest.mark.parametrize("kind", COUNTS, ids=lambda kind: kind.value)
def test_the_smallest_layout_that_holds_so_many_is_taken(kind: CountedKind) -> None:
    most = COUNTS[kind][-1]
    for count in range(1, most + 1):
        key = holding(kind, count)
        assert key.count == min(known for known in COUNTS[kind] if known >= count)
    with pytest.raises(ValueError, match=f"for {most + 1} things"):
        holding(kind, most + 1)


def test_a_layout_that_is_not_in_the_set_cannot_be_named() -> None:
    for kind, count in ((LayoutKind.CARDS, 5), (LayoutKind.CARDS, 0), (LayoutKind.TABLE, 2)):
        with pytest.raises(ValueError, match="there is no layout"):
            LayoutKey(kind, count)


def test_a_placeholder_that_a_layout_lacks_is_named(own: Design) -> None:
    layout = own.layouts[LayoutKey(LayoutKind.TABLE)]
    assert layout.has(Stem.TABLE) and not layout.has(Stem.CHART)
    with pytest.raises(KeyError, match="'Table' has no placeholder 'Chart'"):
        layout.single(Stem.CHART)


ITEMS: dict[str, Callable[[int], dict[str, Any]]] = {
    "cards": lambda n: {"title": f"Card {n}", "text": f"What {n} says."},
    "tiles": lambda n: {"title": f"Card {n}"},
    "timeline": lambda n: {"date": str(1960 + n), "title": f"Event {n}"},
    "statistics": lambda n: {"value": n, "label": f"what {n} counts", "source": "one"},
    "resources": lambda n: {
        "name": f"Place {n}", "offers": "Help.", "url": f"https://example.org/{n}",
    },
    "points": lambda n: f"Point {n}",
}  # fmt: skip
FEWEST = {"cards": 2, "tiles": 2, "timeline": 2}
MOST = 2 * max(counts[-1] for counts in COUNTS.values()) + 1


def planned(data: dict[str, Any], design: Design) -> Deck:
    report = Report()
    raw = yaml.safe_dump(data, sort_keys=False).encode()
    read = content.read(raw, "content.yaml", Path(), report, traits_of())
    assert read.document is not None, [str(error) for error in report.errors]
    deck = plan.plan(read.document, design, locale.load("en-GB"), report)
    assert not report.errors, [str(error) for error in report.errors]
    return deck


@pytest.mark.parametrize("name", ITEMS)
def test_any_number_of_like_things_has_layouts(name: str, own: Design) -> None:
    for count in range(FEWEST.get(name, 1), MOST, tried(1, 2)):
        data = yaml.safe_load(SMALL)
        block: dict[str, Any] = {
            "type": "cards" if name == "tiles" else name,
            "id": "many",
            "title": "Many",
            "items": [ITEMS[name](n) for n in range(1, count + 1)],
        }
        if name == "points":
            block["ordered"] = True
        data["sections"][0]["blocks"] = [block]
        slides = [slide for slide in planned(data, own).slides if "many" in slide.blocks]
        assert slides and all(slide.layout.key in own.layouts for slide in slides)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_quiz_has_layouts_for_its_options(count: int, own: Design) -> None:
    data = yaml.safe_load(SMALL)
    quiz = {
        "type": "quiz",
        "only": "deck",
        "question": "Which?",
        "options": [f"Option {n}" for n in range(count)],
        "answer": "A",
        "explanation": "Because.",
    }
    data["sections"][0]["blocks"].append(quiz)
    kinds = [slide.layout.key for slide in planned(data, own).slides]
    assert LayoutKey(LayoutKind.QUIZ_QUESTION, count) in kinds
    assert LayoutKey(LayoutKind.QUIZ_ANSWER, count) in kinds


@pytest.mark.parametrize("count", range(1, 26, tried(1, 5)))
def test_any_number_of_sections_has_layouts(count: int, own: Design) -> None:
    data = yaml.safe_load(SMALL)
    (section,) = data["sections"]
    data["sections"] = [
        {**section, "id": f"part-{n}", "title": f"Part {n}"} for n in range(1, count + 1)
    ]
    kinds = [slide.layout.key.kind for slide in planned(data, own).slides]
    assert kinds.count(LayoutKind.SECTION_HEADER) == count
    assert (LayoutKind.AGENDA in kinds) == (count in plan.PARTS)


@pytest.mark.parametrize("aspect", slide_grids.GRIDS)
def test_everything_stands_on_the_slide_and_clear_of_its_footers(aspect: Aspect) -> None:
    grid = slide_grids.GRIDS[aspect]
    design = own_design(aspect)
    assert design.size == grid.size and tuple(design.layouts) == ALL_KEYS + EXTRA_KEYS + TITLE_KEYS
    page = Rect(0, 0, grid.size.width, grid.size.height)
    for layout in design.layouts.values():
        boxes = [*(place.box for place in layout.placeholders), *layout.pictures]
        # A full picture reaches the edges, and words stand on a band; so does a photograph that has
        # its own side of a slide.
        is_full = layout.key.kind in (
            LayoutKind.FULL_PICTURE, LayoutKind.FULL_PICTURE_BESIDE, LayoutKind.PHOTO_TITLE,
            LayoutKind.PICTURE_SECTION,
        )  # fmt: skip
        for box in boxes if not is_full else ():
            assert box.y >= -0.01 and box.bottom <= page.bottom + 0.01, layout.name
            assert grid.margin <= box.x + 0.01, layout.name
            assert box.right <= grid.size.width - grid.margin + 0.01, layout.name
            for footer in grid.footers.values() if layout.footers else ():
                shared = box.within(footer)
                assert not (shared.width and shared.height), layout.name
    across, down = map(int, aspect.split(":"))
    assert grid.size.width / grid.size.height == pytest.approx(across / down)


@pytest.mark.parametrize("aspect", slide_grids.GRIDS)
@pytest.mark.parametrize("ratio", [0.5, 0.806, 1.0, 1.5])
def test_the_cover_drawing_keeps_its_proportions_and_stands_on_the_edge(
    aspect: Aspect, ratio: float
) -> None:
    grid = slide_grids.GRIDS[aspect]
    box = grid.art_box(ratio)
    assert box.width / box.height == pytest.approx(ratio)
    assert box.bottom == pytest.approx(grid.size.height) and box.y >= -0.01
    assert box.right == pytest.approx(grid.size.width + 24)


@pytest.mark.parametrize("floor", [24.0, 23.0, 22.0, 18.0])
def test_body_text_may_be_as_small_as_the_smallest(floor: float) -> None:
    """A theme may say that nothing on a slide is smaller than body text."""
    theme = own_theme()
    sizes = theme.slides.sizes.model_copy(update={"floor": floor})
    layouts = own_layouts.build(sizes, theme.accents, slide_grids.GRIDS["16:9"], theme.motif)
    assert tuple(layouts) == ALL_KEYS + EXTRA_KEYS + TITLE_KEYS
    for stem, kind in ((Stem.CHART, LayoutKind.CHART), (Stem.TABLE, LayoutKind.TABLE)):
        place = layouts[LayoutKey(kind)].single(stem)
        assert floor <= place.sizes[-1] <= place.size <= sizes.body


@pytest.mark.parametrize("motif", get_args(Motif))
def test_a_full_picture_has_a_dark_ground_on_dark_slides_too(motif: Motif) -> None:
    """The primary colour is light there."""
    theme = own_theme()
    grid = slide_grids.GRIDS["16:9"]
    layouts = own_layouts.build(theme.slides.sizes, theme.accents, grid, motif, is_dark=True)
    for kind in (LayoutKind.FULL_PICTURE, LayoutKind.FULL_PICTURE_BESIDE):
        assert layouts[LayoutKey(kind)].ground == "ground"


def test_a_theme_s_sizes_on_slides_grow_from_the_floor_to_the_display(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["theme"]).output
    small = printed.replace("floor: 18, body: 24", "floor: 18, body: 17")
    (tmp_path / "own.yaml").write_text(small)
    (tmp_path / "content.yaml").write_text(f"theme: own.yaml\n{SMALL}")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    (error,) = result.report.errors
    (line,) = (n for n, text in enumerate(small.split("\n"), start=1) if "body: 17" in text)
    assert error.code == "bad-theme" and error.span is not None and error.span.line == line
    assert "body is smaller than floor" in error.message


def test_discs_of_sections_keep_to_their_cards_in_a_narrow_body() -> None:
    theme = own_theme()
    sizes, grid = theme.slides.sizes, slide_grids.GRIDS["16:9"]
    frame = own_layouts.frame(sizes, theme.accents, grid, theme.motif)
    body = replace(frame.body, width=0.5 * frame.body.width)
    layout = wire_arrangements.agenda(replace(frame, body=body), 4)
    discs = [one.box for one in layout.decorations if one.shape == "disc"]
    cards = [one.box for one in layout.decorations if one.colour == "tint"]
    assert len(discs) == len(cards) == 4
    for disc, card in zip(discs, cards, strict=True):
        assert card.x <= disc.x and disc.right <= card.right


@pytest.mark.parametrize("count", [1, 2])
def test_names_of_few_resources_have_the_width_beside_their_codes(count: int, own: Design) -> None:
    """In a narrow box, LibreOffice parted a link within a word."""
    layout = own.layouts[holding(LayoutKind.RESOURCES, count)]
    for name, offers in zip(layout.all_of(Stem.NAME), layout.all_of(Stem.OFFERS), strict=True):
        assert name.box.bottom <= offers.box.y and name.box.width == offers.box.width
        assert name.box.width > 0.5 * layout.title.box.width
