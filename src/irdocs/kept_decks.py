"""Put the slides that people have edited into the decks that a build has made, and tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.content.files import read_regular
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.keeping.beside import (
    SectionEdit,
    edited_designs,
    has_other_transition,
    section_edits,
    wrong_links,
)
from irdocs.keeping.deciding import SlideDecision, SlideFate, decisions, has_moved, told
from irdocs.keeping.merging import merged
from irdocs.keeping.placed_options import with_placed_options
from irdocs.keeping.reading import ReadDeck, read_deck
from irdocs.keeping.right_answers import other_answers
from irdocs.keeping.sharing import disagreeing
from irdocs.products import FinishedFile


def kept(
    paths: Iterable[Path], files: Sequence[FinishedFile], report: Report
) -> list[FinishedFile]:
    """Return files, the decks among them with the slides that people have edited.

    Edited decks lie at `paths`. What was kept is told in the report; a deck that cannot be read is
    an error there.
    """
    by_name = {path.name: path for path in paths}
    finished = []
    for file in files:
        path = by_name.get(file.name)
        if path is None:
            finished.append(file)
            continue
        try:
            with reading():
                whole, found = _merged(path, file, report)
        except (UnreadableError, OSError) as error:
            report.error(
                "edited-file", f"{path} cannot be read, so nothing of it can be kept: {error}",
                None, "--overwrite writes the new deck and keeps this file under another name",
            )  # fmt: skip
            finished.append(file)
            continue
        _tell(path, found, report)
        count = sum(number > 0 for _, number in told(found))
        count += sum(one.fate is SlideFate.CONFLICT for one in found)
        finished.append(replace(file, data=whole, count=count))
    return finished


def _merged(path: Path, file: FinishedFile, report: Report) -> tuple[bytes, list[SlideDecision]]:
    """Return a deck with what people have edited of it, and what became of each slide.

    Raises OSError, and what damaged files make parsers raise.
    """
    data = read_regular(path)
    edited, made = read_deck(data), read_deck(file.data)
    found = decisions(edited, made)
    if edited.record is None and not _is_of(found):
        raise UnreadableError("it has no slide of this content")
    if edited.record is None:
        report.warning(
            "kept-slides",
            f"{path} does not say how it was made: what differs is taken for an edit", None,
            "look at each slide; programs such as Google Slides drop what decks carry",
        )  # fmt: skip
    _tell_of_links(path, edited, found, report)
    seen = with_placed_options(edited, made, found)
    for one, other, line in disagreeing(made, seen):
        report.warning(
            "kept-slides",
            f'{path}: slides {one} and {other} showed the same, and only one was edited: '
            f'"{line[:60]}"',
            None, "edit both alike, or neither",
        )  # fmt: skip
    _tell_of_answers(path, seen, report)
    sections = section_edits(edited, made)
    _tell_of_deck(path, sections, edited_designs(edited, made), report)
    is_as_made = all(one.fate in _OF_CONTENT for one in found) and not (
        has_moved(edited, found)
        or any(one.before and one.after for one in sections)
        or (not edited.is_rewritten and any(map(_comes_otherwise, found)))
    )
    if is_as_made and not any(slide.has_comments for slide in edited.slides):
        return file.data, found  # with nothing in it of people it is a deck like any other
    return merged(made, edited, found), found


def _tell_of_links(
    path: Path, edited: ReadDeck, found: Sequence[SlideDecision], report: Report
) -> None:
    """Warn of links of slides that stay which show one number and dial another."""
    for decision, number in told(found):
        if decision.edited is None or decision.fate in _OF_CONTENT:
            continue
        for words, address in wrong_links(edited, decision.edited):
            report.warning(
                "kept-slides", f'{path}: slide {number} shows "{words}", and leads to {address}',
                None, "edit the link in PowerPoint, or let irdocs pull bring the words home",
            )  # fmt: skip


def _tell_of_answers(path: Path, found: Sequence[SlideDecision], report: Report) -> None:
    """Warn of slides of a question on which another answer is the right one."""
    for one in other_answers(found):
        slides = " and ".join(map(str, one.slides))
        which = f"slide{'s' * (len(one.slides) > 1)} {slides}"
        report.warning(
            "kept-slides",
            f"{path}: {which}: {one.says}, and the right answer of the content is {one.right}",
            None, "look at letter, options and title; or exchange the options in the content",
        )  # fmt: skip


def _tell_of_deck(
    path: Path, sections: Sequence[SectionEdit], designs: Sequence[str], report: Report
) -> None:
    """Report what people have edited of a whole deck, which is no slide's."""
    for one in sections:
        if one.before and one.after:
            report.note(
                "kept-slides",
                f'{path}: the section "{one.before}" keeps your name for it, "{one.after}"',
            )
        else:
            done = (
                f'the section "{one.after}" is none of the content'
                if one.after
                else f'the section "{one.before}" was taken away'
            )
            report.warning(
                "kept-slides", f"{path}: {done}; the new deck has those of the content",
                None, "sections of a deck are those of the content: change them there",
            )  # fmt: skip
    if designs:
        shown = ", ".join(designs[:_MOST_NAMED])
        if len(designs) > _MOST_NAMED:
            shown += f" and {len(designs) - _MOST_NAMED} more"
        were = "was" if len(designs) == 1 else "were"
        report.warning(
            "kept-slides", f"{path}: {shown} {were} edited; the new deck has the theme's", None,
            "your deck is kept under another name: take it for a template (--template), or change "
            "the theme",
        )  # fmt: skip


_MOST_NAMED = 3
_OF_CONTENT = (SlideFate.RENEWED, SlideFate.NEW, SlideFate.GONE)


def _comes_otherwise(decision: SlideDecision) -> bool:
    """Whether somebody has given a slide another transition."""
    return decision.edited is not None and has_other_transition(decision.edited, decision.base)


def _is_of(found: Sequence[SlideDecision]) -> bool:
    """Whether a third of a deck's slides, at least, are those of the content."""
    own = [one for one in found if one.edited is not None]
    return 3 * sum(one.made is not None for one in own) >= len(own)


_TOLD = {
    SlideFate.KEPT: "kept as you edited",
    SlideFate.ADDED: "added by you",
    SlideFate.NEW: "new in the content",
    SlideFate.DELETED: "deleted by you",
    SlideFate.GONE: "gone from the content",
    SlideFate.RENEWED: "renewed",
}


def _tell(path: Path, found: Sequence[SlideDecision], report: Report) -> None:
    """Report what became of the slides of a deck."""
    for decision, number in told(found):
        if decision.fate is SlideFate.CONFLICT:
            report.warning(
                "two-versions",
                f'{path}: slide {number}, "{decision.title[:60]}", was edited, and its content has '
                f"changed; the new version is slide {number + 1}, hidden",
                None, "take over what you need and delete one of the two",
            )  # fmt: skip
    report.note("kept-slides", f"{path}: {'; '.join(_summary(found))}")


def _summary(found: Sequence[SlideDecision]) -> Iterator[str]:
    for fate, words in _TOLD.items():
        slides = [(one, number) for one, number in told(found) if one.fate is fate]
        if not slides:
            continue
        if fate is SlideFate.RENEWED:
            yield f"{len(slides)} {words}"
        elif fate in (SlideFate.DELETED, SlideFate.GONE):
            titles = [f'"{one.title[:40]}"' for one, _ in slides if one.title]
            yield f"{words}: {', '.join(titles) if titles else f'{len(slides)} slides'}"
        else:
            yield f"{words}: slide{'s' * (len(slides) > 1)} {', '.join(str(n) for _, n in slides)}"


__all__ = ["kept"]
