"""The kinds of value that a key of content.yaml can have: text, address, date, source, file …

Each is a type for the model: an annotation with a validator, which returns a value that knows its
place or raises PydanticCustomError, and with what the JSON Schema says of it. The type of a
PydanticCustomError is the code of our diagnostic; `decode` adds the place, the key and the hint.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic_core import PydanticCustomError

from irdocs.content import markdown
from irdocs.content.datafile import is_path
from irdocs.content.isbn import isbn
from irdocs.content.markdown_unset import unset_in_label
from irdocs.content.marked_up_text import cell, marked_up_line, marked_up_text
from irdocs.content.markup import Text
from irdocs.content.reading_context import ReadingContext, in_print, reading_of
from irdocs.content.source import FilledDecimal, FilledInteger, SourceText
from irdocs.content.source_ids import sources, sources_or_own_data
from irdocs.content.values import (
    NOWHERE,
    TimeLength,
    address,
    day,
    doi,
    duration,
    email,
    identifier,
    language_tag,
    number,
    one_line,
    plain_text,
    share_of_width,
    web_address,
)
from irdocs.content.words import WordsForm
from irdocs.models import BeforeValidator, Limits, ReadBy, ValidationInfo, WithJsonSchema


def _plain_label(value: Any, info: ValidationInfo) -> SourceText:
    """Return words on one line, with the apostrophes and quotation marks of their language, and
    with the signs of Unicode for 10^9^ and H~2~O."""
    if isinstance(value, SourceText) and (signed := markdown.with_signs(value)) != value:
        value = SourceText(signed, value.span, is_literal=value.is_literal)
    label = _verbatim(value, info)
    return SourceText(in_print(label, info), label.span)


def _verbatim(value: Any, info: ValidationInfo) -> SourceText:
    """Return a text on one line, with a warning of markup in it, as it is printed as written."""
    label = one_line(value)
    if isinstance(info.context, ReadingContext):
        # Signs of a record are guarded here: nobody meant them as markup.
        for unset in unset_in_label(value if isinstance(value, str) else label):
            info.context.report.warning(
                "markup-in-label",
                f'this text takes no markup: {unset.what} is printed as it is, "{unset.sign}"',
                label.span,
                unset.advice,
            )
    return label


def _header_cell(value: Any, info: ValidationInfo) -> SourceText:
    """Return the name of a column, which may be empty."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return SourceText("", getattr(value, "span", NOWHERE))
    if isinstance(value, dict) and "text" in value:
        hint = "write its words alone: a name is of one column; cells of rows may take several"
        details = {"hint": hint}
        raise PydanticCustomError("text-expected", "must be text, not a mapping", details)
    return _plain_label(value, info)


_NOT_AS_WRITTEN = re.compile(r"\+|-?0\d|.*\.\Z")
"""How numbers are written of which a sign would be lost: +7, 007, 5."""
_CODED = re.compile(r"[-+]?(?:\d+(?:_\d+)+|0[xob][\dA-Fa-f]+)")
"""How programs write numbers: 1_000, 0x1F."""


_HAS_SIGNS = re.compile(r"[^\d.,%\s−-]")


def _figure_value(value: Any, info: ValidationInfo) -> Decimal | SourceText:
    """Return the value of a figure: a number, or a few words."""
    if isinstance(value, FilledInteger | FilledDecimal) and _HAS_SIGNS.search(value.written):
        value = SourceText(value.written, NOWHERE)  # a sum of money, or a number with its plus
    if not isinstance(value, str):
        written = getattr(value, "written", "")
        if _NOT_AS_WRITTEN.match(written):
            raise PydanticCustomError(
                "bad-number",
                "{written} is a number that would be printed as {number}",
                {"written": written, "number": str(number(value)),
                 "hint": f'put it in quotes, "{written}", to have it printed so'},
            )  # fmt: skip
        return number(value)
    if _CODED.fullmatch(value.strip()):
        raise PydanticCustomError(
            "bad-number",
            '"{written}" is a number to programs, and would be printed so',
            {"written": value.strip(), "hint": "write its digits alone, such as 1000"},
        )
    if value.strip() and not any(character.isnumeric() for character in value):
        raise PydanticCustomError(
            "number-expected",
            "must be a number, or words that hold one in digits",
            {"hint": 'write a number without quotes, or words with digits, such as "1 in 5"'},
        )
    return _plain_label(value, info)


