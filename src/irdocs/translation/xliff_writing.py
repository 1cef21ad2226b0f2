"""Write a catalogue as XLIFF 2.0 (OASIS, 2014), which translation agencies exchange.

Each text is a unit whose id is that of the text. What must be the same in every language, such as
markup, citations and formulas, is an inline element, which programs protect; the letters that it
stands for are the unit's original data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from lxml import etree

from irdocs.content.words import WordsForm
from irdocs.translation.catalogue import Entry, Translations
from irdocs.translation.codes import Code, Piece, pieces

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FUZZY, STALE = "irdocs:fuzzy", "irdocs:stale"
"""Why a translation is not final yet; the part before the colon is ours (XLIFF 2.0, 4.3.1.26)."""
OWN_NOTES = frozenset({"context", "place", "previous"})
"""The categories of notes that are not comments of translators."""
_TYPES = {
    Code.STRONG: ("fmt", "xlf:b"),
    Code.EMPHASIS: ("fmt", "xlf:i"),
    Code.RAISED: ("fmt", "irdocs:sup"),
    Code.LOWERED: ("fmt", "irdocs:sub"),
    Code.LINK: ("link", None),
    Code.ADDRESS: ("link", None),
}
"""The type and subtype of each code (XLIFF 2.0, 4.3.1.28 and 4.3.1.32); others are "other"."""


def written(
    catalogue: Translations, source_language: str, original: str, kinds: Mapping[str, WordsForm]
) -> bytes:
    """Return a catalogue as an XLIFF file; `kinds` say how each text is written, by its id."""
    root = etree.Element(_name("xliff"), nsmap={None: NAMESPACE}, version="2.0",
                         srcLang=source_language, trgLang=catalogue.language)  # fmt: skip
    file = etree.SubElement(root, _name("file"), id="content", original=original)
    for entry in catalogue.entries:
        if not entry.is_obsolete and entry.id in kinds:
            _add_unit(file, entry, kinds[entry.id])
    _indent(root, 0)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _indent(element: Any, depth: int) -> None:
    """Put each element on a line of its own, but for those amid words."""
    if not len(element) or element.tag in (_name("source"), _name("target")):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = "\n" + " " * (depth + 1 if child.getnext() is not None else depth)


def _add_unit(file: Any, entry: Entry, words: WordsForm) -> None:
    unit = etree.SubElement(file, _name("unit"), id=entry.id)
    notes = [("context", note) for note in entry.notes]
    notes += [("place", f"{name}:{line}") for name, line in entry.places]
    if entry.is_fuzzy and entry.previous is not None:
        notes.append(("previous", entry.previous))
    if entry.comment:
        notes.append(("comment", entry.comment))
    if notes:
        group = etree.SubElement(unit, _name("notes"))
        for category, text in notes:
            etree.SubElement(group, _name("note"), category=category).text = text
    codes = _Codes(pieces(entry.source, words), pieces(entry.target, words))
    codes.add_data(unit)
    segment = etree.SubElement(unit, _name("segment"), **_state(entry))
    codes.add_text(etree.SubElement(segment, _name("source")), codes.source)
    if entry.target:
        codes.add_text(etree.SubElement(segment, _name("target")), codes.target)


def _state(entry: Entry) -> dict[str, str]:
    if not entry.target:
        return {"state": "initial"}
    if not entry.is_fuzzy:
        return {"state": "translated"}
    return {"state": "initial", "subState": FUZZY if entry.previous is None else STALE}


class _Codes:
    """The inline elements of a unit: equal codes of source and target have one number."""

    def __init__(self, source: Sequence[Piece], target: Sequence[Piece]) -> None:
        self.source, self.target = source, target
        self._data: dict[str, str] = {}
        self._numbers = count(1)
        self._of_source: dict[tuple[str, str], list[int]] = {}

    def add_data(self, unit: Any) -> None:
        """Add the letters of all codes to a unit."""
        for piece in (*self.source, *self.target):
            if piece.code is not None:
                self._data.setdefault(piece.text, f"d{len(self._data) + 1}")
        if self._data:
            group = etree.SubElement(unit, _name("originalData"))
            for text, name in self._data.items():
                etree.SubElement(group, _name("data"), {"id": name, SPACE: "preserve"}).text = text

    def add_text(self, element: Any, text: Sequence[Piece]) -> None:
        """Add words and codes to a source or target."""
        element.set(SPACE, "preserve")
        open_elements = [element]
        for number, piece in enumerate(text):
            inside = open_elements[-1]
            if piece.code is None:
                _append(inside, piece.text)
            elif not piece.pair:
                name = self._number(element, piece.text, "")
                code = etree.SubElement(
                    inside, _name("ph"), id=name, dataRef=self._data[piece.text]
                )
                _set_type(code, piece.code)
            elif piece.begins:
                end = next(p for p in text[number + 1 :] if p.pair == piece.pair)
                name = self._number(element, piece.text, end.text)
                code = etree.SubElement(
                    inside, _name("pc"), id=name, dataRefEnd=self._data[end.text],
                    dataRefStart=self._data[piece.text],
                )  # fmt: skip
                _set_type(code, piece.code)
                open_elements.append(code)
            else:
                open_elements.pop()

    def _number(self, element: Any, begin: str, end: str) -> str:
        """Return the id of a code; in a target that of the first like it in the source."""
        known = self._of_source.setdefault((begin, end), [])
        if element.tag == _name("source"):
            known.append(next(self._numbers))
            return str(known[-1])
        return str(known.pop(0) if known else next(self._numbers))


def _set_type(element: Any, code: Code) -> None:
    kind, subtype = _TYPES.get(code, ("other", None))
    element.set("type", kind)
    if subtype:
        element.set("subType", subtype)


def _append(element: Any, text: str) -> None:
    """Add words behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
