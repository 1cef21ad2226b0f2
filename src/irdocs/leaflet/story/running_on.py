"""Tell what runs on from the text before it, so that nothing tears the two apart.

Texts without titles that follow one another are read as one. The spaces between blocks grow where a
panel has room; these are to stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import AnyBlock, Points, TextBlock
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box


def running_on(before: AnyBlock | None, block: AnyBlock, boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes of a block, with a space above them that does not grow if it runs on from
    the block `before` it."""
    if before is None or not boxes or not _runs_on(before, block):
        return list(boxes)
    return [replace(boxes[0], stretch=0.0), *boxes[1:]]


def _runs_on(before: AnyBlock, block: AnyBlock) -> bool:
    """Whether a block is read as a part of the one before it: a text without a title, or a list to
    which a text leads. Two lists would seem to be one."""
    match before, block:
        case ((TextBlock() | Points()), TextBlock(title=None)):
            return True
        case TextBlock(), Points(title=None):
            return True
        case _:
            return False
