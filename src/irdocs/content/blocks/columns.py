"""Columns side by side, each with a heading and blocks of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.chart import Chart
from irdocs.content.blocks.formula import FormulaBlock
from irdocs.content.blocks.image import Image
from irdocs.content.blocks.statistics import Statistics
from irdocs.content.blocks.table import Table
from irdocs.content.blocks.text import Points, TextBlock
from irdocs.content.fields import Label
from irdocs.content.node import Node
from irdocs.models import Discriminator, Field, model_validator

ColumnWords = TextBlock | Points | Statistics
"""The blocks of a column that are words: they are set one below the other."""
ColumnVisual = Image | Chart | FormulaBlock | Table
"""The blocks of which a column has one at most."""
ColumnBlock = ColumnWords | ColumnVisual


class Column(Node):
    """One of two or three columns: words, and a picture, chart, formula or table, in order."""

    called = "a column"
    title: Label | None = None
    blocks: tuple[Annotated[ColumnBlock, Discriminator("type")], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_what_a_column_can(self) -> Column:
        """Refuse what has no room in a column, or no meaning there."""
        if sum(isinstance(block, ColumnVisual) for block in self.blocks) > 1:
            raise PydanticCustomError(
                "full-column",
                "a column holds words and one picture, chart, formula or table; this one has more",
            )
        for block in self.blocks:
            for key in ("only", "backup", "headline", "notes", "reveal"):
                if getattr(block, key, None):
                    raise PydanticCustomError(
                        "full-column",
                        'a block in a column takes no "{key}"; give it to the columns',
                        {"key": key},
                    )
        return self


class Columns(Block):
    """Two or three columns: a comparison, or a picture beside its message."""

    called = "columns"
    type: Literal["columns"]
    columns: tuple[Column, ...] = Field(min_length=2, max_length=3)
    reveal: bool = False
    """Whether each column appears at a click (deck only)."""

    @property
    def blocks(self) -> tuple[ColumnBlock, ...]:
        """The blocks of all columns, in order."""
        return tuple(block for column in self.columns for block in column.blocks)
