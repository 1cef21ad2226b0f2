"""The words that irdocs itself puts into products: one value a language, read from one file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from irdocs.content import datafile
from irdocs.content.datafile import DataFileKind, DataFileRequest, FileData
from irdocs.diagnostics import Report
from irdocs.locale.phrases import (
    AnswerPhrase,
    CitationPhrase,
    CountedTitlePhrase,
    CountPhrase,
    DatePhrase,
    FigurePhrase,
    LeadPhrase,
    LetterPhrase,
    NamePhrase,
    NumberedNamePhrase,
    NumberedTitlePhrase,
    NumberPhrase,
    QuantityPhrase,
    ReferencePhrase,
    ReviewPhrase,
    SectionPhrase,
    SourceNotePhrase,
    TargetPhrase,
    TitlePhrase,
    VersionPhrase,
    placeholders_in,
)


def _fixed(text: str) -> str:
    if names := placeholders_in(text):
        raise ValueError(f"there is no placeholder {{{names[0]}}} here")
    return text


Fixed = Annotated[str, AfterValidator(_fixed), Field(min_length=1)]
"""Words that are printed as they are."""
Separator = Annotated[str, AfterValidator(_fixed)]
"""What stands between two texts; nothing in languages that write none."""
Country = Annotated[str, Field(pattern=r"^([A-Z]{2}|[0-9]{3})$")]
"""A region subtag (BCP 47: RFC 5646, 2.2.4)."""


class Strings(FileData):
    """All words of one language, as strings/en.yaml explains them, key by key."""

    region: Country

    full_stop: Separator
    between_sentences: Separator
    between_items: Separator
    between_long_items: Separator
    between_details: Separator
    lead: LeadPhrase
    quantity: QuantityPhrase
    ordered: NumberPhrase
    option: LetterPhrase

    version: VersionPhrase
    reviewed: DatePhrase
    reviewed_by: ReviewPhrase
    not_reviewed: Fixed
    next_review: DatePhrase
    contact: Fixed

    sources: Fixed
    source: Fixed
    citation: NumberPhrase
    short_reference: ReferencePhrase
    read_online: CitationPhrase
    source_note: SourceNotePhrase
    sources_notes: Fixed

    attribution: NamePhrase
    answer: LetterPhrase
    answer_title: AnswerPhrase
    answer_note: AnswerPhrase
    figure_as_people: FigurePhrase
    figure_as_ring: FigurePhrase
    qr_code: TargetPhrase

    title_of_several: CountedTitlePhrase
    title_continued: TitlePhrase
    agenda: Fixed
    agenda_notes: Fixed
    part_of_section: SectionPhrase
    in_full: Fixed
    closing_notes: Fixed
    opening_section: Fixed
    closing_section: Fixed
    section_again: NumberedNamePhrase

    leaflet_page: NumberedTitlePhrase
    handout_page: CountPhrase

    draft: TitlePhrase
    draft_heading: Fixed
    no_value: Fixed


STRINGS = DataFileKind("strings", "irdocs.locale", "strings", "strings/en.yaml shows every key")


class StringsError(ValueError):
    """A file of strings lacks a word, or has one that no product says."""


def read(name: str) -> Strings:
    """Return the words in the file of a language's tag, or in a .yaml file by its path.

    Raises StringsError that names each fault with its line: a key that is missing or unknown, a
    placeholder that is missing, unknown or misspelt.
    """
    report = Report()
    strings = datafile.load(STRINGS, DataFileRequest(name, Path(), None), Strings, report)
    if strings is None:
        raise StringsError("\n".join(f"{e.span or name}: {e.message}" for e in report.errors))
    return strings


@cache
def of_language(name: str) -> Strings:
    """Return the words of a language that there is a file for; each file is read once."""
    return read(name)
