"""Figures with their sources."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import FigureValue, Label, Sentence, SourcesOrOwnData
from irdocs.content.node import Node
from irdocs.models import Field, model_validator


class Statistic(Node):
    """A figure with its source, or one that is pending: its value is still to be found."""

    called = "a statistic"
    value: FigureValue | None = None
    """A number, or a few words such as "1 in 5" or "<0.5"."""
    unit: Label | None = None
    label: Sentence
    short: Sentence | None = None
    source: SourcesOrOwnData | None = None
    pending: bool = False
    picture: Literal["people", "ring", "none"] = "none"
    """A row of ten people, or a ring, filled as the value says; for percentages only."""
    main: bool = False
    """Whether it is the large one of its slide, beside the others; one of a block may be."""

    @model_validator(mode="after")
    def _sourced_or_pending(self) -> Self:
        """No number is published without a source, and none is made up."""
        if self.pending and self.value is not None:
            raise PydanticCustomError(
                "pending-value", "a statistic with a value is not pending; remove one of the two"
            )
        if not self.pending and self.value is None:
            raise PydanticCustomError(
                "missing-value", "a statistic needs a value, or pending: true until it has one"
            )
        if self.value is not None and self.source is None:
            raise PydanticCustomError("missing-source", "a statistic with a value needs a source")
        if isinstance(self.value, str) and self.unit and self.value.endswith(self.unit):
            raise PydanticCustomError(
                "bad-value",
                'the value has its unit already; write the number without "{unit}"',
                {
                    "unit": self.unit,
                    "at": "value",
                    "hint": f"write value: {self.value.removesuffix(self.unit).strip()}",
                },
            )
        is_share = isinstance(self.value, Decimal) and 0 <= self.value <= 100
        if self.picture != "none" and not (self.unit == "%" and (self.pending or is_share)):
            raise PydanticCustomError(
                "bad-value", 'picture: needs a value from 0 to 100 with unit: "%"',
                {"at": "value", "hint": self._share_hint()},
            )  # fmt: skip
        return self

    def _share_hint(self) -> str:
        """Return what to do about a figure that a picture of a share cannot show."""
        share = re.fullmatch(r"(\d+(?:[.,]\d+)?) ?(?:%|per ?cent)?", str(self.value))
        if isinstance(self.value, str) and share and (self.unit or "%") == "%":
            return f'write value: {share[1].replace(",", ".")} and unit: "%"'
        return "correct the number, or leave picture: out, which shows percentages alone"


class Statistics(Block):
    """Published figures."""

    called = "statistics"
    type: Literal["statistics"]
    items: tuple[Statistic, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_main(self) -> Self:
        if sum(item.main for item in self.items) > 1:
            raise PydanticCustomError(
                "bad-value", "only one figure may be main: true; remove it from the others"
            )
        return self

    @property
    def published(self) -> tuple[Statistic, ...]:
        """The statistics that are not pending."""
        return tuple(item for item in self.items if not item.pending)
