"""Formats: sizes, folds and safe margins on the finished files, and formats of a user's own."""

from __future__ import annotations

import bisect
import io
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml

import irdocs
from conftest import FORMATS, LEAFLETS, SHIPPED, SMALL
from irdocs.audit.reading import pdf_text
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report, UsageError
from irdocs.leaflet import bilingual
from irdocs.leaflet.formats import FORMATS as BUILT_IN
from irdocs.leaflet.formats import load
from irdocs.units import mm, to_mm
from support import mixed
from support.finished import characters, overlaps
from support.thorough import LONG, tried

A4_WIDE, A4, A5 = (297, 210), (210, 297), (148, 210)
SIZES = {
    "leaflet-a4-trifold.pdf": [A4_WIDE] * 2,
    "leaflet-a4-trifold-z.pdf": [A4_WIDE] * 2,
    "leaflet-a4.pdf": [A4] * 3,
    "leaflet-large-print.pdf": [A4] * 7,
    "leaflet-a5-booklet.pdf": [A5] * 4,
    "leaflet-a5-booklet-2up.pdf": [A4_WIDE] * 2,
}
FOLDS = {
    "a4-trifold": [[97, 197], [100, 200]],
    "a4-trifold-z": [[99, 198], [99, 198]],
}


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def trimmed(page: Any) -> list[float]:
    """The trim box of a page in pt: of a press file its own, else the page."""
    return [float(edge) for edge in page.obj.get("/TrimBox", page.MediaBox)]


@pytest.mark.parametrize("file", SIZES)
def test_pages_have_the_size_of_the_format(file: str, editions: Mapping[str, bytes]) -> None:
    for suffix in (".pdf", "-press.pdf"):
        name = file.replace(".pdf", suffix)
        if name not in editions:
            continue
        sizes = []
        for page in opened(editions[name]).pages:
            left, bottom, right, top = trimmed(page)
            sizes.append((round(to_mm(right - left), 1), round(to_mm(top - bottom), 1)))
        assert sizes == SIZES[file]


def fold_marks(page: Any) -> list[float]:
    """Where upright marks stand between the corners, in mm from the left trim edge."""
    left, _, right, _ = trimmed(page)
    found, at, within = set(), (0.0, 0.0), False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            within = "/Type" in operands[1] and operands[1].Type == "/Page"
        elif within and name == "m":
            at = (float(operands[0]), float(operands[1]))
        elif within and name == "l":
            upright = abs(float(operands[0]) - at[0]) < 0.01
            if upright and left + 1 < at[0] < right - 1:
                found.add(round(to_mm(at[0] - left), 1))
    return sorted(found)


@pytest.mark.parametrize("format", FORMATS)
def test_fold_marks_stand_at_the_folds(format: str, editions: Mapping[str, bytes]) -> None:
    pages = opened(editions[f"leaflet-{format}-press.pdf"]).pages
    assert [fold_marks(page) for page in pages] == FOLDS.get(format, [[]] * len(pages))


@pytest.mark.parametrize("file", LEAFLETS)
def test_no_text_within_5_mm_of_trim_or_fold(file: str, editions: Mapping[str, bytes]) -> None:
    data = editions[file]
    boxes = [trimmed(page) for page in opened(data).pages]
    name = file.removeprefix("leaflet-").removesuffix(".pdf").removesuffix("-press")
    middle = [[148.5]] * 2 if name.endswith("2up") else None
    folds = FOLDS.get(name) or middle or [[]] * len(boxes)
    count = 0
    for number, character, (left, bottom, right, top) in characters(data):
        edges = boxes[number]
        if top < edges[1]:
            continue  # what a press file says of itself, outside its page
        assert left >= edges[0] + mm(5) and right <= edges[2] - mm(5), (number, character, left)
        assert bottom >= edges[1] + mm(5) and top <= edges[3] - mm(5), (number, character, top)
        for fold in folds[number]:
            at = edges[0] + mm(fold)
            assert right <= at - mm(5) or left >= at + mm(5), (number, character, left)
        count += 1
    assert count > 1500


@pytest.mark.parametrize("file", LEAFLETS)
def test_no_text_stands_on_other_text(file: str, editions: Mapping[str, bytes]) -> None:
    assert overlaps(editions[file]) == []


