"""The interface of a product: its traits, and the function that turns options into planners."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.options import BuildOptions
from irdocs.products.planning import Halves, PlanContext, PlannedFiles

Planner = Callable[[Document, PlanContext], PlannedFiles]
"""Measures a document and returns the files that can be written; none after an error. What it has
to say goes to the context's report. It does not load the libraries that write files, so that
`irdocs check` and each renewal of the preview stay quick."""


SharedPlanner = Callable[[Halves], PlannedFiles]
"""The same for files that two languages share; both have one report."""


def _without_format(document: Document) -> None:
    """Return no format: the default of orders of a product that has none."""


@frozen
class ProductOrder:
    """A product in one form, such as the leaflet in one format, that can be planned."""

    plan: Planner
    format: Callable[[Document], str | None] = _without_format
    """Returns the name of the format, or the path of a user's own; None for a product without."""

    share: SharedPlanner | None = None
    """Measures a document in two languages and returns the files that they share; None for a
    product whose files have one language each."""

    def shown(self, document: Document, product: ProductTraits) -> Document:
        """Return the document with only what the product shows in this form."""
        format = self.format(document)
        return document if format is None else document.in_format(product, format)


@frozen
class Product:
    """Something that is made of a content file, such as the leaflet or the deck."""

    traits: ProductTraits
    """Its name, and the parts of the content that are for it."""
    order: Callable[[BuildOptions, Report, FileReader], Sequence[ProductOrder]]
    """Returns orders for the files that the options ask for. Errors in a file that the options
    name, such as a press profile, go to the report; raises UsageError if there is no such file."""

    formats: Callable[[], tuple[str, ...]] = tuple
    """Returns the names of its built-in formats."""

    def can_show(self, document: Document, report: Report) -> bool:
        """Return whether the document has a section for this product, and only blocks it can show.

        If not, an error goes to the report for each block that it cannot show, or for the lack of
        sections.
        """
        sections, takes = document.sections_for(self.traits), self.traits.takes
        if not sections:
            report.error(
                "empty-product", f"no section is for the {self.name}", document.span,
                "build only another product (--only), or remove an only: from a section",
            )  # fmt: skip
        untaken = [
            block
            for section in sections
            for block in section.blocks
            if takes is not None and block.type not in takes
        ]
        for block in untaken:
            report.error(
                "untaken-block",
                f'block "{block.id}": the {self.name} cannot show a block of type {block.type}',
                block.span,
                "add only: with the products that it is for",
            )
        return bool(sections) and not untaken

    @property
    def name(self) -> str:
        """Return its name in `only:` and `--only`."""
        return self.traits.name
