"""Pages of two columns: parted at the best place, balanced, read from left to right."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product
from math import inf
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import irdocs
from irdocs.audit.reading import pdf_file
from irdocs.diagnostics import Report
from irdocs.leaflet import balance
from irdocs.leaflet.boxes import Box, Parting
from irdocs.leaflet.breaks import (
    BARE_END,
    EMPTY,
    EMPTY_BEFORE,
    EMPTY_END,
    PANEL,
    PENALTIES,
    SLACK,
    TURN,
    PanelRoom,
    Rooms,
    best_breaks,
)
from irdocs.leaflet.compose import joined, together
from irdocs.leaflet.flow import flow
from irdocs.leaflet.formats import Format
from irdocs.units import mm
from support.small_documents import one_section, whole
from support.thorough import tried
from test_breaks import A4, MORE, Groups, every_way, within_whole_sections

Run = tuple[int, int]


# ------------------------------------------------------------------ every way of parting


def bands(groups: Groups, start: int, end: int) -> list[Run]:
    """The runs of groups on a panel, and each group across it by itself."""
    found: list[Run] = []
    for number in range(start, end):
        in_column = groups[number][0].in_column
        if found and in_column and found[-1][1] == number and groups[number - 1][0].in_column:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def column(groups: Groups, start: int, end: int) -> float:
    boxes = [box for group in groups[start:end] for box in group]
    return sum(box.height + (box.space_before if n else 0.0) for n, box in enumerate(boxes))


def parted(groups: Groups, run: Run, split: int, highest: float) -> tuple[float, float]:
    """The height and the cost of a run with its right column from `split` on."""
    left, right = column(groups, run[0], split), column(groups, split, run[1])
    cost = balance.UNEVEN * max(left - right, (right - left) * balance.LONGER_AT_RIGHT) / highest
    if split < run[1]:
        parting = groups[split - 1][-1].parting
        is_one = groups[run[0]][0].block == groups[run[1] - 1][-1].block
        in_block = balance.OF_THREE if run[1] - run[0] == 3 else balance.IN_ONE_BLOCK
        cost += (in_block if is_one else balance.PENALTIES)[parting]
    return max(left, right), cost


def stacked(
    groups: Groups, start: int, end: int, runs: dict[Run, tuple[float, float]]
) -> tuple[float, float]:
    """The height and the cost of a panel whose runs have these heights and costs."""
    used = cost = 0.0
    for number, band in enumerate(bands(groups, start, end)):
        first = groups[band[0]][0]
        used += first.space_before if number else 0.0
        if first.in_column:
            used, cost = used + runs[band][0], cost + runs[band][1]
        else:
            used += column(groups, *band)
    return used, cost


def filled(
    groups: Groups, start: int, end: int, room: float, highest: float
) -> tuple[float, float]:
    """The height and cost of a panel: its runs as is best, or as is lowest if that is too high."""
    runs = [band for band in bands(groups, start, end) if groups[band[0]][0].in_column]
    ways = {
        run: [parted(groups, run, split, highest) for split in range(run[0] + 1, run[1] + 1)]
        for run in runs
    }
    best = {run: min(found, key=lambda way: way[1]) for run, found in ways.items()}
    used, cost = stacked(groups, start, end, best)
    if used <= room + SLACK:
        return used, cost
    return stacked(groups, start, end, {run: min(found) for run, found in ways.items()})


def cost_of(
    ranges: Sequence[Run], groups: Groups, starts: frozenset[int], bound: frozenset[int],
    rooms: Rooms, fill: Callable[[int, int, float], tuple[float, float]],
) -> float:  # fmt: skip
    """What a way costs, summed up panel by panel; infinite if it cannot be."""
    total, last = 0.0, len(ranges) - 1
    room_of = [*rooms.first, *rooms.more * len(ranges)]
    for number, (start, end) in enumerate(ranges):
        if number < last and end in bound and start < end:
            return inf
        closing = rooms.closing if number == last else 0.0
        room = room_of[number].height
        used, cost = fill(start, end, room - closing)
        used += closing
        if used > room + SLACK:
            return inf
        total += cost + (PANEL if rooms.more else 0.0)
        total += rooms.joined * sum(start < place < end for place in starts)
        if start == end and number < last:
            total += EMPTY + (EMPTY_BEFORE if end < len(groups) else 0.0)
        elif number == last:
            total += (EMPTY_END if rooms.more else EMPTY) * max(0.0, 1 - used / room) ** 2
            total += BARE_END if rooms.more and groups and start == end else 0.0
        else:
            total += EMPTY * max(0.0, 1 - used / room) ** 2
            turn = 1.0 if room_of[number + 1].is_in_sight else TURN
            total += turn * PENALTIES[groups[end - 1][-1].parting]
            if end in within_whole_sections(groups, starts, rooms):
                total += turn * rooms.split
    return total


def made_up(seed: int) -> tuple[Groups, frozenset[int], frozenset[int], Rooms]:
    """Some boxes, across and in columns, and panels."""
    rng = random.Random(seed)
    groups: Groups = []
    while len(groups) < 4:
        in_column = rng.random() < 0.75
        block = rng.choice("ab")
        for _ in range(rng.randint(1, 4) if in_column else 1):
            groups.append(
                [
                    Box(
                        float(rng.randint(5, 45)),
                        (),
                        space_before=float(rng.choice([0, 4, 9])),
                        parting=rng.choice(list(Parting)),
                        in_column=in_column,
                        block=block,
                    )
                    for _ in range(rng.choice([1, 1, 2]))
                ]
            )
    places = range(1, len(groups))
    starts = frozenset({0, *(place for place in places if rng.random() < 0.3)})
    bound = frozenset(place for place in places if rng.random() < 0.15)
    first = tuple(PanelRoom(float(rng.randint(50, 110)), rng.random() < 0.5)
                  for _ in range(rng.randint(1, 4)))  # fmt: skip
    more = tuple(PanelRoom(float(rng.randint(50, 110)), rng.random() < 0.5)
                 for _ in range(rng.choice([0, 0, 1])))  # fmt: skip
    return groups, starts, bound, Rooms(first, more, float(rng.choice([0, 15, 40])))


def holds(groups: Groups, bound: frozenset[int], rooms: Rooms) -> bool:
    """Whether some way of parting panels and columns holds all."""

    @cache
    def lowest(start: int, end: int) -> float:
        runs = [band for band in bands(groups, start, end) if groups[band[0]][0].in_column]
        choices = [[(run, split) for split in range(run[0] + 1, run[1] + 1)] for run in runs]
        return min(
            stacked(groups, start, end, {r: parted(groups, r, s, 1.0) for r, s in chosen})[0]
            for chosen in product(*choices)
        )

    for way in every_way(len(groups), rooms):
        room_of = [*rooms.first, *rooms.more * len(way)]
        if any(end in bound and start < end for start, end in way[:-1]):
            continue
        if all(
            lowest(*part) + (rooms.closing if n == len(way) - 1 else 0.0)
            <= room_of[n].height + SLACK
            for n, part in enumerate(way)
        ):
            return True
    return False


@pytest.mark.parametrize("part", range(2))
def test_no_way_is_better(part: int) -> None:
    broken = refused = 0
    for seed in range(part, tried(1000, 60), 2):
        groups, starts, bound, rooms = made_up(seed)
        found = best_breaks(groups, starts, frozenset(), rooms, bound)
        if found is None:
            refused += 1
            assert not holds(groups, bound, rooms), seed
            continue
        broken += 1

        @cache
        def fill(
            start: int, end: int, room: float, groups: Groups = groups, rooms: Rooms = rooms
        ) -> tuple[float, float]:
            return filled(groups, start, end, room, rooms.highest)

        ways = every_way(len(groups), rooms)
        least = min(cost_of(way, groups, starts, bound, rooms, fill) for way in ways)
        ranges, cost = list(found.ranges), pytest.approx(found.cost)
        # A way may have more panels than `every_way` tries; it is then better than those.
        is_longer = len(ranges) > len(groups) + MORE
        assert found.cost <= least if is_longer else least == cost, seed
        assert cost_of(ranges, groups, starts, bound, rooms, fill) == cost, seed
    assert broken > 5 and refused > 5


def test_what_begins_within_a_run_has_no_space_above_it_at_the_head_of_a_panel() -> None:
    groups = [[Box(40.0, (), space_before=8.0, in_column=True)] for _ in range(3)]
    heights = balance.Heights.of(groups, 100.0)
    assert heights.even(0, 3) == (40.0 + 48.0 + 48.0) / 2
    assert heights.even(1, 3) == (40.0 + 48.0) / 2


def test_time_grows_with_the_number_of_sections() -> None:
    def seconds(sections: int, seed: int) -> float:
        rng = random.Random(seed)  # of the same groups, the breaks are remembered
        groups = [[Box(rng.uniform(10, 30), (), 4.0, in_column=True)] for _ in range(sections * 15)]
        for number in range(0, len(groups), 15):
            groups[number] = [Box(40.0, (), 20.0)]
        starts = frozenset(range(0, len(groups), 15))
        rooms = Rooms((PanelRoom(500.0),), (PanelRoom(700.0),), 100.0)
        begun = time.process_time()
        assert best_breaks(groups, starts, frozenset(), rooms)
        return time.process_time() - begun

    few = min(seconds(20, seed) for seed in range(3))
    assert min(seconds(80, seed) for seed in range(2)) < 9 * few


# ------------------------------------------------------------------ where boxes stand


def flowed(boxes: Sequence[Box]) -> dict[str, list[tuple[str, float, float]]]:
    """The block, x and y of each box on each page of an A4 leaflet with columns 300 pt apart."""
    assert isinstance(A4, Format)
    report = Report()
    result = flow([boxes], A4, Box(80.0, (), block="closing"), 15.0, report, 300.0)
    assert not report.errors
    return {
        panel: [(placed.box.block, placed.x, placed.y) for placed in boxes]
        for panel, boxes in result.placed.items()
    }


def line(block: str, **more: Any) -> Box:
    return Box(15.0, (), block=block, in_column=True, **more)


def test_columns_begin_at_one_height_and_what_follows_stands_below_both() -> None:
    across = Box(20.0, (), block="across", space_before=10.0)
    boxes = [line("list", space_before=4.0 if n else 0.0) for n in range(7)]
    (placed,) = flowed([Box(20.0, (), block="head"), *boxes, across]).values()
    assert [block for block, _, _ in placed] == ["head", *["list"] * 7, "across", "closing"]
    xs = [x for _, x, _ in placed]
    assert xs[1:8] == [xs[0]] * 4 + [xs[0] + 300] * 3
    ys = [y for _, _, y in placed]
    assert ys[1] == ys[5] == ys[0] + 20
    assert xs[8] == xs[0] and ys[8] == ys[4] + 15 + 10


def test_a_heading_is_never_parted_from_the_columns_below_it() -> None:
    assert isinstance(A4, Format)
    for count in range(20, 44):
        filler = [Box(15.0, (), block="text") for _ in range(count)]
        heading = Box(30.0, (), keep_with_next=True, block="heading", space_before=20.0)
        found = flowed([*filler, heading, *(line("list") for _ in range(8))])
        for placed in found.values():
            blocks = [block for block, _, _ in placed if block != "closing"]
            assert not blocks or blocks[-1] != "heading"


# ------------------------------------------------------------------ the finished file


SENTENCE = "The team will say what you can do, and when you can do it again at home."


def paragraphs(count: int) -> dict[str, Any]:
    text = "\n\n".join(f"{SENTENCE} Mark{n:03} {SENTENCE}" for n in range(count))
    return {"type": "text", "text": text}


def marks(data: bytes) -> list[tuple[int, float, float]]:
    """The page, left and top of each mark, in the order of the page's content."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        search = text.search("Mark")
        while (at := search.get_next()) is not None:
            left, _, _, top = text.get_charbox(at[0])
            found.append((number, left, top))
    return found


