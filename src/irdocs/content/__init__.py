"""Read content.yaml into a checked `Document`, or report every fault with its line and column.

The bytes pass through three stages. `source` decodes them and turns YAML into plain values that
remember where they stand. `decode` validates these values by the model (`model`, `fields`) and
translates pydantic's errors into ours. `assets` finds the files that the content names. A file
with faults gives diagnostics and no document, never a half-read one; only after errors of wording,
such as Markdown that is not set, there is a document, so that its layout is checked in one run.
"""

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
    """A content file that was read: its text, and its document, or None if that cannot be used."""

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
    """Return the content in `raw`; faults go to `report`, which names the file as `file`.

    Drawings and photographs are looked for in `folder` and below. The names of `products` are the
    values that `only:` may have. `files` remembers what was read, if the caller wants to know.
    """
    text = source.decode_text(raw, file, report)
    if text is None:
        return ContentFile(raw.decode("utf-8", "replace"), None)
    data = source.parse(text, file, report)
    if data is None:
        return ContentFile(text, None)
    assets = AssetFolder(folder, files or FileReader())
    return ContentFile(text, decode.decode(data, assets, report, products))
