"""What people edit in a deck beside words is told by pull, and kept by --keep or told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

import irdocs
from conftest import ALL_BLOCKS, SHIPPED
from irdocs.build_result import BuildResult
from irdocs.keeping.reading import read_deck
from irdocs.options import BuildOptions
from irdocs.pulling.project import PullResult, pull
from support.small_documents import one_section
from support.thorough import IS_THOROUGH, tried
from test_keeping import (
    BLOCKS,
    CONTENT,
    SOURCES,
    build,
    edit,
    first_build,
    folder,
    index_of,
    is_whole,
    says,
    titles,
)  # fmt: skip

Edit = Callable[[Any], None]
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


__all__ = ["first_build", "folder"]  # fixtures


def slide_of(show: Any, title: str) -> Any:
    return show.slides[index_of(show, title)]


def pulled(folder: Path) -> PullResult:
    return pull(folder / "deck.pptx", folder / "content.yaml", BuildOptions("deck"), dry=True)


def left(folder: Path) -> list[tuple[int, str]]:
    return [(one.slide, one.what) for one in pulled(folder).left]


def keep(folder: Path, text: str = CONTENT) -> BuildResult:
    result = build(folder, text, keep=True)
    assert not result.failed, [str(error) for error in result.report.errors]
    is_whole((folder / "deck.pptx").read_bytes())
    return result


def told(result: BuildResult) -> str:
    return "\n".join(one.message for one in result.report if one.code == "kept-slides")


def warned(result: BuildResult) -> list[str]:
    return [str(one) for one in result.report.warnings if one.code == "kept-slides"]


def bold_notes(show: Any) -> None:
    frame = slide_of(show, "Rest helps").notes_slide.notes_text_frame
    run = frame.paragraphs[0].runs[0]
    run.text = "Say it "
    other = deepcopy(run._r)
    run._r.addnext(other)
    other.find(qn("a:t")).text = "slowly."
    other.get_or_add_rPr().set("b", "1")


def italic_notes(show: Any) -> None:
    frame = slide_of(show, "Rest helps").notes_slide.notes_text_frame
    frame.paragraphs[0].runs[0].font.italic = True


def underlined_notes(show: Any) -> None:
    frame = slide_of(show, "Rest helps").notes_slide.notes_text_frame
    frame.paragraphs[0].runs[0].font.underline = True


def faded(show: Any) -> None:
    """As PowerPoint writes it: with a length, and the same for older programs."""
    root = slide_of(show, "Rest helps")._element
    root.find(qn("p:clrMapOvr")).addnext(parse_xml(
        f'<mc:AlternateContent xmlns:mc="{MC[1:-1]}"><mc:Choice {nsdecls("p")} '
        f'xmlns:p14="{P14[1:-1]}" Requires="p14">'
        '<p:transition spd="med" p14:dur="700"><p:fade/></p:transition></mc:Choice>'
        f'<mc:Fallback {nsdecls("p")}><p:transition spd="med"><p:fade/></p:transition>'
        "</mc:Fallback></mc:AlternateContent>"
    ))  # fmt: skip


def animated(show: Any) -> None:
    """A slide whose words come one by one, as far as it matters here."""
    slide_of(show, "Rest helps")._element.append(parse_xml(
        f'<p:timing {nsdecls("p")}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" '
        'restart="never" nodeType="tmRoot"><p:childTnLst><p:par><p:cTn id="2" presetID="10" '
        'presetClass="entr" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
        "</p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    ))  # fmt: skip


def chart_of(show: Any) -> Any:
    return next(s for s in slide_of(show, "More people walk").shapes if s.has_chart)


def sideways(show: Any) -> None:
    for one in chart_of(show).chart._chartSpace.iter(qn("c:barDir")):
        one.set("val", "bar" if one.get("val") == "col" else "col")


def red(show: Any) -> None:
    fill = chart_of(show).chart.plots[0].series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(200, 0, 0)


def unbounded(show: Any) -> None:
    chart_of(show).chart.value_axis.maximum_scale = 500


def without_chart(show: Any) -> None:
    element = chart_of(show)._element
    element.getparent().remove(element)


def without_table(show: Any) -> None:
    shapes = slide_of(show, "Doses differ").shapes
    element = next(s for s in shapes if s.has_table)._element
    element.getparent().remove(element)


def relaid(show: Any) -> None:
    """Give a slide another layout, as the menu of layouts does."""
    slide, other = slide_of(show, "Rest helps"), show.slides[0].slide_layout
    part = slide.part
    relation = next(r for r in part.rels.values() if r.reltype.endswith("/slideLayout"))
    relation._target = other.part


CASES: list[tuple[Edit, str, str]] = [
    (underlined_notes, "Rest helps", 'in the notes, underlined: "Say it slowly."'),
    (animated, "Rest helps", "its animation"),
    (sideways, "More people walk", "the kind, the colours or the axes of a chart"),
    (red, "More people walk", "the kind, the colours or the axes of a chart"),
    (unbounded, "More people walk", "the kind, the colours or the axes of a chart"),
    (without_chart, "More people walk", "a picture, table or chart was deleted"),
    (without_table, "Doses differ", "a picture, table or chart was deleted"),
    (relaid, "Rest helps", "its layout"),
]


@pytest.mark.parametrize(("one", "title", "what"), CASES[:: tried(1, 9)])
def test_pull_tells_of_it_and_keep_keeps_it(folder: Path, one: Edit, title: str, what: str) -> None:
    edit(folder, one)
    number = titles(folder).index(title) + 1
    found = pulled(folder)
    assert not found.files
    assert any(one.slide == number and what in one.what for one in found.left), found.left
    before = read_deck((folder / "deck.pptx").read_bytes()).slides[number - 1]
    assert f"kept as you edited: slide {number}" in told(keep(folder))
    after = read_deck((folder / "deck.pptx").read_bytes()).slides[number - 1]
    assert (after.aspects, after.layout, after.kinds) == (
        before.aspects, before.layout, before.kinds,
    )  # fmt: skip
    # It stays an edit, beside which the content may change: each is there.
    keep(folder, CONTENT.replace("Outside.", "In the woods."))
    again = read_deck((folder / "deck.pptx").read_bytes()).slides[number - 1]
    assert again.aspects == before.aspects


def test_what_nobody_edited_is_no_edit_when_the_content_changes(folder: Path) -> None:
    edit(folder, says("By letter.", "By a letter."))
    text = CONTENT.replace("kind: column", "kind: bar").replace("Say it slowly.", "Say **it** so.")
    assert text.count("**") and "kind: bar" in text
    result = keep(folder, text)
    assert "kept as you edited: slide 7;" in told(result) and not warned(result)


def moved(title: str) -> Edit:
    def change(show: Any) -> None:
        shape = next(
            s for s in slide_of(show, title).shapes
            if s.is_placeholder and s.has_text_frame and s != slide_of(show, title).shapes.title
        )  # fmt: skip
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
        shape.left, shape.top, shape.width, shape.height = left, top + 400_000, width, height

    return change


def enlarged(show: Any) -> None:
    for shape in slide_of(show, "Rest helps").shapes:
        for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
            if paragraph.text.startswith("Eat"):
                for run in paragraph.runs:
                    run._r.get_or_add_rPr().set("sz", "4000")


def pictured(show: Any) -> None:
    slide = slide_of(show, "Rest helps")
    slide.shapes.add_shape(1, 0, 0, 914_400, 914_400)


@pytest.mark.parametrize(
    ("one", "what"),
    [
        (moved("Rest helps"), "the place, size or colour of a shape"),
        (pictured, "the place, size or colour of a shape"),
        (enlarged, 'set in 40 pt: "Eat well."'),
        (faded, "its transition"),
        (underlined_notes, 'underlined: "Say it slowly."'),
        (relaid, "its layout"),
    ][:: tried(1, 4)],
)
def test_what_was_edited_beside_a_word_is_told_too(folder: Path, one: Edit, what: str) -> None:
    edit(folder, says("Sleep well.", "Sleep long."), one)
    number = titles(folder).index("Rest helps") + 1
    found = pulled(folder)
    assert [done.what for done in found.pulled] == ['"Sleep well." → "Sleep long."']
    assert any(one.slide == number and what in one.what for one in found.left), found.left


def test_a_word_alone_is_told_alone(folder: Path) -> None:
    edit(folder, says("Sleep well.", "Sleep long."), says("Aspirin", "Ibuprofen"))
    assert not left(folder)


def sections(show: Any) -> Any:
    return next(show.part._element.iter(f"{P14}sectionLst"))


def test_a_section_that_was_renamed_is_told_and_keeps_its_name(folder: Path) -> None:
    names = [one.get("name") for one in sections(Presentation(str(folder / "deck.pptx")))]

    def renamed(show: Any) -> None:
        sections(show)[1].set("name", "The first lesson")

    edit(folder, renamed)
    (said,) = left(folder)
    assert said[1] == f'the section "{names[1]}" is called "The first lesson"' and said[0] > 1
    for _ in range(tried(2, 1)):
        assert 'keeps your name for it, "The first lesson"' in told(keep(folder))
        show = Presentation(str(folder / "deck.pptx"))
        assert [one.get("name") for one in sections(show)] == [
            names[0], "The first lesson", *names[2:]
        ]  # fmt: skip


def test_sections_that_came_and_went_are_told(folder: Path) -> None:
    def other(show: Any) -> None:
        listed = sections(show)
        name = listed[-1].get("name")
        listed.remove(listed[-1])
        new = etree.SubElement(listed, f"{P14}section", name="Mine", id="{" + "0" * 8 + "}")
        etree.SubElement(new, f"{P14}sldIdLst")
        assert name

    edit(folder, other)
    said = [what for _, what in left(folder)]
    assert 'the section "Mine" is none of the content' in said
    assert any(what.endswith("was taken away") for what in said)
    assert "Mine" in told(keep(folder))


def title_size(show: Any) -> None:
    for master in show.slide_masters:
        for style in master._element.iter(qn("p:titleStyle")):
            for properties in style.iter(qn("a:defRPr")):
                properties.set("sz", "6600")


def stamped(show: Any) -> None:
    layout = slide_of(show, "Rest helps").slide_layout
    tree = layout.shapes._spTree
    tree.append(parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="999" name="Stamp"/><p:cNvSpPr/><p:nvPr/>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r>'
        "<a:t>Draft</a:t></a:r></a:p></p:txBody></p:sp>"
    ))  # fmt: skip


def recoloured(show: Any) -> None:
    for master in show.slide_masters:
        part = master.part.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
        )
        root = etree.fromstring(part.blob)
        for colour in root.iter(qn("a:accent1")):
            colour[0].set("val", "00FF00")
        part._blob = etree.tostring(root)


@pytest.mark.parametrize(
    ("one", "what"),
    [(title_size, "slide master"), (stamped, 'the layout "'), (recoloured, "the colours")][
        : tried(3, 1)
    ],
)
def test_an_edited_design_is_told(folder: Path, one: Edit, what: str) -> None:
    edit(folder, one)
    assert any(place == 0 and what in said for place, said in left(folder)), left(folder)
    result = keep(folder)
    (warning,) = [one for one in result.report.warnings if what in one.message]
    assert warning.hint and "--template" in warning.hint
    # The deck has the design of the content again, so nothing is told of it twice.
    assert not [one for one in keep(folder).report.warnings if what in one.message]


def test_another_theme_is_no_edit_of_the_design(folder: Path) -> None:
    edit(folder, says("Sleep well.", "Sleep long."))
    result = keep(folder, "theme: clinic\n" + CONTENT)
    assert "kept as you edited: slide 3;" in told(result) and not warned(result)


RING = {"type": "text", "id": "ring", "title": "Ring us",
        "text": "Ring [0113 496 0000](tel:+441134960000) at any time."}  # fmt: skip


def links_of(folder: Path, title: str) -> list[tuple[str, str]]:
    slide = slide_of(Presentation(str(folder / "deck.pptx")), title)
    return [
        (run.text.replace("\u00a0", " "), run.hyperlink.address)
        for shape in slide.shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
        if run.hyperlink.address
    ]  # fmt: skip


def test_a_link_dials_the_number_that_it_shows(tmp_path: Path) -> None:
    text = one_section(*BLOCKS, RING, sources=SOURCES)
    assert not build(tmp_path, text).failed
    edit(tmp_path, says("0113 496 0000", "0113 496 0001"))
    shown = [("0113 496 0001", "tel:+441134960000")]
    assert links_of(tmp_path, "Ring us") == shown  # as PowerPoint leaves it
    result = keep(tmp_path, text)
    assert links_of(tmp_path, "Ring us") == shown
    (warning,) = warned(result)
    assert "0113 496 0001" in warning.replace("\u00a0", " ")
    assert "tel:+441134960000" in warning
    found = pull(tmp_path / "deck.pptx", tmp_path / "content.yaml", BuildOptions("deck"))
    assert [done.what for done in found.pulled] and not found.left
    home = (tmp_path / "content.yaml").read_text()
    assert "[0113 496 0001](tel:+441134960001)" in home
    assert not warned(keep(tmp_path, home))
    assert links_of(tmp_path, "Ring us") == [("0113 496 0001", "tel:+441134960001")]


def saved_again(data: bytes) -> bytes:
    """Return a deck as PowerPoint writes one that was opened and saved: with ids of its own, what
    it notes of spelling and of sizes, and charts, themes and masters written anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xml") and name.startswith("ppt/"):
                root = etree.fromstring(part)
                _noted(root, name)
                part = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, part)
    return out.getvalue()


