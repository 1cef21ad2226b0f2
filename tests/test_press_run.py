"""Press files of all editions: what they have of each, on what sheets, and what tickets say."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

import irdocs
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.cli import main
from support.small_documents import ABOUT, one_section
from support.translated import CONTENT, WELSH
from support.translated import project as translated

TEXT = {"type": "text", "id": "t", "text": "At {{ name }}, ring {{ phone }}."}
ROWS = "".join(f"Ward {number},0113 {number:04},{number}\n" for number in range(5))


def wards(folder: Path, rows: str = ROWS, **editions: Any) -> Path:
    """Write content of one page with editions, and a table with their records."""
    folder.mkdir(exist_ok=True)
    columns = {"beds": {"type": "number"}}
    about = ABOUT | {"title": "Hip at {{ name }}"}
    text = one_section(
        TEXT, document=about, editions={"data": "rows.csv", "columns": columns} | editions
    )
    (folder / "content.yaml").write_text(text)
    (folder / "rows.csv").write_text("name,phone,beds\n" + rows)
    return folder / "content.yaml"


def welsh_wards(folder: Path, editions: str = "", about: str = "") -> Path:
    """Write content with a Welsh translation and two editions of it."""
    data = "editions:\n  data: rows.csv\n  columns: {beds: {type: number}}\n" + editions
    text = CONTENT.replace("schema_version: 1\n", f"schema_version: 1\n{data}", 1)
    text = text.replace("  audience: For patients\n", f"  audience: For patients\n{about}", 1)
    path = translated(folder, text, cy=WELSH)
    (folder / "rows.csv").write_text("name,beds,paper\nWard 1,1200,a4\nWard 2,1,large-print\n")
    return path


def together(path: Path, *arguments: str) -> Result:
    """Make the press files of content beside it, in out."""
    out = ["-o", str(path.parent / "out"), "--press", "uk-3mm", "--together"]
    return CliRunner().invoke(main, ["batch", str(path), *out, *arguments])


def outline(data: bytes) -> Iterator[tuple[int, str, int]]:
    """Yield the level of each bookmark of a PDF, its title and the page that it leads to."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as found:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        def walked(entries: Any, level: int) -> Iterator[tuple[int, str, int]]:
            for entry in entries:
                target = pdf.Root.Names.Dests if isinstance(entry.destination, str) else None
                assert target is None
                yield level, str(entry.title), pages[entry.destination[0].objgen]
                yield from walked(entry.children, level + 1)

        yield from walked(found.root, 0)


def ticket_of(folder: Path, stem: str) -> Any:
    return json.loads((folder / f"{stem}.json").read_text("utf-8"))


def words_of(data: bytes) -> list[list[str]]:
    """Return the words of each part of a PDF."""
    return [transcript.words() for transcript in pdf_text.of_parts(pdf_file.read(data))]


def blank_pages(data: bytes) -> list[int]:
    """Return the pages on which nothing is painted but marks, which are artifacts."""
    return [
        page.number
        for page in pdf_file.read(data).pages
        if page.painted and all(item.artifact == "Page" for item in page.painted)
    ]


def test_one_press_file_of_all_editions(tmp_path: Path) -> None:
    path, out = wards(tmp_path, copies="1{{ beds }}00"), tmp_path / "out"
    reviewed = "reviewed: 2026-10-01\n  reviewed_by: 'Dr {{ name }}'\n  title:"
    path.write_text(path.read_text().replace("title:", reviewed, 1))
    ran = together(path)
    assert ran.exit_code == 0, ran.output
    data = (out / "editions-press.pdf").read_bytes()
    alone = irdocs.BuildOptions(only="leaflet", formats=("a4",), press="uk-3mm", edition="Ward 3")
    assert not irdocs.build(path, tmp_path / "alone", alone, environment={}).failed
    single = (tmp_path / "alone" / "leaflet-a4-press.pdf").read_bytes()
    assert len(data) < 2.5 * len(single)  # they share their fonts
    assert words_of(data)[3] == pdf_text.transcribed(pdf_file.read(single)).words()
    ticket = ticket_of(out, "editions-press")
    assert ticket["passed"] and ticket["editions"][3] == {
        "name": "Ward 3", "language": None, "first": 7, "last": 8, "blank": [8], "copies": 1300,
        "remarks": ["Reviewed 1 October 2026 by Dr Ward 3."],
    }  # fmt: skip
    # What is one edition's alone is not said of all.
    assert ticket["job"]["Work"].startswith("Hip at Ward …, version ")
    assert "Dr" not in ticket["job"]["Status"]
    said = "pages 7 to 8 (8 is blank): Ward 3, 1,300 copies. Reviewed 1 October 2026 by Dr Ward 3."
    assert said in (out / "editions-press.txt").read_text().splitlines()


