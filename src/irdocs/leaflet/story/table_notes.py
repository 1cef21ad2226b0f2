"""Set what stands with a table: what its shades mean, a note, and its source."""

from __future__ import annotations

from irdocs.content.blocks import Table
from irdocs.content.status import STATUS_MARKS, StatusKind
from irdocs.drawing import Path, rectangle
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, shifted, spaced, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.source_lines import source_line
from irdocs.locale import statements
from irdocs.page.tags import Look, Tag
from irdocs.theme import status_colours

SWATCH = 18.0
"""The width of the patch that shows a shade, in pt at a scale of 1."""


def notes(
    setting: ColumnSetting, block: Table, parent: Tag, *, with_key: bool = True
) -> Box | None:
    """Return what stands below a table as one box; None if there is nothing.

    The meaning of its shades is left out without `with_key`.
    """
    gap = setting.pt(3)
    boxes = key(setting, block, parent) if with_key else []
    if block.note:
        small = setting.setter.styles.small
        boxes += spaced(prose.text(setting, block.note, small, parent), gap if boxes else 0.0)
    if block.source:
        source = source_line(setting, block.source, block.span, parent)
        boxes += spaced(source, gap if boxes else 0.0)
    return stack(boxes) if boxes else None


def key(setting: ColumnSetting, block: Table, parent: Tag) -> list[Box]:
    """Return the shades of a table and what they mean, as many on a line as fit; none without."""
    entries = [_entry(setting, block, kind, parent) for kind in block.shades]
    gap = setting.pt(12)
    lines: list[tuple[Box, float]] = []
    for box, width in entries:
        if lines and lines[-1][1] + gap + width <= setting.width:
            line, used = lines[-1]
            lines[-1] = (beside(line, box, used + gap), used + gap + width)
        else:
            lines.append((box, width))
    return [
        replace(box, space_before=setting.pt(2) if number else 0.0)
        for number, (box, _) in enumerate(lines)
    ]


def _entry(
    setting: ColumnSetting, block: Table, kind: StatusKind, parent: Tag
) -> tuple[Box, float]:
    """Return a patch of a shade with its sign, the words beside it, and their width in pt."""
    styles = setting.setter.styles
    palette, style = styles.theme.palette, styles.small
    paragraph = Tag("P", parent, look=Look(shade=kind))
    span = block.caption.span
    indent = setting.pt(SWATCH + 5)
    words = statements.shade(setting.locale, block, kind)
    mark = f"{STATUS_MARKS[kind]} "
    patch = Path(
        rectangle(0, style.pitch * 0.06, setting.pt(SWATCH), style.pitch * 0.88),
        fill=palette[status_colours.ground_of(kind)],
        stroke=palette[kind],
        stroke_width=0.5,
    )
    (sign,) = setting.setter.plain(
        mark, replace(style, colour=palette["ink"]), indent, paragraph, span
    )
    sign_width = styles.run(style).width(mark.strip())
    sign = shifted(sign, (setting.pt(SWATCH) - sign_width) / 2)
    text = setting.setter.plain(words, style, setting.width, paragraph, span, indent=indent)
    patch_box = Box(style.pitch, (PathMark((patch,)), *sign.marks))
    width = indent + min(styles.run(style).width(words), setting.width - indent)
    return beside(patch_box, stack(text), 0), width
