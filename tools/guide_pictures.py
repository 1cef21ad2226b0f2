"""Pictures for the guides, drawn by irdocs itself: a block twice, a theme, a quiz, charts, all."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageOps

import irdocs
from irdocs import page_images, starter
from irdocs.brand import making, specimen
from irdocs.building import make, planning
from irdocs.diagnostics import Report
from irdocs.products import PlannedFile
from irdocs.products.deck_files import SLIDES
from irdocs.theme import THEMES

CONTENT = Path("content.yaml")
GREEN = {
    "ink": "#1B2B25", "ink-soft": "#4C6058", "tint": "#EDF5F0", "wash": "#D9EADF",
    "rule": "#B5C9BD", "primary": "#0F4634", "link": "#1F6B50",
    "vessel": "#1F6B50", "balloon": "#9CCBB0",
    "signal": "#A8321F", "signal-bright": "#FFB199", "teal": "#24598C", "plum": "#7A4B7F",
    "on-primary-soft": "#D3E8DC",
}  # fmt: skip
"""A theme that is not ours: its colours by role."""


def page_of(draft: PlannedFile, number: int, width: int) -> Image.Image:
    """Return a page of a draft, counted from 0, as a picture."""
    data, _ = page_images.drawn(draft.render(), number, width)
    return Image.open(io.BytesIO(data)).convert("RGB")


def drafts(content: Path) -> dict[str, PlannedFile]:
    _, planned = planning(content, irdocs.BuildOptions(pages=True))
    return {draft.name: draft for draft in planned}


def block(name: str, content: Path = CONTENT) -> list[Image.Image]:
    """Return a block as the leaflet has it, and its slides."""
    made = drafts(content)
    leaflet = made["leaflet.pdf"]
    region = next(region for region in leaflet.regions() if region.name == name)
    page = page_of(leaflet, region.page - 1, 1900)
    edge = 10
    left, top = region.left * page.width, region.top * page.height
    cropped = page.crop((
        round(left) - edge, round(top) - edge,
        round(left + region.width * page.width) + edge,
        round(top + region.height * page.height) + edge,
    ))  # fmt: skip
    slides = [region.page for region in made[SLIDES].regions() if region.name == name]
    shown = [page_of(made[SLIDES], number - 1, 830) for number in slides]
    return [ImageOps.contain(cropped, (2000, shown[0].height)), *shown]


def of_starter(name: str) -> list[Image.Image]:
    """Return a block of the starter's content."""
    with tempfile.TemporaryDirectory() as folder:
        starter.write(Path(folder))
        return block(name, Path(folder) / "content.yaml")


