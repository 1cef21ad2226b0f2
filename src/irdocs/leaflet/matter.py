"""The leaflet's own panels: the cover, and the small print that closes the back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from irdocs.content import evidence
from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.content.markup import sentences
from irdocs.content.model import Document, Statistics, long_date
from irdocs.drawing import Path, line, rectangle, rounded
from irdocs.leaflet.boxes import Box, FilledPanel, Mark, PathMark, Placed, Tag, TextMark
from irdocs.leaflet.compose import beside, shifted, stack
from irdocs.leaflet.formats import SAFE, Format, Panel, Sheet
from irdocs.leaflet.story import Setting, prose
from irdocs.leaflet.story.setting import GUTTER
from irdocs.theme import Theme
from irdocs.typeset.lines import Fragment, Link, Measured
from irdocs.units import Rect, mm, to_mm


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover's words, and the drawing behind or beside them."""

    placed: tuple[Placed, ...]
    art: tuple[PathMark, ...]


WRAP = 1.5
"""How far the cover's colour reaches over its fold, in mm, for folds that are a little off."""
WIDE = 1.1
"""A cover wider than its height by this has its drawing beside the words, not below them."""
BLOCK = 0.36
"""The most of the cover's width that drawing takes; it is as wide as shows all of it."""
IN_BLOCK = 0.94
"""How much of that ground's width the drawing takes, so that its head is not cut."""
BLEED = mm(8)
"""How far art reaches over the panel's edges; the page, or its bleed, cuts it."""


def cover(document: Document, at: Setting, panel: Panel, root: Tag) -> Cover:
    """Return the cover: who it is for, the title, one line, and the drawing."""
    about, box, live = document.document, panel.box, panel.live
    drawn = about.cover and isinstance(about.cover.content, Illustration)
    art = about.cover if drawn else None
    wide = box.width > box.height * WIDE
    block = min(box.height * art.ratio, box.width * BLOCK) if art and wide else 0.0
    width = min(live.width, box.right - block - at.mm(6) - live.x) if block else live.width
    words = _title(document, at, width, panel, root)
    above = 0.0 if wide else mm(4)
    over = words.height + above - live.height
    if over > 0.01:
        at.setter.report.error(
            "leaflet-overflow",
            f"the title and subtitle run {over:.0f} pt beyond the foot of "
            f"panel {panel.id} ({at.format_name})",
            about.title.span,
            "shorten them",
        )
    top = live.y + (max(0.0, live.height - words.height) / 2 if wide else above)
    placed = (Placed(words, live.x, top),)
    if art is None:
        return Cover(placed, ())
    if block:
        return Cover(placed, (_block(art, at, Rect(box.right - block, box.y, block, box.height)),))
    room = box.bottom - top - words.height - mm(6)
    across = max(0.0, min(box.width, room * art.ratio))
    mark = _drawn(art, at, across)
    return Cover(placed, (mark.moved(box.right - across, box.bottom - across / art.ratio),))


def _drawn(art: Picture, at: Setting, width: float) -> PathMark:
    assert isinstance(art.content, Illustration)
    return PathMark(art.content.paths(at.setter.styles.theme.palette, width))


def _block(art: Picture, at: Setting, box: Rect) -> PathMark:
    """A drawing that fills a box of its own ground from the foot up, and what is outside it cut."""
    primary = at.setter.styles.theme.palette["primary"]
    bled = Rect(box.x, box.y - BLEED, box.width + BLEED, box.height + 2 * BLEED)
    ground = Path(rectangle(bled.x, bled.y, bled.width, bled.height), fill=primary)
    width = box.width * IN_BLOCK
    left, top = box.x + (box.width - width) / 2, box.bottom - width / art.ratio
    drawn = (path.moved(left, top) for path in _drawn(art, at, width).paths)
    return PathMark((ground, *drawn), within=bled)