def letters(shown: Any) -> int:
    """How many codes an operator shows."""
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    return sum(len(bytes(piece)) for piece in pieces if isinstance(piece, pikepdf.String))


def sizes_of_text(data: bytes) -> dict[float, int]:
    """How many bytes of text are shown at each size in pt."""
    found: dict[float, int] = {}
    for page in opened(data).pages:
        size = 0.0
        for operands, operator in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
            if str(operator) == "Tf":
                size = float(operands[1])
            else:
                found[size] = found.get(size, 0) + letters(operands[0])
    return found


def test_large_print_is_18_pt_or_more_with_headings_to_match(
    editions: Mapping[str, bytes],
) -> None:
    sizes = sizes_of_text(editions["leaflet-large-print.pdf"])
    assert min(sizes) >= 18
    assert max(sizes, key=lambda size: sizes[size]) == 18
    assert sum(size > 30 for size in sizes) >= 2


@pytest.mark.parametrize("format", FORMATS)
def test_most_text_is_12_pt_or_more(format: str, editions: Mapping[str, bytes]) -> None:
    sizes = sizes_of_text(editions[f"leaflet-{format}.pdf"])
    small = sum(count for size, count in sizes.items() if size < 12)
    # Small print and source numbers alone.
    assert small < 0.3 * sum(sizes.values())
    assert min(sizes) >= 9


def test_lines_are_no_longer_than_is_good_to_read(editions: Mapping[str, bytes]) -> None:
    page = pypdfium2.PdfDocument(editions["leaflet-a4.pdf"])[0]
    lines = page.get_textpage().get_text_bounded().splitlines()
    assert 30 < max(len(line) for line in lines) <= 75


def test_the_booklet_is_imposed_to_be_folded(editions: Mapping[str, bytes]) -> None:
    pages = pypdfium2.PdfDocument(editions["leaflet-a5-booklet.pdf"])
    sides = pypdfium2.PdfDocument(editions["leaflet-a5-booklet-2up.pdf"])
    half = mm(148.5)
    for side, (left, right) in zip(sides, ((4, 1), (2, 3)), strict=True):
        text = side.get_textpage()
        for number, box in ((left, (0, 0, half, mm(210))), (right, (half, 0, 2 * half, mm(210)))):
            wanted = pages[number - 1].get_textpage().get_text_bounded().split()
            assert text.get_text_bounded(*box).split() == wanted


# ---------------------------------------------------------------- a user's own


def built(folder: Path, content: str, *formats: str) -> irdocs.BuildResult:
    file = folder / "content.yaml"
    file.write_text(content)
    order = irdocs.BuildOptions(only="leaflet", formats=formats)
    return irdocs.build(file, folder / "out", order, environment={})


POSTER = """\
name: a2-poster
title: A poster for a wall
paper: any
fold: none
height: 594
text-width: 340
margin: {top: 40, bottom: 40}
scale: 2.6
sheets:
  - name: front
    panels:
      - {id: top, width: 420, height: 220, order: 1, holds: cover, ground: ground}
      - {id: rest, width: 420, left: 0, top: 220, order: 2, holds: back, ground: tint}
"""


def test_a_format_can_be_a_users_own_file(tmp_path: Path) -> None:
    poster = tmp_path / "poster.yaml"
    poster.write_text(POSTER)
    result = built(tmp_path, SMALL, str(poster))
    assert not result.failed
    (file,) = result.files
    assert file.path.name == "leaflet-a2-poster.pdf"
    poster_pdf = opened(file.path.read_bytes())
    (page,) = poster_pdf.pages
    assert [round(to_mm(float(v)), 1) for v in page.MediaBox] == [0, 0, 420, 594]
    assert min(sizes_of_text(file.path.read_bytes())) > 20


