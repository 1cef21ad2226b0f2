"""Set pictures with their captions: one, or several side by side."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.assets import Picture
from irdocs.content.blocks import Image, Images, SmallImage
from irdocs.content.blocks.image import PictureSize
from irdocs.content.photographs import Photograph
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.compose import beside, grid, shifted, shown, spaced, stack, together
from irdocs.leaflet.story import own_pages, prose
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.page.tags import Owner, Tag
from irdocs.units import Rect

LEAST_PICTURE = 76.0
"""The least width of a picture with its caption beside it, in mm at a scale of 1."""
LEAST_CAPTION = 28.0
"""The least width of a caption beside its picture, in mm at a scale of 1."""
MOST_HEIGHT = 0.45
"""The greatest height of a picture, as a part of the height of a panel's text."""
MOST_HEIGHT_IN_LARGE_PRINT = 0.5
"""The same in large print."""
FULL_HEIGHT = 0.92
"""The same of a picture that is to be as large as the paper lets it."""
PICTURE_SHARE = 0.62
"""The part of the column's width that a picture with its caption beside it takes."""
SHARES: dict[PictureSize, float] = {"small": 0.38, "medium": 0.5, "large": 0.68}
"""The same where the content states a size; beside nothing, `large` is the whole width."""
LARGE_PRINT_SHARES: dict[PictureSize, float] = {"small": 0.6, "medium": 1.0, "large": 1.0}
"""The same in large print, where nothing stands beside a picture."""
ACROSS = {2: (2,), 3: (3,), 4: (2,), 5: (3, 2), 6: (3, 2)}
"""How many of several pictures stand side by side, by their number, in order of preference."""
LEAST_SMALL = 38.0
"""The least width of one of several pictures side by side, in mm at a scale of 1."""
MOST_STACKED = 0.8
"""The part of a panel's height from which on pictures below one another have their captions beside
them: so many would be parted, and are to be compared."""
BESIDE_CAPTION = 0.48
"""The part of the column's width that such a picture takes."""
LEAST_SHARE = 0.65
"""The least part of its usual size that a picture has which is made smaller to have room."""
LEAST_HEIGHT = 0.15
"""The least height of such a picture with its words, as a part of that of a panel's text."""
PHOTOGRAPH = 110.0
"""The greatest width of a photograph without a place, in mm at a scale of 1."""


def image(setting: ColumnSetting, block: Image, parent: Tag) -> list[Box]:
    """Return a picture with its caption and credit below it or, in a wide column, beside it.

    A decorative picture is an artifact, any other an element Figure with alternative text. In a
    column that is too narrow for its place, and in large print, a picture stands above its caption.
    """
    owner = _owner(setting, block, parent)
    width, beside_width = _widths(setting, block)
    quiet = replace(setting, setter=replace(setting.setter, report=Report()))
    if own := own_pages.own_page(setting, block, width, _words(quiet, block, parent)):
        below = _words(setting, block, parent)
        return [own_pages.on_own_page(setting, block, own, below, owner)]
    own_pages.report_small_words(setting, block.file, width, block.span)
    picture = replace(shown(block.file, width, setting.setter.styles, owner), span=block.span)
    is_below = not beside_width or setting.has_texts_beside
    words_width = width if is_below and beside_width else beside_width or setting.width
    text_boxes = _words(setting.narrower(words_width), block, parent)
    if not text_boxes:
        whole = picture
    elif is_below:
        whole = stack([picture, *spaced(text_boxes, setting.pt(3))])
        if beside_width and block.place == "right":
            whole = shifted(whole, setting.width - width)
    else:
        words = stack(text_boxes)
        if block.place == "right":
            whole = beside(words, shifted(picture, setting.width - width), 0)
        else:
            whole = beside(picture, shifted(words, setting.width - beside_width), 0)
    return [replace(whole, shrinkage=_shrinkage(setting, block, picture.height, whole.height))]


def _shrinkage(setting: ColumnSetting, block: Image, height: float, whole: float) -> float:
    """Return how much lower a picture may be made, in pt, with words that take it to a `whole`
    height: not at all where readers or its author need it large, or it has words in it."""
    has_words = block.file.least_type > 0
    if has_words or block.place == "full" or block.size or setting.is_large_print:
        return 0.0
    return max(0.0, min(height * (1 - LEAST_SHARE), whole - setting.height * LEAST_HEIGHT))


def room_beside(setting: ColumnSetting, block: Image, parent: Tag) -> Rect | None:
    """Return the room that is free below the words beside a picture, in pt from the top left of its
    box; None if nothing stands beside it."""
    width, beside_width = _widths(setting, block)
    if not beside_width:
        return None
    quiet = replace(setting, setter=replace(setting.setter, report=Report()), width=beside_width)
    top = stack(_words(quiet, block, parent)).height
    left = 0.0 if block.place == "right" else setting.width - beside_width
    return Rect(left, top, beside_width, max(0.0, width / block.file.ratio - top))


