"""Cases: a story told in parts, each of which a lecture reveals at a click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Prose
from irdocs.content.node import Node
from irdocs.models import Field

MOST_PARTS = 12
"""The most parts of one case: nobody follows more of one story."""


class CasePart(Node):
    """A part of a case: its heading, its text, and a shorter text for the slide."""

    called = "a part"
    title: Label
    text: Prose
    short: Prose | None = None


class Case(Block):
    """A story in parts, as of one patient; on slides each part appears at a click."""

    called = "case"
    type: Literal["case"]
    parts: tuple[CasePart, ...] = Field(min_length=2, max_length=MOST_PARTS)
    absent: ClassVar[Mapping[str, str]] = {
        "items": "its list is called parts:",
        "reveal": "the parts of a case always appear one by one",
        "text": "give each of its parts: a title and a text",
    }
