"""Set the cover: who the leaflet is for, its title and subtitle, and a drawing or photograph.

On an upright cover the picture stands below the text, on a wide one in a box of its own at the
right. It is ornament, and its size follows from the room that the text leaves. A photograph fills
that room to the edges of the panel; words never stand on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.content.markup import spaced_sentences
from irdocs.content.model import Document
from irdocs.content.photographs import Photograph
from irdocs.content.placed_picture import PlacedPicture
from irdocs.diagnostics import Report
from irdocs.drawing import Path, rectangle
from irdocs.frozen import frozen, replace
from irdocs.leaflet import logos, motifs
from irdocs.leaflet.boxes import Box, ImageMark, PathMark, PlacedBox
from irdocs.leaflet.compose import not_hung, spaced, stack
from irdocs.leaflet.formats import Panel
from irdocs.leaflet.story import ColumnSetting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.locale import statements
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.theme import ACCENT
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.units import Rect, mm

MOST_BLEED = mm(5)
"""The most that a print shop asks for, in pt."""
TOUCHING = mm(0.5)
"""Colour that ends so near to the trim, in pt, is meant to reach it."""


@frozen
class Cover:
    """What stands on the cover."""

    placed: tuple[PlacedBox, ...]
    """The boxes of the text."""
    art: tuple[PathMark | ImageMark, ...]
    """The drawing or photograph, if there is one."""

    @property
    def has_callouts(self) -> bool:
        """Whether callouts stand on it."""
        return any(placed.box.block for placed in self.placed)


WIDE = 1.1
"""A cover whose width is more than this times its height has its drawing beside the text."""
BLOCK = 0.36
"""The most of a wide cover's width that the drawing's box takes; it may be narrower."""
IN_BLOCK = 0.94
"""How much of its box's width the drawing takes, so that its head is not cut off."""
BLEED = mm(8)
"""How far the drawing's box reaches over the panel's edges, in pt. The page's edge or bleed clips
it."""


LARGER_TITLE = 1.4
"""How much larger than usual the title is set, if it has room, where it is all that a cover has."""
MOST_OF_BARE = 0.6
"""The greatest height of the words of such a cover, as a part of the panel's."""
ABOVE_BARE = 0.3
"""The part of the room beside them that is above them: their middle is a little above the
panel's."""
MOST_HUNG = 0.7
"""How much of the margin beside them their signs may hang into, as quotation marks do."""
ABOVE_PHOTOGRAPH = 7.0
"""The space between the text of an upright cover and a photograph, in mm at a scale of 1."""
LEAST_PHOTOGRAPH = mm(25)
"""The least height in pt of a photograph on a cover: less would be a stripe."""
FINE = 250
"""The dots an inch that a photograph on a title page has at least, as a press asks for them."""


BELOW_LOGOS = 14.0
"""The space between the logos and the text of a cover, in pt at a scale of 1."""


CalloutSetter = Callable[[ColumnSetting], list[Box]]
"""Returns the callouts that ask for the cover, set in a column."""


def cover(
    document: Document,
    setting: ColumnSetting,
    panel: Panel,
    root: Tag,
    callouts: CalloutSetter | None = None,
    *,
    is_title_page: bool = False,
) -> Cover:
    """Return the cover of a document for `panel`, with the callouts if they all have room on it.

    On a title page, which nobody asked for, a photograph is no higher than its pixels allow.
    A title and subtitle that are too high for the panel are an error in the report.
    """
    about, box, live = document.document, panel.box, panel.live
    art, is_wide = _drawing(document), _is_wide(panel)
    art_box_width = _art_box_width(document, panel)
    title_box = _title_box(document, setting, panel, root)
    is_bare = not is_wide and about.cover is None and callouts is None
    space_above = 0.0 if is_wide else mm(4)
    if is_bare:
        # What is wrong with the words has been reported.
        quiet = replace(setting, setter=replace(setting.setter, report=Report()))
        larger = _title_box(document, quiet, panel, root, LARGER_TITLE)
        if larger.height <= live.height * MOST_OF_BARE:
            title_box = not_hung(larger, (live.x - box.x) * MOST_HUNG)
    room = live.height - space_above - title_box.height
    column = setting.narrower(_text_width(document, setting, panel))
    callout_boxes = callouts(column) if callouts else []
    callouts_height = sum(box.space_before + box.height for box in callout_boxes)
    if callouts_height > room:
        callout_boxes, callouts_height = [], 0.0
    words_height = title_box.height + callouts_height
    overflow = title_box.height + space_above - live.height
    if overflow > 0.01:
        setting.setter.report.error(
            "leaflet-overflow",
            f"the title and subtitle run {overflow:.0f} pt beyond the foot of "
            f"panel {panel.id} ({setting.format_name})",
            about.title.span,
            "shorten the title or the subtitle"
            + (", or leave out the cover's picture" if art_box_width else "")
            + (", or a logo" if about.logo else ""),
        )
    top = live.y + (max(0.0, live.height - words_height) / 2 if is_wide else space_above)
    if is_bare and not about.logo:
        top += (live.height - words_height) * ABOVE_BARE
    placed = (
        PlacedBox(title_box, live.x, top),
        *_below(callout_boxes, live.x, top + title_box.height),
    )
    if art_box_width:
        art_room = Rect(box.right - art_box_width, box.y, art_box_width, box.height)
    else:
        below = top + words_height + setting.mm(ABOVE_PHOTOGRAPH)
        art_room = Rect(box.x, below, box.width, box.bottom - below)
    theme = setting.setter.styles.theme
    edge = motifs.cover_edge(panel, theme)
    if photograph := _photograph(document):
        if is_title_page:
            art_room = _no_coarser(photograph, art_room)
        shown = _filled(photograph, art_room, panel, root)
        if not shown:
            setting.setter.report.warning(
                "unshown-cover",
                f'the photograph "{photograph.file.name}" has no room on the cover '
                f"({setting.format_name})",
                photograph.span,
                "shorten the title or the subtitle, or choose a format with more room",
            )
        return Cover(placed, (*shown, *edge))
    if art is None:
        return Cover(placed, edge)
    if art_box_width:
        return Cover(placed, (_art_box(art, setting, art_room), *edge))
    free_height, widest = box.bottom - top - words_height - mm(6), box.width
    field = motifs.cover_field(panel, art_room, theme)
    if field:
        free_height, widest = field.height - mm(4), field.width
    art_width = max(0.0, min(widest, free_height * art.ratio))
    mark = _art(art, setting, art_width)
    right, down = _into_bleed(art, art_width)
    x, y = box.right - art_width + right, box.bottom - art_width / art.ratio + down
    if field is None:
        return Cover(placed, (mark.moved(x, y), *edge))
    mark = replace(mark, within=motifs.beyond(field).moved(-x, -y))
    return Cover(placed, (motifs.field_mark(field, theme), mark.moved(x, y), *edge))


