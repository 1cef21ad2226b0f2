"""Write mappings, lists and scalars as YAML that people like to edit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][\w ()'’/.%–-]*\Z")
"""What needs no quotation marks, whatever stands round it. A comma does: in a list in brackets,
"up to 1,000 mg" would be two items."""
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_WIDTH = 100


def as_yaml(data: Mapping[str, Any]) -> str:
    """Return a mapping as YAML; texts of several lines stand as they are, below their key."""
    return "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{' ' * indent}{scalar(key)}:", value, indent)


def _entry(start: str, value: Any, indent: int) -> Iterator[str]:
    """Yield a value after what it belongs to."""
    match value:
        case str() if "\n" in value:
            yield f"{start} {_block_sign(value)}"
            for line in value.split("\n"):
                yield f"{' ' * (indent + 2)}{line}".rstrip() if line.strip() else ""
        case Mapping() if value:
            yield start
            yield from _mapping(value, indent + 2)
        case Sequence() if not isinstance(value, str) and value:
            if _is_short(value, start):
                yield f"{start} [{', '.join(map(scalar, value))}]"
                return
            yield start
            for item in value:
                yield from _item(item, indent + 2)
        case _:
            yield f"{start} {scalar(value)}"


def _item(item: Any, indent: int) -> Iterator[str]:
    """Yield an item of a list; the first key of a mapping stands beside its dash."""
    dash = f"{' ' * indent}-"
    if isinstance(item, Mapping) and item:
        lines = list(_mapping(item, indent + 2))
        yield f"{dash} {lines[0].lstrip()}"
        yield from lines[1:]
    else:
        yield from _entry(dash, item, indent)


def _is_short(items: Sequence[Any], start: str) -> bool:
    """Whether a list of scalars fits on its key's line."""
    if any(isinstance(item, Mapping | list | tuple) or "\n" in str(item) for item in items):
        return False
    return len(start) + sum(len(scalar(item)) + 2 for item in items) <= _WIDTH


def _block_sign(text: str) -> str:
    """Return the sign of a literal text; one that begins with a space says how far it is in."""
    keep = "-" if not text.endswith("\n") else ""
    return f"|{'2' if text.startswith((' ', chr(9))) else ''}{keep}"


class Bare(str):
    """A text that needs no quotation marks, such as a date."""


def scalar(value: Any) -> str:
    """Return a scalar: bare where that cannot be misread, else in double quotes."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case None:
            return "null"
        case [] | ():
            return "[]"
        case {}:
            return "{}"
        case _:
            pass
    text = str(value)
    if isinstance(value, Bare):
        return text
    if _PLAIN.match(text) and text == text.strip() and text.casefold() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


__all__ = ["Bare", "as_yaml", "scalar"]
