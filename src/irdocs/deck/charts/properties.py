"""What the elements of a native chart share: places, text properties, fills and lines."""

from __future__ import annotations

from irdocs.charts.palette import SOLID, Dash, SeriesColours
from irdocs.deck import script_faces
from irdocs.deck.colours import SchemePaint
from irdocs.locale.scripts import direction
from irdocs.ooxml.xml import Element, el
from irdocs.units import Rect


def layout(box: Rect, whole: Rect, language: str, *, inner: bool, sized: bool = True) -> Element:
    """Return a manual layout (21.2.2.95): a planned box as shares of the whole frame.

    `inner` is for the plot, whose box excludes the labels of its axes. A title is as large as its
    words, and has no size. A chart in a `language` that is written from the right is mirrored.
    """
    box = seen(box, whole, language)
    fractions = {"x": box.x / whole.width, "y": box.y / whole.height}
    if sized:
        fractions |= {"w": box.width / whole.width, "h": box.height / whole.height}
    return el(
        "c:layout",
        el(
            "c:manualLayout",
            *([el("c:layoutTarget", val="inner")] if inner else []),
            el("c:xMode", val="edge"),
            el("c:yMode", val="edge"),
            *(el(f"c:{name}", val=f"{value:.5f}") for name, value in fractions.items()),
        ),
    )


def is_mirrored(language: str) -> bool:
    """Whether charts in a language run from the right: categories, time and values alike.

    All that is read in an order runs that way there, and readers of a chart begin where they begin
    a line. Pies are filled as clocks run in any language.
    """
    return direction(language) == "rtl"


def seen(box: Rect, whole: Rect, language: str) -> Rect:
    """Return where a planned box of a chart is seen in its frame."""
    return box.mirrored(whole.width) if is_mirrored(language) else box


def paragraph_properties(language: str, *children: Element, align: str | None = None) -> Element:
    """Return the properties of a paragraph (21.1.2.2.7) that runs as its language is written."""
    return el("a:pPr", *children, algn=align, rtl=1 if is_mirrored(language) else None)


def run_properties(
    name: str, size: float, paint: SchemePaint, language: str, *, bold: bool, colour: str
) -> Element:
    """Return the properties of text of a size in pt, as a:defRPr or a:rPr (20.1.4.2.9)."""
    faces = []
    if script_faces.is_nastaliq(language):
        faces = [el("a:cs", typeface=script_faces.CHART_FACE)]
    return el(name, paint.fill(colour), *faces, sz=round(size * 100), b=int(bold), lang=language)


def text_properties(
    size: float,
    paint: SchemePaint,
    language: str,
    *,
    bold: bool = False,
    colour: str = "ink",
    turn: int | None = None,
    wrap: str | None = None,
) -> Element:
    """Return the properties of the text of a chart, an axis or labels (21.2.2.216).

    `turn` is the angle of the names of an axis, in 1/60,000 of a degree. With one, programs do not
    turn names that they think too wide.
    """
    return el(
        "c:txPr",
        el("a:bodyPr", rot=turn, vert=None if turn is None else "horz", wrap=wrap),
        el("a:lstStyle"),
        el(
            "a:p",
            paragraph_properties(
                language,
                run_properties("a:defRPr", size, paint, language, bold=bold, colour=colour),
            ),
            el("a:endParaRPr", lang=language),
        ),
    )


def filled(paint: SchemePaint, colours: SeriesColours) -> Element:
    """Return the properties of a bar, slice, area or mark: its fill, and its outline if any."""
    properties = el("c:spPr", paint.fill(colours.fill))
    if colours.is_outlined:
        properties.append(paint.stroke(colours.outline, 1))
    return properties


def dashed_stroke(paint: SchemePaint, role: str, width: float, dash: Dash = SOLID) -> Element:
    """Return a line in a role's colour, `width` pt wide, dashed by a preset (20.1.8.48)."""
    stroke = paint.stroke(role, width)
    if dash.lengths:
        stroke.set("cap", "flat")
        stroke.insert(1, el("a:prstDash", val=dash.preset))
    return stroke


def stroked(stroke: Element) -> Element:
    """Return the properties of what is only a line."""
    return el("c:spPr", stroke)
