"""Tell of what people have edited beside words: it is no content, so none of it comes home.

Whoever has moved a shape, or changed a chart, beside a word must not think that all is in the
content now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from irdocs.keeping.beside import (
    NOTES,
    TRANSITION,
    edited_designs,
    frame_edits,
    has_other_transition,
    section_edits,
    slide_edits,
)
from irdocs.keeping.deciding import SlideDecision, SlideFate
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.deck_record import RecordedSlide
from irdocs.ooxml.slide_text import paragraph_text
from irdocs.pulling.footers import (
    has_only_other_footers,
    has_other_footers,
    tell_of_footers,
)
from irdocs.pulling.state import PulledEdit, PullState, short

_KEPT = "the content does not have it; --keep keeps the slide"
_ALT = "write it into the content, as alt: of the block; --keep keeps the slide"
_FRAMES = "the place, size or colour of a shape, or one that was added"
_LOOK_ALONE = "its look, a picture, or whether it is hidden"
_LOOK = "its look, a picture, its footer, or whether it is hidden"
"""What cannot be told apart, as there are digests alone of how a slide was written."""


def tell_of_looks(state: PullState, found: Sequence[SlideDecision]) -> None:
    """Add to what is left the slides that look otherwise, and what the whole deck has otherwise."""
    tell_of_slides(state, found)
    _tell_of_deck(state)


def tell_of_slides(state: PullState, found: Sequence[SlideDecision]) -> None:
    """Add to what is left the slides that look otherwise."""
    told: set[int] = set()
    footers: list[SlideDecision] = []
    for decision in found:
        edited, made = decision.edited, decision.made
        if edited is not None and edited.has_comments and edited.number not in told:
            told.add(edited.number)
            state.leave(decision, "it has comments", "irdocs review read takes them")
        if edited is not None and not state.edited.is_rewritten and (
            has_other_transition(edited, decision.base)
        ):  # fmt: skip
            state.leave(decision, TRANSITION, "the content does not have it; --keep keeps it")
        if decision.fate not in (SlideFate.KEPT, SlideFate.CONFLICT) or (
            edited is None or made is None or decision.base is None
        ):  # fmt: skip
            continue
        if decision.base.is_own:
            for what in _own_edits(state, edited, decision.base, made):
                state.leave(decision, what, _KEPT)
            continue
        if has_other_footers(edited, decision.base, made):
            footers.append(decision)
        alternatives = _new_alternatives(state, edited, made)
        for alternative in alternatives:
            state.leave(decision, f'the alternative text "{short(alternative)}"', _ALT)
        for what in _edits(state, edited, decision.base, made):
            if what not in (_LOOK, _LOOK_ALONE) or not alternatives:
                state.leave(decision, what, _KEPT)
    tell_of_footers(state, footers)


def _own_edits(
    state: PullState, edited: ReadSlide, base: RecordedSlide, made: ReadSlide
) -> Iterator[str]:
    """Yield what was edited beside the words of a slide that somebody has made, since it was told
    that the content has only its words."""
    if state.edited.is_rewritten:
        return
    yield from (what for what in slide_edits(edited, base, made) if what != NOTES)
    if frame_edits(edited, base, made)[0]:
        yield _FRAMES
    elif set(edited.held).difference(base.held or (), made.held) or edited.is_hidden:
        yield _LOOK_ALONE


def _new_alternatives(state: PullState, edited: ReadSlide, made: ReadSlide) -> list[str]:
    """Return the alternative texts that a slide has and the content's has not, as after a run of
    PowerPoint's accessibility checker; LibreOffice loses and writes some of its own."""
    if state.edited.is_rewritten:
        return []
    shapes, own = (
        [one for one in deck.show.slides[slide.number - 1].shapes if one.kind != "cxnSp"]
        for deck, slide in ((state.edited, edited), (state.made, made))
    )  # what arrows say is irdocs' own
    counts, known = Counter(one.kind for one in own), {(one.kind, one.name) for one in own}
    more = {kind for kind, count in Counter(one.kind for one in shapes).items()
            if count > counts[kind]}  # fmt: skip
    there = [
        one.alt
        for one in shapes
        if one.alt and not (one.kind in more and (one.kind, one.name) not in known)
    ]
    expected = [one.alt for one in own if one.alt]
    return [alt for alt in there if alt not in expected] if len(there) >= len(expected) else []


