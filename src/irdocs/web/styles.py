"""The style sheet: rules of our own, and a theme's colours as variables, by day and by night."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib import resources

from markupsafe import Markup

from irdocs.content.status import STATUS_KINDS
from irdocs.drawing import Colour
from irdocs.theme import Theme, status_colours
from irdocs.theme.contrast import ratio
from irdocs.typeset.script_fonts import least_pitch
from irdocs.web import programs

_ROLES = (
    "ink", "ground", "tint", "rule", "primary", "on-primary", "link", "signal", "signal-bright",
    "emergency", "warning", "information", "success",
)  # fmt: skip
_STATUS_GROUNDS = tuple(status_colours.ground_of(kind) for kind in STATUS_KINDS)
_NIGHT = {
    "ink": Colour(230, 237, 243), "ground": Colour(16, 22, 30), "tint": Colour(27, 36, 48),
    "rule": Colour(70, 84, 100), "on-primary": Colour(255, 255, 255),
}  # fmt: skip
_NIGHT_TINT = 0.3
"""The share of a status' colour in its ground at night."""
_TEXT = 4.5
"""The least contrast of words on their ground (WCAG 2.2, 1.4.3)."""
_HEADING = 7.0
"""The least contrast of headings at night, which are not to look fainter than text."""
_SHADOWS = {"more": 0.6, "less": 0}
"""How dense the shadow is at the edge of what can be scrolled, and at its inner side. There it is
nothing: a cover that leaves a part of it free would else draw a line through the words."""
_WHITE = Colour(255, 255, 255)


def sheet(theme: Theme) -> str:
    """Return the style sheet of a theme in CSS.

    At night its colours are as light as words must be.
    """
    day = {role: theme.palette[role] for role in _ROLES}
    day |= {role: theme.palette[role] for role in _STATUS_GROUNDS}
    day["paper"], day["heading"], day["focus"] = _WHITE, day["primary"], day["signal"]
    code = {f"code-{kind}": colour for kind, colour in programs.colours(theme.palette).items()}
    night = {**day, **_NIGHT}
    for kind, role in zip(STATUS_KINDS, _STATUS_GROUNDS, strict=True):
        night[role] = night["ground"].mixed(day[kind], _NIGHT_TINT)
    grounds = tuple(night[role] for role in ("ground", "tint", *_STATUS_GROUNDS))
    for role in _ROLES[_ROLES.index("link") :]:
        night[role] = _light(day[role], grounds)
    day |= code
    night |= {role: _light(colour, grounds) for role, colour in code.items()}
    night["heading"] = _light(day["primary"], grounds, _HEADING)
    night["focus"] = night["signal"]
    rules = (resources.files("irdocs.web") / "data" / "style.css").read_text(encoding="utf-8")
    return (
        f":root{{color-scheme:light dark;--behind:var(--ground);{_variables(day)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(night)}}}}}\n{rules}"
    )


_SPACINGS = ((2.0, "sloping"), (1.6, "stacked"), (1.25, "tall"))
"""The classes of pages whose letters need more room above and below than Latin ones, by the least
distance of lines as a multiple of the type size. Browsers may have other faces than ours for a
script, but these are as tall."""


def spacing(language: str) -> Markup:
    """Return the attribute that says how far apart the lines of a page in a language are; empty if
    as usual."""
    pitch = least_pitch(language)
    kind = next((name for least, name in _SPACINGS if pitch >= least), "")
    return Markup(' class="{}"').format(kind) if kind else Markup("")


def policy(style: str | None) -> str:
    """Return what a page lets in, as a Content Security Policy (W3C, CSP Level 3).

    That is its style sheet, known by its hash, and pictures in the page itself; or, of a page whose
    `style` is None, what lies beside it. Whatever else a fault in us might let through from a
    content file, browsers neither run nor fetch it.
    """
    if style is None:
        # `file:` for who opens the page from a disk, where not all browsers count as itself what
        # lies beside it; from a web server no page can load what is on a reader's disk.
        allowed = "style-src 'self' file:; img-src 'self' file: data:"
    else:
        digest = b64encode(sha256(style.encode()).digest()).decode()
        allowed = f"style-src 'sha256-{digest}'; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _light(colour: Colour, grounds: tuple[Colour, ...], least: float = _TEXT) -> Colour:
    """Return a colour mixed with white until its contrast with dark grounds is at least so high."""
    for step in range(21):
        mixed = colour.mixed(_WHITE, step / 20)
        if all(ratio(mixed, ground) >= least for ground in grounds):
            return mixed
    return _WHITE


def _variables(colours: Mapping[str, Colour]) -> str:
    """Return colours as variables of CSS, with washes of the grounds of cells, and of a shadow."""
    shown = {role: str(colour) for role, colour in colours.items()}
    for role in ("tint", *_STATUS_GROUNDS):
        shown[f"{role}-wash"] = _wash(colours[role], colours["ground"])
    ink = colours["ink"]
    for name, share in _SHADOWS.items():
        shown[name] = f"rgb({ink.red} {ink.green} {ink.blue}/{share})"
    return ";".join(f"--{role}:{colour}" for role, colour in shown.items())


def _wash(colour: Colour, ground: Colour) -> str:
    """Return what looks like a colour where it lies on a ground, as clear as it can be: shadows
    below it are seen."""
    pairs = [
        (colour.red, ground.red), (colour.green, ground.green), (colour.blue, ground.blue),
    ]  # fmt: skip
    share = max(
        (abs(one - under) / (under if one < under else 255 - under)
         for one, under in pairs if one != under),
        default=1.0,
    )  # fmt: skip
    red, green, blue = (round(under + (one - under) / share) for one, under in pairs)
    return f"rgb({red} {green} {blue}/{share:.3f})"
