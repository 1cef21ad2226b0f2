"""Measure a theme: the contrast of its texts, its inks, and how far its accents are apart.

For `irdocs theme check`. What a theme must have is checked when it is read (`irdocs.theme`); here
is what its author wants to see of one that passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from irdocs.content.status import STATUS_KINDS
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.pdf.inks import PressInks
from irdocs.theme import Theme, contrast, status_colours
from irdocs.theme.perception import ALIKE, VISIONS, Vision, distance

INK_LIMIT = 300
"""The most ink in one place, in per cent, that the built-in print profiles allow."""


@frozen
class TextContrast:
    """A text, the ground it stands on, and the contrast in each palette of the theme."""

    text: str
    ground: str
    ratios: tuple[float, ...]


@frozen
class InkMixture:
    """How a role is printed: cyan, magenta, yellow and black in per cent."""

    role: str
    inks: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """The sum of the inks, in per cent."""
        return sum(self.inks)


@frozen
class AccentDistance:
    """How far two accents are apart in OKLab, in each kind of vision."""

    where: str
    """The palette in which they are."""
    first: str
    second: str
    distances: Mapping[Vision, float]


@frozen
class ThemeMeasures:
    """All that is measured of a theme."""

    palettes: tuple[str, ...]
    """What each palette is for."""
    contrasts: tuple[TextContrast, ...]
    inks: tuple[InkMixture, ...]
    accents: tuple[AccentDistance, ...]


def measured(theme: Theme) -> ThemeMeasures:
    """Return what is measured of a theme that could be read."""
    palettes = palettes_of(theme)
    pairs = dict.fromkeys((*theme.text_pairs, *_status_pairs()))
    contrasts = tuple(
        TextContrast(
            text,
            ground,
            tuple(contrast.ratio(palette[text], palette[ground]) for palette in palettes.values()),
        )
        for text, ground in pairs
    )
    paper = theme.palette
    own = {paper[role]: mixture for role, mixture in theme.inks.items()}
    black = frozenset(paper[role] for role in theme.black_text)
    press = PressInks(own, black, INK_LIMIT)
    inks = tuple(InkMixture(role, press.mix(paper[role])) for role in paper)
    accents = tuple(
        AccentDistance(
            where, first, second,
            {vision: distance(palette[first], palette[second], vision) for vision in VISIONS},
        )
        for where, palette in palettes.items()
        for first, second in combinations(dict.fromkeys(theme.accents), 2)
    )  # fmt: skip
    return ThemeMeasures(tuple(palettes), contrasts, inks, accents)


def palettes_of(theme: Theme) -> Mapping[str, Mapping[str, Colour]]:
    """Return the palettes of a theme, by what each is for."""
    if not theme.slides.colours:
        return {"paper and slides": theme.palette}
    return {"paper": theme.palette, "slides": theme.slide_palette}


def _status_pairs() -> Iterator[tuple[str, str]]:
    for text, ground, _ in status_colours.pairs(status_colours.ROLES):
        yield text, ground
    for kind in STATUS_KINDS:
        for text in ("signal", "link"):  # marks of lists, and links
            yield text, status_colours.ground_of(kind)


def lines(theme: Theme, measures: ThemeMeasures) -> Iterator[str]:
    """Yield the measures as text: three tables."""
    yield f'the theme "{theme.name}" can be used: every text reaches {contrast.MINIMUM}:1'
    for pair in measures.contrasts:
        if min(pair.ratios) < contrast.MINIMUM:
            told = contrast.told(min(pair.ratios), contrast.MINIMUM)
            yield f"but {pair.text} on {pair.ground}, {told}: such callouts have no lists and links"
    yield ""
    yield from _table(
        ("text", "on", *measures.palettes),
        [
            (pair.text, pair.ground, *(f"{ratio:.1f}:1" for ratio in pair.ratios))
            for pair in measures.contrasts
        ],
    )
    yield ""
    yield from _table(
        ("role", "colour", "cyan", "magenta", "yellow", "black", "sum of inks"),
        [
            (ink.role, str(theme.palette[ink.role]), *map(str, ink.inks), f"{ink.total} %")
            for ink in measures.inks
        ],
    )
    yield ""
    yield from _table(
        ("accent", "from", "on", *VISIONS),
        [
            (
                pair.first,
                pair.second,
                pair.where,
                *(_distance(pair, vision) for vision in VISIONS),
            )
            for pair in measures.accents
        ],
    )
    least = ", ".join(f"{ALIKE[vision]:g} in {vision}" for vision in VISIONS)
    yield f"(distances in OKLab; accents are told apart from {least})"


def _distance(pair: AccentDistance, vision: Vision) -> str:
    apart = pair.distances[vision]
    return f"{apart:.2f}" + (" too near" if apart < ALIKE[vision] else "")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table whose columns are as wide as their longest cell."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
