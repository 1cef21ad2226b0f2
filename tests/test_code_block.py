"""The block of program code in every product: each line whole, its spaces kept, never lost."""

from __future__ import annotations

import re
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pptx
import pytest
from lxml import etree

import irdocs
from conftest import SMALL
from irdocs.audit.reading import pdf_text
from irdocs.content.datafile import DataFileRequest
from irdocs.content.highlighting import CodeKind, coloured_lines
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.page.code_lines import code_element, line_elements
from irdocs.page.tags import Tag
from irdocs.theme import contrast, load
from irdocs.theme.code_colours import legible, look
from support import templates
from support.thorough import tried

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CODE = """\
def half(value):
    \"\"\"Halve it.\"\"\"

    return value  /  2  # no more
"""


def content(code: str = CODE, more: str = "", format: str = "a4", aspect: str = "16:9") -> str:
    head = SMALL.replace(
        "sources:", f'leaflet: {{format: {format}}}\ndeck: {{aspect: "{aspect}"}}\nsources:'
    )
    lines = "".join(f"          {line}\n" if line else "\n" for line in code.split("\n"))
    return f"{head}      - type: code\n        id: program\n        title: A program\n{more}" + (
        f"        code: |\n{lines}"
    )


def built(folder: Path, text: str, **options: Any) -> irdocs.BuildResult:
    (folder / "content.yaml").write_text(text)
    return irdocs.build(
        folder / "content.yaml", folder, irdocs.BuildOptions(**options), environment={}
    )


def actual_texts(file: Path) -> str:
    """Return the actual texts of the Spans on all pages, in the order in which they are drawn."""
    with pikepdf.open(file) as pdf:
        return "".join(
            str(operands[1].ActualText)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == "/Span" and "/ActualText" in operands[1]
        )


def code_slides(file: Path) -> list[list[Any]]:
    """Return the paragraphs of code on each slide that has some."""
    slides = []
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
        for name in sorted(names, key=lambda name: int(re.findall(r"\d+", name)[0])):
            root = etree.fromstring(package.read(name))
            paragraphs = [
                paragraph
                for paragraph in root.iter(f"{A}p")
                if paragraph.find(f".//{A}latin[@typeface='Consolas']") is not None
            ]
            if paragraphs:
                slides.append(paragraphs)
    return slides


def text_of(paragraph: Any) -> str:
    return "".join(t.text for t in paragraph.iter(f"{A}t"))


@pytest.mark.parametrize("format", ["a4", "a4-trifold", "a5-booklet", "large-print"])
def test_in_a_leaflet_its_lines_and_spaces_are_kept(format: str, tmp_path: Path) -> None:
    result = built(tmp_path, content(format=format), only="leaflet", press="uk-3mm")
    assert not result.failed, [str(found) for found in result.report.errors]
    for file in tmp_path.glob("*.pdf"):
        assert actual_texts(file) == CODE.rstrip("\n")
        transcript = pdf_text.read(file.read_bytes()).words()
        assert "return value / 2 # no more" in transcript


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_on_a_slide_it_is_text_whose_spaces_are_kept(aspect: str, tmp_path: Path) -> None:
    more = "        language: python\n        numbers: true\n"
    result = built(tmp_path, content(more=more, aspect=aspect), only="deck")
    assert not result.failed, [str(found) for found in result.report.errors]
    (lines,) = code_slides(tmp_path / "deck.pptx")
    assert [text_of(line).rstrip() for line in lines] == CODE.rstrip("\n").split("\n")
    assert all(r.get("noProof") == "1" for line in lines for r in line.iter(f"{A}rPr"))
    numbering = [line.find(f"{A}pPr/{A}buAutoNum") for line in lines]
    assert [number.get("type") for number in numbering] == ["arabicPlain"] * 4
    slide = next(
        slide for slide in pptx.Presentation(tmp_path / "deck.pptx").slides
        if slide.shapes.title.text == "A program"
    )  # fmt: skip
    holders = [shape for shape in slide.placeholders if "def half" in shape.text_frame.text]
    assert len(holders) == 1


def test_in_a_users_template_and_the_handout(tmp_path: Path) -> None:
    template = tmp_path / "own.pptx"
    template.write_bytes(templates.default())
    more = "        language: python\n        caption: Halves **it**.\n"
    result = built(tmp_path, content(more=more), only="deck", template=template, handout=2)
    assert not result.failed, [str(found) for found in result.report.errors]
    assert actual_texts(tmp_path / "handout.pdf") == CODE.rstrip("\n")
    (lines,) = code_slides(tmp_path / "deck.pptx")
    assert text_of(lines[1]) == '    """Halve it."""'


def test_long_code_goes_on_over_slides_and_pages_and_no_line_stands_alone(tmp_path: Path) -> None:
    for count in range(14, 62, tried(5, 20)):
        code = "\n".join(f"step({number})" for number in range(count))
        more = "        numbers: true\n        caption: All the steps.\n"
        result = built(tmp_path, content(code, more), handout=2)
        assert not result.failed, [str(found) for found in result.report.errors]
        slides = code_slides(tmp_path / "deck.pptx")
        assert all(len(slide) >= 2 for slide in slides)
        assert [text_of(line) for slide in slides for line in slide] == code.split("\n")
        starts = [
            int(slide[0].find(f"{A}pPr/{A}buAutoNum").get("startAt", "1")) for slide in slides
        ]
        lengths = [end - start for start, end in pairwise([*starts, count + 1])]
        assert lengths == [len(slide) for slide in slides]
        assert actual_texts(tmp_path / "leaflet.pdf") == code
        pages = pdf_text.read((tmp_path / "leaflet.pdf").read_bytes())
        on_pages = [
            sum(f"step({number})" in pages.words((page,)) for number in range(count))
            for page in {piece.page for piece in pages.pieces}
        ]
        assert 1 not in on_pages and sum(on_pages) == count


