"""Write a PNG of every page and slide, and pictures.json with their alternative texts.

For `irdocs pictures`: a web page or a pull request can show a product with them. The text of a
picture is read from the finished PDF, so that it says what the picture shows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from irdocs import output
from irdocs.audit.reading import pdf_text
from irdocs.audit.reading.transcript import Transcript, normalised
from irdocs.audit.wording import LONGEST_ALT
from irdocs.building import BuildResult, make
from irdocs.frozen import frozen, replace
from irdocs.options import BuildOptions
from irdocs.products import FinishedFile, PagePictures

if TYPE_CHECKING:
    from PIL.Image import Image

DESCRIPTION = "pictures.json"


@frozen
class PageImage:
    """A picture of one page or slide."""

    name: str
    """The name of its file."""
    data: bytes
    """The PNG."""
    size: tuple[int, int]
    """Width and height in pixels."""
    alt: str
    """The alternative text: which page it is, and its headings."""
    text: str
    """All the text of the page."""


def take(
    path: Path,
    folder: Path,
    options: BuildOptions,
    width: int,
    environment: Mapping[str, str] | None = None,
    libreoffice: Callable[[bytes], bytes] | None = None,
) -> tuple[BuildResult, Sequence[PageImage]]:
    """Write a PNG `width` pixels wide of each page and slide, and pictures.json; nothing on errors.

    `libreoffice`, if given, turns a deck into a PDF, from which slides are drawn instead of from
    irdocs' own. Raises OSError and UsageError as `make` does, and what `libreoffice` raises.
    """
    result, finished_files, _ = make(path, replace(options, pages=True), environment=environment)
    if result.failed:
        return result, ()
    data = {file.name: file.data for file in finished_files}
    pictures: list[PageImage] = []
    for file in finished_files:
        if file.pictures is not None:
            deck = data.get(file.pictures.slides_of or "")
            drawn_from = libreoffice(deck) if libreoffice and deck else file.data
            pictures += of(file, file.pictures, width, drawn_from)
    descriptions = [
        {"file": p.name, "width": p.size[0], "height": p.size[1], "alt": p.alt, "text": p.text}
        for p in pictures
    ]
    files = {picture.name: picture.data for picture in pictures}
    files[DESCRIPTION] = output.json_text(descriptions).encode()
    output.write(folder, files)
    return result, pictures


def of(made: FinishedFile, called: PagePictures, width: int, shown: bytes) -> Iterator[PageImage]:
    """Yield pictures of the pages of a PDF, `width` pixels wide.

    They are drawn from `shown`: the PDF itself, or another one with the same pages, such as
    LibreOffice's. Their texts are always those of the PDF itself, which has headings.
    """
    outline = pdf_text.read(made.data)
    digits = len(str(made.count))
    for number in range(1, made.count + 1):
        data, size = drawn(shown, number - 1, width)
        alternative = called.alt(
            number=str(number), total=str(made.count), headings=_headings(outline, number)
        )
        yield PageImage(
            f"{called.stem}-{number:0{digits}d}.png", data, size,
            shorten(alternative, LONGEST_ALT, placeholder=" …"),
            outline.words((number,)),
        )  # fmt: skip


def _headings(outline: Transcript, page: int) -> str:
    """Return the headings of a page, each once; all its text if it has none."""
    headings = [
        normalised(piece.text)
        for piece in outline.pieces
        if piece.page == page and piece.role in ("H1", "H2", "H3")
    ]
    return "; ".join(dict.fromkeys(headings)) or outline.words((page,))


def drawn(
    data: bytes, number: int, width: int, *, compression: int = 6
) -> tuple[bytes, tuple[int, int]]:
    """Return page `number` of a PDF, counted from 0, as a PNG, and its width and height in pixels.

    `compression` is that of zlib: from 0, the quickest, to 9, the smallest.
    """
    image = _rendered(data, number, width)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=compression)
    return file.getvalue(), image.size


def glimpse(data: bytes, width: int) -> bytes:
    """Return the first page of a PDF as a JPEG: a third of the bytes of a PNG, in a tenth of its
    time, and good enough to tell one edition from another."""
    file = io.BytesIO()
    _rendered(data, 0, width).save(file, "JPEG", quality=80, subsampling="4:4:4")
    return file.getvalue()


def _rendered(data: bytes, number: int, width: int) -> Image:
    """Return page `number` of a PDF, counted from 0, as pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        image: Image = page.render(scale=width / page.get_width()).to_pil()
        return image
    finally:
        document.close()
