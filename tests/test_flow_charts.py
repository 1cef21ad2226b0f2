"""Flow charts: placing, routing and measuring them, and what reaches slides and pages."""

from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from math import hypot
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from lxml import etree

import irdocs
from conftest import ALL_BLOCKS, Built
from irdocs import content
from irdocs.audit.comparison import decks
from irdocs.audit.reading import deck_contents, pdf_text
from irdocs.audit.reading.deck_contents import DeckContents
from irdocs.audit.reading.deck_shapes import canonical
from irdocs.charts.flow_charts.placement import FlowGraph, placements
from irdocs.charts.flow_charts.plan import FlowPlan, FlowWords
from irdocs.charts.flow_charts.planning import FlowRoom, fit_flow, steps_that_fit
from irdocs.content.blocks import FlowChart, FlowLink
from irdocs.deck.connectors import Connector, connector_geometry
from irdocs.diagnostics import Report
from irdocs.ooxml.namespaces import NAMESPACES, A, P
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.xml import el
from irdocs.products import traits_of
from irdocs.units import pt
from support import small_documents
from support.flow_charts import FixedWidth, faults, random_flow
from support.rewriting import rewritten
from support.thorough import LONG, tried

SLIDE = FlowRoom(860, 380, filled=True)
ROOMS = {
    "a slide": (SLIDE, (32, 28, 24, 20, 18)),
    "a slide of 4:3": (FlowRoom(640, 380, filled=True), (32, 28, 24, 20, 18)),
    "a large slide": (FlowRoom(2000, 1200, filled=True), (18,)),
    "a narrow column": (FlowRoom(250, 560, filled=False), (10.5, 9)),
    "a page": (FlowRoom(480, 700, filled=False), (12, 9)),
}


# ---------------------------------------------------------------- layout


