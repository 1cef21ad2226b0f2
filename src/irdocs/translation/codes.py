"""Find what in a text must be the same in every language: markup, addresses, citations, formulas.

A text is parted into words and codes. Joined again they are the text, letter by letter, so that
formats in which codes are elements of their own can carry it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

from irdocs.content.markdown import CODE_SPAN, MATH_SPAN
from irdocs.content.markup import CITATION
from irdocs.content.words import WordsForm
from irdocs.frozen import frozen


class Code(Enum):
    """A kind of code, and what messages call it."""

    CITATION = "citation"
    FORMULA = "formula"
    PROGRAM = "code span"
    ADDRESS = "address"
    NOTE = "mark of a note"
    PLACEHOLDER = "placeholder"
    LINK = "link"
    LANGUAGE = "mark of a language"
    STRONG = "strong words"
    EMPHASIS = "stressed words"
    RAISED = "superscript"
    LOWERED = "subscript"


@frozen
class Piece:
    """A part of a text: words, a code without words, or the beginning or end of words with one."""

    text: str
    code: Code | None = None
    """None for words."""
    pair: int = 0
    """The number of what it begins or ends; 0 for anything that stands alone."""
    begins: bool = False


_ALONE = {
    Code.PROGRAM: CODE_SPAN.pattern,
    Code.FORMULA: MATH_SPAN.pattern,
    Code.CITATION: CITATION.pattern,
    Code.NOTE: r"\[\^[\w-]+\]:?",
    Code.ADDRESS: r"<(?:https?://|mailto:|tel:)[^\s<>]+>|(?<![(<\w])https?://[^\s<>()]+[^\s<>().,;:!?]"
    r"|(?<![\w.+:/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    Code.PLACEHOLDER: r"\{\{.*?\}\}|\{[a-z_]\w*\}",
}
_LINK = (
    r"\[(?P<words>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
_PAIRS = {
    Code.STRONG: r"(?<!\\)\*\*(?P<strong>(?=\S)(?:(?!\*\*|\n\n)[\s\S])+(?<=\S))(?<!\\)\*\*",
    Code.EMPHASIS: r"(?<![\\*\w])\*(?P<emphasis>(?=[^\s*])(?:(?!\n\n)[^*]|\*\*[^*]+\*\*)+?"
    r"(?<=[^\s*]))\*(?!\*)",
    Code.RAISED: r"(?<![\^\\])\^(?P<raised>[^\s^\[\]]+)\^(?!\^)",
    Code.LOWERED: r"(?<=[\w)\]^])~(?P<lowered>[^\s~]+)~(?!~)",
}
_FOUND = re.compile(
    "|".join(
        [
            *(f"(?P<{code.name}>{pattern})" for code, pattern in _ALONE.items()),
            f"(?P<LINK>{_LINK})",
            *(f"(?P<{code.name}>{pattern})" for code, pattern in _PAIRS.items()),
        ]
    )
)
_GROUPS = {Code.STRONG: "strong", Code.EMPHASIS: "emphasis", Code.RAISED: "raised",
           Code.LOWERED: "lowered", Code.LINK: "words"}  # fmt: skip
_WITHOUT_MARKUP = re.compile(
    rf"(?P<PLACEHOLDER>\{{\{{.*?\}}\}})|(?P<ADDRESS>{_ALONE[Code.ADDRESS]})"
)
"""What a text without markup has: places for the values of a record, and addresses."""


def pieces(text: str, words: WordsForm) -> list[Piece]:
    """Return the words and codes of a text; one without markup has placeholders and addresses."""
    if words is WordsForm.FORMULA:
        return [Piece(text, Code.FORMULA)]
    if words in (WordsForm.SENTENCE, WordsForm.TEXT):
        return list(_parted(text, _Numbers()))
    found, position = [], 0
    for match in _WITHOUT_MARKUP.finditer(text):
        code = Code.PLACEHOLDER if match["PLACEHOLDER"] else Code.ADDRESS
        found += [Piece(text[position : match.start()]), Piece(match[0], code)]
        position = match.end()
    return [piece for piece in (*found, Piece(text[position:])) if piece.text]


class _Numbers:
    """Counts the codes that begin and end."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


def _parted(text: str, numbers: _Numbers) -> Iterator[Piece]:
    position = 0
    for match in _FOUND.finditer(text):
        if text[position : match.start()]:
            yield Piece(text[position : match.start()])
        position = match.end()
        code: Code = next(code for code in Code if code is not Code.LANGUAGE and match[code.name])
        if code not in _GROUPS:
            yield Piece(match[0], code)
            continue
        begin, end = match.span(_GROUPS[code])
        if code is Code.LINK and match["url"].startswith("lang:"):
            code = Code.LANGUAGE
        number = numbers.next()
        yield Piece(text[match.start() : begin], code, number, begins=True)
        yield from _parted(text[begin:end], numbers)
        yield Piece(text[end : match.end()], code, number)
    if text[position:]:
        yield Piece(text[position:])


def counted(text: str, words: WordsForm) -> Counter[tuple[Code, str]]:
    """Return how often each code stands in a text, by its kind and its letters."""
    found: Counter[tuple[Code, str]] = Counter()
    for piece in pieces(text, words):
        if piece.code is not None and (not piece.pair or not piece.begins):
            found[piece.code, _essence(piece)] += 1
    return found


def _essence(piece: Piece) -> str:
    """Return what of a code must not change: the words in a formula's text may."""
    if piece.code is Code.FORMULA:
        return re.sub(r"\\text\{[^{}]*\}", r"\\text{}", piece.text)
    if piece.code is Code.ADDRESS:
        return piece.text.strip("<>")
    return piece.text


def words_of(text: str, words: WordsForm) -> str:
    """Return a text with a space in place of each code, for what must be the same in words."""
    if words is WordsForm.FORMULA:
        return ""
    return "".join(
        piece.text if piece.code is None else " " * (not piece.pair or piece.code in _APART)
        for piece in pieces(text, words)
    )


_APART = frozenset({Code.RAISED, Code.LOWERED})
"""Codes that part what they stand between: 10^9^ is two numbers."""
