"""The block of risks in every product: dots counted, words both ways round, bad numbers refused."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pytest
from pptx.util import Emu

import irdocs
from conftest import SMALL
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.charts.icon_arrays import array_shapes, array_size, pitch_within
from irdocs.content.blocks import Risk, RiskGroup
from irdocs.locale import load, risks
from irdocs.units import Size
from support import templates, translated
from support.thorough import IS_THOROUGH, tried

WITHOUT = "Of 1,000 people, 20 have a stroke over 10 years, and 980 do not."
WITH = "Of 1,000 people, 13 have a stroke over 10 years, and 987 do not."
ALTS = ["Without tablets: 20 of 1,000 dots are filled", "With tablets: 13 of 1,000 dots are filled"]
GROUPS = """\
        groups:
          - {name: Without tablets, affected: 20}
          - {name: With tablets, affected: 13}
"""
KEYS = """\
        of: 1000
        time: over 10 years
        event: have a stroke
        source: one
"""


def content(keys: str = KEYS + GROUPS, format: str = "a4", aspect: str = "16:9") -> str:
    head = SMALL.replace(
        "sources:", f'leaflet: {{format: {format}}}\ndeck: {{aspect: "{aspect}"}}\nsources:'
    )
    return f"{head}      - type: risk\n        id: strokes\n        title: Strokes\n{keys}"


def built(folder: Path, text: str, **options: Any) -> irdocs.BuildResult:
    (folder / "content.yaml").write_text(text)
    return irdocs.build(
        folder / "content.yaml", folder, irdocs.BuildOptions(**options), environment={}
    )


def figure_alts(file: Path) -> list[str]:
    with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
        return [
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]


def test_dots_are_smaller_where_the_block_would_be_higher_than_a_page(tmp_path: Path) -> None:
    names = "With the tablets that the team gives you on the day on which you go home"
    keys = KEYS + GROUPS.replace("With tablets", names).replace("Without tablets", f"Not {names}")
    only_block = re.sub(r"(?s)      - type: text.*?(?=      - type: risk)", "", content(keys))
    text = only_block.replace("format: a4", "format: large-print")
    result = built(tmp_path, text, only="leaflet", press="uk-3mm")
    assert not result.failed, [str(found) for found in result.report.errors]


def test_groups_stand_below_one_another_where_a_word_needs_the_width(tmp_path: Path) -> None:
    long = GROUPS.replace("tablets", "przeciwzakrzepowychwielotygodniowych")
    keys = KEYS.replace("of: 1000", "of: 100") + long
    result = built(tmp_path, content(keys, format="a4-trifold"), only="leaflet")
    assert "word-too-wide" not in [found.code for found in result.report]


@pytest.mark.parametrize("format", ["a4", "a5-booklet", "a4-trifold", "large-print"][: tried(4, 2)])
def test_in_a_leaflet_it_is_figures_and_sentences(format: str, tmp_path: Path) -> None:
    press = "uk-3mm" if IS_THOROUGH or format == "a5-booklet" else None
    result = built(tmp_path, content(format=format), only="leaflet", press=press)
    assert not result.failed, [str(found) for found in result.report.errors]
    for file in tmp_path.glob("*.pdf"):
        assert figure_alts(file) == ALTS
        words = pdf_text.read(file.read_bytes()).words()
        assert WITHOUT in words and WITH in words
        assert words.index(WITHOUT) < words.index(WITH) < words.index("7 fewer in 1,000")
        # Below two groups that stand side by side the difference says which of them it is of.
        assert ("With tablets: 7 fewer" in words) == (format == "a4"), words


@pytest.mark.parametrize("aspect", ["16:9", "4:3"][: tried(2, 1)])
def test_on_a_slide_the_dots_are_two_native_shapes_in_a_group(aspect: str, tmp_path: Path) -> None:
    result = built(tmp_path, content(aspect=aspect), only="deck", handout=2)
    assert not result.failed, [str(found) for found in result.report.errors]
    presentation = pptx.Presentation(str(tmp_path / "deck.pptx"))
    (slide,) = [s for s in presentation.slides if s.shapes.title.text == "Strokes"]
    groups = [shape for shape in slide.shapes if shape.shape_type == 6]
    assert [g._element.nvGrpSpPr.cNvPr.get("descr") for g in groups] == ALTS
    for group, affected in zip(groups, (20, 13), strict=True):
        counts = [len(shape._element.xpath(".//a:moveTo")) for shape in group.shapes]
        assert counts == [affected, 1000 - affected]
        assert group.left >= Emu(0) and group.left + group.width <= presentation.slide_width
    for read in (deck_text.read, pdf_text.read):
        name = "deck.pptx" if read is deck_text.read else "handout.pdf"
        words = read((tmp_path / name).read_bytes()).words()
        assert WITHOUT in words and WITH in words and "7 fewer in 1,000" in words
    assert figure_alts(tmp_path / "handout.pdf") == ALTS


def test_the_names_of_both_groups_have_one_size(tmp_path: Path) -> None:
    groups = GROUPS.replace("With tablets", "With tablets and trained volunteers")
    assert not built(tmp_path, content(KEYS + groups, aspect="4:3")).failed
    deck = pptx.Presentation(str(tmp_path / "deck.pptx"))
    sizes = {
        shape.text_frame.text: shape.text_frame.paragraphs[0].runs[0].font.size
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.text_frame.text.startswith(("Without tablets", "With tablets"))
    }
    assert len(sizes) == 2 and len(set(sizes.values())) == 1


def test_in_a_users_template(tmp_path: Path) -> None:
    every = tried(1, 14)
    for name, data in list(templates.all_templates().items())[::every]:
        template = tmp_path / name
        template.write_bytes(data)
        result = built(tmp_path, content(), only="deck", template=template)
        assert not result.failed, (name, [str(found) for found in result.report.errors])


def test_one_group_stands_alone_beside_its_words(tmp_path: Path) -> None:
    keys = KEYS + "        groups: [{name: Everybody, affected: 999}]\n"
    result = built(tmp_path, content(keys))
    assert not result.failed, [str(found) for found in result.report.errors]
    for read, name in ((deck_text.read, "deck.pptx"), (pdf_text.read, "leaflet.pdf")):
        words = read((tmp_path / name).read_bytes()).words()
        assert "Of 1,000 people, 999 have a stroke over 10 years, and 1 does not." in words
        assert "fewer" not in words and "more in" not in words


def test_words_stand_beside_the_dots_that_they_speak_of(tmp_path: Path) -> None:
    keys = KEYS.replace("1000", "100") + "        groups: [{name: Everybody, affected: 9}]\n"
    assert not built(tmp_path, content(keys), only="deck").failed
    slides = pptx.Presentation(str(tmp_path / "deck.pptx")).slides
    (slide,) = [one for one in slides if one.shapes.title.text == "Strokes"]
    (dots,) = [shape for shape in slide.shapes if shape.shape_type == 6]
    words = next(shape for shape in slide.placeholders if shape.name == "Text")
    assert 0 < words.left - (dots.left + dots.width) < 50 * 12700
    *said, source = (paragraph.runs[0] for paragraph in words.text_frame.paragraphs)
    assert source.font.color.theme_color is not None, "a source is paler than what it is of"
    assert 18 <= source.font.size.pt < min(run.font.size.pt for run in said)
    assert all(run.font.color.type is None for run in said)


def test_the_source_of_one_risk_can_be_read_in_two_languages(tmp_path: Path) -> None:
    """There the titles of both slides have one size, and text that had grown is no larger."""
    keys = KEYS.replace("1000", "100").replace("over 10 years", "within a year")
    keys = keys.replace("source: one", "source: Our own audit, Leeds, 2025")
    keys = keys.replace("have a stroke", "bleed")
    keys += "        groups: [{name: Everybody, affected: 2}]\n"
    path = translated.project(tmp_path, content(keys), cy=lambda words: words)
    order = irdocs.BuildOptions(only="deck", bilingual=("cy", "en"))
    result = irdocs.build(path, tmp_path, order)
    assert not result.failed, [str(found) for found in result.report.errors]


@pytest.mark.parametrize(("of", "is_beside"), [(100, True), (1000, False)])
def test_two_groups_have_their_words_beside_the_dots_where_these_are_much_larger(
    of: int, is_beside: bool, tmp_path: Path
) -> None:
    """Dots of a hundred make a square, which below a sentence leaves half of its column blank."""
    result = built(tmp_path, content(KEYS.replace("1000", str(of)) + GROUPS), only="deck")
    assert not result.failed
    (slide,) = (
        slide for slide in pptx.Presentation(tmp_path / "deck.pptx").slides
        if slide.shapes.title is not None and slide.shapes.title.text == "Strokes"
    )  # fmt: skip
    dots = [shape for shape in slide.shapes if shape.shape_type == 6]
    words = [s for s in slide.shapes if s.has_text_frame and s.text.startswith("Of 1")]
    assert len(dots) == len(words) == 2
    for array, text in zip(dots, words, strict=True):
        right, bottom = array.left + array.width, array.top + array.height
        assert (text.left >= right) is is_beside
        assert (text.top >= bottom) is not is_beside


@pytest.mark.parametrize(
    ("keys", "code", "line"),
    [
        (KEYS + GROUPS.replace("13", "1013"), "bad-risk", "affected: 1013"),
        (KEYS + GROUPS.replace("13", "1"), "bad-risk", "affected: 1}"),
        (KEYS + GROUPS.replace("13", "-1"), "bad-number", "affected: -1"),
        (KEYS + GROUPS.replace("13", "1.5"), "number-expected", "affected: 1.5"),
        (KEYS.replace("1000", "50") + GROUPS, "bad-choice", "of: 50"),
        (KEYS.replace("        time: over 10 years\n", "") + GROUPS, "missing-key", "type: risk"),
        (KEYS.replace("        source: one\n", "") + GROUPS, "missing-key", "type: risk"),
        (KEYS.replace("source: one", "source: none") + GROUPS, "unknown-source", "source: none"),
        (KEYS + "        groups: []\n", "too-few", "groups: []"),
        (KEYS + GROUPS + "          - {name: Third, affected: 3}\n", "too-many", "name: "),
        (KEYS, "missing-key", "type: risk"),
    ],
)
def test_bad_input_has_an_error_at_its_line(
    keys: str, code: str, line: str, tmp_path: Path
) -> None:
    text = content(keys)
    errors = built(tmp_path, text).report.errors
    assert [error.code for error in errors] == [code]
    span = errors[0].span
    assert span is not None and errors[0].hint
    assert line in "\n".join(text.split("\n")[span.line - 1 : span.end_line])


def made(of: Any, *affected: int) -> Risk:
    groups = [RiskGroup.model_validate({"name": f"Group {n}", "affected": n}) for n in affected]
    keys = {"type": "risk", "id": "a", "of": of, "time": "in a year", "event": "bleed",
            "event_one": "bleeds", "groups": groups, "source": "Our audit, 2025"}  # fmt: skip
    return Risk.model_validate(keys)


@pytest.mark.parametrize(
    ("affected", "words"),
    [((3, 1), "2 fewer in 100"), ((1, 3), "2 more in 100"), ((4, 4), "As many in both groups"),
     ((4,), None), ((100, 0), "100 fewer in 100")],
)  # fmt: skip
def test_the_difference_is_that_of_the_second_group(
    affected: tuple[int, ...], words: str | None
) -> None:
    assert risks.difference(load("en-GB"), made(100, *affected)) == words


@pytest.mark.parametrize(
    ("affected", "words"),
    [(0, "Of 100 people, 0 bleed in a year, and 100 do not."),
     (1, "Of 100 people, 1 bleeds in a year, and 99 do not."),
     (99, "Of 100 people, 99 bleed in a year, and 1 does not.")],
)  # fmt: skip
def test_the_sentence_goes_both_ways_round(affected: int, words: str) -> None:
    risk = made(100, affected)
    sentence = risks.sentence(load("en-GB"), risk, risk.groups[0])
    assert sentence.replace("\u00a0", " ") == words


@pytest.mark.parametrize("of", [100, 1000])
@pytest.mark.parametrize("affected", [0, 1, 13, 100])
def test_dots_are_counted_and_those_affected_come_first(of: Any, affected: int) -> None:
    shapes = {shape.name: shape for shape in array_shapes(of, affected, 6.0, "paper")}
    starts = {
        name: [values for command, values in shape.commands if command == "M"]
        for name, shape in shapes.items()
    }
    assert len(starts.get("Affected", [])) == affected
    assert len(starts.get("Not affected", [])) == of - affected
    if affected and affected < of:
        last, first = starts["Affected"][-1], starts["Not affected"][0]
        assert (round(last[1] / 6), last[0]) < (round(first[1] / 6), first[0])
        squares, others = shapes["Affected"], shapes["Not affected"]
        assert "C" not in {command for command, _ in squares.commands}
        assert "C" in {command for command, _ in others.commands}
        assert squares.fill == "signal" and "signal" not in (others.fill, others.stroke)


@pytest.mark.parametrize("of", [100, 1000])
def test_an_array_fills_its_room_and_no_more(of: Any) -> None:
    for room in (Size(100, 100), Size(400, 50), Size(30, 200)):
        size = array_size(of, pitch_within(of, room))
        assert size.width <= room.width + 0.01 and size.height <= room.height + 0.01
        assert size.width > room.width - 0.01 or size.height > room.height - 0.01
        xs = [
            value
            for shape in array_shapes(of, 7, pitch_within(of, room), "slide")
            for _, values in shape.commands
            for value in values[::2]
        ]
        assert min(xs) >= 0 and max(xs) <= size.width


def test_the_numbers_in_the_guide_are_those_of_the_products() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "content.md").read_text()
    assert re.sub(r"\s+", " ", WITH) in re.sub(r"\s+", " ", guide)
