"""Blocks of things side by side: cards, and the events of a timeline."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Prose
from irdocs.content.node import Asset, Node


class Event(Node):
    """One moment of a timeline."""

    called = "an event"
    date: Label
    title: Label
    text: Prose | None = None
    short: Prose | None = None


class Timeline(Block):
    """Events in order."""

    called = "timeline"
    type: Literal["timeline"]
    items: tuple[Event, ...] = Field(min_length=2)


class Card(Node):
    """One of several things side by side."""

    called = "a card"
    title: Label
    text: Prose | None = None
    short: Prose | None = None
    icon: Asset | None = None


class Cards(Block):
    """Things side by side, of equal rank."""

    called = "cards"
    type: Literal["cards"]
    items: tuple[Card, ...] = Field(min_length=2)
