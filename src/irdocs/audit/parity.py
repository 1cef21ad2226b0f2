"""Whether two languages of a document say the same, and stand alike, in finished files.

What each text says is held against its source when a translation is read; here it is counted what
has reached the files: blocks, pictures, tables, addresses, and how large running text is. The two
languages may share a file or have one each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from irdocs.content.model import Document
from irdocs.diagnostics import Report, Severity, Span
from irdocs.frozen import frozen

PARITY, WELSH = "language-parity", "LNG-01"
"""The codes of what one language lacks, and of Welsh treated less favourably than English."""
SAME = 0.02
"""Type sizes that differ by less than this share of them are the same."""


@frozen
class Inventory:
    """What a finished file holds in one language."""

    file: str
    language: str
    """A BCP 47 tag."""
    blocks: frozenset[str]
    """The ids of the blocks that stand in it."""
    counts: Mapping[str, int]
    """How many figures, tables and the like there are, by what messages call them."""
    addresses: frozenset[str]
    """Where its links lead."""
    type_sizes: Mapping[float, int] = field(default_factory=dict)
    """How many letters have each size, in pt; none where that is not known, or of no account."""

    @property
    def mean_size(self) -> float:
        """The size of its letters on average, in pt."""
        letters = sum(self.type_sizes.values())
        return sum(size * count for size, count in self.type_sizes.items()) / max(1, letters)

    def has_sizes_of(self, other: Inventory) -> bool:
        """Whether most of its letters have a size that the other language has, too."""
        shared = sum(
            count
            for size, count in self.type_sizes.items()
            if any(abs(size - its) <= SAME * its for its in other.type_sizes)
        )
        return shared > sum(self.type_sizes.values()) / 2


@frozen
class _Disparity:
    """Something that the two languages of a document do not have alike."""

    code: str
    severity: Severity
    message: str
    hint: str


def complain(first: Inventory, second: Inventory, span: Span, report: Report) -> None:
    """Report what one of two languages lacks, or in what it is treated less favourably."""
    if first.language != second.language:
        for found in _differences(first, second):
            report.report(found.severity, found.code, found.message, span, found.hint)


def order_of_languages(halves: tuple[Document, Document], report: Report) -> None:
    """Warn of Welsh that stands after English in files that the two share."""
    first, second = (half.document for half in halves)
    if is_in("en", str(first.language)) and is_in("cy", str(second.language)):
        named = first.bilingual
        report.warning(
            WELSH, "the Welsh stands after the English",
            getattr(named[0], "span", None) if named else first.span,
            "put cy first, in bilingual: or --bilingual, where you serve Wales",
        )  # fmt: skip


def is_in(language: str, tag: str) -> bool:
    """Whether a language's tag (BCP 47), such as en-GB, is of a language, such as en."""
    return tag.lower().split("-")[0] == language


def _differences(first: Inventory, second: Inventory) -> Iterator[_Disparity]:
    """Yield in what two languages differ."""
    shared = first.file == second.file
    for one, other in ((first, second), (second, first)):
        for block in sorted(other.blocks - one.blocks):
            yield _missing(f'{_named(one)} does not show block "{block}"', other)
        for address in sorted(other.addresses - one.addresses):
            yield _missing(f"{_named(one)} has no link to {address}", other)
    for what, count in first.counts.items():
        if count != (others := second.counts.get(what, 0)):
            yield _missing(f"{_named(first)} has {count} {what}, not {others}", second)
    if not first.type_sizes or not second.type_sizes:
        return
    if first.has_sizes_of(second) and second.has_sizes_of(first):
        return
    smaller, larger = sorted((first, second), key=lambda each: each.mean_size)
    sizes = f"{smaller.mean_size:.1f} pt on average, not {larger.mean_size:.1f} pt"
    message = f"the text of {_named(smaller)} has {sizes} as that of {_named(larger)}"
    hint = "shorten it, or choose a format with more room"
    is_welsh = is_in("cy", smaller.language) and is_in("en", larger.language)
    if is_welsh or shared:
        severity = Severity.ERROR if shared else Severity.WARNING
        yield _Disparity(WELSH if is_welsh else PARITY, severity, message, hint)


def _missing(message: str, other: Inventory) -> _Disparity:
    return _Disparity(
        PARITY, Severity.ERROR, f"{message} as {_named(other)}",
        "build it again; if nobody has changed the files, report it as a fault of irdocs",
    )  # fmt: skip


def _named(inventory: Inventory) -> str:
    return f"{inventory.file} in {inventory.language}"


__all__ = ["PARITY", "WELSH", "Inventory", "complain", "is_in", "order_of_languages"]
