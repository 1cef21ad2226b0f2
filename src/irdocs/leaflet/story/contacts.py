"""Set a contact in a frame: the document's own on the last panel, and those of blocks."""

from __future__ import annotations

import re

from irdocs.content.about import ContactDetail, ContactKeys
from irdocs.content.assets import Picture
from irdocs.content.blocks import ContactBlock, ContactMap
from irdocs.drawing import Path, rounded
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, shifted, shown, spaced, stack
from irdocs.leaflet.story.codes import code_mark, quiet_zone
from irdocs.leaflet.story.own_pages import report_small_words
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.page.tags import Tag
from irdocs.typeset.binding import bound_in_print, bound_whole
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, LinkTarget, RunStyle

INSET = 3.0
"""The space within the frame of a contact, in mm at a scale of 1."""
LEAST_WORDS = 40.0
"""The least width of the words beside a map, in mm at a scale of 1."""
LEAST_MAP = 40.0
"""The least width of the picture of a map beside the words, in mm at a scale of 1."""
MAP_SHARE = 0.52
"""The part of the frame's width that the picture of a map beside the words takes at most."""
FRAME = 0.4
"""How far the line of the frame reaches inwards at most, in mm at a scale of 1."""
LEAST_MAP_SHARE = 0.36
"""The same at least."""
MOST_HEIGHT = 0.4
"""The greatest height of a map, as a part of the height of a panel's text."""


def contact(setting: ColumnSetting, block: ContactBlock, parent: Tag) -> Box:
    """Return a contact in a frame, with the map beside its words or, in a narrow column, below."""
    element, gap = Tag("Sect", parent), setting.mm(GUTTER)
    inner = setting.narrower(setting.width - 2 * setting.mm(INSET))
    if block.map is None:
        return replace(framed(setting, rows(inner, block, element)), span=block.span)
    map_width = _map_width(inner, block, block.map)
    words_width = inner.width - map_width - gap
    is_large_enough = block.map.file is None or map_width >= setting.mm(LEAST_MAP)
    if is_large_enough and words_width >= max(setting.mm(LEAST_WORDS), _widest_word(inner, block)):
        words = _words(inner.narrower(words_width), block, block.map, element)
        way = _way(inner.narrower(map_width), block.map, element)
        body = beside(words, shifted(way, inner.width - map_width), 0)
    else:
        words = _words(inner, block, block.map, element)
        way = _way(inner, block.map, element)
        body = stack([words, replace(way, space_before=setting.mm(INSET))])
    return replace(framed(setting, body), span=block.span)


def _words(setting: ColumnSetting, block: ContactBlock, way: ContactMap, element: Tag) -> Box:
    """Return the name and the details of a contact, and the address of its map if it has one."""
    words = rows(setting, block, element)
    if way.url is None:
        return words
    styles = setting.setter.styles
    style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
    link = LinkTarget(str(way.url), way.shown_address)
    fragments = (Fragment(way.shown_address, styles.run(style), link),)
    tag = Tag("P", element)
    address = setting.setter.paragraph(fragments, style, setting.width, tag, way.url.span)
    return stack([words, *spaced(address, setting.pt(3))])


def rows(setting: ColumnSetting, contact: ContactKeys, element: Tag) -> Box:
    """Return the name of a contact and each of its details, each a paragraph."""
    styles, setter = setting.setter.styles, setting.setter
    boxes = setter.plain(
        contact.name, styles.strong, setting.width, Tag("P", element), contact.span
    )
    for detail in contact.details:
        boxes += setter.paragraph(
            fragments_of(detail, styles.run(styles.body), setting.width),
            styles.body,
            setting.width,
            Tag("P", element),
            detail.text.span if detail.text else contact.span,
        )
    return stack(boxes)


def framed(setting: ColumnSetting, body: Box) -> Box:
    """Return a box in a frame as wide as the column."""
    palette, inset = setting.setter.styles.theme.palette, setting.mm(INSET)
    height = body.height + 2 * inset
    shape = rounded(0, 0, setting.width, height, setting.pt(7))
    frame = Path(shape, fill=palette["ground"], stroke=palette["rule"], stroke_width=0.75)
    marks = (PathMark((frame,)), *(mark.moved(inset, inset) for mark in body.marks))
    return Box(height, marks)


