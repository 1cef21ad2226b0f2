"""Place the logos of a document on slides: on the first and the last, and small at the foot.

On the title slide a logo has its alternative text; where it is repeated it is decorative. The small
ones at the foot of slides belong to the layouts of our own template, so that one change there
changes them on every slide. In a user's template, which as a rule has a logo of its own, they stand
only on the title slide, in what that leaves free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content import logos
from irdocs.content.logos import LEAST_REPEATED, LEAST_SHOWN, Logo
from irdocs.deck.design import Design
from irdocs.deck.footer_lines import OWN_SIZE, in_deck, own_footer_line
from irdocs.deck.model import Deck, Slide
from irdocs.deck.slide_grids import grid_of
from irdocs.deck.slots import PictureSlot
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.frozen import replace
from irdocs.theme import logos as versions
from irdocs.units import Rect

TALLEST = 40.0
"""The height of logos on the title slide, in pt, if they have room."""
AT_FOOT = 26.0
"""Their height at the foot of slides, in pt, if they have room."""
BESIDE = 24.0
"""White space in pt between the logos at the foot of a slide and the texts beside them."""


def with_logos(
    slides: Sequence[Slide], document_logos: Sequence[Logo], design: Design, report: Report
) -> Iterator[Slide]:
    """Yield the slides of a deck, with logos on those whose layouts have room for them.

    Logos that have no room on the title slide of our own template at their least height, and logos
    that cannot be seen there, are reported.
    """
    for number, slide in enumerate(slides):
        room = slide.layout.logos
        if room is None or not document_logos:
            yield slide
            continue
        known = None if room.is_unsure else design.palette[slide.layout.ground]
        ground = room.ground or known
        slots = _slots(document_logos, design, room.box, ground, TALLEST, LEAST_SHOWN)
        if number == 0:
            slots = [
                replace(slot, alt=slot.picture.alternative(str(logo.alt)))
                for slot, logo in zip(slots, document_logos, strict=False)
            ]
            if design.template is None:
                _report(document_logos, design, slots, ground, report)
        yield replace(slide, slots=(*slide.slots, *slots))


def _report(
    document_logos: Sequence[Logo],
    design: Design,
    slots: Sequence[PictureSlot],
    ground: Colour | None,
    report: Report,
) -> None:
    for logo in document_logos if ground else ():
        if ground and not versions.version_on(logo, ground, design.palette).is_seen:
            report.warning(
                "unseen-logo",
                f'the logo "{logo.file.name}" cannot be seen on the title slide: less than '
                f"{versions.SEEN:g}:1 on every ground of the theme",
                logo.span,
                "give a version with more contrast, or one for dark grounds as on_dark:",
            )
    if not slots:
        report.error(
            "logo-without-room",
            "the logos have no room on the title slide at their least height of "
            f"{LEAST_SHOWN:g} pt",
            document_logos[0].span,
            "give versions that are less wide, or fewer logos",
        )


def _slots(
    document_logos: Sequence[Logo],
    design: Design,
    room: Rect,
    ground: Colour | None,
    tallest: float,
    least: float,
) -> list[PictureSlot]:
    """Return the logos as decorative pictures in a room; none if they do not fit.

    `ground` is the colour behind them; None where it is not known, so that they need a plate.
    """
    palette = design.palette
    chosen = [
        versions.version_on(logo, ground or palette["ground"], palette) for logo in document_logos
    ]
    if ground is None:
        chosen = [replace(version, plate=version.plate or "ground") for version in chosen]
    has_plates = any(version.plate for version in chosen)
    height = min(tallest, room.height / (1 + 2 * logos.CLEAR) if has_plates else room.height)
    pad = logos.CLEAR * height if has_plates else 0.0
    inner = room.inset(pad if chosen[0].plate else 0.0, pad, pad, pad)
    ratios = [version.picture.ratio for version in chosen]
    boxes = logos.arranged(ratios, inner, height, least) if height >= least else None
    if boxes is None:
        return []
    down = (inner.bottom - boxes[-1].bottom) / 2
    return [
        PictureSlot(
            version.picture,
            box.moved(0, down),
            None,
            on_dark=version.is_on_dark,
            plate=version.plate,
        )
        for version, box in zip(chosen, boxes, strict=True)
    ]


def at_foot(deck: Deck, design: Design, ground_role: str) -> list[PictureSlot]:
    """Return the logos between the footers of a slide in our own look; none if they have no room.

    They stand beside the date. A logo that would need a plate is left out with the others: at the
    foot a plate would draw the eye.
    """
    if design.template is not None or not deck.logos:
        return []
    grid, faces = grid_of(design.size), design.minor
    style = faces.style(bold=False, italic=False)
    own = [own_footer_line(grid, kind) for kind in grid.footers]
    size = next((line.size for line in in_deck(own, deck, faces, grid.size).values()), OWN_SIZE)
    title, date = grid.footers["ftr"], grid.footers["dt"]
    left = title.x + style.width(deck.footer) * size / faces.slack + BESIDE
    right = date.right - style.width(deck.date) * size / faces.slack - BESIDE
    middle = title.y + title.height / 2
    room = Rect(left, middle - AT_FOOT / 2, right - left, AT_FOOT)
    ground = design.palette[ground_role]
    slots = _slots(deck.logos, design, room, ground, AT_FOOT, LEAST_REPEATED)
    if not slots or any(slot.plate for slot in slots) or room.width <= 0:
        return []
    shift = room.right - slots[-1].box.right
    return [replace(slot, box=slot.box.moved(shift, 0)) for slot in slots]
