"""A small language for conditions and for what stands in braces: names, comparisons, and, or, not.

    region == "Wales" and beds >= 20
    not (trust.phone or "none") in ["none", "unknown"]
    services has "IR"

There are names with dots, texts in quotes, numbers, true, false, none, lists in brackets, `==`,
`!=`, `<`, `<=`, `>`, `>=`, `in`, `has`, `and`, `or`, `not` and parentheses. There are no calls and
no way to anything but the record, so an expression can do no harm, whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NoReturn

from irdocs.diagnostics import guess
from irdocs.frozen import frozen
from irdocs.records.values import ExpressionError, Value, Values, compared, truth

DEPTH = 40
"""How deep parentheses may be nested."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<name>[^\W\d]\w*(?:\.\w+)*)"
    r"|(?P<text>\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’)|(?P<sign>==|!=|<=|>=|[<>()\[\],])|(?P<other>\S))"
)
_KEYWORDS = ("and", "or", "not", "in", "has")
_CONSTANTS: Mapping[str, Value] = {"true": True, "false": False, "none": None}


@frozen
class _Token:
    kind: str
    text: str


@frozen
class ComparedText:
    """A text that a name is compared with."""

    name: str
    text: str
    is_wanted: bool
    """Whether a record meets the comparison by having the text."""


@frozen
class Expression:
    """An expression that was read."""

    text: str
    names: tuple[str, ...]
    """The names in it, in order."""
    _value: Callable[[Values], Value]
    idle: str = ""
    """A text or number in it that would decide, as a condition, whatever the record holds."""
    compared: tuple[ComparedText, ...] = ()

    def value(self, values: Values) -> Value:
        """Return its value for a record. Raises ExpressionError."""
        return self._value(values)

    def holds(self, values: Values) -> bool:
        """Return whether it is true: neither false, nor nothing, nor empty, nor zero.

        Raises ExpressionError, also for a condition that no record decides.
        """
        if self.idle:
            raise ExpressionError(
                "bad-expression",
                f'in "{self.text}" {self.idle} stands alone, so no record decides it',
                'compare it with a name, as in region == "Wales" or region == "Scotland", or write '
                'region in ["Wales", "Scotland"]',
            )
        return truth(self._value(values), self.text)


def parsed(text: str) -> Expression:
    """Return an expression. Raises ExpressionError, which says what is wrong."""
    return _Parser(text).expression()


