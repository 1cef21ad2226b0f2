"""Plan the leaflet: set every block as measured boxes and place the boxes on the panels.

What goes in is the validated document, the theme and the format; what comes out is a `Leaflet`, in
which every line and drawing has its place. Nothing is drawn yet: pages.py turns the plan into
pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import inf

from irdocs.content import evidence, internal_links
from irdocs.content.model import Document
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet import (
    closing,
    cover,
    masthead,
    motifs,
    page_furniture,
    panel_grounds,
    placed_callouts,
    story,
    wire,
)
from irdocs.leaflet.boxes import Box, FilledPanel, ImageMark, Leaflet, Mark, OutlineEntry
from irdocs.leaflet.breaks import Breaks, Content
from irdocs.leaflet.compose import ParagraphSetter
from irdocs.leaflet.economy import USUAL, Economy
from irdocs.leaflet.flow import FlowResult, flow
from irdocs.leaflet.formats import Format, Panel
from irdocs.leaflet.output_pages import OutputPage
from irdocs.leaflet.shortening import TooMuch
from irdocs.leaflet.small_type import report_small_type
from irdocs.leaflet.sparse import SparsePanel
from irdocs.leaflet.story import ColumnSetting
from irdocs.leaflet.story.figures import widest_figure
from irdocs.leaflet.story.spread import reporting
from irdocs.leaflet.styles import CitationMark, LeafletStyles, styles_of
from irdocs.locale import Locale
from irdocs.page.tags import DOCUMENT, Tag
from irdocs.theme import Theme

SMALLER = 3.0
"""What it costs to make a picture smaller so that it has room, beside the costs of breaks."""


@frozen
class PlannedLeaflet:
    """A leaflet, the styles it was measured with, and the words of what irdocs says in it."""

    leaflet: Leaflet
    styles: LeafletStyles
    locale: Locale
    breaks: Breaks | None
    """How its boxes are parted into panels; None if no way holds them all."""
    too_much: tuple[TooMuch, ...] = ()
    """What no way holds, in each arrangement that was tried."""
    notes: int = 0
    """How many panels are ruled for the reader's notes."""
    sparse: tuple[SparsePanel, ...] = ()
    """The panels that are nearly empty, in reading order."""
    content: Content | None = None
    """What was parted into panels, with charts no higher than they need."""

    def placement(self, pages: Sequence[OutputPage]) -> dict[str, tuple[int, ...]]:
        """Return, by block id, the numbers from 1 of those `pages` on which the block stands."""
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
    economy: Economy = USUAL,
    draft: bool = False,
    root: Tag | None = None,
) -> PlannedLeaflet:
    """Return the planned leaflet, set as tightly as `economy` says.

    `root` is the element that all of it belongs to; None for a document of its own.
    Content that does not fit is an error in `report`. A `draft` gets extra sides that list the
    statistics whose values are still pending. Where nothing would stand below the masthead, that
    takes all of its page.
    """
    root = root or DOCUMENT
    planned, found = _planned(document, theme, format, locale, economy, root, draft)
    breaks = planned.breaks
    is_empty_below = breaks is not None and breaks.ranges[:1] == ((0, 0),)
    if is_empty_below and masthead.title_page(format):
        with_title, more = _planned(
            document, theme, format, locale, economy, root, draft, is_titled=True
        )
        if _is_fine(with_title):
            # What is better set more tightly is so on a title page, too.
            planned, found = replace(with_title, breaks=breaks), more
    report.extend(found)
    return planned


def _is_fine(planned: PlannedLeaflet) -> bool:
    """Whether a photograph on the cover, if there is one, has the pixels for its size there."""
    art = (mark for filled in planned.leaflet.panels for mark in filled.art)
    return all(mark.dpi >= cover.FINE for mark in art if isinstance(mark, ImageMark))


