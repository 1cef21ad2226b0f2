"""Check that each block reaches a product, and that no section loses its heading in one."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import Block, PageBreak
from irdocs.content.model import Document, Section
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report


def check_sections(document: Document, report: Report, products: Sequence[ProductTraits]) -> None:
    """Report blocks that reach no product, and sections whose heading would be lost in one.

    A product shows a section only if it shows one of its blocks. A section whose blocks are all
    for one product, while it does not say so itself, is taken for a mistake; one whose blocks are
    for different products was divided on purpose.
    """
    for section in document.sections:
        own = _products_of(section, products)
        reached = []
        for block in section.blocks:
            shown_in = own & _products_of(block, products)
            if not shown_in:
                _report_unreachable(block, section, report)
            if not isinstance(block, PageBreak):
                reached.append(shown_in)
        if not reached:
            continue
        missed = [product.name for product in products if product.name in own - reached[0]]
        if missed and reached[0] and len(set(reached)) == 1:
            report.error(
                "empty-section",
                f'section "{section.id}" has no block for the {missed[0]}',
                section.span,
                _hint_for_empty(section, reached[0]),
            )


def _products_of(node: Section | Block, products: Sequence[ProductTraits]) -> frozenset[str]:
    """Return the names of the products that show a section or block, as far as it says itself."""
    return frozenset(
        product.name
        for product in products
        if node.only in (None, product.name)
        and (product.is_presented or not node.backup)
        and not (product.is_presented and isinstance(node, PageBreak))
    )


def _report_unreachable(block: Block, section: Section, report: Report) -> None:
    """Report a block that no product shows."""
    if block.only and section.only and block.only != section.only:
        message = (
            f'block "{block.id}" is for the {block.only}, its section for the {section.only}: '
            "it appears in neither"
        )
        hint = "remove only: from the block or from its section"
    elif isinstance(block, PageBreak):
        message = f"a page break has no effect in the {block.only or section.only}"
        hint = "remove it; each block has slides of its own"
    else:
        message = f'block "{block.id}" is backup, which the {block.only or section.only} leaves out'
        hint = "remove backup: or only:"
    report.error("unreachable-block", message, block.span, hint)


def _hint_for_empty(section: Section, reached: frozenset[str]) -> str:
    """Return what to do about a section all of whose blocks reach the same products."""
    if all(block.backup for block in section.blocks):
        return "give the section backup: true"
    return f"give the section only: {min(reached)}"