def test_text_is_read_down_the_left_column_and_then_down_the_right(tmp_path: Path) -> None:
    data = (
        whole(tmp_path, one_section(paragraphs(40)), only="leaflet") / "leaflet.pdf"
    ).read_bytes()
    middle = mm(105)
    pages: dict[int, list[tuple[float, float]]] = {}
    for page, left, top in marks(data):
        pages.setdefault(page, []).append((left, top))
    assert len(pages) > 1
    for places in pages.values():
        sides = [left > middle for left, _ in places]
        assert sides == sorted(sides) and any(sides) and not all(sides)
        columns = (
            [top for left, top in places if (left > middle) is side] for side in (False, True)
        )
        assert all(tops == sorted(tops, reverse=True) for tops in columns)
    # The tags are in the same order.
    file = pdf_file.read(data)
    words = "".join(
        file.text(reference) for element in file.elements for reference in element.marked_content
    )
    assert [int(part[:3]) for part in words.split("Mark")[1:]] == list(range(40))


def test_the_columns_of_the_last_page_are_balanced(tmp_path: Path) -> None:
    for count in (22, 25):
        out = whole(tmp_path, one_section(paragraphs(count)), only="leaflet")
        data = (out / "leaflet.pdf").read_bytes()
        last = max(page for page, _, _ in marks(data))
        columns: dict[bool, list[float]] = {False: [], True: []}
        for page, left, top in marks(data):
            if page == last:
                columns[left > mm(105)].append(top)
        assert abs(min(columns[False]) - min(columns[True])) < 5 * 16, count


