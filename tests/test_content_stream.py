"""What a page's content paints: every operator that counts, in PDFs of a few lines."""

from __future__ import annotations

import zlib
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Array, Dictionary, Name

from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import InkColour, PaintedItem
from support.small_pdf import TO_UNICODE, SmallPdf, heard, marked, text


def painted(content: str, **resources: Any) -> tuple[PaintedItem, ...]:
    """What a page paints."""
    made = SmallPdf()
    made.page(content, {f"/{category}": named for category, named in resources.items()})
    return made.read().pages[0].painted


# ---------------------------------------------------------------- where text stands

LINES = (
    "BT /F 10 Tf 12 TL 20 80 Td (a) Tj T* (b) Tj 5 -10 TD (c) Tj T* (d) Tj ET",
    "BT /F 10 Tf 1 0 0 1 30 70 Tm [(ab) -500 (c) 200 (d)] TJ (e) Tj ET",
    "BT /F 10 Tf 10 TL 20 80 Td (a) Tj (b) ' 2 3 (c d) \" (e) Tj ET",
    "BT /F 10 Tf 20 50 Td 2 Tc 4 Tw 150 Tz (a b) Tj (c) Tj 0 Tc 0 Tw 50 Tz (d) Tj (e) Tj ET",
    "2 0 0 2 10 5 cm q 1 0 0 1 5 5 cm BT /F 8 Tf 1 0 0 1 2 3 Tm (a) Tj (b) Tj ET Q "
    "BT /F 8 Tf 20 20 Td (c) Tj ET",
    "/F 20 Tf q /F 10 Tf BT 20 20 Td (a) Tj (b) Tj ET Q BT 20 60 Td (c) Tj (d) Tj ET",
)


@pytest.mark.parametrize("content", LINES)
def test_text_stands_where_another_reader_finds_it(content: str) -> None:
    made = SmallPdf()
    made.page(content)
    origins = {}
    page = pypdfium2.PdfDocument(made.data())[0].get_textpage()
    x, y = pdfium.c_double(), pdfium.c_double()
    for index in range(page.count_chars()):
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        origins.setdefault(page.get_text_range(index, 1), (x.value, y.value))
    items = made.read().pages[0].painted
    assert len(items) >= 2
    for item in items:
        baseline = item.area.bottom + 0.22 * item.size
        assert (item.area.left, baseline) == pytest.approx(origins[item.text[0]], abs=0.01)


def test_raised_text_stands_higher() -> None:
    low, high = painted("BT /F 10 Tf 20 50 Td (a) Tj 4 Ts (b) Tj ET")
    assert high.area.bottom - low.area.bottom == pytest.approx(4)


# ---------------------------------------------------------------- paths and clipping


def test_a_path_is_painted_as_its_box() -> None:
    fill, stroke, both_fill, both_stroke = painted(
        "10 10 m 30 10 l 30 40 l h f 0 0 m 10 20 20 30 30 0 c S 5 w 50 50 20 10 re B"
    )
    assert (fill.kind, fill.area) == ("fill", PageArea(10, 10, 30, 40))
    assert fill.cover == pytest.approx(0.5) and fill.step == 30
    assert (stroke.kind, stroke.size, stroke.area) == (
        "stroke",
        1,
        PageArea(-0.5, -0.5, 30.5, 30.5),
    )
    assert (both_fill.area, both_fill.cover) == (PageArea(50, 50, 70, 60), 1)
    assert (both_stroke.kind, both_stroke.size) == ("stroke", 5)


def test_what_a_clipping_path_hides_is_not_painted_but_heard() -> None:
    made = SmallPdf()
    content = f"q 0 0 50 50 re W n 40 40 60 60 re f {marked(0, text('hidden', x=100))} Q"
    page = made.page(f"{content} 40 40 60 60 re f")
    made.tagged(made.element("P", [0], page))
    cut, whole = made.read().pages[0].painted
    assert (cut.area, whole.area) == (PageArea(40, 40, 50, 50), PageArea(40, 40, 100, 100))
    assert heard(made) == [("P", "hidden", 1)]


