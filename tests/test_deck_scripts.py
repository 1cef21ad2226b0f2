"""What decks do for scripts: typefaces, lines as far apart as one needs, and marks of order."""

from __future__ import annotations

import re

import pytest

from irdocs.content.markup import Emphasis, Plain
from irdocs.deck import bidi_marks, inlines, script_faces, text
from irdocs.deck.bidi_marks import BARRIER, EMBED, END, MARK
from irdocs.deck.charts import properties
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.template import theme
from irdocs.deck.text import RunContext
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.xml import el
from support.designs import own_design, own_theme

# ---------------------------------------------------------------- marks


HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (f"{HEBREW} 020 7946 0000.", ["020 7946 0000"]),
        (f"{HEBREW} +44 20 7946 0000", ["+44 20 7946 0000"]),
        (f"{HEBREW} a@example.org, {HEBREW}", ["a@example.org"]),
        (f"{HEBREW} https://example.org/a?b=1 {HEBREW}", ["https://example.org/a?b=1"]),
        (f"{HEBREW} 5 mg/kg {HEBREW} 2.5\u00a0mL", ["5 mg/kg", "2.5\u00a0mL"]),
        (f"{HEBREW} 2026-01-31", ["2026-01-31"]),
        (f"{HEBREW} 2019\u20132024, 10-12, 93.5%, (IR)", ["2019\u20132024", "10-12"]),
        (f"{HEBREW} 24/7", ["24/7"]),
    ],
)
def test_what_has_an_order_of_its_own_is_embedded(line: str, pieces: list[str]) -> None:
    marked = bidi_marks.line(line)
    assert re.findall(f"{EMBED}(.*?){END}", marked) == pieces
    assert re.sub(f"[{EMBED}{END}{BARRIER}]", "", marked) == line


def test_ranges_without_words_are_read_as_the_language_of_the_deck_reads_them() -> None:
    hours = "08:30–13:00, 16:00–19:00"
    found = re.findall(f"{EMBED}(.*?){END}", bidi_marks.line(hours, "R"))
    assert found == ["08:30–13:00", "16:00–19:00"]
    assert bidi_marks.line(hours, "AL") == hours


def test_words_of_another_language_are_embedded_with_their_full_stop() -> None:
    runs = [TextRun(f"{HEBREW} "), TextRun("an ", language="en"),
            TextRun("end.", bold=True, language="en"), TextRun(f" {HEBREW}")]  # fmt: skip
    assert bidi_marks.marked(runs) == [
        f"{HEBREW} ", f"{EMBED}an ", f"end.{END}", f" {HEBREW}",
    ]  # fmt: skip


def test_a_reference_is_embedded_behind_its_number() -> None:
    runs = [
        TextRun("[1] First et al. A book. "),
        TextRun("doi:10.1/x", url="https://doi.org/10.1/x"),
    ]
    assert bidi_marks.marked(runs) == [f"[1] {EMBED}First et al. A book. ", f"doi:10.1/x{END}"]


def test_a_reference_before_words_of_ours_keeps_its_full_stop() -> None:
    link = TextRun(f"{HEBREW} [1]", url="https://example.org/")
    runs = [TextRun("[1] First et al. A book. NICE 2020. "), link]
    assert bidi_marks.marked(runs) == [
        f"[1] First et al. A book. NICE 2020.{MARK} ", f"{HEBREW} [1]",
    ]  # fmt: skip


# ---------------------------------------------------------------- stress


@pytest.mark.parametrize(
    ("words", "bold", "italic"),
    [("stop", False, True), ("стоп", False, True), (HEBREW, True, False), ("停下来", True, False),
     ("หยุด", True, False), ("MRI 检查结果", True, False)],
)  # fmt: skip
def test_words_are_stressed_by_italics_only_in_scripts_that_have_them(
    words: str, bold: bool, italic: bool
) -> None:
    (run,) = inlines.runs((Emphasis((Plain(words),)),), {})
    assert (run.bold, run.italic) == (bold, italic)


# ---------------------------------------------------------------- typefaces


