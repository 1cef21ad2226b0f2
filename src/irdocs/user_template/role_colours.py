"""Give each of our colour roles a colour of a template's scheme (WCAG 2.2, 1.4.3).

We write text in roles (ink on ground, on-primary on primary, …); a template has twelve colours that
were not chosen for these uses: accents may be pale yellow, or all alike. A role therefore gets a
*shade*: a slot of the scheme, and if need be transforms that make it darker or lighter (lumMod and
lumOff, ECMA-376, 20.1.2.3) until its contrast with the grounds of that role is sufficient. The deck
stores the shade and not the colour it gives, so it follows when the user changes the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from irdocs.deck.colours import Change, Shade
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.theme import contrast

TEXT = contrast.MINIMUM
"""The least contrast of text with its ground."""
WELL_READ = 7.0
"""The contrast of text that is well read (WCAG 2.2, 1.4.6)."""
_SLOTS = ("tx1", "bg1", "tx2", "bg2", *(f"accent{n}" for n in range(1, 7)))
_DARKER: tuple[tuple[Change, ...], ...] = (
    (), (("lumMod", 75_000),), (("lumMod", 60_000),), (("lumMod", 50_000),), (("lumMod", 35_000),),
)  # fmt: skip
"""The changes that are tried to make a colour legible on a light ground, in this order."""
_LIGHTER: tuple[tuple[Change, ...], ...] = (
    (),
    (("lumMod", 75_000), ("lumOff", 25_000)),
    (("lumMod", 60_000), ("lumOff", 40_000)),
    (("lumMod", 40_000), ("lumOff", 60_000)),
    (("lumMod", 20_000), ("lumOff", 80_000)),
)
"""The same for a dark ground: PowerPoint's own lighter variants of a theme colour."""
_NEAR = 24
"""The largest difference in red, green or blue, of 255, of two colours that count as equal."""


@frozen
class RoleColours:
    """The colour roles in one template: the shade of each, and the colour that it gives."""

    shades: Mapping[str, Shade]
    palette: Mapping[str, Colour]
    link: str
    """The slot whose colour is legible for links on the ground and on cards."""
    strong_link: str
    """The slot whose colour is legible for links on a panel of the primary colour."""
    panel: bool
    """Whether text needs a panel painted behind it, as the template's own ground is not plain."""


@frozen
class _MappedScheme:
    """A colour scheme together with the colour map in force (ECMA-376, 19.3.1.6)."""

    scheme: ColourScheme
    mapping: Mapping[str, str]

    def shown(self, shade: Shade) -> Colour:
        """Return the colour that a shade gives."""
        slot, changes = shade
        if slot.startswith("#"):
            return colour_scheme.changed(Colour.parse(slot), list(changes))
        base = self.scheme.colours.get(self.mapping.get(slot, slot)) or Colour(0, 0, 0)
        return colour_scheme.changed(base, list(changes))


def tints(
    colours: ColourScheme,
    mapping: Mapping[str, str],
    ground: Colour | None,
    background: Colour | None = None,
) -> RoleColours:
    """Return the roles for slides with the colour `ground` behind their text.

    `ground` is None where a picture or a gradient is behind the text, or where it is unknown: the
    text then gets a panel in the colour of the slide's background. Where that is a picture too, or
    none of the scheme's colours is well read on it, the panel has the scheme's first background
    colour.
    """
    palette = _MappedScheme(colours, mapping)
    own = _base_of(palette, ground)
    base: Shade = own or _base_of(palette, background) or ("bg1", ())
    ground_colour = palette.shown(base)
    is_light = contrast.is_light(ground_colour)
    ink = _ink(palette, ground_colour)
    tint = _tint(palette, base, is_light, palette.shown(ink))
    grounds = (ground_colour, palette.shown(tint))
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
        "vessel": _step(primary, on_light=contrast.is_light(palette.shown(primary))),
        "balloon": _pale(palette, teal, is_light, palette.shown(ink)),
        "link": (link, ()),
        "rule": _shifted(base, is_light, 80_000),
        "wash": _shifted(base, is_light, 90_000),
        "light": _extreme(palette, light=True),
        "dark": _extreme(palette, light=False),
    }
    role_palette = {role: palette.shown(shade) for role, shade in shades.items()}
    strong_link = _link(palette, [palette.shown(primary)], on_primary)
    return RoleColours(shades, role_palette, link, strong_link, own is None)


def _base_of(palette: _MappedScheme, ground: Colour | None) -> Shade | None:
    """Return the shade of a ground: a slot of the scheme, or a colour of the template's own on
    which text is well read; None for no such ground."""
    if ground is None:
        return None
    if slot := _slot_of(palette, ground):
        return (slot, ())
    is_read = contrast.ratio(palette.shown(_ink(palette, ground)), ground) >= WELL_READ
    return (f"#{ground.hex}", ()) if is_read else None


def _slot_of(palette: _MappedScheme, ground: Colour) -> str | None:
    """Return the slot whose colour is a given one, or nearly so; None if there is none."""

    def apart_from_ground(slot: str) -> int:
        return apart(palette.shown((slot, ())), ground)

    nearest = min(("bg1", *_SLOTS), key=apart_from_ground)
    return nearest if apart_from_ground(nearest) <= _NEAR else None


def alike(first: Colour, second: Colour) -> bool:
    """Whether two colours count as equal."""
    return apart(first, second) <= _NEAR


def apart(first: Colour, second: Colour) -> int:
    """Return the largest difference in red, green or blue of two colours, of 255."""
    return max(
        abs(first.red - second.red), abs(first.green - second.green), abs(first.blue - second.blue)
    )


