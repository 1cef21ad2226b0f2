"""Read a content file into the parts and passages that are compared.

Every value of the file is a passage, not only its words: a number of a chart, an address, the name
of a picture. How it is wrapped, quoted and indented makes no difference, nor do comments. Faults in
what it says are no matter here; where it is no YAML, there is nothing to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from irdocs import content
from irdocs.build_result import BuildResult
from irdocs.building import planning
from irdocs.changes.passages import (
    Change,
    ComparedPart,
    ComparedVersion,
    Fate,
    FileKind,
    Passage,
    VersionComparison,
)
from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.source import SourceList, SourceMapping, SourceText, copied
from irdocs.content.values import is_identifier
from irdocs.diagnostics import Report, Span, UsageError
from irdocs.frozen import replace
from irdocs.options import BuildOptions
from irdocs.products import PRODUCTS, traits_of

_OWN_PARTS = {"sections": "section", "blocks": "block"}
"""Lists whose mappings are parts of their own, and what these are called."""
_TITLES = ("title", "headline", "caption", "question", "text")
"""The keys by which a part without an id is called."""
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


@dataclass
class RawValues:
    """Takes the values of a content file as they were read, before they are validated."""

    language: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    data: SourceMapping | None = None

    def put_into(self, data: SourceMapping, report: Report) -> bool:
        """Keep the values; they are complete, with what other files include."""
        self.data = copied(data)
        return True


def read_content(path: Path, called: str) -> tuple[BuildResult, ComparedVersion | None]:
    """Return a content file as a version of that name, and its errors if it is no YAML.

    Raises OSError if it cannot be read.
    """
    report, files, values = Report(), FileReader(), RawValues()
    raw = files.read(path, limits.CONTENT_BYTES)
    read = content.read(raw, called, path.parent, report, traits_of(PRODUCTS), files, values)
    result = BuildResult(report, called, read.text, dict(read.included))
    if values.data is None:
        result.failed = True
        return result, None
    result.report = Report()
    about = values.data.get("document")
    language = about.get("language") if isinstance(about, SourceMapping) else None
    folder = path.parent.resolve()
    digests = {
        name.resolve().relative_to(folder).as_posix(): digest
        for name, digest in files.read_files.items()
        if digest and name != path and name.resolve().is_relative_to(folder)
    }
    version = ComparedVersion(
        called, FileKind.CONTENT, tuple(parts_of(values.data)), str(language or "en"), digests
    )
    return result, version


def with_pages(version: ComparedVersion, path: Path) -> ComparedVersion:
    """Return a version whose parts know their pages and slides, if there can be any."""
    try:
        _, planned = planning(path, BuildOptions(pages=True))
        places: dict[str | int, list[str]] = {}
        for file in planned:
            deck = file.pictures.slides_of if file.pictures else None
            name, noun = (deck, "slide") if deck else (file.name, file.unit.removesuffix("s"))
            for region in file.regions():
                for key in (region.name, region.lines.first):
                    said = f"{name} {noun} {region.page}"
                    if said not in places.setdefault(key, []):
                        places[key].append(said)
    except (OSError, UsageError):
        return version
    parts = []
    for part in version.parts:
        found = places.get(part.key.partition(" ")[2]) or places.get(_line(part)) or []
        parts.append(replace(part, pages=tuple(found)))
    return replace(version, parts=tuple(parts))


def _line(part: ComparedPart) -> int:
    return min((passage.line for passage in part.passages if passage.line), default=0)


def parts_of(data: SourceMapping) -> Iterator[ComparedPart]:
    """Yield the parts of a content file: what is at its top, each section, each block."""
    yield from _part(data, "the document", "", "")


def _part(mapping: SourceMapping, called: str, key: str, within: str) -> Iterator[ComparedPart]:
    own: list[tuple[str, SourceMapping]] = []
    passages = tuple(_passages(mapping, (), own, mapping.span))
    yield ComparedPart(called, passages, key or called, within)
    for kind, inner in own:
        name = inner.get("id")
        if isinstance(name, str) and is_identifier(name):
            inner_key, inner_called = f"{kind} {name}", f'{kind} "{name}"'
        else:
            title = next((inner[one] for one in _TITLES if isinstance(inner.get(one), str)), "")
            short = " ".join(str(title).split())
            short = f"{short[:40].rstrip()}…" if len(short) > 40 else short
            type_ = str(inner.get("type", kind)) if kind == "block" else kind
            inner_key, inner_called = "", f'{type_} "{short}"' if short else type_
        parts = list(_part(inner, inner_called, inner_key, called if key or within else ""))
        yield parts[0] if inner_key else replace(parts[0], key="")
        yield from parts[1:]


def _passages(
    value: object, path: tuple[str, ...], own: list[tuple[str, SourceMapping]], span: Span
) -> Iterator[Passage]:
    """Yield the values below one, with their keys; mappings that are parts go to `own`."""
    match value:
        case SourceMapping():
            for key, inner in value.items():
                if key in _OWN_PARTS and isinstance(inner, SourceList):
                    own += ((_OWN_PARTS[key], item) for item in inner
                            if isinstance(item, SourceMapping))  # fmt: skip
                    continue
                if key == "rows" and isinstance(inner, SourceList):
                    yield from _table(inner, (*path, key), own)
                    continue
                yield from _passages(inner, (*path, key), own, value.value_spans[key])
        case SourceList():
            for item, place in zip(value, value.spans, strict=False):
                yield from _passages(item, path, own, place)
        case str():
            yield from _paragraphs(value, ".".join(path), span)
        case None:
            return
        case bool():
            yield Passage(str(value).lower(), ".".join(path), 0, span.file, span.line)
        case _:
            text = getattr(value, "written", str(value))
            yield Passage(text, ".".join(path), 0, span.file, span.line)


def _table(
    rows: SourceList, path: tuple[str, ...], own: list[tuple[str, SourceMapping]]
) -> Iterator[Passage]:
    """Yield the values of a table's rows, each with its row and column, counted from 1."""
    for number, (row, span) in enumerate(zip(rows, rows.spans, strict=False), start=1):
        cells, keys = row, path
        if isinstance(row, SourceMapping) and isinstance(row.get("cells"), SourceList):
            cells, keys = row["cells"], (*path, "cells")
        if not isinstance(cells, SourceList):
            for passage in _passages(row, path, own, span):
                yield replace(passage, cell=f"row {number}")
            continue
        for column, (cell, place) in enumerate(zip(cells, cells.spans, strict=False), start=1):
            for passage in _passages(cell, keys, own, place):
                yield replace(passage, cell=f"row {number}, column {column}")


