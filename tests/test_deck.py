"""The finished deck: layouts, placeholders, notes, titles, colours, alternative text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
import yaml
from lxml import etree
from pptx.util import Pt

import irdocs
from conftest import SHIPPED, SMALL, Built
from irdocs.audit import deck as deck_rules
from irdocs.audit.deck.examined import ExaminedDeck
from irdocs.audit.reading import pdf_text
from irdocs.audit.reading.transcript import normalised
from irdocs.content.blocks import Quiz
from irdocs.content.product import DECK
from irdocs.deck.colours import SCHEME
from irdocs.deck.paragraph_metrics import BULLET_INDENT
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.xml import qname
from irdocs.theme import contrast, status_colours
from irdocs.units import emu
from support import mixed
from support.designs import own_theme
from support.small_documents import built, one_section

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def opened(built: Built) -> Any:
    return pptx.Presentation(io.BytesIO(built.deck))


def parts(data: bytes, pattern: str) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.search(pattern, name):
                yield name, etree.fromstring(package.read(name))


SLIDES = r"ppt/slides/slide\d+\.xml$"


def test_slides_are_16_to_9(built: Built) -> None:
    presentation = opened(built)
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)


def test_every_slide_has_a_title_and_no_two_are_alike(built: Built) -> None:
    titles = [slide.shapes.title.text for slide in opened(built).slides]
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def test_the_title_is_read_first(built: Built) -> None:
    for slide in opened(built).slides:
        assert next(iter(slide.shapes)).element is slide.shapes.title.element


def test_every_slide_has_notes(built: Built) -> None:
    for number, slide in enumerate(opened(built).slides, start=1):
        assert slide.notes_slide.notes_text_frame.text.strip(), number


def test_notes_are_what_the_lecturer_wrote(shipped: Built) -> None:
    said = shipped.deck_outline.words()
    for section in shipped.document.sections_for(DECK):
        for note in (section.notes, *(b.notes for b in section.blocks if b.notes)):
            for paragraph in note.plain.split("\n\n"):
                assert paragraph in said


def test_all_text_but_that_of_flow_charts_stands_in_placeholders(built: Built) -> None:
    for slide in opened(built).slides:
        if slide.slide_layout.name == "Title only":
            continue
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert shape.is_placeholder, shape.name


def test_places_are_inherited_from_the_layout(built: Built) -> None:
    for _, slide in parts(built.deck, SLIDES):
        names = {item.get("name") for item in slide.iterfind(".//p:cNvPr", NS)}
        for shape in slide.iterfind(".//p:sp", NS):
            if shape.find("p:nvSpPr/p:nvPr/p:ph", NS) is not None:
                # Words beside the code of a video's address make room for it, words in a column for
                # what stands below them. A card without the picture that its neighbours have begins
                # at its head, and an author stands right below a quotation, however long that is.
                # Large words of several lines have boxes that make these equally long. What stands
                # below a table takes the lines that it needs from it.
                name = shape.find("p:nvSpPr/p:cNvPr", NS).get("name")
                is_moved = name.startswith("Column ") or name in (
                    "Card title 3",
                    "Card text 3",
                    "Quote",
                    "By",
                    "Title",
                    "Subtitle",
                    "Lead",
                    "Note",
                )
                # So has a large paragraph by itself; words on one risk stand beside its dots, and
                # those below a picture begin where it does.
                is_alone = len(shape.findall("p:txBody/a:p", NS)) == 1
                is_beside = is_alone or names & {"QR code", "Affected", "Picture"}
                is_moved = is_moved or bool(name == "Text" and is_beside)
                assert shape.find("p:spPr/a:xfrm", NS) is None or is_moved, name


def test_no_colour_value_and_no_font_name_on_any_slide_or_chart(built: Built) -> None:
    palette = own_theme().palette
    fixed = {palette[role].hex for role in status_colours.ROLES}
    for name, part in parts(built.deck, r"ppt/(slides/slide|charts/chart)\d+\.xml$"):
        values = {colour.get("val") for colour in part.findall(".//a:srgbClr", NS)}
        assert values <= fixed, name
        named = {latin.get("typeface") for latin in part.iterfind(".//a:latin", NS)}
        assert named <= {"Consolas", "Cambria Math"}, name  # of code and of formulas


def test_every_run_has_its_language(built: Built) -> None:
    for name, part in parts(built.deck, r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml$"):
        for run in part.iterfind(".//a:r/a:rPr", NS):
            assert run.get("lang") in ("en-GB", "cy"), name
    assert any(
        run.get("lang") == "cy"
        for _, part in parts(built.deck, r"notesSlides|slides/slide")
        for run in part.iterfind(".//a:r/a:rPr", NS)
    ) in (True, False)


def test_pictures_are_described_or_decorative(built: Built) -> None:
    described = 0
    for name, slide in parts(built.deck, SLIDES):
        for shape in slide.find("p:cSld/p:spTree", NS):
            kind = etree.QName(shape).localname
            if kind not in ("pic", "grpSp", "graphicFrame"):
                continue
            properties = shape.find(".//p:cNvPr", NS)
            decorative = properties.find(".//adec:decorative", NS)
            alt = properties.get("descr", "")
            assert bool(alt) != (decorative is not None), (name, properties.get("name"))
            assert len(alt) <= 150
            described += bool(alt)
    assert described >= 2


def test_shape_ids_are_unique_on_each_slide(built: Built) -> None:
    for name, slide in parts(built.deck, SLIDES):
        fallbacks = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
        for fallback in list(slide.iter(fallbacks)):  # another form of the same shape
            fallback.getparent().remove(fallback)
        ids = [element.get("id") for element in slide.iterfind(".//p:cNvPr", NS)]
        assert len(set(ids)) == len(ids), name


def test_slide_numbers_stand_on_content_slides(shipped: Built) -> None:
    numbered = [
        number
        for number, (_, slide) in enumerate(sorted_slides(shipped), start=1)
        if slide.find(".//a:fld[@type='slidenum']", NS) is not None
    ]
    total = len(opened(shipped).slides)
    assert numbered == list(range(2, total))


def sorted_slides(built: Built) -> list[tuple[str, Any]]:
    return sorted(parts(built.deck, SLIDES), key=lambda entry: int(re.findall(r"\d+", entry[0])[0]))


def test_sections_follow_the_contents(shipped: Built) -> None:
    ((_, root),) = parts(shipped.deck, r"ppt/presentation\.xml$")
    sections = root.findall(".//p14:section", NS)
    assert [s.get("name") for s in sections] == [
        "Opening",
        *(str(s.title) for s in shipped.document.sections_for(DECK)),
        "Sources and closing",
    ]
    listed = [e.get("id") for s in sections for e in s.iterfind(".//p14:sldId", NS)]
    shown = [e.get("id") for e in root.iterfind("p:sldIdLst/p:sldId", NS)]
    assert listed == shown


def test_an_answer_follows_each_question(shipped: Built) -> None:
    slides = list(opened(shipped).slides)
    names = [slide.slide_layout.name for slide in slides]
    questions = [n for n, name in enumerate(names) if name.startswith("Quiz question")]
    assert len(questions) >= 4
    for number, block in zip(
        questions, (b for b in shipped.document.blocks if b.type == "quiz"), strict=True
    ):
        assert names[number + 1] == names[number].replace("question", "answer")
        answer = {s.name: s for s in slides[number + 1].placeholders}
        stressed = [
            name
            for name, s in answer.items()
            if s._element.find("p:spPr/a:solidFill", NS) is not None
        ]
        assert stressed == [f"Letter {block.right + 1}", f"Option {block.right + 1}"]
        assert answer[stressed[1]].text_frame.text == block.options[block.right].plain
        assert answer["Explanation"].text_frame.text == block.explanation.plain


def test_the_chart_is_native_and_holds_the_numbers(shipped: Built) -> None:
    chart = next(s.chart for slide in opened(shipped).slides for s in slide.shapes if s.has_chart)
    block = next(b for b in shipped.document.blocks if b.type == "chart")
    assert list(chart.plots[0].categories) == list(block.categories)
    assert list(chart.plots[0].series[0].values) == [float(v) for v in block.series[0].values]


def test_tables_have_a_header_row(all_blocks: Built) -> None:
    tables = [s.table for slide in opened(all_blocks).slides for s in slide.shapes if s.has_table]
    assert tables and all(table.first_row for table in tables)


def test_links_lead_to_the_resources(shipped: Built) -> None:
    linked = {
        run.hyperlink.address: run.text
        for slide in opened(shipped).slides
        for shape in slide.placeholders
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    resources = next(b for b in shipped.document.blocks if b.type == "resources")
    for item in resources.items:
        assert linked[str(item.url)] == item.name


def test_no_text_is_smaller_than_18_pt(built: Built) -> None:
    for slide in opened(built).slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type is not None and shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    for run in paragraph.runs:
                        assert run.font.size is None or run.font.size >= Pt(18)


def test_the_file_says_who_and_when_and_no_more(shipped: Built) -> None:
    core = opened(shipped).core_properties
    assert core.title == shipped.document.document.title
    assert core.language == "en-GB"
    assert core.created.isoformat() == "2026-11-23T00:00:00"
    with zipfile.ZipFile(io.BytesIO(shipped.deck)) as package:
        for name in package.namelist():
            data = package.read(name)
            assert b"/home/" not in data and b"/root" not in data and b"/tmp" not in data, name


# ---------------------------------------------------------------- the theme


def restyled(data: bytes) -> bytes:
    """Replace the theme part alone: other colours, another typeface."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    theme = entries["ppt/theme/theme1.xml"].decode()
    for number, slot in enumerate(SCHEME):
        new = f"{0x010203 * (number + 1):06X}"
        pattern = rf'(<a:{slot}><a:srgbClr val=)"\w+"'
        theme, count = re.subn(pattern, rf'\g<1>"{new}"', theme)
        assert count == 1, slot
    theme = theme.replace('typeface="Arial"', 'typeface="Brush Script MT"')
    entries["ppt/theme/theme1.xml"] = theme.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return file.getvalue()


