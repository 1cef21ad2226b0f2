"""What a product is: all that is asked of one stands in this object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report
from irdocs.options import BuildOptions
from irdocs.products.planning import PlanContext, PlannedFile

Planner = Callable[[Document, PlanContext], Sequence[PlannedFile]]
"""Measures and complains, and returns files that can be written; none after an error. Planning
reads and measures only, without the libraries that write files."""


@dataclass(frozen=True, slots=True)
class Product:
    """Something that is made of a content file."""

    traits: ProductTraits
    """Its name, and which of the content is for it."""
    order: Callable[[BuildOptions, Report, FileReader], Sequence[Planner]]
    """Returns what plans the files that are wanted. Errors in a file that the options name go to
    the report; raises UsageError for one that is not there."""

    def can_show(self, document: Document, report: Report) -> bool:
        """Whether it has a section, and can show every block that is for it; else errors."""
        sections, takes = document.sections_for(self.traits), self.traits.takes
        if not sections:
            report.error(
                "empty-product", f"no section is for the {self.name}", document.span,
                "build another product alone (--only), or take an only: away",
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
                "say with only: which product it is for",
            )
        return bool(sections) and not untaken

    @property
    def name(self) -> str:
        """What `only:` and `--only` call it."""
        return self.traits.name
