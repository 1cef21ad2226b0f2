"""Write a photograph as HTML, in the size that the reader's screen needs."""

from __future__ import annotations

from markupsafe import Markup

from irdocs.web.pictures import ShownPhotograph

_MARGINS = 32
"""How much wider than its column a small screen is, in pixels of CSS."""


def image(shown: ShownPhotograph, alt: str) -> Markup:
    """Return a photograph with its alternative text."""
    sizes = Markup("")
    if shown.sizes:
        listed = ", ".join(f"{address} {width}w" for address, width in shown.sizes)
        across = f"(max-width: {shown.width + _MARGINS}px) calc(100vw - 2rem), {shown.width}px"
        sizes = Markup(' srcset="{}" sizes="{}"').format(listed, across)
    return Markup('<img src="{}"{} width="{}" height="{}" alt="{}"/>').format(
        shown.address, sizes, shown.width, shown.height, alt
    )


__all__ = ["image"]
