"""Look into a font file: whether it is one that can be measured, embedded, and may be.

The file may be anybody's: of a theme from a stranger, damaged, or of a kind that no PDF can hold.
Each is a `FontFault`, which says what to do; nothing is unfolded before it is known how large it
will be.
"""

from __future__ import annotations

import io
import string
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, assert_never

from irdocs.content import limits
from irdocs.theme.fonts.embedding import subset, unmapped
from irdocs.theme.fonts.permission import Permission, permission
from irdocs.theme.fonts.source import FontSource, axes, has_quadratic_outlines

LETTERS = string.ascii_letters + string.digits
"""What any typeface of text has."""
_NEEDED = ("head", "hhea", "maxp", "hmtx", "cmap")
_ANOTHER = "ask for the font's OTF or TTF file; its makers or your communications team have it"


class FontFaultError(ValueError):
    """A font file cannot be used: the code of the diagnostic, what is wrong, and what to do."""

    def __init__(self, message: str, hint: str, code: str = "bad-font") -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


def single_font(data: bytes, number: int | None) -> bytes:
    """Return the one font that a file holds, or that of a number in a collection (.ttc, .otc)."""
    if data[:4] != b"ttcf":
        if number is not None:
            raise FontFaultError("is no collection of fonts", 'leave "#" and the number out')
        return data
    from fontTools.ttLib import TTFont

    with _reading():
        (count,) = struct.unpack(">L", data[8:12])
        if number is not None and number < count:
            out = io.BytesIO()
            font = TTFont(
                io.BytesIO(data), fontNumber=number, lazy=True,
                recalcBBoxes=False, recalcTimestamp=False,
            )  # fmt: skip
            font.save(out, reorderTables=None)
            return out.getvalue()
    raise FontFaultError(
        f"is a collection of {count} fonts",
        f'say which: "#0" after its name is the first, "#{count - 1}" the last',
    )


def examine(source: FontSource) -> Permission:
    """Return what a font's makers allow; raises FontFaultError for what cannot be used.

    A file of the user's is looked into more closely than one of an installed package.
    """
    if source.is_own:
        _is_font(source.data or b"")
    with _reading():
        if source.is_own:
            font = source.opened()
            allowed = permission(font["OS/2"].fsType if "OS/2" in font else None)
            font.get("fvar")  # reads it, as HarfBuzz does below
            axes(source)
            has_quadratic_outlines(source)
        else:
            windows = source.header.windows
            allowed = permission(windows.permissions if windows else None)
    _may_be_embedded(allowed)
    if source.is_own:
        _is_of_text(font)
    return allowed


@lru_cache(maxsize=64)
def rehearse(source: FontSource) -> None:
    """Measure and embed a face once; raises FontFaultError if that cannot be done.

    So a damaged file is told at its line, and not when a text is set in it.
    """
    with _reading():
        font = source.opened()
        glyphs, characters = source.glyphs(font), font.getBestCmap()
        for name in set(characters.values()):
            glyphs.width(name)
        subset(source, frozenset({font.getGlyphID(characters[ord(LETTERS[0])])}))
        if lacking := unmapped(source, LETTERS):
            raise ValueError(f"its table cmap does not lead to {lacking[0]}")
        if any(glyphs.bounds(characters[ord(letter)]) is None for letter in LETTERS):
            raise ValueError("some of its letters show nothing")


def _is_font(data: bytes) -> None:
    """Refuse what by its first bytes is no font with outlines in tables (OpenType, "otff")."""
    match data[:4]:
        case b"\0\1\0\0" | b"true" | b"OTTO":
            return
        case b"wOFF" | b"wOF2":
            version = "2" if data[:4] == b"wOF2" else ""
            raise FontFaultError(
                f"is a font for web pages (WOFF{version}), which a PDF cannot hold", _ANOTHER
            )
        case b"typ1":
            what = "is a PostScript font of old (Type 1)"
        case start if start[:2] in (b"\x80\1", b"%!"):
            what = "is a PostScript font of old (Type 1)"
        case b"":
            what = "is empty"
        case _:
            what = "is not a font"
    raise FontFaultError(what, _ANOTHER)