def _noted(root: Any, name: str) -> None:
    for properties in root.iter(qn("a:rPr"), qn("a:endParaRPr")):
        attributes = dict(properties.attrib) | {"dirty": "0", "err": "1"}
        properties.attrib.clear()
        properties.attrib.update(dict(reversed(attributes.items())))
    for identity in root.iter(qn("p:cNvPr")):
        extension = etree.SubElement(etree.SubElement(identity, qn("a:extLst")), qn("a:ext"))
        extension.set("uri", "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}")
    for body in root.iter(qn("a:bodyPr")):
        for fit in body.iter(qn("a:normAutofit")):
            fit.set("fontScale", "92500")
    if "/charts/chart" in name:
        root.insert(0, etree.Element(qn("c:roundedCorners"), val="0"))
        for series in root.iter(qn("c:ser")):
            etree.SubElement(series, qn("c:extLst"))
        etree.SubElement(root, qn("c:printSettings"))
    if "/theme/" in name:
        etree.SubElement(root, qn("a:extLst"))
        for face in root.iter(qn("a:latin")):
            face.set("panose", "020F0302020204030204")
    if "/slideLayouts/" in name:
        root.set("preserve", "1")
        root.set("userDrawn", "1")


@pytest.mark.parametrize("path", [SHIPPED, *([ALL_BLOCKS] if IS_THOROUGH else [])])
def test_a_deck_that_was_only_saved_again_has_no_edits(path: Path, tmp_path: Path) -> None:
    order = BuildOptions("deck", keep=True)
    assert not irdocs.build(path, tmp_path, order, environment={}).failed
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(saved_again(deck.read_bytes()))
    found = pull(deck, path, BuildOptions("deck"), dry=True)
    assert not found.left and not found.files
    result = irdocs.build(path, tmp_path, order, environment={})
    assert not result.failed and not warned(result) and "kept as you" not in told(result)