def widths(data: bytes) -> Iterator[tuple[float, float]]:
    for page in pypdfium2.PdfDocument(data):
        for thing in page.get_objects():
            left, _, right, _ = thing.get_bounds()
            yield left, right


@pytest.mark.parametrize(
    ("block", "is_across"),
    [
        ({"type": "table", "caption": "C", "header": ["Who", "Number"],
          "rows": [["Ward", "111"], ["Home", "222"]]}, False),
        ({"type": "table", "caption": "C", "header": ["What you can do", "What you cannot do"],
          "rows": [[SENTENCE, SENTENCE]]}, True),
        ({"type": "callout", "title": "Call", "text": "Now."}, True),
    ],
)  # fmt: skip
def test_what_needs_the_width_of_the_page_has_it(
    block: dict[str, Any], is_across: bool, tmp_path: Path
) -> None:
    content = one_section(paragraphs(3), block)
    data = (whole(tmp_path, content, only="leaflet") / "leaflet.pdf").read_bytes()
    found = [right - left for left, right in widths(data)]
    # The heading's wire is as wide as the text, and the frame of the contact as a column.
    assert (sum(width > mm(169) for width in found) > 1) is is_across


def test_a_format_too_narrow_for_two_columns_is_an_error_at_its_line(tmp_path: Path) -> None:
    text = Path("src/irdocs/leaflet/data/formats/a5-booklet.yaml").read_text()
    (tmp_path / "mine.yaml").write_text(text.replace("height: 210", "height: 210\ncolumns: 2", 1))
    (tmp_path / "content.yaml").write_text(one_section(paragraphs(1)))
    order = irdocs.BuildOptions(only="leaflet", formats=(str(tmp_path / "mine.yaml"),))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    (error, *_) = result.report.errors
    assert (
        error.span and error.span.line and "two columns need a text-width of 130 mm" in str(error)
    )


