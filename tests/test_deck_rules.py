"""Each rule over a finished deck: the shipped decks pass it, and a deck broken for it is found."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation as Show
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from conftest import Built
from irdocs.audit import deck
from irdocs.audit.wording import names_a_file
from irdocs.diagnostics import Severity
from irdocs.ooxml.package import NotAPackageError
from irdocs.ooxml.presentation import Presentation
from irdocs.units import Size
from support.editing import edited
from support.small_documents import built, one_section
from support.thorough import tried

WIDE = deck.ExpectedDeck(Size(960, 540))
Parts = dict[str, bytes]


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def codes(data: bytes, expected: deck.ExpectedDeck = WIDE) -> set[str]:
    return {rule.code for rule, _ in deck.check(Presentation(data), expected)}


def edit(pattern: str, old: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    """Return a fault: in the first part whose name and content match, old becomes new."""

    def fault(parts: Parts) -> None:
        for name, data in parts.items():
            if re.fullmatch(pattern, name) and re.search(old.encode(), data, re.DOTALL):
                parts[name] = re.sub(old.encode(), new.encode(), data, count=count,
                                     flags=re.DOTALL)  # fmt: skip
                return
        raise AssertionError(f"nothing matches {old} in {pattern}")

    return fault


def lose(pattern: str) -> Callable[[Parts], None]:
    def fault(parts: Parts) -> None:
        del parts[next(name for name in parts if re.fullmatch(pattern, name))]

    return fault


def in_workbook(pattern: str, old: str, new: str) -> Callable[[Parts], None]:
    """Return a fault in a part of the first workbook of a chart."""

    def fault(parts: Parts) -> None:
        name = next(name for name in parts if name.endswith(".xlsx"))
        parts[name] = edited(parts[name], edit(pattern, old, new))

    return fault


def put(pattern: str, data: bytes) -> Callable[[Parts], None]:
    def fault(parts: Parts) -> None:
        name = next((name for name in parts if re.fullmatch(pattern, name)), pattern)
        parts[name] = data

    return fault


def with_comment() -> bytes:
    """Return a PNG with a text beside its pixels."""
    about = PngInfo()
    about.add_text("Author", "Anna Example")
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "PNG", pnginfo=about)
    return data.getvalue()


def all_of(*faults: Callable[[Parts], None]) -> Callable[[Parts], None]:
    def fault(parts: Parts) -> None:
        for one in faults:
            one(parts)

    return fault


SLIDE = r"ppt/slides/slide\d+\.xml"
MAIN = r"ppt/presentation\.xml"
TABLE_ROW = r"<a:tr [^>]*>.*?</a:tr>"
EMPTY_ROW = '<a:tr h="9"><a:tc><a:txBody><a:bodyPr/><a:p/></a:txBody><a:tcPr/></a:tc></a:tr>'

FAULTS: dict[str, tuple[str, Callable[[Parts], None]]] = {
    "a picture without alternative text": (
        "PPT-01", edit(SLIDE, r'(<p:graphicFrame>.*?name="[^"]*") descr="[^"]*"', r"\1"),
    ),
    "a file's name as alternative text": (
        "PPT-02", edit(SLIDE, r'descr="[^"]+"', 'descr="scan 3.png"'),
    ),
    "a shape's name as alternative text": (
        "PPT-02", edit(SLIDE, r'name="Chart" descr="[^"]+"', 'name="Chart" descr="Chart"'),
    ),
    "a very long alternative text": (
        "PPT-02L", edit(SLIDE, r'descr="[^"]+"', f'descr="{"long " * 40}"'),
    ),
    "a decoration marked in a wrong place": (
        "PPT-03",
        edit(SLIDE, "C183D7F6-B498-43B3-948B-1728B52AA6E4", "FF2B5EF4-FFF2-40B4-BE49-F238E27FC236"),
    ),
    "a decoration that is described": (
        "PPT-03", edit(SLIDE, r'(name="Icon") descr=""', r'\1 descr="A heart"'),
    ),
    "a slide without title": (
        "PPT-04", edit(SLIDE, r'(type="title".*?<a:t>)[^<]*', r"\1 "),
    ),
    "two slides of one title": (
        "PPT-05",
        all_of(*(edit(rf"ppt/slides/slide{n}\.xml", r'(type="title".*?<a:t>)[^<]*', r"\1Same")
                 for n in (4, 5))),
    ),
    "a table without header row": ("PPT-06", edit(SLIDE, ' firstRow="1"', "")),
    "a table with merged cells": ("PPT-07", edit(SLIDE, "<a:tc>", '<a:tc gridSpan="2">')),
    "a table with an empty row": (
        "PPT-07", edit(SLIDE, "</a:tr><a:tr ", f"</a:tr>{EMPTY_ROW}<a:tr "),
    ),
    "words before the title": (
        "PPT-08",
        edit(SLIDE, r"(</p:grpSpPr>|<p:grpSpPr/>)(<p:sp>.*?</p:sp>)(<p:sp>.*?</p:sp>)", r"\1\3\2"),
    ),
    "faint text": (
        "PPT-09",
        edit(r"ppt/slides/slide2\.xml", r'(<a:rPr lang="en-GB"[^>]*)/>(<a:t>\w)',
             r'\1><a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill></a:rPr>\2'),
    ),
    "a theme whose ink is pale": (
        "PPT-09",
        edit(r"ppt/theme/theme1\.xml", r'(<a:dk1><a:srgbClr val=)"\w+"', r'\1"CCCCCC"'),
    ),
    "text on a picture": (
        "PPT-09U",
        edit(r"ppt/slideMasters/slideMaster1\.xml", r"<p:bgPr><a:solidFill>.*?</a:solidFill>",
             '<p:bgPr><a:blipFill><a:blip/></a:blipFill>'),
    ),
    "a section without a name of its own": (
        "PPT-10", edit(MAIN, r'(<p14:section name=)"[^"]*"', r'\1"Default Section"'),
    ),
    "two sections of one name": (
        "PPT-10", edit(MAIN, r'(<p14:section name=)"[^"]*"', r'\1"Same"', count=2),
    ),
    "many slides and no sections": (
        "PPT-10", edit(MAIN, r"<p:extLst>.*</p:extLst>", ""),
    ),
    "a link that says nothing": (
        "PPT-11", edit(SLIDE, r"(<a:hlinkClick r:id=[^>]*/></a:rPr><a:t>)[^<]*", r"\1click here"),
    ),
    "a link that is an address": (
        "PPT-11",
        edit(SLIDE, r"(<a:hlinkClick r:id=[^>]*/></a:rPr><a:t>)[^<]*", r"\1https://example.org"),
    ),
    "a file restricted against changes": (
        "PPT-12", edit(MAIN, "<p:sldSz", '<p:modifyVerifier algorithmName="SHA-512"/><p:sldSz'),
    ),
    "a run without language": ("PPT-13", edit(SLIDE, r'<a:rPr lang="en-GB"', "<a:rPr")),
    "a run of no known language": (
        "PPT-13", edit(SLIDE, r'<a:rPr lang="en-GB"', '<a:rPr lang="english!"'),
    ),
    "a file without title": (
        "PPT-13", edit(r"docProps/core\.xml", r"<dc:title[^>]*>[^<]*</dc:title>", ""),
    ),
    "words outside placeholders": (
        "PPT-14", edit(SLIDE, r'<p:nvPr><p:ph type="body"[^>]*/></p:nvPr>', "<p:nvPr/>"),
    ),
    "words of a diagram without connectors": (
        "PPT-14", edit(SLIDE, r"<a:(st|end)Cxn [^>]*/>", "", 0),
    ),
    "a video": (
        "PPT-15", edit(SLIDE, r"<p:nvPr>(<p:ph)", r'<p:nvPr><a:videoFile r:link="rId9"/>\1'),
    ),
    "small text": (
        "PPT-16", edit(SLIDE, r'(<a:rPr lang="en-GB")', r'\1 sz="1100"'),
    ),
    "a slide of another shape": (
        "PPT-18", edit(MAIN, r'<p:sldSz cx="\d+"', '<p:sldSz cx="9144000"'),
    ),
    "a path of a machine": (
        "PPT-19", edit(SLIDE, r'(<p:cNvPr id="2" name=")[^"]*', r"\1/home/anna/talk.pptx"),
    ),
    "a stranger's name": (
        "PPT-19",
        edit(r"docProps/core\.xml", r"(<cp:lastModifiedBy>)[^<]*", r"\1Anna Example"),
    ),
    "a theme with two fills": (
        "PPT-20",
        edit(r"ppt/theme/theme1\.xml", r"<a:fillStyleLst><a:solidFill>.*?</a:solidFill>",
             "<a:fillStyleLst>"),
    ),
    "a master whose layouts stand before its colours": (
        "PPT-20",
        edit(r"ppt/slideMasters/slideMaster1\.xml", r"(<p:clrMap [^>]*/>)(<p:sldLayoutIdLst>.*?"
             r"</p:sldLayoutIdLst>)", r"\2\1"),
    ),
    "a placeholder without a body": (
        "PPT-20", edit(SLIDE, r'(type="body" idx="13"/></p:nvPr></p:nvSpPr><p:spPr/>)<p:txBody>.*?'
                              r"</p:txBody>", r"\1"),
    ),
    "a section that lists no slide of the deck": (
        "PPT-21", edit(MAIN, r'<p14:sldId id="\d+"/>', '<p14:sldId id="99999"/>'),
    ),
    "a slide in no section": ("PPT-21", edit(MAIN, r'<p14:sldId id="\d+"/>', "")),
    "a placeholder that the layout does not have": (
        "PPT-22", edit(SLIDE, r'type="body" idx="13"', 'type="body" idx="77"'),
    ),
    "two placeholders of one idx": (
        "PPT-22", edit(SLIDE, r'(idx="13".*?)idx="14"', r'\1idx="13"'),
    ),
    "a slide without layout": (
        "PPT-23",
        edit(r"ppt/slides/_rels/slide3\.xml\.rels", r"<Relationship [^>]*slideLayout[^>]*/>", ""),
    ),
    "a workbook that is rubbish": ("PPT-24", put(r"ppt/embeddings/.*\.xlsx", b"rubbish")),
    "a chart without workbook": (
        "PPT-24", edit(r"ppt/charts/_rels/.*", r"<Relationship [^>]*/>", ""),
    ),
    "a chart that shows other numbers": (
        "PPT-24",
        edit(r"ppt/charts/chart\d+\.xml", r'(<c:numCache>.*?<c:v>)[^<]*', r"\g<1>123456.5"),
    ),
    "two shapes of one id": ("PPT-25", edit(SLIDE, r'(<p:cNvPr id=)"3"', r'\1"2"')),
    "a layout with the master's id": (
        "PPT-25",
        edit(r"ppt/slideMasters/.*", r'(<p:sldLayoutId id=)"\d+"', r'\1"2147483648"'),
    ),
    "a short row of a table": ("PPT-26", edit(SLIDE, r"(<a:tr [^>]*>)<a:tc>.*?</a:tc>", r"\1")),
    "a part that nothing leads to": (
        "PPT-27",
        all_of(put("ppt/slides/slide999.xml", b"<x/>")),
    ),
    "a relationship to nothing": ("PPT-27", lose(r"ppt/presProps\.xml")),
    "a part without content type": (
        "PPT-27",
        edit(r"\[Content_Types\]\.xml", r'<Default Extension="png"[^>]*/>', ""),
    ),
    "a content type of nothing": (
        "PPT-27",
        edit(r"\[Content_Types\]\.xml", "</Types>",
             '<Override PartName="/ppt/gone.xml" ContentType="application/xml"/></Types>'),
    ),
    "a slide without notes": (
        "PPT-28",
        edit(r"ppt/slides/_rels/slide3\.xml\.rels", r"<Relationship [^>]*notesSlide[^>]*/>", ""),
    ),
    "a picture that says more than it shows": (
        "PPT-29", put(r"ppt/media/image\d+\.png", with_comment()),
    ),
    "a workbook that names its author": (
        "PPT-29", in_workbook(r"docProps/core\.xml", "<dc:creator>", "<dc:creator>Anna Example"),
    ),
    "a workbook that names a company": (
        "PPT-29", in_workbook(r"docProps/app\.xml", "<Company>", "<Company>Example Trust"),
    ),
    "a workbook that names a folder": (
        "PPT-29", in_workbook(r"xl/workbook\.xml", "<workbookPr ",
                              '<absPath url="C:\\\\Users\\\\anna"/><workbookPr '),
    ),
    "letters of another script than the language's": (
        "PPT-31", edit(SLIDE, r"<a:t>[^<]+</a:t>", "<a:t>שלום</a:t>"),
    ),
    "a part that is damaged": ("PPT-00", put(r"ppt/slides/slide3\.xml", b"<p:sld")),
}  # fmt: skip


def test_the_decks_break_no_rule(built: Built) -> None:
    found = deck.check(Presentation(built.deck), WIDE)
    serious = [
        (rule.code, finding)
        for rule, finding in found
        if (finding.severity or rule.severity) is not Severity.NOTE
    ]
    assert serious == []


@pytest.mark.parametrize("name", list(FAULTS)[:: tried(1, 2)])
def test_a_broken_deck_is_found(name: str, all_blocks: Built) -> None:
    code, fault = FAULTS[name]
    parts = unpacked(all_blocks.deck)
    fault(parts)
    show = Presentation(packed(parts))
    if rules := [rule for rule in deck.RULES if rule.code == code]:
        assert any(list(rule.find(deck.ExaminedDeck(show, WIDE))) for rule in rules)
    else:  # of a part that no rule can read
        assert code in codes(packed(parts))


def test_dense_and_small_slides_are_notes(shipped: Built) -> None:
    parts = unpacked(shipped.deck)
    words = "word " * 40
    edit(SLIDE, r'(type="body".*?<a:t>)[^<]*', rf"\g<1>{words}")(parts)
    found = {r.code: r.severity for r, _ in deck.check(Presentation(packed(parts)), WIDE)}
    assert found["PPT-17"] is found["PPT-16U"] is Severity.NOTE


def test_every_rule_has_a_fault_and_says_why() -> None:
    elsewhere = {"PPT-17", "PPT-16U", "PPT-30"}  # the last in test_right_to_left_decks.py
    broken = {code for code, _ in FAULTS.values()} | elsewhere
    assert {rule.code for rule in deck.RULES} <= broken
    assert len({rule.code for rule in deck.RULES}) == len(deck.RULES)
    for rule in deck.RULES:
        assert rule.requirement and rule.reason and rule.source, rule.code


@pytest.mark.parametrize("data", [b"", b"rubbish", packed({"a": b"b"}), packed({})])
def test_what_is_no_presentation_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(NotAPackageError):
        Presentation(data)


def test_a_placeholder_with_a_place_of_its_own_needs_no_counterpart(all_blocks: Built) -> None:
    place = '<p:spPr><a:xfrm><a:off x="9" y="9"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr>'
    elsewhere = edit(SLIDE, r'idx="13"/>(.*?)<p:spPr/>', rf'idx="77"/>\1{place}')
    assert "PPT-22" not in codes(edited(all_blocks.deck, elsewhere))


@pytest.mark.parametrize(("alternative", "is_name"), [
    ("scan 3.png", True), (r"C:\pictures\scan", True), ("assets/in/scan", True), ("../scan", True),
    ("No: go on to Noradrenaline 0.1 µg/kg/min", False), ("Give 5 mg/kg/h now", False),
])  # fmt: skip
def test_units_with_slashes_are_no_names_of_files(alternative: str, is_name: bool) -> None:
    assert names_a_file(alternative) is is_name


def test_letters_of_another_script_are_told_once_for_a_slide_and_once_for_a_text(
    tmp_path: Path,
) -> None:
    words = ["שלום", "תודה (1)", "כן.", "לא"]
    content = one_section(
        {"type": "points", "title": words[0], "items": words},
        {"type": "text", "title": f"A {words[1]}", "text": f"Say {words[0]}, or {words[2]}"},
    )
    found = built(tmp_path, content, only="deck").report
    said = [one.message for one in found if one.code == "PPT-31"]
    assert len(said) == 1  # the second slide has none but those
    assert '"שלום", "תודה", "כן" and 1 more' in said[0]


def on_a_gradient(colour: str, *stops: str) -> bytes:
    """Return a deck of one slide with a line of text on a gradient."""
    show = Show()
    slide = show.slides.add_slide(show.slide_layouts[6])
    fill = slide.background.fill
    fill.gradient()
    for stop, own in zip(fill.gradient_stops, stops, strict=True):
        stop.color.rgb = RGBColor.from_string(own)
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1))
    box.text_frame.text = "Read me"
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(colour)
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("colour", "stops", "found"),
    [
        ("000000", ("FFFFFF", "757575"), set()),
        ("FFFFFF", ("000000", "767676"), set()),
        ("808080", ("777777", "757575"), {"PPT-09"}),
        ("FFFFFF", ("000000", "FFFFFF"), {"PPT-09U"}),
    ],
)
def test_text_on_a_dark_and_light_gradient_is_measured_on_all_its_colours(
    colour: str, stops: tuple[str, str], found: set[str]
) -> None:
    told = codes(on_a_gradient(colour, *stops))
    assert {code for code in told if code.startswith("PPT-09")} == found


@pytest.mark.parametrize(("rows", "is_told"), [
    ([["", ""], ["", ""]], False), ([["c", "d"], ["", ""]], False), ([["", ""], ["c", "d"]], True),
])  # fmt: skip
def test_empty_rows_at_the_end_of_a_table_are_to_be_filled_in(
    tmp_path: Path, rows: list[list[str]], *, is_told: bool
) -> None:
    table = {"type": "table", "caption": "Mine", "header": ["a", "b"], "rows": rows}
    report = built(tmp_path, one_section(table), only="deck").report
    assert not report.errors
    assert ("PPT-07" in {one.code for one in report}) is is_told


@pytest.mark.parametrize(
    ("shape", "colour", "found"),
    [
        (MSO_SHAPE.RECTANGLE, "FFFFFF", set()),
        (MSO_SHAPE.RECTANGLE, "707070", {"PPT-09"}),
        (MSO_SHAPE.WAVE, "FFFFFF", {"PPT-09U"}),
        (MSO_SHAPE.WAVE, "959595", {"PPT-09"}),
    ],
)
def test_text_on_a_translucent_shape_is_measured_on_what_is_seen(
    shape: MSO_SHAPE, colour: str, found: set[str]
) -> None:
    """A rectangle covers all that is behind the words; of a wave, they may stand beside it."""
    show = Show()
    slide = show.slides.add_slide(show.slide_layouts[6])
    place = Inches(1), Inches(1), Inches(6), Inches(2)
    glaze = slide.shapes.add_shape(shape, *place)
    glaze.fill.solid()
    glaze.fill.fore_color.rgb = RGBColor(0, 0, 0)
    alpha = glaze.fill._xPr.find(f".//{qn('a:srgbClr')}")
    alpha.append(alpha.makeelement(qn("a:alpha"), {"val": "70000"}))
    box = slide.shapes.add_textbox(*place)
    box.text_frame.text = "Read me"
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(colour)
    file = io.BytesIO()
    show.save(file)
    assert {code for code in codes(file.getvalue()) if code.startswith("PPT-09")} == found
