"""Make of a screened SVG file the one that is drawn: sized, in faces that are there, without data.

Two libraries draw it, and neither knows our themes or finds our fonts by the names that drawing
programs write. So colour roles become colours that nothing else in the drawing has, which the
reader turns into roles again, and families of type become the one whose files are handed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import field
from typing import Any

from irdocs.content.svg import embedded
from irdocs.content.svg.cascade import apply_styles
from irdocs.content.svg.cost import check_cost
from irdocs.content.svg.css_colours import plain_colours
from irdocs.content.svg.differences import evened_out, sharp_pixels
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import (
    SVG,
    XLINK_HREF,
    elements_of,
    href,
    local_name,
    parsed,
    removed,
)
from irdocs.content.svg.roles import ROLE_PREFIXES, has_roles
from irdocs.drawing import Colour
from irdocs.frozen import frozen

_UNITS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0,
}  # fmt: skip
"""The pixels of CSS in each absolute unit (CSS Values 3, 6.2)."""
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z]*)\s*\Z")
_LARGEST, _NARROWEST = 1e6, 50
_FAMILY = re.compile(r"(?<![\w-])(font-family\s*:\s*)([^;}!]+)")
_SHORTHAND = re.compile(
    r"(?<![\w-])(font\s*:[^;}]*?(?:[\d.]+(?:px|pt|pc|mm|cm|in|em|ex|rem|%)|"
    r"(?:xx?-|)(?:small|large)|medium|smaller|larger)(?:\s*/\s*[\w.%]+)?\s+)([^;}!]+)"
)
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
Substitute = Callable[[str], str]
"""Returns the families in which a text is set, for those that a drawing names."""


@frozen
class PreparedDrawing:
    """An SVG file that can be drawn, and what its marks stand for."""

    svg: str
    width: float
    height: float
    """In the pixels of CSS, 1/96 inch."""
    roles: Mapping[Colour, str] = field(hash=False)
    """The colours that stand for colour roles."""


def prepared(original: Any, substitute: Substitute) -> PreparedDrawing:
    """Return the drawing of a screened tree. Raises UnsupportedDrawingError."""
    root = deepcopy(original)
    width, height = _size(root)
    root.set("width", f"{width:.9g}")
    root.set("height", f"{height:.9g}")
    _strip(root)
    plain_colours(root)
    evened_out(root)
    _set_faces(root, substitute)
    _embed(root, substitute)
    roles = _mark_roles(root)
    return PreparedDrawing(_text(root), width, height, roles)


def _text(root: Any) -> str:
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode"))


# ---------------------------------------------------------------- size


def _size(root: Any) -> tuple[float, float]:
    """Return width and height in pixels of CSS; one that is missing follows from the viewBox."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = _view_box(root.get("viewBox"))
    if width is None and height is None:
        width, height = box or (None, None)
    elif box and height is None and width is not None:
        height = width * box[1] / box[0]
    elif box and width is None and height is not None:
        width = height * box[0] / box[1]
    if width is None or height is None:
        raise UnsupportedDrawingError("the svg element needs a viewBox, or a width and a height")
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise UnsupportedDrawingError("its width and height must be above 0")
    if not 1 / _NARROWEST < width / height < _NARROWEST:
        raise UnsupportedDrawingError(
            f"its longer side must be below {_NARROWEST} times the shorter one"
        )
    return width, height


def _length(text: str | None) -> float | None:
    """Return a length in pixels of CSS; None for one that depends on what is outside."""
    match = _LENGTH.match(text or "")
    if match is None or match[2] not in _UNITS:
        return None
    return float(match[1]) * _UNITS[match[2]]


def _view_box(text: str | None) -> tuple[float, float] | None:
    parts = re.split(r"[\s,]+", (text or "").strip())
    try:
        _, _, width, height = (float(part) for part in parts)
    except ValueError:
        return None
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None


# ---------------------------------------------------------------- what is left out


def _strip(root: Any) -> None:
    """Take out what draws nothing: comments, metadata, what editors and animations write."""
    dropped = {"metadata", "title", "desc", "animate", "animateColor", "animateMotion",
               "animateTransform", "set", "mpath", "foreignObject"}  # fmt: skip
    for node in list(root.iter()):
        is_element = isinstance(node.tag, str)
        if node is not root and (
            not is_element or local_name(node) in dropped or local_name(node).startswith("{")
        ):
            removed(node)
        elif is_element:
            _strip_attributes(node)


