"""The document model: every mapping, key and kind of block that content.yaml may hold.

Each mapping is a frozen pydantic model that knows its place in the file. The models are the single
definition of the file: reading, the JSON Schema and the documentation of keys come from them.
Checks that concern several keys of one mapping are validators of its model; those of single values
are in `fields`, those that look beyond one mapping in `decode` and in the rules of `audit`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self

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
    Cell,
    Day,
    Doi,
    Email,
    FigureValue,
    Identifier,
    Label,
    Labels,
    Language,
    Number,
    NumberOrGap,
    ProductName,
    Prose,
    ReadingContext,
    SchemaVersion,
    Sentence,
    SourceId,
    SourceOrOwnData,
    _asset,
)
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceMapping, SourceText
from irdocs.diagnostics import Span, guess, joined

Asset = Annotated[
    Picture,
    PlainValidator(_asset),
    WithJsonSchema({"type": "string", "description": "a file below the content's folder"}),
]
Aspect = Literal["16:9", "4:3"]
"""The proportions of slides."""
Answers = Literal["slides", "notes"]
"""Where a deck gives the answers of its quizzes: on a slide after each, or in its notes."""

SPAN = "$span"
"""The key under which a node's place is handed to its model, beside the keys of the file.

A user who writes it in a file gets an unknown-key error, as it is not the name of any field.
"""


class Node(BaseModel):
    """A mapping of content.yaml.

    An unknown key is reported with the most similar known key as a guess, and then left out: the
    rest of the mapping is still validated, so that one misspelt key hides no other fault.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=False,
        defer_build=True,
    )
    called: ClassVar[str] = ""
    """What messages call such a mapping."""
    absent: ClassVar[Mapping[str, str]] = {}
    """Keys that authors may expect from other programs, and why there are none here."""
    shorthand: ClassVar[str | None] = None
    """The key whose value may be written alone, as a text, in place of the mapping; or None."""

    span: SkipJsonSchema[Span] = Field(default=NOWHERE, alias=SPAN, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, data: Any, info: ValidationInfo) -> Any:
        """Expand the shorthand, report unknown keys, and add the place to the keys."""
        if isinstance(data, str) and cls.shorthand:
            return {cls.shorthand: data, SPAN: getattr(data, "span", NOWHERE)}
        if not isinstance(data, SourceMapping) or not isinstance(info.context, ReadingContext):
            return data
        known = {name for name in cls.model_fields if name != "span"}
        for key in data:
            if key not in known:
                info.context.report.error(
                    "unknown-key",
                    joined(
                        f'{cls.called} has no "{key}"',
                        "" if key in cls.absent else guess(key, known),
                    ),
                    data.key_spans[key],
                    cls.absent.get(key) or f"known keys: {', '.join(sorted(known))}",
                )
        return {key: value for key, value in data.items() if key in known} | {SPAN: data.span}


# ---------------------------------------------------------------- the document


class ContactDetail(NamedTuple):
    """A line of the contact: its text, and the address that it leads to, or an empty text."""

    text: SourceText | None
    url: str
    number: str = ""
    """The part of the text that leads there; all of it if this is empty."""


def _telephone(text: SourceText) -> ContactDetail:
    """Return a telephone number, which may stand between words, with its address (RFC 3966)."""
    match = re.search(r"(?:\+|\(0\d+\) ?)?\d+(?:(?:[ .-]| ?\(0\) ?)\d+)*", text)
    if match is None:
        return ContactDetail(text, "")
    digits = re.sub(r"[^\d+]", "", match[0].replace("(0)", ""))
    return ContactDetail(text, f"tel:{digits}", match[0])


