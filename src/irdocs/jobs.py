"""What is to be made of a document in one language, or in two that share their files: jobs.

A job is an order of a product, such as the leaflet in one format, and the edition or editions that
it is for.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.options import BuildOptions
from irdocs.products import (
    Half,
    PlanContext,
    PlannedFile,
    PlannedFiles,
    Product,
    ProductOrder,
)


@frozen
class Order:
    """A product in one form, such as the leaflet in one format, that is to be planned."""

    product: Product
    form: ProductOrder

    def shown(self, document: Document) -> Document:
        """Return the document with only what the product shows in this form."""
        return self.form.shown(document, self.product.traits)

    def plan(self, document: Document, context: PlanContext) -> PlannedFiles:
        """Return the files that can be made; none after an error in the context's report."""
        document = self.shown(document)
        if not self.product.can_show(document, context.report):
            return PlannedFiles()
        return self.form.plan(document, context)


def ordered(
    options: BuildOptions, products: Sequence[Product], report: Report, files: FileReader
) -> list[Order]:
    """Return what the options ask for of some products. Raises UsageError as they do."""
    return [
        Order(product, form)
        for product in products
        if options.only in (None, product.name)
        for form in product.order(options, report, files)
    ]


@frozen
class Edition:
    """A document in one language that was read without an error, and what is to be made of it."""

    document: Document
    context: PlanContext
    orders: Sequence[Order]


@frozen
class Job:
    """An order of an edition, or of two that share their files."""

    order: Order
    editions: tuple[Edition, ...]

    @property
    def edition(self) -> Edition:
        """The edition, or the first of two."""
        return self.editions[0]

    def languages_of(self, file: PlannedFile) -> tuple[str, ...]:
        """Return the tags of the languages in a file."""
        editions = self.editions if file.half is None else (self.editions[file.half],)
        return tuple(str(edition.document.document.language) for edition in editions)

    def plan(self, report: Report) -> PlannedFiles:
        """Return the files that can be made; none after an error in the report."""
        share = self.order.form.share
        if len(self.editions) == 1 or share is None:
            edition = self.edition
            return self.order.plan(edition.document, replace(edition.context, report=report))
        first, second = (
            Half(self.order.shown(edition.document), replace(edition.context, report=report))
            for edition in self.editions
        )
        if not all(self.order.product.can_show(h.document, report) for h in (first, second)):
            return PlannedFiles()
        return share((first, second))


def alone(editions: Sequence[Edition | None]) -> list[Job]:
    """Return the jobs of editions that have files of their own."""
    return [Job(order, (edition,)) for edition in editions if edition for order in edition.orders]


def shared(first: Edition, second: Edition, own_files: Sequence[bool]) -> list[Job]:
    """Return the jobs of two editions that share files, which both their languages name.

    A product that cannot share has a file of each, and web pages have one language each.
    `own_files` says whether each edition has these already, with files of its language alone.
    """
    jobs = []
    name = f"{first.context.language}-{second.context.language}"
    pair = [
        replace(
            edition,
            context=replace(
                edition.context, language=name, web=None if is_made else edition.context.web
            ),
        )
        for edition, is_made in zip((first, second), own_files, strict=True)
    ]
    for order in first.orders:
        if order.form.share is None:
            alone = zip((first, second), own_files, strict=True)
            jobs += [Job(order, (edition,)) for edition, is_made in alone if not is_made]
        else:
            jobs.append(Job(order, tuple(pair)))
    return jobs


__all__ = ["Edition", "Job", "Order", "alone", "ordered", "shared"]