def test_a_point_with_points_of_its_own_is_not_alone_in_a_column() -> None:
    """Two such points may stand side by side; of two single ones none leaves the other."""
    one, other = (Box(15.0, (), block="p") for _ in range(2))
    assert joined([[one], [other]])[0].parting is Parting.ALONE
    inside = [[one, one, one], [other, other, other]]
    boxes = joined(inside, Parting.ITEMS, [True, True])
    assert boxes[2].parting is Parting.ITEMS
    assert joined(inside, Parting.ITEMS, [True, False])[2].parting is Parting.ALONE
    for penalties in (PENALTIES, balance.PENALTIES):
        assert penalties[Parting.ITEMS] < penalties[Parting.INNER_ITEMS]


def test_a_row_of_several_things_is_not_alone() -> None:
    """Of six cards three across, three may stand on either page; of four, none is left alone."""
    rows = [Box(100.0, (), block="c") for _ in range(2)]
    first = together(rows, things=6, across=3)[0]
    assert first.parting is Parting.ITEMS
    assert together(rows, things=4, across=3)[0].parting is Parting.ALONE
    assert together(rows, things=2, across=1)[0].parting is Parting.ALONE


def test_rows_of_cards_are_parted_where_a_page_would_be_half_empty(tmp_path: Path) -> None:
    """All of them went to the next page, as a row of several was taken for a thing alone."""
    text = "She waits for fish in the reeds, and flies off when anybody comes near them. " * 5
    cards = {"type": "cards", "id": "c",
             "items": [{"title": f"Mark{n:03}", "text": text} for n in range(6)]}  # fmt: skip
    said = f"The nurse comes to the ward in the morning. {SENTENCE}"
    before, after = (
        {"type": "text", "id": name, "text": "\n\n".join([said] * count)}
        for name, count in (("before", 7), ("after", 4))
    )
    content = one_section(before, cards, after)
    data = (whole(tmp_path, content, only="leaflet") / "leaflet.pdf").read_bytes()
    assert len(pypdfium2.PdfDocument(data)) == 2
    assert [page for page, _, _ in marks(data)] == [0, 0, 1, 1, 1, 1]


