"""Will it fit? Text on slides measured as PowerPoint and LibreOffice break it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.layout import Placeholder
from irdocs.deck.model import SlideParagraph, TextRun
from irdocs.diagnostics import Report, Span
from irdocs.typeset.lines import Fragment, MeasuredParagraph

HEIGHT_SLACK = 2.0
"""Height kept free, in pt."""
EVEN = 1.15
"""How much taller than the average a slide of several may be, so that they are of like height."""

NEVER = float("inf")
LITTLE_SMALLER = 0.85
"""How much smaller words may be set to spare a line that looks lost."""
LONG_LINK = 0.5
"""Which part of a line a link must take for a line more to be kept free."""


class _MeasuredText:
    """One paragraph: its width on one line at 1 pt, and its words once they are asked for."""

    __slots__ = ("_words", "fragments", "paragraph", "whole")

    def __init__(self, paragraph: SlideParagraph, fragments: Sequence[Fragment]) -> None:
        self.paragraph = paragraph
        self.fragments = fragments
        self.whole = sum([fragment.style.width(fragment.text) for fragment in fragments])
        self._words: MeasuredParagraph | None = None

    @property
    def words(self) -> MeasuredParagraph:
        if self._words is None:
            self._words = MeasuredParagraph(self.fragments)
        return self._words


class HeightGauge:
    """Paragraphs measured once in a place's face, to be asked for their height at any size."""

    def __init__(
        self, faces: MeasuringFaces, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder
    ) -> None:
        self._faces, self._place = faces, placeholder
        self._texts = [_MeasuredText(p, self._fragments(p.runs, whole=True)) for p in paragraphs]

    def _fragments(self, runs: Sequence[TextRun], *, whole: bool) -> list[Fragment]:
        """Return runs to be broken at spaces alone, or at hyphens and within links too.

        Renderers break after some hyphens and slashes and not after others, and LibreOffice breaks
        a link anywhere. Who counts on none of these breaks never counts too few lines.
        """
        placeholder, style = self._place, self._faces.style
        return [
            Fragment(
                _shown(
                    run.text.replace(" ", "\u00a0") if run.url and whole else run.text, placeholder
                ),
                style(bold=placeholder.bold or run.bold, italic=run.italic),
                whole=whole,
            )
            for run in runs
        ]

    def heights(self, width: float, size: float) -> Iterator[float]:
        """Yield each paragraph's height in pt in a width in pt, the space before it included.

        A paragraph with a word that sticks out has an infinite height.
        """
        placeholder, spacing = self._place, self._place.spacing
        before = size * spacing.before + spacing.before_points
        pitch = spacing.pitch * self._faces.tall
        inner = width - 2 * placeholder.inset
        for text in self._texts:
            room = (inner - _indent(text.paragraph, placeholder)) * self._faces.slack / size
            lines = 1.0 if text.whole <= room else self._lines(text, room, size)
            yield lines * size * pitch + before

    def _lines(self, text: _MeasuredText, room: float, size: float) -> float:
        """Return how many lines a paragraph takes in a room in sizes, or infinity."""
        words, runs = text.words, text.paragraph.runs
        if words.widest <= room:
            return words.count(room) + self._torn(runs, room)
        if words.widest * self._place.sizes[-1] <= room * size:
            return NEVER  # a smaller size keeps its words whole
        # What is longer than a line is broken by all renderers, if not at the same place: a line
        # more for words; and LibreOffice begins such a link on a line of its own.
        loose = MeasuredParagraph(self._fragments(runs, whole=False))
        more = 1 + sum(bool(run.url) for run in runs)
        return loose.count(room) + more if loose.widest <= room else NEVER

    def _torn(self, runs: Sequence[TextRun], room: float) -> int:
        """Return a line more for a long link, from which LibreOffice tears the full stop."""
        return any(
            run.url
            and _MeasuredText(SlideParagraph((run,)), self._fragments([run], whole=True)).whole
            > room * LONG_LINK
            for run in runs
        )

    def height(self, width: float, size: float) -> float:
        """Return the height of all in pt."""
        total = sum(self.heights(width, size))
        return total - self._first_gap(size) if self._texts else 0.0

    def _first_gap(self, size: float) -> float:
        spacing = self._place.spacing
        return size * spacing.before + spacing.before_points

    def lost_words(self, size: float) -> int:
        """Return how many paragraphs end in a line so short that it looks lost."""
        inner = self._place.box.width - 2 * self._place.inset
        found = 0
        for text in self._texts:
            room = (inner - _indent(text.paragraph, self._place)) * self._faces.slack / size
            found += text.whole > room and text.words.ends_short(room)
        return found

    def fits(self, size: float) -> bool:
        """Whether all fit their place at a size in pt."""
        return self.height(self._place.box.width, size) <= room_of(self._place)

    def pages(self, size: float) -> list[slice] | None:
        """Return the paragraphs dealt out to places of like height, or None if one is too tall."""
        heights = list(self.heights(self._place.box.width, size))
        gap, room = self._first_gap(size), room_of(self._place)
        if any(height - gap > room for height in heights):
            return None
        return even_runs(heights, gap, room)

    def widest(self, size: float) -> float:
        """Return the room in pt that the widest word needs at a size in pt."""
        return max(
            (text.words.widest * size / self._faces.slack for text in self._texts), default=0.0
        )

    def part(self, pages: Sequence[slice], size: float) -> bool:
        """Whether each of some pages fits the place at a size in pt."""
        sums = [0.0, *accumulate(self.heights(self._place.box.width, size))]
        gap, room = self._first_gap(size), room_of(self._place)
        return all(sums[page.stop] - sums[page.start] - gap <= room for page in pages)


