"""Rules on what a listener needs of a PDF: tags, headings, tables, lists, links, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.audit.pdf.examined import ExaminedPdf
from irdocs.audit.reading.painted_items import MarkedContentReference
from irdocs.audit.reading.structure_tree import StructureElement
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity

_UA = "ISO 14289-1"


def is_tagged(pdf: ExaminedPdf) -> Iterator[Finding]:
    if not pdf.file.structure:
        yield Finding(0, "it has no structure tree")
    elif not pdf.file.catalogue.marked:
        yield Finding(0, "it does not say that it is tagged")


def shows_title(pdf: ExaminedPdf) -> Iterator[Finding]:
    title = pdf.file.claims.title
    if title != pdf.expected.title:
        yield Finding(0, f'its title is "{title}", not "{pdf.expected.title}"')
    if not pdf.file.catalogue.shows_title:
        yield Finding(0, "a reader's window would show the file's name")


def has_language(pdf: ExaminedPdf) -> Iterator[Finding]:
    language = pdf.file.catalogue.language
    if language != pdf.expected.language:
        yield Finding(0, f'its language is "{language}", not "{pdf.expected.language}"')


def claims(pdf: ExaminedPdf) -> Iterator[Finding]:
    for standard in ("PDF/UA-1", "PDF/A-2a"):
        if standard not in pdf.file.claims.conformance:
            yield Finding(0, f"it does not claim {standard}")


def all_marked(pdf: ExaminedPdf) -> Iterator[Finding]:
    owned = {content for element in pdf.file.elements for content in element.marked_content}
    for page in pdf.file.pages:
        loose = [i for i in page.painted if i.content is None and i.artifact is None]
        orphans = {item.content for item in page.painted if item.content is not None} - owned
        if loose:
            yield Finding(
                page.number, f"{len(loose)} painted things are neither tagged nor artifacts"
            )
        if orphans:
            yield Finding(page.number, f"{len(orphans)} marked contents belong to no element")


def headings(pdf: ExaminedPdf) -> Iterator[Finding]:
    in_order = [e for e in pdf.file.elements if re.fullmatch(r"H[1-6]", e.role)]
    levels = [int(heading.role[1]) for heading in in_order]
    if not levels or levels[0] != 1:
        page = in_order[0].page if in_order else 0
        yield Finding(page, "the first heading is not of level 1")
    for heading, (above, below) in zip(in_order[1:], pairwise(levels), strict=True):
        if below - above > 1:
            yield Finding(heading.page, f"a heading of level {below} follows one of level {above}")


def figures(pdf: ExaminedPdf) -> Iterator[Finding]:
    for element in pdf.file.elements:
        if element.role == "Figure" and not (element.alt or "").strip():
            yield Finding(element.page, "a figure has no alternative text")


def _rows(table: StructureElement) -> list[StructureElement]:
    return [element for element in table.walk() if element.role == "TR"]


def tables(pdf: ExaminedPdf) -> Iterator[Finding]:
    for table in pdf.file.elements:
        if table.role != "Table":
            continue
        cells = [cell for row in _rows(table) for cell in row.kids]
        if not any(cell.role == "TH" for cell in cells):
            yield Finding(table.page, "a table has no header cell")
        if any(cell.role == "TH" and cell.scope is None for cell in cells):
            yield Finding(table.page, "a header cell does not say what it heads")
        widths = {sum(cell.span for cell in row.kids) for row in _rows(table)}
        if len(widths) > 1:
            yield Finding(table.page, "a table's rows have different numbers of cells")


_KIDS = {
    "L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot",
    "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}  # fmt: skip


def nesting(pdf: ExaminedPdf) -> Iterator[Finding]:
    for element in pdf.file.elements:
        for kid in element.kids if element.role in _KIDS else ():
            if kid.role not in _KIDS[element.role]:
                yield Finding(kid.page, f"{element.role} holds {kid.role}")


def links(pdf: ExaminedPdf) -> Iterator[Finding]:
    for element in pdf.file.elements:
        is_silent = any(not annotation.contents.strip() for annotation in element.annotations)
        if element.role == "Link" and is_silent:
            yield Finding(element.page, "a link's annotation does not say where it leads")
    for page in pdf.file.pages:
        if page.annotations and page.tab_order != "S":
            yield Finding(page.number, "links are not visited in the order of the structure")


def reading_order(pdf: ExaminedPdf) -> Iterator[Finding]:
    read: dict[int, list[int]] = {}
    for contents in _contents(pdf.file.structure):
        for content in contents:
            if not content.stream:  # forms number their content each for itself
                read.setdefault(content.page, []).append(content.mcid)
    for page, order in sorted(read.items()):
        if order != sorted(order):
            yield Finding(page, "it is painted in another order than it is read")


def _contents(
    elements: tuple[StructureElement, ...],
) -> Iterator[Sequence[MarkedContentReference]]:
    """Yield the marked content of leaves and of those above them, each own content together."""
    for element in elements:
        if not element.kids:
            yield element.marked_content
        elif not element.marked_content:
            yield from _contents(element.kids)
        else:  # text with links in it: sorted as one, since it is one paragraph
            yield sorted(c for inner in element.walk() for c in inner.marked_content)


RULES: tuple[Rule[ExaminedPdf], ...] = (
    Rule("PDF-01", Severity.ERROR, "the PDF is tagged",
         "Without tags a screen reader guesses at order and headings.", f"{_UA}, 7.1", is_tagged),
    Rule("PDF-02", Severity.ERROR, "the PDF has the content's title, and shows it",
         "Among open windows it is found by its title.", f"{_UA}, 7.1", shows_title),
    Rule("PDF-03", Severity.ERROR, "the PDF has the content's language",
         "A screen reader chooses its voice by it.", f"{_UA}, 7.2", has_language),
    Rule("PDF-04", Severity.ERROR, "the PDF claims PDF/UA-1 and PDF/A-2a",
         "Checkers and archives look for the claim.", f"{_UA}, 5; ISO 19005-2, 6.6.4", claims),
    Rule("PDF-05", Severity.ERROR, "all that is painted is tagged, or an artifact",
         "What is neither is not read, or is read as noise.", f"{_UA}, 7.1", all_marked),
    Rule("PDF-06", Severity.ERROR, "headings begin at level 1 and skip none",
         "Who listens goes from heading to heading.", f"{_UA}, 7.4", headings),
    Rule("PDF-07", Severity.ERROR, "every figure has alternative text",
         "Who cannot see it must be told.", f"{_UA}, 7.3", figures),
    Rule("PDF-08", Severity.ERROR, "tables are regular, their header cells say what they head",
         "A cell is read with its header.", f"{_UA}, 7.5", tables),
    Rule("PDF-09", Severity.ERROR, "lists and tables hold only what they may",
         "A screen reader counts items and cells.", f"{_UA}, 7.2", nesting),
    Rule("PDF-10", Severity.ERROR, "links say where they lead, in reading order",
         "They are listed without their text.", f"{_UA}, 7.18.5", links),
    Rule("PDF-12", Severity.ERROR, "pages are painted in reading order",
         "Some readers, and those who copy text, follow the page and not the tags.",
         "WCAG 2.2, 1.3.2", reading_order),
)  # fmt: skip
