"""Find the items of a list among the slots of a slide: what stands in numbered placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot, inf

from markupsafe import Markup

from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKind, Stem
from irdocs.deck.slots import FigureSlot, IconArraySlot, PictureSlot, Slot, TextSlot, box_of
from irdocs.units import Rect


@dataclass(slots=True)
class NumberedThing:
    """The slots of one item of a list."""

    number: int
    slots: list[Slot] = field(default_factory=list)


def stem_of(slot: Slot) -> Stem | None:
    """Return the stem of a slot's placeholder; None if it stands freely."""
    placeholder = getattr(slot, "placeholder", None)
    return placeholder.stem if placeholder else None


def number_of(slot: Slot) -> int:
    """Return the number of a slot's placeholder; 0 if it is the only one, or stands freely."""
    placeholder = getattr(slot, "placeholder", None)
    return placeholder.number if placeholder else 0


def first_number(items: Sequence[NumberedThing]) -> Markup:
    """Return the attribute of the first number of a list that continues another."""
    for slot in items[0].slots:
        if isinstance(slot, TextSlot) and stem_of(slot) is Stem.NUMBER:
            number = "".join(paragraph.text for paragraph in slot.paragraphs)
            if number.isdecimal() and number != "1":
                return Markup(' start="{}"').format(number)
    return Markup("")


def divided(slots: Sequence[Slot], layout: Layout) -> tuple[list[NumberedThing], list[Slot]]:
    """Return the items of a slide's list, and the slots that are in none of them.

    What stands freely between two items belongs to the first; pictures, whose captions follow them,
    belong to the second. Drawn figures belong to the items
    that they stand nearest to, and other things that follow the last are one for each item, or for
    none.
    """
    items: list[NumberedThing] = []
    others: list[Slot] = []
    loose: list[Slot] = []
    has_captions = layout.key.kind is LayoutKind.PICTURES
    for slot in slots:
        number = number_of(slot)
        if number:
            is_new = not items or items[-1].number != number
            if not (has_captions and is_new):
                (items[-1].slots if items else others).extend(loose)
                loose = []
            if is_new:
                items.append(NumberedThing(number))
            items[-1].slots += [*loose, slot]
            loose = []
        else:
            loose.append(slot)
    for slot in list(loose) if items else ():
        if isinstance(slot, FigureSlot | IconArraySlot):
            distances = [_distance(item, slot.box, layout) for item in items]
            items[distances.index(min(distances))].slots.append(slot)
            loose.remove(slot)
    free = list(_free(loose))
    if items and len(free) == len(items):
        for item, slot in zip(items, free, strict=True):
            item.slots.append(slot)
        loose = [slot for slot in loose if slot not in free]
    elif items and any(_stands_freely(slot) for item in items for slot in item.slots):
        items[-1].slots += free
        loose = [slot for slot in loose if slot not in free]
    return items, others + loose


def _stands_freely(slot: Slot) -> bool:
    return stem_of(slot) is None and not isinstance(slot, FigureSlot | IconArraySlot)


def _distance(item: NumberedThing, box: Rect, layout: Layout) -> float:
    """Return how far the middle of a box is from the nearest text of an item, in pt."""
    boxes = [box_of(slot, layout) for slot in item.slots if isinstance(slot, TextSlot)]
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return min(
        (hypot(max(one.x - x, 0.0, x - one.right), max(one.y - y, 0.0, y - one.bottom))
         for one in boxes),
        default=inf,
    )  # fmt: skip


def _free(slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield what stands freely and says something."""
    for slot in slots:
        is_shown = not isinstance(slot, PictureSlot) or slot.alt
        if not isinstance(slot, TextSlot) and stem_of(slot) is None and is_shown:
            yield slot


__all__ = ["NumberedThing", "divided", "first_number", "number_of", "stem_of"]
