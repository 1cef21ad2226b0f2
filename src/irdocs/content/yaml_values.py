"""Build plain values, which remember their line and column, from the parser's graph of nodes.

PyYAML could build values itself, but follows YAML 1.1, by which `no` and `on` are truth values,
`12:30` is the number 750, and a key that is repeated silently wins; here scalars are read by the
core schema of YAML 1.2, and only `true` and `false` are truth values. Its values forget their
place. And it sets no limits: a file from a stranger may unfold through aliases into billions of
values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, NoReturn

import yaml

from irdocs.content import limits
from irdocs.content.source import (
    RepeatedKey,
    SourceDecimal,
    SourceInteger,
    SourceList,
    SourceMapping,
    SourceText,
)
from irdocs.diagnostics import Report, Span

LESS_DEEP = "close a bracket, or use fewer levels of indentation"
"""What to do about nesting that is too deep."""


class LimitError(Exception):
    """The file is beyond a limit. The report says which; this only ends the reading."""


_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULL = {"", "~", "null", "Null", "NULL"}
"""The spellings of null in the core schema (YAML 1.2, 10.3.2)."""
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)(?:\s|$)")
_ALIAS = re.compile(r"(?:(?<=[\s:,\[{-])|^)\*([^\s,\[\]{}]+)")
_BRACES = re.compile(r"\{\{[^{}]*\}\}")
_TAG = re.compile(r"(?:&[^\s,\[\]{}]+\s+)?(![^\s,\[\]{}]+)")
_TAB = re.compile(r"(?<!\\)(?:\\\\)*\\t")
_LIKELY_TEXT = re.compile(r"[ \t]+(#[^\s#].*)")
"""A comment whose # is followed by no space, as people write numbers and tags."""


