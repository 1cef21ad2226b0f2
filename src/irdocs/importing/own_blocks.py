"""Give back the block of a slide that irdocs made: each layout of ours shows one kind of block.

What a slide does not say of its block, such as the `short` of a text or a citation's id, does not
come back; its words do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, assert_never

from irdocs.content.status import StatusKind
from irdocs.deck.layout_names import STATUS_LAYOUTS, LayoutKind, Stem
from irdocs.frozen import frozen
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_words import bare
from irdocs.importing.office_charts import SOURCE_OF_CHART
from irdocs.importing.own_layouts import OwnLayout, OwnPieces
from irdocs.importing.own_sources import source_line, without_marks
from irdocs.importing.slide_boxes import LISTED

Block = dict[str, Any]
_STATUS: Mapping[LayoutKind, StatusKind] = {kind: name for name, kind in STATUS_LAYOUTS.items()}
_LINK = re.compile(r"\[(?P<words>.*)\]\((?P<url>[^()\s]+)\)", re.DOTALL)
_PICTURE = re.compile(r"!\[(?P<alt>.*)\]\((?P<file>[^()\s]+)\)", re.DOTALL)
_LIST = re.compile(r"(?:-|\d+\.) ")


@frozen
class OwnSlide:
    """A slide that irdocs made, as it is read."""

    layout: OwnLayout
    pieces: OwnPieces
    is_revealed: bool
    """Whether its parts appear at clicks."""
    line: int
    """Its line in the account."""
    otherwise: str
    """What is named as the source of figures for which the slide names none."""


def block_of(slide: OwnSlide, account: LossAccount) -> Block | None:
    """Return the block of a slide, without a title; None where a slide of this layout may show
    several kinds, or lacks what its kind has."""
    layout, pieces, line = slide.layout, slide.pieces, slide.line
    match layout.kind:
        case LayoutKind.BIG_FIGURE | LayoutKind.FIGURES | LayoutKind.FIGURE_ROWS:
            return _statistics(slide)
        case LayoutKind.LEAD_FIGURE:
            found = _statistics(slide)
            return found and {**found, "items": [{**found["items"][0], "main": True},
                                                 *found["items"][1:]]}  # fmt: skip
        case LayoutKind.TIMELINE | LayoutKind.TIMELINE_ROWS:
            return _timeline(pieces)
        case LayoutKind.QUOTE:
            return _quote(pieces)
        case LayoutKind.CARDS | LayoutKind.PICTURE_CARDS:
            return _cards(pieces)
        case LayoutKind.TILES | LayoutKind.PICTURE_TILES:
            return _tiles(pieces)
        case LayoutKind.NAMED_ROWS if slide.is_revealed:
            return _pairs(pieces, "case", "parts", ("title", "text"))
        case LayoutKind.NAMED_ROWS if layout.has_icons:
            return _cards(pieces)
        case LayoutKind.NAMED_ROWS:
            return _pairs(pieces, "terms", "items", ("term", "meaning"))
        case LayoutKind.STEPS:
            return _steps(pieces, line, account)
        case LayoutKind.PANELS:
            return _columns(pieces)
        case LayoutKind.RESOURCES:
            return _resources(pieces)
        case LayoutKind.PICTURE_WITH_TEXT | LayoutKind.WIDE_PICTURE:
            return _image(pieces)
        case LayoutKind.FULL_PICTURE | LayoutKind.FULL_PICTURE_BESIDE:
            found = _image(pieces)
            return found and {**found, "place": "full"}
        case LayoutKind.PICTURES:
            return _images(pieces)
        case LayoutKind.EMERGENCY | LayoutKind.WARNING:
            return _callout(_STATUS[layout.kind], pieces, line, account)
        case LayoutKind.INFORMATION | LayoutKind.SUCCESS:
            return _callout(_STATUS[layout.kind], pieces, line, account)
        case LayoutKind.STATEMENT:
            text = pieces.markdown(Stem.TEXT)
            return {"type": "callout", "text": text} if text else None
        case LayoutKind.CHART | LayoutKind.TALL_CHART:
            return _chart(slide, account)
        case LayoutKind.CONTENT | LayoutKind.CONTENT_WITH_PICTURE:
            return _text(pieces)
        case (
            LayoutKind.TITLE_SLIDE | LayoutKind.CREDITED_TITLE | LayoutKind.PHOTO_TITLE
            | LayoutKind.SECTION_HEADER | LayoutKind.PICTURE_SECTION | LayoutKind.TWO_COLUMNS
            | LayoutKind.THREE_COLUMNS | LayoutKind.COMPARISON | LayoutKind.AGENDA
            | LayoutKind.VIDEO | LayoutKind.TABLE | LayoutKind.NOTED_TABLE
            | LayoutKind.QUIZ_QUESTION | LayoutKind.QUIZ_CASE | LayoutKind.QUIZ_ANSWER
            | LayoutKind.SOURCES | LayoutKind.CLOSING | LayoutKind.TITLE_ONLY | LayoutKind.ROWS
        ):  # fmt: skip
            return None
        case _:
            assert_never(layout.kind)


def picture_in(markdown: str) -> Block | None:
    """Return a picture with its alternative text, as content.yaml has it; None for other text."""
    found = _PICTURE.fullmatch(markdown.strip())
    if found is None:
        return None
    alt = bare(found["alt"])
    return {"file": found["file"], **({"alt": alt} if alt else {"decorative": True})}


def _picture(pieces: OwnPieces, number: int = 0) -> Block | None:
    found = pieces.piece(Stem.PICTURE, number)
    return picture_in(found.markdown) if found is not None else None


def _text(pieces: OwnPieces) -> Block | None:
    """Return paragraphs as a text; None for points, which have bullets, and for other blocks."""
    body = pieces.piece(Stem.BODY)
    if body is None or not body.is_text or LISTED.search(body.markdown):
        return None
    return {"type": "text", "text": "\n\n".join(pieces.paragraphs(Stem.BODY))}


def _statistics(slide: OwnSlide) -> Block | None:
    items, pieces = [], slide.pieces
    sources = source_line(pieces.markdown(Stem.SOURCE))
    for number in pieces.numbers(Stem.FIGURE) or [0]:
        value, label = pieces.words(Stem.FIGURE, number), pieces.markdown(Stem.LABEL, number)
        if not value or not label:
            return None
        source = sources.of(label) or slide.otherwise
        items.append({**_figure(value), "label": without_marks(label), "source": source})
    return {"type": "statistics", "items": items}


_FIGURE = re.compile(r"(?P<value>[<>≤≥~−-]?\d[\d,.]*)\s?(?P<unit>[^\d\s][^\d]{0,24})?")
"""A value with its unit, as a slide shows both."""


def _figure(text: str) -> Block:
    """Return a value as content.yaml has it: a whole number as such, all else in words."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return {"value": text}
    value = int(found["value"]) if re.fullmatch(r"[1-9]\d{0,8}", found["value"]) else found["value"]
    return {"value": value, **({"unit": found["unit"]} if found["unit"] else {})}


