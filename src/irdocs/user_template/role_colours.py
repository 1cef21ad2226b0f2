"""A template's colour scheme → our roles, so that every text has its contrast (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from irdocs.deck.colours import Change, Shade
from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.theme import contrast

TEXT = contrast.MINIMUM
_SLOTS = ("tx1", "bg1", "tx2", "bg2", *(f"accent{n}" for n in range(1, 7)))
_DARKER: tuple[tuple[Change, ...], ...] = (
    (), (("lumMod", 75_000),), (("lumMod", 60_000),), (("lumMod", 50_000),), (("lumMod", 35_000),),
)  # fmt: skip
_LIGHTER: tuple[tuple[Change, ...], ...] = (
    (),
    (("lumMod", 75_000), ("lumOff", 25_000)),
    (("lumMod", 60_000), ("lumOff", 40_000)),
    (("lumMod", 40_000), ("lumOff", 60_000)),
    (("lumMod", 20_000), ("lumOff", 80_000)),
)
_NEAR = 24
"""How far two colours' parts may differ and the one still pass for the other."""


@dataclass(frozen=True, slots=True)
class RoleColours:
    """The roles of a template: the shade of each, and the colour that it shows."""

    shades: Mapping[str, Shade]
    palette: Mapping[str, Colour]
    link: str
    """The slot in which links can be read on the ground and on cards."""
    strong_link: str
    """The slot in which links can be read on a panel of the primary colour."""
    panel: bool
    """Whether the ground must be painted behind what we set, as the template's is not plain."""


@dataclass(frozen=True, slots=True)
class _MappedScheme:
    """A scheme under a colour map: what each shade shows."""

    scheme: ColourScheme
    mapping: Mapping[str, str]

    def shown(self, shade: Shade) -> Colour:
        slot, changes = shade
        base = self.scheme.colours.get(self.mapping.get(slot, slot)) or Colour(0, 0, 0)
        return colour_scheme.changed(base, list(changes))


def tints(colours: ColourScheme, mapping: Mapping[str, str], ground: Colour | None) -> RoleColours:
    """Return the roles for slides on a ground; None where it is a picture or unknown."""
    palette = _MappedScheme(colours, mapping)
    slot = _slot_of(palette, ground) if ground else None
    base: Shade = (slot or "bg1", ())
    on = palette.shown(base)
    is_light = contrast.luminance(on) > 0.18
    ink = _ink(palette, on)
    tint = _tint(palette, base, is_light, palette.shown(ink))
    grounds = (on, palette.shown(tint))
    changes = _DARKER if is_light else _LIGHTER
    accents = _accents(palette, grounds, changes, ink)
    primary = accents[0]
    signal, teal, plum = (accents[n % len(accents)] for n in (1, 2, 3))
    on_primary = _ink(palette, palette.shown(primary))
    link = _link(palette, grounds, ink)
    shades: dict[str, Shade] = {
        "ink": ink,
        "ground": base,
        "tint": tint,
        "ink-soft": _soft(palette, ink, grounds, is_light),
        "primary": primary,
        "signal": signal,
        "teal": teal,
        "plum": plum,
        "right": primary,
        "on-right": on_primary,
        "on-primary": on_primary,
        "on-primary-soft": on_primary,
        "signal-bright": on_primary,
        "vessel": _step(primary, on_light=contrast.luminance(palette.shown(primary)) > 0.18),
        "balloon": _step(teal, on_light=not is_light),
        "link": (link, ()),
        "rule": _shifted(base, is_light, 80_000),
        "wash": _shifted(base, is_light, 90_000),
        "light": _extreme(palette, light=True),
        "dark": _extreme(palette, light=False),
    }
    shown = {role: palette.shown(shade) for role, shade in shades.items()}
    strong = _link(palette, [palette.shown(primary)], on_primary)
    return RoleColours(shades, shown, link, strong, slot is None)


def _slot_of(palette: _MappedScheme, ground: Colour) -> str | None:
    """Return the slot that shows a colour, or one that is next to it."""

    def apart(slot: str) -> int:
        other = palette.shown((slot, ()))
        return max(
            abs(ground.red - other.red),
            abs(ground.green - other.green),
            abs(ground.blue - other.blue),
        )

    nearest = min(("bg1", *_SLOTS), key=apart)
    return nearest if apart(nearest) <= _NEAR else None


