"""Make a block of columns of what stands side by side in a Markdown file, if it fits into some."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from irdocs.importing.markdown_words import bare

_VISUAL = frozenset({"image", "table", "formula"})
_KINDS = _VISUAL | {"text", "points"}
"""What a column holds; of what is visual one at the most."""
_STRONG = re.compile(r"\*\*((?:[^*\n]|\\\*)+)\*\*")
"""A paragraph that is strong as a whole."""


def fit(columns: Sequence[Sequence[Mapping[str, Any]]]) -> bool:
    """Whether a block of columns can hold blocks."""
    return 2 <= len(columns) <= 3 and all(
        all(block["type"] in _KINDS and "notes" not in block for block in column)
        and sum(block["type"] in _VISUAL for block in column) <= 1
        for column in columns
    )


def block_of(columns: Sequence[Sequence[dict[str, Any]]]) -> tuple[dict[str, Any], str]:
    """Return blocks that fit as one of columns, and the first title that one of them had: no block
    in a column has its own.

    If each column begins with words that are strong as a whole, these are the columns' titles.
    """
    titles = list(_titles(columns))
    made = [list(_named(column)) for column in columns]
    if not all(made):
        made = [[{"blocks": column}] for column in columns]
    block = {"type": "columns", "columns": [one for found in made for one in found]}
    return block, next(iter(titles), "")


def _titles(columns: Sequence[Sequence[dict[str, Any]]]) -> Iterator[str]:
    """Yield the titles of blocks, which lose them."""
    for column in columns:
        for block in column:
            for key in ("headline", "title"):
                if key in block:
                    yield block.pop(key)


def _named(column: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a column with its first words as its title, if they are one and there are others."""
    first, *others = column
    text, _, rest = str(first.get("text", "")).partition("\n\n")
    match = _STRONG.fullmatch(text) if first["type"] == "text" else None
    blocks = [{**first, "text": rest}, *others] if rest else others
    if match and blocks:
        yield {"title": bare(match[1]), "blocks": blocks}


__all__ = ["block_of", "fit"]