def _below(boxes: Sequence[Box], x: float, y: float) -> Iterator[PlacedBox]:
    """Yield boxes placed one under another, the first with its space before it below `y`."""
    for box in boxes:
        y += box.space_before
        yield PlacedBox(box, x, y)
        y += box.height


def height(document: Document, setting: ColumnSetting, panel: Panel) -> float:
    """Return the height in pt that the text of a wide cover needs; 0 for an upright one."""
    if not _is_wide(panel):
        return 0.0
    return _title_box(document, setting, panel, Tag("Document")).height


def greatest_height(document: Document, panel: Panel) -> float:
    """Return the height in pt that a panel may have at most for its cover to be a wide one, and for
    its picture to be fine enough; 0 without a picture, which alone gains by height."""
    widest = panel.box.width / WIDE
    if photograph := _photograph(document):
        return min(_finest(photograph), widest)
    return widest if _drawing(document) else 0.0


def _is_wide(panel: Panel) -> bool:
    return panel.box.height < panel.box.width / WIDE


def _drawing(document: Document) -> Picture | None:
    """Return the drawing of the cover, which takes the theme's colours; None if there is none."""
    art = document.document.cover
    return art.file if art and isinstance(art.file.content, Illustration) else None


def _photograph(document: Document) -> PlacedPicture | None:
    """Return the photograph of the cover; None if there is none."""
    art = document.document.cover
    return art if art and art.is_photograph else None


def _no_coarser(photograph: PlacedPicture, room: Rect) -> Rect:
    """Return the lower part of a room that the pixels of a photograph are enough for."""
    height = min(room.height, _finest(photograph))
    return Rect(room.x, room.bottom - height, room.width, height)


def _finest(photograph: PlacedPicture) -> float:
    """Return the height in pt that the pixels of a photograph are enough for, bleed not counted."""
    shown = photograph.file.content
    assert isinstance(shown, Photograph)
    pixels = shown.height * 0.99  # where it is cut they are counted in whole ones
    return pixels / FINE * 72 - MOST_BLEED


def _filled(
    photograph: PlacedPicture, room: Rect, panel: Panel, root: Tag
) -> tuple[ImageMark, ...]:
    """Return the photograph that fills a room, and the bleed beside it; none if that is too low.

    Where the room ends at an edge of the panel, the picture reaches over it; what is not on the
    page is cut off when the page is made.
    """
    if room.height < LEAST_PHOTOGRAPH:
        return ()

    def beyond(edge: float, panel_edge: float) -> float:
        return MOST_BLEED if abs(edge - panel_edge) < 0.01 else 0.0

    box = panel.box
    bled = room.inset(
        -beyond(room.x, box.x), -beyond(room.y, box.y),
        -beyond(room.right, box.right), -beyond(room.bottom, box.bottom),
    )  # fmt: skip
    shown = photograph.cut(bled.width / bled.height).content
    assert isinstance(shown, Photograph)
    owner = Tag("Figure", root, alt=photograph.alternative) if photograph.alternative else LAYOUT
    return (ImageMark(shown, bled, owner),)


