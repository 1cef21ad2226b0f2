"""Draw QR codes as shapes that are sharp at any size (ISO/IEC 18004)."""

from __future__ import annotations

from functools import lru_cache

from irdocs.caching.on_disk import cached_on_disk
from irdocs.drawing import Command, Commands, rectangle

_DARK = ord("1")
QUIET_MODULES = 4
"""The quiet zone on each side of a QR code, in modules (ISO/IEC 18004, 9.1)."""


@lru_cache(maxsize=256)
def qr_code(address: str) -> tuple[Commands, int]:
    """Return a QR code of error correction level Q, and its width in modules.

    The unit of the shapes is one module, and the quiet zone is not included. Dark modules that
    touch in a row are one rectangle: viewers smooth the edges of shapes, so that pale hairlines
    would show between squares that merely touch.
    """
    matrix = cached_on_disk("qr", (address,), lambda: _matrix(address)).split(b"\n")
    commands: list[Command] = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            start = column
            while column < len(modules) and modules[column] == _DARK:
                column += 1
            if column > start:
                commands += rectangle(start, row, column - start, 1)
            column += 1
    return tuple(commands), len(matrix)


def _matrix(address: str) -> bytes:
    """Return the modules row by row, 1 for a dark one and 0 for a light one, as bytes."""
    import segno  # imports urllib, http and ssl, which nothing else needs

    matrix = segno.make_qr(address, error="q", boost_error=False).matrix
    return b"\n".join(bytes(b"01"[bool(module)] for module in row) for row in matrix)
