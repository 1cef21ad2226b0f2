"""Tables on slides, parted where one slide has no room."""

from __future__ import annotations

from irdocs.content.blocks import (
    Table,
)
from irdocs.deck import inlines, table_plan
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import (
    Slide,
)
from irdocs.diagnostics import Span


def table(builder: SlideBuilder, block: Table, title: str, span: Span) -> list[Slide]:
    """Return a table as slides, one for each part of it that fits."""
    layout = builder.layouts[LayoutKey(LayoutKind.TABLE)]
    caption = inlines.plain(block.caption)
    return [
        builder.slide(
            layout,
            title,
            span,
            [builder.fill(layout, Stem.CAPTION, caption, block.caption.span), table_slot],
        )
        for table_slot in table_plan.placed(
            builder.fitter, block, layout.single(Stem.TABLE), builder.citations
        )
    ]
