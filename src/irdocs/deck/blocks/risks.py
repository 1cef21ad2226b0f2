"""Risks on slides: each group an array of dots with its name above and a sentence below."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.charts.icon_arrays import array_size, pitch_within
from irdocs.content.blocks import Risk
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import IconArraySlot, Slot, TextSlot
from irdocs.deck.source_lines import source_slot
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.locale import risks
from irdocs.units import Rect, Size

COMFORTABLE = 20.0
"""The type size in pt that the sentences have where it leaves the dots enough room."""
BETWEEN = 10.0
"""The space between the dots and the sentence, in pt."""
SPARE = 4.0
"""The height that a sentence has beyond what it needs, in pt."""
BESIDE = (0.6, 0.55, 0.5, 0.45)
"""The part of a column that dots take beside their words; the first that leaves these room."""
MUCH_LARGER = 1.2
"""How many times as large dots are beside their words, at least, as above them: words in a wide box
are read more easily."""
LEAST_PITCH = {100: 9.0, 1000: 4.0}
"""The least distance of dots in pt at which they are seen from the back of a room."""


def risk(builder: SlideBuilder, block: Risk, title: str, span: Span) -> Slide:
    """Return the slide of a risk: two groups side by side, or one beside its words."""
    if len(block.groups) == 1:
        return _alone(builder, block, title, span)
    return _compared(builder, block, title, span)


def _alone(builder: SlideBuilder, block: Risk, title: str, span: Span) -> Slide:
    """Return the slide of a single group, with its words and its source beside its dots."""
    layout = builder.layouts[LayoutKey(LayoutKind.PICTURE_WITH_TEXT)]
    (group,) = block.groups
    name = SlideParagraph((TextRun(str(group.name), bold=True),))
    source = inlines.beside_the_matter(builder.references(block.source))
    texts = [name, *_words(builder, block, 0), *source]
    alt = risks.picture_alt(builder.locale, block, group)
    dots, place = layout.pictures[0], layout.single(Stem.TEXT)
    words = place.box
    pitch = pitch_within(block.of, Size(dots.width, dots.height))
    # The words stand beside the dots that they speak of, which may leave much of their box blank.
    spare = dots.width - array_size(block.of, pitch).width if dots.x < words.x else 0.0
    box = Rect(words.x - spare, words.y, words.width + spare, words.height) if spare else None
    told = builder.fill(layout, Stem.TEXT, texts, group.span, box=box)
    # Text that had grown may be made as small again as its placeholder has it, below a small title.
    scale = place.sizes[-1] / min(told.size, place.size)
    small = (replace(one, runs=tuple(replace(run, scale=scale) for run in one.runs))
             for one in source)  # fmt: skip
    slots: list[Slot] = [
        IconArraySlot(block.of, group.affected, dots, alt),
        replace(told, paragraphs=(*told.paragraphs[: -len(source)], *small)),
    ]
    return builder.slide(layout, title, span, slots)


@frozen
class _DotPlaces:
    """Where the dots and the words of each group stand, from the corner of its column, in pt."""

    dots: Rect
    words: Rect
    size: float
    """The type size of the words."""
    pitch: float
    """The distance of the dots."""


def _compared(builder: SlideBuilder, block: Risk, title: str, span: Span) -> Slide:
    """Return the slide of two groups; the difference stands below the second.

    The sentences stand below the dots or beside them, where the dots are larger, in a comfortable
    size if the dots then have room, else in the smallest; if they have no room even so, it is an
    error.
    """
    layout = builder.layouts[holding(LayoutKind.COMPARISON, len(block.groups))]
    contents = layout.all_of(Stem.COLUMN)[: len(block.groups)]
    texts = [_words(builder, block, number) for number, _ in enumerate(contents)]
    places = _places(builder, block, contents, texts)
    if places is None:
        builder.fitter.report.error(
            "slide-overflow",
            f"the words on the groups leave no room for {block.of} dots on a slide",
            block.span,
            "use fewer words in time: and event:",
        )
        return builder.slide(layout, title, span, [])
    slots: list[Slot] = []
    names = [(inlines.plain(group.name), group.name.span) for group in block.groups]
    named = builder.side_by_side(layout, Stem.HEADING, names)
    for group, heading, content, words in zip(block.groups, named, contents, texts, strict=False):
        x, y = content.box.x, content.box.y
        alt = risks.picture_alt(builder.locale, block, group)
        builder.fitter.report_missing_glyphs(words, block.span)
        slots += [
            heading,
            IconArraySlot(block.of, group.affected, places.dots.moved(x, y), alt),
            TextSlot(content.name, tuple(words), places.size, box=places.words.moved(x, y)),
        ]
    slots.append(source_slot(builder, layout, block.source, block.source[0].span))
    return builder.slide(layout, title, span, slots)


def _places(
    builder: SlideBuilder, block: Risk, contents: Sequence[Placeholder],
    texts: Sequence[Sequence[SlideParagraph]],
) -> _DotPlaces | None:  # fmt: skip
    """Return the places that give the dots the most room, in columns of one size; None if they have
    no room."""
    column, least = contents[0].box, contents[0].sizes[-1]

    def height(width: float, size: float) -> float:
        """Return what the words need in a box of a width."""
        gauges = (builder.fitter.gauge(*pair) for pair in zip(texts, contents, strict=True))
        return SPARE + 2 * contents[0].inset_down + max(g.height(width, size) for g in gauges)

    def below(size: float) -> _DotPlaces | None:
        words = height(column.width, size)
        dots = Rect(0, 0, column.width, column.height - words - BETWEEN)
        if dots.height <= 0:
            return None
        pitch = pitch_within(block.of, Size(dots.width, dots.height))
        return _DotPlaces(dots, Rect(0, column.height - words, column.width, words), size, pitch)

    def beside(size: float) -> _DotPlaces | None:
        for share in BESIDE:
            pitch = pitch_within(block.of, Size(column.width * share, column.height))
            dots = array_size(block.of, pitch)
            left = dots.width + BETWEEN
            words = Rect(left, 0, column.width - left, column.height)
            if height(words.width, size) <= words.height:
                return _DotPlaces(Rect(0, 0, dots.width, dots.height), words, size, pitch)
        return None

    for size in dict.fromkeys(size for size in (COMFORTABLE, least) if size >= least):
        usual, other = below(size), beside(size)
        is_larger = other and (usual is None or other.pitch >= usual.pitch * MUCH_LARGER)
        places = other if is_larger else usual
        if places is not None and places.pitch >= LEAST_PITCH[block.of]:
            return places
    return None


def _words(builder: SlideBuilder, block: Risk, number: int) -> list[SlideParagraph]:
    """Return what is said of a group, by its number from 0, and the difference after the last."""
    group = block.groups[number]
    runs = [SlideParagraph((TextRun(risks.sentence(builder.locale, block, group)),), bullet=False)]
    difference = risks.difference(builder.locale, block)
    if difference and number == len(block.groups) - 1:
        run = TextRun(difference, bold=True, colour="signal")
        runs.append(SlideParagraph((run,), bullet=False))
    return runs