def _labels(value: Any, info: ValidationInfo) -> tuple[SourceText, ...]:
    """Return one text on a line, or each of a list of such texts."""
    values = value if isinstance(value, list) else [value]
    if isinstance(value, SourceText) and isinstance(info.context, ReadingContext):
        _tell_folded(value, info.context)
    lines = [
        SourceText(line, item.span) if isinstance(item, SourceText) else line
        for item in values
        for line in (item.strip().split("\n") if isinstance(item, str) else [item])
        if not isinstance(line, str) or line.strip() or len(values) > 1
    ]
    return tuple(_plain_label(line, info) for line in lines or values)


def _tell_folded(text: SourceText, context: ReadingContext) -> None:
    """Warn of lines that YAML joins to one, of which commas do not tell where each ended."""
    lines = text.span.end_line - text.span.line + 1
    if (
        lines > 1
        and not text.is_literal
        and "\n" not in text.strip()
        and text.count(",") < lines - 1
    ):
        context.report.warning(
            "joined-lines", f'YAML joins these lines: "{text.strip()}"', text.span,
            "write | behind the key to keep them apart, or a comma at the end of each",
        )  # fmt: skip


def _number_or_gap(value: Any) -> Decimal | None:
    """Return a number as it is written, or None for null: a value that is not known."""
    return None if value is None else number(value)


def _version_number(value: Any) -> Any:
    """Refuse `true`, which is equal to 1 in Python, and so would pass for the number."""
    if isinstance(value, bool):
        raise PydanticCustomError("bad-choice", '"schema_version" must be 1')
    return value


def _asset(value: Any, info: ValidationInfo) -> object:
    """Return the picture in the file of a name."""
    return reading_of(info).asset(_file_name(value))


def _file_name(value: Any) -> SourceText:
    """Return the name of a file. Raises PydanticCustomError."""
    if isinstance(value, str) and not value.strip():
        hint = "write its name, seen from the content's folder, or leave the key out"
        raise PydanticCustomError("missing-asset", "no file is named here", {"hint": hint})
    return plain_text(value)


def _video(value: Any, info: ValidationInfo) -> object:
    """Return the video in the file of a name."""
    return reading_of(info).asset.video(_file_name(value))


def _captions(value: Any, info: ValidationInfo) -> object:
    """Return the captions in the file of a name."""
    reading = reading_of(info)
    return reading.asset.captions(_file_name(value), reading.report)


def _one_or_several(value: Any) -> Any:
    """Return one value as a list of one, and none as an empty list; refuse an empty list."""
    if isinstance(value, list) and not value:
        raise PydanticCustomError("too-few", '"only" names no product')
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _product(value: Any, info: ValidationInfo) -> SourceText:
    """Return the name of a product, or of one in one format, as in leaflet/a4.

    A user's own format is named by its path. `decode` guesses which of the choices was meant.
    """
    products = info.context.products if isinstance(info.context, ReadingContext) else ()
    name, _, format = value.partition("/") if isinstance(value, str) else ("", "", "")
    product = next((product for product in products if product.name == name), None)
    if product is None:
        names = [product.name for product in products]
        listed = " or ".join(f"'{name}'" for name in names)
        choices = names if not format else [f"{known}/{format}" for known in names]
        raise PydanticCustomError(
            "bad-choice",
            '"only" must be {listed}',
            {"listed": listed, "choices": "\n".join(choices)},
        )
    if (
        value != name
        and format not in product.formats
        and not (product.formats and is_path(format))
    ):
        choices = [f"{name}/{known}" for known in product.formats] or [name]
        raise PydanticCustomError(
            "bad-choice",
            'the {name} has no format "{format}"'
            if product.formats
            else "the {name} has no formats",
            {
                "name": name,
                "format": format,
                "choices": "\n".join(choices),
                "hint": f"one of {', '.join(product.formats)}"
                if product.formats
                else f"write {name}",
            },
        )
    return SourceText(value, getattr(value, "span", NOWHERE))


def _string(description: str, **more: object) -> WithJsonSchema:
    """Return what the JSON Schema says of a kind of text."""
    return WithJsonSchema({"type": "string", "description": description, **more})


def _one_or_more(description: str) -> WithJsonSchema:
    """Return what the JSON Schema says of a text in whose place a list of such texts may stand."""
    items = {"type": "string", "description": description}
    return WithJsonSchema({"anyOf": [items, {"type": "array", "items": items, "minItems": 1}]})