def _may_be_embedded(allowed: Permission) -> None:
    """Refuse a font that its makers do not let anybody embed as irdocs does."""
    match allowed:
        case Permission.EMBEDDABLE | Permission.FOR_PREVIEW_AND_PRINT | Permission.UNSTATED:
            return
        case Permission.REFUSED:
            what = "may not be embedded in a document: its licence is restricted (OS/2 fsType 2)"
        case Permission.NO_SUBSETS:
            what = "may only be embedded whole (OS/2 fsType 0x100); a PDF gets the letters it uses"
        case Permission.NO_OUTLINES:
            what = "may be embedded as bitmaps only (OS/2 fsType 0x200), which print badly"
        case _:
            assert_never(allowed)
    raise FontFaultError(
        what, "ask its makers for a licence and a file that allow it, or name another font",
        "font-licence",
    )  # fmt: skip


def _is_of_text(font: Any) -> None:
    """Refuse a font without the tables, the outlines or the letters that text needs."""
    if lacking := [tag for tag in _NEEDED if tag not in font]:
        raise FontFaultError(f"is damaged: it has no table {', '.join(lacking)}", _ANOTHER)
    if not (("glyf" in font and "loca" in font) or "CFF " in font or "CFF2" in font):
        raise FontFaultError("has no outlines, only pictures of its letters", _ANOTHER)
    with _reading():
        units = font["head"].unitsPerEm
    if not 16 <= units <= 16384:
        raise FontFaultError(
            f"is damaged: its em has {units} units (OpenType allows 16 to 16,384)", _ANOTHER
        )
    with _reading():
        _map_is_small(font.reader["cmap"])
        characters = font.getBestCmap()
        for tag in ("name", "hhea", "hmtx"):
            font.get(tag)  # reads it
        if not {*(characters or {}).values()} <= {*font.getGlyphOrder()}:
            raise ValueError("its characters lead to glyphs that are not there")
        is_symbol = font["cmap"].getcmap(3, 0) is not None
    if characters is None:
        what = "is a font of symbols" if is_symbol else "does not say which characters it has"
        raise FontFaultError(f"{what}: it has no Unicode cmap", _ANOTHER)
    if missing := [letter for letter in LETTERS if ord(letter) not in characters]:
        shown = "".join(missing[:12]) + ("…" if len(missing) > 12 else "")
        raise FontFaultError(f"has no {shown}, so it is none for text", "name a font of letters")


def _map_is_small(cmap: bytes) -> None:
    """Refuse a table cmap whose groups unfold into more characters than there are (OpenType).

    Formats 12 and 13 give ranges of characters, which fontTools lists one by one.
    """
    (count,) = struct.unpack(">H", cmap[2:4])
    offsets = {struct.unpack(">L", cmap[8 + 8 * n : 12 + 8 * n])[0] for n in range(count)}
    characters = 0
    for offset in offsets:
        (format,) = struct.unpack(">H", cmap[offset : offset + 2])
        if format not in (8, 12, 13):
            continue
        start = offset + (12 if format != 8 else 12 + 8192)
        (groups,) = struct.unpack(">L", cmap[start : start + 4])
        for n in range(min(groups, len(cmap) // 12 + 1)):
            place = start + 4 + 12 * n
            first, last = struct.unpack(">LL", cmap[place : place + 8])
            characters += max(0, last - first + 1)
            if characters > limits.FONT_CHARACTERS:
                raise ValueError("it claims to have more characters than there are")


@contextmanager
def _reading() -> Iterator[None]:
    """Turn whatever fontTools raises for a damaged file into a FontFaultError.

    It guards against none of this, so an error of any type may come from any table.
    """
    try:
        yield
    except FontFaultError:
        raise
    except Exception as error:
        why = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        raise FontFaultError(f"is damaged: {why}", _ANOTHER) from error
