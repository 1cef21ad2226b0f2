"""Write a formula as a shape that PowerPoint edits, with a drawing of it for other programs.

Mathematics in a slide is an extension of Office 2010 (MS-ODRAWXML, 2.8.1, m). A shape with it
stands in an AlternateContent (ECMA-376, part 3, 10.2): programs that know the extension take the
choice, others the fallback, which here is the same formula as one freeform.
"""

from __future__ import annotations

from functools import partial

from lxml import etree

from irdocs.deck import shapes
from irdocs.deck.colours import SchemePaint
from irdocs.deck.model import FormulaSlot
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.office_math import FormulaType, paragraph_math
from irdocs.ooxml.xml import Element, el, qname
from irdocs.units import Rect

NAME = "Formula"
"""What the shape is called in PowerPoint's selection pane."""


def shape(ids: shapes.ShapeIds, paint: SchemePaint, slot: FormulaSlot, language: str) -> Element:
    """Return the shape of a formula by itself."""
    type_ = FormulaType(language, slot.size, partial(paint.fill, "ink"))
    paragraph = el("a:p", el("a:pPr", algn="ctr"), paragraph_math(slot.formula.tree, type_))
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    body = el("a:bodyPr", el("a:noAutofit"), wrap="square", **insets, anchor="ctr")
    native = el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(ids(), NAME, slot.alt),
            el("p:cNvSpPr", txBox=1),
            el("p:nvPr"),
        ),
        el(
            "p:spPr",
            shapes.frame(slot.box),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
            el("a:noFill"),
        ),
        el("p:txBody", body, el("a:lstStyle"), paragraph),
    )
    return alternatives(native, _drawing(ids, paint, slot))


def alternatives(native: Element, fallback: Element) -> Element:
    """Return a shape with mathematics, and what programs show that know none."""
    prefixes = {prefix: NAMESPACES[prefix] for prefix in ("mc", "a14")}
    content = etree.Element(qname("mc:AlternateContent"), nsmap={"mc": NAMESPACES["mc"]})
    choice = etree.SubElement(content, qname("mc:Choice"), {"Requires": "a14"}, prefixes)
    choice.append(native)
    etree.SubElement(content, qname("mc:Fallback")).append(fallback)
    return content


def _drawing(ids: shapes.ShapeIds, paint: SchemePaint, slot: FormulaSlot) -> Element:
    """Return a formula as a freeform, in the middle of its box."""
    drawing, size, box = slot.formula.drawing, slot.size, slot.box
    width, height = drawing.width * size, (drawing.height + drawing.depth) * size
    place = Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    outlines = drawing.placed(size, 0.0, drawing.height * size)
    return shapes.outlined(
        ids(), NAME, place, (width, height), outlines,
        paint.fill("ink"), paint.stroke(None, 0), slot.alt,
    )  # fmt: skip
