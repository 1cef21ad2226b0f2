"""How each product is planned, made and read back: what a build orders from the back-ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.content import assets
from irdocs.content.datafile import Wanted
from irdocs.content.files import Files
from irdocs.content.model import Answers, Document, Product
from irdocs.diagnostics import Report, Span
from irdocs.review.ledger import Placement
from irdocs.theme import Theme
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck
    from irdocs.leaflet.plan import Planned
    from irdocs.leaflet.presses import Press
    from irdocs.leaflet.sides import Side
    from irdocs.pdf.inks import Inks
    from irdocs.pdf.metadata import Information
    from irdocs.probe.outline import Outline
    from irdocs.review.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Context:
    """What a back-end is given beside the document."""

    theme: Theme
    folder: Path
    """Where the content file lies."""
    report: Report
    created: datetime
    draft: bool
    files: Files = field(default_factory=Files)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a finished file says, and where its back-end put each block."""

    placement: Placement
    outline: Outline


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file in memory: its name, how many of what it has."""

    file: str
    data: bytes
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finished file that was read back: what it says, and reports to go beside it."""

    contents: Contents | None = None
    """None where it is not held against the content block by block."""
    beside: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is about one section or block; edges as parts of the page, 0 to 1."""

    page: int
    """Counted from 1."""
    name: str
    span: Span
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Crop:
    """A panel of a folded leaflet, as parts of its page, in the order of reading."""

    page: int
    name: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is planned and measured: what writes it, and what reads it back.

    `review` holds any file against the plan, whoever wrote it, and complains in the report.
    """

    file: str
    count: int
    unit: str
    render: Callable[[], bytes]
    review: Callable[[bytes, Report], Reviewed]
    regions: Callable[[], Sequence[Region]] = tuple
    """What stands where on its pages."""
    crops: Callable[[], Sequence[Crop]] = tuple
    """The panels that it folds into; none where it does not."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Something that plans a product, in one file or several; none after an error.

    Planning reads and measures only, without the libraries that write files.
    """

    product: Product
    plan: Callable[[Document, Context], Sequence[Draft]]


# ---------------------------------------------------------------- the leaflet


@dataclass(frozen=True, slots=True)
class LeafletOrder:
    """A leaflet in one format: the content's own, or one by name; for a press as well, or not."""

    format: Wanted | None = None
    press: Press | None = None

    @property
    def backend(self) -> Backend:
        return Backend("leaflet", self.plan)

    def plan(self, document: Document, context: Context) -> Sequence[Draft]:
        """Return the measured leaflet, its other arrangements and the press's; none on an error."""
        from irdocs.leaflet import formats, plan, sides

        own = str(document.leaflet.format)
        wanted = self.format or Wanted(own, context.folder, _asked(document), context.files)
        chosen = formats.load(wanted, context.report)
        if chosen is None or not _has_sections(document, "leaflet", context.report):
            return ()
        planned = plan.plan(document, context.theme, chosen, context.report, draft=context.draft)
        if context.report.errors:
            return ()
        _complain_of_coarse_images(planned, self.press, context.report)
        chosen = planned.leaflet.format  # with as many sheets as it grew to
        stem = f"leaflet-{chosen.name}" if self.format else "leaflet"
        made = _Leaflet(document, context, planned)
        drafts = [made.draft(f"{stem}.pdf", sides.as_designed(chosen))]
        if chosen.imposition:
            pages = sides.imposed(chosen, chosen.imposition)
            drafts.append(made.draft(f"{stem}-{chosen.imposition.name}.pdf", pages))
        if self.press:
            drafts.append(made.for_press(self.press))
        return drafts


def _asked(document: Document) -> Span:
    """Return where the content names its format; where it does not, the content itself."""
    span: Span = getattr(document.leaflet.format, "span", document.span)
    return span if span.file else document.span


def _information(document: Document, context: Context) -> Information:
    from irdocs.pdf.metadata import Information

    about = document.document
    return Information(
        title=str(about.title),
        author=str(about.organisation or "irdocs"),
        subject=str(about.subtitle),
        language=str(about.language),
        created=context.created,
        producer=f"irdocs {VERSION}",
    )


