"""Reading: content.yaml → a checked Document, or every complaint with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from irdocs.content import decode, source
from irdocs.content.assets import AssetFolder
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A content file that was read: its text, and its Document unless it has errors."""

    text: str
    document: Document | None


def read(
    raw: bytes,
    file: str,
    folder: Path,
    report: Report,
    products: Sequence[ProductTraits],
    files: FileReader | None = None,
) -> ContentFile:
    """Return the content in `raw`, called `file` in complaints; assets lie below `folder`.

    Its parts may be for one of some products only.
    """
    text = source.decode_text(raw, file, report)
    if text is None:
        return ContentFile(raw.decode("utf-8", "replace"), None)
    data = source.parse(text, file, report)
    if data is None:
        return ContentFile(text, None)
    assets = AssetFolder(folder, files or FileReader())
    return ContentFile(text, decode.decode(data, assets, report, products))
