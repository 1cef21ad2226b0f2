"""Read content.yaml into a checked `Document`, or report every fault with its line and column.

The bytes pass through four stages. `text_file` decodes them. `yaml_file` turns YAML into plain
values that remember their place (`source`); where it is no YAML, `syntax` finds the faults.
`decode` validates the values by the model (`model`, `fields`) and translates pydantic's errors into
ours. `assets` finds the files that the content names. A file with faults gives diagnostics and no
document, never a half-read one; only after errors of wording, such as Markdown that is not set,
there is a document, so that its layout is checked in one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from irdocs.content import (
    conditions,
    decode,
    known_nodes,
    lost_lines,
    misread_lines,
    plain_cells,
    rewriting,
    swallowed_keys,
)
from irdocs.content.assets import AssetFolder
from irdocs.content.files import FileReader
from irdocs.content.guarding import restored
from irdocs.content.include import Includer
from irdocs.content.lost_places import LostLine
from irdocs.content.model import Document, Section, are_siblings, name_tables
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceMapping, copied
from irdocs.content.text_file import TextFile, decode_text, plain_breaks
from irdocs.content.yaml_file import YamlValues, read_values
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import frozen, replace

_SETTINGS = "editions"
"""The key of what says that a content has editions, and conditions a meaning."""
_COUNTING = ("bad-table", "bad-chart")
"""The codes of what is counted wrongly where a comma makes two items of one."""
MOST_FAULTY = 4
"""In how many files with errors, content.yaml and those that it includes, lost lines are looked
for."""
MOST_SWALLOWED = 20
"""After so many keys that stand in texts the others are not looked for."""


class Filler(Protocol):
    """Puts the values of a record into a document."""

    texts: dict[str, str]
    """The texts of the files that it has read, by the names that messages give them."""

    def put_into(self, data: SourceMapping, report: Report) -> bool:
        """Change the values of a content file in place; return whether that could be done."""


class Translation(Filler, Protocol):
    """Puts the texts of another language into a document."""

    language: str
    """A tag (BCP 47)."""


@frozen
class ContentFile:
    """A content file that was read: its text, and its document, or None if that cannot be used."""

    text: str
    document: Document | None
    included: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files that it includes, by the names that messages give them."""


def read(
    raw: bytes,
    file: str,
    folder: Path,
    report: Report,
    products: Sequence[ProductTraits],
    files: FileReader | None = None,
    translation: Translation | None = None,
    edition: Filler | None = None,
) -> ContentFile:
    """Return the content in `raw`; faults go to `report`, which names the file as `file`.

    Drawings, photographs and included files are looked for in `folder` and below. The names of
    `products` are the values that `only:` may have. `files` remembers what was read, if the caller
    wants to know. With a `translation`, the document is in another language than it was written in;
    with an `edition`, it is filled from a record.
    """
    decoded = Report()
    file_text = decode_text(
        raw, file, decoded, if_empty="start from the content.yaml that irdocs init writes"
    )
    if file_text is None:
        report.extend(decoded)
        return ContentFile(plain_breaks(raw.decode("utf-8-sig", "replace")), None)
    files = files or FileReader()
    file_texts = {file: file_text}

    def attempt(lost: LostLines) -> tuple[ContentFile, Report]:
        found = Report()
        found.extend(decoded)
        return _read(
            file_texts, lost, file, folder, found, products, files, translation, edition
        ), found

    lost: LostLines = {}
    content, found = attempt(lost)
    for name in _faulty_files(file_texts, found):
        readable, root = file_texts[name].readable, Document if name == file else Section
        own = [one for one in found.errors if one.span and one.span.file == name]
        guess = {**lost, name: lost_lines.found(readable, own, root)}
        other, again = attempt(guess) if guess[name] else (content, found)
        if lost_lines.explain(readable, guess[name], found, again):
            content, found, lost = other, again, guess
    report.extend(found)
    return content


LostLines = Mapping[str, tuple[LostLine, ...]]
"""The lines that are missing from some files, by the names that messages give these."""


def _faulty_files(file_texts: Mapping[str, TextFile], found: Report) -> list[str]:
    """Return the first files that have errors, in the order in which they were read."""
    faulty = {error.span.file for error in found.errors if error.span}
    return [name for name in file_texts if name in faulty][:MOST_FAULTY]


def _syntax(file_text: TextFile, report: Report, *, file: str) -> YamlValues:
    """Return the values of a file as far as they are YAML, and its faults of syntax."""
    return read_values(file_text, file, report, are_siblings, name_tables())


