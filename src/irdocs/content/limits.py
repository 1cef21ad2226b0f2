"""Every limit on what is read, in one place: what a file from a stranger may cost.

A file of a few bytes can unfold into gigabytes (YAML aliases, compressed streams, huge images), or
nest so deeply that a recursive reader overflows its stack. Each limit is checked before the memory
or the time is spent, and lies far above what an honest file needs.
"""

from __future__ import annotations

CONTENT_BYTES = 2_000_000
"""The size in bytes of content.yaml, and of a theme, a format or a print profile."""
TRANSLATION_BYTES = 10_000_000
"""The size in bytes of a file of translations, which has each text twice, with notes."""
INCLUDE_DEPTH = 8
"""How many files may include one another in a row."""
INCLUSIONS = 100
"""How many times files may be included in all."""
DEPTH = 40
"""The levels to which lists and mappings may be nested."""
NODES = 100_000
"""The number of values that a file may unfold into, each alias counted as often as it is used."""
TEXT = 100_000
"""The number of characters of one text."""
DIGITS = 18
"""The number of digits of a number, and of places before or after its decimal point."""
ADDRESS = 300
"""The number of characters of an address: as many as a QR code of a few centimetres holds."""

FONT_BYTES = 30_000_000
"""The size in bytes of a font file of the user's own; those of Chinese have some 20 MB."""
FONT_CHARACTERS = 400_000
"""The number of characters that all maps of a font file may have together."""

ASSET_BYTES = 20_000_000
"""The size in bytes of a drawing or photograph."""
PIXELS = 50_000_000
"""The number of pixels of a photograph, width times height."""
SHAPES = 5_000
"""The number of shapes in a drawing."""
POINTS = 200_000
"""The number of coordinates of all shapes of a drawing together."""
COORDINATE = 1e6
"""The largest absolute value of a number in a drawing."""
DRAWING_DEPTH = 64
"""The levels to which the elements of a drawing may be nested, or use each other."""
DRAWING_ELEMENTS = 50_000
"""The number of elements of a drawing."""
DRAWING_UNFOLDED = 200_000
"""The number of elements that a drawing may unfold into, each counted as often as it is used."""
DRAWING_PIXELS = 25_000_000
"""The number of pixels that a drawing is rendered into."""

VIDEO_BYTES = 100_000_000
"""The size in bytes of a video: ten minutes in 1080p, and a deck that can still be sent."""
VIDEOS_BYTES = 300_000_000
"""The size in bytes of all videos of a document together."""
VIDEO_BOXES = 10_000
"""The number of boxes in one box of a video."""
VIDEO_SAMPLES = 2_000_000
"""The number of entries of one table of a video: nine hours at 60 pictures a second."""
CAPTION_BYTES = 1_000_000
"""The size in bytes of a file of captions."""
CUES = 20_000
"""The number of captions in such a file."""

TEMPLATE_BYTES = 100_000_000
"""The size in bytes of a PowerPoint template."""
TEMPLATE_UNPACKED = 500_000_000
"""The size in bytes of all parts of a template, unpacked."""
TEMPLATE_PARTS = 10_000
"""The number of parts of a template."""

DECK_UNPACKED = 500_000_000
"""The size in bytes of all parts of a finished deck, unpacked."""
DECK_PARTS = 100_000
"""The number of parts of a finished deck."""

PDF_STREAM = 100_000_000
"""The size in bytes of one stream of a finished PDF, unpacked."""
PDF_CONTENT = 20_000_000
"""The size in bytes of a page's content with all forms that it paints, each counted as often as it
is painted."""
PDF_DEPTH = 100
"""The levels to which structure elements, or forms, of a finished PDF may be nested."""
PDF_CODES = 200_000
"""The number of codes that the ToUnicode map of a font of a finished PDF may explain."""
