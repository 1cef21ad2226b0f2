"""What tests read off a finished PDF: where each character stands, and on what."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in pt."""

NEIGHBOURS = 400
"""How many characters before it one is compared with; those that meet are not far apart."""


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
    seen: dict[int, list[tuple[str, Box]]] = {}
    for number, character, box in characters(data):
        before = seen.setdefault(number, [])
        for other, at in before[-NEIGHBOURS:]:
            across = min(box[2], at[2]) - max(box[0], at[0])
            down = min(box[3], at[3]) - max(box[1], at[1])
            if across > 1.5 and down > 1.5:
                found.append((number, other + character))
        before.append((character, box))
    return found
