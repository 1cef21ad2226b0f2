"""Write flow charts as PowerPoint's own flow chart shapes, joined by connectors that hold to them.

Nothing is grouped: in a group shapes cannot be animated one by one. The shapes stand in reading
order, each step followed by its answers and arrows. An arrow that says more than "then" has an
alternative text, the others are decorative.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Literal, assert_never

from irdocs.charts.flow_charts.look import ANSWER, ARROW, ARROW_WEIGHT, LOOKS
from irdocs.charts.flow_charts.plan import (
    CORNER,
    HEXAGON,
    PILL_ACROSS,
    PILL_END,
    FlowAnswer,
    FlowArrow,
    FlowBox,
    is_tall,
)
from irdocs.content.blocks import StepKind
from irdocs.deck import formulas, inlines, shapes, text
from irdocs.deck.colours import SchemePaint
from irdocs.deck.connectors import Connector
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import FlowSlot
from irdocs.ooxml.xml import Element, el, qname
from irdocs.unicode.line_breaks import breaks_between_letters
from irdocs.units import Rect, emu

PRESETS: Mapping[Literal["start", "decision", "end"], str] = {
    "start": "flowChartTerminator",
    "decision": "flowChartPreparation",
    "end": "flowChartTerminator",
}
"""The preset shapes of the kinds of step that have one of their own (ECMA-376, 20.1.10.56)."""
NAMES: Mapping[StepKind, str] = {
    "start": "Start",
    "step": "Step",
    "decision": "Decision",
    "end": "End",
}
"""What the shapes are called in PowerPoint's selection pane, before their number."""


class FlowShapes:
    """Writes the shapes of one flow chart."""

    def __init__(
        self,
        ids: shapes.ShapeIds,
        paint: SchemePaint,
        slot: FlowSlot,
        context: text.RunContext,
        lines: float = 1.0,
    ) -> None:
        """Draw a slot's chart; `lines` is the line spacing, as a share of the typeface's own."""
        self._ids, self._paint, self._slot, self._context = ids, paint, slot, context
        self._lines = lines
        self._box_ids = [ids() for _ in slot.plan.boxes]

    def shapes(self) -> Iterator[tuple[int, Element]]:
        """Yield the shapes in reading order, each with the index of the step it appears with.

        An arrow and its answer appear with the later of the two steps that they join.
        """
        plan = self._slot.plan
        answers = {answer.link: answer for answer in plan.answers}
        for box in plan.boxes:
            yield box.number, self._step(box)
            for arrow, alt in zip(plan.arrows, self._slot.arrow_alts, strict=True):
                if arrow.link.source == box.number:
                    later = max(arrow.link.source, arrow.link.target)
                    if answer := answers.get(arrow.link):
                        yield later, self._answer(answer)
                    yield later, self._connector(arrow, alt)

    def _step(self, box: FlowBox) -> Element:
        look, size = LOOKS[box.kind], self._slot.plan.size
        return self._text_shape(
            self._box_ids[box.number],
            f"{NAMES[box.kind]} {box.number + 1}",
            self._placed(box.box),
            _geometry(box, size),
            [self._paint.fill(look.fill), self._paint.stroke(look.stroke, look.weight * size)],
            self._slot.texts[box.number],
            look.text,
            _margin(box, size),
        )

    def _answer(self, answer: FlowAnswer) -> Element:
        link = answer.link
        assert link.when is not None  # an answer is that of a way out of a decision
        return self._text_shape(
            self._ids(),
            f"Answer {link.source + 1} to {link.target + 1}",
            self._placed(answer.box),
            _preset("rect", {}),
            [el("a:noFill")],
            inlines.plain(link.when)[0],
            ANSWER,
            0.0,
            is_box=True,
            centred=answer.centred,
        )

    def _placed(self, box: Rect) -> Rect:
        """Return a box of the chart's frame as one of the slide."""
        return box.moved(self._slot.box.x, self._slot.box.y)

    def _text_shape(
        self,
        identifier: int,
        name: str,
        box: Rect,
        geometry: Element,
        paint: Sequence[Element],
        paragraph: SlideParagraph,
        role: str,
        margin: float,
        *,
        is_box: bool = False,
        centred: bool = True,
    ) -> Element:
        """Return a shape with text; `margin` is the one left and right of it, in pt.

        One with formulas has an alternative with plain text, to which no connector is glued.
        """

        body = self._body(paragraph, role, margin, centred=centred)
        native = el(
            "p:sp",
            el(
                "p:nvSpPr",
                shapes.named(identifier, name),
                el("p:cNvSpPr", txBox=1 if is_box else None),
                el("p:nvPr"),
            ),
            el("p:spPr", shapes.frame(box), geometry, *paint),
            body,
        )
        if not paragraph.has_math:
            return native
        fallback = deepcopy(native)
        fallback[-1] = self._body(paragraph.without_math, role, margin, centred=centred)
        fallback[0][0].set("id", str(self._ids()))
        return formulas.alternatives(native, fallback)

    def _body(
        self, paragraph: SlideParagraph, role: str, margin: float, *, centred: bool
    ) -> Element:
        """Return the text of a shape; a single word is not broken, however wide a face shows it."""
        words = "".join(run.text for run in paragraph.runs)
        is_word = len(words.split()) == 1 and not breaks_between_letters(words)
        size = self._slot.plan.size
        run_properties = el("a:defRPr", self._paint.fill(role), sz=round(size * 100), b=0)
        written = text.paragraph_of(paragraph, size, self._context)
        written.insert(
            0,
            el(
                "a:pPr",
                self._line_spacing(size),
                el("a:spcBef", el("a:spcPts", val=0)),
                el("a:buNone"),
                marL=0,
                indent=0,
                algn="ctr" if centred else "l",
            ),
        )
        if self._context.direction == "rtl":
            text.turn(written, "ctr" if centred else "r")
        if role.startswith("on-"):
            for run in written.iter(qname("a:rPr")):
                text.colour(run, self._paint, role)
        return el(
            "p:txBody",
            el(
                "a:bodyPr",
                el("a:noAutofit"),
                wrap="none" if is_word else "square",
                lIns=emu(margin),
                tIns=0,
                rIns=emu(margin),
                bIns=0,
                anchor="ctr",
            ),
            el("a:lstStyle", el("a:lvl1pPr", run_properties)),
            written,
        )

    def _line_spacing(self, size: float) -> Element:
        """Return the space of lines: of the typeface's own, or in points where these differ."""
        if self._context.pitch is not None:
            return el("a:lnSpc", el("a:spcPts", val=round(self._context.pitch * size * 100)))
        return el("a:lnSpc", el("a:spcPct", val=round(self._lines * 100_000)))

    def _connector(self, arrow: FlowArrow, alt: str | None) -> Element:
        """Return an arrow that PowerPoint keeps tied to two boxes."""
        link, origin = arrow.link, self._slot.box
        connector = Connector(
            name=f"Arrow {link.source + 1} to {link.target + 1}",
            alt=alt,
            points=tuple((point.x + origin.x, point.y + origin.y) for point in arrow.points),
            start=(self._box_ids[link.source], arrow.exit),
            end=(self._box_ids[link.target], arrow.entry),
        )
        return connector.element(self._ids, self._arrow_line())

    def _arrow_line(self) -> Element:
        line = self._paint.stroke(ARROW, ARROW_WEIGHT * self._slot.plan.size)
        line.append(el("a:tailEnd", type="triangle", w="lg", len="lg"))
        return line


