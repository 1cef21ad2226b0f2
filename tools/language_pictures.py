"""Make the picture of the shipped content in other languages.

Slides are drawn as handouts draw them, so that nothing but irdocs and the fonts of its extras is
needed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

import irdocs
from irdocs import page_images

LANGUAGES = ("cy", "ar")
WIDTH = 1200
GAP = 12
GROUND = (201, 210, 219)
SLIDES = (1, 5, 6, 12)
"""The slides that show what turns round: the cover's drawing, figures, a chart, a timeline."""


def sheet() -> Image.Image:
    """Return the leaflet's sides and some slides, a column for each language."""
    width = (WIDTH - GAP * (len(LANGUAGES) - 1)) // len(LANGUAGES)
    columns = [_column(language, width) for language in LANGUAGES]
    whole = Image.new("RGB", (WIDTH, max(column.height for column in columns)), GROUND)
    for number, column in enumerate(columns):
        whole.paste(column, (number * (width + GAP), 0))
    return whole


def _column(language: str, width: int) -> Image.Image:
    """Return the sides of the leaflet, and below them the slides, two in a row."""
    half = (width - GAP) // 2
    sides, slides = _pictures(language, "leaflet", width), _pictures(language, "deck", half)
    shown = [slides[number - 1] for number in SLIDES]
    rows = [*([side] for side in sides), shown[:2], shown[2:]]
    height = sum(row[0].height for row in rows) + GAP * (len(rows) - 1)
    whole = Image.new("RGB", (width, height), GROUND)
    y = 0
    for row in rows:
        for number, picture in enumerate(row):
            whole.paste(picture, (number * (half + GAP), y))
        y += row[0].height + GAP
    return whole


def _pictures(language: str, product: str, width: int) -> list[Image.Image]:
    """Return the pages or slides of a product in a language, `width` pixels wide."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        order = irdocs.BuildOptions(only=product, languages=(language,))
        result, pictures = page_images.take(
            Path("content.yaml"), folder, order, width, environment={}
        )
        assert not result.failed, [str(error) for error in result.report.errors]
        return [Image.open(folder / picture.name).convert("RGB") for picture in pictures]
