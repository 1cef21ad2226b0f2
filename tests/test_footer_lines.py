"""Date, footer and slide number stay on one line each, inside the slide, whatever they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import irdocs
from conftest import SMALL
from irdocs.deck.footer_lines import LEAST, PITCH, SMALLEST, FooterLine, fitted
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.units import Rect, Size
from support.designs import own_design
from support.editing import LAYOUTS, MASTER, edited, sub
from support.templates import all_templates, default

SLIDE = Size(720.0, 540.0)
TEXTS = {"dt": "24 grudnia 2026 r.", "ftr": "A lecture", "sldNum": "128"}


def by_half(line: FooterLine, text: str) -> float:
    """Return the width of a text whose characters are each half as wide as high."""
    return 0.5 * len(text)


def test_what_fits_stays_as_it_is() -> None:
    lines = [FooterLine("dt", Rect(36, 500, 168, 28), 12.0, inset=7.2)]
    assert fitted(lines, TEXTS, SLIDE, by_half) == {}


def test_a_long_date_is_set_smaller_and_a_narrow_box_made_wider() -> None:
    large = FooterLine("dt", Rect(36, 500, 168, 40), 32.0, inset=7.2)
    made = fitted([large], TEXTS, SLIDE, by_half)["dt"]
    assert made.box == large.box and 10 <= made.size < 32
    narrow = FooterLine("dt", Rect(650, 500, 40, 28), 12.0, "r")
    number = FooterLine("sldNum", Rect(690, 500, 30, 28), 12.0, "r")
    made = fitted([narrow, number], TEXTS, SLIDE, by_half)["dt"]
    assert made.size == 12 and made.box.right == 690, "it grows to the left"
    assert made.box.width >= by_half(made, TEXTS["dt"]) * made.size


@given(
    x=st.floats(0, 700), width=st.floats(20, 400), height=st.floats(8, 60),
    size=st.floats(6, 60), align=st.sampled_from(["l", "ctr", "r"]),
    text=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40),
)  # fmt: skip
def test_any_date_is_one_line_inside_the_slide(
    x: float, width: float, height: float, size: float, align: str, text: str
) -> None:
    box = Rect(x, 490, min(width, SLIDE.width - x), height)
    line = FooterLine("dt", box, size, align)
    made = fitted([line], {"dt": text}, SLIDE, by_half).get("dt", line)
    assert LEAST <= made.size <= max(size, LEAST)
    assert made.box.x >= -0.01 and made.box.right <= SLIDE.width + 0.01
    if made.size > LEAST:
        assert by_half(made, text) * made.size <= made.box.width + 0.01
        assert made.size * PITCH <= height + 0.01 or made.size <= SMALLEST


@pytest.mark.parametrize("language", ["en-GB", "pl", "cy", "el"])
@pytest.mark.parametrize("name", ["libreoffice.pptx", "narrow.pptx"])
def test_dates_of_any_language_stay_in_their_boxes(
    name: str, language: str, tmp_path: Path
) -> None:
    narrow = edited(
        default(),
        sub(f"{MASTER}|{LAYOUTS}", r'(<p:ph type="dt".*?<a:ext cx=)"\d+"', r'\1"508000"'),
    )
    (tmp_path / name).write_bytes(all_templates().get(name, narrow))
    (tmp_path / "content.yaml").write_text(SMALL.replace("en-GB", language))
    order = irdocs.BuildOptions(only="deck", template=tmp_path / name, handout=2)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    show = Presentation((tmp_path / "out" / "deck.pptx").read_bytes())
    styles, faces = StyleResolver(show.root), own_design().minor
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.type not in ("dt", "sldNum"):
                continue
            (run,) = (e for e in shape.element.iter() if str(e.tag).endswith("}rPr"))
            size = styles.style(slide, shape, 0, run).size
            text = "".join(str(e.text) for e in shape.element.iter() if str(e.tag).endswith("}t"))
            box = slide.box(shape)
            assert box is not None and box.x >= 0 and box.right <= show.size.width
            width = faces.style(bold=False, italic=False).width(text) * size
            assert width <= box.width and size * PITCH <= max(box.height, 12), text


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_long_title_is_cut_at_a_word_in_footers_and_stays_whole_elsewhere(
    aspect: str, tmp_path: Path
) -> None:
    title = "Sepsis and the kidney, an update for the whole department and all of its many visitors"
    text = SMALL.replace(re.search(r"  title: .*", SMALL)[0], f"  title: {title}", 1)  # type: ignore[index]
    text = re.sub(r"(?m)^sections:", f'deck: {{aspect: "{aspect}"}}\nsections:', text, count=1)
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="deck")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    show = Presentation((tmp_path / "out" / "deck.pptx").read_bytes())
    footers = {
        "".join(str(e.text) for e in shape.element.iter() if str(e.tag).endswith("}t"))
        for slide in show.slides
        for shape in slide.shapes
        if shape.type == "ftr"
    }
    (footer,) = footers
    assert footer.endswith(" …") and title.startswith(footer.removesuffix(" …"))