@pytest.mark.parametrize(
    ("language", "cs", "ea"),
    [("en", "", ""), ("he", "Arial", ""), ("ur", "Urdu Typesetting", ""),
     ("zh-Hans", "", "Microsoft YaHei")],
)  # fmt: skip
def test_themes_name_a_typeface_for_each_script(language: str, cs: str, ea: str) -> None:
    root = theme.theme_part(own_theme(), language)
    for font in root.iter(f"{A}majorFont", f"{A}minorFont"):
        listed = {f.get("script"): f.get("typeface") for f in font.iter(f"{A}font")}
        assert {"Arab", "Hebr", "Thai", "Beng", "Gujr", "Guru", "Deva", "Taml", "Jpan", "Hans",
                "Viet"} <= set(listed)  # fmt: skip
        assert (font.find(f"{A}cs").get("typeface"), font.find(f"{A}ea").get("typeface")) == (
            cs,
            ea,
        )
        assert listed["Arab"] == ("Urdu Typesetting" if language == "ur" else "Arial")


@pytest.mark.parametrize(
    ("language", "typeface", "group"),
    [("ar", "Arial", "cs"), ("ur", "Urdu Typesetting", "cs"), ("pa", "Nirmala UI", "cs"),
     ("pa-PK", "Arial", "cs"), ("bn", "Nirmala UI", "cs"), ("th", "Tahoma", "cs"),
     ("zh", "Microsoft YaHei", "ea"), ("ja", "Yu Gothic", "ea")],
)  # fmt: skip
def test_each_language_has_the_face_of_its_script(language: str, typeface: str, group: str) -> None:
    face = script_faces.of(language)
    assert face is not None
    assert (face.typeface, face.group) == (typeface, group)


@pytest.mark.parametrize("language", ["en", "cy", "pl", "uk", "vi", "so", "tlh"])
def test_latin_and_cyrillic_need_no_face_of_their_own(language: str) -> None:
    assert script_faces.of(language) is None
    design = own_design()
    assert script_faces.in_language(design, language).lines == 1.0


def test_lines_are_as_far_apart_as_the_script_needs() -> None:
    design, type_ = own_design(), own_theme().slides
    assert script_faces.in_language(design, "ar").minor.lines == pytest.approx(1.4 / 1.15)
    assert script_faces.line_spacing(type_, "ar") == pytest.approx(1.22)
    assert script_faces.line_spacing(type_, "he") == 1.0
    assert script_faces.in_language(design, "ur").lines == pytest.approx(2.2 / 1.15)
    assert script_faces.stated_pitch("ur") == 2.2
    assert script_faces.stated_pitch("ar") is None


def test_nastaliq_states_its_lines_in_points_and_charts_are_in_naskh() -> None:
    context = RunContext("ur", "Courier", own_design().text_colour, lambda _: el("a:hlinkClick"),
                         script_faces.stated_pitch("ur"))  # fmt: skip
    body = el("p:txBody")
    words = [SlideParagraph((TextRun(text),)) for text in ("\u0627\u0631\u062f\u0648", "12.5%")]
    text.fill(body, words, None, context, align="r", inherited=20.0, stands_alone=True)
    urdu, figure = body.iterfind(f"{A}p")
    assert urdu.find(f"{A}pPr/{A}lnSpc/{A}spcPts").get("val") == "4400"
    assert figure.find(f"{A}pPr/{A}lnSpc") is None
    label = properties.run_properties(
        "a:rPr", 18, own_design().paint, "ur", bold=False, colour="ink"
    )
    assert label.find(f"{A}cs").get("typeface") == script_faces.CHART_FACE


def test_notes_in_another_language_run_as_that_does() -> None:
    """Words on slides run as the deck does: they stand beside others."""
    arabic = SlideParagraph(
        (TextRun("\u0627\u0644\u0642\u0644\u0628", language="ar"), TextRun(" 1"))
    )
    for own, expected in ((True, ("1", "r")), (False, None)):
        context = RunContext(
            "en", "Courier", own_design().text_colour, lambda _: el("a:hlinkClick")
        )
        body = el("p:txBody")
        text.fill(body, [arabic], None, context, in_own_direction=own)
        setting = body.find(f"{A}p/{A}pPr")
        assert (setting is not None and (setting.get("rtl"), setting.get("algn"))) == (
            expected or False
        )
