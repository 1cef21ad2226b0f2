"""A file that somebody else wrote, or cut short, may be anything: one error for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class UnreadableError(ValueError):
    """The file is not what its name says, and why."""


@contextmanager
def reading() -> Iterator[None]:
    """Turn whatever a damaged file makes a parser raise into an UnreadableError."""
    from pikepdf import PdfError

    try:
        yield
    except (PdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise UnreadableError(str(error) or type(error).__name__) from error
