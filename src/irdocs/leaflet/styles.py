"""The paragraph styles of the leaflet, derived from the theme and the format.

The theme gives type sizes for A4 paper, leading, colours and faces; the format scales the sizes or
replaces some of them, and sets the smallest type allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.markup import (
    Citation,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    InlineMath,
    Link,
    Lowered,
    Plain,
    Raised,
    Strong,
    plain_of,
)
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.leaflet.economy import LEAST_SMALL, LEAST_TEXT, USUAL, Economy
from irdocs.leaflet.formats import Format, SizeName
from irdocs.locale import Quantity, language_of
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.scripts import direction
from irdocs.theme import Theme
from irdocs.theme.fonts.weights import PRINTED, Weight
from irdocs.typeset import metrics
from irdocs.typeset.binding import bound_in_print
from irdocs.typeset.fallback import with_fallbacks
from irdocs.typeset.formula_face import FormulaFace
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, LinkTarget, RunStyle
from irdocs.typeset.script_fonts import least_pitch, sloping_descent, text_pitch
from irdocs.typeset.stops import with_gaps
from irdocs.unicode.scripts import slants

SHORT_ADDRESS = 24
"""The most characters of an address of mail that is not broken at its hyphens."""
SHORT_UNIT = 3
"""A figure's unit of so many characters or fewer is set as large as its value."""
MEASURE = 66
"""The longest line of running text, in characters."""
SLOPING = 1.6
"""The distance of lines, as a multiple of the type size, from which on a script's words slope."""
CODE_SIZE = 0.92
"""The size of code within text, as a part of the text's: monospaced letters look larger."""
_SPECIMEN = "The wire goes in through a pinhole and does its work far away from there."
"""A sentence with a usual mix of letters, to measure the average width of a character."""


@frozen
class ParagraphStyle:
    """How a paragraph is set; `size` and `pitch`, the distance of its baselines, in pt."""

    weight: Weight
    size: float
    pitch: float
    colour: Colour
    balanced: bool = False
    """Whether the lines of a paragraph are made equally long, as in headings."""


@frozen
class CitationMark:
    """The mark by which a text cites a source, such as [1]."""

    text: str
    target: str = ""
    """The id of the source in the list of sources, to which the mark leads; empty on paper."""

    @property
    def unlinked(self) -> CitationMark:
        """The same within a drawing, where nothing leads anywhere."""
        return CitationMark(self.text)


