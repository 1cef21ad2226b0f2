"""Find which part and which passage of one version is which of the other, and what has changed.

Parts that have the same id are the same, whatever has become of them. The others are paired if they
say the same, and then by how many words they share. Within a pair passages are paired likewise, in
order. What is left was removed or added; or moved, if the same words are left over elsewhere.
Versions of different kinds, such as a PDF and a deck, have no parts in common: they are compared
sentence by sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import get_args

from irdocs.audit.comparison.alignment import align
from irdocs.changes.details import changed_details
from irdocs.changes.passages import (
    Change,
    ChangedDetail,
    ComparedPart,
    ComparedVersion,
    Detail,
    Fate,
    Passage,
    VersionComparison,
)
from irdocs.changes.words import likeness
from irdocs.content.markup import sentences
from irdocs.content.status import StatusKind
from irdocs.frozen import replace

_ALIKE_PARTS = 0.45
"""Parts that share this part of their words are one part that was changed."""
_ALIKE = 0.3
"""The same of passages."""
_ONLY_ONE = 0.01
"""How alike the only passage with a role is to the other version's only one, at least: a title is a
title, whatever it says."""
_SHORT = 3
"""Passages of so many words, at most, are one that was changed if they stand at one place."""
_PAIRED_AT_MOST = 400
"""So many parts are compared with every other; more only with their neighbours."""
_CITED = re.compile(r"\[\d+(?:, ?\d+)*\]")
_BY_ROLE = {"unit": Detail.DOSE, "answer": Detail.CHOICE, "when": Detail.CHOICE,
            "to": Detail.CHOICE}  # fmt: skip
"""The keys of content whose values are a detail, whatever they say."""
_STATUSES = frozenset(get_args(StatusKind))
"""How urgent a callout is."""
_MOST_TOLD = 8
"""How many values in another order are told."""
_FOOTERS = frozenset({"dt", "ftr"})
"""The date and the footer of a slide, which the others have, too, where it was added or deleted."""
_SINGLE = frozenset({"title", "headline", "value", "lead", "subtitle", "notes", "ctrTitle"})


def compared(old: ComparedVersion, new: ComparedVersion) -> VersionComparison:
    """Return all that differs between two versions in what they say."""
    if old.kind is not new.kind:
        old, new = _as_sentences(old, new), _as_sentences(new, old)
    pairs = _pairs(old.parts, new.parts)
    changes: list[Change] = []
    taken = {one for one, _ in pairs}
    by_new = {other: one for one, other in pairs}
    moved = _moved([(one, by_new[one]) for one in sorted(by_new)])
    renamed = {old.parts[one].called: new.parts[other].called for one, other in pairs}
    for number, part in enumerate(new.parts):
        if number not in by_new:
            note = f"{part.called} is new" if part.called else ""
            changes += (Change(Fate.ADDED, None, passage, part, note=note)
                        for passage in part.passages if passage.role not in _FOOTERS)  # fmt: skip
            continue
        before = old.parts[by_new[number]]
        has_left = renamed.get(before.within, before.within) != part.within
        if number in moved or has_left:
            changes += _moved_part(before, part, has_left=has_left)
        changes += _within(before, part)
    for number, part in enumerate(old.parts):
        if number not in taken:
            note = f"{part.called} is gone" if part.called else ""
            changes += (Change(Fate.REMOVED, passage, None, part, note=note)
                        for passage in part.passages if passage.role not in _FOOTERS)  # fmt: skip
    changes = _with_moves(changes)
    language = new.language
    detailed = [
        replace(change, details=_details(change, language))
        if change.fate is not Fate.MOVED else change
        for change in changes
    ]  # fmt: skip
    order = list(Detail)
    worst = {
        id(change): min((order.index(detail.kind) for detail in change.details), default=len(order))
        for change in detailed
    }
    return VersionComparison(old, new, tuple(sorted(detailed, key=lambda one: worst[id(one)])))


def _details(change: Change, language: str) -> tuple[ChangedDetail, ...]:
    before = change.before.text if change.before else ""
    after = change.after.text if change.after else ""
    key = change.passage.role.rpartition(".")[2]
    kind = Detail.CHOICE if key == "kind" and before in _STATUSES else _BY_ROLE.get(key)
    if kind is not None and change.passage.line:
        return (ChangedDetail(kind, *(((text,) if text else ()) for text in (before, after))),)
    return changed_details(before, after, language)


def _in_another_order(
    role: str, before: ComparedPart, part: ComparedPart
) -> tuple[ChangedDetail, ...]:
    """Return the short values with a role that have changed places, if that makes a difference: the
    numbers of a chart or table, the answers of a flow chart."""
    above, _, key = role.rpartition(".")
    kind = _BY_ROLE.get(key)
    # An answer may have changed places with where it leads to, which is another key of the way.
    roles = {f"{above}.{name}" for name in _BY_ROLE} if kind else {role}
    old, new = (
        [passage for passage in one.passages if passage.role in roles] for one in (before, part)
    )
    pairs = [(a, b) for a, b in zip(old, new, strict=False) if a.text != b.text]
    has_numbers = any(
        sign.isdigit() for a, b in pairs if _are_short(a, b) for sign in a.text + b.text
    )
    kind = kind or (Detail.NUMBER if has_numbers else None)
    if kind is None or not pairs:
        return ()
    gone, come = zip(*((a.text, b.text) for a, b in pairs[:_MOST_TOLD]), strict=True)
    return (ChangedDetail(kind, gone, come),)


def _pairs(old: Sequence[ComparedPart], new: Sequence[ComparedPart]) -> list[tuple[int, int]]:
    """Return the numbers of parts that are the same part."""
    keys = Counter(part.key for part in old), Counter(part.key for part in new)
    by_key = {part.key: number for number, part in enumerate(old) if keys[0][part.key] == 1}
    pairs = [
        (by_key[part.key], number)
        for number, part in enumerate(new)
        if part.key and keys[1][part.key] == 1 and part.key in by_key
    ]
    left = sorted(set(range(len(old))) - {one for one, _ in pairs})
    right = sorted(set(range(len(new))) - {other for _, other in pairs})
    if max(len(left), len(right)) > _PAIRED_AT_MOST:
        found = align(
            [old[n] for n in left], [new[n] for n in right], lambda part: part.words,
            lambda one, other: _at_least(likeness(one.words, other.words), _ALIKE_PARTS),
        )  # fmt: skip
        return pairs + [(left[a], right[b]) for a, b in (*found.pairs, *found.moved)]
    places: dict[str, list[int]] = defaultdict(list)
    for number in right:
        places[new[number].words].append(number)
    for one in list(left):
        if same := places.get(old[one].words):
            other = min(same, key=lambda number: abs(number - one))
            same.remove(other)
            pairs.append((one, other))
            left.remove(one)
            right.remove(other)
    likes = sorted(
        (
            (likeness(old[one].words, new[other].words), -abs(one - other), one, other)
            for one in left
            for other in right
        ),
        reverse=True,
    )
    for alike, _, one, other in likes:
        if alike >= _ALIKE_PARTS and one in left and other in right:
            pairs.append((one, other))
            left.remove(one)
            right.remove(other)
    return pairs


def _at_least(value: float, least: float) -> float:
    return value if value >= least else 0.0


def _moved(pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return which parts of the newer version stand elsewhere among the others than before.

    `pairs` are numbers in the newer version, in ascending order, each with that in the older one.
    As few as possible are called moved: all but the longest run that rises in both.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, old) in enumerate(pairs):
        at = bisect_left(tails, old)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [old]
        ends[at : at + 1] = [index]
    kept, index = set(), ends[-1] if ends else -1
    while index >= 0:
        kept.add(pairs[index][0])
        index = before[index]
    return frozenset(new for new, _ in pairs) - kept


def _moved_part(before: ComparedPart, part: ComparedPart, *, has_left: bool) -> Iterator[Change]:
    """Yield that a part stands elsewhere, told of its first passage."""
    if part.passages and before.passages:
        note = f"{part.called} stands elsewhere than before"
        if has_left:
            note = f"{part.called} has moved from {before.within} to {part.within}"
        yield Change(Fate.MOVED, before.passages[0], part.passages[0], part, note=note)


def _within(before: ComparedPart, part: ComparedPart) -> Iterator[Change]:
    """Yield the changes within a part; paragraphs that were parted or joined are told as one."""
    one, other = list(before.passages), list(part.passages)
    for old, new in _parted(before.passages, part.passages):
        note = f"the same words in other paragraphs: {len(old)} were made {len(new)}"
        yield Change(Fate.MOVED, old[0], new[0], part, note=note)
        told = {id(passage) for passage in (*old, *new)}
        one = [passage for passage in one if id(passage) not in told]
        other = [passage for passage in other if id(passage) not in told]
    yield from _edited(replace(before, passages=tuple(one)), replace(part, passages=tuple(other)))


def _parted(
    before: Sequence[Passage], after: Sequence[Passage]
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """Yield passages of a role that were parted or joined: other paragraphs with the same words."""
    for role in dict.fromkeys(passage.role for passage in after):
        old = [passage for passage in before if passage.role == role]
        new = [passage for passage in after if passage.role == role]
        if len(old) == len(new) or not old:
            continue
        while old and new and old[0].text == new[0].text:
            del old[0], new[0]
        while old and new and old[-1].text == new[-1].text:
            del old[-1], new[-1]
        if old and new and _joined(old) == _joined(new):
            yield old, new


def _joined(passages: Sequence[Passage]) -> str:
    return " ".join(passage.text for passage in passages)


def _edited(before: ComparedPart, part: ComparedPart) -> Iterator[Change]:
    """Yield the changes within a part whose paragraphs are still those that they were."""
    single = _single_roles(before) & _single_roles(part)

    def alike(one: Passage, other: Passage) -> float:
        if one.role != other.role and (one.line or other.line):
            return 0.0
        share = likeness(one.text, other.text)
        if one.role == other.role and (one.role in single or _are_short(one, other)):
            return max(share, _ONLY_ONE)
        return _at_least(share, _ALIKE)

    found = align(
        before.passages, part.passages, lambda passage: (passage.role, passage.text), alike
    )
    pairs = {other: one for one, other in found.pairs}
    moved = {other: one for one, other in found.moved}
    told: set[str] = set()  # the roles whose order was told
    for number, passage in enumerate(part.passages):
        old = before.passages[pairs[number]] if number in pairs else None
        if old is not None:
            if old.text != passage.text:
                yield Change(Fate.CHANGED, old, passage, part)
        elif number in moved:
            order = _in_another_order(passage.role, before, part)
            details = () if passage.role in told else order
            told.add(passage.role)
            yield Change(Fate.MOVED, before.passages[moved[number]], passage, part, details)
        else:
            yield Change(Fate.ADDED, None, passage, part)
    for number in found.removed:
        yield Change(Fate.REMOVED, before.passages[number], None, part)


def _are_short(one: Passage, other: Passage) -> bool:
    """Whether two passages are values or labels, of which one may have taken the other's place."""
    return max(len(one.text.split()), len(other.text.split())) <= _SHORT


