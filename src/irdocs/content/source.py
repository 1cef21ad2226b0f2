"""YAML text → plain values that remember their line and column (the sole user of yaml).

Scalars are read by the core schema of YAML 1.2, not by PyYAML's 1.1 rules: only `true` and
`false` are truth values, so `no`, `on`, `12:30` and `2026-11-23` stay the text they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NoReturn

import yaml

from irdocs.content import limits
from irdocs.diagnostics import Diagnostic, Report, Severity, Span

_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SourceText(str):
    """A text that knows where it stands in the file."""

    span: Span

    def __new__(cls, text: str, span: Span) -> SourceText:
        words = super().__new__(cls, text)
        words.span = span
        return words


class SourceList(list[Any]):
    """A list that knows where it and each of its items stand."""

    def __init__(self, values: list[Any], span: Span, spans: list[Span]) -> None:
        super().__init__(values)
        self.span = span
        self.spans = spans


class SourceMapping(dict[str, Any]):
    """A mapping that knows where it, each key and each value stand."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.key_spans: dict[str, Span] = {}
        self.value_spans: dict[str, Span] = {}


def decode_text(raw: bytes, file: str, report: Report) -> str | None:
    """Return the file's text, or None with an error: too large, not UTF-8, empty, or a tab."""
    start = Span(file, 1, 1, 1, 2)
    if len(raw) > limits.CONTENT_BYTES:
        report.error(
            "too-large", f"the file has more bytes than {limits.CONTENT_BYTES:,}, the limit", start,
            "part it into several files, each of its own leaflet and deck",
        )  # fmt: skip
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        report.error(
            "bad-encoding",
            f"byte 0x{raw[error.start]:02X} is not UTF-8",
            Span(file, line, column, line, column + 1),
            "save the file as UTF-8",
        )
        return None
    if not text.strip():
        report.error(
            "empty-file", "the file is empty", start, "start from the shipped content.yaml"
        )
        return None
    bad = _forbidden_characters(text, file, report)
    return None if bad else text


def _forbidden_characters(text: str, file: str, report: Report) -> bool:
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        indent = re.match(r" *(\t+)", line)
        if indent:
            column = indent.start(1) + 1
            report.error(
                "tab",
                "a tab stands in the indentation; YAML indents with spaces",
                Span(file, number, column, number, indent.end(1) + 1),
                "replace the tab with spaces",
            )
            found = True
        for match in re.finditer(
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", line
        ):
            report.error(
                "control-character",
                f"the control character U+{ord(match[0]):04X} cannot be printed",
                Span(file, number, match.start() + 1, number, match.end() + 1),
                "delete it",
            )
            found = True
    return found


def parse(text: str, file: str, report: Report) -> SourceMapping | None:
    """Return the file's mapping with its places, or None after an error in `report`."""
    start = Span(file, 1, 1, 1, 2)
    try:
        deep = _too_deep(text)
        if deep is not None:
            line, column = deep.line + 1, deep.column + 1
            report.error(
                "too-deep",
                f"nested deeper than {limits.DEPTH} levels",
                Span(file, line, column, line, column + 1),
                _LESS_DEEP,
            )
            return None
        loader: Any = _YamlLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        report.add(_syntax_error(error, file))
        return None
    if node is None:
        report.error("empty-file", "the file holds no content", start, "begin it with irdocs init")
        return None
    try:
        builder = _ValueBuilder(file, report)
        builder.measure(node, {})
        data = builder.value(node, 0)
    except _LimitError:
        return None
    if not isinstance(data, SourceMapping):
        where = getattr(data, "span", start)
        report.error("mapping-expected", "the file must be a mapping of keys", where,
                     "write keys at the left edge: document:, sources:, sections:")  # fmt: skip
        return None
    return data


def _too_deep(text: str) -> Any:
    """Return where the file is nested too deep, or None; the composer would overflow its stack."""
    depth = 0
    loader: Any = _YamlLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > limits.DEPTH:
                    return event.start_mark
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()
    return None


_QUOTING = re.compile(r"mapping values|simple key|expected <block end>|cannot start any token")


