"""Tables and lists of HTML in Markdown are tables and lists in content.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from irdocs.importing.project import ImportResult, import_file

DOSES = """<table>
  <caption>Doses for adults</caption>
  <tr><th>Drug</th><th>Dose</th></tr>

  <tr><td>Paracetamol</td><td>1 g, <b>at most</b> 4 times</td></tr>
  <tr><td>Ibuprofen*</td><td>400 mg</td></tr>
</table>
"""


def blocks_of(folder: Path, html: str) -> tuple[list[dict[str, Any]], ImportResult]:
    """Return the blocks that HTML between two paragraphs becomes, and what came of the import."""
    source = folder / "talk.md"
    source.write_text(f"# Talk\n\n## Part\n\nBefore.\n\n{html}\n\nAfter.\n", "utf-8")
    result = import_file(source, folder / "new", "2026-11-26")
    assert result.missing == () and not result.checked.report.errors
    content = yaml.safe_load((result.folder / "content.yaml").read_text("utf-8"))
    (section,) = content["sections"]
    assert section["lead"] == "Before." and section["blocks"][-1]["text"] == "After."
    return section["blocks"][:-1], result


def test_a_table_is_a_table(tmp_path: Path) -> None:
    (table,), _ = blocks_of(tmp_path, DOSES)
    assert table["type"] == "table" and table["header"] == ["Drug", "Dose"]
    assert table["caption"] == "Doses for adults"
    assert table["rows"] == [["Paracetamol", "1 g, **at most** 4 times"],
                             ["Ibuprofen\\*", "400 mg"]]  # fmt: skip


def test_cells_that_are_one_are_told(tmp_path: Path) -> None:
    html = DOSES.replace("<td>Paracetamol</td>", '<td rowspan="2">Paracetamol</td>').replace(
        "<td>Ibuprofen*</td>", "")  # fmt: skip
    (table,), result = blocks_of(tmp_path, html)
    assert table["rows"][1] == ["", "400 mg"]
    assert any(one.what == "cells that are one" and one.line == 7 for one in result.account.lines)


@pytest.mark.parametrize("wrapped", ["{}", "<div align=center>\n{}</div>", "<details>{}</details>"])
def test_lists_are_lists(wrapped: str, tmp_path: Path) -> None:
    html = wrapped.format("<ol><li>Rest</li><li>Ice <i>often</i></li></ol>\n")
    (points,), _ = blocks_of(tmp_path, html)
    assert points["type"] == "points" and points["ordered"]
    assert points["items"] == ["Rest", "Ice *often*"]


def test_html_with_words_alone_is_words(tmp_path: Path) -> None:
    (text, _), result = blocks_of(tmp_path, "<div>Words &amp; more</div>\n\n- A\n- B")
    assert text == {"type": "text", "text": "Words & more"}
    assert any(one.how == "its words" for one in result.account.lines)


def test_a_table_in_code_is_code(tmp_path: Path) -> None:
    (code,), _ = blocks_of(tmp_path, f"```html\n{DOSES}```")
    assert code["type"] == "code" and code["code"].count("\n\n") == 1


@pytest.mark.parametrize("html", ["<table>", "<table><tr><td>A", "<ul></ul>", "<table></table>"])
def test_html_that_is_not_whole_loses_no_words(html: str, tmp_path: Path) -> None:
    source = tmp_path / "talk.md"
    source.write_text(f"# Talk\n\n## Part\n\nBefore.\n\n{html}\n\nAfter.\n", "utf-8")
    assert import_file(source, tmp_path / "new", "2026-11-26").missing == ()
