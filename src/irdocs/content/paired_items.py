"""Read items that are named by one of their own texts: {Stent: a tube that holds a vessel open}.

So glossaries and plans are written elsewhere. An item here names its texts by keys, as `term` and
`meaning`; the model would say of each that it has no such key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, get_args

from irdocs.content.blocks import AnyBlock
from irdocs.content.model_shape import children, types_of
from irdocs.content.node import Node
from irdocs.content.other_names import key_meant
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report, Span, shortened

_ITEMS = "items"


class _Pair(NamedTuple):
    """What an author has written in place of an item with keys."""

    name: SourceText
    text: SourceText
    span: Span


def give_keys(block: SourceMapping, report: Report) -> None:
    """Give the items of a block their keys if all are a name with a text; the first is reported.

    The items may be one mapping as well, with a name and a text in each of its lines.
    """
    model, items = _models().get(str(block.get("type"))), block.get(_ITEMS)
    if model is None or model.pair is None or not isinstance(items, SourceList | SourceMapping):
        return
    pairs = [
        pair for pair in _pairs(items)
        if key_meant(pair.name, children(model)) is None
    ]  # fmt: skip
    if len(pairs) < len(items) or len({pair.name for pair in pairs}) < 2:
        return
    (name, text), first = model.pair, pairs[0]
    report.error(
        "mapping-expected",
        f'the entries of "{_ITEMS}" have the keys {name} and {text}, and these have their own',
        first.span, f"write - {name}: {first.name}, and below it {text}: {shortened(first.text)}",
    )  # fmt: skip
    given = [_with_keys(pair, name, text) for pair in pairs]
    block[_ITEMS] = SourceList(given, items.span, [item.span for item in given])


@cache
def _models() -> Mapping[str, type[Node]]:
    """Return what the items of a block are, by its type."""
    return MappingProxyType({
        name: shape.items.nodes[0]
        for block in get_args(AnyBlock)
        for name in types_of(block)
        if (shape := children(block).get(_ITEMS)) and shape.items and len(shape.items.nodes) == 1
    })  # fmt: skip


def _pairs(items: SourceList | SourceMapping) -> Iterator[_Pair]:
    """Yield each name with its text, of items that are nothing else."""
    alone = [items] if isinstance(items, SourceMapping) else items
    for item in alone:
        if isinstance(item, SourceMapping) and (len(item) == 1 or item is items):
            for name, text in item.items():
                if isinstance(text, SourceText):
                    span = item.key_spans[name]
                    yield _Pair(SourceText(name, span), text, span)


def _with_keys(pair: _Pair, name: str, text: str) -> SourceMapping:
    """Return a pair as the item that it stands for."""
    item = SourceMapping(pair.span)
    item.put(name, pair.name, pair.span, pair.span)
    item.put(text, pair.text, pair.span, pair.text.span)
    return item


__all__ = ["give_keys"]
