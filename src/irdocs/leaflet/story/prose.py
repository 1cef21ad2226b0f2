"""Words: text, points, terms, quotations, quizzes."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.markup import Text
from irdocs.content.model import (
    Points,
    Quiz,
    Quote,
    Terms,
)
from irdocs.drawing import Path, line
from irdocs.leaflet.boxes import Box, PathMark, Tag
from irdocs.leaflet.compose import (
    beside,
    kept,
    spaced,
)
from irdocs.leaflet.story.setting import SMALL_GAP, Setting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.typeset.lines import Fragment


def text(
    s: Setting,
    text: Text,
    style: ParagraphStyle,
    parent: Tag,
    width: float | None = None,
    indent: float = 0.0,
) -> list[Box]:
    """Return paragraphs, one P each."""
    boxes: list[Box] = []
    for paragraph in text.paragraphs:
        fragments = s.setter.styles.fragments(paragraph, style, s.numbers)
        made = s.setter.paragraph(
            fragments, style, width or s.width, Tag("P", parent), text.span, indent=indent
        )
        made[0] = replace(made[0], before=SMALL_GAP if boxes else 0.0)
        boxes += made
    return boxes


def points(s: Setting, block: Points, parent: Tag) -> list[Box]:
    numbering = "Decimal" if block.ordered else "Disc"
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", numbering),))
    boxes: list[Box] = []
    for number, point in enumerate(block.items, start=1):
        item = Tag("LI", parent)
        label = f"{number}." if block.ordered else "•"
        made = labelled(s, label, point.text, item, indent=20.0 if block.ordered else 12.0)
        made[0] = replace(made[0], before=SMALL_GAP if boxes else 0.0)
        boxes += made
    return boxes


def labelled(s: Setting, label: str, words: Text, item: Tag, indent: float) -> list[Box]:
    """Return a list item: its label hanging left of its body."""
    styles = s.setter.styles
    mark = replace(styles.body, weight="bold", colour=styles.theme.palette["signal"])
    first = s.setter.plain(label, mark, indent, Tag("Lbl", item), words.span)[0]
    body = text(s, words, styles.body, Tag("LBody", item), indent=indent)
    return [replace(beside(first, body[0], 0), keep=body[0].keep), *body[1:]]


def terms(s: Setting, block: Terms, parent: Tag) -> list[Box]:
    styles = s.setter.styles
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    boxes: list[Box] = []
    for term in block.items:
        item = Tag("LI", parent)
        name = s.setter.plain(term.term, styles.strong, s.width, Tag("Lbl", item), term.term.span)
        meaning = text(s, term.meaning, styles.body, Tag("LBody", item), indent=12)
        name[0] = replace(name[0], before=SMALL_GAP if boxes else 0.0)
        boxes += [*kept(name), *meaning]
    return boxes


def quote(s: Setting, block: Quote, parent: Tag) -> list[Box]:
    styles = s.setter.styles
    parent = Tag("BlockQuote", parent)
    boxes = text(s, block.text, styles.lead, parent, indent=14)
    by: tuple[Fragment, ...] = styles.plain(f"— {block.by}", styles.caption)
    if block.source:
        by = (*by, styles.citation(s.numbers[block.source], styles.caption))
    boxes += s.setter.paragraph(
        by, styles.caption, s.width, Tag("P", parent), block.span, indent=14
    )
    rule = styles.theme.palette["signal"]
    return [
        replace(
            box,
            marks=(
                PathMark((Path(line((2, 0), (2, box.height)), stroke=rule, stroke_width=2),)),
                *box.marks,
            ),
            keep=number < len(boxes) - 1,
        )
        for number, box in enumerate(boxes)
    ]


def quiz(s: Setting, block: Quiz, parent: Tag) -> list[Box]:
    styles = s.setter.styles
    question = text(s, block.question, styles.strong, parent)
    listing = Tag("L", parent, attributes=(("List", "ListNumbering", "UpperAlpha"),))
    options: list[Box] = []
    for letter, option in zip("ABCD", block.options, strict=False):
        options += labelled(s, f"{letter}.", option, Tag("LI", listing), indent=18)
    answer = block.explanation
    given = styles.plain(f"Answer {block.answer}. ", styles.caption)
    first = styles.fragments(answer.paragraphs[0], styles.caption, s.numbers)
    explained = s.setter.paragraph(
        (*given, *first), styles.caption, s.width, Tag("P", parent), answer.span
    )
    if len(answer.paragraphs) > 1:
        rest = Text(answer.paragraphs[1:], answer.span)
        explained += spaced(text(s, rest, styles.caption, parent), SMALL_GAP)
    return [*kept(question), *kept(options), *spaced(explained, SMALL_GAP)]