def _planned(
    document: Document,
    theme: Theme,
    format: Format,
    locale: Locale,
    economy: Economy,
    root: Tag,
    draft: bool,
    *,
    is_titled: bool = False,
) -> tuple[PlannedLeaflet, Report]:
    """Return the leaflet as planned for a format, and what was found in doing so.

    One that `is_titled` has a title page, with a strip at its foot as on other pages. All else is
    set as it is without, so that it takes no more pages.
    """
    report = Report()
    format = motifs.dressed(format, theme.motif)
    styles = styles_of(theme, format, economy, str(document.document.language))
    report_small_type(styles, format.name, document.span, report)
    trial = _setting(document, format, styles, locale, economy, Report())
    has_callouts = placed_callouts.wants_cover(document)
    set_callouts = partial(placed_callouts.for_cover, document, root)
    needed = partial(cover.height, document, trial)
    fitted = partial(masthead.fitted, format, needed, spaces=economy.spaces)
    may_be_lower = document.document.cover is None
    if may_be_lower and has_callouts:  # which take its room, if they have any there
        usual = _cover_panel(fitted(may_be_lower=False))
        may_be_lower = not cover.cover(document, trial, usual, root, set_callouts).has_callouts
    format = fitted(may_be_lower=may_be_lower)
    setting = _setting(document, format, styles, locale, economy, report)
    if is_titled:
        format = masthead.title_page(format) or format
    strip = placed_callouts.strip_of(document)
    if strip is not None:
        strip_room = max(
            placed_callouts.room_for(strip, setting, panel.live.width)
            for panel in (*format.text_panels, *format.growth_panels)
        )
        format = placed_callouts.with_room(format, strip_room, is_titled=is_titled)
        setting = replace(
            setting,
            height=setting.height - strip_room,
            greatest_height=setting.greatest_height - strip_room,
            own_page=max(0.0, setting.own_page - strip_room),
        )
    sections = []
    outline = []
    for section in document.sections_for(LEAFLET):
        element, boxes = story.section(setting, section, root)
        sections.append(boxes)
        outline.append(OutlineEntry(str(section.id), str(section.title), element))
    before: list[Box] = []
    front: cover.Cover | None = None
    if has_callouts:
        front = cover.cover(
            document, setting, _cover_panel(format), root, set_callouts, is_title_page=is_titled
        )
        if not front.has_callouts and sections:
            # Where the cover has no room for them, they are what the text begins with.
            before = set_callouts(setting)
            sections[0] = [*before, *sections[0]]
    flowed, too_much = _filled(document, setting, root, sections, before, format, report)
    highest = cover.greatest_height(document, _cover_panel(flowed.format))
    format, placed_boxes = masthead.filling(flowed.format, flowed.placed, needed, highest)
    if front is not None and format != flowed.format:
        quiet = reporting(setting, Report())  # where it was lower it was said what is wrong with it
        on_it = set_callouts if front.has_callouts else None
        larger = cover.cover(document, quiet, _cover_panel(format), root, on_it)
        if larger.has_callouts == front.has_callouts:
            front = larger
        else:  # beside a larger picture callouts are higher, too
            format, placed_boxes = flowed.format, flowed.placed
    filled_panels = []
    for panel in format.panels:
        if panel.holds == "cover":
            front = front or cover.cover(document, setting, panel, root, is_title_page=is_titled)
            own = placed_callouts.furniture(strip, setting, panel) if strip and is_titled else ()
            filled_panels.append(FilledPanel(panel, front.placed, front.art, own))
        else:
            placed = panel_grounds.on_its_ground(placed_boxes[panel.id], panel, theme)
            furniture: tuple[Mark, ...] = page_furniture.page_number(
                document, setting, format, panel
            )
            if panel.id in flowed.notes:
                furniture = (*furniture, *page_furniture.notes(document, setting, panel))
            if strip is not None:
                furniture = (*furniture, *placed_callouts.furniture(strip, setting, panel))
            filled_panels.append(FilledPanel(panel, placed, furniture=furniture))
    if draft:
        format, draft_panels = page_furniture.draft_sheet(document, setting, format, root)
        filled_panels += draft_panels
    wires = tuple(
        motifs.on_sheet(
            sorted(
                (filled for filled in filled_panels if filled.panel.side == side_number),
                key=lambda filled: filled.panel.box.x,
            ),
            theme,
            format.scale,
        )
        for side_number in range(len(format.sides))
    )
    leaflet = Leaflet(
        format, tuple(filled_panels), wires, tuple(outline), internal_links.targets(document)
    )
    planned = PlannedLeaflet(
        leaflet, styles, locale, flowed.breaks, too_much,
        notes=len(flowed.notes), sparse=flowed.sparse, content=flowed.content,
    )  # fmt: skip
    return planned, report


def _setting(
    document: Document,
    format: Format,
    styles: LeafletStyles,
    locale: Locale,
    economy: Economy,
    report: Report,
) -> ColumnSetting:
    """Return what the boxes of a document are set with.

    Boxes are set before it is known on which panel they will stand, so they must fit any of them:
    the column is as wide as the narrowest panel, and as high as the lowest.
    """
    text_panels = (*format.text_panels, *format.growth_panels)
    return ColumnSetting(
        ParagraphSetter(styles, report),
        min(panel.live.width for panel in text_panels),
        locale,
        {
            source: CitationMark(mark)
            for source, mark in locale.citations(evidence.numbered(document, LEAFLET)).items()
        },
        format.name,
        wire.TAIL * format.scale if any(side.folds for side in format.sides) else 0.0,
        min(panel.live.height for panel in text_panels),
        max(panel.live.height for panel in text_panels),
        widest_figure(document, locale, styles),
        economy,
        format.columns,
        # Where a least type size is stated, readers need it in pictures as well.
        min((panel.live.height for panel in format.growth_panels), default=0.0)
        if format.least
        else 0.0,
    )


