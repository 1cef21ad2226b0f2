"""The room that a master leaves free: exact outlines count, and the largest rectangle is found."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from irdocs.drawing import BLACK, Path, circle, polygon, rectangle
from irdocs.ooxml.presentation import Presentation
from irdocs.units import Rect, emu
from irdocs.user_template import cleaning
from irdocs.user_template.free_area import _largest, free_area
from irdocs.user_template.painted_cells import CellGrid
from support.editing import LAYOUTS, MASTER, edited, sub
from support.templates import default

GRID = CellGrid(Rect(0, 0, 100, 100), 20, 20)


def brute(rows: list[list[bool]]) -> int:
    """Return the area of the largest free rectangle by trying all of them."""
    best = 0
    down, across = len(rows), len(rows[0])
    for top, left in product(range(down), range(across)):
        for bottom, right in product(range(top + 1, down + 1), range(left + 1, across + 1)):
            if not any(rows[y][x] for y in range(top, bottom) for x in range(left, right)):
                best = max(best, (bottom - top) * (right - left))
    return best


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=5))
def test_the_largest_rectangle_is_the_largest(rows: list[list[bool]]) -> None:
    left, top, right, bottom = _largest(rows)
    assert (right - left) * (bottom - top) == brute(rows)
    assert not any(rows[y][x] for y in range(top, bottom) for x in range(left, right))


def test_a_box_touches_its_cells_and_an_outline_its_edge_alone() -> None:
    box = rectangle(20, 20, 39, 39)
    filled = GRID.touched(Path(box, fill=BLACK))
    assert filled == set(product(range(4, 12), range(4, 12)))
    stroked = GRID.touched(Path(box, stroke=BLACK))
    assert stroked < filled and (8, 8) not in stroked and (4, 8) in stroked


def test_a_triangle_leaves_the_other_half_of_its_box_free() -> None:
    touched = GRID.touched(Path(polygon([(0, 0), (100, 0), (100, 100)]), fill=BLACK))
    assert (19, 1) in touched and (1, 19) not in touched and (4, 12) not in touched


@given(st.floats(-50, 150), st.floats(-50, 150), st.floats(1, 80))
def test_a_disc_touches_what_lies_in_it_and_nothing_far_from_it(
    x: float, y: float, radius: float
) -> None:
    touched = GRID.touched(Path(circle(x, y, radius), fill=BLACK))
    for column, row in product(range(20), range(20)):
        apart = ((5 * column + 2.5 - x) ** 2 + (5 * row + 2.5 - y) ** 2) ** 0.5
        if apart < radius - 4:
            assert (column, row) in touched
        if apart > radius + 8:
            assert (column, row) not in touched


def test_what_is_in_a_group_is_where_the_group_puts_it() -> None:
    """The group's box is the whole slide; its one shape is a band at the right."""
    band = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="960" name="Art"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="1000" cy="1000"/></a:xfrm></p:grpSpPr>'
        '<p:sp><p:nvSpPr><p:cNvPr id="961" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="800" y="0"/><a:ext cx="200" cy="1000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="005EB8"/>'
        "</a:solidFill></p:spPr></p:sp></p:grpSp>"
    )
    data = edited(
        default(),
        sub(LAYOUTS, r'type="(?:ctrT|t)itle"', 'type="pic" idx="77"'),
        sub(MASTER, r"(</p:grpSpPr>|<p:grpSpPr/>)", lambda m: m[1] + band),
    )
    show = Presentation(cleaning.normal(data))
    free = free_area(show, show.layouts_of(show.masters[0])[6])
    assert free is not None
    below = free_area(show, show.layouts_of(show.masters[0])[6], 200.0, least=(0.5, 0.3))
    assert below is not None and 200 <= below.y < 208 and below.right == free.right
    assert 540 < free.right < 576 and free.width > 500


def clear_of(*shapes: tuple[float, float, float, float]) -> Rect | None:
    """Return what of a bare layout is free of marks, with boxes in pt painted on its master."""
    painted = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{970 + n}" name="B"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(w)}" '
        f'cy="{emu(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="005EB8"/></a:solidFill></p:spPr></p:sp>'
        for n, (x, y, w, h) in enumerate(shapes)
    )
    show = Presentation(
        cleaning.normal(
            edited(default(), sub(MASTER, r"(</p:grpSpPr>|<p:grpSpPr/>)", lambda m: m[1] + painted))
        )
    )
    return free_area(show, show.layouts_of(show.masters[0])[6], of_marks=True)


def test_a_panel_may_cover_a_band_but_no_logo_and_no_footer() -> None:
    bare, logo, band = clear_of(), (600.0, 30.0, 80.0, 40.0), (0.0, 400.0, 720.0, 60.0)
    assert bare is not None and bare.bottom < 500, "the footers begin at 500 pt"
    assert clear_of(band) == bare
    beside = clear_of(logo, band)
    assert beside is not None and beside.y > 70 and beside.bottom == bare.bottom
    assert clear_of((200.0, 200.0, 90.0, 90.0)) is None, "too little is left beside it"
