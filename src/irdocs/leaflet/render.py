"""Leaflet → PDF: draws what was planned and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.drawing import Path, line
from irdocs.leaflet.boxes import (
    FilledPanel,
    ImageMark,
    Mark,
    PathMark,
    Tag,
    TextMark,
)
from irdocs.leaflet.plan import Planned
from irdocs.pdf.canvas import TaggedCanvas
from irdocs.pdf.metadata import Information
from irdocs.pdf.structure import StructElem
from irdocs.typeset.lines import Link, Run
from irdocs.units import Rect, Size


def render(planned: Planned, information: Information) -> bytes:
    """Return the leaflet as a tagged PDF; structure in reading order, sheets in print order."""
    leaflet = planned.leaflet
    fonts = [(font.name, font.path) for font in planned.styles.fonts]
    canvas = TaggedCanvas(information, fonts)
    pen = _Pen(canvas)
    for panel in leaflet.panels:
        pen.realise(panel)
    for number, sheet in enumerate(leaflet.format.sheets):
        canvas.begin_page(Size(sheet.width, sheet.height))
        panels = [p for p in leaflet.panels if p.panel.sheet == number]
        # Grounds first: a drawing may reach over a fold.
        for panel in panels:
            for mark in panel.behind:
                pen.draw(mark)
        canvas.paths(None, leaflet.wires[number])
        for panel in panels:
            canvas.order = panel.panel.order
            pen.draw_panel(panel, {tag: title for title, tag in leaflet.outline})
        canvas.end_page()
    return canvas.finish()


class _Pen:
    """Draws marks, each under the structure element that its tag became."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas
        self._elements: dict[Tag, StructElem] = {}
        self._links: dict[tuple[Tag, Link], StructElem] = {}

    def realise(self, panel: FilledPanel) -> None:
        """Make the elements of a panel's marks, in reading order."""
        for placed in panel.placed:
            for mark in placed.box.marks:
                if mark.tag is not None:
                    self._element(mark.tag)

    def _element(self, tag: Tag) -> StructElem:
        if tag not in self._elements:
            if tag.parent is None:
                self._elements[tag] = self._canvas.tree.root
            else:
                parent = self._element(tag.parent)
                element = StructElem(
                    tag.role, alt=tag.alt, title=tag.title, attributes=tag.attributes
                )
                parent.add(element)
                self._elements[tag] = element
        return self._elements[tag]

    def draw_panel(self, panel: FilledPanel, outline: Mapping[Tag, str]) -> None:
        """Draw a panel's marks; a bookmark stands where a section's heading does."""
        seen: set[Tag] = set()
        for placed in panel.placed:
            for mark in placed.marks:
                part = mark.tag.parent if mark.tag and mark.tag.role == "H2" else None
                if part is not None and part in outline and part not in seen:
                    seen.add(part)
                    self._canvas.outline(outline[part], 0, placed.y)
                self.draw(mark)

    def draw(self, mark: Mark) -> None:
        owner = self._elements[mark.tag] if mark.tag else None
        match mark:
            case TextMark(tag, lines):
                for x, y, line in lines:
                    for run in line.runs:
                        self._run(tag, run, x, y)
            case PathMark(paths, _, box, within):
                self._box(owner, box)
                self._canvas.paths(owner, paths, within)
            case ImageMark(data, box):
                self._box(owner, box)
                self._canvas.image(owner, data, box)

    def _box(self, owner: StructElem | None, box: Rect | None) -> None:
        if owner is not None and owner.role == "Figure" and box is not None:
            owner.box = self._canvas.bottom_up(box)

    def _run(self, tag: Tag, run: Run, x: float, y: float) -> None:
        fragment = run.fragment
        style = fragment.style
        owner = self._elements[tag]
        if fragment.link:
            owner = self._link(tag, fragment.link)
        elif fragment.language:
            span = StructElem("Span", language=fragment.language)
            owner.add(span, self._canvas.order)
            owner = span
        self._canvas.text(
            owner, run.text, x + run.x, y, style.font.name, style.size, style.colour, style.rise
        )
        if fragment.link:
            top = y - style.font.ascent * style.size
            height = (style.font.ascent + style.font.descent) * style.size
            box = Rect(x + run.x, top, run.width, height)
            self._canvas.link(owner, box, fragment.link.url, fragment.link.words)
            rule = line((box.x, y + 1.8), (box.x + style.width(run.text.rstrip()), y + 1.8))
            self._canvas.paths(None, [Path(rule, stroke=style.colour, stroke_width=0.6)])

    def _link(self, tag: Tag, link: Link) -> StructElem:
        """One Link element, however many lines it runs over."""
        key = (tag, link)
        if key not in self._links:
            element = StructElem("Link")
            self._elements[tag].add(element, self._canvas.order)
            self._links[key] = element
        return self._links[key]
