"""Write what has an order of its own on a page from right to left: isolated words, links, code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, Self, TypeVar

from markupsafe import Markup

from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.scripts import LetterClass
from irdocs.typeset.isolates import DirectedText, isolates
from irdocs.unicode.bidi import base_level, has_right_to_left


class StyledPiece(Protocol):
    """A piece of a text in one style."""

    @property
    def text(self) -> str:
        """Its words."""

    def saying(self, text: str) -> Self:
        """Return the same with other words."""


P = TypeVar("P", bound=StyledPiece)


def parted(
    pieces: Sequence[P], directed: Callable[[P], DirectedText], letters: LetterClass
) -> Iterator[tuple[bool, list[P]]]:
    """Yield pieces of a text, and whether they are to be isolated together, as they stand on a page
    of `letters` from right to left; `directed` says what each is.

    A power is a piece of its own, and 150–400 × 10⁹/L one quantity. A link is one, too, and one
    with its strength a whole. What is isolated for what it is, as code, says so by its own markup.
    """
    if not letters:
        yield False, list(pieces)
        return
    found = isolates([directed(piece) for piece in pieces], letters)
    edges = [edge for one in found if not one.is_own for edge in (one.start, one.end)]
    inside, place = False, 0
    run: list[P] = []
    for piece in pieces:
        start, end = place, place + len(piece.text)
        place = end
        while edges and edges[0] < end:
            edge = edges.pop(0)
            if edge > start:
                run.append(piece.saying(piece.text[start - end : edge - end]))
            if run:
                yield inside, run
            run, inside, start = [], not inside, max(edge, start)
        run.append(piece.saying(piece.text[start - end :]) if start < end else piece)
    yield inside, run


def is_whole(text: str, letters: LetterClass) -> bool:
    """Whether a text on a page of `letters` runs from left to right as a whole, as a reference to a
    paper in English does: the stop at its end stands at the right then, as on paper."""
    return bool(letters) and any(map(str.isalpha, text)) and not has_right_to_left(text)


def isolate(written: Markup, is_isolated: bool) -> Markup:
    """Return words that run from left to right as a whole, if they are to be isolated."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(written) if is_isolated else written


_BREAKABLE_SPACE = Markup("{}<wbr/>").format(NO_BREAK_SPACE)
"""What stands between the groups of a telephone number, of which a narrow screen has no room for
all: browsers part one without it amid its digits."""


SOURCE = "page.source-"
"""How the ids of sources in the list of a page begin."""


def link(url: str, written: Markup, text: str, letters: LetterClass) -> Markup:
    """Return a link to an address; on a page of `letters` it is isolated with the direction of its
    `text`. Where that is a shortened address, the style sheet has all of it in print."""
    attributes = Markup(' class="shortened"') if text.endswith("…") else Markup("")
    if url.startswith(f"#{SOURCE}"):
        attributes += Markup(' role="doc-noteref"')
    if letters:
        attributes += Markup(' dir="{}"').format("rtl" if base_level(text) else "ltr")
    if url.startswith("tel:"):
        written = written.replace(NO_BREAK_SPACE, _BREAKABLE_SPACE)
    return Markup('<a href="{}"{}>{}</a>').format(url, attributes, written)


def code_words(written: Markup, letters: LetterClass) -> Markup:
    """Return words of a program or a file, which run from left to right on every page."""
    attribute = Markup(' dir="ltr"') if letters else Markup("")
    return Markup("<code{}>{}</code>").format(attribute, written)
