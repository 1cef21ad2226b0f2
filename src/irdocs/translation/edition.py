"""Put the translations of a language into the values of content.yaml, before they are validated.

All that comes after reads the document as if its author had written it in that language: the
model's checks, the rules on content, the products and their audits. Each translated text keeps its
place in content.yaml, with that of its translation beside it, so that whatever is found in it is
told at both lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten

from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.named_files import below
from irdocs.content.source import ForeignText, SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report, Severity, Span, guess, joined
from irdocs.frozen import replace
from irdocs.translation import po_file
from irdocs.translation.catalogue import CHECKED_BY, FOLDER, Entry, Translations
from irdocs.translation.matching import Pairing, paired
from irdocs.translation.rules import faults
from irdocs.translation.standing import TranslationState, state_of
from irdocs.translation.texts import TranslatableText, texts_of
from irdocs.unicode.controls import BIDI_CONTROL, disguising_controls

MOST_QUOTED = 100
"""How many characters of a text are quoted."""
MOST_TOLD = 10
"""How many texts without a translation are named one by one; a new translation has hundreds."""


@dataclass
class TranslatedEdition:
    """A document in a language that it was not written in."""

    language: str
    """The language that is wanted, a tag (BCP 47)."""
    file: str
    """The content file, as messages name it."""
    folder: Path
    """The folder of the content file."""
    files: FileReader
    allow_untranslated: bool = False
    """Whether texts without a translation stay as they are, with a warning."""
    texts: dict[str, str] = field(default_factory=dict)
    """The texts of files of translations, by the names that messages give them."""
    is_original: bool = False
    """Whether the document turned out to be written in the language."""
    is_unchecked: bool = False
    """Whether the translations turned out to name nobody who has checked them."""

    def put_into(self, data: SourceMapping, report: Report) -> bool:
        """Replace the texts of the content by their translations, in place.

        Returns whether there are translations that can be used. What is wrong with them goes to
        `report`.
        """
        about = data.get("document")
        if not isinstance(about, SourceMapping) or not isinstance(about.get("language"), str):
            return True  # which the model reports
        source_language, place = str(about["language"]), about.value_spans["language"]
        self.is_original = is_language_of(source_language, self.language)
        if self.is_original:
            return True
        asked = _asked_for(about, self.language) or place
        catalogue = self._catalogue(asked, report)
        if catalogue is None:
            return False
        texts = texts_of(data, self.language)
        pairing = paired(texts, catalogue.entries)
        self._tell_of_missing(texts, pairing, catalogue, report)
        _tell_of_unknown(texts, pairing, report)
        for text, entry in zip(texts, pairing.entries, strict=True):
            if entry is None or not entry.target.strip():
                if text.may_stay:
                    continue
                _put(text, ForeignText.of(text.source, text.span, source_language))
                continue
            _examine(text, entry, (source_language, self.language), report)
            target = entry.target
            if disguising_controls(target):  # which were reported
                target = BIDI_CONTROL.sub("", target)
            _put(text, SourceText(target.strip(), replace(text.span, other=entry.span)))
        about["language"] = SourceText(self.language, place)
        self.is_unchecked = not catalogue.checked_by
        if self.is_unchecked:
            report.note(
                "unchecked-translation",
                f"nobody says that somebody at home in the language has read {catalogue.file}",
                asked, f"name who has in the header {CHECKED_BY}; until then the products call "
                "themselves a draft translation",
            )  # fmt: skip
        return True

    def _catalogue(self, place: Span, report: Report) -> Translations | None:
        """Return the translations of the language, or None after reporting why there are none."""
        name = f"{FOLDER}/{self.language}.po"
        file = str(Path(self.file).parent / name)
        path = below(self.folder, name)
        if path is None:
            report.error("outside-asset", f'"{name}" lies outside the content\'s folder', place,
                         "copy the file into the content's folder")  # fmt: skip
            return None
        try:
            raw = self.files.read(path, limits.TRANSLATION_BYTES)
        except OSError:
            others = sorted(other.stem for other in path.parent.glob("*.po"))
            report.error(
                "missing-translations", f'there is no file "{name}"', place,
                joined(
                    guess(self.language, others),
                    f"irdocs translate extract {self.language} writes it, to be translated",
                ),
            )  # fmt: skip
            return None
        if len(raw) > limits.TRANSLATION_BYTES:
            report.error(
                "too-large", f"the file is larger than {limits.TRANSLATION_BYTES:,} bytes",
                Span(file, 1, 1, 1, 2), "divide the content into several",
            )  # fmt: skip
            return None
        self.texts[file] = raw.decode("utf-8-sig", "replace")
        return po_file.read(raw, file, self.language, report)

    def _tell_of_missing(
        self,
        texts: tuple[TranslatableText, ...],
        pairing: Pairing,
        catalogue: Translations,
        report: Report,
    ) -> None:
        """Report the texts without a translation."""
        missing = [
            (text, entry)
            for text, entry in zip(texts, pairing.entries, strict=True)
            if state_of(text, entry) is TranslationState.MISSING
        ]
        if not missing:
            return
        severity = Severity.WARNING if self.allow_untranslated else Severity.ERROR
        told = missing if self.allow_untranslated else missing[:MOST_TOLD]
        for text, entry in told:
            report.report(
                severity, "untranslated-text", f'this text has no translation in "{self.language}"',
                replace(text.span, other=entry.span if entry else None),
                f"write it into {catalogue.file}"
                if entry
                else f"irdocs translate extract {self.language} adds it to {catalogue.file}",
            )  # fmt: skip
        if len(told) < len(missing):
            report.error(
                "untranslated-text",
                f"{len(missing) - len(told)} more texts of {len(texts)} have no translation in "
                f'"{self.language}"', Span(catalogue.file, 1, 1, 1, 2),
                "irdocs translate status counts them; --allow-untranslated leaves them as they are",
            )  # fmt: skip


def _asked_for(about: SourceMapping, language: str) -> Span | None:
    """Return where a document asks for an edition in a language; None if it does not."""
    listed = about.get("languages")
    if not isinstance(listed, SourceList):
        return None
    named = zip(listed, listed.spans, strict=True)
    return next((span for name, span in named if str(name) == language), None)


def is_language_of(language: str, wanted: str) -> bool:
    """Return whether a text in one language is what is wanted: one in en-GB is, of en."""
    return f"{language}-".casefold().startswith(f"{wanted}-".casefold())


def _tell_of_unknown(texts: tuple[TranslatableText, ...], pairing: Pairing, report: Report) -> None:
    """Report translations of texts that the content does not have."""
    known = [text.id for text in texts]
    for entry in pairing.unused:
        if entry.target and not entry.is_obsolete:
            report.warning(
                "unknown-text", f'the content has no text "{entry.id}"', entry.span,
                guess(entry.id, known, "irdocs translate extract puts it aside at the file's end"),
            )  # fmt: skip


def _examine(
    text: TranslatableText, entry: Entry, languages: tuple[str, str], report: Report
) -> None:
    """Report what is wrong with the translation of a text."""
    match state_of(text, entry):
        case TranslationState.STALE:
            report.warning(
                "stale-translation", "this text has changed since it was translated",
                replace(text.span, other=entry.span),
                f'it was: "{shorten(entry.translated_source, MOST_QUOTED, placeholder=" …")}"; '
                f"correct the translation; irdocs translate extract marks it as fuzzy, and without "
                "that mark it is good again",
            )  # fmt: skip
        case TranslationState.FUZZY:
            report.warning(
                "fuzzy-translation", "this translation is marked as fuzzy: somebody must see it",
                _place(entry, text), "correct it if need be, and remove the mark",
            )  # fmt: skip
        case TranslationState.TRANSLATED | TranslationState.MISSING:
            pass
    for fault in faults(entry, text.source, text.words, languages):
        report.report(fault.severity, fault.code, fault.message, _place(entry, text), fault.hint)


def _place(entry: Entry, text: TranslatableText) -> Span:
    """Return the place of a translation, with that of its text."""
    return replace(entry.span, other=text.span) if entry.span else text.span


def _put(text: TranslatableText, value: SourceText) -> None:
    """Put another text in the place of one of the content."""
    container = text.container
    if isinstance(container, SourceList):
        container[int(text.key)] = value
        container.spans[int(text.key)] = value.span
        return
    key = str(text.key)
    if not text.is_key:
        container.put(key, value, container.key_spans.get(key, value.span), value.span)
    elif value not in container:
        container.rename(key, str(value))
