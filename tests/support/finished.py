"""What tests read off a finished PDF: where each character stands, and on what."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in pt."""

CELL = 12.0
"""The side in pt of the squares of a page; characters that stand on each other share one."""


def characters(data: bytes) -> Iterator[tuple[int, str, Box]]:
    """Every visible character with its page and its box."""
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.strip():
                yield number, character, text.get_charbox(index)


def overlaps(data: bytes) -> list[tuple[int, str]]:
    """Pairs of characters that stand on each other, with their page."""
    found: list[tuple[int, str]] = []
    seen: list[tuple[str, Box]] = []
    touching: dict[tuple[int, int, int], list[int]] = {}
    for number, character, box in characters(data):
        across, down = (range(int(box[n] // CELL), int(box[n + 2] // CELL) + 1) for n in (0, 1))
        cells = [touching.setdefault((number, x, y), []) for x in across for y in down]
        for other, at in (seen[index] for index in {index for cell in cells for index in cell}):
            width = min(box[2], at[2]) - max(box[0], at[0])
            height = min(box[3], at[3]) - max(box[1], at[1])
            if width > 1.5 and height > 1.5:
                found.append((number, other + character))
        for cell in cells:
            cell.append(len(seen))
        seen.append((character, box))
    return found
