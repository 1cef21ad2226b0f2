"""The words by which formulas are read aloud: one `FormulaWords` for each language, from one file.

They are kept apart from the other texts since they are many, and are only read for a document with
a formula whose author gave no alternative text. `formulas/en.yaml` explains each key.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from irdocs.content import datafile
from irdocs.content.datafile import DataFileKind, DataFileRequest, FileData
from irdocs.diagnostics import Report
from irdocs.locale import most_specific
from irdocs.locale.phrases import Phrase
from irdocs.locale.strings_file import Fixed, Separator, StringsError
from irdocs.locale.unit_names import UnitName


class FractionPhrase(Phrase):
    def __call__(self, *, above: str, below: str) -> str:
        return self._filled(above=above, below=below)


class RadicandPhrase(Phrase):
    def __call__(self, *, radicand: str) -> str:
        return self._filled(radicand=radicand)


class DegreePhrase(Phrase):
    def __call__(self, *, degree: str, radicand: str) -> str:
        return self._filled(degree=degree, radicand=radicand)


class BasePhrase(Phrase):
    def __call__(self, *, base: str) -> str:
        return self._filled(base=base)


class RaisedPhrase(Phrase):
    def __call__(self, *, base: str, raised: str) -> str:
        return self._filled(base=base, raised=raised)


class LoweredPhrase(Phrase):
    def __call__(self, *, base: str, lowered: str) -> str:
        return self._filled(base=base, lowered=lowered)


class BoundsPhrase(Phrase):
    def __call__(self, *, sign: str, lowered: str, raised: str) -> str:
        return self._filled(sign=sign, lowered=lowered, raised=raised)


class LowerBoundPhrase(Phrase):
    def __call__(self, *, sign: str, lowered: str) -> str:
        return self._filled(sign=sign, lowered=lowered)


class SignPhrase(Phrase):
    def __call__(self, *, sign: str) -> str:
        return self._filled(sign=sign)


class FunctionPhrase(Phrase):
    def __call__(self, *, name: str) -> str:
        return self._filled(name=name)


class FunctionBasePhrase(Phrase):
    def __call__(self, *, name: str, lowered: str) -> str:
        return self._filled(name=name, lowered=lowered)


class AccentPhrase(Phrase):
    def __call__(self, *, base: str, accent: str) -> str:
        return self._filled(base=base, accent=accent)


class LabelPhrase(Phrase):
    def __call__(self, *, base: str, label: str) -> str:
        return self._filled(base=base, label=label)


class RowPhrase(Phrase):
    def __call__(self, *, number: str, cells: str) -> str:
        return self._filled(number=number, cells=cells)


class CapitalPhrase(Phrase):
    def __call__(self, *, letter: str) -> str:
        return self._filled(letter=letter)


class FormulaWords(FileData):
    """All words of one language for formulas; formulas/en.yaml explains each key."""

    fraction: FractionPhrase
    long_fraction: FractionPhrase
    binomial: FractionPhrase
    square_root: RadicandPhrase
    long_square_root: RadicandPhrase
    cube_root: RadicandPhrase
    root: DegreePhrase
    squared: BasePhrase
    cubed: BasePhrase
    power: RaisedPhrase
    long_power: RaisedPhrase
    lowered: LoweredPhrase
    long_lowered: LoweredPhrase
    prime: BasePhrase
    double_prime: BasePhrase
    bounds: BoundsPhrase
    lower_bound: LowerBoundPhrase
    without_bounds: SignPhrase
    limit: FunctionBasePhrase
    to_base: FunctionBasePhrase
    function: FunctionPhrase
    overlined: BasePhrase
    underlined: BasePhrase
    accented: AccentPhrase
    with_label: LabelPhrase
    with_above: LabelPhrase
    with_below: LabelPhrase
    case: RowPhrase
    row: RowPhrase
    between_cells: Separator
    between_rows: Separator
    capital: CapitalPhrase
    per: Fixed
    leads_to: Fixed
    signs: Mapping[str, str]
    functions: Mapping[str, str]
    accents: Mapping[str, str]
    letters: Mapping[str, str]
    prefixes: Mapping[str, str]
    units: Mapping[str, UnitName]


FORMULA_WORDS = DataFileKind(
    "formula-words", "irdocs.locale", "formulas", "formulas/en.yaml shows every key"
)


@cache
def words_for(tag: str) -> FormulaWords | None:
    """Return the words for a language's tag (BCP 47), or None if its language has none.

    Raises StringsError for a file that lacks a key, has an unknown one or wrong placeholders.
    """
    name = most_specific(tag, FORMULA_WORDS.names)
    if name is None:
        return None
    report = Report()
    words = datafile.load(FORMULA_WORDS, DataFileRequest(name, Path(), None), FormulaWords, report)
    if words is None:
        raise StringsError(
            "\n".join(f"{error.span or name}: {error.message}" for error in report.errors)
        )
    return words
