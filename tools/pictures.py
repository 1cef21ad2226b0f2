"""Remake the README's pictures from the built files: python tools/pictures.py OUTPUT DOCS."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

import irdocs

WIDTH = 1200
SLIDES = (1, 4, 6, 9, 11, 13, 14, 17, 27)
"""The slides that show what the deck can do, three in a row."""


GROUND = (201, 210, 219)
SHOWN = {"a4": (0, 2), "a5-booklet": (0, 3), "large-print": (0,), "a4-trifold": ()}
"""Pages of formats that the guide shows, counted from 0."""
FORMAT_SCALE = 0.6


def pages(pdf: Path, width: int) -> list[Image.Image]:
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
    """Write a small PNG."""
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=96).save(file, optimize=True)
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
        order = irdocs.Order(only="leaflet", formats=tuple(SHOWN), press="uk-3mm")
        irdocs.build("content.yaml", folder, order, environment={})
        shown = []
        for name, numbers in SHOWN.items():
            document = pypdfium2.PdfDocument(Path(folder) / f"leaflet-{name}.pdf")
            shown += [document[n].render(scale=FORMAT_SCALE).to_pil() for n in numbers]
        press = pypdfium2.PdfDocument(Path(folder) / "leaflet-a4-trifold-press.pdf")
        save(press[0].render(scale=WIDTH / press[0].get_width()).to_pil(), docs / "press.png")
    save(side_by_side(shown, 12), docs / "formats.png")


def main(output: Path, docs: Path) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    formats(docs)
    save(sheet(pages(output / "leaflet.pdf", WIDTH), 1, 12), docs / "leaflet.png")
    if not shutil.which("soffice"):
        sys.exit("the deck's picture needs LibreOffice (soffice); it stays as it was")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder,
             str(output / "deck.pptx")],
            check=True, capture_output=True,
        )  # fmt: skip
        slides = pages(Path(folder) / "deck.pdf", WIDTH // 3)
    save(sheet([slides[n - 1] for n in SLIDES], 3, 12), docs / "deck.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
