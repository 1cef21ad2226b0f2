"""Put one fault at every place of a YAML file where people make it, in ways that YAML may accept.

`broken_yaml` breaks a line by itself. Here a line stands at the wrong indentation, has a hyphen or
a sign of a merge before it, or a space that is none to YAML. What YAML makes of it depends on the
lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class FaultyText:
    """A text with one fault."""

    text: str
    line: int
    """The line of the fault, from 1."""
    shown: str
    """The faulty line."""
    key: str
    """The key of the line before it was made faulty, or an empty text."""
    may_be_meant: bool
    """Whether the line may be right in its new place, as notes of a section are."""


_KEY = re.compile(r"(?P<indent> *)(?P<hyphen>(?:- )?)(?P<key>[a-z_]+):(?P<value> .+|$)")
_NAME = re.compile(r"(?<![^ ])[a-z_]+(?=:)")
_DEEPER = re.compile(r"(?P<indent> +)(?P<key>[a-z_]+):(?P<value> .+|$)")


def text_lines(lines: list[str]) -> set[int]:
    """Return the numbers of the lines of texts under | or >, from 0."""
    numbers, deeper_than = set(), None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if deeper_than is not None and (not line.strip() or indent > deeper_than):
            numbers.add(number)
            continue
        deeper_than = indent if line.rstrip().endswith(("|", ">")) else None
    return numbers


Change = Callable[[list[str], int], str | None]
"""Returns what stands in place of a line of a file, or None where the fault cannot be."""


def _unless_in_text(change: Change) -> Change:
    def changed(lines: list[str], number: int) -> str | None:
        return None if number in text_lines(lines) else change(lines, number)

    return changed


def _in_text(change: Change) -> Change:
    def changed(lines: list[str], number: int) -> str | None:
        return change(lines, number) if number in text_lines(lines) else None

    return changed


def _key(pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str | None]) -> Change:
    def changed(lines: list[str], number: int) -> str | None:
        match = pattern.fullmatch(lines[number])
        return replace(match) if match else None

    return _unless_in_text(changed)


def _no_break_indentation(lines: list[str], number: int) -> str | None:
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    return NO_BREAK_SPACE * indent + line[indent:] if indent and line.strip() else None


def _one_no_break_space(lines: list[str], number: int) -> str | None:
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    if not indent or not line.strip():
        return None
    return line[: indent - 1] + NO_BREAK_SPACE + line[indent:]


def _outdented(lines: list[str], number: int) -> str | None:
    line = lines[number]
    return line.lstrip() if line.startswith(" ") and line.strip() else None


def _without_vowel(match: re.Match[str]) -> str | None:
    key = match["key"]
    if len(key) < 4:
        return None
    return f"{match['indent']}{match['hyphen']}{key[0]}{key[2:]}:{match['value']}"


PLACES: dict[str, Change] = {
    "no-break spaces for the indentation": _no_break_indentation,
    "one no-break space in the indentation": _one_no_break_space,
    "a no-break space after the colon": _key(
        _KEY,
        lambda m: (
            f"{m['indent']}{m['hyphen']}{m['key']}:{NO_BREAK_SPACE}{m['value'][1:]}"
            if m["value"]
            else None
        ),
    ),
    "a full-width colon": _key(
        _KEY, lambda m: f"{m['indent']}{m['hyphen']}{m['key']}\uff1a{m['value'].strip()}"
    ),
    "a key at the left edge": _key(_DEEPER, lambda m: f"{m['key']}:{m['value']}"),
    "a key two spaces too far left": _key(
        _DEEPER, lambda m: f"{m['indent'][2:]}{m['key']}:{m['value']}"
    ),
    "a key four spaces too far left": _key(
        _DEEPER,
        lambda m: f"{m['indent'][4:]}{m['key']}:{m['value']}" if len(m["indent"]) > 5 else None,
    ),
    "a key two spaces too far right": _key(
        _KEY,
        lambda m: None if m["hyphen"] else f"  {m['indent']}{m['key']}:{m['value']}",
    ),
    "a hyphen before a key": _key(_DEEPER, lambda m: f"{m['indent'][2:]}- {m['key']}:{m['value']}"),
    "a hyphen more before a key": _key(
        _DEEPER, lambda m: f"{m['indent']}- {m['key']}:{m['value']}"
    ),
    "a hyphen on its own": _unless_in_text(
        lambda lines, number: f"-\n{lines[number]}" if lines[number].strip() else None
    ),
    "a hyphen on its own, indented": _unless_in_text(
        lambda lines, number: (
            f"{_DEEPER.match(lines[number])['indent']}-\n{lines[number]}"
            if _DEEPER.match(lines[number])
            else None
        )
    ),
    "a line ---": lambda lines, number: (
        f"---\n{lines[number]}"
        if any(line.strip() and not line.startswith("#") for line in lines[:number])
        else None
    ),
    "a mark of a merge": lambda lines, number: f"<<<<<<< HEAD\n{lines[number]}",
    "a letter missing in a key": _key(_KEY, _without_vowel),
    "a capital in a key": _key(
        _KEY, lambda m: f"{m['indent']}{m['hyphen']}{m['key'].capitalize()}:{m['value']}"
    ),
    "a line of text at the left edge": _in_text(_outdented),
}


_ITEM = re.compile(r"(?P<indent> *)- (?P<rest>[a-z_]+:(?: .+|$))")
HYPHENS: dict[str, Change] = {
    "a hyphen one space too far left": _key(_ITEM, lambda m: f"{m['indent'][1:]}- {m['rest']}"),
    "a hyphen one space too far right": _key(_ITEM, lambda m: f" {m['indent']}- {m['rest']}"),
    "a hyphen missing": _key(_ITEM, lambda m: f"{m['indent']}  {m['rest']}"),
    "two hyphens": _key(_ITEM, lambda m: f"{m['indent']}- - {m['rest']}"),
}
"""Faults of the hyphen before an item of several keys. In a list of one item either the hyphen or
the keys below it may be what is wrong."""


def faulty_texts(name: str, text: str) -> Iterator[FaultyText]:
    """Yield a text with the fault of that name, at each place where it can be."""
    lines = text.split("\n")
    change = (PLACES | HYPHENS)[name]
    for number in range(len(lines)):
        changed = change(lines, number)
        if changed is not None and changed != lines[number]:
            yield FaultyText(
                "\n".join([*lines[:number], changed, *lines[number + 1 :]]),
                number + 1,
                changed,
                key[0] if (key := _NAME.search(lines[number])) else "",
                "spaces too far" in name,
            )
