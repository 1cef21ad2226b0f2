"""A typeface of one's own in finished files: embedded, read back, and said of a deck."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

import irdocs
from irdocs import theme
from irdocs.content.datafile import DataFileRequest
from irdocs.deck import script_faces
from irdocs.diagnostics import Report
from irdocs.theme import Theme
from irdocs.theme.fonts.embedding import subset
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset import metrics
from irdocs.user_template import typefaces
from support import fonts, pdf_fonts
from support.designs import own_theme
from support.small_documents import leaflet_in, one_section, whole

TEXT = "A wire, *truly* thin, **goes** in: 1,234 “fjords” at 50 %."
SECRET = "Jane Doe, C:\\Users\\jane\\BrandSans.glyphs"


def with_names(data: bytes) -> bytes:
    """Return a font whose names say whose computer it is from, and that it is Brand Sans."""

    def name(font: TTFont) -> None:
        for number in (0, 3, 5, 9, 13):
            font["name"].setName(SECRET, number, 3, 1, 0x409)
        for number, words in ((1, "Brand Sans"), (16, "Brand Sans"), (6, "BrandSans")):
            font["name"].setName(words, number, 3, 1, 0x409)

    return fonts.changed(data, name)


@cache
def brand() -> dict[str, bytes]:
    """Return a typeface of OTF, TTF and variable files, all with one PostScript name."""
    made = {
        "regular": fonts.small("regular", "otf"),
        "bold": fonts.small("bold", "ttf"),
        "semibold": fonts.variable(),
    }
    return {weight: with_names(data) for weight, data in made.items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a leaflet, a deck and a handout in Brand Sans, built twice."""
    folder = tmp_path_factory.mktemp("brand")
    family = fonts.written(folder, brand())
    slides = {"folder": "fonts", "regular": family["semibold"], "typeface": "Brand Sans"}
    (folder / "own.yaml").write_text(fonts.theme_text(print=family, slides=slides))
    content = one_section(
        {"type": "text", "id": "t", "text": TEXT},
        theme="own.yaml",
    )  # fmt: skip
    first = {file.name: file.read_bytes() for file in whole(folder, content, handout=2).iterdir()}
    again = {file.name: file.read_bytes() for file in whole(folder, content, handout=2).iterdir()}
    assert first == again
    return folder


def embedded(data: bytes) -> dict[str, TTFont]:
    """Return the fonts in a PDF by their names, without the tags of subsets."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf_fonts.fonts_of(pdf):
            found[pdf_fonts.name(font)] = pdf_fonts.program(font)
    return found


def test_texts_are_read_back_and_pdfs_are_accessible(built: Path) -> None:
    for data in (leaflet_in(built / "out"), (built / "out" / "handout.pdf").read_bytes()):
        pdf = pypdfium2.PdfDocument(data)
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
        assert "A wire, truly thin, goes in: 1,234 “fjords” at 50" in re.sub(r"\s+", " ", words)
        assert not pdfua.validate(io.BytesIO(data)).findings


def test_faces_of_one_name_are_kept_apart(built: Path) -> None:
    found = embedded(leaflet_in(built / "out"))
    names = [name for name in found if name.startswith("BrandSans")]
    assert len(names) == 3 and all(re.fullmatch(r"BrandSans[-A-Za-z0-9]*", n) for n in names)
    assert len({found[name].reader["glyf"] for name in names}) == 3


def test_widths_are_those_that_were_measured(built: Path) -> None:
    with pikepdf.open(io.BytesIO(leaflet_in(built / "out"))) as pdf:
        checked = 0
        for font in pdf_fonts.fonts_of(pdf):
            program = pdf_fonts.program(font)
            units, names = program["head"].unitsPerEm, program.getGlyphOrder()
            widths = pdf_fonts.widths(font)
            for code, glyph in pdf_fonts.glyphs(font).items():
                own = program["hmtx"][names[glyph]][0] * 1000 / units
                assert widths[code] == pytest.approx(own, abs=0.01)
                checked += 1
        assert checked > 30


def test_nobodys_name_is_in_a_finished_file(built: Path) -> None:
    for file in (built / "out").iterdir():
        whole_file = file.read_bytes()
        if file.suffix == ".pdf":
            with pikepdf.open(io.BytesIO(whole_file)) as pdf:
                out = io.BytesIO()
                pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                         compress_streams=False)  # fmt: skip
            whole_file = out.getvalue()
            assert all("name" not in font for font in embedded(whole_file).values())
        elif file.suffix == ".pptx":
            with zipfile.ZipFile(io.BytesIO(whole_file)) as package:
                whole_file = b"".join(package.read(name) for name in package.namelist())
                assert not any("font" in name.casefold() for name in package.namelist())
        for secret in (SECRET, "Jane Doe"):
            for coded in (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-le")):
                assert coded not in whole_file, file.name


def test_a_deck_names_its_typeface_and_a_note_says_that_it_holds_none(built: Path) -> None:
    with zipfile.ZipFile(built / "out" / "deck.pptx") as package:
        look = package.read("ppt/theme/theme1.xml").decode()
    assert look.count('<a:latin typeface="Brand Sans"/>') == 2
    report = irdocs.check(built / "content.yaml").report
    (note,) = [d for d in report if d.code == "typeface-not-in-deck"]
    assert note.severity == "note" and '"Brand Sans"' in note.message
    assert "Brand-semibold.ttf" in str(note.hint)
    assert not [d for d in report if d.code == "typeface-widths"]  # it is Brand Sans


def test_lines_of_a_tall_typeface_are_set_closer(tmp_path: Path) -> None:
    """Source Sans has lines of 1.257 em, by usWin; Arial's are 1.15 em high."""
    source = FontSource(Path("Brand.otf"), fonts.small())
    assert metrics.line_height(source) == pytest.approx(1.257)
    assert metrics.line_height(FontSource(fonts.ARIMO)) == pytest.approx(1.15, abs=0.001)
    slides = theme_of(tmp_path, slides=fonts.written(tmp_path, {"regular": fonts.small()})).slides
    assert script_faces.line_spacing(slides, "en") == 0.91
    assert script_faces.line_spacing(own_theme().slides, "en") == 1.0


