"""Measure how many SVG files of a folder are drawn as resvg draws them.

Each file is read as an image of the content is, written as a page of a PDF, and rendered by PDFium
200 pixels wide. It is like what resvg renders if the mean difference of the pixels is under 2 per
cent. resvg's own test files are made for this: one feature a file, by category.

    tools/svg_likeness.py FOLDER [--fonts FOLDER] [--list]

A subfolder is a category. `--fonts` names font files for texts; generic families are mapped to
those that resvg's tests use. `--list` names each file that is not alike.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import resvg_py
from PIL import Image, ImageChops, ImageStat

from irdocs.content import svg_files
from irdocs.content.artwork import Artwork
from irdocs.content.illustration import Illustration
from irdocs.content.svg.faces import DrawingFaces, shipped
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import LAYOUT, VectorsItem
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.writer import write
from irdocs.units import Rect, Size

WIDTH = 200
ALIKE = 0.02
GENERIC: Mapping[str, str] = {
    "serif": "Noto Serif", "sans-serif": "Noto Sans", "cursive": "Yellowtail",
    "fantasy": "Sedgwick Ave Display", "monospace": "Noto Mono",
}  # fmt: skip
OUTCOMES = ("alike", "differs", "picture", "refused", "broken")
ABOUT = DocumentInformation(
    "A drawing", "Nobody", "Tests", "en-GB", datetime(2026, 1, 31, tzinfo=UTC), "irdocs tools"
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a file: one of OUTCOMES, and why or by how much."""

    outcome: str
    detail: str


def pages_of(artwork: Artwork) -> Image.Image:
    """Return a drawing as PDFium renders the PDF that it is written into."""
    size = Size(float(WIDTH), WIDTH * artwork.height / artwork.width)
    elements = artwork.vectors({}, size.width)
    item = VectorsItem(LAYOUT, elements, Rect(0, 0, size.width, size.height))
    page = Page(size, (Layer((item,)),))
    data = write(PagedDocument((page,)), ABOUT)
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")


def wanted(file: Path, faces: DrawingFaces) -> Image.Image:
    """Return a drawing as resvg renders it, on white."""
    families = {
        f"{name.replace('-', '_')}_family": family for name, family in faces.families.items()
    }
    png = resvg_py.svg_to_bytes(
        svg_string=file.read_text(encoding="utf-8"), width=WIDTH, dpi=96.0, languages=["en"],
        skip_system_fonts=True, font_files=[str(font) for font in faces.files], **families,
    )  # fmt: skip
    with Image.open(io.BytesIO(bytes(png))) as image:
        picture = image.convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures' samples, from 0 to 1."""
    if one.size != other.size:
        one = one.resize(other.size)
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3 / 255


def compared(file: Path, faces: DrawingFaces) -> Comparison | None:
    """Return what becomes of a file; None for one that resvg does not draw either."""
    try:
        reference = wanted(file, faces)
    except (ValueError, UnicodeDecodeError):
        return None
    try:
        drawing = svg_files.read(file.read_bytes(), faces)
        if isinstance(drawing, Illustration):
            return Comparison("alike", "in colour roles")
        if not isinstance(drawing, Artwork):
            return Comparison("picture", drawing.remarks[-1].message)
        amount = difference(pages_of(drawing), reference)
    except UnsupportedDrawingError as error:
        return Comparison("refused", str(error))
    except Exception as error:  # what this tool is to find
        return Comparison("broken", repr(error))
    return Comparison("alike" if amount < ALIKE else "differs", f"{amount:.1%}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fonts", type=Path)
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    faces = shipped()
    if asked.fonts:
        files = sorted(f for f in asked.fonts.iterdir() if f.suffix in (".ttf", ".otf"))
        faces = DrawingFaces(tuple(files), GENERIC, None)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for file in sorted(asked.folder.rglob("*.svg")):
        name = file.relative_to(asked.folder)
        result = compared(file, faces)
        if result is None:
            continue
        counts[name.parts[0] if len(name.parts) > 1 else "."][result.outcome] += 1
        if asked.list and result.outcome != "alike":
            print(f"{result.outcome:8} {name}: {result.detail}")
    for category, found in counts.items():
        total = sum(found.values())
        others = ", ".join(f"{found[what]} {what}" for what in OUTCOMES[1:] if found[what])
        print(f"{category:14} {found['alike'] / total:6.1%} of {total} alike; {others}")
    return 1 if any(found["broken"] for found in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