def _is_nothing(node: Any) -> bool:
    """Return whether nothing is written for a value."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def built(node: Any, text: str, file: str, report: Report) -> Any:
    """Return the value of the outermost node of a text: a SourceMapping, SourceList or scalar.

    Faults of single values are added to `report`. Raises LimitError after reporting that a value
    contains itself, or that the file is beyond a limit.
    """
    builder = _ValueBuilder(file, text.split("\n"), report)
    builder.measure(node, {})
    return builder.value(node, 0)


@dataclass
class _ValueBuilder:
    """Turns yaml's graph of nodes into values.

    An alias (`*name`) refers to the node of its anchor (`&name`), so the nodes form a graph. Each
    use of an alias becomes a value of its own. `measure` must be called first: it counts the values
    without building them.
    """

    file: str
    lines: Sequence[str]
    report: Report
    inside: set[int] = field(default_factory=set)
    """The identities of the nodes that are being built, to recognise one that contains itself."""

    def span(self, node: Any) -> Span:
        """Return the place of a node; yaml counts lines and columns from 0, we count from 1."""
        start, end = node.start_mark, node.end_mark
        end_line, end_column = end.line + 1, end.column + 1
        if end_line > start.line + 1 and isinstance(node, yaml.CollectionNode):
            end_line = start.line + 2  # one line of it is enough to show
            end_column = 1
        return Span(self.file, start.line + 1, start.column + 1, end_line, end_column)

    def value(self, node: Any, depth: int) -> Any:
        """Return the value of a node: a SourceMapping, SourceList or scalar.

        Raises LimitError after reporting a value that contains itself or is beyond a limit.
        """
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        self.check_tag(node)
        if id(node) in self.inside:
            self.refuse(
                "alias-loop", "a value contains itself", node, "remove the alias (*name) in it"
            )
        if depth > limits.DEPTH:
            self.refuse("too-deep", f"nested deeper than {limits.DEPTH} levels", node, LESS_DEEP)
        self.inside.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, depth)
            return self.list(node, depth)
        finally:
            self.inside.remove(id(node))

    def measure(self, node: Any, known: dict[int, int]) -> int:
        """Return the number of values that a node unfolds into. Raises LimitError for too many.

        `known` holds the counts of nodes already visited. Each node is visited once, however often
        aliases refer to it, so that a file which unfolds into billions of values ("billion laughs")
        is measured in the time that its few lines take.
        """
        if isinstance(node, yaml.ScalarNode):
            return 1
        if id(node) not in known:
            known[id(node)] = 1  # a node that contains itself ends here; `value` refuses it
            children = (
                (part for pair in node.value for part in pair)
                if isinstance(node, yaml.MappingNode)
                else node.value
            )
            known[id(node)] = 1 + sum(self.measure(child, known) for child in children)
            if known[id(node)] > limits.NODES:
                self.refuse(
                    "too-many-nodes",
                    f"the file unfolds into more than {limits.NODES:,} values",
                    node,
                    "use fewer aliases (*name)",
                )
        return known[id(node)]

    def refuse(self, code: str, message: str, node: Any, hint: str) -> NoReturn:
        """Report an error at a node, and end the reading of the file."""
        self.report.error(code, message, self.span(node), hint)
        raise LimitError

    def check_tag(self, node: Any) -> None:
        """Report a tag such as !name, by which a YAML reader may be told to make any object, or
        !!int, which would say what kind of value this is: its place says that."""
        tag = _TAG.match(self.line_at(node.start_mark), node.start_mark.column)
        if tag is None:
            return
        is_include = tag[1] == "!include" and isinstance(node.value, str)
        words = node.value if isinstance(node, yaml.ScalarNode) and tag[1] == "!!str" else None
        self.report.error(
            "bad-tag", f"the tag {tag[1]} is not allowed here", self.span(node),
            f"write include: {node.value}" if is_include
            else f'write "{words}", which is a text' if words
            else "remove it; put a text that begins with ! in quotes",
        )  # fmt: skip

    def list(self, node: Any, depth: int) -> SourceList:
        """Return a list without its empty items, which are reported at their hyphens."""
        values = SourceList([], self.span(node), [])
        for child in node.value:
            span = self.span(child)
            if not node.flow_style and _is_nothing(child):
                hyphen = Span(self.file, span.line, max(1, span.column - 1), span.line, span.column)
                self.report.error(
                    "empty-item", "this item of the list is empty", hyphen,
                    'write something behind the hyphen ("" for an empty cell), or remove it',
                )  # fmt: skip
                values.refused += 1
                continue
            values.append(self.value(child, depth + 1))
            values.spans.append(span)
        return values

    def read_without_colon(self, mapping: SourceMapping, key: Any, *, is_told: bool) -> bool:
        """Report a key in braces that has no colon behind it.

        YAML takes `{text: First, then rest}` for a text and a key "then rest" without a value, and
        `{title:Rest}` for a key "title:Rest". `is_told` says that the words before it, of the same
        text, were told of. Return whether it is words of a text.
        """
        span = self.span(key)
        name, _, rest = key.value.partition(":")
        if rest and re.fullmatch(r"[\w-]+", name) and not rest.startswith("//"):
            column = span.column + len(name)
            self.report.error(
                "yaml-syntax", "a space is missing after the colon",
                Span(self.file, span.line, column, span.line, column + 1),
                f"write {name}: and a space before the value",
            )  # fmt: skip
            mapping[name] = SourceText(rest, span)
            mapping.key_spans[name] = mapping.value_spans[name] = span
            return False
        if not is_told:
            self.report.error(
                "yaml-syntax", f'"{key.value}" has no colon: in braces a comma begins the next key',
                span, "put a text that holds a comma in quotes",
            )  # fmt: skip
        return True

    def is_in_braces(self, node: Any, key: Any) -> bool:
        """Whether a mapping is a value of a record, {{ name }}, that lacks its quotes."""
        is_inner = isinstance(key, yaml.MappingNode) and bool(key.flow_style)
        return is_inner and key.start_mark.index == node.start_mark.index + 1

    def mapping(self, node: Any, depth: int) -> SourceMapping:
        """Return a mapping without its faulty keys, which are reported.

        Of a repeated key the first value is kept. Merge keys (`<<`) are a rule of YAML 1.1 only and
        are refused; the keys that they stand for are read, so that none is reported as missing.
        """
        mapping = SourceMapping(self.span(node))
        merged: set[str] = set()
        is_told = False
        for key_node, value_node in node.value:
            span = self.span(key_node)
            if self.is_in_braces(node, key_node):
                line = self.line_at(node.start_mark)[node.start_mark.column :]
                braces = _BRACES.match(line)
                is_in_list = braces is not None and line[braces.end() :].lstrip()[:1] in "],}"
                shown = braces[0] if braces is not None and is_in_list else line.strip()
                self.report.error(
                    "bad-key", "a text that begins with double braces stands in quotes",
                    self.span(node), f'write "{shown}"',
                )  # fmt: skip
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                self.report.error("bad-key", "a key must be text, not a list or a mapping", span,
                                  "put a text that begins with [ or { in quotes")  # fmt: skip
                continue
            if (
                node.flow_style
                and _is_nothing(value_node)
                and value_node.start_mark.index == key_node.end_mark.index
            ):
                is_told = self.read_without_colon(mapping, key_node, is_told=is_told)
                continue
            is_told = False
            key = key_node.value
            value = self.value(value_node, depth + 1)
            if key == "<<" and not key_node.style:
                self.report.error("merge-key", "merge keys (<<) are not read", span,
                                  "write the keys that it stands for")  # fmt: skip
                merged = self.merge(mapping, value)
                continue
            if key in mapping and key not in merged:
                hint = (
                    f"the first one is in line {mapping.key_spans[key].line}; keep one of them, or "
                    "indent this one further if it belongs to what is above it"
                )
                first = next(iter(mapping))
                if key == first:
                    hint += ", or write a hyphen before it if it begins another item"
                # With its first key an item begins anew, and its other keys come again, too.
                if all(name != first for name, _ in mapping.repeated):
                    self.report.error("repeated-key", f'the key "{key}" is repeated', span, hint)
                mapping.repeated.append((key, RepeatedKey(value, span, self.span(value_node))))
                if mapping[key] in (None, ""):  # typed once too often: the first holds nothing
                    mapping.put(key, value, span, self.span(value_node))
                continue
            mapping.put(key, value, span, self.span(value_node))
        return mapping

    def merge(self, mapping: SourceMapping, value: Any) -> set[str]:
        """Add the keys of a merged mapping that are not there yet, and return them."""
        merged: set[str] = set()
        if isinstance(value, SourceMapping):
            merged = value.keys() - mapping.keys()
            for key in merged:
                mapping[key] = value[key]
                mapping.key_spans[key] = value.key_spans[key]
                mapping.value_spans[key] = value.value_spans[key]
        return merged

    def number(self, text: str, node: Any) -> Decimal | SourceText:
        """Return a number exactly as written, or the text after reporting one beyond the limit.

        1e999999999 is short to write, but would fill the memory once it is printed in full.
        """
        number = SourceDecimal(text)
        if len(number.as_tuple().digits) > limits.DIGITS or abs(number.adjusted()) > limits.DIGITS:
            self.report.error(
                "bad-number",
                f"the number needs more than {limits.DIGITS} digits",
                self.span(node),
                "round it, or put it in quotes if it is a text",
            )
            return SourceText(text, self.span(node))
        return number

    def check_comment(self, node: Any) -> None:
        """Warn of a comment that is probably a part of the text, as in `title: Room #4`."""
        comment = _LIKELY_TEXT.match(self.line_at(node.end_mark), node.end_mark.column)
        if comment:
            number, column = node.end_mark.line + 1, comment.start(1) + 1
            self.report.warning(
                "lost-comment",
                f'"{comment[1].rstrip()}" is a comment and is not read',
                Span(self.file, number, column, number, column + len(comment[1].rstrip())),
                "put the text in quotes if this belongs to it, else write # and a space",
            )

    def check_signs(self, node: Any) -> None:
        """Report signs that YAML takes for itself, so that they are not printed: "&Your letter",
        "! Important", "C:\\temp" in double quotes."""
        line, column = self.line_at(node.start_mark), node.start_mark.column
        if (anchor := _ANCHOR.match(line, column)) and anchor[1] not in self.aliases:
            self.report.error(
                "unused-anchor", f'"&{anchor[1]}" is a name for what follows, and is not printed',
                self.span(node), "put the text in quotes, or remove the name: no *alias uses it",
            )  # fmt: skip
        elif line.startswith("! ", column):
            self.report.error(
                "bad-tag", "the sign before this text is read as a tag, and is not printed",
                self.span(node), "put the text in quotes",
            )  # fmt: skip
        if node.style == '"' and "\t" in node.value:
            start, end = node.start_mark.line, node.end_mark.line
            for number, one in enumerate(self.lines[start : end + 1], start + 1):
                if match := _TAB.search(one, column if number == start + 1 else 0):
                    self.report.warning(
                        "unseen-tab", '"\\t" is a tab here, and printed as a space',
                        Span(self.file, number, match.end() - 1, number, match.end() + 1),
                        "put the text in single quotes; in double ones a backslash begins a sign",
                    )  # fmt: skip
                    return

    def line_at(self, mark: Any) -> str:
        """Return the line of a mark, or "": nothing at a file's end stands behind the last line."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    @cached_property
    def aliases(self) -> frozenset[str]:
        """The names that may be used by an alias: all that stand behind a *."""
        return frozenset(name for line in self.lines for name in _ALIAS.findall(line))

    def scalar(self, node: Any) -> Any:
        """Return a text, number, truth value or None by the core schema (YAML 1.2, 10.3.2).

        Its octal and hexadecimal integers, .inf and .nan are left out and stay text.
        """
        text: str = node.value
        if len(text) > limits.TEXT:
            self.refuse(
                "too-large",
                f"the text has {len(text):,} characters; the limit is {limits.TEXT:,}",
                node,
                "divide it into several blocks",
            )
        self.check_tag(node)
        self.check_signs(node)
        if node.style:  # quoted, or a block
            return SourceText(text, self.span(node), is_literal=node.style == "|")
        self.check_comment(node)
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.match(text) and len(text) <= limits.DIGITS:
            return SourceInteger(text)
        if _FLOAT.match(text):
            return self.number(text, node)
        return SourceText(text, self.span(node))
