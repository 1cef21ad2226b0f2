"""Turn lines of text into page items: their runs, and the annotations and underlines of links."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from irdocs.drawing import Path, line
from irdocs.locale import Locale
from irdocs.page.items import LAYOUT, Item, LinkItem, PathsItem, TextItem
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.formula_face import FormulaFace
from irdocs.typeset.metrics import Font
from irdocs.typeset.runs import Fragment, Line, LineRun, LinkTarget
from irdocs.units import Rect

UNDERLINE_DROP = 0.15
"""The distance of a link's underline from the baseline, as a part of the type size."""
UNDERLINE_WEIGHT = 0.05
"""The thickness of an underline, as a part of the type size."""
LEAST_UNDERLINE = 0.6
"""The least thickness of an underline in pt; an office printer or a press may lose thinner ones."""

Embedding = Callable[[Font, str], tuple[Font, float]]
"""Chooses the font to draw a text in. It gets the font that the text was measured in, and the text;
it returns the font, and the factor for the type size with which the text becomes as wide in that
font as it was measured."""


def as_measured(font: Font, text: str) -> tuple[Font, float]:
    """Return the font in which the text was measured, with a size factor of 1."""
    return font, 1.0


class LineItems:
    """Makes items of lines, and remembers links: one link is one element on all its lines."""

    def __init__(
        self,
        locale: Locale,
        embedding: Embedding = as_measured,
        *,
        with_links: bool = True,
        destinations: frozenset[str] = frozenset(),
    ) -> None:
        """Make items with the fonts that `embedding` chooses, and say formulas in a locale's words.

        `destinations` are the ids that links within the document can lead to; a link to another is
        shown as one, but leads nowhere.

        `with_links` says whether links become annotations. In a file for a press they must not:
        ISO 15930-7 (PDF/X-4) bars annotations there.
        """
        self._locale = locale
        self._embedding = embedding
        self._with_links = with_links
        self._destinations = destinations
        self._links: dict[tuple[Tag, LinkTarget], Tag] = {}

    def of(
        self, owner: Owner, text: Line, x: float, y: float, scale: float = 1.0
    ) -> Iterator[Item]:
        """Yield the items of a line whose baseline begins at x, y, enlarged by `scale`.

        In an artifact links have neither annotations nor underlines.
        """
        for run in text.runs:
            fragment = run.fragment
            link, text_owner = self._owners(owner, fragment)
            if isinstance(fragment.style.font, FormulaFace):
                yield self._formula(text_owner, run, x, y, scale)
                yield from self._linked(owner, link, run, x, y, scale)
                continue
            font, font_scale = self._embedding(fragment.style.font, fragment.text)
            size, left = fragment.style.size * scale * font_scale, x + run.x * scale
            baseline = y - fragment.style.rise * scale
            colour = fragment.style.colour
            yield TextItem(
                text_owner, fragment.text, left, baseline, font, size, colour, run.right_to_left
            )
            yield from self._linked(owner, link, run, x, y, scale, font_scale)

    def _linked(
        self,
        owner: Owner,
        link: Tag | None,
        run: LineRun,
        x: float,
        y: float,
        scale: float,
        font_scale: float = 1.0,
    ) -> Iterator[Item]:
        """Yield the annotation and the underline of a run that is part of a link."""
        fragment = run.fragment
        if fragment.link is None or isinstance(owner, str):
            return
        size, left = fragment.style.size * scale * font_scale, x + run.x * scale
        if link is not None:
            font = fragment.style.font
            top, height = y - font.ascent * size, (font.ascent + font.descent) * size
            box = Rect(left, top, run.width * scale, height)
            yield LinkItem(link, box, fragment.link.url, fragment.link.text)
        width = fragment.style.width(fragment.text.rstrip()) * scale
        underline_y = y + size * UNDERLINE_DROP
        underline = line((left, underline_y), (left + width, underline_y))
        weight = max(LEAST_UNDERLINE, size * UNDERLINE_WEIGHT)
        colour = fragment.style.colour
        yield PathsItem(LAYOUT, (Path(underline, stroke=colour, stroke_width=weight),))

    def _formula(self, owner: Owner, run: LineRun, x: float, y: float, scale: float) -> PathsItem:
        """Return the item of a formula within a line: its paths, and the words and text for it."""
        face, style = run.fragment.style.font, run.fragment.style
        assert isinstance(face, FormulaFace) and face.formula is not None
        size, left, baseline = style.size * scale, x + run.x * scale, y - style.rise * scale
        paths = tuple(
            Path(outline, fill=style.colour)
            for outline in face.drawing.placed(size, left, baseline)
        )
        top, height = baseline - face.ascent * size, (face.ascent + face.descent) * size
        bounds = Rect(left, top, run.width * scale, height)
        if not isinstance(owner, str):
            from irdocs.locale.spoken_formulas import spoken  # few documents have formulas

            words = spoken(face.formula, self._locale)
            owner = Tag("Formula", owner, alt=words, actual_text=face.formula.text)
        return PathsItem(owner, paths, bounds=bounds, kept=bounds)

    def _leads(self, url: str) -> bool:
        """Return whether a link leads anywhere."""
        return not url.startswith("#") or url[1:] in self._destinations

    def _owners(self, owner: Owner, fragment: Fragment) -> tuple[Tag | None, Owner]:
        """Return the Link element of a fragment, if it has one, and the owner of its text.

        Text in another language, and a superscript or subscript, belongs to a Span that says so
        (ISO 32000-1, 14.8.5.4.6, BaselineShift); words of a program belong to a Code element.
        """
        if isinstance(owner, str):
            return None, owner
        link: Tag | None = None
        text_owner = owner
        if fragment.link and self._with_links and self._leads(fragment.link.url):
            key = (owner, fragment.link)
            link = text_owner = self._links.setdefault(key, Tag("Link", owner))
        if fragment.is_code:
            text_owner = Tag("Code", text_owner, language=fragment.language)
        elif fragment.style.rise:
            shift = ("Layout", "BaselineShift", round(fragment.style.rise, 2))
            text_owner = Tag("Span", text_owner, language=fragment.language, attributes=(shift,))
        elif fragment.language:
            text_owner = Tag("Span", text_owner, language=fragment.language)
        return link, text_owner
