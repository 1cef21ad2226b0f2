"""Rules on what a screen reader needs of a PDF: tags, title, headings, tables, lists, links.

Most of them are requirements of PDF/UA (ISO 14289-1), which the files claim to meet.
"""

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
    if not pdf.pdf.structure:
        yield Finding(0, "the file has no structure tree")
    elif not pdf.pdf.catalogue.marked:
        yield Finding(0, "the file does not declare that it is tagged (MarkInfo)")


def shows_title(pdf: ExaminedPdf) -> Iterator[Finding]:
    title = pdf.pdf.claims.title
    if title != pdf.expected.title:
        yield Finding(0, f'the title of the file is "{title}", not "{pdf.expected.title}"')
    if not pdf.pdf.catalogue.shows_title:
        yield Finding(
            0, "PDF readers would show the name of the file, not its title (DisplayDocTitle)"
        )


def has_language(pdf: ExaminedPdf) -> Iterator[Finding]:
    language = pdf.pdf.catalogue.language
    if language != pdf.expected.language:
        yield Finding(0, f'the language of the file is "{language}", not "{pdf.expected.language}"')


def claims(pdf: ExaminedPdf) -> Iterator[Finding]:
    for standard in ("PDF/UA-1", "PDF/A-2a"):
        if standard not in pdf.pdf.claims.conformance:
            yield Finding(0, f"the metadata does not claim {standard}")


def all_marked(pdf: ExaminedPdf) -> Iterator[Finding]:
    referenced = {content for element in pdf.pdf.elements for content in element.marked_content}
    for page in pdf.pdf.pages:
        unmarked = [i for i in page.painted if i.content is None and i.artifact is None]
        orphans = {item.content for item in page.painted if item.content is not None} - referenced
        if unmarked:
            yield Finding(
                page.number, f"{len(unmarked)} painted items are neither tagged nor artifacts"
            )
        if orphans:
            yield Finding(
                page.number, f"{len(orphans)} marked-content sequences belong to no element"
            )


def headings(pdf: ExaminedPdf) -> Iterator[Finding]:
    in_order = [e for e in pdf.pdf.elements if re.fullmatch(r"H[1-6]", e.role)]
    levels = [int(heading.role[1]) for heading in in_order]
    if not levels or levels[0] != 1:
        page = in_order[0].page if in_order else 0
        yield Finding(page, "the first heading is not of level 1")
    for heading, (above, below) in zip(in_order[1:], pairwise(levels), strict=True):
        if below - above > 1:
            yield Finding(heading.page, f"a heading of level {below} follows one of level {above}")


def figures(pdf: ExaminedPdf) -> Iterator[Finding]:
    for element in pdf.pdf.elements:
        if element.role in ("Figure", "Formula") and not (element.alt or "").strip():
            yield Finding(element.page, f"a {element.role.lower()} has no alternative text")


def _rows(table: StructureElement) -> list[StructureElement]:
    return [element for element in table.walk() if element.role == "TR"]


def _widths(rows: Sequence[StructureElement]) -> list[int]:
    """Return the number of columns that the cells of each row fill, those from above included.

    Rows that cells would need below the last are counted too, as too narrow.
    """
    widths: list[int] = [0] * len(rows)
    for number, row in enumerate(rows):
        for cell in row.kids:
            widths += [0] * (number + min(cell.rows, MOST_ROWS) - len(widths))
            for below in range(number, number + min(cell.rows, MOST_ROWS)):
                widths[below] += cell.span
    return widths


MOST_ROWS = 10_000
"""A damaged file may claim that a cell spans more rows than memory holds."""


def tables(pdf: ExaminedPdf) -> Iterator[Finding]:
    for table in pdf.pdf.elements:
        if table.role != "Table":
            continue
        cells = [cell for row in _rows(table) for cell in row.kids]
        if not any(cell.role == "TH" for cell in cells):
            yield Finding(table.page, "a table has no header cell")
        if any(cell.role == "TH" and cell.scope is None for cell in cells):
            yield Finding(
                table.page,
                "a header cell does not say whether it heads its row or its column (Scope)",
            )
        if len(set(_widths(_rows(table)))) > 1:
            yield Finding(table.page, "a table's rows have different numbers of cells")


