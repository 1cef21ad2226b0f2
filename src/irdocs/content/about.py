"""What content.yaml says of the document as a whole: who made it, its sources, its settings."""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import (
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from irdocs.content.fields import (
    Address,
    Day,
    Doi,
    Email,
    Identifier,
    Label,
    Labels,
    Language,
    Name,
    Prose,
    Verbatim,
    WebAddress,
)
from irdocs.content.logos import MOST_LOGOS, Logo
from irdocs.content.node import Node, OneOrSeveral
from irdocs.content.people import Author, Occasion
from irdocs.content.placed_picture import PlacedPicture
from irdocs.content.source import SourceText
from irdocs.content.telephone_numbers import telephone_numbers

Aspect = Literal["16:9", "4:3"]
"""The proportions of slides."""
Answers = Literal["slides", "notes"]
"""Where a deck gives the answers of its quizzes: on a slide after each, or in its notes."""
BilingualLeaflet = Literal["tete-beche", "sides", "facing", "following"]
"""How two languages share a leaflet: from either cover, on a side of the paper each, on pages that
face each other, or one after the other."""
BilingualDeck = Literal["slides", "notes"]
"""Where a deck has its second language: on a slide after each, or in its notes."""
WebForm = Literal["folder", "single"]
"""How web pages are made: in a folder with one style sheet and pictures in several sizes, or each
as one file that needs no other."""


class ContactDetail(NamedTuple):
    """A line of the contact: its text, and the address that it leads to, or an empty text."""

    text: SourceText | None
    url: str
    number: str = ""
    """The part of the text that leads there; all of it if this is empty."""
    others: tuple[str, ...] = ()
    """Further telephone numbers behind it, as in "999 or 112"."""

    @property
    def numbers(self) -> str:
        """The part of the text from its telephone number to the last of the others."""
        text, number = str(self.text), self.number or str(self.text)
        start = end = text.find(number)
        for one in (number, *self.others):
            end = text.index(one, end) + len(one)
        return text[start:end]

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The text in pieces, each with the address that it leads to, or an empty text."""
        rest, found = str(self.text), list[tuple[str, str]]()
        for number in (self.number or rest, *self.others):
            before, _, rest = rest.partition(number)
            is_first = not found or number == self.number
            others = telephone_numbers("" if is_first else number)
            url = self.url if is_first else _telephone_address(next(others).dialled)
            found += [(before, ""), (number, url)]
        return tuple((text, url) for text, url in (*found, (rest, "")) if text)


_BETWEEN = re.compile(r"[\s,;/]*(?:[^\W\d_]{1,4})?[\s,;/]*")
"""What may stand between two numbers either of which can be rung: a mark, or a word such as or."""
_NOT_ALSO = re.compile(r"\b(?:ext|opt|x)\b", re.IGNORECASE)
_SHORT, _LONG = 3, 6
"""How many digits an emergency number has, and the least of others."""


def telephone_link(text: SourceText) -> ContactDetail:
    """Return a telephone number, which may stand between words, with its address (RFC 3966).

    It is the longest number in the text: words may hold others, as "Ward 5" does.
    """
    found = list(telephone_numbers(text))
    number = max(found, key=lambda one: len(one.dialled), default=None)
    if number is None:
        return ContactDetail(text, "")
    others: list[str] = []
    end = number.end
    for other in found[found.index(number) + 1 :]:
        between, digits = text[end : other.start], other.dialled
        is_short = len(digits) == len(number.dialled) == _SHORT
        if not _BETWEEN.fullmatch(between) or _NOT_ALSO.search(between):
            break
        if not (is_short or len(digits) >= _LONG):
            break
        others.append(other.text)
        end = other.end
    return ContactDetail(text, _telephone_address(number.dialled), number.text, tuple(others))


def _telephone_address(dialled: str) -> str:
    """Return the address of a telephone number (RFC 3966)."""
    return f"tel:{dialled}"


class ContactKeys(Node):
    """How to reach somebody, wherever the content says it."""

    called = "contact"
    name: Label
    address: Labels = ()
    telephone: Labels = ()
    """One number or several, each with words of its own if need be: "Ward 5: 0113 496 0000"."""
    hours: Labels = ()
    """When somebody answers."""
    email: Email | None = None
    url: Address | None = None

    @property
    def details(self) -> tuple[ContactDetail, ...]:
        """Everything below the name, in order, with where it leads."""
        return (
            *(ContactDetail(line, "") for line in self.address),
            *(ContactDetail(self.email, f"mailto:{self.email}"),) * bool(self.email),
            *(telephone_link(number) for number in self.telephone),
            *(ContactDetail(line, "") for line in self.hours),
            *(ContactDetail(self.url, str(self.url)),) * bool(self.url),
        )


class Contact(ContactKeys):
    """How to reach the people who hand out the leaflet."""


class About(Node):
    """What the document is, who it is for, and how far it can be trusted."""

    called = "document"
    title: Label
    subtitle: Label
    """One line that invites the reader to open the leaflet."""
    language: Language
    languages: tuple[Language, ...] = ()
    """The languages that a build is made in, of which there are translations; each file then has
    its language in its name. If there are none, it is made in `language` alone."""
    bilingual: tuple[Language, ...] = ()
    """Two languages that share each file, the first one first; none for files of one language."""
    audience: Label
    health: bool = True
    """Whether readers may act on it for their health. Nobody guesses that from words: what is not
    said to be about something else needs a clinician's review."""
    logo: Annotated[Annotated[tuple[Logo, ...], Field(max_length=MOST_LOGOS)], OneOrSeveral] = ()
    """One logo or several: on the cover, the title slide, the closing slide, and small where there
    is room at the foot of slides and at the end of the leaflet."""
    authors: Annotated[tuple[Author, ...], OneOrSeveral] = ()
    """Who wrote it, in the order in which they are named; the finished files bear their names."""
    event: Occasion | None = None
    organisation: Label | None = None
    """Who publishes it; without `authors`, the finished files bear its name as their author."""
    contact: Contact | None = None
    version: Name
    date: Day
    """The day on which this version was written; the finished files bear it as their date."""
    reviewed: Day | None = None
    reviewed_by: Label | None = None
    next_review: Day | None = None
    licence: Label | None = None
    web: WebAddress | None = None
    """The address at which the leaflet's web page is published; the leaflet then shows it, with a
    QR code."""
    disclaimer: Prose
    cover: PlacedPicture | None = None
    """A drawing, which is ornament, or a photograph, for the cover and the title slide."""

    @model_validator(mode="after")
    def _two_languages_share(self) -> Self:
        """Refuse a number of languages that share a file other than two."""
        if self.bilingual and len(set(self.bilingual)) != 2:
            raise PydanticCustomError(
                "bad-value", "two languages share a file, such as bilingual: [cy, en]"
            )
        return self

    @model_validator(mode="after")
    def _drawing_is_ornament(self) -> Self:
        """Refuse words on a cover's drawing, which is painted behind the words of slides."""
        if self.cover and self.cover.alt and not self.cover.is_photograph:
            raise PydanticCustomError(
                "bad-value",
                "the drawing of a cover is ornament, which no listener is told of; leave out alt:",
            )
        return self


class Source(Node):
    """One entry of the evidence register."""

    called = "a source"
    authors: Name
    title: Name | None = None
    """None where the title is not known; it is never guessed."""
    publisher: Name
    """The journal, or the organisation that published it."""
    year: int | None = Field(default=None, ge=1000, le=2999)
    """None where it is not known, as of many web pages."""
    doi: Doi | None = None
    url: Address | None = None
    locator: Name | None = None
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
    code: Verbatim
    """The code of a warning, as `irdocs check --list` gives it."""
    reason: Name
    at: Identifier | None = None
    """The id of the section or block that it is for; None for the whole file."""


class LeafletSettings(Node):
    """How the leaflet is made."""

    called = "leaflet"
    format: Verbatim = Field(default="a4-trifold", validate_default=True)
    """The name of a built-in format, or the path of a file."""
    bilingual: BilingualLeaflet | None = None
    """How two languages share it; None for the way of its format."""


class DeckSettings(Node):
    """How the deck is made."""

    called = "deck"
    aspect: Aspect = "16:9"
    """The proportions of slides without a template; a template brings its own."""
    template: Verbatim | None = None
    """The path of a .pptx or .potx in the content's folder or below, whose look the deck takes."""
    answers: Answers = "slides"
    """Whether the answer of a quiz stands on the next slide or in the lecturer's notes."""
    bilingual: BilingualDeck | None = None
    """Where the second language stands; None for slides where both are set alike, else notes."""
    openers: bool = True
    """Whether sections have opening slides, where they do not say so themselves."""


class WebSettings(Node):
    """How web pages are made."""

    called = "web"
    form: WebForm = "folder"
    """A folder of pages, or a file of its own for each page."""


class Objectives(Node):
    """What a learner will be able to do after the lecture."""

    called = "objectives"
    title: Label
    items: tuple[Prose, ...] = Field(min_length=1)
    notes: Prose | None = None
