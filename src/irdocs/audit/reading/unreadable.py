"""One error for everything that can be wrong with a file, UnreadableError, and how to raise it.

A file may have been damaged or forged by anybody. pikepdf then raises errors of many types, some of
its own and some of Python's, in any place where the file is not what the reader expects. Guarding
each access would bury the readers' code, so `reading` converts such errors at a few outer places.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SOURCE = re.compile(r"(?:stream )?<[^<>]* object at 0x[0-9a-fA-F]+>:? ?")
"""How pikepdf's messages name a file in memory.

It has the address of a Python object, which would make the message differ from run to run."""
_OBJECT = re.compile(r"^\(object (\d+)[, ]\d+(?:, offset \d+)?\): ?")
"""How its messages name the object of the file that is wrong."""


class UnreadableError(ValueError):
    """A file cannot be read; the message says why."""


class ContentError(ValueError):
    """A content stream uses an operator wrongly; the message says how."""


@contextmanager
def reading(part: str = "") -> Iterator[None]:
    """Convert any error that a damaged file causes within the block into an UnreadableError.

    `part` names what is being read, and begins the message where the parser's own does not tell.
    """
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:
        if not isinstance(error, (*_EXPECTED, *_own_errors())):
            raise
        raise UnreadableError(
            f"{part}: {explained(error)}" if part else explained(error)
        ) from error


_EXPECTED = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip
"""The types of Python's that errors of a reader have."""


def _own_errors() -> tuple[type[Exception], ...]:
    """Return the types that are pikepdf's own; none where it was not needed, as by a deck."""
    pikepdf = sys.modules.get("pikepdf")
    return (pikepdf.PdfError, pikepdf.PasswordError) if pikepdf else ()


def explained(error: Exception) -> str:
    """Return the message of a parser's error, the same in every run, with the object's number."""
    message = _SOURCE.sub("", str(error))
    return _OBJECT.sub(r"object \1: ", message) or type(error).__name__