def _ink(palette: _MappedScheme, ground: Colour) -> Shade:
    """Return the shade for text on a ground.

    The first of the text and background slots with a contrast of 7:1 (WCAG 2.2, 1.4.6) is taken, so
    that ordinary templates keep their usual text colour. Otherwise it is the one with the most
    contrast, pure black and white among them.
    """
    candidates: list[Shade] = [(slot, ()) for slot in ("tx1", "bg1", "tx2", "bg2")]
    legible = [
        shade for shade in candidates if contrast.ratio(palette.shown(shade), ground) >= WELL_READ
    ]
    if legible:
        return legible[0]
    extremes: list[Shade] = [
        (slot, change)
        for slot in ("tx1", "bg1")
        for change in ((("lumMod", 0),), (("lumMod", 0), ("lumOff", 100_000)))
    ]
    return max(
        (*candidates, *extremes), key=lambda shade: contrast.ratio(palette.shown(shade), ground)
    )


def _shifted(shade: Shade, is_light: bool, amount: int) -> Shade:
    """Return a shade moved from its end of the scale: darker if it is light, else lighter.

    `amount` is the part of it that stays, in 1/1000 of a per cent.
    """
    slot, changes = shade
    if is_light:
        return slot, (*changes, ("lumMod", amount))
    return slot, (*changes, ("lumMod", amount), ("lumOff", 100_000 - amount))


def _tint(palette: _MappedScheme, base: Shade, is_light: bool, ink: Colour) -> Shade:
    """Return the ground of cards: slightly off the slide's ground, with the ink still legible."""
    # On a projector, darkness hides more than light.
    for amount in (94_000, 90_000, 97_000) if is_light else (87_000, 91_000, 94_000, 97_000):
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
    """Return shades of accents that are legible on all grounds, each unlike those before it.

    Colours that need no change, or only the first of `changes`, come before those that need more:
    a yellow that is made dark enough to be read no longer looks like the organisation's yellow.
    Returns the ink alone if no accent is legible.
    """
    legible: list[tuple[bool, Shade]] = []
    for slot in ("accent1", "accent2", "tx2", *(f"accent{n}" for n in range(3, 7))):
        for number, change in enumerate(changes):
            colour = palette.shown((slot, change))
            if all(contrast.ratio(colour, ground) >= TEXT for ground in grounds):
                legible.append((number > 1, (slot, change)))
                break
    distinct: list[Shade] = []
    for _, shade in sorted(legible, key=lambda item: item[0]):
        if all(_unlike(palette.shown(shade), palette.shown(other)) for other in distinct):
            distinct.append(shade)
    return distinct or [ink]


def _unlike(first: Colour, second: Colour) -> bool:
    """Whether two colours can be told apart, by the sum of their differences."""
    channels = ((first.red, second.red), (first.green, second.green), (first.blue, second.blue))
    return sum(abs(a - b) for a, b in channels) > 2 * _NEAR


def _soft(palette: _MappedScheme, ink: Shade, grounds: Iterable[Colour], is_light: bool) -> Shade:
    """Return a less prominent ink; the ink itself if none is legible on all grounds."""
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
    """Return a neighbour of a colour for pictures: darker if `on_light`, else lighter."""
    slot, changes = shade
    change: tuple[Change, ...] = (
        (("lumMod", 75_000),) if on_light else (("lumMod", 75_000), ("lumOff", 25_000))
    )
    return slot, (*changes, *change)


_PALE: tuple[tuple[Change, ...], ...] = (
    (("lumMod", 40_000), ("lumOff", 60_000)),
    (("lumMod", 20_000), ("lumOff", 80_000)),
)
_DEEP: tuple[tuple[Change, ...], ...] = ((("lumMod", 50_000),), (("lumMod", 35_000),))


def _pale(palette: _MappedScheme, shade: Shade, is_light: bool, ink: Colour) -> Shade:
    """Return a colour's neighbour that is near the ground: text is legible on it, as in charts."""
    slot, changes = shade
    neighbours = [(slot, (*changes, *change)) for change in (_PALE if is_light else _DEEP)]
    return next(
        (n for n in neighbours if contrast.ratio(palette.shown(n), ink) >= TEXT), neighbours[-1]
    )


def _extreme(palette: _MappedScheme, *, light: bool) -> Shade:
    """Return the lightest or the darkest of the text and background slots."""
    candidates: list[Shade] = [(slot, ()) for slot in ("tx1", "bg1", "tx2", "bg2")]
    sign = 1 if light else -1
    return max(candidates, key=lambda shade: sign * contrast.luminance(palette.shown(shade)))


def link_on(colours: ColourScheme, mapping: Mapping[str, str], ground: Colour) -> str:
    """Return the slot of the scheme whose colour is legible for links on a ground."""
    palette = _MappedScheme(colours, mapping)
    return _link(palette, [ground], _ink(palette, ground))


def _links(palette: _MappedScheme) -> Iterator[str]:
    """Yield the slots of the scheme that are tried for links, in order."""
    yield from (
        "hlink",
        *(palette.mapping.get(slot, slot) for slot in ("accent1", "accent2", "tx2")),
    )
    yield from (f"accent{n}" for n in range(3, 7))


def _link(palette: _MappedScheme, grounds: Iterable[Colour], ink: Shade) -> str:
    """Return the first slot, the template's hlink before others, that is legible on all grounds.

    A link has no transforms, only a slot; if no slot is legible it gets the one of the ink.
    """
    for slot in _links(palette):
        colour = palette.scheme.colours.get(slot)
        if colour and all(contrast.ratio(colour, ground) >= TEXT for ground in grounds):
            return slot
    return palette.mapping.get(ink[0], ink[0])
