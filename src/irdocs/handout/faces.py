"""A deck's typefaces as files that a PDF can hold: a variable font's bold is cut out of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from irdocs.deck import faces
from irdocs.deck.design import Design
from irdocs.deck.faces import MeasuringFaces
from irdocs.typeset.metrics import Font

Face = tuple[bool, bool, bool]
"""Whether it is for titles, bold, italic."""


USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "•–—‘’“”…·"
"""Letters of Latin alphabets: cut out in any case, so that one cut serves the next change too."""


@dataclass(frozen=True, eq=False)
class EmbeddedFace:
    """A face to draw with: the font that words are measured in, and what is put into the file."""

    measured: Font
    name: str
    """What the file's font is called while it is written."""
    drawn: Font
    """The metrics of the font in the file: the measured one's, or those of its stand-in."""

    def stretched(self, text: str) -> float:
        """Return how much wider the measured font sets a text than the one in the file."""
        drawn = self.drawn.width(text, 1.0)
        return self.measured.width(text, 1.0) / drawn if drawn else 1.0


class EmbeddedFaces:
    """The faces of a design, and font files of them that have some characters at least.

    Cutting a bold out of a variable font takes a while; a bold italic is left out where none is.
    """

    def __init__(
        self, design: Design, characters: Iterable[str], *, slanted_bold: bool = True
    ) -> None:
        self._characters = "".join(sorted(set("".join(characters)) | set(USUAL)))
        own = faces.own(design.theme.slides)
        self.files: list[tuple[str, Path | bytes]] = []
        self._embedded: dict[Face, EmbeddedFace] = {}
        self._by_font: dict[int, EmbeddedFace] = {}
        wanted = [(False, False), (False, True), (True, False), (True, True)]
        for major, family in ((False, design.minor), (True, design.major)):
            for bold, italic in wanted if slanted_bold else wanted[:-1]:
                self._add((major, bold, italic), family, own)
            if not slanted_bold:
                self._embedded[major, True, True] = self._embedded[major, True, False]

    def of(self, font: Font) -> EmbeddedFace:
        """Return what is drawn for words that were measured in a font."""
        return self._by_font[id(font)]

    def face(self, *, major: bool, bold: bool, italic: bool) -> EmbeddedFace:
        return self._embedded[major, bold, italic]

    def _add(self, face: Face, family: MeasuringFaces, own: MeasuringFaces) -> None:
        _, bold, italic = face
        measured = family.style(bold=bold, italic=italic).font
        if id(measured) in self._by_font:  # titles and text in one typeface
            self._embedded[face] = self._by_font[id(measured)]
            return
        # What is known by its widths alone, or has no TrueType outlines, is drawn in our own.
        drawn = measured
        if measured.path.suffix.lower() != ".ttf":
            drawn = own.style(bold=bold, italic=italic).font
        name, file = drawn.name, self._file(drawn, bold)
        if isinstance(file, bytes):
            name = f"{name}-{hashlib.sha256(file).hexdigest()[:12]}"
        if name not in (known for known, _ in self.files):
            self.files.append((name, file))
        self._embedded[face] = EmbeddedFace(measured, name, drawn)
        self._by_font[id(measured)] = self._embedded[face]

    def _file(self, font: Font, bold: bool) -> Path | bytes:
        if not bold or not _is_variable(font.path):
            return font.path
        return _at_bold(font.path, self._characters)


def _is_variable(path: Path) -> bool:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return "fvar" in font


@cache
def _at_bold(path: Path, characters: str) -> bytes:
    """Return a variable font's bold as a static one that has some characters alone."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        bold = instantiateVariableFont(font, {"wght": 700})
        # ReportLab knows a font by this name, and takes another of the same name for the same.
        cut = hashlib.sha256(characters.encode()).hexdigest()[:8]
        for record in list(bold["name"].names):
            if record.nameID == 6:
                bold["name"].setName(
                    f"{record.toUnicode()}-Bold-{cut}", 6,
                    record.platformID, record.platEncID, record.langID,
                )  # fmt: skip
        file = io.BytesIO()
        bold.save(file)
    return file.getvalue()
