"""Tables on slides, parted where one slide has no room, with their notes and sources."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import Table
from irdocs.content.status import STATUS_MARKS, StatusKind
from irdocs.deck import inlines, table_plan
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.headed import SpannedText, lacking, moved_with, with_boxes
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import Slot, TableSlot
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.locale import statements


def table(builder: SlideBuilder, block: Table, title: str, span: Span) -> list[Slide]:
    """Return a table as slides, one for each part of it that fits.

    Each has what stands below the table, but explains only the shades that it has, and the first
    those that no cell has. A note for which there is no room is among the lecturer's, with a
    warning.
    """
    noted = _noted(builder, block)
    layout = noted[0] if noted else builder.layouts[LayoutKey(LayoutKind.TABLE)]
    caption = inlines.plain(block.caption)
    if block.caption == title:  # which says it already
        layout = _without_caption(layout)
    moved = builder.text(block.note) if block.note and noted and noted[2] else []
    if moved and block.note:
        builder.fitter.report.warning(
            "unshown-note", "there is no room on a slide for the note of this table: it stands "
            "among the lecturer's notes alone", block.note.span,
            "shorten it, or make a text below the table of it",
        )  # fmt: skip
    parts = table_plan.placed(
        builder.fitter, block, layout.single(Stem.TABLE), builder.citations, builder.locale
    )
    made = []
    elsewhere = {shade for part in parts for shade in _shades_of(part)}
    for number, part in enumerate(parts):
        slots: list[Slot] = [part]
        if block.caption != title:
            slots.insert(0, builder.fill(layout, Stem.CAPTION, caption, block.caption.span))
        here = _shades_of(part)
        shown = [
            shade
            for shade in block.shades
            if shade in here or (number == 0 and shade not in elsewhere)
        ]
        if noted and noted[1] and (
            told := notes(builder, block, with_note=not noted[2], shades=shown)
        ):  # fmt: skip
            slot = builder.fill(layout, Stem.NOTE, told, block.caption.span)
            slots.append(moved_with(slot, builder.layouts[replace(layout.key, room=0)], layout))
        made.append(builder.slide(layout, title, span, slots, moved))
    return made


def _without_caption(layout: Layout) -> Layout:
    """Return a layout in which the table has the place of its caption, too."""
    table, caption = layout.single(Stem.TABLE), layout.single(Stem.CAPTION)
    y = caption.box.y + _ABOVE
    height = table.box.bottom - y
    return with_boxes(layout, {table.name: replace(table.box, y=y, height=height)})


_ABOVE = 4.0
"""The white space in pt above the words of a caption, in its box."""


def _shades_of(part: TableSlot) -> set[StatusKind]:
    """Return the shades of the cells in a part of a table."""
    return {cell.shade for row in part.rows for cell in row if cell and cell.shade}


def _noted(builder: SlideBuilder, block: Table) -> tuple[Layout, list[SlideParagraph], bool] | None:
    """Return the layout with room for what stands below a table, and that text.

    The truth value says whether the note was left out, as there is no room for it. None is returned
    for a table that has nothing below it.
    """
    if not block.has_notes:
        return None
    whole = notes(builder, block, with_note=True)
    short = notes(builder, block, with_note=False)
    layout = builder.layouts[LayoutKey(LayoutKind.TABLE)]
    for text, is_short in ((whole, False), (short, True)):
        for lines in COUNTS[LayoutKind.NOTED_TABLE] if text else ():
            layout = builder.layouts[LayoutKey(LayoutKind.NOTED_TABLE, lines)]
            if _holds(builder, layout, text):
                return layout, text, is_short and block.note is not None
        if text:
            layout = _with_room_below(builder, layout, (text, block.caption.span))
        if text and _holds(builder, layout, text):
            return layout, text, is_short and block.note is not None
    if not short:  # there is only a note, which is too long
        return builder.layouts[LayoutKey(LayoutKind.TABLE)], [], True
    return layout, short, True


def _holds(builder: SlideBuilder, layout: Layout, text: Sequence[SlideParagraph]) -> bool:
    """Whether a layout has room for what stands below its table."""
    return builder.fitter.size(text, layout.single(Stem.NOTE)) is not None


MOST_NOTES = 0.3
"""The part of a table's height that what stands below it may take beyond its own place."""


def _with_room_below(builder: SlideBuilder, layout: Layout, text: SpannedText) -> Layout:
    """Return a layout with as much room below its table as a text needs there."""
    table, note = layout.single(Stem.TABLE), layout.single(Stem.NOTE)
    more = lacking(builder, [note], [text])
    if not 0 < more <= MOST_NOTES * table.box.height:
        return layout
    return with_boxes(
        layout,
        {
            table.name: replace(table.box, height=table.box.height - more),
            note.name: replace(note.box, y=note.box.y - more, height=note.box.height + more),
        },
    )


def notes(
    builder: SlideBuilder,
    block: Table,
    *,
    with_note: bool = True,
    with_source: bool = True,
    shades: Sequence[StatusKind] | None = None,
) -> list[SlideParagraph]:
    """Return what stands below a table: what its shades mean, the note, and the source.

    `shades` are those that are explained; None for all.
    """
    paragraphs: list[SlideParagraph] = []
    kinds = block.shades if shades is None else shades
    if kinds:
        paragraphs += inlines.plain(KEY_GAP.join(_key(builder, block, kinds)))
    if block.note and with_note:
        paragraphs += builder.text(block.note)
    if block.source and with_source:
        paragraphs += inlines.plain(builder.references(block.source))
    return paragraphs


KEY_GAP = "\u2003 "
"""The space between the shades of a key, at which a line may break."""


def _key(builder: SlideBuilder, block: Table, kinds: Sequence[StatusKind]) -> Sequence[str]:
    """Return the sign of each of some shades with what it means."""
    return [
        f"{STATUS_MARKS[kind]}\u00a0{statements.shade(builder.locale, block, kind)}"
        for kind in kinds
    ]
