"""Find keys that are misspelt, or stand at an indentation that gives them to another mapping.

YAML takes such a file as it is. The model then misses a key in one mapping, and finds one too many
in another, often many lines away. Here each is told once, at the line to mend, and the key is moved
in memory to where it belongs, so that everything else is checked too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from irdocs.content.ended_mappings import Owner, ended_before
from irdocs.content.flat_items import name_text, put_into_list, put_into_mapping, put_into_text
from irdocs.content.glued_keys import part_glued
from irdocs.content.model_shape import Shape, children, required, types_of
from irdocs.content.named_entries import named_entry, table_hint
from irdocs.content.node import WHEN, Node, unknown_key
from irdocs.content.other_names import key_meant
from irdocs.content.repeated_entries import drop_begun_twice, tell_of_repeated
from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.syntax.fault import spaces
from irdocs.diagnostics import Report, Span, closest


def mend(data: SourceMapping, model: type[Node], report: Report) -> Report:
    """Move misspelt and misplaced keys to where they belong; add an error to `report` for each.

    Return warnings of keys without a value, and of entries that stand twice, which matter where the
    file has no error.
    """
    mender = _Mender(report)
    mender.mapping(data, model, ())
    return mender.slips


class _Mender:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.slips = Report()

    def value(self, value: Any, shape: Shape, above: tuple[Owner, ...]) -> None:
        """Mend a value that should be of a shape; `above` are the mappings that it is in."""
        if isinstance(value, SourceList):
            tell_of_repeated(value, shape.items or Shape(), self.slips)
        if isinstance(value, SourceList) and shape.items:
            self.list(value, shape.items, above)
        elif isinstance(value, SourceMapping) and shape.entries:
            self.entries(value, shape.entries, above)
        elif isinstance(value, SourceMapping) and shape.nodes:
            if len(shape.nodes) > 1:
                self.name_type(value, shape)
            if node := shape.node_of(value):
                self.mapping(value, node, above)

    def mapping(self, mapping: SourceMapping, node: type[Node], above: tuple[Owner, ...]) -> None:
        """Mend the keys of a mapping, then what stands under them."""
        for key, place in mapping.repeated:
            for owner, model in ended_before(mapping, node, key, place.key_span):
                if key in children(model) and key not in owner:
                    owner.put(key, place.value, place.key_span, place.value_span)
                    break
        put_into_list(mapping, node, self.report)
        put_into_mapping(mapping, node, self.report)
        put_into_text(mapping, node, self.report)
        name_text(mapping, node, self.report)
        for key in [key for key in mapping if key not in children(node)]:
            if key in mapping:  # and was not taken along with another
                self.unknown(mapping, node, key, above)
        for key, shape in children(node).items():
            if key in mapping:
                if isinstance(mapping[key], SourceList):
                    mapping[key] = self.without_hyphens(mapping[key], shape, key)
                self.value(mapping[key], shape, (*above, (mapping, node)))
        self.tell_of_empty(mapping, node)

    def tell_of_empty(self, mapping: SourceMapping, node: type[Node]) -> None:
        """Warn of keys without a value that the mapping need not have: phone: alone prints none."""
        known = children(node).keys() - required(node)
        for key in [key for key, value in mapping.items() if value is None and key in known]:
            self.slips.warning(
                "empty-key", f'"{key}" has no value, so it is as if it were not there',
                mapping.key_spans[key], "write its value, or delete the line",
            )  # fmt: skip

    def without_hyphens(self, items: SourceList, shape: Shape, key: str) -> Any:
        """Return the mapping that a list of mappings should be, after reporting its hyphen."""
        is_mapping = bool(shape.entries or shape.nodes) and not shape.items
        if not is_mapping or not items or not all(isinstance(i, SourceMapping) for i in items):
            return items
        first: SourceMapping = items[0]
        joined = SourceMapping(first.span)
        for item in items:
            if shape.entries and next(iter(item.values()), None) is None:
                self.nest(item, shape.entries)
            named = named_entry(item, shape.entries) if shape.entries else item
            for name in [name for name in named if name not in joined]:
                joined.put(name, named[name], named.key_spans[name], named.value_spans[name])
        span = items.span
        self.report.error(
            "mapping-expected", f'"{key}" takes keys, and this hyphen begins a list',
            Span(span.file, span.line, span.column, span.line, span.column + 1),
            table_hint(items, is_table=shape.entries is not None),
        )  # fmt: skip
        return joined

    def nest(self, table: SourceMapping, shape: Shape | None) -> None:
        """Put keys under the name above them that has no value, if they are those of an entry.

        So `one:` and `authors:` side by side are read as a source and its key.
        """
        if shape is None or len(shape.nodes) != 1:
            return
        known, inner = children(shape.nodes[0]).keys(), None
        for key in list(table):
            span, value_span = table.key_spans[key], table.value_spans[key]
            if key in known and inner is not None:
                inner.put(key, table.pop(key), span, value_span)
            elif table[key] is None and key not in known:
                table[key] = inner = SourceMapping(span)
            else:
                inner = None
        for key in [key for key in table if table[key] == {}]:
            table[key] = None

    def unknown(
        self, mapping: SourceMapping, node: type[Node], key: str, above: tuple[Owner, ...]
    ) -> None:
        """Move a key that its mapping does not have to one that lacks it, or correct its spelling.

        What fits nowhere stays, and is reported by the model.
        """
        if part_glued(mapping, children(node), key, self.report):
            return
        span = mapping.key_spans[key]
        below = [
            (owner, model) for owner, model in ended_before(mapping, node, key, span)
            if key in children(model) and key not in owner
        ]  # fmt: skip
        if below:
            owner, model = next((pair for pair in below if key in required(pair[1])), below[0])
            self.move(mapping, key, owner, node, model)
            return
        if self.begin_table(mapping, node, key):
            return
        if span.line > mapping.span.line:
            for owner, model in reversed(above):
                if owner.span.file != span.file:
                    break  # what includes a file does not go on in it
                if key in children(model) and key not in owner:
                    self.move(mapping, key, owner, node, model)
                    return
        meant = key_meant(key, children(node), mapping)
        if meant is not None and meant not in mapping and key not in node.absent:
            self.report.error(*unknown_key(node, key, span, mapping))
            mapping.rename(key, meant)
        elif meant is None and (needed := _needed(mapping, node, key)):
            self.report.error(
                "unknown-key", f'{node.called} has no "{key}", and needs "{needed}"', span,
                f"write {needed}: in place of {key}:, if that is what it is",
            )  # fmt: skip
            mapping.rename(key, needed)

    def begin_table(self, mapping: SourceMapping, node: type[Node], key: str) -> bool:
        """Move a mapping into the table above it, such as sources:, if it may be an entry of it."""
        span, value = mapping.key_spans[key], mapping[key]
        above = [name for name in mapping if mapping.key_spans[name] < span]
        name = max(above, key=lambda name: mapping.key_spans[name], default=key)
        shape = children(node).get(name)
        if shape is None or shape.entries is None or not isinstance(value, SourceMapping):
            return False
        table = mapping[name]
        if not _may_be_entry(value, shape.entries):
            return False
        if table is None:
            begin = mapping.key_spans[name].column + 2
            table = SourceMapping(Span(span.file, span.line, begin, span.line, begin + 1))
            mapping[name] = table
        if not isinstance(table, SourceMapping) or key in table:
            return False
        right = _indentation(table)
        self.report.error(
            "misplaced-key",
            f'"{key}" stands beside "{name}", and should be in it',
            span,
            f"indent it by {spaces(right)}",
        )
        table.put(key, mapping.pop(key), span, mapping.value_spans[key])
        return True

    def move(
        self,
        mapping: SourceMapping,
        key: str,
        owner: SourceMapping,
        node: type[Node],
        model: type[Node],
    ) -> None:
        """Move a key to the mapping that lacks it, and report where it stood."""
        span, right = mapping.key_spans[key], _indentation(owner)
        self.report.error(
            "misplaced-key",
            f'{node.called} has no "{key}": its indentation takes it from {model.called}',
            span,
            f"indent it by {spaces(right)}, as the keys in line {owner.span.line}",
        )
        value_span = mapping.value_spans[key]
        value, shape = mapping.pop(key), children(model)[key]
        if value is None and len(shape.nodes) == 1:
            known = children(shape.nodes[0])
            value = self.taken_along(mapping, node, span, lambda name: name in known)
        elif value is None and (entry := shape.entries) is not None:
            value = self.taken_along(
                mapping, node, span, lambda name: _may_be_entry(mapping[name], entry)
            )
        owner.put(key, value, span, value_span)

    def taken_along(
        self,
        mapping: SourceMapping,
        node: type[Node],
        place: Span,
        belongs: Callable[[str], bool],
    ) -> SourceMapping | None:
        """Take the keys behind a moved one out of their mapping that belong under it, if any."""
        keys = [
            key for key in mapping if mapping.key_spans[key] > place
            and key not in children(node) and belongs(key)
        ]  # fmt: skip
        if not keys:
            return None
        inner = SourceMapping(mapping.key_spans[keys[0]])
        for key in keys:
            inner.put(key, mapping.pop(key), mapping.key_spans[key], mapping.value_spans[key])
        return inner

    def entries(self, table: SourceMapping, shape: Shape, above: tuple[Owner, ...]) -> None:
        """Mend a mapping whose keys the author chooses, such as sources.

        A key whose value is no mapping, and which the entry above lacks, belongs to that one.
        """
        self.adopt(table, above)
        previous: SourceMapping | None = None
        for key in list(table):
            value = table[key]
            if isinstance(value, SourceMapping):
                previous = value
                self.value(value, shape, above)
            elif previous is not None and shape.nodes:
                model = shape.node_of(previous)
                if model and key in children(model) and key not in previous:
                    span, value_span = table.key_spans[key], table.value_spans[key]
                    self.report.error(
                        "misplaced-key",
                        f'"{key}" stands beside {model.called}, and should be in it',
                        span,
                        f"indent it by {spaces(_indentation(previous))}",
                    )
                    previous.put(key, table.pop(key), span, value_span)

    def adopt(self, table: SourceMapping, above: tuple[Owner, ...]) -> None:
        """Give a key of the file back to it, with the keys behind it, that a table has taken."""
        owner, model = above[-1]
        for key in list(table):
            shape = children(model).get(key, Shape())
            if key not in table or key in owner:
                continue
            span, value = table.key_spans[key], table[key]
            behind = [name for name in table if table.key_spans[name] > span]
            if value is None and behind and _all_belong(table, behind, shape):
                value = SourceMapping(table.key_spans[behind[0]])
                for name in behind:
                    value.put(name, table.pop(name), table.key_spans[name], table.value_spans[name])
            elif not (isinstance(value, SourceList) and shape.items):
                continue
            self.report.error(
                "misplaced-key", f'"{key}" is a key of {model.called}', span,
                f"indent it by {spaces(_indentation(owner))}",
            )  # fmt: skip
            owner.put(key, value, span, table.value_spans[key])
            del table[key]

    def list(self, items: SourceList, shape: Shape, above: tuple[Owner, ...]) -> None:
        """Join an item to the one above it, if a hyphen too many has parted their keys; part one
        that lacks a hyphen, which its repeated first key tells, and is reported for."""
        drop_begun_twice(items, shape, self.report)
        number = 0
        while number < len(items):
            rest = _second_item(items[number]) if isinstance(items[number], SourceMapping) else None
            number += 1
            if rest is not None:  # which may lack another hyphen
                items.insert(number, rest)
                items.spans.insert(number, rest.span)
        for item in items:
            self.value(item, shape, above)
        number = 1
        while number < len(items):
            if self.is_rest(items[number - 1], items[number], shape):
                self.join(items, number, shape)
                self.value(items[number - 1], shape, above)
            else:
                number += 1

    def is_rest(self, item: Any, rest: Any, shape: Shape) -> bool:
        """Return whether the keys of an item are those that the item above it lacks."""
        if not isinstance(item, SourceMapping) or not isinstance(rest, SourceMapping):
            return False
        if item.span.file != rest.span.file:
            return False
        node = shape.node_of(item) or shape.node_of(rest)
        if node is None or not (_lacking(node, rest) or _lacking(node, item)):
            return False
        known = children(node).keys()
        return item.keys() <= known and rest.keys() <= known - item.keys()

    def join(self, items: SourceList, number: int, shape: Shape) -> None:
        """Add the keys of an item to the one above it, and report its hyphen."""
        item, rest = items[number - 1], items[number]
        node = shape.node_of(item) or shape.node_of(rest)
        assert node is not None  # is_rest has said so
        lacking = _lacking(node, rest)
        span: Span = rest.span
        hyphen = Span(span.file, span.line, max(1, span.column - 2), span.line, span.column)
        self.report.error(
            "misplaced-key",
            f'this hyphen begins a new item, which has no "{lacking}"'
            if lacking
            else f'this hyphen begins an item, and the one above has no "{_lacking(node, item)}"',
            hyphen,
            "write a space in place of the hyphen if its keys belong to the item above, and indent "
            "them alike",
        )  # fmt: skip
        for key, value in rest.items():
            item.put(key, value, rest.key_spans[key], rest.value_spans[key])
        del items[number], items.spans[number]

    def name_type(self, block: SourceMapping, shape: Shape) -> None:
        """Correct the spelling of the key that says which kind of block it is."""
        if "type" in block:
            return
        for key, value in block.items():
            kinds = [kind for node in shape.nodes for kind in types_of(node)]
            kind = next((k for k in kinds if k == str(value).casefold()), None)
            if kind is not None and closest(key, ["type"]):
                self.report.error(
                    "unknown-key",
                    f'a block has no "{key}"; did you mean "type"?',
                    block.key_spans[key],
                    f"write type: {kind}",
                )
                block.rename(key, "type")
                block["type"] = kind
                return


def _second_item(item: SourceMapping) -> SourceMapping | None:
    """Return what stands in an item from where its first key comes again, and take it out of it."""
    first = next(iter(item), None)
    again = next((place for key, place in item.repeated if key == first), None)
    if first is None or again is None or again.key_span.file != item.span.file:
        return None
    rest = SourceMapping(again.key_span)
    rest.put(first, again.value, again.key_span, again.value_span)
    for key in [key for key in item if item.key_spans[key] > again.key_span]:
        rest.put(key, item.pop(key), item.key_spans[key], item.value_spans[key])
    for key, place in item.repeated:
        if place.key_span > again.key_span and key not in rest:
            rest.put(key, place.value, place.key_span, place.value_span)
        elif place.key_span > again.key_span:
            rest.repeated.append((key, place))
    item.repeated = [pair for pair in item.repeated if pair[1].key_span < again.key_span]
    return rest


def _may_be_entry(value: Any, shape: Shape) -> bool:
    """Return whether a value may be an entry of a table: a mapping with the keys of one."""
    if not isinstance(value, SourceMapping):
        return isinstance(value, str) and not shape.nodes
    model = shape.node_of(value)
    return bool(value) and model is not None and value.keys() <= children(model).keys()


def _all_belong(table: SourceMapping, names: Sequence[str], shape: Shape) -> bool:
    """Return whether some keys of a table may stand under a key of a shape."""
    if len(shape.nodes) == 1:
        return all(name in children(shape.nodes[0]) for name in names)
    entry = shape.entries
    return entry is not None and all(_may_be_entry(table[name], entry) for name in names)


def _lacking(node: type[Node], mapping: SourceMapping) -> str | None:
    """Return the first key that a mapping must have and has not, or None."""
    return next((key for key in children(node) if key in required(node) - mapping.keys()), None)


def _needed(mapping: SourceMapping, node: type[Node], key: str) -> str | None:
    """Return the only key that a mapping must have and has not, if `key` is the only one that it
    has too many, and its value has the form of that; else None."""
    lacking = [name for name in children(node) if name in required(node) - mapping.keys()]
    unknown = [name for name in mapping if name not in children(node)]
    if len(lacking) != 1 or unknown != [key] or key in node.absent or key == WHEN:
        return None
    if len(mapping) == 1:
        return None  # it may be a text with a colon
    shape, value = children(node)[lacking[0]], mapping[key]
    fits = (
        isinstance(value, SourceList)
        if shape.items
        else isinstance(value, SourceMapping)
        if shape.nodes or shape.entries
        else isinstance(value, str | int | Decimal)
    )
    return lacking[0] if fits else None


def _indentation(mapping: SourceMapping) -> int:
    """Return the number of spaces before the keys of a mapping."""
    return mapping.span.column - 1
