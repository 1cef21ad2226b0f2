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
        ground = grounds.ground(page, shape, box) if box else None
        style = styles.style(page, shape, 0, None)
        colour = style.seen_on(ground)
        is_faint = ground and colour and contrast.ratio(colour, ground) < contrast.MINIMUM
        role = _readable(colours, ground) if is_faint and ground else None
        line = template_placeholders.footer_line(styles, page, shape, style)
        shown = colours.palette[role] if role else colour
        if line and shown:
            clear = crossings.clear_of_bands(page, line.box, shown)
            line = replace(line, box=clear, is_moved=clear != line.box)
        placeholders.append(FooterPlaceholder(str(shape.type), shape.index, role, line))
    return tuple(placeholders)


def _readable(colours: RoleColours, ground: Colour) -> str:
    """Return the one of our plain colour roles that has the most contrast with a ground."""
    return max(("ink", "ground", "light", "dark"),
               key=lambda role: contrast.ratio(colours.palette[role], ground))  # fmt: skip