def test_clips_meet_and_end_with_their_state() -> None:
    first, second = painted(
        "q 0 0 50 50 re W n 20 20 80 80 re W* n 0 0 200 100 re f Q 0 0 200 100 re f"
    )
    assert (first.area, second.area) == (PageArea(20, 20, 50, 50), PageArea(0, 0, 200, 100))


def test_a_gradient_fills_what_it_is_clipped_to() -> None:
    clipped, whole = painted("q 10 10 20 20 re W n /Any sh Q /Any sh")
    assert (clipped.kind, clipped.area, clipped.cover) == ("fill", PageArea(10, 10, 30, 30), 1)
    assert whole.area == PageArea(0, 0, 200, 100) and whole.ink.space == "other"
    shadings = Dictionary(Known=Dictionary(ColorSpace=Name.DeviceRGB))
    (known,) = painted("/Known sh", Shading=shadings)
    assert known.ink == InkColour("rgb", ())


# ---------------------------------------------------------------- colours


@pytest.mark.parametrize(
    ("operators", "ink"),
    [
        ("", InkColour("gray", (0.0,))),
        ("0.5 g", InkColour("gray", (0.5,))),
        ("1 0 0.5 rg", InkColour("rgb", (1.0, 0.0, 0.5))),
        ("0 1 0 0.25 k", InkColour("cmyk", (0.0, 1.0, 0.0, 0.25))),
        ("/DeviceCMYK cs", InkColour("cmyk", (0.0, 0.0, 0.0, 1.0))),
        ("/DeviceRGB cs 0 1 0 sc", InkColour("rgb", (0.0, 1.0, 0.0))),
        ("/Spot cs 0.5 scn", InkColour("separation", (0.5,))),
        ("/Inks cs 0.5 1 scn", InkColour("separation", (0.5, 1.0))),
        ("/Profile cs 0.1 0.2 0.3 scn", InkColour("other", (0.1, 0.2, 0.3))),
        ("/Pattern cs /Any scn", InkColour("other", ())),
        ("1 g q 0 g Q", InkColour("gray", (1.0,))),
        ("/Pattern cs /Fading scn", InkColour("cmyk", ())),
        ("/Pattern cs /Fading scn /DeviceGray cs 0.5 sc", InkColour("gray", (0.5,))),
        ("/Faint gs", InkColour("gray", ())),
        ("/Faint gs /Solid gs", InkColour("gray", (0.0,))),
    ],
)
def test_a_fill_has_the_colour_that_is_set(operators: str, ink: InkColour) -> None:
    spaces = Dictionary(
        Spot=Array([Name.Separation, Name.All, Name.DeviceCMYK]),
        Inks=Array([Name.DeviceN, Array([Name.A, Name.B]), Name.DeviceCMYK]),
        Profile=Array([Name.ICCBased]),
    )
    states = Dictionary(Faint=Dictionary(ca=0.5), Solid=Dictionary(ca=1))
    fading = Dictionary(Shading=Dictionary(ColorSpace=Name.DeviceCMYK))
    (item,) = painted(
        f"{operators} 0 0 9 9 re f",
        ColorSpace=spaces, ExtGState=states, Pattern=Dictionary(Fading=fading),
    )  # fmt: skip
    assert item.ink == ink


def test_strokes_have_a_colour_of_their_own_and_a_width_and_overprint() -> None:
    states = Dictionary(Over=Dictionary(op=True, LW=3))
    stroke, fill = painted("1 0 0 RG 0 0 1 rg /Over gs 0 0 9 9 re S 0 0 9 9 re f", ExtGState=states)
    assert (stroke.ink, stroke.size) == (InkColour("rgb", (1.0, 0.0, 0.0)), 3)
    assert fill.ink == InkColour("rgb", (0.0, 0.0, 1.0))
    assert stroke.overprints and fill.overprints


