"""The motifs: the ornament that a theme chooses for both products.

A motif says nothing and is never read aloud. What each of them draws is said once for the leaflet
(`leaflet.motifs`) and once for the deck (`deck.motifs`); both match this set exhaustively.
"""

from __future__ import annotations

from typing import Literal

Motif = Literal["wire", "bar", "edge", "none"]
"""`wire`: one drawn line with dots, from heading to heading and through timelines. `bar`: a short
thick bar above headings, soft corners, pale grounds. `edge`: headings in solid blocks, and an edge
of colour from top to bottom. `none`: words and white space alone."""
