"""What a program does to a deck that it opens and saves, without that program.

LibreOffice writes out whatever a slide inherits, calls everything otherwise, and loses what it does
not know. This does the same to a deck, so that a test needs no LibreOffice.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from irdocs.ooxml.namespaces import A, C, P
from irdocs.ooxml.presentation import Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.units import Rect
from support.tampering import OpenDeck, fragment

GRID = 360
"""LibreOffice's own unit of length, 1/100 mm, in EMU."""


def rewritten(data: bytes) -> bytes:
    show = Presentation(data)
    styles, deck = StyleResolver(show.root), OpenDeck(data)
    for slide in show.slides:
        tree = deck.xml(slide.part).find(f"{P}cSld/{P}spTree")
        elements = [e for e in tree if e.tag != f"{P}nvGrpSpPr" and e.tag != f"{P}grpSpPr"]
        for number, (shape, element) in enumerate(zip(slide.shapes, elements, strict=True), 1):
            _anonymous(shape, element, number)
            if shape.kind == "sp":
                _written_out(slide, shape, element, styles)
        ids = {shape.identifier: str(number) for number, shape in enumerate(slide.shapes, 801)}
        for end in tree.iter(f"{A}stCxn", f"{A}endCxn"):
            end.set("id", ids[end.get("id")])
        for target in deck.slide(slide.number).iter(f"{P}spTgt", f"{P}bldP", f"{P}bldGraphic"):
            target.set("spid", ids[target.get("spid")])
        deck.slide(slide.number).append(fragment('<p:transition spd="slow"/>'))
    for name in list(deck.parts):
        if name.startswith("ppt/charts/") and name.endswith(".xml"):
            root = deck.xml(name)
            for external in root.findall(f"{C}externalData"):
                root.remove(external)
        elif name.startswith(("ppt/charts/_rels", "ppt/embeddings")):
            del deck.parts[name]
        elif name.startswith(("ppt/slideLayouts/slideLayout", "ppt/theme/")):
            deck.xml(name).set("userDrawn", "1")
    return deck.saved()


def _anonymous(shape: SlideShape, element: Any, number: int) -> None:
    """Give a shape another name, and lose what LibreOffice does not keep."""
    identity = next(element.iter(f"{P}cNvPr"))
    identity.set("id", str(800 + number))
    if shape.placeholder is not None and shape.kind == "sp":
        identity.set("name", f"PlaceHolder {number}")
    for click in identity.findall(f"{A}hlinkClick") if shape.kind != "pic" else ():
        identity.remove(click)
    if shape.kind in ("grpSp", "graphicFrame"):
        identity.attrib.pop("descr", None)


def _written_out(slide: SlidePage, shape: SlideShape, element: Any, styles: StyleResolver) -> None:
    """Write out the place and the letters that a shape inherits."""
    box = slide.box(shape)
    properties = element.find(f"{P}spPr")
    if box is not None and properties is not None and properties.find(f"{A}xfrm") is None:
        properties.insert(0, _transform(box))
    body = element.find(f"{P}txBody")
    if body is None:
        return
    for paragraph in body.iterfind(f"{A}p"):
        level = paragraph.find(f"{A}pPr")
        for run in (*paragraph.iterfind(f"{A}r"), *paragraph.iterfind(f"{A}fld")):
            own = run.find(f"{A}rPr")
            style = styles.style(slide, shape, int(level.get("lvl", 0)) if level is not None else 0,
                                 own)  # fmt: skip
            own.set("sz", str(round(style.size * 100)))
            own.set("b", str(int(style.bold)))
            own.set("strike", "noStrike")
            if own.find(f"{A}solidFill") is None and style.colour is not None:
                own.insert(0, fragment(
                    f'<a:solidFill><a:srgbClr val="{style.colour.hex.lower()}"/></a:solidFill>'
                ))  # fmt: skip
    for style_list in body.findall(f"{A}lstStyle"):
        if not len(style_list):
            body.remove(style_list)
    etree.cleanup_namespaces(element)


def _transform(box: Rect) -> Any:
    x, y, width, height = (
        round(length * 12700 / GRID) * GRID for length in (box.x, box.y, box.width, box.height)
    )
    return fragment(f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>')