@pytest.mark.parametrize("name", ROOMS)
def test_nothing_overlaps_in_random_charts(name: str) -> None:
    """No two boxes overlap, no arrow runs through a box, answers are clear of everything."""
    room, sizes = ROOMS[name]
    fitting, count = 0, tried(60, 5)
    for seed in range(count):
        graph, words = random_flow(seed)
        plan = fit_flow(graph, words, room, sizes)
        if plan is not None:
            fitting += 1
            assert not list(faults(plan)), seed
            assert len(plan.boxes) == len(graph.kinds) and len(plan.arrows) == len(graph.links)
            assert {answer.link for answer in plan.answers} == words.answers.keys()
    assert fitting >= (count if name == "a large slide" else count * 25 // 60)


def plan_of(
    texts: str, links: list[tuple[int, int, str | None]], room: FlowRoom, *sizes: float
) -> FlowPlan:
    graph, words = chart_of(texts, links)
    plan = fit_flow(graph, words, room, sizes)
    assert plan is not None and not list(faults(plan))
    return plan


def chart_of(texts: str, links: list[tuple[int, int, str | None]]) -> tuple[FlowGraph, FlowWords]:
    steps = texts.split("|")
    arrows = tuple(FlowLink(*link) for link in links)  # type: ignore[arg-type]
    answers = {arrow: FixedWidth(str(arrow.when)) for arrow in arrows if arrow.when}
    words = FlowWords(tuple(map(FixedWidth, steps)), answers)
    return FlowGraph(("step",) * len(steps), arrows), words


SEPSIS = (
    "Fever|NEWS2 of 5 or more?|Start the Sepsis Six|Better?|Review|Call critical care|Wait"
), [(0, 1, None), (1, 2, "Yes"), (1, 6, "No"), (2, 3, None), (3, 4, "Yes"), (3, 5, "No"),
    (6, 1, None)]  # fmt: skip


def test_the_main_path_is_straight_and_branches_begin_beside_their_decision() -> None:
    plan = plan_of(*SEPSIS, FlowRoom(480, 700, filled=False), 12)
    assert plan.direction == "down"
    main = [plan.boxes[number].box for number in (0, 1, 2, 3, 4)]
    assert len({box.x for box in main}) == 1
    assert [box.y for box in main] == sorted(box.y for box in main)
    branch, decision = plan.boxes[6].box, plan.boxes[1].box
    assert branch.y == decision.y and branch.x > decision.right
    straight = [arrow for arrow in plan.arrows if len(arrow.points) == 2]
    assert len(straight) == 6  # all but the one that leads back


def test_a_narrow_column_runs_down_and_a_low_room_to_the_right() -> None:
    narrow = plan_of(*SEPSIS, FlowRoom(220, 560, filled=False), 10.5)
    assert narrow.direction == "down"
    low = plan_of(*SEPSIS, FlowRoom(900, 200, filled=True), 18)
    assert low.direction == "right"


def test_a_long_sequence_is_folded_on_a_slide() -> None:
    texts = "|".join(f"Step {number} of a long list" for number in range(8))
    plan = plan_of(texts, [(n, n + 1, None) for n in range(7)], SLIDE, 28, 24, 20, 18)
    assert len({box.box.y for box in plan.boxes}) > 1
    assert len({box.box.x for box in plan.boxes}) > 1
    assert plan.size >= 20


def test_the_type_is_as_large_as_fits() -> None:
    links = [(0, 1, None), (1, 2, None)]
    sizes = (40, 32, 24, 18)
    assert plan_of("Wash|Glove|Go", links, SLIDE, *sizes).size == 40
    long = "|".join(["Wash your hands for as long as it takes to sing a song " * 2] * 3)
    assert plan_of(long, links, SLIDE, *sizes).size < 40


def test_edges_line_up() -> None:
    plan = plan_of(*SEPSIS, SLIDE, 24, 20, 18)
    assert len({round(box.box.width, 3) for box in plan.boxes}) == 1
    for axis in ("x", "y"):
        places = {round(getattr(box.box, axis), 3) for box in plan.boxes}
        assert len(places) < len(plan.boxes)


def test_what_does_not_fit_is_counted() -> None:
    texts = "|".join(f"Step {number} of a list that is much too long" for number in range(30))
    graph, words = chart_of(texts, [(n, n + 1, None) for n in range(29)])
    assert fit_flow(graph, words, SLIDE, (18,)) is None
    count = steps_that_fit(graph, words, SLIDE, 18)
    assert 8 <= count < 30
    part = FlowGraph(graph.kinds[:count], graph.links[: count - 1])
    assert fit_flow(part, FlowWords(words.steps[:count], {}), SLIDE, (18,)) is not None


def test_a_word_that_is_wider_than_any_box_fits_nowhere() -> None:
    graph, words = chart_of("W" * 200 + "|Go", [(0, 1, None)])
    assert fit_flow(graph, words, SLIDE, (18,)) is None
    assert steps_that_fit(graph, words, SLIDE, 18) == 0


def test_every_placement_has_a_cell_for_each_step() -> None:
    for seed in range(40):
        graph, _ = random_flow(seed)
        for placement in placements(graph):
            assert len(set(placement.cells)) == len(graph.kinds)
            assert min(row for row, _ in placement.cells) == 0
            assert min(column for _, column in placement.cells) == 0


# ---------------------------------------------------------------- connectors


def drawn_points(transform: Any, geometry: Any) -> list[tuple[float, float]]:
    """Return the corners of a connector as ECMA-376 defines its preset shape."""
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    x, y = (pt(int(offset.get(name))) for name in ("x", "y"))
    width, height = (pt(int(extent.get(name))) for name in ("cx", "cy"))
    values = [int(guide.get("fmla").split()[1]) / 100_000 for guide in geometry.iter(f"{A}gd")]
    parts = int(geometry.get("prst")[-1])
    # The formulas of presetShapeDefinitions.xml for straightConnector1 and bentConnector2 to 5.
    match parts:
        case 1:
            local = [(0.0, 0.0), (1.0, 1.0)]
        case 2:
            local = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]
        case 3:
            (a,) = values
            local = [(0.0, 0.0), (a, 0.0), (a, 1.0), (1.0, 1.0)]
        case 4:
            a, b = values
            local = [(0.0, 0.0), (a, 0.0), (a, b), (1.0, b), (1.0, 1.0)]
        case _:
            a, b, c = values
            local = [(0.0, 0.0), (a, 0.0), (a, b), (c, b), (c, 1.0), (1.0, 1.0)]
    points = []
    for across, down in local:
        left, top = across * width - width / 2, down * height - height / 2
        left = -left if transform.get("flipH") == "1" else left
        top = -top if transform.get("flipV") == "1" else top
        if transform.get("rot") == "5400000":
            left, top = -top, left
        points.append((x + width / 2 + left, y + height / 2 + top))
    return points


