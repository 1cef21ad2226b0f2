"""The kinds of value a field of content.yaml can hold, each with its own complaint."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from irdocs.content import limits, markup
from irdocs.content.markup import Text
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Span, guess


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a validator may look at: where to complain, the sources known, the assets found."""

    report: Report
    sources: frozenset[str]
    asset: Callable[[SourceText], object]
    products: tuple[str, ...]
    """The names of the products that a part of the content can be for."""


NOWHERE = Span("", 1, 1, 1, 2)


# What XML 1.0 (2.2), paper and a PDF's ToUnicode maps (ISO 14289-1, 7.21.7) have no place for.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def _words(value: Any) -> SourceText:
    if isinstance(value, bool):
        raise PydanticCustomError(
            "text-expected",
            "a text belongs here; {value} is a truth value",
            {"value": str(value).lower()},
        )
    if isinstance(value, int | Decimal):
        raise PydanticCustomError(
            "text-expected",
            'a text belongs here; put the number in quotes: "{value}"',
            {"value": str(value)},
        )
    if not isinstance(value, str):
        kind = {True: "a list", False: "nothing"}[isinstance(value, list)]
        kind = "a mapping" if isinstance(value, dict) else kind
        raise PydanticCustomError(
            "text-expected", "a text belongs here, not {kind}", {"kind": kind}
        )
    text = unicodedata.normalize("NFC", value)
    if bad := _UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "control-character",
            "the character U+{code} cannot be printed",
            {"code": f"{ord(bad[0]):04X}"},
        )
    if not text.strip():
        raise PydanticCustomError("empty-text", "the text is empty")
    return SourceText(text, getattr(value, "span", NOWHERE))


def _label(value: Any) -> SourceText:
    words = _words(value)
    return SourceText(" ".join(words.split()), words.span)


def _text(value: Any, info: ValidationInfo) -> Text:
    words = _words(value)
    text = markup.parse(words, words.span)
    for paragraph in text.paragraphs:
        for inline in markup.walk(paragraph):
            if isinstance(inline, markup.Link):
                _address(inline.url)
                if not markup.plain_of(inline.inlines).strip():
                    raise PydanticCustomError("empty-link", "a link has no words")
            if isinstance(inline, markup.Foreign):
                _language(inline.language)
    if any("[@" in markup.plain_of(paragraph) for paragraph in text.paragraphs):
        raise PydanticCustomError("bad-citation", "a citation is written [@source-id]")
    if isinstance(info.context, ReadingContext):
        for source in text.citations:
            check_source(source, words.span, info.context)
    return text


def _line(value: Any, info: ValidationInfo) -> Text:
    text = _text(value, info)
    if len(text.paragraphs) > 1:
        raise PydanticCustomError(
            "one-paragraph", "this text is one paragraph; remove the blank line in it"
        )
    return text


def check_source(source: str, span: Span, reading: ReadingContext) -> None:
    """Complain when a source is cited that the register does not hold."""
    if source in reading.sources:
        return
    reading.report.error(
        "unknown-source",
        f'no source "{source}" in the register',
        span,
        guess(source, reading.sources, "add it under sources:"),
    )


_HOST = re.compile(r"[A-Za-z0-9]([\w-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([\w-]*[A-Za-z0-9])?)+\Z")


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        port_is_good = parts.port is None or parts.port > 0
        on_the_web = parts.scheme in ("http", "https") and bool(_HOST.match(parts.hostname or ""))
        good = port_is_good and (
            on_the_web or (parts.scheme in ("mailto", "tel") and bool(parts.path))
        )
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"{}|\\^`]", url):
        raise PydanticCustomError(
            "bad-url", '"{url}" is not an address of http, https, mailto or tel', {"url": url}
        )
    if len(url) > limits.ADDRESS:
        raise PydanticCustomError(
            "bad-url", "the address is longer than {most} characters", {"most": limits.ADDRESS}
        )
    return url


def _url(value: Any) -> SourceText:
    words = _label(value)
    _address(words)
    return words


# The well-formed tags of BCP 47 that people write (RFC 5646, 2.1): language, script, region.
_BCP47 = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-\w{5,8})*\Z")