def _widths(setting: ColumnSetting, block: Image) -> tuple[float, float]:
    """Return the width of a picture in pt and that of the words beside it; 0 if they are below."""
    gap, is_large_print = setting.mm(GUTTER), setting.is_large_print
    share = SHARES[block.size] if block.size else PICTURE_SHARE
    share_width = setting.width * share
    least = LEAST_PICTURE if not (block.place or block.size) else LEAST_CAPTION
    is_beside = (
        block.place not in ("full", "wide")
        and not is_large_print
        and bool(block.caption or block.credit)
        and share_width > setting.mm(least)
        and setting.width - share_width - gap > setting.mm(LEAST_CAPTION)
    )
    width = share_width if is_beside else _width(setting, block)
    most_height = FULL_HEIGHT if block.place == "full" else MOST_HEIGHT
    if is_large_print:
        most_height = max(most_height, MOST_HEIGHT_IN_LARGE_PRINT)
    # In large print a picture rather goes to a page that holds it than is made small.
    room = setting.greatest_height if is_large_print else setting.height
    width = min(width, room * most_height * block.file.ratio) * setting.economy.pictures
    width += setting.added * block.file.ratio
    if not is_beside:
        return width, 0.0
    # Words stand near their picture, also where that is narrower than its share.
    return width, setting.width - (width if block.place else share_width) - gap


def _owner(setting: ColumnSetting, picture: Image | SmallImage, parent: Tag) -> Owner:
    """Return the element of a picture; that of a decorative one is an artifact on paper."""
    alt = None if picture.decorative else picture.file.alternative(str(picture.alt))
    return setting.picture_owner(parent, alt)


def _width(setting: ColumnSetting, block: Image) -> float:
    """Return the width in pt of a picture with nothing beside it."""
    if setting.is_large_print:
        return setting.width * (LARGE_PRINT_SHARES[block.size] if block.size else 1.0)
    if block.size and block.size != "large":
        return setting.width * SHARES[block.size]
    is_drawing = not isinstance(block.file.content, Photograph)
    if block.place or block.size or is_drawing:
        return setting.width
    return min(setting.width, setting.mm(PHOTOGRAPH))


def _words(setting: ColumnSetting, block: Image, parent: Tag) -> list[Box]:
    """Return the caption and the credit of a picture."""
    styles = setting.setter.styles
    boxes: list[Box] = []
    if block.caption:
        boxes += prose.text(setting, block.caption, styles.caption, parent)
    if block.credit:
        boxes += spaced(
            setting.setter.plain(
                block.credit, styles.small, setting.width, Tag("P", parent), block.credit.span
            ),
            setting.pt(2),
        )
    return boxes


def images(setting: ColumnSetting, block: Images, parent: Tag) -> list[Box]:
    """Return pictures in rows, each above its caption, and their credit below them.

    In a column with room for one alone, those that a panel would not hold stand beside their
    captions.
    """
    styles, gap = setting.setter.styles, setting.mm(GUTTER)
    widths = {
        count: (setting.width - gap * (count - 1)) / count for count in ACROSS[len(block.items)]
    }
    least = setting.mm(LEAST_SMALL)
    columns = next((count for count, width in widths.items() if width >= least), 1)
    width = widths.get(columns, setting.width)
    cell = setting.narrower(width)
    # Pictures of one row are equally high, so that their captions begin on one line.
    height = min(width / item.file.ratio for item in block.items)
    height = min(max(height, width * 0.5), setting.height * MOST_HEIGHT) * setting.economy.pictures
    cells = []
    for item in block.items:
        small = min(width, height * item.file.ratio)
        own_pages.report_small_words(setting, item.file, small, block.span)
        picture = _fitted(item.file, width, height, cell, _owner(cell, item, parent))
        caption = prose.text(cell, item.caption, styles.caption, parent) if item.caption else []
        cells.append(stack([picture, *spaced(caption, setting.pt(3))]) if caption else picture)
    if columns == 1 and _is_too_high(setting, cells) and all(item.caption for item in block.items):
        cells = [_beside_caption(setting, item, parent) for item in block.items]
    rows = grid([replace(box, span=block.span) for box in cells], columns, width + gap)
    boxes = [rows[0], *(replace(row, space_before=setting.gap) for row in rows[1:])]
    if block.credit:
        boxes += spaced(
            setting.setter.plain(
                block.credit, styles.small, setting.width, Tag("P", parent), block.credit.span
            ),
            setting.pt(2),
        )
    return together(boxes, things=len(block.items), across=columns)


def _is_too_high(setting: ColumnSetting, cells: Sequence[Box]) -> bool:
    """Whether pictures below one another leave a panel no room for their heading. In large print
    nothing stands beside a picture."""
    height = sum(cell.height for cell in cells) + setting.gap * (len(cells) - 1)
    return height > setting.greatest_height * MOST_STACKED and not setting.is_large_print


def _beside_caption(setting: ColumnSetting, item: SmallImage, parent: Tag) -> Box:
    """Return one of several pictures with its caption at its right."""
    assert item.caption is not None
    width = setting.width * BESIDE_CAPTION * setting.economy.pictures
    height = min(width / item.file.ratio, width)
    left = width + setting.mm(GUTTER) * setting.economy.pictures
    picture = _fitted(item.file, width, height, setting, _owner(setting, item, parent))
    styles, narrow = setting.setter.styles, setting.narrower(setting.width - left)
    return beside(picture, stack(prose.text(narrow, item.caption, styles.caption, parent)), left)


def _fitted(
    file: Picture, width: float, height: float, setting: ColumnSetting, owner: Owner
) -> Box:
    """Return a picture as large as fits into a width and a height in pt, at the foot of it."""
    shown_width = min(width, height * file.ratio)
    picture = shown(file, shown_width, setting.setter.styles, owner, named=True)
    down = height - picture.height
    marks = tuple(mark.moved(0, down) for mark in picture.marks)
    return replace(picture, height=height, marks=marks)
