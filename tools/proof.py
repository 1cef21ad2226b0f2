"""Proof that decks fit: generated content through LibreOffice, every glyph against its box.

python tools/proof.py COUNT [FIRST] makes so many decks from seeds and prints what it finds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import shared  # noqa: F401, which makes tests/ importable
from support import rendered
from support.designs import own_design
from support.proof import prove


def main(count: int, first: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        proof = prove(range(first, first + count), own_design(), Path(folder))
    shown = "looked at" if rendered.is_there() else "made (no LibreOffice to look at them)"
    print(f"fit: {proof.decks} decks, {proof.slides} slides {shown}; {len(proof.refused)} refused "
          f"at a line; {len(proof.outside)} texts outside their boxes")  # fmt: skip
    for line in proof.outside[:40]:
        print(f"  {line}")
    return int(bool(proof.outside))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
