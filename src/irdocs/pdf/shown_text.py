"""Write the operators that show a run of text: fonts, codes, kerns and raised marks.

A character that a font lacks is shown in the first of its fallbacks that has it. All of a run is
one piece of marked content, whatever fonts it takes (ISO 32000-1, 9.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from irdocs.page.document import FontFile
from irdocs.pdf.operands import number as _n
from irdocs.pdf.reportlab_adapter import PageCanvas, register
from irdocs.theme.fonts.embedding import embeddable
from irdocs.typeset.characters import INVISIBLE, SUBSTITUTES
from irdocs.typeset.marks import MarkOffset

Kerns = Sequence[tuple[int, float]]
Marks = Sequence[tuple[int, MarkOffset]]


@dataclass(frozen=True, slots=True)
class RegisteredFont:
    """A font of a document, and the name by which ReportLab knows it."""

    file: FontFile
    known: str


def registered(file: FontFile, characters: frozenset[str]) -> RegisteredFont:
    """Make a font known to ReportLab, with the characters at least that it has of these."""
    needed = characters | {" ", *SUBSTITUTES.values()}
    return RegisteredFont(file, register(file.name, embeddable(file.source, needed)))


class ShownText:
    """Shows text in the fonts of one file; each character gets its code when it is first shown."""

    def __init__(self, canvas: PageCanvas, fonts: Mapping[str, RegisteredFont]) -> None:
        """Show text on a canvas; `fonts` are those of the document, by their names in it."""
        self._canvas = canvas
        self._fonts = fonts

    def prime(self, characters: str) -> None:
        """Give characters their codes in every font now."""
        for font in self._fonts:
            list(self._coded(font, characters))

    def operators(self, text: str, font: str, size: float, kerns: Kerns, marks: Marks) -> str:
        """Return the operators between BT and ET that show a text at a size in pt.

        Each of `kerns` is a number of characters and the space to add after these, in em; each of
        `marks` is the index of a combining mark and how far it is moved.
        """
        if not text.isascii():
            text, kerns, marks = _without_invisible(text, kerns, marks)
            to_marks = [(index, offset.right) for index, offset in marks]
            back = [(index + 1, -offset.right) for index, offset in marks]
            kerns = sorted((*kerns, *to_marks, *back))
        operators, count = [], 0
        for resource, codes in self._coded(font, text):
            operators.append(f"{resource} {_n(size)} Tf")
            for piece, up in _parted(codes, count, marks):
                shown = self._spaced(piece, count, kerns)
                # A mark is raised or lowered by the text rise (ISO 32000-1, 9.3.7).
                operators.append(f"{_n(up * size)} Ts {shown} 0 Ts" if up else shown)
                count += len(piece)
        return " ".join(operators)

    def _coded(self, font: str, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield runs of the text in one subset of one font: its resource name and the codes.

        What the font lacks is set in its fallbacks; what these lack too, in the font itself, where
        it shows as a box.
        """
        for name, run in self._set_in_fonts(font, text):
            yield from self._canvas.coded(name, run)

    def _set_in_fonts(self, font: str, text: str) -> list[tuple[str, str]]:
        """Return the parts of a text, each with the name of the font that has its characters."""
        known = self._fonts[font].known
        if text.isascii() or not (lacking := self._canvas.lacking(known, text)):
            return [(known, text)]
        runs: list[tuple[str, str]] = []
        for character in text:
            name = known
            if character in lacking:
                shown = SUBSTITUTES.get(character, character)
                if shown not in self._canvas.lacking(known, shown):
                    character = shown
                else:
                    name = self._fallback(font, character)
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + character)
            else:
                runs.append((name, character))
        return runs

    def _fallback(self, font: str, character: str) -> str:
        """Return the name of the first of a font's fallbacks that has a character."""
        for fallback in self._fonts[font].file.fallbacks():
            name = registered(fallback, frozenset()).known
            if not self._canvas.lacking(name, character):
                return name
        return self._fonts[font].known

    def _spaced(self, codes: bytes, before: int, kerns: Sequence[tuple[int, float]]) -> str:
        """Return the operators that show codes, with space added between some (ISO 32000-1, 9.4.3).

        `before` is the number of the run's characters that were shown already. A font of ReportLab
        is several subsets of 256 codes, so a run may need several such operators.
        """
        escaped = self._canvas.escaped
        cuts = [(at - before, by) for at, by in kerns if before < at <= before + len(codes)]
        if not cuts:
            return f"({escaped(codes)}) Tj"
        pieces, start = [], 0
        for at, by in cuts:
            pieces.append(f"({escaped(codes[start:at])}) {_n(-1000 * by)}")
            start = at
        if codes[start:]:
            pieces.append(f"({escaped(codes[start:])})")
        return f"[{' '.join(pieces)}] TJ"


def _without_invisible(
    text: str, kerns: Sequence[tuple[int, float]], marks: Sequence[tuple[int, MarkOffset]]
) -> tuple[str, Sequence[tuple[int, float]], Sequence[tuple[int, MarkOffset]]]:
    """Return a text without characters that show nothing; kerns and marks count without them."""
    if INVISIBLE.isdisjoint(text):
        return text, kerns, marks

    def shown(index: int) -> int:
        return sum(character not in INVISIBLE for character in text[:index])

    return (
        "".join(character for character in text if character not in INVISIBLE),
        [(shown(index), by) for index, by in kerns],
        [(shown(index), offset) for index, offset in marks],
    )


def _parted(
    codes: bytes, before: int, marks: Sequence[tuple[int, MarkOffset]]
) -> Iterator[tuple[bytes, float]]:
    """Yield codes in parts, each with how far it is raised, in em; `before` were shown already."""
    start = 0
    for index, offset in marks:
        at = index - before
        if offset.up and 0 <= at < len(codes):
            if at > start:
                yield codes[start:at], 0.0
            yield codes[at : at + 1], offset.up
            start = at + 1
    if start < len(codes):
        yield codes[start:], 0.0
