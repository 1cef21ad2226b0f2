"""Find the line of the content that a passage of a finished file comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from irdocs.changes.matching import squeezed
from irdocs.changes.passages import Change, ComparedPart, ComparedVersion
from irdocs.frozen import replace

_LEAST = 3
"""Passages of fewer letters and digits may stand in others by chance, as 9 does in 1969."""


def with_lines(
    changes: Sequence[Change], source: ComparedVersion, is_old: bool
) -> Iterator[Change]:
    """Yield changes of a finished file with the line of the content that each comes from.

    Of several passages with the same words, or some of them, it is the one in the block that says
    most of what the slide says.
    """
    lines = [
        (squeezed(passage.text), passage, number)
        for number, part in enumerate(source.parts)
        for passage in part.passages
    ]
    said = [frozenset(squeezed(one.text) for one in part.passages) for part in source.parts]

    @cache
    def shared(slide: ComparedPart) -> list[int]:
        """Return how many letters and digits of a slide each part says; none for a whole file."""
        words = {squeezed(one.text) for one in slide.passages} if slide.called else set()
        return [sum(map(len, words & own)) for own in said]

    for change in changes:
        passage = change.before if is_old else change.after
        if passage is None:
            yield change
            continue
        words = squeezed(passage.text)
        fitting = [entry for entry in lines if entry[0] == words] or (
            [
                entry for entry in lines
                if len(entry[0]) >= _LEAST and (words in entry[0] or entry[0] in words)
            ]
            if len(words) >= _LEAST else []
        )  # fmt: skip
        if not fitting:
            yield change
            continue
        common = shared(change.part)
        _, origin, number = max(
            fitting, key=lambda entry: (common[entry[2]], min(len(entry[0]), len(words)))
        )
        placed = replace(passage, file=origin.file, line=origin.line)
        called = ", ".join(filter(None, (source.parts[number].called, change.part.called)))
        whole = ComparedPart(called, ())
        if passage is change.before:
            yield replace(change, before=placed, part=whole)
        else:
            yield replace(change, after=placed, part=whole)


__all__ = ["with_lines"]
