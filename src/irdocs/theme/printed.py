"""How mixtures of four inks look on coated paper, closely enough to judge contrast.

Dots of ink cover shares of the paper, and where they lie on each other at random, each of the 16
ways to overprint full inks covers the product of their shares (Demichel); light is added up over
them (Neugebauer). Dots print larger than they are on the plate, most of all at half. The table has
the colours of the 16 by the profile of FOGRA39, by which `pdf.inks` converts. For 800 mixtures the
contrast with white paper was within a tenth of what that profile gives; loading it here would slow
every build.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from types import MappingProxyType

from irdocs.drawing import Colour, linear, nonlinear

GAIN = 0.16
"""By how much of the paper a dot that is to cover half of it is larger in print."""
ERROR = 0.1
"""The share by which a contrast of what is returned may differ from that in print."""
_FULL: Mapping[tuple[int, ...], Colour] = MappingProxyType(
    dict(
        zip(
            product((0, 1), repeat=4),
            map(
                Colour.parse,
                ("#FFFFFF", "#1F1F1D", "#FFED00", "#1E1F00", "#E6007E", "#270004", "#E40916",
                 "#240200", "#009FE3", "#001120", "#009641", "#001600", "#302983", "#09000E",
                 "#333332", "#030100"),
            ),
            strict=True,
        )
    )
)  # fmt: skip
"""What full inks look like, by whether each of cyan, magenta, yellow and black is printed."""


def seen(inks: Sequence[int]) -> Colour:
    """Return the colour of cyan, magenta, yellow and black in per cent, on white paper."""
    shares = [ink / 100 for ink in inks]
    covered = [share + 4 * GAIN * share * (1 - share) for share in shares]
    light = [0.0, 0.0, 0.0]
    for printed, colour in _FULL.items():
        area = 1.0
        for share, is_printed in zip(covered, printed, strict=True):
            area *= share if is_printed else 1 - share
        for place, component in enumerate((colour.red, colour.green, colour.blue)):
            light[place] += area * linear(component / 255)
    red, green, blue = (round(255 * nonlinear(min(1.0, each))) for each in light)
    return Colour(red, green, blue)
