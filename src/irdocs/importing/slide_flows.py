"""Read boxes of a slide that arrows join as a flow chart (ECMA-376, part 1, 20.1.2.2.12 and .13).

Only arrows that are fastened to boxes say which follows which. Where an answer lacks at one of
several ways out of a box, or there are two beginnings, the boxes stay texts, and the arrows are
told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from irdocs.content.blocks.flow_chart import MOST_STEPS
from irdocs.deck.flow_shapes import NAMES as STEP_NAMES
from irdocs.frozen import frozen
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_words import unescaped
from irdocs.importing.slide_order import ShownPiece
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import SlideShape
from irdocs.ooxml.xml import Element
from irdocs.units import Rect

_NEAR = 54.0
"""How far from the middle of an arrow, in pt, its answer stands at most."""
_MOST_ANSWER_WORDS = 4
_SHOWN = 40


@frozen
class _Arrow:
    """An arrow from one box to another, by the ids of their shapes."""

    start: str
    end: str
    box: Rect | None


@frozen
class ShapePiece:
    """What a shape shows, with the shape's id and name."""

    identifier: str
    name: str
    piece: ShownPiece


def with_flow(
    shapes: Sequence[SlideShape], pieces: Sequence[ShapePiece], line: int, account: LossAccount
) -> list[ShownPiece]:
    """Return the pieces of a slide, those that arrows join as one flow chart; arrows that are not
    in it are told."""
    known = {one.identifier: one.piece for one in pieces if one.piece.is_text}
    arrows = [
        arrow
        for shape in shapes
        if (arrow := _fastened(shape)) and arrow.start in known and arrow.end in known
    ]
    loose = sum(_is_arrow(shape) and _fastened(shape) not in arrows for shape in shapes)
    flow = _Flow(tuple(dict.fromkeys(arrows)), known, tuple(pieces))
    steps = flow.steps()
    if loose:
        what = f"{loose} arrow{'s'[: loose != 1]}"
        account.left(line, what, "nothing tells what they join; write a block of type: flow")
    if steps is None:
        for arrow in flow.arrows:
            start, end = (_words(known[name])[:_SHOWN] for name in (arrow.start, arrow.end))
            account.left(line, f'the arrow from "{start}" to "{end}"',
                         "the boxes are texts; write a block of type: flow")  # fmt: skip
        return [one.piece for one in pieces]
    account.taken["flow charts"] += 1
    inside = {id(known[name]) for name in (*flow.boxes, *flow.answers.values())}
    first = next(n for n, one in enumerate(pieces) if id(one.piece) in inside)
    rest = [one.piece for one in pieces if id(one.piece) not in inside]
    block = {"type": "flow", "steps": steps}
    rest.insert(first, ShownPiece(known[flow.boxes[0]].box, "", block))
    return rest


