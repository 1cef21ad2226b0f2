"""Set the sections of a document as tagged boxes, each kind of block in its own way.

Each function here and in the modules beside takes a `ColumnSetting`, a block and the structure
element to put the block's elements into, and returns boxes in reading order, no wider than the
column. On which panels they will stand is decided later, in flow.py; what must stay together is
stated on the boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import assert_never

from irdocs.caching.by_identity import Same, cached_by_identity
from irdocs.caching.by_value import cached_by_value
from irdocs.content.blocks import (
    AnyBlock,
    Callout,
    Cards,
    Case,
    Chart,
    CodeBlock,
    Columns,
    ContactBlock,
    FlowChart,
    FormulaBlock,
    Image,
    Images,
    PageBreak,
    Points,
    Quiz,
    Quote,
    Resources,
    Risk,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
    Video,
)
from irdocs.content.model import Section
from irdocs.diagnostics import Diagnostic, Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet import motifs
from irdocs.leaflet.boxes import Box, Parting, page_break
from irdocs.leaflet.compose import chained, kept, shown, stack
from irdocs.leaflet.story import (
    callouts,
    cards,
    cases,
    charts,
    code,
    columns,
    contacts,
    figures,
    formulas,
    picture_cards,
    pictures,
    prose,
    risks,
    tables,
    videos,
)
from irdocs.leaflet.story.running_on import running_on
from irdocs.leaflet.story.setting import MOST_OF_FEW, ColumnSetting, TaggedSetting
from irdocs.leaflet.story.spread import BlockSetter, reporting, spread
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.page.tags import Tag

BANNER = 5 / 2
"""The proportions width : height of a photograph below the heading of its section."""
MOST_BANNER = 0.3
"""The greatest height of such a picture, as a part of the height of a panel's text; a photograph
is flatter then, a drawing narrower."""

FEW = 5
"""So many things (points with those below them, terms, steps) are few."""
BETWEEN_LIKE = frozenset({Parting.ITEMS, Parting.INNER_ITEMS, Parting.STEPS})
"""What is parted between things of one kind."""


SECTIONS = 256
"""How many sections are remembered as they were set."""
_NONE: Mapping[str, float] = MappingProxyType({})


def section(
    setting: ColumnSetting, section: Section, root: Tag, growth: Mapping[str, float] = _NONE
) -> tuple[Tag, list[Box]]:
    """Return a section's structure element, and its boxes: the heading, the lead and the blocks.

    Charts are by `growth` pt higher than they need, by the ids of their blocks.
    """
    blocks = section.all_blocks if growth else ()
    own = tuple((b.id, growth[b.id]) for b in blocks if b.id in growth)
    found = _set_section(section, TaggedSetting(setting, root), own)
    setting.setter.report.extend(found.findings)
    return found.element, list(found.boxes)


@frozen
class _SetSection:
    """A section that was set, and what was found in doing so."""

    element: Tag
    boxes: tuple[Box, ...]
    findings: tuple[Diagnostic, ...]


@cached_by_identity(SECTIONS)
def _set_section(
    section: Section, place: TaggedSetting, growth: tuple[tuple[str, float], ...]
) -> _SetSection:
    report = Report()
    setting = reporting(place.setting, report)
    element, boxes = _newly_set(setting, section, place.root, dict(growth))
    return _SetSection(element, tuple(boxes), tuple(report))


@cached_by_value(SECTIONS)
def _element(name: str, title: str, root: Same[Tag]) -> Tag:
    """Return the element of a section, by its id: the same one as long as its title is, so that
    what was set in it still belongs to it."""
    return Tag("Sect", root.value, title=title)


def _newly_set(
    setting: ColumnSetting, section: Section, root: Tag, growth: Mapping[str, float]
) -> tuple[Tag, list[Box]]:
    """Return what `section` does."""
    element = _element(str(section.id), str(section.title), Same(root))
    styles = setting.setter.styles
    heading_tag = Tag("H2", element)

    def words(style: ParagraphStyle, width: float) -> Box:
        return stack(
            setting.setter.plain(section.title, style, width, heading_tag, section.title.span)
        )

    heading = replace(
        motifs.heading(styles, setting.width, words),
        keep_with_next=True,
        space_before=2 * setting.gap,
        stretch=2.0,
    )
    lead = prose.text(setting, section.lead, styles.lead, element) if section.lead else []
    # A callout with a place of its own is set there, by `placed`.
    blocks = [b for b in section.blocks if not (isinstance(b, Callout) and b.place)]
    banner = _banner(setting, section, element)
    head = [heading, *lead]
    head = [*kept(head[:-1]), replace(head[-1], keep_with_next=bool(blocks or banner))]
    boxes = [*head, *banner]
    first = blocks[0] if blocks else None
    if isinstance(first, PageBreak):  # which parts the section from the one before
        boxes, blocks = [page_break(first), *boxes], blocks[1:]
    first = blocks[0] if blocks else None
    ending = _ending(blocks)
    set_block = BlockSetter(_known_block, element, first, boxes, growth)
    before: AnyBlock | None = None
    for number, (block, block_boxes) in enumerate(spread(setting, blocks, set_block)):
        if not number and block_boxes:
            # What follows the leads of panels side by side begins at one height.
            block_boxes = [replace(block_boxes[0], stretch=0.0), *block_boxes[1:]]
        block_boxes, before = running_on(before, block, block_boxes), block
        if block in ending and block_boxes:
            # A callout is a band of colour. At the head of a panel, just above the heading of the
            # next section, it would seem to belong to that one; so it stays with its own.
            boxes[-1] = replace(boxes[-1], parting=Parting.BAND)
        boxes += block_boxes
    boxes[-1] = replace(boxes[-1], parting=Parting.SECTIONS)
    return element, boxes


def _ending(blocks: Sequence[AnyBlock]) -> list[AnyBlock]:
    """Return the callouts behind which a section has no other block."""
    return list(takewhile(lambda block: isinstance(block, Callout), reversed(blocks)))


def _banner(setting: ColumnSetting, section: Section, element: Tag) -> list[Box]:
    """Return the picture of a section that asks for it on paper, as wide as the column.

    It stands below the lead, so that nothing parts that from its heading.
    """
    picture = section.picture
    if picture is None or not picture.leaflet:
        return []
    alt, most_height = picture.alternative, setting.greatest_height * MOST_BANNER
    cut = picture.cut(max(BANNER, setting.width / most_height))
    box = shown(
        cut,
        min(setting.width, most_height * cut.ratio),
        setting.setter.styles,
        setting.picture_owner(element, alt),
        named=True,
    )
    return [
        replace(
            box, keep_with_next=bool(section.blocks), space_before=setting.gap, span=picture.span
        )
    ]


BLOCKS = 4096
"""How many blocks are remembered as they were set."""


def _known_block(
    setting: ColumnSetting, block: AnyBlock, parent: Tag, body: ColumnSetting | None = None
) -> list[Box]:
    """Return what `of_block` does, as it was set before if all is as it was."""
    place = TaggedSetting(setting, parent)
    found = _set_block(block, place, TaggedSetting(body, parent) if body else None)
    setting.setter.report.extend(found.findings)
    return list(found.boxes)


@frozen
class _SetBlock:
    """A block that was set, and what was found in doing so."""

    boxes: tuple[Box, ...]
    findings: tuple[Diagnostic, ...]


@cached_by_identity(BLOCKS)
def _set_block(block: AnyBlock, place: TaggedSetting, below: TaggedSetting | None) -> _SetBlock:
    report = Report()
    body = reporting(below.setting, report) if below else None
    boxes = of_block(reporting(place.setting, report), block, place.root, body)
    return _SetBlock(tuple(boxes), tuple(report))


def of_block(
    setting: ColumnSetting, block: AnyBlock, parent: Tag, body: ColumnSetting | None = None
) -> list[Box]:
    """Return one block's boxes, its title first; none if the block has nothing to print.

    A callout sets its title itself, inside the band. What stands below the title is set for a
    column of its panel if there is a setting for that, `body`.
    """
    styles = setting.setter.styles
    title: list[Box] = []
    if block.title and not isinstance(block, Callout):
        title = setting.setter.plain(
            block.title, styles.subheading, setting.width, Tag("H3", parent), block.title.span
        )
    boxes = _body((body or setting).below(title), block, parent)
    if body:
        boxes = [replace(box, in_column=True) for box in boxes]
    if not boxes:
        return []
    if title:
        gap = setting.small_gap
        if isinstance(block, Resources):  # which asks for the quiet zone of its codes
            gap = max(gap, boxes[0].space_before)
        # Elements are read in the order of their boxes: the title, made last, is still read first.
        boxes = [*kept(title), replace(boxes[0], space_before=gap, stretch=0), *boxes[1:]]
    if isinstance(block, Points | Terms | Timeline):
        boxes = _few(boxes, setting.greatest_height * MOST_OF_FEW)
    if block.keep == "together":
        boxes = [replace(box, parting=Parting.TOGETHER) for box in boxes]
    return chained(boxes, block=block.id, before=setting.gap)


def _few(boxes: Sequence[Box], most_height: float) -> list[Box]:
    """Return the boxes of things of one kind, which are rather not parted if they are few and take
    no more than `most_height` pt."""
    count = sum(box.parting in (*BETWEEN_LIKE, Parting.ALONE) for box in boxes)
    if count > FEW or sum(box.space_before + box.height for box in boxes) > most_height:
        return list(boxes)
    return [
        replace(box, parting=Parting.FEW) if box.parting in BETWEEN_LIKE else box for box in boxes
    ]


def _body(setting: ColumnSetting, block: AnyBlock, parent: Tag) -> list[Box]:
    """Return a block's boxes without its title."""
    match block:
        case TextBlock():
            return prose.text(setting, block.text, setting.setter.styles.body, parent)
        case Points():
            return prose.points(setting, block, parent)
        case Terms():
            return prose.terms(setting, block, parent)
        case Timeline():
            return cards.timeline(setting, block, parent)
        case Cards() if block.has_pictures:
            return picture_cards.picture_cards(setting, block, parent)
        case Cards():
            return cards.cards(setting, block, parent)
        case Case():
            return cases.case(setting, block, parent)
        case Columns():
            return columns.columns(setting, block, parent, of_block)
        case Statistics():
            return figures.statistics(setting, block, parent)
        case Chart():
            return charts.chart(setting, block, parent)
        case Risk():
            return risks.risk(setting, block, parent)
        case Table():
            return tables.table(setting, block, parent)
        case FormulaBlock():
            return formulas.formula(setting, block, parent)
        case CodeBlock():
            return code.code(setting, block, parent)
        case Image():
            return pictures.image(setting, block, parent)
        case Images():
            return pictures.images(setting, block, parent)
        case Video():
            return videos.video(setting, block, parent)
        case FlowChart():
            from irdocs.leaflet.story import flow_charts

            return flow_charts.flow_chart(setting, block, parent)
        case Callout():
            return callouts.callout(setting, block, parent)
        case Quote():
            return prose.quote(setting, block, parent)
        case Quiz():
            return prose.quiz(setting, block, parent)
        case Resources():
            return cards.resources(setting, block, parent)
        case ContactBlock():
            return [contacts.contact(setting, block, parent)]
        case PageBreak():
            return [page_break(block)]
        case _:
            assert_never(block)


__all__ = ["ColumnSetting", "of_block", "section"]
