"""Page breaks, by which the author and not the paper decides where a panel of a leaflet ends."""

from __future__ import annotations

from typing import Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.models import model_validator


class PageBreak(Block):
    """Where a new panel or page of the leaflet begins; slides do not have it."""

    called = "pagebreak"
    type: Literal["pagebreak"]

    @model_validator(mode="after")
    def _is_bare(self) -> Self:
        """Refuse what other blocks may have, as nothing of a page break is shown."""
        for key in ("title", "headline", "notes", "backup", "keep"):
            if getattr(self, key):
                raise PydanticCustomError(
                    "bad-break", 'a page break takes no "{key}": nothing of it is shown',
                    {"key": key},
                )  # fmt: skip
        return self
