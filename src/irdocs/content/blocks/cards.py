"""Blocks of things side by side: cards, and the events of a timeline."""

from __future__ import annotations

from typing import Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Prose
from irdocs.content.node import Asset, Node
from irdocs.content.placed_picture import CardPicture
from irdocs.models import Field, model_validator


class Event(Node):
    """One moment of a timeline."""

    called = "an event"
    pair = ("date", "title")
    date: Label
    title: Label
    text: Prose | None = None
    short: Prose | None = None


class Timeline(Block):
    """Events in order."""

    called = "timeline"
    type: Literal["timeline"]
    items: tuple[Event, ...] = Field(min_length=2)


RATIO = 3 / 2
"""The proportions width : height of pictures of cards."""


class Card(Node):
    """One of several things side by side."""

    called = "a card"
    pair = ("title", "text")
    title: Label
    text: Prose | None = None
    short: Prose | None = None
    icon: Asset | None = None
    picture: CardPicture | None = None
    """A photograph or drawing at its head, from edge to edge."""

    @model_validator(mode="after")
    def _has_one_picture(self) -> Self:
        if self.icon and self.picture:
            raise PydanticCustomError(
                "bad-value", "a card has either an icon or a picture; remove one of them"
            )
        return self


class Cards(Block):
    """Things side by side, of equal rank."""

    called = "cards"
    type: Literal["cards"]
    items: tuple[Card, ...] = Field(min_length=2)

    @property
    def has_pictures(self) -> bool:
        """Whether a card has a picture at its head."""
        return any(card.picture for card in self.items)
