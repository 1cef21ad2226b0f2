"""irdocs pull: footers that were written on many slides, beside what else was edited there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER as PP

from irdocs.pulling.footers import ranges
from support.small_documents import one_section, whole
from test_pulling import run


def opened(folder: Path) -> Any:
    Image.new("RGB", (640, 480), "teal").save(folder / "w.png")
    picture = {"type": "image", "title": "A ward", "file": "w.png", "alt": "A ward at night"}
    whole(folder, one_section(picture, {"type": "text", "title": "Words", "text": "Some."}),
          only="deck")  # fmt: skip
    return pptx.Presentation(str(folder / "out" / "deck.pptx"))


def written(show: Any, words: str, *numbers: int) -> None:
    """Write words into the footers of the slides of some numbers, or of all."""
    for number, slide in enumerate(show.slides, 1):
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP.FOOTER and number in (numbers or (number,)):
                shape.text_frame.text = words


def pulled(show: Any, folder: Path) -> list[str]:
    show.save(str(folder / "out" / "deck.pptx"))
    done = run(folder)
    assert done.exit_code == 1
    return [line for line in done.output.splitlines() if line.startswith("left ")]


def test_a_picture_that_was_replaced_is_told_beside_the_footer(tmp_path: Path) -> None:
    show = opened(tmp_path)
    written(show, "Any University")
    (slide,) = [one for one in show.slides if one.shapes.title.text == "A ward"]
    (shape,) = [one for one in slide.placeholders if one.placeholder_format.type == PP.PICTURE]
    Image.new("RGB", (640, 480), "maroon").save(tmp_path / "other.png")
    _, shape._element.blipFill.blip.rEmbed = shape.part.get_or_add_image_part(
        str(tmp_path / "other.png")
    )
    footer, look = sorted(pulled(show, tmp_path), key=lambda line: "picture" in line)
    assert 'the footer of all slides says "Any University"' in footer
    assert 'a picture, or whether it is hidden: "A ward"' in look


def test_footers_that_were_written_otherwise_are_told_with_their_slides(tmp_path: Path) -> None:
    show = opened(tmp_path)
    written(show, "Any University", 3, 4)
    written(show, "My ward", 5)
    told = pulled(show, tmp_path)
    assert len(told) == 2
    assert 'the footer of slides 3 and 4 says "Any University"' in told[0]
    assert 'its footer says "My ward"' in told[1]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([2], "2"), ([2, 3], "2 and 3"), ([2, 3, 4, 7], "2 to 4 and 7"),
     ([2, 3, 5, 7, 8, 9], "2, 3, 5 and 7 to 9")],
)  # fmt: skip
def test_numbers_are_written_as_people_do(numbers: list[int], said: str) -> None:
    assert ranges(numbers) == said


def test_a_footer_that_says_the_new_title_is_as_the_content_has_it(tmp_path: Path) -> None:
    show = opened(tmp_path)
    show.slides[0].shapes.title.text_frame.paragraphs[0].runs[0].text = "A talk for wards"
    written(show, "A talk for wards")
    show.save(str(tmp_path / "out" / "deck.pptx"))
    done = run(tmp_path)
    assert done.exit_code == 0 and "left " not in done.output, done.output