def _art_box_width(document: Document, panel: Panel) -> float:
    """Return the width in pt of the box of a wide cover's picture; 0 if there is none."""
    art, box = _drawing(document), panel.box
    if not _is_wide(panel):
        return 0.0
    if _photograph(document):
        return box.width * BLOCK
    return min(box.height * art.ratio, box.width * BLOCK) if art else 0.0


def _text_width(document: Document, setting: ColumnSetting, panel: Panel) -> float:
    """Return the width in pt that a panel has for the text of the cover."""
    width = panel.live.width
    if art_box_width := _art_box_width(document, panel):
        beside_art = panel.box.right - art_box_width - setting.mm(6) - panel.live.x
        width = min(width, beside_art)
    return width


def _into_bleed(art: Picture, width: float) -> tuple[float, float]:
    """Return how far right and down a drawing `width` pt wide is moved so that it is cut cleanly.

    A sheet is never cut exactly at its edge. Colour that ends just there would leave a white line,
    so a drawing that touches its edge is moved on until it reaches far enough into the bleed.
    """
    assert isinstance(art.content, Illustration)
    scale = width / art.content.width
    _, _, right, bottom = art.content.painted
    beyond = (right * scale - width, bottom * scale - width / art.ratio)
    moved = tuple(MOST_BLEED - over if -TOUCHING <= over < MOST_BLEED else 0.0 for over in beyond)
    return moved[0], moved[1]


def _art(art: Picture, setting: ColumnSetting, width: float) -> PathMark:
    """Return the drawing in the theme's colours, `width` pt wide."""
    assert isinstance(art.content, Illustration)
    palette = setting.setter.styles.theme.palette
    return PathMark(art.content.paths({**palette, ACCENT: palette["signal"]}, width))


def _art_box(art: Picture, setting: ColumnSetting, box: Rect) -> PathMark:
    """Return the drawing on a ground of its own, standing at the foot of `box` and clipped."""
    primary = setting.setter.styles.theme.palette["primary"]
    bled = Rect(box.x, box.y - BLEED, box.width + BLEED, box.height + 2 * BLEED)
    ground = Path(rectangle(bled.x, bled.y, bled.width, bled.height), fill=primary)
    width = box.width * IN_BLOCK
    left, top = box.x + (box.width - width) / 2, box.bottom - width / art.ratio
    art_paths = (path.moved(left, top) for path in _art(art, setting, width).paths)
    return PathMark((ground, *art_paths), within=bled)


def _title_box(
    document: Document, setting: ColumnSetting, panel: Panel, root: Tag, larger: float = 1.0
) -> Box:
    """Return audience, title, subtitle and event as one box, as wide as a panel has room.

    The title is set so many times `larger` than usual, if its words have room.
    """
    about, styles, setter = document.document, setting.setter.styles, setting.setter
    width = _text_width(document, setting, panel)
    is_dark = panel.ground == "primary"
    small, display, lead = (
        styles.on_dark(style) if is_dark else style
        for style in (styles.display_small, styles.display, styles.display_lead)
    )
    display = replace(display, size=display.size * larger, pitch=display.pitch * larger)
    display = _fitting(about.title, display, setting, width)
    element = Tag("Sect", root)
    subtitle_tag = Tag("P", element)
    audience = setter.plain(about.audience, small, width, Tag("P", element), about.audience.span)
    title = setter.plain(about.title, display, width, Tag("H1", element), about.title.span)
    # Each sentence of the subtitle begins a line.
    subtitle = [
        line
        for sentence in spaced_sentences(about.subtitle)
        for line in setter.plain(sentence, lead, width, subtitle_tag, about.subtitle.span)
    ]
    above = (
        [logos.on_cover(about.logo, setting, width, panel.ground, element)] if about.logo else []
    )
    boxes = [
        *above,
        *(spaced(audience, setting.pt(BELOW_LOGOS)) if above else audience),
        replace(motifs.title(stack(title), styles, is_dark=is_dark), space_before=setting.pt(6)),
        _stacked_below(subtitle, setting.pt(9)),
    ]
    if about.event:
        style = styles.on_dark(styles.strong) if is_dark else styles.strong

        def fits(words: str) -> bool:
            return MeasuredParagraph(styles.plain(words, style)).full_width <= width

        event = [
            box
            for line in statements.occasion(setting.locale, about.event, fits)
            for box in setter.plain(line, style, width, Tag("P", element), about.event.span)
        ]
        boxes.append(_stacked_below(event, setting.pt(12)))
    return stack(boxes)


def _fitting(
    words: str, style: ParagraphStyle, setting: ColumnSetting, width: float
) -> ParagraphStyle:
    """Return a style, smaller if its longest word is too wide, but as large as a heading."""
    styles, least = setting.setter.styles, setting.setter.styles.heading.size
    for percent in range(100, 40, -4):
        size = max(least, style.size * percent / 100)
        smaller = replace(style, size=size, pitch=style.pitch * size / style.size)
        measured = MeasuredParagraph(styles.plain(words, smaller))
        if size == least or not measured.too_wide(width):
            return smaller
    return style


def _stacked_below(boxes: list[Box], before: float) -> Box:
    """Return boxes as one box with `before` pt of space above it."""
    return replace(stack(boxes), space_before=before)