def themed() -> list[Image.Image]:
    """Return a side of the leaflet and two slides in another theme."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("assets", folder / "assets")
        theme = THEMES.path("ir").read_text(encoding="utf-8")
        for role, colour in GREEN.items():
            theme, count = re.subn(rf'(?m)^  {role}: "#\w+"', f'  {role}: "{colour}"', theme)
            assert count == 1, role
        (folder / "green.yaml").write_text(theme)
        text = CONTENT.read_text(encoding="utf-8")
        changed = re.sub(r"(?m)^theme: ir$", "theme: green.yaml", text)
        assert changed != text
        (folder / "content.yaml").write_text(changed)
        made = drafts(folder / "content.yaml")
        slides = [page_of(made[SLIDES], number, 420) for number in (0, 14)]
        column = Image.new("RGB", (420, 2 * slides[0].height + 12), (201, 210, 219))
        column.paste(slides[0], (0, 0))
        column.paste(slides[1], (0, slides[0].height + 12))
        side = page_of(made["leaflet.pdf"], 0, 900)
        return [ImageOps.contain(side, (2000, column.height)), column]


LOGOS = {
    "blue": '<rect width="90" height="40" fill="#005EB8"/><path d="M14 30V10h6l8 12V10h6v20h-6l-8'
            '-12v12zM46 10h6v7h8v-7h6v20h-6v-7h-8v7h-6z" fill="#fff"/>',
    "crimson": '<path d="M5 2h34v20q0 12-17 18Q5 34 5 22z" fill="#A6192E"/>',
    "green": '<path d="M2 38Q2 2 40 2Q40 38 2 38z" fill="#006747"/>'
             '<circle cx="60" cy="24" r="14" fill="#FFB81C"/>',
    "yellow": '<circle cx="20" cy="20" r="18" fill="#FFC20E"/>'
              '<path d="M46 4h26v32h-26z" fill="#FFC20E"/>',
    "orange": '<rect width="40" height="40" rx="8" fill="#F96302"/>'
              '<path d="M50 8h14v24h-14zM70 8h14v24h-14z" fill="#231F20"/>',
}  # fmt: skip
"""Logos of nobody, from which themes are made."""


def branded() -> list[Image.Image]:
    """Return a page and a slide in a theme made from each logo."""
    columns = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for called, shapes in LOGOS.items():
            source = folder / f"{called}.svg"
            source.write_text(
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">{shapes}</svg>'
            )
            made = making.make(source, folder / f"{called}.yaml", Report())
            assert made is not None, called
            shown = specimen.pictures(made, folder, Report())
            page, sheet = (
                Image.open(io.BytesIO(shown[f"{picture}-1.png"])).convert("RGB")
                for picture in ("leaflet", "slides")
            )
            gap, width = specimen.GAP, (page.width - 3 * specimen.GAP) // 2
            slide = sheet.crop((gap, gap, gap + width, gap + width * 9 // 16))
            upper = page.crop((0, 0, page.width, round(page.height * 0.66)))
            small = [ImageOps.contain(picture, (300, 2000)) for picture in (upper, slide)]
            column = Image.new("RGB", (300, sum(p.height for p in small) + 12), (201, 210, 219))
            column.paste(small[0], (0, 0))
            column.paste(small[1], (0, small[0].height + 12))
            columns.append(column)
    return columns


def in_looks() -> list[Image.Image]:
    """Return the cover's side of the leaflet and two slides in each built-in look, in columns."""
    columns = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("assets", folder / "assets")
        text = CONTENT.read_text(encoding="utf-8")
        for look in ("ir", "clinic", "lecture"):
            changed = re.sub(r"(?m)^theme: ir$", f"theme: {look}", text)
            (folder / "content.yaml").write_text(changed)
            made = drafts(folder / "content.yaml")
            shown = [page_of(made["leaflet.pdf"], 0, 520)]
            shown += [page_of(made[SLIDES], number, 520) for number in (6, 11)]
            height = sum(image.height + 12 for image in shown) - 12
            column, y = Image.new("RGB", (520, height), (201, 210, 219)), 0
            for image in shown:
                column.paste(image, (0, y))
                y += image.height + 12
            columns.append(column)
    return columns


def taught() -> list[Image.Image]:
    """Return a question, its answer, and the page of notes that goes with it."""
    made = drafts(CONTENT)
    titles = {region.name: region.page for region in made[SLIDES].regions()}
    number = titles["quiz"] + 1
    pair = [page_of(made[SLIDES], n - 1, 460) for n in (number, number + 1)]
    column = Image.new("RGB", (460, 2 * pair[0].height + 12), (201, 210, 219))
    column.paste(pair[0], (0, 0))
    column.paste(pair[1], (0, pair[0].height + 12))
    order = irdocs.BuildOptions(only="deck", handout=1)
    handout = next(m for m in make(CONTENT, order, environment={})[1] if m.name == "handout.pdf")
    data, _ = page_images.drawn(handout.data, number - 1, 900)
    notes = Image.open(io.BytesIO(data)).convert("RGB")
    return [column, ImageOps.contain(notes, (2000, column.height))]


CHARTS = Path("tools/guide_charts.yaml")
"""Content with one chart of each kind that the guide shows; its numbers are made up."""


def charted() -> list[Image.Image]:
    """Return a slide of each kind of chart, small."""
    made = drafts(CHARTS)[SLIDES]
    numbers = sorted({region.page for region in made.regions() if region.name.startswith("chart-")})
    return [page_of(made, number - 1, 430) for number in numbers]


def all_of_them() -> list[Image.Image]:
    """Return every slide, small."""
    made = drafts(CONTENT)[SLIDES]
    data = made.render()
    small = []
    for number in range(made.count):
        found, _ = page_images.drawn(data, number, 190)
        small.append(Image.open(io.BytesIO(found)).convert("RGB"))
    return small


def make_all(
    docs: Path,
    save: Callable[[Image.Image, Path], None],
    in_a_row: Callable[[list[Image.Image], int], Image.Image],
    sheet: Callable[[list[Image.Image], int, int], Image.Image],
) -> None:
    """Write every picture of the guides."""
    save(in_a_row(block("four-areas"), 14), docs / "block.png")
    save(in_a_row(of_starter("publish"), 14), docs / "flow.png")
    save(in_a_row(themed(), 14), docs / "theme.png")
    save(in_a_row(branded(), 14), docs / "brands.png")
    save(in_a_row(in_looks(), 14), docs / "looks.png")
    save(in_a_row(taught(), 14), docs / "teach.png")
    save(sheet(charted(), 3, 8), docs / "charts.png")
    save(sheet(all_of_them(), 6, 8), docs / "all.png")
