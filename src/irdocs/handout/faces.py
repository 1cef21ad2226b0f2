"""Provide a deck's typefaces as font files that can be embedded in a PDF.

Some typefaces of users' templates are known by their widths only. Our own typeface is drawn
instead, stretched or condensed so that each piece of text has the width that was planned.
"""

from __future__ import annotations

from irdocs.deck import faces
from irdocs.deck.design import Design
from irdocs.deck.faces import MeasuringFaces
from irdocs.frozen import frozen
from irdocs.typeset.metrics import Font

Face = tuple[bool | None, bool, bool]
"""Whether a face is for titles, None for one for code; bold; and italic; in this order."""


USUAL = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "•–—‘’“”…·"
"""Characters of Latin alphabets, which have the same codes in every picture of a slide."""


@frozen(eq=False, slots=False)
class EmbeddedFace:
    """The font that text is measured in, and the font that is drawn with in its place."""

    measured: Font
    drawn: Font
    """The metrics of the embedded font: the measured font itself, or its substitute."""

    def stretched(self, text: str) -> float:
        """Return the factor by which a text must be stretched to have its measured width."""
        drawn_width = self.drawn.width(text, 1.0)
        return self.measured.width(text, 1.0) / drawn_width if drawn_width else 1.0


class EmbeddedFaces:
    """The embedded faces of a design.

    Since drawing the bold of a variable font takes a while, decks without bold italic text pass
    `slanted_bold=False`; `with_code` says whether words of programs are in the text.
    """

    def __init__(
        self, design: Design, *, slanted_bold: bool = True, with_code: bool = True
    ) -> None:
        own_faces = faces.own(design.theme.slides)
        self.from_right = design.minor.style(bold=False, italic=False).font.right_to_left
        """Whether texts run from right to left."""
        self.lines = design.lines
        """How far apart lines are, as a multiple of what they are in Latin letters."""
        self.drawn: list[Font] = []
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
        return self._by_font[id(font.root)]

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
        drawn = measured
        if measured.source is None:
            drawn = own.style(bold=bold, italic=italic).font
        if drawn not in self.drawn:
            self.drawn.append(drawn)
        self._embedded[face] = EmbeddedFace(measured, drawn)
        self._by_font[id(measured)] = self._embedded[face]