def test_content_can_name_a_format_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(POSTER)
    content = SMALL.replace("sources:", "leaflet: {format: mine.yaml}\nsources:")
    result = built(tmp_path, content)
    assert not result.failed
    assert (tmp_path / "out" / "leaflet.pdf").exists()


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("text-width: 340", "text-width: 415", "12:", "leaves 2.5 mm at each side"),
        ("fold: none", "fold: origami", "4:1", "none"),
        ("scale: 2.6", "scale: big", "8:1", "number"),
        ("order: 2", "order: 1", "13:", "two panels have the order 1"),
        ("top: 220", "top: 580", "13:", "no room for text"),
        ("bottom: 40", "bottom: 3", "7:", "must be at least 5"),
        ("paper: any", "papre: any", "3:1", "papre"),
        ("holds: back", "holds: cover", "9:", "one panel of the sheets must have"),
        ("holds: cover", "holds: body", "9:", "exactly one panel must have holds: cover"),
        ("top: 220", "top: 100", "13:", "panel rest overlaps panel top"),
        ("scale: 2.6", "scale: true", "8:1", "must be a number"),
        (
            "sheets:",
            "impose: {name: two, title: x, width: 600, height: 600, sheets: [[1, 1]]}\nsheets:",
            "9:",
            "the sheets take 840 x 594 mm",
        ),
        (
            "sheets:",
            "impose: {name: two, title: x, width: 900, height: 600, sheets: [[2]]}\nsheets:",
            "9:",
            "numbers of sheets, from 1 to 1",
        ),
        ("name: a2-poster", "name: ../up", "1:1", "name"),
        ("sheets:", "sheets: [\nwhat:", "", ""),
        (
            "sheets:",
            "more: {name: m, panels: [{id: m, width: 400, order: 9, holds: body, ground: tint}]}"
            "\nsheets:",
            "9:",
            "this sheet is 400 mm wide, but the first is 420 mm wide",
        ),
        ("ground: tint", "ground: primary", "13:", "only a cover"),
        ("width: 420, height", 'width: "420", height', "12:", "must be a number"),
        ("paper: any", 'paper: "a\\nb"', "3:", "paper"),
    ],
)
def test_a_fault_in_a_format_file_is_named_at_its_line(
    old: str, new: str, where: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(POSTER.replace(old, new))
    result = built(tmp_path, SMALL, str(tmp_path / "mine.yaml"))
    assert result.failed and not result.files
    errors = [str(error) for error in result.report.errors]
    assert all("mine.yaml:" in error for error in errors)
    assert any(f"mine.yaml:{where}" in error and words in error for error in errors), errors


def test_page_numbers_have_their_room_or_the_build_says_so(tmp_path: Path) -> None:
    base = resources.files("irdocs.leaflet").joinpath("data/formats/a4.yaml").read_text()
    (tmp_path / "tight.yaml").write_text(base.replace("bottom: 17", "bottom: 6"))
    result = built(tmp_path, long(20), str(tmp_path / "tight.yaml"))
    (error,) = result.report.errors
    assert error.code == "no-room-for-page-number" and "9." in error.message


def test_what_closes_the_leaflet_goes_where_it_has_room(tmp_path: Path) -> None:
    """The last panel of a following sheet is a strip, too low for it."""
    strips = mixed.COLUMNS.replace(
        "{id: right, width: 100, order: 4", "{id: right, width: 100, height: 40, order: 4"
    )
    (tmp_path / "strips.yaml").write_text(strips)
    result = built(tmp_path, long(9), str(tmp_path / "strips.yaml"))
    assert not result.failed, [str(error) for error in result.report.errors]
    data = result.files[0].path.read_bytes()
    for number, character, (_, bottom, _, top) in characters(data):
        assert mm(5) <= bottom and top <= mm(205), (number, character)


def test_an_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a4-trifold"):
        built(tmp_path, SMALL, "a4-quadfold")


def test_two_files_of_one_name_are_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(POSTER.replace("a2-poster", "a4"))
    with pytest.raises(UsageError, match=r"leaflet-a4\.pdf"):
        built(tmp_path, SMALL, "a4", str(tmp_path / "mine.yaml"))


# ---------------------------------------------------------------- what does not fit


def long(paragraphs: int) -> str:
    text = "\n\n".join(" ".join(mixed.SENTENCES[:1] * 4) for _ in range(paragraphs))
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"][0] |= {"text": text, "id": "long"}
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def test_too_much_names_block_line_and_how_many_lines(tmp_path: Path) -> None:
    content = long(60)
    result = built(tmp_path, content, "a4-trifold")
    (error,) = [e for e in result.report.errors if e.code == "leaflet-overflow"]
    assert 'block "long"' in error.message and "lines, beyond" in error.message
    assert "a4-trifold" in error.message
    assert error.span is not None and "text:" in content.splitlines()[error.span.line - 1]
    assert not built(tmp_path, content, "a4").failed


# ---------------------------------------------------------------- booklets of more pages


@pytest.mark.parametrize(
    ("paragraphs", "count"), [(2, 4), (30, 8), (60, 12), (80, 16)][:: tried(1, 2)]
)
def test_a_booklet_takes_as_many_pages_as_it_needs(
    paragraphs: int, count: int, tmp_path: Path
) -> None:
    result = built(tmp_path, long(paragraphs), "a5-booklet")
    assert not result.failed
    pages = [
        page.get_textpage().get_text_range().strip()
        for page in pypdfium2.PdfDocument(tmp_path / "out" / "leaflet-a5-booklet.pdf")
    ]
    assert len(pages) == count
    words = " ".join(" ".join(pages).split())
    assert words.count("The office file") == 4 * paragraphs
    notes = [d.message.partition(";")[0] for d in result.report if d.code == "more-pages"]
    assert notes == (
        [f"a5-booklet has {count} pages, as {count - 4} do not hold the content"]
        if count > 4
        else []
    )
    _assert_numbered(tmp_path / "out" / "leaflet-a5-booklet.pdf", is_numbered=count > 4)
    # Folded and laid in one another, the sheets have the pages in order.
    imposed = pypdfium2.PdfDocument(tmp_path / "out" / "leaflet-a5-booklet-2up.pdf")
    halves = []
    for sheet in imposed:
        textpage, (width, height) = sheet.get_textpage(), sheet.get_size()
        halves.append(
            tuple(
                textpage.get_text_bounded(left, 0, left + width / 2, height).strip()
                for left in (0, width / 2)
            )
        )
    assert len(halves) == count // 2
    for number in range(count // 2):
        left, right = halves[number] if number % 2 else halves[number][::-1]
        assert "".join(left.split()) == "".join(pages[number].split())
        assert "".join(right.split()) == "".join(pages[count - 1 - number].split())


def test_pages_that_a_booklet_has_to_spare_are_ruled_for_notes(tmp_path: Path) -> None:
    """Content of a few pages more than four hold was spread over eight, each half empty."""
    result = built(tmp_path, long(20), "a5-booklet")
    file = tmp_path / "out" / "leaflet-a5-booklet.pdf"
    pages = [page.get_textpage().get_text_range().split() for page in pypdfium2.PdfDocument(file)]
    ruled = [n for n, words in enumerate(pages, 1) if words == ["Small", "·", str(n), "Notes"]]
    assert len(pages) == 8 and ruled == [6, 7]
    codes = {found.code: found.message for found in result.report}
    assert codes["more-pages"].endswith("; 2 of them are ruled for notes")
    assert "sparse-panel" not in codes
    # There is nothing to hear on them.
    assert "Notes" not in [piece.text for piece in pdf_text.read(file.read_bytes()).pieces]


def test_half_a_booklet_has_no_pages_for_notes() -> None:
    """It has no cover at its end."""
    format = load(DataFileRequest("a5-booklet", Path(), None), Report())
    assert format
    half = bilingual.half_format(format, "tete-beche", ("ltr", "ltr"))
    assert half
    longer = half.with_more_pages()
    assert longer and not any(map(longer.may_be_notes, longer.panels))


def _assert_numbered(file: Path, *, is_numbered: bool) -> None:
    """Numbers stand at the foot of the outer edge of all pages but the first, clear of the text."""
    for number, page in enumerate(pypdfium2.PdfDocument(file), start=1):
        foot = page.get_textpage().get_text_bounded(0, 0, page.get_width(), mm(12)).split()
        assert foot[-1:] == ([str(number)] if is_numbered and number > 1 else [])
        if foot:
            outer = (0, page.get_width() / 2) if number % 2 == 0 else (page.get_width() / 2, 9e3)
            textpage = page.get_textpage()
            assert textpage.get_text_bounded(outer[0], 0, outer[1], mm(12)).split() == foot


def test_a_booklet_of_more_pages_than_can_be_stapled_is_an_error(tmp_path: Path) -> None:
    (error,) = built(tmp_path, long(100), "a5-booklet").report.errors
    assert error.code == "leaflet-overflow" and "or use a4 with" in str(error.hint)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("most: 16", "most: 18", "multiple of 4"),
        ("sheets: booklet", "sheets: [[4, 1], [2, 3]]", "must be `booklet`"),
        ("bottom: 13", "bottom: 4", "must be at least 5"),
        ("bottom: 13", "bottom: 205", "this bottom margin leaves no room for text"),
        ("order: 6, holds: body", "order: 6, holds: back",
         "the panels of thicker: must have holds: body"),
        ("id: page-2,", "id: inner-2,", "begins with that of a panel of thicker:"),
        ("  - name: page 3\n    panels:\n      - {id: page-3, width: 148, order: 4, holds: body, "
         "ground: ground}\n", "", "a booklet has a multiple of four pages"),
    ],
)  # fmt: skip
def test_a_fault_of_a_booklet_is_named_at_its_line(
    before: str, after: str, message: str, tmp_path: Path
) -> None:
    text = BUILT_IN.path("a5-booklet").read_text()
    assert before in text
    (tmp_path / "own.yaml").write_text(text.replace(before, after))
    report = Report()
    assert load(DataFileRequest("own.yaml", tmp_path, None), report) is None
    (error,) = report.errors
    assert message in error.message and error.span


