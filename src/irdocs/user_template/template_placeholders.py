"""Measure a template's placeholder: its box, type sizes, spacing and insets.

A `Placeholder` is all that the planning of a deck knows of the room for a text, whether it comes
from our own template or from a user's. What a user's placeholder says is spread over the layout,
the master and the master's text styles, in EMU, 1/100 pt and 1/1000 of a per cent; here it becomes
one object with all lengths in pt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Align, Anchor, Kind, Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.paragraph_metrics import COUNTED, LEVELS, ParagraphSpacing
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import text_styles
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import SlidePage, SlideShape
from irdocs.ooxml.text_styles import INSETS, LevelProperties, StyleResolver, TextStyle
from irdocs.theme import contrast
from irdocs.units import Rect

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
    style: TextStyle
    ground: Colour | None
    """The colour behind the text; None where it is a picture, a gradient or unknown."""

    @property
    def is_readable(self) -> bool | None:
        """Whether its text has enough contrast; None where the ground is unknown."""
        if self.ground is None or self.style.colour is None:
            return None
        least = LARGE_TEXT if self.placeholder.size >= LARGE_ENOUGH else contrast.MINIMUM
        return contrast.ratio(self.style.colour, self.ground) >= least


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
    levels = [resolver.levels(page, shape, level) for level in range(LEVELS)]
    style = resolver.style(page, shape, 0, None)
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
    kind = shape.type if shape.type in get_args(Kind) else "body"
    placeholder = Placeholder(
        stem.single,
        kind,  # type: ignore[arg-type]
        box,
        steps[0],
        bold=style.bold,
        bullets=_has_bullet(levels[0]),
        anchor=anchor if anchor in get_args(Anchor) else "t",  # type: ignore[arg-type]
        align=align if align in get_args(Align) else "l",  # type: ignore[arg-type]
        inset=inset_across,
        steps=tuple(steps[1:]),
        index=None if kind in ("title", "ctrTitle") else shape.index,
        inset_down=inset_down,
        spacing=_spacing(levels, steps[-1]),
        capitals=style.capitals,
        explicit=True,
    )
    return TemplatePlaceholder(
        page, shape, placeholder, style, text_styles.ground(page, shape, box)
    )


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
    transform = shape.properties.find(f"{A}xfrm") if shape.properties is not None else None
    is_rotated = transform is not None and transform.get("rot", "0") != "0"
    return is_rotated or _body(page, shape, "vert") not in (None, "horz")


def _body(page: SlidePage, shape: SlideShape, name: str) -> str | None:
    """Return an attribute of a placeholder's a:bodyPr, its own or inherited; None if unset."""
    for holder in (shape, *page.ancestors(shape)):
        properties = holder.element.find(f"{P}txBody/{A}bodyPr")
        if properties is not None and (value := properties.get(name)) is not None:
            return str(value)
    return None


def _inset(page: SlidePage, shape: SlideShape, name: str, usual: int) -> float:
    """Return an inset in pt; `usual` is the standard's default in EMU."""
    value = _body(page, shape, name)
    return (int(value) if value is not None else usual) / _EMU


def _has_bullet(levels: LevelProperties) -> bool:
    """Whether a level has bullets or numbers: the nearest element that says it decides."""
    for element in levels.elements:
        for child in element:
            kind = child.tag.removeprefix(A) if isinstance(child.tag, str) else ""
            if kind == "buNone":
                return False
            if kind in ("buChar", "buAutoNum", "buBlip"):
                return True
    return False


def _spacing(levels: Sequence[LevelProperties], smallest: float) -> ParagraphSpacing:
    """Return the spacing of lines and paragraphs; `smallest` is the smallest type size in pt.

    Both may be given as a part of the line's height (spcPct) or in 1/100 pt (spcPts).
    """
    first_level = levels[0]
    pitch = COUNTED.pitch
    line = first_level.child("lnSpc")
    if line is not None and len(line):
        amount = _amount(line[0].get("val", "100000"))
        # A pitch in pt stays the same when the type gets smaller, so it is largest in relation to
        # the smallest size; counting on that never underestimates the height of a text.
        pitch = COUNTED.pitch * amount if line[0].tag == f"{A}spcPct" else amount * 1000 / smallest
    before_share = before_points = 0.0
    for name in ("spcBef", "spcAft"):
        space = first_level.child(name)
        if space is not None and len(space):
            amount = _amount(space[0].get("val", "0"))
            if space[0].tag == f"{A}spcPct":
                before_share += amount * COUNTED.pitch
            else:
                before_points += amount * 1000
    return ParagraphSpacing(
        max(pitch, 0.6), before_share, before_points, tuple(_margin(level) for level in levels)
    )


def _amount(text: str) -> float:
    """Return a number of 1/1000 of a per cent, or of 1/100 pt, divided by 100 000.

    A percentage may also be written with a sign ("90%", the strict form of ECMA-376). A length is
    this result times 1000, in pt.
    """
    if text.endswith("%"):
        return float(text[:-1]) / 100
    return int(text) / 100_000


def _margin(levels: LevelProperties) -> float:
    """Return how far in pt a level's text is set in: of its first and other lines, the larger."""
    margin = int(levels.attribute("marL") or 0)
    indent = int(levels.attribute("indent") or 0)
    return max(margin, margin + indent) / _EMU


def bounded(box: Rect, width: float, height: float) -> Rect:
    """Return the part of a box that is on a slide `width` by `height` pt large."""
    x, y = max(0.0, box.x), max(0.0, box.y)
    return Rect(x, y, min(box.right, width) - x, min(box.bottom, height) - y)
