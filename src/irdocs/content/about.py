"""What content.yaml says of the document as a whole: who made it, its sources, its settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple, Self

from pydantic_core import PydanticCustomError

from irdocs.content.fields import (
    Address,
    Day,
    Doi,
    Email,
    Identifier,
    Isbn,
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
from irdocs.content.telephone_numbers import FoundNumber, telephone_numbers
from irdocs.models import Field, Limits, model_validator

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
    found: tuple[FoundNumber, ...] = ()
    """The telephone numbers in it that can be rung; if there is none, all of it leads there."""

    @property
    def number(self) -> str:
        """The telephone number that leads to the address; an empty text if there is none."""
        return next((one.text for one in self.found if _address(one) == self.url), "")

    @property
    def around(self) -> tuple[str, str]:
        """The words before the first number and behind the last."""
        text = str(self.text)
        return text[: self.found[0].start], text[self.found[-1].end :]

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The text in pieces, each with the address that it leads to, or an empty text."""
        text, end = str(self.text), 0
        if not self.found:
            return ((text, self.url),)
        pieces: list[tuple[str, str]] = []
        for one in self.found:
            pieces += [(text[end : one.start], ""), (one.text, _address(one))]
            end = one.end
        return tuple((words, url) for words, url in (*pieces, (text[end:], "")) if words)

    @property
    def dialled_pieces(self) -> tuple[tuple[str, str], ...]:
        """Its pieces from the first number to the last."""
        places = [place for place, (_, url) in enumerate(self.pieces) if url]
        return self.pieces[places[0] : places[-1] + 1]


_BETWEEN = re.compile(r"[\s,;/]*(?:[^\W\d_]{1,4})?[\s,;/]*")
"""What may stand between two numbers either of which can be rung: a mark, or a word such as or."""
_NOT_ALSO = re.compile(r"\b(?:ext|extension|opt|option|x|bleep|pager)\b", re.IGNORECASE)
"""Words before what is not rung by itself."""
_PLACED = re.compile(r"\b(?:on|at)\b", re.IGNORECASE)
"""Words behind a short number that says where: ward 111 on 0113 496 0000."""
_PLACE = re.compile(r"\b(?:ward|room|bed|bay|gate|level|floor|unit|suite)\s*$", re.IGNORECASE)
"""Words before one."""
_CALLED = re.compile(
    r"(?:^|[,;/:]|\b(?:or|NHS|GIG|call|ring|dial|phone|ffoniwch)\b)\s*$", re.IGNORECASE
)
"""What stands before the number of a service, whatever stands before that."""
_FAX = re.compile(r"\bfax\W*$", re.IGNORECASE)
_SHORT, _LONG, _FULL = 3, 6, 9
"""How many digits an emergency number has, the least of others, and of those with their code."""
SERVICE = re.compile("000|101|105|11[0-35689]|911|988|999|116[0-9]{3}")
"""Numbers of emergency and health services, and of helplines in Europe, which stand beside longer
ones."""


def telephone_link(text: SourceText) -> ContactDetail:
    """Return a telephone number, which may stand between words, with its address (RFC 3966), and
    with the others that can be rung.

    It is the longest number in the text: words may hold others, as "Ward 5" does.
    """
    found = [one for one in telephone_numbers(text) if not _FAX.search(text[: one.start])]
    longest = max(found, key=lambda one: len(one.dialled), default=None)
    if longest is None:
        return ContactDetail(text, "")
    place = found.index(longest)
    behind = _also(text, longest, found[place:])
    before = _also(text, longest, found[place::-1])
    rung = (*reversed(before), longest, *behind)
    return ContactDetail(text, _address(longest), rung)


def _also(text: str, longest: FoundNumber, row: Sequence[FoundNumber]) -> list[FoundNumber]:
    """Return what can be rung, too, of a row of numbers that begins with the longest one."""
    others: list[FoundNumber] = []
    for one, other in pairwise(row):
        first, second = sorted((one, other))
        between, digits = text[first.end : second.start], other.dialled
        is_whole = len(digits) >= _FULL and digits[0] in "0+"
        is_beside = _BETWEEN.fullmatch(between) is not None and between.strip() != ""
        is_service = SERVICE.fullmatch(digits) is not None
        is_called = is_service and _CALLED.search(text[: other.start]) is not None
        is_service = is_service or len(longest.dialled) == _SHORT == len(digits)
        # Without its code a number cannot be rung from a mobile telephone.
        is_like = len(digits) >= _LONG and (longest.dialled[0] not in "0+" or digits[0] in "0+")
        is_short = is_called or (is_beside and (is_service or is_like))
        is_placed = other is first and _PLACED.search(between) is not None
        is_place = is_placed or _PLACE.search(text[: other.start]) is not None
        is_short = is_short and not is_place
        if (is_whole or is_short) and not _NOT_ALSO.search(between):
            others.append(other)
    return others


def _address(number: FoundNumber) -> str:
    """Return the address of a telephone number (RFC 3966)."""
    return f"tel:{number.dialled}"


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
        """Everything below the name, in order, with where it leads: a telephone, with the hours in
        which somebody answers, before what is answered later."""
        return (
            *(ContactDetail(line, "") for line in self.address),
            *(telephone_link(number) for number in self.telephone),
            *(ContactDetail(line, "") for line in self.hours),
            *(ContactDetail(self.email, f"mailto:{self.email}"),) * bool(self.email),
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
    logo: Annotated[Annotated[tuple[Logo, ...], Limits(max_length=MOST_LOGOS)], OneOrSeveral] = ()
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
    isbn: Isbn | None = None
    """The number of a book; it is printed beside a doi or a url, too."""
    locator: Name | None = None
    """Volume, issue and pages."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        """A reader must be able to look the source up."""
        if not self.doi and not self.url and not self.isbn:
            raise PydanticCustomError(
                "missing-key",
                "a source needs a doi, a url or an isbn",
                {"hint": "add one of them; data of your own have no entry here: where they are "
                 "shown write source: Our own audit of 212 patients, Leeds, 2025",
                 "keys": "doi url isbn"},
            )  # fmt: skip
        return self

    @property
    def address(self) -> str | None:
        """The address of the source; a doi comes first, as it outlives addresses. None for a book
        that has neither."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return str(self.url) if self.url else None


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