@dataclass(frozen=True)
class _Leaflet:
    """A planned leaflet, from which several files are drawn."""

    document: Document
    context: Context
    planned: Planned

    def draft(self, file: str, sides: Sequence[Side]) -> Draft:
        return Draft(
            file, len(sides), "pages",
            lambda: self._rendered(sides, None),
            lambda data, report: self._read_back(data, file, sides, report),
            self._regions, self._crops,
        )  # fmt: skip

    def _regions(self) -> Sequence[Region]:
        """Return where each block stands, on sheets as they are designed."""
        spans = _named(self.document)
        found: dict[tuple[int, str], tuple[float, float, float, float]] = {}
        for filled in self.planned.leaflet.panels:
            for placed in filled.placed:
                name, live = placed.box.block, filled.panel.live
                if name not in spans:
                    continue
                key = filled.panel.sheet, f"{name}\0{filled.panel.id}"
                left, top, right, bottom = found.get(key, (live.x, placed.y, live.right, placed.y))
                bottom = max(bottom, placed.y + placed.box.height)
                found[key] = left, min(top, placed.y), right, bottom
        sheets = self.planned.leaflet.format.sheets
        return [
            Region(
                sheet + 1, key.split("\0")[0], spans[key.split("\0")[0]],
                left / sheets[sheet].width, top / sheets[sheet].height,
                (right - left) / sheets[sheet].width, (bottom - top) / sheets[sheet].height,
            )
            for (sheet, key), (left, top, right, bottom) in found.items()
        ]  # fmt: skip

    def _crops(self) -> Sequence[Crop]:
        format = self.planned.leaflet.format
        if not any(sheet.folds for sheet in format.sheets):
            return ()
        return [
            Crop(panel.sheet + 1, panel.id, panel.box.x / format.sheets[panel.sheet].width,
                 panel.box.width / format.sheets[panel.sheet].width)
            for panel in sorted(format.panels, key=lambda panel: panel.order)
        ]  # fmt: skip

    def for_press(self, press: Press) -> Draft:
        """Return the print shop's file, with its preflight, whose failed rows are errors."""
        from irdocs.leaflet import sides

        format = self.planned.leaflet.format
        stem, pages = f"leaflet-{format.name}-press", sides.for_press(format, press)

        def review(data: bytes, report: Report) -> Reviewed:
            read = self._read_back(data, f"{stem}.pdf", pages, report)
            return Reviewed(read.contents, self._preflight(data, stem, press, report))

        return Draft(
            f"{stem}.pdf", len(pages), "pages",
            lambda: self._rendered(pages, self._inks(press)), review,
        )  # fmt: skip

    def _rendered(self, sides: Sequence[Side], inks: Inks | None) -> bytes:
        from irdocs.leaflet.render import render

        return render(self.planned, sides, _information(self.document, self.context), inks)

    def _inks(self, press: Press) -> Inks:
        from irdocs.pdf.inks import Press as PressInks

        theme = self.context.theme
        return PressInks(
            {theme.palette[role]: mixture for role, mixture in theme.inks.items()},
            frozenset(theme.palette[role] for role in theme.black_text),
            press.ink_limit,
        )

    def _read_back(self, data: bytes, file: str, sides: Sequence[Side], report: Report) -> Reviewed:
        from irdocs.probe import pdf
        from irdocs.review import pdf as rules

        about = self.document.document
        span = _asked(self.document)
        rules.complain(data, file, str(about.language), str(about.title), span, report)
        return Reviewed(Contents(self.planned.placement(sides), pdf.read(data)))

    def _preflight(self, data: bytes, stem: str, press: Press, report: Report) -> tuple[Made, ...]:
        from irdocs.review import preflight
        from irdocs.review.ticket import as_json, as_text

        ticket, file = _ticket(self.document, self.planned, press), f"{stem}.pdf"
        rows = preflight.check(data, ticket)
        span = _asked(self.document)
        preflight.complain(rows, file, f"the profile {press.name}", span, report)
        text, tabled = as_text(rows, file, ticket), as_json(rows, file, ticket)
        return (
            Made(f"{stem}.txt", text.encode(), len(rows), "rows"),
            Made(f"{stem}.json", tabled.encode(), len(rows), "rows"),
        )


