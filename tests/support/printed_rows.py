"""The letters of a PDF by their places: what stands on a line from left to right, whatever order
programs read it in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2

Letter = tuple[float, float, str]
"""The left and the right edge in pt, and the letter."""


def rows(data: bytes) -> Iterator[tuple[float, list[Letter]]]:
    """Yield the baseline of each line of each page, and its letters from left to right."""
    found: dict[tuple[int, float], list[Letter]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if letter.strip():
                left, _, right, _ = text.get_charbox(index)
                x, y = ctypes.c_double(), ctypes.c_double()
                pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
                found.setdefault((number, round(y.value, 1)), []).append((left, right, letter))
    for (_, baseline), row in sorted(found.items()):
        yield baseline, sorted(row)


def place_of(data: bytes, words: str) -> tuple[float, float, float]:
    """Return the left and the right edge and the baseline of the first line with some words, which
    stand there from left to right. Raises LookupError if there is none."""
    letters = words.replace(" ", "")
    for baseline, row in rows(data):
        start = "".join(letter for *_, letter in row).find(letters)
        if start >= 0:
            found = row[start : start + len(letters)]
            return found[0][0], found[-1][1], baseline
    raise LookupError(words)
