"""Leaflet → PDF: draws what was planned and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.drawing import BLACK, Path, line, rectangle
from irdocs.leaflet import panel_grounds
from irdocs.leaflet.boxes import FilledPanel, ImageMark, Leaflet, Mark, PathMark, Tag, TextMark
from irdocs.leaflet.output_pages import OutputPage, PlacedSide
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.pdf.canvas import Owner, PageBoxes, TaggedCanvas
from irdocs.pdf.inks import Inks
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.structure import Artifact, StructElem
from irdocs.theme import Theme
from irdocs.typeset.lines import Line, LineRun, LinkTarget
from irdocs.units import Rect

SLUG_SIZE = 6.0
"""Of the words outside the bleed, in pt."""


def render(
    planned: PlannedLeaflet,
    sides: Sequence[OutputPage],
    information: DocumentInformation,
    inks: Inks | None = None,
) -> bytes:
    """Return the leaflet as a tagged PDF; structure in reading order, pages in print order."""
    leaflet, theme = planned.leaflet, planned.styles.theme
    fonts = [(font.name, font.path) for font in planned.styles.fonts]
    canvas = TaggedCanvas(information, fonts, inks)
    pen = _Pen(canvas, leaflet)
    for panel in leaflet.panels:
        pen.realise(panel)
    on_sheet: dict[int, list[FilledPanel]] = {}
    for panel in leaflet.panels:
        on_sheet.setdefault(panel.panel.sheet, []).append(panel)
    for side in sides:
        canvas.begin_page(side.size, _boxes(side))
        # In reading order, whatever stands left on the paper.
        for part in sorted(side.parts, key=lambda part: part.sheet):
            canvas.origin = (part.at.x, part.at.y)
            panels = on_sheet[part.sheet]
            # Grounds first, a cover's last: its colour reaches over its fold.
            for panel in sorted(panels, key=lambda filled: filled.panel.holds == "cover"):
                pen.ground(panel, part, side.bleed, theme)
            sheet = leaflet.format.sheets[part.sheet]
            b = side.bleed
            whole = Rect(-b, -b, sheet.width + 2 * b, sheet.height + 2 * b)
            canvas.paths("Layout", leaflet.wires[part.sheet], whole)
            for panel in panels:
                canvas.order = panel.panel.order
                pen.panel(panel)
        canvas.origin = (0.0, 0.0)
        if side.marks:
            canvas.registration(side.marks)
        if side.slug:
            font, at = planned.styles.run(planned.styles.small).font, side.slug.at
            if at.x + font.width(side.slug.words, SLUG_SIZE) < side.size.width:
                canvas.text("Page", side.slug.words, at.x, at.y, font.name, SLUG_SIZE, BLACK)
        canvas.end_page()
    return canvas.finish()


def _boxes(side: OutputPage) -> PageBoxes | None:
    if side.trim is None:
        return None
    b = side.bleed
    return PageBoxes(side.trim, side.trim.inset(-b, -b, -b, -b))


class _Pen:
    """Draws marks, each under the structure element that its tag became."""

    def __init__(self, canvas: TaggedCanvas, leaflet: Leaflet) -> None:
        self._canvas = canvas
        self._leaflet = leaflet
        self._titles = {tag: title for title, tag in leaflet.outline}
        self._elements: dict[Tag, StructElem] = {}
        self._links: dict[tuple[Tag, LinkTarget], StructElem] = {}

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

    def ground(self, panel: FilledPanel, part: PlacedSide, bleed: float, theme: Theme) -> None:
        """Draw a panel's colour and art, as far as the bleed where they meet the trim."""
        reach = panel_grounds.bled(panel.panel, self._leaflet.format.sheets[part.sheet], bleed)
        if panel.panel.ground != "ground":
            fill = theme.palette[panel.panel.ground]
            shape = rectangle(reach.x, reach.y, reach.width, reach.height)
            self._canvas.paths("Layout", [Path(shape, fill=fill)])
        for art in panel.art:
            at = art.at
            inside = reach.moved(-at.x, -at.y)
            within = art.within.within(inside) if art.within else inside
            self._canvas.paths("Layout", art.paths, within, at)

    def panel(self, panel: FilledPanel) -> None:
        """Draw a panel's marks; a bookmark stands where a section's heading does."""
        for placed in panel.placed:
            for mark in placed.marks:
                part = mark.tag.parent if mark.tag and mark.tag.role == "H2" else None
                title = self._titles.pop(part, None) if part else None
                if title is not None:
                    self._canvas.outline(title, 0, placed.y)
                self._draw(mark, "Layout")
        for mark in panel.furniture:
            self._draw(mark, "Pagination")

    def _draw(self, mark: Mark, untagged: Artifact) -> None:
        owner: Owner = self._elements[mark.tag] if mark.tag else untagged
        match mark:
            case TextMark(tag, lines):
                for x, y, line in lines:
                    self._line(tag, owner, line, x, y)
            case PathMark(paths, _, box, within, at):
                self._box(owner, box.moved(at.x, at.y) if box else None)
                self._canvas.paths(owner, paths, within, at)
            case ImageMark(data, box):
                self._box(owner, box)
                self._canvas.image(owner, data, box)

    def _box(self, owner: Owner, box: Rect | None) -> None:
        if isinstance(owner, StructElem) and owner.role == "Figure" and box is not None:
            owner.box = self._canvas.bottom_up(box)

    def _line(self, tag: Tag | None, owner: Owner, line: Line, x: float, y: float) -> None:
        for run in line.runs:
            whose = self._inline(tag, owner, run) if tag else owner
            self._run(whose, run, x, y)

    def _inline(self, tag: Tag, owner: Owner, run: LineRun) -> Owner:
        """Return what a run belongs to: its paragraph, or a Link or Span within it."""
        fragment = run.fragment
        if fragment.link and self._canvas.has_links:
            owner = self._link(tag, fragment.link)
        if fragment.language and isinstance(owner, StructElem):
            span = StructElem("Span", language=fragment.language)
            owner.add(span, self._canvas.order)
            owner = span
        return owner

    def _run(self, owner: Owner, run: LineRun, x: float, y: float) -> None:
        fragment, style = run.fragment, run.fragment.style
        kerns = style.font.kerns(run.text)
        self._canvas.text(
            owner, run.text, x + run.x, y, style.font.name, style.size, style.colour, kerns
        )
        if fragment.link is None or isinstance(owner, str):
            return
        top = y - style.font.ascent * style.size
        height = (style.font.ascent + style.font.descent) * style.size
        box = Rect(x + run.x, top, run.width, height)
        if self._canvas.has_links:
            leading = owner.parent if owner.role == "Span" and owner.parent else owner
            self._canvas.link(leading, box, fragment.link.url, fragment.link.words)
        below = y + style.size * 0.15
        rule = line((box.x, below), (box.x + style.width(run.text.rstrip()), below))
        weight = max(0.6, style.size * 0.05)
        self._canvas.paths("Layout", [Path(rule, stroke=style.colour, stroke_width=weight)])

    def _link(self, tag: Tag, link: LinkTarget) -> StructElem:
        """One Link element, however many lines it runs over."""
        key = (tag, link)
        if key not in self._links:
            element = StructElem("Link")
            self._elements[tag].add(element, self._canvas.order)
            self._links[key] = element
        return self._links[key]
