"""Refuse drawings that run, load or unfold something, and find what is not shown as it is.

An SVG file is a program for a browser: it may hold scripts, load fonts and pictures, and unfold
into millions of elements that use each other. A drawing in print needs none of it. Each of these is
an error with its line, and so is an element that another program may show and we do not, since a
drawing that lost a part could mislead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from irdocs.content.svg import embedded
from irdocs.content.svg.cost import check_cost
from irdocs.content.svg.faults import DrawingRemark, UnsupportedDrawingError
from irdocs.content.svg.parsing import (
    SVG,
    elements_of,
    href,
    local_name,
    own_property,
    parsed,
    removed,
)
from irdocs.frozen import frozen

_DRAWN = frozenset((
    "svg", "g", "defs", "symbol", "use", "a", "switch", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "image", "text", "tspan", "textPath", "tref",
    "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker",
    "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight",
    "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
))  # fmt: skip
"""The elements that resvg draws or draws with."""
_SILENT = frozenset(("style", "title", "desc", "metadata", "view", "cursor"))
"""Elements that draw nothing themselves."""
_MOVING = frozenset(
    ("animate", "animateColor", "animateMotion", "animateTransform", "set", "mpath")
)
_RUNNING = frozenset(("script", "handler", "listener"))
_OUTSIDE = frozenset(("foreignObject",))
_FONTS = frozenset((
    "font", "font-face", "glyph", "missing-glyph", "hkern", "vkern", "font-face-src",
    "font-face-name", "font-face-format",
))  # fmt: skip
"""Fonts within a drawing, which no program reads any more."""
_LOST = frozenset((
    "flowRoot", "flowRegion", "flowPara", "flowSpan", "textArea", "tbreak", "solidColor", "hatch",
    "hatchpath", "mesh", "meshgradient", "meshrow", "meshpatch", "audio", "video", "canvas",
    "iframe",
))  # fmt: skip
"""Elements of drafts of SVG 2, of SVG Tiny and of HTML, which some program shows."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
_URL = re.compile(r"url\s*\(\s*[\"']?\s*([^\"')\s]*)", re.IGNORECASE)
_RASTER = {
    "filter": "a filter",
    "mask": "a mask",
    "mix-blend-mode": "blending (mix-blend-mode)",
}
"""Properties whose effect is not drawn as vectors."""
_SCRIPT_HINT = "take it out, and save the drawing as it looks once the script has run"
_HTML_HINT = "turn it into text of the drawing: an SVG without HTML labels (foreignObject)"
_STYLE_HINT = "write the styles into the drawing itself, and leave out web fonts"
_EMBED_HINT = "embed the picture in the drawing (data:), or take the reference out"
_MISSING_HINT = "save the drawing with all its symbols in it, or take the use element out"
_OCTAVES = 16
"""The octaves of noise that all turbulence of a drawing may have together."""


@frozen
class Screened:
    """What was found in a drawing that may be read."""

    remarks: tuple[DrawingRemark, ...]
    raster: tuple[str, int] | None
    """What no vectors hold, and the line where it begins; None if nothing of the kind was seen."""


def screened(root: Any) -> Screened:
    """Return what is to be said of a drawing. Raises UnsupportedDrawingError with the line."""
    _check_instructions(root)
    remarks: list[DrawingRemark] = []
    raster: tuple[str, int] | None = None
    octaves = 0
    ids = {element.get("id") for element in elements_of(root)}
    for element in elements_of(root):
        line, target = element.sourceline, href(element) or ""
        try:
            _check_element(element)
            _check_references(element)
            if local_name(element) == "use" and target.startswith("#") and target[1:] not in ids:
                raise UnsupportedDrawingError(f"{target} is not in the file", _MISSING_HINT)
        except UnsupportedDrawingError as error:
            message = f"line {line}, {_shown(element)}: {error}"
            raise UnsupportedDrawingError(message, error.hint) from None
        name = local_name(element)
        if name in _MOVING:
            remarks.append(_moving(line, name))
        if name == "a" and href(element) is not None:
            remarks.append(_link(line))
        if name == "feTurbulence":
            octaves += _whole(element.get("numOctaves", "1"))
        if _is_unknown(name):
            remarks.append(_unknown(line, name))
        raster = raster or _raster(element)
    if octaves > _OCTAVES:
        raise UnsupportedDrawingError(
            f"it has noise (feTurbulence) of more than {_OCTAVES} octaves"
        )
    return Screened(tuple(dict.fromkeys(remarks)), raster)


def styles(root: Any) -> Iterator[tuple[int, str]]:
    """Yield the text of each style sheet in a drawing, with its line."""
    for element in elements_of(root):
        if local_name(element) == "style":
            yield element.sourceline, "".join(element.itertext())


def _check_instructions(root: Any) -> None:
    """Refuse style sheets outside of the file (xml-stylesheet)."""
    for node in root.xpath("preceding-sibling::processing-instruction()"):
        if node.target == "xml-stylesheet":
            raise UnsupportedDrawingError(
                f"line {node.sourceline}: a style sheet in another file is not read", _STYLE_HINT
            )