LINES = {
    "straight": [(0, 0), (50, 0)],
    "straight up": [(9, 80), (9, 10)],
    "to the left": [(80, 7), (10, 7)],
    "across, then down": [(0, 0), (50, 0), (50, 30)],
    "down, then left": [(50, 0), (50, 30), (10, 30)],
    "down, across, down": [(10, 10), (10, 30), (60, 30), (60, 90)],
    "a loop at the right": [(50, 80), (70, 80), (70, 20), (50, 20)],
    "a loop above": [(80, 50), (80, 20), (20, 20), (20, 50)],
    "back up and in from above": [(50, 80), (90, 80), (90, 5), (30, 5), (30, 20)],
    "down, back and in from the left": [(60, 90), (60, 99), (5, 99), (5, 30), (20, 30)],
    "from the foot of one to the head of another": [
        (20, 90), (20, 99), (50, 99), (50, 5), (80, 5), (80, 20),
    ],
    "the same the other way": [(80, 90), (80, 99), (50, 99), (50, 5), (20, 5), (20, 20)],
    "from line to line": [(90, 20), (99, 20), (99, 50), (5, 50), (5, 80), (20, 80)],
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_connector_has_the_corners_of_its_line(name: str) -> None:
    line = LINES[name]
    corners = drawn_points(*connector_geometry(line))
    assert len(corners) == len(line)
    for (x, y), (wanted_x, wanted_y) in zip(corners, line, strict=True):
        assert hypot(x - wanted_x, y - wanted_y) < 0.15


def other_form(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]] | None:
    """Return the corners that programs with ways of their own get; None if they get none."""
    ids = itertools.count(5)
    connector = Connector("Arrow", None, tuple(line), (1, 0), (2, 0))
    element = connector.element(lambda: next(ids), el("a:ln", w=9525))
    shape = element.find(f".//{{{NAMESPACES['mc']}}}Fallback/{P}sp")
    if shape is None:
        return None
    offset, extent = shape.find(f".//{A}xfrm")
    path = shape.find(f".//{A}path")
    return [
        tuple(
            pt(int(offset.get(axis)) + int(extent.get(length)) * int(point.get(axis))
               / int(path.get(size)))
            for axis, length, size in (("x", "cx", "w"), ("y", "cy", "h"))
        )
        for point in path.iter(f"{A}pt")
    ]  # fmt: skip


@pytest.mark.parametrize("name", [name for name, line in LINES.items() if len(line) > 3])
def test_programs_with_ways_of_their_own_get_the_line_itself(name: str) -> None:
    line = LINES[name]
    corners = other_form(line)
    assert corners is not None and len(corners) == len(line)
    for (x, y), (wanted_x, wanted_y) in zip(corners, line, strict=True):
        assert hypot(x - wanted_x, y - wanted_y) < 0.15


@pytest.mark.parametrize(
    "line",
    [
        LINES["straight"],
        LINES["across, then down"],
        [(10, 10), (10, 40), (60, 40), (60, 70)],
        [(90, 10), (50, 10), (50, 40), (10, 40)],
    ],
)
def test_a_line_that_all_programs_run_alike_has_one_form(line: list[tuple[float, float]]) -> None:
    assert other_form(line) is None


# ---------------------------------------------------------------- products


def block_of(document: Any) -> FlowChart:
    (block,) = (block for block in document.blocks if isinstance(block, FlowChart))
    return block


def slide_of(deck: bytes, words: str) -> Any:
    with zipfile.ZipFile(BytesIO(deck)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name) and words in (
                text := package.read(name).decode()
            ):
                return etree.fromstring(text.encode())
    raise AssertionError(f"no slide says {words}")


def test_connectors_hold_to_the_shapes_of_their_steps(all_blocks: Built) -> None:
    chart = block_of(all_blocks.document)
    slide = slide_of(all_blocks.deck, str(chart.headline))
    names = {e.get("id"): e.get("name") for e in slide.iter(f"{P}cNvPr")}
    ends = {
        (names[c.find(f".//{A}stCxn").get("id")], names[c.find(f".//{A}endCxn").get("id")])
        for c in slide.iter(f"{P}cxnSp")
    }
    assert ends == {("Decision 1", "End 2"), ("Decision 1", "Step 3"), ("Step 3", "Decision 1")}
    for other_form in ("Fallback", "Choice"):  # of which a program sees one
        ids = [e.get("id") for e in slide.iter(f"{P}cNvPr")
               if not any(True for _ in e.iterancestors(f"{{*}}{other_form}"))]  # fmt: skip
        assert len(ids) == len(set(ids))


