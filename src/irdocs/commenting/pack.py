"""All that a document says, as numbered lines to comment on: what the Word file and the PDF hold.

Leaflets and slides show parts of the content, shortened and in columns. A reviewer reads all of it
here, in the order of the file, with the notes and the sources, and the line of the content beside
each block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.words import WordsForm
from irdocs.pulling.units import ContentUnits, printed

_LABELS = {"notes": "Notes", "alt": "Alternative text", "short": "On the slide", "lead": "Lead"}
"""What stands before a text that does not stand where a reader would expect it."""
_NUMBERS = frozenset({"value", "unit", "affected", "of", "when", "date", "time", "year"})
"""Keys whose values stand before the text of their item, in one line with it."""
_UNREAD = frozenset({"reason"})
"""Keys whose words are for those who write the content alone."""
_LISTED = frozenset({"values", "categories", "rows", "header", "options"})
"""Keys whose values are told in one line."""


@dataclass(frozen=True, slots=True)
class PackLine:
    """A paragraph of the pack."""

    level: int
    """1 and 2 for headings, 0 for text, -1 for the small line that says where a part stands."""
    text: str


def pack_lines(data: SourceMapping, units: ContentUnits, file: str) -> Iterator[PackLine]:
    """Yield the paragraphs of a content file; `file` is its name for the reader."""
    owner: str | None = None
    listed: tuple[str, list[str]] = ("", [])
    before: list[str] = []
    about = data.get("document")
    title = str(about.get("title")) if isinstance(about, SourceMapping) else ""
    for unit in units.units:
        if unit.owner == "" and (
            unit.form is None or unit.key in _UNREAD or (unit.key, unit.source) == ("title", title)
        ):
            continue  # settings of the document, and the title, which stands above all
        key = unit.key if unit.key in _LISTED and unit.owner else ""
        if listed[1] and (key != listed[0] or unit.owner != owner):
            yield PackLine(0, f"{listed[0].capitalize()}: {' | '.join(listed[1])}")
            listed = ("", [])
        if unit.owner != owner:
            if before:
                yield PackLine(0, " ".join(before))
                before = []
            owner = unit.owner
            yield from _heading(units, owner, file)
        if (
            unit.key in ("title", "headline")
            and unit.owner
            and _is_heading(units, unit.owner, unit.key)
        ):
            continue
        marked = unit.form in (WordsForm.TEXT, WordsForm.SENTENCE)
        text = printed(unit.source) if marked else " ".join(unit.source.split())
        if key:
            listed = (key, [*listed[1], text])
        elif unit.key in _NUMBERS:
            before.append(text)
        elif text:
            label = "" if unit.part else _LABELS.get(unit.key, "")
            text = f"{label}: {text}" if label else text
            yield PackLine(0, f"{' '.join(before)}: {text}" if before else text)
            before = []
    if before:
        yield PackLine(0, " ".join(before))
    if listed[1]:
        yield PackLine(0, f"{listed[0].capitalize()}: {' | '.join(listed[1])}")
    yield from _sources(data)


def _heading(units: ContentUnits, owner: str, file: str) -> Iterator[PackLine]:
    found = units.owners.get(owner)
    if found is None:
        return
    for key in ("title", "headline"):
        value = found.mapping.get(key)
        if isinstance(value, str):
            yield PackLine(2 if found.is_block else 1, " ".join(printed(value).split()))
            break
    only = found.mapping.get("only")
    kind = str(found.mapping.get("type", "block")) if found.is_block else "section"
    shown = f", only in the {only}" if isinstance(only, str) else ""
    yield PackLine(-1, f"{kind} {owner}, {file} line {found.span.line}{shown}")


def _is_heading(units: ContentUnits, owner: str, key: str) -> bool:
    """Whether a title is the heading of its part, and so is not said once more."""
    found = units.owners.get(owner)
    if found is None or not isinstance(found.mapping.get(key), str):
        return False
    return key == "title" or not isinstance(found.mapping.get("title"), str)


def _sources(data: SourceMapping) -> Iterator[PackLine]:
    sources = data.get("sources")
    if not isinstance(sources, SourceMapping) or not sources:
        return
    yield PackLine(1, "Sources")
    for name, source in sources.items():
        values = source.values() if isinstance(source, SourceMapping) else [source]
        said = [
            str(getattr(value, "written", value)) for value in values
            if not isinstance(value, SourceMapping | SourceList) and value is not None
        ]  # fmt: skip
        parts = (" ".join(one.split()).rstrip(".") for one in said)
        yield PackLine(0, f"[{name}] {'. '.join(parts)}.")


__all__ = ["PackLine", "pack_lines"]
