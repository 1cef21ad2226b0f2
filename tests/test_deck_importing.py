"""Import of presentations: what slides show is taken, changed or said to be left, and builds."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pptx
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

import irdocs
from conftest import SHIPPED, Built
from irdocs.diagnostics import UsageError
from irdocs.importing.project import ImportResult, import_file
from support import templates
from support.odd_signs import WORDS, plain
from support.thorough import LONG, tried
from support.zip_files import members, zipped

TODAY = "2026-11-26"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def imported(folder: Path, data: bytes) -> tuple[dict[str, Any], ImportResult]:
    """Import a presentation, and return the content with what came of it."""
    (folder / "talk.pptx").write_bytes(data)
    result = import_file(folder / "talk.pptx", folder / "project", TODAY)
    assert result.missing == (), result.missing
    return yaml.safe_load((folder / "project" / "content.yaml").read_text("utf-8")), result


def built(result: ImportResult) -> None:
    assert not result.checked.failed, [str(error) for error in result.checked.report.errors]
    path = result.folder / "content.yaml"
    assert not irdocs.build(path, result.folder / "out", environment={}).failed


def saved(show: Any) -> bytes:
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def told(result: ImportResult) -> str:
    return (result.folder / "import.txt").read_text()


def slide_of(show: Any, layout: int, title: str = "") -> Any:
    slide = show.slides.add_slide(show.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    return slide


def a_talk() -> bytes:
    """Return a deck as a lecturer makes it: eight slides of the usual kinds."""
    show = pptx.Presentation()
    cover = slide_of(show, 0, "Sepsis: the first hour")
    cover.placeholders[1].text = "For nurses & doctors"
    slide_of(show, 2, "Why it matters").placeholders[1].text = "Each hour counts."
    slide = slide_of(show, 1, "What it is")
    frame = slide.placeholders[1].text_frame
    frame.text = "An infection, *not* a race"
    for text, level in (("with organ failure", 1), ("of any organ", 2), ("And it is common", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    paragraph = frame.add_paragraph()
    for text, bold, link in (("Give ", None, ""), ("one gram", True, ""), (" by ", None, ""),
                             ("the guideline", None, "https://www.nice.org.uk/ng253")):  # fmt: skip
        run = paragraph.add_run()
        run.text, run.font.bold = text, bold
        if link:
            run.hyperlink.address = link
    slide.notes_slide.notes_text_frame.text = "Tell the story.\nThen wait."
    slide_of(show, 2, "How to act")
    slide = slide_of(show, 5, "What to give")
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for row, cells in enumerate((("Drug", "Dose"), ("A|B", "500 mg"), ("C", "1 g"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    slide = slide_of(show, 5, "Deaths fell")
    numbers = CategoryChartData()
    numbers.categories = ["2020", "2025"]
    numbers.add_series("Deaths", (40, 12.5))
    slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(6), Inches(4), numbers
    )
    slide = slide_of(show, 5, "A ward at night")
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(file, "PNG")
    file.seek(0)
    picture = slide.shapes.add_picture(file, Inches(2), Inches(2), Inches(4))
    picture._element.nvPicPr.cNvPr.set("descr", "Six beds: all full.")
    slide = slide_of(show, 3, "Left and right")
    slide.placeholders[1].text, slide.placeholders[2].text = "On the ward", "In the tent"
    return saved(show)


def test_a_talk_becomes_sections_and_blocks(tmp_path: Path) -> None:
    content, result = imported(tmp_path, a_talk())
    about = content["document"]
    assert about["title"] == "Sepsis: the first hour"
    assert about["subtitle"] == "For nurses & doctors"
    first, second = content["sections"]
    assert (first["title"], first["lead"]) == ("Why it matters", "Each hour counts.")
    assert second["title"] == "How to act"
    (points,) = first["blocks"]
    assert points["title"] == "What it is"
    assert points["items"] == [
        {"text": "An infection, \\*not\\* a race", "items": [
            {"text": "with organ failure", "items": ["of any organ"]}]},
        "And it is common",
        "Give **one gram** by [the guideline](https://www.nice.org.uk/ng253)",
    ]  # fmt: skip
    assert points["notes"] == "Tell the story.\n\nThen wait."
    table, chart, image, columns = second["blocks"]
    assert table["caption"] == "What to give" and table["header"] == ["Drug", "Dose"]
    assert table["rows"] == [["A\\|B", "500 mg"], ["C", "1 g"]]
    assert chart["kind"] == "column" and chart["categories"] == ["2020", "2025"]
    assert chart["series"] == [{"name": "Deaths", "values": [40, 12.5]}]
    assert "talk.pptx, slide 6" in chart["source"] and "the source of a chart" in told(result)
    assert (image["title"], image["alt"]) == ("A ward at night", "Six beds: all full.")
    assert (result.folder / image["file"]).is_file()
    assert [column["blocks"][0]["items"] for column in columns["columns"]] == [
        ["On the ward"], ["In the tent"],
    ]  # fmt: skip
    built(result)


def test_a_talk_without_sections_has_one_of_another_name(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = slide_of(show, 0, "A table first")
    slide.placeholders[1].text = "Of two cells"
    table = slide.shapes.add_table(2, 1, Inches(1), Inches(5), Inches(6), Inches(1)).table
    table.cell(0, 0).text, table.cell(1, 0).text = "Head", "Row"
    slide_of(show, 1, "Then words").placeholders[1].text = "Words"
    content, result = imported(tmp_path, saved(show))
    (section,) = content["sections"]
    assert section["title"] == "Slides" and content["document"]["title"] == "talk"
    assert [block["type"] for block in section["blocks"]] == ["table", "points"]
    assert "part it into more" in told(result)
    built(result)


@LONG
def test_our_own_deck_comes_back_whole(shipped: Built, tmp_path: Path) -> None:
    content, result = imported(tmp_path, shipped.deck)
    assert not result.checked.failed
    original = yaml.safe_load(SHIPPED.read_text())
    for key in ("title", "subtitle", "audience", "version"):
        assert content["document"][key] == original["document"][key]
    assert content["objectives"]["items"] == original["objectives"]["items"]
    assert [(s["title"], s["lead"][:40]) for s in content["sections"][:-1]] == [
        (s["title"], s["lead"][:40]) for s in original["sections"]
    ]
    kinds, expected = (
        [[block["type"] for block in section["blocks"]
          if "leaflet" not in str(block.get("only"))
          and any("pending" not in item for item in block.get("items", [""]))]
         for section in one["sections"]]
        for one in (content, original)
    )  # fmt: skip
    assert kinds[:-1] == expected, "all but what the slides of sources say"


def test_what_no_product_shows_is_said_with_its_slide(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide_of(show, 1, "One").placeholders[1].text = "Words"
    slide = slide_of(show, 5, "Two")
    numbers = CategoryChartData()
    numbers.categories = ["a", "b"]
    numbers.add_series("North", (1, 2))
    numbers.add_series("South", (3, None))
    kind = XL_CHART_TYPE.COLUMN_STACKED
    slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(6), Inches(4), numbers)
    slide._element.set("show", "0")
    content, result = imported(tmp_path, saved(show))
    account = told(result)
    assert "slide 2: a hidden slide" in account and "a table of its numbers" in account
    (table,) = [block for section in content["sections"] for block in section["blocks"]
                if block["type"] == "table"]  # fmt: skip
    assert table["header"] == ["", "North", "South"] and table["rows"][1] == ["b", "2", ""]
    built(result)


@pytest.mark.parametrize(
    ("format", "values", "expected"),
    [("0%", (0.35, 0.65), ([35, 65], "%")), ('0"%"', (35, 65), ([35, 65], "%")),
     ("0%", (0.35, 0.2), ([35, 20], None)), ("General", (35, 65), ([35, 65], None))],
)  # fmt: skip
def test_numbers_that_a_chart_shows_as_percentages_are_such(
    format: str, values: tuple[float, ...], expected: tuple[list[int], str | None], tmp_path: Path
) -> None:
    """But for slices of a pie that are no whole."""
    show = pptx.Presentation()
    slide = slide_of(show, 5, "Answers")
    numbers = CategoryChartData(number_format=format)
    numbers.categories = ["Yes", "No"]
    numbers.add_series("Answers", values)
    places = (Inches(1), Inches(2), Inches(6), Inches(4))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, *places, numbers)
    content, result = imported(tmp_path, saved(show))
    (chart,) = [block for section in content["sections"] for block in section["blocks"]
                if block["type"] == "chart"]  # fmt: skip
    assert (chart["series"][0]["values"], chart.get("unit")) == expected
    built(result)


@pytest.mark.parametrize(
    ("code", "unit"), [("£#,##0", "£"), ("[$€-407] #,##0", "€"), ('0" beds"', "beds")]
)
def test_the_unit_in_the_format_of_a_charts_numbers_is_told(
    code: str, unit: str, tmp_path: Path
) -> None:
    show = pptx.Presentation()
    data = CategoryChartData(number_format=code)
    data.categories = ["One", "Two"]
    data.add_series("Cost", (12, 15))
    chart_slide(show, XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    _, result = imported(tmp_path, saved(show))
    assert f'the unit of its numbers, "{unit}"' in told(result)


def chart_slide(show: Any, kind: Any, data: Any) -> None:
    places = (Inches(1), Inches(2), Inches(6), Inches(4))
    slide_of(show, 5, "Numbers").shapes.add_chart(kind, *places, data)


def blocks_in(content: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [block for section in content["sections"] for block in section["blocks"]
            if block["type"] == kind]  # fmt: skip


@pytest.mark.parametrize(
    ("drawn", "values", "expected"),
    [
        (XL_CHART_TYPE.LINE_MARKERS, ((4, None, 6), (1, 2, None)), ("line", None)),
        (XL_CHART_TYPE.COLUMN_CLUSTERED, ((-14.5, 0, 4), (1, None, 3)), ("column", None)),
        (XL_CHART_TYPE.BAR_STACKED, ((4, 5, 6), (1, 2, 3)), ("bar", True)),
        (XL_CHART_TYPE.COLUMN_STACKED_100, ((4, 5, 6), (1, 2, 3)), ("column", "percent")),
        (XL_CHART_TYPE.AREA_STACKED, ((4, 5, 6), (1, 2, 3)), ("area", True)),
        (XL_CHART_TYPE.AREA, ((4, 5, 6),), ("area", None)),
        (XL_CHART_TYPE.COLUMN_STACKED, ((4, -5, 6), (1, 2, 3)), None),
        (XL_CHART_TYPE.COLUMN_STACKED_100, ((4, 0, 6), (1, 0, 3)), None),
        (XL_CHART_TYPE.LINE_STACKED, ((4, 5, 6), (1, 2, 3)), None),
        (XL_CHART_TYPE.AREA, ((4, 5, 6), (1, 2, 3)), None),
        (XL_CHART_TYPE.LINE, ((4, 5, 6), (None, None, None)), None),
        (XL_CHART_TYPE.DOUGHNUT, ((4, 5, 6),), None),
    ],
)
def test_a_chart_comes_as_one_where_ours_has_what_it_shows(
    drawn: Any, values: Sequence[Sequence[float | None]], expected: Any, tmp_path: Path
) -> None:
    """Gaps, numbers below zero and stacks too; else as a table of its numbers."""
    show = pptx.Presentation()
    data = CategoryChartData()
    data.categories = ["Mon", "Tue", "Wed"]
    for number, row in enumerate(values, 1):
        data.add_series(f"Ward {number}", row)
    chart_slide(show, drawn, data)
    content, result = imported(tmp_path, saved(show))
    charts = blocks_in(content, "chart")
    if expected is None:
        (table,) = blocks_in(content, "table")
        assert not charts and len(table["rows"]) == 3
    else:
        (chart,) = charts
        assert (chart["kind"], chart.get("stacked")) == expected
        assert [series["values"] for series in chart["series"]] == [list(row) for row in values]
    built(result)


@pytest.mark.parametrize(("least", "expected"), [(110, False), (0, None)])
def test_lines_on_an_axis_that_begins_elsewhere_stay_there(
    least: int, expected: bool | None, tmp_path: Path
) -> None:
    show = pptx.Presentation()
    data = CategoryChartData()
    data.categories = ["Mon", "Tue", "Wed"]
    data.add_series("Sodium", (118, 122, 127))
    chart_slide(show, XL_CHART_TYPE.LINE_MARKERS, data)
    (shape,) = [shape for shape in show.slides[0].shapes if shape.has_chart]
    shape.chart.value_axis.minimum_scale = least
    content, result = imported(tmp_path, saved(show))
    (chart,) = blocks_in(content, "chart")
    assert chart.get("zero") is expected
    built(result)


def test_numbers_and_names_of_charts_are_those_of_the_file(tmp_path: Path) -> None:
    """All digits; days as days; outer names before inner ones; points at their own places."""
    show = pptx.Presentation()
    many = CategoryChartData(number_format='0" episodes"')
    many.categories = ["2023", "2024"]
    many.add_series("Admissions", (1234567, 4.2999999999999998))
    chart_slide(show, XL_CHART_TYPE.COLUMN_CLUSTERED, many)
    days = CategoryChartData()
    days.categories = [date(2024, 1, 1), date(2024, 3, 31)]
    days.add_series("Calls", (4, 6))
    chart_slide(show, XL_CHART_TYPE.LINE, days)
    levels = CategoryChartData()
    for region in ("North", "South"):
        outer = levels.add_category(region)
        for inner in ("Men", "Women"):
            outer.add_sub_category(inner)
    levels.add_series("Deaths", (1, 2, 3, 4))
    chart_slide(show, XL_CHART_TYPE.COLUMN_CLUSTERED, levels)
    points = XyChartData()
    for name, places in (("Old", ((50, 45), (70, 63))), ("New", ((55, 14), (70, 21)))):
        series = points.add_series(name)
        for x, y in places:
            series.add_data_point(x, y)
    chart_slide(show, XL_CHART_TYPE.XY_SCATTER, points)
    content, result = imported(tmp_path, saved(show))
    first, second, third = blocks_in(content, "chart")
    assert first["series"][0]["values"] == [1234567, 4.3]
    assert second["categories"] == ["2024-01-01", "2024-03-31"]
    assert third["categories"] == ["North, Men", "North, Women", "South, Men", "South, Women"]
    (table,) = blocks_in(content, "table")
    assert table["header"] == ["", "Old", "New"]
    assert table["rows"] == [["50", "45", ""], ["55", "", "14"], ["70", "63", "21"]]
    assert 'the unit of its numbers, "episodes"' in told(result)
    built(result)


def test_numbered_paragraphs_are_numbered(tmp_path: Path) -> None:
    show = pptx.Presentation()
    frame = slide_of(show, 1, "In order").placeholders[1].text_frame
    frame.text = "Check"
    for text, level in (("Once", 1), ("Give", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(etree.fromstring(
            f'<a:buAutoNum xmlns:a="{DRAWING}" type="arabicPeriod"/>'
        ))  # fmt: skip
    content, result = imported(tmp_path, saved(show))
    (points,) = blocks_in(content, "points")
    assert points["ordered"] is True
    assert points["items"] == [{"text": "Check", "ordered": True, "items": ["Once"]}, "Give"]
    built(result)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF"])
def test_a_picture_is_cut_as_its_slide_shows_it(format: str, tmp_path: Path) -> None:
    """What was cropped away, such as a patient's name, does not come back."""
    picture = Image.new("RGB", (400, 100), (200, 0, 0))
    picture.paste((0, 0, 200), (100, 0, 400, 100))  # the red quarter is cropped away
    file = io.BytesIO()
    picture.save(file, format)
    show = pptx.Presentation()
    shown = slide_of(show, 5, "A scan").shapes.add_picture(file, Inches(1), Inches(2))
    shown.crop_left, shown.crop_top = 0.25, -0.1
    shown._element.nvPicPr.cNvPr.set("descr", "A scan of a hip")
    _, result = imported(tmp_path, saved(show))
    files = list((result.folder / "assets").glob("image*"))
    if format == "GIF":  # which is not cut, and left out
        assert not files and "cannot be cut" in told(result)
        return
    (found,) = files
    with Image.open(found) as cut:
        assert cut.size == (300, 100) and cut.convert("RGB").getpixel((2, 50))[2] > 150
    assert "cut as the slide shows it" in told(result)
    built(result)