def _geometry(box: FlowBox, size: float) -> Element:
    """Return the preset shape of a step; `size` is that of its type, in pt."""
    match box.kind:
        case "step":
            return _rounded(box.box, CORNER * size)
        case "start" | "end" if is_tall(box.box):
            return _rounded(box.box, PILL_END * box.box.width)
        case "start" | "end" | "decision":
            return _preset(PRESETS[box.kind], {})
        case _:
            assert_never(box.kind)


def _rounded(box: Rect, radius: float) -> Element:
    """Return a box with round corners; `radius` is in pt."""
    part = radius / min(box.width, box.height)
    return _preset("roundRect", {"adj": f"val {round(part * 100_000)}"})


def _preset(name: str, values: Mapping[str, str]) -> Element:
    """Return a preset shape with its adjustments."""
    guides = (el("a:gd", name=key, fmla=formula) for key, formula in values.items())
    return el("a:prstGeom", el("a:avLst", *guides), prst=name)


def _margin(box: FlowBox, size: float) -> float:
    """Return the margin in pt left and right within the text rectangle of a preset shape.

    These rectangles leave out the points of a hexagon, the round ends and the round corners.
    """
    match box.kind:
        case "decision":
            rectangle = box.box.width * (1 - 2 * HEXAGON)
        case "start" | "end":
            rectangle = box.box.width * (1 - 2 * PILL_ACROSS)
        case "step":
            rectangle = box.box.width - 2 * CORNER * size * ROUND_RECTANGLE
        case _:
            assert_never(box.kind)
    return max(0.0, (rectangle - box.room.width) / 2)


ROUND_RECTANGLE = 0.29289
"""How far the text rectangle of roundRect is from its edges, as a part of the corners' radius."""
