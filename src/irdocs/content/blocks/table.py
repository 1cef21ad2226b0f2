"""Tables."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Cell, HeaderCell, Label


class Table(Block):
    """Rows and columns under a header row."""

    called = "table"
    type: Literal["table"]
    caption: Label
    header: tuple[HeaderCell, ...] = Field(min_length=1)
    """The names of the columns; one that needs none, such as the corner, may be empty."""
    rows: tuple[tuple[Cell, ...], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rows_are_whole(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.header):
                raise PydanticCustomError(
                    "bad-table",
                    "row {row} has {cells} cells where the header has {header}",
                    {"row": number, "cells": len(row), "header": len(self.header)},
                )
        return self

    @property
    def lengths(self) -> list[list[int]]:
        """The number of characters of each cell, column by column, header first."""
        return [
            [len(name), *(len(row[column].plain) for row in self.rows)]
            for column, name in enumerate(self.header)
        ]