def _paragraphs(text: str, role: str, span: Span) -> Iterator[Passage]:
    """Yield the paragraphs of a text; those of a literal block know their own lines."""
    start = 0
    for paragraph in _PARAGRAPHS.split(text):
        words = " ".join(paragraph.split())
        begin = text.index(paragraph, start)
        start = begin + len(paragraph)
        if words:
            lines = text[:begin].count("\n")
            line = text.line_span(lines).line if isinstance(text, SourceText) else span.line
            yield Passage(words, role, 0, span.file, line)


def with_changed_files(found: VersionComparison) -> VersionComparison:
    """Return a comparison that tells each picture or other file whose name is as before, and whose
    bytes differ: at the lines that name it, or else beside the words."""
    old, new = found.old.files, found.new.files
    changes, others = list(found.changes), list(found.others)
    for name in sorted(old.keys() & new.keys()):
        if old[name] == new[name]:
            continue
        named = [
            (passage, part) for part in found.new.parts for passage in part.passages
            if PurePosixPath(passage.text) == PurePosixPath(name)
        ]  # fmt: skip
        note = "the file itself is another one than before"
        changes += (Change(Fate.CHANGED, passage, passage, part, note=note)
                    for passage, part in named)  # fmt: skip
        if not named:
            others.append(f"{name} is another file than before")
    return replace(found, changes=tuple(changes), others=tuple(others))


__all__ = ["RawValues", "parts_of", "read_content", "with_changed_files", "with_pages"]
