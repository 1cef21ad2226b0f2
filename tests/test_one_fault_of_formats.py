"""What several formats find of one fault is told once, with what mends it in all of them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

import irdocs
from support.small_documents import built, one_section

FORMATS = ("a5-booklet", "a4-trifold", "large-print")
WIDE = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def errors(folder: Path, block: dict[str, object], **options: object) -> list[irdocs.Diagnostic]:
    result = built(folder, one_section(block), only="leaflet", formats=FORMATS, **options)
    return [one for one in result.report if one.code in ("coarse-image", "word-too-wide",
            "table-too-wide", "code-too-wide")]  # fmt: skip


def test_each_wide_word_is_told_once_at_its_place(tmp_path: Path) -> None:
    text = f"Some words.\n\nThen {WIDE} and more {WIDE.upper()} follow."
    found = errors(tmp_path, {"type": "text", "text": text})
    assert [one.message for one in found] == [
        f'"{word[:39]}…" is wider than its column in the leaflet (232 pt)'
        for word in (WIDE, WIDE.upper())
    ]
    lines = (tmp_path / "content.yaml").read_text().split("\n")
    for one, word in zip(found, (WIDE, WIDE.upper()), strict=True):
        assert one.span and lines[one.span.line - 1][one.span.column - 1 :].startswith(word)


def test_a_coarse_picture_is_told_once_with_what_all_formats_need(tmp_path: Path) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "small.png")
    block = {"type": "image", "file": "small.png", "decorative": True, "size": "large"}
    (found,) = errors(tmp_path, block, press="uk-3mm")
    alone = built(tmp_path, one_section(block), only="leaflet", formats=("large-print",),
                  press="uk-3mm").report  # fmt: skip
    assert [found.hint] == [one.hint for one in alone if one.code == "coarse-image"]


def test_pictures_of_one_block_are_told_each(tmp_path: Path) -> None:
    for name, width in (("one.png", 60), ("two.png", 40)):
        Image.new("RGB", (width, 40)).save(tmp_path / name)
    items = [{"file": name, "decorative": True} for name in ("one.png", "two.png")]
    found = errors(tmp_path, {"type": "images", "items": items}, press="uk-3mm")
    assert len({one.hint for one in found}) >= 2


def test_a_wide_table_and_a_wide_line_of_code_are_told_once(tmp_path: Path) -> None:
    header = [f"Column{number}" for number in range(30)]
    table = {"type": "table", "caption": "Wide", "header": header, "rows": [header]}
    assert [one.code for one in errors(tmp_path, table)] == ["table-too-wide"]
    code = {"type": "code", "code": "x = 1\n" + "y" * 200}
    assert [one.code for one in errors(tmp_path, code)] == ["code-too-wide"]
