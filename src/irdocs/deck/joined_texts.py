"""Texts without titles of their own that follow one another, on one slide.

To a reader of the leaflet they are the paragraphs of one text, and to a lecturer one slide; each on
its own would be titled by its section and a number. Notes tell where another slide begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content.blocks import AnyBlock, TextBlock
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.full_wording import in_full
from irdocs.deck.model import Slide
from irdocs.deck.section_head import SectionHead
from irdocs.deck.slots import TextSlot
from irdocs.frozen import replace


def in_runs(blocks: Sequence[AnyBlock]) -> Iterator[tuple[AnyBlock, ...]]:
    """Yield blocks in their order, texts that may stand on one slide together."""
    run: list[AnyBlock] = []
    for block in blocks:
        if run and not (_is_plain(run[-1]) and _is_plain(block) and not _has_notes(block)):
            yield tuple(run)
            run = []
        run.append(block)
    if run:
        yield tuple(run)


def _is_plain(block: AnyBlock) -> bool:
    """Whether a block is a text that its slide's title says nothing of."""
    return isinstance(block, TextBlock) and not (block.headline or block.title)


def _has_notes(block: AnyBlock) -> bool:
    return block.notes is not None


def joined(
    builder: SlideBuilder, first: TextBlock, section: SectionHead, rest: tuple[TextBlock, ...]
) -> list[Slide]:
    """Return the slide of texts; that it is more than one, that its type would be smaller than that
    of running text, or that a template parts no paragraphs by space, is reported."""
    blocks = (first, *rest)
    title, span = builder.heading(first, section)
    paragraphs = [
        one for block in blocks for one in builder.spanned(block.short or block.text, bullet=False)
    ]
    slides = builder.body_slides_with_picture(title, span, paragraphs, section.drawing)
    told = [(slide, slot) for slide in slides for slot in slide.slots if isinstance(slot, TextSlot)]
    spaces = [slide.layout.placeholder(slot.placeholder).spacing for slide, slot in told]
    is_small = min(slot.size for _, slot in told) < builder.type.sizes.body
    is_parted = all(space.before or space.before_points for space in spaces)
    if len(slides) > 1 or is_small or not is_parted:
        builder.fitter.report.error(
            "slide-overflow", "texts that follow one another have no room on one slide", span,
            "give each a title",
        )  # fmt: skip
    own = builder.text(first.notes) if first.notes else []
    pointer = [builder.locale.words.part_of_section(section=section.title)]
    notes = own or (inlines.lines(pointer) if section.has_notes else [])
    wording = [line for block in blocks for line in in_full(builder, block)]
    cited = {line.text: line for block in blocks for line in builder.cited(block)}
    return [
        replace(
            slide,
            notes=(*notes, *slide.notes, *wording, *cited.values()),
            blocks=(*slide.blocks, *(str(block.id) for block in blocks)),
            section=section.id,
        )
        for slide in slides
    ]


__all__ = ["in_runs", "joined"]