def fragments_of(detail: ContactDetail, style: RunStyle, width: float) -> list[Fragment]:
    """Return a line of a contact; the words round a telephone number are no part of its link.

    A number or an address that has room on a line of `width` pt is not broken, and other lines end
    behind their commas.
    """
    if not detail.url:
        return [Fragment(_bound_between_commas(str(detail.text), style, width), style)]
    fragments: list[Fragment] = []
    for piece, url in detail.pieces:
        if url:
            shown = bound_whole(piece)
            is_whole = style.width(shown) <= width
            fragments.append(Fragment(shown, style, LinkTarget(url, piece), whole=is_whole))
        else:
            fragments.append(Fragment(bound_in_print(piece), style))
    return fragments


_BEHIND_COMMA = re.compile(r"(?<=[,;،؛、])(?=\s)")
"""Where a line of an address or of hours may end: 99999 Musterstadt is read in one."""


def _bound_between_commas(text: str, style: RunStyle, width: float) -> str:
    """Return a text whose parts between commas are not broken, where a line of `width` pt holds
    them."""
    parts = _BEHIND_COMMA.split(text)
    return "".join(
        part[: len(part) - len(part.lstrip())] + _bound_part(part.lstrip(), style, width)
        for part in parts
    )


def _bound_part(part: str, style: RunStyle, width: float) -> str:
    return bound_whole(part) if style.width(part) <= width else bound_in_print(part)


def _widest_word(setting: ColumnSetting, contact: ContactKeys) -> float:
    """Return the width in pt of the widest word of a contact."""
    styles = setting.setter.styles
    lines = (contact.name, *(detail.text for detail in contact.details))
    return max(MeasuredParagraph(styles.plain(str(text), styles.strong)).widest for text in lines)


def _longest_line(setting: ColumnSetting, contact: ContactKeys) -> float:
    """Return the width in pt at which no line of a contact need be broken."""
    run = setting.setter.styles.run(setting.setter.styles.strong)
    return max(run.width(str(text)) for text in (contact.name, *(d.text for d in contact.details)))


def _map_width(setting: ColumnSetting, contact: ContactKeys, way: ContactMap) -> float:
    """Return the width in pt that a map takes beside the words.

    A picture leaves the words the room for their longest line, unless it would become too small.
    """
    if way.file is None:
        return setting.code_width + _quiet_beyond_inset(setting, way)
    rest = setting.width - setting.mm(GUTTER) - _longest_line(setting, contact)
    width = min(setting.width * MAP_SHARE, max(rest, setting.width * LEAST_MAP_SHARE))
    return min(width, setting.height * MOST_HEIGHT * way.file.ratio)


def _quiet_beyond_inset(setting: ColumnSetting, way: ContactMap) -> float:
    """Return how much of the empty margin that scanners need the frame's inset lacks, in pt."""
    quiet = quiet_zone(setting, str(way.url))
    return max(0.0, quiet + setting.mm(FRAME) - setting.mm(INSET))


def _way(setting: ColumnSetting, way: ContactMap, element: Tag) -> Box:
    """Return the picture of a map, or the code of its address.

    The code's quiet zone is the space within the frame, what that lacks, and the space before it.
    """
    if way.file is not None:
        return _picture(setting, way.file, str(way.alt), element)
    more = _quiet_beyond_inset(setting, way)
    code = code_mark(setting, str(way.url), way.shown_address, element).moved(0, more)
    return Box(setting.code_width + 2 * more, (code,))


def _picture(setting: ColumnSetting, file: Picture, alt: str, element: Tag) -> Box:
    """Return the picture of a map, as wide as the column unless it would become too high."""
    width = min(setting.width, setting.height * MOST_HEIGHT * file.ratio)
    report_small_words(setting, file, width, file.name.span)
    figure = Tag("Figure", element, alt=file.alternative(alt))
    return shown(file, width, setting.setter.styles, figure)