def _syntax_error(error: yaml.YAMLError, file: str) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    message = f"{context}: {problem}" if context else str(problem)
    if isinstance(error, yaml.composer.ComposerError) and "single document" in str(context):
        message = "a second document begins here (---); only one is read"
    span = Span(file, line, column, line, column + 1)
    if "maximum nesting depth" in message:  # newer libyaml stops by itself, far below our limit
        message = f"nested deeper than {limits.DEPTH} levels"
        return Diagnostic("too-deep", Severity.ERROR, message, span, _LESS_DEEP)
    hint = "look at this line and the one before: indentation, quotes, brackets, colons"
    if "second document" in message:
        hint = "take the line --- away, or put what follows into a file of its own"
    elif _QUOTING.search(message):
        hint = "a text needs quotes that holds ': ' or ' #', or starts with one of [{&*!|>'\"%@`"
    return Diagnostic("yaml-syntax", Severity.ERROR, message, span, hint)


_LESS_DEEP = "close a bracket, or write with fewer steps of indentation"


class _LimitError(Exception):
    """The file is nested too deep or unfolds into too much; the report says so."""


_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass
class _ValueBuilder:
    """Turns yaml's node graph into values; aliases are unfolded, within limits."""

    file: str
    report: Report
    inside: set[int] = field(default_factory=set)
    """The nodes that are being built, to find one that contains itself."""

    def span(self, node: Any) -> Span:
        start, end = node.start_mark, node.end_mark
        end_line, end_column = end.line + 1, end.column + 1
        if end_line > start.line + 1 and isinstance(node, yaml.CollectionNode):
            end_line = start.line + 2  # one line of it is enough to show
            end_column = 1
        return Span(self.file, start.line + 1, start.column + 1, end_line, end_column)

    def value(self, node: Any, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if node.tag not in _PLAIN_TAGS:
            self.complain_of_tag(node)
        if id(node) in self.inside:
            self.refuse("alias-loop", "a value contains itself", node, "remove the alias in it")
        if depth > limits.DEPTH:
            self.refuse("too-deep", f"nested deeper than {limits.DEPTH} levels", node)
        self.inside.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, depth)
            values = [self.value(child, depth + 1) for child in node.value]
            return SourceList(values, self.span(node), [self.span(child) for child in node.value])
        finally:
            self.inside.remove(id(node))

    def measure(self, node: Any, known: dict[int, int]) -> int:
        """Return into how many values a node unfolds, each looked at once; refuse too many."""
        if isinstance(node, yaml.ScalarNode):
            return 1
        if id(node) not in known:
            known[id(node)] = 1  # what contains itself is refused when it is built
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
                    "write fewer aliases (*name)",
                )
        return known[id(node)]

    def refuse(self, code: str, message: str, node: Any, hint: str | None = None) -> NoReturn:
        self.report.error(code, message, self.span(node), hint)
        raise _LimitError

    def complain_of_tag(self, node: Any) -> None:
        self.report.error(
            "bad-tag", f"the tag {node.tag} is not allowed; values are plain", self.span(node),
            "take it away; put a text that begins with ! in quotes",
        )  # fmt: skip

    def mapping(self, node: Any, depth: int) -> SourceMapping:
        keys = SourceMapping(self.span(node))
        for key_node, value_node in node.value:
            span = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.report.error("bad-key", "a key is a list or a mapping", span,
                                  "put a text that begins with [ or { in quotes")  # fmt: skip
                continue
            key = key_node.value
            value = self.value(value_node, depth + 1)
            if key in keys:
                self.report.error(
                    "repeated-key",
                    f'the key "{key}" stands here again',
                    span,
                    f"the first one is in line {keys.key_spans[key].line}; keep one of them",
                )
                continue
            keys[key] = value
            keys.key_spans[key] = span
            keys.value_spans[key] = self.span(value_node)
        return keys

    def number(self, text: str, node: Any) -> Decimal:
        number = Decimal(text)
        if len(text) > limits.DIGITS or abs(number.adjusted()) > limits.DIGITS:
            self.report.error(
                "bad-number",
                f"the number is beyond {limits.DIGITS} digits",
                self.span(node),
                "round it, or put it in quotes if it is a text",
            )
            return Decimal(0)
        return number

    def scalar(self, node: Any) -> Any:
        text: str = node.value
        if len(text) > limits.TEXT:
            self.refuse(
                "too-large",
                f"the text has {len(text):,} characters; the limit is {limits.TEXT:,}",
                node,
                "part it into several blocks",
            )
        if node.tag not in _PLAIN_TAGS:
            self.complain_of_tag(node)
        if node.style:  # quoted, or a block
            return SourceText(text, self.span(node))
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.match(text) and len(text) <= limits.DIGITS:
            return int(text)
        if _FLOAT.match(text):
            return self.number(text, node)
        return SourceText(text, self.span(node))


_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in (
        *("str", "int", "float", "bool", "null", "timestamp", "value", "merge"),
        *("map", "seq"),
    )
}
