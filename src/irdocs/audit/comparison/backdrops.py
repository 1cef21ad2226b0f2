"""What layouts and masters paint behind slides, in two decks of which one was saved by a program.

LibreOffice makes a master of each layout, in its own order, and shows shapes of a master that a
layout had switched off. So slides are compared by what stands behind them, wherever it is written.
A shape behind a slide is foreign if no layout or master of the other deck has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.audit.comparison.differences import Difference
from irdocs.audit.comparison.pages import pairs_of
from irdocs.audit.reading.compared_items import ItemList, Property, Value, shortened
from irdocs.audit.reading.deck_contents import DeckContents

_APART = 2.0
"""How far, in pt, the edges of two shapes may be apart that are the same."""
_COLOUR = 8
"""How far the parts of two colours may be apart, of 255."""


def compared(expected: DeckContents, found: DeckContents) -> Iterator[Difference]:
    """Yield each shape that was put behind the slides, or removed from there, once."""
    told = set[str]()
    for one, two in pairs_of(expected.slides, found.slides):
        before, after = _art(expected.slides[one]), _art(found.slides[two])
        removed = [shape for shape in before if not _is_among(shape, after)]
        added = [shape for shape in after if not _is_among(shape, (*before, *expected.art))]
        for shape, change in (*((s, "removed from") for s in removed),
                              *((s, "put on") for s in added)):  # fmt: skip
            message = f"{_called(shape)} was {change} the layout or the master behind this slide"
            if message not in told:
                told.add(message)
                yield Difference("changed-look", message, two + 1, "", one + 1)


def _art(slide: ItemList) -> Sequence[Value]:
    art = slide.whole.value(Property.ART)
    return art if isinstance(art, tuple) else ()


def _is_among(shape: Value, others: Sequence[Value]) -> bool:
    return any(_is_same(shape, other) for other in others)


def _is_same(one: Value, two: Value) -> bool:
    """Whether two shapes are of one kind, say the same, and have one place and paint."""
    if not (isinstance(one, tuple) and isinstance(two, tuple)) or one[:2] != two[:2]:
        return False
    return _is_near(one[2], two[2], is_group=one[0] == "grpSp") and _is_like(one[3], two[3])


def _is_near(one: Value, two: Value, *, is_group: bool) -> bool:
    """Whether two boxes are in one place; of a group, which may be turned, its middle decides."""
    if not (isinstance(one, tuple) and isinstance(two, tuple)):
        return one == two
    (x, y, width, height), (other_x, other_y, other_width, other_height) = (
        [float(n) for n in box if isinstance(n, int | float)] for box in (one, two)
    )
    across = x + width / 2 - other_x - other_width / 2
    down = y + height / 2 - other_y - other_height / 2
    grown = 0.0 if is_group else max(abs(width - other_width), abs(height - other_height))
    return max(abs(across), abs(down), grown) <= _APART


def _is_like(one: Value, two: Value) -> bool:
    """Whether two paints are the same, or have one name, or are colours that are nearly the same.

    A paint with a name is a pair of the name, such as bg1, and the colour that it stands for.
    """
    if isinstance(one, tuple) and isinstance(two, tuple) and len(one) == len(two) == 2:
        return bool(one[0] and one[0] == two[0]) or _is_like(one[1], two[1])
    if isinstance(one, tuple) and isinstance(two, tuple):
        return all(
            abs(a - b) <= _COLOUR
            for a, b in zip(one, two, strict=True)
            if isinstance(a, int) and isinstance(b, int)
        )
    return one == two


def _called(shape: Value) -> str:
    kind, words = (str(part) for part in shape[:2]) if isinstance(shape, tuple) else ("", "")
    if words:
        return f'the text "{shortened(words)}"'
    return {"pic": "a picture", "grpSp": "a group", "cxnSp": "a line"}.get(kind, "a shape")


__all__ = ["compared"]
