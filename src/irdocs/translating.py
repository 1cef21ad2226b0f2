"""Extract the texts of a content file for translators, take translations back, and count them.

What the commands `irdocs translate` do. Files of translations are written whole or not at all, and
only if something in them has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic_core import PydanticCustomError

from irdocs import content, output
from irdocs.build_result import BuildResult, WrittenFile
from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.source import SourceMapping
from irdocs.content.values import language_tag
from irdocs.diagnostics import Report, Severity, UsageError
from irdocs.frozen import frozen
from irdocs.products import PRODUCTS, traits_of
from irdocs.records import lookup
from irdocs.records.edition import ChosenEdition
from irdocs.translation import po_file, xliff_file, xliff_writing
from irdocs.translation.catalogue import CHECKED_BY, FOLDER, Translations
from irdocs.translation.edition import is_language_of
from irdocs.translation.extraction import Extraction, extracted
from irdocs.translation.importing import imported
from irdocs.translation.matching import paired
from irdocs.translation.rules import faults
from irdocs.translation.standing import TextCount, TranslationState, counted
from irdocs.translation.texts import TranslatableText, texts_of

Format = Literal["po", "xliff"]
NEW_COMMENT = f"""\
Translations of a document of irdocs; docs/translating.md of irdocs says what matters.
{CHECKED_BY} names who has read them and is at home in the language."""


@dataclass
class _Collector:
    """Takes the texts out of the values of a content file, and leaves these as they are."""

    languages: list[str]
    """The languages into which the texts may be translated."""
    language: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    found: dict[str, tuple[TranslatableText, ...]] = field(default_factory=dict)
    """The texts for each language."""

    def put_into(self, data: SourceMapping, report: Report) -> bool:
        """Collect the texts."""
        about = data.get("document")
        listed = about.get("languages") if isinstance(about, SourceMapping) else None
        listed = [str(tag) for tag in listed] if isinstance(listed, list) else []
        self.found = {tag: texts_of(data, tag) for tag in (*self.languages, *listed)}
        return True


@frozen
class SourceDocument:
    """A content file whose words are to be translated."""

    path: Path
    document: Document
    texts: Mapping[str, tuple[TranslatableText, ...]]
    """The texts to be translated into each language."""
    files: Mapping[str, str]
    """The texts of the files, by the names that messages give them."""

    @property
    def language(self) -> str:
        """The language that it is written in."""
        return str(self.document.document.language)

    @property
    def title(self) -> str:
        """Its title, which files of translations bear."""
        return str(self.document.document.title)

    @property
    def folder_name(self) -> str:
        """The folder that it is in, as messages name it."""
        return str(self.path.parent)

    @property
    def folder(self) -> Path:
        """The folder of its translations."""
        return self.path.parent / FOLDER

    def languages(self, named: Sequence[str]) -> tuple[str, ...]:
        """Return the languages that are named, or else all that there are.

        Raises UsageError for what is no tag of another language, and if there is none.
        """
        listed = [str(tag) for tag in self.document.document.languages]
        there = sorted(file.stem for file in self.folder.glob("*.po"))
        others = [tag for tag in listed if not is_language_of(self.language, tag)]
        tags = list(dict.fromkeys(named or (*others, *there)))
        for tag in tags:
            try:
                language_tag(tag)
            except PydanticCustomError:
                raise UsageError(f'"{tag}" is not a language tag such as cy or pt-BR') from None
            if is_language_of(self.language, tag):
                raise UsageError(f'"{tag}" is the language that the document is written in')
        if not tags:
            raise UsageError("name a language, such as cy: there are no translations yet")
        return tuple(tags)


def read_source(path: Path, languages: Sequence[str]) -> tuple[BuildResult, SourceDocument | None]:
    """Read a content file that may be translated into some languages, and those that it has.

    There is no document after an error, which the result has. Raises OSError if the file cannot be
    read.
    """
    there = [file.stem for file in (path.parent / FOLDER).glob("*.po")]
    report, files, collector = Report(), FileReader(), _Collector([*languages, *there])
    raw = files.read(path, limits.CONTENT_BYTES)
    # Translators see the content with its braces; any record tells whether it is whole.
    records = [one for one in lookup.find(path, None, files, Report()).records if one]
    edition = ChosenEdition(str(path), path.parent, files, next(iter(records), None))
    read = content.read(
        raw, str(path), path.parent, report, traits_of(PRODUCTS), files, collector, edition
    )
    result = BuildResult(report, str(path), read.text, dict(read.included))
    if read.document is None:
        result.failed = True
        return result, None
    # Weaknesses of the content are told by irdocs check, which is the place for them.
    result.report = Report()
    texts = {str(path): read.text, **read.included}
    return result, SourceDocument(path, read.document, collector.found, texts)


def extract(
    path: Path, languages: Sequence[str], format: Format
) -> tuple[BuildResult, tuple[str, ...]]:
    """Bring the files of translations up to date; nothing is written after an error.

    Beside the result are lines that say what has changed.

    With the format xliff, a file for agencies is written beside each. Raises OSError if a file
    cannot be read or written, UsageError as `SourceDocument.languages` does.
    """
    result, source = read_source(path, languages)
    if source is None:
        return result, ()
    written: dict[str, bytes] = {}
    lines: list[str] = []
    for language in source.languages(languages):
        old = _existing(source, language, result)
        if old is None:
            continue
        made = extracted(source.texts[language], old, source.files, source.folder_name)
        if not po_file.is_written(made.catalogue, old, source.title):
            written[f"{language}.po"] = po_file.written(made.catalogue, source.title)
        if format == "xliff":
            kinds = {
                entry.id: text.words
                for text, entry in zip(source.texts[language], made.catalogue.entries, strict=False)
            }
            written[f"{language}.xlf"] = xliff_writing.written(
                made.catalogue, source.language, source.path.name, kinds
            )
        lines.append(_summary(language, made, old))
    _write(source, written, result)
    return result, tuple(lines)


def bring_in(path: Path, file: Path, language: str | None) -> tuple[BuildResult, int]:
    """Take the translations of a PO or XLIFF file into translations/TAG.po; return how many.

    The language is that of the file, if none is given. Raises OSError if a file cannot be read or
    written, UsageError if the language cannot be told.
    """
    raw = FileReader().read(file, limits.TRANSLATION_BYTES)
    if len(raw) > limits.TRANSLATION_BYTES:
        raise UsageError(f"{file} is larger than {limits.TRANSLATION_BYTES:,} bytes")
    report = Report()
    if file.suffix.casefold() in (".xlf", ".xliff", ".xml"):
        arrived = xliff_file.read(raw, str(file), report, language)
    else:
        arrived = po_file.read(raw, str(file), language or file.stem, report)
    tag = language or (arrived.language if arrived else "")
    result, source = read_source(path, [tag] if tag else [])
    result.report.extend(report)
    result.included = {**result.included, str(file): raw.decode("utf-8-sig", "replace")}
    result.failed = result.failed or arrived is None
    if source is None or arrived is None:
        return result, 0
    (tag,) = source.languages([tag])
    old = _existing(source, tag, result)
    if old is None:
        return result, 0
    texts = source.texts[tag]
    current = extracted(texts, old, source.files, source.folder_name).catalogue
    made = imported(texts, current, arrived, source.language, result.report)
    _write(source, {f"{tag}.po": po_file.written(made.catalogue, source.title)}, result)
    return result, made.taken


@frozen
class TranslationProgress:
    """How far the translation into one language is."""

    language: str
    counts: Mapping[TranslationState, TextCount]
    errors: int
    """How many translations cannot be used as they are."""
    checked_by: str
    """Who has read them; empty if nobody is named."""


def standings(
    path: Path, languages: Sequence[str]
) -> tuple[BuildResult, tuple[TranslationProgress, ...]]:
    """Return how far each translation is. Raises OSError and UsageError as `extract` does."""
    result, source = read_source(path, languages)
    if source is None:
        return result, ()
    found = []
    for language in source.languages(languages):
        catalogue = _existing(source, language, result)
        if catalogue is None:
            continue
        texts = source.texts[language]
        pairing = paired(texts, catalogue.entries)
        errors = sum(
            any(
                fault.severity is Severity.ERROR
                for fault in faults(entry, text.source, text.words, (source.language, language))
            )
            for text, entry in zip(texts, pairing.entries, strict=True)
            if entry and entry.target.strip()
        )
        counts = counted(texts, pairing)
        found.append(TranslationProgress(language, counts, errors, catalogue.checked_by))
    return result, tuple(found)


def _existing(source: SourceDocument, language: str, result: BuildResult) -> Translations | None:
    """Return the catalogue of a language, a new one if there is none; None after an error."""
    path = source.folder / f"{language}.po"
    try:
        raw = FileReader().read_within(path, limits.TRANSLATION_BYTES)
    except FileNotFoundError:
        return Translations(language, header={CHECKED_BY: ""}, comment=NEW_COMMENT)
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None
    result.included = {**result.included, str(path): raw.decode("utf-8-sig", "replace")}
    catalogue = po_file.read(raw, str(path), language, result.report)
    result.failed = result.failed or catalogue is None
    return catalogue


def _summary(language: str, made: Extraction, old: Translations) -> str:
    """Return what has changed in a catalogue: cy: 3 new, 1 to be looked at again."""
    parts = (
        (made.new, "new"),
        (made.stale, "to be looked at again"),
        (made.put_aside, "put aside"),
    )
    changes = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"{language}: {changes or 'nothing new'}"


def _write(source: SourceDocument, written: Mapping[str, bytes], result: BuildResult) -> None:
    """Write the files that are new or have changed; none after an error."""
    if result.failed:
        return
    changed = {
        name: data
        for name, data in written.items()
        if not (source.folder / name).is_file() or (source.folder / name).read_bytes() != data
    }
    if changed:
        output.write(source.folder, changed)
    result.files = [
        WrittenFile(source.folder / name, len(source.texts[Path(name).stem]), "texts", len(data))
        for name, data in changed.items()
    ]
