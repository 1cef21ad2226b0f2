"""What a finished file holds in one language: pictures, tables, links, the size of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from irdocs.audit.ledger import Placement
from irdocs.audit.parity import Inventory
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.reading.structure_tree import StructureElement
from irdocs.ooxml.namespaces import C
from irdocs.ooxml.presentation import Presentation

_COUNTED = {"Figure": "figures", "Formula": "formulas", "Table": "tables"}
"""The structure types of which there must be as many in each language, by what they are called."""


def of_pdf(
    file: PdfFile,
    roots: Sequence[StructureElement],
    name: str,
    language: str,
    placement: Placement,
) -> Inventory:
    """Return what a PDF called `name` holds below some elements, which are of one language."""
    elements = [element for root in roots for element in root.walk()]
    counts = Counter(element.role for element in elements)
    return Inventory(
        name,
        language,
        frozenset(block for block, pages in placement.items() if pages),
        {called: counts[role] for role, called in _COUNTED.items()},
        frozenset(
            annotation.address
            for element in elements
            for annotation in element.annotations
            if annotation.address
        ),
        _type_sizes(file, elements),
    )


def of_deck(
    show: Presentation, slides: Collection[int], name: str, language: str, placement: Placement
) -> Inventory:
    """Return what a deck called `name` holds on some slides, counted from 1, in one language."""
    pages = [page for page in show.slides if page.number in slides]
    charts = sum(1 for page in pages for _ in page.root.iter(f"{C}chart"))
    addresses = {
        relation.target
        for page in pages
        for relation in show.package.relations(page.part).values()
        if relation.external
    }
    blocks = frozenset(block for block, numbers in placement.items() if numbers)
    return Inventory(name, language, blocks, {"charts": charts}, frozenset(addresses))


def _type_sizes(file: PdfFile, elements: Sequence[StructureElement]) -> Counter[float]:
    """Return how many letters below some elements have each size in pt."""
    own = {content for element in elements for content in element.marked_content}
    letters: Counter[float] = Counter()
    for page in file.pages:
        for item in page.painted:
            if item.kind == "text" and item.content in own:
                letters[round(item.size, 2)] += len(item.text)
    return letters


__all__ = ["of_deck", "of_pdf"]
