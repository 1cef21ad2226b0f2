"""What a slide is called whose title another slide has: by the words of its block.

An untitled block has the title of its section. Where several do, or the section's opener has it, a
number would say nothing: "Aftercare (4)". A person would write what the slide is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content.blocks import AnyBlock
from irdocs.content.blocks.cards import Cards, Timeline
from irdocs.content.blocks.case import Case
from irdocs.content.blocks.chart import Chart
from irdocs.content.blocks.code import CodeBlock
from irdocs.content.blocks.columns import Columns
from irdocs.content.blocks.flow_chart import FlowChart
from irdocs.content.blocks.formula import FormulaBlock
from irdocs.content.blocks.image import Image, Images
from irdocs.content.blocks.resources import Resources
from irdocs.content.blocks.risk import Risk
from irdocs.content.blocks.statistics import Statistics
from irdocs.content.blocks.table import Table
from irdocs.content.blocks.text import Points, Quote, Terms, TextBlock
from irdocs.content.blocks.video import Video
from irdocs.content.markup import sentences
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.model import Slide
from irdocs.locale import statements

_LEAST_SIZE = 0.75
"""How large such a title is at the least, as a share of the layout's largest."""
_FEWEST_WORDS, _MOST_WORDS = 3, 9
"""How many words a title has that does not end where the block's words do."""


def own_title(builder: SlideBuilder, slide: Slide, title: str, block: AnyBlock) -> str | None:
    """Return a title that a slide has room for: the one it shares, and what its block is about;
    None if no words of the block are short enough."""
    if isinstance(block, TextBlock) and len(slide.blocks) == 1 and _is_short(block):
        return None  # it would say all that the slide says
    lead = builder.locale.words.lead(label=title)
    for words in _words(builder, block):
        if words.casefold() == title.casefold():
            continue
        for text in (f"{lead}{words}", *_cut(lead, words)):
            if builder.fits_title(slide.layout, text, _LEAST_SIZE):
                return text
    return None


def _is_short(block: TextBlock) -> bool:
    """Whether a text is a single sentence."""
    return len(sentences((block.short or block.text).plain)) == 1


def _cut(lead: str, words: str) -> Iterator[str]:
    """Yield a title with ever fewer of its words."""
    parts = words.split(" ")
    for count in range(min(len(parts) - 1, _MOST_WORDS), _FEWEST_WORDS - 1, -1):
        yield f"{lead}{' '.join(parts[:count]).rstrip(',;:–—-،؛')}…"


def _words(builder: SlideBuilder, block: AnyBlock) -> Iterator[str]:
    """Yield what a block is about, the best first."""
    names = [str(name).rstrip(".") for name in _names(block)]
    if len(names) > 1:
        yield builder.locale.listed(names)
    if isinstance(block, Statistics):
        item = next((item for item in block.items if item.main), block.items[0])
        yield f"{statements.figure(builder.locale, item)} {item.label.plain}".rstrip(".۔।")
    for text in (*names[:1], *_prose(block)):
        first = next(iter(sentences(text)), "").strip().rstrip(".۔。।")
        if first:
            yield first


def _names(block: AnyBlock) -> Sequence[str]:
    """Return the names of a block's parts."""
    match block:
        case Cards():
            return [card.title for card in block.items]
        case Timeline():
            return [event.title for event in block.items]
        case Terms():
            return [term.term for term in block.items]
        case Case():
            return [part.title for part in block.parts]
        case Resources():
            return [item.name for item in block.items]
        case Chart():
            return [series.name for series in block.series]
        case Columns():
            return [column.title for column in block.columns if column.title]
        case _:
            return ()


def _prose(block: AnyBlock) -> Iterator[str]:
    """Yield the texts of a block that say what it is about."""
    match block:
        case Image() | Images() | Video() | FormulaBlock() | CodeBlock() if caption := _caption(
            block
        ):
            yield caption
        case Image() | Video() | FormulaBlock() if block.alt:
            yield str(block.alt)
        case Table():
            yield str(block.caption)
        case Quote():
            yield str(block.by)
        case Risk():
            yield str(block.event)
        case FlowChart():
            yield block.steps[0].text.plain
        case Points():
            yield (block.items[0].short or block.items[0].text).plain
        case TextBlock():
            yield (block.short or block.text).plain
        case _:
            return


def _caption(block: Image | Images | Video | FormulaBlock | CodeBlock) -> str:
    if isinstance(block, Images):
        return next((item.caption.plain for item in block.items if item.caption), "")
    return block.caption.plain if block.caption else ""
