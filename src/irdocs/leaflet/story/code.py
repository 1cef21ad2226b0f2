"""Set program code: a box for each line, on a ground that joins them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from irdocs.content.blocks import CodeBlock
from irdocs.content.highlighting import CodeLine, coloured_lines
from irdocs.drawing import Path, rectangle
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, Mark, PathMark, TextMark
from irdocs.leaflet.compose import kept, spaced
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.styles import CODE_SIZE
from irdocs.page.code_lines import code_element, line_elements
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.theme.code_colours import CodeLook, legible, look
from irdocs.theme.fonts.weights import Weight
from irdocs.typeset.lines import unbroken
from irdocs.typeset.runs import Fragment, Line, RunStyle

GROUND = "tint"
"""The colour role of the ground."""
PAD = 7.0
"""The space between the ground's edges and the code, in pt at a scale of 1."""
NUMBER_GAP = 1.5
"""The space between a line's number and the line, in characters."""
STEP = 0.25
"""The difference between the type sizes that are tried, in pt."""
OVERLAP = 0.4
"""How far the ground of a line runs under the next line's, in pt: viewers may show a bright hair
between two areas that only touch."""


def code(setting: ColumnSetting, block: CodeBlock, parent: Tag) -> list[Box]:
    """Return code as a box for each line, and its caption; a line too long is an error.

    The type is as large as the longest line allows, from that of code within text down to that of
    small print. Two lines at least stay together at either end.
    """
    lines = coloured_lines(block.code, block.language)
    size = _size(setting, block, lines)
    if size is None:
        return []
    pitch = size * setting.setter.styles.body.pitch / setting.setter.styles.body.size
    texts = block.code.split("\n")
    elements = line_elements(code_element(parent), texts)
    last = len(lines) - 1
    boxes = []
    for number, (pieces, element) in enumerate(zip(lines, elements, strict=True)):
        fragments = _fragments(setting, pieces, size)
        setting.setter.report_lacking(fragments, block.code.line_span(number))
        above = setting.pt(PAD) if number == 0 else 0.0
        below = setting.pt(PAD) if number == last else 0.0
        line_number = number + 1 if block.numbers else None
        marks = _marks(setting, fragments, element, size, pitch, line_number, len(lines))
        boxes.append(
            Box(
                above + pitch + below,
                (
                    _ground(setting, above + pitch + below + (OVERLAP if number < last else 0.0)),
                    *(mark.moved(0, above) for mark in marks),
                ),
                keep_with_next=number < last and (number == 0 or number == last - 1),
                span=block.code.line_span(number),
            )
        )
    if not block.caption:
        return boxes
    caption = prose.text(setting, block.caption, setting.setter.styles.caption, parent)
    return [*boxes[:-1], *kept(boxes[-1:]), *spaced(caption, setting.small_gap)]


def _size(setting: ColumnSetting, block: CodeBlock, lines: Sequence[CodeLine]) -> float | None:
    """Return the type size in pt at which all lines fit, or None after reporting the others."""
    styles = setting.setter.styles
    largest, least = styles.body.size * CODE_SIZE, min(styles.small.size, styles.body.size)
    widths = [_width(setting, pieces) for pieces in lines]
    gutter = _gutter(setting, len(lines)) if block.numbers else 0.0
    room = setting.width - 2 * setting.pt(PAD)
    steps = max(0, math.floor((largest - least) / STEP))
    for size in (*(largest - STEP * step for step in range(steps + 1)), least):
        if (max(widths) + gutter) * size <= room:
            return size
    character = styles.code_font("regular").width("0", 1.0)
    most = math.floor((room / least - gutter) / character)
    for number, width in enumerate(widths):
        over = math.ceil((width + gutter - room / least) / character)
        if over > 0:
            setting.setter.report.error(
                "code-too-wide",
                f"line {number + 1} of the code is {over} character{'s'[: over != 1]} too long: "
                f"the column of the leaflet holds {most} at {least:g} pt",
                block.code.line_span(number),
                "break the line as its language allows, or show the code in one product alone "
                "(only:)",
                extent=over,
            )
    return None


def _width(setting: ColumnSetting, pieces: CodeLine) -> float:
    """Return the width of a line at 1 pt, without spaces at its end."""
    return unbroken(_fragments(setting, pieces, 1.0)).width


def _gutter(setting: ColumnSetting, count: int) -> float:
    """Return the width of the numbers of lines and the gap behind them, at 1 pt."""
    character = setting.setter.styles.code_font("regular").width("0", 1.0)
    return (len(str(count)) + NUMBER_GAP) * character


def _run(setting: ColumnSetting, kind_look: CodeLook, size: float) -> RunStyle:
    styles = setting.setter.styles
    weight: Weight = "bold" if kind_look.bold else "italic" if kind_look.italic else "regular"
    palette = styles.theme.palette
    return RunStyle(
        styles.code_font(weight), size, palette[legible(kind_look.role, palette, GROUND)]
    )


def _fragments(setting: ColumnSetting, pieces: CodeLine, size: float) -> list[Fragment]:
    return [
        Fragment(piece.text, _run(setting, look(piece.kind), size), whole=True) for piece in pieces
    ]


def _marks(
    setting: ColumnSetting,
    fragments: Sequence[Fragment],
    element: Tag,
    size: float,
    pitch: float,
    number: int | None,
    count: int,
) -> list[Mark]:
    """Return the marks of one line of `count`, its number first, which is an artifact.

    Code runs from left to right in every language, and begins at the left.
    """

    def at(x: float, line: Line) -> float:
        from_right = setting.setter.styles.right_to_left
        return setting.width - x - line.width if from_right else x

    font = setting.setter.styles.code_font("regular")
    baseline = (pitch + (font.ascent - font.descent) * size) / 2
    x = setting.pt(PAD)
    marks: list[Mark] = []
    if number is not None:
        style = replace(_run(setting, look("comment"), size), font=font)
        label = unbroken([Fragment(str(number), style)])
        digits = len(str(count)) * font.width("0", size)
        marks.append(TextMark(LAYOUT, ((at(x + digits - label.width, label), baseline, label),)))
        x += _gutter(setting, count) * size
    if any(fragment.text.strip() for fragment in fragments):
        line = unbroken(fragments)
        marks.append(TextMark(element, ((at(x, line), baseline, line),)))
    return marks


def _ground(setting: ColumnSetting, height: float) -> PathMark:
    palette = setting.setter.styles.theme.palette
    return PathMark((Path(rectangle(0, 0, setting.width, height), fill=palette[GROUND]),))
