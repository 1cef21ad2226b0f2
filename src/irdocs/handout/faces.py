"""Provide a deck's typefaces as font files that can be embedded in a PDF.

The fonts that a deck is measured with cannot always be embedded as they are:

- PDF knows no variable fonts. A font file that holds all weights at once shows in its default
  weight when it is embedded, so its bold is computed as a static font with fontTools.
- Computing it takes a while for a whole font. It is first cut down to the characters that are
  needed; common Latin letters are always among them, so that after a small change of the text the
  font is the same as before and comes from the cache.
- Some typefaces of users' templates are known by their widths only, and some files have no TrueType
  outlines, which ReportLab needs. Our own typeface is drawn instead, stretched or condensed so that
  each piece of text has the width that was planned.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from irdocs.deck import faces
from irdocs.deck.design import Design
from irdocs.deck.faces import MeasuringFaces
from irdocs.page.document import FontFile
from irdocs.typeset.metrics import Font

Face = tuple[bool | None, bool, bool]
"""Whether a face is for titles, None for one for code; bold; and italic; in this order."""


USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "•–—‘’“”…·"
"""Characters of Latin alphabets, which every computed bold font has."""


@dataclass(frozen=True, eq=False)
class EmbeddedFace:
    """The font that text is measured in, and the font that is drawn with in its place."""

    measured: Font
    name: str
    """The name under which the font file is registered while a PDF is written."""
    drawn: Font
    """The metrics of the embedded font: the measured font itself, or its substitute."""

    def stretched(self, text: str) -> float:
        """Return the factor by which a text must be stretched to have its measured width."""
        drawn_width = self.drawn.width(text, 1.0)
        return self.measured.width(text, 1.0) / drawn_width if drawn_width else 1.0


class EmbeddedFaces:
    """The embedded faces of a design, and the font files they need.

    `characters` are texts that hold every character to be drawn. Since computing a bold font takes
    a while, decks without bold italic text pass `slanted_bold=False`; `with_code` says whether
    words of programs are in the text.
    """

    def __init__(
        self,
        design: Design,
        characters: Iterable[str],
        *,
        slanted_bold: bool = True,
        with_code: bool = True,
    ) -> None:
        self._characters = "".join(sorted(set("".join(characters)) | set(USUAL)))
        own_faces = faces.own(design.theme.slides)
        self.files: list[FontFile] = []
        """The fonts to be embedded."""
        self._embedded: dict[Face, EmbeddedFace] = {}
        self._by_font: dict[int, EmbeddedFace] = {}
        styles = [(False, False), (False, True), (True, False), (True, True)]
        for major, family in ((False, design.minor), (True, design.major)):
            for bold, italic in styles if slanted_bold else styles[:-1]:
                self._add((major, bold, italic), family, own_faces)
            if not slanted_bold:
                self._embedded[major, True, True] = self._embedded[major, True, False]
        code = design.minor.code
        if with_code and code:
            for bold, italic in styles:
                self._add((None, bold, italic), code, code)

    def of(self, font: Font) -> EmbeddedFace:
        """Return the face to draw with for text that was measured in a font."""
        return self._by_font[id(font)]

    def code(self, *, bold: bool, italic: bool) -> EmbeddedFace:
        """Return a face of the typeface of code."""
        return self._embedded[None, bold, italic]

    def face(self, *, major: bool, bold: bool, italic: bool) -> EmbeddedFace:
        """Return a face of the typeface of titles (`major`) or of running text."""
        return self._embedded[major, bold, italic]

    def _add(self, face: Face, family: MeasuringFaces, own: MeasuringFaces) -> None:
        """Add a face of `family`, drawn in `own` if its font cannot be embedded."""
        _, bold, italic = face
        measured = family.style(bold=bold, italic=italic).font
        if id(measured) in self._by_font:  # titles and text share a typeface
            self._embedded[face] = self._by_font[id(measured)]
            return
        # A table of widths or a font without TrueType outlines cannot be embedded.
        drawn = measured
        if measured.path.suffix.lower() != ".ttf":
            drawn = own.style(bold=bold, italic=italic).font
        name, file = drawn.name, self._file(drawn, bold)
        if isinstance(file, bytes):
            name = f"{name}-{hashlib.sha256(file).hexdigest()[:12]}"
        if name not in (registered.name for registered in self.files):
            self.files.append(replace(FontFile.of(drawn), name=name, file=file))
        self._embedded[face] = EmbeddedFace(measured, name, drawn)
        self._by_font[id(measured)] = self._embedded[face]

    def _file(self, font: Font, bold: bool) -> Path | bytes:
        """Return a font's own file, or the bytes of the bold that is computed from it."""
        if not bold or not _is_variable(font.path):
            return font.path
        return _at_bold(font.path, self._characters)


def _is_variable(path: Path) -> bool:
    """Whether a font file has variation axes (OpenType, table fvar)."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return "fvar" in font


@cache
def _at_bold(path: Path, characters: str) -> bytes:
    """Return the bold (wght 700) of a variable font as a static font with these characters."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        bold = instantiateVariableFont(font, {"wght": 700})
        # ReportLab identifies fonts by their PostScript name (name ID 6) and would take two subsets
        # of the same name for one font, so the name gets a hash of the characters.
        subset_hash = hashlib.sha256(characters.encode()).hexdigest()[:8]
        for record in list(bold["name"].names):
            if record.nameID == 6:
                bold["name"].setName(
                    f"{record.toUnicode()}-Bold-{subset_hash}", 6,
                    record.platformID, record.platEncID, record.langID,
                )  # fmt: skip
        file = io.BytesIO()
        bold.save(file)
    return file.getvalue()
