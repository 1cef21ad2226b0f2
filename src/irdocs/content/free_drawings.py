"""Read an SVG file in its own colours: as vectors, if they hold all of it, or as a picture.

Most of the modules of `svg` are for these drawings alone; those of colour roles do without them.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

from irdocs.content.artwork import Artwork, RenderedArtwork
from irdocs.content.svg.cascade import apply_styles
from irdocs.content.svg.cost import check_cost
from irdocs.content.svg.faces import DrawingFaces, shipped
from irdocs.content.svg.faults import DrawingRemark, NotVectorsError, UnsupportedDrawingError
from irdocs.content.svg.parsing import elements_of, local_name
from irdocs.content.svg.preparing import PreparedDrawing, families, prepared
from irdocs.content.svg.rendering import LEAST_PIXELS, PROOF_PIXELS, rendered
from irdocs.content.svg.screening import Screened
from irdocs.content.svg.type_sizes import TextMeasures, measured_texts
from irdocs.content.svg.vectors import ConverterMissingError, read_vectors
from irdocs.content.svg.wording import texts
from irdocs.drawing import Colour
from irdocs.frozen import frozen

INSTALL = "pip install 'irdocs[svg]'"


@frozen
class DrawingPicture:
    """A drawing as pixels, in its own colours."""

    png: bytes
    roles: frozenset[Colour]
    """The colours in it that stand for colour roles, which have none of their own."""


def picture(root: Any, pixels: int) -> DrawingPicture:
    """Return a drawing as a picture of about so many pixels in all.

    Raises UnsupportedDrawingError as `read` does.
    """
    apply_styles(root)
    check_cost(root)
    faces = _set_in_scripts(root, shipped())
    drawing = prepared(root, faces.substitute)
    width = max(1, round(sqrt(pixels * drawing.width / drawing.height)))
    fonts = faces.files if any(local_name(e) == "text" for e in elements_of(root)) else ()
    return DrawingPicture(rendered(drawing.svg, width, fonts), frozenset(drawing.roles))


def _set_in_scripts(root: Any, faces: DrawingFaces) -> DrawingFaces:
    """Set texts whose letters the typefaces lack in that of their script; return all typefaces.

    Raises UnsupportedDrawingError for a text of which no single one has all letters.
    """
    for element in elements_of(root):
        text = "".join(element.itertext()) if local_name(element) == "text" else ""
        if not (missing := faces.lacking(text)):
            continue
        found = faces.with_script(text)
        if found is None:
            raise UnsupportedDrawingError(
                f'line {element.sourceline}, text: no typeface here has "{missing[:20]}" and all '
                "else in it; turn it into paths, or part it by script"
            )
        faces, family = found
        for part in element.iter():
            if isinstance(part.tag, str):
                part.set("style", f"{part.get('style', '')};font-family:'{family}'")
    return faces


def read(root: Any, found: Screened, faces: DrawingFaces | None) -> Artwork | RenderedArtwork:
    """Return a drawing, of which some things were found before; its texts are set in `faces`, or in
    those that come with irdocs. Raises UnsupportedDrawingError, which says why."""
    faces = faces or shipped()
    styling = apply_styles(root)
    check_cost(root)  # style sheets may unfold things, too
    faces = _set_in_scripts(root, faces)
    lines = list(texts(root))
    words = tuple(text for _, text in lines)
    remarks = (*found.remarks, *styling, *(_other_faces(root, faces) if words else ()))
    fonts = faces.files if any(local_name(e) == "text" for e in elements_of(root)) else ()
    drawing = prepared(root, faces.substitute)
    measures = measured_texts(drawing.svg, fonts) if words else TextMeasures()
    least = measures.least
    remarks = (*remarks, *([_cut(measures.cut)] if measures.cut else []))
    if found.raster:
        reason = _as_picture(f"line {found.raster[1]}: {found.raster[0]}")
    else:
        try:
            vectors = read_vectors(drawing.svg, fonts)
            if not vectors.elements:
                raise UnsupportedDrawingError("it paints nothing")
            return Artwork(
                vectors.width, vectors.height, vectors.elements, drawing.roles, words, remarks,
                least,
            )  # fmt: skip
        except NotVectorsError as error:
            reason = _as_picture(_located(root, str(error)))
        except ConverterMissingError:
            reason = DrawingRemark(
                "drawing-as-picture",
                "it is shown as a picture, as the package that reads vectors is not installed",
                f"install it with {INSTALL}",
            )
    return _picture(drawing, fonts, words, (*remarks, reason), least)


def _picture(
    drawing: PreparedDrawing,
    fonts: tuple[Any, ...],
    words: tuple[str, ...],
    remarks: tuple[DrawingRemark, ...],
    least: float,
) -> RenderedArtwork:
    if drawing.roles:
        raise UnsupportedDrawingError(
            f"{remarks[-1].message}; a drawing that names colour roles must be vectors"
        )
    ratio = drawing.width / drawing.height
    try:
        proof = rendered(drawing.svg, PROOF_PIXELS, fonts)
    except UnsupportedDrawingError:  # perhaps one that takes too long
        proof = rendered(drawing.svg, LEAST_PIXELS, fonts)
    return RenderedArtwork.of(drawing.svg, ratio, proof, fonts, words, remarks, least)


def _as_picture(reason: str) -> DrawingRemark:
    return DrawingRemark(
        "drawing-as-picture",
        f"{reason} cannot be drawn as vectors, so the drawing is shown as a picture",
        "take it out, or put up with pixels: 600 an inch on paper",
    )


def _cut(letters: str) -> DrawingRemark:
    return DrawingRemark(
        "drawing-cut",
        f'the letters "{letters[:40]}" lie beyond its edge, and are cut off',
        "move its text, make its viewBox larger, or turn the text into paths if it fits in the "
        "typeface that it was made with",
    )


_ELEMENTS = {
    "a picture": ("image", "filter"),
    "a picture of more than 8 bits": ("image",),
    "a pattern": ("pattern",),
    "a mask": ("mask",),
    "a clipping path of several parts": ("clipPath",),
}


def _located(root: Any, what: str) -> str:
    """Return what keeps a drawing from being vectors, with the line of its first element."""
    for element in elements_of(root):
        if local_name(element) in _ELEMENTS.get(what, ()):
            return f"line {element.sourceline}: {what}"
    return f"line {root.sourceline}: {what}"


def _other_faces(root: Any, faces: DrawingFaces) -> tuple[DrawingRemark, ...]:
    named = [name.strip(" '\"") for _, listed in families(root) for name in listed.split(",")[:1]]
    own = {faces.otherwise, *faces.families.values()}
    others = [name for name in dict.fromkeys(named) if name and name not in own]
    if not others:
        return ()
    return (
        DrawingRemark(
            "drawing-face",
            f"its text is set in {faces.otherwise} instead of {', '.join(others)}",
            "turn the text into paths if its typeface matters, and say its words in alt",
        ),
    )
