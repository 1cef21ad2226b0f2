"""Tell once of a list whose items should have keys, and all are texts or numbers, of one whose
items should be numbers, and are not, and of a key that is not known and has another form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from irdocs.content.model_shape import children
from irdocs.content.node import Node
from irdocs.content.source import SourceMapping
from irdocs.diagnostics import Diagnostic, Span

_NO_MAPPING = ("model_type", "model_attributes_type")


def told_once(
    every: Sequence[Any], data: SourceMapping, report: Iterable[Diagnostic]
) -> Iterator[Any]:
    """Yield pydantic's errors of `data`, those of all items of such a list as one of the list.

    Of a key that `report` says is not known, and that was read as another, the form of its value
    says nothing.
    """
    unknown = {one.span for one in report if one.code == "unknown-key"}
    problems = [one for one in every if not _is_of_unknown(one, data, unknown)]
    lists = Counter(problem["loc"][:-1] for problem in problems if _is_bare_item(problem))
    numbers = Counter(problem["loc"][:-1] for problem in problems if _is_no_number(problem))
    told = set()
    for problem in problems:
        place = problem["loc"][:-1]
        if _is_no_number(problem) and numbers[place] > 1:
            if place not in told:
                told.add(place)
                yield {**problem, "ctx": {**problem.get("ctx", {}), "alike": numbers[place]}}
        elif not _is_bare_item(problem) or lists[place] < 2:
            yield problem
        elif place not in told:
            told.add(place)
            yield {**problem, "type": "items_type", "loc": place}


_SHAPES = (*_NO_MAPPING, "dict_type", "list_type", "tuple_type", "text-expected", "number-expected")


def _is_of_unknown(problem: Any, data: SourceMapping, unknown: Collection[Span | None]) -> bool:
    """Whether an error is that the value of one of the keys at some places has another form."""
    node: Any = data
    key: Span | None = None
    for part in problem["loc"] if unknown and problem["type"] in _SHAPES else ():
        if isinstance(node, SourceMapping) and part in node:
            key, node = node.key_spans[part], node[part]
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            key, node = None, node[part]
    return key is not None and key in unknown


def _is_no_number(problem: Any) -> bool:
    """Whether an error is that of an item of a list that should be a number."""
    loc = problem["loc"]
    return problem["type"] == "number-expected" and bool(loc) and isinstance(loc[-1], int)


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
