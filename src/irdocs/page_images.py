"""Pictures of every page and slide, with words for those who cannot see them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten

from irdocs import output
from irdocs.audit.reading import pdf_text
from irdocs.audit.reading.transcript import Transcript, even
from irdocs.audit.wording import LONGEST_ALT
from irdocs.build import BuildResult, make
from irdocs.options import BuildOptions
from irdocs.products import FinishedFile, PagePictures

DESCRIPTION = "pictures.json"


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of one page or slide: its file, its pixels, what stands in its place."""

    name: str
    data: bytes
    size: tuple[int, int]
    alt: str
    text: str
    """All that the page says."""


def take(
    path: Path,
    folder: Path,
    options: BuildOptions,
    width: int,
    environment: Mapping[str, str] | None = None,
    libreoffice: Callable[[bytes], bytes] | None = None,
) -> tuple[BuildResult, Sequence[PageImage]]:
    """Write a PNG `width` pixels wide of each page and slide, and pictures.json; nothing on errors.

    With `libreoffice`, which turns a deck into a PDF, slides are drawn as it has them. Raises
    OSError and UsageError as `make` does, and what `libreoffice` raises.
    """
    result, made, _ = make(path, replace(options, pages=True), environment=environment)
    if result.failed:
        return result, ()
    data = {one.name: one.data for one in made}
    pictures: list[PageImage] = []
    for one in made:
        if one.pictures is not None:
            native = data.get(one.pictures.slides_of or "")
            shown = libreoffice(native) if libreoffice and native else one.data
            pictures += of(one, one.pictures, width, shown)
    said = [
        {"file": p.name, "width": p.size[0], "height": p.size[1], "alt": p.alt, "text": p.text}
        for p in pictures
    ]
    files = {picture.name: picture.data for picture in pictures}
    files[DESCRIPTION] = (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()
    output.write(folder, files)
    return result, pictures


def of(made: FinishedFile, called: PagePictures, width: int, shown: bytes) -> Iterator[PageImage]:
    """Yield pictures of the pages of a PDF, drawn from `shown`: itself, or what looks alike."""
    outline = pdf_text.read(made.data)
    digits = len(str(made.count))
    for number in range(1, made.count + 1):
        data, size = drawn(shown, number - 1, width)
        alternative = f"{called.page} {number} of {made.count}: {_headings(outline, number)}"
        yield PageImage(
            f"{called.stem}-{number:0{digits}d}.png", data, size,
            shorten(alternative, LONGEST_ALT, placeholder=" …"),
            outline.words((number,)),
        )  # fmt: skip


def _headings(outline: Transcript, page: int) -> str:
    """Return the headings of a page, or its first words."""
    said = [even(p.text) for p in outline.pieces if p.page == page and p.role in ("H1", "H2", "H3")]
    return "; ".join(dict.fromkeys(said)) or outline.words((page,))


def drawn(
    data: bytes, number: int, width: int, *, compression: int = 6
) -> tuple[bytes, tuple[int, int]]:
    """Return a page of a PDF, counted from 0, as a PNG of a width, and its size in pixels."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        image = page.render(scale=width / page.get_width()).to_pil()
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=compression)
        return file.getvalue(), image.size
    finally:
        document.close()
