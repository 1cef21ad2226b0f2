"""Flow charts: steps and decisions, and which of them follows which.

A step leads to the step below it unless it says otherwise, so a plain sequence is a plain list.
What is drawn differently follows from this: the first step is the start, a step with `ways` is a
decision, and a step that leads nowhere is an end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, Self

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Identifier, Label, Sentence
from irdocs.content.node import Node
from irdocs.content.reading_context import ReadingContext
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Span, guess
from irdocs.frozen import frozen
from irdocs.models import Field, ValidationInfo, model_validator

MOST_STEPS = 40
"""The most steps of one chart: nobody follows more, and placing them takes time."""
StepKind = Literal["start", "step", "decision", "end"]


class Way(Node):
    """One way out of a decision: the answer, and the step that follows."""

    called = "a way"
    when: Label
    """The answer that leads this way, such as "Yes"."""
    to: Identifier | None = None
    """The id of the step that follows; without it, the step below."""


class FlowStep(Node):
    """A step of a flow chart, or a decision if it has `ways`."""

    called = "a step"
    shorthand = "text"
    text: Sentence
    short: Sentence | None = None
    id: Identifier | None = None
    """A name for `to:` of other steps to lead to."""
    kind: StepKind | None = None
    """Needed only for an end amid the list, and for a second start."""
    to: Identifier | None = None
    """The id of the step that follows; without it, the step below."""
    ways: tuple[Way, ...] = ()
    """The ways out of a decision, at least two."""


@frozen
class FlowLink:
    """An arrow from one step to another, both given by their index in the list."""

    source: int
    target: int
    when: SourceText | None = None
    """The answer that leads this way; None for the only way out of a step."""


class FlowChart(Block):
    """Steps and decisions with arrows between them."""

    called = "flow"
    type: Literal["flow"]
    steps: tuple[FlowStep, ...] = Field(min_length=2, max_length=MOST_STEPS)
    reveal: bool = False
    """Whether each step appears with its arrows at a click (deck only)."""
    absent: ClassVar[Mapping[str, str]] = {
        "alt": "its alternative text is made of its steps, so that it can never be out of date",
        "direction": "it runs down or to the right, whichever fills the room with the larger type",
        "items": "its list is called steps:",
        "links": "say where a step leads at the step itself, with to: or ways:",
    }

    @model_validator(mode="after")
    def _leads_somewhere(self, info: ValidationInfo) -> Self:
        """Report each fault of the chart at its own line."""
        if isinstance(info.context, ReadingContext):
            _FaultFinder(self, info.context.report).run()
        return self

    def step_kind(self, number: int) -> StepKind:
        """Return the kind of the step with an index, as it is drawn."""
        step = self.steps[number]
        if step.ways:
            return "decision"
        if step.kind:
            return step.kind
        if number == 0:
            return "start"
        return "end" if number == len(self.steps) - 1 and not step.to else "step"

    @property
    def links(self) -> tuple[FlowLink, ...]:
        """The arrows, in the order of the steps and their ways.

        A way that leads to no step is left out; it was reported when the file was read.
        """
        return tuple(
            FlowLink(way.number, way.target, way.when)
            for way in self.exits
            if way.target is not None
        )

    @property
    def exits(self) -> tuple[FlowExit, ...]:
        """Every way out of every step, also one that leads to no step, in the order of the file."""
        return tuple(self._exits())

    def _exits(self) -> Iterator[FlowExit]:
        numbers = {str(step.id): number for number, step in enumerate(self.steps) if step.id}
        last = len(self.steps) - 1
        for number, step in enumerate(self.steps):
            below = number + 1 if number < last else None
            if step.ways:
                for way in step.ways:
                    target = numbers.get(way.to) if way.to else below
                    yield FlowExit(number, target, way.span, way.to, way.when)
            elif step.to:
                yield FlowExit(number, numbers.get(step.to), step.to.span, step.to)
            elif below and step.kind != "end":
                yield FlowExit(number, below, step.span)


@frozen
class FlowExit:
    """A way out of a step, as the file has it."""

    number: int
    """The index of the step."""
    target: int | None
    """The index of the step that follows; None if there is no such step."""
    span: Span
    to: SourceText | None = None
    """The id that the author wrote; None for the step below."""
    when: SourceText | None = None


class _FaultFinder:
    """Reports what is wrong with the arrows of a flow chart."""

    def __init__(self, chart: FlowChart, report: Report) -> None:
        self._chart, self._report = chart, report

    def run(self) -> None:
        """Report all faults; what cannot be reached is looked for only if all arrows are good."""
        before = len(self._report.errors)
        self._check_ids()
        for step in self._chart.steps:
            self._check_kind(step)
        for way_out in self._chart.exits:
            self._check_target(way_out)
        self._check_answers()
        if len(self._report.errors) == before:
            self._check_reach()

    def _check_ids(self) -> None:
        """Report each id that was used before."""
        first_lines: dict[str, int] = {}
        for step in self._chart.steps:
            if step.id is None:
                continue
            if step.id in first_lines:
                self._report.error(
                    "repeated-id",
                    f'the id "{step.id}" is used twice in this flow',
                    step.id.span,
                    f"the first one is in line {first_lines[step.id]}; give one another id",
                )
            first_lines.setdefault(str(step.id), step.id.span.line)

    def _check_kind(self, step: FlowStep) -> None:
        """Report a kind and arrows that contradict each other, and a decision with one way."""
        if step.ways and step.to:
            self._bad(step.span, "a decision leads where its ways: do", "remove to: beside ways:")
        elif step.kind == "decision" and not step.ways:
            self._bad(step.span, "a decision needs ways:", "add ways: with at least two answers")
        elif step.ways and step.kind not in (None, "decision"):
            hint = "leave kind: out; a step with ways: is a decision"
            self._bad(step.span, f"a step of kind: {step.kind} has no ways:", hint)
        elif step.kind == "end" and step.to:
            self._bad(step.span, "an end leads nowhere", "remove to:, or kind: end")
        elif len(step.ways) == 1:
            hint = "add the other answer, or say with to: where the step leads"
            self._bad(step.span, "a decision needs two ways out, and this has one", hint)

    def _check_target(self, way_out: FlowExit) -> None:
        """Report a way that leads to no step, to its own step, or to a start."""
        steps = self._chart.steps
        if way_out.target is None and way_out.to:
            known = [str(step.id) for step in steps if step.id]
            self._report.error(
                "unknown-step",
                f'there is no step with the id "{way_out.to}" in this flow',
                way_out.to.span,
                guess(way_out.to, known, "give the step that is meant this id"),
            )
        elif way_out.target is None:
            hint = "add to: with the id of the step that follows"
            self._bad(way_out.span, "this way leads to the step below, and there is none", hint)
        elif way_out.target == way_out.number:
            hint = "lead to an earlier step, so that the reader sees what is done again"
            self._bad(way_out.span, "a step does not lead to itself", hint)
        elif steps[way_out.target].kind == "start":
            hint = "add to: with the id of another step, or remove kind: start there"
            self._bad(way_out.span, "nothing leads to a start", hint)

    def _check_answers(self) -> None:
        """Report answers that a decision has twice, and two of its ways to the same step."""
        answers: set[tuple[int, str]] = set()
        targets: set[tuple[int, int]] = set()
        for way_out in self._chart.exits:
            if way_out.when is None:
                continue
            answer = way_out.number, way_out.when.casefold()
            if answer in answers:
                message = f'two ways out of this decision have the answer "{way_out.when}"'
                self._bad(way_out.when.span, message, "give each way an answer of its own")
            elif (way_out.number, way_out.target) in targets:
                message = "two ways out of this decision lead to the same step"
                self._bad(way_out.span, message, "join their answers: Mild or moderate")
            answers.add(answer)
            if way_out.target is not None:
                targets.add((way_out.number, way_out.target))

    def _check_reach(self) -> None:
        """Report each step that no arrow reaches from a start."""
        steps = self._chart.steps
        waiting = [number for number in range(len(steps)) if self._is_start(number)]
        reached = set(waiting)
        while waiting:
            number = waiting.pop()
            followers = {link.target for link in self._chart.links if link.source == number}
            waiting += followers - reached
            reached |= followers
        for number, step in enumerate(steps):
            if number not in reached:
                self._report.error(
                    "unreachable-step",
                    f'no arrow leads to this step: "{_shortened(step.text.plain)}"',
                    step.span,
                    "lead to it with to:, or write kind: start if one may begin here",
                )

    def _is_start(self, number: int) -> bool:
        return number == 0 or self._chart.steps[number].kind == "start"

    def _bad(self, span: Span, message: str, hint: str) -> None:
        self._report.error("bad-flow", message, span, hint)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:38]}…"
