"""Colour roles as colours of the PowerPoint theme.

No shape states an RGB colour, unless it tells a status such as a warning. Each refers to one of the
twelve slots of the colour scheme in the theme part (ECMA-376, 20.1.6.2), so that another theme,
chosen in PowerPoint, recolours the whole deck. The project's roles ("ink", "signal", …) are more
than twelve; those without a slot of their own are shades: a slot and transforms of its luminance
and saturation (20.1.2.3).

There is one indirection more: shapes name `bg1`, `tx1`, `bg2` and `tx2`, and the master's colour
mapping (19.3.1.6) says which slots these are; a layout may override the mapping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml.xml import Element, el
from irdocs.theme import contrast, status_colours
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
"""The role whose colour each slot of our own colour scheme holds (ECMA-376, 20.1.6.2)."""

Change = tuple[str, int]
"""A colour transform and its value in 1/1000 of a per cent (20.1.2.3), such as lumMod."""
Shade = tuple[str, tuple[Change, ...]]
"""A slot of the colour scheme, and the transforms that are applied to it.

A colour as #RRGGBB in place of a slot stays the same in every scheme: what is red for danger must
not turn green because somebody chooses another theme in PowerPoint."""


def fixed_shades(palette: Mapping[str, Colour]) -> dict[str, Shade]:
    """Return the status roles of a palette as shades that no colour scheme changes."""
    return {role: (str(palette[role]), ()) for role in status_colours.ROLES}


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
"""How each role is made from our own colour scheme, if a theme gives no other colour.

Beside the theme's roles: `right` and `on-right` mark the right answer of a quiz, and `light` and
`dark` are the two colours that a QR code needs on any ground."""


@frozen
class SchemePaint:
    """Writes roles as colours, fills and lines of a colour scheme, ours or a template's."""

    shades: Mapping[str, Shade] = field(hash=False)
    has_plain_ground: bool = True
    """Whether the ground of slides is one colour: on a gradient, a patch of it would be seen."""

    def colour(self, role: str) -> Element:
        """Return a role as a colour with its transforms: of the scheme, or #RRGGBB for one that the
        scheme does not have. Raises KeyError for no role."""
        slot, changes = self.shades[role]
        transforms = [el(f"a:{name}", val=val) for name, val in changes]
        if slot.startswith("#"):
            return el("a:srgbClr", *transforms, val=slot[1:])
        return el("a:schemeClr", *transforms, val=slot)

    def fill(self, role: str | None) -> Element:
        """Return a solid fill in the colour of a role; for None, the element for no fill."""
        return el("a:solidFill", self.colour(role)) if role else el("a:noFill")

    def stroke(self, role: str | None, width: float) -> Element:
        """Return a line in a role's colour, `width` pt wide and with round ends; none for None."""
        if role is None:
            return el("a:ln", el("a:noFill"))
        return el("a:ln", self.fill(role), el("a:round"), w=emu(width), cap="rnd")


_SLOTS = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_MAPPING = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"} | {
    slot: slot for slot in _SLOTS
}


def held_by(slot: str) -> str:
    """Return the role whose colour is in a slot, by the name that shapes give the slot."""
    return SCHEME[_MAPPING[slot]]


def alike(role: str) -> str:
    """Return the role whose colour is in the slot of the scheme that a role is made from."""
    return held_by(OWN[role][0])


_SWAPPED = {"dk1": "lt1", "lt1": "dk1", "dk2": "lt2", "lt2": "dk2"}
"""The slots that change places where the ground is dark: `dk1` and `dk2` hold dark colours."""


def has_dark_ground(palette: Mapping[str, Colour]) -> bool:
    """Whether slides in a palette are dark, so that `bg1` and `bg2` are the dark slots."""
    return not contrast.is_light(palette["ground"])


def mapping(name: str, *, on_primary: bool = False, dark: bool = False) -> Element:
    """Return a colour mapping as an element (ECMA-376, 19.3.1.6); `dark` is for dark slides.

    On the primary colour both kinds of links are mapped to an accent that is seen there.
    """
    links = {"hlink": "accent6", "folHlink": "accent6"} if on_primary else {}
    grounds = {slot: _SWAPPED.get(held, held) if dark else held for slot, held in _MAPPING.items()}
    return el(name, **(grounds | links))


def override(*, on_primary: bool, dark: bool) -> Element:
    """Return a layout's or slide's override of the master's colour mapping (19.3.1.7)."""
    name = "a:overrideClrMapping"
    own = mapping(name, on_primary=True, dark=dark) if on_primary else el("a:masterClrMapping")
    return el("p:clrMapOvr", own)


def scheme(palette: Mapping[str, Colour]) -> Element:
    """Return the colour scheme element of a palette."""
    dark = has_dark_ground(palette)
    roles = {slot: SCHEME[_SWAPPED.get(slot, slot) if dark else slot] for slot in SCHEME}
    slots = [
        el(f"a:{slot}", el("a:srgbClr", val=palette[role].hex)) for slot, role in roles.items()
    ]
    return el("a:clrScheme", *slots, name="irdocs")
