"""Set callouts: plain ones as a band, those with a kind as a card with icon, word and colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.charts.status_icons import status_icon, telephone_icon
from irdocs.content.about import ContactDetail
from irdocs.content.blocks import Callout
from irdocs.content.status import StatusKind
from irdocs.drawing import Commands, Path, rounded
from irdocs.frozen import frozen, replace
from irdocs.leaflet import wire
from irdocs.leaflet.boxes import Box, MotifAnchor, PathMark
from irdocs.leaflet.compose import beside, lowered, padded, shifted, shown, spaced, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.styles import LeafletStyles
from irdocs.locale import in_language, language_of, statements
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Role, Tag
from irdocs.theme import status_colours
from irdocs.typeset.binding import bound_whole
from irdocs.typeset.runs import Fragment, LinkTarget
from irdocs.units import Point

PHONE_BESIDE = 125.0
"""The least width of a card with the telephone number beside its text, in mm at a scale of 1."""
PHONE_SHARE = 0.45
"""The most of a card's width that a telephone number beside its text takes."""
STEP = 0.5
"""The step by which a telephone number is made smaller until it has room, in pt."""
ONE_LINE = 0.7
"""Several numbers share a line if that makes them no smaller than this, as a part of their size on
lines of their own."""
ICON_ROOM = 1.15
"""The width of the telephone and the space after it, as a multiple of the number's size."""


def callout(setting: ColumnSetting, block: Callout, parent: Tag, level: Role = "H3") -> list[Box]:
    """Return a callout as one box; `level` is the role of its heading."""
    if block.kind is None:
        return [_band(setting, block, parent)]
    return [_card(setting, block, block.kind, Tag("Sect", parent), level)]


def _band(setting: ColumnSetting, block: Callout, parent: Tag) -> Box:
    """Return a band of the primary colour with light text, and an icon if it has one."""
    styles = setting.setter.styles
    palette = styles.theme.palette
    parent = Tag("Sect", parent)
    text_style = replace(styles.body, colour=palette["on-primary"])
    title_style = replace(styles.subheading, colour=palette["signal-bright"])
    side_padding, icon_width = setting.mm(4), setting.mm(11) if block.icon else 0.0
    gap = setting.mm(4) if block.icon else 0.0
    text_width = setting.width - 2 * side_padding - icon_width - gap
    text_box = stack(
        [
            *setting.setter.plain(
                block.title, title_style, text_width, Tag("H3", parent), block.title.span
            ),
            *spaced(prose.text(setting, block.text, text_style, parent, text_width), setting.pt(2)),
        ]
    )
    if block.icon:
        icon = shown(block.icon, icon_width, styles, LAYOUT, "on-primary-soft", on_dark=True)
        text_box = beside(
            lowered(icon, (text_box.height - icon.height) / 2), text_box, icon_width + gap
        )
    vertical_padding = setting.mm(3.4)
    height = text_box.height + 2 * vertical_padding
    ground = Path(rounded(0, 0, setting.width, height, setting.pt(7)), fill=palette["primary"])
    band = padded(text_box, ground, (side_padding, vertical_padding))
    return replace(
        band,
        span=block.span,
        anchors=(MotifAnchor("band", Point(0, height - setting.pt(wire.TAIL + 6))),),
    )


def _card(
    setting: ColumnSetting, block: Callout, kind: StatusKind, element: Tag, level: Role
) -> Box:
    """Return a card: icon, word and title on the strong colour, and the text on the pale one."""
    palette = setting.setter.styles.theme.palette
    header = _header(setting, block, kind, Tag(level, element))
    body = _body(setting, block, kind, element)
    height = header.height + body.height
    radius, tint = setting.pt(7), palette[status_colours.ground_of(kind)]
    grounds = (
        Path(_rounded_foot(setting.width, header.height, height, radius), fill=tint),
        Path(_rounded_head(setting.width, header.height, radius), fill=palette[kind]),
    )
    body_marks = (mark.moved(0, header.height) for mark in body.marks)
    return Box(height, (PathMark(grounds), *header.marks, *body_marks), span=block.span)


def _rounded_head(width: float, height: float, radius: float) -> Commands:
    """Return a box from 0 to `height` whose upper corners are round; lengths in pt."""
    box = rounded(0, 0, width, 2 * height, radius)
    return (*box[:3], ("L", (width, height)), ("L", (0.0, height)), *box[7:])