def test_a_formula_is_named_and_not_taken_apart(tmp_path: Path) -> None:
    """A fraction whose parts stand in a row says something else: a + b/2."""
    show = pptx.Presentation()
    slide = slide_of(show, 1, "Mean")
    slide.placeholders[1].text_frame.text = "The mean is "
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    fraction = "".join(
        f"<m:{part}><m:r><m:t>{words}</m:t></m:r></m:{part}>"
        for part, words in (("num", "a+b"), ("den", "2"))
    )
    slide.placeholders[1].text_frame.paragraphs[0]._p.append(etree.fromstring(
        '<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main">'
        f'<m:oMath xmlns:m="{math}"><m:f>{fraction}</m:f></m:oMath></a14:m>'
    ))  # fmt: skip
    content, result = imported(tmp_path, saved(show))
    words = yaml.safe_dump(content)
    assert "formula 1" in words and "a+b/2" not in words
    assert 'formula 1, "a+b/2": the text says "[formula 1]" there' in told(result)
    built(result)


def test_what_is_struck_through_and_a_table_without_a_header_are_told(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = slide_of(show, 5, "Doses")
    box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(4), Inches(1))
    for text, strike in (("Take ", ""), ("50 mg ", "sngStrike"), ("5 mg twice a day.", "")):
        run = box.text_frame.paragraphs[0].add_run()
        run.text = text
        if strike:
            run._r.get_or_add_rPr().set("strike", strike)
    places = (Inches(1), Inches(4), Inches(6), Inches(1))
    table = slide.shapes.add_table(2, 2, *places).table
    table.first_row = False
    for number, text in enumerate(("Adult", "5 mg", "Child", "1 mg")):
        table.cell(number // 2, number % 2).text = text
    content, result = imported(tmp_path, saved(show))
    words = yaml.safe_dump(content)
    assert "Take 5 mg twice a day." in words and "50 mg" not in words
    assert 'words struck through, "50 mg"' in told(result)
    assert "a table without a header row" in told(result)
    built(result)


_TEXTS = st.text(alphabet="ab cd12.*_[](){}<>#|`~^$!&:-+\\\"'é字", min_size=1, max_size=30).filter(
    str.strip
)


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, 3, 5, 6]), st.lists(_TEXTS, max_size=5),
                          st.lists(st.tuples(_TEXTS, st.booleans(), st.booleans()), max_size=4)),
                min_size=1, max_size=4))  # fmt: skip
