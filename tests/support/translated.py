"""A small document with translations, and what files of translations are made of in tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from irdocs.content.source import SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.words import WordsForm
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report, Severity
from irdocs.translation import po_file
from irdocs.translation.catalogue import Entry, Translations
from irdocs.translation.extraction import extracted
from irdocs.translation.rules import TranslationFault, faults
from irdocs.translation.texts import TranslatableText, texts_of

CONTENT = """\
schema_version: 1
document:
  title: Before your scan
  subtitle: What happens, and what you can do
  language: en-GB
  audience: For patients
  version: "1"
  date: 2026-11-01
  reviewed: 2026-11-01
  next_review: 2027-11-01
  disclaimer: General information. It is not medical advice.
leaflet:
  format: a4
sources:
  smith-2020: {authors: Smith et al., publisher: BMJ, year: 2020, doi: 10.1136/bmj.m1}
sections:
  - id: before
    title: Getting ready
    lead: Do not eat for 6 hours before the scan.
    blocks:
      - type: points
        id: steps
        headline: Three things help you to get ready
        items:
          - Take 2.5 mg of the **blue** tablets [@smith-2020]
          - Call 0113 496 0000 if you are unwell
          - {text: 'Drink 1,000 ml of water', short: Drink water}
      - type: text
        id: more
        title: More about it
        text: |
          Read [our page](https://example.org/scan) before
          you come.
"""
RISK = """\
      - type: risk
        id: stroke
        of: 1000
        time: over 10 years
        event: have a stroke
        groups:
          - {name: Without tablets, affected: 20}
          - {name: With tablets, affected: 3}
        source: smith-2020
"""
"""A block of the same section."""
WELSH = {
    "Before your scan": "Cyn eich sgan",
    "What happens, and what you can do": "Beth sy'n digwydd, a beth allwch chi ei wneud",
    "For patients": "I gleifion",
    "General information. It is not medical advice.":
        "Gwybodaeth gyffredinol. Nid yw'n gyngor meddygol.",
    "Getting ready": "Paratoi",
    "Do not eat for 6 hours before the scan.": "Peidiwch â bwyta am 6 awr cyn y sgan.",
    "Three things help you to get ready": "Mae tri pheth yn eich helpu i baratoi",
    "Take 2.5 mg of the **blue** tablets [@smith-2020]":
        "Cymerwch 2.5 mg o'r tabledi **glas** [@smith-2020]",
    "Call 0113 496 0000 if you are unwell": "Ffoniwch 0113 496 0000 os ydych yn sâl",
    "Drink 1,000 ml of water": "Yfwch 1,000 ml o ddŵr",
    "Drink water": "Yfwch ddŵr",
    "More about it": "Rhagor amdano",
    "Read [our page](https://example.org/scan) before you come.":
        "Darllenwch [ein tudalen](https://example.org/scan) cyn dod.",
}  # fmt: skip
GERMAN = {
    **{text: text for text in WELSH},
    "Before your scan": "Vor Ihrer Untersuchung",
    "Take 2.5 mg of the **blue** tablets [@smith-2020]":
        "Nehmen Sie 2,5 mg der **blauen** Tabletten [@smith-2020]",
    "Drink 1,000 ml of water": "Trinken Sie 1.000 ml Wasser",
}  # fmt: skip


def values_of(text: str) -> SourceMapping:
    """Return the values of a content file."""
    report = Report()
    decoded = decode_text(text.encode(), "content.yaml", report)
    assert decoded is not None
    data = read_values(decoded, "content.yaml", report).data
    assert data is not None, list(report)
    return data


def texts_in(text: str) -> tuple[TranslatableText, ...]:
    """Return the texts of a content file."""
    return texts_of(values_of(text))


def as_content(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def extract(text: str, old: Translations) -> Translations:
    """Return a catalogue that is up to date with a content file."""
    texts = texts_of(values_of(text), old.language)
    return extracted(texts, old, {"content.yaml": text}).catalogue


def filled(
    catalogue: Translations, words: Mapping[str, str] | Callable[[str], str]
) -> Translations:
    """Return a catalogue whose entries are translated."""

    def translated(source: str) -> str:
        return words(source) if callable(words) else words.get(source, "")

    entries = tuple(replace(entry, target=translated(entry.source)) for entry in catalogue.entries)
    return replace(catalogue, entries=entries)


def project(
    folder: Path, text: str = CONTENT, **languages: Mapping[str, str] | Callable[[str], str]
) -> Path:
    """Write a content file with translations into a folder, and return its path."""
    (folder / "translations").mkdir(parents=True, exist_ok=True)
    for language, words in languages.items():
        catalogue = filled(extract(text, Translations(language)), words)
        data = po_file.written(catalogue, "T")
        (folder / "translations" / f"{language}.po").write_bytes(data)
    path = folder / "content.yaml"
    path.write_text(text)
    return path


def told(line: str) -> list[TranslationFault]:
    """Return what is wrong with a translation: a text in English, its translation and the language
    of that, with a stroke between them."""
    source, target, language = line.split("|")
    entry = Entry("a.text", source, target)
    return list(faults(entry, source, WordsForm.TEXT, ("en-GB", language)))


def told_otherwise(
    lines: str, *expected: tuple[str, Severity]
) -> dict[str, list[tuple[str, Severity]]]:
    """Return the lines of which something else is told than is expected, with the codes and
    severities of what is told of each."""
    found = {line: [(one.code, one.severity) for one in told(line)] for line in lines.splitlines()}
    return {line: said for line, said in found.items() if said != list(expected)}
