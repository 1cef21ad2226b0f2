"""The animations of a slide (ECMA-376, 19.5), as what appears, moves or goes away at each click."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.reading.compared_items import Value
from irdocs.ooxml.namespaces import MC, P
from irdocs.ooxml.xml import Element

_CLASSES = {"entr": "appears", "exit": "goes away", "emph": "changes", "path": "moves",
            "verb": "is opened", "mediacall": "is played"}  # fmt: skip
"""What messages say for the classes of effects (19.7.46)."""
_APPEAR = "1"
"""The number of the effect "Appear", which messages leave out."""
_NO_EFFECTS = (f"{P}cond", f"{P}cMediaNode")
"""What names a shape to wait for a click on it, or to say that it is a film."""
_FROM_BEGINNING = "playFrom(0.0)"
_FOLLOWING = {"withEffect": "with the effect before, ", "afterEffect": "after the effect before, "}


def animation(slide: Element) -> Value:
    """Return words for each effect of a slide, in order; None if there is none.

    Shapes are told by their number in reading order, as programs change names and ids; 0 is the
    group of all of them.
    """
    timing = slide.find(f"{P}timing")
    if timing is None:
        return None
    numbers = {identifier: n for n, identifier in enumerate(_shape_ids(slide))}
    return tuple(_effects(timing, numbers)) or None


def _effects(timing: Element, numbers: dict[str, int]) -> Iterator[str]:
    click = 0
    for target in timing.iter(f"{P}spTgt"):
        if any(True for _ in target.iterancestors(*_NO_EFFECTS)):
            continue
        effect = next((node for node in target.iterancestors(f"{P}cTn")
                       if node.get("presetClass")), None)  # fmt: skip
        number = numbers.get(target.get("spid", ""))
        shape = "a shape that is not there" if number is None else f"shape {number}"
        paragraphs = target.find(f"{P}txEl/{P}pRg")
        if paragraphs is not None:
            first, last = (_ordinal(paragraphs.get(end, "")) for end in ("st", "end"))
            shape += f", paragraph {first}" + (f" to {last}" if last != first else "")
        if effect is None:
            yield f"something happens to {shape}"
            continue
        command = next((c.get("cmd", "") for c in target.iterancestors(f"{P}cmd")), "")
        if _is_interactive(target):
            yield f"a click on {shape}: {command or 'an effect'}"
            continue
        if effect.get("nodeType") == "clickEffect" and _is_first(target, effect):
            click += 1
        if command:
            yield f"click {click}: {shape} is played" + _from(command)
            continue
        what = _CLASSES.get(effect.get("presetClass", ""), "is animated")
        if effect.get("presetID", _APPEAR) != _APPEAR:
            what += f" by effect {effect.get('presetID')}"
        following = _FOLLOWING.get(effect.get("nodeType", ""), "")
        yield f"click {click}: {following}{shape} {what}"


def _from(command: str) -> str:
    """Return from where a film is played, if that is not its beginning, or what else it is told."""
    return "" if command == _FROM_BEGINNING else f": {command}"


def _is_interactive(target: Element) -> bool:
    """Whether a target is that of an effect that a click on a shape starts, not any click."""
    sequences = target.iterancestors(f"{P}cTn")
    return any(node.get("nodeType") == "interactiveSeq" for node in sequences)


def _ordinal(index: str) -> str:
    """Return the number, counted from 1, of an index; what is no index as it is."""
    return str(int(index) + 1) if index.isdecimal() else index


def _is_first(target: Element, effect: Element) -> bool:
    """Whether a target is the first of its effect, which may change several things of a shape."""
    return next(effect.iter(f"{P}spTgt")) is target


def _shape_ids(element: Element) -> Iterator[str]:
    """Yield the ids of the shapes; of those with alternatives, that of the first."""
    for child in element:
        if child.tag == f"{P}cNvPr":
            yield child.get("id", "")
        elif child.tag != f"{MC}Fallback":
            yield from _shape_ids(child)
