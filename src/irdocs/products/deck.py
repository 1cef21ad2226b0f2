"""Plan the deck's files, and say how each is written and read back.

The slides are measured once. From that one plan come deck.pptx; handout.pdf, with one or more
slides on a page, if it is asked for; and slides.pdf, with a page for each slide, from which the
preview and `irdocs pictures` draw what a slide looks like without PowerPoint or LibreOffice.

`render` and `review` of each file are closures over the plan: they stand inside the functions that
make it, and import the libraries that write and read files only when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from irdocs.audit.ledger import Placement
from irdocs.content.about import Answers, BilingualDeck
from irdocs.content.files import FileReader
from irdocs.content.illustration import Illustration
from irdocs.content.internal_links import with_links_for
from irdocs.content.link_words import link_words
from irdocs.content.model import Document
from irdocs.content.named_files import below
from irdocs.content.product import DECK
from irdocs.content.soft_hyphens import without_soft_hyphens
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import direction
from irdocs.options import BuildOptions
from irdocs.products import bilingual_deck, web_pages
from irdocs.products.deck_files import (
    FILE,
    DesignedDeck,
    handout_file,
    properties,
    slide_spans,
    slides_file,
)
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    Half,
    Halves,
    PlanContext,
    PlannedFile,
    PlannedFiles,
)
from irdocs.products.product import ProductOrder

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck
    from irdocs.user_template.loading import TemplateFile


def order(options: BuildOptions, report: Report, files: FileReader) -> tuple[ProductOrder]:
    """Return the one order of the deck and of the files beside it."""
    deck = DeckOrder(
        options.template, options.answers, options.handout, options.pages, options.bilingual_deck
    )
    return (ProductOrder(deck.plan, share=deck.share),)


ENLARGED = 4 / 3
"""By how much slides of 4:3 are enlarged for what has no room: they are then as wide as others."""


@frozen
class DeckOrder:
    """A deck as the options ask for it: its template, its answers, the files beside it."""

    template: Path | None = None
    """The template that the options name; None for the one that the content names, or for irdocs'
    own design if it names none."""
    answers: Answers | None = None
    """Whether the answers of a quiz are on slides or in the notes; None for what the content
    says."""
    handout: int | None = None
    """How many slides there are on a page of the handout; None for no handout."""
    pages: bool = False
    """Whether slides.pdf is made as well."""
    bilingual: BilingualDeck | None = None
    """Where the second of two languages stands; None for what the content says."""

    def plan(self, document: Document, context: PlanContext) -> PlannedFiles:
        """Return the files of the measured deck; none if there is an error in the report."""
        document = _shown(document)
        found = self._planned([Half(document, context)])
        if found is None:
            return PlannedFiles()
        ((planned, design),) = found
        ((printed, on_paper),) = self._on_paper([Half(document, context)], found)

        def render() -> bytes:
            from irdocs.deck.slides import render

            return render(planned, design, properties(document, context))

        def review(data: bytes, report: Report) -> AuditResult:
            from irdocs.audit import deck as rules
            from irdocs.audit.reading import deck_text
            from irdocs.ooxml.presentation import Presentation

            presentation = Presentation(data, known=True)
            # In pt. A template decides for itself how small its footers are.
            footer_floor = 0.0 if design.template else 12.0
            expected = rules.ExpectedDeck(
                design.size, language=planned.language, footer_floor=footer_floor,
                link_words=link_words(document),
            )  # fmt: skip
            spans = slide_spans(document, planned)
            rules.complain(presentation, expected, spans, document.span, report)
            contents = FileContents(planned.placement, deck_text.outline(presentation))
            return AuditResult((contents,))

        def compare(expected: bytes, found: bytes) -> FileComparison:
            from irdocs.audit.comparison import decks

            return decks.compare(expected, found)

        def placements() -> Sequence[Placement]:
            return (planned.placement,)

        count = len(planned.slides)
        name = context.file_name(FILE)
        planned_files = [PlannedFile(name, count, "slides", render, review, compare, placements)]
        if self.handout is not None:
            planned_files.append(handout_file(document, context, printed, on_paper, self.handout))
        linked = [web_pages.rendered_once(file) for file in planned_files]
        if context.web:
            planned_files = list(linked)
        if self.pages:
            planned_files.append(slides_file(document, context, planned, design))
        return PlannedFiles(
            planned_files,
            lambda: web_pages.of_deck(document, context, planned, design, linked),
        )

    def share(self, halves: Halves) -> PlannedFiles:
        """Return the files that two languages share; none if there is an error in the report."""
        first, second = (Half(_shown(half.document), half.context) for half in halves)
        found = self._planned([first, second])
        if found is None:
            return PlannedFiles()
        form = self.bilingual or first.document.deck.bilingual
        shared = bilingual_deck.shared((first, second), (found[0], found[1]), form)
        if shared is None:
            return PlannedFiles()
        printed = self._on_paper((first, second), found)
        planned_files = list(shared.files((printed[0], printed[1]), self.handout, pages=self.pages))
        count = 1 if self.handout is None else 2
        linked = [web_pages.rendered_once(file) for file in planned_files[:count]]
        if first.context.web or second.context.web:
            planned_files[:count] = linked

        def pages() -> list[PlannedFile]:
            halves = zip((first, second), found, strict=True)
            return [
                page
                for number, (half, (deck, design)) in enumerate(halves)
                for page in web_pages.of_deck(
                    half.document, half.context, deck, design, linked, number
                )
            ]

        return PlannedFiles(planned_files, pages)

    def _on_paper(self, halves: Sequence[Half], found: list[DesignedDeck]) -> list[DesignedDeck]:
        """Return slides in each language as a handout shows them: dark ones of our own look, which
        would cover the paper with ink, in the colours of paper."""
        is_dark = any(design.is_dark and not design.template for _, design in found)
        if self.handout is None or not is_dark:
            return found
        on_paper = [
            replace(half, context=replace(half.context, theme=half.context.theme.on_paper,
                                          report=Report()))
            for half in halves
        ]  # fmt: skip
        return self._planned_in_our_look(on_paper).planned or found

    def _planned(self, halves: Sequence[Half]) -> list[DesignedDeck] | None:
        """Return the measured slides in each language, of one design; None if there is an error in
        the report.

        Our own look is tried with a large cover drawing and, if words lack room, with a smaller
        one. A template is tried with more and more room for our layouts, until all words have
        theirs; only the slides that need it take more than the first.
        """
        from irdocs.deck import script_faces

        document, context = halves[0].document, halves[0].context

        if document.deck.template is None and self.template is None:
            _tell_of_typeface(document, context)
            planned, _, trial = self._planned_in_our_look(halves)
            context.report.extend(trial)
            return planned
        template = self._template(document, context)
        if template is None:
            return None
        if context.report.errors:
            template.design(context.theme, context.report)  # which reports what is wrong with it
            return None
        from irdocs.user_template.loading import ATTEMPTS

        tried: list[_Tried] = []
        for attempt in ATTEMPTS:
            trial, designs = Report(), []
            for half in halves:
                way = direction(half.language)
                if found := template.design(context.theme, trial, attempt, way):
                    designs.append(script_faces.in_language(found, half.language))
            complete = len(designs) == len(halves)
            planned = self._plan(halves, designs, trial) if complete else None
            tried.append(_Tried(planned, designs, trial))
            if planned or not _lacks_room(trial):
                break
        best = _best(tried)
        planned, designs, trial = best
        if planned:
            deck, made = planned[0]
            before = tried[: tried.index(best)]
            sizes = [one.designs[0].size for one in before if one.designs]
            if sizes and made.size.width > sizes[0].width:
                lacking = [error for one in before[-1:] for error in one.found.errors]
                template.tell_of_enlarged(sizes[0], made.size, lacking, trial)
            template.tell_of_crowded(made, [slide.layout.key for slide in deck.slides], trial)
        elif _lacks_room(trial):
            trial = told_of_room(trial, self._planned_in_our_look(halves).found)
        context.report.extend(trial)
        if designs and self.template is None:
            _tell_of_aspect(document, designs[0], context.report)
        return planned

    def _planned_in_our_look(self, halves: Sequence[Half]) -> _Tried:
        """Return what comes of the slides in our own look."""
        from irdocs.deck import design, script_faces

        document, context = halves[0].document, halves[0].context
        cover = document.document.cover
        picture = cover.file.content if cover else None
        drawing = picture if isinstance(picture, Illustration) else None
        tried: list[_Tried] = []
        for words_first in (False, True):
            own = design.own(context.theme, document.deck.aspect, drawing, words_first=words_first)
            trial = Report()
            designs = [script_faces.in_language(own, half.language) for half in halves]
            planned = self._plan(halves, designs, trial)
            tried.append(_Tried(planned, designs, trial))
            if planned or not drawing or not _lacks_room(trial):
                break
        best = _best(tried)
        if best.planned or document.deck.aspect == "16:9" or not _lacks_room(best.found):
            return best
        return self._planned_enlarged(halves, best)

    def _planned_enlarged(self, halves: Sequence[Half], usual: _Tried) -> _Tried:
        """Return what comes of slides of 4:3 that are as wide as those of 16:9, if that helps."""
        from irdocs.deck.enlarging import enlarged

        trial = Report()
        designs = [enlarged(design, ENLARGED) for design in usual.designs]
        planned = self._plan(halves, designs, trial)
        if planned is None:
            return usual
        lacking = [error for error in usual.found.errors if error.span]
        lines = sorted({error.span.line for error in lacking if error.span})
        size = designs[0].size
        trial.warning(
            "enlarged-slides",
            f"all type is {1 - 1 / ENLARGED:.0%} smaller on the slides, which are now "
            f"{size.width:g} x {size.height:g} pt, as else there is no room for "
            f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}",
            next((error.span for error in lacking), halves[0].document.deck.span),
            "shorten what stands there, part it into several blocks, or take slides of 16:9",
        )
        return _Tried(planned, designs, trial)

    def _template(self, document: Document, context: PlanContext) -> TemplateFile | None:
        """Return the options' template, else the content's; None after reporting an error."""
        from irdocs.user_template import loading

        if self.template is not None:
            return loading.opened(self.template, None, context.report, context.files)
        name = document.deck.template
        span = getattr(name, "span", document.deck.span)
        path = below(context.folder, str(name))
        if path is None:
            context.report.error(
                "outside-asset", f'"{name}" lies outside the content\'s folder', span,
                "put the template into that folder, or name it with --template",
            )  # fmt: skip
            return None
        return loading.opened(path, span, context.report, context.files)

    def _plan(
        self, halves: Sequence[Half], designs: Sequence[Design], report: Report
    ) -> list[DesignedDeck] | None:
        """Return the measured slides of each language; None if there is an error in the report.

        The second language is composed as the first where its words allow; where they do not, the
        first is composed as the second.
        """
        from irdocs.deck import plan

        if halves[0].context.report.errors:
            return None

        def planned(number: int, ways: Sequence[int], found: Report) -> Deck:
            half, design = halves[number], designs[number]
            return plan.plan(
                half.document, design, half.context.locale, found,
                draft=half.context.draft, answers=self.answers, ways=ways,
            )  # fmt: skip

        reports = [Report() for _ in halves]
        decks: list[Deck] = []
        for number, found in enumerate(reports):
            decks.append(planned(number, decks[0].ways if decks else (), found))
        if decks[0].ways != decks[-1].ways:
            reports[0] = Report()
            decks[0] = planned(0, decks[-1].ways, reports[0])
        for found in reports:
            report.extend(found)
        return None if report.errors else list(zip(decks, designs, strict=True))


def _shown(document: Document) -> Document:
    """Return a document as a deck shows it."""
    return with_links_for(without_soft_hyphens(document), DECK)


class _Tried(NamedTuple):
    """What came of a look."""

    planned: list[DesignedDeck] | None
    designs: list[Design]
    """The design in each language."""
    found: Report


def _best(tried: Sequence[_Tried]) -> _Tried:
    """Return the first look with the fewest errors: what more room mends is no error."""
    return min(tried, key=lambda one: len(one.found.errors))


def _lacks_room(trial: Report) -> bool:
    """Whether more room may help against some of what is wrong with a plan."""
    from irdocs.deck.rooms import WANT_OF_ROOM

    return any(error.code in WANT_OF_ROOM for error in trial.errors)


def told_of_room(trial: Report, own: Report) -> Report:
    """Return what was found in a template; what our own look has room for is said to be so."""
    from irdocs.deck.rooms import WANT_OF_ROOM

    lacking = {(error.code, error.span) for error in own.errors}
    told = Report()
    for one in trial:
        if one.code in WANT_OF_ROOM and (one.code, one.span) not in lacking:
            room = "it is the template that has no room for it: irdocs' own look has"
            one = replace(one, hint=f"{one.hint}; {room}" if one.hint else room)
        told.add(one)
    return told


def _tell_of_typeface(document: Document, context: PlanContext) -> None:
    """Say of a theme's own typeface that a deck does not hold it, and warn of other widths."""
    from irdocs.user_template.typefaces import differing_widths

    slides, span = context.theme.slides, getattr(document.theme, "span", document.span)
    if slides.family.is_own:
        context.report.note(
            "typeface-not-in-deck",
            f'the deck asks for "{slides.typeface}" and holds no font: a computer without it shows '
            "another, and words may then leave their boxes",
            span,
            "install it wherever the deck is shown; words were measured with "
            f"{slides.family.regular}, which PDFs have in them",
        )
    if fault := differing_widths(slides):
        context.report.warning(
            "typeface-widths",
            f"text may not fit its boxes in PowerPoint: {fault}",
            span,
            "give the theme's slides: family: the font files of its typeface",
        )


def _tell_of_aspect(document: Document, design: Design, report: Report) -> None:
    """Warn if the content asks for slides of other proportions than the template that it names."""
    asked = document.deck.aspect
    across, down = map(int, asked.split(":"))
    ratio = design.size.width / design.size.height
    if "aspect" in document.deck.model_fields_set and abs(ratio / (across / down) - 1) > 0.02:
        report.warning(
            "template",
            f'the content asks for slides of "{asked}", but the template\'s are '
            f"{design.size.width:.0f} x {design.size.height:.0f} pt, which counts",
            getattr(asked, "span", document.deck.span),
            "leave aspect: out, or take a template of that size",
        )
