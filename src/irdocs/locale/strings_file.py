"""The texts that irdocs itself puts into products: one `Strings` for each language, from one file.

`strings/en.yaml` explains each key to translators. A file that lacks a key, has an unknown one or
misspells a placeholder is refused, so that no product is ever half translated.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from irdocs.content import datafile
from irdocs.content.datafile import DataFileKind, DataFileRequest, FileData
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.locale.own_words import in_language
from irdocs.locale.phrases import (
    AnswerPhrase,
    AuthorsPhrase,
    AxisPhrase,
    CitationPhrase,
    CountedTitlePhrase,
    CountPhrase,
    DatePhrase,
    FigurePhrase,
    FlowAnswerPhrase,
    FlowNextPhrase,
    LeadPhrase,
    LetterPhrase,
    NamePhrase,
    NumberedNamePhrase,
    NumberedTitlePhrase,
    NumberPhrase,
    PagePicturePhrase,
    Phrase,
    PlacePhrase,
    QuantityPhrase,
    RangePhrase,
    ReferencePhrase,
    ReviewPhrase,
    RiskPhrase,
    SectionPhrase,
    SourceNotePhrase,
    TargetPhrase,
    TitlePhrase,
    VersionPhrase,
    placeholders_in,
)
from irdocs.locale.plurals import CountedPhrase, DifferencePhrase, PluralPhrase, RiskPicturePhrase
from irdocs.models import AfterValidator, Limits


def _fixed(text: str) -> str:
    """Refuse placeholders in a text that has none to be filled; they would be printed as such."""
    if names := placeholders_in(text):
        raise ValueError(f"there is no placeholder {{{names[0]}}} here")
    return text


Fixed = Annotated[str, AfterValidator(_fixed), Limits(min_length=1)]
"""A text that is printed as it is, without placeholders."""
Separator = Annotated[str, AfterValidator(_fixed)]
"""What is put between two texts or after one; empty in languages that put nothing there."""
Country = Annotated[str, Limits(pattern=r"^([A-Z]{2}|[0-9]{3})$")]
"""A region subtag (BCP 47: RFC 5646, 2.2.4)."""


class Strings(FileData):
    """All texts of one language; strings/en.yaml explains each key."""

    checked_by: Annotated[str, Limits(min_length=1)] | None
    """The native reader who has checked these texts; None if nobody has."""
    region: Country

    full_stop: Separator
    between_sentences: Separator
    between_items: Separator
    between_long_items: Separator
    between_details: Separator
    lead: LeadPhrase
    quantity: QuantityPhrase
    hours: CountedPhrase
    minutes: CountedPhrase
    seconds: CountedPhrase
    ordered: NumberPhrase
    option: LetterPhrase

    version: VersionPhrase
    reviewed: DatePhrase
    reviewed_by: ReviewPhrase
    not_reviewed: Fixed
    not_reviewed_elsewhere: Fixed
    unchecked_translation: Fixed
    next_review: DatePhrase
    contact: Fixed
    written_by: AuthorsPhrase

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
    no_data: Fixed
    value_in_range: RangePhrase
    censored: PlacePhrase
    log_scale: Fixed
    axis_title: AxisPhrase
    number_at_risk: Fixed
    number_at_risk_of: LeadPhrase
    figure_as_people: FigurePhrase
    figure_as_ring: FigurePhrase
    risk: RiskPhrase
    risk_people: CountedPhrase
    risk_others: CountedPhrase
    risk_fewer: DifferencePhrase
    risk_more: DifferencePhrase
    risk_same: Fixed
    risk_picture: RiskPicturePhrase
    qr_code: TargetPhrase
    video: Fixed
    video_in_talk: Fixed
    flow_chart: CountedPhrase
    flow_answer: FlowAnswerPhrase
    flow_next: FlowNextPhrase
    flow_end: Fixed
    emergency: Fixed
    warning: Fixed
    information: Fixed
    success: Fixed

    title_of_several: CountedTitlePhrase
    agenda: Fixed
    agenda_notes: Fixed
    part_of_section: SectionPhrase
    in_full: Fixed
    closing_notes: Fixed
    small_print: Fixed
    small_print_notes: Fixed
    opening_section: Fixed
    closing_section: Fixed
    backup_section: Fixed
    section_again: NumberedNamePhrase

    leaflet_page: NumberedTitlePhrase
    handout_page: CountPhrase
    page_picture: PagePicturePhrase
    slide_picture: PagePicturePhrase
    skip_to_content: Fixed
    contents: Fixed
    show_answer: Fixed
    notes: Fixed
    slide_number: NumberPhrase
    downloads: Fixed
    leaflet: Fixed
    slides: Fixed
    handout: Fixed
    e_book: Fixed
    other_languages: Fixed
    chart_values: Fixed
    on_the_web: Fixed

    draft: TitlePhrase
    draft_heading: Fixed
    no_value: Fixed


STRINGS = DataFileKind("strings", "irdocs.locale", "strings", "strings/en.yaml shows every key")


class StringsError(ValueError):
    """A file of strings lacks a key, has an unknown one, or has wrong placeholders."""


def read(name: str) -> Strings:
    """Return the texts in the built-in file of a language's tag, or in a .yaml file by its path.

    Raises StringsError, which names each fault with its line: a key that is missing or unknown, or
    a placeholder that is missing, unknown or misspelt.
    """
    report = Report()
    strings = datafile.load(STRINGS, DataFileRequest(name, Path(), None), Strings, report)
    if strings is None:
        raise StringsError(
            "\n".join(f"{error.span or name}: {error.message}" for error in report.errors)
        )
    return strings


@cache
def of_language(name: str) -> Strings:
    """Return the texts of a language that has a built-in file; each file is read once."""
    return read(name)


def marked(strings: Strings, language: str) -> Strings:
    """Return texts that know that they are in a language, each of those that have words in it."""
    texts: dict[str, object] = {}
    for name in type(strings).model_fields:
        match getattr(strings, name):
            case PluralPhrase() as phrase:
                forms = {key: _marked(text, language) for key, text in phrase.forms.items()}
                template = _marked(phrase.template, language)
                texts[name] = replace(phrase, template=template, forms=forms)
            case Phrase() as phrase:
                texts[name] = replace(phrase, template=_marked(phrase.template, language))
            case str() as text:
                texts[name] = _marked(text, language)
            case _:  # nobody has checked it
                pass
    return strings.model_copy(update=texts)


def _marked(text: str, language: str) -> str:
    """Return a text that knows its language; as it is if it has no words, such as "{label}: "."""
    bare = re.sub(r"\{\w+\}", "", text)
    return in_language(text, language) if any(letter.isalpha() for letter in bare) else text
