"""Find what a template's placeholder inherits that no words can be read in, and how it is mended.

Most of a template's look is its own affair and stays. A few properties are not: lines that lie on
each other, as their distance is stated in points for another size of type; words in columns, struck
through or spaced out; lists that begin outside of their box. Programs draw all of them, and
planning counts on none. Where a placeholder has one, a copy of its layout states the usual instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import SlidePage
from irdocs.ooxml.text_styles import LevelProperties
from irdocs.ooxml.xml import Element
from irdocs.theme import contrast

_EMU = 12_700
"""EMU in one pt (ECMA-376, ST_Coordinate)."""
CLOSEST, FARTHEST, FARTHEST_IN_TITLES = 0.8, 2.0, 1.5
"""The least and the greatest distance of lines that can be read, as a share of the typeface's own:
below it letters of one line touch those of the next, above it lines do not seem to belong
together."""
CLOSEST_LETTERS, FARTHEST_LETTERS = -0.06, 0.1
"""The same for what is added between letters, as a share of the type size."""
LEAST_HANGING = 0.3
"""The least room for a bullet, as a share of the type size; in less it touches its text."""
MOST_INDENT, MORE_INDENT = 0.4, 0.1
"""The greatest part of a placeholder's width that a list may be set in by at its first level, and
how much more it may be at each further one."""
FAINTEST_BULLET = 1.5
"""The contrast with its ground below which a bullet is not seen at all."""
LARGEST_BULLET = 150_000
"""The largest bullet, in 1/1000 of a per cent of its text's size."""


@frozen
class Mend:
    """What a copy of a layout states in one placeholder, instead of what that would inherit."""

    lines: tuple[float | None, ...] = ()
    """The distance of lines at each level, as a share of the typeface's own; None to inherit it."""
    body: bool = False
    """Whether words stand in one column, and are not reduced."""
    letters: frozenset[str] = frozenset()
    """The attributes of runs that are stated as usual (ECMA-376, 21.1.2.3.9)."""
    margins: bool = False
    """Whether lists are set in as ours are."""
    bulleted: tuple[bool, ...] = ()
    """Whether each level has bullets or numbers."""
    bullets: bool = False
    """Whether bullets have the colour and the size of their text."""
    told: tuple[str, ...] = ()
    """What is said of it, to follow "its words" or "its titles"."""

    @property
    def is_needed(self) -> bool:
        """Whether it changes anything."""
        return bool(self.lines or self.body or self.letters or self.margins or self.bullets)


