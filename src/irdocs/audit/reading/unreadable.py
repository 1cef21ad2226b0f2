"""A file that somebody else wrote, or cut short, may be anything: one error for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

_SOURCE = re.compile(r"(?:stream )?<[^<>]* object at 0x[0-9a-fA-F]+>:? ?")
"""How pikepdf names what it reads from memory; the address differs from run to run."""
_OBJECT = re.compile(r"^\(object (\d+)[, ]\d+(?:, offset \d+)?\): ?")


class UnreadableError(ValueError):
    """The file is not what its name says, and why."""


class ContentError(ValueError):
    """A content stream does what it must not, and what that is."""


@contextmanager
def reading(part: str = "") -> Iterator[None]:
    """Turn whatever a damaged file makes a parser raise into an UnreadableError.

    `part` says what is being read, where the parser's own words do not tell.
    """
    from pikepdf import PasswordError, PdfError

    try:
        yield
    except UnreadableError:
        raise
    except (
        PdfError, PasswordError, ValueError, LookupError, TypeError, AttributeError,
        ArithmeticError, RecursionError,
    ) as error:  # fmt: skip
        raise UnreadableError(
            f"{part}: {explained(error)}" if part else explained(error)
        ) from error


def explained(error: Exception) -> str:
    """Return what a parser complains of: the same words in every run, and the object's number."""
    message = _SOURCE.sub("", str(error))
    return _OBJECT.sub(r"object \1: ", message) or type(error).__name__
