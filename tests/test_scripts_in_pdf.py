"""Texts of many scripts on paper: what is read from the file, and how it looks beside another
engine's picture of the same words.
"""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import UTC, datetime
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

import babel
import font_source_sans_pro
import pdfua
import pikepdf
import pypdfium2
import pytest
import resvg_py
from PIL import Image, ImageChops

from irdocs.audit.reading import pdf_text
from irdocs.drawing import BLACK
from irdocs.locale import load
from irdocs.locale.scripts import direction
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import TextItem
from irdocs.page.lines import LineItems
from irdocs.page.mirror import mirrored_page
from irdocs.page.tags import Tag
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.writer import write
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset import metrics
from irdocs.typeset.binding import bound_in_print
from irdocs.typeset.fallback import with_fallbacks
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, RunStyle
from irdocs.units import Size
from support import pdf_fonts
from support.script_texts import TEXTS
from support.small_documents import ABOUT, one_section, whole

REAL = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
WIDTH, PITCH = 300.0, 28.0
LEAST = 97.0
"""The share of words, in per cent, that pdfium takes out in their order."""


def font_for(language: str) -> Font:
    font = metrics.load(FontSource(REAL), kerned=True)
    return with_fallbacks(font, language=language, right_to_left=direction(language) == "rtl")


def written(text: str, language: str, width: float = WIDTH) -> bytes:
    """Return a PDF with a text as one paragraph."""
    style = RunStyle(font_for(language), 12.0, BLACK)
    lines = MeasuredParagraph([Fragment(bound_in_print(text), style)]).settled(width)
    items, tag = LineItems(load("en")), Tag("P", Tag("Document"))
    shown = [item for n, line in enumerate(lines, 1) for item in items.of(tag, line, 20, n * PITCH)]
    page = Page(Size(width + 40, (len(lines) + 1) * PITCH), (Layer(tuple(shown)),))
    if direction(language) == "rtl":
        page = mirrored_page(page)
    day = datetime(2026, 1, 31, 12, tzinfo=UTC)
    about = DocumentInformation("A page", ("Nobody",), "Tests", language, day, "irdocs tests")
    return write(PagedDocument((page,)), about)


def said(data: bytes) -> str:
    pieces = pdf_text.read(data).pieces
    return " ".join(piece.text for piece in pieces if piece.role == "P").replace("\u00a0", " ")


@pytest.mark.parametrize("language", TEXTS)
def test_the_structure_tree_has_the_text_character_for_character(language: str) -> None:
    text = TEXTS[language]
    data = written(text, language)
    assert re.sub(r"\s+", "", said(data)) == re.sub(r"\s+", "", text)
    if " " in text:
        assert re.sub(r" +", " ", said(data)).strip() == text
    assert not pdfua.validate(io.BytesIO(data)).findings
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf_fonts.fonts_of(pdf):
            assert all(len(character) == 1 for character in pdf_fonts.characters(font).values())
            program = pdf_fonts.program(font)
            names = program.getGlyphOrder()
            own = [program["hmtx"][names[glyph]][0] for glyph in pdf_fonts.glyphs(font).values()]
            units = program["head"].unitsPerEm
            shown = [width * units / 1000 for width in pdf_fonts.widths(font).values()]
            assert own == pytest.approx(shown, abs=0.01)


def names_in(language: str) -> str:
    """Return the names of countries in a language, as CLDR has them, without signs."""
    territories = babel.Locale.parse(language, sep="-").territories
    names = [name for code, name in sorted(territories.items()) if code.isalpha()][:120]
    return " ".join(name for name in names if not re.search(r"[^\w\s\u0300-\u0e7f\u200c]", name))


@pytest.mark.parametrize(
    "language",
    ["ar", "ur", "he", "bn", "pa", "gu", "hi", "ta", "th", "ko", "el", "uk", "vi", "cy", "pl", "ja",
     "zh-Hans", "zh-Hant"],
)  # fmt: skip
def test_pdfium_takes_out_the_words_in_order(language: str) -> None:
    text = names_in(language)
    page = pypdfium2.PdfDocument(written(text, language))[0]
    found = page.get_textpage().get_text_range()
    expected, got = (unicodedata.normalize("NFC", words).split() for words in (text, found))
    if language in ("ja", "zh-Hans", "zh-Hant", "th"):  # lines are parted within words
        expected, got = list("".join(expected)), list("".join(got))
    blocks = SequenceMatcher(None, expected, got, autojunk=False).get_matching_blocks()
    assert 100 * sum(block.size for block in blocks) / len(expected) >= LEAST