def _unseen(edited: ReadSlide, made: ReadSlide) -> Iterator[str]:
    """Yield the lines of which only spaces differ, or signs that show nothing."""
    for one, other in zip(edited.lines, made.lines, strict=False):
        if one.text == other.text and one.element is not None and other.element is not None:
            now, before = paragraph_text(one.element), paragraph_text(other.element)
            if now.translate(_SPACES) != before.translate(_SPACES):
                counts = Counter(now), Counter(before)
                others = (counts[0] - counts[1]) + (counts[1] - counts[0])
                is_unseen = any(not sign.isspace() for sign in others)
                kind = "signs that show nothing, such as a soft hyphen" if is_unseen else "spaces"
                yield f'{kind}, in "{short(one.text)}"'


_SPACES = {0xA0: " "}
"""Spaces at which no line breaks, which programs write as others."""


def _edits(
    state: PullState, edited: ReadSlide, base: RecordedSlide, made: ReadSlide
) -> Iterator[str]:
    """Yield what of a slide was edited beside its words."""
    if edited.is_hidden:
        yield "it is hidden"
    if len(edited.kinds) > len(made.kinds):
        yield "a picture, table or chart was added"
    elif len(edited.kinds) < len(made.kinds):
        yield "a picture, table or chart was deleted"
    beside = [] if state.edited.is_rewritten else list(slide_edits(edited, base, made))
    yield from (what for what in beside if what != NOTES)  # of these, words are told
    is_told = bool(beside) or edited.is_hidden or len(edited.kinds) != len(made.kinds)
    as_before = (*base.lines, *base.notes)
    if edited.all_digests in (made.all_digests, as_before):
        if has_other_footers(edited, base, made):
            if not is_told and not has_only_other_footers(state, edited, base, made):
                yield _LOOK_ALONE
        elif edited.number in state.looks_told:
            if not is_told and frame_edits(edited, base, made)[0]:
                yield _FRAMES
        elif not is_told or (
            base.look
            and edited.look != base.look
            and not edited.is_hidden
            and len(edited.kinds) == len(made.kinds)
        ):
            unseen = [] if state.edited.is_rewritten else list(_unseen(edited, made))
            yield from unseen
            if not unseen:
                yield _LOOK if not base.footers else _LOOK_ALONE
            elif frame_edits(edited, base, made)[0]:
                yield _FRAMES
        return
    if state.edited.is_rewritten:
        return
    is_other, are_fewer = frame_edits(edited, base, made)
    has_gone = any(
        one.slide == edited.number and "deleted: " in one.what
        for one in (*state.left, *(patch.edit for patch in state.patches))
    )
    if is_other:
        yield _FRAMES
    elif are_fewer and not has_gone and len(edited.kinds) == len(made.kinds):
        yield "a shape was deleted"
    others = set(edited.held).difference(base.held or (), made.held)
    if base.held is not None and others and not any(
        one.slide == edited.number for one in state.left
    ):  # fmt: skip
        yield "a picture, the title of a chart, or the address of a link"


def _tell_of_deck(state: PullState) -> None:
    for one in section_edits(state.edited, state.made):
        if one.before and one.after:
            what = f'the section "{one.before}" is called "{one.after}"'
            why = "its name is the title of the section: change it there; --keep keeps yours"
        elif one.after:
            what = f'the section "{one.after}" is none of the content'
            why = "write a section into the content, with the blocks that it is to have"
        else:
            what = f'the section "{one.before}" was taken away'
            why = "the content has it; --keep puts it back"
        state.left.append(PulledEdit(one.slide, what, why=why))
    for name in edited_designs(state.edited, state.made):
        why = "it is the theme's: take the deck for a template (--template), or change the theme"
        state.left.append(PulledEdit(0, f"{name} was edited", why=why))


__all__ = ["tell_of_looks", "tell_of_slides"]
