"""Changes to what a PDF has beside its pages: tags, details of links, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from support.tampering import Expectation
from support.tampering_pdf import PdfChange, element, link, page_entry, structure


def parents_reversed(pdf: pikepdf.Pdf) -> Expectation:
    """Let the content of the first page lead back to other elements, in the reverse order."""
    tree: Any = pdf.Root.StructTreeRoot.ParentTree
    numbers = tree.Nums if "/Nums" in tree else tree.Kids[0].Nums
    index = list(numbers[::2]).index(pdf.pages[0].StructParents) * 2 + 1
    numbers[index] = Array(reversed(list(numbers[index])))
    return Expectation("changed-speech", 1, "", "parent tree")


def parents_exchanged(pdf: pikepdf.Pdf) -> Expectation:
    first, second = list(pdf.pages[0].Annots)[:2]
    first.StructParent, second.StructParent = second.StructParent, first.StructParent
    return Expectation("changed-speech", 1, "", "parent tree")


def link_detail(key: str, value: Callable[[], Any], told: str, *, of_action: bool = False,
                code: str = "changed-look") -> PdfChange:  # fmt: skip
    def change(pdf: pikepdf.Pdf) -> Expectation:
        owner = link(pdf).A if of_action else link(pdf)
        owner[key] = value()
        return Expectation(code, 1, "", told)

    return change


def bookmark_detail(key: str, value: Callable[[], Any], told: str) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        pdf.Root.Outlines.First[key] = value()
        return Expectation("changed-look", 0, "", told)

    return change


def comment(pdf: pikepdf.Pdf) -> Expectation:
    metadata: Any = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"<rdf:RDF", b"<!-- for Jane --><rdf:RDF", 1))
    return Expectation("changed-file", 0, "", "comment")


def scope(pdf: pikepdf.Pdf) -> Expectation:
    """Let the first header cell of a table head its row, where it headed its column."""
    cell = element(pdf, "TH")
    cell["/A"] = Dictionary(O=Name.Table, Scope=Name.Row)
    return Expectation("changed-speech", 0, "", "/A")


def image_entry(key: str, value: Callable[[], Any]) -> PdfChange:
    def change(pdf: pikepdf.Pdf) -> Expectation:
        images = pdf.pages[1].Resources.XObject.values()
        next(x for x in images if Name.Image == x.Subtype)[key] = value()
        return Expectation("changed-picture", 2, "", "pixels")

    return change


def other_colours(pdf: pikepdf.Pdf) -> Expectation:
    """Let programs take the parts of all colours in another order (ISO 32000-1, 8.6.5.6)."""
    function = Stream(pdf, b"{3 1 roll}", FunctionType=4, Domain=[0, 1] * 3, Range=[0, 1] * 3)
    names = Array([Name.Red, Name.Green, Name.Blue])
    space = Array([Name.DeviceN, names, Name.DeviceRGB, pdf.make_indirect(function)])
    resources = pdf.pages[0].Resources
    spaces = resources.get("/ColorSpace", Dictionary())
    spaces["/DefaultRGB"] = space
    resources["/ColorSpace"] = spaces
    return Expectation("changed-look", 1, "", "resources")


PDF_TAGS: dict[str, PdfChange] = {
    "a parent tree in another order": parents_reversed,
    "links with each other's element": parents_exchanged,
    "a link that sends the place of a click": link_detail(
        "/IsMap", lambda: True, "place of the click", of_action=True, code="changed-link"
    ),
    "a link's action with more in it": link_detail(
        "/NewWindow", lambda: True, "/NewWindow", of_action=True, code="changed-link"
    ),
    "a link that runs something when it comes to sight": link_detail(
        "/PA", lambda: Dictionary(S=Name.URI, URI=String("https://evil.example")), "/PA"
    ),
    "a link's place in quadrilaterals": link_detail(
        "/QuadPoints", lambda: Array([0, 0, 1, 0, 0, 1, 1, 1]), "/QuadPoints"
    ),
    "a frame round a link": link_detail("/Border", lambda: Array([0, 0, 9]), "/Border"),
    "a bookmark's colour": bookmark_detail("/C", lambda: Array([1, 1, 1]), "/C"),
    "a bookmark in italics": bookmark_detail("/F", lambda: 1, "/F"),
    "a comment in the metadata": comment,
    "an abbreviation's expansion": structure("P", "/E", String("Something else")),
    "an element's title": structure("H1", "/T", String("Something else")),
    "a header cell of another direction": scope,
    "an order of tabulators": page_entry("/Tabs", Name.R, "changed-speech"),
    "a page that turns by itself": page_entry("/Dur", 1, "changed-file", "Dur"),
    "an inverted picture": image_entry("/Decode", lambda: Array([1, 0, 1, 0, 1, 0])),
    "another order of colours": other_colours,
}
"""Every such change that a comparison must find."""

__all__ = ["PDF_TAGS"]
