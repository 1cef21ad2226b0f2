"""The font faces that a deck's text is measured with.

A deck names its typeface and holds no font file, and the machine that builds it may lack that
typeface. Text is therefore measured with a metric-compatible font: one whose glyphs have the same
widths, as Liberation Sans has those of Arial.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import assert_never

from irdocs.deck.slide_text import TextRun
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import direction
from irdocs.theme import CodeType, SlideType, Theme
from irdocs.theme.fonts.source import FontSource
from irdocs.theme.fonts.weights import Weight
from irdocs.typeset import metrics
from irdocs.typeset.fallback import with_fallbacks
from irdocs.typeset.formula_face import FormulaFace
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import RunStyle

_INK = Colour(0, 0, 0)

Face = tuple[bool, bool]
"""Whether the face is bold, and whether it is italic."""
WEIGHTS: Mapping[Face, Weight] = {
    (False, False): "regular",
    (False, True): "italic",
    (True, False): "bold",
    (True, True): "bold-italic",
}
"""The weight of each face."""


@frozen(eq=False, slots=False)
class MeasuringFaces:
    """The four faces of one typeface, each loaded when it is first needed."""

    load: Callable[[Face], Font]
    """Reads the font file of a face."""
    slack: float = 0.98
    """The share of a line's width that text is counted to fill: programs differ by up to 2 %."""
    tall: float = 1.0
    """A factor of the line height: more than 1 where the typeface itself is not at hand."""
    lines: float = 1.0
    """How far apart lines are, as a multiple of what they are in Latin letters."""
    code: MeasuringFaces | None = None
    """The faces of code within text of this typeface."""
    _styles: dict[Face, RunStyle] = field(default_factory=dict)

    def style(self, *, bold: bool, italic: bool) -> RunStyle:
        """Return a face at a size of 1 pt; multiply its widths by the size."""
        style = self._styles.get((bold, italic))
        if style is None:
            style = RunStyle(self.load((bold, italic)), 1.0, _INK)
            self._styles[bold, italic] = style
        return style

    def run_style(self, run: TextRun, *, bold: bool) -> RunStyle:
        """Return the face of a run at 1 pt, smaller for a superscript; `bold` if all text is so.

        A formula is as wide as its drawing or its plain text, since programs show one or the other.
        """
        if run.math is not None:
            text_style = self.style(bold=bold or run.bold, italic=run.italic)
            return RunStyle(FormulaFace.of(run.math, text_style.width(run.text)), 1.0, _INK)
        faces = self.code if run.is_code and self.code else self
        style = faces.style(bold=bold or run.bold, italic=run.italic)
        if run.scale != 1.0:
            style = replace(style, size=run.scale)
        match run.shift:
            case None:
                return style
            case "raised":
                return style.raised
            case "lowered":
                return style.lowered
            case _:
                assert_never(run.shift)

    @property
    def height(self) -> float:
        """The height of a line, as a multiple of what it is in Arial."""
        return self.tall * self.lines

    def spoken(self, language: str) -> MeasuringFaces:
        """Return the faces for a deck in a language (BCP 47)."""
        return _spoken(self, language)

    def spaced(self, lines: float) -> MeasuringFaces:
        """Return the same faces with lines further apart; `lines` is as the attribute says."""
        return _spaced(self, lines)

    @property
    def language(self) -> str:
        """The language of texts in it (BCP 47); empty if it is not known."""
        return self.style(bold=False, italic=False).font.language

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the typeface lacks, each once."""
        return self.style(bold=False, italic=False).font.missing(text)


def own(type: SlideType | CodeType) -> MeasuringFaces:
    """Return the faces of a theme's own typeface for slides, or of that for code."""
    return _of_files(tuple(type.family.source(weight) for weight in WEIGHTS.values()))


def with_code(faces: MeasuringFaces, theme: Theme) -> MeasuringFaces:
    """Return faces that have those of a theme's code beside them."""
    return _with_code(faces, own(theme.code))


# Faces are equal to themselves alone. So that texts which were measured in them for one deck are
# known in the next, the same files, language and spacing give the same object.


@lru_cache(maxsize=64)
def _of_files(sources: tuple[FontSource, ...]) -> MeasuringFaces:
    by_face = dict(zip(WEIGHTS, sources, strict=True))

    def load(face: Face) -> Font:
        return with_fallbacks(metrics.load(by_face[face]), WEIGHTS[face])

    return MeasuringFaces(load)


@lru_cache(maxsize=64)
def _with_code(faces: MeasuringFaces, code: MeasuringFaces) -> MeasuringFaces:
    return replace(faces, code=code)


@lru_cache(maxsize=64)
def _spaced(faces: MeasuringFaces, lines: float) -> MeasuringFaces:
    return replace(faces, lines=lines)


@lru_cache(maxsize=64)
def _spoken(faces: MeasuringFaces, language: str) -> MeasuringFaces:
    is_reversed = direction(language) == "rtl"

    def load(face: Face) -> Font:
        return with_fallbacks(
            faces.load(face), WEIGHTS[face], language=language, right_to_left=is_reversed
        )

    code = faces.code.spoken(language) if faces.code else None
    return MeasuringFaces(load, faces.slack, faces.tall, faces.lines, code)
