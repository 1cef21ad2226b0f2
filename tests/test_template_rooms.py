"""One crowded block takes more room in a template; the other slides stay as they are."""

from __future__ import annotations

import io
from pathlib import Path

import pptx
import pytest
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER as PP

import irdocs
from conftest import SMALL
from irdocs.audit.deck.examined import text_of
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.rooms import LEAST_PICTURE
from irdocs.diagnostics import Report, Span
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.products.deck_looks import told_of_room
from support import templates
from support.designs import template_design
from support.thorough import tried

TEXT = "      - type: text\n        text: Some words.\n"
LONG_TITLE = (
    "What comes first if a woman of 78 who has a mechanical mitral valve and takes warfarin falls "
    "in the kitchen and comes in drowsy, two hours later?"
)
QUIZ = f"""      - type: quiz
        id: crowded
        question: {LONG_TITLE}
        options: [Give vitamin K, Scan the head, Observe her, Call the surgeon]
        answer: B
        explanation: Drowsy patients have a scan within one hour.
"""
MUCH = "It goes on and on, at length, without a stop that would help. "


def deck(blocks: str, template: str, folder: Path) -> tuple[irdocs.BuildResult, list[SlidePage]]:
    """Return the result and the slides of a document with some blocks, in a template by name."""
    folder.mkdir()
    (folder / "content.yaml").write_text(SMALL.replace(TEXT, blocks))
    (folder / template).write_bytes(templates.all_templates()[template])
    order = irdocs.BuildOptions(only="deck", template=folder / template, handout=2)
    result = irdocs.build(folder / "content.yaml", folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return result, list(Presentation((folder / "out" / "deck.pptx").read_bytes()).slides)


def layout_names(slides: list[SlidePage]) -> list[str]:
    return [slide.above.name for slide in slides if slide.above]


def test_only_the_slides_of_a_crowded_block_take_another_layout(tmp_path: Path) -> None:
    other = TEXT.replace("text: Some", "title: Other\n        text: Some")
    _, usual = deck(TEXT + other, "branded.pptx", tmp_path / "usual")
    result, slides = deck(TEXT + QUIZ + other, "branded.pptx", tmp_path / "crowded")
    names = layout_names(slides)
    roomy = [name for name in names if "roomy" in name]
    assert roomy == ["Quiz question 4, roomy 3", "Quiz answer 4, roomy 3"]
    assert [name for name in names if "roomy" not in name] == layout_names(usual)
    numbers = [str(number) for number, name in enumerate(names, start=1) if "roomy" in name]
    (warning,) = [d for d in result.report.warnings if "for want of room" in d.message]
    assert f"slides {numbers[0]} and {numbers[1]} are made on its master" in warning.message


def test_a_question_that_tells_a_case_takes_the_layout_for_it(tmp_path: Path) -> None:
    """Its last sentence is the title; the template's own layouts have room for that."""
    told = "A woman of 78 takes warfarin for a mechanical mitral valve. She falls in the kitchen."
    block = QUIZ.replace(LONG_TITLE, f"{told} Two hours later she is drowsy. What comes first?")
    _, slides = deck(TEXT + block + TEXT, "branded.pptx", tmp_path / "case")
    (slide,) = [s for s in slides if s.above and s.above.name == "Quiz question with case 4"]
    texts = [text_of(shape) for shape in slide.shapes]
    assert texts[:2] == ["What comes first?", f"{told} Two hours later she is drowsy."]
    assert not [name for name in layout_names(slides) if "roomy" in name]


def test_a_slide_in_a_hospital_s_template_keeps_its_title_logo_and_name(tmp_path: Path) -> None:
    """The title has no room in slides 720 pt wide; the template is enlarged, and nothing hidden."""
    result, slides = deck(TEXT + QUIZ + TEXT, "hospital.pptx", tmp_path / "hospital")
    assert all("roomy" not in name for name in layout_names(slides))
    assert not [d for d in result.report.warnings if "for want of room" in d.message]
    show = Presentation((tmp_path / "hospital" / "out" / "deck.pptx").read_bytes())
    assert show.size.width == 960
    # All type is smaller for one block, which is told at its line.
    (told,) = [d for d in result.report.warnings if "smaller on its slides" in d.message]
    text = (tmp_path / "hospital" / "content.yaml").read_text().split("\n")
    assert "25% smaller" in told.message and told.span
    assert "question: What" in text[told.span.line - 1]


@pytest.mark.parametrize("count", [1, 2])
def test_a_title_that_its_number_makes_too_long_takes_more_room(count: int, tmp_path: Path) -> None:
    """It has two lines, and no room on the second for "(1 of 2)"."""
    paragraphs = "Some words of it. " * 7 + r"\n\n"
    words = "Words." if count == 1 else paragraphs * 12
    block = f'      - type: text\n        title: {"word words " * 9}\n        text: "{words}"\n'
    _, slides = deck(block + TEXT, "branded.pptx", tmp_path / "deck")
    names = [name for name in layout_names(slides) if "roomy" in name]
    assert names == ["Title and content, roomy 3"] * (count if count > 1 else 0)


def test_what_has_no_room_at_all_is_still_an_error(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(
        SMALL.replace(TEXT, QUIZ.replace("Give vitamin K", f'"{MUCH * 6}"'))
    )
    (tmp_path / "t.pptx").write_bytes(templates.default())
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "t.pptx")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert {error.code for error in result.report.errors} == {"slide-overflow"}


def code(length: int) -> str:
    """Return a block with a line of code of so many characters."""
    return f"      - type: code\n        title: Code\n        code: |\n          {'x' * length}\n"


FORMULA = f"""      - type: formula
        title: A sum
        latex: '{" + ".join("x_{100}" for _ in range(12))}'
"""


@pytest.mark.parametrize(
    ("block", "neighbour"),
    [(code(68), TEXT), (FORMULA, ""), (code(68), ""), (FORMULA, TEXT)][: tried(4, 2)],
)
def test_whatever_lacks_room_has_the_template_enlarged_by_itself(
    block: str, neighbour: str, tmp_path: Path
) -> None:
    result, _ = deck(block + neighbour, "default.pptx", tmp_path / "deck")
    (warning,) = [d for d in result.report.warnings if d.code == "template"]
    assert "25% smaller" in warning.message


def test_a_wide_template_is_enlarged_for_what_has_no_room_otherwise(tmp_path: Path) -> None:
    result, _ = deck(code(100), "small-wide.pptx", tmp_path / "deck")
    assert "1280 x 720 pt" in " ".join(d.message for d in result.report.warnings)


def test_it_is_said_if_it_is_the_template_that_has_no_room() -> None:
    in_template, in_our_look = Report(), Report()
    wide, wider = Span("content.yaml", 5, 1, 5, 9), Span("content.yaml", 7, 1, 7, 9)
    for span in (wide, wider):
        in_template.error("code-too-wide", "it is too wide", span, "break it")
    in_our_look.error("code-too-wide", "it is less too wide", wider, "break it")
    first, second = told_of_room(in_template, in_our_look).errors
    assert first.span == wide and first.hint and first.hint.startswith("break it; it is the templ")
    assert second.hint == "break it"


def titled_below() -> bytes:
    """Return a template whose titles stand below the body, which is at the right."""
    show = pptx.Presentation(io.BytesIO(templates.default()))
    width, height = show.slide_width, show.slide_height
    assert width and height
    pages = [show.slide_master, *show.slide_layouts]
    for shape in (shape for page in pages for shape in page.placeholders):
        if shape.placeholder_format.type in (PP.TITLE, PP.CENTER_TITLE):
            shape.left, shape.top = width // 20, height * 5 // 6
            shape.width, shape.height = width * 9 // 10, height // 8
        elif shape.placeholder_format.type in (PP.BODY, PP.OBJECT, PP.SUBTITLE):
            shape.left, shape.top = width * 9 // 20, height // 12
            shape.width, shape.height = width // 2, height * 7 // 10
    saved = io.BytesIO()
    show.save(saved)
    return saved.getvalue()


def test_a_body_above_its_title_is_used_as_a_whole(tmp_path: Path) -> None:
    Image.new("RGB", (640, 480), "teal").save(tmp_path / "w.png")
    rows = "".join(f"[{{text: Row {n}, shade: warning}}, Words], " for n in range(9))
    blocks = f"""      - type: images
        title: Two
        items:
          - {{file: w.png, alt: A field, caption: Ward}}
          - {{file: w.png, alt: Another, caption: Clinic}}
      - type: table
        title: Much
        caption: Much of it
        header: [A, B]
        rows: [{rows}]
        note: {MUCH}
        source: Our own audit of nine people in a place with a name of many words, Leeds, 2026
"""
    (tmp_path / "content.yaml").write_text(SMALL.replace(TEXT, blocks))
    (tmp_path / "t.pptx").write_bytes(titled_below())
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "t.pptx")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = pptx.Presentation(tmp_path / "out" / "deck.pptx")
    pictures = [
        shape
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.name.startswith("Picture")
    ]
    assert len(pictures) == 2
    for picture in pictures:
        assert min(picture.width.pt, picture.height.pt) >= LEAST_PICTURE