def test_shapes_are_native_and_read_in_order(all_blocks: Built) -> None:
    slide = slide_of(all_blocks.deck, str(block_of(all_blocks.document).headline))
    shapes = [
        (shape.find(f".//{P}cNvPr").get("name"), shape.find(f".//{A}prstGeom"))
        for shape in slide.iterfind(f".//{P}spTree/{P}sp")
    ]
    presets = {name: e.get("prst") for name, e in shapes if e is not None}
    assert presets == {
        "Decision 1": "flowChartPreparation", "Answer 1 to 2": "rect", "Answer 1 to 3": "rect",
        "End 2": "flowChartTerminator", "Step 3": "roundRect",
    }  # fmt: skip
    assert shapes[0][0] == "Title"
    assert [name for name, _ in shapes if name in presets] == list(presets)


def test_a_tall_end_is_no_barrel(tmp_path: Path) -> None:
    steps = ["Weigh", "Wash", "Put in two needles", "Run for hours", "Press, and weigh again"]
    flow = {"type": "flow", "id": "f", "title": "Each visit", "steps": steps}
    folder = small_documents.whole(tmp_path, small_documents.one_section(flow), only="deck")
    slide = slide_of((folder / "deck.pptx").read_bytes(), "Run for hours")
    (end,) = (shape for shape in slide.iterfind(f".//{P}spTree/{P}sp")
              if shape.find(f".//{P}cNvPr").get("name") == "End 5")  # fmt: skip
    size = end.find(f".//{A}ext")
    width, height = int(size.get("cx")), int(size.get("cy"))
    # The round ends of flowChartTerminator are 3475/21600 of its width.
    assert height / 2 > 1.25 * width * 3475 / 21600
    assert end.find(f".//{A}prstGeom").get("prst") == "roundRect"
    adjustment = int(end.find(f".//{A}gd").get("fmla").removeprefix("val "))
    assert adjustment / 100_000 * min(width, height) == pytest.approx(
        width * 3475 / 21600, rel=0.01
    )


def test_arrows_say_where_they_lead(all_blocks: Built) -> None:
    slide = slide_of(all_blocks.deck, str(block_of(all_blocks.document).headline))
    alts = {
        e.find(f".//{P}cNvPr").get("name"): e.find(f".//{P}cNvPr").get("descr")
        for e in slide.iter(f"{P}cxnSp")
    }
    assert alts == {
        "Arrow 1 to 2": "Yes: go on to “Take it out”",
        "Arrow 1 to 3": "No: go on to “Wait”",
        "Arrow 3 to 1": "Go on to “Is there a clot?”",
    }


def test_a_line_that_leaves_its_box_has_a_form_for_other_programs(all_blocks: Built) -> None:
    slide = slide_of(all_blocks.deck, str(block_of(all_blocks.document).headline))
    (both,) = slide.iter(f"{{{NAMESPACES['mc']}}}AlternateContent")
    choice, fallback = both
    assert choice.get("Requires") in choice.nsmap
    line, shape = choice.find(f"{P}cxnSp/{P}spPr"), fallback.find(f"{P}sp/{P}spPr")
    assert canonical(line.find(f"{A}ln")) == canonical(shape.find(f"{A}ln"))
    assert shape.find(f"{A}custGeom") is not None and shape.find(f"{A}noFill") is not None


def test_a_listener_hears_a_nested_list(all_blocks: Built) -> None:
    outline = pdf_text.read(all_blocks.leaflet)
    pieces = [
        (piece.role, piece.alt or piece.text, piece.depth)
        for piece in outline.pieces
        if piece.role in ("P", "Figure")
    ]
    said = [(role, text) for role, text, _ in pieces]
    start = said.index(("Figure", "Flow chart of 3 steps, which follow as a list"))
    assert said[start + 1 : start + 8] == [
        ("P", "Is there a clot [2]?"),
        ("Figure", "Yes: go on to “Take it out”"),
        ("Figure", "No: go on to “Wait and look again”"),
        ("P", "Take it out"),
        ("Figure", "This way ends here"),
        ("P", "Wait and look again"),
        ("Figure", "Go on to “Is there a clot?”"),
    ]
    depths = [depth - pieces[start][2] for _, _, depth in pieces[start + 1 : start + 8]]
    assert depths == [3, 6, 6, 3, 3, 3, 6]  # within L, LI and LBody, once or twice