def bled(panel: Panel, sheet: Sheet, bleed: float) -> Rect:
    """Return a panel's box with that bleed, in pt, where its edges are the sheet's.

    A cover is wrapped over the folds beside it.
    """
    box, wrap = panel.box, mm(WRAP) if panel.holds == "cover" else 0.0

    def reach(edge: float, trim: float) -> float:
        if abs(edge - trim) < 0.01:
            return bleed
        return wrap if any(abs(edge - fold) < 0.01 for fold in sheet.folds) else 0.0

    left, right = reach(box.x, 0.0), reach(box.right, sheet.width)
    top, bottom = reach(box.y, 0.0), reach(box.bottom, sheet.height)
    return Rect(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def on_its_ground(placed: Sequence[Placed], panel: Panel, theme: Theme) -> tuple[Placed, ...]:
    """Return boxes as they look on a panel: on a tint, what is tinted elsewhere is white."""
    if panel.ground != "tint":
        return tuple(placed)
    tint, ground = theme.palette["tint"], theme.palette["ground"]

    def seen(mark: Mark) -> Mark:
        if not isinstance(mark, PathMark) or all(path.fill != tint for path in mark.paths):
            return mark
        paths = (replace(p, fill=ground) if p.fill == tint else p for p in mark.paths)
        return replace(mark, paths=tuple(paths))

    return tuple(
        replace(p, box=replace(p.box, marks=tuple(seen(mark) for mark in p.box.marks)))
        for p in placed
    )


def page_number(
    document: Document, at: Setting, format: Format, panel: Panel
) -> tuple[TextMark, ...]:
    """Return the title and the page's number, to stand at its foot; none on the first page."""
    if not format.page_numbers or panel.sheet == 0:
        return ()
    styles, setter = at.setter.styles, at.setter
    number, span = str(panel.sheet + 1), document.document.title.span
    words = f"{document.document.title}  ·  {number}"
    if styles.run(styles.small).width(words) > at.width:
        words = number
    line = setter.lines(styles.plain(words, styles.small), at.width, span)[0]
    font, size = styles.run(styles.small).font, styles.small.size
    y = panel.box.bottom - mm(SAFE) - font.descent * size
    needed = (font.ascent + font.descent) * size
    if panel.live.bottom > panel.box.bottom - mm(SAFE) - needed:
        setter.report.error(
            "no-room-for-page-number",
            f"the page numbers of {format.name} need a bottom margin of "
            f"{to_mm(mm(SAFE) + needed):.1f} mm",
            span,
            "enlarge margin: bottom: in the format's file, or take page-numbers: away",
        )
    return (TextMark(None, ((panel.live.right - line.width, y, line),)),)


def _title(document: Document, at: Setting, width: float, panel: Panel, root: Tag) -> Box:
    about, styles, setter = document.document, at.setter.styles, at.setter
    dark = panel.ground == "primary"
    small, display, lead = (
        styles.on_dark(style) if dark else style
        for style in (styles.display_small, styles.display, styles.display_lead)
    )
    part = Tag("Sect", root)
    promise = Tag("P", part)
    audience = setter.plain(about.audience, small, width, Tag("P", part), about.audience.span)
    title = setter.plain(about.title, display, width, Tag("H1", part), about.title.span)
    sentence = [
        line
        for words in sentences(about.subtitle)
        for line in setter.plain(f"{words} ", lead, width, promise, about.subtitle.span)
    ]
    return stack([*audience, _first(title, at.pt(6)), _first(sentence, at.pt(9))])


def _first(boxes: list[Box], before: float) -> Box:
    return replace(stack(boxes), before=before)


def small_print(document: Document, at: Setting, root: Tag) -> Box:
    """Return what closes the leaflet: contact, sources, version and review status."""
    part = Tag("Sect", root)
    span = document.document.disclaimer.span
    gap = at.mm(GUTTER)
    count, half = at.columns(2, at.mm(LEAST), gap)
    # Sources want more room than the contact, unless half the width is room enough.
    first = half if half >= at.mm(LEAST_HALF) else (at.width - gap) * CONTACT
    first = max(first, _least_contact(document, at))
    if count == 1 or at.width - gap - first < at.mm(LEAST):
        parts = [
            _contact(document, at, part),
            replace(_sources(document, at, part), before=at.mm(3)),
            replace(_status(document, at, part), before=at.mm(2.5)),
        ]
        return replace(stack(parts), span=span)
    left, right = at.narrower(first), at.narrower(at.width - gap - first)
    contact, sources = _contact(document, left, part), _sources(document, right, part)
    above = beside(contact, shifted(sources, left.width + gap), 0)
    status = replace(_status(document, at, part), before=at.mm(3))
    return replace(stack([above, status]), span=span)


def _least_contact(document: Document, at: Setting) -> float:
    """Return the least width of the contact's frame, in pt: no address in it is broken."""
    contact, styles = document.document.contact, at.setter.styles
    if contact is None:
        return 0.0
    details = (contact.name, contact.email, contact.telephone, contact.url)
    words = (styles.plain(str(detail), styles.strong) for detail in details if detail)
    return max(Measured(fragments).widest for fragments in words) + 2 * at.mm(3)


CONTACT = 0.32
"""How much of the width the contact takes beside the sources, where half is too little."""
LEAST, LEAST_HALF = 56.0, 75.0
"""The least width of columns of small print, and of two alike, in mm at a scale of 1."""


def _contact(document: Document, at: Setting, part: Tag) -> Box:
    """The stand's own details: printed when the content has them, else ruled lines to fill in."""
    about, styles, setter = document.document, at.setter.styles, at.setter
    palette = styles.theme.palette
    inset = at.mm(3)
    inner = at.width - 2 * inset
    if about.contact is None:
        words = setter.plain("Talk to us again", styles.strong, inner, Tag("P", part), about.span)
        rule = [
            Path(line((0, y), (inner, y)), stroke=palette["ink-soft"], stroke_width=0.5)
            for y in (at.mm(6.4), at.mm(13))
        ]
        body = stack([*words, Box(at.mm(13.2), (PathMark(tuple(rule)),))])
    else:
        contact = about.contact
        rows = setter.plain(contact.name, styles.strong, inner, Tag("P", part), contact.span)
        for address, url in (
            (contact.email, f"mailto:{contact.email}"),
            (contact.telephone, f"tel:{str(contact.telephone).replace(' ', '')}"),
            (contact.url, str(contact.url)),
        ):
            if address:
                link = Link(url, str(address))
                run = (Fragment(str(address), styles.run(styles.body), link),)
                rows += setter.paragraph(run, styles.body, inner, Tag("P", part), contact.span)
        body = stack(rows)
    height = body.height + 2 * inset
    shape = rounded(0, 0, at.width, height, at.pt(7))
    frame = Path(shape, fill=palette["ground"], stroke=palette["rule"], stroke_width=0.75)
    marks = (PathMark((frame,)), *(mark.moved(inset, inset) for mark in body.marks))
    return Box(height, marks)


def _sources(document: Document, at: Setting, part: Tag) -> Box:
    styles, setter = at.setter.styles, at.setter
    heading = setter.plain("Sources", styles.small_strong, at.width, Tag("H2", part), document.span)
    listing = Tag("L", part, attributes=(("List", "ListNumbering", "Decimal"),))
    boxes = list(heading)
    hang = max(styles.run(styles.small).width(f"[{len(at.numbers)}]  "), at.pt(16))
    for source_id, number in at.numbers.items():
        source = document.sources[source_id]
        item = Tag("LI", listing)
        label = setter.plain(f"[{number}]", styles.small, hang, Tag("Lbl", item), source.span)[0]
        where = f"doi:{source.doi}" if source.doi else str(source.url).split("://")[-1]
        run = styles.run(styles.small)
        whole = run.width(where) < at.width - hang
        words = (
            *styles.plain(f"{evidence.reference(source)} ", styles.small),
            Fragment(where, run, Link(source.address, where), whole=whole),
        )
        body = setter.paragraph(
            words, styles.small, at.width, Tag("LBody", item), source.span, indent=hang
        )
        body[0] = replace(body[0], marks=(*label.marks, *body[0].marks))
        boxes += body
    return stack(boxes) if at.numbers else Box(0, ())


def _status(document: Document, at: Setting, part: Tag) -> Box:
    about, styles, setter = document.document, at.setter.styles, at.setter
    text = []
    for words in about.disclaimer.paragraphs:
        fragments = styles.fragments(words, styles.small, at.numbers)
        span = about.disclaimer.span
        text += setter.paragraph(fragments, styles.small, at.width, Tag("P", part), span)
    line_one = f"Version {about.version}, {long_date(about.date)}. {about.status}."
    if about.next_review:
        line_one += f" Next review by {long_date(about.next_review)}."
    text += setter.plain(line_one, styles.small, at.width, Tag("P", part), about.span)
    for extra in (about.organisation, about.licence):
        if extra:
            text += setter.plain(extra, styles.small, at.width, Tag("P", part), extra.span)
    return stack(text)


def draft_sheet(
    document: Document, at: Setting, format: Format, root: Tag
) -> tuple[Format, list[FilledPanel]]:
    """Return a format with the sheets on which a draft shows what has no value yet."""
    waiting = [
        (block, item)
        for section in document.sections_for("leaflet")
        for block in section.blocks
        if isinstance(block, Statistics)
        for item in block.items
        if item.pending
    ]
    if not waiting:
        return format, []
    styles, setter = at.setter.styles, at.setter
    part = Tag("Sect", root)
    heading = setter.plain(
        "Draft: figures without a value yet", styles.heading, at.width, Tag("H2", part),
        document.span,
    )  # fmt: skip
    rows = [stack(heading)]
    for block, item in waiting:
        words = stack(prose.text(at, item.label, styles.body, part))
        rows.append(replace(words, block=str(block.id), before=at.gap))
    filled: list[FilledPanel] = []
    placed: list[Placed] = []
    y = 0.0
    for row in rows:
        panel = _draft_panel(format)
        if not placed or y + row.before + row.height > panel.live.bottom:
            y, placed = panel.live.y, []
        else:
            y += row.before
        placed.append(Placed(row, panel.live.x, y))
        y += row.height
        if len(placed) == 1:
            sheet = Sheet("draft", panel.box.width, panel.box.height, ())
            format = replace(format, sheets=(*format.sheets, sheet), panels=(*format.panels, panel))
            filled.append(FilledPanel(panel, ()))
        filled[-1] = replace(filled[-1], placed=tuple(placed))
    return format, filled


def _draft_panel(format: Format) -> Panel:
    """Return a panel as large as a sheet, its text as wide as the last panel's."""
    model, first = format.panels[-1], format.sheets[0]
    order = max(panel.order for panel in format.panels) + 1
    box = Rect(0, 0, first.width, first.height)
    top, bottom = model.live.y - model.box.y, model.box.bottom - model.live.bottom
    live = Rect(model.live.x - model.box.x, top, model.live.width, first.height - top - bottom)
    return Panel(f"draft-{order}", len(format.sheets), order, "body", "ground", box, live)


__all__ = ["Cover", "cover", "draft_sheet", "small_print"]