@settings(
    max_examples=tried(150, 3), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_no_word_is_lost_silently(tmp_path_factory: pytest.TempPathFactory, plan: Any) -> None:
    show = pptx.Presentation()
    for layout, texts, runs in plan:
        slide = show.slides.add_slide(show.slide_layouts[layout])
        for shape, text in zip(slide.placeholders, texts, strict=False):
            shape.text_frame.text = text
        box = slide.shapes.add_textbox(Inches(1), Inches(5), Inches(4), Inches(1))
        for text, bold, italic in runs:
            run = box.text_frame.paragraphs[0].add_run()
            run.text, run.font.bold, run.font.italic = text, bold, italic
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.pptx").write_bytes(saved(show))
    result = import_file(folder / "a.pptx", folder / "p", TODAY)
    assert result.missing == (), (plan, result.missing)
    faults = [error.code for error in result.checked.report.errors]
    assert not [code for code in faults if code in ("bad-yaml", "unknown-key", "missing-key")]


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), b"PK\x05\x06" + bytes(18)],
)
def test_what_is_no_presentation_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.pptx").write_bytes(data)
    with pytest.raises(UsageError, match="cannot be read as a presentation"):
        import_file(tmp_path / "x.pptx", tmp_path / "p", TODAY)
    assert not (tmp_path / "p").exists()


