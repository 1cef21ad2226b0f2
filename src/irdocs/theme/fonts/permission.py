"""What the makers of a font allow: the bits of fsType in its table OS/2 (OpenType)."""

from __future__ import annotations

from enum import Enum

RESTRICTED, PREVIEW_AND_PRINT, EDITABLE = 0x0002, 0x0004, 0x0008
NO_SUBSETTING, BITMAPS_ONLY = 0x0100, 0x0200


class Permission(Enum):
    """Whether a font may be embedded in a PDF, and what goes with it."""

    EMBEDDABLE = "embeddable"
    FOR_PREVIEW_AND_PRINT = "for preview and print"
    """The PDF may be looked at and printed, and not be edited with this font."""
    UNSTATED = "unstated"
    """The font has no table OS/2."""
    NO_SUBSETS = "no subsets"
    NO_OUTLINES = "no outlines"
    """Only bitmaps of the font may be embedded."""
    REFUSED = "refused"


def permission(bits: int | None) -> Permission:
    """Return what a font's makers allow by fsType of its table OS/2; None if it has no such table.

    Of several of the lower bits the one that allows most holds, as the specification says of old
    versions of the table; those for subsets and bitmaps hold beside them.
    """
    if bits is None:
        return Permission.UNSTATED
    if bits & BITMAPS_ONLY:
        return Permission.NO_OUTLINES
    if bits & RESTRICTED and not bits & (PREVIEW_AND_PRINT | EDITABLE):
        return Permission.REFUSED
    if bits & NO_SUBSETTING:
        return Permission.NO_SUBSETS
    if bits & PREVIEW_AND_PRINT and not bits & EDITABLE:
        return Permission.FOR_PREVIEW_AND_PRINT
    return Permission.EMBEDDABLE
