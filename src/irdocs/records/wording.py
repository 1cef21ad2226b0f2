"""Texts that one edition has of its own, in a file that names them by where they stand.

    document.subtitle: Your hip, at St James
    pain.text:
      text: Ring ward 5 before you take more.
      instead-of: Ring us before you take more.

A text is named as translators' files name it: the id of its block or section, and its key. With
`instead-of:` the file says which words it replaces, so that a change of those is told.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.named_files import below
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report, Span, guess
from irdocs.frozen import replace
from irdocs.records.record import Record
from irdocs.translation.texts import TranslatableText, texts_of

_VALUE = re.compile(r"\{\{.*?\}\}")
_TEXT, _INSTEAD = "text", "instead-of"


def put_into(
    data: SourceMapping,
    record: Record,
    folder: Path,
    shown_folder: Path,
    files: FileReader,
    place: Span,
    report: Report,
) -> dict[str, str]:
    """Put the own texts of a record's edition into a content file.

    Returns the text of their file by the name that messages give it; without a file nothing is
    replaced, since most editions have no wording of their own.
    """
    name = str(record.wording)
    path = below(folder, name)
    if path is None:
        report.error("outside-asset", f'"{name}" lies outside the content\'s folder', place,
                     "name a file in the content's folder")  # fmt: skip
        return {}
    try:
        raw = files.read(path, limits.TRANSLATION_BYTES)
    except OSError:
        return {}
    file = str(shown_folder / name)
    text = decode_text(raw, file, report)
    if text is None:
        return {}
    values = read_values(text, file, report).data
    if values is None:
        return {file: text.text}
    about = data.get("document")
    language = about.get("language") if isinstance(about, SourceMapping) else None
    found = {one.id: one for one in texts_of(data, str(language or "en"))}
    for key, value in values.items():
        span = values.value_spans[key]
        if key not in found:
            report.error(
                "unknown-text", f'the content has no text "{key}"', values.key_spans[key],
                guess(key, list(found), "irdocs translate extract lists all ids"),
            )  # fmt: skip
            continue
        _put(found[key], value, span, report)
    return {file: text.text}


def tell_unused(
    pattern: str, records: Sequence[Record], folder: Path, place: Span, report: Report
) -> None:
    """Warn of each file that `pattern`, such as "wording/{{ slug }}.yaml", may name and that no
    record's edition has: its texts would be in no product."""
    parts = [glob.escape(part) for part in _VALUE.split(pattern)]
    named = [str(record.wording) for record in records if record.wording]
    used = {below(folder, name) for name in named}
    if len(parts) == 1 or ".." in Path(pattern).parts or Path(pattern).is_absolute():
        return
    # Two values side by side are one part of a name.
    for path in sorted(folder.glob(re.sub(r"\*+", "*", "*".join(parts)))):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and below(folder, name) not in used:
            report.warning(
                "unused-wording", f'"{name}" is the wording of no edition, and is not used', place,
                guess(name, sorted(set(named)), "name it as wording: does, by a record's values"),
            )  # fmt: skip


def _put(text: TranslatableText, value: Any, span: Span, report: Report) -> None:
    """Put an own wording in the place of a text."""
    words: Any = value
    if isinstance(value, Mapping):
        words = value.get(_TEXT)
        instead = value.get(_INSTEAD)
        if isinstance(instead, str) and instead.split() != text.source.split():
            report.warning(
                "stale-wording", "this text has changed since it was worded anew",
                replace(span, other=text.span),
                f"correct text:, and write instead-of: {text.source}",
            )  # fmt: skip
    if not isinstance(words, str):
        report.error("text-expected", "an own wording must be text", span, "write the words")
        return
    own = SourceText(
        words, replace(span, other=text.span), is_literal=getattr(words, "is_literal", False)
    )
    container = text.container
    if isinstance(container, SourceList):
        container[int(text.key)] = own
    else:
        container[str(text.key)] = own


__all__ = ["put_into", "tell_unused"]
