"""Render drawings as pixels with resvg, in a process of its own.

A few filters over a large picture can take hours, and a crash of the library would end the build
with it. A process of its own can be ended, and what it was to draw is then drawn smaller.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from irdocs.content.svg.faults import UnsupportedDrawingError

PROOF_PIXELS = 800
"""The width at which a drawing is rendered once when it is read, to see that it can be."""
LEAST_PIXELS = 150
"""The width at which that is tried once more if it takes too long."""
PATIENCE = 20.0
"""The seconds that one rendering may take."""
_PROGRAM = """
import sys, resvg_py
width, fonts = int(sys.argv[1]), sys.argv[2:]
svg = sys.stdin.buffer.read().decode("utf-8")
png = resvg_py.svg_to_bytes(
    svg_string=svg, width=width, dpi=96.0, languages=["en"], skip_system_fonts=True,
    font_files=fonts,
)
sys.stdout.buffer.write(bytes(png))
"""


def rendered(svg: str, width: int, fonts: Sequence[Path]) -> bytes:
    """Return a drawing as a PNG so many pixels wide. Raises UnsupportedDrawingError."""
    command = [sys.executable, "-I", "-c", _PROGRAM, str(width), *(str(font) for font in fonts)]
    try:
        done = subprocess.run(
            command, input=svg.encode("utf-8"), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnsupportedDrawingError("it takes too long to draw") from None
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise UnsupportedDrawingError("it cannot be drawn")
    return done.stdout
