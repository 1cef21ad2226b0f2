"""Put the signs of Symbol and Wingdings into a Word file in the place of their letters."""

from __future__ import annotations

from lxml import etree

from irdocs.importing.losses import LossAccount
from irdocs.importing.symbol_faces import FACES, as_signs
from irdocs.ooxml.xml import Element


def with_signs(root: Element, account: LossAccount) -> bool:
    """Put signs in the place of letters of such typefaces; return whether there were any."""
    name = str(root.tag).rpartition("}")[0] + "}"
    found = False
    for run in root.iter(f"{name}r"):
        face = _face(run, name)
        for mark in list(run.iter(f"{name}t", f"{name}sym")):
            if mark.tag == f"{name}sym":
                text = _one(mark, name, account)
            else:
                text = as_signs(mark.text or "", face, account) if face else None
            if text is not None:
                words = etree.Element(f"{name}t")
                words.text, words.tail = text, mark.tail
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                mark.getparent().replace(mark, words)
                found = True
    return found


def _face(run: Element, name: str) -> str:
    """Return the typeface of signs that a run is written in; empty for none."""
    fonts = run.find(f"{name}rPr/{name}rFonts")
    named = [fonts.get(f"{name}{kind}") for kind in ("ascii", "hAnsi")] if fonts is not None else ()
    return next((str(face) for face in named if face in FACES), "")


def _one(mark: Element, name: str, account: LossAccount) -> str | None:
    """Return the sign of an element that names one; None for a typeface that is not known."""
    face, code = mark.get(f"{name}font"), str(mark.get(f"{name}char", ""))
    try:
        return as_signs(chr(int(code, 16)), face, account) if face in FACES else None
    except (ValueError, OverflowError):
        return None


__all__ = ["with_signs"]
