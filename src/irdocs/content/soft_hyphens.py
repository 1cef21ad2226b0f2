"""Take soft hyphens out of a document, for products whose programs would show them.

PowerPoint shows a soft hyphen (U+00AD) as a hyphen wherever it stands, and breaks no line at it.
"""

from __future__ import annotations

from typing import Any

from irdocs.content.model import Document
from irdocs.content.rewriting import rewritten_document, with_text

SOFT_HYPHEN = "\u00ad"
"""A place where a word may be divided; it shows a hyphen only where a line ends there."""


def without_soft_hyphens(document: Document) -> Document:
    """Return the document without soft hyphens, and itself if it has none."""
    return rewritten_document(document, _cleaned)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and SOFT_HYPHEN in value:
        return with_text(value, value.replace(SOFT_HYPHEN, ""))
    return value
