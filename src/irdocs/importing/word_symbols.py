"""Read what is written in Symbol and Wingdings as the signs that a reader sees: there m is μ.

Such a typeface has signs in the places of letters (ECMA-376, part 1, 17.3.3.30), so the letters of
the file say something else than the page: 100 mg for 100 μg.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from irdocs.importing.losses import LossAccount
from irdocs.ooxml.xml import Element

_PRIVATE = range(0xF000, 0xF100)
"""Where programs put the places of such a typeface (17.3.3.30)."""


def with_signs(root: Element, account: LossAccount) -> bool:
    """Put signs in the place of letters of such typefaces; return whether there were any.

    What is not known to be a sign is told.
    """
    try:
        from mammoth.docx.dingbats import dingbats
    except ImportError:  # which is told where the file is read
        return False
    name = str(root.tag).rpartition("}")[0] + "}"
    faces = {face for face, _ in dingbats}
    found = False

    def sign(face: str, letter: str) -> str:
        code = ord(letter)
        code = code - _PRIVATE.start if code in _PRIVATE else code
        known = dingbats.get((face, code))
        if known is not None:
            return chr(known)
        if not letter.isspace():
            account.left(0, f'the sign "{letter}" of the typeface {face}', "it is not known here")
        return " "

    for run in root.iter(f"{name}r"):
        face = _face(run, name, faces)
        for mark in list(run.iter(f"{name}t", f"{name}sym")):
            if mark.tag == f"{name}sym":
                text = _one(mark, name, faces, sign)
            elif face:
                text = "".join(sign(face, letter) for letter in mark.text or "")
            else:
                continue
            if text is not None:
                words = etree.Element(f"{name}t")
                words.text, words.tail = text, mark.tail
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                mark.getparent().replace(mark, words)
                found = True
    return found


def _face(run: Element, name: str, faces: set[str]) -> str:
    """Return the typeface of signs that a run is written in; empty for none."""
    fonts = run.find(f"{name}rPr/{name}rFonts")
    named = {fonts.get(f"{name}{kind}") for kind in ("ascii", "hAnsi")} if fonts is not None else ()
    return next((str(face) for face in named if face in faces), "")


def _one(mark: Element, name: str, faces: set[str], sign: Callable[[str, str], str]) -> str | None:
    """Return the sign of an element that names one; None for a typeface that is not known."""
    face, code = mark.get(f"{name}font"), str(mark.get(f"{name}char", ""))
    try:
        return sign(face, chr(int(code, 16))) if face in faces else None
    except ValueError:
        return None


__all__ = ["with_signs"]
