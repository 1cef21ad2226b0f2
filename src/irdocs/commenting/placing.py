"""Find the line of the content that a comment is about: by its words, or by its place on a page."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.changes.matching import squeezed
from irdocs.changes.passages import ComparedVersion, Passage
from irdocs.changes.words import likeness
from irdocs.commenting.values import ReviewComment
from irdocs.frozen import frozen
from irdocs.products.planning import PageRegion

_SHORTEST = 3
_ALIKE = 0.5


@frozen
class PlacedComment:
    """A comment with the line of the content that it is about."""

    comment: ReviewComment
    file: str
    """Empty if it is about the document as a whole."""
    line: int
    words: str
    """The words that stand at that line; empty for the whole."""
    part: str = ""
    """What reports call the block or section."""


def placed(
    comment: ReviewComment, content: ComparedVersion, regions: Sequence[PageRegion]
) -> PlacedComment:
    """Return where a comment belongs; `regions` are those of the file that it was made in."""
    lines = _lines_at(comment, regions)
    passages = [(passage, part.called) for part in content.parts for passage in part.passages]
    near = [one for one in passages if one[0].line in lines] if lines else passages
    found = _by_words(comment.words, near) or _by_words(comment.words, passages)
    if found is None and lines:
        first = min(lines)
        found = next((one for one in passages if one[0].line >= first), None)
    if found is None:
        return PlacedComment(comment, "", 0, "")
    passage, called = found
    return PlacedComment(comment, passage.file, passage.line, passage.text, called)


def _by_words(words: str, passages: Sequence[tuple[Passage, str]]) -> tuple[Passage, str] | None:
    wanted = squeezed(words)
    if len(wanted) < _SHORTEST:
        return None
    exact = [one for one in passages if squeezed(one[0].text) == wanted]
    if exact:
        return exact[0]
    held = [one for one in passages if wanted in squeezed(one[0].text)]
    if held:
        return min(held, key=lambda one: len(one[0].text))
    if within := _longest_run(wanted, passages):
        return max(within, key=lambda one: len(one[0].text))
    alike = max(passages, key=lambda one: likeness(one[0].text, words), default=None)
    return alike if alike and likeness(alike[0].text, words) >= _ALIKE else None


def _longest_run(wanted: str, passages: Sequence[tuple[Passage, str]]) -> list[tuple[Passage, str]]:
    """Return the passages, one behind another, that make up the most of some words in their order.

    A row of a table stands in one line of the pack, and other rows have the same words in a cell.
    """
    best: list[tuple[Passage, str]] = []
    run: list[tuple[Passage, str]] = []
    most = length = end = 0
    for one in passages:
        words = squeezed(one[0].text)
        at = wanted.find(words, end) if words else -1
        if at < 0:
            run, length = [], 0
            at = wanted.find(words) if words else -1
        if at < 0:
            end = 0
            continue
        run.append(one)
        length, end = length + len(words), at + len(words)
        if length > max(most, _SHORTEST):
            best, most = list(run), length
    return best


def _lines_at(comment: ReviewComment, regions: Sequence[PageRegion]) -> range | None:
    """Return the lines of the block that a comment stands at; None if that is not known."""
    on_page = [one for one in regions if one.page == comment.page]
    if not on_page or not comment.page:
        return None
    if comment.height < 0:
        return _range(on_page[0]) if len(on_page) == 1 else None

    def distance(region: PageRegion) -> tuple[float, float]:
        across = comment.across if comment.across >= 0 else region.left
        x = max(region.left - across, 0.0, across - region.left - region.width)
        y = max(region.top - comment.height, 0.0, comment.height - region.top - region.height)
        return x + y, region.width * region.height

    return _range(min(on_page, key=distance))


def _range(region: PageRegion) -> range:
    first = region.lines.first
    return range(first, (region.lines.last or first + 10_000) + 1)


__all__ = ["PlacedComment", "placed"]
