"""What stays as it is from one edition to the next is read, planned and checked once; the files and
the findings are those of an edition that is made alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from PIL import Image

import irdocs
from irdocs.building import make
from irdocs.caching.by_identity import EACH, cached_by_identity
from irdocs.content import photographs
from irdocs.editions import Begun, Reading
from irdocs.products import PRODUCTS
from support.memory import forget
from support.small_documents import ABOUT, one_section
from support.thorough import tried

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<path d="M0 0H20V10H0Z" fill="{}"/></svg>'
)
BLOCKS = (
    {"type": "text", "id": "greeting", "text": "At {{ name }} we meet at noon [@guide]."},
    {"type": "text", "id": "same", "text": "Please click [here](https://example.org/a)."},
    {"type": "points", "id": "points", "items": [
        {"text": "Bring your card.", "when": "wales"}, {"text": "Bring a friend."},
        {"text": "Wear flat shoes."},
    ]},
    {"type": "callout", "id": "call", "kind": "information", "title": "In Wales",
     "text": "Croeso, welcome.", "when": "wales"},
    {"type": "image", "id": "map", "file": "map.svg", "alt": "A square."},
    {"type": "table", "id": "times", "caption": "Hours", "header": ["Day", "Hour"],
     "rows": [["Monday", "9"]]},
    {"type": "quiz", "question": "Which day?", "options": ["Monday", "Friday"], "answer": "A",
     "explanation": "It is Monday."},
)  # fmt: skip
SOURCES = {
    "guide": {"authors": "A. Author", "publisher": "The Press", "year": 2020,
              "url": "https://example.org/guide"},
    "other": {"authors": "B. Author", "publisher": "The Press", "year": 2021,
              "url": "https://example.org/other"},
}  # fmt: skip


def project(folder: Path) -> Path:
    editions = {"data": "rows.csv", "columns": {"wales": {"type": "yes-no"}}}
    text = one_section(*BLOCKS, document=ABOUT, sources=SOURCES, editions=editions)
    (folder / "content.yaml").write_text(text)
    (folder / "rows.csv").write_text("name,wales\nLeeds,no\nCardiff,yes\nYork,no\nLeeds Two,no\n")
    (folder / "map.svg").write_text(SVG.format("#135"))
    return folder / "content.yaml"


def begun(path: Path, name: str) -> Begun:
    options = irdocs.BuildOptions(edition=name)
    return Reading(path, options, {}, PRODUCTS, None, lambda *_: None).begin()


def blocks(path: Path, name: str) -> dict[str, object]:
    document = begun(path, name).documents[0].document
    return {str(block.id): block for block in document.blocks}


def test_editions_made_one_after_another_are_those_made_alone(tmp_path: Path) -> None:
    path = project(tmp_path)

    def made(name: str) -> tuple[dict[str, bytes], list[str]]:
        result, files, _ = make(path, irdocs.BuildOptions(edition=name), environment={})
        assert not result.report.errors
        return {file.name: file.data for file in files}, [str(one) for one in result.report]

    names = ("Leeds", "Cardiff", "York", "Leeds Two")[: tried(4, 2)]
    forget()
    together = [made(name) for name in names]
    for name, one in zip(names, together, strict=True):
        forget()
        assert made(name) == one
    assert any("vague-link" in line for line in together[-1][1])  # is told of each edition


CHARTED = (
    {"kind": "bar", "stacked": True}, {"kind": "column", "stacked": True},
    {"kind": "bar"}, {"kind": "column"}, {"kind": "line"}, {"kind": "pie"},
)  # fmt: skip


def test_numbers_that_are_equal_are_written_as_each_edition_types_them(tmp_path: Path) -> None:
    blocks_of_it: list[dict[str, object]] = [
        {"type": "chart", "id": f"c{at}", "title": f"Chart {at}", "categories": ["A", "B"],
         "series": [{"name": "N", "values": ["{{ n }}", 4]}]
         + ([{"name": "M", "values": [1, 3]}] if how["kind"] != "pie" else []),
         "unit": "mg", "source": "Own audit, 2025", "alt": "Bars.", **how}
        for at, how in enumerate(CHARTED)
    ]  # fmt: skip
    blocks_of_it.append(
        {
            "type": "statistics",
            "items": [
                {"value": "{{ n }}", "label": "of ten", "unit": "mg", "source": "Own audit, 2025"}
            ],
        }
    )
    editions = {"data": "rows.csv", "name": "{{ slug }}", "columns": {"n": {"type": "number"}}}
    path = tmp_path / "content.yaml"
    path.write_text(one_section(*blocks_of_it, document=ABOUT, editions=editions))
    numbers = ("2.5", "2.50", "4", "4.0", "0", "0.0", "2.500", "1", "1.0")[: tried(9, 2)]
    rows = "".join(f"e{at},{number}\n" for at, number in enumerate(numbers))
    (tmp_path / "rows.csv").write_text("slug,n\n" + rows)

    def made(number: int) -> tuple[dict[str, bytes], list[str]]:
        options = irdocs.BuildOptions(edition=f"e{number}")
        result, files, _ = make(path, options, environment={})
        return {file.name: file.data for file in files}, [str(one) for one in result.report]

    forget()
    together = [made(number) for number in range(len(numbers))]
    assert all(len(files) == 2 for files, _ in together), together[0][1]
    for number, one in enumerate(together):
        forget()
        assert made(number) == one, numbers[number]


def test_what_a_record_leaves_as_it_is_stays_the_very_same(tmp_path: Path) -> None:
    path = project(tmp_path)
    leeds, york = blocks(path, "Leeds"), blocks(path, "York")
    changed = {name for name in leeds if leeds[name] is not york[name]}
    assert changed == {"greeting", "points"}  # of the points, one is left out of both
    cardiff = blocks(path, "Cardiff")
    assert "call" in cardiff and cardiff["points"] is not york["points"]


def test_only_the_block_with_a_finding_is_read_again(tmp_path: Path) -> None:
    path = project(tmp_path)
    text = {"type": "text", "id": "told", "title": "**Bold** words", "text": "Words."}
    editions = {"data": "rows.csv", "columns": {"wales": {"type": "yes-no"}}}
    path.write_text(one_section(*BLOCKS, text, document=ABOUT, sources=SOURCES, editions=editions))
    leeds, york = blocks(path, "Leeds"), blocks(path, "York")
    assert {name for name in leeds if leeds[name] is not york[name]} == {
        "greeting", "points", "told",
    }  # fmt: skip
    for name in ("Leeds", "York", "Leeds"):
        assert [one.code for one in begun(path, name).found if "markup" in one.code]


def test_after_a_save_only_what_was_changed_is_another(tmp_path: Path) -> None:
    path = project(tmp_path)
    before = blocks(path, "Leeds")
    path.write_text(path.read_text().replace("Bring a friend.", "Bring two friends."))
    after = blocks(path, "Leeds")
    same = {name for name in after if after[name] is before[name]}
    assert same == {"same", "map", "times", "s-6"}
    assert "two friends" in str(after["points"])


def test_what_stands_in_other_lines_after_a_save_is_told_there(tmp_path: Path) -> None:
    path = project(tmp_path)

    def told() -> list[int]:
        result, _, _ = make(path, irdocs.BuildOptions(edition="Leeds", only="leaflet"))
        return [one.span.line for one in result.report if one.code == "vague-link" and one.span]

    (line,) = told()
    path.write_text(path.read_text().replace("schema_version", "# A comment.\nschema_version"))
    assert told() == [line + 1]
    path.write_text(path.read_text().replace("# A comment.\n", ""))
    assert told() == [line]


def test_sections_of_other_files_stay_the_very_same(tmp_path: Path) -> None:
    path = project(tmp_path)
    document = yaml.safe_load(path.read_text())
    sections = document["sections"]
    (tmp_path / "part.yaml").write_text(yaml.safe_dump(sections, sort_keys=False))
    document["sections"] = [{"include": "part.yaml"}]
    path.write_text(yaml.safe_dump(document, sort_keys=False))
    leeds, york = blocks(path, "Leeds"), blocks(path, "York")
    assert {name for name in leeds if leeds[name] is not york[name]} == {"greeting", "points"}


def test_a_picture_that_is_another_now_is_read_again(tmp_path: Path) -> None:
    path = project(tmp_path)
    first = blocks(path, "Leeds")["map"]
    (tmp_path / "map.svg").write_text(SVG.format("#900"))
    second = blocks(path, "York")["map"]
    assert second is not first
    (tmp_path / "map.svg").unlink()
    report = begun(path, "Leeds").found
    assert [error.code for error in report.errors] == ["missing-asset"]


def test_a_photograph_is_decoded_once_for_all_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files of a document are those of a program that has just begun."""
    Image.effect_noise((900, 600), 60).convert("RGB").save(tmp_path / "ward.jpg")
    image = {"type": "image", "id": "i", "file": "ward.jpg", "alt": "A ward."}
    cover = ABOUT | {"cover": {"file": "ward.jpg", "alt": "A ward."}}
    text = {"type": "text", "id": "t", "text": "Some words."}
    path = tmp_path / "content.yaml"
    decoded: list[str] = []
    saved = photographs.saved

    def counted(image: Image.Image, kind: photographs.Kind) -> bytes:
        decoded.append(kind)
        return saved(image, kind)

    monkeypatch.setattr(photographs, "saved", counted)

    def made(words: str) -> dict[str, bytes]:
        path.write_text(one_section(image, text | {"text": words}, document=cover))
        result, files, _ = make(path, irdocs.BuildOptions(web="folder"), environment={})
        assert not result.report.errors
        return {file.name: file.data for file in files}

    made("Some words.")
    assert decoded
    decoded.clear()
    second = made("Other words.")
    assert not decoded
    forget()
    assert made("Other words.") == second and decoded


