"""Tell which lines of Markdown are program code between fences (CommonMark 0.31, 4.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


def are_code(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it is code between fences, or a fence itself."""
    found = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        found.append(bool(fence or match))
        if match and not fence:
            fence = match[1][0]
        elif match and line.strip().startswith(fence * 3):
            fence = ""
    return found


__all__ = ["are_code"]