def _timeline(pieces: OwnPieces) -> Block | None:
    items = []
    for number in pieces.numbers(Stem.DATE):
        date, parts = pieces.words(Stem.DATE, number), pieces.paragraphs(Stem.EVENT, number)
        if not date or not parts:
            return None
        text = "\n\n".join(parts[1:])
        items.append({"date": date, "title": bare(parts[0]), **({"text": text} if text else {})})
    return {"type": "timeline", "items": items} if items else None


def _quote(pieces: OwnPieces) -> Block | None:
    text, by = pieces.markdown(Stem.QUOTE), pieces.words(Stem.BY)
    said = without_marks(re.sub(r"^[—–―-]\s*", "", by))
    return {"type": "quote", "text": text, "by": said} if text and said else None


def _pairs(pieces: OwnPieces, kind: str, listed: str, keys: tuple[str, str]) -> Block | None:
    """Return the names of rows with what stands beside each."""
    items = []
    for number in pieces.numbers(Stem.CARD_TITLE):
        name, text = pieces.words(Stem.CARD_TITLE, number), pieces.markdown(Stem.CARD_TEXT, number)
        if not name or not text:
            return None
        items.append({keys[0]: name, keys[1]: text})
    return {"type": kind, listed: items} if items else None


def _cards(pieces: OwnPieces) -> Block | None:
    items = []
    for number in pieces.numbers(Stem.CARD_TITLE):
        text, picture = pieces.markdown(Stem.CARD_TEXT, number), _picture(pieces, number)
        item: Block = {"title": pieces.words(Stem.CARD_TITLE, number)}
        items.append(
            item | ({"text": text} if text else {}) | ({"picture": picture} if picture else {})
        )
    return {"type": "cards", "items": items} if items else None