@frozen
class Inherited:
    """What a placeholder inherits, as far as it may have to be mended."""

    page: SlidePage
    levels: Sequence[LevelProperties]
    """Of its paragraphs, the first level first."""
    sizes: Sequence[float]
    """The type size in pt at each level."""
    body: Sequence[Element]
    """The a:bodyPr elements of the placeholder and of those above it, nearest first."""
    width: float
    """From the left to the right inset, in pt."""
    ground: Colour | None
    is_title: bool

    def mend(self) -> Mend:
        """Return what has to be mended."""
        told: list[str] = []
        lines = self._lines(told)
        columns = self._body("numCol")
        if columns not in (None, "", "0", "1"):
            told.append("stand in columns")
        letters = frozenset(self._letters(told))
        margins = any(self._is_set_wrong(n, size) for n, size in enumerate(self.sizes))
        if any(self._is_outside(n) for n in range(len(self.levels))):
            told.append("begin outside of their box, or near its end")
        is_body = columns not in (None, "", "0", "1") or self._is_reduced()
        bullets = not self.is_title and any(map(self._has_poor_bullet, self.levels))
        bulleted = tuple(map(has_bullet, self.levels))
        return Mend(lines, is_body, letters, margins, bulleted, bullets, tuple(told))

    def _body(self, name: str) -> str | None:
        return next((str(v) for one in self.body if (v := one.get(name)) is not None), None)

    def _is_reduced(self) -> bool:
        """Whether words are drawn smaller than their size says (21.1.2.1.3)."""
        kinds = (f"{A}normAutofit", f"{A}noAutofit", f"{A}spAutoFit")
        fits = (child for one in self.body for child in one if child.tag in kinds)
        nearest = next(fits, None)
        return nearest is not None and bool({"fontScale", "lnSpcReduction"} & set(nearest.keys()))

    def _lines(self, told: list[str]) -> tuple[float | None, ...]:
        """Return the distance of lines to state at each level.

        One that is stated in points was chosen for the size of type that the template has at that
        level. Ours has one size at all levels, and not always that one, so the share that it is of
        the first level's size is stated.
        """
        shares = [line_share(level, self.sizes[0]) for level in self.levels]
        stated: list[float | None] = []
        for level, share in zip(self.levels, shares, strict=True):
            if CLOSEST <= share <= (FARTHEST_IN_TITLES if self.is_title else FARTHEST):
                line = level.child("lnSpc")
                is_exact = line is not None and len(line) and line[0].tag == f"{A}spcPts"
                stated.append(share if is_exact else None)
                continue
            stated.append(1.0)
            fault = "have lines too " + ("close together" if share < 1 else "far apart")
            told += [] if fault in told else [fault]
        return tuple(stated) if any(stated) else ()

    def _letters(self, told: list[str]) -> Iterator[str]:
        """Yield the attributes of runs that have to be stated as usual."""
        runs = [
            {name: level.run(name) for name in ("strike", "cap", "spc", "u")}
            for level in self.levels
        ]
        if any(run["strike"] not in (None, "noStrike") for run in runs):
            told.append("are struck through")
            yield "strike"
        if any(run["u"] not in (None, "none") for run in runs):
            yield "u"
        # Of mg and MG, or mL and ML, only one is a unit.
        if not self.is_title and any(run["cap"] not in (None, "none") for run in runs):
            told.append("are in capitals")
            yield "cap"
        spaces = [
            whole_of(run["spc"]) / 100 / size for run, size in zip(runs, self.sizes, strict=True)
        ]
        if not all(CLOSEST_LETTERS <= space <= FARTHEST_LETTERS for space in spaces):
            told.append("have letters too close or too far apart")
            yield "spc"
        elif not self.is_title and max(spaces) > 0:
            yield "spc"

    def _is_outside(self, number: int) -> bool:
        """Whether lines or bullets at a level begin before their box, or far in it.

        Levels are counted from 0.
        """
        margin, indent = _margins(self.levels[number])
        most = (MOST_INDENT + number * MORE_INDENT) * self.width
        return margin < 0 or margin + indent < 0 or max(margin, margin + indent) > most

    def _is_set_wrong(self, number: int, size: float) -> bool:
        """Whether lines at a level, counted from 0, begin where planning does not expect them."""
        level = self.levels[number]
        margin, indent = _margins(level)
        if self._is_outside(number) or whole_of(level.attribute("marR")) > 0:
            return True
        if has_bullet(level):
            return -indent < LEAST_HANGING * size
        return number == 0 and bool(margin or indent)

    def _has_poor_bullet(self, level: LevelProperties) -> bool:
        """Whether a level's bullets are not seen, or much larger than their text."""
        if not has_bullet(level):
            return False
        size = level.child("buSzPct")
        if size is not None and whole(size, "val") > LARGEST_BULLET:
            return True
        colour = level.child("buClr")
        if colour is None or not len(colour) or self.ground is None:
            return False
        found = colour_scheme.colour_and_opacity(colour[0], self.page.scheme, self.page.mapping)
        if found is None:
            return False
        seen = self.ground.mixed(found[0], found[1])
        return contrast.ratio(seen, self.ground) < FAINTEST_BULLET


def _margins(level: LevelProperties) -> tuple[float, float]:
    """Return in pt how far a level's lines are set in, and how much further the first is."""
    margin, indent = (whole_of(level.attribute(name)) / _EMU for name in ("marL", "indent"))
    return margin, indent


def has_bullet(levels: LevelProperties) -> bool:
    """Whether a level has bullets or numbers: the nearest element that says it decides."""
    for element in levels.elements:
        for child in element:
            kind = child.tag.removeprefix(A) if isinstance(child.tag, str) else ""
            if kind == "buNone":
                return False
            if kind in ("buChar", "buAutoNum", "buBlip"):
                return True
    return False


def line_share(level: LevelProperties, size: float) -> float:
    """Return the distance of a level's lines as a share of the typeface's own.

    `size` is that of its type in pt, for a distance that is stated in points.
    """
    line = level.child("lnSpc")
    if line is None or not len(line):
        return 1.0
    amount = fraction(line[0].get("val", "100000"))
    is_share = line[0].tag == f"{A}spcPct"
    return amount if is_share else amount * 1000 / (TYPICAL_LINE * size)


TYPICAL_LINE = 1.2
"""The height of a line of most typefaces, as a multiple of the type size."""


def fraction(text: str) -> float:
    """Return a number of 1/1000 of a per cent, or of 1/100 pt, divided by 100 000.

    A percentage may also be written with a sign ("90%", the strict form of ECMA-376). A length is
    this result times 1000, in pt.
    """
    if text.endswith("%"):
        return float(text[:-1]) / 100
    return int(text) / 100_000


def whole_of(text: str | None) -> float:
    """Return a whole number, or a percentage with a sign in 1/1000; 0 for none."""
    if not text:
        return 0.0
    return float(text[:-1]) * 1000 if text.endswith("%") else float(int(text))
