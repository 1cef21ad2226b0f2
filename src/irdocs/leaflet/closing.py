"""Set the end of the leaflet: contact, sources, disclaimer, version and review status."""

from __future__ import annotations

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content import evidence
from irdocs.content.about import Source
from irdocs.content.blocks.resources import printed_address
from irdocs.content.markup import Text
from irdocs.content.model import Document
from irdocs.content.source import SourceText
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.drawing import Path, line
from irdocs.frozen import frozen, replace
from irdocs.leaflet import logos
from irdocs.leaflet.boxes import Box, PathMark
from irdocs.leaflet.compose import beside, grid, kept, lowered, shifted, stack
from irdocs.leaflet.story import ColumnSetting, contacts, prose
from irdocs.leaflet.story.codes import code_mark, code_with_words, quiet_zone, words_beside
from irdocs.leaflet.story.setting import GUTTER, TaggedSetting
from irdocs.leaflet.story.spread import reporting
from irdocs.locale import statements
from irdocs.page.tags import Tag
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, LinkTarget


def small_print(
    document: Document, setting: ColumnSetting, root: Tag, *, with_sources: bool = True
) -> Box:
    """Return the end of the leaflet as one box: contact, sources and status.

    In a wide column the contact stands beside the sources, or beside the status if there are none,
    else all parts stand one under another. Many sources have two columns below the contact.
    """
    element = Tag("Sect", root)
    span = document.document.disclaimer.span
    gap = setting.mm(GUTTER)

    has_sources = with_sources and bool(setting.citations)

    def sources(column: ColumnSetting) -> Box:
        return _sources(document, column, element) if with_sources else Box(0, ())

    columns, half_width = setting.columns(2, setting.mm(LEAST), gap)
    # Sources need more room than the contact, unless half the width is enough for both.
    contact_width = (
        half_width if half_width >= setting.mm(LEAST_HALF) else (setting.width - gap) * CONTACT
    )
    if not has_sources:
        contact_width = max(contact_width, (setting.width - gap) * CONTACT_ALONE)
    details = _details(document, setting)
    widest = max((detail.widest for detail in details), default=0.0)
    in_one_line = max((detail.width_of_lines(1) for detail in details), default=0.0)
    in_two_lines = max((detail.width_of_lines(2) for detail in details), default=0.0)
    inset = 2 * setting.mm(contacts.INSET)
    room = setting.width - gap - setting.mm(LEAST)
    contact_width = max(
        contact_width, widest + inset, min(in_two_lines + inset, room),
        min(in_one_line + inset, half_width),
    )  # fmt: skip

    def below_one_another(whole: ColumnSetting) -> Box:
        boxes = [
            _contact(document, whole, element),
            replace(sources(whole), space_before=whole.mm(3)),
            replace(_status(document, whole, element), space_before=whole.mm(2.5)),
        ]
        return replace(stack(boxes), span=span)

    if columns == 1 or setting.width - gap - contact_width < setting.mm(LEAST):
        return below_one_another(setting)
    left, right = (
        setting.narrower(contact_width),
        setting.narrower(setting.width - gap - contact_width),
    )
    contact = _contact(document, left, element)
    if has_sources:
        listed = sources(right)
        contact_and_sources = beside(contact, shifted(listed, left.width + gap), 0)
        if len(setting.citations) > 1 and half_width >= setting.mm(LEAST_HALF):
            # Many sources beside a short contact would leave all below it blank.
            below = _sources_in_columns(document, setting.narrower(half_width), gap, element)
            parted = stack([contact, replace(below, space_before=setting.mm(3))])
            if parted.height < contact_and_sources.height * MUCH_LOWER:
                contact_and_sources = parted
        found_across, found_below = Report(), Report()
        across = _status(document, reporting(setting, found_across), element)
        status = replace(across, space_before=setting.mm(3))
        found = replace(stack([contact_and_sources, status]), span=span)
        narrow = _status(document, reporting(left, found_below), element)
        with_narrow = _below_contact(contact, shifted(listed, left.width + gap), narrow, setting)
        is_lower = with_narrow.height < found.height * MUCH_LOWER
        is_whole = _are_addresses_whole(document, right)
        if is_lower and is_whole and not found_below.errors:
            found, found_across = replace(with_narrow, span=span), found_below
        setting.setter.report.extend(found_across)
    else:
        status = _status(document, right, element)
        found = replace(beside(contact, shifted(status, left.width + gap), 0), span=span)
    is_narrow = half_width < setting.mm(LEAST_HALF)  # else lines of sources would be too long
    is_broken = is_narrow and any(
        detail.count(left.width - inset) > detail.count(setting.width - inset) for detail in details
    )
    if is_broken:
        alone = below_one_another(reporting(setting, Report())).height
        if alone <= found.height * HARDLY_HIGHER:
            return below_one_another(setting)
    return found


