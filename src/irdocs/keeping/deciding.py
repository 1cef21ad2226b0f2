"""Say of each slide whose version is kept: that of people, that of the content, or both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from irdocs.audit.comparison import decks
from irdocs.audit.comparison.differences import compared
from irdocs.audit.reading.compared_items import ItemList
from irdocs.audit.reading.deck_contents import ItemsOfSlides
from irdocs.frozen import frozen, replace
from irdocs.keeping.added_slides import is_plain
from irdocs.keeping.beside import frame_edits, slide_edits
from irdocs.keeping.line_looks import look_as_the_content
from irdocs.keeping.pairing import SlideTriple, continuations, triples
from irdocs.keeping.pictures import looks_alike, pictures_of
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.deck_record import RecordedSlide
from irdocs.ooxml.presentation import FOOTERS, Presentation
from irdocs.ooxml.raised import raised_text
from irdocs.ooxml.slide_look import look
from irdocs.ooxml.slide_text import SlideLine, digest, in_plain_quotes


class SlideFate(StrEnum):
    """What becomes of a slide."""

    RENEWED = "renewed"
    """Nobody has edited it: it is as the content makes it now."""
    KEPT = "kept"
    """Somebody has edited it, and its content is as it was: it stays as it is."""
    ADDED = "added"
    """Somebody has added it: it stays where it is."""
    NEW = "new"
    """The content has it now, and had it not before."""
    CONFLICT = "conflict"
    """Somebody has edited it, and its content has changed too: both versions are there."""
    DELETED = "deleted"
    """Somebody has deleted it: it stays away."""
    GONE = "gone"
    """The content has it no more, and nobody had edited it."""


@frozen
class SlideDecision:
    """What becomes of a slide, in the order of the deck that comes of it."""

    fate: SlideFate
    edited: ReadSlide | None
    made: ReadSlide | None
    base: RecordedSlide | None = None
    """How it was made before."""

    @property
    def title(self) -> str:
        """Its title."""
        slide = self.edited or self.made
        return slide.title if slide else ""


def decisions(edited: ReadDeck, made: ReadDeck) -> list[SlideDecision]:
    """Return what becomes of each slide of an edited deck, and of the one that is made now.

    Slides of the edited deck stay in its order if somebody has moved one; new ones follow the slide
    that they follow in the one that is made now.
    """
    found = triples(edited, made)
    looks = _Looks(edited, made, found)
    in_order: list[SlideDecision] = []
    rest: list[SlideDecision] = []
    for triple in found:
        decision = _decided(triple, looks)
        (in_order if triple.edited is not None else rest).append(decision)
    if not has_moved(edited, in_order):
        in_order = _in_order_of_content(in_order)
    for decision in rest:
        if decision.fate is SlideFate.NEW and decision.made is not None:
            in_order.insert(_place(decision.made, in_order), decision)
        else:
            in_order.append(decision)
    return in_order


def has_moved(edited: ReadDeck, found: Sequence[SlideDecision]) -> bool:
    """Whether slides stand otherwise than they were made; without a record, than they are made."""
    if edited.record is None:
        order = [one.made.number for one in found if one.edited and one.made]
    else:
        places = {id(slide): number for number, slide in enumerate(edited.record.slides)}
        order = [places[id(one.base)] for one in found if one.edited and id(one.base) in places]
    return order != sorted(order)


def _in_order_of_content(found: Sequence[SlideDecision]) -> list[SlideDecision]:
    """Return decisions in the order of the slides that are made now, each with those behind it that
    the content does not make."""
    groups: list[list[SlideDecision]] = [[]]
    for decision in found:
        if decision.made is not None:
            groups.append([])
        groups[-1].append(decision)
    return [one for group in (groups[0], *sorted(groups[1:], key=_number)) for one in group]


def _number(group: Sequence[SlideDecision]) -> int:
    return group[0].made.number if group[0].made else 0


def _decided(triple: SlideTriple, looks: _Looks) -> SlideDecision:
    edited, base, made = triple.edited, triple.base, triple.made
    if edited is None:
        fate = SlideFate.NEW if base is None else SlideFate.DELETED if made else SlideFate.GONE
        return SlideDecision(fate, None, made, base)
    if edited.is_second:  # somebody has deleted the slide before it, and takes the content's
        return SlideDecision(SlideFate.RENEWED, edited, made, base)
    if base is None:
        if made is not None and looks.is_plainly_in_content(edited, made):
            return SlideDecision(SlideFate.RENEWED, edited, made, None)
        fate = SlideFate.KEPT if made else SlideFate.ADDED
        return SlideDecision(fate, edited, made, None)
    has_other_words = edited.all_digests != (*base.lines, *base.notes)
    if made is None:
        is_edited = has_other_words or looks.has_changed(edited, base)
        fate = SlideFate.KEPT if is_edited else SlideFate.GONE
        return SlideDecision(fate, edited, None, base)
    if made.all_digests == (*base.lines, *base.notes):
        is_edited = has_other_words or looks.differ(edited, base, made)
        return SlideDecision(
            SlideFate.KEPT if is_edited else SlideFate.RENEWED, edited, made, base
        )  # fmt: skip
    if looks.is_in_content(edited, base, made):
        return SlideDecision(SlideFate.RENEWED, edited, made, base)
    has_other_look = looks.has_changed(edited, base)
    is_agreed = (*_as_content(edited.lines, made.lines),
                 *_as_content(edited.notes, made.notes)) == made.all_digests  # fmt: skip
    if has_other_look and is_agreed:
        return SlideDecision(SlideFate.KEPT, edited, made, base)
    if (has_other_words or has_other_look) and not is_agreed:
        is_known = base.told == told_digest(made) and not looks.has_second(made)
        fate = SlideFate.KEPT if is_known else SlideFate.CONFLICT
        return SlideDecision(fate, edited, made, base)
    return SlideDecision(SlideFate.RENEWED, edited, made, base)


def _as_content(lines: Sequence[SlideLine], made: Sequence[SlideLine]) -> tuple[str, ...]:
    """Return the digests of lines; of those that the content says in other quotation marks, that of
    the content's: people type straight ones, and irdocs sets them as its language has them. So it
    is with signs that people raise, as in 10⁹."""
    known = {in_plain_quotes(line.text): line.digest for line in made}
    return tuple(
        known.get(in_plain_quotes(line.text))
        or known.get(in_plain_quotes(_raised(line)), line.digest)
        for line in lines
    )


def _raised(line: SlideLine) -> str:
    return raised_text(line.element) if line.element is not None else line.text


def told_digest(made: ReadSlide) -> str:
    """Return a digest of what a slide of the content says."""
    return digest(" ".join(made.all_digests))


def _place(slide: ReadSlide, order: Sequence[SlideDecision]) -> int:
    """Return where a new slide goes: behind the nearest slide before it that is there."""
    behind = [
        (decision.made.number, index)
        for index, decision in enumerate(order)
        if decision.made is not None and decision.made.number < slide.number
        and decision.fate not in (SlideFate.DELETED, SlideFate.GONE)
    ]  # fmt: skip
    return max(behind)[1] + 1 if behind else 0


class _Looks:
    """Tells slides that were edited in other ways than by their words."""

    def __init__(self, edited: ReadDeck, made: ReadDeck, found: Sequence[SlideTriple]) -> None:
        self._edited, self._made = edited, made
        self._read: tuple[ItemsOfSlides, ItemsOfSlides] | None = None
        self._seconds = [slide for slide in edited.slides if slide.is_second]
        pairs = [(one.edited, one.base) for one in found if one.edited and one.base]
        same = sum(
            edited.look == base.look or edited.written.form == base.form
            for edited, base in pairs if base.look
        )  # fmt: skip
        has_same_title = edited.core_property("title") == made.core_property("title")
        records = edited.record, made.record
        self._has_same_design = len({one.design for one in records if one}) < 2
        self._has_same_title = has_same_title and not edited.is_rewritten
        # A program that writes every slide anew, as LibreOffice does, has not edited them all; who
        # changes a footer on all of them has changed words.
        self._is_exact = 2 * same >= len(pairs)
        self._continued = continuations(made, found)
        self._made_of = {id(one.base): one.made for one in found if one.base and one.made}

    def has_changed(self, edited: ReadSlide, base: RecordedSlide) -> bool:
        """Whether a slide is written otherwise than it was made."""
        made = self._made_of.get(id(base))
        if base.is_own or (made and self._has_other_footers(edited, base, made)):
            return True
        if self._is_exact and any(slide_edits(edited, base, made)):
            return True
        if self._is_exact and base.look:
            return edited.look != base.look or self._holds_others(edited, base, made)
        kinds = made.kinds if made else edited.kinds
        return edited.is_hidden or len(edited.kinds) > len(kinds)

    def is_in_content(self, edited: ReadSlide, base: RecordedSlide, made: ReadSlide) -> bool:
        """Whether the content has all that somebody has edited on a slide, as after a pull: what
        differs from the content's version now is as it was made."""
        more = self._continued.get(made.number, ())
        lines = (*made.lines, *(line for slide in more for line in slide.lines))
        has_same_words = has_edits(
            tuple(line.digest for line in lines), _as_content(edited.lines, lines), base.lines
        ) and _has_notes(made.note_digests, _as_content(edited.notes, made.notes), base.notes)
        if not (has_same_words and self._is_exact and base.look) or base.is_own:
            return False
        if self._has_other_footers(edited, base, made) or any(slide_edits(edited, base, made)):
            return False
        is_as_it_was = edited.look == base.look or edited.written.form == base.form
        if not is_as_it_was and not self._look_alike(edited, made) and (
            frame_edits(edited, base, made)[0]
            or self._has_fewer_shapes(edited, made)
            or edited.is_hidden != made.is_hidden
            or edited.kinds != made.kinds
            or not look_as_the_content(edited.lines, base, lines)
        ):  # fmt: skip
            return False
        return not self._holds_others(edited, base, made)

    def _has_fewer_shapes(self, edited: ReadSlide, made: ReadSlide) -> bool:
        """Whether shapes of the content's slide are not on one, such as a drawing that somebody has
        deleted."""
        one, other = (
            sum(shape.type not in FOOTERS for shape in deck.show.slides[slide.number - 1].shapes)
            for deck, slide in ((self._edited, edited), (self._made, made))
        )
        return one < other

    def is_plainly_in_content(self, edited: ReadSlide, made: ReadSlide) -> bool:
        """Whether the content has all of a slide that somebody has added, as after a pull, and no
        more: irdocs writes what follows in the notes."""
        notes = _as_content(edited.notes, made.notes)
        has_same_words = _as_content(edited.lines, made.lines) == made.digests and (
            notes == made.note_digests[: len(notes)]
        )
        return has_same_words and is_plain(self._edited, edited, self._made, made)

    def _has_old_charts(self, edited: ReadSlide, base: RecordedSlide, made: ReadSlide) -> bool:
        """Whether a slide has charts, which are drawn now as they were before: what differs of
        them was edited."""
        if base.aspects is None or made.aspects is None:
            return "graphicFrame" in edited.kinds
        return bool(base.aspects.charts) and (
            base.aspects.charts == made.aspects.charts and self._has_same_design
        )

    def _has_other_footers(self, edited: ReadSlide, base: RecordedSlide, made: ReadSlide) -> bool:
        """Whether somebody has written into the footers of a slide what the content has not."""
        if base.footers:
            return edited.written.footers not in (base.footers, made.written.footers)
        return self._has_same_title and edited.footer != made.footer

    def _look_alike(self, edited: ReadSlide, made: ReadSlide) -> bool:
        """Whether two slides are written alike but for their footers, which have the document's
        title, and for a title that somebody has cleared: no slide of the content is without one."""
        has_no_title = all(line.role != "title" for line in edited.lines)
        one, other = (
            look(deck.show.slides[slide.number - 1].root, loosely=True, without_title=has_no_title)
            for deck, slide in ((self._edited, edited), (self._made, made))
        )
        return one == other

    def _holds_others(self, edited: ReadSlide, base: RecordedSlide, made: ReadSlide | None) -> bool:
        """Whether a slide has another picture, or another title of a chart, than it was made with.

        A program that stores a picture again, with fewer pixels, has not replaced it: it still
        looks as the content's.
        """
        if base.held is None:
            return False
        others = set(edited.held).difference(base.held, made.held if made else ())
        if not others:
            return False
        there = pictures_of(self._edited, edited)
        contents = pictures_of(self._made, made).values() if made else ()
        return any(
            name not in there or not any(looks_alike(there[name], one) for one in contents)
            for name in others
        )

    def has_second(self, made: ReadSlide) -> bool:
        """Whether the content's version of an edited slide stands in the edited deck."""
        wanted = set(made.digests)
        return any(2 * len(wanted & set(second.digests)) >= len(wanted) for second in self._seconds)

    def differ(self, edited: ReadSlide, base: RecordedSlide, made: ReadSlide) -> bool:
        """Whether two slides of the same words look otherwise, or show something else."""
        if base.is_own or edited.is_hidden != made.is_hidden:
            return True
        if self._has_other_footers(edited, base, made):
            return True  # on all slides, perhaps
        if self._is_exact and base.look:
            is_other = edited.look not in (base.look, made.look)  # the content may have it now
            if is_other or any(slide_edits(edited, base, made)):
                return True
            if not self._has_old_charts(edited, base, made) and not self._holds_others(
                edited, base, made
            ):
                return False  # the content sets it in another size now, perhaps
        if self._read is None:
            show = self._made.show
            if show.has_forms and not self._edited.show.has_forms:
                show = Presentation(self._made.data, drawn=True)
            self._read = ItemsOfSlides(self._edited.show), ItemsOfSlides(show)
        there, expected = self._read
        policy = decks.REWRITTEN if self._edited.is_rewritten else decks.EDITED
        one = _without_footers(expected.slide(made.number))
        other = _without_footers(there.slide(edited.number))
        return any(True for _ in compared(one, other, 0, policy))


