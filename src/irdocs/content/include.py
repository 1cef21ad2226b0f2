"""Put the sections of other files in place of the entries `include: part.yaml` under `sections:`.

Every value keeps the place where it was written, so that a message names the included file and its
line. Names of files, those of pictures too, are always seen from the content's folder: a section
can then be moved from one file to another without a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from irdocs.caching.by_value import cached_by_value
from irdocs.content import known_nodes, limits, lost_lines, plain_cells
from irdocs.content.files import FileReader
from irdocs.content.lost_places import LostLine
from irdocs.content.model import are_siblings
from irdocs.content.named_files import below, name_meant
from irdocs.content.source import SourceList, SourceMapping, copied
from irdocs.content.text_file import TextFile, decode_text, plain_breaks
from irdocs.content.yaml_file import YamlValue, read_value
from irdocs.diagnostics import Report, Span, joined
from irdocs.frozen import replace

KEY = "include"
"""The key of an entry of sections: that stands for the sections of another file."""


_IF_EMPTY = "write sections into it, each begun by a hyphen, or remove the entry that includes it"
FILES = 64
"""Of how many included files the values are kept, to be read once for all editions."""


@cached_by_value(FILES)
def _read(file_text: TextFile, file: str, lost: tuple[LostLine, ...]) -> tuple[YamlValue, Report]:
    """Return the value of an included file with the lines that are missing from it, and what is
    wrong with it."""
    report = Report()
    for line in lost:
        lost_lines.tell(line, file, file_text.readable.split("\n"), report)
    read = lost_lines.read_with(lost, file_text, report, partial(_syntax, file=file))
    plain_cells.read(read.data, report)
    known_nodes.inherit(read.data, file)
    return read, report


def _syntax(file_text: TextFile, report: Report, *, file: str) -> YamlValue:
    """Return the value of an included file as far as it is YAML, and its faults of syntax."""
    return read_value(file_text, file, report, are_siblings)


@dataclass
class Includer:
    """Reads included files, each within the content's folder and within limits for all."""

    file: str
    """The name of the content file, as messages give it."""
    folder: Path
    files: FileReader
    report: Report
    file_texts: dict[str, TextFile] = field(default_factory=dict)
    """What was decoded of each included file, by the name that messages give it."""
    lost: Mapping[str, tuple[LostLine, ...]] = field(default_factory=dict)
    """The lines that are missing from included files, by these names."""
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each included file, by the name that messages give it."""
    mended_lines: set[tuple[str, int]] = field(default_factory=set)
    """The lines of included files whose faults were mended in memory, with the files' names."""
    inclusions: int = 0
    """How many entries were followed."""
    size: int = 0
    """The number of bytes that were read for them."""
    entries: dict[Path, Span] = field(default_factory=dict)
    """Where each included file is named first."""

    def expand(self, data: SourceMapping) -> None:
        """Replace the entries of `sections:` that include a file by its sections, in place.

        What cannot be included is reported at its entry, and left out.
        """
        sections = data.get("sections")
        if isinstance(sections, SourceList):
            data["sections"] = self._expanded(sections, (Path(self.file).resolve(),))

    def _expanded(self, sections: SourceList, chain: tuple[Path, ...]) -> SourceList:
        """Return sections with included ones; `chain` are the files that lead to them."""
        expanded = SourceList([], sections.span, [])
        expanded.refused = sections.refused
        for section, span in zip(sections, sections.spans, strict=True):
            if not isinstance(section, SourceMapping) or KEY not in section:
                expanded.append(section)
                expanded.spans.append(span)
                continue
            included = self._included(section, chain)
            if included is None:
                expanded.refused += 1
                continue
            expanded.extend(included)
            expanded.spans.extend(included.spans)
            expanded.refused += included.refused
        return expanded

    def _refuse(self, message: str, span: Span, hint: str) -> None:
        self.report.error("bad-include", message, span, hint)

    def _included(self, entry: SourceMapping, chain: tuple[Path, ...]) -> SourceList | None:
        """Return the sections of the file that an entry names, or None after reporting why not."""
        name, span = entry[KEY], entry.value_spans[KEY]
        if len(entry) > 1:
            other = next(key for key in entry if key != KEY)
            self._refuse(
                f'nothing may stand beside include:, and here is "{other}"',
                entry.key_spans[other], "write it into the sections of the included file",
            )  # fmt: skip
        if not isinstance(name, str) or not name.strip():
            self._refuse("include: must be the name of a file", span, "write include: part.yaml")
            return None
        if "{{" in name:
            self._refuse(
                "a file is included in all editions, and its name has no braces", span,
                "include: each of the files, and give when: to the sections in them",
            )  # fmt: skip
            return None
        path = self._path(name, span, chain)
        raw = self._read(path, name, span) if path else None
        if path is None or raw is None:
            return None
        file = str(Path(self.file).parent / name)
        sections = self._sections(raw, file)
        return self._expanded(sections, (*chain, path)) if sections is not None else None

    def _path(self, name: str, span: Span, chain: tuple[Path, ...]) -> Path | None:
        """Return the path of an included file, or None after reporting why it is not read."""
        try:
            path = below(self.folder, name)
            self.files.note_link(self.folder.absolute() / name, path)
        except (OSError, ValueError, RuntimeError):  # a name that no file can have; a loop of links
            path = None
        if path is None:
            self._refuse(
                f'"{name}" lies outside the content\'s folder', span,
                "copy the file into the content's folder, and name it from there",
            )  # fmt: skip
            return None
        if path in chain:
            self._refuse(
                f'"{name}" includes itself' if path == chain[-1]
                else f'"{name}" is being included already',
                span, "remove one of the entries that lead round in a circle",
            )  # fmt: skip
            return None
        if (first := self.entries.setdefault(path, span)) is not span:
            place = f"line {first.line}" + (f" of {first.file}" if first.file != span.file else "")
            self._refuse(
                f'"{name}" is included twice, first in {place}', span,
                "remove one of the two; what is said twice stands in sections of its own",
            )  # fmt: skip
            return None
        self.inclusions += 1
        if len(chain) > limits.INCLUDE_DEPTH or self.inclusions > limits.INCLUSIONS:
            self._refuse(
                f"more than {limits.INCLUDE_DEPTH} files include one another"
                if len(chain) > limits.INCLUDE_DEPTH
                else f"more than {limits.INCLUSIONS} files are included",
                span, "write the sections into fewer files",
            )  # fmt: skip
            return None
        return path

    def _read(self, path: Path, name: str, span: Span) -> bytes | None:
        """Return the bytes of an included file, or None after reporting why it cannot be read."""
        try:
            raw = self.files.read(path, limits.CONTENT_BYTES)
        except FileNotFoundError:
            meant = name_meant(self.folder, name)
            question = f'did you mean "{meant}"?' if meant else ""
            self._refuse(
                joined(f'there is no file "{name}"', question), span,
                "put the file there, or correct its name, seen from the content's folder",
            )  # fmt: skip
            return None
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            self._refuse(f'"{name}" cannot be included: {reason}', span, "name a file of sections")
            return None
        self.size += len(raw)
        if self.size > limits.CONTENT_BYTES:
            self._refuse(
                f"the included files have more than {limits.CONTENT_BYTES:,} bytes together, the "
                "limit",
                span, "divide the content into several, each of a leaflet and a deck of its own",
            )  # fmt: skip
            return None
        return raw

    def _sections(self, raw: bytes, file: str) -> SourceList | None:
        """Return the sections in a file: a list of them, or a single one; faults are reported."""
        file_text = decode_text(raw, file, self.report, if_empty=_IF_EMPTY)
        if file_text is None:
            self.texts[file] = plain_breaks(raw.decode("utf-8-sig", "replace"))
            return None
        self.texts[file] = file_text.text
        self.file_texts[file] = file_text
        read, found = _read(file_text, file, self.lost.get(file, ()))
        self.report.extend(
            replace(one, hint=_IF_EMPTY) if one.code == "empty-file" else one for one in found
        )
        self.mended_lines.update((file, line) for line in read.mended_lines)
        value = copied(read.data)
        if isinstance(value, SourceMapping) and not value.keys() & {"sections", "document"}:
            return SourceList([value], value.span, [value.span])
        if isinstance(value, SourceList):
            return value
        if value is not None:
            self._refuse(
                "an included file holds sections alone",
                getattr(value, "span", Span(file, 1, 1, 1, 2)),
                "write its sections as a list, each with a hyphen at the left edge",
            )
        return None
