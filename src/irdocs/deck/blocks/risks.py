"""Risks on slides: each group an array of dots with its name above and a sentence below."""

from __future__ import annotations

from irdocs.charts.icon_arrays import array_size, pitch_within
from irdocs.content.blocks import Risk
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import IconArraySlot, Slot, TextSlot
from irdocs.deck.source_lines import source_slot
from irdocs.diagnostics import Span
from irdocs.locale import risks
from irdocs.units import Rect, Size

COMFORTABLE = 20.0
"""The type size in pt that the sentences have where it leaves the dots enough room."""
BETWEEN = 10.0
"""The space between the dots and the sentence, in pt."""
SPARE = 4.0
"""The height that a sentence has beyond what it needs, in pt."""
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
    texts = [name, *_words(builder, block, 0), *inlines.plain(builder.references(block.source))]
    alt = risks.picture_alt(builder.locale, block, group)
    dots, words = layout.pictures[0], layout.single(Stem.TEXT).box
    pitch = pitch_within(block.of, Size(dots.width, dots.height))
    # The words stand beside the dots that they speak of, which may leave much of their box blank.
    spare = dots.width - array_size(block.of, pitch).width if dots.x < words.x else 0.0
    box = Rect(words.x - spare, words.y, words.width + spare, words.height) if spare else None
    slots: list[Slot] = [
        IconArraySlot(block.of, group.affected, dots, alt),
        builder.fill(layout, Stem.TEXT, texts, group.span, box=box),
    ]
    return builder.slide(layout, title, span, slots)


def _compared(builder: SlideBuilder, block: Risk, title: str, span: Span) -> Slide:
    """Return the slide of two groups; the difference stands below the second.

    The sentences are set in a comfortable size if the dots then have room, else in the smallest; if
    they have no room even so, it is an error.
    """
    layout = builder.layouts[holding(LayoutKind.COMPARISON, len(block.groups))]
    contents = layout.all_of(Stem.COLUMN)[: len(block.groups)]
    texts = [_words(builder, block, number) for number, _ in enumerate(contents)]
    least = contents[0].sizes[-1]
    sizes = dict.fromkeys(size for size in (COMFORTABLE, least) if size >= least)
    for size in sizes:
        height = SPARE + max(
            builder.fitter.gauge(words, content).height(content.box.width, size)
            + 2 * content.inset_down
            for words, content in zip(texts, contents, strict=True)
        )
        room = Size(contents[0].box.width, contents[0].box.height - height - BETWEEN)
        if room.height > 0 and pitch_within(block.of, room) >= LEAST_PITCH[block.of]:
            break
    else:
        builder.fitter.report.error(
            "slide-overflow",
            f"the words on the groups leave no room for {block.of} dots on a slide",
            block.span,
            "use fewer words in time: and event:",
        )
        return builder.slide(layout, title, span, [])
    slots: list[Slot] = []
    headings = layout.all_of(Stem.HEADING)
    for group, heading, content, words in zip(
        block.groups, headings, contents, texts, strict=False
    ):
        name = inlines.plain(group.name)
        heading_size = builder.fitter.size_or_error(name, heading, group.name.span)
        box = content.box
        alt = risks.picture_alt(builder.locale, block, group)
        dots = Rect(box.x, box.y, box.width, box.height - height - BETWEEN)
        below = Rect(box.x, box.bottom - height, box.width, height)
        builder.fitter.report_missing_glyphs(words, block.span)
        slots += [
            TextSlot(heading.name, name, heading_size),
            IconArraySlot(block.of, group.affected, dots, alt),
            TextSlot(content.name, tuple(words), size, box=below),
        ]
    slots.append(source_slot(builder, layout, block.source, block.source[0].span))
    return builder.slide(layout, title, span, slots)


def _words(builder: SlideBuilder, block: Risk, number: int) -> list[SlideParagraph]:
    """Return what is said of a group, by its number from 0, and the difference after the last."""
    group = block.groups[number]
    runs = [SlideParagraph((TextRun(risks.sentence(builder.locale, block, group)),), bullet=False)]
    difference = risks.difference(builder.locale, block)
    if difference and number == len(block.groups) - 1:
        run = TextRun(difference, bold=True, colour="signal")
        runs.append(SlideParagraph((run,), bullet=False))
    return runs