class _Flow:
    """The boxes that arrows join, in the order in which they are read."""

    def __init__(
        self,
        arrows: tuple[_Arrow, ...],
        known: dict[str, ShownPiece],
        pieces: tuple[ShapePiece, ...],
    ) -> None:
        self.arrows = arrows
        self._known = known
        joined = {name for arrow in arrows for name in (arrow.start, arrow.end)}
        self._others = [one for one in pieces if one.piece.is_text and one.identifier not in joined]
        self._numbers = _own_numbers([one for one in pieces if one.identifier in joined])
        starts = [name for name in joined if not any(one.end == name for one in arrows)]
        if not starts and joined:  # an arrow leads back to the first
            starts = [min(joined, key=lambda name: (known[name].box.y, known[name].box.x))]
        self.boxes = (
            sorted(self._numbers, key=self._numbers.__getitem__) if self._numbers
            else list(self._from(starts[0])) if len(starts) == 1 else []
        )  # fmt: skip
        self._is_whole = bool(self.boxes) and len(self.boxes) == len(joined)
        self.answers = self._answers()

    def _from(self, start: str) -> Iterator[str]:
        """Yield the boxes that can be reached from one, each way to its end before the next."""
        met: set[str] = set()
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name not in met:
                met.add(name)
                yield name
                waiting += [one.end for one in reversed(self.ways(name))]

    def ways(self, name: str) -> list[_Arrow]:
        """Return the arrows out of a box, from the top and the left."""
        out = [one for one in self.arrows if one.start == name]
        ends = {one: self._known[one.end].box for one in out}
        return sorted(out, key=lambda one: (ends[one].y, ends[one].x))

    def _answers(self) -> dict[_Arrow, str]:
        """Return the short text beside each arrow out of a box with several."""
        found: dict[_Arrow, str] = {}
        for name in self.boxes:
            ways = self.ways(name)
            for arrow in ways if len(ways) > 1 else ():
                if own := self._own_answer(arrow):
                    found[arrow] = own
                    continue
                near = [
                    (distance, one.identifier)
                    for one in self._others
                    if one.identifier not in found.values()
                    and one.piece.words <= _MOST_ANSWER_WORDS
                    and (distance := self._distance(arrow, one.piece.box)) <= _NEAR
                ]
                if near:
                    found[arrow] = min(near)[1]
        return found

    def _own_answer(self, arrow: _Arrow) -> str:
        """Return the answer beside an arrow that irdocs drew, by its name; nothing for others."""
        if not self._numbers:
            return ""
        name = f"Answer {self._numbers[arrow.start]} to {self._numbers[arrow.end]}"
        return next((one.identifier for one in self._others if one.name == name), "")

    def _distance(self, arrow: _Arrow, box: Rect) -> float:
        """Return how far a text stands from the middle of an arrow, in pt."""
        x, y = _middle(arrow.box) if arrow.box else (0.0, 0.0)
        if arrow.box is None or not (arrow.box.width or arrow.box.height):
            ends = [_middle(self._known[name].box) for name in (arrow.start, arrow.end)]
            x, y = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
        across = max(box.x - x, x - box.right, 0.0)
        down = max(box.y - y, y - box.bottom, 0.0)
        return float((across**2 + down**2) ** 0.5)

    def steps(self) -> list[dict[str, Any] | str] | None:
        """Return the steps of a flow chart; None if the boxes do not make one."""
        decisions = [one for name in self.boxes if len(ways := self.ways(name)) > 1 for one in ways]
        if not self._is_whole or not 2 < len(self.boxes) <= MOST_STEPS:
            return None
        if any(arrow not in self.answers for arrow in decisions):
            return None
        ids = {name: f"step-{number}" for number, name in enumerate(self.boxes, 1)}
        below = dict(zip(self.boxes, self.boxes[1:], strict=False))
        named: set[str] = set()
        steps: list[tuple[str, dict[str, Any]]] = []
        for name in self.boxes:
            step: dict[str, Any] = {"text": _words(self._known[name])}
            ways = self.ways(name)
            targets = [None if one.end == below.get(name) else one.end for one in ways]
            named.update(target for target in targets if target)
            if len(ways) > 1:
                step["ways"] = [
                    {"when": _words(self._known[self.answers[one]])}
                    | ({"to": ids[target]} if target else {})
                    for one, target in zip(ways, targets, strict=True)
                ]
            elif targets and targets[0]:
                step["to"] = ids[targets[0]]
            elif not ways and name in below:
                step["kind"] = "end"
            elif name != self.boxes[0] and not any(one.end == name for one in self.arrows):
                step["kind"] = "start"
            steps.append((name, step))
        return [
            {"id": ids[name], **step} if name in named
            else step["text"] if len(step) == 1
            else step
            for name, step in steps
        ]  # fmt: skip


_OWN_NAME = re.compile(rf"(?:{'|'.join(STEP_NAMES.values())}) (\d{{1,3}})")


def _own_numbers(boxes: Sequence[ShapePiece]) -> dict[str, int]:
    """Return the numbers of steps that irdocs drew, by their ids; nothing if some are not ours."""
    found = {one.identifier: _OWN_NAME.fullmatch(one.name) for one in boxes}
    numbers = {name: int(match[1]) for name, match in found.items() if match}
    return numbers if len(set(numbers.values())) == len(boxes) else {}


def _fastened(shape: SlideShape) -> _Arrow | None:
    """Return the arrow that a connector draws from one shape to another."""
    if shape.kind != "cxnSp":
        return None
    start, end = (next(shape.element.iter(f"{A}{name}"), None) for name in ("stCxn", "endCxn"))
    if start is None or end is None:
        return None
    names = str(start.get("id")), str(end.get("id"))
    heads = [_has(shape.element, name) for name in ("headEnd", "tailEnd")]
    first, last = names if heads != [True, False] else names[::-1]
    return _Arrow(first, last, shape.own_box)


def _has(element: Element, name: str) -> bool:
    end = element.find(f"{P}spPr/{A}ln/{A}{name}")
    return end is not None and end.get("type", "none") != "none"


def _is_arrow(shape: SlideShape) -> bool:
    """Whether a shape is an arrow without words: a line with a head, or a block arrow."""
    if shape.kind == "cxnSp":
        return _has(shape.element, "headEnd") or _has(shape.element, "tailEnd")
    form = shape.element.find(f"{P}spPr/{A}prstGeom")
    name = str(form.get("prst", "")) if form is not None else ""
    words = shape.body is not None and any(text.text for text in shape.body.iter(f"{A}t"))
    return name.endswith("Arrow") and not words


def _middle(box: Rect) -> tuple[float, float]:
    return box.x + box.width / 2, box.y + box.height / 2


def _words(piece: ShownPiece) -> str:
    return " ".join(unescaped(piece.markdown.strip().removeprefix("- ")).split())


__all__ = ["ShapePiece", "with_flow"]
