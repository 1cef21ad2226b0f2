"""A rule on telephone numbers: they can be dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import PARTS, ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.about import SERVICE, telephone_link
from irdocs.content.blocks import Block
from irdocs.content.node import Node
from irdocs.content.source import SourceText
from irdocs.content.telephone_numbers import telephone_numbers
from irdocs.diagnostics import Severity

_KEYS = ("telephone", "phone")
_LETTER_AMONG_DIGITS = re.compile(
    r"(?<![^\W\d_])[OolI](?=\d{2})|(?<=\d)[OolI](?=\d)|(?<=\d{2})[OolI]\b"
)
_PART = re.compile(
    r"\s*(?:[/&–-]|,(?=\s*\d{3})|\b(?:and|et|neu|o|oder|or|ou|und|y)\b)\s*(?!24/7)"
    r"(?P<part>\d[\d \u00a0]{0,6}(?<! ))"
    r"(?![ ]?[\d:/.–-]*[ ]?[^\W\d_])(?![\d:.])(?!\s?[–-]\s?\d)"
)
"""What may stand for a number behind another: no hours, and nothing that goes on with letters."""
_LEAST = 3
"""How many digits a number has at least; 9am to 5pm stands in a wrong column of a table."""
_PARTED = 8
"""How many digits a number has at least of which another is told by its end."""
_BRITISH = re.compile(r"(?:en(?:-Latn)?(?:-GB)?|cy|gd|gv|kw|sco)(?:-GB)?", re.IGNORECASE)
"""Languages of a document whose numbers are those of the United Kingdom."""
_ELEVEN = re.compile(r"0(?:2|3|7(?!6)|11|1.1)")
"""The beginnings of numbers that have eleven digits, the 0 with them."""
_BARE = 10
"""How many digits most numbers have without their 0."""
_SHORT = frozenset({"08001111", "0845464"})
"""Numbers of fewer digits than others: Childline, and one of the NHS."""


_CALL = re.compile(
    r"\b(?:call|contact|dial|ffoniwch|ffonio|helpline|mobile|phone|phoning|ring|ringing|tel|telephone|"
    r"text)\b[^.!?;\d]{0,40}?(?P<letter>\b[OolI])?\Z",
    re.IGNORECASE,
)
"""What stands in running text before a number to ring, and a letter in place of its 0."""


_DIGITS = re.compile(r"\d(?:[ .()-]*\d){4}")
"""What is in all numbers to ring; most texts have none."""


def odd_telephone(content: ExaminedContent) -> Iterator[Finding]:
    is_british = _BRITISH.fullmatch(content.language_tag) is not None
    for text in _numbers(content.document):
        if all(len(number.dialled) < _LEAST for number in telephone_numbers(text)):
            yield Finding(0, f'"{text}" has no number that somebody could ring', text.span)
            continue
        if match := _LETTER_AMONG_DIGITS.search(text):
            yield Finding(0, f'in "{text}" a letter, "{match[0]}", stands for a digit', text.span)
            continue
        for part, whole in _parts(text):
            message = f'"{part}" is the end of a number, and cannot be rung: write {whole}'
            yield Finding(0, message, text.span)
        if is_british:
            for number in telephone_numbers(text):
                digits = at_home(number.dialled)
                if len(digits) == _BARE and digits[0] in "12378":
                    yield Finding(0, f"{number.text} lacks the 0 with which it begins", text.span)
                elif digits.startswith("0") and not _is_british(digits):
                    yield Finding(0, _of_wrong_length(number.text, digits), text.span)
    if is_british:
        for said, written, message in content.found(_odd_in_words):
            yield Finding(0, message, content.locate(said, written))


def _of_wrong_length(number: str, digits: str) -> str:
    return (
        f"{number} has {len(digits)} digits, which no number of the United Kingdom has that begins "
        "so"
    )


def _odd_in_words(part: ExaminedPart) -> Iterator[tuple[ContentText, str, str]]:
    """Yield the numbers in texts that are to be rung and cannot be, each with what is wrong."""
    for text in part.texts:
        for words in text.paragraphs if text.key not in _KEYS else ():
            if not _DIGITS.search(words):
                continue
            for number in telephone_numbers(words):
                before = _CALL.search(words[: number.start])
                digits = at_home(number.dialled)
                if before is None:
                    continue
                if letter := before["letter"]:
                    whole = f"{letter}{number.text}"
                    message = f'in "{whole}" a letter, "{letter}", stands for a digit'
                    yield text, whole, message
                elif digits.startswith("0") and not _is_british(digits):
                    yield text, number.text, _of_wrong_length(number.text, digits)


def _parts(text: SourceText) -> Iterator[tuple[str, str]]:
    """Yield what stands for a number in a text without being one, as the 0001 of "020 7946 0000 /
    0001" does, and that number."""
    begin = {one.start: one for one in telephone_numbers(text)}
    for number in telephone_link(text).found:
        end = number.end
        while match := _PART.match(text, end):
            part, end = match["part"], match.end()
            digits = re.sub(r"\D", "", part)
            places = [place for place, sign in enumerate(number.text) if sign.isdigit()]
            other = begin.get(match.start("part"))
            is_longer = other is not None and other.end > end
            if (
                is_longer
                or SERVICE.fullmatch(digits)
                or len(places) < max(_PARTED, len(digits) + 1)
            ):
                break
            yield part, f"{number.text[: places[-len(digits)]]}{part}"


def at_home(dialled: str) -> str:
    """Return a number as it is dialled within the United Kingdom, if it is one of there; one of
    another country as it is."""
    for code in ("+44", "0044"):
        if dialled.startswith(code):
            return f"0{dialled.removeprefix(code).lstrip('0')}"
    return dialled if not dialled.startswith("00") else f"+{dialled[2:]}"


def _is_british(digits: str) -> bool:
    """Whether a number may have so many digits (Ofcom, National Telephone Numbering Plan)."""
    if len(digits) < 7 or digits in _SHORT:
        return True  # a short one, or no number of a subscriber
    return len(digits) == 11 or (len(digits) == 10 and not _ELEVEN.match(digits))


def _numbers(value: object) -> Iterator[SourceText]:
    """Yield what a document has as telephone numbers."""
    match value:
        case tuple():
            for item in value:
                yield from _numbers(item)
        case Block():
            yield from _numbers_of_block(value)
        case Node():
            yield from _numbers_of(value)
        case _:
            pass


def _numbers_of(node: Node) -> Iterator[SourceText]:
    for name, held in vars(node).items():
        if name in _KEYS:
            held_texts = held if isinstance(held, tuple) else (held,)
            yield from (one for one in held_texts if isinstance(one, SourceText))
        else:
            yield from _numbers(held)


@cached_by_identity(PARTS)
def _numbers_of_block(block: Block) -> tuple[SourceText, ...]:
    return tuple(_numbers_of(block))


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("odd-telephone", Severity.WARNING, "a telephone number can be dialled",
         "Who needs help rings a stranger, or nobody; correct it, or say it in a text.",
         "docs/content.md", odd_telephone),
)  # fmt: skip
"""Rules on telephone numbers."""

__all__ = ["RULES", "at_home"]
