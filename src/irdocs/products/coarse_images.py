"""Find the pictures of a leaflet that have too few pixels for their printed size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil, hypot
from typing import TYPE_CHECKING, assert_never

from irdocs.content.model import Document
from irdocs.content.photographs import PhotographPart
from irdocs.diagnostics import Report, Span
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.vector_art import EmbeddedImage, Tiling, VectorElement, VectorGroup, VectorPath

if TYPE_CHECKING:
    from irdocs.leaflet.boxes import ImageMark
    from irdocs.leaflet.plan import PlannedLeaflet


COARSE = 150
"""In dpi. Printed with fewer pixels to the inch, a photograph shows them as squares; this is the
limit for a leaflet that is printed on any printer. A press profile has its own."""


_ROW = "PRN-08"
"""The row of a preflight on the resolution of images."""


def report_them(
    document: Document, planned: PlannedLeaflet, press: PressProfile | None, report: Report
) -> None:
    """Report each photograph with too few pixels for its printed size (PRN-08).

    The preflight of a press file finds the same in the finished PDF, but only here is the line of
    the content known.
    """
    least_dpi = press.resolution if press else COARSE
    add, subject = (report.error, "the press") if press else (report.warning, "a leaflet")
    images = list(_images(document, planned))
    calls = Counter(name for _, name, _ in images)
    for mark, name, span in images:
        if mark.dpi < least_dpi:
            shown = mark.photograph
            whole = shown.whole if isinstance(shown, PhotographPart) else shown
            needed_width = ceil(whole.width * least_dpi / mark.dpi)
            add(
                "coarse-image",
                f"{name} would be printed at "
                f"{mark.dpi:.0f} dpi; {subject} needs {least_dpi} dpi or more",
                span,
                f"use a picture that is {needed_width} pixels wide or more",
                extent=needed_width if calls[name] == 1 else 0,  # else another may have its place
            )
    for dpi, pixels, block, span in _embedded(planned):
        if dpi < least_dpi:
            add(
                "coarse-image",
                f'block "{block}": a picture within its drawing would be printed at '
                f"{dpi:.0f} dpi; {subject} needs {least_dpi} dpi or more",
                span,
                f"embed a picture that is {ceil(pixels * least_dpi / dpi)} pixels wide or more",
            )


def told_at_their_lines(found: Report) -> Report:
    """Return a report without what a preflight says of pictures that are errors at their lines."""
    if not any(one.code == "coarse-image" for one in found.errors):
        return found
    report = Report()
    report.extend(one for one in found if one.code != _ROW)
    return report


def _images(
    document: Document, planned: PlannedLeaflet
) -> Iterator[tuple[ImageMark, str, Span | None]]:
    """Yield each photograph of the leaflet, with what messages call it and where it is named."""
    from irdocs.leaflet.boxes import ImageMark

    cover = document.document.cover
    for filled in planned.leaflet.panels:
        for art in filled.art:
            if isinstance(art, ImageMark) and cover:
                yield art, "the cover's picture", cover.file.name.span
        for placed in filled.placed:
            for mark in placed.box.marks:
                if not isinstance(mark, ImageMark):
                    continue
                if mark.name:
                    yield mark, f'"{mark.name}"', mark.name.span
                elif placed.box.block or not document.document.logo:
                    yield mark, f'block "{placed.box.block}": its picture', placed.box.span
                else:
                    yield mark, "a logo", document.document.logo[0].span


def _embedded(planned: PlannedLeaflet) -> Iterator[tuple[float, int, str, Span | None]]:
    """Yield the dpi and the width in pixels of each picture within a drawing, and its block."""
    from irdocs.leaflet.boxes import VectorMark

    for filled in planned.leaflet.panels:
        for placed in filled.placed:
            for mark in placed.box.marks:
                if not isinstance(mark, VectorMark):
                    continue
                for image in _embedded_in(mark.elements):
                    pixels = int.from_bytes(image.data[16:20])  # of a PNG's IHDR
                    across = hypot(image.to_drawing[0], image.to_drawing[1])
                    if across > 0:
                        yield pixels / across * 72, pixels, placed.box.block, placed.box.span


def _embedded_in(elements: Sequence[VectorElement]) -> Iterator[EmbeddedImage]:
    """Yield the pictures among elements of a drawing, those in groups and patterns too."""
    for element in elements:
        match element:
            case EmbeddedImage():
                yield element
            case VectorGroup(children):
                yield from _embedded_in(children)
            case VectorPath():
                if isinstance(element.paint, Tiling):
                    yield from _embedded_in(element.paint.to_scale.children)
            case _:
                assert_never(element)
