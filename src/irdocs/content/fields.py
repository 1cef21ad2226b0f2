"""The kinds of value that a key of content.yaml can have: text, address, date, source, file …

Each is a type for the model: an annotation with a validator, which returns a value that knows its
place or raises PydanticCustomError, and with what the JSON Schema says of it. The type of a
PydanticCustomError is the code of our diagnostic; `decode` adds the place, the key and the hint.
"""

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

from irdocs.content import limits, markdown, markup
from irdocs.content.markdown_unset import unset_in_label, unset_in_text
from irdocs.content.markup import Text
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Span, guess


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What validators need to know beyond the value that they validate."""

    report: Report
    """Where faults go that must not stop the validation of the value, such as unknown keys."""
    wording: Report
    """Where faults go that leave a document which can still be planned."""
    sources: frozenset[str]
    """The ids under sources:."""
    asset: Callable[[SourceText], object]
    """Returns the picture of a name in the file, or raises PydanticCustomError."""
    products: tuple[str, ...]
    """The names of the products, which only: may name."""


NOWHERE = Span("", 1, 1, 1, 2)
"""The place of values that come from no file: defaults, and documents made by programs."""


# Control characters are forbidden in XML 1.0 (2.2) and so in a deck; the byte order mark and the
# noncharacters are forbidden in the ToUnicode maps of a PDF (ISO 14289-1, 7.21.7).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def _not_text(value: Any) -> PydanticCustomError:
    """Return the error for a value that is not text. `decode` puts the name of its key before."""
    match value:
        case bool():
            instead, hint = f"not the truth value {str(value).lower()}", "put it in quotes"
        case int() | Decimal():
            written = getattr(value, "written", value)  # 0207 and +44 as the author wrote them
            instead, hint = "not a number", f'put the number in quotes: "{written}"'
        case list():
            instead = "not a list"
            hint = "write one text; put it in quotes if it begins with [ or -"
        case dict():
            instead = "not a mapping"
            hint = "write one text; put it in quotes if it holds a colon"
        case _:
            instead = "but nothing is written there"
            hint = "write the words, or leave the key out"
    return PydanticCustomError(
        "text-expected", "must be text, {instead}", {"instead": instead, "hint": hint}
    )


def _plain_text(value: Any) -> SourceText:
    """Return a value that must be text, in Unicode's composed form (NFC), with its place.

    An accent may be written as one character or as a letter and a combining mark. Typefaces have
    the first and often lack the second, and two spellings of one word would not compare equal.
    """
    if not isinstance(value, str):
        raise _not_text(value)
    text = unicodedata.normalize("NFC", value)
    if unprintable := _UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "control-character",
            "the character U+{code} cannot be printed",
            {"code": f"{ord(unprintable[0]):04X}"},
        )
    if not text.strip():
        raise PydanticCustomError("empty-text", "the text is empty")
    is_literal = getattr(value, "is_literal", False)
    return SourceText(text, getattr(value, "span", NOWHERE), is_literal=is_literal)


def _label(value: Any) -> SourceText:
    """Return a text on one line: runs of spaces and line breaks become one space."""
    text = _plain_text(value)
    return SourceText(" ".join(text.split()), text.span)


def _plain_label(value: Any, info: ValidationInfo) -> SourceText:
    """Return a text on one line, with a warning of markup in it, as it is printed as written."""
    label = _label(value)
    if isinstance(info.context, ReadingContext):
        for unset in unset_in_label(label):
            info.context.report.warning(
                "markup-in-label",
                f'this text takes no markup: {unset.what} is printed as it is, "{unset.sign}"',
                label.span,
                unset.advice,
            )
    return label


def _text(value: Any, info: ValidationInfo, *, one_paragraph: bool = False) -> Text:
    """Return a text with inline markup, whose links, languages and citations are good."""
    marked_up = _plain_text(value)
    text = markdown.parse(marked_up, marked_up.span, one_paragraph=one_paragraph)
    # A character reference such as &nbsp; or &#8; may stand for what a text must not be.
    _plain_text(text.plain + "".join(text.citations))
    for paragraph in text.paragraphs:
        for inline in markup.walk(paragraph):
            if isinstance(inline, markup.Link):
                _address(inline.url)
                if not markup.plain_of(inline.inlines).strip():
                    raise PydanticCustomError("empty-link", "a link has no words")
            if isinstance(inline, markup.Foreign):
                _language(inline.language)
    # A citation that is written well is no longer part of the plain text.
    if any("[@" in markup.plain_of(paragraph) for paragraph in text.paragraphs):
        raise PydanticCustomError("bad-citation", "a citation must be written as [@source-id]")
    if isinstance(info.context, ReadingContext):
        for source in text.citations:
            check_source(source, marked_up.span, info.context)
        _report_unset_markup(marked_up, info.context.wording)
    return text


def _report_unset_markup(text: SourceText, report: Report) -> None:
    """Report what a text has of Markdown that no product sets, at its line if that is known."""
    for unset in unset_in_text(text):
        report.error(
            "markup-not-set",
            f'{unset.what} is not set in a text: "{unset.sign}"',
            text.line_span(unset.line),
            f"{unset.advice}; a backslash before the sign prints it as it is",
        )


def _line(value: Any, info: ValidationInfo) -> Text:
    """Return a text with inline markup that is one paragraph."""
    text = _text(value, info, one_paragraph=True)
    if any(isinstance(part, markup.TextList) for part in text.parts):
        raise PydanticCustomError(
            "one-paragraph",
            "this text must be one paragraph, without a list; use a block of type: points",
        )
    if len(text.parts) > 1:
        raise PydanticCustomError(
            "one-paragraph", "this text must be one paragraph; remove the blank line in it"
        )
    return text


def _cell(value: Any, info: ValidationInfo) -> Text:
    """Return the text of a table's cell, which may be empty."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Text((), getattr(value, "span", NOWHERE))
    return _line(value, info)