class LeafletStyles:
    """The leaflet's paragraph styles; each face is loaded once, when it is first used."""

    def __init__(
        self, theme: Theme, format: Format, economy: Economy = USUAL, language: str = ""
    ) -> None:
        """Derive the styles from the theme for a format, set as tightly as `economy` says.

        `language` (BCP 47) is that of the document.
        """
        self._theme = theme
        self._language = language
        self._fonts: dict[str, Font] = {}
        self.scale = scale = format.scale
        """The factor for lengths that grow with the type, such as spaces and radii."""
        self.least = least = format.least
        leading, least_spacing = theme.print.leading, least_pitch(language)
        text, tight = max(leading.text, text_pitch(language)), leading.tight
        sizes = {name: size * scale for name, size in theme.print.sizes.by_name.items()} | dict(
            format.sizes
        )

        def style(
            weight: Weight, name: SizeName, spacing: float, role: str, add: float = 0.0,
            by: float = 1.0,
        ) -> ParagraphStyle:  # fmt: skip
            floor = (LEAST_SMALL if name == "small" else LEAST_TEXT) * scale
            size = max(economy.reduced((sizes[name] + add * scale) * by, floor * by), least)
            pitch = max(spacing, least_spacing)
            return ParagraphStyle(weight, size, size * pitch, theme.palette[role])

        self.body = style("regular", "body", text, "ink")
        self.strong = style("semibold", "body", text, "ink")
        self.lead = style("regular", "lead", text * 0.97, "primary")
        self.small = style("regular", "small", text, "ink-soft")
        self.least_in_drawings = least or self.small.size / format.enlargement
        """The size in pt that words in drawings have at least: the least that the format states,
        or that of small print which is not larger than usual."""
        self.small_strong = style("semibold", "small", text, "ink-soft")
        self.caption = style("regular", "body", text * 0.97, "ink")
        self.heading = replace(style("bold", "heading", tight, "primary"), balanced=True)
        self.subheading = replace(
            style("bold", "lead", leading.text * 0.94, "primary"), balanced=True
        )
        self.figure = style("black", "figure", 1.0, "signal")
        # The picture on a cover has what its words leave, however large is what stands on others.
        usual = 1 / format.enlargement if format.has_cover_panel else 1.0
        by = 1.0 if "display" in format.sizes else usual  # which is not made larger there
        self.display = replace(style("black", "display", 1.02, "primary", by=by), balanced=True)
        self.display_lead = replace(
            style("semibold", "lead", 1.25, "ink", add=4, by=usual), balanced=True
        )
        self.display_small = replace(
            style("semibold", "body", text, "signal", by=usual), balanced=True
        )

    def on_dark(self, style: ParagraphStyle) -> ParagraphStyle:
        """Return a style of the cover for text on the primary colour."""
        role = "signal-bright" if style is self.display_small else "on-primary"
        return replace(style, colour=self._theme.palette[role])

    def for_words(self, style: ParagraphStyle, words: str) -> ParagraphStyle:
        """Return a style for a paragraph of words, such as a reference to a paper in English: what
        is all in Latin letters needs no lines as far apart as those of another script."""
        if not words.isascii():
            return style
        pitch = style.size * self._theme.print.leading.text
        return replace(style, pitch=min(style.pitch, pitch))

    def measure(self, style: ParagraphStyle) -> float:
        """Return the greatest width of running text in a style, in pt.

        Longer lines make the eye lose its way back to the next line's beginning.
        """
        return MEASURE * self.run(style).width(_SPECIMEN) / len(_SPECIMEN)

    @property
    def rise(self) -> float:
        """How far letters of a lead may rise above its first line, in pt: those of scripts whose
        words slope, such as Nastaliq, need more than any distance of lines gives."""
        return 0.8 * max(0.0, self.lead.pitch - SLOPING * self.lead.size)

    @property
    def theme(self) -> Theme:
        """The theme that the styles were derived from."""
        return self._theme

    @property
    def weights(self) -> Mapping[Font, Weight]:
        """The weight of each face of text used so far."""
        return {font: weight for weight in PRINTED if (font := self._fonts.get(weight))}

    @property
    def right_to_left(self) -> bool:
        """Whether the document is written from right to left."""
        return direction(self._language) == "rtl"

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The faces used so far, in the order of their first use."""
        return tuple(self._fonts.values())

    def font(self, weight: Weight) -> Font:
        """Return the face of a weight."""
        if weight not in self._fonts:
            font = metrics.load(self._theme.print.family.source(weight), kerned=True)
            self._fonts[weight] = self._in_language(font, weight)
        return self._fonts[weight]

    def code_font(self, weight: Weight) -> Font:
        """Return the monospaced face that code has within text of a weight."""
        name = f"code {weight}"
        if name not in self._fonts:
            font = metrics.load(self._theme.code.family.source(weight))
            self._fonts[name] = self._in_language(font, weight)
        return self._fonts[name]

    def _in_language(self, font: Font, weight: Weight) -> Font:
        """Return a face for texts in the language of the document.

        Its lines have room above and below the letters as the language needs it.
        """
        if (descent := sloping_descent(self._language)) is not None:
            font = replace(font, ascent=least_pitch(self._language) - descent, descent=descent)
        return with_fallbacks(
            font, weight, language=self._language, right_to_left=self.right_to_left
        )

    def run(self, style: ParagraphStyle) -> RunStyle:
        """Return the style of a run of text without markup."""
        return RunStyle(self.font(style.weight), style.size, style.colour)

    def plain(self, words: str, style: ParagraphStyle) -> tuple[Fragment, ...]:
        """Return a text without markup as fragments."""
        text = bound_in_print(words)
        return with_gaps((Fragment(text, self.run(style), language=language_of(words)),))

    def figure_of(self, figure: Quantity, size: float | None = None) -> tuple[Fragment, ...]:
        """Return a value with its unit as fragments that lines break at spaces only.

        A unit of more than `SHORT_UNIT` characters is set smaller than the value. `size`, in pt, is
        for a value that is smaller than others.
        """
        value_style = self.run(replace(self.figure, size=size or self.figure.size))
        unit_style = replace(self.run(self.subheading), colour=self.figure.colour)
        parts = [
            (text, unit_style if is_unit and len(text) > SHORT_UNIT else value_style)
            for text, is_unit in (
                (figure.before, True),
                (figure.value, False),
                (figure.after, True),
            )
            if text
        ]
        if all(style is value_style for _, style in parts):
            return (Fragment(str(figure), value_style, whole=True),)
        return tuple(Fragment(text, style, whole=True) for text, style in parts)

    def fragments(
        self,
        inlines: tuple[Inline, ...],
        style: ParagraphStyle,
        citations: Mapping[str, CitationMark],
    ) -> tuple[Fragment, ...]:
        """Return a text with markup as fragments; `citations` is the mark of each source, by id."""
        return with_gaps(self._fragments(inlines, style, citations, None, None))

    def _fragments(
        self,
        inlines: tuple[Inline, ...],
        style: ParagraphStyle,
        citations: Mapping[str, CitationMark],
        link: LinkTarget | None,
        language: str | None,
    ) -> list[Fragment]:
        """Return inlines as fragments inside a link and a language, each None outside of one."""
        fragments: list[Fragment] = []
        for inline in inlines:
            match inline:
                case Plain(text):
                    is_whole = link is not None and _is_short_address(link)
                    run = self.run(style)
                    spoken = replace(run, font=run.font.spoken(language))
                    words = bound_in_print(text)
                    fragments.append(Fragment(words, spoken, link, language, is_whole))
                case Citation(source):
                    fragments += self.citation(citations[source], style)
                case Strong(inner):
                    weight: Weight = "bold-italic" if "italic" in style.weight else "bold"
                    bold_style = replace(style, weight=weight)
                    fragments += self._fragments(inner, bold_style, citations, link, language)
                case Emphasis(inner):
                    stressed = replace(style, weight=_stressed(style.weight, plain_of(inner)))
                    fragments += self._fragments(inner, stressed, citations, link, language)
                case Link(inner, url):
                    target = LinkTarget(url, plain_of(inner))
                    palette = self._theme.palette
                    # On the primary colour a link is recognised by its underline alone.
                    is_dark = style.colour == palette["on-primary"]
                    link_style = style if is_dark else replace(style, colour=palette["link"])
                    fragments += self._fragments(inner, link_style, citations, target, language)
                case Raised(inner):
                    inside = self._fragments(inner, style, citations, link, language)
                    fragments += [
                        replace(fragment, style=fragment.style.raised) for fragment in inside
                    ]
                case Lowered(inner):
                    inside = self._fragments(inner, style, citations, link, language)
                    fragments += [
                        replace(fragment, style=fragment.style.lowered) for fragment in inside
                    ]
                case CodeSpan(text):
                    font = self.code_font(style.weight)
                    code = replace(self.run(style), font=font, size=style.size * CODE_SIZE)
                    fragments.append(Fragment(text, code, link, language, is_code=True))
                case InlineMath(formula):
                    face = replace(self.run(style), font=FormulaFace.of(formula))
                    fragments.append(Fragment(inline.text, face, link, language, whole=True))
                case Foreign(inner, tag):
                    fragments += self._fragments(inner, style, citations, link, tag)
                case _:
                    assert_never(inline)
        return fragments

    def citation(self, mark: CitationMark, style: ParagraphStyle) -> list[Fragment]:
        """Return a citation in small type, joined by a no-break space to the word before it."""
        run = replace(self.run(style), size=max(style.size * 0.75, self.small.size))
        if not mark.target:
            return [Fragment(f"{NO_BREAK_SPACE}{mark.text}", run)]
        link = LinkTarget(f"#{mark.target}", mark.text)
        return [Fragment(NO_BREAK_SPACE, run), Fragment(mark.text, run, link, whole=True)]


def _stressed(weight: Weight, words: str) -> Weight:
    """Return the weight of words that are stressed in text of a weight: italics, where a script has
    them, else a heavier one."""
    if not slants(words):
        return "semibold" if weight in ("regular", "italic") else "bold"
    return "bold-italic" if weight == "bold" else "italic"


def _is_short_address(link: LinkTarget) -> bool:
    """Whether a link is an address of mail, or a number, that has room on any line."""
    return link.url.startswith(("mailto:", "tel:")) and len(link.text) <= SHORT_ADDRESS


THEMES = 64
"""For how many themes are styles kept, each with its faces."""


@cached_by_identity(THEMES)
def styles_of(theme: Theme, format: Format, economy: Economy, language: str) -> LeafletStyles:
    """Return the styles of a theme, the same ones for all documents that are set alike."""
    return LeafletStyles(theme, format, economy, language)
