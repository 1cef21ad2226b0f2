"""Blocks of words: running text, lists, glossaries and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.fault import BlockFault, refuse
from irdocs.content.fields import Label, Prose, SourceIds
from irdocs.content.node import Node
from irdocs.models import Field, model_validator


class ListPoint(Node):
    """An item of a list: its text, a shorter text for the slide, and a list inside it."""

    called = "a point"
    shorthand = "text"
    text: Prose
    short: Prose | None = None
    ordered: bool = False
    items: tuple[ListPoint, ...] = ()


class TextBlock(Block):
    """Running text."""

    called = "text"
    type: Literal["text"]
    text: Prose
    short: Prose | None = None


class Points(Block):
    """A list."""

    called = "points"
    type: Literal["points"]
    ordered: bool = False
    reveal: bool = False
    """Whether each point appears on its slide at a click (deck only)."""
    items: tuple[ListPoint, ...] = Field(min_length=1)
    absent: ClassVar[Mapping[str, str]] = {
        "incremental": "reveal: true shows one point at each click"
    }

    @model_validator(mode="after")
    def _is_shallow(self) -> Points:
        """Refuse a list that is nested too deeply for a listener to follow."""
        message = f"a list must not go deeper than {LIST_LEVELS} levels"
        refuse("too-deep", [BlockFault(at, message) for at in _too_deep(self.items)])
        return self


LIST_LEVELS = 3
"""The levels of a list: a listener cannot follow more, and a slide has no room for them."""


def _too_deep(points: Sequence[ListPoint], level: int = 1) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each list that is too deep, from the key of the outermost."""
    if level > LIST_LEVELS and points:
        yield ("items",)
        return
    for number, point in enumerate(points):
        for path in _too_deep(point.items, level + 1):
            yield ("items", number, *path)


class Term(Node):
    """A word and what it means."""

    called = "a term"
    pair = ("term", "meaning")
    term: Label
    meaning: Prose
    short: Prose | None = None


class Terms(Block):
    """A glossary."""

    called = "terms"
    type: Literal["terms"]
    items: tuple[Term, ...] = Field(min_length=1)


class Quote(Block):
    """A quotation, and who said it."""

    called = "quote"
    type: Literal["quote"]
    text: Prose
    by: Label
    source: SourceIds | None = None
