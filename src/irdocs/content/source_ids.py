"""Ids of sources in content.yaml, which must stand under sources:, and words on own data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import PydanticCustomError

from irdocs.content.reading_context import ReadingContext, in_print
from irdocs.content.source import SourceText
from irdocs.content.unknown_sources import UNKNOWN
from irdocs.content.values import one_line, plain_text
from irdocs.diagnostics import Span, closest, guess
from irdocs.models import ValidationInfo
from irdocs.unicode.line_breaks import breaks_between_letters


def check_source(
    source: str,
    span: Span,
    reading: ReadingContext,
    hint: str = "add an entry with this id there",
    sign: str = "",
) -> None:
    """Report a source that is cited but is not under sources:, at its sign within the span."""
    if reading.sources is None or source in reading.sources:
        return
    reading.report.error(
        UNKNOWN,
        f'there is no source "{source}" under sources:',
        span,
        guess(source, reading.sources, hint),
        sign=sign or source,
    )


def sources(value: Any, info: ValidationInfo) -> tuple[SourceText, ...]:
    """Return the ids of one source or of a list; one that is not under sources: is reported."""
    identifiers = [plain_text(one) for one in _listed(value)]
    for identifier in identifiers:
        if isinstance(info.context, ReadingContext):
            check_source(identifier, identifier.span, info.context)
    return tuple(dict.fromkeys(identifiers))


def _listed(value: Any) -> list[Any]:
    """Return one value, or each of a list of values."""
    if value == []:
        raise PydanticCustomError("too-few", '"source" names no source')
    return value if isinstance(value, list) else [value]


class OwnData(SourceText):
    """What the author says of data of their own, which stand in no register of sources."""


def sources_or_own_data(value: Any, info: ValidationInfo) -> tuple[SourceText, ...]:
    """Return the ids of one source or of a list, with what is said of own data."""
    return tuple(dict.fromkeys(_source_or_own_data(one, info) for one in _listed(value)))


def registered(sources: Iterable[SourceText]) -> list[SourceText]:
    """Return those of some sources that are ids of sources:."""
    return [one for one in sources if not isinstance(one, OwnData)]


def own_data_in(sources: Iterable[SourceText]) -> list[OwnData]:
    """Return those of some sources that are words on own data."""
    return [one for one in sources if isinstance(one, OwnData)]


def _source_or_own_data(value: Any, info: ValidationInfo) -> SourceText:
    """Return the id of a source, or, of several words that are no id, what is said of own data."""
    text = one_line(value)
    known = info.context.sources or () if isinstance(info.context, ReadingContext) else ()
    if text in known:
        return text
    if " " in text or (breaks_between_letters(text) and closest(text, known) is None):
        return OwnData(in_print(text, info), text.span)
    if isinstance(info.context, ReadingContext):
        check_source(text, text.span, info.context, _OWN_DATA_HINT)
    return text


_OWN_DATA_HINT = (
    "add an entry with this id there, or say of data of your own whose they are, what and when: "
    "Our own audit of 212 patients, Leeds, 2025"
)
