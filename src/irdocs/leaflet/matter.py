"""The leaflet's own panels: the cover, and the small print that closes the back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from irdocs.content import evidence
from irdocs.content.illustration import Illustration
from irdocs.content.markup import sentences
from irdocs.content.model import Document, Statistics, long_date
from irdocs.drawing import Path, line, rounded
from irdocs.leaflet.boxes import Box, FilledPanel, Mark, PathMark, Placed, Tag
from irdocs.leaflet.compose import stack
from irdocs.leaflet.formats import Format, Panel, Sheet
from irdocs.leaflet.story import Setting, prose
from irdocs.typeset.lines import Fragment, Link
from irdocs.units import Rect, mm


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover's words, and the drawing behind them."""

    placed: tuple[Placed, ...]
    behind: tuple[Mark, ...]


WRAP = 3.0
"""How far the cover's colour reaches over its fold, in mm, for folds that are a little off."""


def wrapped(panel: Panel) -> Rect:
    """Return a panel's box in pt, wrapped over the fold on its left if it has one there."""
    wrap = mm(WRAP) if panel.box.x else 0.0
    return Rect(panel.box.x - wrap, panel.box.y, panel.box.width + wrap, panel.box.height)


def cover(document: Document, at: Setting, panel: Panel, root: Tag) -> Cover:
    """Return the cover: who it is for, the title, one line, and the drawing below."""
    about, styles = document.document, at.setter.styles
    setter, width = at.setter, panel.live.width
    part = Tag("Sect", root)
    promise = Tag("P", part)
    rows = [
        *setter.plain(
            about.audience, styles.display_small, width, Tag("P", part), about.audience.span
        ),
        _first(
            setter.plain(about.title, styles.display, width, Tag("H1", part), about.title.span), 6
        ),
        _first(
            [
                line
                for sentence in sentences(about.subtitle)
                for line in setter.plain(
                    f"{sentence} ", styles.display_lead, width, promise, about.subtitle.span
                )
            ],
            9,
        ),
    ]
    boxes = [box for row in rows for box in (row if isinstance(row, list) else [row])]
    words = stack(boxes)
    placed = Placed(words, panel.live.x, panel.live.y + mm(4))
    behind: list[Mark] = []
    if about.cover and isinstance(about.cover.content, Illustration):
        room = panel.box.bottom - placed.y - words.height - mm(6)
        wide = min(panel.box.width, room * about.cover.ratio)
        paths = about.cover.content.paths(styles.theme.palette, wide)
        top = panel.box.bottom - wide / about.cover.ratio
        drawn = PathMark(paths).moved(panel.box.right - wide, top)
        behind.append(replace(drawn, within=wrapped(panel)))
    return Cover((placed,), tuple(behind))


def _first(boxes: list[Box], before: float) -> Box:
    return replace(stack(boxes), before=before)


def small_print(document: Document, at: Setting, root: Tag) -> Box:
    """Return what closes the leaflet: contact, sources, version and review status."""
    part = Tag("Sect", root)
    parts = [
        _contact(document, at, part),
        replace(_sources(document, at, part), before=mm(3)),
        replace(_status(document, at, part), before=mm(2.5)),
    ]
    return replace(stack(parts), span=document.document.disclaimer.span)


def _contact(document: Document, at: Setting, part: Tag) -> Box:
    """The stand's own details: printed when the content has them, else ruled lines to fill in."""
    about, styles, setter = document.document, at.setter.styles, at.setter
    palette = styles.theme.palette
    inset = mm(3)
    inner = at.width - 2 * inset
    if about.contact is None:
        words = setter.plain("Talk to us again", styles.strong, inner, Tag("P", part), about.span)
        rule = [
            Path(line((0, y), (inner, y)), stroke=palette["ink-soft"], stroke_width=0.5)
            for y in (mm(6.4), mm(13))
        ]
        body = stack([*words, Box(mm(13.2), (PathMark(tuple(rule)),))])
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
    frame = Path(rounded(0, 0, at.width, height, 7), stroke=palette["rule"], stroke_width=0.75)
    marks = (PathMark((frame,)), *(mark.moved(inset, inset) for mark in body.marks))
    return Box(height, marks)


def _sources(document: Document, at: Setting, part: Tag) -> Box:
    styles, setter = at.setter.styles, at.setter
    heading = setter.plain("Sources", styles.small_strong, at.width, Tag("H2", part), document.span)
    listing = Tag("L", part, attributes=(("List", "ListNumbering", "Decimal"),))
    boxes = list(heading)
    for source_id, number in at.numbers.items():
        source = document.sources[source_id]
        item = Tag("LI", listing)
        label = setter.plain(f"[{number}]", styles.small, 16, Tag("Lbl", item), source.span)[0]
        where = f"doi:{source.doi}" if source.doi else str(source.url).split("://")[-1]
        words = (
            *styles.plain(f"{evidence.reference(source)} ", styles.small),
            Fragment(where, styles.run(styles.small), Link(source.address, where)),
        )
        body = setter.paragraph(
            words, styles.small, at.width, Tag("LBody", item), source.span, indent=16
        )
        body[0] = replace(body[0], marks=(*label.marks, *body[0].marks))
        boxes += body
    return stack(boxes) if at.numbers else Box(0, ())


def _status(document: Document, at: Setting, part: Tag) -> Box:
    about, styles, setter = document.document, at.setter.styles, at.setter
    text = [*prose.text(at, about.disclaimer, styles.small, part)]
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
    """Return a format with one more sheet, on which a draft shows what has no value yet."""
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
    model, first = format.panels[-1], format.sheets[0]
    number = len(format.sheets)
    box = Rect(0, 0, first.width, first.height)
    live = Rect(model.live.x - model.box.x, model.live.y, model.live.width, model.live.height)
    panel = Panel("draft", number, number + 100, "body", "ground", box, live)
    part = Tag("Sect", root)
    y, placed = live.y, []
    rows = [("", stack(setter.plain("Draft: figures without a value yet", styles.heading,
                                    at.width, Tag("H2", part), document.span)))]  # fmt: skip
    for block, item in waiting:
        words = prose.text(at, item.label, styles.body, part)
        rows.append((str(block.id), stack(words)))
    for name, row in rows:
        placed.append(Placed(replace(row, block=name), live.x, y))
        y += row.height + 9
    sheet = Sheet(first.width, first.height, ())
    longer = replace(format, sheets=(*format.sheets, sheet), panels=(*format.panels, panel))
    return longer, [FilledPanel(panel, tuple(placed))]


__all__ = ["Cover", "cover", "draft_sheet", "small_print"]