def has_edits(made: Sequence[str], edited: Sequence[str], base: Sequence[str]) -> bool:
    """Whether lines that are made now have all that was edited of those that were made before: what
    came is there, what went is gone, and the rest stands in the order of one of the two."""
    there, before, now = Counter(edited), Counter(base), Counter(made)
    if (there - before) - now or (before - there) & (now - there):
        return False
    return any(_in_order(edited, other) for other in (made, base))


def _has_notes(made: Sequence[str], edited: Sequence[str], base: Sequence[str]) -> bool:
    """Whether the notes that are made now have all that was edited of those that were made before.

    Who writes notes anew types over what irdocs has put below them, such as a source, and it stands
    there again when they have come home.
    """
    new = Counter(edited) - Counter(base)
    is_anew = bool(new) and not Counter(edited) - Counter(made) and _in_order(edited, made)
    return is_anew or has_edits(made, edited, base)


def _in_order(lines: Sequence[str], others: Sequence[str]) -> bool:
    """Whether lines stand in the order of those of others that are the same."""
    known, own = set(others), set(lines)
    return [one for one in lines if one in known] == [one for one in others if one in own]


def _without_footers(slide: ItemList) -> ItemList:
    """Return a slide without what stands on all: another date of the document is no edit."""
    return replace(slide, items=tuple(item for item in slide.items if item.kind != "footer"))


def told(decisions: Sequence[SlideDecision]) -> Iterator[tuple[SlideDecision, int]]:
    """Yield the slides that go into the deck, each with its number there."""
    number = 0
    for decision in decisions:
        if decision.fate in (SlideFate.DELETED, SlideFate.GONE):
            yield decision, 0
            continue
        number += 1
        yield decision, number
        number += decision.fate is SlideFate.CONFLICT


__all__ = [
    "SlideDecision",
    "SlideFate",
    "decisions",
    "has_edits",
    "has_moved",
    "told",
    "told_digest",
]