def _read(
    file_texts: dict[str, TextFile],
    lost: LostLines,
    file: str,
    folder: Path,
    report: Report,
    products: Sequence[ProductTraits],
    files: FileReader,
    translation: Translation | None,
    edition: Filler | None,
) -> ContentFile:
    """Return the content of a file, read with the lines that are missing from it and from those
    that it includes, which are added to `file_texts`."""
    file_text = file_texts[file]
    values, found = _values(file_text, file, lost.get(file, ()))
    misread = Report()
    misread.extend(found)
    if values.data is None:
        report.extend(misread)
        return ContentFile(file_text.text, None)
    values = replace(values, data=copied(values.data))  # which is changed below
    assert values.data is not None
    included = Includer(file, folder, files, report, file_texts, lost)
    included.expand(values.data)
    if included.texts:
        for swallowed in swallowed_keys.found(values.data, Document, included.texts):
            swallowed_keys.tell(swallowed, report)
        misread_lines.tell(values.data, included.texts, misread)
    report.extend(one for one in misread if one.code != misread_lines.JOINED)
    translating = Report()
    if translation and not report.errors and not translation.put_into(values.data, translating):
        report.extend(translating)
        return ContentFile(file_text.text, None, included.texts | translation.texts)
    # Beside other errors, braces that are not filled would be more of them.
    filling = Report() if report.errors else report
    if edition and not edition.put_into(values.data, filling):
        return ContentFile(file_text.text, None, included.texts | edition.texts)
    if report.errors and _SETTINGS in values.data:
        conditions.remove(values.data)
    mended_lines = {(file, line) for line in values.mended_lines} | included.mended_lines
    findings = Report()
    language = translation.language if translation else None
    assets = AssetFolder(folder, files, Path(file).parent, language)
    document = decode.decode(values.data, assets, findings, products)
    if document is not None and edition is not None:
        document = rewriting.rewritten_document(document, _without_guards)
    findings.extend(_still_joined(misread, findings))
    texts = included.texts | assets.texts | (translation.texts if translation else {})
    texts |= edition.texts if edition else {}
    if edition and _SETTINGS in values.data:
        lines = values.data.lines_of(_SETTINGS)
        findings = _without_braces(findings, file, lines, {**texts, file: file_text.text})
    if not report.errors:
        report.extend(findings)
        report.extend(translating)
        return ContentFile(file_text.text, document, texts)
    # A value that was mended, or reported already, has nothing more to say.
    reported = [found.span for found in report if found.span]
    parted = [found.span for found in report if found.span and found.code == "parted-number"]
    for finding in findings:
        span = finding.span
        if span is None or (
            (span.file, span.line) not in mended_lines
            and not any(_begins_in(span, other) for other in reported)
            and not (finding.code in _COUNTING and any(_holds(span, one) for one in parted))
        ):
            report.add(finding)
    return ContentFile(file_text.text, None, texts)


def _still_joined(misread: Report, findings: Report) -> Iterator[Diagnostic]:
    """Yield the lines that join the text above them, without those of texts that are errors: what
    was to be a list is told of there."""
    codes = ("list-expected", "markup-not-set")
    errors = [error.span for error in findings.errors if error.span and error.code in codes]
    for one in misread:
        span = one.span
        if (
            one.code == misread_lines.JOINED
            and span
            and not any(
                error.file == span.file and error.line <= span.line <= error.end_line
                for error in errors
            )
        ):
            yield one


def _without_braces(
    findings: Report, file: str, settings: range, texts: Mapping[str, str]
) -> Report:
    """Return findings without those at braces, if what fills these is at fault itself, in the lines
    `settings` of a file: they would be as many as there are braces."""

    def is_in_settings(span: Span | None) -> bool:
        return span is not None and span.file == file and span.line in settings

    def has_braces(span: Span | None) -> bool:
        if span is None:
            return False
        lines = texts.get(span.file, "").split("\n")[span.line - 1 : span.end_line]
        return "{{" in "\n".join(lines)[span.column - 1 :]

    if not any(is_in_settings(error.span) for error in findings.errors):
        return findings
    kept = Report()
    kept.extend(one for one in findings if is_in_settings(one.span) or not has_braces(one.span))
    return kept


def _begins_in(span: Span, other: Span) -> bool:
    """Whether a place begins where another does, or further on in it in its line."""
    if (span.file, span.line) != (other.file, other.line):
        return False
    is_in = other.line == other.end_line and other.column < span.column < other.end_column
    return span.column == other.column or is_in


def _holds(row: Span, other: Span) -> bool:
    """Whether another place stands in a row of a table, which has a cell too many by it."""
    return row.file == other.file and row.line <= other.line <= row.end_line and row < other


@lru_cache(maxsize=4)
def _values(
    file_text: TextFile, file: str, lost: tuple[LostLine, ...]
) -> tuple[YamlValues, Report]:
    """Return the values of a file and what is wrong with them, read once for all editions."""
    report = Report()
    read = partial(_syntax, file=file)
    for line in lost:
        lost_lines.tell(line, file, file_text.readable.split("\n"), report)
    values = lost_lines.read_with(lost, file_text, report, read)
    moved_lines: set[int] = set()
    while values.data is not None and len(moved_lines) < MOST_SWALLOWED:
        texts = {file: file_text.readable}
        found = list(swallowed_keys.found(values.data, Document, texts))
        swallowed = min(found, key=lambda each: each.span, default=None)
        if swallowed is None or swallowed.span.line in moved_lines:
            break
        swallowed_keys.tell(swallowed, report)
        moved_lines.add(swallowed.span.line)
        file_text = replace(file_text, readable=swallowed_keys.moved(swallowed, file_text.readable))
        values = lost_lines.read_with(lost, file_text, Report(), read)
    if values.data is not None and not values.mended_lines:
        misread_lines.tell(values.data, {file: file_text.readable}, report)
    if values.data is not None:
        plain_cells.read(values.data, report)
        known_nodes.inherit(values.data, file)
    return replace(values, mended_lines=values.mended_lines | moved_lines), report


def _without_guards(value: Any) -> Any:
    """Return a text with its signs, now that nothing reads markup in it."""
    if isinstance(value, str) and (bare := restored(value)) is not value:
        return rewriting.with_text(value, bare)
    return value