def test_damaged_presentations_are_imported_or_refused(tmp_path: Path) -> None:
    draw = random.Random(7)
    parts = members(a_talk())
    harmed = ("ppt/slides", "ppt/charts", "ppt/pres", "ppt/media", "ppt/notes", "_rels")
    names = [name for name in parts if name.startswith(harmed)]
    outcomes = set()
    for number in range(tried(200, 8)):
        changed = dict(parts)
        name = draw.choice(names)
        data = bytearray(changed[name])
        match draw.randrange(4):
            case 0:
                del data[draw.randrange(len(data)) :]
            case 1:
                at = draw.randrange(len(data))
                data[at : at + draw.randrange(1, 40)] = b""
            case 2:
                data[draw.randrange(len(data))] = draw.randrange(256)
            case _:
                digits = [n for n, byte in enumerate(data) if chr(byte).isdigit()]
                if digits:
                    data[draw.choice(digits)] = ord(draw.choice("-x9"))
        changed[name] = bytes(data)
        (tmp_path / f"{number}.pptx").write_bytes(zipped(changed))
        try:
            import_file(tmp_path / f"{number}.pptx", tmp_path / str(number), TODAY)
            outcomes.add("imported")
        except UsageError:
            outcomes.add("refused")
    assert outcomes == {"imported", "refused"}


