"""A source that is cited and not there is one error, with all the places that cite it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import irdocs
from irdocs.diagnostics import Diagnostic
from support.small_documents import one_section

SOURCE = {"authors": "A", "title": "T", "publisher": "P", "year": 2020}


def errors(folder: Path, source: dict[str, Any], *blocks: dict[str, Any]) -> list[Diagnostic]:
    text = one_section(*blocks, sources={"smiht-2020": SOURCE | source})
    (folder / "content.yaml").write_text(text, "utf-8")
    return list(irdocs.check(folder / "content.yaml").report.errors)


def test_a_slip_in_the_id_of_a_source_is_one_error(tmp_path: Path) -> None:
    words = {"type": "text", "text": "It helps [@smith-2020]."}
    table = {
        "type": "table", "caption": "A", "header": ["a"], "rows": [["1"]], "source": "smith-2020",
    }  # fmt: skip
    (error,) = errors(tmp_path, {"url": "https://a.org"}, words, table, dict(words))
    lines = (tmp_path / "content.yaml").read_text("utf-8").splitlines()
    first, second, third = (at for at, line in enumerate(lines, 1) if "smith-2020" in line)
    assert error.code == "unknown-source" and error.span and error.span.line == first
    assert error.message.endswith(f"it is cited in lines {second} and {third}, too")
    assert error.hint == 'did you mean "smiht-2020"?'


def test_each_id_is_told(tmp_path: Path) -> None:
    text = "It helps [@one-2020], it does [@two-2020], it does so [@one-2020]."
    found = errors(tmp_path, {"url": "https://a.org"}, {"type": "text", "text": text})
    assert [error.message for error in found] == [
        'there is no source "one-2020" under sources:',
        'there is no source "two-2020" under sources:',
    ]


def test_a_key_without_a_value_is_told_at_its_line(tmp_path: Path) -> None:
    (error,) = errors(tmp_path, {"doi": None}, {"type": "text", "text": "It [@smiht-2020]."})
    lines = (tmp_path / "content.yaml").read_text("utf-8").splitlines()
    assert error.code == "missing-key" and error.span
    assert lines[error.span.line - 1].strip().startswith("doi:")
    assert error.message == '"doi" has no value, and a source needs a doi, a url or an isbn'


def test_a_doi_with_the_stop_of_its_sentence_is_an_error(tmp_path: Path) -> None:
    words = {"type": "text", "text": "It [@smiht-2020]."}
    (error,) = errors(tmp_path, {"doi": "10.1000/182."}, words)
    assert error.code == "bad-doi" and error.hint == "write 10.1000/182"
    assert errors(tmp_path, {"doi": "10.1016/S0140-6736(09)61488-5"}, words) == []


def test_an_empty_alternative_text_is_told_at_its_line(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h5v5z"/></svg>'
    )
    (tmp_path / "a.svg").write_text(drawing)
    image = {"type": "image", "file": "a.svg", "alt": None}
    found = errors(tmp_path, {"url": "https://a.org"}, image)
    (error,) = [one for one in found if one.code == "missing-alt"]
    lines = (tmp_path / "content.yaml").read_text("utf-8").splitlines()
    assert error.span and lines[error.span.line - 1].strip().startswith("alt:")
