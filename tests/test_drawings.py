"""A drawing paints nothing outside its viewBox, in no product."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
import yaml
from PIL import Image
from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs.content import svg_files
from irdocs.content.illustration import Illustration

FAR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect x="-100" y="-100" width="300" height="300" class="fill-signal"/>'
    '<circle cx="5" cy="5" r="4" class="fill-primary"/></svg>'
)
EDGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<path d="M0 0 H10 V10 H0 Z" class="fill-none stroke-signal" stroke-width="1"/></svg>'
)
BLOCKS = {
    "icon": {"type": "callout", "id": "b", "title": "Dose", "text": "At most 5 mg.",
             "icon": "far.svg"},
    "image": {"type": "image", "id": "b", "file": "far.svg", "alt": "A dot."},
    "card": {"type": "cards", "id": "b", "items": [
        {"title": "One", "text": "First.", "icon": "far.svg"}, {"title": "Two", "text": "More."}]},
}  # fmt: skip


@pytest.fixture(params=BLOCKS)
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    data = yaml.safe_load(SMALL)
    data["leaflet"] = {"format": "a4"}
    data["sections"][0]["blocks"].append(BLOCKS[request.param])
    (tmp_path / "far.svg").write_text(FAR)
    (tmp_path / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out",
                          irdocs.BuildOptions(handout=1), environment={})  # fmt: skip
    assert not result.failed, [str(error) for error in result.report.errors]
    return tmp_path / "out"


def signal_share(page: Image.Image) -> float:
    """Return how much of a page is in the signal colour."""
    data = page.convert("RGB").resize((200, 200)).tobytes()
    pixels = list(zip(data[0::3], data[1::3], data[2::3], strict=True))
    return sum(abs(r - 194) + abs(g - 65) + abs(b - 12) < 60 for r, g, b in pixels) / len(pixels)


@pytest.mark.parametrize("name", ["leaflet.pdf", "handout.pdf"])
def test_paper_shows_a_drawing_within_its_box(name: str, built: Path) -> None:
    document = pypdfium2.PdfDocument(built / name)
    shares = [signal_share(page.render(scale=0.5).to_pil()) for page in document]
    assert max(shares) < 0.2, "the square reaches ten times as far"


def test_slides_show_it_as_a_picture_that_is_cut_off(built: Path) -> None:
    presentation = Presentation(str(built / "deck.pptx"))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
    with zipfile.ZipFile(built / "deck.pptx") as package:
        media = [package.read(n) for n in package.namelist() if n.endswith(".svg")]
        pngs = [package.read(n) for n in package.namelist()
                if n.startswith("ppt/media") and n.endswith(".png")]  # fmt: skip
    assert any(b'viewBox="0 0 10 10"' in data for data in media)
    assert any(Image.open(io.BytesIO(data)).width > 20 for data in pngs)


def test_a_line_along_the_edge_is_no_overhang() -> None:
    far, edge = svg_files.read(FAR.encode()), svg_files.read(EDGE.encode())
    assert isinstance(far, Illustration) and far.overhangs
    assert isinstance(edge, Illustration) and not edge.overhangs