def test_sections_share_panels_where_there_are_not_enough_lines_for_one_each(
    tmp_path: Path,
) -> None:
    """Two long sections and two short ones: a panel each would overfill one, the words fit."""
    data = yaml.safe_load(SMALL)
    (section,) = data["sections"]
    data["sections"] = []
    for number, lines in enumerate((30, 2, 2, 2, 52)):
        text = "\n\n".join(["A line of words."] * lines)
        block = {"type": "text", "id": f"b-{number}", "text": text}
        data["sections"].append({**section, "id": f"s-{number}", "title": f"Part {number}",
                                 "blocks": [block]})  # fmt: skip
    result = built(tmp_path, yaml.safe_dump(data, sort_keys=False), "a4-trifold")
    assert not result.failed, [str(error) for error in result.report.errors]


@LONG
def test_the_lines_too_many_are_counted_right(tmp_path: Path) -> None:
    """Taking away as many lines as the error says is enough, and one fewer is not."""

    def over(lines: int) -> int | None:
        data = yaml.safe_load(SMALL)
        items = [{"text": f"Line {n}"} for n in range(lines)]
        data["sections"][0]["blocks"][0] = {"type": "points", "id": "lines", "items": items}
        result = built(tmp_path, yaml.safe_dump(data, sort_keys=False), "a4-trifold")
        found = [e.message for e in result.report.errors]
        return int(found[0].split("about ")[1].split(" ")[0]) if found else None

    most = bisect.bisect_left(range(100, 400), 1, key=lambda n: int(bool(over(n)))) + 99
    assert over(most) is None and over(most + 1) in (1, 2)