def _below_contact(contact: Box, sources: Box, status: Box, setting: ColumnSetting) -> Box:
    """Return all parts in two columns: below a short contact, beside many sources, stands the
    status, which is read after them."""
    y = contact.height + setting.mm(3)
    upper, lower = beside(contact, sources, 0), lowered(status, y)
    height = max(upper.height, y + status.height)
    return replace(upper, height=height, marks=(*upper.marks, *lower.marks))


def without_sources(document: Document, setting: ColumnSetting, root: Tag) -> Box:
    """Return the end of the leaflet as one box, for one whose sources stand before it."""
    return small_print(document, setting, root, with_sources=False)


def without_disclaimer(document: Document, setting: ColumnSetting, root: Tag) -> Box:
    """Return the same for one whose disclaimer stands before it as well."""
    about = document.document.model_copy(update={"disclaimer": Text((), document.span)})
    return without_sources(document.model_copy(update={"document": about}), setting, root)


def disclaimer_apart(document: Document, setting: ColumnSetting, root: Tag) -> list[Box]:
    """Return the disclaimer as boxes that may stand on several panels."""
    style = setting.setter.styles.small
    boxes = prose.text(setting, document.document.disclaimer, style, Tag("Sect", root))
    boxes[0] = replace(boxes[0], space_before=2 * setting.gap, stretch=2.0)
    return boxes


def sources_apart(document: Document, setting: ColumnSetting, root: Tag) -> list[Box]:
    """Return the list of sources as boxes that may stand on several panels.

    In a wide column the sources stand side by side, as many as fit.
    """
    cited = _Cited.by(document, setting)
    boxes, findings = _sources_apart(cited.sources[0], cited, TaggedSetting(setting, root))
    setting.setter.report.extend(findings)
    return list(boxes)


@frozen
class _Cited:
    """The sources that a leaflet cites, in the order of their numbers."""

    sources: tuple[Source, ...]
    span: Span
    """The place of the document, where messages on all of them stand."""

    @classmethod
    def by(cls, document: Document, setting: ColumnSetting) -> _Cited:
        """Return the sources of a document that are cited in a setting."""
        return cls(tuple(document.sources[one] for one in setting.citations), document.span)


LISTS = 64
"""How many lists of sources are remembered, by their first source."""


@cached_by_identity(LISTS)
def _sources_apart(
    first: Source, cited: _Cited, place: TaggedSetting
) -> tuple[tuple[Box, ...], tuple[Diagnostic, ...]]:
    """Return the boxes of a list of sources, and what was found in setting them."""
    report = Report()
    setting = reporting(place.setting, report)
    element, gap = Tag("Sect", place.root), setting.mm(GUTTER)
    columns, width = setting.columns(len(cited.sources), setting.mm(LEAST_HALF), gap)
    heading, entries = _sources_parts(cited, setting.narrower(width), element)
    heading[0] = replace(heading[0], space_before=2 * setting.gap, stretch=2.0)
    rows = grid([stack(entry) for entry in entries], columns, width + gap)
    boxes = [
        *kept(heading),
        *(replace(row, space_before=setting.small_gap / 2, span=cited.span) for row in rows),
    ]
    return tuple(boxes), tuple(report)


