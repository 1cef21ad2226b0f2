"""Turn the flow chart of a slide into page items, read as a list as the leaflet's are."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.charts.flow_charts.look import ANSWER, ARROW, ARROW_WEIGHT, LOOKS
from irdocs.charts.flow_charts.plan import FlowAnswer, FlowArrow, FlowBox
from irdocs.deck import inlines
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import FlowSlot
from irdocs.drawing import Path
from irdocs.handout.paragraphs import TextColours
from irdocs.handout.slide_frame import SlideFrame
from irdocs.page.items import Item
from irdocs.page.tags import Tag
from irdocs.units import Rect


class FlowItems:
    """Makes the items of one flow chart; its structure elements become children of `part`."""

    def __init__(self, frame: SlideFrame, slot: FlowSlot, part: Tag) -> None:
        self._frame, self._slot, self._part = frame, slot, part
        self._size = slot.plan.size
        self._answers = {answer.link: answer for answer in slot.plan.answers}

    def items(self) -> Iterator[Item]:
        """Yield outlines and plain arrows as one Figure, then the list of steps."""
        plan = self._slot.plan
        arrows = list(zip(plan.arrows, self._slot.arrow_alts, strict=True))
        figure = Tag("Figure", self._part, alt=self._slot.alt)
        paths = [self._outline(box) for box in plan.boxes]
        paths += [path for arrow, alt in arrows if alt is None for path in self._paths(arrow)]
        yield self._frame.paths(figure, paths, self._slot.box)
        steps = _list(self._part)
        for box in plan.boxes:
            body = Tag("LBody", Tag("LI", steps))
            paragraph = self._slot.texts[box.number]
            yield from self._text(Tag("P", body), paragraph, box.room, LOOKS[box.kind].text)
            if box.kind == "end":
                end = Tag("Figure", body, alt=self._slot.end_alt)
                outline = self._outline(box, filled=False)
                yield self._frame.paths(end, [outline], self._placed(box.box))
            told = [
                (arrow, alt) for arrow, alt in arrows if alt and arrow.link.source == box.number
            ]
            ways = _list(body)
            for arrow, alt in told:
                way = Tag("Figure", Tag("LBody", Tag("LI", ways)), alt=alt)
                yield self._frame.paths(way, self._paths(arrow), self._bounds(arrow))
                if answer := self._answers.get(arrow.link):
                    yield from self._answer(way, answer)

    def _answer(self, figure: Tag, answer: FlowAnswer) -> Iterator[Item]:
        (paragraph,) = inlines.plain(answer.link.when or "")
        return self._text(figure, paragraph, answer.box, ANSWER, centred=answer.centred)

    def _text(
        self, tag: Tag, paragraph: SlideParagraph, room: Rect, role: str, *, centred: bool = True
    ) -> Iterator[Item]:
        box = self._placed(room)
        placeholder = Placeholder(
            Stem.BOX.single,
            "body",
            box,
            self._size,
            anchor="ctr",
            align="ctr" if centred else "l",
        )
        colour = self._frame.colours[role]
        links = colour if role.startswith("on-") else self._frame.colours["link"]
        colours = TextColours(colour, links)
        for text in self._frame.set(placeholder, box, [paragraph], self._size, colours):
            yield from self._frame.text(tag, text.lines)

    def _outline(self, box: FlowBox, *, filled: bool = True) -> Path:
        look = LOOKS[box.kind]
        outline = Path(
            box.outline(self._size),
            fill=self._frame.colours[look.fill] if filled else None,
            stroke=self._frame.colours[look.stroke],
            stroke_width=look.weight * self._size,
        )
        return outline.moved(self._slot.box.x, self._slot.box.y)

    def _paths(self, arrow: FlowArrow) -> list[Path]:
        """Return the line and the head of an arrow."""
        colour = self._frame.colours[ARROW]
        shaft = Path(arrow.shaft(self._size), stroke=colour, stroke_width=ARROW_WEIGHT * self._size)
        head = Path(arrow.head(self._size), fill=colour)
        return [path.moved(self._slot.box.x, self._slot.box.y) for path in (shaft, head)]

    def _bounds(self, arrow: FlowArrow) -> Rect:
        return self._placed(arrow.bounds(self._size))

    def _placed(self, box: Rect) -> Rect:
        """Return a box of the chart's frame as one of the slide."""
        return box.moved(self._slot.box.x, self._slot.box.y)


def _list(parent: Tag) -> Tag:
    """Return a list whose items have no numbers or bullets."""
    return Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