def test_the_layout_without_a_body_is_in_decks_with_a_flow_alone(
    all_blocks: Built, shipped: Built
) -> None:
    def layouts(deck: bytes) -> set[str]:
        with zipfile.ZipFile(BytesIO(deck)) as package:
            names = [n for n in package.namelist() if "slideLayouts/slideLayout" in n]
            roots = [etree.fromstring(package.read(n)) for n in names if n.endswith(".xml")]
        return {root.find(f"{P}cSld").get("name") for root in roots}

    assert "Title only" in layouts(all_blocks.deck)
    assert "Title only" not in layouts(shipped.deck)


# ---------------------------------------------------------------- what is wrong


def read(steps: str) -> Report:
    """Return what is found in the content of a flow with the given steps, in YAML."""
    data = yaml.safe_load(ALL_BLOCKS.read_text(encoding="utf-8"))
    data["sections"] = []
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True).replace("sections: []\n", "")
    text += (
        "sections:\n  - id: one\n    title: One\n    lead: A lead.\n    notes: Notes.\n"
        "    blocks:\n      - type: flow\n        headline: A flow\n        steps:\n"
    )
    lines = "\n".join(f"          {line}" for line in steps.strip("\n").split("\n"))
    report = Report()
    whole = (text + lines + "\n").encode()
    content.read(whole, "content.yaml", ALL_BLOCKS.parent, report, traits_of())
    return report


GOOD = """
- Wash your hands
- id: two
  text: Clean?
  ways:
    - {when: "Yes"}
    - {when: "No", to: two-b}
- {text: Go, kind: end}
- {id: two-b, text: Wash again, to: two}
"""
FAULTS = {
    "no such step": ("to: two}", "to: tow}", "unknown-step", "to: tow", 'did you mean "two"?'),
    "the same step": ("to: two}", "to: two-b}", "bad-flow", "{id: two-b", "to itself"),
    "one way": ('    - {when: "No", to: two-b}\n', "", "bad-flow", "id: two", "this has one"),
    "no answer": ('{when: "Yes"}', "{to: two-b}", "missing-key", "{to: two-b}", '"when"'),
    "an answer given twice": ('"No"', '"yes"', "bad-flow", '"yes"', 'the answer "yes"'),
    "two ways to one step": (
        '{when: "Yes"}', '{when: "Yes", to: two-b}', "bad-flow", 'when: "No"', "the same step"
    ),
    "an id given twice": (
        "{text: Go, kind: end}", "{text: Go, kind: end, id: two}", "repeated-id", "id: two}",
        "used twice",
    ),
    "an end that goes on": (
        "{text: Go, kind: end}", "{text: Go, kind: end, to: two}", "bad-flow", "kind: end",
        "leads nowhere",
    ),
    "a decision without ways": (
        "{text: Go, kind: end}", "{text: Go, kind: decision}", "bad-flow", "kind: decision",
        "needs ways:",
    ),
    "a step with ways": (
        "  text: Clean?", "  text: Clean?\n  kind: step", "bad-flow", "id: two", "has no ways:"
    ),
    "ways and to": (
        "  text: Clean?", "  text: Clean?\n  to: two-b", "bad-flow", "id: two", "ways:"
    ),
    "an arrow to a start": (
        "{id: two-b, text", "{id: two-b, kind: start, text", "bad-flow", 'when: "No"',
        "leads to a start",
    ),
    "nothing below": (
        '{when: "Yes"}\n    - {when: "No", to: two-b}\n- {text: Go, kind: end}\n'
        "- {id: two-b, text: Wash again, to: two}",
        '{when: "Yes", to: two-b}\n    - {when: "No", to: go}\n- {id: go, text: Go, kind: end}\n'
        '- {id: two-b, text: Sure?, ways: [{when: "Yes", to: go}, {when: "No"}]}',
        "bad-flow", "two-b, text: Sure", "there is none",
    ),
    "a step that none leads to": (
        '{when: "No", to: two-b}', '{when: "No", to: three}', "unknown-step", "to: three", "three"
    ),
    "an unknown kind": ("kind: end", "kind: finish", "bad-choice", "kind: finish", "'end'"),
    "a key of other programs": (
        "{text: Go, kind: end}", "{text: Go, kind: end, next: two}", "unknown-key", "next: two",
        "known keys",
    ),
}  # fmt: skip