@pytest.mark.parametrize(
    ("scale", "severity"), [("0.5", "warning"), ("0.7", "warning"), ("0.9", "note"), ("1", None)]
)
def test_type_smaller_than_most_people_read_is_told(
    scale: str, severity: str | None, tmp_path: Path
) -> None:
    card = tmp_path / "card.yaml"
    card.write_text(POSTER.replace("scale: 2.6", f"scale: {scale}"))
    result = built(tmp_path, SMALL, str(card))
    assert not result.failed
    found = [one for one in result.report if one.code == "small-type"]
    assert [one.severity.name.lower() for one in found] == [severity] * bool(severity)
    assert all(f"texts are {12 * float(scale):.3g} pt" in one.message for one in found)


def test_a_panel_emptier_than_a_third_is_a_warning(tmp_path: Path) -> None:
    result = built(tmp_path, SMALL, "a4-trifold")
    assert not result.failed
    sparse = [w for w in result.report.warnings if w.code == "sparse-panel"]
    (warning,) = sparse  # one fault: there is too little for so many panels
    assert re.search(r"\d panels .* are filled to less than a third: \w+", warning.message)
    assert warning.hint and warning.hint.startswith("add content")


def test_headings_are_never_left_at_a_panels_foot(mixture: Mapping[str, bytes]) -> None:
    """Below each heading, on its own page, stands text of its section."""
    for name in ("leaflet-a4.pdf", "leaflet-large-print.pdf"):
        document = pypdfium2.PdfDocument(mixture[name])
        for page in document:
            lines = [ln for ln in page.get_textpage().get_text_bounded().splitlines() if ln.strip()]
            body = [ln for ln in lines if not ln.startswith("Mixed content")]
            assert "of the mixture" not in body[-1]


