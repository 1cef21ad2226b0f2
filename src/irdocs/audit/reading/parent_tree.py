"""The parent tree of a PDF: which structure element each piece of content belongs to.

The structure tree leads from elements to their content, and the parent tree back: a page, a form or
an annotation has a number (its entry /StructParents or /StructParent), under which the tree has the
elements of its marked content, or its one element (ISO 32000-1, 14.7.4.4). A screen reader that
follows what is pointed at or selected goes this way, and reads out other words if it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from irdocs.audit.reading.compared_items import Value
from irdocs.audit.reading.streams import called
from irdocs.audit.reading.unreadable import UnreadableError

_MOST_NODES = 100_000


class ParentTree:
    """The parent tree of one file. Raises UnreadableError if it has loops."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root: Any = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        self._entries = dict(_numbered(root.get("/ParentTree", pikepdf.Dictionary())))

    def leading_back(self, element: Any) -> Value:
        """Return of each piece of content of an element whether the tree leads back to it.

        A piece is a marked-content sequence or an annotation, as it is listed in /K.
        """
        kids = element.get("/K", [])
        listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        pieces = [kid for kid in listed if isinstance(kid, int) or _is_reference(kid)]
        return tuple(self._leads_back(piece, element) for piece in pieces)

    def _leads_back(self, piece: Any, element: Any) -> str:
        if isinstance(piece, int):
            owner, number = element.get("/Pg"), piece
        elif "/Obj" in piece:
            entry = self._entries.get(_number(piece.Obj, "/StructParent"))
            return _TIED if _is_same(entry, element) else _LOOSE
        else:
            owner, number = piece.get("/Stm", piece.get("/Pg", element.get("/Pg"))), piece.MCID
        elements = self._entries.get(_number(owner, "/StructParents"))
        is_there = isinstance(elements, pikepdf.Array) and 0 <= number < len(elements)
        return _TIED if is_there and _is_same(elements[number], element) else _LOOSE  # type: ignore[index]


_TIED, _LOOSE = "leads back to it", "leads back to another element, or to none"


def _numbered(root: Any) -> Iterator[tuple[int, Any]]:
    """Yield the keys and values of a number tree (7.9.7)."""
    pending, count = [root], 0
    while pending:
        node, count = pending.pop(), count + 1
        if count > _MOST_NODES:
            raise UnreadableError(f"the parent tree: {called(root)} is in a loop, or too large")
        if not isinstance(node, pikepdf.Dictionary):
            continue
        pending += list(node.get("/Kids", []))
        numbers = list(node.get("/Nums", []))
        for key, value in zip(numbers[::2], numbers[1::2], strict=False):
            yield int(key), value


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and ("/MCID" in kid or "/Obj" in kid)


def _number(owner: Any, name: str) -> int:
    """Return the number of a page, a form or an annotation in the tree; -1 if it has none."""
    has_entries = isinstance(owner, pikepdf.Dictionary | pikepdf.Stream)
    return int(owner.get(name, -1)) if has_entries else -1


def _is_same(one: Any, two: Any) -> bool:
    """Whether two objects are the same indirect object."""
    return isinstance(one, pikepdf.Dictionary) and one.is_indirect and one.objgen == two.objgen


__all__ = ["ParentTree"]
