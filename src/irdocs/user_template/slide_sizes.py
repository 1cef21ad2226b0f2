"""Bring a template whose slides are very small or very large to a usual size.

A size in pt means little on a screen: a slide of 2 by 1 inches is shown as large as one of 13.3 by
7.5. Our type, gaps and icons are made for the latter, so a template of another size is enlarged or
reduced as a whole, as PowerPoint does itself when the slide size is changed: places, type, indents,
insets, lines. Its proportions stay.
"""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.ooxml.pptx_adapter import packages
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.xml import Element, qname
from irdocs.units import Size

LEAST_WIDTH, LEAST_HEIGHT = 720.0, 405.0
"""The smallest slide in pt that is left as it is: 10 inches wide, in the proportions 16:9."""
MOST_WIDTH = 1300.0
"""The widest slide in pt that is left as it is."""
USUAL_WIDTH = 960.0
"""The width in pt of PowerPoint's own slides, to which larger ones are reduced."""
USUAL_HEIGHT = 720.0
"""The height in pt of such a slide in the proportions 4:3: on no other is type smaller."""
LIMITS = (72.0, 4032.0)
"""The least and the largest width and height of a slide in pt (ECMA-376, 19.7.15)."""

_SIZES = (100, 400_000)
"""The least and the largest size of type, in 1/100 pt (ECMA-376, 20.1.10.72)."""
_SHADOW = ("blurRad", "dist")
_LEVEL = ("marL", "marR", "indent", "defTabSz")
_LENGTHS: Mapping[str, tuple[str, ...]] = {
    "a:off": ("x", "y"), "a:ext": ("cx", "cy"), "a:chOff": ("x", "y"), "a:chExt": ("cx", "cy"),
    "a:bodyPr": ("lIns", "tIns", "rIns", "bIns", "spcCol"), "a:pPr": _LEVEL,
    **{f"a:lvl{number}pPr": _LEVEL for number in range(1, 10)},
    "a:tab": ("pos",), "a:spcPts": ("val",), "a:buSzPts": ("val",), "a:tile": ("tx", "ty"),
    **{f"a:{line}": ("w",) for line in ("ln", "lnL", "lnR", "lnT", "lnB")},
    "a:gridCol": ("w",), "a:tr": ("h",), "a:tcPr": ("marL", "marR", "marT", "marB"),
    "a:outerShdw": _SHADOW, "a:innerShdw": _SHADOW, "a:prstShdw": _SHADOW,
    "a:reflection": _SHADOW, "a:glow": ("rad",), "a:blur": ("rad",), "a:softEdge": ("rad",),
}  # fmt: skip
"""The attributes that are lengths, in EMU or 1/100 pt, by their elements."""
_RUNS = ("a:rPr", "a:defRPr", "a:endParaRPr")


def factor(
    slide: Size, least_width: float = LEAST_WIDTH, least_height: float = LEAST_HEIGHT
) -> float:
    """Return by what a template is enlarged (above 1) or reduced; 1 if its size is usual.

    The least width and height, in pt, may be larger than usual, where text needs more room than the
    slide has.
    """
    if slide.width > MOST_WIDTH:
        return USUAL_WIDTH / slide.width
    return max(1.0, least_width / slide.width, least_height / slide.height)


def resized(data: bytes, scale: float) -> bytes:
    """Return a template without slides, enlarged or reduced by a factor."""
    package = packages.opened(data)
    main = package.main
    size = main.root.find(qname("p:sldSz"))
    if size is not None:
        size.attrib.pop("type", None)
        _scale_lengths(size, ("cx", "cy"), scale)
    default = main.root.find(qname("p:defaultTextStyle"))
    if default is not None:
        _scale(default, scale)
    for master in main.listed("p:sldMasterId"):
        pages: list[Part] = [master, *master.listed("p:sldLayoutId")]
        for page in pages:
            _scale(page.root, scale)
    return package.data()


def _scale(root: Element, scale: float) -> None:
    """Multiply every length below an element."""
    for name, attributes in _LENGTHS.items():
        for element in root.iter(qname(name)):
            _scale_lengths(element, attributes, scale)
    for name in _RUNS:
        for element in root.iter(qname(name)):
            _scale_lengths(element, ("spc",), scale)
            size = element.get("sz")
            if size is not None:
                scaled = round(int(size) * scale)
                element.set("sz", str(min(_SIZES[1], max(_SIZES[0], scaled))))


def _scale_lengths(element: Element, attributes: tuple[str, ...], scale: float) -> None:
    for attribute in attributes:
        value = element.get(attribute)
        if value is not None:
            element.set(attribute, str(round(int(value) * scale)))


def is_possible(slide: Size) -> bool:
    """Whether a presentation may have slides of a size."""
    low, high = LIMITS
    return all(low - 1 <= length <= high + 1 for length in (slide.width, slide.height))
