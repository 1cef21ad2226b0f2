"""Read formulas of content.yaml, and report their faults at their line and column."""

from __future__ import annotations

from irdocs import mathematics
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from irdocs.diagnostics import Report, Span
from irdocs.mathematics import Formula, FormulaError, MathNotInstalledError

INSTALL = "pip install 'irdocs[math]'"
"""The command that installs what formulas need."""


def read_formula(
    text: SourceText, report: Report, *, display: bool, start: int = 0, end: int | None = None
) -> Formula:
    """Return the formula in a text, or in the part of it from `start` to `end`.

    A fault is reported at its line and column, and an empty formula returned. Where the library is
    not installed, the first formula of the file is reported.
    """
    latex = text[start:end]
    try:
        if display:
            _check_escapes(text)
        return mathematics.read(latex.rstrip(), display=display)
    except FormulaError as error:
        place = place_in(text, start + error.offset, error.length)
        report.error("bad-formula", error.message, place, error.hint or None)
    except MathNotInstalledError:
        if not any(found.code == "math-not-installed" for found in report):
            report.error(
                "math-not-installed",
                'formulas need the optional part "math" of irdocs, which is not installed',
                place_in(text, start, len(latex)),
                INSTALL,
            )
    return Formula.empty()  # which stands for it: the document is then not used


def _check_escapes(text: SourceText) -> None:
    r"""Raise FormulaError for a line break that YAML has made of \n, as in "\neq"."""
    is_one_line = not text.is_literal and text.span.line == text.span.end_line
    if is_one_line and "\n" in text and text.span is not NOWHERE:
        raise FormulaError(
            r'the formula has a line break where "\n" was meant',
            hint="write the formula in single quotes, or without quotes: in double quotes YAML "
            "reads a backslash as the beginning of another character",
        )


def place_in(text: SourceText, offset: int, length: int) -> Span:
    """Return the place in the file of some characters of a text.

    Where YAML's quotes and line breaks hide which columns these are, it is the line, or the text.
    """
    if text.is_literal:
        return text.line_span(text.count("\n", 0, offset))
    span = text.span
    quotes = span.end_column - span.column - len(text)
    if span.line != span.end_line or quotes not in (0, 2):
        return span
    column = span.column + quotes // 2 + min(offset, max(0, len(text) - 1))
    return Span(span.file, span.line, column, span.line, column + max(1, length))
