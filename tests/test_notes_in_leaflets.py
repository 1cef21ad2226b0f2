"""Notes of a text in the leaflet: on the page of what they explain."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import yaml
from PIL import Image

from support.small_documents import one_section, whole
from support.thorough import tried

TEXT = """1. one
2. two
3. three
   - four
   - five

The hut is opened by whoever comes first, and everybody may sit in it until the evening. Last out
locks both gates[^1].

[^1]: The code changes."""


@pytest.mark.parametrize("lines", [5, 4, 6][: tried(3, 1)])
def test_the_first_note_stands_on_the_page_of_its_mark(lines: int, tmp_path: Path) -> None:
    """With so many lines before it, the page would end best between the mark and the note."""
    Image.new("RGB", (1200, 900)).save(tmp_path / "map.png")
    text = {"type": "text", "text": "A line.\n\n" * lines + TEXT}
    image = {"type": "image", "file": "map.png", "decorative": True, "place": "full"}
    points = {"type": "points", "items": ["One"]}
    table = {"type": "table", "caption": "Crops", "header": ["A", "B"],
             "rows": [[f"Crop {number}", "May"] for number in range(30)]}  # fmt: skip
    content = yaml.safe_load(one_section(text, image, points, format="a5-booklet"))
    content["sections"].append({"id": "two", "title": "Two", "lead": "Two.", "blocks": [table]})
    out = whole(tmp_path, yaml.safe_dump(content), only="leaflet")
    with pypdfium2.PdfDocument(out / "leaflet.pdf") as pdf:
        said = [page.get_textpage().get_text_range() for page in pdf]
    (marked,) = (number for number, page in enumerate(said) if "locks" in page)
    assert "The code changes." in said[marked]
