"""Read rows of a table that name their columns: {Month: March, Job: Sow peas}; and rows that are
single cells, or a line of Markdown.

So records are written elsewhere. A row here is a list of its cells, under one header; of each row
the model would say that it has keys which no row has, or is no list.
"""

from __future__ import annotations

from decimal import Decimal

from irdocs.content.blocks.table import RowGroup, ShadedRow
from irdocs.content.model_shape import children
from irdocs.content.source import (
    SourceDecimal,
    SourceInteger,
    SourceList,
    SourceMapping,
    SourceText,
)
from irdocs.diagnostics import Report, Span

_OWN = frozenset(children(ShadedRow)) | frozenset(children(RowGroup))


def list_cells(block: SourceMapping, report: Report) -> None:
    """Make lists of cells of such rows of a table, and a header if it has none; the first row is
    reported."""
    rows = block.get("rows")
    if block.get("type") != "table" or not isinstance(rows, SourceList):
        return
    keyed = [row for row in rows if isinstance(row, SourceMapping) and _is_keyed(row)]
    if not keyed:
        return
    header = block.get("header")
    given = list(header) if isinstance(header, SourceList) else []
    names = list(dict.fromkeys(key for row in keyed for key in row))
    if all(len(row) == 1 for row in keyed) and len(names) > 1 and len(given) in (0, 2):
        names = []  # the key of each row is its first cell
    elif all(name in given for name in names):
        names = given
    elif len(names) == 1:
        return  # a slip of the pen in a key of a row
    first = keyed[0]
    cells = [*first, *first.values()] if not names else [first.get(name) for name in names]
    example = ", ".join(_quoted(cell) for cell in cells)
    head = f"header: [{', '.join(map(_quoted, names))}]"
    report.error(
        "list-expected", "a row is a list of its cells, and this one has keys", first.span,
        f"write - [{example}]" + ("" if given else f", and once {head}" if names else
                                  ", and once header: with the names of the columns"),
    )  # fmt: skip
    for number, row in enumerate(rows):
        if isinstance(row, SourceMapping) and _is_keyed(row):
            rows[number] = _cells(row, names)
    if not given:
        place = block.key_spans["rows"]
        titles = names or [""] * 2
        block["header"] = SourceList(titles, place, [place] * len(titles))
        block.key_spans["header"] = block.value_spans["header"] = place


def list_bare_cells(block: SourceMapping, report: Report) -> None:
    """Make rows of cells that stand one below the other as if each were a row, or that signs of
    Markdown part; the first is reported."""
    rows, header = block.get("rows"), block.get("header")
    if block.get("type") != "table" or not isinstance(rows, SourceList):
        return
    bare = [row for row in rows if isinstance(row, str | int | Decimal)]
    width = len(header) if isinstance(header, SourceList) else 0
    if width < 2 or not bare:
        return
    place = next(span for row, span in zip(rows, rows.spans, strict=True) if row is bare[0])
    first = _written(bare[0])
    cells = first.strip("| ").split("|") if "|" in first else list(map(_written, bare[:width]))
    example = ", ".join(_quoted(cell.strip()) for cell in cells)
    report.error(
        "list-expected", "a row is a list of its cells, and this one is a text", place,
        f"write - [{example}]",
    )  # fmt: skip
    kept = [pair for pair in zip(rows, rows.spans, strict=True)
            if not isinstance(pair[0], str | int | Decimal)]  # fmt: skip
    rows[:], rows.spans[:] = [row for row, _ in kept], [span for _, span in kept]
    rows.refused += len(bare)


def _is_keyed(row: SourceMapping) -> bool:
    """Whether a row has keys of its author's, and words or numbers for them."""
    has_words = not any(isinstance(value, dict | list) for value in row.values())
    return has_words and not row.keys() & _OWN


def _cells(row: SourceMapping, names: list[str]) -> SourceList:
    """Return the cells of a row below the names of the columns; without these, its keys too."""
    pairs: list[tuple[object, Span]]
    if names:
        pairs = [(row.get(name), row.value_spans.get(name, row.span)) for name in names]
    else:
        pairs = [(key, row.key_spans[key]) for key in row]
        pairs += [(row[key], row.value_spans[key]) for key in row]
    texts = [SourceText(_written(value), span) for value, span in pairs]
    return SourceList(texts, row.span, [text.span for text in texts])


def _written(cell: object) -> str:
    """Return a value as the text that it was typed as."""
    if isinstance(cell, SourceInteger | SourceDecimal):
        return cell.written
    return "" if cell is None else str(cell)


def _quoted(cell: object) -> str:
    """Return a cell as it is written in brackets."""
    text = _written(cell)
    return f'"{text}"' if not text or set(text) & set(',[]{}:#"') else text


__all__ = ["list_bare_cells", "list_cells"]
