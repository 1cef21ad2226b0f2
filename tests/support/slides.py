"""Content of a given number of slides, for benchmarks: text, mixed, or a picture a slide."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Literal

from PIL import Image

Kind = Literal["text", "mixed", "pictures"]
KINDS: tuple[Kind, ...] = ("text", "mixed", "pictures")
A_SECTION = 49
"""How many blocks a section has, each one slide; with its opener it has 50 slides."""
PIXELS = 64


def content(kind: Kind, slides: int, folder: Path) -> dict[str, Any]:
    """Return a content file's data of about so many slides; pictures are written to a folder."""
    return {
        "schema_version": 1,
        "document": {
            "title": "Many slides",
            "subtitle": "As many as were asked for.",
            "language": "en-GB",
            "audience": "For benchmarks",
            "version": "1",
            "date": "2026-01-31",
            "disclaimer": "Words that fill slides.",
        },
        "sources": {
            "one": {
                "authors": "First et al.",
                "publisher": "The Journal of Tests",
                "year": 2001,
                "doi": "10.1000/xyz",
            }
        },
        "sections": [
            {
                "id": f"section-{first}",
                "title": f"Part {first // A_SECTION + 1}",
                "lead": "What this part is about, in one sentence.",
                "notes": "What is said here.",
                "blocks": [
                    _block(kind, number, folder)
                    for number in range(first, min(first + A_SECTION, slides))
                ],
            }
            for first in range(0, slides, A_SECTION)
        ],
    }


def _block(kind: Kind, number: int, folder: Path) -> dict[str, Any]:
    head = {
        "id": f"block-{number}",
        "headline": f"The point of slide {number} stands in its title",
        "notes": "What is said with this slide.\n\nAnd what comes after it, in a second paragraph.",
    }
    if kind == "pictures":
        return {**head, **_picture(number, folder)}
    if kind == "mixed" and number % 10 == 3:
        return {**head, **_chart(number)}
    if kind == "mixed" and number % 10 == 7:
        return {**head, **_table(number)}
    return {**head, **_points(number)}


def _points(number: int) -> dict[str, Any]:
    items = [f"Point {n} of slide {number} says one thing in a line" for n in range(1, 6)]
    return {"type": "points", "items": items}


def _chart(number: int) -> dict[str, Any]:
    return {
        "type": "chart",
        "kind": ("bar", "column", "line", "pie")[number // 10 % 4],
        "title": "A chart of nothing",
        "categories": ["First", "Second", "Third", "Fourth"],
        "series": [{"name": "Count", "values": [number % 7 + 1, 2, 3, 4]}],
        "source": "one",
        "alt": "A chart that only fills the slide.",
    }


def _table(number: int) -> dict[str, Any]:
    rows = [[f"Row {row}", f"What it says of {number}", "Yes"] for row in range(1, 6)]
    return {
        "type": "table",
        "caption": "A table of nothing",
        "header": ["Row", "What it says", "Sign"],
        "rows": rows,
    }


def _picture(number: int, folder: Path) -> dict[str, Any]:
    name = f"picture-{number}.png"
    if not (folder / name).exists():
        colour = (number % 256, number // 256 % 256, 128)
        file = io.BytesIO()
        Image.new("RGB", (PIXELS, PIXELS), colour).save(file, "PNG")
        (folder / name).write_bytes(file.getvalue())
    return {"type": "image", "file": name, "alt": "A square of one colour."}
