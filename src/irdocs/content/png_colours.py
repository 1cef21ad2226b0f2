"""The colours of a PNG that says them by gAMA and cHRM chunks, as an ICC profile.

Such files come from old programs and from renderers whose pixels are linear light. Where a file has
an ICC profile, or says that it is sRGB, these two chunks have no say (PNG, third edition, 4.3).
Clause numbers below are those of that standard, and of ICC.1:2001 for the profile.
"""

from __future__ import annotations

import struct

from irdocs.content.picture_data import PNG_SIGNATURE, chunks

_STRONGER = frozenset({b"cICP", b"iCCP", b"sRGB"})
_SRGB_GAMMA = 45455
_SRGB_POINTS = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
"""White, red, green and blue of sRGB as a cHRM chunk has them (11.3.2.5)."""
_NEAR = 0.02
"""Values that differ by less than this part are those of sRGB."""
_D50 = (0.9642, 1.0, 0.8249)
"""The white of the profile's own space (ICC, 6.3.4.3)."""
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
"""To the responses of the eye's cones, in which one white is adapted to another."""

Row = tuple[float, float, float]
Matrix = tuple[Row, Row, Row]


def png_profile(data: bytes) -> bytes | None:
    """Return an ICC profile of the colours of a PNG, or None if they are those of sRGB.

    Chunks that make no sense are left out of account, as viewers do.
    """
    if not data.startswith(PNG_SIGNATURE):
        return None
    found = {name: piece[8:-4] for name, piece in chunks(data)}
    if _STRONGER & found.keys():
        return None
    gamma, points = _SRGB_GAMMA, _SRGB_POINTS
    if len(body := found.get(b"gAMA", b"")) == 4:
        gamma = struct.unpack(">I", body)[0] or _SRGB_GAMMA
    if len(body := found.get(b"cHRM", b"")) == 32:
        points = struct.unpack(">8I", body)
    if all(_is_near(*pair) for pair in zip((gamma, *points), (_SRGB_GAMMA, *_SRGB_POINTS),
                                           strict=True)):  # fmt: skip
        return None
    try:
        return _profile(gamma, _colorants([point / 100_000 for point in points]))
    except (ZeroDivisionError, struct.error):
        return None


def _is_near(value: int, known: int) -> bool:
    return abs(value - known) <= _NEAR * known


def _colorants(points: list[float]) -> Matrix:
    """Return red, green and blue as rows of XYZ, adapted to D50. Raises ZeroDivisionError."""
    white, *primaries = (
        (x / y, 1.0, (1 - x - y) / y) for x, y in zip(points[::2], points[1::2], strict=True)
    )
    red, green, blue = primaries
    shares = _times(_inverse(_transposed((red, green, blue))), white)
    cones, target = _times(_BRADFORD, white), _times(_BRADFORD, _D50)
    back = _inverse(_BRADFORD)

    def adapted(share: float, colour: Row) -> Row:
        x, y, z = (share * value for value in colour)
        seen = _times(_BRADFORD, (x, y, z))
        first, second, third = (
            value * there / here for value, there, here in zip(seen, target, cones, strict=True)
        )
        return _times(back, (first, second, third))

    return adapted(shares[0], red), adapted(shares[1], green), adapted(shares[2], blue)


def _times(matrix: Matrix, vector: Row) -> Row:
    a, b, c = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return a, b, c


def _transposed(matrix: Matrix) -> Matrix:
    a, b, c = zip(*matrix, strict=True)
    return a, b, c


def _inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole),
        ((f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole),
        ((d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole),
    )


def _profile(gamma: int, colorants: Matrix) -> bytes:
    """Return a profile of three colorants and one curve (ICC, 8.3.2)."""
    called = b"PNG gAMA and cHRM\0"
    curve = b"curv" + struct.pack(">IIH", 0, 1, min(65535, round(256 * 100_000 / gamma)))
    tags = {
        b"desc": b"desc" + struct.pack(">II", 0, len(called)) + called + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": _xyz(_D50),
        **{name: _xyz(row) for name, row in zip((b"rXYZ", b"gXYZ", b"bXYZ"), colorants,
                                                strict=True)},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }  # fmt: skip
    at = 128 + 4 + 12 * len(tags)
    table, bodies = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += struct.pack(">4sII", name, at + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    header = struct.pack(">I4xI", at + len(bodies), 0x02400000) + b"mntrRGB XYZ "
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp"
    header = header.ljust(68, b"\0") + _fixed(_D50)
    return header.ljust(128, b"\0") + table + bodies


def _xyz(row: Row) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(row)


def _fixed(row: Row) -> bytes:
    """Return numbers as s15Fixed16Number (ICC, 5.3.2)."""
    return struct.pack(">3i", *(round(value * 65536) for value in row))
