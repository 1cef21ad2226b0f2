"""Give back the table of a slide that irdocs made, with what stands below it."""

from __future__ import annotations

import re
from typing import Any

from irdocs.content.status import STATUS_MARKS
from irdocs.deck.layout_names import Stem
from irdocs.importing.markdown_words import bare, unescaped
from irdocs.importing.own_layouts import OwnPieces
from irdocs.importing.own_sources import source_line
from irdocs.importing.slide_composition import SAYS_SOURCE
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import SlideShape

_CELL = re.compile(r"(?<!\\)\|")


def table_of(pieces: OwnPieces, shape: SlideShape | None, title: str) -> dict[str, Any] | None:
    """Return the table of a slide with a title in plain words; None if it has none, or its header
    is not one row of single cells."""
    found = pieces.piece(Stem.TABLE)
    if found is None or shape is None or not found.markdown.startswith("|"):
        return None
    header, _, *rows = [_cells(line) for line in found.markdown.strip().split("\n")]
    if not rows or not any(header):
        return None
    across = [whole(row.find(f"{A}tc"), "gridSpan") for row in shape.element.iter(f"{A}tr")][1:]
    caption = pieces.words(Stem.CAPTION)
    block: dict[str, Any] = {
        "type": "table",
        "caption": caption or title, "header": [bare(cell) for cell in header],
        "rows": [
            {"group": bare(row[0])} if width == len(header) and row[0] and not any(row[1:]) else row
            for row, width in zip(rows, across, strict=True)
        ],
    }  # fmt: skip
    properties = next(shape.element.iter(f"{A}tblPr"), None)
    if properties is not None and properties.get("firstCol") in ("1", "true"):
        block["row_headers"] = True
        block["rows"] = [
            row if isinstance(row, dict) else [bare(row[0]), *row[1:]] for row in block["rows"]
        ]
    notes: list[str] = []
    sources: list[str] = []
    for line in pieces.paragraphs(Stem.NOTE):
        is_source = SAYS_SOURCE.match(bare(line)) or re.match(r"\\?\[\d+\\?\]", line)
        (sources if is_source else notes).append(line)
    block |= _shaded(block, notes)
    note = " ".join(notes)
    named = filter(None, (source_line(line).of("") for line in sources))
    source = "; ".join(named)
    return {**block, **({"note": note} if note else {}), **({"source": source} if source else {})}


_SHADED = re.compile(rf"(?P<words>.*)\s(?P<mark>[{''.join(STATUS_MARKS.values())}])", re.DOTALL)
_KINDS = {mark: kind for kind, mark in STATUS_MARKS.items()}


def _shaded(block: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    """Return the rows of a table whose cells end in the sign of a shade as shaded ones, and what
    the shades mean, which is taken out of the notes; nothing if no note says what a sign means."""
    said = {note[0]: note[1:].strip() for note in notes if note[:1] in _KINDS}
    if not said:
        return {}
    notes[:] = [note for note in notes if note[:1] not in said]

    def shaded(cell: str) -> str | dict[str, Any]:
        found = _SHADED.fullmatch(cell)
        if found is None or found["mark"] not in said:
            return cell
        return {"text": found["words"], "shade": _KINDS[found["mark"]]}

    rows = [row if isinstance(row, dict) else list(map(shaded, row)) for row in block["rows"]]
    return {"rows": rows, "key": {_KINDS[mark]: bare(words) for mark, words in said.items()}}


def _cells(line: str) -> list[str]:
    """Return the cells of a row of Markdown."""
    return [unescaped(cell.strip()) for cell in _CELL.split(line.strip())[1:-1]]


__all__ = ["table_of"]
