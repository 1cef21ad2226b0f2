"""Draw what styles say that SVG 1.1 says in attributes or texts, and tell what is not drawn.

Places and sizes, the path of a path and transformations are properties of SVG 2; case and spaces
are those of CSS Text. Each becomes what every program reads. A remark names the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from irdocs.content.svg.css_transforms import UnreadTransformError, transform_of
from irdocs.content.svg.faults import DrawingRemark
from irdocs.content.svg.parsing import elements_of, local_name, own_styles, set_styles

_PLACE, _SIZE = ("x", "y"), ("width", "height")
_GEOMETRY = {
    "rect": (*_PLACE, *_SIZE, "rx", "ry"), "image": (*_PLACE, *_SIZE), "svg": (*_PLACE, *_SIZE),
    "use": (*_PLACE, *_SIZE), "circle": ("cx", "cy", "r"), "ellipse": ("cx", "cy", "rx", "ry"),
}  # fmt: skip
"""The properties that place each element (SVG 2, 7 and 8)."""
_LENGTH = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?(?:px|pt|pc|mm|cm|in|em|ex|%)")
_ZERO = re.compile(r"[+-]?0+(?:\.0*)?")
_D = re.compile(r"""path\(\s*(["'])([^"']*)\1\s*\)""")
_MOVES = ("transform", "translate", "rotate", "scale", "transform-origin", "transform-box")
_SHORT_FONT = re.compile(
    r"(?P<before>(?:[a-z\d-]+\s+)*?)"
    r"(?P<size>[\d.]+(?:px|pt|pc|mm|cm|in|em|ex|rem|%)|(?:xx?-)?(?:small|large)|medium|smaller|"
    r"larger)\s*(?:/\s*[\w.%]+)?\s+(?P<family>\D.*)",
    re.IGNORECASE | re.DOTALL,
)
_FONT_WORDS = {
    "italic": "font-style", "oblique": "font-style", "small-caps": "font-variant",
    "bold": "font-weight", "bolder": "font-weight", "lighter": "font-weight",
}  # fmt: skip
_COMPUTED = re.compile(r"(?<![\w-])(?:calc|min|max|clamp)\(")
_CASES = {"uppercase": str.upper, "lowercase": str.lower}
_PLAIN_GROUND = re.compile(r"none|transparent|white|#fff(?:f|fff|fffff)?|initial|unset", re.I)


def longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield the single properties that a declaration sets (CSS Fonts 4, 2.7; SVG 2, 13.7.3)."""
    if name == "marker":
        yield from ((f"marker-{place}", value) for place in ("start", "mid", "end"))
    elif name == "font" and (match := _SHORT_FONT.fullmatch(value)):
        found = dict.fromkeys(("font-style", "font-variant", "font-weight"), "normal")
        for word in match["before"].casefold().split():
            if prop := _FONT_WORDS.get(word, "font-weight" if word.isdigit() else ""):
                found[prop] = word
        yield from found.items()
        yield from (("font-size", match["size"]), ("font-family", match["family"]))
    elif name == "text-decoration-line":
        yield "text-decoration", value
    else:
        yield name, value


def draw_effects(root: Any) -> list[DrawingRemark]:
    """Change a tree whose styles are all in its elements; return what is left out of them."""
    remarks: list[DrawingRemark] = []
    cases: list[tuple[Any, str]] = []
    for element in elements_of(root):
        style = {name: value for name, value, _ in own_styles(element)}
        if not style and element.get("transform-origin") is None:
            continue
        left = list(_placed(element, style))
        left += _moved(element, style)
        left += list(_not_drawn(element, style))
        if style.get("white-space", "").startswith(("pre", "break-spaces")):
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if case := style.get("text-transform"):
            cases.append((element, case))
            if case not in (*_CASES, "capitalize", "none", "inherit", "initial"):
                left.append(f"text-transform: {case}")
        _write(element, style)
        remarks += [_left_out(element, what) for what in left]
    _set_cases(root, dict(cases))
    return remarks


def _write(element: Any, style: dict[str, str]) -> None:
    dropped = {*_MOVES, "white-space", "text-transform", "d", *_GEOMETRY["rect"], "cx", "cy", "r"}
    set_styles(element, {name: value for name, value in style.items() if name not in dropped})


def _placed(element: Any, style: dict[str, str]) -> Iterator[str]:
    """Set the place, size and path that a style gives; yield those that are not read."""
    name = local_name(element)
    is_root = element.getparent() is None
    for key in _GEOMETRY.get(name, ()):
        value = style.get(key, "auto").casefold()
        if is_root and (key in _PLACE or value.endswith("%")):
            continue  # the room that it has is no matter of the drawing
        if _LENGTH.fullmatch(value) or _ZERO.fullmatch(value):
            element.set(key, value.removesuffix("px"))
        elif "(" in value or (not is_root and re.fullmatch(r"[\d.]+(?:rem|ch|v[wh]|vmin)", value)):
            yield f"{key}: {value}"
    if name == "path" and (written := style.get("d")):
        if match := _D.fullmatch(written):
            element.set("d", match[2])
        elif written != "none":
            yield f"d: {written}"


def _moved(element: Any, style: dict[str, str]) -> list[str]:
    """Set the transformation that a style gives; return what of it is not read."""
    if element.get("transform-origin") is not None:
        style.setdefault("transform-origin", element.attrib.pop("transform-origin"))
    given = {name: style[name] for name in _MOVES if name in style}
    if not given:
        return []
    attribute = {
        "linearGradient": "gradientTransform", "radialGradient": "gradientTransform",
        "pattern": "patternTransform",
    }.get(local_name(element), "transform")  # fmt: skip
    try:
        transform = transform_of(element, given, element.get(attribute, ""))
    except UnreadTransformError as error:
        return [str(error)]
    if transform:
        element.set(attribute, transform)
    else:
        element.attrib.pop(attribute, None)
    return []


def _not_drawn(element: Any, style: dict[str, str]) -> Iterator[str]:
    """Yield what a style says that browsers draw and we do not."""
    for name, value in style.items():
        lower = value.casefold()
        match name:
            case "clip-path" | "mask" if lower.startswith(("url(", "none", "inherit", "initial")):
                pass
            case "clip-path" | "mask":
                yield f"{name}: {value}"
            case "mask-image" | "offset-path" | "animation" | "animation-name":
                if lower not in ("none", "initial", "inherit"):
                    yield f"{name}: {value}"
            case "background" | "background-color" | "background-image":
                is_root = element.getparent() is None
                if (
                    is_root
                    and not _PLAIN_GROUND.fullmatch(value)
                    and "light-dark(#fff" not in ("".join(lower.split()))
                ):
                    yield f"{name}: {value}"
            case _ if name not in (*_MOVES, *_GEOMETRY["rect"], "d", "cx", "cy", "r"):
                if _COMPUTED.search(lower) and name in _DRAWN_SIZES:
                    yield f"{name}: {value}"
            case _:
                pass


_DRAWN_SIZES = frozenset((
    "stroke-width", "stroke-dasharray", "stroke-dashoffset", "font-size", "letter-spacing",
    "word-spacing", "opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "baseline-shift",
))  # fmt: skip


def _set_cases(root: Any, cases: dict[Any, str]) -> None:
    """Write texts in the case that is asked for, which is inherited (CSS Text 3, 2.1)."""
    if not cases:
        return
    for text in elements_of(root):
        if local_name(text) != "text":
            continue
        for piece in elements_of(text):
            piece.text = _cased(piece.text, _case_of(piece, cases))
            if piece is not text:
                piece.tail = _cased(piece.tail, _case_of(piece.getparent(), cases))


def _case_of(element: Any, cases: dict[Any, str]) -> str:
    chain = (cases.get(outer, "inherit") for outer in (element, *element.iterancestors()))
    return next((case for case in chain if case != "inherit"), "none")


def _cased(text: str | None, case: str) -> str | None:
    if not text:
        return text
    if case == "capitalize":
        return re.sub(r"(?<![\w'’])[^\W\d_]", lambda match: match[0].title(), text)
    return _CASES[case](text) if case in _CASES else text


def _left_out(element: Any, what: str) -> DrawingRemark:
    return DrawingRemark(
        "drawing-simplified",
        f"line {element.sourceline}, {local_name(element)}: the style {what[:60]} is left out, "
        "as it is not read",
        "say it by attributes of SVG, or save the drawing as plain SVG",
    )


__all__ = ["draw_effects", "longhands"]