def test_a_good_flow_has_no_fault() -> None:
    assert not read(GOOD).errors


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_at_its_line(name: str) -> None:
    old, new, code, place, words = FAULTS[name]
    assert old in GOOD
    steps = GOOD.replace(old, new)
    report = read(steps)
    assert [error.code for error in report.errors] == [code], [str(d) for d in report.errors]
    (error,) = report.errors
    first = next(n for n, line in enumerate(steps.strip("\n").split("\n")) if place in line)
    assert error.span is not None and error.span.line == first_line() + first
    assert words in f"{error.message} {error.hint}"


def first_line() -> int:
    """Return the line of a flow's first step in the content that `read` makes."""
    report = read("- {text: Go, kind: finish}\n- Stop")
    (error,) = report.errors
    assert error.span is not None
    return error.span.line


def test_a_step_that_cannot_be_reached_is_named() -> None:
    report = read("- {text: Go, kind: end}\n- Never done")
    (error,) = report.errors
    assert error.code == "unreachable-step" and "Never done" in error.message


def test_a_second_start_is_reached() -> None:
    steps = "- {text: From home, to: see}\n- {text: By ambulance, kind: start}\n"
    assert not read(steps + "- {id: see, text: Seen at once}").errors


def test_keys_that_others_have_are_explained(tmp_path: Path) -> None:
    text = ALL_BLOCKS.read_text(encoding="utf-8")
    wrong = text.replace("headline: What to do first", "alt: A flow.\n        headline: First")
    report = Report()
    content.read(wrong.encode(), "content.yaml", ALL_BLOCKS.parent, report, traits_of())
    (error,) = report.errors
    assert error.code == "unknown-key" and "made of its steps" in str(error.hint)


