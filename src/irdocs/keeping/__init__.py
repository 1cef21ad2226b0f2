"""Bring together a deck that people have edited and the one that its content makes now.

`reading` reads a deck's slides and the record that it carries of how it was made. `pairing` finds
which slide of one is which of the other. `deciding` says of each slide whose version is kept.
`merging` writes the deck that comes of it, with slides copied from one package into the other.
"""

from __future__ import annotations
