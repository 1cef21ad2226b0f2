"""A picture in the colour of its ground is told of: a reader would find a hole in the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from support.small_documents import built, one_section

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6">'
    '<rect x="1" y="1" width="5" height="4" fill="{}"/></svg>'
)
WORDS = {"type": "text", "text": "a"}


def told(folder: Path, *blocks: dict[str, Any], **options: Any) -> list[str]:
    for colour in ("white", "navy", "#f8f8f8"):
        name = colour.strip("#")
        (folder / f"{name}.svg").write_text(DRAWING.format(colour))
        logo = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
        logo.paste(Image.new("RGBA", (300, 200), colour), (100, 100))
        logo.save(folder / f"{name}.png")
    Image.new("RGB", (600, 400), "white").save(folder / "paper.jpg")
    found = built(folder, one_section(WORDS, *blocks), **options).report
    return [one.message for one in found.warnings if one.code == "unseen-image"]


def image(file: str, **more: Any) -> dict[str, Any]:
    return {"type": "image", "file": file, "alt": "A square beside nothing"} | more


@pytest.mark.parametrize("file", ["white.svg", "white.png", "paper.jpg", "f8f8f8.png"])
def test_a_picture_in_the_colour_of_its_ground_is_told_of_once(file: str, tmp_path: Path) -> None:
    assert told(tmp_path, image(file)) == [f'nothing of "{file}" can be seen on its ground']


def test_what_is_seen_is_not_told_of(tmp_path: Path) -> None:
    assert not told(tmp_path, image("navy.svg"), image("navy.png"))


def test_a_picture_on_a_dark_ground_may_be_white(tmp_path: Path) -> None:
    picture = image("white.png", place="full")
    assert not told(tmp_path, picture, only="deck")
    assert told(tmp_path, picture, only="leaflet")


def test_each_of_several_pictures_is_looked_at(tmp_path: Path) -> None:
    items = [{"file": "white.png", "alt": "Nothing"}, {"file": "navy.png", "alt": "A square"}]
    assert len(told(tmp_path, {"type": "images", "items": items}, only="deck")) == 1