_ALLOWED_KIDS = {
    "L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot",
    "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}  # fmt: skip
"""The structure types that elements of lists and tables may contain (ISO 32000-1, 14.8.4.3)."""


def nesting(pdf: ExaminedPdf) -> Iterator[Finding]:
    for element in pdf.pdf.elements:
        for kid in element.kids if element.role in _ALLOWED_KIDS else ():
            if kid.role not in _ALLOWED_KIDS[element.role]:
                yield Finding(
                    kid.page, f"an element {element.role} contains {kid.role}, which is not allowed"
                )


def links(pdf: ExaminedPdf) -> Iterator[Finding]:
    for element in pdf.pdf.elements:
        is_silent = any(not annotation.contents.strip() for annotation in element.annotations)
        if element.role == "Link" and is_silent:
            yield Finding(element.page, "a link has no description of where it leads (Contents)")
    for page in pdf.pdf.pages:
        if page.annotations and page.tab_order != "S":
            yield Finding(page.number, "the tab key does not visit links in reading order (Tabs)")


def reading_order(pdf: ExaminedPdf) -> Iterator[Finding]:
    # irdocs numbers marked content in the order of painting. So a page is painted in reading order
    # if the numbers ascend when the structure tree is read from beginning to end.
    numbers_by_page: dict[int, list[int]] = {}
    for contents in _contents(pdf.pdf.structure):
        for content in contents:
            if not content.stream:  # each form XObject numbers its content for itself
                numbers_by_page.setdefault(content.page, []).append(content.mcid)
    for page, numbers in sorted(numbers_by_page.items()):
        if numbers != sorted(numbers):
            yield Finding(page, "the page is painted in another order than it is read")


def _contents(
    elements: tuple[StructureElement, ...],
) -> Iterator[Sequence[MarkedContentReference]]:
    """Yield the marked content of each paragraph or other innermost block, in reading order."""
    for element in elements:
        if not element.kids:
            yield element.marked_content
        elif not element.marked_content:
            yield from _contents(element.kids)
        else:  # a paragraph with links in it counts as a whole, whatever the order within
            yield sorted(c for part in element.walk() for c in part.marked_content)


RULES: tuple[Rule[ExaminedPdf], ...] = (
    Rule("PDF-01", Severity.ERROR, "the PDF is tagged",
         "Without tags a screen reader has to guess the reading order and the headings.",
         f"{_UA}, 7.1", is_tagged),
    Rule("PDF-02", Severity.ERROR, "the PDF has the content's title, and shows it",
         "People tell open windows apart by their titles, and screen readers announce them.",
         f"{_UA}, 7.1", shows_title),
    Rule("PDF-03", Severity.ERROR, "the PDF has the content's language",
         "A screen reader chooses its voice and pronunciation by it.", f"{_UA}, 7.2", has_language),
    Rule("PDF-04", Severity.ERROR, "the PDF claims PDF/UA-1 and PDF/A-2a",
         "Accessibility checkers and archives look for the claim.",
         f"{_UA}, 5; ISO 19005-2, 6.6.4", claims),
    Rule("PDF-05", Severity.ERROR, "everything painted is tagged, or marked as an artifact",
         "A screen reader skips anything else, or reads it as noise.", f"{_UA}, 7.1", all_marked),
    Rule("PDF-06", Severity.ERROR, "headings begin at level 1 and skip no level",
         "Users of screen readers move from heading to heading.", f"{_UA}, 7.4", headings),
    Rule("PDF-07", Severity.ERROR, "every figure and formula has alternative text",
         "People who cannot see it get the alternative text instead.",
         f"{_UA}, 7.3 and 7.7", figures),
    Rule("PDF-08", Severity.ERROR, "tables are regular, and their header cells say what they head",
         "A screen reader reads each cell together with its header.", f"{_UA}, 7.5", tables),
    Rule("PDF-09", Severity.ERROR,
         "lists and tables contain only the elements that are allowed in them",
         "A screen reader announces the number of items and cells.", f"{_UA}, 7.2", nesting),
    Rule("PDF-10", Severity.ERROR, "links have a description, and are visited in reading order",
         "Screen readers list links without the text around them.", f"{_UA}, 7.18.5", links),
    Rule("PDF-12", Severity.ERROR, "pages are painted in reading order",
         "Some programs follow the order of painting and not the tags, also when text is copied.",
         "WCAG 2.2, 1.3.2", reading_order),
)  # fmt: skip
