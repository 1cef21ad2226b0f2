"""What a drawing program writes into an SVG beside the drawing reaches no product."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import yaml

import irdocs
from conftest import SMALL

SECRET = "Jane-Example"
DRAWING = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Created by {SECRET} with a drawing program -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" id="/home/{SECRET}/scan.svg"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  sodipodi:docname="{SECRET}.svg" inkscape:export-filename="/home/{SECRET}/scan.png">
  <title>By {SECRET}</title>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{SECRET}</rdf:RDF>
  </metadata>
  <sodipodi:namedview inkscape:document-units="mm" id="{SECRET}-view"/>
  <g id="layer-{SECRET}" inkscape:label="{SECRET}" data-name="{SECRET}">
    <!-- {SECRET} -->
    <path class="fill-signal" id="C:/Users/{SECRET}" d="M 4 4 H 30 V 20 Z"/>
  </g>
</svg>
"""


def test_no_editor_metadata_of_a_drawing_reaches_a_product(tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text(DRAWING)
    data = yaml.safe_load(SMALL)
    data["document"]["cover"] = "drawing.svg"
    data["sections"][0]["blocks"] = [
        {"type": "image", "file": "drawing.svg", "alt": "A triangle."},
        {"type": "callout", "title": "Mind", "text": "The step.", "icon": "drawing.svg"},
    ]
    content = tmp_path / "content.yaml"
    content.write_text(yaml.safe_dump(data, sort_keys=False))
    out = tmp_path / "out"
    order = irdocs.BuildOptions(handout=1)
    result = irdocs.build(content, out, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    drawings = 0
    with zipfile.ZipFile(out / "deck.pptx") as deck:
        for name in deck.namelist():
            part = deck.read(name)
            assert SECRET.encode() not in part and b"inkscape" not in part, name
            if name.endswith(".svg"):
                drawings += 1
                for mark in (b"sodipodi", b"<metadata", b"<!--", b"data-name", b" id=", b"<title"):
                    assert mark not in part, (name, mark)
    assert drawings >= 1
    for pdf in (path for path in out.iterdir() if path.suffix == ".pdf"):
        with pikepdf.open(pdf) as opened:
            for item in opened.objects:
                if isinstance(item, pikepdf.Stream):
                    assert SECRET.encode() not in item.read_bytes()
                assert SECRET not in repr(item)
