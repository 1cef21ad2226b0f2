"""The document model: what content.yaml may hold, in frozen values that know their line."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from irdocs.content.assets import Picture
from irdocs.content.fields import (
    NOWHERE,
    Address,
    Day,
    Doi,
    Email,
    Identifier,
    Label,
    Language,
    Number,
    ProductName,
    Prose,
    ReadingContext,
    SchemaVersion,
    Sentence,
    SourceId,
    _asset,
)
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceMapping
from irdocs.diagnostics import Span, guess, joined

Asset = Annotated[
    Picture,
    PlainValidator(_asset),
    WithJsonSchema({"type": "string", "description": "a file below the content's folder"}),
]
Answers = Literal["slides", "notes"]
"""Where a deck gives the answers of its quizzes."""

SPAN = "$span"
"""The key under which a node's place travels; no user can write it, `$` being refused."""


class Node(BaseModel):
    """A mapping of content.yaml. Unknown keys are refused, with the nearest known one."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=False,
        defer_build=True,
    )
    called: ClassVar[str] = ""
    shorthand: ClassVar[str | None] = None
    """The key that a bare text stands for, where one may be written instead of a mapping."""

    span: SkipJsonSchema[Span] = Field(default=NOWHERE, alias=SPAN, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, data: Any, info: ValidationInfo) -> Any:
        if isinstance(data, str) and cls.shorthand:
            return {cls.shorthand: data, SPAN: getattr(data, "span", NOWHERE)}
        if not isinstance(data, SourceMapping) or not isinstance(info.context, ReadingContext):
            return data
        known = {name for name in cls.model_fields if name != "span"}
        for key in data:
            if key not in known:
                info.context.report.error(
                    "unknown-key",
                    joined(f'{cls.called} has no "{key}"', guess(key, known)),
                    data.key_spans[key],
                    f"known keys: {', '.join(sorted(known))}",
                )
        return {key: value for key, value in data.items() if key in known} | {SPAN: data.span}


# ---------------------------------------------------------------- the document


class Contact(Node):
    """How to reach the people who hand the leaflet out."""

    called = "contact"
    name: Label
    email: Email | None = None
    telephone: Label | None = None
    url: Address | None = None


class About(Node):
    """What the document is, who it is for, and how far it can be trusted."""

    called = "document"
    title: Label
    subtitle: Label
    """One line that makes the reader open it."""
    language: Language
    audience: Label
    organisation: Label | None = None
    contact: Contact | None = None
    version: Label
    date: Day
    """The day this version was written; the clock of the finished files."""
    reviewed: Day | None = None
    reviewed_by: Label | None = None
    next_review: Day | None = None
    licence: Label | None = None
    disclaimer: Prose
    cover: Asset | None = None
    """A decorative illustration for the cover and the title slide."""


class Source(Node):
    """One entry of the evidence register."""

    called = "a source"
    authors: Label
    title: Label | None = None
    """Left out where it is not known; never guessed."""
    publisher: Label
    """The journal, or who published it."""
    year: int = Field(ge=1000, le=2999)
    doi: Doi | None = None
    url: Address | None = None
    locator: Label | None = None
    """Volume, issue and pages."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not self.doi and not self.url:
            raise PydanticCustomError("missing-key", "a source needs a doi or a url")
        return self

    @property
    def address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else str(self.url)


class Waiver(Node):
    """A weakness that the author has looked at and keeps, with the reason."""

    called = "a waiver"
    code: Label
    """The code of a warning, as `irdocs check --list` gives it."""
    reason: Label
    at: Identifier | None = None
    """The section or block that it is for; the whole file where there is none."""


class LeafletSettings(Node):
    """How the leaflet is made."""

    called = "leaflet"
    format: Label = Field(default="a4-trifold", validate_default=True)


class DeckSettings(Node):
    """How the deck is made."""

    called = "deck"
    aspect: Literal["16:9"] = "16:9"
    """The shape of our own slides; a template brings its own."""
    template: Label | None = None
    """A .pptx or .potx below the content's folder, whose look the deck takes."""
    answers: Answers = "slides"
    """Whether each quiz question is followed by its answer, or the notes give it."""


class Objectives(Node):
    """What a learner can do after the lecture."""

    called = "objectives"
    title: Label
    items: tuple[Prose, ...] = Field(min_length=1)
    notes: Prose


# ---------------------------------------------------------------- blocks


class Block(Node):
    """What every block has: an id, perhaps one product only, a heading, words for the slide."""

    id: Identifier
    only: ProductName | None = None
    title: Label | None = None
    """A heading, printed in both products."""
    headline: Label | None = None
    """The slide's title: a sentence that says the point (deck only)."""
    notes: Prose | None = None
    """What the lecturer says on this block's slide (deck only)."""


class ListPoint(Node):
    """One line of a list, with shorter words for the slide if wanted, and points of its own."""

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
        if any(_depth(point) > LIST_LEVELS for point in self.items):
            raise PydanticCustomError("too-deep", f"a list goes {LIST_LEVELS} levels deep at most")
        return self


LIST_LEVELS = 3
"""How deep a list goes; deeper ones are not followed by a listener, and not fitted by a slide."""