# ---------------------------------------------------------------- images


def image(made: SmallPdf, data: bytes, space: Name, columns: int = 2, rows: int = 1) -> Any:
    return made.stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=columns, Height=rows, ColorSpace=space,
        BitsPerComponent=8,
    )  # fmt: skip


def test_an_image_in_cmyk_has_the_ink_of_its_darkest_pixel() -> None:
    made = SmallPdf()
    pixels = image(made, bytes([255, 255, 0, 51, 0, 0, 0, 255]), Name.DeviceCMYK)
    packed = zlib.compress(zlib.compress(bytes([255, 0, 0, 0, 255, 255, 255, 255])))
    twice = image(made, packed, Name.DeviceCMYK)
    twice.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    made.page("q 36 0 0 36 10 10 cm /I Do Q q 36 0 0 36 10 10 cm /J Do Q",
              {"/XObject": Dictionary(I=pixels, J=twice)})  # fmt: skip
    first, second = made.read().pages[0].painted
    assert (first.kind, first.ink.space, first.area) == ("image", "cmyk", PageArea(10, 10, 46, 46))
    assert first.most_ink == pytest.approx(220) and second.most_ink == pytest.approx(400)
    assert first.size == pytest.approx(2)  # a row of 1 pixel over half an inch


def test_images_in_other_spaces_and_inline_ones_are_taken() -> None:
    made = SmallPdf()
    made.page(
        "q 72 0 0 72 0 0 cm /I Do Q q 9 0 0 9 50 50 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q "
        "q 0 0 0 0 0 0 cm /I Do Q",
        {"/XObject": Dictionary(I=image(made, bytes(6), Name.DeviceRGB))},
    )
    first, inline = made.read().pages[0].painted
    assert (first.ink.space, first.size, first.most_ink) == ("rgb", 1, 0)
    assert (inline.kind, inline.ink.space, inline.area) == (
        "image",
        "rgb",
        PageArea(50, 50, 59, 59),
    )


# ---------------------------------------------------------------- forms


def test_a_form_is_painted_in_its_place_and_within_its_box() -> None:
    made = SmallPdf()
    form = made.form(
        "1 0 0 rg 0 0 100 100 re f",
        BBox=Array([0, 0, 10, 20]), Matrix=Array([2, 0, 0, 2, 0, 0]),
    )  # fmt: skip
    made.page("q 1 0 0 1 50 5 cm /X Do Q 0 0 5 5 re f", {"/XObject": Dictionary(X=form)})
    inside, after = made.read().pages[0].painted
    assert (inside.area, inside.ink.space) == (PageArea(50, 5, 70, 45), "rgb")
    assert (after.area, after.ink.space) == (PageArea(0, 0, 5, 5), "gray")


def test_a_forms_text_belongs_to_the_content_round_it_and_its_font_is_its_own() -> None:
    made = SmallPdf()
    other = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Other, FirstChar=97,
                       Widths=Array([1000]), ToUnicode=made.stream(TO_UNICODE))  # fmt: skip
    form = made.form("BT /F 10 Tf (A) Tj ET",
                     Resources=Dictionary(Font=Dictionary(F=other)))  # fmt: skip
    page = made.page(marked(0, f"{text('a')} /X Do {text('A')}"), {"/XObject": Dictionary(X=form)})
    made.tagged(made.element("P", [0], page))
    assert heard(made) == [("P", "afA", 1)]
    assert {font.name for font in made.read().fonts} == {"/Small", "/Other"}


def test_a_form_numbers_its_marked_content_for_itself() -> None:
    made = SmallPdf()
    form = made.form(marked(0, text("in the form")))
    page = made.page(f"{marked(0, text('on the page'))} /X Do", {"/XObject": Dictionary(X=form)})
    inside = Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=0)
    made.tagged(made.element("P", [inside], page), made.element("P", [0], page))
    assert heard(made) == [("P", "in the form", 1), ("P", "on the page", 1)]
