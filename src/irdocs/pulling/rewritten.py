"""What LibreOffice makes of a deck that it saves, and nobody has edited.

It writes out what a text inherits, so that titles and heads of tables are bold of their own; and it
keeps no formula, but the line of text, or the drawing, that other programs show in its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from irdocs.ooxml.office_math_text import MATH
from irdocs.ooxml.slide_text import SlideLine
from irdocs.ooxml.xml import Element
from irdocs.pulling.edits import LineEdit
from irdocs.pulling.formats import FormattedWords

_INHERITED = frozenset({"bold", "italic"})


def without_inherited(found: Iterable[FormattedWords], line: SlideLine) -> list[FormattedWords]:
    """Return formats but those of all words of a line, which may be written out for it."""
    return [
        one for one in found
        if one.kind not in _INHERITED or one.words.split() != line.text.split()
    ]  # fmt: skip


def is_lost_formula(edit: LineEdit) -> bool:
    """Whether an edit is but the loss of a formula, by itself or in a line that says the same."""
    before, after = edit.before, edit.after
    if before is None or before.element is None or before.element.find(f".//{MATH}") is None:
        return False
    if after is None:
        return all(child.tag == MATH or not _said(child) for child in before.element)
    return _signs(before.text) == _signs(after.text)


def _said(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _signs(text: str) -> str:
    """Return the letters and digits of a text, raised and lowered ones as they are on the line."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if sign.isalnum())


__all__ = ["is_lost_formula", "without_inherited"]
