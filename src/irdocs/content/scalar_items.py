"""Tell once of a list whose items should have keys, and all are texts or numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from irdocs.content.model_shape import children
from irdocs.content.node import Node
from irdocs.content.source import SourceMapping

_NO_MAPPING = ("model_type", "model_attributes_type")


def told_once(problems: Sequence[Any]) -> Iterator[Any]:
    """Yield pydantic's errors, those of all items of such a list as one of the list."""
    lists = Counter(problem["loc"][:-1] for problem in problems if _is_bare_item(problem))
    told = set()
    for problem in problems:
        place = problem["loc"][:-1]
        if not _is_bare_item(problem) or lists[place] < 2:
            yield problem
        elif place not in told:
            told.add(place)
            yield {**problem, "type": "items_type", "loc": place}


def keys_of(details: dict[str, Any]) -> str:
    """Return the keys of the model that an error is of, parted by commas."""
    name = details.get("class_name")
    found = next((node for node in _nodes(Node) if node.__name__ == name), None)
    return ", ".join(children(found)) if found else "docs/content.md says which"


def _nodes(node: type[Node]) -> Iterator[type[Node]]:
    for inner in node.__subclasses__():
        yield inner
        yield from _nodes(inner)


def _is_bare_item(problem: Any) -> bool:
    """Whether an error is that of an item without keys; one that is empty is told of itself."""
    given = problem["input"]
    return (
        problem["type"] in _NO_MAPPING
        and bool(problem["loc"])
        and isinstance(problem["loc"][-1], int)
        and given is not None
        and not isinstance(given, SourceMapping | list)
    )


__all__ = ["keys_of", "told_once"]
