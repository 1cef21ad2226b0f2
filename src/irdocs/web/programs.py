"""Write program code as HTML: its lines with their numbers, and the colours of its parts.

Each kind of its parts has a class in the style sheet, `code-keyword` and so on. The numbers are no
text of the page: nobody hears them, or copies them with the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from markupsafe import Markup

from irdocs.content.highlighting import CodeKind
from irdocs.drawing import Colour
from irdocs.theme import code_colours

GROUND = "tint"
"""The colour role of the ground of code."""
KINDS: tuple[CodeKind, ...] = tuple(kind for kind in get_args(CodeKind) if kind != "plain")
"""The kinds that have a colour of their own."""
KIND_OF_ROLE: Mapping[str, CodeKind] = {code_colours.look(kind).role: kind for kind in KINDS}
"""The kind of parts that have a colour role."""


def colours(palette: Mapping[str, Colour]) -> dict[CodeKind, Colour]:
    """Return the colour of each kind on the ground of code."""
    return {
        kind: palette[code_colours.legible(code_colours.look(kind).role, palette, GROUND)]
        for kind in KINDS
    }


def kinds_by_colour(palette: Mapping[str, Colour]) -> dict[Colour, CodeKind]:
    """Return the kind of parts of each colour, other than that of running text.

    Kinds that a theme gives one colour are one.
    """
    found = colours(palette).items()
    return {colour: kind for kind, colour in found if colour != palette["ink"]}


def coloured(written: Markup, kind: CodeKind | None) -> Markup:
    """Return a part of a line in the colour of its kind, if it is of one that has a colour."""
    return Markup('<span class="code-{}">{}</span>').format(kind, written) if kind else written


def program(lines: Iterable[tuple[int | None, Markup]]) -> Markup:
    """Return lines of code, each with its number if it is to be seen.

    Code runs from left to right on every page, and can be scrolled by keys.
    """
    written = Markup("\n").join(
        words if number is None
        else Markup('<span class="line" data-line="{}">{}</span>').format(number, words)
        for number, words in lines
    )  # fmt: skip
    return Markup('<pre dir="ltr" tabindex="0"><code>{}</code></pre>').format(written)


__all__ = ["GROUND", "KINDS", "KIND_OF_ROLE", "coloured", "colours", "kinds_by_colour", "program"]
