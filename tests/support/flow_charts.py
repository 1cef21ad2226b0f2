"""Flow charts for tests: words of a fixed width, random graphs, and what must hold of any plan."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from irdocs.charts.flow_charts.placement import FlowGraph
from irdocs.charts.flow_charts.plan import FlowPlan, FlowWords
from irdocs.content.blocks import FlowLink, StepKind
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from irdocs.units import Rect

PITCH = 1.2


@dataclass(frozen=True)
class FixedWidth:
    """Words whose letters are half as wide as the type is high."""

    text: str

    def width(self, size: float) -> float:
        return len(self.text) * size / 2

    def height(self, room: float, size: float) -> float:
        lines, used = 1, 0.0
        for word in self.text.split():
            width = len(word) * size / 2
            if width > room:
                return math.inf
            if used and used + size / 2 + width > room:
                lines, used = lines + 1, 0.0
            used += width + (size / 2 if used else 0.0)
        return lines * size * PITCH


WORDS = [
    "give",
    "oxygen",
    "take",
    "blood",
    "call",
    "the",
    "senior",
    "doctor",
    "antibiotics",
    "review",
    "fever",
    "if",
    "better",
    "now",
]


def some_words(random: random.Random, most: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, most)))


def random_flow(seed: int, most: int = 11) -> tuple[FlowGraph, FlowWords]:
    """Return a chart in which each step can be reached: sequences, branches, joins and loops."""
    chance = random.Random(seed)
    count = chance.randint(2, most)
    links: list[FlowLink] = []

    def link(source: int, target: int, when: str | None = None) -> None:
        if source != target and all((a.source, a.target) != (source, target) for a in links):
            text = SourceText(when, NOWHERE) if when else None
            links.append(FlowLink(source, target, text))

    decisions = {n for n in range(count - 1) if chance.random() < 0.35}
    for number in range(1, count):
        parent = number - 1 if chance.random() < 0.7 else chance.randrange(number)
        if parent not in decisions and any(a.source == parent for a in links):
            parent = next(
                (n for n in reversed(range(number)) if n in decisions or all(
                    a.source != n for a in links)), number - 1
            )  # fmt: skip
        link(parent, number, some_words(chance, 2) if parent in decisions else None)
    for number in decisions:
        for _ in range(chance.choice((0, 1, 1, 2))):
            if sum(a.source == number for a in links) < 4:
                link(number, chance.randrange(count), some_words(chance, 2))
    leaves = [n for n in range(count) if all(a.source != n for a in links)]
    for number in leaves:
        if chance.random() < 0.4:
            link(number, chance.randrange(count))
    kinds = tuple(_kind(number, links) for number in range(count))
    steps = tuple(FixedWidth(some_words(chance, 7)) for _ in range(count))
    answers = {a: FixedWidth(str(a.when)) for a in links if a.when}
    return FlowGraph(kinds, tuple(links)), FlowWords(steps, answers)


def _kind(number: int, links: list[FlowLink]) -> StepKind:
    ways = sum(a.source == number for a in links)
    return "start" if number == 0 and ways < 2 else "decision" if ways > 1 else (
        "step" if ways else "end")  # fmt: skip


def faults(plan: FlowPlan) -> Iterator[str]:
    """Yield what is wrong with a plan: what overlaps, leaves the frame or misses its box."""
    boxes = [box.box for box in plan.boxes]
    frame = Rect(-0.01, -0.01, plan.frame.width + 0.02, plan.frame.height + 0.02)
    for a, b in combinations(plan.boxes, 2):
        if _overlap(a.box, b.box):
            yield f"boxes {a.number} and {b.number} overlap"
    for box in (*boxes, *(answer.box for answer in plan.answers)):
        if box.x < frame.x or box.y < frame.y or box.right > frame.right or (
            box.bottom > frame.bottom):  # fmt: skip
            yield f"{box} leaves the frame"
    for arrow in plan.arrows:
        if len(arrow.points) > 6:
            yield f"{arrow.link} has too many parts"
        for a, b in pairwise(arrow.points):
            if (abs(a.x - b.x) < 0.001) == (abs(a.y - b.y) < 0.001):
                yield f"{arrow.link} is not upright and has a part of {a} to {b}"
        for number, side, point in (
            (arrow.link.source, arrow.exit, arrow.points[0]),
            (arrow.link.target, arrow.entry, arrow.points[-1]),
        ):
            box = boxes[number]
            middle = ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5))[side]
            x, y = box.x + middle[0] * box.width, box.y + middle[1] * box.height
            if abs(point.x - x) + abs(point.y - y) > 0.01:
                yield f"{arrow.link} misses the side of its box"
        for part in arrow.parts():
            if not _holds(frame, part):
                yield f"{arrow.link} leaves the frame"
            for number, box in enumerate(boxes):
                if _overlap(box.inset(0.5, 0.5, 0.5, 0.5), part):
                    yield f"{arrow.link} runs through box {number}"
            for answer in plan.answers:
                if _overlap(answer.box, part):
                    yield f"{arrow.link} runs over the answer {answer.link}"
    for a, b in combinations(plan.arrows, 2):
        ends = {(a.link.source, "out", a.exit), (a.link.target, "in", a.entry)} & {
            (b.link.source, "out", b.exit), (b.link.target, "in", b.entry)}  # fmt: skip
        if not ends and any(_lie_on_one_another(p, q) for p in a.parts() for q in b.parts()):
            yield f"{a.link} and {b.link} lie on one another"
    for answer in plan.answers:
        for number, box in enumerate(boxes):
            if _overlap(answer.box, box):
                yield f"the answer {answer.link} overlaps box {number}"
    for one, other in combinations(plan.answers, 2):
        if _overlap(one.box, other.box):
            yield f"the answers {one.link} and {other.link} overlap"


def _overlap(a: Rect, b: Rect) -> bool:
    return (a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom) or (
        (b.width == 0 or b.height == 0)
        and a.x < b.right + 1e-9 and b.x < a.right and a.y < b.bottom + 1e-9 and b.y < a.bottom
        and a.x < b.x + b.width + 1e-9
    )  # fmt: skip


def _holds(frame: Rect, part: Rect) -> bool:
    return (
        frame.x <= part.x and part.right <= frame.right
        and frame.y <= part.y and part.bottom <= frame.bottom
    )  # fmt: skip


def _lie_on_one_another(a: Rect, b: Rect) -> bool:
    """Whether two straight parts run on one line for a while."""
    if a.width < 0.01 and b.width < 0.01 and abs(a.x - b.x) < 0.5:
        return min(a.bottom, b.bottom) - max(a.y, b.y) > 0.5
    if a.height < 0.01 and b.height < 0.01 and abs(a.y - b.y) < 0.5:
        return min(a.right, b.right) - max(a.x, b.x) > 0.5
    return False