WORDS = {
    "ar": "التداخلية", "ur": "مریض",
    "fa": "می\u200cتواند", "bn": "রোগী", "pa": "ਮਰੀਜ਼", "gu": "દર્દી",
    "hi": "ठीक", "ta": "நோயாளி", "th": "ผู้ป่วยกลับบ้านได้", "el": "ακτινολογία", "uk": "їжа",
    "vi": "nghiệp", "pl": "źdźbło", "ro": "țesut", "am": "ታካሚው",
}  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_words_look_as_another_engine_draws_them(language: str) -> None:
    """Resvg shapes with an engine of its own; the pictures differ at the edges of letters only."""
    word, font = WORDS[language], font_for(language)
    is_reversed = direction(language) == "rtl"
    (part,) = font.shaped(word, right_to_left=is_reversed)
    assert part.face.source is not None
    size = Size(round(font.width(word, 48)) + 40, 160)
    item = TextItem(Tag("P", Tag("Document")), word, 20, 100, font, 48, BLACK, is_reversed)
    day = datetime(2026, 1, 31, 12, tzinfo=UTC)
    about = DocumentInformation("A page", ("Nobody",), "Tests", language, day, "irdocs tests")
    data = write(PagedDocument((Page(size, (Layer((item,)),)),)), about)
    mine = pypdfium2.PdfDocument(data)[0].render().to_pil().convert("L")
    family = part.face.source.opened()["name"].getDebugName(1)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width}" height="160" '
        f'xml:lang="{language}"><rect width="100%" height="100%" fill="white"/>'
        f'<text x="20" y="100" font-size="48" font-family="{family}">{escape(word)}</text></svg>'
    )
    files = [str(part.face.source.path)]
    png = resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=files)
    theirs = Image.open(io.BytesIO(bytes(png))).convert("L")
    one, other = (image.point(lambda v: 255 * (v < 128), "1") for image in (mine, theirs))
    both, either = ImageChops.logical_and(one, other), ImageChops.logical_or(one, other)
    assert both.histogram()[255] > 0.8 * either.histogram()[255]


# ---------------------------------------------------------------- the order on a line


def shown_from_left(text: str, language: str = "ar") -> str:
    """Return the letters of a line as they stand on paper, from left to right, without spaces."""
    style = RunStyle(font_for(language), 12.0, BLACK)
    (line,) = MeasuredParagraph([Fragment(bound_in_print(text), style)]).greedy(10_000)
    placed = sorted(line.runs, key=lambda run: -(run.x + run.width))
    if not style.font.right_to_left:
        placed = sorted(line.runs, key=lambda run: run.x)
    shown = [run.text[::-1] if run.right_to_left else run.text for run in placed]
    return re.sub(r"\s", "", "".join(shown))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("اب 020 7946 0000 جد", "دج02079460000با"),
        ("اب +44 20 7946 0000 جد", "دج+442079460000با"),
        ("اب 500 mg جد", "دج500mgبا"),
        ("اب 38 °C.", ".38°Cبا"),
        ("اب 0.4 × 10 جد", "دج0.4×10با"),
        ("اب (IR) جد", "دج)IR(با"),
        ("اب 12/05/2026 جد", "دج12/05/2026با"),
        ("اب ir@example.org", "ir@example.orgبا"),
        ("Mandal et al. 2020.", "Mandaletal.2020."),
    ],
)
def test_what_runs_from_left_to_right_keeps_its_order(text: str, order: str) -> None:
    assert shown_from_left(text) == order


def test_a_word_of_arabic_stands_in_its_place_in_english() -> None:
    assert shown_from_left("one اب جد two", "en") == "oneدجباtwo"


def test_a_line_starts_at_the_right_and_is_as_wide_as_its_parts() -> None:
    style = RunStyle(font_for("ar"), 12.0, BLACK)
    (line,) = MeasuredParagraph([Fragment("اب IR جد", style)]).greedy(500)
    first, *_, last = line.runs
    assert first.x == 0 and "اب" in first.text
    assert last.x + last.width == pytest.approx(line.width)


@pytest.mark.parametrize("subtitle", ["第一句。第二句。", "検査です。a", "First. Second"])
def test_sentences_of_a_subtitle_are_joined_as_written(tmp_path: Path, subtitle: str) -> None:
    about = {**ABOUT, "language": "zh-Hans", "subtitle": subtitle}
    content = one_section({"type": "text", "text": "好"}, document=about)
    file = whole(tmp_path, content, only="leaflet") / "leaflet.pdf"
    assert subtitle in pdf_text.read(file.read_bytes()).words()
