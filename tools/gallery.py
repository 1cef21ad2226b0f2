"""Make docs/gallery.md: every example in every look and format: python tools/gallery.py DOCS.

Slides are drawn as handouts draw them, so that nothing but irdocs is needed. A content that does
not fit a format in some look is said in the guide, and its pages are left out.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

import irdocs
import shared
from irdocs import page_images
from irdocs.leaflet.formats import FORMATS
from irdocs.theme import THEMES

EXAMPLES = {
    "content.yaml": "The shipped content",
    "examples/hip-leaflet/content.yaml": "A leaflet for patients",
    "examples/sepsis-lecture/content.yaml": "A lecture",
    "examples/fact-sheet/content.yaml": "A fact sheet",
}
SLIDE, PAGE = 196, 150
"""The widths of a slide and of an upright page, in pixels."""
COLUMNS = 8
GAP = 6
GROUND = (201, 210, 219)
COLOURS = 128


def in_look(file: Path, look: str, folder: Path) -> Path:
    """Return a copy of a content in a folder, with what it names, in a look."""
    for part in ("assets", "data", "parts"):
        if (file.parent / part).is_dir():
            shutil.copytree(file.parent / part, folder / part)
    for other in file.parent.glob("*.yaml"):
        shutil.copy(other, folder)
    text = file.read_text(encoding="utf-8")
    changed, count = re.subn(r"(?m)^theme: .*$", f"theme: {look}", text)
    copy = folder / "content.yaml"
    copy.write_text(changed if count else f"theme: {look}\n{text}", encoding="utf-8")
    return copy


def slides(content: Path) -> list[Image.Image]:
    """Return the pictures of all slides of a content's deck."""
    with tempfile.TemporaryDirectory() as folder:
        order = irdocs.BuildOptions(only="deck")
        result, pictures = page_images.take(content, Path(folder), order, SLIDE, environment={})
        assert not result.failed, [str(error) for error in result.report.errors]
        return [Image.open(Path(folder) / picture.name).convert("RGB") for picture in pictures]


def pages(content: Path, format: str) -> list[Image.Image] | None:
    """Return the pictures of all pages of a leaflet in a format; None if it does not fit."""
    with tempfile.TemporaryDirectory() as folder:
        order = irdocs.BuildOptions(only="leaflet", formats=(format,))
        if irdocs.build(content, folder, order, environment={}).failed:
            return None
        document = pypdfium2.PdfDocument(Path(folder) / f"leaflet-{format}.pdf")
        shown = []
        for page in document:
            is_wide = page.get_width() > page.get_height()
            width = 2 * PAGE + GAP if is_wide else PAGE
            shown.append(page.render(scale=width / page.get_width()).to_pil().convert("RGB"))
        return shown


def rows(pictures: Sequence[Image.Image], width: int) -> Iterator[list[Image.Image]]:
    """Yield pictures in rows that are no wider than a width in pixels."""
    row: list[Image.Image] = []
    used = GAP
    for picture in pictures:
        if row and used + picture.width + GAP > width:
            yield row
            row, used = [], GAP
        row.append(picture)
        used += picture.width + GAP
    if row:
        yield row


def sheet(groups: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """Return groups of pictures on one sheet, each beginning a row."""
    width = COLUMNS * (SLIDE + GAP) + GAP
    all_rows = [row for group in groups for row in rows(group, width)]
    heights = [max(picture.height for picture in row) + GAP for row in all_rows]
    whole = Image.new("RGB", (width, sum(heights) + GAP), GROUND)
    y = GAP
    for row, height in zip(all_rows, heights, strict=True):
        x = GAP
        for picture in row:
            whole.paste(picture, (x, y))
            x += picture.width + GAP
        y += height
    return whole


def main(docs: Path) -> None:
    """Write the guide and its pictures."""
    lines = [
        "# Gallery",
        "",
        "Every example in every look: all slides of its deck, then its leaflet in every format "
        f"({', '.join(FORMATS.names)}).",
        "Made by `python tools/gallery.py docs`.",
    ]
    (docs / "gallery").mkdir(exist_ok=True)
    for name, title in EXAMPLES.items():
        lines += ["", f"## {title}"]
        for look in THEMES.names:
            with tempfile.TemporaryDirectory() as folder:
                content = in_look(shared.ROOT / name, look, Path(folder))
                leaflets = {format: pages(content, format) for format in FORMATS.names}
                groups = [slides(content), *(shown for shown in leaflets.values() if shown)]
            stem = f"{Path(name).parent.name or 'shipped'}-{look}"
            picture = sheet(groups).convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
            picture.save(docs / "gallery" / f"{stem}.png", optimize=True)
            refused = [format for format, shown in leaflets.items() if shown is None]
            alt = f"{title} in the look {look}: its slides, and its pages in every format"
            lines += ["", f"![{alt}](gallery/{stem}.png)"]
            if refused:
                lines += ["", f"Does not fit: {', '.join(refused)}."]
            print(f"{stem}: {len(groups[0])} slides, refused: {', '.join(refused) or 'none'}")
    (docs / "gallery.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
