"""Controls of direction that would disguise a text are errors at their place, wherever they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SMALL
from irdocs import content
from irdocs.content.datafile import DataFileRequest, load
from irdocs.content.video.captions import read as read_captions
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of
from irdocs.theme import THEMES, Theme
from irdocs.unicode.bidi import levels, line_order
from irdocs.unicode.bidi_classes import EXPLICIT
from irdocs.unicode.controls import BIDI_CONTROL, disguising_controls

Said = Callable[[str], list[Diagnostic]]


@pytest.fixture
def said(tmp_path: Path) -> Said:
    def of(text: str) -> list[Diagnostic]:
        report = Report()
        content.read(text.encode(), "content.yaml", tmp_path, report, traits_of())
        return list(report)

    return of


def with_block(*lines: str) -> str:
    head = SMALL.rsplit("      - type: text", 1)[0]
    first, *rest = lines
    return head + "\n".join([f"      - {first}", *(f"        {line}" for line in rest)]) + "\n"


@pytest.mark.parametrize("control", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_control_that_disguises_is_named_at_its_place(control: str, said: Said) -> None:
    (found,) = said(SMALL.replace("Small", f"Sm{control}all"))
    assert (found.code, found.severity) == ("bidi-control", "error")
    assert found.span and (found.span.line, found.span.column) == (3, 12)
    assert f"U+{ord(control):04X}" in found.message and found.hint


@pytest.mark.parametrize(
    "title",
    ["the word \u2068שלום\u2069 here", "\u2067a \u2066b\u2069 c\u2069", "C\u200e# and \u200f!"],
)
def test_isolates_that_end_and_marks_are_allowed(title: str, said: Said) -> None:
    assert said(SMALL.replace("title: Small", f"title: {title}")) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# a comment \u202e", (1, 13)),
        ("key: 'a \u2067b", (1, 9)),
    ],
)
def test_nothing_in_a_file_is_too_small_to_be_looked_at(
    text: str, place: tuple[int, int], said: Said
) -> None:
    first = said(text + "\n" + SMALL)[0]
    assert first.code == "bidi-control"
    assert first.span and (first.span.line, first.span.column) == place


@pytest.mark.parametrize("escape", ["\\u202e", "a\\u2067b", "\\u2069", "\\u2067a\\nb\\u2069"])
def test_a_control_written_as_an_escape_is_refused(escape: str, said: Said) -> None:
    found = said(SMALL.replace("notes: Say it.", f'notes: "{escape}c"'))
    assert [one.code for one in found] == ["bidi-control"]
    assert said(SMALL.replace("notes: Say it.", 'notes: "\\u2067a\\u2069 b\\u200e"')) == []


@pytest.mark.parametrize("control", "\u2066\u202e\u200f\u061c")
def test_code_has_none_at_all(control: str, said: Said) -> None:
    """As in "Trojan Source": an isolate that ends would still move a part of a line of code."""
    lines = ("type: code", "title: A", "code: |", "  dose = 1", f'  if a {control}!= "b\u2069":')
    found = said(with_block(*lines))
    assert {one.code for one in found} == {"bidi-control"}
    span = found[0].span
    assert span and (span.line, span.column) == (22, 16)
    escaped = f'code: "a\\u{ord(control):04x}b\\u2069"'
    (one,) = said(with_block("type: code", "title: A", escaped))
    assert one.code == "bidi-control"


def test_an_address_has_none_at_all(said: Said) -> None:
    text = SMALL.replace("doi: 10.1000/xyz", 'url: "https://example.org/\\u200fa"')
    assert text != SMALL
    (found,) = said(text)
    assert found.code == "bidi-control"
    (found,) = said(SMALL.replace("Some words.", "See [this](https://example.org/\u200fa)."))
    assert found.code == "bidi-control"


def test_data_files_are_read_in_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("# \u202e\nname: own\n", encoding="utf-8")
    report = Report()
    assert load(THEMES, DataFileRequest("own.yaml", tmp_path, None), Theme, report) is None
    first = next(iter(report))
    assert first.code == "bidi-control"
    assert first.span and (first.span.line, first.span.column) == (1, 3)


def test_captions_are_read_in_the_same_way() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nTake \u202e10 mg\n"
    (fault,) = read_captions(text.encode()).faults
    assert fault.line == 4 and "U+202E" in fault.message


@given(st.text(st.sampled_from("ab 1\n" + EXPLICIT), max_size=20))
def test_what_is_accepted_moves_nothing_beyond_its_line(text: str) -> None:
    if disguising_controls(text):
        return
    for line in text.split("\n"):
        whole = f"x{line}y"
        order = line_order(levels(whole, 0), whole, 0, len(whole), 0)
        assert (order[0].start, order[-1].end) == (0, len(whole))


@given(st.text(st.sampled_from("a\n\u200e\u2066\u2069\u202e"), max_size=12))
def test_code_is_clean_only_without_any(text: str) -> None:
    found = [control.position for control in disguising_controls(text, is_code=True)]
    assert found == [match.start() for match in BIDI_CONTROL.finditer(text)]
