"""Contact sheets for the guide to content: each kind of block once, as a slide or from a leaflet.

Most come from the examples; what these do not have comes from the project that `irdocs init` makes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont, ImageOps

import guide_pictures
import shared  # noqa: F401, which makes tests/ importable
from irdocs import starter
from irdocs.products import PlannedFile
from irdocs.products.deck_files import SLIDES
from support.designs import own_theme

LECTURE = Path("examples/sepsis-lecture/content.yaml")
PATIENTS = Path("examples/hip-leaflet/content.yaml")
STARTER = Path("content.yaml")
"""Stands for the content of the starter, which is written into a folder of its own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A block in a picture: its kind, where it is from, and whether as a slide or on paper."""

    kind: str
    content: Path
    block: str
    on: Literal["slide", "paper", "pages"] = "slide"
    """`pages`: its page and the one before it, for a block that parts them."""


SHEETS: Mapping[str, Sequence[Shown]] = {
    "words": (
        Shown("text", LECTURE, "definition"),
        Shown("points", LECTURE, "six"),
        Shown("terms", LECTURE, "words"),
        Shown("quote", LECTURE, "hectic-fever"),
        Shown("formula", LECTURE, "map"),
        Shown("code", STARTER, "mean-pressure"),
    ),
    "things": (
        Shown("cards", LECTURE, "sources-of-infection"),
        Shown("timeline", LECTURE, "definitions"),
        Shown("columns", LECTURE, "shock"),
        Shown("image", LECTURE, "blood"),
        Shown("images", LECTURE, "capillaries"),
        Shown("images", PATIENTS, "moves", "paper"),
    ),
    "numbers": (
        Shown("statistics", LECTURE, "burden"),
        Shown("chart", LECTURE, "audit"),
        Shown("table", LECTURE, "news2-table"),
        Shown("table", PATIENTS, "timetable", "paper"),
        Shown("risk", STARTER, "benefit"),
        Shown("flow", LECTURE, "timing"),
    ),
    "acting": (
        Shown("callout", LECTURE, "call-early"),
        Shown("quiz", LECTURE, "score-her"),
        Shown("case", STARTER, "letter"),
        Shown("contact", STARTER, "contact", "paper"),
        Shown("resources", PATIENTS, "more", "paper"),
        Shown("pagebreak", STARTER, "more", "pages"),
    ),
}
"""The blocks of each sheet, in reading order; the guide tells them in its alternative texts."""

WIDTH, HEIGHT = 400, 225
"""Of the room of a block, in pixels."""
LABEL, GAP, MARGIN = 30, 12, 14
PLAIN, INK = (255, 255, 255), (20, 30, 50)
GROUND = (201, 210, 219)


def sheets() -> Iterator[tuple[str, Image.Image]]:
    """Yield each sheet with its name, three blocks in a row."""
    with tempfile.TemporaryDirectory() as folder:
        made = {
            LECTURE: guide_pictures.drafts(LECTURE),
            PATIENTS: guide_pictures.drafts(PATIENTS),
            STARTER: guide_pictures.drafts(_starter(Path(folder))),
        }
        for name, blocks in SHEETS.items():
            yield name, _sheet([(block, _picture(block, made)) for block in blocks])


OPTIONAL = re.compile(r"(?m)^( +)# - type: (?:contact|pagebreak)\n(?:\1#   .*\n)*")
"""A block that the starter has as a comment."""


def _starter(folder: Path) -> Path:
    """Write the starter, with the blocks that it has as comments, and return its content."""
    starter.write(folder)
    content = folder / "content.yaml"
    text = OPTIONAL.sub(
        lambda found: re.sub(r"(?m)^( +)# ", r"\1", found[0]), content.read_text(encoding="utf-8")
    )
    named = text.replace("- type: contact\n", "- type: contact\n        id: contact\n")
    content.write_text(named, encoding="utf-8")
    return content


def _picture(block: Shown, made: Mapping[Path, Mapping[str, PlannedFile]]) -> Image.Image:
    """Return a block as a picture."""
    files = made[block.content]
    if block.on == "slide":
        deck = files[SLIDES]
        number = next(region.page for region in deck.regions() if region.name == block.block)
        return guide_pictures.page_of(deck, number - 1, 2 * WIDTH)
    leaflet = files["leaflet.pdf"]
    region = next(region for region in leaflet.regions() if region.name == block.block)
    if block.on == "pages":
        pair = [guide_pictures.page_of(leaflet, region.page - n, WIDTH) for n in (2, 1)]
        return _beside(pair)
    page = guide_pictures.page_of(leaflet, region.page - 1, 1900)
    edge = 12
    left, top = region.left * page.width, region.top * page.height
    right, bottom = left + region.width * page.width, top + region.height * page.height
    return page.crop(
        (round(left) - edge, round(top) - edge, round(right) + edge, round(bottom) + edge)
    )


def _beside(pages: Sequence[Image.Image]) -> Image.Image:
    """Return pages side by side."""
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    whole = Image.new("RGB", (width, pages[0].height), GROUND)
    x = 0
    for page in pages:
        whole.paste(page, (x, 0))
        x += page.width + GAP
    return whole


def _sheet(blocks: Sequence[tuple[Shown, Image.Image]]) -> Image.Image:
    """Return pictures of blocks on a sheet, each above the name of its kind."""
    across = 3
    rows = -(-len(blocks) // across)
    step_x, step_y = WIDTH + GAP, HEIGHT + LABEL + GAP
    whole = Image.new("RGB", (across * step_x + GAP, rows * step_y + GAP), GROUND)
    draw = ImageDraw.Draw(whole)
    face = ImageFont.truetype(own_theme().print.family.source("semibold").path, 20)
    for number, (block, picture) in enumerate(blocks):
        row, column = divmod(number, across)
        x, y = GAP + column * step_x, GAP + row * step_y
        edge = 0 if block.on == "slide" else MARGIN
        room = (WIDTH - 2 * edge, HEIGHT - 2 * edge)
        shown = ImageOps.contain(picture, room, Image.Resampling.LANCZOS)
        whole.paste(PLAIN, (x, y, x + WIDTH, y + HEIGHT + LABEL))
        whole.paste(shown, (x + (WIDTH - shown.width) // 2, y + (HEIGHT - shown.height) // 2))
        draw.text((x + 10, y + HEIGHT + LABEL // 2), block.kind, INK, face, anchor="lm")
    return whole
