"""Breaking boxes into panels: the best of all ways, proven against every way that there is."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, pairwise
from math import inf
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

import irdocs
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report, Span
from irdocs.leaflet import formats
from irdocs.leaflet.balance import Fill, GroupMeasure, Heights
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
    Content,
    PanelRoom,
    Rooms,
    best_breaks,
)
from irdocs.leaflet.compose import chained, together
from irdocs.leaflet.flow import flow
from irdocs.leaflet.overflow import report_overflow
from irdocs.units import Rect
from support.thorough import tried

Groups = list[list[Box]]
Ranges = list[tuple[int, int]]


NONE: frozenset[int] = frozenset()
MORE = 2
"""How many more panels than there are groups are tried."""


def every_way(count: int, rooms: Rooms) -> Iterator[Ranges]:
    """Each way of parting `count` groups into panels, however bad, up to `MORE` empty ones."""
    panels = range(1, count + MORE + 1) if rooms.more else [len(rooms.first)]
    for number in panels:
        for places in combinations_with_replacement(range(count + 1), number - 1):
            cuts = [0, *places, count]
            yield list(pairwise(cuts))


def cost_of(
    ranges: Ranges, groups: Groups, starts: frozenset[int], forced: frozenset[int], rooms: Rooms
) -> float:
    """What a way costs, summed up panel by panel as the constants say; infinite if it cannot be."""
    total, last = 0.0, len(ranges) - 1
    room_of = [*rooms.first, *rooms.more * (len(ranges))]
    for number, (start, end) in enumerate(ranges):
        if any(start < place < end for place in forced):
            return inf
        used = 0.0
        for index in range(start, end):
            for box in groups[index]:
                is_head = box is groups[start][0]
                used += box.height + (0.0 if is_head else box.space_before)
                if is_head and box.repeated_header:
                    used += box.repeated_header.height
        used += rooms.closing if number == last else 0.0
        room = room_of[number].height
        if used > room + SLACK:
            return inf
        total += PANEL if rooms.more else 0.0
        total += rooms.joined * sum(start < place < end for place in starts)
        if start == end and number < last:
            total += EMPTY + (EMPTY_BEFORE if end < len(groups) else 0.0)
        elif number == last:
            total += (EMPTY_END if rooms.more else EMPTY) * max(0.0, 1 - used / room) ** 2
            total += BARE_END if rooms.more and groups and start == end else 0.0
        elif end not in forced:
            total += EMPTY * max(0.0, 1 - used / room) ** 2
            turn = 1.0 if room_of[number + 1].is_in_sight else TURN
            total += turn * PENALTIES[groups[end - 1][-1].parting]
            if end in within_whole_sections(groups, starts, rooms):
                total += turn * rooms.split
    return total


def within_whole_sections(groups: Groups, starts: frozenset[int], rooms: Rooms) -> set[int]:
    """The places within sections that some panel holds, if their columns are even."""
    places: set[int] = set()
    for start, end in pairwise([*sorted(starts), len(groups)]):
        height, was_in_column = 0.0, False
        for index in range(start, end):
            boxes = groups[index]
            own = sum(box.space_before + box.height for box in boxes)
            if index == start:
                header = boxes[0].repeated_header
                own += (header.height if header else 0.0) - boxes[0].space_before
            if boxes[0].in_column:
                # The space above a run is above both of its columns.
                space = 0.0 if was_in_column or index == start else boxes[0].space_before
                own = (own - space) / 2 + space
            was_in_column = boxes[0].in_column
            height += own
        if height <= rooms.highest + SLACK:
            places |= {*range(start + 1, end)}
    return places


def made_up(seed: int) -> tuple[Groups, frozenset[int], frozenset[int], Rooms]:
    """Some boxes and panels."""
    rng = random.Random(seed)
    header = Box(9.0, ())
    groups = [
        [
            Box(
                float(rng.randint(5, 45)),
                (),
                space_before=float(rng.choice([0, 4, 9])),
                parting=rng.choice(list(Parting)),
                repeated_header=header if rng.random() < 0.15 else None,
            )
            for _ in range(rng.choice([1, 1, 2]))
        ]
        for _ in range(rng.randint(0, 8))
    ]
    places = range(1, len(groups))
    starts = frozenset({0, *(place for place in places if rng.random() < 0.3)})
    forced = frozenset(place for place in places if rng.random() < 0.08)
    first = tuple(PanelRoom(float(rng.randint(50, 110)), rng.random() < 0.5)
                  for _ in range(rng.randint(1, 4)))  # fmt: skip
    more = tuple(PanelRoom(float(rng.randint(50, 110)), rng.random() < 0.5)
                 for _ in range(rng.choice([0, 0, 1, 2])))  # fmt: skip
    return groups, starts, forced, Rooms(first, more, float(rng.choice([0, 15, 40])))


def format_of(rooms: Rooms) -> formats.Format:
    """A format with such panels."""
    assert A4

    def panel(number: int, height: float) -> formats.Panel:
        box = Rect(0.0, 0.0, 100.0, height)
        return formats.Panel(f"panel-{number}", 0, number, "body", "ground", box, box)

    first = tuple(panel(number, room.height) for number, room in enumerate(rooms.first))
    more = tuple(panel(100 + number, room.height) for number, room in enumerate(rooms.more))
    side = A4.sides[0]
    return replace(A4, panels=first, more=(side, more) if more else None)


@pytest.mark.parametrize("part", range(tried(4, 2)))
def test_what_no_way_holds_is_reported_and_nothing_else(part: int) -> None:
    """What is too much is found in another way than the best breaks, and must be so just then."""
    refused = 0
    for seed in range(part, tried(8000, 700), 4):
        groups, starts, forced, rooms = made_up(seed)
        found = best_breaks(groups, starts, forced, rooms)
        report = Report()
        breaks = {number: Box(0.0, (), ends_panel=True) for number in forced}
        report_overflow(groups, breaks, format_of(rooms), Box(0.0, ()), rooms.closing, LINE, report)
        assert report.errors or found, seed
        if not any(group[0].repeated_header for group in groups):
            # A header that is shown again may take room that an earlier break saves.
            assert bool(report.errors) == (found is None), seed
        refused += found is None
    assert refused > 20


def test_how_higher_content_parts_is_told_before_it_is_set() -> None:
    rooms = Rooms((PanelRoom(432.0),), (PanelRoom(432.0),), closing=20.0)
    pages = []
    for factor in (0.8, 1.0, 1.3):
        usual, higher = (
            Content(
                (GroupMeasure.of([Box(100 * scale, (), 8 * scale, parting=Parting.BLOCKS)]),) * 9,
                frozenset({0}), NONE, replace(rooms, closing=20 * scale),
            )
            for scale in (1.0, factor)
        )  # fmt: skip
        told, found = usual.if_scaled(factor), higher.best()
        assert told and found
        assert told.ranges == found.ranges and told.cost == pytest.approx(found.cost)
        pages.append(len(found.ranges))
    assert pages == [2, 3, 4]


@pytest.mark.parametrize("part", range(tried(4, 1)))
def test_no_way_is_better(part: int) -> None:
    broken = refused = 0
    for seed in range(part, tried(2000, 48), 4):
        groups, starts, forced, rooms = made_up(seed)
        ways = every_way(len(groups), rooms)
        least = min(cost_of(way, groups, starts, forced, rooms) for way in ways)
        found = best_breaks(groups, starts, forced, rooms)
        if found is None:
            refused += 1
            assert least == inf, seed
        else:
            broken += 1
            ranges = list(found.ranges)
            cost = pytest.approx(found.cost)
            # A way may have more panels than `every_way` tries; it is then better than those.
            is_longer = len(ranges) > len(groups) + MORE
            assert found.cost <= least if is_longer else least == cost, seed
            assert cost_of(ranges, groups, starts, forced, rooms) == cost, seed
    assert broken > 5 and refused > 2


def columns_of(seed: int) -> tuple[Groups, Rooms]:
    """Some boxes, most of them in the columns of their panels."""
    rng = random.Random(seed)
    groups = [
        [
            Box(
                float(rng.randint(5, 25)),
                (),
                space_before=float(rng.choice([0, 4, 15])),
                parting=rng.choice(list(Parting)),
                block=rng.choice("ab"),
                in_column=in_column,
            )
        ]
        for in_column in rng.choices([True, False], [5, 1], k=rng.randint(1, 60))
    ]
    rooms = [PanelRoom(float(rng.randint(60, 180)), rng.random() < 0.5) for _ in range(9)]
    return groups, Rooms(tuple(rooms[: rng.randint(1, 6)]), tuple(rooms[6 : rng.choice([6, 7, 9])]),
                         float(rng.choice([0, 15])))  # fmt: skip


def least_of(groups: Groups, rooms: Rooms) -> float:
    """The least cost of all ways, found by measuring each panel that can begin at each place."""
    heights, count = Heights.of(groups, rooms.highest), len(groups)
    split = rooms.split if within_whole_sections(groups, frozenset({0}), rooms) else 0.0
    paper = PANEL if rooms.more else 0.0
    costs, least = {(0, 0): 0.0}, inf
    for start in range(count + 1):
        fills = [Fill(start, (0.0, 0.0), (0.0, 0.0)), *heights.fills(start, count)]
        for phase in [*range(len(rooms.first) + len(rooms.more))] * 2:
            if (start, phase) not in costs:
                continue
            before, room = costs[start, phase] + paper, rooms.at(phase).height
            following = rooms.after(phase)
            if rooms.more or following is None:
                taken = fills[-1].within(room - rooms.closing) or (inf, inf)
                empty = max(0.0, 1 - (taken[0] + rooms.closing) / room) ** 2
                last = before + taken[1] + empty * (EMPTY_END if rooms.more else EMPTY)
                last += BARE_END if rooms.more and groups and start == count else 0.0
                least = min(least, last)
            for fill in fills if following is not None else ():
                if taken := fill.within(room):
                    cost = before + taken[1] + EMPTY * max(0.0, 1 - taken[0] / room) ** 2
                    if fill.end > start:
                        is_in_sight = rooms.at(following).is_in_sight
                        parted = PENALTIES[groups[fill.end - 1][-1].parting]
                        parted += split if fill.end < count else 0.0
                        cost += parted * (1.0 if is_in_sight else TURN)
                    elif start < count:
                        cost += EMPTY_BEFORE
                    state = (fill.end, following)
                    costs[state] = min(cost, costs.get(state, inf))
    return least


@pytest.mark.parametrize("part", range(tried(4, 2)))
def test_no_way_is_better_in_columns(part: int) -> None:
    """Panels that cannot be of use are not measured: the same cost is found where all are."""
    broken = 0
    for seed in range(part, tried(4000, 200), 4):
        groups, rooms = columns_of(seed)
        least, found = least_of(groups, rooms), best_breaks(groups, frozenset({0}), NONE, rooms)
        assert (found is None) == (least == inf), seed
        if found:
            broken += 1
            assert found.cost == pytest.approx(least), seed
    assert broken > 10


def test_time_grows_with_the_number_of_sections() -> None:
    """Four times the sections take about four times as long, and not sixteen times."""

    def seconds(sections: int, seed: int) -> float:
        rng = random.Random(seed)  # of the same groups, the breaks are remembered
        groups = [[Box(rng.uniform(10, 30), (), 4.0)] for _ in range(sections * 15)]
        starts = frozenset(range(0, len(groups), 15))
        rooms = Rooms((PanelRoom(500.0),), (PanelRoom(700.0),), 100.0)
        begun = time.process_time()
        found = best_breaks(groups, starts, frozenset(), rooms)
        assert found and found.ranges[-1][1] == len(groups)
        return time.process_time() - begun

    few = min(seconds(50, seed) for seed in range(3))
    assert min(seconds(200, seed) for seed in range(2)) < 8 * few


# ------------------------------------------------------------------ what a reader sees


A4 = formats.load(DataFileRequest("a4", Path(), None), Report())
BOOKLET = formats.load(DataFileRequest("a5-booklet", Path(), None), Report())
LINE = 15.0


def things(block: str, count: int, parting: Parting, height: float = LINE) -> list[Box]:
    """The boxes of a block, of which each is parted from the next one as `parting` says."""
    return chained(
        [Box(height, (), parting=parting, span=HERE) for _ in range(count)], block=block, before=0.0
    )


HERE = Span("content.yaml", 1, 1, 1, 2)


def pages(
    sections: Sequence[Sequence[Box]], report: Report | None = None, closing: str = ""
) -> list[Counter[str]]:
    """How many boxes of each block stand on each page of an A4 leaflet. `closing` is the id of a
    callout that stands with the small print."""
    assert A4
    report = Report() if report is None else report
    result = flow(sections, A4, Box(80.0, (), block=closing), LINE, report)
    assert not report.errors
    return [Counter(placed.box.block for placed in boxes) for boxes in result.placed.values()]


def room(page: int) -> float:
    """The height of the text on a page of an A4 leaflet."""
    assert A4
    panels = flow([[]], A4.longer(), Box(1.0, ()), LINE, Report()).format.panels
    return [panel.live.height for panel in panels if panel.holds != "cover"][page]


@pytest.mark.parametrize(
    "parting", [Parting.ITEMS, Parting.STEPS, Parting.FEW, Parting.ROWS, Parting.LINES]
)
def test_what_belongs_together_goes_to_the_next_page(parting: Parting) -> None:
    """Three quarters of a page are filled, and the list that follows is a bit longer than the
    rest."""
    filler = things("text", int(room(0) / LINE * 0.8), Parting.PARAGRAPHS)
    found = pages([[*filler, *things("list", 12, parting)]])
    assert found[0]["list"] == 0 and found[1]["list"] == 12


@pytest.mark.parametrize("over", range(2, 9))
def test_neither_the_first_nor_the_last_thing_stands_alone(over: int) -> None:
    count = int(room(0) / LINE)
    filler = things("text", count - over, Parting.PARAGRAPHS)
    listing = [Box(LINE, (), span=HERE) for _ in range(2 * count)]
    found = pages([[*filler, *chained(together(listing), block="list", before=0.0)]])
    assert all(page["list"] != 1 for page in found)


def test_small_print_is_not_alone_on_the_last_page() -> None:
    """All fits on the first page but the small print; the last block goes along with that."""
    count = int(room(0) / LINE) - 2
    found = pages([[*things("text", count - 9, Parting.PARAGRAPHS),
                    *things("last", 9, Parting.STEPS)]])  # fmt: skip
    assert [page["last"] for page in found] == [0, 9]


def test_a_callout_keeps_small_print_company() -> None:
    blocks = [*things("text", int(room(0) / LINE) - 16, Parting.PARAGRAPHS),
              *things("last", 14, Parting.STEPS)]  # fmt: skip
    assert [page["last"] for page in pages([blocks], closing="callout")] == [14, 0]


def test_nothing_is_torn_to_keep_small_print_company() -> None:
    count = int(room(0) / LINE) - 2
    found = pages([things("steps", count, Parting.STEPS)])
    assert [page["steps"] for page in found] == [count, 0]


def test_a_block_is_kept_together_where_that_is_possible() -> None:
    half = int(room(0) / LINE / 2)
    filler = things("text", half, Parting.PARAGRAPHS)
    report = Report()
    found = pages([[*filler, *things("kept", half + 5, Parting.TOGETHER)]], report)
    assert found[0]["kept"] == 0 and found[1]["kept"] == half + 5
    assert not len(report)


def test_a_block_that_no_page_holds_is_parted_with_a_warning() -> None:
    count = int(room(1) / LINE) + 10
    report = Report()
    found = pages([things("kept", count, Parting.TOGETHER)], report)
    assert sum(page["kept"] for page in found) == count
    (warning,) = report
    assert warning.code == "parted" and '"kept"' in warning.message and warning.span == HERE


def test_sections_begin_a_page_where_that_leaves_none_empty() -> None:
    """In a booklet of fixed pages two sections of two thirds of a page each have a page of their
    own."""
    assert BOOKLET
    sections = [things(name, 22, Parting.PARAGRAPHS) for name in ("one", "two", "three")]
    report = Report()
    result = flow(sections, BOOKLET, Box(80.0, (), block="closing"), LINE, report)
    assert not report.errors
    blocks = [{placed.box.block for placed in boxes} for boxes in result.placed.values()]
    assert all(len(page - {"closing"}) <= 1 for page in blocks)


def test_pages_are_not_left_half_empty_for_sections_to_begin_one() -> None:
    """The first section takes a third of its page. The flow chart of the second has no room below
    it, the list before that has."""

    def one(height: float, block: str) -> Box:
        return Box(height, (), block=block, span=HERE, parting=Parting.BLOCKS)

    sections = [
        [one(200, "why")],
        [one(165, "list"), one(289, "flow")],
        [one(202, "table"), one(300, "chart"), one(209, "risk")],
        [one(300, "call")],
    ]
    found = [set(page) - {""} for page in pages(sections)]
    assert found == [{"why", "list"}, {"flow", "table"}, {"chart", "risk"}, {"call"}]


CONTENT = {
    "schema_version": 1,
    "document": {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A",
                 "version": "1", "date": "2026-11-01", "disclaimer": "D."},
    "leaflet": {"format": "a4"},
}  # fmt: skip


def built(blocks: list[dict[str, Any]], folder: Path) -> irdocs.BuildResult:
    data = CONTENT | {"sections": [{"id": "s", "title": "Section", "lead": "L.", "blocks": blocks}]}
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    return irdocs.build(folder / "content.yaml", folder / "out", environment={})


def test_keep_is_honoured_in_the_finished_file(tmp_path: Path) -> None:
    filler = {"type": "text", "text": "\n\n".join(f"Word {n}." for n in range(6))}
    listing = {"type": "points", "items": [f"Item{n:02}." for n in range(52)]}

    def items(**keys: Any) -> list[int]:
        result = built([filler, listing | keys], tmp_path)
        assert not result.report.errors
        document = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")
        texts = [page.get_textpage().get_text_range() for page in document]
        return [len(set(re.findall(r"Item\d\d", text))) for text in texts]

    assert all(items()[:2])  # else it proves nothing
    assert items(keep="together") == [0, 52]


def test_an_unknown_way_of_keeping_is_an_error_at_its_line(tmp_path: Path) -> None:
    result = built([{"type": "text", "text": "T.", "keep": "apart"}], tmp_path)
    (error,) = result.report.errors
    assert error.span and "together" in f"{error.message} {error.hint}"


@pytest.mark.parametrize("is_followed", [True, False])
def test_a_callout_stays_with_what_is_above_it_if_the_next_section_would_follow(
    is_followed: bool, tmp_path: Path
) -> None:
    def words(name: str, count: int) -> dict[str, Any]:
        return {"type": "text", "text": "\n\n".join(f"{name} {n}." for n in range(count))}

    listing = {"type": "points", "items": [f"Item{n:02}." for n in range(4)]}
    callout = {"type": "callout", "kind": "warning", "title": "Mind", "text": "Take care. " * 30}
    behind = [words("More", 12)] if is_followed else []
    assert not built([words("Word", 38), listing, callout, *behind], tmp_path).report.errors
    document = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet.pdf")
    texts = [page.get_textpage().get_text_range() for page in document]
    assert ["Mind" in text for text in texts] == [False, True]
    assert [text.count("Item") for text in texts] == ([4, 0] if is_followed else [0, 4])
