"""The blocks of content.yaml: every kind, its keys, and what must hold between them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal, Self

from pydantic import (
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from irdocs.content.fields import (
    Address,
    Cell,
    FigureValue,
    HeaderCell,
    Identifier,
    Label,
    Number,
    NumberOrGap,
    ProductName,
    Prose,
    Sentence,
    SourceId,
    SourceOrOwnData,
)
from irdocs.content.node import Asset, Node


class Block(Node):
    """The keys that all blocks have: an id, one product if only that shows it, and headings."""

    id: Identifier
    only: ProductName | None = None
    title: Label | None = None
    """A heading, shown in both products; the deck has it in the notes if there is a headline."""
    headline: Label | None = None
    """The title of its slide in place of `title`: a sentence that states the point (deck only)."""
    notes: Prose | None = None
    """What the lecturer says to this block's slide (deck only)."""


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
    items: tuple[ListPoint, ...] = Field(min_length=1)

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
    term: Label
    meaning: Prose
    short: Prose | None = None


class Terms(Block):
    """A glossary."""

    called = "terms"
    type: Literal["terms"]
    items: tuple[Term, ...] = Field(min_length=1)


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


class Statistic(Node):
    """A figure with its source, or one that is pending: its value is still to be found."""

    called = "a statistic"
    value: FigureValue | None = None
    """A number, or a few words such as "1 in 5" or "<0.5"."""
    unit: Label | None = None
    label: Sentence
    short: Sentence | None = None
    source: SourceOrOwnData | None = None
    pending: bool = False
    picture: Literal["people", "ring", "none"] = "none"
    """A row of ten people, or a ring, filled as the value says; for percentages only."""

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
                {"unit": self.unit},
            )
        is_share = isinstance(self.value, Decimal) and 0 <= self.value <= 100
        if self.picture != "none" and not (self.unit == "%" and (self.pending or is_share)):
            raise PydanticCustomError(
                "bad-value", 'picture: needs a value from 0 to 100 with unit: "%"'
            )
        return self


class Statistics(Block):
    """Published figures."""

    called = "statistics"
    type: Literal["statistics"]
    items: tuple[Statistic, ...] = Field(min_length=1)

    @property
    def published(self) -> tuple[Statistic, ...]:
        """The statistics that are not pending."""
        return tuple(item for item in self.items if not item.pending)


class Series(Node):
    """One series of values of a chart, one for each category."""

    called = "a series"
    name: Label
    values: tuple[NumberOrGap, ...] = Field(min_length=1)
    """A number for each category, or null where none is known: a gap in the chart."""
    absent: ClassVar[Mapping[str, str]] = {
        "errors": "charts have no error bars; give the range in words, or in a table",
    }

    @property
    def known(self) -> tuple[Number, ...]:
        """The values without the gaps."""
        return tuple(value for value in self.values if value is not None)


class Chart(Block):
    """Numbers as a bar, column, line or pie chart."""

    called = "chart"
    type: Literal["chart"]
    kind: Literal["bar", "column", "line", "pie"]
    categories: tuple[Label, ...] = Field(min_length=1)
    series: tuple[Series, ...] = Field(min_length=1)
    unit: Label | None = None
    source: SourceOrOwnData
    alt: Label
    absent: ClassVar[Mapping[str, str]] = {
        "errors": "charts have no error bars; give the range in words, or in a table",
        "log": "axes are never logarithmic: they start at zero, so that lengths can be compared",
        "max": "axes end where the values do",
        "min": "axes start at zero, so that lengths can be compared",
        "stacked": "bars are never stacked: only the lowest part of a stack starts at zero",
    }

    @model_validator(mode="after")
    def _values_match(self) -> Self:
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise PydanticCustomError(
                    "bad-chart",
                    '"{name}" has {values} values for {categories} categories',
                    {
                        "name": series.name,
                        "values": len(series.values),
                        "categories": len(self.categories),
                    },
                )
            if not series.known:
                raise PydanticCustomError(
                    "bad-chart", '"{name}" has no values', {"name": series.name}
                )
        if self.kind == "pie":
            self._check_slices()
        return self

    def _check_slices(self) -> None:
        """Refuse values that cannot be parts of a whole."""
        values, known = self.series[0].values, self.series[0].known
        if len(self.series) > 1:
            raise PydanticCustomError("bad-chart", "a pie shows one series")
        if len(known) < len(values):
            raise PydanticCustomError("bad-chart", "a pie has no gaps: its slices make up a whole")
        if any(value < 0 for value in known):
            raise PydanticCustomError("bad-chart", "a pie has no negative slice")
        if not any(known):
            raise PydanticCustomError("bad-chart", "a pie of zeros has no slices")

    @property
    def has_gaps(self) -> bool:
        """Whether some value is not known."""
        return any(value is None for series in self.series for value in series.values)


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


