"""Read YAML: the parser's graph of nodes, or each fault of syntax, and the values of what is sound.

Only this module and `yaml_values` use yaml. PyYAML is used up to its graph of nodes, which have a
place and the text as written; `yaml_values` builds values from them. If the parser refuses a file,
`syntax` finds out why, and mends it in memory so that its values can be checked all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from typing import Any

import yaml

from irdocs.content import limits
from irdocs.content.source import SourceMapping
from irdocs.content.syntax.complaint import ParserFault, Siblings
from irdocs.content.syntax.own_names import NameTables, aligned
from irdocs.content.syntax.parted_lists import rejoined
from irdocs.content.text_file import TextFile, expanded
from irdocs.content.yaml_values import LESS_DEEP, LimitError, built
from irdocs.diagnostics import Diagnostic, Report, Severity, Span
from irdocs.frozen import frozen

_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C, many times as fast, where PyYAML was built with it."""

_TAB_WIDTHS = (2, 4, 8)
"""What a tab in an indentation is tried as."""


@frozen
class YamlValues:
    """The values of a file, and what in it was mended in memory to read them."""

    data: SourceMapping | None
    """None if the values cannot be told."""
    mended_lines: frozenset[int]
    """The numbers of the lines that were mended, from 1. Their faults were reported; what else is
    found in them would be a consequence of these."""


@frozen
class YamlValue:
    """The outermost value of a file, and what in it was mended in memory to read it."""

    data: Any
    """None if it cannot be told."""
    mended_lines: frozenset[int]
    """As those of YamlValues."""


def read_values(
    file_text: TextFile,
    file: str,
    report: Report,
    siblings: Siblings = lambda key, other: True,
    tables: NameTables | None = None,
) -> YamlValues:
    """Return the keys and values of a file that is a mapping; any other is an error in `report`."""
    read = read_value(file_text, file, report, siblings, tables)
    data = read.data
    is_nothing = data is None and not report.errors  # as ~ is; else a fault was reported
    if is_nothing or not (data is None or isinstance(data, SourceMapping)):
        report.error(
            "mapping-expected", "the file must be a mapping of keys",
            getattr(data, "span", Span(file, 1, 1, 1, 2)),
            "write keys at the left edge: document:, sources:, sections:"
            if tables
            else "write keys at the left edge, and a value behind each",
        )  # fmt: skip
        data = None
    return YamlValues(data, read.mended_lines)


def read_value(
    file_text: TextFile,
    file: str,
    report: Report,
    siblings: Siblings = lambda key, other: True,
    tables: NameTables | None = None,
) -> YamlValue:
    """Return the value of a file; every fault of its syntax is added to `report`.

    Faults of single values, such as a repeated key, are added too, while the rest is read.
    `siblings` tells whether two keys may be in one mapping; that shows where a key belongs whose
    indentation is wrong; `tables` names those of the file whose keys the author chooses, and lists.
    """
    text, mended_lines = file_text.readable, file_text.faulty_lines
    if mended_lines:
        text = max((expanded(text, width) for width in _TAB_WIDTHS), key=_reach)
    if tables is not None:
        names = aligned(text, file, tables)
        report.extend(names.diagnostics)
        whole = rejoined(names.text, file, tables.lists)
        report.extend(whole.diagnostics)
        text, mended_lines = whole.text, mended_lines | names.lines | whole.lines
    try:
        node, fault = _composed(text), None
    except yaml.YAMLError as error:
        node, fault = None, error
    if fault is not None:
        if (too_deep := _too_deep(fault, file)) is not None:
            report.add(too_deep)
            return YamlValue(None, mended_lines)
        from irdocs.content.syntax.recovery import recover

        mended = recover(text, file, _parser_fault(fault), _first_fault, siblings)
        report.extend(
            diagnostic
            for diagnostic in mended.diagnostics
            if not diagnostic.span or diagnostic.span.line not in file_text.faulty_lines
        )
        text, mended_lines = mended.text, mended_lines | mended.lines
        if not mended.is_whole:
            return YamlValue(None, mended_lines)
        node = _composed(text)
    findings = Report()
    value = _value(node, text, file, findings)
    lines = text.split("\n")
    report.extend(
        finding for finding in findings
        if finding.severity is not Severity.ERROR
        or not (finding.span and (finding.span.line in mended_lines
                                  or _follows(finding, lines, mended_lines)))
    )  # fmt: skip
    return YamlValue(value, mended_lines)


@frozen
class Unmended:
    """What the parser makes of a file as it is."""

    data: Any
    """None if the file is no YAML, or holds nothing."""
    faults: int
    """How many faults there are in single values."""
    stop: int | None
    """The line, from 0, in which the parser stops; None if it reads all."""


def unmended_values(text: str, file: str) -> Unmended:
    """Return the values of a text, in a fraction of the time that it takes to find its faults."""
    try:
        node = _composed(text)
    except yaml.YAMLError as error:
        return Unmended(None, 0, _parser_fault(error).line)
    findings = Report()
    value = _value(node, text, file, findings)
    return Unmended(value, len(findings.errors), None)


