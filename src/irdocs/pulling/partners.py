"""Hold together what belongs together: such edits come home all, or not at all.

The values of an item of a list, such as a figure and its label, say one thing; so do the cells of a
row, the sheet of a chart, and the words of a paragraph. Where one of them cannot come home, the
others would make the content say what nobody has said. So they are taken back, and told of.

The same holds where words have gone from one item to another. Each place says what it says now,
unless the items have something that no slide shows there, and that would stay where it was: the
full text beside a short one, a source, the letter of the right answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irdocs.changes.words import likeness
from irdocs.content.source import SourceList, SourceMapping
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.pulling.cut_words import words_of, would_lose
from irdocs.pulling.edits import LineEdit
from irdocs.pulling.state import Bond, ContentPatch, PulledEdit, PullState, Ties
from irdocs.pulling.tracing import TracedLine
from irdocs.pulling.units import ContentUnit, ItemPlace, is_shown, said_by

_DRAWN = frozenset({"id", "kind", "to", "type"})
"""Keys of an item that say what it is and where an arrow leads, which a slide shows as drawn."""
_STAYS = "words have changed places, and {} beside them would not: change the order by hand"
_OTHER_WORDS = 0.6
"""Words of which more than this part are those of another item have come from there."""


def ties_of(edit: LineEdit, line: TracedLine | None) -> Ties:
    """Return what an edit of a line has in common with others."""
    units = [one.unit for one in line.stretches] if line is not None else []
    words = words_of(edit.before.text if edit.before else "", edit.after.text if edit.after else "")
    bonds: set[Bond] = {("line", edit.before)} if edit.before is not None else set()
    shown = edit.before or edit.after
    if shown is not None and shown.role == "value":
        bonds.add(("chart", edit.made.number, shown.shape))
    lists = set[int]()
    for unit in units:
        place = next(reversed(unit.holders), None)
        if place is None:
            bonds.add(("text", unit.span, unit.part))
            continue
        bonds.add(("item", place.list_id, place.index))
        lists.update(one.list_id for one in unit.within)
        if place.count_key:
            bonds.add(("list", place.list_id))
    return replace(words, bonds=frozenset(bonds), lists=frozenset(lists))


def hold_together(state: PullState) -> None:
    """Take back the patches that cannot stand without others, and say why."""
    state.moving.update(_moving(state))
    for patch in [one for one in state.patches if one.ties.lists & state.moving.keys()]:
        why = next(state.moving[one] for one in patch.ties.lists if one in state.moving)
        _take_back(state, patch, why)
        state.failed.append((patch.ties, patch.edit))
    for unit, other, keys in list(_exchanged(state)):
        for patch in [one for one in state.patches if one.unit in (unit, other)]:
            take_back(state, patch, _STAYS.format(keys))
    for ties, failed in state.failed:
        _take_back_tied(state, ties, failed)


def take_back(state: PullState, patch: ContentPatch, why: str) -> None:
    """Take a patch back, with all that are tied to it."""
    _take_back(state, patch, why)
    _take_back_tied(state, patch.ties, PulledEdit(patch.edit.slide, patch.edit.what))


def _take_back(state: PullState, patch: ContentPatch, why: str) -> None:
    """Take a patch back, with the others of its edit."""
    state.patches = [one for one in state.patches if one.edit is not patch.edit]
    edit = PulledEdit(patch.edit.slide, patch.edit.what, why=why)
    if all((one.slide, one.what) != (edit.slide, edit.what) for one in state.left):
        state.left.append(edit)


def _take_back_tied(state: PullState, ties: Ties, failed: PulledEdit) -> None:
    bonds, why = set(ties.bonds), f"it belongs to what cannot come home: {failed.what}"
    failing = [ties]
    while tied := next((one for one in state.patches if bonds & one.ties.bonds or any(
        would_lose(one.ties, other) for other in failing
    )), None):  # fmt: skip
        bonds |= tied.ties.bonds
        failing.append(tied.ties)
        _take_back(state, tied, why)


def _exchanged(state: PullState) -> Iterator[tuple[ContentUnit, ContentUnit, str]]:
    """Yield the units that say now what another of another list has said, where these have
    something that would not go with the words; with the keys of that."""
    spans = _units_by_place(state)
    by_words: dict[str, list[ContentUnit]] = {}
    for unit in state.written:
        by_words.setdefault(unit.words, []).append(unit)
    for unit, source in state.written.items():
        said = said_by(unit, source)
        for other in by_words.get(said, ()) if said and said != unit.words else ():
            mine, yours = (frozenset(_beside(state, spans, one)) for one in (unit, other))
            keys = {key for key, _ in mine ^ yours}
            lists = [{place.list_id for place in one.within} for one in (unit, other)]
            if keys and not lists[0] & lists[1]:
                yield unit, other, ", ".join(f"`{key}`" for key in sorted(keys))


def _moving(state: PullState) -> Iterator[tuple[int, str]]:
    """Yield the lists in which words have gone from one item to another, where these have something
    that would not go with them; with each, why that cannot come home."""
    spans = _units_by_place(state)
    by_list: dict[int, list[tuple[ItemPlace, ContentUnit]]] = {}
    for unit in state.written:
        for place in unit.within:
            by_list.setdefault(place.list_id, []).append((place, unit))
    beside = {unit: frozenset(_beside(state, spans, unit)) for unit in state.written}
    for list_id, members in by_list.items():
        if len({beside[unit] for _, unit in members}) < 2:
            continue
        for place, unit in members:
            said = said_by(unit, state.written[unit])
            for other_place, other in members:
                stays = {key for key, _ in beside[unit] ^ beside[other]}
                if place.index != other_place.index and stays and _came_from(said, unit, other):
                    yield list_id, _STAYS.format(", ".join(f"`{key}`" for key in sorted(stays)))


def _came_from(said: str, unit: ContentUnit, other: ContentUnit) -> bool:
    """Whether the new words of a unit are those that another one had."""
    if not said or said == unit.words:
        return False
    alike = likeness(said, other.words)
    return said == other.words or alike > max(_OTHER_WORDS, likeness(said, unit.words))


def _beside(
    state: PullState, spans: Mapping[Span, Sequence[ContentUnit]], unit: ContentUnit
) -> Iterator[tuple[str, str]]:
    """Yield what the content has beside a unit that no slide shows: keys with their values."""
    for place in unit.holders:
        if place.count_key:
            yield place.count_key, str(place.index)
        yield from _unseen(state, spans, place.value, place.key)


def _unseen(
    state: PullState, spans: Mapping[Span, Sequence[ContentUnit]], item: object, within: str
) -> Iterator[tuple[str, str]]:
    """Yield the values of an item that no slide shows as words and nobody has edited, with their
    keys; `within` is the key of its list. Items below it have words of their own."""
    if not isinstance(item, SourceMapping):
        return
    for key, value in item.items():
        if key in _DRAWN or value is None:
            continue
        if not is_shown(key, within) or isinstance(value, bool):
            yield key, str(value)
        elif isinstance(value, SourceMapping):
            yield from _unseen(state, spans, value, key)
        elif isinstance(value, SourceList):
            inner = [span for one, span in zip(value, value.spans, strict=False)
                     if not isinstance(one, SourceMapping | SourceList)]  # fmt: skip
            if not all(_is_seen(state, spans.get(span, ())) for span in inner):
                yield key, str(value)
        elif not _is_seen(state, spans.get(item.value_spans[key], ())):
            yield key, str(value)


def _is_seen(state: PullState, units: Sequence[ContentUnit]) -> bool:
    return all(unit in state.shown or unit in state.written for unit in units)


def _units_by_place(state: PullState) -> dict[Span, list[ContentUnit]]:
    found: dict[Span, list[ContentUnit]] = {}
    for unit in state.units.units:
        found.setdefault(unit.span, []).append(unit)
    return found


__all__ = ["hold_together", "take_back", "ties_of"]
