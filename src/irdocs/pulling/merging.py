"""Put the patches of one file together where several change one line of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from irdocs.pulling.patching import LinePatch
from irdocs.pulling.state import ContentPatch


def merged(
    patches: Iterable[ContentPatch], lines: Sequence[str]
) -> tuple[list[LinePatch], ContentPatch | None]:
    """Return the patches of a file, those of one line put together, and the first that clashes
    with another one."""
    chosen: list[list[LinePatch]] = []
    for patch in patches:
        at = next((n for n, own in enumerate(chosen)
                   if any(_overlap(one, patch.lines) for one in own)), None)  # fmt: skip
        if at is None:
            chosen.append([patch.lines])
            continue
        chosen[at] = [*chosen[at], patch.lines]
        if _together(chosen[at], lines) is None:
            return [], patch
    return [one for own in chosen if (one := _together(own, lines))], None


def _overlap(one: LinePatch, other: LinePatch) -> bool:
    if one.first == one.last or other.first == other.last:  # an insertion
        inner, outer = (one, other) if one.first == one.last else (other, one)
        return outer.first < inner.first < outer.last
    return one.first < other.last and other.first < one.last


def _together(patches: Sequence[LinePatch], lines: Sequence[str]) -> LinePatch | None:
    """Return patches as one; None unless all take lines away, or change different stretches of one
    line. What is put in at one place stands in the order in which it was found."""
    first, last = min(one.first for one in patches), max(one.last for one in patches)
    if len(patches) == 1:
        return patches[0]
    if not any(one.lines for one in patches):
        return LinePatch(first, last, ())
    if last != first + 1 or any(len(one.lines) != 1 or one.first == one.last for one in patches):
        return None
    line, whole, done = lines[first], "", 0
    changed = (_changed_stretch(line, one.lines[0]) for one in patches)
    for start, end, words in sorted(changed, key=lambda one: one[0]):
        if start < done:
            return None
        whole, done = whole + line[done:start] + words, end
    return LinePatch(first, last, (whole + line[done:],))


def _changed_stretch(before: str, after: str) -> tuple[int, int, str]:
    """Return the stretch of a line that differs, from and to, and what stands there instead."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return start, len(before) - end, after[start : len(after) - end]


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


__all__ = ["merged"]
