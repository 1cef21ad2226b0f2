"""Blocks of words: running text, lists, glossaries and quotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
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
        if any(_depth(point) > LIST_LEVELS for point in self.items):
            raise PydanticCustomError(
                "too-deep", f"a list must not go deeper than {LIST_LEVELS} levels"
            )
        return self


LIST_LEVELS = 3
"""The levels of a list: a listener cannot follow more, and a slide has no room for them."""


def _depth(point: ListPoint) -> int:
    """Return the number of levels of a point: 1 if there is no list inside it."""
    return 1 + max((_depth(inner) for inner in point.items), default=0)


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
