"""Document → Leaflet: which block stands on which panel, measured, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from irdocs.content import evidence
from irdocs.content.model import Document, Statistics
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.leaflet import closing, cover, page_furniture, panel_grounds, story, wire
from irdocs.leaflet.boxes import FilledPanel, Leaflet
from irdocs.leaflet.compose import ParagraphSetter
from irdocs.leaflet.flow import flow
from irdocs.leaflet.formats import Format
from irdocs.leaflet.output_pages import OutputPage
from irdocs.leaflet.story import ColumnSetting
from irdocs.leaflet.styles import LeafletStyles
from irdocs.locale import Locale, statements
from irdocs.page.tags import Tag
from irdocs.theme import Theme
from irdocs.typeset.lines import MeasuredParagraph


@dataclass(frozen=True, slots=True)
class PlannedLeaflet:
    """A leaflet and the styles it was measured with."""

    leaflet: Leaflet
    styles: LeafletStyles

    def placement(self, pages: Sequence[OutputPage]) -> dict[str, tuple[int, ...]]:
        """Return on which of the pages to be written, counted from 1, each block stands."""
        pages_of: dict[str, set[int]] = {}
        for filled in self.leaflet.panels:
            shown_on = {
                number
                for number, page in enumerate(pages, start=1)
                if any(placed.side == filled.panel.side for placed in page.sides)
            }
            for block in filled.blocks:
                pages_of.setdefault(block, set()).update(shown_on)
        return {block: tuple(sorted(numbers)) for block, numbers in pages_of.items()}


def plan(
    document: Document,
    theme: Theme,
    format: Format,
    locale: Locale,
    report: Report,
    *,
    draft: bool = False,
) -> PlannedLeaflet:
    """Return the leaflet; what does not fit is an error in `report`, never dropped."""
    styles = LeafletStyles(theme, format)
    root = Tag("Document")
    following = format.more[1] if format.more else ()
    body = [panel for panel in (*format.panels, *following) if panel.holds != "cover"]
    setting = ColumnSetting(
        ParagraphSetter(styles, report),
        min(panel.live.width for panel in body),
        locale,
        locale.citations(evidence.numbered(document, LEAFLET)),
        format.name,
        wire.TAIL * format.scale if any(side.folds for side in format.sides) else 0.0,
        min(panel.live.height for panel in body),
        _widest_figure(document, locale, styles),
    )
    sections = []
    outline = []
    for section in document.sections_for(LEAFLET):
        part, boxes = story.section(setting, section, root)
        sections.append(boxes)
        outline.append((str(section.title), part))
    ending = closing.small_print(document, setting, root)
    flowed = flow(sections, format, ending, styles.body.pitch, report)
    format = flowed.format
    filled = []
    for panel in format.panels:
        if panel.holds == "cover":
            front = cover.cover(document, setting, panel, root)
            filled.append(FilledPanel(panel, front.placed, front.art))
        else:
            placed = panel_grounds.on_its_ground(flowed.placed[panel.id], panel, theme)
            number = page_furniture.page_number(document, setting, format, panel)
            filled.append(FilledPanel(panel, placed, furniture=number))
    if draft:
        format, waiting = page_furniture.draft_sheet(document, setting, format, root)
        filled += waiting
    wires = tuple(
        wire.on_sheet(
            sorted((f for f in filled if f.panel.side == n), key=lambda f: f.panel.box.x),
            theme,
            format.scale,
        )
        for n in range(len(format.sides))
    )
    return PlannedLeaflet(Leaflet(format, tuple(filled), wires, tuple(outline)), styles)


def _widest_figure(document: Document, locale: Locale, styles: LeafletStyles) -> float:
    return max(
        (
            MeasuredParagraph(styles.figure_of(statements.figure(locale, statistic))).widest
            for section in document.sections_for(LEAFLET)
            for block in section.blocks
            if isinstance(block, Statistics)
            for statistic in block.published
        ),
        default=0.0,
    )


__all__ = ["PlannedLeaflet", "plan"]