def test_a_template_in_our_typeface_is_measured_in_it(tmp_path: Path) -> None:
    family = fonts.written(tmp_path, {"regular": fonts.box_bytes()})
    slides = theme_of(tmp_path, slides=family | {"typeface": "Brand Sans"}).slides

    def width(name: str) -> float:
        return typefaces.of(name, slides).faces.style(bold=False, italic=False).width("wide")

    assert width("Brand Sans") == 2.0  # four boxes of half an em
    assert typefaces.of("Brand Sans", slides).twin == "Brand-regular.ttf"
    arial = typefaces.of("Arial", own_theme().slides).faces.style(bold=False, italic=False)
    assert width("Arial") == arial.width("wide") != 2.0


def theme_of(folder: Path, **families: Any) -> Theme:
    (folder / "own.yaml").write_text(fonts.theme_text(**families))
    read = theme.load(DataFileRequest("own.yaml", folder, None), Report())
    assert read is not None
    return read


def test_a_deck_is_measured_in_its_own_typeface(built: Path) -> None:
    """The handout draws each run by the widths that were measured, and in the same face."""
    found = embedded((built / "out" / "handout.pdf").read_bytes())
    names = [name for name in found if name.startswith("BrandSans")]
    assert len(names) == 2
    assert not [name for name in found if name.startswith("Arimo")]


# ---------------------------------------------------------------- outlines


def points(font: TTFont, name: str, steps: int) -> list[list[complex]]:
    """Return points of a glyph's contours, so many a curve, in em."""
    pen = RecordingPen()
    glyphs = font.getGlyphSet()
    glyphs[name].draw(pen)
    units, contours, now = font["head"].unitsPerEm, list[list[complex]](), 0j
    for operator, operands in pen.value:
        at = [complex(*p) / units for p in operands if p is not None]
        if operator == "moveTo":
            contours.append([at[0]])
        elif operator == "lineTo":
            contours[-1] += [now + (at[0] - now) * t / 8 for t in range(1, 9)]
        elif operator == "curveTo":
            contours[-1] += [cubic(now, *at, t / steps) for t in range(1, steps + 1)]
        elif operator == "qCurveTo":
            for control, following in pairwise(at):
                end = following if following is at[-1] else (control + following) / 2
                raised = (now + (control - now) * 2 / 3, end + (control - end) * 2 / 3, end)
                contours[-1] += [cubic(now, *raised, t / steps) for t in range(1, steps + 1)]
                now = end
        now = at[-1] if at else now
    return contours


def cubic(a: complex, b: complex, c: complex, d: complex, t: float) -> complex:
    s = 1 - t
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d