Verbatim = Annotated[SourceText, ReadBy(_verbatim), _string("one line of words, no markup")]
"""A text on one line that is printed, or looked up, as it is typed."""
VerbatimWords = Annotated[Verbatim, WordsForm.LINE]
"""The same, where it differs from language to language."""
Name = Annotated[SourceText, ReadBy(_plain_label), _string("one line of words, no markup")]
"""A line that is the same in every language, such as the name of a person or a file."""
Label = Annotated[Name, WordsForm.LINE]
Prose = Annotated[
    Text,
    ReadBy(marked_up_text),
    WordsForm.TEXT,
    _string("inline CommonMark and lists; a blank line parts paragraphs"),
]
Sentence = Annotated[
    Text, ReadBy(marked_up_line), WordsForm.SENTENCE, _string("inline CommonMark, one paragraph")
]
Cell = Annotated[
    Text,
    ReadBy(cell),
    WordsForm.SENTENCE,
    WithJsonSchema(
        {
            "type": ["string", "number", "null"],
            "description": "inline CommonMark, a number as it is typed, or nothing",
        }
    ),
]
HeaderCell = Annotated[
    SourceText,
    ReadBy(_header_cell),
    WordsForm.LINE,
    WithJsonSchema(
        {
            "type": ["string", "number", "null"],
            "description": "one line of words, a number as it is typed, or nothing",
        }
    ),
]
FigureValue = Annotated[
    Decimal | SourceText,
    ReadBy(_figure_value),
    WordsForm.LINE,
    WithJsonSchema({"type": ["number", "string"], "description": "a number, or a few words"}),
]
Labels = Annotated[
    tuple[SourceText, ...],
    ReadBy(_labels),
    WordsForm.LINES,
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            "description": "a line of words, or several",
        }
    ),
]
Address = Annotated[
    SourceText, ReadBy(address), _string("http, https, mailto or tel", format="uri")
]
WebAddress = Annotated[SourceText, ReadBy(web_address), _string("http or https", format="uri")]
Duration = Annotated[
    TimeLength,
    ReadBy(duration),
    _string("minutes and seconds, such as 2:14", pattern=r"^(\d+:)?\d{1,2}:[0-5]\d$"),
]
Doi = Annotated[SourceText, ReadBy(doi), _string("a doi, without https://doi.org/")]
Isbn = Annotated[SourceText, ReadBy(isbn), _string("an ISBN of 13 digits, or of 10")]
SchemaVersion = Annotated[Literal[1], BeforeValidator(_version_number)]
Email = Annotated[SourceText, ReadBy(email), _string("an e-mail address")]
Language = Annotated[SourceText, ReadBy(language_tag), _string("BCP 47 language tag")]
Day = Annotated[date, ReadBy(day), _string("a date such as 2026-11-23", format="date")]
Number = Annotated[Decimal, ReadBy(number), WithJsonSchema({"type": "number"})]
WidthShare = Annotated[
    Decimal, ReadBy(share_of_width), WithJsonSchema({"type": "number"}), Limits(ge=1, le=99)
]
"""The share of a width in per cent."""
NumberOrGap = Annotated[
    Decimal | None,
    ReadBy(_number_or_gap),
    WithJsonSchema({"type": ["number", "null"], "description": "a number, or null for none"}),
]
Identifier = Annotated[SourceText, ReadBy(identifier), _string("small letters, digits, hyphens")]
_PRODUCT = {"type": "string", "format": "product"}
Audience = Annotated[
    tuple[Annotated[SourceText, ReadBy(_product)], ...],
    BeforeValidator(_one_or_several),
    WithJsonSchema(
        {"anyOf": [_PRODUCT, {"type": "array", "items": _PRODUCT, "minItems": 1}, {"type": "null"}]}
    ),
]
"""The products that show a part of the content, or formats of theirs, as one name or as a list; the
JSON Schema lists those that there are."""
SourceIds = Annotated[tuple[SourceText, ...], ReadBy(sources), _one_or_more("an id of sources:")]
SourcesOrOwnData = Annotated[
    tuple[SourceText, ...],
    ReadBy(sources_or_own_data),
    WordsForm.OWN_DATA,
    _one_or_more("an id of sources:, or words on data of your own: whose they are, what and when"),
]
