"""A fault of a block that lies in how its values go together, told at the value that has it."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import PydanticCustomError

from irdocs.frozen import frozen


@frozen
class BlockFault:
    """A fault of a block, and the path from the block to the value that has it."""

    at: tuple[str | int, ...]
    message: str
    hint: str | None = None


def refuse(code: str, faults: Sequence[BlockFault]) -> None:
    """Raise all faults of a block as one error, which is reported as one for each."""
    if faults:
        details = {"message": faults[0].message, "faults": tuple(faults)}
        raise PydanticCustomError(code, "{message}", details)


__all__ = ["BlockFault", "refuse"]
