"""How much long proofs try: a part in `make test`, all in `make verify` (tools/verify.py)."""

from __future__ import annotations

import os

IS_THOROUGH = "IRDOCS_EXAMPLES" in os.environ


def tried(everything: int, part: int) -> int:
    """Return how many examples to try: everything where time is no matter, else a part."""
    return everything if IS_THOROUGH else part
