"""Models: classes by whose annotations mappings of a file are validated.

pydantic-core validates, as it does for pydantic: its errors say what is wrong with which value.
What makes its schema of classes is here, and small. pydantic itself takes a fifth of the time of a
small build, most of it for what our files do not need: serialisation, generics, models that change.
"""

from __future__ import annotations

from pydantic_core import ValidationError
from pydantic_core.core_schema import ValidationInfo

from irdocs.models.fields import Field, Limits, ModelField
from irdocs.models.markers import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    JsonSchema,
    Marker,
    ReadBy,
    UnionTag,
    Unlisted,
    WithJsonSchema,
)
from irdocs.models.model import Model
from irdocs.models.validators import field_validator, model_validator

__all__ = [
    "AfterValidator",
    "BeforeValidator",
    "Discriminator",
    "Field",
    "JsonSchema",
    "Limits",
    "Marker",
    "Model",
    "ModelField",
    "ReadBy",
    "UnionTag",
    "Unlisted",
    "ValidationError",
    "ValidationInfo",
    "WithJsonSchema",
    "field_validator",
    "model_validator",
]
