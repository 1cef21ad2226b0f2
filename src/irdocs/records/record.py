"""A record: the values of one edition, with the place where they are written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import field

from irdocs.diagnostics import Span
from irdocs.frozen import frozen
from irdocs.records.values import Value, Values, shown


@frozen
class Record:
    """The values of an edition."""

    name: str
    """What the edition is called; empty for the sample."""
    folder: str
    """Where it is made, from the folder of all editions."""
    values: Values
    """By names, which may have dots."""
    place: Span
    """The row, or the mapping, that they stand in."""
    markdown: frozenset[str] = frozenset()
    """The names of values with inline Markdown."""
    wording: str | None = None
    """The path of the file of the edition's own texts, from the content's folder."""
    options: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    """What the record says of how it is made: only, format, language, template."""

    def option(self, name: str) -> tuple[str, ...]:
        """Return what the record says of one of these; nothing if it says nothing."""
        return dict(self.options).get(name, ())

    @property
    def digest(self) -> str:
        """The SHA-256 of all that an edition takes from it."""
        data = [
            self.name,
            sorted((key, _typed(value)) for key, value in self.values.items()),
            sorted(self.markdown), self.wording, self.options,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(data).encode()).hexdigest()


def _typed(value: Value) -> str:
    return f"{type(value).__name__}:{shown(value)}"


__all__ = ["Record"]
