"""Read YAML into plain values that remember their line and column; no other module uses yaml.

PyYAML is used only up to its graph of nodes, which have a place and the text as written. Values are
built from the nodes here, for three reasons. PyYAML follows YAML 1.1, by which `no` and `on` are
truth values, `12:30` is the number 750, and a key that is repeated silently wins; here scalars are
read by the core schema of YAML 1.2, and only `true` and `false` are truth values. Its values forget
their place. And it sets no limits: a file from a stranger may be nested until the reader overflows
its stack, or unfold through aliases into billions of values.
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
"""The loader in C, many times as fast, where PyYAML was built with it."""


class SourceText(str):
    """A text that knows its place in the file."""

    span: Span
    is_literal: bool
    """Whether it is a literal block (|), whose lines are the lines below the key."""

    def __new__(cls, text: str, span: Span, *, is_literal: bool = False) -> SourceText:
        source_text = super().__new__(cls, text)
        source_text.span = span
        source_text.is_literal = is_literal
        return source_text

    def line_span(self, number: int) -> Span:
        """Return the place of a line, counted from 0, of a literal block; else of the whole text.

        Only the lines of a literal block are known to be lines of the file.
        """
        if not self.is_literal:
            return self.span
        line = self.span.line + 1 + number
        return Span(self.span.file, line, 1, line, 1 + len(self.split("\n")[number]))


class SourceList(list[Any]):
    """A list that knows its own place (`span`) and those of its items (`spans`)."""

    def __init__(self, values: list[Any], span: Span, spans: list[Span]) -> None:
        super().__init__(values)
        self.span = span
        self.spans = spans


class SourceMapping(dict[str, Any]):
    """A mapping that knows its own place and those of its keys and values."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.key_spans: dict[str, Span] = {}
        self.value_spans: dict[str, Span] = {}


