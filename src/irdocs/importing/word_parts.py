"""Gather the words of a Word file's text and notes, and tell what stands in its other parts."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.importing.losses import LossAccount, words_of
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.package import PackageReader
from irdocs.ooxml.xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SHOWN = {"t": None, "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}
"""What of a run is shown, and the character that stands for it; None for its words (17.3.3)."""
TEXTS = ("document", "footnotes", "endnotes")
"""The kinds of relationship of parts that are its text, beside the main one."""
_ELSEWHERE = {"comments": "a comment", "header": "a header", "footer": "a footer"}
"""Parts of a file that are not its text, by their kinds of relationship."""


def words_of_parts(package: PackageReader, main: str, account: LossAccount) -> Iterator[str]:
    """Yield the words of a file's text; tell what stands in other parts, and its formulas."""
    texts = [main]
    for relation in package.relations(main).values():
        if relation.external or relation.target not in package:
            continue
        if relation.kind in TEXTS:
            texts.append(relation.target)
        elif relation.kind in _ELSEWHERE:
            words = " ".join(" ".join(_paragraphs(package.xml(relation.target))).split())
            if words:
                account.left(0, f'{_ELSEWHERE[relation.kind]} "{words[:60]}"',
                             "it is no part of the text")  # fmt: skip
    for name in texts:
        root = package.xml(name)
        for line in _paragraphs(root):
            yield from words_of(line)


def _paragraphs(root: Element) -> Iterator[str]:
    """Yield the words of each paragraph, those of boxes in it apart."""
    namespace = _W if str(root.tag).startswith(_W) else _STRICT
    fallback = f"{{{NAMESPACES['mc']}}}Fallback"
    for paragraph in root.iter(f"{namespace}p"):
        if any(above.tag == fallback for above in paragraph.iterancestors()):
            continue
        parts = []
        for element in paragraph.iter(*(f"{namespace}{name}" for name in _SHOWN)):
            inner = next(element.iterancestors(f"{namespace}p"))
            if inner is paragraph:
                sign = _SHOWN[str(element.tag).removeprefix(namespace)]
                parts.append(element.text or "" if sign is None else sign)
        yield "".join(parts)


__all__ = ["TEXTS", "words_of_parts"]
