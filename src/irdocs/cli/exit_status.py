"""The exit statuses that are no command's own."""

from __future__ import annotations

BROKEN_PIPE = 141
"""After a broken pipe: what shells show for programs that end by SIGPIPE."""
INTERRUPTED = 130
"""After Ctrl-C: what shells show for programs that end by SIGINT."""


class Interruption:
    """What Ctrl-C calls: raises KeyboardInterrupt, and remembers that it did.

    Libraries may turn an exception that comes amid their work into one of their own, as pydantic
    does while it makes a validator; the command has been stopped all the same.
    """

    def __init__(self) -> None:
        self.has_come = False

    def __call__(self, *_: object) -> None:
        self.has_come = True
        raise KeyboardInterrupt
