"""A rule on telephone numbers: they can be dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.content.node import Node
from irdocs.content.source import SourceText
from irdocs.diagnostics import Severity

_KEYS = ("telephone", "phone")
_LETTER_AMONG_DIGITS = re.compile(r"(?<![^\W\d_])[OolI](?=[ ]?\d{2})|(?<=\d)[OolI](?=\d|\b)")
_NUMBER = re.compile(r"(?:\+44[ ]?(?:\(0\))?|\(?0)[\d()]*(?:[ -]?[\d()]+)*")
_BRITISH = re.compile(r"(?:en(?:-Latn)?(?:-GB)?|cy|gd|gv|kw|sco)(?:-GB)?", re.IGNORECASE)
"""Languages of a document whose numbers are those of the United Kingdom."""
_ELEVEN = re.compile(r"0(?:2|3|7(?!6)|11|1.1)")
"""The beginnings of numbers that have eleven digits, the 0 with them."""
_SHORT = frozenset({"08001111", "0845464"})
"""Numbers of fewer digits than others: Childline, and one of the NHS."""


def odd_telephone(content: ExaminedContent) -> Iterator[Finding]:
    is_british = _BRITISH.fullmatch(content.language_tag) is not None
    for text in _numbers(content.document):
        if not any(map(str.isdigit, text)):
            yield Finding(0, f'"{text}" has no number that somebody could ring', text.span)
        elif match := _LETTER_AMONG_DIGITS.search(text):
            yield Finding(0, f'in "{text}" a letter, "{match[0]}", stands for a digit', text.span)
        elif is_british:
            for number in _NUMBER.findall(text):
                digits = re.sub(r"\D", "", re.sub(r"^\+44[ ]?(?:\(0\))?", "0", number))
                if not _is_british(digits):
                    yield Finding(
                        0, f"{number.strip()} has {len(digits)} digits, which no number of the "
                        "United Kingdom has that begins so", text.span,
                    )  # fmt: skip


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
        case Node():
            for name, held in vars(value).items():
                if name in _KEYS:
                    held_texts = held if isinstance(held, tuple) else (held,)
                    yield from (one for one in held_texts if isinstance(one, SourceText))
                else:
                    yield from _numbers(held)
        case _:
            pass


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("odd-telephone", Severity.WARNING, "a telephone number can be dialled",
         "Who needs help rings a stranger, or nobody; correct it, or say it in a text.",
         "docs/content.md", odd_telephone),
)  # fmt: skip
"""Rules on telephone numbers."""

__all__ = ["RULES"]
