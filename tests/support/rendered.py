"""What LibreOffice really shows of a deck: every character against the box that it belongs to."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2

from irdocs.ooxml.namespaces import A
from irdocs.ooxml.presentation import FOOTERS, Presentation, SlidePage, SlideShape
from irdocs.units import Rect
from irdocs.user_template import typefaces

SLACK = 1.5
"""How far in pt a glyph may reach over its box: its side bearing, and rounding."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that is shown, and the box of its ink in pt from the top left."""

    character: str
    box: Rect


ARIAL = ("Liberation Sans", "Arimo", "Arial", "Helvetica")
"""Typefaces of Arial's widths; with any other LibreOffice breaks lines elsewhere."""


@cache
def is_there() -> bool:
    """Whether LibreOffice is here, and has a face of Arial's widths to show decks in."""
    if shutil.which("soffice") is None or shutil.which("fc-match") is None:
        return False
    command = ["fc-match", "--format=%{family}", "Arial"]
    family = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return family.startswith(ARIAL)


@cache
def has_widths_of(typeface: str) -> bool:
    """Whether LibreOffice has a typeface of known widths, or one of the same widths.

    One of unknown widths is measured as if it were the widest, so any other may be in its place.
    """
    widths = typefaces.TWINS.get(typeface.casefold())
    if widths is None:
        return True
    command = ["fc-match", "--format=%{family}", typeface]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    first = found.split(",")[0].strip().casefold()
    return typefaces.TWINS.get(first) == widths


def missing_typefaces(deck: bytes) -> list[str]:
    """Return the typefaces of a deck's theme without which LibreOffice breaks lines elsewhere."""
    show = Presentation(deck)
    names = {name for slide in show.slides for name in (slide.scheme.major, slide.scheme.minor)}
    return sorted(name for name in names if not has_widths_of(name))


def convert(files: list[Path], folder: Path) -> Mapping[str, Path]:
    """Return the PDF that LibreOffice makes of each deck, by the deck's stem."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True,
    )  # fmt: skip
    return {file.stem: folder / f"{file.stem}.pdf" for file in files}


def outside(deck: bytes, pdf: Path, *, footers: bool = True) -> list[str]:
    """Return a line for each text of a deck that is not shown, or not within its box.

    `footers` tells whether theirs count, which in a user's template are as they are.
    """
    show = Presentation(deck)
    document = pypdfium2.PdfDocument(pdf)
    found = []
    if len(document) != len(show.slides):
        found.append(f"{len(show.slides)} slides are {len(document)} pages")
    for slide, page in zip(show.slides, document, strict=False):
        whole = Rect(0, 0, show.size.width, show.size.height)
        wrong = _wrong(slide, list(_glyphs(page)), whole, footers=footers)
        found += [f"slide {slide.number}: {what}" for what in wrong]
    document.close()
    return found


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    height = page.get_height()
    for number in range(text.count_chars()):
        character = text.get_text_range(number, 1)
        if character in ("\x02", "\ufffe"):
            character = "-"  # so PDFium reads a hyphen at the end of a line
        if character.strip() and character != "•":
            left, bottom, right, top = text.get_charbox(number)
            yield Glyph(character, Rect(left, height - top, right - left, top - bottom))


@dataclass(frozen=True, slots=True)
class _Said:
    """A text that a slide says, and the box that it must stay in."""

    text: str
    box: Rect
    name: str
    is_footer: bool = False


def _wrong(slide: SlidePage, glyphs: list[Glyph], whole: Rect, *, footers: bool) -> Iterator[str]:
    said = list(_texts(slide))
    # LibreOffice paints the footers before or after the rest, whatever their place in the order.
    for footer in (one for one in said if one.is_footer):
        start, end = _nearest(footer, glyphs)
        if footers and (start < 0 or any(_leaving(glyphs[start:end], footer))):
            yield f'"{footer.name}" is not shown in its box'
        if start >= 0:
            del glyphs[start:end]
    for glyph in glyphs:
        if not _within(glyph.box, whole):
            yield f'"{glyph.character}" is off the slide'
    position = 0
    for one in (one for one in said if not one.is_footer):
        start, end = _found(one, glyphs, position)
        if start < 0:
            yield f'"{one.name}" does not show "{one.text[:50]}"'
            continue
        yield from _leaving(glyphs[start:end], one)
        position = end


def _nearest(said: _Said, glyphs: list[Glyph]) -> tuple[int, int]:
    """Return where a text stands that also stands elsewhere: the place nearest its box, or -1."""
    best = (-1, -1)
    least = float("inf")
    start, end = _found(said, glyphs, 0)
    while start >= 0:
        first = glyphs[start].box
        away = abs(first.y - said.box.y) + abs(first.x - said.box.x)
        if [glyph.character for glyph in glyphs[start:end]] != list("".join(said.text.split())):
            away += 10_000  # the same letters, but not the same case
        if away < least:
            best, least = (start, end), away
        start, end = _found(said, glyphs, start + 1)
    return best


def _found(said: _Said, glyphs: list[Glyph], position: int) -> tuple[int, int]:
    """Return where a text stands among a page's glyphs from a position on, or -1."""
    # A template may show its titles in capitals.
    stream = "".join(glyph.character.lower()[:1] for glyph in glyphs)
    text = "".join(character.lower()[:1] for character in "".join(said.text.split()))
    start = stream.find(text, position)
    return start, start + len(text)


def _leaving(shown: list[Glyph], said: _Said) -> Iterator[str]:
    out = [glyph for glyph in shown if not _within(glyph.box, said.box)]
    if out:
        first = out[0]
        yield (
            f'{len(out)} glyphs of "{said.text[:40]}" leave "{said.name}": "{first.character}" at '
            f"{first.box.x:.1f}, {first.box.y:.1f} to {first.box.right:.1f}, "
            f"{first.box.bottom:.1f}, the box is {said.box.x:.1f}, {said.box.y:.1f} to "
            f"{said.box.right:.1f}, {said.box.bottom:.1f}"
        )


def _within(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - SLACK
        and inner.y >= outer.y - SLACK
        and inner.right <= outer.right + SLACK
        and inner.bottom <= outer.bottom + SLACK
    )


def _texts(slide: SlidePage) -> Iterator[_Said]:
    for shape in slide.shapes:
        box = slide.box(shape)
        if box is None:
            continue
        if shape.kind == "sp" and shape.body is not None:
            for paragraph in shape.element.iter(f"{A}p"):
                text = "".join(t.text or "" for t in paragraph.iter(f"{A}t"))
                if text.strip() and shape.type != "sldNum":
                    yield _Said(text, box, shape.name, shape.type in FOOTERS)
        elif shape.kind == "graphicFrame":
            yield from _cells(shape, box)


def _cells(shape: SlideShape, box: Rect) -> Iterator[_Said]:
    widths = [int(c.get("w")) / 12_700 for c in shape.element.iter(f"{A}gridCol")]
    top = box.y
    for row in shape.element.iter(f"{A}tr"):
        height = int(row.get("h")) / 12_700
        left = box.x
        for cell, width in zip(row.iterfind(f"{A}tc"), widths, strict=True):
            text = "".join(t.text or "" for t in cell.iter(f"{A}t"))
            if text.strip():
                yield _Said(text, Rect(left, top, width, height), "a cell")
            left += width
        top += height
