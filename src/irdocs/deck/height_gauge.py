"""Measure how high text stands at any type size, bounded from above; see `fit` for why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.layout import Placeholder
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.typeset.lines import LineOutline, MeasuredParagraph
from irdocs.typeset.runs import Fragment
from irdocs.unicode.line_breaks import breaks_between_letters

LEAST_WIDTH = 0.4
"""The least width of a box with lines of like length, as a part of its placeholder's."""
MORE_LINES = 0.12
"""What a line more costs, in the same measure as lines of unlike length, where the size of the type
may be smaller for it; of one size lines are never more than need be."""
PHRASE = 0.4
"""How much shorter, of the longest line, another may be if all lines end where phrases end."""
PHRASE_ENDS = tuple(",;:.?!–—，、；：。？！،؛؟۔।॥")

HEIGHT_SLACK = 2.0
"""Height kept free in each placeholder, in pt, against rounding."""

NARROW_LETTER = 0.45
"""The width of a letter of a sentence, as a multiple of the type size: less than the average, so
that what is added between letters is not underestimated."""

EVEN = 1.15
"""How much taller than the average a page may be when a text is divided evenly; see `even_runs`."""

NEVER = float("inf")
"""The height of text that fits at no height, as one of its words is wider than the line."""

LONG_LINK = 0.5
"""The share of a line that a link must be wider than for an extra line to be kept free."""


class _MeasuredText:
    """One paragraph: its width on one line at 1 pt (`whole`), and its words.

    A paragraph that fits on one line needs no division into words, so that is put off.
    """

    __slots__ = ("_words", "fragments", "paragraph", "whole")

    def __init__(self, paragraph: SlideParagraph, fragments: Sequence[Fragment]) -> None:
        self.paragraph = paragraph
        self.fragments = fragments
        self.whole = sum([fragment.style.width(fragment.text) for fragment in fragments])
        self._words: MeasuredParagraph | None = None

    def overhang(self, pitch: float) -> float:
        """Return how much taller than their lines its formulas may make them, at 1 pt.

        Each formula is counted as if it stood on a line of its own.
        """
        drawings = [run.math.drawing for run in self.paragraph.runs if run.math is not None]
        return sum(max(0.0, drawing.height + drawing.depth - pitch) for drawing in drawings)

    @property
    def words(self) -> MeasuredParagraph:
        """Its words with their widths at 1 pt, measured at the first use."""
        if self._words is None:
            self._words = MeasuredParagraph(self.fragments)
        return self._words


