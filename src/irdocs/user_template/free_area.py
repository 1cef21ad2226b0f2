"""Find the largest part of a layout's slides that its master and the layout itself leave free.

Where a template has no layout with a title and room for text, layouts of ours are made on its
master. They must not cover its logo and bands, so the slide is divided into small cells, each cell
that something painted touches is taken, and the largest rectangle of free cells is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.ooxml.presentation import FOOTERS, SlidePage
from irdocs.units import Rect, Size

ACROSS, DOWN = 96, 72
"""How many cells a slide has in each direction: cells of 10 by 7.5 pt on a slide of 960 by 540."""
MARGIN = 0.045
"""The white space at each edge of a slide, as a part of its width."""
BACKGROUND = 0.8
"""A shape that covers this part of the slide or more is its background, not something on it."""
LEAST = (0.6, 0.55)
"""The least part of the slide's width and height that is room enough for our layouts."""
CLEARANCE = 6.0
"""White space in pt between what is painted and our text."""


def within_margins(slide: Size) -> Rect:
    """Return the whole slide without its margins."""
    margin = slide.width * MARGIN
    top = min(margin, slide.height * 0.06)
    return Rect(margin, top, slide.width - 2 * margin, slide.height - 2 * top)


def free_area(page: SlidePage, slide: Size) -> Rect | None:
    """Return the largest free rectangle of a layout in pt; None if that is too small for us.

    `LEAST` says how large it must be.
    """
    inside = within_margins(slide)
    rows = [[False] * ACROSS for _ in range(DOWN)]
    width, height = inside.width / ACROSS, inside.height / DOWN
    for box in _obstacles(page, slide):
        taken = Rect(box.x - CLEARANCE, box.y - CLEARANCE,
                     box.width + 2 * CLEARANCE, box.height + 2 * CLEARANCE)  # fmt: skip
        first_row = max(0, int((taken.y - inside.y) // height))
        last_row = min(DOWN - 1, int((taken.bottom - inside.y) // height))
        first_cell = max(0, int((taken.x - inside.x) // width))
        last_cell = min(ACROSS - 1, int((taken.right - inside.x) // width))
        if taken.right <= inside.x or taken.bottom <= inside.y:
            continue
        for row in range(first_row, last_row + 1):
            rows[row][first_cell : last_cell + 1] = [True] * max(0, last_cell + 1 - first_cell)
    left, top, right, bottom = _largest(rows)
    free = Rect(
        inside.x + left * width, inside.y + top * height,
        (right - left) * width, (bottom - top) * height,
    )  # fmt: skip
    wide_enough = free.width >= LEAST[0] * slide.width
    return free if wide_enough and free.height >= LEAST[1] * slide.height else None


def is_at_an_edge(box: Rect, slide: Size) -> bool:
    """Whether a footer stands at the top or the bottom of the slide, where text leaves it room."""
    return box.y >= slide.height * 0.8 or box.bottom <= slide.height * 0.12


def _obstacles(page: SlidePage, slide: Size) -> Iterator[Rect]:
    """Yield the boxes of what slides of a layout show apart from their own text, in pt."""
    for painted in page.chain:
        for shape in painted.shapes:
            box = painted.box(shape)
            if box is None:
                continue
            if shape.placeholder is not None:
                is_footer = painted is page and shape.type in FOOTERS
                if is_footer and is_at_an_edge(box, slide):
                    yield box
                continue
            visible = box.within(Rect(0, 0, slide.width, slide.height))
            share = visible.width * visible.height / (slide.width * slide.height)
            if share < BACKGROUND:
                yield box
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