def shown(data: bytes) -> tuple[set[str], set[str]]:
    """Every colour and every typeface that a deck's words, charts, tables and shapes show."""
    show = Presentation(data)
    colours, faces = set(), set()
    for slide in ExaminedDeck(show, deck_rules.ExpectedDeck(show.size)).slides:
        for run in slide.runs:
            colours |= {str(run.style.colour), *map(str, run.grounds)}
            faces.add(run.style.typeface)
    for slide in show.slides:
        charts = [r.target for r in show.package.relations(slide.part).values()
                  if r.kind == "chart"]  # fmt: skip
        roots = [slide.root, slide.above.root, *(show.package.xml(part) for part in charts)]
        for root in roots:
            for kind in ("srgbClr", "schemeClr", "sysClr"):
                for colour in root.iter(f"{{{NS['a']}}}{kind}"):
                    colours.add(
                        str(colour_scheme.solid_colour(colour, slide.scheme, slide.mapping))
                    )
            # Bullets are drawn in a face that has them, on any computer.
            faces |= {f.get("typeface") for f in root.iter(f"{{{NS['a']}}}latin")}
    own = {"Consolas", "Cambria Math"}  # of code and of formulas, whatever the theme's typeface
    return colours, {face for face in faces if not face.startswith("+")} - own


