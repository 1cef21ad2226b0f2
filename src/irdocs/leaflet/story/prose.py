"""Set running text, lists of points and terms, quotations and quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from irdocs.content.blocks import ListPoint, Points, Quiz, Quote, Terms
from irdocs.content.markdown import is_note
from irdocs.content.markup import Paragraph, Text, TextList
from irdocs.content.typed_lines import BOXES
from irdocs.diagnostics import Span
from irdocs.drawing import Path, line
from irdocs.frozen import replace
from irdocs.leaflet.boxes import Box, Parting, PathMark
from irdocs.leaflet.compose import (
    beside,
    joined,
    kept,
    measured_paragraph,
    not_hung,
    shifted,
    spaced,
)
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.source_lines import citations
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.page.tags import Tag
from irdocs.typeset.characters import RIGHT_TO_LEFT_MARK
from irdocs.typeset.runs import Fragment


def text(
    setting: ColumnSetting,
    text: Text,
    style: ParagraphStyle,
    parent: Tag,
    width: float | None = None,
    indent: float = 0.0,
    level: int = 0,
) -> list[Box]:
    """Return the paragraphs of a text, each as an element P, and its lists.

    Lines are as wide as `width` pt or by default the column, but no wider than the measure that is
    comfortable to read; `indent` is in pt. `level` is that of its lists, 0 for the outermost.
    """
    boxes: list[Box] = []
    has_note = False
    width = min(width or setting.width, setting.setter.styles.measure(style) + indent)
    for part in text.parts:
        if isinstance(part, TextList):
            list_setting = setting.narrower(width - indent)
            part_boxes = [
                shifted(box, indent)
                for box in _text_list(list_setting, part, text.span, style, parent, level)
            ]
        else:
            fragments = setting.setter.styles.fragments(part, style, setting.citations)
            part_boxes = _paragraph(setting, fragments, style, width, parent, text.span, indent)
        part_boxes[0] = replace(part_boxes[0], space_before=setting.small_gap if boxes else 0.0)
        # What leads to a list stays with its first item, and the first note with what it is on.
        is_first_note = not isinstance(part, TextList) and is_note(part) and not has_note
        has_note = has_note or is_first_note
        if boxes and (isinstance(part, TextList) or is_first_note):
            boxes[-1] = replace(boxes[-1], keep_with_next=True)
        boxes += part_boxes
    return boxes


def _paragraph(
    setting: ColumnSetting, fragments: Sequence[Fragment], style: ParagraphStyle,
    width: float, parent: Tag, span: Span, indent: float,
) -> list[Box]:  # fmt: skip
    """Return a paragraph; the lines of one that begins with a box to tick begin behind the box."""
    setter, tag = setting.setter, Tag("P", parent)
    boxes = setter.paragraph(fragments, style, width, tag, span, indent=indent)
    words = fragments[0].text if fragments else ""
    if len(boxes) == 1 or words[:1] not in BOXES or not words[1:2].isspace():
        return boxes
    sign = fragments[0].saying(words[:2])
    following = [fragments[0].saying(words[2:]), *fragments[1:]]
    begin = indent + measured_paragraph((sign,)).full_width
    first, *others = setter.paragraph(
        [one for one in following if one.text], style, width, tag, span, indent=begin
    )
    (ticked,) = setter.paragraph((sign,), style, width, tag, span, indent=indent)
    return [replace(first, marks=(*ticked.marks, *first.marks)), *others]


def _text_list(
    setting: ColumnSetting,
    text_list: TextList,
    span: Span,
    style: ParagraphStyle,
    parent: Tag,
    level: int,
) -> list[Box]:
    """Return a list that stands within a text; `span` is the place of the text."""
    list_tag, labels, indent = _list_parts(
        setting, len(text_list.items), text_list.ordered, parent, level, text_list.start
    )
    items: list[list[Box]] = []
    for label, item in zip(labels, text_list.items, strict=True):
        item_tag = Tag("LI", list_tag)
        item_boxes = labelled(
            setting, label, Text(item, span), item_tag, indent, style=style, level=level + 1
        )
        item_boxes[0] = replace(item_boxes[0], space_before=setting.small_gap if items else 0.0)
        items.append(item_boxes)
    return joined(items, _between_items(text_list.ordered))


def _between_items(ordered: bool) -> Parting:
    """Return what a panel parts that ends between two items of a list."""
    return Parting.STEPS if ordered else Parting.ITEMS


def _list_parts(
    setting: ColumnSetting, count: int, ordered: bool, parent: Tag, level: int, start: int = 1
) -> tuple[Tag, list[str], float]:
    """Return the element L of a list, the labels of its items, and their texts' indent in pt."""
    numbering = "Decimal" if ordered else "Disc"
    list_tag = Tag("L", parent, attributes=(("List", "ListNumbering", numbering),))
    bullet = BULLETS[level % len(BULLETS)]
    labels = [
        setting.locale.words.ordered(number=str(number)) if ordered else bullet
        for number in range(start, start + count)
    ]
    indent = label_width(setting, labels, NUMBER_INDENT if ordered else BULLET_INDENT)
    return list_tag, labels, indent


