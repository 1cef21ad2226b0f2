"""Write a transformation of CSS as an attribute of SVG (CSS Transforms 2, 5, 6 and 13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from irdocs.content.svg.parsing import local_name

_FUNCTION = re.compile(r"(?<![a-z\d])([a-z\d]+)\(([^()]*)\)[\s,]*", re.IGNORECASE)
_AMOUNT = re.compile(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?)([a-z%]*)", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54,
           "in": 96.0}  # fmt: skip
_DEGREES = {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0}
_SIDES = {"left": "0%", "top": "0%", "center": "50%", "right": "100%", "bottom": "100%"}
_Box = tuple[float, float, float, float]


class UnreadTransformError(ValueError):
    """A transformation that is not read; the message is its declaration."""


def transform_of(element: Any, given: Mapping[str, str], attribute: str) -> str:
    """Return the attribute for what styles and an attribute give. Raises UnreadTransformError."""
    if element.getparent() is None:
        if given.keys() & {"transform", "translate", "rotate", "scale"}:
            raise UnreadTransformError("transform of the whole drawing")
        return attribute
    parts = []
    for name in ("translate", "rotate", "scale"):
        if given.get(name, "none") != "none":
            amounts = ",".join(given[name].split())
            parts.append(_functions(f"{name}({amounts})", element, given))
    written = given.get("transform", "")
    if not written:
        parts.append(attribute)
    elif written not in ("none", "initial"):
        parts.append(_functions(written, element, given))
    moved = " ".join(part for part in parts if part)
    x, y = _origin(element, given) if moved else (0.0, 0.0)
    return f"translate({x:.9g} {y:.9g}) {moved} translate({-x:.9g} {-y:.9g})" if x or y else moved


def _functions(text: str, element: Any, given: Mapping[str, str]) -> str:
    if _FUNCTION.sub("", text).strip():
        raise UnreadTransformError(f"transform: {text}")
    found = []
    for name, listed in _FUNCTION.findall(text):
        amounts = [_AMOUNT.fullmatch(part) for part in re.split(r"\s*,\s*|\s+", listed.strip())]
        if None in amounts:
            raise UnreadTransformError(f"transform: {text}")
        pairs = [(float(match[1]), match[2].casefold()) for match in amounts if match]
        try:
            found.append(_function(name.casefold(), pairs, element, given))
        except LookupError:
            raise UnreadTransformError(f"transform: {text}") from None
    return " ".join(found)


def _function(
    name: str, amounts: list[tuple[float, str]], element: Any, given: Mapping[str, str]
) -> str:
    """Return one function as SVG has it; raise LookupError for one that it has not."""

    def across(n: int, axis: int) -> float:
        value, unit = amounts[n]
        if unit == "%" and value:
            return value / 100 * _box(element, given)[2 + axis]
        return value * _PIXELS[unit if value else ""]

    def factor(n: int) -> float:
        return amounts[n][0] / (100 if amounts[n][1] == "%" else 1)

    def angle(n: int) -> float:
        return amounts[n][0] * _DEGREES[amounts[n][1]]

    several = len(amounts) > 1
    match name:
        case "translate" if len(amounts) <= 2:
            return f"translate({across(0, 0):.9g} {across(1, 1) if several else 0:.9g})"
        case "translatex":
            return f"translate({across(0, 0):.9g} 0)"
        case "translatey":
            return f"translate(0 {across(0, 1):.9g})"
        case "translatez":
            return ""
        case "translate3d":
            return f"translate({across(0, 0):.9g} {across(1, 1):.9g})"
        case "scale" if len(amounts) <= 2:
            return f"scale({factor(0):.9g} {factor(1 if several else 0):.9g})"
        case "scalex":
            return f"scale({factor(0):.9g} 1)"
        case "scaley":
            return f"scale(1 {factor(0):.9g})"
        case "rotate" | "rotatez" if len(amounts) == 1:
            return f"rotate({angle(0):.9g})"
        case "rotate" if len(amounts) == 3 and not any(unit for _, unit in amounts):
            return f"rotate({' '.join(f'{value:.9g}' for value, _ in amounts)})"
        case "skewx" | "skew" if not several:
            return f"skewX({angle(0):.9g})"
        case "skewy":
            return f"skewY({angle(0):.9g})"
        case "matrix" if len(amounts) == 6:
            return f"matrix({' '.join(f'{value:.9g}' for value, _ in amounts)})"
        case _:
            raise LookupError(name)


def _origin(element: Any, given: Mapping[str, str]) -> tuple[float, float]:
    """Return the point about which an element is turned (CSS Transforms 1, 5)."""
    written = given.get("transform-origin", "")
    if not written or written == "initial":
        if given.get("transform-box", "view-box") == "view-box":
            return 0.0, 0.0
        # "0 0" for elements of SVG, whose corner is that of the box.
        x, y, _, _ = _box(element, given)
        return x, y
    words = written.casefold().split()[:2]
    if len(words) == 1:
        words = ["center", words[0]] if words[0] in ("top", "bottom") else [words[0], "center"]
    if words[0] in ("top", "bottom") or words[1] in ("left", "right"):
        words.reverse()
    point = []
    for axis, word in enumerate(words):
        match = _AMOUNT.fullmatch(_SIDES.get(word, word))
        if match is None or (match[2] != "%" and match[2] not in _PIXELS):
            raise UnreadTransformError(f"transform-origin: {written}")
        in_box = given.get("transform-box", "view-box") != "view-box"
        box = _box(element, given) if in_box or match[2] == "%" else (0.0, 0.0, 0.0, 0.0)
        value = float(match[1])
        length = value / 100 * box[2 + axis] if match[2] == "%" else value * _PIXELS[match[2]]
        point.append(box[axis] + length)
    return point[0], point[1]


def _box(element: Any, given: Mapping[str, str]) -> _Box:
    """Return the box that percentages are of. Raises UnreadTransformError if it is not known."""
    if given.get("transform-box", "view-box") == "view-box":
        for outer in element.iterancestors():
            if local_name(outer) == "svg":
                numbers = _numbers(re.split(r"[\s,]+", outer.get("viewBox", "").strip()))
                if len(numbers) == 4:
                    return 0.0, 0.0, numbers[2], numbers[3]
                sizes = _numbers([outer.get("width", ""), outer.get("height", "")])
                if len(sizes) == 2:
                    return 0.0, 0.0, sizes[0], sizes[1]
                break
        raise UnreadTransformError("transform in parts of the room")
    names = {"rect": "x y width height", "image": "x y width height", "circle": "cx cy r r",
             "ellipse": "cx cy rx ry"}.get(local_name(element), "")  # fmt: skip
    is_plain = given.get("transform-box") in ("fill-box", "content-box")
    values = _numbers([element.get(name, "0") for name in names.split()])
    if not is_plain or len(values) != 4:
        raise UnreadTransformError(f"transform-box: {given.get('transform-box')}")
    x, y, width, height = values
    if "cx" in names:
        return x - width, y - height, 2 * width, 2 * height
    return x, y, width, height


def _numbers(texts: list[str]) -> list[float]:
    matches = [_AMOUNT.fullmatch(text) for text in texts]
    return [float(m[1]) * _PIXELS[m[2]] for m in matches if m and m[2] in _PIXELS]


__all__ = ["UnreadTransformError", "transform_of"]
