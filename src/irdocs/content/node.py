"""What every mapping of content.yaml is: a frozen model that knows its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic_core import CoreSchema, PydanticCustomError

from irdocs.content.assets import NamedCaptions, NamedVideo, Picture
from irdocs.content.fields import _asset, _captions, _video
from irdocs.content.other_names import absent_here, key_meant
from irdocs.content.reading_context import ReadingContext
from irdocs.content.source import SourceMapping
from irdocs.content.values import NOWHERE, plain_text
from irdocs.diagnostics import Span, guess, joined
from irdocs.models import (
    Field,
    JsonSchema,
    Marker,
    Model,
    ReadBy,
    Unlisted,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
    validators,
)

Asset = Annotated[
    Picture,
    ReadBy(_asset),
    WithJsonSchema({"type": "string", "description": "a file below the content's folder"}),
]
VideoAsset = Annotated[
    NamedVideo,
    ReadBy(_video),
    WithJsonSchema(
        {"type": "string", "description": "an MP4 or MOV file below the content's folder"}
    ),
]
CaptionAsset = Annotated[
    NamedCaptions,
    ReadBy(_captions),
    WithJsonSchema({"type": "string", "description": "a WebVTT file below the content's folder"}),
]


def _listed(value: Any) -> Any:
    """Return one mapping or text as a list of one."""
    return [value] if isinstance(value, str | SourceMapping) else value


class _OneOrSeveral(Marker):
    """Lets a list of mappings have one of them in its place."""

    def core(self, schema: CoreSchema) -> CoreSchema:
        return validators.before(_listed, schema)

    def json(self, schema: JsonSchema) -> JsonSchema:
        return {"anyOf": [schema["items"], schema]}


OneOrSeveral = _OneOrSeveral()
SPAN = "$span"
"""The key under which a node's place is handed to its model, beside the keys of the file.

A user who writes it in a file gets an unknown-key error, as it is not the name of any field.
"""


WHEN = "when"
"""The key of the condition on which a mapping is there; it is gone before the model sees it."""


def _is_meant_as_words(data: Any, node: type[Node]) -> bool:
    """Whether a value is one that YAML has made of words: a number, a truth value, or a mapping of
    what stands round a colon."""
    if isinstance(data, SourceMapping):
        key, value = next(iter(data.items()), ("", None))
        return (
            len(data) == 1
            and not data.repeated
            and key not in node.model_fields
            and (value is None or isinstance(value, str | int | Decimal))
            and (
                " " in key or key[:1].isupper() or not guess(key, set(node.model_fields) - {"span"})
            )
        )
    return isinstance(data, int | Decimal)


def _as_it_is(span: Span) -> Span:
    """Return a place, which nobody but `_locate` writes."""
    return span


class UnknownKey(NamedTuple):
    """The error of a key that a mapping does not have."""

    code: str
    message: str
    span: Span
    hint: str


def unknown_key(node: type[Node], key: str, span: Span, given: Iterable[str] = ()) -> UnknownKey:
    """Return the error of a key at a place that a mapping does not have; `given` are those that it
    has."""
    known = {name for name in node.model_fields if name != "span"}
    if key == WHEN and ("date" not in known or "date" in given):
        return UnknownKey(
            "unknown-key", "when: asks a record, and the file has no editions:", span,
            "add editions: with the records' data:, or remove when:",
        )  # fmt: skip
    meant = None if key in node.absent else key_meant(key, known, given)
    return UnknownKey(
        "unknown-key",
        joined(f'{node.called} has no "{key}"', f'did you mean "{meant}"?' if meant else ""),
        span,
        node.absent.get(key)
        or absent_here(key, known, given)
        or f"known keys: {', '.join(sorted(known))}",
    )


def _of_another_kind(node: type[Node], data: SourceMapping) -> PydanticCustomError:
    """Return the one error of a mapping of which no key is known, as {Brood: eggs} in place of
    {term: Brood, meaning: eggs}: that it lacks those that are would be more of the same."""
    listed = ", ".join(name for name in node.model_fields if name != "span")
    hint = node.written_as or f"write its keys: {listed}"
    names = " or ".join(f'"{key}"' for key in list(data)[:3])
    return PydanticCustomError(
        "unknown-key", "{called} has no {names}",
        {"called": node.called, "names": names, "hint": hint},
    )  # fmt: skip


class Node(Model):
    """A mapping of content.yaml.

    An unknown key is reported with the most similar known key as a guess, and then left out: the
    rest of the mapping is still validated, so that one misspelt key hides no other fault.
    """

    called: ClassVar[str] = ""
    """What messages call such a mapping."""
    absent: ClassVar[Mapping[str, str]] = {}
    """Keys that authors may expect from other programs, and why there are none here."""
    written_as: ClassVar[str] = ""
    """How to write such a mapping, where a list of its keys does not say it all."""
    shorthand: ClassVar[str | None] = None
    """The key whose value may be written alone, as a text, in place of the mapping; or None."""
    pair: ClassVar[tuple[str, str] | None] = None
    """The keys of a name and of a text, which authors may write as {name: text}; or None."""
    stands_for_words: ClassVar[bool] = False
    """Whether it stands where words alone may, though none of its keys is short for it."""

    span: Annotated[Span, ReadBy(_as_it_is), Unlisted()] = Field(
        default=NOWHERE, key=SPAN, init=False
    )

    @model_validator(mode="before")
    @classmethod
    def _locate(cls, data: Any, info: ValidationInfo) -> Any:
        """Expand the shorthand, report unknown keys, and add the place to the keys."""
        if isinstance(data, str) and cls.shorthand:
            return {cls.shorthand: data, SPAN: getattr(data, "span", NOWHERE)}
        if (cls.shorthand or cls.stands_for_words) and _is_meant_as_words(data, cls):
            plain_text(data)  # which says how it is written as text
        if not isinstance(data, SourceMapping) or not isinstance(info.context, ReadingContext):
            return data
        known = {name for name in cls.model_fields if name != "span"}
        lacks = any(field.is_required for field in cls.model_fields.values())
        told_apart = known | cls.absent.keys() | {WHEN}
        if data and lacks and not told_apart & data.keys():
            raise _of_another_kind(cls, data)
        for key in data:
            if key not in known:
                info.context.report.error(*unknown_key(cls, key, data.key_spans[key], data))
        return {key: value for key, value in data.items() if key in known} | {SPAN: data.span}
