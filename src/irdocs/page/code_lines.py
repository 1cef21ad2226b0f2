"""Keep the line breaks of code in what is read, copied and searched (ISO 32000-1, 14.9.4).

A page of a PDF has no line breaks, only places of glyphs: programs guess where lines end, and many
leave out the spaces at the beginning of a line. Each line of code is therefore a Span whose actual
text is the line with its spaces and the breaks behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.page.tags import Look, Tag


def code_element(parent: Tag) -> Tag:
    """Return an element Code, an inline element, in a paragraph of its own (14.8.4.4.1)."""
    return Tag("Code", Tag("P", parent))


def line_elements(element: Tag, lines: Sequence[str]) -> list[Tag]:
    """Return the Span of each line of code; those of blank lines have no content to be read.

    The breaks of blank lines belong to the line before them, as an element without content is not
    written.
    """
    texts = list(lines)
    breaks = 0
    for number in reversed(range(len(texts))):
        if texts[number].strip():
            texts[number] += "\n" * breaks
            breaks = 0
        if number:
            breaks += 1
    return [
        Tag("Span", element, actual_text=text, look=Look(line=number))
        for number, text in enumerate(texts, start=1)
    ]
