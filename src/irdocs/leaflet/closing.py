"""What closes a leaflet: contact, sources, version and review status in small print."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content import evidence
from irdocs.content.model import Document
from irdocs.drawing import Path, line, rounded
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, shifted, stack
from irdocs.leaflet.story import ColumnSetting
from irdocs.leaflet.story.setting import GUTTER
from irdocs.locale import statements
from irdocs.page.tags import Tag
from irdocs.typeset.lines import Fragment, LinkTarget, MeasuredParagraph


def small_print(document: Document, at: ColumnSetting, root: Tag) -> Box:
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
            replace(_sources(document, at, part), space_before=at.mm(3)),
            replace(_status(document, at, part), space_before=at.mm(2.5)),
        ]
        return replace(stack(parts), span=span)
    left, right = at.narrower(first), at.narrower(at.width - gap - first)
    contact, sources = _contact(document, left, part), _sources(document, right, part)
    above = beside(contact, shifted(sources, left.width + gap), 0)
    status = replace(_status(document, at, part), space_before=at.mm(3))
    return replace(stack([above, status]), span=span)


def _least_contact(document: Document, at: ColumnSetting) -> float:
    """Return the least width of the contact's frame, in pt: no address in it is broken."""
    contact, styles = document.document.contact, at.setter.styles
    if contact is None:
        return 0.0
    details = (contact.name, contact.email, contact.telephone, contact.url)
    words = (styles.plain(str(detail), styles.strong) for detail in details if detail)
    return max(MeasuredParagraph(fragments).widest for fragments in words) + 2 * at.mm(3)


CONTACT = 0.32
"""How much of the width the contact takes beside the sources, where half is too little."""
LEAST, LEAST_HALF = 56.0, 75.0
"""The least width of columns of small print, and of two alike, in mm at a scale of 1."""


def _contact(document: Document, at: ColumnSetting, part: Tag) -> Box:
    """The stand's own details: printed when the content has them, else ruled lines to fill in."""
    about, styles, setter = document.document, at.setter.styles, at.setter
    palette = styles.theme.palette
    inset = at.mm(3)
    inner = at.width - 2 * inset
    if about.contact is None:
        words = setter.plain(
            at.locale.words.contact, styles.strong, inner, Tag("P", part), about.span
        )
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
                link = LinkTarget(url, str(address))
                run = (Fragment(str(address), styles.run(styles.body), link),)
                rows += setter.paragraph(run, styles.body, inner, Tag("P", part), contact.span)
        body = stack(rows)
    height = body.height + 2 * inset
    shape = rounded(0, 0, at.width, height, at.pt(7))
    frame = Path(shape, fill=palette["ground"], stroke=palette["rule"], stroke_width=0.75)
    marks = (PathMark((frame,)), *(mark.moved(inset, inset) for mark in body.marks))
    return Box(height, marks)


def _sources(document: Document, at: ColumnSetting, part: Tag) -> Box:
    styles, setter = at.setter.styles, at.setter
    if not at.citations:
        return Box(0, ())
    heading = setter.plain(
        at.locale.words.sources, styles.small_strong, at.width, Tag("H2", part), document.span
    )
    listing = Tag("L", part, attributes=(("List", "ListNumbering", "Decimal"),))
    boxes = list(heading)
    last = list(at.citations.values())[-1]
    hang = max(styles.run(styles.small).width(f"{last}  "), at.pt(16))
    for source_id, citation in at.citations.items():
        source = document.sources[source_id]
        item = Tag("LI", listing)
        label = setter.plain(citation, styles.small, hang, Tag("Lbl", item), source.span)[0]
        where = f"doi:{source.doi}" if source.doi else str(source.url).split("://")[-1]
        run = styles.run(styles.small)
        whole = run.width(where) < at.width - hang
        words = (
            *styles.plain(f"{evidence.reference(source)} ", styles.small),
            Fragment(where, run, LinkTarget(source.address, where), whole=whole),
        )
        body = setter.paragraph(
            words, styles.small, at.width, Tag("LBody", item), source.span, indent=hang
        )
        body[0] = replace(body[0], marks=(*label.marks, *body[0].marks))
        boxes += body
    return stack(boxes)


def _status(document: Document, at: ColumnSetting, part: Tag) -> Box:
    about, styles, setter = document.document, at.setter.styles, at.setter
    text = []
    for words in about.disclaimer.paragraphs:
        fragments = styles.fragments(words, styles.small, at.citations)
        span = about.disclaimer.span
        text += setter.paragraph(fragments, styles.small, at.width, Tag("P", part), span)
    line_one = at.locale.sentences(
        at.locale.sentence(statements.version(at.locale, about)),
        at.locale.sentence(statements.review_status(at.locale, about)),
        *statements.next_review(at.locale, about),
    )
    text += setter.plain(line_one, styles.small, at.width, Tag("P", part), about.span)
    for extra in (about.organisation, about.licence):
        if extra:
            text += setter.plain(extra, styles.small, at.width, Tag("P", part), extra.span)
    return stack(text)