BULLET_INDENT, NUMBER_INDENT, OPTION_INDENT = 12.0, 20.0, 18.0
"""The least indent of a list's text after a bullet, after a number and after the letter of a quiz's
option, in pt at a scale of 1. Wider labels increase it; for slides see deck/paragraph_metrics.py.
"""
MEANING_INDENT, QUOTE_INDENT = 12.0, 14.0
"""The indent of a term's meaning, and of a quotation beside its rule, in pt at a scale of 1."""


def points(setting: ColumnSetting, block: Points, parent: Tag) -> list[Box]:
    """Return a list of points, ordered or not."""
    return _listing(setting, block.items, block.ordered, parent, 0)


SHORT_LIST = 3
"""A nested list of so many points or fewer is rather not parted."""
LABEL_GAP = 1.5
"""The least white space between a label and a quotation mark that hangs towards it, in pt at a
scale of 1."""
BULLETS = ("•", "–")
"""The labels of points, and of points nested below a point."""


def _listing(
    setting: ColumnSetting, items: Sequence[ListPoint], ordered: bool, parent: Tag, level: int
) -> list[Box]:
    """Return a list of points, with each point's nested list indented below it.

    In the structure tree a nested list is a child of the LBody of its point (ISO 32000-1,
    14.8.4.3.3). `level` is 0 for the outermost list.
    """
    list_tag, labels, indent = _list_parts(setting, len(items), ordered, parent, level)
    listed: list[list[Box]] = []
    for label, point in zip(labels, items, strict=True):
        item = Tag("LI", list_tag)
        body = Tag("LBody", item)
        item_boxes = labelled(setting, label, point.text, item, indent, body, level=level + 1)
        item_boxes[0] = replace(item_boxes[0], space_before=setting.small_gap if listed else 0.0)
        if point.items:
            nested_setting = setting.narrower(setting.width - indent)
            nested_boxes = _listing(nested_setting, point.items, point.ordered, body, level + 1)
            # A nested list stays with the point that it belongs to, and a short one in one piece.
            item_boxes[-1] = replace(item_boxes[-1], parting=Parting.ALONE)
            if len(point.items) <= SHORT_LIST:
                nested_boxes = [replace(box, parting=Parting.ALONE) for box in nested_boxes]
            item_boxes += spaced([shifted(box, indent) for box in nested_boxes], setting.small_gap)
        listed.append(item_boxes)
    between = _between_items(ordered)
    if level and between is Parting.ITEMS:
        between = Parting.INNER_ITEMS
    return joined(listed, between, [len(point.items) > 1 for point in items])


def counted(items: Sequence[object]) -> range:
    """Return the numbers of the items, from 1."""
    return range(1, len(items) + 1)


def label_width(setting: ColumnSetting, labels: Iterable[str], least: float) -> float:
    """Return the indent of a list's text in pt: behind its widest label.

    `least` is the least indent, in pt at a scale of 1.
    """
    bold = setting.setter.styles.run(replace(setting.setter.styles.body, weight="bold"))
    return max(setting.pt(least), *(bold.width(label) + setting.pt(4) for label in labels))