# ---------------------------------------------------------------- design and composition


def boxed(*texts: tuple[str, float, float, float, float]) -> bytes:
    """A slide with a title, and boxes of text at places in inches."""
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Shown together"
    for text, left, top, width, height in texts:
        box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
        box.text_frame.text = text
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


COMPOSED = [
    ("points", [("First of all.", 1, 2, 8, 0.5), ("Then this.", 1, 3, 8, 0.5),
                ("Last.", 1, 4, 8, 0.5)]),
    ("statistics", [("45%", 1, 2, 3, 1), ("1.2", 5, 2, 3, 1), ("of people walk", 1, 3.2, 3, 1),
                    ("litres a day", 5, 3.2, 3, 1)]),
    ("cards", [("Heart", 1, 2, 3, 1), ("Lung", 5, 2, 3, 1), ("It beats.", 1, 3.2, 3, 1),
               ("It breathes.", 5, 3.2, 3, 1)]),
    ("cards", [("Heart", 1, 2, 2, 1), ("Lung", 4, 2, 2, 1), ("Liver", 7, 2, 2, 1)]),
    ("cards", [(f"{name}\nIt does {n} things", 0.3 + n % 3 * 3, 2 + n // 3 * 2, 2.6, 1.5)
               for n, name in enumerate(("Heart", "Lung", "Liver", "Brain", "Skin", "Bone"))]),
    ("quote", [("“Sugar is love that hurts.”", 1, 3, 8, 1), ("— A grandmother", 1, 5, 8, 0.5)]),
    ("quote", [("„Er läuft wieder.“\n– Eine Tochter", 1, 3, 8, 2)]),
    ("points", [("“Sugar”", 1, 3, 8, 1), ("Not salt", 1, 5, 8, 0.5)]),
    ("points", [("A", 1, 2, 0.4, 0.5), ("Nuclear medicine", 1, 2, 8, 0.5), ("B", 1, 3, 0.4, 0.5),
                ("Radiotherapy", 1, 3, 8, 0.5), ("C", 1, 4, 0.4, 0.5), ("Surgery", 1, 4, 8, 0.5)]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "texts"), COMPOSED)
def test_texts_that_stand_together_are_one_block(
    kind: str, texts: list[tuple[str, float, float, float, float]], tmp_path: Path
) -> None:
    (tmp_path / "talk.pptx").write_bytes(boxed(*texts))
    result = import_file(tmp_path / "talk.pptx", tmp_path / "p", "2026-11-01")
    assert not result.missing
    assert not result.checked.report.errors, [str(one) for one in result.checked.report.errors]
    content = yaml.safe_load((tmp_path / "p" / "content.yaml").read_text())
    blocks = content["sections"][0]["blocks"]
    assert [block["type"] for block in blocks] == [kind]


def test_what_stands_on_boxes_and_who_is_quoted_is_kept(tmp_path: Path) -> None:
    kinds = {}
    for n, (kind, texts) in enumerate(COMPOSED):
        if any("\n" in text for text, *_ in texts):
            (tmp_path / f"{n}").mkdir()
            content, _ = imported(tmp_path / f"{n}", boxed(*texts))
            kinds[kind] = content["sections"][0]["blocks"][0]
    assert len(kinds["cards"]["items"]) == 6
    assert kinds["cards"]["items"][3] == {"title": "Brain", "text": "It does 3 things"}
    assert (kinds["quote"]["text"], kinds["quote"]["by"]) == ("Er läuft wieder.", "Eine Tochter")


def test_a_slide_without_a_title_has_not_that_of_the_one_before(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide_of(show, 2, "A part")
    slide_of(show, 1, "A curve").placeholders[1].text = "It falls."
    box = slide_of(show, 6).shapes.add_textbox(Inches(1), Inches(4), Inches(6), Inches(1))
    box.text_frame.text = "Sugar on the dummy hurts."
    content, result = imported(tmp_path, saved(show))
    first, second = content["sections"][0]["blocks"]
    assert first["title"] == "A curve"
    assert second == {"type": "text", "text": "Sugar on the dummy hurts."}
    built(result)


@pytest.mark.parametrize("label", ["", "Source: ", "Quelle: ", "Data source – "])
def test_a_line_at_the_foot_is_the_source_of_figures(label: str, tmp_path: Path) -> None:
    texts = [*COMPOSED[1][1], (f"{label}Smith 2020", 1, 6.9, 8, 0.4)]
    (tmp_path / "talk.pptx").write_bytes(boxed(*texts))
    result = import_file(tmp_path / "talk.pptx", tmp_path / "p", "2026-11-01")
    assert result.missing == ()
    content = yaml.safe_load((tmp_path / "p" / "content.yaml").read_text())
    (block,) = content["sections"][0]["blocks"]
    assert {item["source"] for item in block["items"]} == {"Smith 2020 (talk.pptx, slide 1)"}
    assert [item["value"] for item in block["items"]] == [45, "1.2"]
    assert "notes" not in block


def test_the_design_of_a_talk_becomes_a_template_and_a_theme(tmp_path: Path) -> None:
    data = templates.all_templates()["branded.pptx"]
    show = pptx.Presentation(io.BytesIO(data))
    for title in ("One", "Two"):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = "Secret words of the talk."
    show.core_properties.author = "A private person"
    show.save(str(tmp_path / "talk.pptx"))
    result = import_file(tmp_path / "talk.pptx", tmp_path / "p", "2026-11-01")
    assert not result.checked.report.errors, [str(one) for one in result.checked.report.errors]
    content = yaml.safe_load((tmp_path / "p" / "content.yaml").read_text())
    assert content["deck"] == {"template": "template.pptx"}
    kept = members((tmp_path / "p" / "template.pptx").read_bytes())
    assert not any(name.startswith(("ppt/slides/", "ppt/notesSlides/")) for name in kept)
    assert not any(b"Secret" in part or b"private person" in part for part in kept.values())
    if "theme" in content:
        assert (tmp_path / "p" / content["theme"]).exists()


def test_what_office_comes_with_is_no_design(tmp_path: Path) -> None:
    (tmp_path / "talk.pptx").write_bytes(boxed(("Words.", 1, 2, 8, 1)))
    import_file(tmp_path / "talk.pptx", tmp_path / "p", "2026-11-01")
    content = yaml.safe_load((tmp_path / "p" / "content.yaml").read_text())
    assert "deck" not in content
    assert "what Office comes with" in (tmp_path / "p" / "import.txt").read_text()


def test_signs_that_people_type_mean_nothing(tmp_path: Path) -> None:
    show = pptx.Presentation()
    for number in range(0, len(WORDS), 5):
        body = slide_of(show, 1, f"Signs {number}").placeholders[1]
        body.text = "\n".join(("First", *WORDS[number : number + 5], "Last"))
    _, result = imported(tmp_path, saved(show))
    built(result)
    made = pptx.Presentation(str(result.folder / "out" / "deck.pptx"))
    said = [
        plain(paragraph.text)
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]
    assert [words for words in WORDS if words not in said] == []


def test_bullets_within_a_paragraph_become_dots_and_are_told(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide_of(show, 1, "Bullets").placeholders[1].text = "First\n• One • Two • Three\nLast"
    content, result = imported(tmp_path, saved(show))
    built(result)
    assert "· One · Two · Three" in str(content) and "bullets within" in told(result)


def test_numbered_lists_that_begin_later_or_have_letters_are_told(tmp_path: Path) -> None:
    show = pptx.Presentation()
    for kind, start in (("arabicPeriod", "3"), ("alphaLcPeriod", "1")):
        body = slide_of(show, 1, f"Steps of {kind}").placeholders[1]
        body.text = "One thing\nAnother"
        for paragraph in body.text_frame.paragraphs:
            etree.SubElement(
                paragraph._p.get_or_add_pPr(), f"{{{DRAWING}}}buAutoNum", type=kind, startAt=start
            )
    content, result = imported(tmp_path, saved(show))
    assert str(content).count("'ordered': True") == 2
    assert "begins with 3" in told(result) and "a list of letters" in told(result)


def test_titles_and_notes_have_the_signs_that_are_seen(tmp_path: Path) -> None:
    """Raised digits, letters of Symbol and struck words, as in the text below them."""
    show = pptx.Presentation()
    slide = slide_of(show, 1, "Give 10")
    raised = slide.shapes.title.text_frame.paragraphs[0].add_run()
    raised.text = "6"
    raised.font._rPr.set("baseline", "30000")
    body = slide.placeholders[1].text_frame.paragraphs[0]
    for words, face in (("Digoxin 250 ", ""), ("m", "Symbol"), ("g daily", "")):
        run = body.add_run()
        run.text = words
        if face:
            run.font.name = face
    notes = slide.notes_slide.notes_text_frame.paragraphs[0]
    for words, is_struck in (("Say 5 mg", False), (", not 7 mg", True)):
        run = notes.add_run()
        run.text = words
        if is_struck:
            run.font._rPr.set("strike", "sngStrike")
    content, result = imported(tmp_path, saved(show))
    (block,) = content["sections"][-1]["blocks"]
    assert block["title"] == "Give 10⁶" and "250 μg daily" in str(block)
    assert block["notes"] == "Say 5 mg" and "not 7 mg" in told(result)


def test_the_subtitle_of_a_title_slide_with_many_words_is_that_by_name(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = slide_of(show, 0, "A talk on feet")
    slide.placeholders[1].text = "For those who stand on them"
    for top, words in ((0.5, "Spring school of the Any Hospital"), (6.5, "Dr Ann Example, " * 12)):
        box = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(7), Inches(0.5))
        box.text_frame.text = words
    slide_of(show, 1, "Then words").placeholders[1].text = "Words"
    content, _ = imported(tmp_path, saved(show))
    assert content["document"]["title"] == "A talk on feet"
    assert content["document"]["subtitle"] == "For those who stand on them"
