"""What the process has kept of what it computed, and how to let go of it."""

from __future__ import annotations

import sys


def forget() -> None:
    """Let go of all that functions of irdocs remember, as what is installed is not as it was."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "irdocs":
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