def _details(document: Document, setting: ColumnSetting) -> list[MeasuredParagraph]:
    """Return the lines of the contact, measured."""
    contact, styles = document.document.contact, setting.setter.styles
    if contact is None:
        return []
    details = (contact.name, *(detail.text for detail in contact.details))
    return [MeasuredParagraph(styles.plain(str(detail), styles.strong)) for detail in details]


CONTACT = 0.32
"""The contact's share of the width beside the sources, if half is too little for the sources."""
CONTACT_ALONE = 0.45
"""The same where no sources stand beside it."""
MUCH_LOWER = 0.85
"""Sources stand in columns below the contact if both are then no higher than this part of their
height side by side."""
HARDLY_HIGHER = 1.15
"""All parts stand one under another, so that no line of the contact is broken, if they are then no
higher than so many times their height side by side."""
LEAST, LEAST_HALF = 56.0, 75.0
"""The least width of any column of small print, and of two equal ones, in mm at a scale of 1."""


def _contact(document: Document, setting: ColumnSetting, element: Tag) -> Box:
    """Return the contact in a frame: its details or, if the content has none, lines to write on."""
    about, styles, setter = document.document, setting.setter.styles, setting.setter
    palette = styles.theme.palette
    inner_width = setting.width - 2 * setting.mm(contacts.INSET)
    if about.contact is None:
        heading = setter.plain(
            setting.locale.words.contact, styles.strong, inner_width, Tag("P", element), about.span
        )
        rule = [
            Path(line((0, y), (inner_width, y)), stroke=palette["ink-soft"], stroke_width=0.5)
            for y in (setting.mm(6.4), setting.mm(13))
        ]
        body = stack([*heading, Box(setting.mm(13.2), (PathMark(tuple(rule)),))])
    else:
        body = contacts.rows(setting.narrower(inner_width), about.contact, element)
    return contacts.framed(setting, body)


def _sources(document: Document, setting: ColumnSetting, element: Tag) -> Box:
    """Return the list of the sources cited in the leaflet; an empty box if there are none."""
    if not setting.citations:
        return Box(0, ())
    heading, entries = _sources_parts(_Cited.by(document, setting), setting, element)
    return stack([*heading, *(box for entry in entries for box in entry)])


def _sources_in_columns(document: Document, column: ColumnSetting, gap: float, element: Tag) -> Box:
    """Return the same of two sources or more in two columns, the first as high as the second, or
    higher where that is possible."""
    heading, entries = _sources_parts(_Cited.by(document, column), column, element)
    stacked = [stack(entry) for entry in entries]
    whole, first = sum(box.height for box in stacked), 1
    while first < len(stacked) - 1 and 2 * sum(box.height for box in stacked[:first]) < whole:
        first += 1
    left, right = stack(stacked[:first]), stack(stacked[first:])
    return stack([*heading, beside(left, shifted(right, column.width + gap), 0)])


def _sources_parts(
    cited: _Cited, setting: ColumnSetting, element: Tag
) -> tuple[list[Box], list[list[Box]]]:
    """Return the heading of the list of sources, and the lines of each source."""
    styles, setter = setting.setter.styles, setting.setter
    heading = setter.plain(
        setting.locale.words.sources,
        styles.small_strong,
        setting.width,
        Tag("H2", element),
        cited.span,
    )
    listing = Tag("L", element, attributes=(("List", "ListNumbering", "Decimal"),))
    entries = []
    indent = _indent(setting)
    for source, mark in zip(cited.sources, setting.citations.values(), strict=True):
        item = Tag("LI", listing, destination=mark.target)
        small = styles.for_words(styles.small, evidence.reference(source))
        label = setter.plain(mark.text, small, indent, Tag("Lbl", item), source.span)[0]
        fragments = list(styles.plain(evidence.reference(source), small))
        if source.address:
            address = _shown_address(source)
            style = styles.run(small)
            # An address is broken only if no line can hold it.
            is_whole = style.width(address) < setting.width - indent
            link = LinkTarget(source.address, address)
            fragments = list(styles.plain(f"{evidence.reference(source)} ", small))
            fragments.append(Fragment(address, style, link, whole=is_whole))
        body = setter.paragraph(
            fragments, small, setting.width, Tag("LBody", item), source.span, indent=indent
        )
        body[0] = replace(body[0], marks=(*label.marks, *body[0].marks))
        entries.append(body)
    return heading, entries