def decode_text(raw: bytes, file: str, report: Report) -> str | None:
    """Return the text of a file, or None after adding an error to `report`.

    A file must be UTF-8 within the limit of size, with or without a byte order mark, hold more than
    white space, be indented without tabs, and have no control characters.
    """
    start = Span(file, 1, 1, 1, 2)
    if len(raw) > limits.CONTENT_BYTES:
        report.error(
            "too-large",
            f"the file is larger than {limits.CONTENT_BYTES:,} bytes, the limit",
            start,
            "divide it into several files, each of a leaflet and a deck of its own",
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bytes_before = raw[: error.start]
        line = bytes_before.count(b"\n") + 1
        line_before = bytes_before[bytes_before.rfind(b"\n") + 1 :]
        column = len(line_before.decode("utf-8", "replace")) + 1
        report.error(
            "bad-encoding",
            f"byte 0x{raw[error.start]:02X} is not UTF-8",
            Span(file, line, column, line, column + 1),
            "save the file in the encoding UTF-8",
        )
        return None
    if not text.strip():
        report.error(
            "empty-file",
            "the file is empty",
            start,
            "start from the content.yaml that irdocs init writes",
        )
        return None
    return None if _has_forbidden_characters(text, file, report) else text


def _has_forbidden_characters(text: str, file: str, report: Report) -> bool:
    """Report each tab in an indentation and each control character; return whether there is one.

    YAML would refuse them too, but stops at the first, and its messages name neither.
    """
    has_any = False
    for number, line in enumerate(text.split("\n"), start=1):
        indent = re.match(r" *(\t+)", line)
        if indent:
            column = indent.start(1) + 1
            report.error(
                "tab",
                "there is a tab in the indentation; YAML takes spaces only",
                Span(file, number, column, number, indent.end(1) + 1),
                "replace the tab with spaces",
            )
            has_any = True
        for match in re.finditer(
            r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", line
        ):
            report.error(
                "control-character",
                f"the control character U+{ord(match[0]):04X} cannot be printed",
                Span(file, number, match.start() + 1, number, match.end() + 1),
                "delete it",
            )
            has_any = True
    return has_any


def parse(text: str, file: str, report: Report) -> SourceMapping | None:
    """Return the mapping that a file holds, or None after adding an error to `report`.

    Faults of single values, such as a repeated key, are added to `report` while the rest is read.
    """
    start = Span(file, 1, 1, 1, 2)
    try:
        too_deep_mark = _first_too_deep(text)
        if too_deep_mark is not None:
            line, column = too_deep_mark.line + 1, too_deep_mark.column + 1
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
        report.error(
            "empty-file",
            "the file holds no content",
            start,
            "start from the content.yaml that irdocs init writes",
        )
        return None
    try:
        builder = _ValueBuilder(file, report)
        builder.measure(node, {})
        data = builder.value(node, 0)
    except _LimitError:
        return None
    if not isinstance(data, SourceMapping):
        span = getattr(data, "span", start)
        report.error("mapping-expected", "the file must be a mapping of keys", span,
                     "write keys at the left edge: document:, sources:, sections:")  # fmt: skip
        return None
    return data


def _first_too_deep(text: str) -> Any:
    """Return yaml's mark of the first list or mapping that is nested too deeply, or None.

    The composer calls itself for each level, and a file of a few thousand brackets makes it
    overflow the stack, which ends the process without an exception. The parser's events are a flat
    sequence, so their depth can be counted without recursion before the composer starts.
    """
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
"""Messages of yaml whose usual cause is a text without quotes, as in `title: Stents: a guide`."""


def _syntax_error(error: yaml.YAMLError, file: str) -> Diagnostic:
    """Return an error of yaml's as a diagnostic, with a hint that suits the usual causes."""
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
        hint = "remove the line ---, or put what follows into a file of its own"
    elif _QUOTING.search(message):
        hint = "put a text in quotes if it holds ': ' or ' #', or starts with one of [{&*!|>'\"%@`"
    return Diagnostic("yaml-syntax", Severity.ERROR, message, span, hint)


_LESS_DEEP = "close a bracket, or use fewer levels of indentation"


class _LimitError(Exception):
    """The file is beyond a limit. The report says which; this only ends the reading."""


_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULL = {"", "~", "null", "Null", "NULL"}
"""The spellings of null in the core schema (YAML 1.2, 10.3.2)."""
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass
class _ValueBuilder:
    """Turns yaml's graph of nodes into values.

    An alias (`*name`) refers to the node of its anchor (`&name`), so the nodes form a graph. Each
    use of an alias becomes a value of its own. `measure` must be called first: it counts the values
    without building them.
    """

    file: str
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

        Raises _LimitError after reporting a value that contains itself or is beyond a limit.
        """
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if node.tag not in _PLAIN_TAGS:
            self.report_tag(node)
        if id(node) in self.inside:
            self.refuse(
                "alias-loop", "a value contains itself", node, "remove the alias (*name) in it"
            )
        if depth > limits.DEPTH:
            self.refuse("too-deep", f"nested deeper than {limits.DEPTH} levels", node, _LESS_DEEP)
        self.inside.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, depth)
            values = [self.value(child, depth + 1) for child in node.value]
            return SourceList(values, self.span(node), [self.span(child) for child in node.value])
        finally:
            self.inside.remove(id(node))

    def measure(self, node: Any, known: dict[int, int]) -> int:
        """Return the number of values that a node unfolds into. Raises _LimitError for too many.

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
        raise _LimitError

    def report_tag(self, node: Any) -> None:
        """Report a tag such as !name, by which a YAML reader may be told to make any object."""
        self.report.error(
            "bad-tag", f"the tag {node.tag} is not allowed here", self.span(node),
            "remove it; put a text that begins with ! in quotes",
        )  # fmt: skip

    def mapping(self, node: Any, depth: int) -> SourceMapping:
        """Return a mapping without its faulty keys, which are reported.

        Of a repeated key the first value is kept. Merge keys (`<<`) are a rule of YAML 1.1 only,
        and are keys like others here.
        """
        mapping = SourceMapping(self.span(node))
        for key_node, value_node in node.value:
            span = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.report.error("bad-key", "a key must be text, not a list or a mapping", span,
                                  "put a text that begins with [ or { in quotes")  # fmt: skip
                continue
            key = key_node.value
            value = self.value(value_node, depth + 1)
            if key in mapping:
                self.report.error(
                    "repeated-key",
                    f'the key "{key}" is repeated',
                    span,
                    f"the first one is in line {mapping.key_spans[key].line}; keep one of them",
                )
                continue
            mapping[key] = value
            mapping.key_spans[key] = span
            mapping.value_spans[key] = self.span(value_node)
        return mapping

    def number(self, text: str, node: Any) -> Decimal:
        """Return a number exactly as written, or 0 after reporting one beyond the limit.

        1e999999999 is short to write, but would fill the memory once it is printed in full.
        """
        number = Decimal(text)
        if len(text) > limits.DIGITS or abs(number.adjusted()) > limits.DIGITS:
            self.report.error(
                "bad-number",
                f"the number needs more than {limits.DIGITS} digits",
                self.span(node),
                "round it, or put it in quotes if it is a text",
            )
            return Decimal(0)
        return number

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
        if node.tag not in _PLAIN_TAGS:
            self.report_tag(node)
        if node.style:  # quoted, or a block
            return SourceText(text, self.span(node), is_literal=node.style == "|")
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
"""The tags that yaml itself gives to values by YAML 1.1. They are ignored, but not refused."""
