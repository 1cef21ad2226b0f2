"""Words: text, points, terms, quotations, quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from irdocs.content.markup import Text
from irdocs.content.model import ListPoint, Points, Quiz, Quote, Terms
from irdocs.drawing import Path, line
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, kept, shifted, spaced
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.page.tags import Tag
from irdocs.typeset.lines import Fragment


def text(
    setting: ColumnSetting,
    text: Text,
    style: ParagraphStyle,
    parent: Tag,
    width: float | None = None,
    indent: float = 0.0,
) -> list[Box]:
    """Return paragraphs, one P each, no wider than is good to read."""
    boxes: list[Box] = []
    width = min(width or setting.width, setting.setter.styles.measure(style) + indent)
    for paragraph in text.paragraphs:
        fragments = setting.setter.styles.fragments(paragraph, style, setting.citations)
        made = setting.setter.paragraph(
            fragments, style, width, Tag("P", parent), text.span, indent=indent
        )
        made[0] = replace(made[0], space_before=setting.small_gap if boxes else 0.0)
        boxes += made
    return boxes


BULLET_INDENT, NUMBER_INDENT, OPTION_INDENT = 12.0, 20.0, 18.0
"""Where the words of a list begin at least, in pt on A4: after a bullet, a number, a quiz's letter.
Wider labels move them; on slides see deck/paragraph_metrics.py."""
MEANING_INDENT, QUOTE_INDENT = 12.0, 14.0
"""Where the meaning of a term begins, and the words of a quote beside its rule, likewise."""


def points(setting: ColumnSetting, block: Points, parent: Tag) -> list[Box]:
    return _listing(setting, block.items, block.ordered, parent, 0)


SHORT_LIST = 3
"""A list in a list of so many points or fewer is not parted, if that fits."""
BULLETS = ("•", "–")
"""The labels of a list's points, and of the points below a point."""


def _listing(
    setting: ColumnSetting, items: Sequence[ListPoint], ordered: bool, parent: Tag, level: int
) -> list[Box]:
    """A list, each point's own list below it, further in; list in list body (14.8.4.3.3)."""
    numbering = "Decimal" if ordered else "Disc"
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", numbering),))
    bullet = BULLETS[level % len(BULLETS)]
    labels = [
        setting.locale.words.ordered(number=str(n)) if ordered else bullet for n in counted(items)
    ]
    indent = label_width(setting, labels, NUMBER_INDENT if ordered else BULLET_INDENT)
    boxes: list[Box] = []
    for label, point in zip(labels, items, strict=True):
        item = Tag("LI", parent)
        body = Tag("LBody", item)
        made = labelled(setting, label, point.text, item, indent, body)
        made[0] = replace(made[0], space_before=setting.small_gap if boxes else 0.0)
        if point.items:
            inner = setting.narrower(setting.width - indent)
            below = _listing(inner, point.items, point.ordered, body, level + 1)
            made += spaced([shifted(box, indent) for box in below], setting.small_gap)
            # A short list stays whole, and with the point that it belongs to.
            if len(point.items) <= SHORT_LIST:
                made = [
                    replace(box, keep_if_possible=n < len(made) - 1) for n, box in enumerate(made)
                ]
        boxes += made
    return boxes


def counted(items: Sequence[object]) -> range:
    """Return the numbers of things, from 1."""
    return range(1, len(items) + 1)


def label_width(setting: ColumnSetting, labels: Iterable[str], least: float) -> float:
    """Return how far in a list's words begin, in pt: beyond every label, `least` at scale 1."""
    bold = setting.setter.styles.run(replace(setting.setter.styles.body, weight="bold"))
    return max(setting.pt(least), *(bold.width(label) + setting.pt(4) for label in labels))


def labelled(
    setting: ColumnSetting,
    label: str,
    words: Text,
    item: Tag,
    indent: float,
    body: Tag | None = None,
) -> list[Box]:
    """Return a list item: its label hanging left of its body."""
    styles = setting.setter.styles
    mark = replace(styles.body, weight="bold", colour=styles.theme.palette["signal"])
    first = setting.setter.plain(label, mark, indent, Tag("Lbl", item), words.span)[0]
    body = body or Tag("LBody", item)
    said = text(setting, words, styles.body, body, indent=indent)
    return [replace(beside(first, said[0], 0), keep_with_next=said[0].keep_with_next), *said[1:]]


def terms(setting: ColumnSetting, block: Terms, parent: Tag) -> list[Box]:
    styles = setting.setter.styles
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    boxes: list[Box] = []
    for term in block.items:
        item = Tag("LI", parent)
        name = setting.setter.plain(
            term.term, styles.strong, setting.width, Tag("Lbl", item), term.term.span
        )
        meaning = text(
            setting,
            term.meaning,
            styles.body,
            Tag("LBody", item),
            indent=setting.pt(MEANING_INDENT),
        )
        name[0] = replace(name[0], space_before=setting.small_gap if boxes else 0.0)
        boxes += [*kept(name), *meaning]
    return boxes


def quote(setting: ColumnSetting, block: Quote, parent: Tag) -> list[Box]:
    styles = setting.setter.styles
    parent = Tag("BlockQuote", parent)
    indent = setting.pt(QUOTE_INDENT)
    boxes = text(setting, block.text, styles.lead, parent, indent=indent)
    by: tuple[Fragment, ...] = styles.plain(
        setting.locale.words.attribution(name=block.by), styles.caption
    )
    if block.source:
        by = (*by, styles.citation(setting.citations[block.source], styles.caption))
    boxes[-1] = replace(boxes[-1], keep_with_next=True)
    boxes += setting.setter.paragraph(
        by, styles.caption, setting.width, Tag("P", parent), block.span, indent=indent
    )
    rule, weight = styles.theme.palette["signal"], setting.pt(2)
    return [
        replace(
            box,
            marks=(
                # As long as the space above it too, so that the rule is one where lines part.
                PathMark(
                    (
                        Path(
                            line((weight, -box.space_before), (weight, box.height)),
                            stroke=rule,
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
    styles = setting.setter.styles
    question = text(setting, block.question, styles.strong, parent)
    listing = Tag("L", parent, attributes=(("List", "ListNumbering", "UpperAlpha"),))
    options: list[Box] = []
    letters = [
        setting.locale.words.option(letter=letter) for letter in "ABCD"[: len(block.options)]
    ]
    indent = label_width(setting, letters, OPTION_INDENT)
    for letter, option in zip(letters, block.options, strict=True):
        options += labelled(setting, letter, option, Tag("LI", listing), indent)
    answer = block.explanation
    answered = setting.locale.sentence(setting.locale.words.answer(letter=block.answer))
    given = styles.plain(f"{answered}{setting.locale.words.between_sentences}", styles.caption)
    first = styles.fragments(answer.paragraphs[0], styles.caption, setting.citations)
    explained = setting.setter.paragraph(
        (*given, *first), styles.caption, setting.width, Tag("P", parent), answer.span
    )
    if len(answer.paragraphs) > 1:
        rest = Text(answer.paragraphs[1:], answer.span)
        explained += spaced(text(setting, rest, styles.caption, parent), setting.small_gap)
    return [*kept(question), *kept(options), *spaced(explained, setting.small_gap)]
