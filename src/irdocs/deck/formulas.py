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
from irdocs.deck.slots import FormulaSlot
from irdocs.locale.scripts import direction
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.office_math import FormulaType, paragraph_math
from irdocs.ooxml.xml import Element, el, qname
from irdocs.units import Rect

NAME = "Formula"
"""What the shape is called in PowerPoint's selection pane."""


def shape(ids: shapes.ShapeIds, paint: SchemePaint, slot: FormulaSlot, language: str) -> Element:
    """Return the shape of a formula by itself."""
    type_ = FormulaType(language, slot.size, partial(paint.fill, slot.colour))
    paragraph = el("a:p", paragraph_math(slot.formula.tree, type_))
    if direction(language) == "rtl":  # mathematics runs to the right
        paragraph.insert(0, el("a:pPr", algn="ctr", rtl=0))
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    # The box is what PowerPoint gives a new formula: without lines to break, as large as that is.
    body = el("a:bodyPr", el("a:spAutoFit"), wrap="none", **insets, anchor="ctr")
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
            shapes.frame(_place(slot)),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
            el("a:noFill"),
        ),
        el("p:txBody", body, el("a:lstStyle"), paragraph),
    )
    return alternatives(native, _drawing(ids, paint, slot))


REQUIRED = "math"
"""The prefix by which a choice names the extension that it requires; any may be declared for it.

Office resolves it as XML namespaces are. LibreOffice compares it by its letters with the usual
"a14", and would turn the formula into an embedded object, stretched to its box and with signs that
it misreads (as of 7.4); with another prefix it shows the drawing, which is right.
"""


def alternatives(native: Element, fallback: Element) -> Element:
    """Return a shape with mathematics, and what programs show that know none."""
    prefixes = {"mc": NAMESPACES["mc"], REQUIRED: NAMESPACES["a14"], "a14": NAMESPACES["a14"]}
    content = etree.Element(qname("mc:AlternateContent"), nsmap={"mc": NAMESPACES["mc"]})
    choice = etree.SubElement(content, qname("mc:Choice"), {"Requires": REQUIRED}, prefixes)
    choice.append(native)
    etree.SubElement(content, qname("mc:Fallback")).append(fallback)
    return content


def _place(slot: FormulaSlot) -> Rect:
    """Return the place of a formula in the middle of its box."""
    drawing, size, box = slot.formula.drawing, slot.size, slot.box
    width, height = drawing.width * size, (drawing.height + drawing.depth) * size
    return Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _drawing(ids: shapes.ShapeIds, paint: SchemePaint, slot: FormulaSlot) -> Element:
    """Return a formula as a freeform."""
    drawing, place = slot.formula.drawing, _place(slot)
    outlines = drawing.placed(slot.size, 0.0, drawing.height * slot.size)
    return shapes.outlined(
        ids(), NAME, place, (place.width, place.height), outlines,
        paint.fill(slot.colour), paint.stroke(None, 0), slot.alt,
    )  # fmt: skip
