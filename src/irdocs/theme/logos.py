"""Choose the version of a logo that is seen on a ground, and what has to be painted behind it.

A logo keeps its own colours, which were not chosen for our grounds. Where it has a version for dark
grounds, that is taken there. Where no version is seen, the logo stands on a plate in the theme's
plain ground, or in its primary colour if the logo is light.
"""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.content.assets import Picture
from irdocs.content.logos import Logo
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.theme import contrast
from irdocs.theme.painted_parts import parts_on

SEEN = 3.0
"""The least contrast with the ground of what has to be seen of a graphic (WCAG 2.2, 1.4.11)."""
SHARE = 0.2
"""The least part of what a logo paints that must have that contrast. The rest may be a pale field
behind letters, or an accent."""
LOST = 0.05
"""The most of it that may vanish, as a drop in the colour of a dark ground does: a logo without its
emblem or its name is no logo, however well the rest is seen."""


@frozen
class LogoVersion:
    """A logo as it stands on a ground."""

    picture: Picture
    is_on_dark: bool
    """Whether what is directly behind it is dark."""
    plate: str | None = None
    """The colour role of a plate behind it; None if it stands on the ground itself."""
    is_seen: bool = True


def version_on(logo: Logo, ground: Colour, palette: Mapping[str, Colour]) -> LogoVersion:
    """Return the version of a logo for a ground; `palette` has the colour of each role."""
    is_dark = not contrast.is_light(ground)
    versions = [logo.on_dark, logo.file] if is_dark else [logo.file, logo.on_dark]
    for picture in versions:
        if picture and is_seen(picture, ground, palette):
            return LogoVersion(picture, is_dark)
    for picture, role in ((logo.file, "ground"), (logo.on_dark or logo.file, "primary")):
        if is_seen(picture, palette[role], palette):
            return LogoVersion(picture, not contrast.is_light(palette[role]), role)
    return LogoVersion(logo.file, is_dark, is_seen=False)


def is_seen(picture: Picture, ground: Colour, palette: Mapping[str, Colour]) -> bool:
    """Whether enough of a picture has enough contrast with a ground, and next to nothing of it
    vanishes there."""
    parts = parts_on(picture, ground, {**palette, "accent": palette["primary"]})
    total = sum(part.area for part in parts)
    seen = sum(part.area for part in parts if part.contrast >= SEEN)
    lost = sum(part.area for part in parts if part.is_lost)
    return total > 0 and seen >= SHARE * total and lost <= LOST * total