def _strip_attributes(element: Any) -> None:
    kept = {XLINK_HREF, "{http://www.w3.org/XML/1998/namespace}space",
            "{http://www.w3.org/XML/1998/namespace}lang"}  # fmt: skip
    for name in list(element.attrib):
        is_foreign = str(name).startswith("{") and name not in kept
        if is_foreign or str(name).startswith(("aria-", "data-")):
            del element.attrib[name]
    if local_name(element) == "a":
        for name in ("href", XLINK_HREF):
            element.attrib.pop(name, None)


# ---------------------------------------------------------------- faces


def families(root: Any) -> Iterator[tuple[int, str]]:
    """Yield each list of families that a drawing names, with its line."""
    for element in elements_of(root):
        if element.get("font-family"):
            yield element.sourceline, str(element.get("font-family"))
        style = element.get("style", "")
        if local_name(element) == "style":
            style = "".join(element.itertext())
        for pattern in (_FAMILY, _SHORTHAND):
            for match in pattern.finditer(style):
                yield element.sourceline, match[2].strip()


def _set_faces(root: Any, substitute: Substitute) -> None:
    def changed(style: str) -> str:
        for pattern in (_FAMILY, _SHORTHAND):
            style = pattern.sub(lambda match: match[1] + substitute(match[2].strip()), style)
        return style

    for element in elements_of(root):
        if element.get("font-family"):
            element.set("font-family", substitute(str(element.get("font-family"))))
        if element.get("style"):
            element.set("style", changed(str(element.get("style"))))
        if local_name(element) == "style":
            text = changed("".join(element.itertext()))
            for child in list(element):
                element.remove(child)
            element.text = text
    if not root.get("font-family"):
        root.set("font-family", substitute("serif"))


def _embed(root: Any, substitute: Substitute) -> None:
    """Prepare the pictures and drawings that are embedded in a drawing."""
    for element in elements_of(root):
        target = href(element)
        if local_name(element) in ("image", "feImage") and target and not target.startswith("#"):
            inner = embedded.drawing_in(target)
            if inner is None:
                _set_href(element, embedded.plain(target, sharp=sharp_pixels(element)))
            else:
                inner_root = parsed(inner)
                for use in check_cost(inner_root):
                    removed(use)
                apply_styles(inner_root)
                check_cost(inner_root)
                _strip(inner_root)
                plain_colours(inner_root)
                evened_out(inner_root)
                _set_faces(inner_root, substitute)
                _embed(inner_root, substitute)
                _set_href(element, embedded.url_of(_text(inner_root)))


def _set_href(element: Any, url: str) -> None:
    element.attrib.pop(XLINK_HREF, None)
    element.set("href", url)


# ---------------------------------------------------------------- roles


def _mark_roles(root: Any) -> dict[Colour, str]:
    """Give elements of a role's class a colour that stands for the role.

    Where roles are used, a class must be a role's or be in a style sheet: a misspelt one would
    leave its element black.
    """
    if not has_roles(root):
        return {}
    sheets = "".join("".join(e.itertext()) for e in elements_of(root) if e.tag == f"{SVG}style")
    in_sheets = set(_CLASS.findall(sheets))
    text = _text(root).casefold()
    free = (
        colour
        for n in range(1, 4096)
        if (colour := Colour(254 - n % 16, n // 16 % 16, 253 - n // 256)).hex.casefold() not in text
    )
    marks: dict[str, Colour] = {}
    for element in elements_of(root):
        rules = [rule for rule in str(element.get("style", "")).split(";") if rule.strip()]
        for name in str(element.get("class", "")).split():
            prefix, _, role = name.partition("-")
            if not name.startswith(ROLE_PREFIXES):
                if name not in in_sheets:
                    raise UnsupportedDrawingError(
                        f'line {element.sourceline}: the class "{name}" begins with neither fill- '
                        "nor stroke-, and no style sheet has it"
                    )
                continue
            if role != "none" and role not in marks:
                marks[role] = next(free)
            rules.append(f"{prefix}:{'none' if role == 'none' else marks[role]}")
        if rules:
            element.set("style", ";".join(rules))
    return {colour: role for role, colour in marks.items()}
