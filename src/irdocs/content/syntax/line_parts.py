"""Find the parts of a line of YAML: its key, its colon, its comment."""

from __future__ import annotations

import re

COLON = re.compile(r":(?=[ \t]|$)")
"""A colon that ends a key. A no-break space behind it is a letter to YAML, so \\s is too much."""
COMMENT = re.compile(r"(?:^|[ \t])#")
"""The beginning of a comment, with the space before it."""
INDICATOR = re.compile(r"[-?:]([ \t]|$)")
"""A sign that begins an item, a key or a value, and so no text."""
ODD_COLON = re.compile(r"( *(?:- +)*([A-Za-z_][\w-]*))(?:[\uff1a\ufe55\u2236\ua789]|:(?![ \t])\s)")
"""A key with a sign that looks like a colon, or with a colon and a space that is none to YAML."""
_QUOTED_KEY = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=[ \t]|$)""")


def key_end(line: str, column: int) -> int | None:
    """Return the column behind the colon of the key that begins at a column, or None."""
    if line[column] in "\"'":
        quoted = _QUOTED_KEY.match(line, column)
        return quoted.end() if quoted else None
    is_plain = line[column] not in ",[]{}#&*!|>%@`" and not INDICATOR.match(line, column)
    colon = COLON.search(line, column)
    if not is_plain or colon is None:
        return None
    comment = COMMENT.search(line, column, colon.start())
    return None if comment else colon.end()


def without_comment(text: str) -> str:
    """Return a plain text without the comment behind it and the spaces before that."""
    comment = COMMENT.search(text)
    return (text[: comment.start()] if comment else text).rstrip()
