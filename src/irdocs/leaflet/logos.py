"""Set the logos of a document: on the cover as figures, at its end as ornament."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content import logos
from irdocs.content.logos import CLEAR, LEAST_PRINTED, Logo
from irdocs.drawing import Command, Path, rounded
from irdocs.leaflet.boxes import Box, Mark, PathMark
from irdocs.leaflet.compose import shown
from irdocs.leaflet.story import ColumnSetting
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.theme import logos as versions
from irdocs.theme.logos import LogoVersion
from irdocs.units import Rect, to_mm

TALLEST = 14.0
"""The height of logos on a cover that has room, in mm at a scale of 1."""
NO_LIMIT = 1e6
"""In pt: where logos have several rows, the box grows with them."""


def on_cover(
    document_logos: Sequence[Logo], setting: ColumnSetting, width: float, ground: str, parent: Tag
) -> Box:
    """Return the logos as a box of figures, `width` pt wide at most.

    `ground` is the colour role behind them. Logos that cannot be seen there are reported, and
    logos that do not fit at their least height.
    """
    chosen = _versions(document_logos, setting, ground)
    report = setting.setter.report
    for logo, version in zip(document_logos, chosen, strict=True):
        if not version.is_seen:
            report.warning(
                "unseen-logo",
                f'the logo "{logo.file.name}" cannot be seen on the cover: less than '
                f"{versions.SEEN:g}:1 on every ground of the theme",
                logo.span,
                "give a version with more contrast, or one for dark grounds as on_dark:",
            )
    return _row(
        document_logos, chosen, setting, width, setting.mm(TALLEST),
        [Tag("Figure", parent, alt=version.picture.alternative(str(logo.alt)))
         for logo, version in zip(document_logos, chosen, strict=True)],
    )  # fmt: skip


def at_the_end(document_logos: Sequence[Logo], setting: ColumnSetting, ground: str) -> Box:
    """Return the logos once more, at their least height, as ornament that is not read aloud."""
    chosen = _versions(document_logos, setting, ground)
    return _row(document_logos, chosen, setting, setting.width, 0.0, [None] * len(chosen))


def _versions(
    document_logos: Sequence[Logo], setting: ColumnSetting, ground: str
) -> list[LogoVersion]:
    palette = setting.setter.styles.theme.palette
    return [versions.version_on(logo, palette[ground], palette) for logo in document_logos]


def _row(
    document_logos: Sequence[Logo],
    chosen: Sequence[LogoVersion],
    setting: ColumnSetting,
    width: float,
    tallest: float,
    owners: Sequence[Tag | None],
) -> Box:
    """Return logos side by side, in several rows if they need them."""
    least = max(LEAST_PRINTED, setting.mm(to_mm(LEAST_PRINTED)))
    # A plate reaches beyond its logo by the clear space.
    pad = CLEAR * max(tallest, least) if any(version.plate for version in chosen) else 0.0
    left = pad if chosen[0].plate else 0.0
    room = Rect(left, pad, width - left - pad, NO_LIMIT)
    ratios = [version.picture.ratio for version in chosen]
    boxes = logos.arranged(ratios, room, max(tallest, least), least)
    if boxes is None:
        if any(owners):  # else they are only repeated
            _report_without_room(document_logos, ratios, least, room.width, setting)
        return Box(0.0, ())
    styles = setting.setter.styles
    marks: list[Mark] = [
        PathMark((Path(outline, fill=styles.theme.palette[plate]),))
        for plate, outline in _plates(chosen, boxes, setting.pt(4))
    ]
    for version, box, owner in zip(chosen, boxes, owners, strict=True):
        picture = shown(
            version.picture, box.width, styles, owner or LAYOUT, on_dark=version.is_on_dark
        )
        marks += [mark.moved(box.x, box.y) for mark in picture.marks]
    return Box(boxes[-1].bottom + pad, tuple(marks), span=document_logos[0].span)


def _plates(
    chosen: Sequence[LogoVersion], boxes: Sequence[Rect], radius: float
) -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield the colour role and the outline of each plate, with corners of `radius` pt.

    Logos that all need the same plate share one: theirs would touch one another.
    """
    areas = [(version.plate, box) for version, box in zip(chosen, boxes, strict=True)]
    if len({plate for plate, _ in areas}) == 1:
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, foot = max(box.right for box in boxes), max(box.bottom for box in boxes)
        areas = [(areas[0][0], Rect(left, top, right - left, foot - top))]
    space = CLEAR * boxes[0].height  # they are all equally high
    for plate, area in areas:
        if plate:
            box = area.inset(-space, -space, -space, -space)
            yield plate, rounded(box.x, box.y, box.width, box.height, radius)


def _report_without_room(
    document_logos: Sequence[Logo],
    ratios: Sequence[float],
    least: float,
    width: float,
    setting: ColumnSetting,
) -> None:
    """Report the widest logo; `least` is its least height and `width` its room, in pt."""
    widest = document_logos[ratios.index(max(ratios))]
    setting.setter.report.error(
        "logo-without-room",
        f'the logo "{widest.file.name}" is {max(ratios) * least:.0f} pt wide at its least '
        f"height of {to_mm(least):.0f} mm, and has {width:.0f} pt ({setting.format_name})",
        widest.span,
        "give a version that is less wide",
    )
