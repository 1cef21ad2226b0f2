"""Read the cells and columns of a Markdown table; tell cells that no table of content.yaml has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from irdocs.importing.inlines import FoundImage, InlineWriter
from irdocs.importing.losses import LossAccount


def read_rows(
    tokens: Sequence[Any], line: int, inline: InlineWriter, account: LossAccount
) -> tuple[list[list[str]], list[FoundImage]]:
    """Return the rows of a table, the header first, and the pictures in them.

    The cells of the header are words, those below it inline Markdown, with notes in brackets.
    """
    rows: list[list[str]] = []
    images: list[FoundImage] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            children = tokens[index + 1].children or []
            if token.type == "th_open":
                text, found = inline.plain(children, line)
            else:
                text, found = inline.written(children, line)
                text = _with_notes_inside(text)
            rows[-1].append(" ".join(text.split()))
            images += found
    # The parser leaves out what is beyond the columns of the header.
    for row in tokens[0].meta.get("rows", ()):
        for cell in row[len(rows[0]) :]:
            if words := cell.strip():
                account.left(line, f'the cell "{words[:60]}"',
                             "its row is longer than the header", words)  # fmt: skip
    return rows, images


def read_columns(tokens: Sequence[Any], rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """Return how the columns of a table are aligned, as `columns:` says it; empty if its source
    says nothing of it.

    `rows` are those below its header. What stands at the right and has numbers is aligned at their
    decimal signs.
    """
    columns: list[dict[str, str]] = []
    for token in (one for one in tokens if one.type == "th_open"):
        cells = [row[len(columns)] for row in rows if len(row) > len(columns)]
        match str(token.attrGet("style") or ""):
            case "text-align:right":
                has_numbers = any(map(re.compile(r"\d").search, cells))
                columns.append({"align": "decimal" if has_numbers else "right"})
            case "text-align:center":
                columns.append({"align": "centre"})
            case _:
                columns.append({})
    return columns if any(columns) else []


def _with_notes_inside(text: str) -> str:
    """Return a text of a cell with its notes in brackets, as a cell has no foot."""
    words, *notes = text.split("\n\n[^")
    for note in notes:
        name, _, note_text = note.partition("]: ")
        words = words.replace(f"[^{name}]", f" ({note_text.strip()})")
    return words


__all__ = ["read_columns", "read_rows"]
