"""Try the looks of a deck until all words have room: a template with more and more room for our
layouts, our own look with a smaller cover drawing, slides of 4:3 enlarged.

What comes of each look is planned on a report of its own; that of the look that is taken is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from irdocs.content.about import Answers
from irdocs.content.illustration import Illustration
from irdocs.content.model import Document
from irdocs.content.named_files import below
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import direction
from irdocs.products.deck_files import DesignedDeck
from irdocs.products.planning import Half, PlanContext

if TYPE_CHECKING:
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck
    from irdocs.user_template.loading import TemplateFile

ENLARGED = 4 / 3
"""By how much slides of 4:3 are enlarged for what has no room: they are then as wide as others."""


@frozen
class DeckLooks:
    """The looks that a deck may have: what the options say of them."""

    template: Path | None
    """The template that the options name; None for the one that the content names, or for irdocs'
    own design if it names none."""
    answers: Answers | None
    """Whether the answers of a quiz are on slides or in the notes; None for what the content
    says."""

    def planned(self, halves: Sequence[Half]) -> list[DesignedDeck] | None:
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
            planned, _, trial = self._in_our_look(halves)
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
            trial = told_of_room(trial, self._in_our_look(halves).found)
        context.report.extend(trial)
        if designs and self.template is None:
            _tell_of_aspect(document, designs[0], context.report)
        return planned

    def on_paper(
        self, halves: Sequence[Half], found: Sequence[DesignedDeck]
    ) -> Sequence[DesignedDeck]:
        """Return slides in each language as a handout shows them: dark ones of our own look, which
        would cover the paper with ink, in the colours of paper."""
        if not any(design.is_dark and not design.template for _, design in found):
            return found
        on_paper = [
            replace(half, context=replace(half.context, theme=half.context.theme.on_paper,
                                          report=Report()))
            for half in halves
        ]  # fmt: skip
        return self._in_our_look(on_paper).planned or found

    def _in_our_look(self, halves: Sequence[Half]) -> _Tried:
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
        return self._enlarged(halves, best)

    def _enlarged(self, halves: Sequence[Half], usual: _Tried) -> _Tried:
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


__all__ = ["ENLARGED", "DeckLooks", "told_of_room"]
