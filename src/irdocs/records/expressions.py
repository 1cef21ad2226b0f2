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
from datetime import date, datetime
from decimal import Decimal
from typing import NoReturn

from irdocs.diagnostics import guess
from irdocs.frozen import frozen
from irdocs.records.cell_formats import ShownNumber

Value = str | Decimal | bool | date | None | tuple["Value", ...]
"""What a record holds."""
Values = Mapping[str, Value]
"""The values of a record by their names, which may have dots."""
DEPTH = 40
"""How deep parentheses may be nested."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<name>[^\W\d]\w*(?:\.\w+)*)"
    r"|(?P<text>\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’)|(?P<sign>==|!=|<=|>=|[<>()\[\],])|(?P<other>\S))"
)
YES = frozenset({"yes", "true", "y", "1", "x", "ja", "oui", "ydy", "ie"})
NO = frozenset({"no", "false", "n", "0", "nein", "non", "nac ydy", "na"})
"""Words of a cell for true and for false, in lower case."""
_NOTHING = NO | {"none", "n/a", "nil", "-", "–", "—", "not known", "unknown"}
"""Texts that say no or nothing, and yet are texts."""
_KEYWORDS = ("and", "or", "not", "in", "has")
_CONSTANTS: Mapping[str, Value] = {"true": True, "false": False, "none": None}


class ExpressionError(ValueError):
    """An expression that cannot be read, or has no value for a record."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


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
        return _truth(self._value(values), self.text)


def parsed(text: str) -> Expression:
    """Return an expression. Raises ExpressionError, which says what is wrong."""
    return _Parser(text).expression()


def shown(value: Value) -> str:
    """Return a value as it is printed."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(shown(item) for item in value)
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case ShownNumber():
            return value.shown
        case Decimal():
            return f"{value:f}"
        case str():
            return value


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
        return right(values) if _truth(first, text) else first

    return value


def _not(inner: Callable[[Values], Value], count: int, text: str) -> Callable[[Values], Value]:
    return lambda values: _truth(inner(values), text) == (count % 2 == 0)


def _truth(value: Value, text: str) -> bool:
    """Return whether a value is true. Raises ExpressionError for a text that says no."""
    if isinstance(value, str) and value.strip().casefold().rstrip(".") in _NOTHING:
        raise ExpressionError(
            "bad-expression",
            f'in "{text}" the text "{value}" is taken for a condition, and each text is true',
            f'give the column type: yes-no under editions: columns:, or compare it: … == "{value}"',
        )
    return bool(value)


def _comparison(
    sign: str, left: Callable[[Values], Value], right: Callable[[Values], Value], text: str
) -> Callable[[Values], Value]:
    def value(values: Values) -> Value:
        one, other = left(values), right(values)
        match sign:
            case "==":
                return _same(one, other, text)
            case "!=":
                return not _same(one, other, text)
            case "in":
                return _holds(other, one, text)
            case "has":
                return _holds(one, other, text)
            case _:
                return _ordered(sign, one, other, text)

    return value


def _same(one: Value, other: Value, text: str) -> bool:
    """Whether two values are equal; a number is never equal to a text, nor true to 1.

    Raises ExpressionError for values of two kinds that look alike, as 20 and the text "20".
    """
    if {one, other} == {None, ""}:
        return True  # an empty cell holds no words
    one, other = _as_days(one, other)
    if _look_alike(one, other) or _look_alike(other, one):
        raise _unlike(one, other, text)
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _look_alike(one: Value, other: Value) -> bool:
    """Whether a text, or a number, may be meant for the other value, which is of another kind."""
    match one, other:
        case str(), bool():
            return one.strip().casefold() in YES | NO
        case str(), Decimal():
            return any(map(str.isdigit, one)) and not any(map(str.isalpha, one))
        case str(), date():
            return any(sign.isdigit() for sign in one)
        case Decimal(), bool():
            return True
        case _:
            return False


def _as_days(one: Value, other: Value) -> tuple[Value, Value]:
    """Return two values; a text that is compared with a day is one, if it is written as one.

    Of a moment that is compared with a day only its day counts.
    """
    if isinstance(one, date) and isinstance(other, str):
        other = _day(other)
    elif isinstance(other, date) and isinstance(one, str):
        one = _day(one)
    if isinstance(one, datetime) != isinstance(other, datetime):
        one, other = (v.date() if isinstance(v, datetime) else v for v in (one, other))
    return one, other


def _day(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _holds(container: Value, part: Value, text: str) -> bool:
    """Whether a list has an item, or a text another; nothing holds nothing."""
    match container:
        case tuple():
            return any(_same(item, part, text) for item in container)
        case str():
            if not isinstance(part, str | None):
                raise _unlike(part, container, text)
            return part is not None and part in container
        case None:
            return False
        case _:
            raise ExpressionError(
                "bad-expression", f'in "{text}" there is no list and no text to look into',
                "the list stands after in, and before has",
            )  # fmt: skip


def _ordered(sign: str, one: Value, other: Value, text: str) -> bool:
    """Compare two numbers, two dates or two texts; nothing is neither less nor more."""
    if one is None or other is None:
        return False
    one, other = _as_days(one, other)
    if _look_alike(one, Decimal()) and _look_alike(other, Decimal()):
        raise _unlike(one, other, text)  # "9" follows "10", as letters do
    for kind in (Decimal, date, str):
        if isinstance(one, kind) and isinstance(other, kind):
            # Of one kind, as the two checks say.
            less, equal = one < other, one == other  # type: ignore[operator]
            return {"<": less, "<=": less or equal, ">": not less and not equal,
                    ">=": not less}[sign]  # fmt: skip
    raise _unlike(one, other, text)


def _unlike(one: Value, other: Value, text: str) -> ExpressionError:
    """Return the error of two values that cannot be compared."""
    return ExpressionError(
        "bad-expression", f'in "{text}" {_called(one)} is compared with {_called(other)}',
        'write a number without quotes, and a day as "2026-11-23"; or give the column type: '
        "number, date or yes-no under editions: columns:",
    )  # fmt: skip


def _called(value: Value) -> str:
    match value:
        case bool():
            return "a truth value"
        case Decimal():
            return "a number"
        case date():
            return "a date"
        case tuple():
            return "a list"
        case _:
            return f'the text "{value}"'


__all__ = ["Expression", "ExpressionError", "Value", "Values", "parsed", "shown"]
