"""How the paragraphs of a shape stand in its box, with all that they inherit.

These are the properties of a:pPr (ECMA-376, 21.1.2.2.7) and a:bodyPr (21.1.2.1.1) that move or hide
text: alignment, bullets, line pitch, space between paragraphs, margins, columns, and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.audit.reading.compared_items import Property, Value
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import SlidePage, SlideShape
from irdocs.ooxml.text_styles import INSETS, StyleResolver
from irdocs.ooxml.xml import Element
from irdocs.units import pt

_BULLETS = {
    f"{A}buNone": "none", f"{A}buChar": "bullet", f"{A}buAutoNum": "number",
    f"{A}buBlip": "picture",
}  # fmt: skip
"""What stands before a paragraph (21.1.2.4)."""
_WHOLE_LINE = 100_000
"""A line pitch of 100 %, and the scale of type that is not reduced, in thousandths of a per cent
(21.1.2.1.3)."""
_MARGINS = ("marL", "marR")
_PLAIN_WARP = "textNoShape"


@frozen(slots=False)
class ParagraphReader:
    """Reads how text stands in the boxes of one presentation."""

    styles: StyleResolver

    def properties(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
        """Yield the properties of a shape that has text of its own."""
        body = shape.body.find(f"{A}bodyPr") if shape.body is not None else None
        fit = body.find(f"{A}normAutofit") if body is not None else None
        settings = tuple(self._paragraphs(slide, shape))
        yield Property.INSETS, self._insets(slide, shape)
        yield Property.PARAGRAPHS, tuple(setting.kind for setting in settings)
        yield Property.INDENTS, tuple(setting.margins for setting in settings)
        yield Property.SPACING, tuple(setting.spacing for setting in settings)
        yield Property.FLOW, tuple(self._flow(slide, shape))
        reduced = whole(fit, "lnSpcReduction") / 1000
        yield Property.FIT, (whole(fit, "fontScale", _WHOLE_LINE) / 1000, reduced)

    def _insets(self, slide: SlidePage, shape: SlideShape) -> Value:
        """Return the space in pt between a box and its text: left, right, top, bottom."""
        bodies = _bodies(slide, shape)
        return tuple(
            round(pt(whole(_stating(bodies, name), name, INSETS[name])), 2) for name in INSETS
        )

    def _flow(self, slide: SlidePage, shape: SlideShape) -> Iterator[str]:
        """Yield words for all that is unusual about the flow of text in a box."""
        bodies = _bodies(slide, shape)

        def stated(name: str, default: str) -> str:
            source = _stating(bodies, name)
            return str(source.get(name)) if source is not None else default

        yield f"anchor {stated('anchor', 't')}"
        if stated("anchorCtr", "0") in ("1", "true"):
            yield "centred across"
        if stated("wrap", "square") == "none":
            yield "no line breaks"
        if (columns := stated("numCol", "1")) not in ("0", "1"):
            yield f"{columns} columns"
        warps = (b.find(f"{A}prstTxWarp") for b in bodies)
        warp = next((w.get("prst", "") for w in warps if w is not None), _PLAIN_WARP)
        if warp != _PLAIN_WARP:
            yield f"bent as {warp}"
        if any(body.find(f"{A}scene3d") is not None for body in bodies[:1]):
            yield "turned in space"

    def _paragraphs(self, slide: SlidePage, shape: SlideShape) -> Iterator[_Setting]:
        """Yield the settings of each paragraph that has words."""
        for paragraph in shape.body.iterfind(f"{A}p") if shape.body is not None else ():
            if not "".join(t.text or "" for t in paragraph.iter(f"{A}t")).strip():
                continue
            own, level = paragraph.find(f"{A}pPr"), level_of(paragraph)
            levels = self.styles.levels(slide, shape, level)
            sources = (*((own,) if own is not None else ()), *levels.elements)
            run = next((r.find(f"{A}rPr") for r in paragraph if r.tag != f"{A}pPr"), None)
            size = self.styles.style(slide, shape, level, run).size
            yield _Setting(_kind(sources), _margins(sources), _spacing(sources, size))


@frozen
class _Setting:
    """How one paragraph is set."""

    kind: Value
    """Its alignment, its direction if it runs from right to left, and what stands before it."""
    margins: Value
    """Its left and right margin in pt."""
    spacing: Value
    """The pitch of its lines and the space before and after it."""


def level_of(paragraph: Element) -> int:
    """Return how deep a paragraph is nested in lists, from 0 to 8."""
    return min(max(whole(paragraph.find(f"{A}pPr"), "lvl"), 0), 8)


def _bodies(slide: SlidePage, shape: SlideShape) -> list[Element]:
    """Return the properties of a shape's box and of those that it inherits from, nearest first."""
    sources = (shape, *slide.ancestors(shape))
    found = (s.body.find(f"{A}bodyPr") for s in sources if s.body is not None)
    return [body for body in found if body is not None]


def _stating(elements: Sequence[Element], name: str) -> Element | None:
    """Return the first element that has an attribute; None if there is none."""
    return next((element for element in elements if element.get(name) is not None), None)


def _kind(sources: Sequence[Element]) -> Value:
    alignment = next((s.get("algn") for s in sources if s.get("algn")), "l")
    bullet = next((c for s in sources for c in s if c.tag in _BULLETS), None)
    direction = _stating(sources, "rtl")
    is_reversed = direction is not None and direction.get("rtl") in ("1", "true")
    return (alignment, _bullet(bullet), *(["right to left"] if is_reversed else []))


def _bullet(element: Element | None) -> str:
    """Return what stands before a paragraph: a sign, a number and where it begins, or nothing."""
    if element is None:
        return "none"
    if element.tag == f"{A}buAutoNum":
        return f"number {element.get('type', '')} from {element.get('startAt', '1')}"
    return f"{_BULLETS[element.tag]} {element.get('char', '')}".strip()


def _margins(sources: Sequence[Element]) -> Value:
    return tuple(round(pt(whole(_stating(sources, name), name)), 2) for name in _MARGINS)


def _spacing(sources: Sequence[Element], size: float) -> Value:
    """Return the pitch of lines in per cent, or in pt with that unit; the space around in pt.

    A space in per cent is one of the type `size`, in pt.
    """
    pitch = _spaced(sources, "lnSpc")
    lines: Value = ("pt", pitch[1]) if pitch[0] == "pt" else ("%", pitch[1] if pitch[0] else 100.0)
    around = (_spaced(sources, name) for name in ("spcBef", "spcAft"))
    return (lines, *(n * size / 100 if unit == "%" else n for unit, n in around))


def _spaced(sources: Sequence[Element], name: str) -> tuple[str, float]:
    """Return a space as its unit, % or pt, and the number; no unit and 0 if none is stated."""
    for source in sources:
        element = source.find(f"{A}{name}")
        if element is None:
            continue
        share, points = element.find(f"{A}spcPct"), element.find(f"{A}spcPts")
        if share is not None:
            return "%", whole(share, "val") / 1000
        if points is not None:
            return "pt", whole(points, "val") / 100
    return "", 0.0


__all__ = ["ParagraphReader", "level_of"]
