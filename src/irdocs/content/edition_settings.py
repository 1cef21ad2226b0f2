"""What content.yaml says of its editions: where their records are, and what the columns hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from irdocs.content.fields import Verbatim
from irdocs.content.node import Node
from irdocs.models import Field, Limits

ColumnType = Literal["text", "number", "date", "yes-no", "list"]
"""What a column holds: words; a number; a day, as 2026-11-23; yes or no; several texts, parted by
semicolons."""


class RecordColumn(Node):
    """What one column of the records holds."""

    called = "a column"
    type: ColumnType = "text"
    required: bool = False
    """Whether each record must have a value."""
    allowed: tuple[Any, ...] = ()
    """The values that it may have; any if there are none."""
    markdown: bool = False
    """Whether its words have inline Markdown; else they are printed as they are."""


class EditionSettings(Node):
    """The editions of a document: one for each record of a table."""

    called = "editions"
    data: Verbatim | None = None
    """The file of records, in the content's folder or below."""
    name: Verbatim | None = None
    """What an edition is called, and its folder: "{{ slug }}"; None for the first column."""
    columns: dict[str, RecordColumn] = Field(default_factory=dict)
    """What columns hold, by their names; others are words."""
    sample: Annotated[dict[str, Any], Limits(min_length=1)] | None = None
    """The record that is taken where no edition is chosen."""
    only: Verbatim | None = None
    """The product of an edition; both if it is empty."""
    format: Verbatim | None = None
    """The formats of its leaflet, parted by semicolons."""
    language: Verbatim | None = None
    """The languages that it is made in, parted by semicolons."""
    template: Verbatim | None = None
    """The template of its deck."""
    copies: Verbatim | None = None
    """How many copies of it are printed; the job ticket says so."""
    wording: Verbatim | None = None
    """The file of texts that an edition has of its own: "wording/{{ slug }}.yaml"."""


__all__ = ["ColumnType", "EditionSettings", "RecordColumn"]