def _ink(palette: _MappedScheme, ground: Colour) -> Shade:
    """Return the plain colour that is read best on a ground; the usual one if it is read well."""
    candidates: list[Shade] = [(slot, ()) for slot in ("tx1", "bg1", "tx2", "bg2")]
    well = [s for s in candidates if contrast.ratio(palette.shown(s), ground) >= 7]
    if well:
        return well[0]
    extremes: list[Shade] = [
        (slot, change)
        for slot in ("tx1", "bg1")
        for change in ((("lumMod", 0),), (("lumMod", 0), ("lumOff", 100_000)))
    ]
    return max((*candidates, *extremes), key=lambda s: contrast.ratio(palette.shown(s), ground))


def _shifted(shade: Shade, is_light: bool, amount: int) -> Shade:
    slot, changes = shade
    if is_light:
        return slot, (*changes, ("lumMod", amount))
    return slot, (*changes, ("lumMod", amount), ("lumOff", 100_000 - amount))


def _tint(palette: _MappedScheme, base: Shade, is_light: bool, ink: Colour) -> Shade:
    """Return the ground of cards: a step from the slide's, on which the ink is still read."""
    for amount in (94_000, 90_000, 97_000):
        shade = _shifted(base, is_light, amount)
        if contrast.ratio(ink, palette.shown(shade)) >= TEXT:
            return shade
    return base


def _accents(
    palette: _MappedScheme,
    grounds: Sequence[Colour],
    changes: Sequence[tuple[Change, ...]],
    ink: Shade,
) -> list[Shade]:
    """Return the colours that words can have on all grounds, each unlike the ones before it.

    Colours that stay themselves, or nearly, come before those that must be changed much: a yellow
    that is dark enough to be read is no longer the trust's yellow.
    """
    fitting: list[tuple[bool, Shade]] = []
    for slot in ("accent1", "accent2", "tx2", *(f"accent{n}" for n in range(3, 7))):
        for number, change in enumerate(changes):
            shown = palette.shown((slot, change))
            if all(contrast.ratio(shown, ground) >= TEXT for ground in grounds):
                fitting.append((number > 1, (slot, change)))
                break
    found: list[Shade] = []
    for _, shade in sorted(fitting, key=lambda one: one[0]):
        if all(_unlike(palette.shown(shade), palette.shown(f)) for f in found):
            found.append(shade)
    return found or [ink]


def _unlike(one: Colour, other: Colour) -> bool:
    parts = ((one.red, other.red), (one.green, other.green), (one.blue, other.blue))
    return sum(abs(a - b) for a, b in parts) > 2 * _NEAR


def _soft(palette: _MappedScheme, ink: Shade, grounds: Iterable[Colour], is_light: bool) -> Shade:
    """Return a quieter ink where it is still read on all grounds."""
    slot, changes = ink
    softer: list[tuple[Change, ...]] = (
        [(("lumMod", 65_000), ("lumOff", 35_000)), (("lumMod", 80_000), ("lumOff", 20_000))]
        if is_light
        else [(("lumMod", 75_000),), (("lumMod", 85_000),)]
    )
    for change in softer:
        shade: Shade = (slot, (*changes, *change))
        if all(contrast.ratio(palette.shown(shade), ground) >= TEXT for ground in grounds):
            return shade
    return ink


def _step(shade: Shade, *, on_light: bool) -> Shade:
    slot, changes = shade
    change: tuple[Change, ...] = (
        (("lumMod", 75_000),) if on_light else (("lumMod", 75_000), ("lumOff", 25_000))
    )
    return slot, (*changes, *change)


def _extreme(palette: _MappedScheme, *, light: bool) -> Shade:
    candidates: list[Shade] = [(slot, ()) for slot in ("tx1", "bg1", "tx2", "bg2")]
    sign = 1 if light else -1
    return max(candidates, key=lambda s: sign * contrast.luminance(palette.shown(s)))


def link_on(colours: ColourScheme, mapping: Mapping[str, str], ground: Colour) -> str:
    """Return the slot in which links can be read on a ground."""
    palette = _MappedScheme(colours, mapping)
    return _link(palette, [ground], _ink(palette, ground))


def _links(palette: _MappedScheme) -> Iterator[str]:
    yield from ("hlink", *(palette.mapping.get(s, s) for s in ("accent1", "accent2", "tx2")))
    yield from (f"accent{n}" for n in range(3, 7))


def _link(palette: _MappedScheme, grounds: Iterable[Colour], ink: Shade) -> str:
    """Return a slot in which links are read, the template's own if it is."""
    for slot in _links(palette):
        colour = palette.scheme.colours.get(slot)
        if colour and all(contrast.ratio(colour, ground) >= TEXT for ground in grounds):
            return slot
    return palette.mapping.get(ink[0], ink[0])
