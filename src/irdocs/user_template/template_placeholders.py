"""Measure a template's placeholder: its box, type sizes, spacing and insets.

A `Placeholder` is all that the planning of a deck knows of the room for a text, whether it comes
from our own template or from a user's. What a user's placeholder says is spread over the layout,
the master and the master's text styles, in EMU, 1/100 pt and 1/1000 of a per cent; here it becomes
one object with all lengths in pt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Align, Anchor, Kind, Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.paragraph_metrics import COUNTED, LEVELS, OWN_SPACING, ParagraphSpacing
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.ooxml import grounds
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import SlidePage, SlideShape
from irdocs.ooxml.text_styles import INSETS, LevelProperties, StyleResolver, TextStyle
from irdocs.ooxml.xml import Element
from irdocs.theme import contrast
from irdocs.units import Rect
from irdocs.user_template import mending
from irdocs.user_template.mending import Mend

_EMU = 12_700
"""EMU in one pt (ECMA-376, ST_Coordinate)."""
LARGE_TEXT = 3.0
"""The least contrast of large text such as titles (WCAG 2.2, 1.4.3)."""
LARGE_ENOUGH = 24.0
"""Up to this size in pt, text may be set larger than the template sets it; it is also the size
from which text counts as large for its contrast."""
LEAST_HEIGHT = 1.22 * 18
"""The least inner height in pt of a usable placeholder: one line of 18 pt."""
LEAST_WIDTH = 100.0
"""The least inner width in pt of a usable placeholder."""


@frozen
class TemplatePlaceholder:
    """A placeholder of a template, measured, with its text's style and the colour behind it."""

    page: SlidePage
    shape: SlideShape
    placeholder: Placeholder
    styles: tuple[TextStyle, ...]
    """That of each level of its text, the first level first."""
    ground: Colour | None
    """The colour behind the text; None where it is a picture, a gradient or unknown."""
    inner: Rect
    """Where words may stand, in pt: its box without its insets, but for the usual ones above and
    below."""
    mend: Mend = Mend()
    """What a copy of its layout has to state, so that words can be read in it."""

    @property
    def style(self) -> TextStyle:
        """That of its text's first level."""
        return self.styles[0]

    @property
    def is_readable(self) -> bool | None:
        """Whether its text has enough contrast at all levels; None where that is unknown."""
        seen = [style.seen_on(self.ground) for style in self.styles]
        if self.ground is None or None in seen:
            return None
        least = LARGE_TEXT if self.placeholder.size >= LARGE_ENOUGH else contrast.MINIMUM
        return all(contrast.ratio(colour, self.ground) >= least for colour in seen if colour)


def read(
    resolver: StyleResolver, page: SlidePage, shape: SlideShape, stem: Stem, sizes: Sequence[float]
) -> TemplatePlaceholder | None:
    """Return a placeholder under a name of ours, or None if no text can be set in it.

    That is so if it has no box, is turned, or is too small. `sizes` are the type sizes in pt that
    may be used, the largest first; the template's own size comes before them if it is larger.
    """
    box = page.box(shape)
    if box is None or is_turned(page, shape):
        return None
    kind = shape.type if shape.type in get_args(Kind) else "body"
    is_title = kind in ("title", "ctrTitle")
    levels = [resolver.levels(page, shape, n) for n in range(1 if is_title else LEVELS)]
    styles = [resolver.style(page, shape, n, None) for n in range(len(levels))]
    style = styles[0]
    insets = {name: _inset(page, shape, name, usual) for name, usual in INSETS.items()}
    # A Placeholder has one inset for left and right, so unequal ones are averaged: the width of
    # the lines, which decides what fits, is the same.
    inset_across = (insets["lIns"] + insets["rIns"]) / 2
    inset_down = (insets["tIns"] + insets["bIns"]) / 2
    if box.height - 2 * inset_down < LEAST_HEIGHT or box.width - 2 * inset_across < LEAST_WIDTH:
        return None
    usable = [size for size in sizes if size <= max(style.size, LARGE_ENOUGH)]
    steps = usable if usable and usable[0] >= style.size else [style.size, *usable]
    anchor, align = _body(page, shape, "anchor") or "t", levels[0].attribute("algn")
    ground = grounds.ground(page, shape, box)
    mend = mending.Inherited(
        page, levels, [one.size for one in styles], _body_properties(page, shape),
        box.width - 2 * inset_across, ground, is_title,
    ).mend()  # fmt: skip
    placeholder = Placeholder(
        stem.single,
        kind,  # type: ignore[arg-type]
        box,
        steps[0],
        bold=style.bold,
        bullets=mending.has_bullet(levels[0]),
        anchor=anchor if anchor in get_args(Anchor) else "t",  # type: ignore[arg-type]
        align=align if align in get_args(Align) else "l",  # type: ignore[arg-type]
        inset=inset_across,
        steps=tuple(steps[1:]),
        index=None if is_title else shape.index,
        inset_down=inset_down,
        spacing=_spacing(levels, mend),
        capitals=style.capitals and "cap" not in mend.letters,
        spread=_spread(levels, mend, steps[-1]),
        explicit=True,
    )
    return TemplatePlaceholder(
        page, shape, placeholder, tuple(styles), ground, _inner(box, insets), mend
    )