def test_a_list_is_parted_before_a_point_rather_than_within_its_points(tmp_path: Path) -> None:
    """Though both ways are as uneven."""
    points = {"type": "points", "id": "p", "title": "What to do", "items": [
        {"text": "Mark000", "items": ["Gasps", "A pulse"]},
        {"text": "Mark001", "items": ["Heads", "Boats", "Lines", "Help", "Time"]},
    ]}  # fmt: skip
    across = ({"type": "callout", "id": name, "title": "Call", "text": "Now."} for name in "ab")
    blocks = [next(across), points, next(across)]
    data = (whole(tmp_path, one_section(*blocks), only="leaflet") / "leaflet.pdf").read_bytes()
    (_, left, top), (_, right, other) = marks(data)
    assert left < mm(105) < right and abs(top - other) < 1.0


def test_three_things_leave_no_column_empty(tmp_path: Path) -> None:
    """Three terms take both columns, and three cards a row."""
    words = "It takes some words to say what this is, so that it has three lines in a column."
    items = [{"term": f"Mark{n}", "meaning": f"{words} {words}"} for n in range(3)]
    terms = {"type": "terms", "id": "t", "items": items}
    titled = [{"title": f"Mark{n}", "text": "In a few words."} for n in range(3)]
    cards = {"type": "cards", "id": "c", "items": titled}
    across = {"type": "callout", "id": "a", "title": "Call", "text": "Now."}
    data = whole(tmp_path, one_section(terms, across, cards), only="leaflet") / "leaflet.pdf"
    found = marks(data.read_bytes())
    assert [left > mm(105) for _, left, _ in found[:3]] == [False, False, True]
    row = found[3:]
    assert len({round(top) for *_, top in row}) == 1
    assert row[0][1] < row[1][1] < row[2][1]


def test_a_flow_chart_stands_beside_the_text_that_leaves_room_for_it(tmp_path: Path) -> None:
    """Across the page it would have one half of it, too, and leave the other blank."""
    words = "Two needles go into your fistula, and one takes the blood to the machine. " * 6
    text = {"type": "text", "id": "how", "text": words}
    steps = ["We weigh you", "You wash your arm", "We put in two needles", "It runs for hours"]
    flow_chart = {"type": "flow", "id": "visit", "title": "Each visit", "steps": steps}
    folder = whole(tmp_path, one_section(text, flow_chart), only="leaflet")
    page = pypdfium2.PdfDocument(folder / "leaflet.pdf")[0].get_textpage()
    boxes = [page.get_charbox(page.search(one).get_next()[0]) for one in ("Two needles", steps[0])]
    (text_x, _, _, text_top), (step_x, _, _, step_top) = boxes
    assert step_x > text_x + 200 and abs(step_top - text_top) < 60


@pytest.mark.parametrize(("lines", "is_beside"), [(1, False), (12, True)])
def test_a_timeline_stands_beside_a_text_that_is_about_as_high(
    lines: int, is_beside: bool, tmp_path: Path
) -> None:
    """Beside a text of two lines it would leave one column empty, and is no higher across."""
    text = {"type": "text", "text": "It takes some words to say this, so that it is seen. " * lines}
    items = [{"date": f"1{n}:00", "title": f"Mark{n}", "text": "In few words."} for n in range(5)]
    timeline = {"type": "timeline", "title": "The day", "items": items}
    callout = {"type": "callout", "title": "Mind", "text": SENTENCE * 12}  # or all is set larger
    data = whole(tmp_path, one_section(text, timeline, callout), only="leaflet") / "leaflet.pdf"
    sides = {left > mm(105) for _, left, _ in marks(data.read_bytes())}
    assert sides == {is_beside}
