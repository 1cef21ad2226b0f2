"""The paragraph styles of the leaflet, made from the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from irdocs.content.markup import Citation, Emphasis, Foreign, Inline, Link, Plain, Strong, plain_of
from irdocs.drawing import Colour
from irdocs.leaflet.formats import Format, SizeName
from irdocs.locale import Quantity
from irdocs.theme import Theme, Weight
from irdocs.typeset import lines, metrics
from irdocs.typeset.lines import Fragment, RunStyle
from irdocs.typeset.metrics import Font

SHORT_UNIT = 3
"""A unit of so many characters or fewer is as large as its value."""
MEASURE = 66
"""The longest line of running text, in characters."""
_SPECIMEN = "The wire goes in through a pinhole and does its work far away from there."
"""Words of the usual mix of letters, to take the width of a character from."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A weight, a size and a line pitch in pt, and a colour."""

    weight: Weight
    size: float
    pitch: float
    colour: Colour
    balanced: bool = False
    """Whether the lines of one paragraph are made of like length, as in headings."""


class LeafletStyles:
    """The leaflet's styles: every face loaded once, every size from the theme."""

    def __init__(self, theme: Theme, format: Format) -> None:
        self._theme = theme
        self._fonts: dict[Weight, Font] = {}
        self.scale = scale = format.scale
        """What lengths that go with the type are multiplied by."""
        self.least = least = format.least
        leading = theme.print.leading
        text, tight = leading.text, leading.tight
        sizes = {name: size * scale for name, size in theme.print.sizes} | dict(format.sizes)

        def style(
            weight: Weight, name: SizeName, spacing: float, role: str, add: float = 0.0
        ) -> ParagraphStyle:
            size = max(sizes[name] + add * scale, least)
            return ParagraphStyle(weight, size, size * spacing, theme.palette[role])

        self.body = style("regular", "body", text, "ink")
        self.strong = style("semibold", "body", text, "ink")
        self.lead = style("regular", "lead", text * 0.97, "primary")
        self.small = style("regular", "small", text, "ink-soft")
        self.small_strong = style("semibold", "small", text, "ink-soft")
        self.caption = style("regular", "body", text * 0.97, "ink")
        self.heading = replace(style("bold", "heading", tight, "primary"), balanced=True)
        self.subheading = replace(style("bold", "lead", text * 0.94, "primary"), balanced=True)
        self.figure = style("black", "figure", 1.0, "signal")
        self.display = style("black", "display", 1.02, "primary")
        self.display_lead = replace(style("semibold", "lead", 1.25, "ink", add=4), balanced=True)
        self.display_small = style("semibold", "body", text, "signal")

    def on_dark(self, style: ParagraphStyle) -> ParagraphStyle:
        """Return a style of the cover for words on the primary colour."""
        role = "signal-bright" if style is self.display_small else "on-primary"
        return replace(style, colour=self._theme.palette[role])

    def measure(self, style: ParagraphStyle) -> float:
        """Return the widest that running text of a style is set, in pt."""
        return MEASURE * self.run(style).width(_SPECIMEN) / len(_SPECIMEN)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The faces used so far, in the order of their first use."""
        return tuple(self._fonts.values())

    def font(self, weight: Weight) -> Font:
        """Return the metrics of a weight."""
        if weight not in self._fonts:
            self._fonts[weight] = metrics.load(self._theme.print.family.file(weight), kerned=True)
        return self._fonts[weight]

    def run(self, style: ParagraphStyle) -> RunStyle:
        """Return the style of a run of plain words."""
        return RunStyle(self.font(style.weight), style.size, style.colour)

    def plain(self, words: str, style: ParagraphStyle) -> tuple[Fragment, ...]:
        """Return words without markup as fragments."""
        return (Fragment(words, self.run(style)),)

    def figure_of(self, figure: Quantity) -> tuple[Fragment, ...]:
        """Return a value with its unit, a long unit smaller, never broken."""
        run = self.run(self.figure)
        smaller = replace(self.run(self.subheading), colour=self.figure.colour)
        parts = [
            (text, smaller if is_unit and len(text) > SHORT_UNIT else run)
            for text, is_unit in (
                (figure.before, True),
                (figure.value, False),
                (figure.after, True),
            )
            if text
        ]
        if all(style is run for _, style in parts):
            return (Fragment(str(figure), run, whole=True),)
        return tuple(Fragment(text, style, whole=True) for text, style in parts)

    def fragments(
        self, inlines: tuple[Inline, ...], style: ParagraphStyle, citations: Mapping[str, str]
    ) -> tuple[Fragment, ...]:
        """Return inlines as fragments; `citations` has what stands for each source."""
        return tuple(self._fragments(inlines, style, citations, None, None))

    def _fragments(
        self,
        inlines: tuple[Inline, ...],
        style: ParagraphStyle,
        citations: Mapping[str, str],
        link: lines.LinkTarget | None,
        language: str | None,
    ) -> list[Fragment]:
        found: list[Fragment] = []
        for inline in inlines:
            match inline:
                case Plain(text):
                    found.append(Fragment(text, self.run(style), link, language))
                case Citation(source):
                    found.append(self.citation(citations[source], style))
                case Strong(inner):
                    weight: Weight = "bold-italic" if "italic" in style.weight else "bold"
                    stronger = replace(style, weight=weight)
                    found += self._fragments(inner, stronger, citations, link, language)
                case Emphasis(inner):
                    weight = "bold-italic" if style.weight == "bold" else "italic"
                    slanted = replace(style, weight=weight)
                    found += self._fragments(inner, slanted, citations, link, language)
                case Link(inner, url):
                    target = lines.LinkTarget(url, plain_of(inner))
                    palette = self._theme.palette
                    # On the primary colour its underline alone tells a link.
                    is_dark = style.colour == palette["on-primary"]
                    marked = style if is_dark else replace(style, colour=palette["link"])
                    found += self._fragments(inner, marked, citations, target, language)
                case Foreign(inner, tag):
                    found += self._fragments(inner, style, citations, link, tag)
                case _:
                    assert_never(inline)
        return found

    def citation(self, words: str, style: ParagraphStyle) -> Fragment:
        """Return a citation, small, held to the word before."""
        size = max(style.size * 0.75, self.small.size)
        return Fragment(f"\u00a0{words}", replace(self.run(style), size=size))
