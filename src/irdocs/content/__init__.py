"""Read content.yaml into a checked `Document`, or report every fault with its line and column.

The bytes pass through four stages. `text_file` decodes them. `yaml_file` turns YAML into plain
values that remember their place (`source`); where it is no YAML, `syntax` finds the faults.
`decode` validates the values by the model (`model`, `fields`) and translates pydantic's errors into
ours. `assets` finds the files that the content names. A file with faults gives diagnostics and no
document, never a half-read one; only after errors of wording, such as Markdown that is not set,
there is a document, so that its layout is checked in one run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from irdocs.content import decode
from irdocs.content.assets import AssetFolder
from irdocs.content.files import FileReader
from irdocs.content.include import Includer
from irdocs.content.model import Document, are_siblings, name_tables
from irdocs.content.product import ProductTraits
from irdocs.content.source import SourceMapping
from irdocs.content.text_file import decode_text, plain_breaks
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report


class Translation(Protocol):
    """Puts the texts of another language into a document."""

    language: str
    """A tag (BCP 47)."""
    texts: dict[str, str]
    """The texts of the files that it has read, by the names that messages give them."""

    def put_into(self, data: SourceMapping, report: Report) -> bool:
        """Change the values of a content file in place; return whether that could be done."""


@dataclass(frozen=True, slots=True)
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
) -> ContentFile:
    """Return the content in `raw`; faults go to `report`, which names the file as `file`.

    Drawings, photographs and included files are looked for in `folder` and below. The names of
    `products` are the values that `only:` may have. `files` remembers what was read, if the caller
    wants to know. With a `translation`, the document is in another language than it was written in.
    """
    file_text = decode_text(raw, file, report)
    if file_text is None:
        return ContentFile(plain_breaks(raw.decode("utf-8-sig", "replace")), None)
    syntax_report = Report()
    values = read_values(file_text, file, syntax_report, are_siblings, name_tables())
    report.extend(syntax_report)
    if values.data is None:
        return ContentFile(file_text.text, None)
    files = files or FileReader()
    included = Includer(file, folder, files, report)
    included.expand(values.data)
    translating = Report()
    if translation and not report.errors and not translation.put_into(values.data, translating):
        report.extend(translating)
        return ContentFile(file_text.text, None, included.texts | translation.texts)
    mended_lines = {(file, line) for line in values.mended_lines} | included.mended_lines
    findings = Report()
    language = translation.language if translation else None
    assets = AssetFolder(folder, files, Path(file).parent, language)
    document = decode.decode(values.data, assets, findings, products)
    texts = included.texts | assets.texts | (translation.texts if translation else {})
    if not report.errors:
        report.extend(findings)
        report.extend(translating)
        return ContentFile(file_text.text, document, texts)
    # A value that was mended, or reported already, has nothing more to say.
    reported = {
        (found.span.file, found.span.line, found.span.column) for found in report if found.span
    }
    for finding in findings:
        span = finding.span
        if span is None or (
            (span.file, span.line) not in mended_lines
            and (span.file, span.line, span.column) not in reported
        ):
            report.add(finding)
    return ContentFile(file_text.text, None, texts)
