"""Shapes that belong to a native chart (21.3): the reference line, the titles of the value axes,
and the numbers at risk.

A chart has no lines of its own across horizontal bars, and programs break the name of an upright
axis into short lines. Shapes within a chart stand at shares of its frame and move along with it;
the value axis has fixed limits, so that the line stays at its value.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.charts.drawing import REFERENCE_WIDTH, has_filled_marks, reference_pieces
from irdocs.charts.palette import REFERENCE_DASH
from irdocs.charts.plan import ChartPlan, PlannedText
from irdocs.deck import bidi_marks, mirror
from irdocs.deck.charts.properties import (
    dashed_stroke,
    is_mirrored,
    paragraph_properties,
    run_properties,
    seen,
)
from irdocs.deck.colours import SchemePaint
from irdocs.frozen import replace
from irdocs.locale.scripts import letter_class
from irdocs.ooxml.xml import Element, el, qname
from irdocs.ooxml.xml import part as part_root
from irdocs.units import Rect, emu


def has_shapes(plan: ChartPlan) -> bool:
    """Whether a chart has shapes of its own."""
    return bool(plan.reference or plan.y_title or plan.second_title or plan.at_risk)


def shapes(plan: ChartPlan, paint: SchemePaint, whole: Rect, language: str) -> Element:
    """Return the root of the part with the shapes (21.2.2.220)."""
    return part_root("c:userShapes", *_anchors(plan, paint, whole, language))


def _anchors(plan: ChartPlan, paint: SchemePaint, whole: Rect, language: str) -> Iterator[Element]:
    number = 2
    for start, end in reference_pieces(plan):
        box = Rect(start[0], start[1], end[0] - start[0], end[1] - start[1])
        box = seen(box, whole, language)
        ground = dashed_stroke(paint, "ground", 2 * REFERENCE_WIDTH)
        line = dashed_stroke(paint, "ink", REFERENCE_WIDTH, REFERENCE_DASH)
        for stroke in (ground, line) if has_filled_marks(plan) else (line,):
            yield _anchor(box, whole, _line(number, box, stroke))
            number += 1
    at_risk = [("Number at risk", text) for text in plan.at_risk]
    for name, text in (
        ("Reference label", plan.reference), ("Axis title", plan.y_title),
        ("Second axis title", plan.second_title), *at_risk,
    ):  # fmt: skip
        if text is not None:
            # Digits beside Arabic letters are shown in another typeface, and may be wider.
            is_line = text in plan.at_risk or text.box.height < 2 * plan.size
            wrap = "none" if is_line else "square"
            ground = text is plan.reference and is_on_rules(plan) and paint.has_plain_ground
            if is_mirrored(language):
                text = _mirrored(text, whole)
            label = _label(number, name, text, plan.size, paint, language, wrap, ground=ground)
            yield _anchor(text.box, whole, label)
            number += 1


def is_on_rules(plan: ChartPlan) -> bool:
    """Whether the label of the reference line stands on rules across the plot, which a native chart
    draws all through."""
    axis = plan.numbers()
    if plan.reference is None or plan.labelled or axis is None:
        return False
    return any(plan.is_over(plan.at(value)) for value in axis.scale.ticks)


def _mirrored(text: PlannedText, whole: Rect) -> PlannedText:
    """Return a text on the other side of the frame, aligned likewise."""
    align = mirror.opposite(text.align)
    return replace(text, box=text.box.mirrored(whole.width), align=align)


def _anchor(box: Rect, whole: Rect, shape: Element) -> Element:
    """Return a shape at its place as shares of the chart's frame (21.3.2.19)."""

    def corner(name: str, x: float, y: float) -> Element:
        return el(
            name,
            el("cdr:x", f"{x / whole.width:.5f}"),
            el("cdr:y", f"{y / whole.height:.5f}"),
        )

    return el(
        "cdr:relSizeAnchor",
        corner("cdr:from", box.x, box.y),
        corner("cdr:to", box.right, box.bottom),
        shape,
    )


def _properties(box: Rect, geometry: str, *look: Element) -> Element:
    return el(
        "cdr:spPr",
        el(
            "a:xfrm",
            el("a:off", x=emu(box.x), y=emu(box.y)),
            el("a:ext", cx=emu(box.width), cy=emu(box.height)),
        ),
        el("a:prstGeom", el("a:avLst"), prst=geometry),
        *look,
    )


def _line(number: int, box: Rect, stroke: Element) -> Element:
    return el(
        "cdr:cxnSp",
        el(
            "cdr:nvCxnSpPr",
            el("cdr:cNvPr", id=number, name=f"Reference line {number - 1}"),
            el("cdr:cNvCxnSpPr"),
        ),
        _properties(box, "line", stroke),
        macro="",
    )


def _label(
    number: int,
    name: str,
    label: PlannedText,
    size: float,
    paint: SchemePaint,
    language: str,
    wrap: str,
    *,
    ground: bool,
) -> Element:
    run = run_properties("a:rPr", size, paint, language, bold=False, colour="ink")
    # Charts name no typeface, and shapes need one.
    complex_script = run.find(qname("a:cs"))
    faces = [el("a:latin", typeface="+mn-lt"), el("a:ea", typeface="+mn-ea")]
    if complex_script is None:
        run.extend([*faces, el("a:cs", typeface="+mn-cs")])
    else:
        for face in faces:
            complex_script.addprevious(face)
    words = label.text
    if is_mirrored(language):
        words = bidi_marks.line(words, letter_class(language))
    text = el(
        "cdr:txBody",
        el("a:bodyPr", wrap=wrap, lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"),
        el("a:lstStyle"),
        el(
            "a:p",
            paragraph_properties(language, align=label.align),
            el("a:r", run, el("a:t", words)),
        ),
    )
    return el(
        "cdr:sp",
        el(
            "cdr:nvSpPr",
            el("cdr:cNvPr", id=number, name=name),
            el("cdr:cNvSpPr", txBox=1),
        ),
        _properties(label.box, "rect", paint.fill("ground") if ground else el("a:noFill")),
        text,
        macro="", textlink="",
    )  # fmt: skip
