"""Checks on pictures: icons must be drawings, with colours that every theme has.

A drawing (SVG) names the roles of its colours, such as accent, and each product fills in the
colours of the theme. That cannot be done with a photograph.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.content.artwork import Artwork, RenderedArtwork
from irdocs.content.assets import Picture
from irdocs.content.blocks import Callout, Cards, ContactBlock, Image, Images, Video
from irdocs.content.illustration import Illustration
from irdocs.content.model import Document
from irdocs.content.photographs import Photograph
from irdocs.diagnostics import Report
from irdocs.theme import ACCENT, ROLES


def check_roles(document: Document, report: Report) -> None:
    """Report icons that are not drawings, and drawings with unknown colour roles."""
    for picture in _icons(document):
        if isinstance(picture.content, Photograph):
            is_svg = isinstance(picture.content, RenderedArtwork)
            shown = "can only be shown as a picture" if is_svg else "is a photograph"
            report.error(
                "drawing-expected",
                f'"{picture.name}" {shown}; icons must be drawings (SVG)',
                picture.name.span,
                "a card shows a photograph as its picture:, and so does a block of type image",
            )
    cover = document.document.cover
    if cover and isinstance(cover.file.content, Artwork):
        report.error(
            "drawing-expected",
            f"\"{cover.file.name}\" has colours of its own; a cover's drawing is in the theme's",
            cover.file.name.span,
            'name its colours by role, such as class="fill-primary" (docs/brand.md)',
        )
    known_roles = ROLES | {ACCENT}
    for picture in _pictures(document):
        for remark in picture.remarks:
            tell = report.warning if remark.code == "drawing-cut" else report.note
            tell(remark.code, f'"{picture.name}": {remark.message}', picture.name.span, remark.hint)
        if isinstance(picture.content, Illustration | Artwork):
            for role in sorted(picture.content.roles - known_roles):
                report.error(
                    "unknown-role",
                    f'"{picture.name}" uses the colour role "{role}", which no theme has',
                    picture.name.span,
                    f"must be one of {', '.join(sorted(known_roles))}",
                )


def _icons(document: Document) -> Iterator[Picture]:
    for block in document.blocks:
        match block:
            case Cards():
                yield from (card.icon for card in block.items if card.icon)
            case Callout() if block.icon:
                yield block.icon


def _pictures(document: Document) -> Iterator[Picture]:
    """Yield every picture of the document."""
    yield from _icons(document)
    for logo in document.document.logo:
        yield from (file for file in (logo.file, logo.on_dark) if file)
    if document.document.cover:
        yield document.document.cover.file
    yield from (section.picture.file for section in document.sections if section.picture)
    for block in document.blocks:
        if isinstance(block, Cards):
            yield from (card.picture.file for card in block.items if card.picture)
    yield from (block.file for block in document.blocks if isinstance(block, Image))
    images = (block for block in document.blocks if isinstance(block, Images))
    yield from (item.file for block in images for item in block.items)
    yield from (block.poster for block in document.blocks if isinstance(block, Video))
    contacts = (block for block in document.blocks if isinstance(block, ContactBlock))
    yield from (block.map.file for block in contacts if block.map and block.map.file)
