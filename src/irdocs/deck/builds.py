"""Write what appears at each click as PowerPoint's animations (ECMA-376, 19.5).

A slide has one main sequence. Each click is a time container that waits for it; within stands
another, as PowerPoint has one for effects that follow by themselves; within that, the effects:
"Appear" (preset 1 of the entrances), which sets a shape's or paragraph's visibility. The list of
builds names the texts and charts that effects build, as PowerPoint's animation pane expects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import assert_never

from irdocs.deck.model import BuildStep, FilmPlayed, ParagraphsShown, SlotsShown, StepShown
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.xml import Element, el, qname

DrawnSlot = Sequence[tuple[int, Element]]
"""The shapes of a slot, each with the index of the flow chart's step that it belongs to, or 0."""


@frozen
class _Effect:
    """One shape, or one paragraph of it, appears; or a film begins."""

    shape: Element
    paragraph: int | None = None
    milliseconds: int | None = None
    """How long the film lasts; None for what appears."""

    @property
    def identifier(self) -> str:
        """The shape's id; of a shape with alternatives, that of the first."""
        return str(next(self.shape.iter(qname("p:cNvPr"))).get("id"))

    @property
    def build(self) -> Element | None:
        """Return the shape's entry in the list of builds (19.5.14 and 19.5.12), if it needs one."""
        shape = next(self.shape.iter(qname("p:sp"), qname("p:graphicFrame"), qname("p:grpSp")),
                     self.shape)  # fmt: skip
        if shape.tag == qname("p:sp"):
            has_ground = shape.find(f"{qname('p:spPr')}/{qname('a:solidFill')}") is not None
            return el(
                "p:bldP",
                spid=self.identifier,
                grpId=0,
                build=None if self.paragraph is None else "p",
                animBg=1 if has_ground else None,
            )
        graphic = shape.find(f"{qname('a:graphic')}/{qname('a:graphicData')}")
        if graphic is not None and graphic.get("uri") == NAMESPACES["c"]:
            return el("p:bldGraphic", el("p:bldAsOne"), spid=self.identifier, grpId=0)
        return None


def timing(build: Sequence[BuildStep], drawn: Sequence[DrawnSlot]) -> Element:
    """Return the element p:timing; `drawn` has the shapes of each slot, whose ids are final."""
    numbers = count(1)
    root_number, sequence_number = next(numbers), next(numbers)
    clicks = [tuple(_effects(step, drawn)) for step in build]
    sequence = el(
        "p:seq",
        _node(sequence_number, [_click(effects, numbers) for effects in clicks if effects],
              dur="indefinite", nodeType="mainSeq"),
        el("p:prevCondLst", _slide_event("onPrev")),
        el("p:nextCondLst", _slide_event("onNext")),
        concurrent=1,
        nextAc="seek",
    )  # fmt: skip
    films = [e for effects in clicks for e in effects if e.milliseconds is not None]
    parts = [part for film in films for part in (_toggled(film, numbers), _film(film, numbers))]
    root = _node(
        root_number, [sequence, *parts], dur="indefinite", restart="never", nodeType="tmRoot"
    )
    built = {e.identifier: e.build for effects in clicks for e in effects}
    entries = [entry for entry in built.values() if entry is not None]
    lists = [el("p:bldLst", *entries)] if entries else []
    return el("p:timing", el("p:tnLst", el("p:par", root)), *lists)


def _effects(step: BuildStep, drawn: Sequence[DrawnSlot]) -> Iterator[_Effect]:
    """Yield what appears at a click."""
    match step:
        case ParagraphsShown(slot, first, last):
            for paragraph in range(first, last + 1):
                yield _Effect(drawn[slot][0][1], paragraph)
        case SlotsShown(slots):
            for slot in slots:
                yield from (_Effect(shape) for _, shape in drawn[slot])
        case StepShown(slot, number):
            yield from (_Effect(shape) for owner, shape in drawn[slot] if owner == number)
        case FilmPlayed(slot, milliseconds):
            yield from (_Effect(shape, None, milliseconds) for _, shape in drawn[slot])
        case _:
            assert_never(step)


def _click(effects: Sequence[_Effect], numbers: Iterator[int]) -> Element:
    """Return the time container of a click (19.5.53), with its effects."""
    outer, inner = next(numbers), next(numbers)
    shown = [
        (_appear if effect.milliseconds is None else _play)(
            effect, "withEffect" if number else "clickEffect", numbers
        )
        for number, effect in enumerate(effects)
    ]
    return el(
        "p:par",
        _node(outer, [el("p:par", _node(inner, shown, delay="0", fill="hold"))],
              delay="indefinite", fill="hold"),
    )  # fmt: skip


