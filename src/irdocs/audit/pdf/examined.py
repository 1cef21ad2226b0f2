"""A finished PDF as the rules look at it: the file, and what was ordered."""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.audit.reading.pdf_file import PdfFile


@dataclass(frozen=True, slots=True)
class ExpectedPdf:
    """What was ordered: the content's language, and its title."""

    language: str
    title: str
    scale: float = 1.0
    """How much smaller than they are meant its pages show things: 1/3 for slides in a handout."""
    in_template: bool = False
    """Whether what is there to be seen and not read is a user's template's, who answers for it."""


@dataclass(frozen=True, slots=True)
class ExaminedPdf:
    """A finished PDF that was read back, and what it is held to."""

    file: PdfFile
    expected: ExpectedPdf
