"""Keep date, footer and slide number each on one line, inside the slide, at one size.

Their places come from the template, and their texts do not: a date of another language may be twice
as long, and LibreOffice's templates leave footers at the size of running text. Where a text is too
long for its box, all footers beside it are set smaller; where they would become too small, the text
gets a wider box, as far as the slide's edges and the words of its neighbours allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.model import Deck
from irdocs.deck.slide_grids import SlideGrid
from irdocs.frozen import frozen, replace
from irdocs.units import Rect, Size

COMFORTABLE = 12.0
"""The size in pt down to which footers are made smaller before a box is widened."""
SMALLEST = 10.0
"""The size in pt down to which they are made smaller before the document's title is cut."""
LEAST = 6.0
"""The size in pt below which no footer is set, whatever its box."""
EDGE = 8.0
"""White space in pt between a widened box and the edge of the slide or its neighbour's words."""
PITCH = 1.2
"""The height of a line, as a multiple of the size of its type."""
WHITE = 7.2
"""White space above and below the text of a box, together, in pt, as PowerPoint has it."""


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
    smallest: float = SMALLEST
    """The size in pt down to which it is made smaller before the document's title is cut."""

    @property
    def lines(self) -> int:
        """How many lines the box has room for; a date and a number have one in any case."""
        if self.kind != "ftr":
            return 1
        return max(1, int((self.box.height - WHITE) // (self.size * PITCH)))

    @property
    def tallest(self) -> float:
        """The largest size in pt of a line that is no higher than the box."""
        return max(min(COMFORTABLE, self.size), int(2 * self.box.height / PITCH) / 2)

    def holds(self, width: float, size: float) -> bool:
        """Whether the box holds a text on one line, at a size in pt; `width` is that at 1 pt."""
        return width * size <= self.box.width - 2 * self.inset and size <= self.tallest

    def narrowed(self, width: float) -> Rect:
        """Return the part of the box that a text of a width in pt takes."""
        taken = min(self.box.width, width + 2 * self.inset + 1)
        before = {"l": 0.0, "ctr": 0.5}.get(self.align, 1.0)
        return replace(self.box, x=self.box.x + (self.box.width - taken) * before, width=taken)


OWN_SIZE = 14.0
"""The type size of our own footers, in pt."""


def own_footer_line(grid: SlideGrid, kind: str) -> FooterLine:
    """Return the place and look of one of our own footers; `kind` is dt, ftr or sldNum.

    As all that is planned, it is seen from where lines start.
    """
    align = "l" if kind == "ftr" else "r"
    return FooterLine(kind, grid.footers[kind], OWN_SIZE, align, smallest=COMFORTABLE)


@frozen
class MeasuredFooters:
    """What the footers of a deck say, and the faces in which that is measured."""

    date: str
    title: str
    number: str
    """The largest slide number, which counts for all."""
    faces: MeasuringFaces
    """Those of running text."""

    @property
    def by_kind(self) -> Mapping[str, str]:
        """The text of each kind of footer."""
        return {"dt": self.date, "ftr": self.title, "sldNum": self.number}

    def measure(self, line: FooterLine, text: str) -> float:
        """Return the width in pt of a text in the type of a footer, at a size of 1 pt."""
        return self.faces.style(bold=line.bold, italic=False).width(text) / self.faces.slack


def shortened(texts: MeasuredFooters, layouts: Sequence[Sequence[FooterLine]], slide: Size) -> str:
    """Return the title of a document as footers have it: cut at a word where it has no room.

    `layouts` are the footers of each layout. The whole title stands on the title slide.
    """
    rows = {row for lines in layouts for row in _rows(lines)}
    words = texts.title.split()
    kept = texts.title
    while len(words) > 1 and not all(_has_room(row, replace(texts, title=kept), slide)
                                     for row in rows):  # fmt: skip
        words.pop()
        kept = f"{' '.join(words).rstrip(',;:.–—-')} …"
    return kept


def _has_room(row: Sequence[FooterLine], texts: MeasuredFooters, slide: Size) -> bool:
    """Whether no footer of a row has to be smaller than it may be."""
    made = _fitted(row, texts.by_kind, slide, texts.measure)
    return all(made.get(line.kind, line).size >= min(line.smallest, line.size) for line in row)


def in_deck(
    lines: Sequence[FooterLine], deck: Deck, faces: MeasuringFaces, slide: Size
) -> Mapping[str, FooterLine]:
    """Return, by kind, those footers of a layout that a deck's texts need smaller or wider.

    `faces` are those of running text.
    """
    texts = MeasuredFooters(deck.date, deck.footer, str(len(deck.slides)), faces)
    return fitted(lines, texts.by_kind, slide, texts.measure)


Measure = Callable[[FooterLine, str], float]
"""A function that returns the width in pt of a text in the type of a footer, at a size of 1 pt."""


def fitted(
    lines: Sequence[FooterLine], texts: Mapping[str, str], slide: Size, measure: Measure
) -> Mapping[str, FooterLine]:
    """Return, by kind, the footers whose row has no room as it is, made smaller or wider.

    `texts` has the text of each kind.
    """
    changed: dict[str, FooterLine] = {}
    for row in _rows(lines):
        changed |= _fitted(row, texts, slide, measure)
    return changed


def _rows(lines: Sequence[FooterLine]) -> list[tuple[FooterLine, ...]]:
    """Return the footers that stand side by side, together."""
    rows: list[tuple[FooterLine, ...]] = []
    for line in lines:
        beside = [row for row in rows if any(_is_beside(line.box, other.box) for other in row)]
        others = [row for row in rows if row not in beside]
        rows = [*others, (*(one for row in beside for one in row), line)]
    return rows


def _is_beside(box: Rect, other: Rect) -> bool:
    """Whether two boxes share some of their height."""
    return other.y < box.bottom and other.bottom > box.y


def _fitted(
    row: Sequence[FooterLine], texts: Mapping[str, str], slide: Size, measure: Measure
) -> Mapping[str, FooterLine]:
    """Return, by kind, the footers of a row that are changed.

    If all have room as they are, they stay so. Else all have one size: the largest at which each
    has room in its box, or a wider one below `COMFORTABLE`.
    """
    widths = {line.kind: measure(line, texts[line.kind]) for line in row}
    held = [line for line in row if widths[line.kind]]
    if all(_stays(line, widths[line.kind]) for line in held):
        return {line.kind: line for line in held if line.is_moved}
    most = min(min(line.size, line.tallest) for line in held)
    for size in _halves(most, min(most, COMFORTABLE)):
        if all(line.holds(widths[line.kind], size) for line in held):
            return {line.kind: replace(line, size=size) for line in held}
    made: list[FooterLine] = []
    for size in _halves(min(most, COMFORTABLE), LEAST):
        made = _widened(held, widths, size, slide)
        if all(line.holds(widths[line.kind], line.size) for line in made):
            break
    return {line.kind: line for line in made}


def _stays(line: FooterLine, width: float) -> bool:
    """Whether a footer has room as it is; `width` is that of its text at 1 pt."""
    # Of several lines, a tenth may be lost where words do not fill them.
    share = 1.0 if line.lines == 1 else 0.9 * line.lines
    room = (line.box.width - 2 * line.inset) * share
    return width * line.size <= room and line.size <= line.tallest


def _halves(most: float, least: float) -> Iterator[float]:
    """Yield sizes in pt from the largest to the smallest, in steps of half a point."""
    yield most
    yield from (
        half / 2 for half in range(int(2 * most), int(2 * least) - 1, -1) if half / 2 < most
    )


def _widened(
    row: Sequence[FooterLine], widths: Mapping[str, float], size: float, slide: Size
) -> list[FooterLine]:
    """Return footers at a size in pt, whose texts get what room they need and their neighbours
    leave."""
    made = [replace(line, size=size) for line in row]
    needed = [line.narrowed(widths[line.kind] * size) for line in made]
    for number, line in enumerate(made):
        width = widths[line.kind] * size
        if width > line.box.width - 2 * line.inset:
            others = [box for other, box in enumerate(needed) if other != number]
            wider = _wider(line, width, others, slide)
            made[number], needed[number] = wider, wider.box
    grown = [line.box for line, old in zip(made, row, strict=True) if line.box != old.box]
    for number, line in enumerate(made):
        touched = [box for box in grown if box != line.box and _overlap(box, line.box)]
        if touched and line.box not in grown:
            made[number] = replace(line, box=needed[number])
    return made


def _overlap(box: Rect, other: Rect) -> bool:
    """Whether two boxes of a row lie on one another."""
    return box.x < other.right and other.x < box.right


def _wider(line: FooterLine, width: float, others: Sequence[Rect], slide: Size) -> FooterLine:
    """Return a footer whose box has room for a text of a width in pt, if there is room for it.

    Text at the left grows to the right, text at the right to the left, centred text both ways; what
    has no room so grows to the other side.
    """
    box, missing = line.box, width + 2 * line.inset + 1 - line.box.width
    left, right = EDGE, slide.width - EDGE
    for other in others:
        left = max(left, other.right + EDGE) if other.right <= box.x else left
        right = min(right, other.x - EDGE) if other.x >= box.right else right
    before = {"l": 0.0, "ctr": missing / 2}.get(line.align, missing)
    start = max(min(left, box.x), box.x - before)
    end = min(max(right, box.right), start + box.width + missing)
    start = max(min(left, start), end - box.width - missing)
    return replace(line, box=Rect(start, box.y, end - start, box.height))