def _appear(effect: _Effect, kind: str, numbers: Iterator[int]) -> Element:
    """Return the effect "Appear" on a shape or a paragraph."""
    number, inner = next(numbers), next(numbers)
    paragraphs = []
    if effect.paragraph is not None:
        one = el("p:pRg", st=effect.paragraph, end=effect.paragraph)
        paragraphs.append(el("p:txEl", one))
    behaviour = el(
        "p:cBhvr",
        _node(inner, [], delay="0", dur=1, fill="hold"),
        el("p:tgtEl", el("p:spTgt", *paragraphs, spid=effect.identifier)),
        el("p:attrNameLst", el("p:attrName", "style.visibility")),
    )
    change = el("p:set", behaviour, el("p:to", el("p:strVal", val="visible")))
    return el(
        "p:par",
        _node(
            number,
            [change],
            delay="0",
            presetID=1,
            presetClass="entr",
            presetSubtype=0,
            fill="hold",
            grpId=None if effect.build is None else 0,
            nodeType=kind,
        ),
    )


def _play(effect: _Effect, kind: str, numbers: Iterator[int]) -> Element:
    """Return the effect that plays a film from its beginning (19.5.17, playFrom)."""
    return _call(effect, "playFrom(0.0)", 1, kind, effect.milliseconds or 1, numbers)


def _call(
    effect: _Effect, command: str, preset: int, kind: str, duration: int, numbers: Iterator[int]
) -> Element:
    """Return the effect that gives a film a command."""
    number, inner = next(numbers), next(numbers)
    behaviour = el(
        "p:cBhvr",
        _node(inner, [], dur=duration, fill="hold"),
        el("p:tgtEl", el("p:spTgt", spid=effect.identifier)),
    )
    return el(
        "p:par",
        _node(
            number,
            [el("p:cmd", behaviour, type="call", cmd=command)],
            delay="0",
            presetID=preset,
            presetClass="mediacall",
            presetSubtype=0,
            fill="hold",
            nodeType=kind,
        ),
    )


def _film(film: _Effect, numbers: Iterator[int]) -> Element:
    """Return what says that a shape is a film (19.5.93), which waits to be played."""
    target = el("p:tgtEl", el("p:spTgt", spid=film.identifier))
    node = _node(next(numbers), [], delay="indefinite", fill="hold", display=0)
    return el("p:video", el("p:cMediaNode", node, target, vol=80_000))


def _toggled(film: _Effect, numbers: Iterator[int]) -> Element:
    """Return the sequence that a click on a film starts: it pauses, or goes on."""
    sequence, outer, inner = next(numbers), next(numbers), next(numbers)
    effect = _call(film, "togglePause", 2, "clickEffect", 1, numbers)
    steps = el("p:par", _node(inner, [effect], delay="0", fill="hold"))
    click = el("p:par", _node(outer, [steps], delay="0", fill="hold"))
    end = el("p:endSync", el("p:rtn", val="all"), evt="end", delay=0)
    node = el(
        "p:cTn",
        el("p:stCondLst", _shape_event(film)),
        end,
        el("p:childTnLst", click),
        id=sequence,
        restart="whenNotActive",
        fill="hold",
        evtFilter="cancelBubble",
        nodeType="interactiveSeq",
    )
    return el("p:seq", node, el("p:nextCondLst", _shape_event(film)), concurrent=1, nextAc="seek")


def _shape_event(effect: _Effect) -> Element:
    """Return the condition that a shape is clicked."""
    target = el("p:tgtEl", el("p:spTgt", spid=effect.identifier))
    return el("p:cond", target, evt="onClick", delay=0)


def _node(
    number: int, children: Sequence[Element], delay: str | None = None, **attributes: object
) -> Element:
    """Return a time node (19.5.33) with its children; `delay` is when it starts."""
    parts = []
    if delay is not None:
        parts.append(el("p:stCondLst", el("p:cond", delay=delay)))
    if children:
        parts.append(el("p:childTnLst", *children))
    return el("p:cTn", *parts, id=number, **attributes)


def _slide_event(name: str) -> Element:
    """Return the condition that the show goes on, or back, on this slide."""
    return el("p:cond", el("p:tgtEl", el("p:sldTgt")), evt=name, delay=0)
