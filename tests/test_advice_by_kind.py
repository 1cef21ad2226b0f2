"""A fault is told once, at its place, with advice that helps there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import irdocs
from irdocs.theme import THEMES
from support.small_documents import ABOUT, one_section

SHARE = {"type": "chart", "kind": "pie", "categories": ["a", "b"], "source": "Our own audit, 2025",
         "series": [{"name": "n", "values": [0, 0]}], "alt": "Two slices."}  # fmt: skip
TEXT = {"type": "text", "text": "a"}
BREAK = {"type": "pagebreak"}
DEEP: Any = "a"
for _ in range(3):
    DEEP = {"text": "a", "items": [DEEP]}


def only_error(folder: Path, text: str) -> tuple[str, str, str, str]:
    """Return the code, the message, the advice and the source line of the only error of a file."""
    file = folder / "content.yaml"
    file.write_text(text, encoding="utf-8")
    (error,) = irdocs.check(file).report.errors
    assert error.span
    line = (folder / error.span.file).read_text("utf-8").split("\n")[error.span.line - 1]
    return error.code, error.message, error.hint or "", line[error.span.column - 1 :]


@pytest.mark.parametrize(
    ("text", "code", "advice", "place"),
    [
        (one_section(sections=[]), "too-few", "write a section", "[]"),
        (one_section(), "too-few", "write a block", "[]"),
        (one_section({"type": "table", "caption": "c", "header": ["a"], "rows": []}), "too-few",
         "write a row", "[]"),
        (one_section({"type": "table", "caption": "c", "header": [], "rows": [["a"]]}), "too-few",
         "a name for each column", "[]"),
        *((one_section({"type": "table", "caption": "c", "header": ["a", "b"], "rows": [["a", "b"]],
                        "columns": [{"width": wide}, {}]}), "number-expected",
           "write 30 alone, as widths are in per cent", wide[:2])
          for wide in ("30%", "30 %", "30 mm", "30 per cent")),
        (one_section(SHARE), "bad-chart", "choose kind: bar", "- 0"),
        (one_section(TEXT, BREAK, dict(BREAK)), "bad-break", "remove it", "type: pagebreak"),
        (one_section({"type": "image", "file": " ", "alt": "An x"}), "missing-asset",
         "write its name", "' '"),
        (one_section({"type": "image", "file": "a\\b.png", "alt": "An x"}), "missing-asset",
         "write /", "a\\b.png"),
        (one_section({"type": "text", "text": "a [@one, @two]"}), "bad-citation",
         "one behind another", "[@one,"),
        (one_section({"type": "points", "items": [DEEP]}), "too-deep", "innermost", "- a"),
        (one_section({"text": "a"}), "missing-key", "write type: text", "text: a"),
        (one_section({"image": "a.png", "alt": "An x"}), "missing-key", "write type: image",
         "image:"),
        (one_section({"paragraph": "a"}), "missing-key", "write type: text", "paragraph"),
        (one_section("Some words"), "mapping-expected", "write - type: text", "Some words"),
        (one_section(TEXT, document={**ABOUT, "title": ["Smith", "Jones"]}), "text-expected",
         'write one text: "Smith, Jones"', "- Smith"),
    ],
)  # fmt: skip
def test_a_fault_is_one_error_with_advice_for_its_kind(
    text: str, code: str, advice: str, place: str, tmp_path: Path
) -> None:
    found, message, hint, at = only_error(tmp_path, text)
    assert found == code, message
    assert advice in hint and at.startswith(place), (hint, at)


def test_a_text_with_several_commas_in_braces_is_one_error(tmp_path: Path) -> None:
    text = one_section(TEXT) + "  - {type: text, text: drain it, cut it out, or take it out}\n"
    code, message, _, at = only_error(tmp_path, text)
    assert code == "yaml-syntax" and "has no colon" in message and at.startswith("cut it out")


def test_no_text_is_meant_by_the_name_of_a_picture(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("a")
    (tmp_path / "notes.csv").write_text("a")
    content = one_section({"type": "image", "file": "note.png", "alt": "An x"})
    assert "did you mean" not in only_error(tmp_path, content)[1]
    (tmp_path / "notes.jpg").write_bytes(b"")
    assert 'did you mean "notes.jpg"' in only_error(tmp_path, content)[1]


def test_an_empty_included_file_is_to_be_filled_with_sections(tmp_path: Path) -> None:
    for words in ("", "# nothing"):
        (tmp_path / "part.yaml").write_text(words)
        code, _, hint, _ = only_error(tmp_path, one_section(sections=[{"include": "part.yaml"}]))
        assert code == "empty-file" and "write sections into it" in hint


def test_a_label_is_not_told_to_have_markup(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(one_section({**TEXT, "title": "<b>x</b> ==y== **z"}))
    found = irdocs.check(file).report.warnings
    hints = [one.hint for one in found if one.code == "markup-in-label"]
    assert len(hints) == 3 and not any("**" in str(hint) for hint in hints)


def test_a_package_of_fonts_that_is_missing_is_one_error(tmp_path: Path) -> None:
    theme = THEMES.path("ir").read_text("utf-8")
    own = theme.replace("package: font_source_sans_pro", "package: not_here", 1)
    assert own != theme
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    code, message, _, at = only_error(tmp_path, one_section(TEXT, theme="own.yaml"))
    assert (code, at) == ("bad-theme", "package: not_here") and "is not installed" in message
