"""Find the largest part of a layout's slides that its master and the layout itself leave free.

Where a template's own layouts have no room for a text, layouts of ours are made on its master.
They must not cover its logo and bands, so the largest rectangle of cells is found in which nothing
is painted but the background. Where that is too small, bands and pictures may be covered by a
plain panel, but the *marks* may not: what is small, such as a logo, and what is said in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import ceil

from irdocs.drawing import BLACK, Path, rectangle
from irdocs.ooxml import layout_art
from irdocs.ooxml.art_items import ArtItem, LayoutText
from irdocs.ooxml.presentation import FOOTERS, Presentation, SlidePage
from irdocs.units import Rect, Size
from irdocs.user_template.painted_cells import CellGrid

ACROSS, DOWN = 96, 72
"""How many cells a slide has in each direction: cells of 10 by 7.5 pt on a slide of 960 by 540."""
MARGIN = 0.045
"""The white space at each edge of a slide, as a part of its width."""
BACKGROUND = 0.8
"""What covers this part of the slide or more is its background, not something on it."""
LEAST = (0.6, 0.55)
"""The least part of the slide's width and height that is room enough for a title and a body."""
LEAST_BELOW = (0.6, 0.4)
"""The same for a body below a title of the template's."""
MARK = 0.25
"""What is neither wider nor taller than this part of the grid is a mark, such as a logo."""


BESIDE_MARK = 6.0
"""The white space between a room and a mark, in pt."""


def within_margins(slide: Size) -> Rect:
    """Return the whole slide without its margins."""
    margin = slide.width * MARGIN
    top = min(margin, slide.height * 0.06)
    return Rect(margin, top, slide.width - 2 * margin, slide.height - 2 * top)


def free_area(
    show: Presentation,
    page: SlidePage,
    below: float = 0.0,
    *,
    least: tuple[float, float] = LEAST,
    of_marks: bool = False,
    around: Sequence[Rect] = (),
) -> Rect | None:
    """Return the largest free rectangle of a layout in pt; None if that is too small for us.

    It lies within the slide's margins and `below` a height in pt. `least` says how large it must
    be, as parts of the slide's width and height. With `of_marks` it is free only of marks and
    footers, and may have bands and pictures in it. The boxes `around` it are kept free too.
    """
    slide = show.size
    grid = CellGrid(within_margins(slide), ACROSS, DOWN)
    taken: set[tuple[int, int]] = set()
    for item in layout_art.read(show, page, {}).background:
        cells = grid.touched(item)
        if len(cells) < BACKGROUND * ACROSS * DOWN and (not of_marks or _is_mark(item, cells)):
            taken |= cells
    kept = (Path(rectangle(box.x, box.y, box.width, box.height), fill=BLACK) for box in around)
    for outline in (*_boxes(page, slide, of_footers_alone=of_marks), *kept):
        cells = grid.touched(outline)
        if len(cells) < BACKGROUND * ACROSS * DOWN:
            taken |= cells
    first_row = max(0, ceil((below - grid.box.y) / grid.height))
    # The cells beside those that are touched are white space.
    near = (-1, 0, 1)
    kept_free = {(column + dx, row + dy) for column, row in taken for dx in near for dy in near}
    rows = [
        [row < first_row or (column, row) in kept_free for column in range(ACROSS)]
        for row in range(DOWN)
    ]
    left, top, right, bottom = _largest(rows)
    free = Rect(
        grid.box.x + left * grid.width, grid.box.y + top * grid.height,
        (right - left) * grid.width, (bottom - top) * grid.height,
    )  # fmt: skip
    wide_enough = free.width >= least[0] * slide.width
    return free if wide_enough and free.height >= least[1] * slide.height else None


def clear_edges(show: Presentation, page: SlidePage, room: Rect, *, of_marks: bool = False) -> Rect:
    """Return a room in pt without the edges that something painted, such as a band, reaches into.

    Each edge is moved that takes least of the room away. With `of_marks` only marks, such as a
    logo, move one.
    """
    grid = CellGrid(within_margins(show.size), ACROSS, DOWN)
    for item in layout_art.read(show, page, {}).background:
        cells = grid.touched(item)
        if not cells or len(cells) >= BACKGROUND * ACROSS * DOWN:
            continue
        if of_marks and not _is_mark(item, cells):
            continue
        columns, rows = [column for column, _ in cells], [row for _, row in cells]
        left = grid.box.x + min(columns) * grid.width - BESIDE_MARK
        right = grid.box.x + (max(columns) + 1) * grid.width + BESIDE_MARK
        top = grid.box.y + min(rows) * grid.height - BESIDE_MARK
        bottom = grid.box.y + (max(rows) + 1) * grid.height + BESIDE_MARK
        if left >= room.right or right <= room.x or top >= room.bottom or bottom <= room.y:
            continue
        ways = (
            Rect(room.x, room.y, room.width, top - room.y),
            Rect(room.x, bottom, room.width, room.bottom - bottom),
            Rect(room.x, room.y, left - room.x, room.height),
            Rect(right, room.y, room.right - right, room.height),
        )
        room = max(ways, key=lambda way: max(0.0, way.width) * max(0.0, way.height))
    return room


def _is_mark(item: ArtItem, cells: Collection[tuple[int, int]]) -> bool:
    """Whether an item that touches some cells is something that no panel of ours may cover."""
    if isinstance(item, LayoutText) or not cells:
        return bool(cells)
    columns, rows = [column for column, _ in cells], [row for _, row in cells]
    is_narrow = max(columns) - min(columns) < MARK * ACROSS
    return is_narrow and max(rows) - min(rows) < MARK * DOWN


def is_at_an_edge(box: Rect, slide: Size) -> bool:
    """Whether a footer stands at the top or the bottom of the slide, where text leaves it room."""
    return box.y >= slide.height * 0.8 or box.bottom <= slide.height * 0.12


def _boxes(page: SlidePage, slide: Size, *, of_footers_alone: bool) -> Iterator[Path]:
    """Yield the boxes of footers, and of objects that cannot be drawn, such as charts."""
    for painted in page.chain:
        for shape in painted.shapes:
            box = painted.box(shape)
            is_footer = painted is page and shape.type in FOOTERS
            is_object = (
                not of_footers_alone and shape.placeholder is None and shape.kind == "graphicFrame"
            )
            if box and (is_object or (is_footer and is_at_an_edge(box, slide))):
                yield Path(rectangle(box.x, box.y, box.width, box.height), fill=BLACK)
        if painted.root.get("showMasterSp") in ("0", "false"):
            return


def _largest(rows: Sequence[Sequence[bool]]) -> tuple[int, int, int, int]:
    """Return the largest rectangle of free cells: its first column and row, and those after it.

    Going down the rows, `heights` counts the free cells above each cell. In each row the best
    rectangle that ends there is found with a stack of columns of growing height.
    """
    best, best_area = (0, 0, 0, 0), 0
    heights = [0] * len(rows[0])
    for number, row in enumerate(rows):
        heights = [0 if taken else height + 1 for height, taken in zip(heights, row, strict=True)]
        stack: list[tuple[int, int]] = []
        for column, height in enumerate([*heights, 0]):
            start = column
            while stack and stack[-1][1] >= height:
                start, taller = stack.pop()
                area = taller * (column - start)
                if area > best_area:
                    best = (start, number + 1 - taller, column, number + 1)
                    best_area = area
            stack.append((start, height))
    return best
