"""How much long proofs try: a part in `make test`, all in `make verify` (tools/verify.py)."""

from __future__ import annotations

import os

import pytest

IS_THOROUGH = "IRDOCS_EXAMPLES" in os.environ
LONG = pytest.mark.skipif(not IS_THOROUGH, reason="a long proof, done in `make verify`")


def tried(everything: int, part: int) -> int:
    """Return how many examples to try: everything where time is no matter, else a part."""
    return everything if IS_THOROUGH else part
