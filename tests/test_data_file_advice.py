"""A fault of a format or a print profile is told once, with its line and with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from irdocs.diagnostics import Diagnostic
from irdocs.reporting import text as reporting
from support.small_documents import built, one_section

FORMAT = """name: letter
title: US Letter handout
paper: office paper
fold: none
height: 279.4
text-width: 175
margin: {top: 12, bottom: 17}
page-numbers: true
sheets:
  - name: first
    panels:
      - {id: top, width: 215.9, height: 80, order: 1, holds: cover, ground: ground}
      - {id: page-1, width: 215.9, left: 0, top: 80, order: 2, holds: body, ground: ground}
more:
  name: following
  panels:
    - {id: page, width: 215.9, order: 3, holds: body, ground: ground}
"""
PRESS = """name: myshop
title: What the shop calls it
bleed: 3
marks: true
mark-offset: 4
mark-length: 5
safe: 5
ink-limit: 300
resolution: 250
"""


def only_error(folder: Path, name: str, file: str) -> tuple[Diagnostic, str]:
    """Return the only error of a build with a file of the user's own, and how it is shown."""
    (folder / name).write_text(file, "utf-8")
    options: dict[str, object] = {"press": str(folder / name)}
    if name == "format.yaml":
        options = {"formats": (str(folder / name),)}
    result = built(folder, one_section({"type": "text", "text": "a"}), only="leaflet", **options)
    (error,) = result.report.errors
    return error, reporting.finding(error, result.text_of, result.file)


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        ("height: 279.4", "height: 279.4mm", "height: must be a number", "write 279.4 alone"),
        ("height: 279.4", 'height: "279.4"', "height: must be a number", "write 279.4 without"),
        ("height: 279.4", "height: 11 in", "height: must be a number", "write 279.4, as lengths"),
        ("height: 279.4", "height: 27.94 cm", "height: must be a number", "write 279.4, as len"),
        ("height: 279.4", "height: tall", "height: must be a number", "write digits"),
        ("height: 279.4", "height: 27940", "height: must be at most 2000", "within this range"),
        ("width: 215.9, height: 80", "width: -1, height: 80", "width: must be at least 0", "range"),
        ("holds: cover", "holds: text", "holds: must be 'cover', 'body' or 'back'", "write one"),
        ("ground: ground", "ground: primery", "ground: must be 'ground'", "write primary"),
        ("fold: none", "fold: triple", "fold: must be 'none'", "write one of them"),
        ("margin: {top: 12, bottom: 17}", "margin: {top: 12}", "margin.bottom: is missing",
         "add this key"),
        ("margin: {top: 12, bottom: 17}", "margin: 12", "margin: must be a mapping",
         "top, bottom"),
        ("page-numbers: true", "page-number: true", "page-number: there is no such key",
         "known keys: name, title"),
        ("page-numbers: true", "page-numbers: all", "page-numbers: must be true or false",
         "write true or false"),
        ("page-numbers: true", "page-numbers: yes", "page-numbers: must be true or false",
         "write true, without"),
        ("page-numbers: true", "page-numbers: off", "page-numbers: must be true or false",
         "write false, without"),
        ("page-numbers: true", "page-numbers: 1", "page-numbers: must be true", "write true, w"),
        ("name: letter", "name: US Letter", "name: takes small letters, digits and hyphens",
         "write us-letter"),
        ("title: US Letter handout", "title: 12", "title: must be text", 'write "12"'),
    ],
)  # fmt: skip
def test_a_fault_of_a_format(old: str, new: str, message: str, advice: str, tmp_path: Path) -> None:
    assert old in FORMAT
    error, shown = only_error(tmp_path, "format.yaml", FORMAT.replace(old, new, 1))
    assert message in error.message and not any(sign.isdigit() for sign in message.split(":")[0])
    assert advice in str(error.hint) and "docs/formats.md" in str(error.hint)
    assert error.span
    line = (tmp_path / "format.yaml").read_text("utf-8").split("\n")[error.span.line - 1]
    assert f" {error.span.line} | {line}\n" in shown, shown


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        ("resolution: 250", "resolution: 250 dpi", "resolution: must be a whole number",
         "write 250 alone"),
        ("resolution: 250", "resolution: 250.5", "resolution: must be a whole number",
         "write digits"),
        ("bleed: 3", "bleed: 0.3", "bleed: must be at least 1", "within this range"),
        ("safe:", "saf:", 'saf: there is no such key; did you mean "safe"?', "known keys: name"),
    ],
)  # fmt: skip
def test_a_fault_of_a_print_profile(
    old: str, new: str, message: str, advice: str, tmp_path: Path
) -> None:
    error, shown = only_error(tmp_path, "press.yaml", PRESS.replace(old, new, 1))
    assert message in error.message and advice in str(error.hint)
    assert f"| {new.split(chr(10))[0]}" in shown


def test_keys_that_a_file_lacks_are_one_fault(tmp_path: Path) -> None:
    lacking = PRESS.replace("bleed: 3\n", "").replace("title: What the shop calls it\n", "")
    error, _ = only_error(tmp_path, "press.yaml", lacking)
    assert error.message == "these keys are missing: title and bleed"
    assert "add them" in str(error.hint) and "docs/print.md" in str(error.hint)


def test_a_theme_of_a_few_keys_is_told_what_to_begin_with(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("extends: clinic\ncolours: {primary: blue}\n", "utf-8")
    content = one_section({"type": "text", "text": "a"}, theme="mine.yaml")
    errors = built(tmp_path, content, only="leaflet").report.errors
    (lacking,) = [one for one in errors if "missing" in one.message]
    assert lacking.message == (
        "these keys are missing: name, accents, text-pairs, print and slides"
    )
    assert "irdocs theme" in str(lacking.hint)
