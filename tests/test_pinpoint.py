"""Faults within a text are told at their own line and column, all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs

HEAD = """\
schema_version: 1
document: {title: T, subtitle: S., language: en-GB, audience: A, version: "1", date: 2026-11-01,
  disclaimer: D.}
leaflet: {format: a4}
sections:
  - id: s
    title: Section
    lead: Lead.
    blocks:
      - type: text
        text: """

LINES = ["Here is [@nobody].", "And [@no] [words](ftp:x)", "", "with [](https://example.org).",
         "", "Why [that]() and", "[Helo](lang:cy), [hi](lang:).",
         "[Croeso](lang:--) to [@nobody and [it](#nowhere)."]  # fmt: skip
FAULTS = {
    ("unknown-source", "[@nobody]"), ("unknown-source", "[@no]"), ("bad-url", "ftp:x"),
    ("empty-link", "(https://example.org)"), ("empty-link", "[that]()"),
    ("bad-language", "lang:--"), ("bad-language", "(lang:)"),
    ("bad-citation", "[@nobody"), ("unknown-target", "(#nowhere)"),
}  # fmt: skip


@pytest.mark.parametrize("style", ["|", ">-", '"'])
def test_each_fault_of_a_text_is_told_where_it_is(tmp_path: Path, style: str) -> None:
    start, end = (style, style) if style == '"' else (f"{style}\n          ", "")
    text = HEAD + start + "\n          ".join(LINES) + end + "\n"
    (tmp_path / "content.yaml").write_text(text)
    errors = irdocs.check(tmp_path / "content.yaml").report.errors
    lines = text.split("\n")
    found = set()
    for error in errors:
        span = error.span
        assert span is not None and span.line == span.end_line
        found.add((error.code, lines[span.line - 1][span.column - 1 : span.end_column - 1]))
    assert found == FAULTS


def test_a_sign_without_a_typeface_is_told_at_its_column(tmp_path: Path) -> None:
    text = HEAD + "|\n          Fine.\n\n          A bird: 𓅃\n"
    (tmp_path / "content.yaml").write_text(text)
    (error,) = irdocs.check(tmp_path / "content.yaml").report.errors
    assert error.code == "missing-glyph" and error.span
    assert (error.span.line, error.span.column) == (text[: text.index("𓅃")].count("\n") + 1, 19)
