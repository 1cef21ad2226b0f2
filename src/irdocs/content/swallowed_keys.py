"""Find keys that stand in the text above them, as they are indented like its lines.

YAML takes them for words of a text under | or >, and they would be printed. Each is told once, at
its line, and the line is moved in memory, so that what stands under it is checked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from irdocs.content.model_shape import Shape, children, required, types_of
from irdocs.content.node import Node
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.content.syntax.fault import YamlLines, spaces
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen

_ENTRY = re.compile(r"(?P<hyphen>- +)?(?P<key>[a-z_][a-z0-9_-]*):(?: +(?P<value>\S.*)?|$)")
_TEXTS = (WordsForm.TEXT, WordsForm.SENTENCE)
"""Those in which a backslash makes a word of what looks like a key."""


@frozen
class SwallowedKey:
    """A key that stands in a text."""

    key: str
    text: str
    """The key of the text."""
    span: Span
    indent: int
    """How many spaces should stand before it, or before the hyphen that is before it."""


def found(
    data: SourceMapping, model: type[Node], texts: Mapping[str, str]
) -> Iterator[SwallowedKey]:
    """Yield such keys in the values of a model; `texts` has those of the files that are looked
    through, by the names that messages give them."""
    lines = {file: text.split("\n") for file, text in texts.items()}
    return _KeyFinder(lines).mapping(data, model, ())


def tell(swallowed: SwallowedKey, report: Report) -> None:
    """Report a key that stands in a text."""
    report.error(
        "misplaced-key",
        f'"{swallowed.key}" stands in the text of {swallowed.text}:, as it is indented like that',
        swallowed.span,
        f"indent it by {spaces(swallowed.indent)}; or, if it is a word of the text, write "
        f"{swallowed.key}\\:",
    )


def moved(swallowed: SwallowedKey, text: str) -> str:
    """Return the text of a file with a key, and what is indented further below it, moved out of
    the text in which it stands."""
    lines = text.split("\n")
    edits = YamlLines(lines).moved_with_deeper(swallowed.span.line - 1, swallowed.indent)
    return "\n".join(edits.get(number, line) for number, line in enumerate(lines))


@frozen
class _TextOwner:
    """A mapping in which a text stands."""

    mapping: SourceMapping
    model: type[Node]
    list_model: Shape | None = None
    """What the items of the list are in which the mapping is one; None if it is in none."""


@frozen
class _KeyFinder:
    lines: Mapping[str, Sequence[str]]
    """Those of each file."""

    def value(
        self, value: Any, shape: Shape, above: tuple[_TextOwner, ...], items: Shape | None = None
    ) -> Iterator[SwallowedKey]:
        """Yield the keys that stand in texts of a value of a shape."""
        if isinstance(value, SourceList) and shape.items:
            for item in value:
                yield from self.value(item, shape.items, above, shape.items)
        elif isinstance(value, SourceMapping) and shape.entries:
            for entry in value.values():
                yield from self.value(entry, shape.entries, above)
        elif isinstance(value, SourceMapping) and (node := shape.node_of(value)):
            yield from self.mapping(value, node, above, items)

    def mapping(
        self,
        mapping: SourceMapping,
        node: type[Node],
        above: tuple[_TextOwner, ...],
        items: Shape | None = None,
    ) -> Iterator[SwallowedKey]:
        """Yield those in texts of a mapping."""
        owners = (*above, _TextOwner(mapping, node, items))
        for key, shape in children(node).items():
            value = mapping.get(key)
            if isinstance(value, SourceText) and shape.words in _TEXTS:
                yield from self.text(key, value, owners)
            else:
                yield from self.value(value, shape, owners)

    def text(
        self, name: str, text: SourceText, owners: tuple[_TextOwner, ...]
    ) -> Iterator[SwallowedKey]:
        """Yield those in a text under | or >."""
        span = text.span
        lines = self.lines.get(span.file)
        if lines is None or lines[span.line - 1][span.column - 1 : span.column] not in ("|", ">"):
            return
        own = range(span.line, min(span.end_line, len(lines)))
        indents = [_indent(lines[number]) for number in own if lines[number].strip()]
        if indents and indents[0] < owners[-1].mapping.span.column:
            return  # the text is empty, and what follows is no line of it
        for number in own:
            line = lines[number].rstrip()
            match = _ENTRY.fullmatch(line, indents[0]) if indents else None
            if match is None or _indent(line) != indents[0]:
                continue
            indent = _meant(match, owners)
            if indent is not None:
                column = match.start("key") + 1
                place = Span(span.file, number + 1, column, number + 1, column + len(match["key"]))
                yield SwallowedKey(match["key"], name, place, indent)


def _meant(match: re.Match[str], owners: tuple[_TextOwner, ...]) -> int | None:
    """Return how a line of a text is to be indented if it is meant as a key, or as the first key of
    an item of a list; None if it may be words."""
    key, value = match["key"], match["value"]
    for owner in reversed(owners):
        column = owner.mapping.span.column - 1
        if match["hyphen"]:
            kinds = owner.list_model.nodes if owner.list_model else ()
            if key == "type" and any(value in types_of(node) for node in kinds):
                return column - 2
        elif key in children(owner.model) and key not in owner.mapping:
            is_innermost = owner is owners[-1]
            if is_innermost or key in required(owner.model):
                return column
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


__all__ = ["SwallowedKey", "found", "moved", "tell"]
