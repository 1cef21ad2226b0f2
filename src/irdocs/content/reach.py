"""Check that each block reaches a product, and that no section loses its heading in one."""

from __future__ import annotations

from collections.abc import Container, Sequence

from irdocs.content.audience import places_of, places_told_apart, product_of, shortest, spoken
from irdocs.content.blocks import AnyBlock, PageBreak
from irdocs.content.model import Document, Section
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report


def check_sections(document: Document, report: Report, products: Sequence[ProductTraits]) -> None:
    """Report blocks that reach no product, and sections whose heading would be lost in one.

    A product shows a section only if it shows one of its blocks. A section whose blocks are all
    for one product, while it does not say so itself, is taken for a mistake; one whose blocks are
    for different products was divided on purpose.
    """
    nodes = [node for section in document.sections for node in (section, *section.blocks)]
    places = places_told_apart(nodes, products)
    presented = {product.name for product in products if product.is_presented}
    for section in document.sections:
        own = _places_of(section, places, presented)
        reached = []
        for block in section.blocks:
            shown_in = own & _places_of(block, places, presented)
            if not shown_in:
                _report_unreachable(block, section, report)
            if not isinstance(block, PageBreak):
                reached.append(shown_in)
        missed = [place for place in places if reached and place in own - reached[0]]
        if missed and reached[0] and len(set(reached)) == 1:
            name = shortest(own - reached[0], places)[0]
            report.error(
                "empty-section",
                f'section "{section.id}" has no block for the {spoken([name])}',
                section.span,
                _hint_for_empty(section, shortest(reached[0], places)),
            )


def _places_of(
    node: Section | AnyBlock, places: Sequence[str], presented: Container[str]
) -> frozenset[str]:
    """Return the places that show a section or block, as far as it says itself.

    What is backup is for products that somebody presents, and page breaks are for the others.
    """
    return frozenset(
        place
        for place in places_of(node, places)
        if product_of(place) in presented or not node.backup
        if product_of(place) not in presented or not isinstance(node, PageBreak)
    )


def _report_unreachable(block: AnyBlock, section: Section, report: Report) -> None:
    """Report a block that no product shows."""
    named = spoken(block.only or section.only)
    if block.only and section.only and not set(block.only) & set(section.only):
        message = (
            f'block "{block.id}" is for the {spoken(block.only)}, its section for the '
            f"{spoken(section.only)}: it appears in neither"
        )
        hint = "remove only: from the block or from its section"
    elif isinstance(block, PageBreak):
        message = f"a page break has no effect in the {named}"
        hint = "remove it; each block has slides of its own"
    else:
        message = f'block "{block.id}" is backup, which the {named} leaves out'
        hint = "remove backup: or only:"
    report.error("unreachable-block", message, block.span, hint)


def _hint_for_empty(section: Section, reached: Sequence[str]) -> str:
    """Return what to do about a section all of whose blocks reach the same places."""
    if all(block.backup for block in section.blocks):
        return "give the section backup: true"
    names = reached[0] if len(reached) == 1 else f"[{', '.join(reached)}]"
    return f"give the section only: {names}"
