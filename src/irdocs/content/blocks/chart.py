"""Charts: numbers in a form whose kind can show them."""

from __future__ import annotations

from typing import Self

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.chart_checks import chart_faults
from irdocs.content.blocks.chart_keys import ChartKeys
from irdocs.models import model_validator


class Chart(ChartKeys):
    """Numbers as bars, columns, lines, areas, steps, points or slices of a pie."""

    called = "chart"

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        """Refuse what its kind cannot show."""
        if faults := chart_faults(self):
            raise PydanticCustomError(
                "bad-chart", "{message}", {"message": faults[0].message, "faults": faults}
            )
        return self
