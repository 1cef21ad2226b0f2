"""How each product is planned, made and read back: what a build orders from the back-ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.content import assets
from irdocs.content.datafile import Wanted
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


@dataclass(frozen=True, slots=True)
class Contents:
    """What a finished file says, and where its back-end put each block."""

    placement: Placement
    outline: Outline


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file in memory: its name, how many of what it has, what it says of the content."""

    file: str
    data: bytes
    count: int
    unit: str
    contents: Contents | None = None
    """None for a report about a product."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Something that makes a product, in one file or several.

    `plan` reads and measures only, without the libraries that write files.
    """

    product: Product
    plan: Callable[[Document, Context], object]
    make: Callable[[Document, Context], Sequence[Made]]


# ---------------------------------------------------------------- the leaflet


@dataclass(frozen=True, slots=True)
class LeafletOrder:
    """A leaflet in one format: the content's own, or one by name; for a press as well, or not."""

    format: Wanted | None = None
    press: Press | None = None

    @property
    def backend(self) -> Backend:
        return Backend("leaflet", self.plan, self.make)

    def plan(self, document: Document, context: Context) -> Planned | None:
        """Return the measured leaflet, or None after an error in the report."""
        from irdocs.leaflet import formats, plan

        own = str(document.leaflet.format)
        wanted = self.format or Wanted(own, context.folder, _asked(document))
        chosen = formats.load(wanted, context.report)
        if chosen is None or not _has_sections(document, "leaflet", context.report):
            return None
        planned = plan.plan(document, context.theme, chosen, context.report, draft=context.draft)
        return None if context.report.errors else planned

    def make(self, document: Document, context: Context) -> Sequence[Made]:
        """Return the leaflet as a PDF, and its other arrangements; none after an error."""
        planned = self.plan(document, context)
        if planned is None:
            return ()
        from irdocs.leaflet import sides

        format = planned.leaflet.format
        stem = f"leaflet-{format.name}" if self.format else "leaflet"
        made = [_leaflet(document, context, planned, f"{stem}.pdf", sides.as_designed(format))]
        if format.imposition:
            name = f"{stem}-{format.imposition.name}.pdf"
            pages = sides.imposed(format, format.imposition)
            made.append(_leaflet(document, context, planned, name, pages))
        if self.press:
            made += _for_press(document, context, planned, self.press)
        return made


def _asked(document: Document) -> Span:
    """Return where the content names its format; where it does not, the content itself."""
    span: Span = getattr(document.leaflet.format, "span", document.span)
    return span if span.file else document.span


def _leaflet(
    document: Document,
    context: Context,
    planned: Planned,
    file: str,
    sides: Sequence[Side],
    inks: Inks | None = None,
) -> Made:
    from irdocs.leaflet.render import render
    from irdocs.pdf.metadata import Information
    from irdocs.probe import pdf

    about = document.document
    information = Information(
        title=str(about.title),
        author=str(about.organisation or "irdocs"),
        subject=str(about.subtitle),
        language=str(about.language),
        created=context.created,
        producer=f"irdocs {VERSION}",
    )
    data = render(planned, sides, information, inks)
    return Made(file, data, len(sides), "pages", Contents(planned.placement(sides), pdf.read(data)))


def _for_press(
    document: Document, context: Context, planned: Planned, press: Press
) -> Sequence[Made]:
    """Return the print shop's file and its preflight, which fails the build if a row fails."""
    from irdocs.leaflet import sides
    from irdocs.pdf.inks import Press as PressInks
    from irdocs.review import preflight
    from irdocs.review.ticket import as_json, as_text

    theme, format = context.theme, planned.leaflet.format
    _complain_of_coarse_images(planned, press, context.report)
    inks = PressInks(
        {theme.palette[role]: mixture for role, mixture in theme.inks.items()},
        frozenset(theme.palette[role] for role in theme.black_text),
        press.ink_limit,
    )
    stem = f"leaflet-{format.name}-press"
    pages = sides.for_press(format, press)
    file = _leaflet(document, context, planned, f"{stem}.pdf", pages, inks)
    ticket = _ticket(document, planned, press)
    rows = preflight.check(file.data, ticket)
    span = _asked(document)
    preflight.complain(rows, file.file, f"the profile {press.name}", span, context.report)
    about = document.document
    if not about.reviewed:
        context.report.warning(
            "not-reviewed", f'this is printed as "{about.status}"', about.span,
            "set reviewed: and reviewed_by: when it has been",
        )  # fmt: skip
    text = as_text(rows, file.file, ticket)
    data = as_json(rows, file.file, ticket)
    return (
        file,
        Made(f"{stem}.txt", text.encode(), len(rows), "rows"),
        Made(f"{stem}.json", data.encode(), len(rows), "rows"),
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


def _complain_of_coarse_images(planned: Planned, press: Press, report: Report) -> None:
    """Name the line of each photograph that is too coarse for the press (PRN-08)."""
    from irdocs.leaflet.boxes import ImageMark

    for filled in planned.leaflet.panels:
        for placed in filled.placed:
            for mark in placed.box.marks:
                if isinstance(mark, ImageMark) and mark.dpi < press.resolution:
                    wanted = ceil(mark.pixels[0] * press.resolution / mark.dpi)
                    report.error(
                        "coarse-image",
                        f'block "{placed.box.block}": its picture would be printed at '
                        f"{mark.dpi:.0f} dpi; the press wants {press.resolution} or more",
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

    @property
    def backend(self) -> Backend:
        return Backend("deck", self.plan, self.make)

    def plan(self, document: Document, context: Context) -> Deck | None:
        """Return the measured deck, or None after an error in the report."""
        design = self._design(document, context)
        return self._plan(document, context, design) if design else None

    def make(self, document: Document, context: Context) -> Sequence[Made]:
        """Return the deck as a PPTX; nothing after an error in the report."""
        design = self._design(document, context)
        planned = self._plan(document, context, design) if design else None
        if design is None or planned is None:
            return ()
        from irdocs.deck.slides import Properties, render
        from irdocs.probe import pptx
        from irdocs.probe.show import Show
        from irdocs.review import deck as rules

        about = document.document
        author = str(about.organisation or "irdocs")
        properties = Properties(str(about.title), author, str(about.subtitle), context.created)
        data = render(planned, design, properties)
        show = Show(data)
        expected = rules.Expected(design.size, footer_floor=0.0 if design.template else 12.0)
        rules.complain(show, expected, _spans(document, planned), document.span, context.report)
        contents = Contents(planned.placement, pptx.outline(show))
        return (Made("deck.pptx", data, len(planned.slides), "slides", contents),)

    def _design(self, document: Document, context: Context) -> Design | None:
        from irdocs.deck import design
        from irdocs.deck.borrowed import loading

        named = document.deck.template
        if self.template is not None:
            return loading.load(self.template, context.theme, None, context.report)
        if named is None:
            return design.own(context.theme)
        span = getattr(named, "span", document.deck.span)
        path = assets.below(context.folder, str(named))
        if path is None:
            context.report.error(
                "outside-asset", f'"{named}" lies outside the content\'s folder', span,
                "put the template beside the content, or name it with --template",
            )  # fmt: skip
            return None
        return loading.load(path, context.theme, span, context.report)

    def _plan(self, document: Document, context: Context, design: Design) -> Deck | None:
        from irdocs.deck import plan

        if not _has_sections(document, "deck", context.report):
            return None
        planned = plan.plan(
            document, design, context.report, draft=context.draft, answers=self.answers
        )
        return None if context.report.errors else planned


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
