"""The transcript of an e-book: that of its page, and whether it is one."""

from __future__ import annotations

import io
import zipfile

from irdocs.audit.reading import web_text
from irdocs.audit.reading.transcript import Transcript
from irdocs.audit.reading.unreadable import UnreadableError

MOST = 50_000_000
"""The most bytes that a page of a book may have once it is unpacked."""


def read(data: bytes) -> Transcript:
    """Return the transcript of a book. Raises UnreadableError if it is none."""
    return web_text.read(page_of(data))


def page_of(data: bytes) -> bytes:
    """Return the page of a book. Raises UnreadableError if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entry = container.getinfo("EPUB/page.xhtml")
            if entry.file_size > MOST:
                raise UnreadableError("its page is too large")
            return container.read(entry)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(f"it is no e-book of ours: {error}") from error


__all__ = ["page_of", "read"]
