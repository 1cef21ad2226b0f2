"""Make an e-book (EPUB 3.3, W3C) of what a web page says: one page, and a list of its contents."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from irdocs.content.model import Document
from irdocs.locale import Locale
from irdocs.locale.scripts import direction
from irdocs.theme import Theme
from irdocs.web import styles
from irdocs.web.pictures import PictureFiles
from irdocs.web.shell import STYLE, PageParts, environment

PAGE = "page.xhtml"
"""The name of the page in a book."""
FOLDER = "EPUB/"
"""The folder in a book that has all but what the container itself needs."""
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    f'<rootfiles><rootfile full-path="{FOLDER}package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" class="drawing'


def book(
    document: Document,
    theme: Theme,
    locale: Locale,
    parts: PageParts,
    pictures: PictureFiles,
    authors: Sequence[str],
    created: datetime,
) -> bytes:
    """Return the book of a page as a file.

    `authors` are those that the file bears, `created` is the moment that it does.
    """
    about, language = document.document, str(document.document.language)
    templates = _environment()
    written = {
        "logos": _in_xml(parts.logos), "photograph": parts.photograph,
        "main": _in_xml(parts.main), "closing": _in_xml(parts.closing),
    }  # fmt: skip
    whole = Markup("").join(written.values())
    has = {"mathml": "<math" in whole, "svg": "<svg" in whole}
    common = {
        "language": language,
        "direction": direction(language),
        "parts": parts,
        "words": locale.words,
        "sheet": STYLE,
        "page": PAGE,
    }
    page = templates.get_template("page.xhtml").render(**common, **written)
    package = templates.get_template("package.opf").render(
        **common,
        about=about,
        authors=authors,
        identifier=_identifier(page),
        modified=created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        properties=" ".join(name for name, is_there in has.items() if is_there),
        has_math=has["mathml"],
        pictures=[(path, f"image/{path.rpartition('.')[2]}") for path in pictures.files],
    )
    return _zipped(
        {
            "META-INF/container.xml": _CONTAINER.encode(),
            f"{FOLDER}package.opf": package.encode(),
            f"{FOLDER}nav.xhtml": templates.get_template("nav.xhtml").render(**common).encode(),
            f"{FOLDER}{PAGE}": page.encode(),
            f"{FOLDER}{STYLE}": styles.sheet(theme).encode(),
            **{f"{FOLDER}{path}": data for path, data in pictures.files.items()},
        }
    )


def _identifier(page: str) -> str:
    """Return the name of a book that no other has, and always the same of the same page."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, sha256(page.encode()).hexdigest())}"


def _in_xml(written: Markup) -> Markup:
    """Return HTML of ours, which is well-formed, as XML, where drawings name their language."""
    return Markup(str(written).replace('<svg class="drawing', _SVG))


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return files in a container (EPUB 3.3, 4.2); the first says what it is, uncompressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        container.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        for name, data in files.items():
            container.writestr(_entry(name, zipfile.ZIP_DEFLATED), data)
    return made.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    """Return an entry of a day that is the same in every build."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    return entry


def _environment() -> Environment:
    return environment("data/book")


__all__ = ["FOLDER", "PAGE", "book"]