class HeightGauge:
    """Paragraphs measured once in the face of a placeholder; returns their height at any size."""

    def __init__(
        self, faces: MeasuringFaces, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder
    ) -> None:
        self._faces, self._placeholder = faces, placeholder
        self._slack = faces.slack / (1 + placeholder.spread / NARROW_LETTER)
        self._texts = [
            _MeasuredText(paragraph, self._fragments(paragraph.runs, whole=True))
            for paragraph in paragraphs
        ]

    def _fragments(self, runs: Sequence[TextRun], *, whole: bool) -> list[Fragment]:
        """Return runs as fragments that break at spaces alone (`whole`), or also after hyphens.

        Programs break after some hyphens and slashes and not after others, and LibreOffice breaks
        a link anywhere. Counting on none of these breaks never gives too few lines: `whole`
        therefore joins the words of a link by no-break spaces as well. Scripts without spaces,
        such as Chinese and Thai, break between letters or words in all programs.
        """
        placeholder = self._placeholder
        return [
            Fragment(
                displayed(
                    run.text.replace(" ", "\u00a0") if run.url and whole else run.text, placeholder
                ),
                self._faces.run_style(run, bold=placeholder.bold),
                whole=(whole and not breaks_between_letters(run.text)) or run.math is not None,
            )
            for run in runs
        ]

    @property
    def is_one(self) -> bool:
        """Whether there is one paragraph alone."""
        return len(self._texts) == 1

    @property
    def is_listed(self) -> bool:
        """Whether some paragraph has a bullet or a number."""
        bulleted = self._placeholder.bullets
        return any(
            text.paragraph.hangs
            or text.paragraph.bullet
            or (bulleted and text.paragraph.bullet is None)
            for text in self._texts
        )

    def _own(self, text: _MeasuredText, size: float) -> float:
        """Return the size in pt of a paragraph where that of the text is `size`."""
        return text.paragraph.size_at(size, self._placeholder.sizes[-1])

    def heights(self, width: float, size: float) -> Iterator[float]:
        """Yield the height in pt of each paragraph at a size in a width, both in pt.

        The space before a paragraph is part of its height. A paragraph with a word that is wider
        than the line has the height `NEVER`.
        """
        placeholder, spacing = self._placeholder, self._placeholder.spacing
        faces = self._faces
        inner = width - 2 * placeholder.inset
        for text, lines in zip(self._texts, self._line_counts(inner, size), strict=True):
            paragraph, own = text.paragraph, self._own(text, size)
            before = own * spacing.before + spacing.before_points
            is_figure = placeholder.stands_alone and paragraph.is_latin
            script = 1.0 if is_figure or paragraph.is_code_line else faces.lines
            pitch = spacing.pitch * faces.tall * script
            above = 0.0 if paragraph.is_close else before
            yield (lines * pitch + text.overhang(pitch)) * own + above

    def line_count(self, width: float, size: float) -> float:
        """Return an upper bound of the lines of all paragraphs, or `NEVER`; lengths are in pt."""
        return sum(self._line_counts(width - 2 * self._placeholder.inset, size))

    def _line_counts(self, inner: float, size: float) -> Iterator[float]:
        for text in self._texts:
            indent, own = indent_of(text.paragraph, self._placeholder), self._own(text, size)
            room = (inner - indent) * self._slack / own
            yield 1.0 if text.whole <= room else self._lines(text, room, own)

    def _lines(self, text: _MeasuredText, room: float, size: float) -> float:
        """Return an upper bound of a paragraph's lines, or `NEVER`.

        `room` is the width of a line as a multiple of the type size.

        Where a word (or a link, which counts as one word) is wider than the line, there are three
        cases. If it fits at the smallest size, that size is to be taken rather than a broken word:
        `NEVER` makes the caller go on shrinking. If it fits once it may be broken at hyphens and
        within links, the paragraph gets extra lines, as programs break it in different places. If
        it does not even then, it fits at no size.
        """
        words, runs = text.words, text.paragraph.runs
        if words.widest <= room:
            return words.count(room) + self._extra_line_for_link(runs, room)
        if words.widest * self._placeholder.sizes[-1] <= room * size:
            return NEVER
        # One extra line for the break itself, and one for each link, as LibreOffice begins a link
        # that is longer than a line on a line of its own.
        breakable = MeasuredParagraph(self._fragments(runs, whole=False))
        extra_lines = 1 + sum(bool(run.url) for run in runs)
        return breakable.count(room) + extra_lines if breakable.widest <= room else NEVER

    def _extra_line_for_link(self, runs: Sequence[TextRun], room: float) -> int:
        """Return 1 if a link is so long that LibreOffice may move the full stop after it down.

        LibreOffice breaks between a link and the text after it, even without a space; the extra
        line keeps room for that.
        """
        return any(
            run.url
            and _MeasuredText(SlideParagraph((run,)), self._fragments([run], whole=True)).whole
            > room * LONG_LINK
            for run in runs
        )

    def height(self, width: float, size: float) -> float:
        """Return the height in pt of all paragraphs, without the space before the first."""
        total = sum(self.heights(width, size))
        return total - self._first_gap(size) if self._texts else 0.0

    def _first_gap(self, size: float) -> float:
        """Return the space in pt that the first paragraph of a box does without."""
        spacing = self._placeholder.spacing
        return size * spacing.before + spacing.before_points

    def even_width(self, size: float, most: float) -> float:
        """Return a width in which the lines of the paragraphs are about equally long.

        They are no higher than `most` there; all in pt. There are as few lines as can be without a
        lost word.
        """
        full = self._placeholder.box.width
        widths = [full - step for step in range(0, int(full * (1 - LEAST_WIDTH)), 6)]
        fitting = [width for width in widths if self.height(width, size) <= most] or [full]
        return min(fitting, key=lambda width: (*self._cost(width, size), width))

    def price(self, width: float, size: float) -> float:
        """Return what the lines in a width cost, both in pt: the more lost words, the more lines
        and the less alike these are, the more."""
        lost_count, lines, uneven = self._cost(width, size)
        return lost_count + MORE_LINES * lines + uneven

    def _cost(self, width: float, size: float) -> tuple[int, int, float]:
        """Return how many words are lost in a width, how many lines there are, and how uneven those
        of paragraphs that have several are: 0 if all are equally long, and less where they end
        where phrases end."""
        broken = self._broken(width, size)
        each = [self._difference(lines) for lines in broken]
        uneven = sum(each) / len(each) if each else 0.0
        count = sum(map(len, broken)) + len(self._texts) - len(broken)
        return self.lost_words(size, width), count, uneven

    def _difference(self, lines: Sequence[LineOutline]) -> float:
        longest = max(line.width for line in lines)
        ends = [line.last_word.endswith(PHRASE_ENDS) for line in lines[:-1]]
        at_phrases = sum(ends) / len(ends) if ends else 0.0
        return 1 - min(line.width for line in lines) / longest - PHRASE * at_phrases

    def _broken(self, width: float, size: float) -> list[list[LineOutline]]:
        """Return the lines of the paragraphs that have several in a width at a size, in pt."""
        inner = (width - 2 * self._placeholder.inset) * self._slack
        rooms = ((text, inner / self._own(text, size)) for text in self._texts)
        return [text.words.outline(room) for text, room in rooms if text.whole > room]

    def lost_words(self, size: float, width: float | None = None) -> int:
        """Return how many paragraphs end in a last line far too short, at a size in pt.

        `width` is that of the text's box in pt, if not its placeholder's.
        """
        inner = (width or self._placeholder.box.width) - 2 * self._placeholder.inset
        count = 0
        for text in self._texts:
            line = (inner - indent_of(text.paragraph, self._placeholder)) * self._slack
            room = line / self._own(text, size)
            count += text.whole > room and text.words.ends_short(room)
        return count

    def wrapped(self, size: float) -> int:
        """Return how many paragraphs take more than one line at a size in pt."""
        inner = self._placeholder.box.width - 2 * self._placeholder.inset
        return sum(
            text.whole * self._own(text, size)
            > (inner - indent_of(text.paragraph, self._placeholder)) * self._slack
            for text in self._texts
        )

    def fits(self, size: float, share: float = 1.0) -> bool:
        """Whether the paragraphs fit into a share of their placeholder's height at a size in pt.

        Where lines are further apart than in Latin letters, the first may do without that at the
        smallest size: boxes for a line, as that of a source, have white space round them.
        """
        room, leading = room_of(self._placeholder) * share, 0.0
        if size <= self._placeholder.sizes[-1]:
            faces = self._faces
            leading = self._placeholder.spacing.pitch * faces.tall * (faces.lines - 1) * size
        return self.height(self._placeholder.box.width, size) <= room + leading

    def pages(self, size: float, together: Sequence[slice] = ()) -> list[slice] | None:
        """Return which paragraphs stand on each page, pages being of similar height.

        A page is the placeholder on one slide. What is `together` is on one page if that holds it;
        a smaller part of it counts where it does not. Returns None if one paragraph alone is too
        tall.
        """
        heights = list(self.heights(self._placeholder.box.width, size))
        gap, room = self._first_gap(size), room_of(self._placeholder)
        if any(height - gap > room for height in heights):
            return None
        whole = [part for part in together if sum(heights[part]) - gap <= room]
        groups: list[slice] = []
        while (start := groups[-1].stop if groups else 0) < len(heights):
            ends = [part.stop for part in whole if part.start == start]
            groups.append(slice(start, max(ends, default=start + 1)))
        runs = even_runs([sum(heights[group]) for group in groups], gap, room)
        return [slice(groups[run.start].start, groups[run.stop - 1].stop) for run in runs]

    def widest(self, size: float) -> float:
        """Return the width in pt to keep free for the widest word at a size in pt."""
        widths = (text.words.widest * self._own(text, size) for text in self._texts)
        return max((width / self._slack for width in widths), default=0.0)

    def one_line(self, size: float) -> float:
        """Return the same for the longest paragraph on one line."""
        widths = (text.whole * self._own(text, size) for text in self._texts)
        return max((width / self._slack for width in widths), default=0.0)

    def length(self, size: float) -> float:
        """Return the width in pt of the longest paragraph on one line at a size in pt."""
        return max(
            (
                text.whole * self._own(text, size) + indent_of(text.paragraph, self._placeholder)
                for text in self._texts
            ),
            default=0.0,
        )

    def part(self, pages: Sequence[slice], size: float) -> bool:
        """Whether each page of paragraphs fits the placeholder at a size in pt."""
        sums = [0.0, *accumulate(self.heights(self._placeholder.box.width, size))]
        gap, room = self._first_gap(size), room_of(self._placeholder)
        return all(sums[page.stop] - sums[page.start] - gap <= room for page in pages)


