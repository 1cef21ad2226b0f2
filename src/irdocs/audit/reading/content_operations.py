"""Parsing content streams: their operators, each with its operands (ISO 32000-1, 7.8.2).

Most writers, and ours, put whole operations into a line and write operands plainly. Such lines are
read here, those that build paths with one regular expression, and each is parsed once however often
it comes: drawings come again on every page and in every edition. A stream with any other line, with
comments, strings in brackets, images or damage, goes to pikepdf's parser as a whole.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pikepdf

from irdocs.audit.reading.page_paths import POINTS, PagePath, joined, path_of
from irdocs.caching.by_value import cached_by_value

PATH = b""
"""What stands as the operator of a whole stretch of operators that build a path.

Its one operand is the PagePath."""
Operation = tuple[bytes, Sequence[Any]]
"""An operator and its operands: numbers as float, strings as bytes, names as `PdfName`, arrays as
lists. Dictionaries are pikepdf's, and the operand of "INLINE IMAGE" is pikepdf's image."""


class PdfName(str):
    """A name with its slash, such as `/F1` (7.3.5)."""

    __slots__ = ()


_NUMBER = rb"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})"
_END = rb"(?=[\s\[\]<>/]|$)"
_BUILDING = re.compile(
    rb"(?:(?:N ){2}[ml] |(?:N ){6}c |h |(?:N ){4}(?:v|y|re) )+".replace(b" ", rb"[ \t\r]+").replace(
        b"N", _NUMBER
    )
)
"""A stretch of operators that build a path, each with as many numbers as it takes."""
_TOKEN = re.compile(
    rb"[ \t\r]+"
    rb"|(?P<number>" + _NUMBER + rb")" + _END
    + rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9'\"*]*)" + _END
    + rb"|(?P<name>/[A-Za-z0-9_.+-]+)" + _END
    + rb"|(?P<string><(?:[0-9A-Fa-f]{2})*>)"
    + rb"|(?P<dictionary><<(?:[^<>()]|<[0-9A-Fa-f]*>)*>>)"
    + rb"|(?P<array>\[)|(?P<end>\])"
    + rb"|(?P<other>.)",
    re.DOTALL,
)  # fmt: skip
_NOT_PLAIN = frozenset({b"true", b"false", b"null", b"BI", b"ID", b"EI"})
"""Words that are operands, or that begin an inline image, whose data may look like anything."""
_SHORT, _LONG = 1_000, 50_000
"""The lengths in bytes up to which lines are remembered: those of texts, and those of drawings."""


def operations(data: bytes, content: Any) -> Iterator[Operation]:
    """Yield the operations of a content stream.

    `data` is the decoded content, `content` the pikepdf page or form that has it. Raises
    pikepdf.PdfError for content that cannot be parsed.
    """
    lines = [
        _short_line(line) if len(line) <= _SHORT else _long_line(line) for line in data.split(b"\n")
    ]
    if None in lines:
        yield from _parsed_by_pikepdf(content)
        return
    for line in lines:
        yield from line or ()


def _line(line: bytes) -> tuple[Operation, ...] | None:
    """Return the operations of a line, or None if they are not whole and plain."""
    built = _BUILDING.match(line)
    rest = line[built.end() :] if built else line
    plain = _plain(rest)
    if plain is None or built is None:
        return plain
    return ((PATH, (_path(built[0]),)), *plain)


_short_line = cached_by_value(4096)(_line)
_long_line = cached_by_value(512, longest=_LONG)(_line)


@cached_by_value(1024)
def _path(operators: bytes) -> PagePath:
    """Return the path that a stretch of _BUILDING builds."""
    if b"e" not in operators:  # there is no "re", so all numbers are points
        numbers = list(map(float, operators.translate(None, b"mlcvyh").split()))
        xs, ys = array("d", numbers[::2]), array("d", numbers[1::2])
        return PagePath(xs, ys, operators.count(b"m"))
    paths, operands = [], list[float]()
    for word in operators.split():
        if word in POINTS:
            paths.append(path_of(word, operands))
            operands = []
        else:
            operands.append(float(word))
    return joined(paths)


def _plain(line: bytes) -> tuple[Operation, ...] | None:
    """Return the operations of a line, or None if it has anything else than plain operands."""
    found: list[Operation] = []
    operands: list[Any] = []
    listed: list[Any] | None = None  # the elements of an array that is open
    for token in _TOKEN.finditer(line):
        value: Any
        match token.lastgroup:
            case None:  # white space
                continue
            case "operator":
                if listed is not None or token[0] in _NOT_PLAIN:
                    return None
                found.append(_operation(token[0], operands))
                operands = []
                continue
            case "array":
                if listed is not None:
                    return None
                listed = []
                continue
            case "end":
                if listed is None:
                    return None
                value, listed = listed, None
            case "number":
                value = float(token[0])
            case "string":
                value = bytes.fromhex(token[0][1:-1].decode("ascii"))
            case "name":
                value = PdfName(token[0].decode("ascii"))
            case "dictionary":
                value = _dictionary(token[0])
                if value is None:
                    return None
            case _:
                return None
        (operands if listed is None else listed).append(value)
    return tuple(found) if not operands and listed is None else None


def _dictionary(source: bytes) -> Any:
    """Return the dictionary that stands between << and >>, or None if it is damaged."""
    try:
        value: Any = pikepdf.Object.parse(source)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None
    return value if isinstance(value, pikepdf.Dictionary) else None


def _operation(operator: bytes, operands: Sequence[Any]) -> Operation:
    """Return an operation; one that builds a path as PATH, if its operands are right."""
    if len(operands) == POINTS.get(operator, -1) and all(type(n) is float for n in operands):
        return PATH, (path_of(operator, operands),)
    return operator, operands


def _parsed_by_pikepdf(content: Any) -> Iterator[Operation]:
    for instruction in pikepdf.parse_content_stream(content):
        operator = bytes(instruction.operator)
        yield _operation(operator, [_value(operand) for operand in instruction.operands])


def _value(operand: Any) -> Any:
    """Return pikepdf's operand as an Operation has it."""
    match operand:
        case bool() | pikepdf.Dictionary():
            return operand
        case pikepdf.Name():
            return PdfName(str(operand))
        case pikepdf.String():
            return bytes(operand)
        case pikepdf.Array():
            return [_value(part) for part in operand]
        case int() | float() | Decimal():
            return float(operand)
        case _:
            return operand


__all__ = ["PATH", "Operation", "PdfName", "operations"]
