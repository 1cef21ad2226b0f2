"""Signs, soft hyphens, accents and scripts: what is set, from which font, and what is said."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import outloud
import pikepdf
import pypdfium2
import pytest
from fontTools.unicodedata import script as unicode_script

import irdocs
from conftest import SMALL
from irdocs.audit.reading import pdf_text
from irdocs.content import installed_files
from irdocs.content.soft_hyphens import SOFT_HYPHEN
from irdocs.drawing import Colour
from irdocs.pdf.embedded_fonts import EmbeddedFont
from irdocs.pdf.reportlab_adapter import TaggedFile
from irdocs.pdf.spelling import spelling
from irdocs.typeset import metrics, script_fonts
from irdocs.typeset.characters import script_name
from irdocs.typeset.fallback import fallback_fonts, with_fallbacks
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, RunStyle
from irdocs.typeset.shaping import PlacedGlyph, shaping_face
from irdocs.unicode import dictionaries
from support.memory import forget
from support.small_documents import ABOUT, built, one_section
from support.thorough import tried

FIXTURES = Path(__file__).parent / "fixtures"
ARIMO = fallback_fonts()[0]
EVEN = Font("Even", None, {chr(code): 0.5 for code in range(32, 0x100)}, 0.8, 0.2)


def lines(text: str, width: float) -> list[str]:
    style = RunStyle(EVEN, 10.0, Colour(0, 0, 0))
    broken = MeasuredParagraph([Fragment(text, style)]).greedy(width)
    for line in broken:
        assert line.width <= width + 1e-6
        assert line.width == pytest.approx(len(line.text.rstrip(" ")) * 5.0)
    return [line.text for line in broken]


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    word = "inter\u00adven\u00adtion\u00adal"
    assert lines(word, 100) == ["interventional"]
    assert lines(word, 60) == ["interven\u00ad", "tional"]
    assert lines(word, 40) == ["inter\u00ad", "vention\u00ad", "al"]
    # A hyphen must have room itself; one at the end of a word is no place to break.
    assert lines("ab\u00adcd\u00adef", 20) == ["ab\u00ad", "cdef"]
    assert lines("one\u00ad two", 100) == ["one two"]


def test_a_zero_width_space_breaks_without_a_hyphen() -> None:
    assert lines("one\u200btwo", 100) == ["onetwo"]
    assert lines("one\u200btwo", 20) == ["one", "two"]


def test_no_line_breaks_at_a_hyphen_that_forbids_it() -> None:
    style = RunStyle(with_fallbacks(ARIMO), 10.0, Colour(0, 0, 0))
    assert len(MeasuredParagraph([Fragment("non\u2011breaking", style)]).greedy(20)) == 1
    assert len(MeasuredParagraph([Fragment("non-breaking", style)]).greedy(20)) == 2


def test_what_a_face_lacks_has_the_width_of_the_face_that_has_it() -> None:
    symbols = fallback_fonts()[1]
    font = with_fallbacks(EVEN)
    assert font.width("✓", 10) == pytest.approx(10 * symbols.advances["✓"])
    assert font.width("⁺", 10) == pytest.approx(10 * ARIMO.advances["⁺"])
    assert font.width("⚠\ufe0f", 10) == font.width("⚠", 10)  # asks for a picture, shows nothing
    assert font.width("\u2011", 10) == font.width("-", 10)
    assert font.missing("a✓⁺⚠\ufe0f\u2011☎✗★") == ()
    assert font.missing("aש語😀Ꮳ") == ("😀", "Ꮳ")


def glyphs(font: Font, text: str) -> list[PlacedGlyph]:
    """Return the glyphs of a text in one face, each from where the letter before it ends."""
    (part,) = font.shaped(text)
    return [glyph for cluster in part.clusters for glyph in cluster.glyphs]


def test_marks_stand_over_and_under_their_letters() -> None:
    font = with_fallbacks(ARIMO)
    letter, mark = glyphs(font, "q\u0301")
    assert (letter.x, letter.y) == (0, 0) and 0 < mark.x < 1139
    assert font.width("q\u0301", 1) == pytest.approx(font.width("q", 1))
    # A capital, and one mark on another.
    assert glyphs(font, "Ẹ\u0300")[1].y > glyphs(font, "ẹ\u0300")[1].y
    _, first, second = glyphs(font, "q\u0300\u0302")
    assert second.y > first.y
    assert {(glyph.x, glyph.y) for glyph in glyphs(font, "plain é")} == {(0, 0)}


@pytest.mark.parametrize(
    ("character", "name"),
    [("a", None), ("α", None), ("Ж", None), ("✓", None), ("\u0301", None), ("語", "Chinese"),
     ("ع", "Arabic"), ("ש", "Hebrew"), ("क", "Devanagari"), ("😀", "emoji"), ("🇬", "emoji")],
)  # fmt: skip
def test_scripts_have_names(character: str, name: str | None) -> None:
    assert script_name(character) == name


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signs")
    options = irdocs.BuildOptions(handout=1)
    result = irdocs.build(FIXTURES / "signs.yaml", folder, options, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder


@pytest.mark.parametrize("file", ["leaflet.pdf", "handout.pdf"])
def test_signs_are_drawn_and_read_in_pdfs(signs: Path, file: str) -> None:
    data = (signs / file).read_bytes()
    said = " ".join(piece.text for piece in pdf_text.read(data).pieces)
    seen = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    for sign in "✓✗✔⚠☎☐☑★⁺⁻₋≈∞⅓℃→−":
        assert sign in said and sign in seen, sign
    assert "\ufe0f" not in said and "\t" not in said
    with pikepdf.open(signs / file) as pdf:
        names = {
            str(item.BaseFont).partition("+")[2]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }
    assert "irdocsSymbols" in names


def test_a_sign_is_drawn_as_itself(signs: Path) -> None:
    """The glyph in the file has the outline of the sign, and is not the box of a missing one."""
    with pikepdf.open(signs / "leaflet.pdf") as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            and "irdocsSymbols" in str(item.get("/BaseFont", ""))
        ]
    assert fonts
    page = pypdfium2.PdfDocument((signs / "leaflet.pdf").read_bytes())[0]
    text = page.get_textpage()
    boxes = {
        character: text.get_charbox(index)
        for index in range(text.count_chars())
        if (character := text.get_text_range(index, 1)) in "✓☎"
    }
    for character, (left, bottom, right, top) in boxes.items():
        assert right - left > 2 and top - bottom > 2, character


def test_soft_hyphens_part_words_on_paper_and_are_not_on_slides(signs: Path) -> None:
    with zipfile.ZipFile(signs / "deck.pptx") as deck:
        for name in deck.namelist():
            assert SOFT_HYPHEN.encode() not in deck.read(name), name
    said = " ".join(
        piece.text for piece in pdf_text.read((signs / "leaflet.pdf").read_bytes()).pieces
    )
    assert SOFT_HYPHEN in said
    assert "pneumonoultramicroscopicsilicovolcanoconiosis" in said.replace(SOFT_HYPHEN, "")


@pytest.mark.parametrize(
    ("words", "script"), [("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "Cherokee"), ("well done 🎉🎉", "emoji")]
)
def test_a_script_that_cannot_be_set_is_one_finding_a_text(
    tmp_path: Path, words: str, script: str
) -> None:
    text = SMALL.replace("Some words.", f'"{words}\\n\\n{words}"')
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.check(tmp_path / "content.yaml", irdocs.BuildOptions(only="leaflet"))
    (error,) = result.report.errors
    assert error.code == "missing-glyph" and script in error.message
    assert error.span and error.span.line == 19


@pytest.mark.parametrize(
    ("language", "words", "script", "extra"),
    [
        ("en-GB", "বাংলা ছবি", "Bengali", "bengali"),
        ("ar", "الأشعة التداخلية", "Arabic", "arabic"),
        ("ja", "検査 カテーテル", "Chinese", "japanese"),
        ("ko", "의사 醫師", "Korean", "korean"),
        ("zh-Hant", "醫師", "Chinese", "chinese"),
    ][: tried(5, 3)],
)
def test_a_script_without_its_font_is_one_finding_with_the_command(
    tmp_path: Path, no_script_fonts: None, language: str, words: str, script: str, extra: str
) -> None:
    about = {**ABOUT, "language": language, "title": words, "subtitle": words}
    items = [{"title": words, "text": words}, {"title": f"{words} 2"}]
    text = one_section({"type": "cards", "items": items}, document=about)
    (tmp_path / "content.yaml").write_text(text)
    (error,) = irdocs.check(tmp_path / "content.yaml").report.errors
    assert error.code == "missing-glyph" and script in error.message
    assert re.search(r"so it is with \d+ more texts", error.message)
    assert error.hint == f'install one: pip install "irdocs[{extra}]"'


def shown_without_glyphs(file: Path) -> list[str]:
    """Return what an independent reader says of glyphs that are shown and that no font has."""
    return [str(found) for found in outloud.check(file).findings if found.rule == "TXT-005"]


@pytest.mark.parametrize("language", ["en-GB", "cy", "ar", "zh-Hans"][:: tried(1, 4)])
@pytest.mark.parametrize(
    "text", ["[医生（CT）50％](lang:cy)", "医生（CT）、“x”", "CT（医生）", "（CT） 100 ฿", "，CT"]
)
def test_signs_beside_latin_letters_come_from_a_font_that_has_them(
    tmp_path: Path, language: str, text: str
) -> None:
    content = one_section({"type": "text", "text": text}, document={**ABOUT, "language": language})
    result = built(tmp_path, content, only="leaflet")
    assert not result.failed, [str(error) for error in result.report.errors]
    assert not shown_without_glyphs(tmp_path / "out" / "leaflet.pdf")


def test_every_sign_of_a_script_s_font_is_found_without_letters_beside_it() -> None:
    font = with_fallbacks(metrics.load(ARIMO.source), language="en")
    signs = {
        sign
        for script in ("Arab", "Beng", "Deva", "Ethi", "Geor", "Thai", "Hani")
        if (source := script_fonts.source_of(script, "", 400))
        for sign in metrics.load(source).advances
        if unicode_script(sign) in ("Zyyy", "Zinh")
    }
    assert len(signs) > 900
    assert not [sign for sign in signs if font.missing(sign) and sign.isprintable()]


def test_each_lacking_typeface_is_told(tmp_path: Path, no_script_fonts: None) -> None:
    text = SMALL.replace("Some words.", "বাংলা, 検査 カテーテル and ᏣᎳᎩ")
    (tmp_path / "content.yaml").write_text(text)
    errors = irdocs.check(tmp_path / "content.yaml").report.errors
    assert {error.code for error in errors} == {"missing-glyph"}
    hints = [str(error.hint).split("irdocs")[-1] for error in errors]
    assert sorted(hints)[:2] == ['[bengali]"', '[japanese]"']
    assert any("Cherokee" in error.message for error in errors) and len(errors) == 3


@pytest.fixture
def no_script_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no typeface of a script be installed."""
    monkeypatch.setattr(installed_files, "folder_of_record", lambda package: None)
    monkeypatch.setattr(metadata, "distribution", not_installed(metadata.distribution))
    monkeypatch.setattr(metadata, "packages_distributions", dict)
    forget()
    yield
    monkeypatch.undo()
    forget()