def _cover_panel(format: Format) -> Panel:
    """Return the panel that is the cover; each format has one."""
    (found,) = (panel for panel in format.panels if panel.holds == "cover")
    return found


def _filled(
    document: Document,
    setting: ColumnSetting,
    root: Tag,
    sections: Sequence[Sequence[Box]],
    before: Sequence[Box],
    format: Format,
    report: Report,
) -> tuple[FlowResult, tuple[TooMuch, ...]]:
    """Return what `_flowed` does, with pictures so much smaller, and charts so much higher, that
    they fill their panels.

    `before` are the boxes that stand before the first section. What the breaks cost is that without
    these charts: larger type, and a page less, go before.
    """
    own = Report()
    flowed, too_much = _flowed(document, setting, root, sections, format, own)

    def resized(heights: Mapping[str, float]) -> tuple[FlowResult, Report] | None:
        unsaid, again = Report(), Report()  # but for errors, things of usual height have said it
        changed = [
            story.section(reporting(setting, unsaid), section, root, heights)[1]
            for section in document.sections_for(LEAFLET)
        ]
        changed[0] = [*before, *changed[0]]
        filled, _ = _flowed(document, setting, root, changed, format, again)
        return None if unsaid.errors or again.errors else (filled, again)

    smaller: dict[str, float] = {}
    tried: set[str] = set()
    while block := next((one for one in flowed.smaller if one not in tried), None):
        tried.add(block)
        heights = smaller | {block: flowed.smaller[block]}
        found = resized(heights)
        if found and (more := found[0].smaller.get(block)):
            # Below a narrower picture its caption may take another line.
            heights = smaller | {block: flowed.smaller[block] + more}
            found = resized(heights)
        if found and _cost(found[0]) <= _cost(flowed) - SMALLER:
            (flowed, own), smaller = found, heights
    if flowed.lower:
        heights = smaller | {**flowed.lower}
        found = resized(heights)
        if found and _cost(found[0]) <= _cost(flowed) - SMALLER:
            (flowed, own), smaller = found, heights
    if flowed.growth and flowed.breaks:
        found = resized(smaller | {**flowed.growth})
        if found and found[0].breaks and found[0].breaks.ranges == flowed.breaks.ranges:
            flowed, own = (
                replace(found[0], breaks=flowed.breaks, content=flowed.content), found[1]
            )  # fmt: skip
    if report.errors:  # where a block could not be set its room is empty, which is no fault itself
        flowed = replace(flowed, sparse=())
    report.extend(own.errors if report.errors else own)
    return flowed, too_much


def _cost(flowed: FlowResult) -> float:
    """Return what its breaks cost; infinite where no way holds all."""
    return flowed.breaks.cost if flowed.breaks else inf


def _flowed(
    document: Document,
    setting: ColumnSetting,
    root: Tag,
    sections: Sequence[Sequence[Box]],
    format: Format,
    report: Report,
) -> tuple[FlowResult, tuple[TooMuch, ...]]:
    """Place all boxes on the panels of a format; return also what these do not hold.

    The sources stand with the small print on the last panel; if that leaves no room, they are set
    as a section of their own before it, which may go on over several panels, and after them, if
    need be, the disclaimer.
    """
    own = Report()

    def placed(sections: Sequence[Sequence[Box]], ending: Box, report: Report) -> FlowResult:
        pitch = setting.setter.styles.body.pitch
        return flow(sections, format, ending, pitch, report, setting.column_pitch)

    def below_callouts(small_print: Box) -> Box:
        return placed_callouts.above_small_print(document, setting, root, small_print)

    small_print = closing.small_print(document, setting, root)
    together = placed(sections, below_callouts(small_print), own)
    if not own.errors:
        report.extend(own)
        return together, ()
    attempts = [together]
    sources = [closing.sources_apart(document, setting, root)] if setting.citations else []
    disclaimer = closing.disclaimer_apart(document, setting, root)
    for apart, ending in (
        (sources, closing.without_sources(document, setting, root)),
        ([*sources, disclaimer], closing.without_disclaimer(document, setting, root)),
    ):
        attempt = Report()
        flowed = placed([*sections, *apart], below_callouts(ending), attempt)
        if not attempt.errors:
            report.extend(attempt)
            return flowed, ()
        attempts.append(flowed)
    report.extend(own)
    return together, tuple(flowed.too_much for flowed in attempts if flowed.too_much)


__all__ = ["PlannedLeaflet", "plan"]