def _are_addresses_whole(document: Document, setting: ColumnSetting) -> bool:
    """Whether each address of a source has room on one line of a column."""
    style = setting.setter.styles.run(setting.setter.styles.small)
    room = setting.width - _indent(setting)
    sources = (source for source in _Cited.by(document, setting).sources if source.address)
    return all(style.width(_shown_address(source)) < room for source in sources)


def _shown_address(source: Source) -> str:
    return f"doi:{source.doi}" if source.doi else str(source.url).split("://")[-1]


def _indent(setting: ColumnSetting) -> float:
    """Return the width of the numbers of sources, with the space behind them, in pt."""
    styles = setting.setter.styles
    last = list(setting.citations.values())[-1]
    return max(styles.run(styles.small).width(f"{last.text}  "), setting.pt(16))


def _status(document: Document, setting: ColumnSetting, element: Tag) -> Box:
    """Return the disclaimer, authors, version, review status, organisation and licence."""
    about, styles, setter = document.document, setting.setter.styles, setting.setter
    boxes = prose.text(setting, about.disclaimer, styles.small, element)
    for warning in statements.translation_status(setting.locale):
        boxes += setter.plain(
            warning, styles.small_strong, setting.width, Tag("P", element), about.span
        )
    for line_of_authors in statements.authorship(setting.locale, about):
        boxes += setter.plain(
            line_of_authors, styles.small, setting.width, Tag("P", element), about.authors[0].span
        )
    version_line = setting.locale.sentences(
        setting.locale.sentence(statements.version(setting.locale, about)),
        setting.locale.sentence(statements.review_status(setting.locale, about)),
        *statements.next_review(setting.locale, about),
    )
    boxes += setter.plain(version_line, styles.small, setting.width, Tag("P", element), about.span)
    for imprint in (about.organisation, about.licence):
        if imprint:
            boxes += setter.plain(
                imprint, styles.small, setting.width, Tag("P", element), imprint.span
            )
    if about.web:
        boxes.append(_on_the_web(about.web, setting, element))
    if about.logo:
        row = logos.at_the_end(about.logo, setting, "ground")
        quiet = quiet_zone(setting, str(about.web)) if about.web else 0.0
        boxes.append(replace(row, space_before=max(setting.mm(2.5), quiet)))
    return stack(boxes)


def _on_the_web(address: SourceText, setting: ColumnSetting, element: Tag) -> Box:
    """Return where the leaflet's web page is: a code for telephones, and the address beside it.

    Where a part of the address is too wide for that, the address stands below the code.
    """
    styles, setter, url = setting.setter.styles, setting.setter, str(address)
    shown = printed_address(url)
    _, width = words_beside(setting, url)
    link = LinkTarget(url, setting.locale.words.lead(label=setting.locale.words.on_the_web) + shown)
    style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
    heading, above = setting.locale.words.on_the_web, max(setting.mm(3), quiet_zone(setting, url))
    fragments = (Fragment(shown, styles.run(style), link),)
    is_beside = not MeasuredParagraph(fragments).too_wide(width)
    width = width if is_beside else setting.width
    words = [
        *setter.plain(heading, styles.small_strong, width, Tag("P", element), address.span),
        *setter.paragraph(fragments, style, width, Tag("P", element), address.span),
    ]
    if is_beside:
        return replace(code_with_words(setting, url, shown, words, element), space_before=above)
    mark = code_mark(setting, url, shown, element)
    code = Box(setting.code_width, (mark,), space_before=above)
    below = replace(words[0], space_before=quiet_zone(setting, url))
    return stack([code, below, *words[1:]])