def _figure_value(value: Any, info: ValidationInfo) -> Decimal | SourceText:
    """Return the value of a figure: a number, or a few words."""
    if not isinstance(value, str):
        return _number(value)
    if value.strip() and not any(character.isnumeric() for character in value):
        raise PydanticCustomError(
            "number-expected",
            "must be a number",
            {"hint": 'write digits without quotes, or words that hold them, such as "1 in 5"'},
        )
    return _plain_label(value, info)


def _labels(value: Any, info: ValidationInfo) -> tuple[SourceText, ...]:
    """Return one text on a line, or each of a list of such texts."""
    values = value if isinstance(value, list) else [value]
    return tuple(_plain_label(item, info) for item in values)


def check_source(
    source: str,
    span: Span,
    reading: ReadingContext,
    hint: str = "add an entry with this id there",
) -> None:
    """Report a source that is cited but is not under sources:."""
    if source in reading.sources:
        return
    reading.report.error(
        "unknown-source",
        f'there is no source "{source}" under sources:',
        span,
        guess(source, reading.sources, hint),
    )


_HOST = re.compile(r"[A-Za-z0-9]([\w-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([\w-]*[A-Za-z0-9])?)+\Z")
"""A host name of at least two labels: one such as localhost leads nowhere for a reader."""


def _address(url: str) -> str:
    """Return an address that may be printed and linked, else raise an error."""
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
    """Return an address, with its place."""
    url = _label(value)
    _address(url)
    return url


# The well-formed tags of BCP 47 that people write (RFC 5646, 2.1): language, script, region.
_BCP47 = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*\Z")


_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def _email(value: Any) -> SourceText:
    """Return an e-mail address, without a display name."""
    email = _label(value)
    if not _EMAIL.fullmatch(email):
        raise PydanticCustomError(
            "bad-email", '"{email}" is not an e-mail address', {"email": email}
        )
    return email


def _language(value: Any) -> SourceText:
    """Return a language tag; no tag in use is longer than 35 characters."""
    tag = _label(value)
    if len(tag) > 35 or not _BCP47.match(tag):
        raise PydanticCustomError(
            "bad-language", '"{tag}" is not a language tag such as en-GB (BCP 47)', {"tag": tag}
        )
    return tag


def _date(value: Any) -> date:
    """Return a date that is written as 2026-11-23.

    `date.fromisoformat` also takes other forms of ISO 8601, such as 20261123 and 2026-W48-1, which
    a reader of the file would not recognise as dates.
    """
    if isinstance(value, date):
        return value
    try:
        text = str(_plain_text(value))
        if len(text) != len("2026-11-23") or text.count("-") != 2:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError(
            "bad-date", '"{value}" is not a date; write it as 2026-11-23', {"value": str(value)}
        ) from None


