"""A PDF's structure tree → outline: what a screen reader would say, by pikepdf."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from irdocs.audit.reading.transcript import Transcript, TranscriptPiece

Decoder = Callable[[bytes], str]
_TEXT_OPERATORS = "BDC BMC EMC Tf Tj TJ ' \""
_INLINE = frozenset({"Span", "Link"})
"""Roles whose text belongs to the paragraph round them."""


def read(data: bytes) -> Transcript:
    """Return the outline of a tagged PDF. Raises ValueError if it has no structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            raise ValueError("the PDF has no structure tree")
        texts = [_by_mcid(page) for page in pdf.pages]
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
        walker = _TreeWalker(texts, numbers)
        pieces: list[TranscriptPiece] = []
        for kid in _list(root.K):
            pieces += walker.pieces(kid, 0)
        return Transcript(tuple(pieces))


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


class _TreeWalker:
    """Walks structure elements, gathering the text of each one's own content."""

    def __init__(self, texts: list[dict[int, str]], numbers: dict[Any, int]) -> None:
        self._texts = texts
        self._numbers = numbers

    def pieces(self, element: Any, depth: int) -> Iterator[TranscriptPiece]:
        role = str(element.S)[1:]
        text, page, inner = self._content(element, depth)
        alt = str(element.Alt) if "/Alt" in element else None
        yield TranscriptPiece(role, text, page + 1, depth, alt)
        yield from inner

    def _content(self, element: Any, depth: int) -> tuple[str, int, list[TranscriptPiece]]:
        """Return an element's own text with that of its inline children, its page, the rest."""
        page = self._page(element)
        has_page = "/Pg" in element
        text = ""
        inner: list[TranscriptPiece] = []
        for kid in _list(element.get("/K", pikepdf.Array())):
            if isinstance(kid, int):
                text += self._texts[page].get(int(kid), "")
            elif "/MCID" in kid:
                text += self._texts[self._page(kid)].get(int(kid.MCID), "")
            elif "/S" not in kid:
                continue  # an annotation
            elif str(kid.S)[1:] in _INLINE:
                said, inline_page, more = self._content(kid, depth + 1)
                if said and not has_page:  # a paragraph that is a link and nothing else
                    page, has_page = inline_page, True
                text += said
                inner += more
            else:
                inner += self.pieces(kid, depth + 1)
        return text, page if text or not inner else inner[0].page - 1, inner

    def _page(self, element: Any) -> int:
        return self._numbers[element.Pg.objgen] if "/Pg" in element else 0


def _by_mcid(page: Any) -> dict[int, str]:
    """Return the text of each marked-content sequence of a page."""
    fonts = page.Resources.get("/Font", {})
    decoders: dict[str, Decoder] = {}
    found: dict[int, str] = {}
    open_: list[int | None] = []
    decode: Decoder = bytes.decode
    for instruction in pikepdf.parse_content_stream(page, _TEXT_OPERATORS):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            tagged = name == "BDC" and "/MCID" in operands[1]
            open_.append(int(operands[1].MCID) if tagged else None)
        elif name == "EMC":
            open_.pop()
        elif name == "Tf":
            key = str(operands[0])
            if key not in decoders:
                decoders[key] = _decoder(fonts[key])
            decode = decoders[key]
        elif open_ and open_[-1] is not None:
            shown = operands[0] if name == "TJ" else [operands[-1]]
            said = "".join(decode(bytes(s)) for s in shown if isinstance(s, pikepdf.String))
            found[open_[-1]] = found.get(open_[-1], "") + said
    return found


def _decoder(font: Any) -> Decoder:
    """Return how a font's codes become text, by its ToUnicode map (ISO 32000-1, 9.10.3)."""
    if "/ToUnicode" not in font:
        return lambda raw: raw.decode("latin-1")
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, rest in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]+>)", block
        ):
            targets = re.findall(r"<([0-9A-Fa-f]+)>", rest)
            for number, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                if rest.startswith("["):
                    table[code] = _utf16(targets[number])
                else:
                    table[code] = chr(ord(_utf16(targets[0])) + number)
    return lambda raw: "".join(table.get(code, "\ufffd") for code in raw)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
