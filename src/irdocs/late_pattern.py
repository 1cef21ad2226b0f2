"""Regular expressions that are compiled when they are first used.

Those with thousands of letters of other scripts take milliseconds to compile each, and most
documents have none of these letters.
"""

from __future__ import annotations

import re
from functools import cached_property


class LatePattern:
    """A regular expression, whose `compiled` form is there as soon as somebody asks for it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep the expression; errors in it are raised at its first use."""
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, ready to be used."""
        return re.compile(self.pattern, self.flags)


__all__ = ["LatePattern"]