@pytest.mark.parametrize(
    "case",
    [
        "She has breathed with little support for 12 minutes of the trial of this morning, at a "
        "rate of 38, with all of her muscles, and she sweats.",
        "She has breathed with little support for 12 minutes, at a rate of 38, and she sweats.",
    ],
)
def test_a_case_that_would_be_a_small_title_is_parted(case: str, tmp_path: Path) -> None:
    """At 20 or 24 pt beside titles of 44 it is no title; its last sentence is."""
    block = QUIZ.replace(LONG_TITLE, f"{case} What do you do?")
    _, slides = deck(TEXT + block, "default.pptx", tmp_path / "case")
    (slide,) = [s for s in slides if s.above and s.above.name == "Quiz question with case 4"]
    titles = [text_of(shape) for shape in slide.shapes if shape.type == "title"]
    assert titles == ["What do you do?"]


def beside_a_panel() -> bytes:
    """Return a template whose date, footer and number stand on a panel beside the body."""
    show = pptx.Presentation(io.BytesIO(templates.default()))
    width, height = show.slide_width, show.slide_height
    for one in (show.slide_masters[0], *show.slide_layouts):
        for shape in one.placeholders:
            kind = shape.placeholder_format.type
            if kind in (PP.DATE, PP.FOOTER, PP.SLIDE_NUMBER):
                row = (PP.FOOTER, PP.DATE, PP.SLIDE_NUMBER).index(kind)
                top = int(height * (0.6 + 0.1 * row))
                shape.left, shape.width, shape.top, shape.height = (
                    int(width * 0.01), int(width * 0.16), top, int(height * 0.08)
                )  # fmt: skip
            elif kind in (PP.TITLE, PP.BODY, PP.OBJECT) and one.name != "Two Content":
                is_title = kind == PP.TITLE
                shape.left, shape.width = int(width * 0.22), int(width * 0.74)
                shape.top = int(height * (0.05 if is_title else 0.28))
                shape.height = int(height * (0.18 if is_title else 0.62))
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def test_footers_beside_the_body_take_no_room_from_it(tmp_path: Path) -> None:
    (tmp_path / "panel.pptx").write_bytes(beside_a_panel())
    design = template_design(tmp_path / "panel.pptx")
    body = design.layouts[LayoutKey(LayoutKind.CONTENT)].single(Stem.BODY).box
    cards = design.layouts[holding(LayoutKind.STEPS, 4)].all_of(Stem.STEP)
    assert body.bottom > 0.85 * design.size.height
    assert max(place.box.bottom for place in cards) > 0.85 * design.size.height