def _tiles(pieces: OwnPieces) -> Block | None:
    items = []
    for number in pieces.numbers(Stem.TILE):
        picture = _picture(pieces, number)
        item: Block = {"title": pieces.words(Stem.TILE, number)}
        items.append(item | ({"picture": picture} if picture else {}))
    return {"type": "cards", "items": items} if items else None


def _steps(pieces: OwnPieces, line: int, account: LossAccount) -> Block | None:
    items = [pieces.markdown(Stem.STEP, number) for number in pieces.numbers(Stem.STEP)]
    numbers = [pieces.words(Stem.NUMBER, number) for number in pieces.numbers(Stem.NUMBER)]
    if not items or numbers != [str(number) for number in range(1, len(items) + 1)]:
        return None
    account.left(line, "numbers beside texts", "the list numbers itself", " ".join(numbers))
    return {"type": "points", "ordered": True, "items": items}


def _columns(pieces: OwnPieces) -> Block | None:
    columns = []
    for number in pieces.numbers(Stem.COLUMN):
        title, text = pieces.words(Stem.HEADING, number), pieces.markdown(Stem.COLUMN, number)
        inner = _column(text)
        if inner is None:
            return None
        columns.append({**({"title": title} if title else {}), "blocks": [inner]})
    return {"type": "columns", "columns": columns} if len(columns) > 1 else None


def _column(text: str) -> Block | None:
    """Return the block in a column; None for a list of several levels, or beside a text."""
    lines = [line for line in text.split("\n") if line.strip()]
    listed = [_LIST.match(line) is not None for line in lines]
    if not lines or (any(listed) and not all(listed)):
        return None
    if not any(listed):
        return {"type": "text", "text": text}
    items = [_LIST.sub("", line, count=1) for line in lines]
    ordered = {} if lines[0].startswith("-") else {"ordered": True}
    return {"type": "points", **ordered, "items": items}


def _resources(pieces: OwnPieces) -> Block | None:
    items = []
    for number in pieces.numbers(Stem.NAME):
        link = _LINK.fullmatch(pieces.markdown(Stem.NAME, number))
        offers = pieces.paragraphs(Stem.OFFERS, number)
        if link is None or not 1 <= len(offers) <= 2:
            return None
        item = {"name": bare(link["words"]), "offers": offers[0], "url": link["url"]}
        shown = bare(offers[1]) if len(offers) > 1 else ""
        items.append(item if shown in link["url"] else {**item, "shown": shown})
    return {"type": "resources", "items": items} if items else None


def _image(pieces: OwnPieces) -> Block | None:
    picture, words = _picture(pieces), pieces.paragraphs(Stem.TEXT)
    if picture is None or len(words) > 2:
        return None
    said = dict(zip(("caption", "credit"), words, strict=False))
    if "credit" in said:
        said["credit"] = bare(said["credit"])
    return {"type": "image", **picture, **said}


def _images(pieces: OwnPieces) -> Block | None:
    items = []
    for number in pieces.numbers(Stem.PICTURE):
        picture, caption = _picture(pieces, number), pieces.markdown(Stem.CAPTION, number)
        if picture is None:
            return None
        items.append({**picture, **({"caption": caption} if caption else {})})
    credit = pieces.words(Stem.SOURCE)
    block = {"type": "images", "items": items, **({"credit": credit} if credit else {})}
    return block if len(items) > 1 else None


def _callout(kind: StatusKind, pieces: OwnPieces, line: int, account: LossAccount) -> Block | None:
    word, text = pieces.words(Stem.STATUS), pieces.markdown(Stem.BODY)
    if not word or not text:
        return None
    account.left(line, f'"{word}"', f"kind: {kind} says it", word)
    phone = pieces.words(Stem.PHONE)
    return {"type": "callout", "kind": kind, "text": text, **({"phone": phone} if phone else {})}


def _chart(slide: OwnSlide, account: LossAccount) -> Block | None:
    """Return a chart with its source, and with the caption above it, which may name its only
    series."""
    found = slide.pieces.piece(Stem.CHART)
    if found is None or found.block is None:
        return None
    source = source_line(slide.pieces.markdown(Stem.SOURCE)).of("")
    if source:
        account.not_added(SOURCE_OF_CHART)
    chart = {**found.block, "source": source or slide.otherwise}
    caption = slide.pieces.words(Stem.CAPTION)
    if [series["name"] for series in chart["series"]] == [caption]:
        account.left(slide.line, f'"{caption}"', "the chart names its series itself", caption)
        return chart
    return {"type": "chart", "title": caption, **chart} if caption else chart


__all__ = ["OwnSlide", "block_of", "picture_in"]