def _depth(point: ListPoint) -> int:
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
    """A figure with its source, or one whose value is still to be found."""

    called = "a statistic"
    value: Number | None = None
    unit: Label | None = None
    label: Sentence
    short: Sentence | None = None
    source: SourceId | None = None
    pending: bool = False
    picture: Literal["people", "ring", "none"] = "none"
    """People out of ten, or a ring; for percentages only."""

    @model_validator(mode="after")
    def _sourced_or_pending(self) -> Self:
        if self.pending and self.value is not None:
            raise PydanticCustomError(
                "pending-value", "a statistic with a value is not pending; remove one of the two"
            )
        if not self.pending and self.value is None:
            raise PydanticCustomError(
                "missing-value", "a statistic needs a value, or pending: true until it has one"
            )
        if self.value is not None and self.source is None:
            raise PydanticCustomError("missing-source", "no number without a source: name one")
        if self.picture != "none" and (
            self.unit != "%" or not 0 <= (self.value if self.value is not None else 0) <= 100
        ):
            raise PydanticCustomError(
                "bad-value", 'a picture needs a percentage from 0 to 100, with unit: "%"'
            )
        return self


class Statistics(Block):
    """Published figures."""

    called = "statistics"
    type: Literal["statistics"]
    items: tuple[Statistic, ...] = Field(min_length=1)

    @property
    def published(self) -> tuple[Statistic, ...]:
        return tuple(item for item in self.items if not item.pending)


class Series(Node):
    """One row of values of a chart."""

    called = "a series"
    name: Label
    values: tuple[Number, ...] = Field(min_length=1)


class Chart(Block):
    """Numbers as a drawing."""

    called = "chart"
    type: Literal["chart"]
    kind: Literal["bar", "column", "line", "pie"]
    categories: tuple[Label, ...] = Field(min_length=1)
    series: tuple[Series, ...] = Field(min_length=1)
    unit: Label | None = None
    source: SourceId
    alt: Label

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
        if self.kind == "pie" and len(self.series) > 1:
            raise PydanticCustomError("bad-chart", "a pie shows one series")
        if self.kind == "pie" and any(value < 0 for value in self.series[0].values):
            raise PydanticCustomError("bad-chart", "a pie has no negative slice")
        return self


class Table(Block):
    """Rows and columns under a header row."""

    called = "table"
    type: Literal["table"]
    caption: Label
    header: tuple[Label, ...] = Field(min_length=1)
    rows: tuple[tuple[Sentence, ...], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rows_are_whole(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.header):
                raise PydanticCustomError(
                    "bad-table",
                    "row {row} has {cells} of the {header} cells that the header has",
                    {"row": number, "cells": len(row), "header": len(self.header)},
                )
        return self

    @property
    def lengths(self) -> list[list[int]]:
        """How many letters stand in each cell, column by column, header first."""
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
        if self.decorative == (self.alt is not None):
            raise PydanticCustomError(
                "missing-alt",
                "an image needs alternative text (alt:), or decorative: true if it says nothing",
            )
        return self


class Callout(Block):
    """Words that must not be missed."""

    called = "callout"
    type: Literal["callout"]
    title: Label
    text: Prose
    short: Prose | None = None
    icon: Asset | None = None


class Quote(Block):
    """Someone's words."""

    called = "quote"
    type: Literal["quote"]
    text: Prose
    by: Label
    source: SourceId | None = None


class Quiz(Block):
    """A question with options, one of them right."""

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
        """The index of the right option."""
        return "ABCD".index(self.answer)


class Resource(Node):
    """Somewhere to read on."""

    called = "a resource"
    name: Label
    offers: Prose
    short: Prose | None = None
    url: Address


class Resources(Block):
    """Where to go next."""

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


class Section(Node):
    """A part of the document: a heading, its point in one sentence, and blocks."""

    called = "a section"
    id: Identifier
    title: Label
    lead: Sentence
    blocks: tuple[Annotated[AnyBlock, Field(discriminator="type")], ...] = Field(min_length=1)
    notes: Prose
    only: ProductName | None = None
    picture: Asset | None = None
    """A decorative drawing for the section's opening slide (deck only)."""


class Document(Node):
    """The whole of content.yaml."""

    called = "the file"
    schema_version: SchemaVersion
    document: About
    objectives: Objectives | None = None
    sources: dict[str, Source] = Field(default_factory=dict)
    theme: Label = Field(default="ir", validate_default=True)
    leaflet: LeafletSettings = Field(default_factory=LeafletSettings)
    deck: DeckSettings = Field(default_factory=DeckSettings)
    glossary: dict[str, Label] = Field(default_factory=dict)
    """Abbreviations that need no explanation where they stand, and what they mean."""
    waivers: tuple[Waiver, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def blocks(self) -> tuple[AnyBlock, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    def sections_for(self, product: ProductTraits) -> tuple[Section, ...]:
        """Return the sections of one product, without the blocks made for the other."""
        kept = []
        for section in self.sections:
            blocks = tuple(b for b in section.blocks if b.only in (None, product.name))
            if section.only in (None, product.name) and blocks:
                kept.append(section.model_copy(update={"blocks": blocks}))
        return tuple(kept)
