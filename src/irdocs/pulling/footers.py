"""Tell of footers and dates that people have written: one line for all slides that have the same.

PowerPoint's Header & Footer writes them on every slide at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.keeping.deciding import SlideDecision
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.deck_record import RecordedSlide
from irdocs.ooxml.presentation import SlideShape
from irdocs.ooxml.slide_look import look
from irdocs.ooxml.slide_text import shape_text
from irdocs.pulling.state import PulledEdit, PullState, short

_TYPES = ("ftr", "dt")
_WHY = "the content makes it of the title and the date; --keep keeps the slide"
_WHY_ALL = "the content makes it of the title and the date; --keep keeps the slides"


def has_other_footers(edited: ReadSlide, base: RecordedSlide, made: ReadSlide) -> bool:
    """Whether somebody has written into the footers of a slide what the content has not; no for a
    deck whose record does not say."""
    return bool(base.footers) and edited.written.footers not in (
        base.footers, made.written.footers,
    )  # fmt: skip


def has_only_other_footers(
    state: PullState, edited: ReadSlide, base: RecordedSlide, made: ReadSlide
) -> bool:
    """Whether a slide shows and is written as the content's, but for its footers."""
    if set(edited.held).difference(base.held or (), made.held):
        return False
    one, other = (
        look(deck.show.slides[slide.number - 1].root, loosely=True).whole
        for deck, slide in ((state.edited, edited), (state.made, made))
    )
    return one == other


def tell_of_footers(state: PullState, found: Sequence[SlideDecision]) -> None:
    """Add to what is left the footers that somebody has written, each with its slides."""
    slides: dict[str, list[SlideDecision]] = {}
    pulled = {words for patch in state.patches for words in patch.wanted}
    for one in found:
        if one.edited and one.made:
            there, expected = (
                [*_footers(state.edited.show.slides[one.edited.number - 1].shapes)],
                [*_footers(state.made.show.slides[one.made.number - 1].shapes)],
            )
            if not {*there}.difference(expected, pulled) and len(there) == len(expected):
                continue  # the content's title says so now
            new = [f'"{short(words)}"' for words in there if words not in expected]
            gone = [f'"{short(words)}"' for words in expected if words not in there]
            what = f"says {' and '.join(new)}" if new else f"has no {' and '.join(gone)}"
            slides.setdefault(what, []).append(one)
    for what, ones in slides.items():
        if len(ones) == 1:
            state.leave(ones[0], f"its footer {what}", _WHY)
            continue
        numbers = [one.edited.number for one in ones if one.edited]
        count = sum(any(_footers(slide.shapes)) for slide in state.made.show.slides)
        which = "all slides" if len(numbers) == count else f"slides {ranges(numbers)}"
        state.left.append(PulledEdit(numbers[0], f"the footer of {which} {what}", why=_WHY_ALL))


def _footers(shapes: Sequence[SlideShape]) -> Iterator[str]:
    for shape in shapes:
        if shape.type in _TYPES and (words := " ".join(shape_text(shape.body).split())):
            yield words


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers as people write them: 2 to 5, 7 and 9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in (map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"])
    ]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


__all__ = ["has_only_other_footers", "has_other_footers", "ranges", "tell_of_footers"]
