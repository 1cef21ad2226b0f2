"""Covers and icons are drawings, and drawings name only colours that a theme has."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.content.model import Callout, Cards, Document, Image
from irdocs.diagnostics import Report
from irdocs.theme import ACCENT, ROLES


def check_roles(document: Document, report: Report) -> None:
    """Complain of a cover or icon that is no drawing, and of a role that no theme gives."""
    for picture in _must_be_drawn(document):
        if not isinstance(picture.content, Illustration):
            report.error(
                "drawing-expected",
                f'"{picture.name}" is a photograph; covers and icons are drawings (SVG)',
                picture.name.span,
                "show a photograph as an image block",
            )
    known = ROLES | {ACCENT}
    for picture in _pictures(document):
        if isinstance(picture.content, Illustration):
            for role in sorted(picture.content.roles - known):
                report.error(
                    "unknown-role",
                    f'"{picture.name}" names the colour role "{role}", which no theme has',
                    picture.name.span,
                    f"one of {', '.join(sorted(known))}",
                )


def _must_be_drawn(document: Document) -> Iterator[Picture]:
    if document.document.cover:
        yield document.document.cover
    for block in document.blocks:
        match block:
            case Cards():
                yield from (card.icon for card in block.items if card.icon)
            case Callout() if block.icon:
                yield block.icon


def _pictures(document: Document) -> Iterator[Picture]:
    yield from _must_be_drawn(document)
    yield from (section.picture for section in document.sections if section.picture)
    yield from (block.file for block in document.blocks if isinstance(block, Image))
