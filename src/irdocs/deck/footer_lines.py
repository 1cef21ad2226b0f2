"""Keep date, footer and slide number each on one line, inside the slide.

Their places come from the template, and their texts do not: a date of another language may be twice
as long, and LibreOffice's templates leave footers at the size of running text. A text that is too
long for its box is set smaller; one that would become too small gets a wider box, as far as the
slide's edges and its neighbours allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.model import Deck
from irdocs.frozen import frozen
from irdocs.units import Rect, Size

SMALLEST = 12.0
"""The size in pt down to which a footer is made smaller before its box is widened."""
LEAST = 6.0
"""The size in pt below which no footer is set, whatever its box."""
EDGE = 8.0
"""White space in pt between a widened box and the edge of the slide or its neighbour."""
PITCH = 1.2
"""The height of a line, as a multiple of the size of its type."""


@frozen
class FooterLine:
    """The place and the look of a footer's text."""

    kind: str
    """The type of its placeholder: dt, ftr or sldNum."""
    box: Rect
    size: float
    """Of its type, in pt."""
    align: str = "l"
    """l, ctr or r (ECMA-376, 20.1.10.59)."""
    inset: float = 0.0
    """White space left and right of the text, inside the box, in pt."""
    bold: bool = False
    is_moved: bool = False
    """Whether its box is not that of its layout, and slides have to state it."""

    @property
    def lines(self) -> int:
        """How many lines the box has room for; a date and a number have one in any case."""
        return max(1, int(self.box.height // (self.size * PITCH))) if self.kind == "ftr" else 1


TITLE_SHARE = 0.43
"""The part of a slide's width that the title of the document takes in a footer."""


def shortened(title: str, faces: MeasuringFaces, slide: Size) -> str:
    """Return the title of a document as footers have it: cut at a word where it is too long.

    The whole title stands on the title slide.
    """
    style = faces.style(bold=False, italic=False)
    room = slide.width * TITLE_SHARE * faces.slack / SMALLEST
    if style.width(title) <= room:
        return title
    words = title.split()
    while len(words) > 1 and style.width(f"{' '.join(words)} …") > room:
        words.pop()
    return f"{' '.join(words).rstrip(',;:.–—-')} …"


def in_deck(
    lines: Sequence[FooterLine], deck: Deck, faces: MeasuringFaces, slide: Size
) -> Mapping[str, FooterLine]:
    """Return, by kind, those footers of a layout that a deck's texts need smaller or wider.

    `faces` are those of running text. The largest slide number counts for all.
    """

    def measure(line: FooterLine, text: str) -> float:
        return faces.style(bold=line.bold, italic=False).width(text) / faces.slack

    texts = {"dt": deck.date, "ftr": deck.footer, "sldNum": str(len(deck.slides))}
    return fitted(lines, texts, slide, measure)


Measure = Callable[[FooterLine, str], float]
"""A function that returns the width in pt of a text in the type of a footer, at a size of 1 pt."""


def fitted(
    lines: Sequence[FooterLine], texts: Mapping[str, str], slide: Size, measure: Measure
) -> Mapping[str, FooterLine]:
    """Return, by kind, the footers whose text does not fit, made smaller or wider.

    `texts` has the text of each kind.
    """
    changed: dict[str, FooterLine] = {}
    for line in lines:
        width = measure(line, texts[line.kind])
        room, least = line.box.width - 2 * line.inset, min(SMALLEST, line.size)
        tallest = max(least, int(2 * line.box.height / PITCH) / 2)
        # Of several lines, a tenth may be lost where words do not fill them.
        share = 1.0 if line.lines == 1 else 0.9 * line.lines
        if not width:
            continue
        if width * line.size <= room * share and line.size <= tallest:
            changed |= {line.kind: line} if line.is_moved else {}
            continue
        size = int(2 * room / width) / 2
        if size < least:
            others = [other.box for other in lines if other is not line]
            line = _wider(line, least * width, others, slide)
            size = int(2 * (line.box.width - 2 * line.inset) / width) / 2
        changed[line.kind] = replace(line, size=max(LEAST, min(line.size, size, tallest)))
    return changed


def _wider(line: FooterLine, width: float, others: Sequence[Rect], slide: Size) -> FooterLine:
    """Return a footer whose box has room for a text of a width in pt, if there is room for it.

    Text at the left grows to the right, text at the right to the left, centred text both ways.
    """
    box, missing = line.box, width + 2 * line.inset + 1 - line.box.width
    left, right = EDGE, slide.width - EDGE
    for other in others:
        if other.y < box.bottom and other.bottom > box.y:
            left = max(left, other.right) if other.right <= box.x else left
            right = min(right, other.x) if other.x >= box.right else right
    before = {"l": 0.0, "ctr": missing / 2}.get(line.align, missing)
    start = max(min(left, box.x), box.x - before)
    end = min(max(right, box.right), start + box.width + missing)
    return replace(line, box=Rect(start, box.y, end - start, box.height))