def _inner(box: Rect, insets: Mapping[str, float]) -> Rect:
    """Return a box in pt without its insets; above and below without what is more than usual."""
    top, bottom = (max(0.0, insets[name] - INSETS[name] / _EMU) for name in ("tIns", "bIns"))
    return box.inset(insets["lIns"], top, insets["rIns"], bottom)


def with_sizes(found: TemplatePlaceholder, stem: Stem, sizes: Sequence[float]) -> Placeholder:
    """Return a measured placeholder under another name, with other type sizes in pt."""
    return replace(found.placeholder, name=stem.single, size=sizes[0], steps=tuple(sizes[1:]))


def footer_line(
    resolver: StyleResolver, page: SlidePage, shape: SlideShape, style: TextStyle
) -> FooterLine | None:
    """Return the place and look of a footer; None if it has no box or is turned."""
    box = page.box(shape)
    if box is None or is_turned(page, shape):
        return None
    insets = [_inset(page, shape, name, INSETS[name]) for name in ("lIns", "rIns")]
    align = resolver.levels(page, shape, 0).attribute("algn") or "l"
    return FooterLine(str(shape.type), box, style.size, align, sum(insets) / 2, style.bold)


def is_turned(page: SlidePage, shape: SlideShape) -> bool:
    """Whether a placeholder is rotated or its text does not run horizontally."""
    places = (
        holder.properties.find(f"{A}xfrm")
        for holder in (shape, *page.ancestors(shape))
        if holder.properties is not None
    )
    place = next((each for each in places if each is not None), None)
    turns = (place.get("rot"), _body(page, shape, "rot")) if place is not None else ()
    is_upside_down = place is not None and place.get("flipV") in ("1", "true")
    is_rotated = is_upside_down or any(mending.whole_of(turn) for turn in turns)
    return is_rotated or _body(page, shape, "vert") not in (None, "horz")


def _body(page: SlidePage, shape: SlideShape, name: str) -> str | None:
    """Return an attribute of a placeholder's a:bodyPr, its own or inherited; None if unset."""
    values = (properties.get(name) for properties in _body_properties(page, shape))
    return next((str(value) for value in values if value is not None), None)


def _body_properties(page: SlidePage, shape: SlideShape) -> list[Element]:
    """Return a placeholder's a:bodyPr and those it inherits from, nearest first."""
    found = (
        holder.element.find(f"{P}txBody/{A}bodyPr") for holder in (shape, *page.ancestors(shape))
    )
    return [properties for properties in found if properties is not None]


def _inset(page: SlidePage, shape: SlideShape, name: str, usual: int) -> float:
    """Return an inset in pt; `usual` is the standard's default in EMU."""
    value = _body(page, shape, name)
    return (int(value) if value is not None else usual) / _EMU


def _spacing(levels: Sequence[LevelProperties], mend: Mend) -> ParagraphSpacing:
    """Return the spacing of lines and paragraphs, the largest of all levels, as it is mended.

    That of paragraphs may be given as a part of the line's height (spcPct) or in 1/100 pt (spcPts).
    """
    shares = mend.lines or (None,) * len(levels)
    pitch = max(
        mending.line_share(level, 0.0) if share is None else share
        for level, share in zip(levels, shares, strict=True)
    )
    before = [_before(level) for level in levels]
    indents = tuple(_margin(level) for level in levels)
    return ParagraphSpacing(
        COUNTED.pitch * pitch,
        max(share for share, _ in before),
        max(points for _, points in before),
        OWN_SPACING.indents if mend.margins else indents,
    )


def _spread(levels: Sequence[LevelProperties], mend: Mend, smallest: float) -> float:
    """Return what is added between letters, as a share of the smallest type size, in pt."""
    spaces = () if "spc" in mend.letters else (level.run("spc") for level in levels)
    return max((0.0, *map(mending.whole_of, spaces))) / 100 / smallest


def _before(level: LevelProperties) -> tuple[float, float]:
    """Return the space above paragraphs of a level: as a multiple of the type size, and in pt."""
    share = points = 0.0
    for name in ("spcBef", "spcAft"):
        space = level.child(name)
        if space is not None and len(space):
            amount = mending.fraction(space[0].get("val", "0"))
            if space[0].tag == f"{A}spcPct":
                share += amount * COUNTED.pitch
            else:
                points += amount * 1000
    return share, points


def _margin(levels: LevelProperties) -> float:
    """Return how far in pt a level's text is set in: of its first and other lines, the larger."""
    margin, indent = (mending.whole_of(levels.attribute(name)) for name in ("marL", "indent"))
    return max(margin, margin + indent) / _EMU


def bounded(box: Rect, width: float, height: float) -> Rect:
    """Return the part of a box that is on a slide `width` by `height` pt large."""
    x, y = max(0.0, box.x), max(0.0, box.y)
    return Rect(x, y, min(box.right, width) - x, min(box.bottom, height) - y)