def _rounded_foot(width: float, top: float, foot: float, radius: float) -> Commands:
    """Return a box from `top` to `foot` whose lower corners are round; lengths in pt."""
    box = rounded(0, 2 * top - foot, width, 2 * (foot - top), radius)
    return (("M", (0.0, top)), ("L", (width, top)), *box[3:7], ("Z", ()))


def _header(setting: ColumnSetting, block: Callout, kind: StatusKind, heading: Tag) -> Box:
    """Return icon, word and title; word and title are one heading, so that both are read."""
    styles = setting.setter.styles
    light = styles.theme.palette["ground"]
    across, down, icon_width, gap = (setting.mm(length) for length in (4, 2.6, 10, 3.5))
    width = setting.width - 2 * across - icon_width - gap
    word = statements.status(setting.locale, kind)
    # The space after the word keeps it apart from the title when both are read aloud.
    text_box = stack(
        [
            *setting.setter.plain(
                in_language(f"{word} ", language_of(word)), replace(styles.strong, colour=light),
                width, heading, block.title.span,
            ),
            *setting.setter.plain(
                block.title, replace(styles.subheading, colour=light), width, heading,
                block.title.span,
            ),
        ]
    )  # fmt: skip
    icon = shown(
        block.icon or status_icon(kind), icon_width, styles, LAYOUT, "ground", on_dark=True
    )
    height = max(text_box.height, icon.height)
    row = beside(
        lowered(icon, (height - icon.height) / 2),
        lowered(text_box, (height - text_box.height) / 2),
        icon_width + gap,
    )
    marks = tuple(mark.moved(across, down) for mark in row.marks)
    return Box(height + 2 * down, marks)


def _body(setting: ColumnSetting, block: Callout, kind: StatusKind, element: Tag) -> Box:
    """Return the text and the telephone number, which stands at the right if there is room."""
    across, down = setting.mm(4), setting.mm(3)
    width = setting.width - 2 * across
    styles = setting.setter.styles
    call = block.call
    if call is None:
        text_box = stack(prose.text(setting, block.text, styles.body, element, width))
        return _inset(text_box, across, down)
    if setting.width < setting.mm(PHONE_BESIDE):
        text_boxes = prose.text(setting, block.text, styles.body, element, width)
        number = _number(setting, call, kind, element, width)
        return _inset(stack([*text_boxes, *spaced([number], setting.pt(6))]), across, down)
    gap = setting.mm(8)
    number_width = min(_number_width(setting, call), width * PHONE_SHARE)
    text_width = width - number_width - gap
    text_box = stack(prose.text(setting, block.text, styles.body, element, text_width))
    number = _number(setting, call, kind, element, number_width)
    height = max(text_box.height, number.height)
    row = beside(
        lowered(text_box, (height - text_box.height) / 2),
        lowered(number, (height - number.height) / 2),
        text_width + gap,
    )
    return _inset(replace(row, height=height), across, down)


def _inset(box: Box, across: float, down: float) -> Box:
    """Return a box with space round it, `across` pt at either side and `down` above and below."""
    return replace(lowered(shifted(box, across), down), height=box.height + 2 * down)


def _number_width(setting: ColumnSetting, call: ContactDetail) -> float:
    """Return the width in pt of a telephone number in the largest type, and of the words round it.

    Words that are longer than the number do not make it wider.
    """
    figure = setting.setter.styles.figure
    _, words, mark, _ = _parted(call)
    number = setting.setter.styles.run(figure).width(words + mark)
    return number + figure.size * ICON_ROOM + 1.0


def _parted(call: ContactDetail) -> tuple[str, str, str, str]:
    """Return the words before the numbers that can be rung, the numbers with what stands between
    them, a mark behind them, with which no line may begin, and the words after it."""
    before, after = call.around
    number = "".join(piece for piece, _ in call.dialled_pieces)
    mark = after[:1] if after[:1] in tuple(",;:.") else ""
    return before, number, mark, after.removeprefix(mark)


def _width(styles: LeafletStyles, number: str, size: float) -> float:
    """Return the width in pt of a telephone number of a size with its icon."""
    run = styles.run(replace(styles.figure, size=size))
    return run.width(bound_whole(number)) + size * ICON_ROOM