_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def _email(value: Any) -> SourceText:
    words = _label(value)
    if not _EMAIL.fullmatch(words):
        raise PydanticCustomError("bad-email", '"{email}" is no e-mail address', {"email": words})
    return words


def _language(value: Any) -> SourceText:
    words = _label(value)
    if len(words) > 35 or not _BCP47.match(words):
        raise PydanticCustomError(
            "bad-language", '"{tag}" is not a language tag such as en-GB (BCP 47)', {"tag": words}
        )
    return words


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        words = str(_words(value))
        if len(words) != len("2026-11-23") or words.count("-") != 2:
            raise ValueError
        return date.fromisoformat(words)
    except ValueError:
        raise PydanticCustomError(
            "bad-date", '"{value}" is not a date; write it as 2026-11-23', {"value": str(value)}
        ) from None


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number-expected", "a number belongs here")
    return Decimal(value)


_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def _doi(value: Any) -> SourceText:
    words = _words(value)
    if not re.match(r"10\.\d{4,9}/[^\s<>\"]+\Z", words):
        raise PydanticCustomError(
            "bad-doi", '"{doi}" is not a doi such as 10.1259/bjr.20190340', {"doi": words}
        )
    return words


def _version_number(value: Any) -> Any:
    if isinstance(value, bool):
        raise PydanticCustomError("bad-choice", '"schema_version" must be 1')
    return value


def is_identifier(words: str) -> bool:
    """Whether words are small letters, digits and single hyphens."""
    return bool(_IDENTIFIER.match(words))


def _identifier(value: Any) -> SourceText:
    words = _words(value)
    if not is_identifier(words):
        raise PydanticCustomError(
            "bad-id", '"{id}" is not an id: small letters, digits and single hyphens', {"id": words}
        )
    return words


def _source(value: Any, info: ValidationInfo) -> SourceText:
    words = _words(value)
    if isinstance(info.context, ReadingContext):
        check_source(words, words.span, info.context)
    return words


def _asset(value: Any, info: ValidationInfo) -> object:
    words = _words(value)
    if not isinstance(info.context, ReadingContext):
        raise PydanticCustomError("missing-asset", "assets are read with the content file")
    return info.context.asset(words)


def _product(value: Any, info: ValidationInfo) -> SourceText:
    names = info.context.products if isinstance(info.context, ReadingContext) else ()
    if value not in names:
        listed = " or ".join(f"'{name}'" for name in names)
        raise PydanticCustomError(
            "bad-choice",
            '"only" must be {listed}',
            {"listed": listed, "choices": "\n".join(names)},
        )
    return SourceText(value, getattr(value, "span", NOWHERE))


def _string(description: str, **more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **more})


Label = Annotated[SourceText, PlainValidator(_label), _string("one line of words, no markup")]
Prose = Annotated[
    Text, PlainValidator(_text), _string("inline CommonMark; a blank line parts paragraphs")
]
Sentence = Annotated[Text, PlainValidator(_line), _string("inline CommonMark, one paragraph")]
Address = Annotated[
    SourceText, PlainValidator(_url), _string("http, https, mailto or tel", format="uri")
]
Doi = Annotated[SourceText, PlainValidator(_doi), _string("a doi, without https://doi.org/")]
SchemaVersion = Annotated[Literal[1], BeforeValidator(_version_number)]
Email = Annotated[SourceText, PlainValidator(_email), _string("an e-mail address")]
Language = Annotated[SourceText, PlainValidator(_language), _string("BCP 47 language tag")]
Day = Annotated[date, PlainValidator(_date), _string("a date such as 2026-11-23", format="date")]
Number = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "number"})]
Identifier = Annotated[
    SourceText, PlainValidator(_identifier), _string("small letters, digits, hyphens")
]
ProductName = Annotated[
    SourceText, PlainValidator(_product), WithJsonSchema({"type": "string", "format": "product"})
]
"""The name of a product; the JSON Schema lists those that there are."""
SourceId = Annotated[SourceText, PlainValidator(_source), _string("an id of sources:")]
