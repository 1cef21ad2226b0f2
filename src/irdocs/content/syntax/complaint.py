"""What YAML's parser complains of, as a value, and what is known of the keys of a file."""

from __future__ import annotations

from collections.abc import Callable

from irdocs.frozen import frozen

UNRECOGNISED = "this does not go on with what the lines above began"
"""What is said where only the parser's own complaint is known, of a block."""


@frozen
class ParserFault:
    """What the parser complains of. Lines and columns count from 0."""

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None = None
    """Where the value began in which the parser stopped, if it says so."""


Parser = Callable[[str], ParserFault | None]
"""Returns the first complaint about a text, or None if it can be parsed."""
Siblings = Callable[[str, str], bool]
"""Returns whether two keys may be in one mapping, as far as that is known."""
