"""All that a document says, as numbered lines to comment on: what the Word file and the PDF hold.

Leaflets and slides show parts of the content, shortened and in columns. A reviewer reads all of it
here, in the order of the file, with the notes and the sources, and the line of the content beside
each block. Settings, such as ids and names of files, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.words import WordsForm
from irdocs.frozen import frozen
from irdocs.pulling.units import ContentOwner, ContentUnits, printed
from irdocs.translation.texts import texts_of

_LABELS = {
    "notes": "Notes", "alt": "Alternative text", "short": "On the slide", "lead": "Lead",
    "answer": "Answer", "of": "Of", "explanation": "Explanation", "caption": "Caption",
    "contact": "Contact",
}  # fmt: skip
"""What stands before a text that does not stand where a reader would expect it."""
_UNREAD = frozenset({
    "type", "id", "only", "schema_version", "language", "languages", "format", "theme", "file",
    "picture", "icon", "kind", "when", "waive", "accept", "reviewed", "sources", "reason", "logo",
    "logos", "cover", "deck", "leaflet", "to", "next", "status", "urgency", "layout",
    "sections", "blocks", "log", "poster", "captions", "main", "pending", "start", "widths",
    "review", "aspect", "version", "editions", "wording", "evidence", "qr",
})  # fmt: skip
"""Keys whose values are settings, unless they are words: `when` may be an answer of a chart."""
_SILENT = frozenset({"reason", "sections", "accept", "waive", "glossary"})
"""Keys whose words are for those who write the content alone, or are told elsewhere."""
_PICTURED = frozenset({"picture", "icon", "logo", "logos", "cover", "poster"})
"""Keys of pictures, which are names of files or say more."""
_TOLD = frozenset({"value", "unit", "affected", "of", "values", "answer", "date", "y", "x",
    "latex", "name", "email", "telephone", "phone", "url", "address", "hours", "authors", "doi",
    "isbn", "organisation", "role", "web", "map",
})  # fmt: skip
"""Keys whose numbers and names are told although they are no words."""
_PARTS = re.compile(r"\n\n|\n(?=[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t])")
"""What parts paragraphs, and the items of a list."""
_LONG = 12
"""A text of more words stands in a line of its own."""


@frozen
class PackLine:
    """A paragraph of the pack."""

    level: int
    """1 and 2 for headings, 0 for text, -1 for the small line that says where a part stands."""
    text: str


def pack_lines(data: SourceMapping, units: ContentUnits, file: str) -> Iterator[PackLine]:
    """Yield the paragraphs of a content file; `file` is its name for the reader."""
    forms = {(id(text.container), text.key): text.words for text in texts_of(data)}
    reader = _PackReader(forms)
    about = data.get("document")
    if isinstance(about, SourceMapping):
        yield from reader.lines(about, frozenset({"title"}))
    for key, value in data.items():
        if key not in ("document", "glossary") and isinstance(value, SourceMapping) and (
            key not in _UNREAD
        ):  # fmt: skip
            yield from reader.lines(value, frozenset())
    for owner in units.owners.values():
        heading = next(
            (key for key in ("title", "headline") if isinstance(owner.mapping.get(key), str)), ""
        )
        if heading:
            words = " ".join(printed(owner.mapping[heading]).split())
            yield PackLine(2 if owner.is_block else 1, words)
        yield PackLine(-1, _place(owner, file))
        yield from reader.lines(owner.mapping, frozenset({heading}))
    yield from _sources(data)


def _place(owner: ContentOwner, file: str) -> str:
    kind = str(owner.mapping.get("type", "block")) if owner.is_block else "section"
    only = owner.mapping.get("only")
    shown = f", only in the {only}" if isinstance(only, str) else ""
    return f"{kind} {owner.name}, {file} line {owner.span.line}{shown}"


@frozen
class _PackReader:
    forms: Mapping[tuple[int, str | int], WordsForm]

    def lines(self, mapping: SourceMapping, told: frozenset[str]) -> Iterator[PackLine]:
        """Yield what a mapping says, without the keys that are told already."""
        for key, value in mapping.items():
            if key in told or key == "blocks" or self._is_setting(mapping, key, value):
                continue
            label = _LABELS.get(key, "")
            match value:
                case SourceMapping():
                    yield from self.lines(value, frozenset())
                case SourceList() if key == "steps" and mapping.get("type") == "flow":
                    yield from self._steps(value)
                case SourceList() if key == "rows":
                    yield from self._rows(value)
                case SourceList() if any(isinstance(one, SourceList) for one in value):
                    yield from self._rows(value)
                case SourceList() if any(isinstance(one, SourceMapping) for one in value):
                    yield from self._items(value)
                case SourceList() if key in ("header", "categories", "options", "values"):
                    said = (self._words(value, at, one) for at, one in enumerate(value))
                    yield PackLine(0, f"{key.capitalize()}: {' | '.join(said)}")
                case SourceList():
                    for at, one in enumerate(value):
                        yield from self._paragraphs(self._words(value, at, one), label)
                case str() if key == "code":
                    yield from (PackLine(0, line) for line in value.split("\n") if line.strip())
                case _:
                    yield from self._paragraphs(self._said(mapping, key, value), label)

    def _items(self, items: SourceList) -> Iterator[PackLine]:
        """Yield a line for each item: its values one after another; long texts apart."""
        for at, item in enumerate(items):
            if not isinstance(item, SourceMapping):
                yield from self._paragraphs(self._words(items, at, item), "")
                continue
            short: list[str] = []
            apart: list[PackLine] = []
            for key, value in item.items():
                if key == "blocks" and isinstance(value, SourceList):
                    apart += self._blocks(value)
                    continue
                if self._is_setting(item, key, value):
                    continue
                label = _LABELS.get(key, "")
                if isinstance(value, SourceMapping):
                    apart += self.lines(value, frozenset())
                elif isinstance(value, SourceList):
                    is_plain = not any(isinstance(o, SourceMapping | SourceList) for o in value)
                    words = [self._words(value, n, one) for n, one in enumerate(value)]
                    if is_plain and key in _TOLD:
                        short.append(", ".join(words))
                    else:
                        apart += self.lines(_one(item, key, value), frozenset())
                elif said := self._said(item, key, value):
                    if label or "\n" in said or (len(said.split()) > _LONG and len(item) > 1):
                        apart += self._paragraphs(said, label)
                    else:
                        short.append(said)
            if short:
                yield PackLine(0, _joined(short))
            yield from apart

    def _steps(self, steps: SourceList) -> Iterator[PackLine]:
        """Yield a line for each step of a flow chart, and for each way on: to which step it leads.

        Where a step names no other, the next one follows.
        """
        numbers = {
            str(step["id"]): number
            for number, step in enumerate(steps, start=1)
            if isinstance(step, SourceMapping) and "id" in step
        }
        for number, step in enumerate(steps, start=1):
            if not isinstance(step, SourceMapping):
                yield PackLine(0, f"{number}. {self._words(steps, number - 1, step)}")
                continue
            yield PackLine(0, f"{number}. {self._words(step, 'text', step.get('text'))}")
            ways = step.get("ways")
            for way in ways if isinstance(ways, SourceList) else ():
                if isinstance(way, SourceMapping):
                    target = numbers.get(str(way.get("to")), number + 1)
                    said = self._words(way, "when", way.get("when"))
                    yield PackLine(0, f"{number}. {said} → {target}")
            if "to" in step:
                yield PackLine(0, f"{number}. → {numbers.get(str(step['to']), number + 1)}")

    def _is_setting(self, mapping: SourceMapping, key: str, value: object) -> bool:
        if key in _SILENT:
            return True
        if key in _PICTURED:
            return not isinstance(value, SourceMapping | SourceList)
        return key in _UNREAD and (id(mapping), key) not in self.forms

    def _blocks(self, blocks: SourceList) -> Iterator[PackLine]:
        """Yield what the blocks of a column say."""
        for block in blocks:
            if isinstance(block, SourceMapping):
                yield from self.lines(block, frozenset())

    def _rows(self, rows: SourceList) -> Iterator[PackLine]:
        """Yield a line for each row of a table."""
        for row in rows:
            cells = row.get("cells") if isinstance(row, SourceMapping) else row
            if isinstance(cells, SourceList):
                yield PackLine(0, " | ".join(self._cell(cells, at) for at in range(len(cells))))
            if isinstance(row, SourceMapping):
                yield from self.lines(row, frozenset({"cells"}))

    def _cell(self, row: SourceList, at: int) -> str:
        cell = row[at]
        if not isinstance(cell, SourceMapping):
            return self._words(row, at, cell)
        shade = cell.get("shade")
        text = self._words(cell, "text", cell.get("text"))
        return f"{text} ({shade})" if isinstance(shade, str) else text

    def _said(self, mapping: SourceMapping, key: str, value: object) -> str:
        """Return a value if it is words, or a number that is told; else nothing."""
        if isinstance(value, bool) or value is None:
            return ""
        is_words = (id(mapping), key) in self.forms
        return self._words(mapping, key, value) if is_words or key in _TOLD else ""

    def _words(self, container: SourceMapping | SourceList, key: str | int, value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            return str(getattr(value, "written", value))
        form = self.forms.get((id(container), key))
        if form is WordsForm.TEXT:
            return "\n\n".join(printed(one) for one in _PARTS.split(value))
        return printed(value) if form is WordsForm.SENTENCE else value.strip()

    def _paragraphs(self, text: str, label: str) -> Iterator[PackLine]:
        parts = [" ".join(part.split()) for part in text.split("\n\n")]
        for number, part in enumerate(filter(None, parts)):
            yield PackLine(0, f"{label}: {part}" if label and not number else part)


def _one(mapping: SourceMapping, key: str, value: object) -> SourceMapping:
    """Return a mapping of one of its keys alone."""
    alone = SourceMapping(mapping.span)
    alone.put(key, value, mapping.key_spans[key], mapping.value_spans[key])
    return alone


def _joined(parts: list[str]) -> str:
    """Return the values of an item in one line: 30 % shortage of consultants; Heart: it beats."""
    head, *rest = parts
    for part in rest:
        is_number = head[-1:].isdigit() or part[:1].isdigit()
        is_next = is_number or len(part) < 4 or head.endswith(("%", ".", "?", "!"))
        head += f" {part}" if is_next else f": {part}"
    return head


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
