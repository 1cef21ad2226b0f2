"""QR codes as shapes (ISO/IEC 18004)."""

from __future__ import annotations

from functools import lru_cache

from irdocs.drawing import Command, Commands, rectangle

QUIET_MODULES = 4
"""The quiet zone on each side of a QR code, in modules (ISO/IEC 18004, 9.1)."""


@lru_cache(maxsize=256)
def qr_code(address: str) -> tuple[Commands, int]:
    """Return a QR code of level Q, in units of a module, and how many modules wide it is.

    Modules that touch in a row are one bar, so that no hairline shows between them.
    """
    import segno  # brings urllib, http and ssl along, which only this needs

    matrix = segno.make_qr(address, error="q", boost_error=False).matrix
    commands: list[Command] = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            start = column
            while column < len(modules) and modules[column]:
                column += 1
            if column > start:
                commands += rectangle(start, row, column - start, 1)
            column += 1
    return tuple(commands), len(matrix)