def room_of(placeholder: Placeholder) -> float:
    """Return the height in pt that text may take in a place."""
    return placeholder.box.height - 2 * placeholder.inset_down - HEIGHT_SLACK


def _shown(text: str, placeholder: Placeholder) -> str:
    return text.upper() if placeholder.capitals else text


def _indent(paragraph: SlideParagraph, placeholder: Placeholder) -> float:
    return paragraph.indent(placeholder.spacing, bulleted=placeholder.bullets).start


def even_runs(heights: Sequence[float], gap: float, room: float) -> list[slice]:
    """Return things of some heights in as few runs as stay within a room, of like height.

    `gap`, in pt, is the space before each that the first of a run does without.
    """
    tight = _dealt(heights, gap, room)
    even = min(room, (sum(heights) - gap) / len(tight) * EVEN)
    even = max(even, max(heights) - gap)
    evenly = _dealt(heights, gap, even)
    return evenly if len(evenly) == len(tight) else tight


def _dealt(heights: Sequence[float], gap: float, room: float) -> list[slice]:
    """Return as few runs of paragraphs as stay within a height, in order."""
    pages: list[slice] = []
    start, used = 0, -gap
    for number, height in enumerate(heights):
        if number > start and used + height > room:
            pages.append(slice(start, number))
            start, used = number, -gap
        used += height
    return [*pages, slice(start, len(heights))]


