"""Spell text in the codes of a face: what each code shows, and the operand of TJ that does
(ISO 32000-1, 9.4.3 and 9.7).

What a code shows is a glyph of the font, or several that are placed on one another: a letter with
its accents, or the letters of Arabic or Bengali that make up a cluster. Each code stands for one
character, as programs that take text out know no other. Of a cluster of several characters the code
at the left shows all of it; the others show nothing, and take their share of its width.

A character that is shown by the glyph that the face has for it has its number in Unicode for a
code. So the operators of a text do not depend on what else the file shows, and are kept from one
edition to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from irdocs.caching.by_value import KeptValues
from irdocs.frozen import frozen
from irdocs.pdf.operands import number as _n
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset.characters import is_nonspacing
from irdocs.typeset.shaping import GlyphCluster, PlacedGlyph, ShapingFace, shaping_face

_MOST_KERN = 0.1
"""The widest kern, in em, that is written as a move between glyphs: programs that take text out
see a space in a wider one."""


class ShownGlyph(NamedTuple):
    """What one code shows: glyphs of the font, its character, and its advance in font units.

    Without an advance it has that of its only glyph.
    """

    glyphs: tuple[PlacedGlyph, ...]
    character: str
    advance: int | None

    @property
    def plain(self) -> int | None:
        """The number of the glyph, if it is shown as it is."""
        if self.advance is None:
            return self.glyphs[0].number
        return None


@frozen(eq=False)
class Spelling:
    """A piece of text in one face: what shows it, and the operand of TJ that does."""

    shown: tuple[tuple[tuple[ShownGlyph, ...], int], ...]
    """What the codes of each cluster show, from left to right, and what the cluster's advance is
    more than theirs, in font units."""
    natural: frozenset[int]
    """The codes that are numbers of characters."""
    operand: str | None
    """None if there are other codes, which each file gives for itself."""


def spelling(
    source: FontSource, clusters: Iterable[GlyphCluster], *, right_to_left: bool
) -> Spelling:
    """Return how clusters, which come from left to right, are shown in a face."""
    known = _spelt_in(source)
    spelt = [known[cluster, right_to_left] for cluster in clusters]
    natural = frozenset([code for one in spelt for code in one.codes if code])
    is_known = all(one.is_natural for one in spelt)
    return Spelling(
        tuple([(one.shown, one.rest) for one in spelt]),
        natural,
        _operand([(one.written, one.move) for one in spelt]) if is_known else None,
    )


class _SpeltCluster(NamedTuple):
    """How a cluster is shown in a face."""

    shown: tuple[ShownGlyph, ...]
    """What each of its codes shows, from left to right."""
    rest: int
    """What its advance is more than theirs, in font units."""
    codes: tuple[int | None, ...]
    """The codes that are numbers of characters; None for others."""
    written: str
    """Its codes in hexadecimal, if all are such numbers."""
    move: str
    """How the rest is written behind them; empty without one."""

    @property
    def is_natural(self) -> bool:
        """Whether all its codes are numbers of characters."""
        return None not in self.codes


CLUSTERS = 4096
"""Of how many clusters of a face is remembered how they are shown: a text has few unlike ones."""


@lru_cache(maxsize=64)
def _spelt_in(source: FontSource) -> KeptValues[tuple[GlyphCluster, bool], _SpeltCluster]:
    """Return how the clusters of a face are shown, by them and whether they run from the right."""
    return KeptValues(CLUSTERS, partial(_spelt, shaping_face(source)))


def _spelt(face: ShapingFace, asked: tuple[GlyphCluster, bool]) -> _SpeltCluster:
    """Return how a cluster is shown in a face."""
    shown, rest = _shown(face, *asked)
    codes = tuple(natural_code(face, one) for one in shown)
    return _SpeltCluster(shown, rest, codes, _hexadecimal(codes), _move(face, rest))


def _shown(
    face: ShapingFace, cluster: GlyphCluster, right_to_left: bool
) -> tuple[tuple[ShownGlyph, ...], int]:
    """Return what the codes of a cluster show, and what its advance is more than theirs."""
    text = cluster.text[::-1] if right_to_left else cluster.text
    shares = _shares(face, text, cluster.advance)
    nominal = face.advance(cluster.glyphs[0].number)
    is_plain = len(cluster.glyphs) == 1 and not (cluster.glyphs[0].x or cluster.glyphs[0].y)
    rest = shares[0] - nominal
    kerned = not right_to_left and len(text) == 1 and abs(rest) <= _MOST_KERN * face.units
    if is_plain and (rest == 0 or kerned):
        ink = ShownGlyph(cluster.glyphs, text[0], None)
    else:
        ink = ShownGlyph(cluster.glyphs, text[0], max(0, shares[0]))
        rest = min(0, shares[0])
    others = zip(text[1:], shares[1:], strict=True)
    return (ink, *(ShownGlyph((), character, share) for character, share in others)), rest


def _shares(face: ShapingFace, text: str, advance: int) -> list[int]:
    """Return how far the code of each character of a cluster advances, from left to right.

    Letters share the width of the cluster, so that programs which go by places keep them in order;
    marks, which some take for as wide as nothing, have as little as can be, 1/1000 em.
    """
    least = max(1, round(face.units / 1000))
    letters = [index for index, sign in enumerate(text) if not is_nonspacing(sign)] or [0]
    width = advance - least * (len(text) - len(letters))
    if width < len(letters) * least:  # a negative advance, as some Nastaliq has
        return [advance - least * (len(text) - 1), *[least] * (len(text) - 1)]
    shares = [least] * len(text)
    for place, index in enumerate(letters):
        shares[index] = width * (place + 1) // len(letters) - width * place // len(letters)
    return shares


_NOT_NATURAL = (range(0x20), range(0x7F, 0xA0), range(0xD800, 0xF900), range(0x10000, 0x110000))
"""Numbers that are no codes of characters: controls, surrogates, private use, beyond two bytes."""


def natural_code(face: ShapingFace, shown: ShownGlyph) -> int | None:
    """Return the number of a character that is shown by the glyph that a face has for it."""
    code = ord(shown.character)
    if shown.plain is None or shown.plain != face.glyph(code):
        return None
    return None if any(code in others for others in _NOT_NATURAL) else code


def other_codes(face: ShapingFace) -> Iterator[int]:
    """Yield the codes that no character of a face has for its own."""
    first = [code for codes in _NOT_NATURAL[:-1] for code in codes if code]
    yield from first
    yield from (c for c in range(1, 0x10000) if face.glyph(c) is None and c not in first)


def operand(face: ShapingFace, codes: Iterable[Sequence[int]], rests: Iterable[int]) -> str:
    """Return the operand of TJ that shows the codes of clusters, whose rests are moves."""
    pairs = zip(codes, rests, strict=True)
    return _operand([(_hexadecimal(cluster), _move(face, rest)) for cluster, rest in pairs])


def _operand(clusters: Iterable[tuple[str, str]]) -> str:
    """Return the operand of TJ for clusters, each given by its codes and the move behind them."""
    pieces: list[str] = []
    joined: list[str] = []
    for written, move in clusters:
        joined.append(written)
        if move:
            pieces.append(f"<{''.join(joined)}> {move}")
            joined = []
    if joined:
        pieces.append(f"<{''.join(joined)}>")
    return f"[{' '.join(pieces)}]"


def _hexadecimal(codes: Iterable[int | None]) -> str:
    """Return codes as a string writes them, two bytes each; None, which a file replaces, as 0."""
    return "".join([f"{code or 0:04X}" for code in codes])


def _move(face: ShapingFace, rest: int) -> str:
    """Return the operand that moves on by so many font units (9.4.3); empty without any."""
    return _n(-1000 * rest / face.units) if rest else ""


__all__ = ["ShownGlyph", "Spelling", "natural_code", "operand", "other_codes", "spelling"]
