"""Read any SVG file: as a drawing in colour roles, or as one in its own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from irdocs.content.illustration import Illustration
from irdocs.content.svg import roles
from irdocs.content.svg.cost import check_cost
from irdocs.content.svg.faults import DrawingRemark, UnsupportedDrawingError
from irdocs.content.svg.parsing import elements_of, local_name, parsed, removed
from irdocs.content.svg.screening import Screened, leave_out_unknown, screened
from irdocs.frozen import replace

if TYPE_CHECKING:
    from irdocs.content.artwork import Artwork, RenderedArtwork
    from irdocs.content.free_drawings import DrawingPicture
    from irdocs.content.svg.faces import DrawingFaces


def read(
    data: bytes, faces: DrawingFaces | None = None
) -> Illustration | Artwork | RenderedArtwork:
    """Return the drawing in an SVG file. Raises UnsupportedDrawingError, which says why.

    Its texts are set in `faces`, or in those that come with irdocs.
    """
    root, found = _sound(data)
    # A style sheet beside roles only helps other programs to show the file.
    if not found.remarks and (
        roles.has_roles(root) or not any(local_name(e) == "style" for e in elements_of(root))
    ):
        try:
            return roles.read_roles(root)
        except UnsupportedDrawingError:
            pass  # it has more than roles
    from irdocs.content import free_drawings

    return free_drawings.read(root, found, faces)


def picture(data: bytes, pixels: int) -> DrawingPicture:
    """Return the drawing in an SVG file as a picture of about so many pixels in all.

    Raises UnsupportedDrawingError as `read` does.
    """
    from irdocs.content import free_drawings

    return free_drawings.picture(_sound(data)[0], pixels)


def _sound(data: bytes) -> tuple[Any, Screened]:
    """Return the tree of an SVG file without what would never end, and what was found in it."""
    root = parsed(data)
    found = screened(root)
    loops = check_cost(root)
    for use in loops:
        removed(use)
    leave_out_unknown(root)
    return root, replace(found, remarks=(*found.remarks, *(_looping(use) for use in loops)))


def _looping(use: Any) -> DrawingRemark:
    return DrawingRemark(
        "drawing-simplified",
        f"line {use.sourceline}: a use element that shows what it is in is left out, "
        "as it would never end",
        "take it out",
    )
