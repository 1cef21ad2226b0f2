"""Put the record of an edition, and the edition's own wording, into a content file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.content import conditions
from irdocs.content.edition_settings import EditionSettings
from irdocs.content.files import FileReader
from irdocs.content.named_files import below
from irdocs.content.source import SourceMapping
from irdocs.diagnostics import Report
from irdocs.models import ValidationError
from irdocs.records import braces, columns, wording
from irdocs.records.filling import SETTINGS, Filling, uses_records
from irdocs.records.record import Record

if TYPE_CHECKING:
    from irdocs.translation.edition import TranslatedEdition


@dataclass
class ChosenEdition:
    """The edition that a content file is to be read in."""

    file: str
    """The content file, as messages name it."""
    folder: Path
    files: FileReader
    record: Record | None = None
    """Its record; None for the sample that the content gives."""
    translation: TranslatedEdition | None = None
    """What has put the words of another language into the content before."""
    texts: dict[str, str] = field(default_factory=dict)
    """The texts of files that were read, by the names that messages give them."""

    def put_into(self, data: SourceMapping, report: Report) -> bool:
        """Fill the values of a content file in place; return whether there is a record to fill it
        from. What is wrong with single values is reported, and the others are filled."""
        settings = settings_of(data)
        if settings is None:  # there is nothing to fill, or the model reports what is wrong
            if SETTINGS in data:
                conditions.remove(data)
            return True
        place = data.value_spans[SETTINGS]
        sample = data[SETTINGS].value_spans.get("sample", place)
        record = self.record or columns.sample(settings, sample, report)
        if record is None:
            use = None if report.errors else uses_records(data)
            if use is not None:
                report.error(
                    "no-edition", "this is filled from a record, and none is chosen", use,
                    "irdocs batch makes all editions, --edition NAME one; sample: under editions: "
                    "gives values for builds without",
                )  # fmt: skip
            return not report.errors
        own_wording = record.wording and below(self.folder, record.wording)
        is_original = self.translation is None or self.translation.is_original
        if is_original or _is_of_a_language(settings):
            if record.wording is not None:
                self.texts |= wording.put_into(
                    data, record, self.folder, Path(self.file).parent, self.files, place, report
                )
        elif own_wording and own_wording.is_file():
            report.warning(
                "untranslated-wording",
                f'"{record.wording}" is not in this language, and is left out', record.place,
                "give the translated edition a file of its own wording: put the column that "
                "language: names into wording: as well, or leave it so",
            )  # fmt: skip
        about = data.get("document")
        language = about.get("language") if isinstance(about, SourceMapping) else None
        Filling(record, report, str(language or "en")).fill(data)
        return True


def _is_of_a_language(settings: EditionSettings) -> bool:
    """Whether each file of own wording is in the language of its edition: its name has a value that
    says which that is."""
    named, spoken = (
        {
            name
            for inner in braces.expressions_in(str(text or ""))
            for name in braces.expression(inner).names
        }
        for text in (settings.wording, settings.language)
    )
    return not named.isdisjoint(spoken)


def settings_of(data: SourceMapping) -> EditionSettings | None:
    """Return what a content file says of its editions; None if that is nothing, or faulty."""
    raw = data.get(SETTINGS)
    if not isinstance(raw, SourceMapping):
        return None
    try:
        return EditionSettings.model_validate(raw)
    except ValidationError:
        return None


__all__ = ["ChosenEdition", "settings_of"]
