"""Date, footer and slide number stay on one line each, inside the slide, whatever they say."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import irdocs
from conftest import SMALL
from irdocs.deck.footer_lines import COMFORTABLE, LEAST, PITCH, FooterLine, fitted
from irdocs.diagnostics import Diagnostic
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.units import Rect, Size
from support.designs import own_design
from support.editing import LAYOUTS, MASTER, edited, sub
from support.templates import all_templates, default
from support.thorough import tried

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
        assert made.size * PITCH <= height + 0.01 or made.size <= COMFORTABLE


@pytest.mark.parametrize("language", ["pl", "el", "en-GB", "cy"][: tried(4, 2)])
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


SHARED = st.floats(60, 200)


@given(
    widths=st.tuples(SHARED, SHARED, SHARED), sizes=st.tuples(*[st.floats(6, 40)] * 3),
    aligns=st.tuples(*[st.sampled_from(["l", "ctr", "r"])] * 3),
    title=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=90),
)  # fmt: skip
def test_a_row_that_has_no_room_as_it_is_has_one_size_and_no_boxes_on_one_another(
    widths: tuple[float, ...], sizes: tuple[float, ...], aligns: tuple[str, ...], title: str
) -> None:
    lines = [
        FooterLine(kind, Rect(36 + 220 * number, 500, width, 29), size, align, inset=7.2)
        for number, (kind, width, size, align) in enumerate(
            zip(("dt", "ftr", "sldNum"), widths, sizes, aligns, strict=True)
        )
    ]
    texts = TEXTS | {"ftr": title}
    made = fitted(lines, texts, SLIDE, by_half)
    if not made:
        return
    assert set(made) == {kind for kind, text in texts.items() if text}
    assert len({line.size for line in made.values()}) == 1
    assert all(made[line.kind].size <= line.size for line in lines if line.kind in made)
    boxes = [made[kind].box for kind in ("dt", "ftr", "sldNum") if kind in made]
    assert all(one.right <= other.x + 0.01 for one, other in pairwise(boxes))
    assert boxes[0].x >= 0 and boxes[-1].right <= SLIDE.width


def test_a_long_title_takes_the_room_that_the_words_beside_it_leave() -> None:
    date = FooterLine("dt", Rect(36, 500, 168, 29), 14.0, inset=7.2)
    title = FooterLine("ftr", Rect(246, 500, 228, 29), 14.0, "ctr", inset=7.2)
    number = FooterLine("sldNum", Rect(516, 500, 168, 29), 14.0, "r", inset=7.2)
    made = fitted([date, title, number], TEXTS | {"ftr": "x" * 68}, SLIDE, by_half)
    assert made["ftr"].size == 12 and made["ftr"].box.width > 68 * 6
    assert made["dt"].box.x == 36 and made["sldNum"].box.right == 684, "they stay where they are"


def titled(
    folder: Path, title: str, aspect: str = "16:9", template: Path | None = None
) -> tuple[Presentation, list[Diagnostic]]:
    """Build a deck under a title, and return it, with what is said of its footers."""
    text = SMALL.replace(re.search(r"  title: .*", SMALL)[0], f'  title: "{title}"', 1)  # type: ignore[index]
    text = re.sub(r"(?m)^sections:", f'deck: {{aspect: "{aspect}"}}\nsections:', text, count=1)
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="deck", template=template)
    result = irdocs.build(folder / "content.yaml", folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    notes = [note for note in result.report if note.code == "cut-footer"]
    return Presentation((folder / "out" / "deck.pptx").read_bytes()), notes


def footers(show: Presentation) -> set[str]:
    """Return what the footers of slides say."""
    return {
        "".join(str(e.text) for e in shape.element.iter() if str(e.tag).endswith("}t"))
        for slide in show.slides
        for shape in slide.shapes
        if shape.type == "ftr"
    }


@pytest.mark.parametrize(
    ("aspect", "template"), [("4:3", None), ("16:9", None), ("16:9", "default.pptx")]
)
def test_a_title_of_usual_length_is_whole_in_footers(
    aspect: str, template: str | None, tmp_path: Path
) -> None:
    title = "Why the sea comes in: tides, surges and the night of 31 January 1953"
    if template:
        (tmp_path / template).write_bytes(all_templates()[template])
    show, notes = titled(tmp_path, title, aspect, tmp_path / template if template else None)
    assert footers(show) == {title} and not notes


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_long_title_is_cut_at_a_word_in_footers_and_stays_whole_elsewhere(
    aspect: str, tmp_path: Path
) -> None:
    title = (
        "Sepsis and the kidney, an update for the whole department and all of its many visitors"
        " from abroad, of all ages and in every season of the year"
    )
    show, notes = titled(tmp_path, title, aspect)
    (footer,) = footers(show)
    assert footer.endswith(" …") and title.startswith(footer.removesuffix(" …"))
    (note,) = notes
    assert footer in note.message and note.span is not None
    line = (tmp_path / "content.yaml").read_text().splitlines()[note.span.line - 1]
    assert title in line