def labelled(
    setting: ColumnSetting,
    label: str,
    words: Text,
    item: Tag,
    indent: float,
    body: Tag | None = None,
    *,
    style: ParagraphStyle | None = None,
    level: int = 0,
) -> list[Box]:
    """Return a list item: a label, and its text indented beside it.

    `item` is the element LI; `body` is its LBody, made here if there is none yet. `style` is the
    text's, by default that of the body; `level` is that of lists within the text.
    """
    styles = setting.setter.styles
    style = style or styles.body
    palette = styles.theme.palette
    # On a dark ground, where text is light, a label has the colour of its text.
    is_dark_text = style.colour in (palette["ink"], palette["ink-soft"])
    colour = palette["signal"] if is_dark_text else style.colour
    label_style = replace(style, weight="bold", colour=colour)
    if styles.right_to_left:  # else the stop of a letter stands on its other side: ".A", not "A."
        label += RIGHT_TO_LEFT_MARK
    label_box = setting.setter.plain(label, label_style, indent, Tag("Lbl", item), words.span)[0]
    body = body or Tag("LBody", item)
    text_boxes = text(setting, words, style, body, indent=indent, level=level)
    room = indent - styles.run(label_style).width(label) - setting.pt(LABEL_GAP)
    first = not_hung(text_boxes[0], max(0.0, room))
    labelled_box = replace(
        beside(label_box, first, 0), keep_with_next=first.keep_with_next, parting=first.parting
    )
    return [labelled_box, *text_boxes[1:]]


def terms(setting: ColumnSetting, block: Terms, parent: Tag) -> list[Box]:
    """Return a list of terms, each with its meaning indented below it."""
    styles = setting.setter.styles
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    listed: list[list[Box]] = []
    for term in block.items:
        item = Tag("LI", parent)
        name_boxes = setting.setter.plain(
            term.term, styles.strong, setting.width, Tag("Lbl", item), term.term.span
        )
        meaning_boxes = text(
            setting,
            term.meaning,
            styles.body,
            Tag("LBody", item),
            indent=setting.pt(MEANING_INDENT),
        )
        name_boxes[0] = replace(name_boxes[0], space_before=setting.small_gap if listed else 0.0)
        listed.append([*kept(name_boxes), *meaning_boxes])
    return joined(listed)


def quote(setting: ColumnSetting, block: Quote, parent: Tag) -> list[Box]:
    """Return a quotation and its attribution, with a vertical rule at their left."""
    styles = setting.setter.styles
    parent = Tag("BlockQuote", parent)
    indent = setting.pt(QUOTE_INDENT)
    boxes = text(setting, block.text, styles.lead, parent, indent=indent)
    attribution: tuple[Fragment, ...] = styles.plain(
        setting.locale.words.attribution(name=block.by), styles.caption
    )
    attribution = (*attribution, *citations(setting, block.source or (), styles.caption))
    boxes[-1] = replace(boxes[-1], keep_with_next=True)
    boxes += setting.setter.paragraph(
        attribution, styles.caption, setting.width, Tag("P", parent), block.span, indent=indent
    )
    colour, weight = styles.theme.palette["signal"], setting.pt(2)
    return [
        replace(
            box,
            marks=(
                # Each line draws its part of the rule, as the lines may part between panels. A
                # part covers the space above its line as well, so that the rule has no gaps.
                PathMark(
                    (
                        Path(
                            line((weight, -box.space_before), (weight, box.height)),
                            stroke=colour,
                            stroke_width=weight,
                        ),
                    )
                ),
                *box.marks,
            ),
        )
        for box in boxes
    ]


def quiz(setting: ColumnSetting, block: Quiz, parent: Tag) -> list[Box]:
    """Return a question, its lettered options, and the answer with its explanation."""
    styles = setting.setter.styles
    question = text(setting, block.question, styles.strong, parent)
    list_tag = Tag("L", parent, attributes=(("List", "ListNumbering", "UpperAlpha"),))
    options: list[Box] = []
    letters = [
        setting.locale.words.option(letter=letter) for letter in "ABCD"[: len(block.options)]
    ]
    indent = label_width(setting, letters, OPTION_INDENT)
    for letter, option in zip(letters, block.options, strict=True):
        options += labelled(setting, letter, option, Tag("LI", list_tag), indent)
    answer_sentence = setting.locale.sentence(setting.locale.words.answer(letter=block.answer))
    answer_line = styles.plain(
        f"{answer_sentence}{setting.locale.words.between_sentences}", styles.caption
    )
    # The answer opens the explanation's first paragraph; before a list it stands alone.
    parts = block.explanation.parts
    opening: Paragraph = () if isinstance(parts[0], TextList) else parts[0]
    answer_boxes = setting.setter.paragraph(
        (*answer_line, *styles.fragments(opening, styles.caption, setting.citations)),
        styles.caption,
        setting.width,
        Tag("P", parent),
        block.explanation.span,
    )
    following = Text(parts[1:] if opening else parts, block.explanation.span)
    if following.parts:
        answer_boxes += spaced(text(setting, following, styles.caption, parent), setting.small_gap)
    return [*kept(question), *kept(options), *spaced(answer_boxes, setting.small_gap)]