def test_a_block_is_read_again_when_what_it_refers_to_is_gone(tmp_path: Path) -> None:
    path = project(tmp_path)
    text = path.read_text()
    link = {"type": "text", "id": "link", "text": "See [the call](#call)."}
    editions = {"data": "rows.csv", "columns": {"wales": {"type": "yes-no"}}}
    path.write_text(one_section(*BLOCKS, link, document=ABOUT, sources=SOURCES, editions=editions))
    assert text != path.read_text() and not begun(path, "Cardiff").found.errors
    report = begun(path, "Leeds").found  # where the callout is left out
    assert report.errors and report.errors[0].span


def test_a_function_is_called_once_for_an_object_and_equal_values() -> None:
    calls: list[object] = []

    @cached_by_identity(8)
    def length(words: list[str], least: int, *, most: int = 9) -> int:
        calls.append((least, most))
        return len(words)

    words, same = ["a"], ["a"]
    assert length(words, 1) == length(words, 1) == 1 and len(calls) == 1
    length(words, 2)
    length(words, 1, most=3)
    length(same, 1)  # which is equal, and another object
    assert len(calls) == 4
    length(words, 1)
    assert len(calls) == 4
    length.cache_clear()  # type: ignore[attr-defined]
    length(words, 1)
    assert len(calls) == 5


@pytest.mark.parametrize("count", [EACH, EACH + 1])
def test_the_last_calls_of_an_object_are_remembered(count: int) -> None:
    calls: list[int] = []

    @cached_by_identity(8)
    def noted(subject: object, value: int) -> int:
        calls.append(value)
        return value

    subject = object()
    for value in range(count):
        noted(subject, value)
    noted(subject, 0)
    assert len(calls) == count + (count > EACH)
