"""Find the type size at which text fits its placeholder, whichever program shows the deck.

A PPTX file holds no line breaks: each program breaks lines itself, with its own font files, its
own rounding and its own rules for hyphens and links. The deck must fit in all of them, so the
number of lines is never predicted but bounded from above. Four allowances make the bound safe:

* A line is filled to 98 % only (`MeasuringFaces.slack`), as widths differ by up to 2 %.
* A line is counted taller than PowerPoint draws it (`paragraph_metrics.COUNTED`).
* Breaks that only some programs make (after hyphens and slashes, within links) are not counted
  on. With fewer places to break, greedy breaking can only need more lines.
* A word wider than its line is broken in unknown places: see `HeightGauge._lines`.

Widths grow in proportion to the type size. Each text is therefore measured once, at 1 pt, and its
lines at any size are counted in a width divided by that size. A `HeightGauge` holds such a
measured text; `TextFitter` chooses sizes, divides long text among slides and reports what cannot
fit at the smallest size.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.caching.by_value import cached_by_value
from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.height_gauge import HeightGauge, displayed, indent_of, room_of
from irdocs.deck.layout import Placeholder
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen, replace
from irdocs.typeset.lacking import report_lacking, report_unparted
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment
from irdocs.units import Rect

LITTLE_SMALLER, SMALLER_TITLE = 0.85, 0.75
"""The smallest share of the largest size that fits that is tried to avoid a lost last word: of
text, and of titles, which stand alone."""

LITTLE_LARGE, ON_ONE_LINE = 0.7, 0.82
"""The smallest shares of the largest size at which a large text has lines of like length, or each
of its paragraphs on one line."""

SMALLER = 2.0
"""What it costs to be smaller by all of the size, in the measure of lines of unlike length."""

LARGEST_LISTED = 36.0
"""The largest size of text in points, in pt: the indent of bullets does not grow with them."""
GROWN = 0.8
"""The most of its room that text may take at a size above that of its placeholder."""

MEASURED = 4096
"""How many measured texts are kept."""

SHORTEN = "shorten it, or, in a block, add short: or headline: for the slides alone"
"""What to do about a text that is too long for its place on a slide."""


@frozen
class TextFitter:
    """Chooses the type size of text in placeholders; reports what fits at no size."""

    minor: MeasuringFaces
    """For running text."""
    major: MeasuringFaces
    """For titles."""
    report: Report

    @property
    def trying(self) -> TextFitter:
        """A copy with an empty report, for trying an arrangement whose text may not fit."""
        return replace(self, report=Report())

    def faces(self, placeholder: Placeholder) -> MeasuringFaces:
        """Return the faces that a placeholder's text is shown in."""
        return self.major if placeholder.is_title else self.minor

    def gauge(self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder) -> HeightGauge:
        """Return paragraphs measured for a placeholder."""
        return _gauge(self.faces(placeholder), tuple(paragraphs), placeholder)

    def size(self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder) -> float | None:
        """Return the largest size in pt at which paragraphs fit a placeholder, or None.

        Several paragraphs of a line each grow only as long as each keeps its line. A size that is a
        little smaller is preferred if fewer paragraphs then end in a lost word.
        """
        return _largest(self.gauge(paragraphs, placeholder), placeholder, False)

    def largest(
        self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder
    ) -> float | None:
        """Return the same without regard to lost words."""
        return _largest(self.gauge(paragraphs, placeholder), placeholder, True)

    def size_or_error(
        self,
        paragraphs: Sequence[SlideParagraph],
        placeholder: Placeholder,
        span: Span,
        hint: str = SHORTEN,
        *,
        largest: bool = False,
    ) -> float:
        """Return the size in pt at which paragraphs fit a placeholder.

        If they fit at none, report an error at `span`, with a hint, and return the smallest. It is
        the `largest`, or one a little smaller where no word is alone on the last line.
        """
        self.report_missing_glyphs(paragraphs, span)
        gauge = self.gauge(paragraphs, placeholder)
        size = _largest(gauge, placeholder, largest)
        if size is not None:
            return size
        smallest = placeholder.sizes[-1]
        self.report.error(
            "slide-overflow",
            f'"{_shortened(paragraphs)}" does not fit its box "{placeholder.name}" '
            f"at {smallest:g} pt" + self._excess(paragraphs, gauge, placeholder, smallest),
            span,
            hint,
        )
        return smallest

    def _excess(
        self,
        paragraphs: Sequence[SlideParagraph],
        gauge: HeightGauge,
        placeholder: Placeholder,
        size: float,
    ) -> str:
        """Return the end of the message: by what the text exceeds its box at a size in pt."""
        word = self.too_wide(paragraphs, placeholder, placeholder.box.width, size)
        if word:
            return f': the word "{word}" is wider than the box'
        over = gauge.height(placeholder.box.width, size) - room_of(placeholder)
        lines = max(1, round(over / (size * placeholder.spacing.pitch) + 0.49))
        return f": {lines} line{'s'[: lines != 1]} too many"

    def balanced(
        self, paragraphs: Sequence[SlideParagraph], placeholder: Placeholder, most: float
    ) -> tuple[float, Rect | None]:
        """Return the size in pt of a large text, and a narrower box that makes its lines alike.

        The size is `most`, at which the text fits, or a little less where that keeps each
        paragraph on one line, saves a lost word, or lets lines end where phrases end. A box keeps
        its height and the edge, or the middle, that its text is aligned to; it is None where no
        paragraph has several lines.
        """
        return _balanced(self.gauge(paragraphs, placeholder), placeholder, most)

    def excess(
        self, paragraph: SlideParagraph, placeholder: Placeholder, width: float, size: float
    ) -> tuple[float, str]:
        """Return by how much the widest word of a paragraph is wider than a box of a width, in pt,
        and the word; less than 0 if it has room."""
        faces = self.faces(placeholder)
        inner = width - 2 * placeholder.inset - indent_of(paragraph, placeholder)
        fragments = [
            Fragment(displayed(run.text, placeholder), faces.run_style(run, bold=placeholder.bold))
            for run in paragraph.runs
        ]
        word = MeasuredParagraph(fragments).widest_word
        return (word.width * size - inner * faces.slack, word.text) if word else (-inner, "")

    def too_wide(
        self,
        paragraphs: Sequence[SlideParagraph],
        placeholder: Placeholder,
        width: float,
        size: float,
    ) -> str | None:
        """Return the first word that is wider than a box of a width in pt at a size, or None."""
        faces = self.faces(placeholder)
        for paragraph in paragraphs:
            room = (
                (width - 2 * placeholder.inset - indent_of(paragraph, placeholder))
                * faces.slack
                / size
            )
            fragments = [
                Fragment(
                    displayed(run.text, placeholder), faces.run_style(run, bold=placeholder.bold)
                )
                for run in paragraph.runs
            ]
            for word in MeasuredParagraph(fragments).too_wide(room):
                return word
        return None

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in pt to keep free for running text on one line, at a size in pt."""
        style = self.minor.style(bold=bold, italic=False)
        return style.width(text) * size / self.minor.slack

    def run_width(self, run: TextRun, size: float) -> float:
        """Return the same for a run, in its own style."""
        return self.minor.run_style(run, bold=False).width(run.text) * size / self.minor.slack

    def report_missing_glyphs(self, paragraphs: Sequence[SlideParagraph], span: Span) -> None:
        """Report characters that the typeface lacks, and whose width is therefore not known."""
        runs = [run for paragraph in paragraphs for run in paragraph.runs if run.math is None]
        text = "".join(run.text for run in runs)
        report_lacking(self.minor.missing(text), span, self.report, self.minor.language)
        report_unparted(text, span, self.report)

    def common(
        self,
        filled: Sequence[tuple[Sequence[SlideParagraph], Placeholder]],
        spans: Sequence[Span],
        hint: str = SHORTEN,
    ) -> float:
        """Return the one size in pt at which texts side by side all fit their placeholders.

        `spans` says where each text stands in the content, for errors.
        """
        return min(
            (
                self.size_or_error(paragraphs, placeholder, span, hint)
                for (paragraphs, placeholder), span in zip(filled, spans, strict=True)
            ),
            default=0.0,
        )

    def pages(
        self,
        paragraphs: Sequence[tuple[SlideParagraph, Span]],
        placeholder: Placeholder,
        together: Sequence[slice] = (),
    ) -> list[tuple[tuple[SlideParagraph, ...], float]]:
        """Return paragraphs divided among as few slides as hold them, and each slide's size in pt.

        Text is divided between paragraphs only, into pages of similar height, and not within what
        is `together`, unless no slide holds that. It is divided at the
        smallest size, which gives the fewest slides; then all take the largest size at which that
        division still fits.
        """
        for paragraph, span in paragraphs:
            self.report_missing_glyphs([paragraph], span)
        texts = [paragraph for paragraph, _ in paragraphs]
        gauge = self.gauge(texts, placeholder)
        whole = _largest(gauge, placeholder, False)
        if whole is not None:
            return [(tuple(texts), whole)]
        smallest = placeholder.sizes[-1]
        dealt_pages = gauge.pages(smallest, together)
        if dealt_pages is None:
            for paragraph, span in paragraphs:
                self.size_or_error([paragraph], placeholder, span)
            return [(tuple(texts), smallest)]
        size = next(
            size for size in placeholder.sizes if gauge.part(dealt_pages, size) or size == smallest
        )
        return [(tuple(texts[page]), size) for page in dealt_pages]


# What was measured is kept from one deck to the next, as editions differ in few words.


@cached_by_value(MEASURED)
def _gauge(
    faces: MeasuringFaces, paragraphs: tuple[SlideParagraph, ...], placeholder: Placeholder
) -> HeightGauge:
    return HeightGauge(faces, paragraphs, placeholder)


@cached_by_value(MEASURED)
def _largest(gauge: HeightGauge, placeholder: Placeholder, whatever_is_lost: bool) -> float | None:
    """Return the largest size in pt at which a text fits a placeholder; see `TextFitter.size`."""
    is_free = gauge.is_one or gauge.wrapped(placeholder.size) > 0
    largest = next(
        (
            size
            for size in placeholder.all_sizes
            if (size <= placeholder.size or is_free or not gauge.wrapped(size))
            and (size <= LARGEST_LISTED or not gauge.is_listed)
            and gauge.fits(size, _share(placeholder, size))
        ),
        None,
    )
    if largest is None or whatever_is_lost or not (lost_count := gauge.lost_words(largest)):
        return largest
    least = largest * (SMALLER_TITLE if placeholder.is_title else LITTLE_SMALLER)
    slightly_smaller = [size for size in placeholder.all_sizes if largest > size >= least]
    return next((size for size in slightly_smaller if gauge.lost_words(size) < lost_count), largest)


@cached_by_value(MEASURED)
def _balanced(
    gauge: HeightGauge, placeholder: Placeholder, most: float
) -> tuple[float, Rect | None]:
    """Return the size of a large text and its box; see `TextFitter.balanced`."""
    room = room_of(placeholder)
    sizes = [size for size in placeholder.all_sizes if most >= size >= most * LITTLE_LARGE]
    # Sentences that each have a line are worth more than one that has.
    least = most * (ON_ONE_LINE if gauge.is_one else LITTLE_LARGE)
    on_one_line = (size for size in sizes if size >= least)
    if whole := next((size for size in on_one_line if not gauge.wrapped(size)), None):
        return whole, None
    tried = [(gauge.even_width(size, room), size) for size in sizes]
    width, size = min(tried, key=lambda way: gauge.price(*way) + SMALLER * (1 - way[1] / most))
    box, shift = placeholder.box, {"l": 0.0, "ctr": 0.5, "r": 1.0}[placeholder.align]
    return size, replace(box, x=box.x + (box.width - width) * shift, width=width)


def _share(placeholder: Placeholder, size: float) -> float:
    """Return the share of its room that text of a size in pt may take.

    What has grown leaves some of it blank, unless its box is for a single line.
    """
    is_line = placeholder.box.height < 2 * size
    return 1.0 if size <= placeholder.size or is_line else GROWN


def _shortened(paragraphs: Sequence[SlideParagraph]) -> str:
    text = " ".join(paragraph.text for paragraph in paragraphs)
    return text if len(text) <= 40 else f"{text[:38]}…"
