r"""The key of a formula in content.yaml: LaTeX that knows its place and what was read in it.

A backslash begins an escape in YAML's double quotes, so that "\frac" is a form feed and "rac". What
that makes of a formula is recognised and explained.
"""

from __future__ import annotations

from typing import Annotated, Any

from irdocs.content.latex import read_formula
from irdocs.content.reading_context import ReadingContext
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE, plain_text
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Report
from irdocs.mathematics import Formula
from irdocs.models import ReadBy, ValidationInfo, WithJsonSchema


class LatexFormula(SourceText):
    """The source of a formula, with what was read in it."""

    formula: Formula


def _formula(value: Any, info: ValidationInfo) -> LatexFormula:
    """Return a formula that is set by itself; its faults are reported at their place."""
    if not isinstance(value, str):
        plain_text(value)  # which raises the error for what is no text
    text = value if isinstance(value, SourceText) else SourceText(value, NOWHERE)
    report = info.context.report if isinstance(info.context, ReadingContext) else Report()
    formula = read_formula(text, report, display=True)
    latex = LatexFormula(text.strip(), text.span, is_literal=text.is_literal)
    latex.formula = formula
    return latex


LatexSource = Annotated[
    LatexFormula,
    ReadBy(_formula),
    WordsForm.FORMULA,
    WithJsonSchema({"type": "string", "description": "a formula in LaTeX, without $ round it"}),
]
