"""Rules on making two products of one file: no text that appears in none, none that is repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart, TextPurpose
from irdocs.audit.content.gathering import gathered
from irdocs.audit.content.reading_measures import words
from irdocs.audit.rules import Finding, Medium, Rule
from irdocs.content.blocks import (
    AnyBlock,
    Callout,
    CodeBlock,
    PageBreak,
    Points,
    Resources,
    Statistics,
    Terms,
    TextBlock,
)
from irdocs.content.model import Section
from irdocs.diagnostics import Severity, Span

LEAST_REPEATED = 6
"""Texts of fewer words than this may be repeated, such as labels and short reminders."""


def unprinted(content: ExaminedContent) -> Iterator[Finding]:
    for text in content.found(_unprinted_in):
        yield Finding(
            0, f"{text.key}: is shown only in the deck, but this is for the leaflet only", text.span
        )
    presented = [product for product in content.products if product.is_presented]
    reached = any(content.document.sections_for(product) for product in presented)
    if content.document.objectives and not reached:
        yield Finding(0, "objectives are shown only in the deck, but no section is for the deck",
                      content.document.objectives.span)  # fmt: skip


def _unprinted_in(part: ExaminedPart) -> Iterator[ContentText]:
    for text in part.texts:
        if not text.products and not (text.key == "notes" and isinstance(part.node, Section)):
            yield text


def repeated(content: ExaminedContent) -> Iterator[Finding]:
    repetitions: dict[tuple[ContentText, str], ContentText] = {}
    every = tuple(content.found(_long_paragraphs))
    for place in content.places:
        seen: dict[tuple[bool, str], ContentText] = {}
        for text, paragraph, key in every:
            if place in text.places:
                if key in seen and not _are_cells_of_one(text, seen[key]):
                    repetitions[text, paragraph] = seen[key]
                seen.setdefault(key, text)
    for (text, paragraph), first in repetitions.items():
        first_line = content.locate(first, paragraph).line
        span = content.locate(text, paragraph, last=True)
        yield Finding(0, f"the same text is in line {first_line}, too", span)


def _long_paragraphs(
    part: ExaminedPart,
) -> Iterator[tuple[ContentText, str, tuple[bool, str]]]:
    """Yield each paragraph that may not be repeated, with its text and what is compared of it."""
    for text in part.texts:
        # What is to be chosen from is said again where it is taught, or asked once more.
        if text.part in (TextPurpose.ALT, TextPurpose.LABEL) or text.key == "options":
            continue
        for paragraph in text.paragraphs:
            if len(words(paragraph)) >= LEAST_REPEATED:
                is_said = text.part is TextPurpose.NOTES
                yield text, paragraph, (is_said, " ".join(paragraph.casefold().split()))


_RUNS_ON = (Points, TextBlock, Terms, CodeBlock, Resources, Statistics)
"""The blocks whose words seem to belong to those before them where no heading stands between.
Others have a caption, headings of their own or a look of their own."""


def bare_in_print(content: ExaminedContent) -> Iterator[Finding]:
    bare: dict[Span, None] = {}
    for product in content.products:
        if product.is_presented:
            continue
        for section in content.document.sections_for(product):
            blocks = [block for block in section.blocks if not _is_empty(block)]
            for before, block in pairwise(blocks):
                is_bare = isinstance(block, _RUNS_ON) and block.headline and not block.title
                if is_bare and not isinstance(before, Callout | PageBreak):
                    bare[block.span] = None
    yield from gathered(
        list(bare),
        "this block has a headline: and no title:, so it has no heading in print",
        f"{len(bare)} blocks have a headline: and no title:, so they have no heading in print",
    )


def _is_empty(block: AnyBlock) -> bool:
    """Whether a block prints nothing, as all that it says is still to be found."""
    return isinstance(block, Statistics) and not block.published


_MEASURE = re.compile(r"(?<![\w.,])(\d[\d.,]*)\s?(%|[^\W\d_][\w/²³]*)")
"""A number, and the unit or the word behind it."""


def short_differs(content: ExaminedContent) -> Iterator[Finding]:
    for text, number, unit, others in content.found(_differing):
        yield Finding(
            0, f'"{number} {unit}" is said in short, and "{others} {unit}" in full',
            content.locate(text, number),
        )  # fmt: skip


def _differing(part: ExaminedPart) -> Iterator[tuple[ContentText, str, str, str]]:
    """Yield each short text that has another number: the text, number, unit and those in full."""
    for whole, short in pairwise(part.texts):
        if short.key != "short" or whole.key == "short":
            continue
        said, told = _measures(whole), _measures(short)
        for unit, numbers in told.items():
            if unit in said and (others := numbers - said[unit]):
                yield short, min(others), unit, ", ".join(sorted(said[unit]))
                break


def _measures(text: ContentText) -> dict[str, set[str]]:
    """Return the numbers of a text by their units."""
    found: dict[str, set[str]] = {}
    for paragraph in text.paragraphs:
        for number, unit in _MEASURE.findall(paragraph):
            found.setdefault(unit, set()).add(number.rstrip(".,"))
    return found


def _are_cells_of_one(text: ContentText, other: ContentText) -> bool:
    """Whether two texts stand in cells of one table, where what is the same says the same."""
    return text.home == other.home and text.key == other.key == "rows"


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unprinted-words", Severity.WARNING, "every text appears in a product",
         "headline:, short: and notes: are shown only in the deck; in a block with only: leaflet "
         "they are lost.", "docs/content.md", unprinted),
    Rule("bare-in-print", Severity.NOTE, "a block that follows another has a heading in print, too",
         "headline: is shown on slides alone; without a title: its words seem to go on with the "
         "block before it.", "docs/content.md", bare_in_print, medium=Medium.READ),
    Rule("short-differs", Severity.WARNING, "what is said in short has the numbers of the whole",
         "The slide shows one, the leaflet and the notes the other; one of them was changed alone.",
         "docs/content.md", short_differs),
    Rule("repeated-text", Severity.WARNING, "no product contains the same text twice",
         "It takes space and time, and one of the two is easily forgotten at the next change.",
         "docs/content.md", repeated),
)  # fmt: skip
