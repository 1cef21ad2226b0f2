"""Gather the boxes of a column into a tree of structure elements, with what each shows.

The boxes are those of the leaflet, set in one wide column. A paragraph of several lines becomes one
text again, and the marks of a figure one drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, TextMark
from irdocs.page.tags import Tag
from irdocs.typeset.runs import Fragment


@frozen
class DrawnMark:
    """A mark at its place in the column: its box begins at `y`, in pt."""

    mark: Mark
    y: float


@dataclass(eq=False, slots=True)
class WebElement:
    """A structure element with its children in reading order."""

    tag: Tag
    children: list[WebElement | Fragment | DrawnMark] = field(default_factory=list)
    block: str = ""
    """The id of the block that it begins; empty for what is in one, and for headings."""

    def below(self) -> Iterator[WebElement]:
        """Yield the elements in it, in order."""
        return (child for child in self.children if isinstance(child, WebElement))

    @property
    def fragments(self) -> list[Fragment]:
        """The pieces of text in it, without those of elements in it."""
        return [child for child in self.children if isinstance(child, Fragment)]

    @property
    def marks(self) -> list[DrawnMark]:
        """What it shows beside text, itself and in elements in it."""
        own = [child for child in self.children if isinstance(child, DrawnMark)]
        return own + [mark for child in self.below() for mark in child.marks]


def gathered(boxes: Iterable[Box], root: Tag) -> WebElement:
    """Return the tree of boxes below an element."""
    elements = {root: WebElement(root)}
    y = 0.0
    for box in boxes:
        y += box.space_before
        for mark in box.marks:
            if isinstance(mark.owner, Tag):
                _add(mark, y, _element(mark.owner, box.block, elements))
        y += box.height
    return elements[root]


def without_first(element: WebElement) -> WebElement:
    """Return an element without what is first in the first element of it."""
    first, *others = element.below()
    return replace(element, children=[replace(first, children=first.children[1:]), *others])


def _element(tag: Tag, block: str, elements: dict[Tag, WebElement]) -> WebElement:
    """Return the element of a tag; if it is new, it becomes the last child of its parent."""
    known = elements.get(tag)
    if known is not None:
        return known
    assert tag.parent is not None  # the root is known
    parent = _element(tag.parent, block, elements)
    element = elements[tag] = WebElement(tag)
    if block and _begins_block(parent, block):
        element.block = block
    parent.children.append(element)
    return element


def _begins_block(parent: WebElement, block: str) -> bool:
    """Whether an element whose parent this is stands outside of a block's other elements."""
    return not parent.block and parent.tag.role in ("Sect", "Document")


def _add(mark: Mark, y: float, element: WebElement) -> None:
    """Add what a mark shows to its element: text as text, unless it is part of a figure."""
    if not isinstance(mark, TextMark) or element.tag.role == "Figure":
        element.children.append(DrawnMark(mark, y))
        return
    for _, _, line in mark.lines:
        for run in line.runs:
            _append(run.fragment, element.children)


def _append(fragment: Fragment, children: list[WebElement | Fragment | DrawnMark]) -> None:
    """Add a piece of text, joined with the one before it if both look and mean the same."""
    last = children[-1] if children else None
    if isinstance(last, Fragment) and replace(last, text="", whole=False) == replace(
        fragment, text="", whole=False
    ):
        children[-1] = replace(last, text=last.text + fragment.text)
    else:
        children.append(fragment)