def test_a_line_too_long_is_an_error_that_counts_the_characters(tmp_path: Path) -> None:
    code = f"short\n{'x' * 150}\n  {'y' * 100}"
    result = built(tmp_path, content(code))
    text = (tmp_path / "content.yaml").read_text().split("\n")
    found = [error for error in result.report.errors if error.code == "code-too-wide"]
    assert len(found) == 4  # two lines, in the leaflet and on a slide
    for error in found:
        line = text[error.span.line - 1].removeprefix(" " * 10)
        number, over, most = map(
            int, re.findall(r"line (\d+) .* is (\d+) characters .* holds (\d+)", error.message)[0]
        )
        assert code.split("\n")[number - 1] == line
        assert len(line) - over == most
    fitting = content(f"short\n{'x' * most}")
    assert not built(tmp_path, fitting, only="deck").failed


@pytest.mark.parametrize(
    ("block", "code", "line"),
    [
        ("        code: >\n          a\n          b\n", "joined-lines", "a"),
        ('        code: "a\n          b"\n', "joined-lines", 'code: "a'),
        ("        language: pyhton\n        code: |\n          a\n", "unknown-language", "pyhton"),
        ("        code: 7\n", "text-expected", "code: 7"),
        ("        code: |\n\n", "empty-text", "code: |"),
        ("        language: python\n", "missing-key", "type: code"),
    ],
)
def test_bad_input_has_an_error_at_its_line(
    block: str, code: str, line: str, tmp_path: Path
) -> None:
    text = f"{SMALL}      - type: code\n        id: program\n{block}"
    errors = built(tmp_path, text).report.errors
    assert [error.code for error in errors] == [code]
    assert errors[0].hint
    assert line in text.split("\n")[errors[0].span.line - 1] or errors[0].span.line > 1


def test_a_misspelt_language_is_guessed(tmp_path: Path) -> None:
    (error,) = built(tmp_path, content(more="        language: pyhton\n")).report.errors
    assert error.hint is not None and '"python"' in error.hint


def test_without_pygments_it_has_one_colour_and_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pygments", None)
    result = built(tmp_path, content(more="        language: python\n"))
    assert not result.failed
    (note,) = [found for found in result.report if found.code == "colours-not-installed"]
    assert note.hint == "pip install 'irdocs[code]'"
    (lines,) = code_slides(tmp_path / "deck.pptx")
    assert not [fill for line in lines for fill in line.iter(f"{A}solidFill")]


def test_tabs_lead_to_the_next_of_four_columns(tmp_path: Path) -> None:
    result = built(tmp_path, content("if a:\n\tb\n  \tc\td"), only="deck")
    assert not result.failed, [str(found) for found in result.report.errors]
    (lines,) = code_slides(tmp_path / "deck.pptx")
    assert [text_of(line) for line in lines] == ["if a:", "    b", "    c   d"]


def test_a_tab_in_the_indentation_is_still_an_error(tmp_path: Path) -> None:
    text = content("a\n\tb") + "\n\t- type: text\n"
    assert built(tmp_path, text).report.errors[0].code == "tab"


@pytest.mark.parametrize("language", [None, "python", "r", "sql", "html", "bash", "json", "make"])
@pytest.mark.parametrize("code", [CODE, "", "\n\nx", "  a\n\n\n  b  ", "<b>&amp;</b>\n'"])
def test_pieces_are_exactly_the_code(code: str, language: str | None) -> None:
    lines = coloured_lines(code, language)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == code


def test_pieces_have_the_kinds_that_one_sees() -> None:
    (line,) = coloured_lines("return f('a', 1)  # b", "python")
    kinds = {piece.text.strip(): piece.kind for piece in line}
    assert kinds["return"] == "keyword"
    assert kinds["'a'"] == "string"
    assert kinds["1"] == "number"
    assert kinds["# b"] == "comment"


def test_every_kind_can_be_read_on_its_ground() -> None:
    theme = load(DataFileRequest("ir", Path(), None), Report())
    assert theme is not None
    for kind in get_args(CodeKind):
        for ground in ("ground", "tint"):
            role = legible(look(kind).role, theme.palette, ground)
            ratio = contrast.ratio(theme.palette[role], theme.palette[ground])
            assert ratio >= contrast.MINIMUM
            assert role == look(kind).role


def test_a_role_that_cannot_be_read_gives_way_to_ink() -> None:
    palette = {"teal": Colour(200, 200, 200), "ink": Colour(0, 0, 0), "tint": Colour(255, 255, 255)}
    assert legible("teal", palette, "tint") == "ink"


def test_actual_texts_have_the_breaks_of_blank_lines() -> None:
    spans = line_elements(code_element(Tag("Document")), ["", "  a", "", "", "b", ""])
    shown = [span.actual_text or "" for span in spans if (span.actual_text or "").strip()]
    assert "".join(shown).strip("\n") == "  a\n\n\nb"


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_caption_with_a_word_wider_than_its_slide_is_an_error(
    aspect: str, tmp_path: Path
) -> None:
    text = content(more=f"        caption: {'W' * 80}\n", aspect=aspect)
    errors = built(tmp_path, text, only="deck").report.errors
    (error,) = errors
    assert error.code == "slide-overflow" and "WWW" in error.message
