"""Draw the QR code of an address, and beside it the words that say where it leads."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.charts.qr_codes import QUIET_MODULES, qr_code
from irdocs.drawing import Path
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, not_hung, shifted, stack
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.page.tags import Tag
from irdocs.units import Rect

LEAST_GAP = 4.0
"""The least space between a code and the words beside it, in mm at a scale of 1."""


def quiet_zone(setting: ColumnSetting, url: str) -> float:
    """Return the width of the empty margin that scanners need round a code, in pt."""
    _, modules = qr_code(url)
    return QUIET_MODULES * setting.code_width / modules


def code_mark(setting: ColumnSetting, url: str, shown_address: str, parent: Tag) -> PathMark:
    """Return the code of an address as a figure, as wide as all codes of the leaflet."""
    commands, modules = qr_code(url)
    ink, width = setting.setter.styles.theme.palette["ink"], setting.code_width
    paths = (Path(commands, fill=ink).mapped(width / modules, 0, 0),)
    alt = setting.locale.words.qr_code(target=shown_address)
    square = Rect(0, 0, width, width)
    return PathMark(paths, Tag("Figure", parent, alt=alt, is_code=True), square, kept=square)


def words_beside(setting: ColumnSetting, url: str) -> tuple[float, float]:
    """Return where words beside a code begin, and the width that they have there, in pt."""
    x = setting.code_width + max(quiet_zone(setting, url), setting.mm(LEAST_GAP))
    return x, setting.width - x


def code_with_words(
    setting: ColumnSetting, url: str, shown_address: str, words: Sequence[Box], parent: Tag
) -> Box:
    """Return a code with words beside it, and the quiet zone that a gap below it lacks."""
    x, _ = words_beside(setting, url)
    mark = code_mark(setting, url, shown_address, parent)
    height = setting.code_width + max(0.0, quiet_zone(setting, url) - setting.gap)
    return beside(shifted(not_hung(stack(words)), x), Box(height, (mark,)), 0)


__all__ = ["code_mark", "code_with_words", "quiet_zone", "words_beside"]
