"""Lines of text → items: the runs, where a link leads, and the rule under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from irdocs.drawing import Path, line
from irdocs.page.items import LAYOUT, Item, LinkItem, PathsItem, TextItem
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.lines import Fragment, Line, LinkTarget
from irdocs.typeset.metrics import Font
from irdocs.units import Rect

UNDERLINE_DROP = 0.15
"""How far below the baseline the rule under a link stands, as a part of the type size."""
UNDERLINE_WEIGHT = 0.05
"""How thick that rule is, likewise."""
LEAST_UNDERLINE = 0.6
"""How thick it is at least, in pt: what an office printer shows, and a press holds."""

Embedding = Callable[[Font, str], tuple[str, float]]
"""Returns, for the font that a text was measured in, the name of the font in the document, and how
much larger the text is set in that one to be as wide as measured."""


def as_measured(font: Font, text: str) -> tuple[str, float]:
    """Embed the very font that a text was measured in."""
    return font.name, 1.0


class LineItems:
    """Makes items of lines; a link is one element, however many lines it runs over."""

    def __init__(self, embedding: Embedding = as_measured, *, with_links: bool = True) -> None:
        """`with_links` says whether links lead anywhere; on paper for a press they must not
        (ISO 15930-7 bars annotations)."""
        self._embedding = embedding
        self._with_links = with_links
        self._links: dict[tuple[Tag, LinkTarget], Tag] = {}

    def of(
        self, owner: Owner, text: Line, x: float, y: float, scale: float = 1.0
    ) -> Iterator[Item]:
        """Yield the items of a line whose baseline begins at x, y, drawn `scale` times as large."""
        for run in text.runs:
            fragment = run.fragment
            link, whose = self._owners(owner, fragment)
            name, stretch = self._embedding(fragment.style.font, fragment.text)
            size, left = fragment.style.size * scale * stretch, x + run.x * scale
            kerns = tuple(fragment.style.font.kerns(fragment.text))
            colour = fragment.style.colour
            yield TextItem(whose, fragment.text, left, y, name, size, colour, kerns)
            if fragment.link is None or isinstance(owner, str):
                continue
            if link is not None:
                font = fragment.style.font
                top, height = y - font.ascent * size, (font.ascent + font.descent) * size
                box = Rect(left, top, run.width * scale, height)
                yield LinkItem(link, box, fragment.link.url, fragment.link.words)
            width = fragment.style.width(fragment.text.rstrip()) * scale
            below = y + size * UNDERLINE_DROP
            rule = line((left, below), (left + width, below))
            weight = max(LEAST_UNDERLINE, size * UNDERLINE_WEIGHT)
            yield PathsItem(LAYOUT, (Path(rule, stroke=colour, stroke_width=weight),))

    def _owners(self, owner: Owner, fragment: Fragment) -> tuple[Tag | None, Owner]:
        """Return the Link that a fragment belongs to, if any, and what its text belongs to."""
        if isinstance(owner, str):
            return None, owner
        link: Tag | None = None
        whose = owner
        if fragment.link and self._with_links:
            key = (owner, fragment.link)
            link = whose = self._links.setdefault(key, Tag("Link", owner))
        if fragment.language:
            whose = Tag("Span", whose, language=fragment.language)
        return link, whose
