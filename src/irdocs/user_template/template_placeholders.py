"""A template's placeholder → a place that can be measured: its box, size, spacing, insets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from irdocs.deck.layout import Align, Anchor, Kind, Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.paragraph_metrics import COUNTED, LEVELS, ParagraphSpacing
from irdocs.drawing import Colour
from irdocs.ooxml import text_styles
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import SlidePage, SlideShape
from irdocs.ooxml.text_styles import INSETS, LevelProperties, StyleResolver, TextStyle
from irdocs.theme import contrast
from irdocs.units import Rect

_EMU = 12_700
LARGE_TEXT = 3.0
"""The contrast that a template's titles and subtitles need (WCAG 2.2, 1.4.3)."""
LARGE_ENOUGH = 24.0
"""A size in pt that may be taken though the template's is smaller."""
LEAST = 1.22 * 18
"""The height in pt of the least text that a place must have room for."""


@dataclass(frozen=True, slots=True)
class TemplatePlaceholder:
    """A placeholder of a template as a place, and how it looks where it stands."""

    page: SlidePage
    shape: SlideShape
    placeholder: Placeholder
    style: TextStyle
    ground: Colour | None

    @property
    def is_readable(self) -> bool | None:
        """Whether its words have their contrast; None where what is behind them is unknown."""
        if self.ground is None or self.style.colour is None:
            return None
        least = LARGE_TEXT if self.placeholder.size >= LARGE_ENOUGH else contrast.MINIMUM
        return contrast.ratio(self.style.colour, self.ground) >= least


def held(
    resolver: StyleResolver, page: SlidePage, shape: SlideShape, stem: Stem, sizes: Sequence[float]
) -> TemplatePlaceholder | None:
    """Return a placeholder as a place of a name, or None if words cannot be set in it.

    `sizes` in pt are the steps that may be taken; the template's own stands first if it is larger.
    """
    box = page.box(shape)
    if box is None or is_turned(page, shape):
        return None
    levels = [resolver.levels(page, shape, level) for level in range(LEVELS)]
    look = resolver.style(page, shape, 0, None)
    insets = {key: _inset(page, shape, key, usual) for key, usual in INSETS.items()}
    # Different insets left and right are as good as the mean of both.
    across = (insets["lIns"] + insets["rIns"]) / 2
    down = (insets["tIns"] + insets["bIns"]) / 2
    if box.height - 2 * down < LEAST or box.width - 2 * across < 100:
        return None
    own = [size for size in sizes if size <= max(look.size, LARGE_ENOUGH)]
    steps = own if own and own[0] >= look.size else [look.size, *own]
    anchor, align = _body(page, shape, "anchor") or "t", levels[0].attribute("algn")
    kind = shape.type if shape.type in get_args(Kind) else "body"
    placeholder = Placeholder(
        stem.single,
        kind,  # type: ignore[arg-type]
        box,
        steps[0],
        bold=look.bold,
        bullets=_has_bullet(levels[0]),
        anchor=anchor if anchor in get_args(Anchor) else "t",  # type: ignore[arg-type]
        align=align if align in get_args(Align) else "l",  # type: ignore[arg-type]
        inset=across,
        steps=tuple(steps[1:]),
        index=None if kind in ("title", "ctrTitle") else shape.index,
        inset_down=down,
        spacing=_spacing(levels, steps[-1]),
        capitals=look.capitals,
        explicit=True,
    )
    return TemplatePlaceholder(page, shape, placeholder, look, text_styles.ground(page, shape, box))


def renamed(one: TemplatePlaceholder, stem: Stem, sizes: Sequence[float]) -> Placeholder:
    """Return a place under another name, with other sizes in pt."""
    return replace(one.placeholder, name=stem.single, size=sizes[0], steps=tuple(sizes[1:]))


def is_turned(page: SlidePage, shape: SlideShape) -> bool:
    """Whether a placeholder's words run other than from left to right."""
    transform = shape.properties.find(f"{A}xfrm") if shape.properties is not None else None
    turned = transform is not None and transform.get("rot", "0") != "0"
    return turned or _body(page, shape, "vert") not in (None, "horz")


def _body(page: SlidePage, shape: SlideShape, name: str) -> str | None:
    """Return an attribute of a placeholder's body, its own or inherited."""
    for one in (shape, *page.ancestors(shape)):
        found = one.element.find(f"{P}txBody/{A}bodyPr")
        if found is not None and (value := found.get(name)) is not None:
            return str(value)
    return None


def _inset(page: SlidePage, shape: SlideShape, name: str, usual: int) -> float:
    value = _body(page, shape, name)
    return (int(value) if value is not None else usual) / _EMU


def _has_bullet(levels: LevelProperties) -> bool:
    for element in levels.elements:
        for child in element:
            kind = child.tag.removeprefix(A) if isinstance(child.tag, str) else ""
            if kind == "buNone":
                return False
            if kind in ("buChar", "buAutoNum", "buBlip"):
                return True
    return False


def _spacing(levels: Sequence[LevelProperties], smallest: float) -> ParagraphSpacing:
    first = levels[0]
    pitch = COUNTED.pitch
    line = first.child("lnSpc")
    if line is not None and len(line):
        value = _amount(line[0].get("val", "100000"))
        # A fixed pitch is worst at the smallest size, so it is counted on as such.
        pitch = COUNTED.pitch * value if line[0].tag == f"{A}spcPct" else value * 1000 / smallest
    before = points = 0.0
    for name in ("spcBef", "spcAft"):
        space = first.child(name)
        if space is not None and len(space):
            value = _amount(space[0].get("val", "0"))
            if space[0].tag == f"{A}spcPct":
                before += value * COUNTED.pitch
            else:
                points += value * 1000
    return ParagraphSpacing(
        max(pitch, 0.6), before, points, tuple(_margin(level) for level in levels)
    )


def _amount(text: str) -> float:
    """Return a percentage or a length in 1/100 pt, as a part of 100 000."""
    if text.endswith("%"):
        return float(text[:-1]) / 100
    return int(text) / 100_000


def _margin(levels: LevelProperties) -> float:
    margin = int(levels.attribute("marL") or 0)
    indent = int(levels.attribute("indent") or 0)
    return max(margin, margin + indent) / _EMU


def bounded(box: Rect, width: float, height: float) -> Rect:
    """Return the part of a box that lies on a slide of a size in pt."""
    x, y = max(0.0, box.x), max(0.0, box.y)
    return Rect(x, y, min(box.right, width) - x, min(box.bottom, height) - y)
