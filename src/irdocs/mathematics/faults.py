"""What can be wrong with a formula, as an exception that knows the place."""

from __future__ import annotations


class FormulaError(Exception):
    """A formula cannot be read, or not shown by every product."""

    def __init__(self, message: str, offset: int = 0, length: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        """The index in the source of the first character at fault."""
        self.length = length
        """How many characters are at fault."""
        self.hint = hint
        """What to do; empty where the message says it."""


class MathNotInstalledError(Exception):
    """The optional library that reads and draws formulas is not installed."""