def _ticket(document: Document, planned: Planned, press: Press) -> Ticket:
    """Return what the finished file is held to."""
    from irdocs.review.ticket import Ticket

    format = planned.leaflet.format
    about = document.document
    return Ticket(
        work=f"{about.title}, version {about.version}, {about.date.isoformat()}",
        status=about.status,
        format=format.name,
        title=format.title,
        paper=format.paper,
        profile=f"{press.name}, {press.title}",
        trims=tuple((sheet.width, sheet.height) for sheet in format.sheets),
        names=tuple(sheet.name for sheet in format.sheets),
        folds=tuple(sheet.folds for sheet in format.sheets),
        fold=format.fold,
        finish=format.finish,
        bleed=press.bleed,
        marks=press.marks,
        safe=press.safe,
        ink_limit=press.ink_limit,
        resolution=press.resolution,
        codes=planned.leaflet.codes,
    )


COARSE = 150
"""Below how many pixels an inch a photograph shows them, in a leaflet for any printer."""


def _complain_of_coarse_images(planned: Planned, press: Press | None, report: Report) -> None:
    """Name the line of each photograph with too few pixels for its printed size (PRN-08)."""
    from irdocs.leaflet.boxes import ImageMark

    least = press.resolution if press else COARSE
    complain, whose = (report.error, "the press") if press else (report.warning, "a leaflet")
    for filled in planned.leaflet.panels:
        for placed in filled.placed:
            for mark in placed.box.marks:
                if isinstance(mark, ImageMark) and mark.dpi < least:
                    wanted = ceil(mark.pixels[0] * least / mark.dpi)
                    complain(
                        "coarse-image",
                        f'block "{placed.box.block}": its picture would be printed at '
                        f"{mark.dpi:.0f} dpi; {whose} wants {least} or more",
                        placed.box.span,
                        f"use a picture of {wanted} pixels across or more",
                    )


# ---------------------------------------------------------------- the deck


@dataclass(frozen=True, slots=True)
class DeckOrder:
    """A deck in our own look or a template's; a quiz's answers on slides or in the notes."""

    template: Path | None = None
    """The user's template; None for the one that the content names, or our own look."""
    answers: Answers | None = None
    handout: int | None = None
    """How many slides stand on a page of the handout; None for no handout."""
    pages: bool = False
    """Whether slides.pdf is made as well, a page a slide, for pictures of them."""

    @property
    def backend(self) -> Backend:
        return Backend("deck", self.plan)

    def plan(self, document: Document, context: Context) -> Sequence[Draft]:
        """Return the measured deck; nothing after an error in the report."""
        design = self._design(document, context)
        planned = self._plan(document, context, design) if design else None
        if design is None or planned is None:
            return ()

        def render() -> bytes:
            from irdocs.deck.slides import Properties, render

            about = document.document
            author = str(about.organisation or "irdocs")
            properties = Properties(str(about.title), author, str(about.subtitle), context.created)
            return render(planned, design, properties)

        def review(data: bytes, report: Report) -> Reviewed:
            from irdocs.probe import pptx
            from irdocs.probe.show import Show
            from irdocs.review import deck as rules

            show = Show(data)
            expected = rules.Expected(design.size, footer_floor=0.0 if design.template else 12.0)
            rules.complain(show, expected, _spans(document, planned), document.span, report)
            return Reviewed(Contents(planned.placement, pptx.outline(show)))

        deck = Draft("deck.pptx", len(planned.slides), "slides", render, review)
        drafts = [deck]
        if self.handout is not None:
            drafts.append(_handout(document, context, planned, design, self.handout))
        if self.pages:
            drafts.append(_slides(document, context, planned, design))
        return drafts

    def _design(self, document: Document, context: Context) -> Design | None:
        from irdocs.deck import design

        named = document.deck.template
        if named is None and self.template is None:
            return design.own(context.theme)
        from irdocs.deck.borrowed import loading

        if self.template is not None:
            return loading.load(self.template, context.theme, None, context.report, context.files)
        span = getattr(named, "span", document.deck.span)
        path = assets.below(context.folder, str(named))
        if path is None:
            context.report.error(
                "outside-asset", f'"{named}" lies outside the content\'s folder', span,
                "put the template beside the content, or name it with --template",
            )  # fmt: skip
            return None
        return loading.load(path, context.theme, span, context.report, context.files)

    def _plan(self, document: Document, context: Context, design: Design) -> Deck | None:
        from irdocs.deck import plan

        if not _has_sections(document, "deck", context.report):
            return None
        planned = plan.plan(
            document, design, context.report, draft=context.draft, answers=self.answers
        )
        return None if context.report.errors else planned


