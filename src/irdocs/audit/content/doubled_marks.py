"""A rule on marks that irdocs sets itself: nobody types them, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from irdocs.audit.content.evidence import own_data
from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Points, Quiz, Quote
from irdocs.content.blocks.text import ListPoint
from irdocs.content.markup import Text, TextList
from irdocs.content.typed_lines import TICKED
from irdocs.diagnostics import Severity
from irdocs.locale import load

_LETTER = re.compile(r"\(?([A-Da-d1-4])[.):][ \u00a0]")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)][ \u00a0]")
_BULLET = re.compile(
    rf"(?:[{TICKED}]\ufe0f?(?=[ \u00a0])|[•▪◦‣●■◆➢➤∙·]|[-–—*](?=[ \u00a0][^\W\d_]))[ \u00a0]*(?=\w)"
)
_DASH = re.compile(r"[-–—―~]+[ \u00a0]*")


def doubled_mark(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        match block:
            case Quiz():
                yield from _options(block.options)
            case Points():
                yield from _points(block.items, block.ordered)
            case Quote() if dash := _DASH.match(block.by):
                yield Finding(0, f'"{dash[0].strip()}" stands twice before the name', block.by.span)
            case _:
                pass
    yield from _names_of_lines(content)


def _names_of_lines(content: ExaminedContent) -> Iterator[Finding]:
    """Yield a finding for a source or a version that begins with what its line is called."""
    locale, about = load(content.language_tag), content.document.document
    named = [(one, locale.words.source, one.span) for one in own_data(content)]
    called = locale.words.version(version="1", date="").partition("1")[0].strip()
    span = getattr(about.version, "span", about.span)
    for text, name, place in (*named, (str(about.version), called, span)):
        match = re.match(rf"{re.escape(name)}s?\s*(?::|(?=\d))", text, re.IGNORECASE)
        if name and match:
            yield Finding(0, f'"{name}" would stand twice before "{text[match.end() :].strip()}"',
                          place)  # fmt: skip


def _options(options: Sequence[Text]) -> Iterator[Finding]:
    """Yield a finding if each option begins with its letter or number."""
    found = [_LETTER.match(option.plain) for option in options]
    letters = [match[1].upper() for match in found if match]
    if found[0] and letters in (list("ABCD")[: len(options)], list("1234")[: len(options)]):
        mark = found[0][0].strip()
        yield Finding(0, f'"{mark}" stands beside the letter that each option has', options[0].span)


def _points(points: Sequence[ListPoint], ordered: bool) -> Iterator[Finding]:
    """Yield a finding for the first item with a bullet, or if all have their numbers; and those of
    the lists within."""
    bulleted = next((point.text for point in points if _is_bulleted(point.text)), None)
    if bulleted is not None:
        message = f"a bullet stands before this item, which has its {_own(ordered)}"
        yield Finding(0, f"{message}{_in_boxes(bulleted)}", bulleted.span)
    numbers = [_number(point.text) for point in points]
    if len(points) > 1 and numbers == [*range(1, len(points) + 1)]:
        hint = "" if ordered else "; ordered: true numbers the items"
        yield Finding(0, f"a number stands before each item, which has its {_own(ordered)}{hint}",
                      points[0].text.span)  # fmt: skip
    for point in points:
        yield from _points(point.items, point.ordered)


def _in_boxes(text: Text) -> str:
    """Return how to write what begins with a box to tick; nothing for what has another sign."""
    return "; a text has a line for each box" if text.plain[:1] in TICKED else ""


def _own(ordered: bool) -> str:
    return "own number" if ordered else "own bullet"


def _is_bulleted(text: Text) -> bool:
    """Whether a text is one item of a list, or begins with a bullet."""
    first = text.parts[0] if text.parts else ()
    if isinstance(first, TextList):
        return len(text.parts) == 1 and not first.ordered and len(first.items) == 1
    return _BULLET.match(text.plain) is not None


def _number(text: Text) -> int | None:
    """Return the number with which a text begins, of the kind that a list has."""
    first = text.parts[0] if text.parts else ()
    if isinstance(first, TextList):
        is_one = len(text.parts) == 1 and first.ordered and len(first.items) == 1
        return first.start if is_one else None
    match = _NUMBER.match(text.plain)
    return int(match[1]) if match else None


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("doubled-mark", Severity.WARNING,
         "options, items and names begin without a letter, number, bullet or dash, and sources and "
         "versions without that word: irdocs sets it",
         "Readers would see it twice: A. A. Yes.", "docs/content.md", doubled_mark),
)  # fmt: skip
"""Rules on marks that would stand twice."""

__all__ = ["RULES"]
