"""The style sheet: rules of our own, and a theme's colours as variables, by day and by night."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from irdocs.drawing import Colour
from irdocs.theme import Theme
from irdocs.theme.contrast import ratio

_ROLES = (
    "ink", "ground", "tint", "rule", "primary", "on-primary", "link", "signal", "signal-bright",
    "emergency", "warning", "information", "success",
)  # fmt: skip
_NIGHT = {
    "ink": Colour(230, 237, 243), "ground": Colour(16, 22, 30), "tint": Colour(27, 36, 48),
    "rule": Colour(70, 84, 100), "on-primary": Colour(255, 255, 255),
}  # fmt: skip
_TEXT = 4.5
"""The least contrast of words on their ground (WCAG 2.2, 1.4.3)."""
_WHITE = Colour(255, 255, 255)


def sheet(theme: Theme) -> str:
    """Return the style sheet of a theme as an element.

    At night its colours are as light as words must be.
    """
    day = {role: theme.palette[role] for role in _ROLES}
    day["paper"], day["heading"], day["focus"] = _WHITE, day["primary"], day["signal"]
    night = {**day, **_NIGHT}
    grounds = night["ground"], night["tint"]
    for role in _ROLES[_ROLES.index("link") :]:
        night[role] = _light(day[role], grounds)
    night["heading"] = _light(day["primary"], grounds)
    night["focus"] = night["signal"]
    rules = (resources.files("irdocs.web") / "data" / "style.css").read_text(encoding="utf-8")
    text = (
        f":root{{color-scheme:light dark;{_variables(day)}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(night)}}}}}\n{rules}"
    )
    return f"<style>\n{text}</style>"


def _light(colour: Colour, grounds: tuple[Colour, ...]) -> Colour:
    """Return a colour mixed with white until its words can be read on dark grounds."""
    for step in range(21):
        mixed = colour.mixed(_WHITE, step / 20)
        if all(ratio(mixed, ground) >= _TEXT for ground in grounds):
            return mixed
    return _WHITE


def _variables(colours: Mapping[str, Colour]) -> str:
    return ";".join(f"--{role}:{colour}" for role, colour in colours.items())