def test_every_text_has_a_contrast_of_4_5_on_its_real_ground(built: Built) -> None:
    show = Presentation(built.deck)
    grounds = set()
    for slide in ExaminedDeck(show, deck_rules.ExpectedDeck(show.size)).slides:
        for run in slide.runs:
            (ground,) = run.grounds
            assert run.style.colour is not None, run.text
            ratio = contrast.ratio(run.style.colour, ground)
            assert ratio >= 4.5, (slide.page.number, run.text, run.style.colour, ground)
            grounds.add(ground)
    assert len(grounds) >= 3


def test_replacing_the_theme_part_alone_restyles_the_whole_deck(built: Built) -> None:
    old_colours, old_faces = shown(built.deck)
    new_colours, new_faces = shown(restyled(built.deck))
    assert len(old_colours) >= 10 and len(new_colours) >= 10
    # A status keeps its colour: what is red for danger must not turn green.
    palette = own_theme().palette
    fixed = {str(palette[role]) for role in status_colours.ROLES}
    assert old_colours & new_colours <= fixed
    assert (old_faces, new_faces) == ({"Arial"}, {"Brush Script MT"})


@pytest.mark.parametrize("count", range(2, 9))
def test_timelines_have_a_layout_each(count: int, shipped: Built) -> None:
    names = [layout.name for layout in opened(shipped).slide_layouts]
    assert f"Timeline {count}" in names


