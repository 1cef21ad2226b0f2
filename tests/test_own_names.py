"""Names that the author chose, at a wrong indentation: a row of them is one error, at its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL
from irdocs import content
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of

NAMES = ("one", "two", "three", "four")


def errors_of(text: str, folder: Path) -> list[Diagnostic]:
    report = Report()
    content.read(text.encode(), "content.yaml", folder, report, traits_of())
    return list(report.errors)


def sources(*indents: tuple[int, int]) -> str:
    """Return four sources with the indentation of each id and of its keys."""
    lines = ["sources:"]
    for name, (indent, inner) in zip(NAMES, indents, strict=True):
        lines.append(f"{' ' * indent}{name}:")
        entries = ("authors: A et al.", f"doi: 10.1000/{name}", "publisher: P", "year: 2001")
        lines += [f"{' ' * inner}{entry}" for entry in entries]
    return "\n".join([*lines, ""])


def with_sources(table: str) -> str:
    start, end = SMALL.index("sources:"), SMALL.index("sections:")
    text = SMALL[:start] + table + SMALL[end:]
    return text.replace("Some words.", "Some words [@one] [@two] [@three] [@four].")


GOOD, FAR = (2, 4), (4, 6)
ROWS = [
    # the indentations; the misplaced name that is told; what to do
    ([GOOD, (4, 4), GOOD, GOOD], "two", "indent it by 2 spaces"),
    ([GOOD, FAR, GOOD, GOOD], "two", "indent it by 2 spaces"),
    ([GOOD, (4, 4), (4, 4), GOOD], "two", 'indent it by 2 spaces, and "three" below it too'),
    ([GOOD, FAR, FAR, FAR], "two", "indent it by 2 spaces, and the 2 below it too"),
    ([GOOD, (6, 8), (6, 8), GOOD], "two", 'indent it by 2 spaces, and "three" below it too'),
    ([GOOD, (5, 4), (5, 4), GOOD], "two", 'indent it by 2 spaces, and "three" below it too'),
    ([GOOD, GOOD, (3, 5), (3, 5)], "three", 'indent it by 2 spaces, and "four" below it too'),
    ([FAR, FAR, GOOD, GOOD], "one", 'indent it by 2 spaces, and "two" below it too'),
    ([(4, 4), GOOD, GOOD, GOOD], "one", "indent it by 2 spaces"),
    ([FAR, FAR, GOOD, FAR], "three", "indent it by 4 spaces"),
    ([GOOD, (0, 2), (0, 2), GOOD], "two", 'indent it by 2 spaces, and "three" below it too'),
]


@pytest.mark.parametrize(("indents", "name", "hint"), ROWS)
def test_a_row_of_sources_is_one_error(
    indents: list[tuple[int, int]], name: str, hint: str, tmp_path: Path
) -> None:
    text = with_sources(sources(*indents))
    (error,) = errors_of(text, tmp_path)
    line = next(n for n, at in enumerate(text.split("\n"), 1) if at.strip() == f"{name}:")
    assert error.code == "misplaced-key" and error.span
    assert (error.span.line, error.hint) == (line, hint)
    assert f'"{name}" is indented by' in error.message


def test_what_is_wrong_in_a_misplaced_source_is_told_too(tmp_path: Path) -> None:
    text = with_sources(sources(GOOD, FAR, GOOD, GOOD)).replace("10.1000/two", "two")
    assert [error.code for error in errors_of(text, tmp_path)] == ["misplaced-key", "bad-doi"]


GLOSSARIES = [
    ("  UK: a\n    US: b\n    NHS: c\n  EU: d\n", "US"),
    ("    UK: a\n    US: b\n  NHS: c\n  EU: d\n  WHO: e\n", "UK"),
    ("  UK: a\nUS: b\nNHS: c\n", "US"),
    ("  UK: a text that\n    goes on\n     US: b\n", "US"),
]


@pytest.mark.parametrize(("table", "name"), GLOSSARIES)
def test_a_row_of_a_glossary_is_one_error(table: str, name: str, tmp_path: Path) -> None:
    text = SMALL.replace("sections:", f"glossary:\n{table}sections:")
    (error,) = errors_of(text, tmp_path)
    line = next(n for n, at in enumerate(text.split("\n"), 1) if at.strip().startswith(f"{name}:"))
    assert error.code == "misplaced-key" and error.span and error.span.line == line


FINE = [
    "sources:\n  one: {authors: A, doi: 10.1000/xyz, publisher: P}\n",
    'sources:\n    one:\n      authors: "A: of B"\n      doi: 10.1000/xyz\n      publisher: P\n'
    "      title: >-\n        Two lines: a title\n          of both\n",
    "sources:\n  one:\n    # authors: B\n    authors: A\n    publisher: P\n    doi: 10.1000/x\n",
]


@pytest.mark.parametrize("table", FINE)
def test_sound_tables_are_left_alone(table: str, tmp_path: Path) -> None:
    text = with_sources(table).replace(" [@two] [@three] [@four]", "")
    assert not errors_of(text, tmp_path)


def test_a_key_that_no_source_has_is_no_name(tmp_path: Path) -> None:
    table = "sources:\n  one:\n    authors: A\n    publisher: P\n    doi: 10.1000/x\n    more:\n"
    text = with_sources(f"{table}      foo: bar\n").replace(" [@two] [@three] [@four]", "")
    (error,) = errors_of(text, tmp_path)
    assert error.code == "unknown-key" and 'no "more"' in error.message
