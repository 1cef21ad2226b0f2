"""Set callouts that stand outside their section: on the cover, above the small print, on each page.

On the cover and above the small print a callout stands once, and is part of the content. The strip
at the foot of the pages repeats what its callout says where it stands, so it is an artifact (ISO
32000-1, 14.8.2.2): seen on every page and read aloud once.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.charts.status_icons import status_icon
from irdocs.content.blocks import Callout
from irdocs.content.model import Document
from irdocs.content.product import LEAFLET
from irdocs.content.status import StatusKind
from irdocs.drawing import Path, rounded
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, PathMark, TextMark
from irdocs.leaflet.compose import shown, stack
from irdocs.leaflet.formats import Format, Panel
from irdocs.leaflet.story import ColumnSetting, callouts
from irdocs.locale import language_of, statements
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.typeset.binding import bound_whole
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, RunStyle
from irdocs.units import Rect

SPACE_ABOVE_STRIP = 4.0
"""The white space between the text of a page and the strip, in mm at a scale of 1."""
PHONES_SHARE = 0.5
"""The most of a strip's width that several telephone numbers take beside its title; else they stand
below it, with the words that say which is for whom or when."""


def _callouts(document: Document) -> Iterator[Callout]:
    for section in document.sections_for(LEAFLET):
        for block in section.blocks:
            if isinstance(block, Callout):
                yield block


def wants_cover(document: Document) -> bool:
    """Whether a callout is to stand on the cover."""
    return any(block.place == "cover" for block in _callouts(document))


def for_cover(document: Document, root: Tag, setting: ColumnSetting) -> list[Box]:
    """Return the callouts that are to stand on the cover, each as a box."""
    return _boxes(document, setting, root, "cover")


def for_back(document: Document, root: Tag, setting: ColumnSetting) -> list[Box]:
    """Return the callouts that are to stand above the small print, each as a box."""
    return _boxes(document, setting, root, "back")


def above_small_print(
    document: Document, setting: ColumnSetting, root: Tag, small_print: Box
) -> Box:
    """Return the small print as one box, below the callouts that stand on the last panel."""
    boxes = for_back(document, root, setting)
    if not boxes:
        return small_print
    below = replace(small_print, space_before=1.5 * setting.gap)
    return replace(stack([*boxes, below]), span=small_print.span)


def _boxes(document: Document, setting: ColumnSetting, root: Tag, place: str) -> list[Box]:
    return [
        replace(box, block=str(block.id), space_before=setting.gap)
        for block in _callouts(document)
        if block.place == place
        for box in callouts.callout(setting, block, root, "H2")
    ]


@frozen
class Strip:
    """The strip that each page bears at its foot: a callout in short."""

    block: Callout
    kind: StatusKind


def strip_of(document: Document) -> Strip | None:
    """Return the strip that a callout asks for; None if none does.

    There is one at most, which `decode` has seen to.
    """
    return next(
        (
            Strip(block, block.kind)
            for block in _callouts(document)
            if block.strip and block.kind is not None
        ),
        None,
    )


def with_room(format: Format, height: float, *, is_titled: bool = False) -> Format:
    """Return a format whose panels but the cover leave `height` pt at the foot of their text.

    One that `is_titled` has a title page for a cover, of which the picture ends there, too.
    """

    def shortened(panel: Panel) -> Panel:
        is_cover = panel.holds == "cover"
        if is_cover and not is_titled:
            return panel
        live = panel.live
        live = Rect(live.x, live.y, live.width, live.height - height)
        if not is_cover:
            return replace(panel, live=live)
        return replace(panel, live=live, box=replace(panel.box, height=live.bottom - panel.box.y))

    more = (
        (format.more[0], tuple(shortened(panel) for panel in format.more[1]))
        if format.more
        else None
    )
    return replace(format, panels=tuple(shortened(panel) for panel in format.panels), more=more)


def room_for(strip: Strip, setting: ColumnSetting, width: float) -> float:
    """Return the height in pt that a strip `width` pt wide needs, with the space above it."""
    return _set(strip, setting, width).height + setting.mm(SPACE_ABOVE_STRIP)


def furniture(strip: Strip, setting: ColumnSetting, panel: Panel) -> tuple[Mark, ...]:
    """Return the marks of the strip below the text of a panel that leaves room for it."""
    box = _set(strip, setting, panel.live.width)
    top = panel.live.bottom + setting.mm(SPACE_ABOVE_STRIP)
    return tuple(mark.moved(panel.live.x, top) for mark in box.marks)


def _set(strip: Strip, setting: ColumnSetting, width: float) -> Box:
    """Return the strip: word and title on the left, the telephone number on the right.

    It is one line if the words are not too long, and as many as they need if they are. Several
    numbers that have no room there stand below.
    """
    styles = setting.setter.styles
    style = replace(styles.body, colour=styles.theme.palette["ground"])
    regular, bold = (styles.run(replace(style, weight=weight)) for weight in ("regular", "bold"))
    lead = setting.locale.words.lead(label=statements.status(setting.locale, strip.kind))
    span = strip.block.title.span
    words = (
        Fragment(lead, bold, language=language_of(lead)),
        Fragment(str(strip.block.title), regular),
    )
    beside, below = _phones(strip, regular, bold, width * PHONES_SHARE)
    icon = shown(status_icon(strip.kind), style.size * 1.15, styles, LAYOUT, "ground")
    across, down, gap = setting.mm(2.5), setting.mm(1.2), setting.mm(1.8)
    left = across + icon.height + gap
    number_width = MeasuredParagraph(beside).widest if beside else 0.0
    room = width - left - across - (number_width + gap if beside else 0.0)
    lines = [*setting.setter.lines(words, room, span)]
    lines += setting.setter.lines(below, room, span) if below else ()
    height = len(lines) * style.pitch + 2 * down
    font = styles.font("regular")
    baseline = (style.pitch + (font.ascent - font.descent) * style.size) / 2
    ground = Path(rounded(0, 0, width, height, setting.pt(5)),
                  fill=styles.theme.palette[strip.kind])  # fmt: skip
    placed = [(left, down + baseline + n * style.pitch, line) for n, line in enumerate(lines)]
    if beside:
        (number_line,) = setting.setter.lines(beside, number_width + 0.01, span)
        number_y = (height - style.pitch) / 2 + baseline
        placed.append((width - across - number_line.width, number_y, number_line))
    marks: list[Mark] = [PathMark((ground,))]
    marks += [mark.moved(across, (height - icon.height) / 2) for mark in icon.marks]
    marks.append(TextMark("Pagination", tuple(placed)))
    return Box(height, tuple(marks))


def _phones(
    strip: Strip, regular: RunStyle, bold: RunStyle, most: float
) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    """Return what stands beside the title of a strip, and what below it: a number alone, without
    the words round it, or several, which take `most` pt at their side with all these words."""
    call = strip.block.call
    if call is None:
        return (), ()
    if len(call.found) == 1:
        return (Fragment(bound_whole(call.found[0].text), bold),), ()
    whole = bound_whole(str(call.text))
    if bold.width(whole) < most:
        return (Fragment(whole, bold),), ()
    pieces = tuple(
        Fragment(bound_whole(piece), bold) if url else Fragment(piece, regular)
        for piece, url in call.pieces
    )
    return (), pieces
