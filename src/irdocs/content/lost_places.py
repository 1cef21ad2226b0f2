"""Guess which line may have been deleted above another, from its indentation and its keys.

Three kinds of lines begin what stands below them, further in: a key (`blocks:`), a name that the
author chose (the id of a source), and the first line of an item (`- type: text`). Without it what
stood below belongs to something else. A guess is only a line to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from irdocs.content.blocks import Block
from irdocs.content.model import Document
from irdocs.content.model_shape import (
    Shape,
    children,
    is_named_by_text,
    nodes_below,
    required,
    types_of,
)
from irdocs.content.named_entries import unnamed
from irdocs.content.node import Node
from irdocs.content.words import WordsForm
from irdocs.frozen import frozen

PLACEHOLDER = "lost-line-0"
"""Stands for what a lost line said; it is an id, a text, and a text with a digit."""
_ENTRY = re.compile(r"(?P<indent> *)(?P<hyphens>(?:- +)*)(?P<rest>\S.*)")
_KEY = re.compile(r"(?P<key>[A-Za-z0-9_][\w-]*):(?:[ \t]+(?P<value>\S.*)|[ \t]*)$")
_FLOW_KEY = re.compile(r"[{,]\s*(\w+):")


@frozen
class LostLine:
    """A line that may be missing above another."""

    number: int
    """The number of the line that it stood above, from 0."""
    text: str
    """As it is tried, with its indentation."""
    comments: int
    """How many lines of comments stand between it and that line."""
    message: str
    """What is said of the line that it stood above."""
    advice: str
    """What to write above that."""

    @property
    def place(self) -> int:
        """The number of the line before which it is put in, from 0."""
        return self.number - self.comments


@frozen
class _WrittenLine:
    """A line that holds something."""

    number: int
    indent: int
    column: int
    """Where its key or its text begins, behind hyphens."""
    key: str | None
    value: str

    @property
    def is_item(self) -> bool:
        return self.column > self.indent


def guesses(lines: Sequence[str], number: int, root: type[Node] = Document) -> Iterator[LostLine]:
    """Yield the lines that may be missing above a line, by number from 0, the likeliest first;
    `root` is the model of keys at the left edge."""
    here = _line(lines, number)
    if here is None:
        return
    group = list(_group(lines, here))
    # Words below a text and less far in are rather its own than those of a key that it can do
    # without.
    is_text = here.key is None and _is_below_text(lines, here)
    for outer in _levels(lines, here):
        if outer.column < here.indent or (here.is_item and outer.column == here.indent):
            if outer.value or _line_above(lines, here) != outer:  # else it awaits what is here
                yield from _lost_keys(lines, outer, here, group, root, needed=is_text)
            yield from _lost_names(lines, outer, here, group, root)
        elif outer.column == here.indent and not here.is_item:
            yield from _lost_items(lines, outer, here, group)


def places_near(lines: Sequence[str], faulty: Sequence[int]) -> list[int]:
    """Return the lines above which one may be missing if some lines have errors, from 0: the first
    of those that stand beside one, it itself, and the next, as a text may have taken that in."""
    places: list[int] = []
    for number in faulty:
        here = _line(lines, number)
        first = number
        for above in range(number - 1, -1, -1) if here else ():
            line = _line(lines, above)
            if here is None or (line is not None and line.indent < here.indent):
                break
            if line is not None and line.indent == here.indent:
                first = above
        below = (after for after in range(number + 1, len(lines)) if _line(lines, after))
        places += [first, number, next(below, number)]
    return list(dict.fromkeys(places))


def _line(lines: Sequence[str], number: int) -> _WrittenLine | None:
    """Return a line; None if it is blank, a comment, or not there."""
    match = _ENTRY.fullmatch(lines[number].rstrip()) if 0 <= number < len(lines) else None
    if match is None or match["rest"].startswith("#"):
        return None
    key = _KEY.fullmatch(match["rest"])
    return _WrittenLine(
        number, len(match["indent"]), match.start("rest"), key["key"] if key else None,
        (key["value"] or "") if key else match["rest"],
    )  # fmt: skip


def _line_above(lines: Sequence[str], here: _WrittenLine) -> _WrittenLine | None:
    """Return the next line above a line that holds something."""
    above = (_line(lines, number) for number in range(here.number - 1, -1, -1))
    return next(filter(None, above), None)


def _is_below_text(lines: Sequence[str], here: _WrittenLine) -> bool:
    """Whether the last key above a line is as far in, and has a text on lines of its own."""
    last = next(_levels(lines, here), None)
    return last is not None and last.column == here.indent and last.value[:1] in {"|", ">"}


def _comments(lines: Sequence[str], here: _WrittenLine) -> int:
    """Return how many lines of comments stand right above a line, indented as it is."""
    count = 0
    while here.number > count and lines[here.number - count - 1].startswith(
        f"{' ' * here.indent}#"
    ):
        count += 1
    return count


def _group(lines: Sequence[str], here: _WrittenLine) -> Iterator[_WrittenLine]:
    """Yield a line and those that belong to it or stand beside it, down to the next outer one."""
    for number in range(here.number, len(lines)):
        line = _line(lines, number)
        if line is None:
            continue
        if line.indent < here.indent or (
            here.is_item and line.indent == here.indent and not line.is_item
        ):
            return
        yield line


def _levels(lines: Sequence[str], here: _WrittenLine) -> Iterator[_WrittenLine]:
    """Yield the last key above a line of each mapping that may be open there, the inner first."""
    least = here.indent + 1
    for number in range(here.number - 1, -1, -1):
        line = _line(lines, number)
        if line is None or line.indent >= least:
            continue
        if line.key is not None and line.column < least:
            yield line
        least = line.indent
        if line.is_item and line.column > here.indent:
            least = min(least, line.indent)
    return


def _keys_of(lines: Sequence[str], last: _WrittenLine, after: int) -> dict[str, str]:
    """Return the keys of the mapping that has `last` above a place, and those behind the line
    `after`, with what stands behind each in its line."""
    keys: dict[str, str] = {}
    for number in range(last.number, -1, -1):
        line = _line(lines, number)
        if line is None or line.indent > last.column:
            continue
        if line.column == last.column and line.key:
            keys[line.key] = line.value
        if line.indent < last.column:
            break
    for number in range(after, len(lines)):
        line = _line(lines, number)
        if line is None or line.indent > last.column:
            continue
        if line.indent < last.column or line.is_item:
            break
        if line.key:
            keys[line.key] = line.value
    return keys


def _owners(
    lines: Sequence[str], last: _WrittenLine, after: int, root: type[Node]
) -> Iterator[tuple[type[Node], set[str]]]:
    """Yield the models that the mapping of a line may be of, and its keys."""
    keys = _keys_of(lines, last, after)
    if not last.column:
        yield root, set(keys)
        return
    for node in sorted(nodes_below(Document), key=lambda node: node.__name__):
        kinds = types_of(node)
        is_like = node is not Document and keys.keys() <= children(node).keys()
        if is_like and (not kinds or keys.get("type") in kinds):
            yield node, set(keys)


def _lost_keys(
    lines: Sequence[str],
    last: _WrittenLine,
    here: _WrittenLine,
    group: Sequence[_WrittenLine],
    root: type[Node],
    *,
    needed: bool,
) -> Iterator[LostLine]:
    """Yield the keys that the mapping of `last` may have lost, those that it must have first and,
    with `needed`, no others."""
    found: list[tuple[bool, LostLine]] = []
    indent = " " * last.column
    for node, keys in _owners(lines, last, group[-1].number + 1, root):
        for key, shape in children(node).items():
            if key in keys:
                continue
            is_needed = key in required(node)
            if needed and not is_needed:
                continue
            is_words = is_needed and issubclass(node, Block)
            sign = _sign(shape, here, group, is_words=is_words)
            if sign is not None:
                line = LostLine(
                    here.number, f"{indent}{key}:{sign}", _comments(lines, here),
                    f'"{key}:" is missing above this line, which belongs under it',
                    f"write {key}:{sign}",
                )  # fmt: skip
                found.append((not is_needed, line))
    yield from (lost for _, lost in sorted(found, key=lambda pair: pair[0]))


def _sign(
    shape: Shape, here: _WrittenLine, group: Sequence[_WrittenLine], *, is_words: bool
) -> str | None:
    """Return what stands behind the colon of a key of a shape if a group of lines may stand below
    it: nothing, or a space and |; None if the group may not."""
    if here.is_item and shape.items and _may_be_item(shape.items, here, group):
        return ""
    keys = {line.key: line.value for line in group if line.column == here.column and line.key}
    if here.key and not here.is_item and (shape.nodes or shape.entries):
        if any(keys.keys() <= children(node).keys() for node in shape.nodes):
            return ""
        if shape.entries and _are_entries(shape.entries, here, group):
            return ""
    is_prose = shape.words is WordsForm.TEXT and here.key is None and not here.is_item
    is_text = not (shape.nodes or shape.items or shape.entries)
    return " |" if is_prose or (is_words and is_text) else None


def _are_entries(entry: Shape, here: _WrittenLine, group: Sequence[_WrittenLine]) -> bool:
    """Whether a group of lines may be entries under names that the author chose; those of texts
    are abbreviations."""
    inner = {line.key for line in group if line.key and line.column > here.column}
    heads = [line for line in group if line.column == here.column]
    if not entry.nodes:
        return all(line.key and line.value and line.key != line.key.lower() for line in heads)
    known = {key for node in entry.nodes for key in children(node)}
    return bool(inner) and inner <= known and all(line.key and not line.value for line in heads)


def _may_be_item(item: Shape, here: _WrittenLine, group: Sequence[_WrittenLine]) -> bool:
    """Whether the first item of a group of lines may be an item of a list."""
    if here.value.startswith("{"):
        keys = set(_FLOW_KEY.findall(here.value))
        return any(keys <= children(node).keys() for node in item.nodes)
    if here.value.startswith("["):
        return item.items is not None
    if here.key is None:
        return not item.nodes or any(map(is_named_by_text, item.nodes))
    keys, kinds = set(), here.value if here.key == "type" else ""
    for line in group:
        if line.number > here.number and line.indent <= here.indent:
            break
        if line.column == here.column and line.key:
            keys.add(line.key)
            kinds = line.value if line.key == "type" else kinds
    return any(
        keys <= children(node).keys() and (not types_of(node) or kinds in types_of(node))
        for node in item.nodes
    )


def _lost_names(
    lines: Sequence[str],
    last: _WrittenLine,
    here: _WrittenLine,
    group: Sequence[_WrittenLine],
    root: type[Node],
) -> Iterator[LostLine]:
    """Yield a name that the table of `last` may have lost, such as the id of a source."""
    tables = {
        key: {name for node in shape.entries.nodes for name in children(node)}
        for key, shape in children(root).items()
        if shape.entries and shape.entries.nodes
    }
    fields = {line.key for line in group if line.column == here.column}
    table = next((line for line in _levels(lines, last) if not line.column), None)
    if not last.column and last.key in tables and not last.value:
        table, indent = last, here.indent - 2
    else:
        indent = last.column
    if table is None or table.key not in tables or indent < 1 or here.is_item:
        return
    if fields <= tables[table.key]:
        text = f'{" " * indent}"{unnamed(here.number + 1)}":'
        yield LostLine(
            here.number, text, _comments(lines, here),
            f"the name of this entry of {table.key}: is missing above this line",
            "write a name of your choice and a colon",
        )  # fmt: skip


def _lost_items(
    lines: Sequence[str], last: _WrittenLine, here: _WrittenLine, group: Sequence[_WrittenLine]
) -> Iterator[LostLine]:
    """Yield the first line that an item may have lost, as the items above it begin."""
    start = last
    for number in range(last.number, -1, -1):
        line = _line(lines, number)
        if line is not None and line.indent <= last.column:
            start = line
            if line.indent < last.column:
                break
    if not start.is_item or start.key is None or start.column != here.column:
        return
    keys = {line.key for line in _own(group, here) if line.key}
    hyphen = lines[start.number][: start.column]
    message = "the line that begins this item is missing above this line"
    if start.key != "type":
        text = f"{hyphen}{start.key}: {PLACEHOLDER}"
        yield LostLine(
            here.number, text, _comments(lines, here), message,
            f"write - {start.key}: and its value",
        )  # fmt: skip
        return
    for node in sorted(nodes_below(Document), key=lambda node: len(children(node))):
        for kind in types_of(node)[:1]:
            if keys <= children(node).keys() and required(node) <= keys | {"type"}:
                text, advice = f"{hyphen}type: {kind}", f"write - type: {kind}, or what it is"
                yield LostLine(here.number, text, _comments(lines, here), message, advice)


def _own(group: Sequence[_WrittenLine], here: _WrittenLine) -> Iterator[_WrittenLine]:
    """Yield the keys of a group that stand beside its first line, down to the next item."""
    yield here
    for line in group[1:]:
        if line.column == here.column and not line.is_item:
            yield line
        elif line.column == here.column:
            return


__all__ = ["PLACEHOLDER", "LostLine", "guesses"]