def _handout(
    document: Document, context: Context, planned: Deck, design: Design, count: int
) -> Draft:
    from irdocs import handout

    made, about = handout.plan(planned, design, count), document.document

    def render() -> bytes:
        return handout.render(made, _information(document, context))

    def review(data: bytes, report: Report) -> Reviewed:
        from irdocs.probe import pdf
        from irdocs.probe.outline import even
        from irdocs.review import pdf as rules

        title, language = str(about.title), str(about.language)
        span = document.deck.span if document.deck.span.file else document.span
        rules.complain(data, HANDOUT, language, title, span, report, made.scale)
        outline, spans = pdf.read(data), _spans(document, planned)
        for number, words in handout.texts(planned):
            if even(words) not in outline.words((made.page_of(number),)):
                report.error(
                    "lost-text",
                    f'slide {number + 1} says "{words[:60]}", but the handout does not',
                    spans.get(number + 1, document.span),
                    "this is a fault of irdocs; please report it with this line",
                )  # fmt: skip
        return Reviewed()

    return Draft(HANDOUT, len(made.sheets), "pages", render, review)


HANDOUT, SLIDES = "handout.pdf", "slides.pdf"


def _slides(document: Document, context: Context, planned: Deck, design: Design) -> Draft:
    """Return the slides as pages; the deck itself is what is reviewed."""
    from irdocs import handout

    def render() -> bytes:
        made = handout.as_pages(planned, design)
        return handout.render(made, _information(document, context))

    def regions() -> Sequence[Region]:
        spans = _named(document)
        return [
            Region(number, name, spans[name], 0.0, 0.0, 1.0, 1.0)
            for number, slide in enumerate(planned.slides, start=1)
            for name in (slide.blocks or ((slide.section,) if slide.section else ()))[:1]
            if name in spans
        ]

    return Draft(
        SLIDES, len(planned.slides), "pages", render, lambda data, report: Reviewed(), regions
    )


def _named(document: Document) -> dict[str, Span]:
    """Return where each section and block begins, by its id."""
    blocks = {str(block.id): block.span for block in document.blocks}
    return {str(section.id): section.span for section in document.sections} | blocks


def _spans(document: Document, planned: Deck) -> dict[int, Span]:
    """Return where the words of each slide stand, by its number from 1."""
    blocks = {str(block.id): block.span for block in document.blocks}
    sections = {str(section.id): section.span for section in document.sections}
    found = {}
    for number, slide in enumerate(planned.slides, start=1):
        known = [blocks[name] for name in slide.blocks if name in blocks]
        if slide.section:
            known.append(sections[slide.section])
        if known:
            found[number] = known[0]
    return found


def _has_sections(document: Document, product: Product, report: Report) -> bool:
    if document.sections_for(product):
        return True
    report.error(
        "empty-product", f"no section is for the {product}", document.span,
        "build the other product alone (--only), or take an only: away",
    )  # fmt: skip
    return False