def test_thai_without_a_dictionary_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thai = "ผู้ป่วยกลับบ้านได้ในวันเดียวกันหลังการรักษา"
    (tmp_path / "content.yaml").write_text(SMALL.replace("Some words.", thai))
    options = irdocs.BuildOptions(only="leaflet")
    assert not irdocs.check(tmp_path / "content.yaml", options).report.errors
    monkeypatch.setattr(dictionaries, "has_dictionary", lambda: False)
    forget()
    result = irdocs.check(tmp_path / "content.yaml", options)
    forget()
    (said,) = [found for found in result.report if found.code == "unparted-words"]
    assert "Thai" in said.message and "irdocs[thai]" in str(said.hint)
    assert said.span and said.span.line == 19


def not_installed(known: Callable[[str], metadata.Distribution]) -> Callable[[str], Any]:
    """Return what looks distributions up, without those of typefaces of scripts."""

    def found(name: str) -> metadata.Distribution:
        if name.startswith(("manimgx", "justmytype")):
            raise metadata.PackageNotFoundError(name)
        return known(name)

    return found


def test_of_fonts_without_a_file_the_widths_are_known() -> None:
    assert EVEN.width("\u0301", 10) == 10 * metrics.UNKNOWN


@pytest.mark.parametrize(("marks", "is_refused"), [(10, False), (11, True), (4000, True)])
def test_piled_marks_are_refused(tmp_path: Path, marks: int, is_refused: bool) -> None:
    content = one_section({"type": "text", "text": "x" + "\u0316\u200d" * marks})
    result = built(tmp_path, content, only="leaflet")
    assert [error.code for error in result.report.errors] == ["piled-marks"] * is_refused


def test_marks_far_from_their_letter_do_not_stop_the_writer() -> None:
    (cluster,) = shaping_face(ARIMO.source).shaped(
        "x" + "\u0301" * 400, "Latn", "", right_to_left=False, kerned=True
    )
    font = EmbeddedFont(ARIMO.source, "Arimo", "F1")
    font.operand(spelling(ARIMO.source, [cluster], right_to_left=False))
    file = TaggedFile()
    TaggedFile.adopt(file)
    font.write(file, file.reserve(1))
