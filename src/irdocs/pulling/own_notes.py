"""Tell which paragraphs of notes irdocs writes itself: they are no words of the author's.

These are the full text of what a slide has in short, the sources of its numbers, what a section is
about. Who copies a slide copies them, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irdocs.importing.own_words import filled_in, is_ours
from irdocs.locale.strings_file import Strings
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.tracing import TracedLine

_MOST = 0.6
"""A paragraph of which the content has this part elsewhere than in notes repeats that."""


def own_notes(
    notes: Sequence[SlideLine], lines: Mapping[SlideLine, TracedLine], words: Strings
) -> Iterator[str]:
    """Yield the paragraphs of the notes of the content's slide that irdocs writes itself."""
    for line in notes:
        stretches = lines[line].stretches
        if any(one.unit.key == "notes" for one in stretches):
            continue
        known = sum(one.end - one.start for one in stretches)
        if known >= _MOST * len(lines[line].words) or is_fixed(words, line.text):
            yield line.text


def is_fixed(words: Strings, text: str) -> bool:
    """Whether a paragraph of notes is one that irdocs writes, by its own words."""
    return is_source(words, text) or is_ours(words, text) or text == str(words.in_full)


def is_source(words: Strings, text: str) -> bool:
    """Whether a paragraph of notes names a source, as irdocs writes it."""
    return filled_in(words.source_note.template.rstrip(), text) is not None


__all__ = ["is_fixed", "is_source", "own_notes"]
