"""Count what a drawing unfolds into before it is unfolded.

Ten elements that each use the one before ten times are ten thousand million shapes. So each
element counts as many as those that it holds and refers to; this takes one step for each element,
since the sum of each is remembered.
"""

from __future__ import annotations

import re
from typing import Any

from irdocs.content import limits
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import elements_of, href, local_name

_LOCAL = re.compile(r"url\s*\(\s*[\"']?\s*#([^\"')\s]+)", re.IGNORECASE)
_UNFOLDING = frozenset(("symbol", "g", "svg", "pattern", "marker", "mask", "clipPath", "filter"))
_MARKED = frozenset(("path", "line", "polyline", "polygon"))


def check_cost(root: Any) -> tuple[Any, ...]:
    """Return the use elements by which something would show itself within itself without end.

    Without these the drawing can be unfolded. Raises UnsupportedDrawingError for one that unfolds
    beyond the limits.
    """
    elements = list(elements_of(root))
    text = sum(
        len(e.text or "") for e in elements if local_name(e) in ("text", "tspan", "textPath")
    )
    if len(elements) > limits.DRAWING_ELEMENTS or text > limits.TEXT:
        raise UnsupportedDrawingError(
            f"it has more than {limits.DRAWING_ELEMENTS:,} elements or {limits.TEXT:,} characters"
        )
    ids = {str(e.get("id")): e for e in elements if e.get("id")}
    sheets = "".join("".join(e.itertext()) for e in elements if local_name(e) == "style")
    in_sheets = [ids[name] for name in _LOCAL.findall(sheets) if name in ids]
    counter = _Counter(ids, [e for e in in_sheets if local_name(e) in _UNFOLDING])
    counter.weight(root, 0)
    return tuple(counter.loops)


class _Counter:
    def __init__(self, ids: dict[str, Any], for_classes: list[Any]) -> None:
        self._ids = ids
        self._for_classes = for_classes
        """What style sheets refer to: any element with a class may get it."""
        self._known: dict[tuple[Any, bool], tuple[int, int]] = {}
        self._open: set[Any] = set()
        self._open_markers = 0
        self.loops: dict[Any, None] = {}

    def weight(self, element: Any, depth: int) -> tuple[int, int]:
        """Return how many elements an element unfolds into, and how deeply these are nested.

        `depth` is that of the element itself. Raises UnsupportedDrawingError beyond the limits.
        """
        if element in self._open:
            return 1, 0  # a paint or mark that has itself in it, which programs leave out
        is_marker = local_name(element) == "marker"
        self._open_markers += is_marker
        key = element, self._open_markers > 0
        if key not in self._known:
            self._open.add(element)
            total, height = 1, 0
            children = ((child, 1) for child in element if isinstance(child.tag, str))
            for inner, times in (*children, *self._references(element)):
                if local_name(element) == "use" and inner in self._open:
                    self.loops[element] = None
                    continue
                if depth >= limits.DRAWING_DEPTH:
                    raise _too_deep(element)
                weight, below = self.weight(inner, depth + 1)
                total += times * weight
                height = max(height, below + 1)
            self._open.discard(element)
            self._known[key] = total, height
        self._open_markers -= is_marker
        total, height = self._known[key]
        if total > limits.DRAWING_UNFOLDED:
            raise UnsupportedDrawingError(
                f"line {element.sourceline}: it unfolds into more than "
                f"{limits.DRAWING_UNFOLDED:,} elements"
            )
        if depth + height > limits.DRAWING_DEPTH:
            raise _too_deep(element)
        return total, height

    def _references(self, element: Any) -> list[tuple[Any, int]]:
        found: list[tuple[Any, int]] = []
        target = href(element)
        if target and target.startswith("#") and target[1:] in self._ids:
            found.append((self._ids[target[1:]], 1))
        for name, value in element.attrib.items():
            if self._open_markers and str(name).startswith("marker"):
                continue  # what a marker shows has no markers itself (SVG 2, 13.7.2)
            for identifier in _LOCAL.findall(str(value)):
                if identifier in self._ids:
                    is_marker = (
                        str(name).startswith("marker")
                        or local_name(self._ids[identifier]) == "marker"
                    )
                    found.append((self._ids[identifier], _corners(element) if is_marker else 1))
        if element.get("class"):
            found += [
                (each, _corners(element) if local_name(each) == "marker" else 1)
                for each in self._for_classes
                if not (self._open_markers and local_name(each) == "marker")
            ]
        return found


def _too_deep(element: Any) -> UnsupportedDrawingError:
    return UnsupportedDrawingError(
        f"line {element.sourceline}: elements are nested, or use each other, more than "
        f"{limits.DRAWING_DEPTH} deep"
    )


def _corners(element: Any) -> int:
    """Return a bound of the points of a path at which markers stand."""
    if local_name(element) not in _MARKED:
        return 1
    return 2 + len(str(element.get("d", element.get("points", "")))) // 2
