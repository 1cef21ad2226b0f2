"""Icons of cards and callouts: small drawings beside words, which say nothing by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irdocs.charts.status_icons import status_icon
from irdocs.content.blocks import AnyBlock, Callout, Cards
from irdocs.leaflet.boxes import Mark
from irdocs.leaflet.compose import shown
from irdocs.leaflet.story.cards import accent_of
from irdocs.leaflet.styles import LeafletStyles
from irdocs.page.items import LAYOUT

WIDTH = 33.0
"""How wide an icon is, in pt."""
Icons = Mapping[str, Sequence[Sequence[Mark]]]
"""The marks of the icons of each block, by its id: one for each thing in it, or none."""


def icons(blocks: Mapping[str, AnyBlock], styles: LeafletStyles) -> Icons:
    """Return the icons of blocks that have some."""
    found = {name: _icons(block, styles) for name, block in blocks.items()}
    return {name: marks for name, marks in found.items() if any(marks)}


def _icons(block: AnyBlock, styles: LeafletStyles) -> list[Sequence[Mark]]:
    if isinstance(block, Cards):
        return [
            shown(card.icon, WIDTH, styles, LAYOUT, accent_of(styles.theme, card, number)).marks
            if card.icon
            else ()
            for number, card in enumerate(block.items)
        ]
    if isinstance(block, Callout) and (block.icon or block.kind):
        kind = block.kind
        icon = block.icon or (status_icon(kind) if kind else None)
        return [shown(icon, WIDTH, styles, LAYOUT, kind or "primary").marks] if icon else []
    return []