def test_answers_can_stand_in_the_notes(tmp_path: Path, shipped: Built) -> None:
    order = irdocs.BuildOptions(only="deck", answers="notes")
    assert not irdocs.build(SHIPPED, tmp_path, order, environment={}).failed
    deck = pptx.Presentation(io.BytesIO((tmp_path / "deck.pptx").read_bytes()))
    names = [slide.slide_layout.name for slide in deck.slides]
    assert not [name for name in names if name.startswith("Quiz answer")]
    asked = [s for s in deck.slides if s.slide_layout.name.startswith("Quiz question")]
    blocks = [b for b in shipped.document.blocks if isinstance(b, Quiz)]
    for slide, block in zip(asked, blocks, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        right = block.options[block.right].plain
        assert f"The answer is {block.answer}: {right}" in notes
        assert block.explanation.plain in notes


def test_the_map_of_the_session_leads_to_each_section(shipped: Built) -> None:
    slides = list(opened(shipped).slides)
    ways = {
        shape.text_frame.text: shape.click_action.target_slide
        for shape in slides[2].placeholders
        if shape.click_action.target_slide is not None
    }
    for section in shipped.document.sections_for(DECK):
        assert ways[section.title].slide_layout.name == "Section header"
        assert ways[section.title].shapes.title.text == section.title


def test_a_picture_of_the_content_is_svg_with_a_png(shipped: Built) -> None:
    found = 0
    for slide in opened(shipped).slides:
        for shape in slide.placeholders:
            if shape.element.tag.endswith("}pic"):
                kinds = {r.target_part.content_type for r in slide.part.rels.values()
                         if not r.is_external and "image" in r.reltype}  # fmt: skip
                assert kinds == {"image/png", "image/svg+xml"}
                found += 1
    assert found == sum(block.type == "image" for block in shipped.document.blocks)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie"])
def test_crowded_charts_get_a_scale_and_tell_their_values_in_the_notes(
    kind: str, tmp_path: Path
) -> None:
    data = mixed.content(0)
    series = 1 if kind == "pie" else 3
    chart = {
        "type": "chart", "id": "crowd", "kind": kind, "source": "one", "alt": "A crowd.",
        "categories": [f"Kind {n}" for n in range(7)],
        "series": [{"name": f"Row {n}", "values": [*range(1000, 1007)]} for n in range(series)],
    }  # fmt: skip
    data["sections"] = [{"id": "s", "title": "S", "lead": "L.", "notes": "N.", "blocks": [chart]}]
    content = tmp_path / "content.yaml"
    content.write_text(yaml.safe_dump(data, sort_keys=False))
    result = irdocs.build(
        content, tmp_path / "out", irdocs.BuildOptions(only="deck"), environment={}
    )
    assert not result.failed, [str(d) for d in result.report]
    deck = pptx.Presentation(io.BytesIO((tmp_path / "out" / "deck.pptx").read_bytes()))
    (slide,) = [s for s in deck.slides if any(shape.has_chart for shape in s.shapes)]
    (native,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    has_labels = any(True for _ in native.element.iter(qname("c:dLbls")))
    if not has_labels:
        assert native.value_axis.visible
        assert "Row 2: Kind 0: 1,000; Kind 1: 1,001" in slide.notes_slide.notes_text_frame.text
    assert has_labels == (kind == "pie")


def test_a_numbered_list_is_numbered_by_powerpoint(tmp_path: Path) -> None:
    """Its numbers are no words: whoever puts a point in between has the rest counted anew."""
    point = "A point that is long enough to fill a line or two of the slide, no steps"
    items = "\n".join(f"          - {point} {n}" for n in range(1, 15))
    text = SMALL.replace(
        "type: text\n        text: Some words.",
        f"type: points\n        ordered: true\n        items:\n{items}",
    )
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="deck", handout=1)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    found, slides = [], 0
    for slide in Presentation((tmp_path / "deck.pptx").read_bytes()).slides:
        numbered = slide.root.findall(".//a:p/a:pPr/a:buAutoNum", NS)
        slides += bool(numbered)
        assert len({one.get("startAt", "1") for one in numbered}) <= 1  # one list a slide
        start = int(numbered[0].get("startAt", "1")) if numbered else 0
        found += [start + position for position in range(len(numbered))]
        said = "".join(t.text or "" for t in slide.root.iterfind(".//a:t", NS))
        assert "1. A point" not in said
    assert found == list(range(1, 15)) and slides > 1
    pieces = pdf_text.read((tmp_path / "handout.pdf").read_bytes()).pieces
    assert "14." in [normalised(piece.text) for piece in pieces if piece.role == "Lbl"]


def test_a_section_without_a_picture_has_its_number(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(SMALL)
    order = irdocs.BuildOptions(only="deck", handout=2)
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={}).failed
    opener = next(
        s for s in Presentation((tmp_path / "deck.pptx").read_bytes()).slides if s.number == 2
    )
    drawn = opener.root.findall(".//a:custGeom", NS)
    assert len(drawn) == 1 and len(drawn[0].findall(".//a:lnTo", NS)) > 5  # the outline of a 1


def test_a_section_s_notes_are_said_once(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(SMALL)
    order = irdocs.BuildOptions(only="deck")
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={}).failed
    notes = [
        s.notes_slide.notes_text_frame.text
        for s in pptx.Presentation(tmp_path / "deck.pptx").slides
    ]
    assert [("Say it." in said, bool(said)) for said in notes[1:3]] == [(True, True), (False, True)]


def test_a_point_of_two_paragraphs_has_one_bullet(tmp_path: Path) -> None:
    content = yaml.safe_load(SMALL)
    item = {"text": "The first paragraph.\n\nIts second.", "items": ["Further in."]}
    block = {"type": "points", "id": "two", "items": [item, "Another."]}
    content["sections"][0]["blocks"] = [block]
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(content, sort_keys=False))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out",
                          irdocs.BuildOptions(only="deck"), environment={})  # fmt: skip
    assert not result.failed
    presentation = pptx.Presentation(str(tmp_path / "out" / "deck.pptx"))
    found = {
        paragraph.text: paragraph._p.pPr
        for slide in presentation.slides
        for shape in slide.placeholders
        for paragraph in shape.text_frame.paragraphs
    }
    second = found["Its second."]
    assert second.find(qname("a:buNone")) is not None
    assert int(second.get("marL")) == emu(BULLET_INDENT), "below the words of the first"
    assert found["The first paragraph."] is None and found["Another."] is None
    assert found["Further in."].get("lvl") == "1"


def test_what_is_said_with_a_question_is_not_said_with_its_answer(tmp_path: Path) -> None:
    quiz = {"type": "quiz", "id": "q", "question": "How many?", "options": ["One", "Two"],
            "answer": "B", "explanation": "Two.", "notes": "Let them vote first."}  # fmt: skip
    assert not built(tmp_path, one_section(quiz), only="deck").failed
    deck = pptx.Presentation(str(tmp_path / "out/deck.pptx"))
    notes = {
        slide.slide_layout.name: slide.notes_slide.notes_text_frame.text for slide in deck.slides
    }
    assert "Let them vote first." in notes["Quiz question 2"]
    assert "vote" not in notes["Quiz answer 2"] and "How many?" in notes["Quiz answer 2"]
