"""Find what people have edited beside the words of slides: motion, charts, notes, layouts; and what
the whole deck has, its sections and its design.

The record in a deck says how it was made. A program that writes all slides anew, as LibreOffice
does, has not edited them all: nothing is told of its decks here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from irdocs.content.shown_addresses import disagree
from irdocs.frozen import frozen
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.deck_design import design_edits, sections_of
from irdocs.ooxml.deck_record import RecordedSlide
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.slide_text import digest

TRANSITION = "its transition"
ANIMATION = "its animation, or the sound that it comes with"
CHART = "the kind, the colours or the axes of a chart"
NOTES = "which words of its notes are bold, italic or underlined"
LAYOUT = "its layout"


@frozen
class SectionEdit:
    """A section of a deck that got another name, was added or taken away."""

    identifier: str
    before: str
    """Its name as the content makes it; empty for one that was added."""
    after: str
    """Its name now; empty for one that was taken away."""
    slide: int = 0
    """The number of its first slide in the edited deck; 0 for none."""


def slide_edits(edited: ReadSlide, base: RecordedSlide, made: ReadSlide | None) -> Iterator[str]:
    """Yield what of a slide was edited beside its words and the look of its shapes, for which it
    stays as it is; a transition is put on a renewed slide, too.

    What the content has now is no edit, as after a pull.
    """
    now, before = edited.aspects, base.aspects
    if now is None or before is None:
        return
    content = made.aspects if made is not None else None
    if now.animation not in (before.animation, content and content.animation):
        yield ANIMATION
    if set(now.charts).difference(before.charts, content.charts if content else ()):
        yield CHART
    if now.notes not in (before.notes, content and content.notes):
        yield NOTES
    is_as_it_was = made is not None and made.all_digests == (*base.lines, *base.notes)
    if made is not None and is_as_it_was and edited.layout != made.layout and (
        edited.layout in made.layouts and not base.is_own
    ):  # fmt: skip
        yield LAYOUT


def has_other_transition(edited: ReadSlide, base: RecordedSlide | None) -> bool:
    """Whether somebody has given a slide another transition, or taken its own away."""
    if base is None or base.aspects is None or edited.aspects is None:
        return False
    return edited.aspects.transition != base.aspects.transition


def frame_edits(edited: ReadSlide, base: RecordedSlide, made: ReadSlide) -> tuple[bool, bool]:
    """Return whether shapes of a slide stand, or are filled, otherwise than they were made, and
    whether there are fewer."""
    now, before, content = edited.aspects, base.aspects, made.aspects
    if now is None or before is None or content is None:
        return False, False
    is_other = bool(set(now.frames).difference(before.frames, content.frames))
    return is_other, bool(Counter(before.frames) - Counter(now.frames)) and (
        len(now.frames) < len(before.frames)
    )


def wrong_links(deck: ReadDeck, slide: ReadSlide) -> Iterator[tuple[str, str]]:
    """Yield the words and the address of links that show one number, or e-mail address, and lead
    to another: PowerPoint leaves the address as it is when the words are edited."""
    relations = deck.show.package.relations(deck.show.slides[slide.number - 1].part)
    for line in slide.lines:
        links: list[tuple[str, str]] = []
        for run in line.element.iterchildren(f"{A}r") if line.element is not None else ():
            link = run.find(f"{A}rPr/{A}hlinkClick")
            relation = relations.get(link.get(f"{R}id", "")) if link is not None else None
            address = relation.target if relation is not None and relation.external else ""
            words = run.findtext(f"{A}t") or ""
            if links and links[-1][1] == address:
                links[-1] = links[-1][0] + words, address
            else:
                links.append((words, address))
        yield from ((words.strip(), address) for words, address in links
                    if disagree(words.replace("\u00a0", " "), address))  # fmt: skip


def section_edits(edited: ReadDeck, made: ReadDeck) -> list[SectionEdit]:
    """Return the sections that people have named otherwise, added or taken away."""
    if edited.record is None or edited.record.sections is None or edited.is_rewritten:
        return []
    recorded = {one.identifier: one.name for one in edited.record.sections}
    names = {one.identifier: one.name for one in sections_of(made.show.root)}
    there = sections_of(edited.show.root)
    numbers = {slide.identifier: slide.number for slide in edited.slides}
    found = []
    for one in there:
        if one.name in names.values():
            continue
        slide = min((numbers[n] for n in one.slides if n in numbers), default=0)
        before = recorded.get(one.identifier)
        if before is None:
            found.append(SectionEdit(one.identifier, "", one.name, slide))
        elif before != digest(one.name):
            found.append(
                SectionEdit(one.identifier, names.get(one.identifier, ""), one.name, slide)
            )
    known = {one.identifier for one in there}
    found += [
        SectionEdit(identifier, names[identifier], "")
        for identifier in recorded
        if identifier in names and identifier not in known
    ]
    return found


def edited_designs(edited: ReadDeck, made: ReadDeck) -> list[str]:
    """Return which masters, themes and layouts people have edited, as they are called."""
    if edited.record is None or edited.is_rewritten:
        return []
    return design_edits(edited.show, made.show, edited.record.design)


__all__ = [
    "ANIMATION",
    "CHART",
    "LAYOUT",
    "NOTES",
    "TRANSITION",
    "SectionEdit",
    "edited_designs",
    "frame_edits",
    "has_other_transition",
    "section_edits",
    "slide_edits",
    "wrong_links",
]