def _size(styles: LeafletStyles, texts: Sequence[str], width: float) -> float:
    """Return the largest size in pt at which each text has room on a line of `width` pt."""
    size = styles.figure.size
    while size > styles.body.size and any(_width(styles, one, size) > width for one in texts):
        size = max(size - STEP, styles.body.size)
    return size


def _with_one_space(words: str) -> str:
    """Return words without the spaces round them, but for one at their end if they have any."""
    return words.strip() + (" " if words != words.rstrip() else "")


def _number(
    setting: ColumnSetting, call: ContactDetail, kind: StatusKind, element: Tag, width: float
) -> Box:
    """Return a telephone number as large as the width allows, with words before it above it.

    Further numbers that can be rung are as large; where one line has no room for all, each has a
    line of its own below the words that say whose it is.
    """
    styles = setting.setter.styles
    before, number, mark, after = _parted(call)
    bound = "".join(bound_whole(piece) if url else piece for piece, url in call.dialled_pieces)
    size = _size(styles, [number + mark], width)
    larger = _size(styles, (bound + mark).split(" "), width)
    rows = [_NumberRow(before, call.dialled_pieces, f"{mark}{after}")]
    if size < larger * ONE_LINE:
        rows = list(_rows(before, call.dialled_pieces, f"{mark}{after}"))
        parts = (
            f"{bound_whole(piece)}{row.mark}" for row in rows for piece, url in row.pieces if url
        )
        size = _size(styles, list(parts), width)
    style = replace(styles.figure, size=size, pitch=size * 1.1, colour=styles.theme.palette[kind])
    span = call.text.span if call.text else None
    assert span is not None  # a callout's number has a place
    paragraph = Tag("P", element)
    run, small = styles.run(style), styles.run(replace(styles.strong, colour=style.colour))
    boxes: list[Box] = []

    def put_words(words: str) -> None:
        if words.strip():
            boxes.extend(setting.setter.plain(words, styles.strong, width, paragraph, span))

    for row in rows:
        if row is not rows[0]:
            boxes.append(Box(setting.pt(2), ()))
        put_words(_with_one_space(row.before))
        fragments = [
            Fragment(bound_whole(piece), run, LinkTarget(url, piece))
            if url
            else Fragment(piece, run)
            for piece, url in row.pieces
        ]
        if row.mark:  # which would hang large over the words below
            fragments.append(Fragment(row.mark, run if row is rows[-1] else small))
        if row.is_read_on:  # to the words below
            fragments.append(Fragment(" ", run))
        lines = stack(
            setting.setter.paragraph(
                fragments, style, width, paragraph, span, indent=size * ICON_ROOM
            )
        )
        icon = shown(telephone_icon(), size * 0.78, styles, LAYOUT, kind)
        boxes.append(beside(lowered(icon, (lines.height - icon.height) / 2), lines, 0))
        if row is rows[-1]:
            put_words(f"{row.words_behind.strip()} ")
    return stack(boxes)


@frozen
class _NumberRow:
    """Numbers on one line, each with the address that rings it, and what stands round them."""

    before: str
    pieces: Sequence[tuple[str, str]]
    behind: str

    @property
    def mark(self) -> str:
        """A mark behind the numbers, with which no line may begin."""
        return self.behind[:1] if self.behind[:1] in tuple(",;:.") else ""

    @property
    def words_behind(self) -> str:
        """What follows the mark."""
        return self.behind.removeprefix(self.mark)

    @property
    def is_read_on(self) -> bool:
        """Whether words follow, after a space."""
        return bool(self.words_behind.strip()) and self.words_behind[:1].isspace()


def _rows(before: str, pieces: Sequence[tuple[str, str]], after: str) -> Iterator[_NumberRow]:
    """Yield a row for each number, which begins with the words that stand before it."""
    numbers = [index for index, (_, url) in enumerate(pieces) if url]
    words = before
    for index, following in zip(numbers, (*numbers[1:], None), strict=True):
        behind = "".join(piece for piece, _ in pieces[index + 1 : following])
        row = _NumberRow(words, pieces[index : index + 1], behind if following else behind + after)
        yield row
        words = row.words_behind