def _number(value: Any) -> Decimal:
    """Return a number as it is written: a Decimal keeps 0.10 apart from 0.1."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number-expected", "must be a number")
    return Decimal(value)


def _number_or_gap(value: Any) -> Decimal | None:
    """Return a number as it is written, or None for null: a value that is not known."""
    return None if value is None else _number(value)


_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def _doi(value: Any) -> SourceText:
    """Return a doi, without the address of its resolver."""
    doi = _plain_text(value)
    if not re.match(r"10\.\d{4,9}/[^\s<>\"]+\Z", doi):
        raise PydanticCustomError(
            "bad-doi", '"{doi}" is not a doi such as 10.1259/bjr.20190340', {"doi": doi}
        )
    return doi


def _version_number(value: Any) -> Any:
    """Refuse `true`, which is equal to 1 in Python, and so would pass for the number."""
    if isinstance(value, bool):
        raise PydanticCustomError("bad-choice", '"schema_version" must be 1')
    return value


def is_identifier(words: str) -> bool:
    """Return whether a text is an id: small letters, digits and single hyphens between them."""
    return bool(_IDENTIFIER.match(words))


def _identifier(value: Any) -> SourceText:
    """Return an id."""
    identifier = _plain_text(value)
    if not is_identifier(identifier):
        raise PydanticCustomError(
            "bad-id",
            '"{id}" is not an id: small letters, digits and single hyphens',
            {"id": identifier},
        )
    return identifier


def _source(value: Any, info: ValidationInfo) -> SourceText:
    """Return the id of a source; one that is not under sources: is reported."""
    source = _plain_text(value)
    if isinstance(info.context, ReadingContext):
        check_source(source, source.span, info.context)
    return source


class OwnData(SourceText):
    """What the author says of data of their own, which stand in no register of sources."""


def _source_or_own_data(value: Any, info: ValidationInfo) -> SourceText:
    """Return the id of a source, or, of several words that are no id, what is said of own data."""
    text = _label(value)
    if isinstance(info.context, ReadingContext) and text in info.context.sources:
        return text
    if " " in text:
        return OwnData(text, text.span)
    if isinstance(info.context, ReadingContext):
        check_source(text, text.span, info.context, _OWN_DATA_HINT)
    return text


_OWN_DATA_HINT = (
    "add an entry with this id there, or say of data of your own whose they are, what and when: "
    "Our own audit of 212 patients, Leeds, 2025"
)


def _asset(value: Any, info: ValidationInfo) -> object:
    """Return the picture in the file of a name."""
    name = _plain_text(value)
    if not isinstance(info.context, ReadingContext):
        raise PydanticCustomError("missing-asset", "assets are read with the content file")
    return info.context.asset(name)


def _product(value: Any, info: ValidationInfo) -> SourceText:
    """Return the name of a product; `decode` guesses which of the choices was meant."""
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
    """Return what the JSON Schema says of a kind of text."""
    return WithJsonSchema({"type": "string", "description": description, **more})


Label = Annotated[SourceText, PlainValidator(_plain_label), _string("one line of words, no markup")]
Prose = Annotated[
    Text,
    PlainValidator(_text),
    _string("inline CommonMark and lists; a blank line parts paragraphs"),
]
Sentence = Annotated[Text, PlainValidator(_line), _string("inline CommonMark, one paragraph")]
Cell = Annotated[
    Text,
    PlainValidator(_cell),
    WithJsonSchema({"type": ["string", "null"], "description": "inline CommonMark, or nothing"}),
]
FigureValue = Annotated[
    Decimal | SourceText,
    PlainValidator(_figure_value),
    WithJsonSchema({"type": ["number", "string"], "description": "a number, or a few words"}),
]
Labels = Annotated[
    tuple[SourceText, ...],
    PlainValidator(_labels),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            "description": "one line of words, or a list of lines",
        }
    ),
]
Address = Annotated[
    SourceText, PlainValidator(_url), _string("http, https, mailto or tel", format="uri")
]
Doi = Annotated[SourceText, PlainValidator(_doi), _string("a doi, without https://doi.org/")]
SchemaVersion = Annotated[Literal[1], BeforeValidator(_version_number)]
Email = Annotated[SourceText, PlainValidator(_email), _string("an e-mail address")]
Language = Annotated[SourceText, PlainValidator(_language), _string("BCP 47 language tag")]
Day = Annotated[date, PlainValidator(_date), _string("a date such as 2026-11-23", format="date")]
Number = Annotated[Decimal, PlainValidator(_number), WithJsonSchema({"type": "number"})]
NumberOrGap = Annotated[
    Decimal | None,
    PlainValidator(_number_or_gap),
    WithJsonSchema({"type": ["number", "null"], "description": "a number, or null for none"}),
]
Identifier = Annotated[
    SourceText, PlainValidator(_identifier), _string("small letters, digits, hyphens")
]
ProductName = Annotated[
    SourceText, PlainValidator(_product), WithJsonSchema({"type": "string", "format": "product"})
]
"""The name of a product; the JSON Schema lists those that there are."""
SourceId = Annotated[SourceText, PlainValidator(_source), _string("an id of sources:")]
SourceOrOwnData = Annotated[
    SourceText,
    PlainValidator(_source_or_own_data),
    _string("an id of sources:, or words on data of your own: whose they are, what and when"),
]