def _shown(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _check_element(element: Any) -> None:
    name = local_name(element)
    if name in _RUNNING or name == f"{_XHTML}script":
        raise UnsupportedDrawingError("a script is not read", _SCRIPT_HINT)
    if name == "foreignObject":
        parent = element.getparent()
        if local_name(parent) != "switch" or element.getnext() is None:
            raise UnsupportedDrawingError("HTML in a drawing is not read", _HTML_HINT)
    elif name.startswith(_XHTML):
        if not any(local_name(outer) == "foreignObject" for outer in element.iterancestors()):
            raise UnsupportedDrawingError("HTML in a drawing is not read", _HTML_HINT)
    elif name in _LOST:
        raise UnsupportedDrawingError(f"the element {name} is not read")


def _check_references(element: Any) -> None:
    """Refuse whatever would be fetched or run (SVG 1.1, 17.1 and 18)."""
    name = local_name(element)
    for attribute, value in element.attrib.items():
        local = str(attribute).rpartition("}")[2]
        if local.startswith("on") and not str(attribute).startswith("{"):
            raise UnsupportedDrawingError(f"a script ({local}) is not read", _SCRIPT_HINT)
        if local == "href":
            _check_href(name, str(value).strip())
        elif local == "src" and not str(attribute).startswith("{"):
            raise UnsupportedDrawingError(
                "a reference (src) to something else is not read", _EMBED_HINT
            )
        else:
            check_css(str(value), is_sheet=False, has_escapes=local == "style")
    if name == "style":
        check_css("".join(element.itertext()), is_sheet=True, has_escapes=True)


def _check_href(name: str, value: str) -> None:
    if name.startswith("{") or value.startswith("#") or not value:
        return
    scheme = value.partition(":")[0].strip().casefold() if ":" in value else ""
    if name == "a" and scheme not in ("javascript", "data", "vbscript"):
        return  # nothing is loaded; the link is taken out and remarked upon
    if name in ("image", "feImage") and scheme == "data":
        inner = embedded.drawing_in(value)
        if inner is not None:
            inner_root = parsed(inner)
            screened(inner_root)
            check_cost(inner_root)
        return
    raise UnsupportedDrawingError("a reference (href) to something else is not read", _EMBED_HINT)


def check_css(text: str, *, is_sheet: bool, has_escapes: bool) -> None:
    """Refuse a style that refers to other files, or that hides by escapes what it refers to."""
    if has_escapes and "\\" in text:
        raise UnsupportedDrawingError("an escape (\\) in a style is not read")
    if is_sheet and "@import" in text.casefold():
        raise UnsupportedDrawingError("a style refers to other files", _STYLE_HINT)
    for target in _URL.findall(text):
        is_font = is_sheet and target.startswith("data:") and "@font-face" in text
        if not target.startswith("#") and not is_font:
            raise UnsupportedDrawingError("a style refers to other files", _STYLE_HINT)


def _raster(element: Any) -> tuple[str, int] | None:
    """Return what an element has that no vectors hold, and its line."""
    name, line = local_name(element), element.sourceline
    if name == "style":
        text = "".join(element.itertext())
        for property_name, what in _RASTER.items():
            if re.search(rf"(?<![\w-]){property_name}\s*:\s*(?!none|normal)\w", text):
                return what, line
    for property_name, what in _RASTER.items():
        value = own_property(element, property_name)
        if value not in ("", "none", "normal"):
            return what, line
    if name == "image" and _holds_pictures(href(element) or ""):
        return "a picture within an embedded drawing", line
    if name in ("linearGradient", "radialGradient"):
        if own_property(element, "spreadMethod") in ("reflect", "repeat"):
            return "a gradient that repeats", line
        if element.get("fr", "0").strip() not in ("0", "0%"):
            return "a gradient from a circle (fr)", line
    return None


def _holds_pictures(url: str) -> bool:
    """Whether a data: URL holds a drawing that has pictures in it, which svg2pdf leaves out."""
    inner = None if url.startswith("#") or not url else embedded.drawing_in(url)
    return inner is not None and any(local_name(e) == "image" for e in elements_of(parsed(inner)))


def leave_out_unknown(root: Any) -> None:
    """Hide the elements that are none of SVG's, as programs do; use may show what is in them."""
    for element in list(elements_of(root)):
        if _is_unknown(local_name(element)):
            if local_name(element.getparent()) == "switch":
                removed(element)
            else:
                element.tag = f"{SVG}defs"


def _is_unknown(name: str) -> bool:
    return not name.startswith("{") and name not in _DRAWN | _SILENT | _MOVING | _FONTS | _OUTSIDE


def _unknown(line: int, name: str) -> DrawingRemark:
    return DrawingRemark(
        "drawing-simplified",
        f"line {line}: {name} is no element of SVG, so it is left out with all in it",
        "look at its spelling; small and capital letters are different",
    )


def _moving(line: int, name: str) -> DrawingRemark:
    return DrawingRemark(
        "drawing-simplified",
        f"line {line}: an animation ({name}) is shown as it is before it begins",
        "show the states that matter beside each other",
    )


def _link(line: int) -> DrawingRemark:
    return DrawingRemark(
        "drawing-simplified",
        f"line {line}: a link in the drawing leads nowhere in the products",
        "put the link into the caption",
    )


def _whole(text: str) -> int:
    try:
        return max(1, int(float(text)))
    except (ValueError, OverflowError):
        return 1