def _single_roles(part: ComparedPart) -> frozenset[str]:
    """Return the roles that one passage of a part has."""
    counts = Counter(passage.role for passage in part.passages)
    return frozenset(
        role for role, count in counts.items()
        if count == 1 and ("." not in role or role.rpartition(".")[2] in _SINGLE)
    )  # fmt: skip


def _with_moves(changes: Sequence[Change]) -> list[Change]:
    """Return changes in which what was removed here and added elsewhere is moved."""
    waiting: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.fate is Fate.REMOVED and " " in change.passage.text:
            waiting[change.passage.text].append(change)
    gone: set[int] = set()
    merged = []
    for change in changes:
        if change.fate is Fate.ADDED and (same := waiting.get(change.passage.text)):
            removed = same.pop(0)
            gone.add(id(removed))
            note = f"it stood in {removed.part.called} before" if removed.part.called else ""
            merged.append(Change(Fate.MOVED, removed.before, change.after, change.part, note=note))
        else:
            merged.append(change)
    return [change for change in merged if id(change) not in gone]


def _as_sentences(version: ComparedVersion, other: ComparedVersion) -> ComparedVersion:
    """Return a version as one part whose passages are sentences, each said once, without roles.

    What the `other` version says too, in whatever pieces, is left out.
    """
    said = squeezed(" ".join(part.words for part in other.parts))
    seen: set[str] = set()
    found = []
    for part in version.parts:
        for passage in part.passages:
            for sentence in sentences(passage.text):
                text = sentence.strip()
                if text and text not in seen and squeezed(text) not in said:
                    seen.add(text)
                    found.append(replace(passage, text=text, role=""))
    return replace(version, parts=(ComparedPart("", tuple(found)),))


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, without the numbers of citations.

    That is what markup, typography and the pieces of another kind of file leave of it.
    """
    bare = _CITED.sub("", text)
    return "".join(character for character in bare if character.isalnum())


__all__ = ["compared", "squeezed"]