@pytest.mark.parametrize(
    ("one", "notes"),
    [(bold_notes, "Say it **slowly.**"), (italic_notes, "'*Say it slowly.*'")][: tried(2, 1)],
)
def test_bold_and_italic_words_of_notes_come_home(folder: Path, one: Edit, notes: str) -> None:
    edit(folder, one)
    number = titles(folder).index("Rest helps") + 1
    assert f"kept as you edited: slide {number}" in told(keep(folder))
    found = pull(folder / "deck.pptx", folder / "content.yaml", BuildOptions("deck"))
    assert [done.slide for done in found.pulled] == [number] and not found.left
    home = (folder / "content.yaml").read_text()
    assert yaml.safe_load(home) == yaml.safe_load(
        CONTENT.replace("notes: Say it slowly.", f"notes: {notes}")
    )
    before = read_deck((folder / "deck.pptx").read_bytes()).slides[number - 1].aspects
    assert "kept as you edited" not in told(keep(folder, home))
    after = read_deck((folder / "deck.pptx").read_bytes()).slides[number - 1].aspects
    assert before and after and before.notes == after.notes


def test_words_of_notes_that_are_bold_no_more_come_home(tmp_path: Path) -> None:
    text = CONTENT.replace("notes: Say it slowly.", "notes: Say **it** slowly.")
    assert text != CONTENT and not build(tmp_path, text).failed

    def thin(show: Any) -> None:
        frame = slide_of(show, "Rest helps").notes_slide.notes_text_frame
        for run in frame.paragraphs[0].runs:
            run.font.bold = None

    edit(tmp_path, thin)
    found = pull(tmp_path / "deck.pptx", tmp_path / "content.yaml", BuildOptions("deck"))
    assert found.pulled and not found.left
    assert "notes: Say it slowly.\n" in (tmp_path / "content.yaml").read_text()


