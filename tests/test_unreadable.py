"""Damaged and hostile PDFs: an error that says what is wrong, the same in every run, at once."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from time import process_time
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from conftest import Built
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.content.limits import PDF_DEPTH, PDF_STREAM
from support.small_pdf import SmallPdf, content_of, marked, text
from support.thorough import tried


def complaint(data: bytes) -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(UnreadableError) as error:
        pdf_file.read(data)
    return str(error.value)


def with_content(content: str | bytes) -> bytes:
    made = SmallPdf()
    made.page(content)
    return made.data()


# ---------------------------------------------------------------- damage

WRONG_OPERANDS = "its operands, or the resources that they name, are not valid"


@pytest.mark.parametrize(
    ("content", "operator", "wrong"),
    [
        ("Q", "Q", "there is no matching q before it"),
        ("EMC", "EMC", "there is no matching BMC or BDC before it"),
        ("/Other 9 Tf", "Tf", "there is no Font /Other"),
        ("/Other Do", "Do", "there is no XObject /Other"),
        ("/Other gs", "gs", "there is no ExtGState /Other"),
        ("/Other cs", "cs", "there is no ColorSpace /Other"),
        ("/P /Other BDC", "BDC", "there is no Properties /Other"),
        ("BT (abc) Tj ET", "Tj", "no font is set"),
        ("1 0 rg", "rg", "a colour in rgb cannot have 2 components"),
        *((content, content.split()[-1], WRONG_OPERANDS)
          for content in ("1 2 3 cm", "(a) 2 l", "{ } m", "--5 w", "/Name 2 Td", "q 1 (a) re",
                          "/F Tf", "/P 3 BDC")),
    ],
)  # fmt: skip
def test_content_that_cannot_be_followed_is_named_by_page_and_operator(
    content: str, operator: str, wrong: str
) -> None:
    assert complaint(with_content(content)) == f"page 1: the operator {operator}: {wrong}"


def test_content_that_is_no_content_is_named_by_its_page() -> None:
    assert complaint(with_content("[ q ] 0 d")) == "page 1: its content cannot be parsed"


def jpeg_in_cmyk(made: SmallPdf) -> Any:
    return made.stream(
        b"\xff\xd8", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode,
    )  # fmt: skip


def test_a_stream_that_cannot_be_unpacked_is_named_by_its_object() -> None:
    made = SmallPdf()
    page = made.page("q 9 0 0 9 0 0 cm /I Do Q")
    page.Resources.XObject = Dictionary(I=jpeg_in_cmyk(made))
    data = made.data()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, _ = pdf.pages[0].Resources.XObject.I.objgen
    said = complaint(data)
    assert said == f"object {number}: its JPEG data is damaged"
    assert complaint(data) == said


def test_damaged_data_is_named_by_its_object() -> None:
    made = SmallPdf()
    made.page("").Contents = made.stream(b"no deflated data", Filter=Name.FlateDecode)
    assert re.fullmatch(r"object \d+: its data is damaged", complaint(made.data()))


@pytest.mark.parametrize("length", [0, 20, 5000])
def test_a_file_cut_short_is_said_to_have_no_trailer(length: int, shipped: Built) -> None:
    said = complaint(shipped.leaflet[:length])
    assert said == "unable to find trailer dictionary while recovering damaged file"


def test_a_file_with_a_password_cannot_be_read() -> None:
    made = SmallPdf()
    made.page("")
    said = complaint(made.data(encryption=pikepdf.Encryption(owner="secret", user="secret")))
    assert said == "invalid password"


def test_a_file_without_pages_cannot_be_read() -> None:
    assert complaint(SmallPdf().data()) == "the file has no pages"


def test_a_file_without_a_structure_tree_says_nothing() -> None:
    made = SmallPdf()
    made.page(text("untagged"))
    with pytest.raises(ValueError, match="the PDF has no structure tree"):
        pdf_text.transcribed(made.read())


def nothing_in_particular(made: SmallPdf) -> None:
    made.pdf.Root.MarkInfo = 5


def nothing_for_a_tree(made: SmallPdf) -> None:
    made.pdf.Root.StructTreeRoot = 5


def nothing_for_fonts(made: SmallPdf) -> None:
    made.pdf.pages[0].obj.Resources.Font = 5


def half_a_box(made: SmallPdf) -> None:
    made.pdf.pages[0].obj.TrimBox = Array([1, 2])


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        (nothing_in_particular, "the document catalogue"),
        (nothing_for_a_tree, "the structure tree"),
        (nothing_for_fonts, "the fonts"),
        (half_a_box, "page 1"),
    ],
)
def test_a_part_that_is_something_else_is_named(
    damage: Callable[[SmallPdf], None], part: str
) -> None:
    made = SmallPdf()
    made.page("")
    damage(made)
    assert complaint(made.data()).startswith(f"{part}: ")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (KeyError("/Name"), "'/Name'"),
        (IndexError(), "IndexError"),
        (RecursionError("too deep"), "too deep"),
        (ZeroDivisionError("division by zero"), "division by zero"),
        (pikepdf.PasswordError("invalid password"), "invalid password"),
        (pikepdf.PdfError(f"stream {io.BytesIO()} (object 3,0, offset 757): no"), "object 3: no"),
        (pikepdf.PdfError(f"stream {io.BytesIO()}: no trailer"), "no trailer"),
        (UnreadableError("the file has no pages"), "the file has no pages"),
    ],
)
def test_whatever_a_parser_raises_is_one_error(error: Exception, message: str) -> None:
    with pytest.raises(UnreadableError) as raised, reading():
        raise error
    assert str(raised.value) == message


# ---------------------------------------------------------------- the structure tree


def within_itself(made: SmallPdf, page: Any) -> Any:
    outer = made.element("Sect", [], page)
    outer.K = Array([made.element("Sect", [outer, outer], page)])
    return outer


def in_two_places(made: SmallPdf, page: Any) -> Any:
    paragraph = made.element("P", [0], page)
    return made.element("Sect", [paragraph, paragraph])


def deep(made: SmallPdf, page: Any) -> Any:
    element = made.element("P", [0], page)
    for _ in range(PDF_DEPTH + 1):
        element = made.element("Sect", [element])
    return element


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (within_itself, r"the structure tree: object \d+ is in more than one place"),
        (in_two_places, r"the structure tree: object \d+ is in more than one place"),
        (deep, f"the structure tree is more than {PDF_DEPTH} elements deep"),
        (lambda made, page: Name.None_, "the structure tree: an object is not a structure element"),
        (
            lambda made, page: Dictionary(),
            "the structure tree: an object is not a structure element",
        ),
    ],
)
def test_a_structure_tree_that_is_none_is_refused(
    tree: Callable[[SmallPdf, Any], Any], message: str
) -> None:
    made = SmallPdf()
    made.tagged(tree(made, made.page(marked(0, text("words")))))
    assert re.fullmatch(message, complaint(made.data()))


# ---------------------------------------------------------------- traps


def nested_forms(made: SmallPdf) -> str:
    """Ten forms, each of which paints the next thirty times."""
    form = made.form("0 0 1 1 re f")
    for _ in range(10):
        inside = Dictionary(XObject=Dictionary(X=form))
        form = made.form("/X Do " * 30, Resources=inside)
    made.page("/X Do", {"/XObject": Dictionary(X=form)})
    return r"page 1: its content with the forms that it paints has more than \d+ bytes"


def a_form_in_itself(made: SmallPdf) -> str:
    form = made.form("/X Do")
    made.page("/X Do", {"/XObject": Dictionary(X=form)})
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    return r"page 1: object \d+ is a form that paints itself"


def a_million_to_one(made: SmallPdf) -> str:
    packed = zlib.compress(zlib.compress(bytes(PDF_STREAM + 1), 9), 9)
    assert len(packed) < 2000
    content = made.stream(packed, Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    made.page("").Contents = content
    return rf"object \d+: it unpacks into more than {PDF_STREAM} bytes"


def a_map_of_all_numbers(made: SmallPdf) -> str:
    made.page(text("abc"))
    made.font.ToUnicode = made.stream("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")
    return r"object \d+: the font has more than \d+ codes"


def a_map_of_many_ranges(made: SmallPdf) -> str:
    made.page(text("abc"))
    ranges = "<0000> <FFFF> <0000> " * 30_000
    made.font.ToUnicode = made.stream(f"30000 beginbfrange {ranges} endbfrange")
    return r"object \d+: the font has more than \d+ codes"


def widths_without_end(made: SmallPdf) -> str:
    made.page(text("abc"))
    glyphs = Dictionary(Subtype=Name.CIDFontType2, W=Array([0, 2_000_000_000, 500]))
    made.font.Subtype, made.font.DescendantFonts = Name.Type0, Array([glyphs])
    return r"object \d+: the font has more than \d+ codes"


@pytest.mark.parametrize(
    "trap",
    [
        nested_forms, a_form_in_itself, a_million_to_one, a_map_of_all_numbers,
        a_map_of_many_ranges, widths_without_end,
    ],
)  # fmt: skip
def test_a_small_file_that_would_take_for_ever_is_refused(trap: Callable[[SmallPdf], str]) -> None:
    made = SmallPdf()
    message = trap(made)
    data = made.data()
    start = process_time()
    assert re.fullmatch(message, complaint(data))
    assert process_time() - start < 10


# ---------------------------------------------------------------- anything at all


@st.composite
def mangled(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes with a few stretches cut out, doubled or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(whole)))
        end = start + draw(st.integers(0, 30))
        signs = st.text(alphabet="()<>[]{}/%\\ \n0-.qQTjBDC'\"", max_size=6).map(str.encode)
        middle = draw(signs | st.binary(max_size=4) | st.just(whole[start:end] * 2))
        whole = whole[:start] + middle + whole[end:]
    return whole


def test_any_change_of_a_file_is_read_or_refused(all_blocks: Built) -> None:
    with pikepdf.open(io.BytesIO(all_blocks.leaflet)) as pdf:
        page = content_of(pdf.pages[1])

    @seed(0)
    @settings(
        max_examples=tried(600, 35), deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(st.data())
    def read(data: st.DataObject) -> None:
        if data.draw(st.booleans()):
            changed = data.draw(mangled(all_blocks.leaflet))
        else:
            with pikepdf.open(io.BytesIO(all_blocks.leaflet)) as pdf:
                pdf.pages[1].Contents = pikepdf.Stream(pdf, data.draw(mangled(page)))
                file = io.BytesIO()
                pdf.save(file)
            changed = file.getvalue()
        try:
            assert pdf_file.read(changed).pages
        except UnreadableError as error:
            assert str(error) and "object at 0x" not in str(error)

    read()
