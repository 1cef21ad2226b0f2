"""Write how far translations are as a table for a terminal, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.output import json_text
from irdocs.translating import TranslationProgress
from irdocs.translation.standing import TranslationState

_HEADER = ("language", *(state.value for state in TranslationState), "errors", "checked by")


def as_text(standings: Sequence[TranslationProgress]) -> Iterator[str]:
    """Yield the lines of a table: texts in each state, and in brackets the words in them."""
    rows = [_HEADER, *map(_row, standings)]
    widths = [max(len(row[number]) for row in rows) for number in range(len(_HEADER))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(standing: TranslationProgress) -> tuple[str, ...]:
    counts = (standing.counts[state] for state in TranslationState)
    cells = (f"{count.texts} ({count.words:,})" if count.texts else "-" for count in counts)
    return (
        standing.language, *cells, str(standing.errors or "-"), standing.checked_by or "nobody"
    )  # fmt: skip


def as_json(standings: Sequence[TranslationProgress]) -> str:
    """Return the same as JSON."""
    return json_text(
        [
            {
                "language": standing.language,
                **{
                    state.value: {"texts": count.texts, "words": count.words}
                    for state, count in standing.counts.items()
                },
                "errors": standing.errors,
                "checkedBy": standing.checked_by or None,
            }
            for standing in standings
        ]
    )