def test_no_edition_begins_on_the_back_of_another(tmp_path: Path) -> None:
    assert together(wards(tmp_path)).exit_code == 0
    data = (tmp_path / "out" / "editions-press.pdf").read_bytes()
    assert [(title, page) for level, title, page in outline(data) if not level] == [
        (f"Ward {number}", 2 * number + 1) for number in range(5)
    ]
    assert blank_pages(data) == [2, 4, 6, 8, 10]
    job = ticket_of(tmp_path / "out", "editions-press")["job"]
    assert job["Colour"].startswith("4/0") and "every back is blank" in job["Sheets"]


def test_a_leaflet_of_one_page_alone_is_ordered_with_one_printed_side(tmp_path: Path) -> None:
    order = irdocs.BuildOptions(only="leaflet", press="uk-3mm", edition="Ward 1")
    assert not irdocs.build(wards(tmp_path), tmp_path / "out", order, environment={}).failed
    assert ticket_of(tmp_path / "out", "leaflet-a4-press")["job"]["Colour"].startswith("4/0")


def test_each_language_of_each_format_is_in_a_press_file(tmp_path: Path) -> None:
    path, out = welsh_wards(tmp_path, "  copies: '{{ beds }}'\n"), tmp_path / "out"
    asked = ["--language", "cy", "--language", "en", "--format", "a4", "--format", "large-print"]
    ran = together(path, *asked)
    assert ran.exit_code == 0, ran.output
    assert sorted(file.name for file in out.glob("*.pdf")) == [
        "editions-a4-press.pdf", "editions-large-print-press.pdf",
    ]  # fmt: skip
    for stem in ("editions-a4-press", "editions-large-print-press"):
        data, ticket = (out / f"{stem}.pdf").read_bytes(), ticket_of(out, stem)
        told = [(one["name"], one["language"], one["copies"]) for one in ticket["editions"]]
        assert told == [("Ward 1", "cy", 1200), ("Ward 1", "en-GB", 1200),
                        ("Ward 2", "cy", 1), ("Ward 2", "en-GB", 1)]  # fmt: skip
        marked = [(level, title) for level, title, _ in outline(data) if level < 2]
        assert marked == [(0, "Ward 1"), (1, "Cymraeg"), (1, "English"),
                          (0, "Ward 2"), (1, "Cymraeg"), (1, "English")]  # fmt: skip
        begins = [page for level, _, page in outline(data) if level == 1]
        assert begins == [one["first"] for one in ticket["editions"]]
        assert all(page % 2 for page in begins)
        blank = [page for one in ticket["editions"] for page in one["blank"]]
        assert blank_pages(data) == blank
        found = words_of(data)
        assert ["Paratoi" in words for words in found] == [True, False, True, False]
        assert ["unwell" in words for words in found] == [False, True, False, True]
        assert ticket["job"]["Work"].startswith("Cyn eich sgan / Before your scan, version")
    assert "(cy), 1,200 copies" in (out / "editions-a4-press.txt").read_text("utf-8")
    assert "Ward 2 (en-GB), 1 copy" in (out / "editions-a4-press.txt").read_text("utf-8")