def _follows(finding: Diagnostic, lines: Sequence[str], mended_lines: frozenset[int]) -> bool:
    """Whether a key is repeated only because a line above was not read as the author meant it: the
    item that begins there, whose keys then are those of the item before."""
    if finding.code != "repeated-key" or finding.span is None:
        return False
    column = finding.span.column - 1
    for number in range(finding.span.line - 1, 0, -1):
        if number in mended_lines:
            return True
        line = lines[number - 1]
        if line.strip() and len(line) - len(line.lstrip()) < column:
            return False
    return False


def _value(node: Any, text: str, file: str, report: Report) -> Any:
    """Return the value that a graph of nodes stands for, or None after adding an error."""
    if node is None:
        report.error(
            "empty-file",
            "the file holds no content",
            Span(file, 1, 1, 1, 2),
            "start from the content.yaml that irdocs init writes",
        )
        return None
    try:
        return built(node, text, file, report)
    except LimitError:
        return None


class _TooDeepError(yaml.YAMLError):
    """A list or mapping is nested too deeply, at `problem_mark`."""

    def __init__(self, mark: Any) -> None:
        super().__init__("too deep")
        self.problem_mark = mark


class _OpenQuoteError(yaml.YAMLError):
    """A text in quotes holds a later key of the file, so its quote was not closed.

    The lines of such a text must be indented further than its key (YAML 1.2, 7.3), but yaml does
    not insist on it, and takes the next quote in the file for the closing one.
    """

    def __init__(self, event: Any) -> None:
        super().__init__("unclosed quote")
        self.problem_mark = event.end_mark
        self.context_mark = event.start_mark


_ENTRY_START = re.compile(r" *(?:- +)*")
_KEY_OR_ITEM = re.compile(r"( *)(?:- +\S|[A-Za-z_][\w-]*:(?: |$))")


def _is_long_quote(event: Any) -> bool:
    """Return whether a text is in quotes and goes on in the next line."""
    return event.style in ("'", '"') and bool(event.start_mark.line != event.end_mark.line)


def _holds_key(lines: Sequence[str], event: Any) -> bool:
    """Return whether a text in quotes goes on in lines that look like later keys of the file."""
    begin = _ENTRY_START.match(lines[event.start_mark.line])
    indent = begin.end() if begin else 0
    if event.start_mark.column == indent and indent:
        # An item's list begins at the hyphen; without one, the key stands in a line above.
        hyphen = lines[event.start_mark.line].rfind("-", 0, indent)
        indent = hyphen if hyphen >= 0 else indent - 1
    return any(
        (entry := _KEY_OR_ITEM.match(line)) and entry.end(1) <= indent
        for line in lines[event.start_mark.line + 1 : event.end_mark.line + 1]
    )


def _composed(text: str) -> Any:
    """Return yaml's node of the only document in a text. Raises yaml.YAMLError.

    The composer calls itself for each level, and a file of a few thousand brackets makes it
    overflow the stack, which ends the process without an exception. The parser's events are a flat
    sequence, so their depth is counted without recursion before the composer starts.
    """
    depth = 0
    lines: list[str] = []
    anchors: set[str] = set()
    loader: Any = _YamlLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.NodeEvent) and event.anchor:
                # The composer would find this only after everything else.
                if isinstance(event, yaml.AliasEvent) and event.anchor not in anchors:
                    mark: Any = event.start_mark
                    raise yaml.composer.ComposerError(None, None, "found undefined alias", mark)
                anchors.add(event.anchor)
            if isinstance(event, yaml.ScalarEvent):
                if _is_long_quote(event):
                    lines = lines or text.split("\n")
                    if _holds_key(lines, event):
                        raise _OpenQuoteError(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > limits.DEPTH:
                    raise _TooDeepError(event.start_mark)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()
    loader = _YamlLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _too_deep(error: yaml.YAMLError, file: str) -> Diagnostic | None:
    """Return the diagnostic for a file that is nested too deeply, or None for another error.

    Newer versions of libyaml stop by themselves, but far below our limit.
    """
    if not isinstance(error, _TooDeepError) and "maximum nesting depth" not in str(error):
        return None
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"nested deeper than {limits.DEPTH} levels"
    span = Span(file, line, column, line, column + 1)
    return Diagnostic("too-deep", Severity.ERROR, message, span, LESS_DEEP)


def _first_fault(text: str) -> ParserFault | None:
    """Return what keeps a text from being composed, or None."""
    try:
        _composed(text)
    except yaml.YAMLError as error:
        return _parser_fault(error)
    return None


def _parser_fault(error: yaml.YAMLError) -> ParserFault:
    """Return an error of yaml's as a value."""
    opening = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or opening
    problem = str(getattr(error, "problem", None) or error)
    if "single document" in str(getattr(error, "context", None)):
        problem = "second document"
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return ParserFault(problem, line, column, (opening.line, opening.column) if opening else None)


def _reach(text: str) -> float:
    """Return the number of the line up to which a text can be parsed; infinity for all of it."""
    fault = _first_fault(text)
    return fault.line if fault else inf
