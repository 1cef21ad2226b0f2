"""How a field of the model is read: by a function alone, whatever its type.

Pydantic's PlainValidator does the same, and also works out how a value of the type would be checked
and written, each time that a field has it. Nothing here is ever written by pydantic, and that work
was a third of what it takes to make the model ready.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from irdocs.frozen import frozen


@frozen
class ReadBy:
    """An annotation of a field whose value a function returns.

    It is given the value of the file, and pydantic's ValidationInfo if it takes two arguments. It
    raises ValueError or PydanticCustomError for a value that is wrong.
    """

    function: Callable[..., Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        code = self.function.__code__
        needed = code.co_argcount - len(self.function.__defaults__ or ())
        if needed == 1:
            return core_schema.no_info_plain_validator_function(self.function)
        return core_schema.with_info_plain_validator_function(self.function)


__all__ = ["ReadBy"]
