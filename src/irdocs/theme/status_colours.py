"""The colours of a status: for each kind a strong colour and a pale ground, given or derived.

A theme need not name them, so that a theme written before there were any stays valid. The colours
that are taken then are those that people know from signs: red, amber, blue, green. On another
ground than white they may be too faint; they are changed until they can be read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from irdocs.content.status import STATUS_KINDS, StatusKind
from irdocs.drawing import Colour
from irdocs.theme import contrast

_USUAL: Mapping[StatusKind, tuple[str, str]] = MappingProxyType(
    {
        "emergency": ("#B3141C", "#FDECEA"),
        "warning": ("#965400", "#FFF1C9"),
        "information": ("#005EA5", "#E8F2FA"),
        "success": ("#00663A", "#E4F3EA"),
    }
)
"""The strong colour and the ground of each kind, on white."""
_STEPS = tuple(part / 20 for part in range(21))
"""The shares of another colour that are tried, from none to all of it."""
_TINT = 0.18
"""The share of the strong colour in a ground that is mixed of it."""


def ground_of(kind: str) -> str:
    """Return the colour role of the pale ground of a kind of status."""
    return f"{kind}-tint"


ROLES = tuple(role for kind in STATUS_KINDS for role in (kind, ground_of(kind)))
"""The colour roles of all kinds."""


def usual_grounds() -> tuple[Colour, ...]:
    """Return the grounds of all kinds in a theme that gives none of its own."""
    return tuple(Colour.parse(tint) for _, tint in _USUAL.values())


def pairs(given: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield roles of a text and its ground, and which to blame, for the roles that are given.

    What is derived can be read in any case.
    """
    for kind in STATUS_KINDS:
        tint = ground_of(kind)
        if kind in given:
            yield kind, "ground", kind
        if tint in given:
            yield "ink", tint, tint
            yield kind, tint, tint


def completed(palette: Mapping[str, Colour]) -> dict[str, Colour]:
    """Return the colours of all status roles: those in a palette, and the others derived.

    The strong colour is legible on the palette's ground, and the ground on it, so that it serves
    for words and as the ground of light words. The pale ground carries the palette's texts.
    """
    colours: dict[str, Colour] = {}
    for kind in STATUS_KINDS:
        usual, usual_tint = (Colour.parse(text) for text in _USUAL[kind])
        strong = palette.get(kind) or _legible(usual, palette)
        tint = palette.get(ground_of(kind))
        if tint is None:
            tint = usual_tint if strong == usual else palette["ground"].mixed(strong, _TINT)
            tint = _carrying(tint, (strong, *_texts(palette)), palette["ground"])
        colours |= {kind: strong, ground_of(kind): tint}
    return colours


def on_ground(
    wanted: Mapping[str, Colour],
    palette: Mapping[str, Colour],
    given: Mapping[str, Colour] = MappingProxyType({}),
) -> dict[str, Colour]:
    """Return the status colours of a theme, or others where a palette's texts need them.

    `palette` is that of a user's template or of slides, whose ground and ink may be any. What is
    `given` for them is taken as it is.
    """
    base = {role: colour for role, colour in palette.items() if role not in ROLES}
    kept = {role: colour for role, colour in given.items() if role in ROLES}
    for kind in STATUS_KINDS:
        if kind in given:
            continue
        strong, tint = wanted[kind], wanted[ground_of(kind)]
        if contrast.ratio(strong, base["ground"]) < contrast.MINIMUM:
            continue
        kept[kind] = strong
        if all(contrast.ratio(text, tint) >= contrast.MINIMUM for text in (strong, *_texts(base))):
            kept[ground_of(kind)] = tint
    return completed({**base, **kept})


def _texts(palette: Mapping[str, Colour]) -> Iterator[Colour]:
    """Yield the colours of texts that may stand on a pale ground."""
    for role in ("ink", "ink-soft", "link", "signal"):
        if role in palette:
            yield palette[role]


def _legible(colour: Colour, palette: Mapping[str, Colour]) -> Colour:
    """Return a colour mixed with ink until it has the contrast of text with the ground.

    One that has to be changed has it with the pale ground that is mixed of it, too: else that could
    hardly be told from the plain one.
    """
    ground = palette["ground"]
    if contrast.ratio(colour, ground) >= contrast.MINIMUM:
        return colour
    shades = (colour.mixed(palette["ink"], part) for part in _STEPS)
    return next(
        (
            shade
            for shade in shades
            if contrast.ratio(shade, ground.mixed(shade, _TINT)) >= contrast.MINIMUM
        ),
        palette["ink"],
    )


def _carrying(tint: Colour, texts: tuple[Colour, ...], ground: Colour) -> Colour:
    """Return a pale ground, mixed with the plain one until every text on it can be read."""
    shades = (tint.mixed(ground, part) for part in _STEPS)
    return next(
        (
            shade
            for shade in shades
            if all(contrast.ratio(text, shade) >= contrast.MINIMUM for text in texts)
        ),
        ground,
    )
