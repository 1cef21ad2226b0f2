"""Gather several findings of one kind into one, which lists their lines, so that a run stays short.

Advice on style often applies to many places at once. Twenty notes of one kind hide the errors among
them; one note that lists twenty lines does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.audit.rules import Finding
from irdocs.diagnostics import Span

MOST_LINES = 12
"""The largest number of lines that a message lists; it gives the number of the rest."""


def gathered(spans: Sequence[Span], one: str, many: str) -> Iterator[Finding]:
    """Yield one finding for all places, at the first of them; none if there is no place.

    `one` is the whole message if there is a single place. `many` begins the message for several;
    their lines follow it.
    """
    if len(spans) == 1:
        yield Finding(0, one, spans[0])
    elif spans:
        yield Finding(0, f"{many}: {_lines(spans)}", spans[0])


def _lines(spans: Sequence[Span]) -> str:
    """Return the lines of some places, as "lines 3, 8 and 12"; other files stand by their name."""
    first_file = spans[0].file
    names = [
        str(span.line) if span.file == first_file else f"{span.file}:{span.line}" for span in spans
    ]
    names = list(dict.fromkeys(names))
    if len(names) > MOST_LINES:
        return f"lines {', '.join(names[:MOST_LINES])} and {len(names) - MOST_LINES} more"
    if len(names) == 1:
        return f"line {names[0]}"
    return f"lines {', '.join(names[:-1])} and {names[-1]}"