@LONG
def test_too_much_for_a_slide_and_a_panel_says_how_much_fits(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    data = yaml.safe_load(ALL_BLOCKS.read_text(encoding="utf-8"))
    steps = [f"Step {number}: take as long as you need for it, and rest" for number in range(40)]
    flow = {"type": "flow", "id": "long", "headline": "Long", "steps": steps}
    for picture in ("logo", "cover"):
        data["document"].pop(picture, None)
    data["sections"] = [
        {"id": "one", "title": "One", "lead": "A lead.", "notes": "Notes.", "blocks": [flow]}
    ]
    (folder / "content.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    result = irdocs.build(folder / "content.yaml", tmp_path / "out", environment={})
    messages = {error.code: error.message for error in result.report.errors}
    assert re.search(
        r"the flow's 40 steps do not fit on a slide at 18 pt; the first \d+ would",
        messages["slide-overflow"],
    )
    assert re.search(
        r"the flow's 40 steps do not fit on a panel of the leaflet; the first \d+ would",
        messages["leaflet-overflow"],
    )


# ---------------------------------------------------------------- check --built

CHANGES = {
    "a step's words": (r"<a:t>Take it out</a:t>", "<a:t>Leave it in</a:t>", "changed-text"),
    "an answer": (r"<a:t>No</a:t>", "<a:t>Maybe</a:t>", "changed-text"),
    "what a listener hears of an arrow": (r'descr="No: go', 'descr="Yes: go', "changed-speech"),
    "where an arrow ends": (r'<a:endCxn id="\d+" idx="(0|1)"', r'<a:endCxn id="2" idx="\1"',
                            "changed-look"),
    "the way of an arrow": (r'(prst="bentConnector.*?fmla="val )', r"\g<1>9", "changed-look"),
    "an arrow in other programs": (r'(<mc:Fallback>.*?<a:off x=")\d', r"\g<1>9", "changed-look"),
}  # fmt: skip


@pytest.fixture(scope="module")
def contents(all_blocks: Built) -> DeckContents:
    """What the reader tells of the deck of every block."""
    return deck_contents.read(Presentation(all_blocks.deck, known=True))


@pytest.mark.parametrize("name", list(CHANGES)[:: tried(1, 3)])
def test_a_change_in_a_deck_is_seen(name: str, all_blocks: Built, contents: DeckContents) -> None:
    old, new, code = CHANGES[name]
    headline = str(block_of(all_blocks.document).headline)
    changed, made = BytesIO(), 0
    with zipfile.ZipFile(BytesIO(all_blocks.deck)) as package, zipfile.ZipFile(changed, "w") as to:
        for part in package.namelist():
            data = package.read(part).decode("utf-8", "surrogateescape")
            if part.startswith("ppt/slides/slide") and headline in data:
                data, made = re.subn(old, new, data, count=1, flags=re.DOTALL)
            to.writestr(part, data.encode("utf-8", "surrogateescape"))
    assert made == 1
    now = deck_contents.read(Presentation(changed.getvalue(), known=True))
    outcome = decks.compare_contents(contents, now)
    assert code in {difference.code for difference in outcome.differences}


@LONG  # test_tampering.py compares the whole of such a deck
def test_a_deck_that_another_program_saved_has_the_same_flow(all_blocks: Built) -> None:
    """Programs route connectors anew, and LibreOffice loses what they say."""
    headline = str(block_of(all_blocks.document).headline)
    saved = rewritten(all_blocks.deck)
    assert headline in etree.tostring(slide_of(saved, headline)).decode()
    show = Presentation(all_blocks.deck)
    (number,) = (s.number for s in show.slides if headline in etree.tostring(s.root).decode())
    found = decks.compare(all_blocks.deck, saved).differences
    assert not [difference for difference in found if difference.page == number]


# ---------------------------------------------------------------- links on dark boxes


def test_a_link_in_a_dark_box_has_the_colour_of_its_text(tmp_path: Path) -> None:
    text = ALL_BLOCKS.read_text(encoding="utf-8")
    linked = text.replace("{text: Take it out,", '{text: "[Take it out](https://example.org/x)",')
    assert linked != text
    data = yaml.safe_load(linked)
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    flow = next(block for block in blocks if block["type"] == "flow")
    text = small_documents.one_section(flow, sources=data["sources"])
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    order = irdocs.BuildOptions(only="deck")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not [str(d) for d in result.report if d.code == "PPT-09"]
    slide = slide_of((tmp_path / "out" / "deck.pptx").read_bytes(), "What to do first")
    (link,) = slide.iter(f"{A}hlinkClick")
    assert link.find(f".//{{{NAMESPACES['ahyp']}}}hlinkClr").get("val") == "tx"


def test_larger_type_of_a_leaflet_makes_no_chart_smaller(tmp_path: Path) -> None:
    ways = [{"when": "Yes"}, {"when": "No", "to": "degree"}]
    steps = [
        {"id": "first", "text": "Are you 16 or 17?", "ways": ways},
        {"text": "Apprenticeship: four days at work, one at college", "kind": "end"},
        {"id": "degree", "text": "Degree in engineering, then three years of training"},
    ]
    text = small_documents.one_section({"type": "flow", "title": "How", "steps": steps})
    out = small_documents.whole(tmp_path, text, only="leaflet", formats=("a4-trifold",))
    sizes = {}
    with pypdfium2.PdfDocument(small_documents.leaflet_in(out)) as pdf:
        for page in (one.get_textpage() for one in pdf):
            for word in ("Apprenticeship", "Degree"):
                if found := page.search(word).get_next():
                    sizes[word] = pypdfium2.raw.FPDFText_GetFontSize(page, found[0])
    assert sizes["Apprenticeship"] == sizes["Degree"] >= 12


@pytest.mark.parametrize(("answer", "is_told"), [("Rest", False), ("Odpoczywasz godzinę", True)])
def test_a_flow_chart_on_paper_in_smaller_type_is_told_of(
    answer: str, is_told: bool, tmp_path: Path
) -> None:
    question = "Czy chcesz lek uspokajający?" if is_told else "Well?"
    ways = [{"when": "Tak"}, {"when": "Nie", "to": "home"}]
    steps = [
        {"id": "ask", "text": question, "ways": ways},
        {"text": answer, "kind": "end"},
        {"id": "home", "text": f"{answer} i do domu" if is_told else "Go", "kind": "end"},
    ]
    text = small_documents.one_section({"type": "flow", "title": "How", "steps": steps})
    result = small_documents.built(tmp_path, text, only="leaflet", formats=("a4-trifold",))
    found = [one.message for one in result.report if one.code == "small-flow"]
    assert not result.failed and len(found) == is_told
    with pypdfium2.PdfDocument(small_documents.leaflet_in(tmp_path / "out")) as pdf:
        pages = [page.get_textpage() for page in pdf]
        page = next(page for page in pages if page.search(answer).get_next())
        size = pypdfium2.raw.FPDFText_GetFontSize(page, page.search(answer).get_next()[0])
    assert all(f"is {size:.3g} pt and not " in message for message in found)
    assert (size < 12) is is_told
