"""Colour roles → theme colours, so that replacing the theme part restyles the whole deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from irdocs.drawing import Colour
from irdocs.ooxml.xml import Element, el
from irdocs.units import emu

SCHEME: Mapping[str, str] = {
    "dk1": "ink",
    "lt1": "ground",
    "dk2": "primary",
    "lt2": "tint",
    "accent1": "primary",
    "accent2": "teal",
    "accent3": "plum",
    "accent4": "signal",
    "accent5": "vessel",
    "accent6": "signal-bright",
    "hlink": "link",
    "folHlink": "plum",
}
"""What each slot of our own colour scheme holds (ECMA-376, 20.1.6.2)."""

Change = tuple[str, int]
"""A colour transform and its value in 1/1000 of a per cent (20.1.2.3), such as lumMod."""
Shade = tuple[str, tuple[Change, ...]]
"""A slot of the colour scheme, and what is done to it."""

OWN: Mapping[str, Shade] = {
    "ink": ("tx1", ()),
    "ground": ("bg1", ()),
    "primary": ("tx2", ()),
    "tint": ("bg2", ()),
    "teal": ("accent2", ()),
    "plum": ("accent3", ()),
    "signal": ("accent4", ()),
    "vessel": ("accent5", ()),
    "link": ("hlink", ()),
    "signal-bright": ("accent6", ()),
    "on-primary": ("bg1", ()),
    "on-primary-soft": ("bg2", ()),
    "right": ("accent2", ()),
    "on-right": ("bg1", ()),
    "light": ("bg1", ()),
    "dark": ("tx1", ()),
    "ink-soft": ("tx1", (("satMod", 50_000), ("lumMod", 75_000), ("lumOff", 25_000))),
    "rule": ("bg2", (("lumMod", 80_000),)),
    "wash": ("bg2", (("lumMod", 92_000),)),
    "balloon": ("accent2", (("satMod", 40_000), ("lumMod", 50_000), ("lumOff", 50_000))),
}
"""Where each role is found in our own colour scheme. Beside a theme's roles there are four:
`right` marks an answer, `light` and `dark` are what a QR code needs on any ground."""


@dataclass(frozen=True, slots=True)
class SchemePaint:
    """Roles as they are painted: shades of a colour scheme, ours or a template's."""

    shades: Mapping[str, Shade]

    def colour(self, role: str) -> Element:
        """Return a role as a scheme colour, shaded from one where the scheme has no slot for it."""
        slot, changes = self.shades[role]
        return el("a:schemeClr", *(el(f"a:{name}", val=val) for name, val in changes), val=slot)

    def fill(self, role: str | None) -> Element:
        """Return a solid fill of a role, or none."""
        return el("a:solidFill", self.colour(role)) if role else el("a:noFill")

    def stroke(self, role: str | None, width: float) -> Element:
        """Return a line of a role, `width` pt wide, its ends and joins round."""
        if role is None:
            return el("a:ln", el("a:noFill"))
        return el("a:ln", self.fill(role), el("a:round"), w=emu(width), cap="rnd")


_SLOTS = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_MAPPING = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"} | {s: s for s in _SLOTS}


def alike(role: str) -> str:
    """Return the theme's role that stands in the scheme where a role is found."""
    return SCHEME[_MAPPING[OWN[role][0]]]


def mapping(name: str, *, dark: bool = False) -> Element:
    """Return a colour mapping (ECMA-376, 19.3.1.6); on a dark ground links are bright."""
    links = {"hlink": "accent6", "folHlink": "accent6"} if dark else {}
    return el(name, **(_MAPPING | links))


def override(*, dark: bool) -> Element:
    """Return what a layout or slide says of the master's colour mapping (19.3.1.7)."""
    own = mapping("a:overrideClrMapping", dark=True) if dark else el("a:masterClrMapping")
    return el("p:clrMapOvr", own)


def scheme(palette: Mapping[str, Colour]) -> Element:
    """Return the colour scheme of a palette."""
    slots = [
        el(f"a:{slot}", el("a:srgbClr", val=palette[role].hex)) for slot, role in SCHEME.items()
    ]
    return el("a:clrScheme", *slots, name="irdocs")
