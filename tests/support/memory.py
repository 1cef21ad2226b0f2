"""What the process has kept of what it computed, and how to let go of it."""

from __future__ import annotations

import sys


def forget(*packages: str) -> None:
    """Let go of all that functions of some packages remember; without any, of all of irdocs.

    A test that changes what is installed needs that, before and after.
    """
    names = packages or ("irdocs",)
    for name, module in list(sys.modules.items()):
        if any(name == one or name.startswith(f"{one}.") for one in names):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