def transitions(folder: Path) -> list[bool]:
    """Return of each slide whether it has a transition."""
    show = Presentation(str(folder / "deck.pptx"))
    return [any(True for _ in slide._element.iter(qn("p:transition"))) for slide in show.slides]


def test_a_transition_is_told_and_stays_on_a_slide_that_is_renewed(folder: Path) -> None:
    edit(folder, faded)
    number = titles(folder).index("Rest helps") + 1
    assert left(folder) == [(number, 'its transition: "Rest helps"')]
    for text in (CONTENT, CONTENT.replace("Sleep well.", "Sleep long.")):
        assert "kept as you edited" not in told(keep(folder, text))
        assert transitions(folder) == [n == number for n in range(1, len(titles(folder)) + 1)]
    words = [line.text for line in read_deck((folder / "deck.pptx").read_bytes()).slides[2].lines]
    assert "Sleep long." in words
    show = Presentation(str(folder / "deck.pptx"))
    (choice,) = slide_of(show, "Rest helps")._element.iter(f"{MC}Choice")
    assert choice.nsmap["p14"] == P14[1:-1]


def test_a_prefix_that_only_the_slide_declares_is_not_lost_with_it(folder: Path) -> None:
    edit(folder, faded)
    deck = folder / "deck.pptx"
    with zipfile.ZipFile(deck) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    own = f' xmlns:p14="{P14[1:-1]}"'.encode()
    (name,) = [name for name, data in parts.items() if b"p:fade" in data]
    plain = parts[name].replace(own, b"")
    parts[name] = plain.replace(b"<p:sld ", b"<p:sld" + own + b" ", 1)
    parts[name] = parts[name].replace(b' p14:dur="700"', b"")
    with zipfile.ZipFile(deck, "w") as new:
        for one, data in parts.items():
            new.writestr(one, data)
    keep(folder)
    assert sum(transitions(folder)) == 1
    root = slide_of(Presentation(str(deck)), "Rest helps")._element
    for choice in root.iter(f"{MC}Choice"):
        assert choice.get("Requires") in choice.nsmap