class _Parser:
    """Reads one expression, by its grammar from the loosest to the tightest binding."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._scanned(text))
        self._at = 0
        self._depth = 0
        self._names: list[str] = []
        self._literals: dict[Callable[[Values], Value], str] = {}
        """What is a text or a number, as it is written."""
        self._named: dict[Callable[[Values], Value], str] = {}
        """What is a name alone."""
        self._texts: dict[Callable[[Values], Value], tuple[str, ...]] = {}
        """What is a text, or a list of some."""
        self._compared_texts: list[ComparedText] = []
        self._idle = ""

    def expression(self) -> Expression:
        if not self._tokens:
            self._refuse("nothing is written there", "write a name, or a condition")
        value = self._either()
        if self._at < len(self._tokens):
            self._refuse(f'"{self._tokens[self._at].text}" is not expected there', self._advice())
        idle = self._idle or self._literals.get(value, "")
        return Expression(
            self._text.strip(), tuple(self._names), value, idle, tuple(self._compared_texts)
        )

    def _scanned(self, text: str) -> Iterator[_Token]:
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or "other"
            if kind == "other":
                self._refuse(f'the sign "{match[kind]}" has no meaning there', self._advice())
            yield _Token(kind, match[kind])

    def _advice(self) -> str:
        shown = self._text.strip()
        if re.search(r"(?<![=!<>])=(?!=)", shown):
            return "equality is =="
        if "&" in shown or "|" in shown:
            return "write and, or, not"
        return 'such as: region == "Wales" and beds > 20'

    def _refuse(self, message: str, hint: str) -> NoReturn:
        raise ExpressionError("bad-expression", f'in "{self._text.strip()}" {message}', hint)

    def _next(self, *texts: str) -> str | None:
        """Take the next token if it is one of some words or signs."""
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind in ("name", "sign") and token.text in texts:
                self._at += 1
                return token.text
        return None

    def _either(self) -> Callable[[Values], Value]:
        left = self._both()
        while self._next("or"):
            right = self._both()
            self._find_idle(left, right)
            left = _or(left, right)
        return left

    def _both(self) -> Callable[[Values], Value]:
        left = self._negated()
        while self._next("and"):
            right = self._negated()
            self._find_idle(left, right)
            left = _and(left, right, self._text.strip())
        return left

    def _find_idle(self, *values: Callable[[Values], Value]) -> None:
        """Note a text or a number that stands where a condition would."""
        for value in values:
            self._idle = self._idle or self._literals.get(value, "")

    def _negated(self) -> Callable[[Values], Value]:
        count = 0
        while self._next("not"):
            count += 1
        value = self._compared()
        if count:
            self._find_idle(value)
        return _not(value, count, self._text.strip()) if count else value

    def _compared(self) -> Callable[[Values], Value]:
        left = self._operand()
        sign = self._next("==", "!=", "<", "<=", ">", ">=", "in", "has")
        is_negated = False
        if sign is None and self._next("not"):
            is_negated = True
            sign = self._next("in", "has")
            if sign is None:
                self._refuse("in or has must follow not there", "write not in")
        if sign is None:
            return left
        right = self._operand()
        self._note_texts(left, right, is_wanted=sign in ("==", "in", "has") and not is_negated)
        value = _comparison(sign, left, right, self._text.strip())
        return _not(value, 1, self._text.strip()) if is_negated else value

    def _note_texts(self, *sides: Callable[[Values], Value], is_wanted: bool) -> None:
        """Note the texts that a name is compared with; an empty one asks whether there is any."""
        for one, other in (sides, sides[::-1]):
            if (name := self._named.get(one)) is not None:
                self._compared_texts += [
                    ComparedText(name, text, is_wanted)
                    for text in self._texts.get(other, ())
                    if text
                ]

    def _operand(self) -> Callable[[Values], Value]:
        if self._next("("):
            self._depth += 1
            if self._depth > DEPTH:
                self._refuse("parentheses are nested too deep", "write several conditions")
            value = self._either()
            if not self._next(")"):
                self._refuse("a parenthesis is not closed", "write )")
            self._depth -= 1
            return value
        if self._next("["):
            return self._list()
        if self._at >= len(self._tokens):
            self._refuse("something is missing at the end", self._advice())
        token = self._tokens[self._at]
        self._at += 1
        match token.kind:
            case "number":
                return self._literal(Decimal(token.text), token.text)
            case "text" if "{{" in token.text:
                self._refuse("braces stand in a text", 'write the name alone: region == "Wales"')
            case "text":
                return self._literal(token.text[1:-1], token.text)
            case "name" if token.text in _CONSTANTS:
                constant = _CONSTANTS[token.text]
                return lambda values: constant
            case "name" if token.text not in _KEYWORDS:
                self._names.append(token.text)
                value = _named(token.text)
                self._named[value] = token.text
                return value
            case _:
                self._refuse(f'"{token.text}" is not expected there', self._advice())

    def _literal(self, literal: Value, written: str) -> Callable[[Values], Value]:
        def value(values: Values) -> Value:
            return literal

        self._literals[value] = written
        if isinstance(literal, str):
            self._texts[value] = (literal,)
        return value

    def _list(self) -> Callable[[Values], Value]:
        items: list[Callable[[Values], Value]] = []
        while not self._next("]"):
            if items and not self._next(","):
                self._refuse("a bracket is not closed", "write ]")
            items.append(self._operand())

        def value(values: Values) -> Value:
            return tuple(item(values) for item in items)

        self._texts[value] = tuple(text for item in items for text in self._texts.get(item, ()))
        return value


def _named(name: str) -> Callable[[Values], Value]:
    def value(values: Values) -> Value:
        if name in values:
            return values[name]
        parts = [known for known in values if known.startswith(f"{name}.")]
        if parts:
            raise ExpressionError(
                "unknown-name", f'"{name}" has parts, and is no value itself', f"such as {parts[0]}"
            )
        raise ExpressionError(
            "unknown-name", f'the record has no "{name}"',
            guess(name, list(values), f"it has: {', '.join(sorted(values)) or 'nothing'}"),
        )  # fmt: skip

    return value


def _or(
    left: Callable[[Values], Value], right: Callable[[Values], Value]
) -> Callable[[Values], Value]:
    return lambda values: left(values) or right(values)


def _and(
    left: Callable[[Values], Value], right: Callable[[Values], Value], text: str
) -> Callable[[Values], Value]:
    def value(values: Values) -> Value:
        first = left(values)
        return right(values) if truth(first, text) else first

    return value


def _not(inner: Callable[[Values], Value], count: int, text: str) -> Callable[[Values], Value]:
    return lambda values: truth(inner(values), text) == (count % 2 == 0)


def _comparison(
    sign: str, left: Callable[[Values], Value], right: Callable[[Values], Value], text: str
) -> Callable[[Values], Value]:
    return lambda values: compared(sign, left(values), right(values), text)


__all__ = ["Expression", "parsed"]
