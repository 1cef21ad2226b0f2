"""The colour roles of flow charts, one set for slides, handouts and leaflets.

What is to be done is tinted, what is to be decided is white with a strong outline, and where the
chart begins and ends is dark. Each kind has a shape of its own as well, so that the kinds can be
told apart in black and white.
"""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.content.blocks import StepKind
from irdocs.frozen import frozen


@frozen
class BoxLook:
    """The colour roles of a box, and the width of its outline as a part of the type size."""

    fill: str
    stroke: str
    text: str
    weight: float


LOOKS: Mapping[StepKind, BoxLook] = {
    "start": BoxLook("primary", "primary", "on-primary", 0.06),
    "end": BoxLook("primary", "primary", "on-primary", 0.06),
    "step": BoxLook("tint", "primary", "ink", 0.06),
    "decision": BoxLook("ground", "signal", "ink", 0.1),
}
ARROW = "ink-soft"
"""The colour role of arrows."""
ARROW_WEIGHT = 0.085
"""The width of an arrow's line as a part of the type size."""
ANSWER = "ink"
"""The colour role of the answers beside arrows."""
