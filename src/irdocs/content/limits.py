"""What a file from a stranger may cost: every limit on what is read, in one place."""

from __future__ import annotations

CONTENT_BYTES = 2_000_000
"""Of content.yaml, and of a theme, a format or a print profile."""
DEPTH = 40
"""How deep lists and mappings may be nested."""
NODES = 100_000
"""Into how many values a file may unfold, each alias counted as often as it is used."""
TEXT = 100_000
"""How many characters one text may have."""
DIGITS = 18
"""How many digits a number may have, before or after its point."""
ADDRESS = 300
"""How many characters an address may have: what a QR code of a few centimetres holds."""

ASSET_BYTES = 20_000_000
"""Of a drawing or photograph."""
PIXELS = 50_000_000
"""Of a photograph, across times down."""
SHAPES = 5_000
"""Of a drawing."""
POINTS = 200_000
"""Of a drawing's shapes together."""
COORDINATE = 1e6
"""The largest number in a drawing."""

TEMPLATE_BYTES = 100_000_000
"""Of a PowerPoint template."""
TEMPLATE_UNPACKED = 500_000_000
"""Of all that it unpacks into, in bytes."""
TEMPLATE_PARTS = 10_000
"""Into how many parts it unpacks."""

PDF_STREAM = 100_000_000
"""Of a stream of a finished PDF, unpacked."""
PDF_CONTENT = 20_000_000
"""Of a page's content with all forms that it paints, each counted as often as it is painted."""
PDF_DEPTH = 100
"""How deep a finished PDF's structure elements may be nested, or its forms."""
PDF_CODES = 200_000
"""For how many codes a font of a finished PDF may say what they are."""
