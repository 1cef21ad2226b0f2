"""YAML text → plain values that remember their line and column (the sole user of yaml).

Scalars are read by the core schema of YAML 1.2, not by PyYAML's 1.1 rules: only `true` and
`false` are truth values, so `no`, `on`, `12:30` and `2026-11-23` stay the text they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from irdocs.diagnostics import Report, Span

_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000


class Words(str):
    """A text that knows where it stands in the file."""

    span: Span

    def __new__(cls, text: str, span: Span) -> Words:
        words = super().__new__(cls, text)
        words.span = span
        return words


class Items(list[Any]):
    """A list that knows where it and each of its items stand."""

    def __init__(self, values: list[Any], span: Span, spans: list[Span]) -> None:
        super().__init__(values)
        self.span = span
        self.spans = spans


class Keys(dict[str, Any]):
    """A mapping that knows where it, each key and each value stand."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.key_spans: dict[str, Span] = {}
        self.value_spans: dict[str, Span] = {}


def decode_text(raw: bytes, file: str, report: Report) -> str | None:
    """Return the file's text, or None with an error: too large, not UTF-8, empty, or a tab."""
    start = Span(file, 1, 1, 1, 2)
    if len(raw) > MAX_BYTES:
        report.error(
            "too-large", f"the file has {len(raw):,} bytes; the limit is {MAX_BYTES:,}", start
        )
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
        for match in re.finditer(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]", line):
            report.error(
                "control-character",
                f"the control character U+{ord(match[0]):04X} cannot be printed",
                Span(file, number, match.start() + 1, number, match.end() + 1),
                "delete it",
            )
            found = True
    return found


def parse(text: str, file: str, report: Report) -> Any:
    """Return the document's values with their places, or None after an error in `report`."""
    loader: Any = _YamlLoader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        report.add(_syntax_error(error, file))
        return None
    except RecursionError:
        report.error("too-deep", f"nested deeper than {MAX_DEPTH} levels", Span(file, 1, 1, 1, 2))
        return None
    finally:
        loader.dispose()
    if node is None:
        report.error("empty-file", "the file holds no content", Span(file, 1, 1, 1, 2))
        return None
    try:
        return _Builder(file, report).value(node, 0)
    except _LimitError:
        return None


def _syntax_error(error: yaml.YAMLError, file: str) -> Any:
    from irdocs.diagnostics import Diagnostic, Severity

    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    message = f"{context}: {problem}" if context else str(problem)
    if isinstance(error, yaml.composer.ComposerError) and "single document" in str(context):
        message = "a second document begins here (---); only one is read"
    hint = "a text needs quotes that holds ': ' or ' #', or starts with one of [{&*!|>'\"%@`"
    return Diagnostic(
        "yaml-syntax", Severity.ERROR, message, Span(file, line, column, line, column + 1), hint
    )


class _LimitError(Exception):
    """The file is nested too deep or unfolds into too much; the report says so."""


_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass
class _Builder:
    """Turns yaml's node graph into values; aliases are unfolded, within limits."""

    file: str
    report: Report
    count: int = 0

    def span(self, node: Any) -> Span:
        start, end = node.start_mark, node.end_mark
        end_line, end_column = end.line + 1, end.column + 1
        if end_line > start.line + 1 and isinstance(node, yaml.CollectionNode):
            end_line = start.line + 2  # one line of it is enough to show
            end_column = 1
        return Span(self.file, start.line + 1, start.column + 1, end_line, end_column)

    def value(self, node: Any, depth: int) -> Any:
        self.count += 1
        if depth > MAX_DEPTH:
            self.report.error("too-deep", f"nested deeper than {MAX_DEPTH} levels", self.span(node))
            raise _LimitError
        if self.count > MAX_NODES:
            self.report.error(
                "too-many-nodes",
                f"the file unfolds into more than {MAX_NODES:,} values",
                self.span(node),
                "write fewer aliases (*name)",
            )
            raise _LimitError
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            values = [self.value(child, depth + 1) for child in node.value]
            return Items(values, self.span(node), [self.span(child) for child in node.value])
        return self.scalar(node)

    def mapping(self, node: Any, depth: int) -> Keys:
        keys = Keys(self.span(node))
        for key_node, value_node in node.value:
            span = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.report.error("bad-key", "a key is a list or a mapping", span)
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

    def scalar(self, node: Any) -> Any:
        text: str = node.value
        if node.tag not in _PLAIN_TAGS:
            self.report.error(
                "bad-tag", f"the tag {node.tag} is not allowed; values are plain", self.span(node)
            )
        if node.style:  # quoted, or a block
            return Words(text, self.span(node))
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if _INT.match(text) and len(text) < 20:
            return int(text)
        if _FLOAT.match(text) and len(text) < 40:
            return Decimal(text)
        return Words(text, self.span(node))


_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge")
}