def distance(point: complex, outline: list[list[complex]]) -> float:
    """Return how far a point lies from the nearest segment of an outline."""
    nearest = 9.0
    for contour in outline:
        for a, b in pairwise([*contour, contour[0]]):
            along = b - a
            t = 0.0 if not along else ((point - a) * along.conjugate()).real / abs(along) ** 2
            nearest = min(nearest, abs(point - a - along * min(1.0, max(0.0, t))))
    return nearest


def cut(source: FontSource, letters: str) -> tuple[TTFont, dict[str, str]]:
    """Return a subset with letters, and the names in it of their glyphs."""
    whole_font = source.opened()
    numbers = {x: whole_font.getGlyphID(whole_font.getBestCmap()[ord(x)]) for x in letters}
    made = subset(source, frozenset(numbers.values()))
    font = fonts.opened(made.data)
    order = font.getGlyphOrder()
    return font, {x: order[made.numbers[number]] for x, number in numbers.items()}


def test_curves_of_an_otf_differ_by_less_than_a_thousandth_of_an_em() -> None:
    source = FontSource(Path("Brand.otf"), fonts.small())
    drawn, names = cut(source, "RSaeg8&é")
    original = fonts.opened(fonts.small())
    assert len(drawn.getGlyphOrder()) == 1 + len(names)
    for letter in "ag":
        before = points(original, original.getBestCmap()[ord(letter)], 48)
        after = points(drawn, names[letter], 4)
        assert len(before) == len(after)
        worst = max(distance(point, before) for contour in after for point in contour)
        assert worst < 0.001, letter


def test_an_instance_has_the_outlines_that_fonttools_makes() -> None:
    source = FontSource(Path("Brand.ttf"), fonts.variable()).at({"wght": 700})
    drawn, names = cut(source, fonts.LETTERS)
    known = instantiateVariableFont(fonts.opened(fonts.variable()), {"wght": 700})
    for letter in "Rag8é%":
        mine, theirs = drawn["glyf"][names[letter]], known["glyf"][known.getBestCmap()[ord(letter)]]
        flat = theirs.getCoordinates(known["glyf"])[0]
        own = mine.getCoordinates(drawn["glyf"])[0]
        assert len(own) == len(flat)
        steps = zip(own, flat, strict=True)
        assert max(abs(a - b) for one, other in steps for a, b in zip(one, other, strict=True)) <= 1
    assert {"fvar", "gvar", "HVAR", "avar"}.isdisjoint(drawn.keys())


def test_a_ttf_keeps_its_outlines_and_hints_and_nothing_else() -> None:
    whole_font = fonts.whole("regular", "ttf")
    after, names = cut(FontSource(Path("Brand.ttf"), whole_font), "Rag8")
    before = fonts.opened(whole_font)
    for letter, name in names.items():
        old = before["glyf"][before.getBestCmap()[ord(letter)]]
        assert after["glyf"][name].getCoordinates(after["glyf"]) == old.getCoordinates(
            before["glyf"]
        )
    for tag in ("fpgm", "prep", "cvt "):
        assert (tag in before) == (tag in after)
        if tag in before:
            assert before.reader[tag] == after.reader[tag]
    assert {"GPOS", "GSUB", "DSIG", "name", "cmap", "post"}.isdisjoint(after.keys())


def test_a_face_is_the_same_for_the_same_glyphs() -> None:
    source = FontSource(Path("Brand.otf"), fonts.small())
    made = [subset(source, frozenset(numbers)).data for numbers in ([3, 4, 5], [5, 4, 3])]
    assert made[0] == made[1] != subset(source, frozenset([3, 4, 5, 6])).data


def test_two_files_of_one_name_are_two_faces() -> None:
    loaded = [metrics.load(FontSource(Path("a.ttf"), data)) for data in brand().values()]
    assert len({face.name for face in loaded}) == 3


def test_a_changed_font_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    programs: list[Any] = []
    for weight in ("regular", "black"):
        family = fonts.written(tmp_path, {"regular": with_names(fonts.whole(weight, "ttf"))})
        (tmp_path / "own.yaml").write_text(fonts.theme_text(print=family))
        block = {"type": "text", "id": "t", "text": "Words."}
        out = whole(tmp_path, one_section(block, theme="own.yaml"), only="leaflet")
        programs.append(embedded(leaflet_in(out)))
    first, second = ({font.reader["glyf"] for font in one.values()} for one in programs)
    assert not first & second
