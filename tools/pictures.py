"""Remake the README's pictures from the built files: python tools/pictures.py OUTPUT DOCS."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

import block_pictures
import guide_pictures
import irdocs
import language_pictures
import shared  # noqa: F401, which makes tests/ importable
from irdocs import libreoffice
from irdocs.audit.deck.examined import text_of
from irdocs.ooxml.presentation import Presentation, SlidePage
from support import rendered, templates

WIDTH = 1200
SLIDES = (1, 2, 5, 10, 12, 14, 15, 18, 28)
"""The slides that show what the deck can do, three in a row."""


LOOKS = ("hospital.pptx", "dark.pptx")
SHOWN_TITLES = (
    "One doctor is trained in three things",
    "Which of these came first?",
    "Emergency care now depends on IR",
)
LOOK_HEIGHT = 220
GROUND = (201, 210, 219)
SHOWN = {"a4": (0, 2), "a5-booklet": (0, 3), "large-print": (0,), "a4-trifold": ()}
"""Pages of formats that the guide shows, counted from 0."""
FORMAT_SCALE = 0.6


def pages(pdf: Path | bytes, width: int) -> list[Image.Image]:
    """Return each page of a PDF as a picture of a width in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=width / page.get_width()).to_pil() for page in document]


def sheet(pictures: list[Image.Image], columns: int, gap: int) -> Image.Image:
    """Return pictures of one size on one sheet."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    whole = Image.new(
        "RGB",
        (columns * width + (columns - 1) * gap, rows * height + (rows - 1) * gap),
        GROUND,
    )
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        whole.paste(picture, (column * (width + gap), row * (height + gap)))
    return whole


def save(picture: Image.Image, file: Path) -> None:
    """Write a small PNG, in whose few colours those of small parts stay apart."""
    few = picture.convert("RGB").quantize(160, Image.Quantize.MAXCOVERAGE)
    few.save(file, optimize=True)
    print(f"wrote {file}  {picture.width} x {picture.height}, {file.stat().st_size / 1000:.0f} kB")


def side_by_side(pictures: list[Image.Image], gap: int) -> Image.Image:
    """Return pictures in a row, their tops in line, on the gap's colour."""
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) + 1)
    height = max(picture.height for picture in pictures) + 2 * gap
    whole = Image.new("RGB", (width, height), GROUND)
    x = gap
    for picture in pictures:
        whole.paste(picture, (x, gap))
        x += picture.width + gap
    return whole


def formats(docs: Path) -> None:
    """Make a picture of a few pages of other formats, all to one scale, and of a press file."""
    with tempfile.TemporaryDirectory() as folder:
        order = irdocs.BuildOptions(only="leaflet", formats=tuple(SHOWN), press="uk-3mm")
        irdocs.build("content.yaml", folder, order, environment={})
        shown = []
        for name, numbers in SHOWN.items():
            document = pypdfium2.PdfDocument(Path(folder) / f"leaflet-{name}.pdf")
            shown += [document[n].render(scale=FORMAT_SCALE).to_pil() for n in numbers]
        press = pypdfium2.PdfDocument(Path(folder) / "leaflet-a4-trifold-press.pdf")
        save(press[0].render(scale=WIDTH / press[0].get_width()).to_pil(), docs / "press.png")
    save(side_by_side(shown, 12), docs / "formats.png")


HANDOUTS = {1: 4, 3: 1, 6: 1}
"""For each kind of handout the page that the guide shows, counted from 0."""


def handouts(docs: Path) -> None:
    """Make a picture of a page of each kind of handout."""
    shown = []
    for count, number in HANDOUTS.items():
        with tempfile.TemporaryDirectory() as folder:
            order = irdocs.BuildOptions(only="deck", handout=count)
            irdocs.build("content.yaml", folder, order, environment={})
            document = pypdfium2.PdfDocument(Path(folder) / "handout.pdf")
            shown.append(document[number].render(scale=FORMAT_SCALE).to_pil())
    save(side_by_side(shown, 12), docs / "handouts.png")


def preview(docs: Path) -> None:
    """Make a picture of the live page, with a block's lines shown, as a browser shows it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("the preview's picture needs Playwright and Chromium; it stays as it was")
        return
    serving = subprocess.Popen(
        [sys.executable, "-u", "-m", "irdocs", "serve"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert serving.stdout is not None
        address = serving.stdout.readline().strip()
        serving.stdout.readline()
        with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
            browser = started.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1400, "height": 860})
            page.goto(address)
            page.locator("#leaflet-2-skills").press("Enter")
            page.wait_for_timeout(2000)
            page.screenshot(path=f"{folder}/preview.png")
            browser.close()
            picture = Image.open(f"{folder}/preview.png").convert("RGB")
            picture.thumbnail((WIDTH, WIDTH))
            save(picture, docs / "preview.png")
    finally:
        serving.kill()
        serving.wait()


def looks(docs: Path, deck: Path) -> None:
    """Make a picture of a few slides in our own look and in two templates."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks = [deck]
        for template in LOOKS:
            (folder / template).write_bytes(templates.all_templates()[template])
            order = irdocs.BuildOptions(only="deck", template=folder / template)
            irdocs.build("content.yaml", folder / "out", order, environment={})
            decks.append((folder / "out" / "deck.pptx").rename(folder / f"in-{template}"))
        pdfs = rendered.convert(decks, folder)
        rows = []
        for one in decks:
            titles = [_title(slide) for slide in Presentation(one.read_bytes()).slides]
            shown = [titles.index(title) for title in SHOWN_TITLES]
            document = pypdfium2.PdfDocument(pdfs[one.stem])
            rows.append([_of_height(document[n], LOOK_HEIGHT) for n in shown])
    save(sheet([side_by_side(row, 6) for row in _padded(rows)], 1, 0), docs / "templates.png")


def _title(slide: SlidePage) -> str:
    return next((text_of(shape) for shape in slide.shapes if shape.type == "title"), "")


def _of_height(page: pypdfium2.PdfPage, height: int) -> Image.Image:
    picture: Image.Image = page.render(scale=height / page.get_height()).to_pil()
    return picture


def _padded(rows: list[list[Image.Image]]) -> list[list[Image.Image]]:
    """Return rows of pictures that are all as wide as the widest."""
    wide = max(picture.width for row in rows for picture in row)
    return [
        [ImageOps.pad(picture, (wide, picture.height), color=GROUND) for picture in row]
        for row in rows
    ]


def main(output: Path, docs: Path) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    formats(docs)
    handouts(docs)
    preview(docs)
    guide_pictures.make_all(docs, save, side_by_side, sheet)
    save(language_pictures.sheet(), docs / "languages.png")
    for name, picture in block_pictures.sheets():
        save(picture, docs / f"blocks-{name}.png")
    save(sheet(pages(output / "leaflet.pdf", WIDTH), 1, 12), docs / "leaflet.png")
    if not shutil.which("soffice"):
        sys.exit("the deck's picture needs LibreOffice (soffice); it stays as it was")
    slides = pages(libreoffice.slides((output / "deck.pptx").read_bytes()), WIDTH // 3)
    save(sheet([slides[n - 1] for n in SLIDES], 3, 12), docs / "deck.png")
    looks(docs, output / "deck.pptx")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