def examples(document: str) -> list[str]:
    """The YAML examples of a page of the documentation."""
    text = (Path(__file__).parent.parent / "docs" / document).read_text()
    return re.findall(r"```yaml\n(name: .*?)```", text, re.S)


@pytest.mark.parametrize("example", examples("formats.md"))
def test_the_formats_of_the_guide_work(example: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(example)
    order = irdocs.BuildOptions(
        only="leaflet", formats=(str(tmp_path / "mine.yaml"),), press="uk-3mm"
    )
    result = irdocs.build(SHIPPED, tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]


@pytest.mark.parametrize("example", examples("print.md"))
def test_the_print_profiles_of_the_guide_work(example: str, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(example)
    order = irdocs.BuildOptions(only="leaflet", press=str(tmp_path / "shop.yaml"))
    assert not irdocs.build(SHIPPED, tmp_path / "out", order, environment={}).failed


# ---------------------------------------------------------------- what would stand on other text


def block(tmp_path: Path, value: dict[str, Any], *formats: str) -> irdocs.BuildResult:
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"] = [value]
    return built(tmp_path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False), *formats)


def words(result: irdocs.BuildResult) -> str:
    document = pypdfium2.PdfDocument(result.files[0].path)
    return " ".join(" ".join(p.get_textpage().get_text_bounded() for p in document).split())


@pytest.mark.parametrize("kind", ["line", "column"])
@pytest.mark.parametrize("format", ["a4-trifold", "a4", "a5-booklet"][: tried(3, 1)])
def test_values_of_a_crowded_chart_do_not_stand_on_each_other(
    kind: str, format: str, tmp_path: Path
) -> None:
    series = [{"name": f"Series {n}", "values": [10 + n, 12, 30 - n, 15.5]} for n in range(5)]
    chart = {
        "type": "chart", "id": "crowd", "kind": kind, "categories": ["One", "Two", "Three", "Four"],
        "series": series, "unit": "%", "source": "one", "alt": "Crowded.",
    }  # fmt: skip
    result = block(tmp_path, chart, format)
    assert not result.failed, [str(error) for error in result.report.errors]
    assert overlaps(result.files[0].path.read_bytes()) == []
    assert "0% 10% 20% 30%" in words(result), "an axis, where values have no room"
    read = pdf_text.read(result.files[0].path.read_bytes())
    (alt,) = [piece.alt for piece in read.pieces if piece.alt and piece.alt.startswith("Crowded.")]
    assert "Three: 28%" in alt, "and who listens is told every value"


@pytest.mark.parametrize("kind", ["line", "column", "bar"])
@pytest.mark.parametrize("unit", ["%", " per hundred thousand people", " mg/kg/day"])
def test_an_axis_has_room_for_its_unit_or_the_build_says_that_it_has_none(
    kind: str, unit: str, tmp_path: Path
) -> None:
    series = [{"name": f"Series {n}", "values": [1210 + n, 1212, 1500 - n]} for n in range(3)]
    chart = {
        "type": "chart", "id": "axis", "kind": kind, "categories": ["One", "Two", "Three"],
        "series": series, "unit": unit, "source": "one", "alt": "Long.",
    }  # fmt: skip
    result = block(tmp_path, chart, "a4")
    if result.failed:
        assert {error.code for error in result.report.errors} == {"chart-overflow"}
    else:
        assert overlaps(result.files[0].path.read_bytes()) == []


def test_a_long_unit_is_told_whole_or_refused(tmp_path: Path) -> None:
    def statistics(unit: str) -> dict[str, Any]:
        item = {"value": 12.5, "unit": unit, "label": "a rate", "source": "one"}
        return {"type": "statistics", "id": "rate", "items": [item]}

    result = block(tmp_path, statistics(" mg/kg/day"), "a4-trifold")
    assert not result.failed and "12.5 mg/kg/day" in words(result)
    result = block(
        tmp_path, statistics(" mg/kg/day-of-treatment/patient-of-all-wards/hospital"), "a4-trifold"
    )
    assert {error.code for error in result.report.errors} == {"word-too-wide"}


@pytest.mark.parametrize("format", FORMATS)
def test_an_address_of_usual_length_has_its_room(format: str, tmp_path: Path) -> None:
    contact = "  contact: {name: IR, email: interventional.radiology@nhs.net}\n  version:"
    result = built(tmp_path, SMALL.replace("  version:", contact), format)
    assert not result.failed, [str(error) for error in result.report.errors]
    assert "interventional.radiology@nhs.net" in words(result)


def test_labels_of_a_long_list_have_their_room(tmp_path: Path) -> None:
    items = [f"Step {n}" for n in range(1, 121)]
    points = {"type": "points", "id": "l", "ordered": True, "items": items}
    result = block(tmp_path, points, "large-print")
    assert not result.failed and "120. Step 120" in words(result)
    assert overlaps(result.files[0].path.read_bytes()) == []


# ---------------------------------------------------------------- what was found by trying


def test_no_panel_lies_across_a_fold(tmp_path: Path) -> None:
    folded = mixed.COLUMNS
    for old, new in (
        ("id: front, width: 100,", "id: front, width: 200, left: 0, height: 90,"),
        ("id: one, width: 100,", "id: one, width: 100, top: 90,"),
    ):
        folded = folded.replace(old, new)
    (tmp_path / "mine.yaml").write_text(folded)
    result = built(tmp_path, SMALL, str(tmp_path / "mine.yaml"))
    messages = [error.message for error in result.report.errors]
    assert any("a fold at 100 mm runs through panel front" in message for message in messages)


def test_the_panels_that_follow_are_filled_in_their_order_and_width(tmp_path: Path) -> None:
    old, new = "id: left, width: 100, order: 3", "id: left, width: 100, text-width: 70, order: 9"
    (tmp_path / "mine.yaml").write_text(mixed.COLUMNS.replace(old, new))
    result = built(tmp_path, long(20), str(tmp_path / "mine.yaml"))
    assert not result.failed, [str(error) for error in result.report.errors]
    shown = list(characters(result.files[0].path.read_bytes()))
    assert all(mm(5) <= left and right <= mm(195) for _, _, (left, _, right, _) in shown)
    _, _, (left, _, _, _) = next(entry for entry in shown if entry[0] == 1)
    assert left > mm(90)  # the right panel comes first


@pytest.mark.parametrize("format", FORMATS[:: tried(1, 3)])
def test_a_draft_shows_all_that_waits_on_as_many_sheets_as_it_takes(
    format: str, tmp_path: Path
) -> None:
    items = [
        {"label": f"figure number {n} that we are looking for", "pending": True} for n in range(60)
    ]
    data = yaml.safe_load(SMALL)
    data["sections"][0]["blocks"].append({"type": "statistics", "id": "wait", "items": items})
    (tmp_path / "c.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    order = irdocs.BuildOptions(only="leaflet", formats=(format,), draft=True)
    result = irdocs.build(tmp_path / "c.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    for file in result.files:
        for _, character, (_, bottom, _, _) in characters(file.path.read_bytes()):
            assert bottom >= mm(5), character


def test_a_long_title_leaves_the_page_its_number(tmp_path: Path) -> None:
    title = "title: A title as long as titles of leaflets for medical students are, and longer"
    result = built(tmp_path, long(20).replace("title: Small", title), "large-print")
    assert not result.failed, [str(error) for error in result.report.errors]
    for number, page in enumerate(pypdfium2.PdfDocument(result.files[0].path)):
        if number:
            foot = page.get_textpage().get_text_bounded(top=mm(20)).split()
            assert foot[-1] == str(number + 1)


def test_a_name_that_is_no_yaml_file_and_no_name_at_all_are_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(POSTER)
    with pytest.raises(UsageError, match=r"\.yaml"):
        built(tmp_path, SMALL, str(tmp_path / "mine.txt"))
    with pytest.raises(UsageError):
        irdocs.build(SHIPPED, tmp_path, irdocs.BuildOptions(press=""))
    (tmp_path / "MINE.YAML").write_text(POSTER)
    assert not built(tmp_path, SMALL, str(tmp_path / "MINE.YAML")).failed
