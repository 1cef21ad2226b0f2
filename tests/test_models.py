"""Models: what their annotations let in, what they say of the rest, and their JSON Schema."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

import pytest

import irdocs
from irdocs.content import blocks
from irdocs.models import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Limits,
    Model,
    ReadBy,
    UnionTag,
    Unlisted,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from irdocs.models.core_schema import schema_of
from irdocs.models.json_schema import json_schema_of


def _doubled(value: Any) -> int:
    return int(value) * 2


def _read(value: Any) -> float:
    return float(value)


def _not_odd(value: int, info: ValidationInfo) -> int:
    if value % 2 and not info.context:
        raise ValueError("is odd")
    return value


class Dot(Model):
    """A point of no size."""

    type: Literal["dot"]
    x: float = Field(ge=0, le=10)
    seen: int = 0


class Line(Model):
    """Several dots."""

    type: Literal["line"]
    dots: tuple[Dot, ...] = Field(min_length=1, max_length=3)
    inner: Line | None = None


class Picture(Model):
    """All kinds of fields."""

    has_hyphens: ClassVar[bool] = True
    parts: tuple[Annotated[Dot | Line, Discriminator("type")], ...] = ()
    line_width: int = Field(default=1, multiple_of=2, ge=0)
    twice: Annotated[int, ReadBy(_doubled), WithJsonSchema({"type": "integer"})] | None = None
    even: Annotated[int, AfterValidator(_not_odd)] = 2
    text: Annotated[str, BeforeValidator(lambda value: value or "none"), Limits(max_length=5)] = ""
    names: dict[str, int] = Field(default_factory=dict)
    pair: tuple[int, int] = (1, 2)
    either: Annotated[
        Annotated[int, UnionTag("number")] | Annotated[str, UnionTag("word")],
        Discriminator(lambda value: "number" if isinstance(value, int) else "word"),
    ] = 3
    place: Annotated[str, Unlisted()] = Field(default="", key="$place", init=False)
    _found: str = Field(default="", init=False)

    @model_validator(mode="before")
    @classmethod
    def _of_a_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _is_found(self) -> Self:
        vars(self)["_found"] = f"found {self.text}"
        return self

    @field_validator("names")
    @classmethod
    def _are_few(cls, names: dict[str, int]) -> dict[str, int]:
        if len(names) > 1:
            raise ValueError("too many names")
        return names

    @cached_property
    def length(self) -> int:
        return len(self.text)


class Patterned(Picture):
    """One more field, and another default."""

    even: int = 4
    pattern: Annotated[str, Limits(pattern="^[a-z]+$")]


def _problems(model: type[Model], value: object, context: object = None) -> set[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value, context=context)
    return {(one["type"], ".".join(map(str, one["loc"]))) for one in caught.value.errors()}


def test_a_mapping_becomes_a_model_with_its_defaults() -> None:
    dot = {"type": "dot", "x": 3}
    picture = Picture.model_validate(
        {"parts": [dot, {"type": "line", "dots": [dot], "inner": None}], "line-width": 4,
         "twice": "21", "$place": "here", "either": "yes"}
    )  # fmt: skip
    first, second = picture.parts
    assert isinstance(first, Dot) and (first.x, first.seen) == (3.0, 0)
    assert isinstance(second, Line) and second.dots == (first,)
    assert (picture.line_width, picture.twice, picture.place) == (4, 42, "here")
    assert (picture.even, picture.names, picture.pair, picture.either) == (2, {}, (1, 2), "yes")
    assert picture.model_fields_set == {"parts", "line_width", "twice", "place", "either"}
    assert Picture.model_validate("word").text == "word"
    assert Picture.model_validate(picture) is picture
    assert Picture().names is not Picture().names


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"line-width": 3}, {("multiple_of", "line-width")}),
        ({"line_width": 2}, {("extra_forbidden", "line_width")}),
        ({"parts": [{"type": "dot", "x": 11}]}, {("less_than_equal", "parts.0.dot.x")}),
        ({"parts": [{"type": "dot"}]}, {("missing", "parts.0.dot.x")}),
        ({"parts": [{"type": "line", "dots": []}]}, {("too_short", "parts.0.line.dots")}),
        ({"parts": [{"type": "disc"}]}, {("union_tag_invalid", "parts.0")}),
        ({"parts": [{}]}, {("union_tag_not_found", "parts.0")}),
        ({"even": 3}, {("value_error", "even")}),
        ({"text": "longer"}, {("too_long", "text")}),
        ({"names": {"a": 1, "b": 2}}, {("value_error", "names")}),
        ({"names": {"a": "b"}, "pair": [1]}, {("int_parsing", "names.a"), ("missing", "pair.1")}),
        ([], {("model_type", "")}),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_place(value: object, problems: set[tuple[str, str]]) -> None:
    assert _problems(Picture, value) == problems


def test_validators_are_told_the_context() -> None:
    assert Picture.model_validate({"even": 3}, context="any").even == 3


def test_a_subclass_has_the_fields_and_validators_of_its_parent() -> None:
    assert list(Patterned.model_fields) == [*Picture.model_fields, "pattern"]
    assert Patterned.model_fields["pattern"].is_required
    made = Patterned.model_validate({"pattern": "abc", "text": "word"})
    assert (made.even, vars(made)["_found"]) == (4, "found word")
    assert _problems(Patterned, {"pattern": "ABC"}) == {("string_pattern_mismatch", "pattern")}


def test_limits_of_what_a_function_makes_are_kept() -> None:
    class Made(Model):
        low: Annotated[int, ReadBy(_doubled), Limits(ge=4, le=10)] | None = None
        high: Annotated[float, ReadBy(_read), Limits(gt=4, allow_inf_nan=False)] = 5.0

    assert Made.model_validate({"low": 2}).low == 4
    assert _problems(Made, {"low": 1}) == {("greater_than_equal", "low")}
    assert _problems(Made, {"low": 6}) == {("less_than_equal", "low")}
    assert _problems(Made, {"high": 4}) == {("greater_than", "high")}
    assert _problems(Made, {"high": "inf"}) == {("finite_number", "high")}
    with pytest.raises(TypeError, match="multiple_of"):
        Limits(multiple_of=2).core(ReadBy(_doubled).core({"type": "any"}))


def test_a_model_is_a_frozen_value() -> None:
    one, other = Picture(text="word"), Picture.model_validate({"text": "word"})
    assert one == other and one != Picture(text="words") and one != "word"
    assert hash(Dot(type="dot", x=1)) == hash(Dot(type="dot", x=1.0))
    with pytest.raises(AttributeError):
        one.text = "another"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del one.text
    assert not hasattr(Picture, "text")  # the default is no attribute of the class
    assert "text='word'" in repr(one) and "place" not in repr(one)
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one


def test_a_copy_has_other_values_and_finds_anew_what_follows_from_them() -> None:
    one = Picture(text="word")
    assert one.length == 4
    other = one.model_copy(update={"text": "x"})
    assert (other.text, other.length, other.even) == ("x", 1, 2)
    assert vars(other)["_found"] == "found word"
    assert other.model_fields_set == {"text"} and one.text == "word"


def test_one_may_be_made_without_validation() -> None:
    made = Picture.model_construct(text="much longer than five")
    assert (made.text, made.pair, made.model_fields_set) == (
        "much longer than five", (1, 2), {"text"},
    )  # fmt: skip


def test_the_json_schema_says_the_same() -> None:
    schema = json_schema_of(Picture)
    said = schema["properties"]
    assert said["line-width"] == {
        "default": 1, "type": "integer", "multipleOf": 2, "minimum": 0,
    }  # fmt: skip
    assert said["twice"] == {"anyOf": [{"type": "integer"}, {"type": "null"}]}
    assert said["text"] == {"default": "", "type": "string", "maxLength": 5}
    assert said["parts"]["items"] == {"oneOf": [{"$ref": "#/$defs/Dot"}, {"$ref": "#/$defs/Line"}]}
    assert "$place" not in said and "_found" not in said
    line = schema["$defs"]["Line"]
    assert line["properties"]["dots"]["minItems"] == 1 and line["required"] == ["type", "dots"]
    assert line["properties"]["inner"]["anyOf"][0] == {"$ref": "#/$defs/Line"}
    assert line["additionalProperties"] is False and line["description"] == "Several dots."


def test_a_type_that_nothing_can_be_validated_by_is_refused() -> None:
    class Odd(Model):
        value: re.Pattern[str]

    with pytest.raises(TypeError, match="no value can be validated by"):
        schema_of(Odd)


def _below(model: type[Model]) -> Iterator[type[Model]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _below(inner)


def test_the_schema_of_every_model_can_be_made() -> None:
    for module in pkgutil.walk_packages(irdocs.__path__, "irdocs."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    ours = [model for model in _below(Model) if model.__module__.startswith("irdocs.")]
    assert len(ours) > 80 and blocks.Chart in ours
    for model in ours:
        schema: Mapping[str, Any] = schema_of(model)
        assert schema["definitions"]