def room_of(placeholder: Placeholder) -> float:
    """Return the height in pt that text may take in a placeholder."""
    return placeholder.box.height - 2 * placeholder.inset_down - HEIGHT_SLACK


def displayed(text: str, placeholder: Placeholder) -> str:
    """Return a text as its placeholder shows it."""
    return text.upper() if placeholder.capitals else text


def indent_of(paragraph: SlideParagraph, placeholder: Placeholder) -> float:
    """Return how far from its placeholder's edge a paragraph's text begins, in pt."""
    return paragraph.indent(placeholder.spacing, bulleted=placeholder.bullets).start


def even_runs(heights: Sequence[float], gap: float, room: float) -> list[slice]:
    """Return consecutive runs of things with given heights, as few as fit, of similar height.

    `room` is the height of a page and `gap` the space above each thing that the first of a page
    does without; both in pt, like the heights.

    Filling page after page gives the fewest pages, but often leaves one line on the last. So the
    things are dealt out again to pages of little more than the average height. That result is
    taken only if it needs no more pages: a height just above the average may leave over more than
    the last page holds.
    """
    fewest = _runs_within(heights, gap, room)
    even_height = min(room, (sum(heights) - gap) / len(fewest) * EVEN)
    even_height = max(even_height, max(heights) - gap)
    even_pages = _runs_within(heights, gap, even_height)
    return even_pages if len(even_pages) == len(fewest) else fewest


def _runs_within(heights: Sequence[float], gap: float, room: float) -> list[slice]:
    """Return consecutive runs, each filled until the next thing would exceed a height in pt."""
    pages: list[slice] = []
    start, used = 0, -gap
    for number, height in enumerate(heights):
        if number > start and used + height > room:
            pages.append(slice(start, number))
            start, used = number, -gap
        used += height
    return [*pages, slice(start, len(heights))]
