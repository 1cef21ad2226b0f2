"""Reading a PDF back: marked content, structure, fonts and the document, in PDFs of a few lines."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import irdocs
from conftest import SHIPPED
from irdocs.audit.reading import content_operations, pdf_file
from irdocs.audit.reading.document_facts import FontFacts, OutputIntent
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import MarkedContentReference
from irdocs.audit.reading.structure_tree import AnnotationReference
from support.small_pdf import TO_UNICODE, SmallPdf, heard, marked, text

# ---------------------------------------------------------------- marked content


def test_nested_marked_content_belongs_to_what_it_stands_in() -> None:
    made = SmallPdf()
    inside = "BT /F 10 Tf (one ) Tj /Span <</Lang (cy)>> BDC (two) Tj EMC ( three) Tj ET"
    page = made.page(marked(0, inside))
    made.tagged(made.element("P", [0], page))
    assert heard(made) == [("P", "one two three", 1)]
    reference = MarkedContentReference(1, 0)
    assert [item.content for item in made.read().pages[0].painted] == [reference] * 3


def test_an_artifact_is_not_heard_wherever_it_stands() -> None:
    made = SmallPdf()
    inside = f"{text('heard')} /Artifact BMC {text('not heard')} EMC"
    page = made.page(f"{marked(0, inside)} /Artifact <</Type /Page>> BDC {text('mark')} EMC")
    made.tagged(made.element("P", [0], page))
    assert heard(made) == [("P", "heard", 1)]
    items = made.read().pages[0].painted
    assert [(item.text, item.artifact) for item in items] == [
        ("heard", None), ("not heard", "Layout"), ("mark", "Page"),
    ]  # fmt: skip
    assert [item.content is None for item in items] == [False, True, True]


def test_properties_may_be_named_among_the_resources() -> None:
    made = SmallPdf()
    page = made.page(f"/P /Own BDC {text('named')} EMC",
                     {"/Properties": Dictionary(Own=Dictionary(MCID=4))})  # fmt: skip
    made.tagged(made.element("P", [4], page))
    assert heard(made) == [("P", "named", 1)]


def test_a_paragraph_that_is_only_a_link_is_on_the_links_page() -> None:
    made = SmallPdf()
    made.page(text("first page"))
    page = made.page(marked(0, text("a link")))
    made.tagged(made.element("P", [made.element("Link", [0], page)]))
    assert heard(made) == [("P", "a link", 2)]
    (paragraph,) = made.read().structure
    assert paragraph.page == 2


def test_content_on_another_page_is_heard_in_its_place() -> None:
    made = SmallPdf()
    first, second = made.page(marked(0, text("begun "))), made.page(marked(0, text("ended")))
    elsewhere = Dictionary(Type=Name.MCR, Pg=second, MCID=0)
    made.tagged(made.element("P", [0, elsewhere], first))
    assert heard(made) == [("P", "begun ended", 1)]
    (paragraph,) = made.read().structure
    assert paragraph.marked_content == (MarkedContentReference(1, 0), MarkedContentReference(2, 0))


def test_inline_elements_are_heard_within_their_paragraph_and_others_after_it() -> None:
    made = SmallPdf()
    words = ("See ", "the guide", " or ", "A note.", "ring.")
    page = made.page(" ".join(marked(n, text(word)) for n, word in enumerate(words)))
    link, span = made.element("Link", [1], page), made.element("Span", [4], page)
    made.tagged(made.element("P", [0, link, 2, made.element("Note", [3], page), span], page))
    assert heard(made) == [("P", "See the guide or ring.", 1), ("Note", "A note.", 1)]


def test_actual_text_is_heard_in_place_of_the_content() -> None:
    made = SmallPdf()
    page = made.page(f"{marked(0, text('1'))} {marked(1, text('/2 cup'))}")
    half = made.element("Span", [0], page, ActualText=String("half a"))
    made.tagged(made.element("P", [half, 1], page))
    assert heard(made) == [("P", "half a/2 cup", 1)]


# ---------------------------------------------------------------- the structure tree


def test_a_link_holds_its_annotations_words_and_address() -> None:
    made = SmallPdf()
    page = made.page(marked(0, text("a link")))
    action = Dictionary(S=Name.URI, URI=String("https://example.org"))
    note = Dictionary(Subtype=Name.Link, Contents=String("To the example"), A=action)
    page.Annots = Array([made.pdf.make_indirect(note)])
    reference = Dictionary(Type=Name.OBJR, Pg=page, Obj=page.Annots[0])
    made.tagged(made.element("Link", [0, reference], page))
    file = made.read()
    (link,) = file.elements
    assert link.annotations == (AnnotationReference(1, "To the example", "https://example.org"),)
    assert file.pages[0].annotations == 1 and file.pages[0].tab_order == ""
    page.Tabs = Name.S
    assert made.read().pages[0].tab_order == "S"


def test_elements_have_their_attributes_and_come_in_reading_order() -> None:
    made = SmallPdf()
    made.page("")
    page = made.page(marked(0, text("head")) + marked(1, text("cell")))
    scope = Array(
        [Dictionary(O=Name.Table, Scope=Name.Column), Dictionary(O=Name.Table, ColSpan=2)]
    )
    head = made.element("TH", [0], page, A=scope, Lang=String("cy"))
    cell = made.element("TD", [1], page, Alt=String("a cell"))
    empty = made.element("TD", [])
    table = made.element("Table", [made.element("TR", [empty, head]), made.element("TR", [cell])])
    made.tagged(table)
    elements = made.read().elements
    assert [element.role for element in elements] == ["Table", "TR", "TD", "TH", "TR", "TD"]
    assert [element.page for element in elements] == [2, 2, 0, 2, 2, 2]
    assert (elements[3].scope, elements[3].span, elements[3].language) == ("Column", 2, "cy")
    assert (elements[5].scope, elements[5].span, elements[5].alt) == (None, 1, "a cell")


def test_one_kid_needs_no_array() -> None:
    made = SmallPdf()
    page = made.page(marked(7, text("alone")))
    paragraph = made.element("P", [], page)
    made.tagged(paragraph)
    paragraph.K, made.root.K = 7, paragraph
    assert heard(made) == [("P", "alone", 1)]
    paragraph.K = Array([None, 7])
    assert heard(made) == [("P", "alone", 1)]


# ---------------------------------------------------------------- fonts


def test_codes_become_characters_by_the_fonts_map() -> None:
    made = SmallPdf()
    made.font.ToUnicode = made.stream(TO_UNICODE)
    page = made.page(marked(0, text("ABC PQR \\140a pq z")))
    made.tagged(made.element("P", [0], page))
    unknown = "\ufffd"
    said = f"fffi\U0001fa7a{unknown}abc{unknown}αאב{unknown}1a1b{unknown}{unknown}"
    assert heard(made) == [("P", said, 1)]


def composite(made: SmallPdf) -> Any:
    """A font of two bytes a code, with both kinds of widths."""
    widths = Array([1, Array([250, 750]), 10, 12, 100])
    glyphs = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, W=widths, DW=600)
    cmap = "1 beginbfrange <0001> <0002> <0061> endbfrange 1 beginbfchar <0020> <0020> endbfchar"
    return Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Two,
                      Encoding=Name("/Identity-H"), DescendantFonts=Array([glyphs]),
                      ToUnicode=made.stream(cmap))  # fmt: skip


def test_a_composite_font_has_two_bytes_a_code() -> None:
    made = SmallPdf()
    page = made.page(marked(0, "BT /Two 10 Tf <0001 0002 000B 0020> Tj ET"))
    page.Resources.Font.Two = composite(made)
    made.tagged(made.element("P", [0], page))
    assert heard(made) == [("P", "ab\ufffd ", 1)]
    (item,) = made.read().pages[0].painted
    assert item.area.width == pytest.approx(10 * (0.25 + 0.75 + 0.1 + 0.6))


# ---------------------------------------------------------------- the document


def test_boxes_and_turns_may_be_inherited_and_corners_in_any_order() -> None:
    made = SmallPdf()
    page = made.page("")
    del page.MediaBox
    made.pdf.Root.Pages.MediaBox = Array([300, 0, 0, 100])
    made.pdf.Root.Pages.Rotate = 90
    page.TrimBox = Array([10, 90, 290, 10])
    (read,) = made.read().pages
    assert (read.media, read.trim) == (PageArea(0, 0, 300, 100), PageArea(10, 10, 290, 90))
    assert read.bleed == read.trim and read.has_trim_box and read.rotated


def test_what_a_file_says_of_itself_is_read() -> None:
    made = SmallPdf()
    made.page("")
    root = made.pdf.Root
    root.Lang, root.MarkInfo = String("cy"), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = made.stream(b"profile", N=4)
    root.OutputIntents = Array([
        Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
                   DestOutputProfile=profile),
        Dictionary(S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB")),
    ])  # fmt: skip
    made.pdf.docinfo.Trapped = Name("/False")
    with made.pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "A title"
        metadata["pdfuaid:part"] = "1"
        metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "A"
        metadata["xmpMM:DocumentID"] = "uuid:1"
    file = made.read()
    assert (file.catalogue.language, file.catalogue.marked) == ("cy", True)
    assert file.catalogue.shows_title and not file.catalogue.acts
    assert (file.claims.title, file.claims.document_id) == ("A title", "uuid:1")
    assert {"PDF/UA-1", "PDF/A-2a"} <= file.claims.conformance
    assert file.trapped == "False" and not file.encrypted
    assert file.output_intents == (
        OutputIntent("GTS_PDFX", "FOGRA39", 4), OutputIntent("GTS_PDFA1", "sRGB", None),
    )  # fmt: skip


@pytest.mark.parametrize("key", ["OpenAction", "AA", "JavaScript", "EmbeddedFiles"])
def test_what_runs_or_carries_files_is_noticed(key: str) -> None:
    made = SmallPdf()
    made.page("")
    root, own = made.pdf.Root, ("OpenAction", "AA")
    if key not in own:
        root.Names = Dictionary()
    (root if key in own else root.Names)[f"/{key}"] = Dictionary()
    assert made.read().catalogue.acts


def test_fonts_are_embedded_or_not() -> None:
    made = SmallPdf()
    page = made.page("")
    program = made.stream(b"program")
    glyphs = Dictionary(Subtype=Name.CIDFontType0, FontDescriptor=Dictionary(FontFile3=program))
    page.Resources.Font = Dictionary(
        A=Dictionary(Subtype=Name.TrueType, BaseFont=Name.A,
                     FontDescriptor=Dictionary(FontFile2=program)),
        B=Dictionary(Subtype=Name.Type0, BaseFont=Name.B, DescendantFonts=Array([glyphs]),
                     ToUnicode=made.stream("")),
        C=Dictionary(Subtype=Name.Type3, BaseFont=Name.C),
        D=Dictionary(Subtype=Name.Type1, BaseFont=Name.D),
    )  # fmt: skip
    assert set(made.read().fonts) == {
        FontFacts("/A", True, False), FontFacts("/B", True, True), FontFacts("/C", True, False),
        FontFacts("/D", False, False),
    }  # fmt: skip


def test_a_file_that_opens_without_a_password_is_read() -> None:
    made = SmallPdf()
    made.page(text("open"))
    data = made.data(encryption=pikepdf.Encryption(owner="secret", user=""))
    file = pdf_file.read(data)
    assert file.encrypted and [item.text for item in file.pages[0].painted] == ["open"]


# ---------------------------------------------------------------- once


def test_a_finished_file_is_opened_once_and_each_page_followed_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    opened: list[Any] = []
    followed: list[Any] = []
    really_open, really_parse = pikepdf.open, content_operations.operations

    def count_open(*arguments: Any, **options: Any) -> Any:
        opened.append(arguments)
        return really_open(*arguments, **options)

    def count_parse(data: bytes, source: Any) -> Any:
        followed.extend([source] if isinstance(source, pikepdf.Page) else [])
        return really_parse(data, source)

    monkeypatch.setattr(pikepdf, "open", count_open)
    monkeypatch.setattr(content_operations, "operations", count_parse)
    order = irdocs.BuildOptions(only="leaflet", formats=("a4-trifold",), press="uk-3mm")
    result = irdocs.build(SHIPPED, tmp_path, order, environment={})
    files = [file for file in result.files if file.path.suffix == ".pdf"]
    assert len(opened) == len(files) == 2
    assert len(followed) == sum(file.count for file in files)