@dataclass(frozen=True, slots=True)
class TextFitter:
    """Measures text against placeholders; complains of what can never fit."""

    minor: MeasuringFaces
    """For running text."""
    major: MeasuringFaces
    """For titles."""
    report: Report

    @property
    def trying(self) -> TextFitter:
        """The same with a report of its own: for trying what may not fit."""
        return replace(self, report=Report())

    def faces(self, placeholder: Placeholder) -> MeasuringFaces:
        return self.major if placeholder.is_title else self.minor

    def gauge(self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder) -> HeightGauge:
        return HeightGauge(self.faces(placeholder), paragraphs, placeholder)

    def size(self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder) -> float | None:
        """Return the largest size of a place at which paragraphs fit it, or None.

        One that is a little smaller is taken where that spares a lost last word.
        """
        return self._largest(self.gauge(paragraphs, placeholder), placeholder)

    def _largest(self, gauge: HeightGauge, placeholder: Placeholder) -> float | None:
        found = next((size for size in placeholder.sizes if gauge.fits(size)), None)
        if found is None or not (lost := gauge.lost_words(found)):
            return found
        near = [size for size in placeholder.sizes if found > size >= found * LITTLE_SMALLER]
        return next((size for size in near if gauge.lost_words(size) < lost), found)

    def sure(
        self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder, span: Span
    ) -> float:
        """Return the size at which paragraphs fit; if there is none, an error at `span`."""
        self.covered(paragraphs, span)
        gauge = self.gauge(paragraphs, placeholder)
        size = self._largest(gauge, placeholder)
        if size is not None:
            return size
        smallest = placeholder.sizes[-1]
        self.report.error(
            "slide-overflow",
            f'"{_short(paragraphs)}" does not fit its box "{placeholder.name}" at {smallest:g} pt'
            + self._excess(paragraphs, gauge, placeholder, smallest),
            span,
            "say it shorter; a block may have short: or headline:, words for slides alone",
        )
        return smallest

    def _excess(
        self,
        paragraphs: Sequence[SlideParagraph],
        gauge: HeightGauge,
        placeholder: Placeholder,
        size: float,
    ) -> str:
        word = self.too_wide(paragraphs, placeholder, placeholder.box.width, size)
        if word:
            return f': the word "{word}" is wider than the box'
        over = gauge.height(placeholder.box.width, size) - room_of(placeholder)
        lines = max(1, round(over / (size * placeholder.spacing.pitch) + 0.49))
        return f": {lines} line{'s'[: lines != 1]} too many"

    def too_wide(
        self,
        paragraphs: Sequence[SlideParagraph],
        placeholder: Placeholder,
        width: float,
        size: float,
    ) -> str | None:
        """Return the first word that no line of a width in pt can hold, or None."""
        faces = self.faces(placeholder)
        for paragraph in paragraphs:
            room = (
                (width - 2 * placeholder.inset - _indent(paragraph, placeholder))
                * faces.slack
                / size
            )
            fragments = [
                Fragment(_shown(run.text, placeholder),
                         faces.style(bold=placeholder.bold or run.bold, italic=run.italic))
                for run in paragraph.runs
            ]  # fmt: skip
            for word in MeasuredParagraph(fragments).too_wide(room):
                return word
        return None

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in pt to keep free for one line of running text."""
        style = self.minor.style(bold=bold, italic=False)
        return style.width(text) * size / self.minor.slack

    def covered(self, paragraphs: Sequence[SlideParagraph], span: Span) -> None:
        """Complain of characters whose width is not known, as the typeface lacks them."""
        for paragraph in paragraphs:
            for character in self.minor.missing(paragraph.text):
                self.report.error(
                    "missing-glyph",
                    f'the deck\'s typeface has no "{character}" (U+{ord(character):04X})',
                    span,
                    "write it in other letters, or choose a typeface that has it",
                )

    def common(
        self, filled: Sequence[tuple[Sequence[SlideParagraph], Placeholder]], spans: Sequence[Span]
    ) -> float:
        """Return one size at which like texts side by side all fit their boxes."""
        return min(
            (
                self.sure(paragraphs, placeholder, span)
                for (paragraphs, placeholder), span in zip(filled, spans, strict=True)
            ),
            default=0.0,
        )

    def pages(
        self, paragraphs: Sequence[tuple[SlideParagraph, Span]], placeholder: Placeholder
    ) -> list[tuple[tuple[SlideParagraph, ...], float]]:
        """Return paragraphs dealt out to as few slides as hold them, and their size in pt.

        A split is made at paragraph ends only, into pages of like height.
        """
        for paragraph, span in paragraphs:
            self.covered([paragraph], span)
        said = [paragraph for paragraph, _ in paragraphs]
        gauge = self.gauge(said, placeholder)
        whole = self._largest(gauge, placeholder)
        if whole is not None:
            return [(tuple(said), whole)]
        smallest = placeholder.sizes[-1]
        dealt = gauge.pages(smallest)
        if dealt is None:
            for paragraph, span in paragraphs:
                self.sure([paragraph], placeholder, span)
            return [(tuple(said), smallest)]
        size = next(
            size for size in placeholder.sizes if gauge.part(dealt, size) or size == smallest
        )
        return [(tuple(said[page]), size) for page in dealt]


def _short(paragraphs: Sequence[SlideParagraph]) -> str:
    text = " ".join(paragraph.text for paragraph in paragraphs)
    return text if len(text) <= 40 else f"{text[:38]}…"