def slugs(data: bytes) -> list[str]:
    """Return what stands beside the marks of each page that has something on it."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return [line for page in pages for line in page.splitlines() if line.startswith("a4 · ")]


@pytest.mark.parametrize("about", ["  languages: [cy, en]\n", "  bilingual: [cy, en]\n"])
def test_each_page_says_whose_it_is_beside_its_marks(about: str, tmp_path: Path) -> None:
    ran = together(welsh_wards(tmp_path, about=about))
    assert ran.exit_code == 0, ran.output
    found = slugs((tmp_path / "out" / "editions-press.pdf").read_bytes())
    assert len(set(found)) == len(found) >= 4
    whose = {line.split(" · ")[1] for line in found}
    assert whose == {"cy Ward 1", "en-GB Ward 1", "cy Ward 2", "en-GB Ward 2"}


def test_editions_of_several_sizes_have_a_press_file_for_each(tmp_path: Path) -> None:
    path, out = welsh_wards(tmp_path, "  format: '{{ paper }}'\n"), tmp_path / "out"
    out.mkdir()
    (out / "editions-press.pdf").write_bytes(b"of an earlier run")
    ran = together(path)
    assert ran.exit_code == 0, ran.output
    assert f"{out / 'editions-press.pdf'}: is of an earlier run" in ran.output
    for stem, name in (("editions-a4-press", "Ward 1"), ("editions-large-print-press", "Ward 2")):
        assert [one["name"] for one in ticket_of(out, stem)["editions"]] == [name]


@pytest.mark.parametrize("looks", [("ir", "lecture", "ir"), ("lecture", "ir", "ir")])
def test_themes_of_other_inks_have_a_press_file_each(
    looks: tuple[str, ...], tmp_path: Path
) -> None:
    text = {"type": "text", "id": "t", "text": "At {{ name }}."}
    data = one_section(text, document=ABOUT, editions={"data": "rows.csv"}, theme="{{ look }}")
    path = tmp_path / "content.yaml"
    path.write_text(data)
    rows = "".join(f"Ward {number},{look}\n" for number, look in enumerate(looks))
    (tmp_path / "rows.csv").write_text(f"name,look\n{rows}")
    ran = together(path, "--format", "a4", "--only", "leaflet")
    assert ran.exit_code == 0, ran.output
    for look in ("ir", "lecture"):
        stem = f"editions-a4-{look}-press"
        names = [f"Ward {number}" for number, one in enumerate(looks) if one == look]
        assert [one["name"] for one in ticket_of(tmp_path / "out", stem)["editions"]] == names


def test_leaflets_that_two_languages_share_are_in_a_press_file(tmp_path: Path) -> None:
    path, out = welsh_wards(tmp_path, about="  bilingual: [cy, en]\n"), tmp_path / "out"
    ran = together(path)
    assert ran.exit_code == 0, ran.output
    data, ticket = (out / "editions-press.pdf").read_bytes(), ticket_of(out, "editions-press")
    assert ticket["passed"] and len(ticket["editions"]) == 2
    marked = [(level, title) for level, title, _ in outline(data) if level < 2]
    assert marked[:3] == [(0, "Ward 1"), (1, "Cymraeg"), (1, "English")]
    assert ["Paratoi" in words for words in words_of(data)] == [True, False, True, False]
    both = together(path, "--language", "cy", "--language", "en")
    assert both.exit_code == 0, both.output
    # With languages of its own as well, each is made, and none in place of another.
    path.write_text(path.read_text().replace("bilingual:", "languages: [cy, en]\n  bilingual:"))
    assert together(path).exit_code == 0
    made = {file.name for file in out.glob("*.pdf")}
    assert made >= {"editions-a4-press.pdf", "editions-a4-press-bilingual.pdf"}
    assert len(ticket_of(out, "editions-a4-press")["editions"]) == 4
    assert len(ticket_of(out, "editions-a4-press-bilingual")["editions"]) == 2


@pytest.mark.parametrize("format", ["a4-trifold", "a5-booklet"])
def test_leaflets_that_open_at_the_right_are_told(tmp_path: Path, format: str) -> None:
    path, out = welsh_wards(tmp_path), tmp_path / "out"
    translated(tmp_path, path.read_text(), ar={text: text for text in WELSH})
    asked = ["--language", "en", "--language", "ar", "--edition", "Ward 1", "--format", format]
    ran = together(path, *asked)
    assert ran.exit_code == 0, ran.output
    english, arabic = ticket_of(out, "editions-press")["editions"]
    assert "spine is at the right" in " ".join(arabic["remarks"])
    assert "spine" not in " ".join(english["remarks"])
    assert "Opens" not in ticket_of(out, "editions-press")["job"]


def test_an_edition_without_a_leaflet_is_told_and_not_printed(tmp_path: Path) -> None:
    path = wards(tmp_path, only="{{ product or '' }}")
    (tmp_path / "rows.csv").write_text(
        "name,phone,beds,product\nWard 1,0113 496 0001,1,deck\nWard 2,0113 496 0002,2,\n"
    )
    ran = together(path)
    assert ran.exit_code == 0, ran.output
    assert "Ward 1: its record makes no leaflet" in ran.output and "\n1 edition in" in ran.output
    (only,) = ticket_of(tmp_path / "out", "editions-press")["editions"]
    assert only["name"] == "Ward 2"


def test_a_press_run_that_would_lack_an_edition_is_not_made(tmp_path: Path) -> None:
    path = wards(tmp_path, ROWS + "Bad,1,many\n")
    ran = together(path)
    assert ran.exit_code == 1 and "rows.csv:7:1" in ran.output and not (tmp_path / "out").exists()
    ran = CliRunner().invoke(main, ["batch", str(path), "-o", str(tmp_path / "out"), "--together"])
    assert ran.exit_code == 2 and "--press" in ran.output


def test_faults_of_all_editions_are_told_at_once(tmp_path: Path) -> None:
    path = wards(tmp_path)
    path.write_text(path.read_text().replace("type: text", "type: txet"))
    ran = together(path)
    assert ran.exit_code == 1 and ran.output.count("unknown-block") == 1
    assert "all 5 editions: " in ran.output and not (tmp_path / "out").exists()


@pytest.mark.parametrize("idle", ["--web=bundle", "--epub", "--manifest", "--only=deck"])
def test_an_option_that_does_nothing_beside_it_is_refused(tmp_path: Path, idle: str) -> None:
    ran = together(wards(tmp_path), idle)
    assert ran.exit_code == 2 and idle.partition("=")[0] in ran.output


def test_warnings_are_told_and_stop_a_strict_run(tmp_path: Path) -> None:
    path = wards(tmp_path)
    path.write_text(path.read_text().replace("Lead.", "Lead, utilise it."))
    ran = together(path)
    assert ran.exit_code == 0 and ran.output.count("all 5 editions: ") >= 1, ran.output
    (tmp_path / "out" / "editions-press.pdf").unlink()
    ran = together(path, "--strict")
    assert ran.exit_code == 1 and not (tmp_path / "out" / "editions-press.pdf").exists()
