"""What rules on a PDF examine: the file that was read back, and what it is expected to be."""

from __future__ import annotations

from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.frozen import frozen


@frozen
class ExpectedPdf:
    """What a PDF is expected to be: its language tag and title, which are the content's."""

    language: str
    title: str
    scale: float = 1.0
    """The factor by which its pages are reduced: 1/3 for a handout with slides at a third.

    Whether text is large enough to need less contrast is judged by its size before that."""
    in_template: bool = False
    """Whether artifacts come from a user's PowerPoint template, which irdocs cannot change."""


@frozen
class ExaminedPdf:
    """A finished PDF that was read back, with what is expected of it."""

    pdf: PdfFile
    expected: ExpectedPdf
