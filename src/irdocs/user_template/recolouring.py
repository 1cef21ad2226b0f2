"""Give the words of a template that are too faint for their ground another of its colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.drawing import Colour
from irdocs.frozen import replace
from irdocs.ooxml import grounds
from irdocs.ooxml.presentation import FOOTERS, SlidePage
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import contrast
from irdocs.units import Size
from irdocs.user_template import crossings, template_placeholders
from irdocs.user_template.free_area import is_at_an_edge
from irdocs.user_template.mending import Mend
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.template_placeholders import TemplatePlaceholder


def recoloured(
    colours: RoleColours, placeholders: Sequence[TemplatePlaceholder]
) -> Mapping[int | None, str]:
    """Return, by idx, another colour role for placeholders whose text is too faint."""
    return {
        held.placeholder.index: _readable(colours, held.ground)
        for held in placeholders
        if held.is_readable is False and held.ground is not None
    }


def mended(placeholders: Sequence[TemplatePlaceholder]) -> Mapping[int | None, Mend]:
    """Return, by idx, what placeholders have to state so that words can be read in them."""
    return {held.placeholder.index: held.mend for held in placeholders if held.mend.is_needed}


def footers(
    styles: StyleResolver,
    page: SlidePage,
    slide: Size,
    colours: RoleColours,
    *,
    all_of_them: bool = True,
) -> tuple[FooterPlaceholder, ...]:
    """Return a layout's footers; those too faint to be read get another colour role.

    Unless all are asked for, those amid the slide, where our text may be, are left out. `slide` is
    the size of the slide in pt.
    """
    placeholders = []
    for shape in page.shapes:
        if shape.type not in FOOTERS:
            continue
        box = page.box(shape)
        if not all_of_them and (box is None or not is_at_an_edge(box, slide)):
            continue
        style = styles.style(page, shape, 0, None)
        line = template_placeholders.footer_line(styles, page, shape, style)
        clear = line.box if line else box
        if line and (colour := style.seen_on(grounds.ground(page, shape, line.box))):
            clear = crossings.clear_of_edges(page, line.box, colour)
        behind = grounds.colours(page, shape, clear) if clear else ()
        seen = [(colour, ground) for ground in behind if (colour := style.seen_on(ground))]
        is_faint = any(contrast.ratio(*pair) < contrast.MINIMUM for pair in seen)
        role = _readable(colours, *behind) if is_faint else None
        shown = colours.palette[role] if role else seen[0][0] if seen else style.seen_on(None)
        if line and clear and shown:
            clear = crossings.clear_of_bands(page, clear, shown)
            line = replace(line, box=clear, is_moved=clear != line.box)
        placeholders.append(FooterPlaceholder(str(shape.type), shape.index, role, line))
    return tuple(placeholders)


def _readable(colours: RoleColours, *behind: Colour) -> str:
    """Return the one of our plain colour roles that has the most contrast with what is behind."""
    return max(("ink", "ground", "light", "dark"),
               key=lambda role: _least(colours.palette[role], behind))  # fmt: skip


def _least(colour: Colour, behind: Sequence[Colour]) -> float:
    """Return the contrast of a colour with that of the colours behind it that is nearest to it."""
    return min(contrast.ratio(colour, ground) for ground in behind)