class Contact(Node):
    """How to reach the people who hand out the leaflet."""

    called = "contact"
    name: Label
    address: Label | None = None
    telephone: Labels = ()
    """One number or several, each with words of its own if need be: "Ward 5: 0113 496 0000"."""
    hours: Label | None = None
    """When somebody answers."""
    email: Email | None = None
    url: Address | None = None

    @property
    def details(self) -> tuple[ContactDetail, ...]:
        """Everything below the name, in order, with where it leads."""
        return (
            *(ContactDetail(self.address, ""),) * bool(self.address),
            *(ContactDetail(self.email, f"mailto:{self.email}"),) * bool(self.email),
            *(_telephone(number) for number in self.telephone),
            *(ContactDetail(self.hours, ""),) * bool(self.hours),
            *(ContactDetail(self.url, str(self.url)),) * bool(self.url),
        )


class About(Node):
    """What the document is, who it is for, and how far it can be trusted."""

    called = "document"
    title: Label
    subtitle: Label
    """One line that invites the reader to open the leaflet."""
    language: Language
    audience: Label
    organisation: Label | None = None
    contact: Contact | None = None
    version: Label
    date: Day
    """The day on which this version was written; the finished files bear it as their date."""
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
    """None where the title is not known; it is never guessed."""
    publisher: Label
    """The journal, or the organisation that published it."""
    year: int | None = Field(default=None, ge=1000, le=2999)
    """None where it is not known, as of many web pages."""
    doi: Doi | None = None
    url: Address | None = None
    locator: Label | None = None
    """Volume, issue and pages."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        """A reader must be able to look the source up."""
        if not self.doi and not self.url:
            raise PydanticCustomError("missing-key", "a source needs a doi or a url")
        return self

    @property
    def address(self) -> str:
        """The address of the source; a doi comes first, as it outlives addresses."""
        return f"https://doi.org/{self.doi}" if self.doi else str(self.url)


class Waiver(Node):
    """A warning that the author has considered and accepts, with the reason."""

    called = "a waiver"
    code: Label
    """The code of a warning, as `irdocs check --list` gives it."""
    reason: Label
    at: Identifier | None = None
    """The id of the section or block that it is for; None for the whole file."""


class LeafletSettings(Node):
    """How the leaflet is made."""

    called = "leaflet"
    format: Label = Field(default="a4-trifold", validate_default=True)
    """The name of a built-in format, or the path of a file."""


class DeckSettings(Node):
    """How the deck is made."""

    called = "deck"
    aspect: Aspect = "16:9"
    """The proportions of slides without a template; a template brings its own."""
    template: Label | None = None
    """The path of a .pptx or .potx in the content's folder or below, whose look the deck takes."""
    answers: Answers = "slides"
    """Whether the answer of a quiz stands on the next slide or in the lecturer's notes."""


class Objectives(Node):
    """What a learner will be able to do after the lecture."""

    called = "objectives"
    title: Label
    items: tuple[Prose, ...] = Field(min_length=1)
    notes: Prose | None = None


# ---------------------------------------------------------------- blocks


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
    header: tuple[Label, ...] = Field(min_length=1)
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


class Section(Node):
    """A part of the document: a heading, its message in one sentence (lead), and blocks."""

    called = "a section"
    id: Identifier
    title: Label
    lead: Sentence
    blocks: tuple[Annotated[AnyBlock, Field(discriminator="type")], ...] = Field(min_length=1)
    notes: Prose | None = None
    """What the lecturer says to the section's opening slide (deck only)."""
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
    """Abbreviations and what they mean; one in this list may stand in the text unexplained."""
    waivers: tuple[Waiver, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)

    @property
    def blocks(self) -> tuple[AnyBlock, ...]:
        """The blocks of all sections, in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    def sections_for(self, product: ProductTraits) -> tuple[Section, ...]:
        """Return the sections of a product, each with the blocks for it; none without a block."""
        sections = []
        for section in self.sections:
            blocks = tuple(block for block in section.blocks if block.only in (None, product.name))
            if section.only in (None, product.name) and blocks:
                sections.append(section.model_copy(update={"blocks": blocks}))
        return tuple(sections)