class Image(Block):
    """A picture: a drawing (SVG) or a photograph (PNG, JPEG)."""

    called = "image"
    type: Literal["image"]
    file: Asset
    alt: Label | None = None
    decorative: bool = False
    caption: Prose | None = None
    credit: Label | None = None

    @model_validator(mode="after")
    def _described(self) -> Self:
        """An image has either alternative text or a statement that it needs none (WCAG 1.1.1)."""
        if self.decorative == (self.alt is not None):
            raise PydanticCustomError(
                "missing-alt",
                "an image needs either alternative text (alt:) or decorative: true",
            )
        return self


class Callout(Block):
    """A text that the reader must not miss."""

    called = "callout"
    type: Literal["callout"]
    title: Label
    text: Prose
    short: Prose | None = None
    icon: Asset | None = None


class Quote(Block):
    """A quotation, and who said it."""

    called = "quote"
    type: Literal["quote"]
    text: Prose
    by: Label
    source: SourceId | None = None


class Quiz(Block):
    """A question with two to four options, one of which is right."""

    called = "quiz"
    type: Literal["quiz"]
    question: Sentence
    options: tuple[Sentence, ...] = Field(min_length=2, max_length=4)
    answer: Literal["A", "B", "C", "D"]
    explanation: Prose

    @model_validator(mode="after")
    def _answer_is_an_option(self) -> Self:
        if self.right >= len(self.options):
            raise PydanticCustomError(
                "bad-answer",
                "the answer is {answer}, but there are {count} options",
                {"answer": self.answer, "count": len(self.options)},
            )
        return self

    @property
    def right(self) -> int:
        """The index of the right option, from 0."""
        return "ABCD".index(self.answer)


LONG_ADDRESS, LONG_PART = 60, 40
"""The most characters of an address, and of its last part, that are printed: nobody types more."""


class Resource(Node):
    """Somewhere to read on."""

    called = "a resource"
    name: Label
    offers: Prose
    short: Prose | None = None
    url: Address
    shown: Label | None = None
    """What is printed in place of a long address; its link and code lead to the address."""

    @property
    def shown_address(self) -> str:
        """The address as it is printed: without its scheme, and shortened if it is very long."""
        if self.shown:
            return str(self.shown)
        address = self.url.split("://")[-1].removeprefix("www.").rstrip("/")
        address = address.removeprefix("mailto:").removeprefix("tel:")
        host, _, path = address.partition("/")
        if len(address) <= LONG_ADDRESS and len(address.rpartition("/")[2]) <= LONG_PART:
            return address
        beginning = f"{host}/{path.partition('/')[0]}/…"
        return beginning if len(beginning) <= LONG_PART else f"{host}/…"


class Resources(Block):
    """A list of places to read on."""

    called = "resources"
    type: Literal["resources"]
    items: tuple[Resource, ...] = Field(min_length=1)


AnyBlock = (
    TextBlock
    | Points
    | Terms
    | Timeline
    | Cards
    | Statistics
    | Chart
    | Table
    | Image
    | Callout
    | Quote
    | Quiz
    | Resources
)
