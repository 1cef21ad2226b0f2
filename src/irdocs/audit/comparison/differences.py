"""What differs between two lists of items, each difference with a code and a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from itertools import groupby, islice

from irdocs.audit.comparison.alignment import align
from irdocs.audit.comparison.telling import RUN_PROPERTIES, changed_markup, changed_value
from irdocs.audit.reading.compared_items import FOREIGN, Item, ItemList, Property, Value
from irdocs.frozen import frozen

_CODED: Mapping[str, tuple[Property, ...]] = {
    "changed-text": (Property.TEXT, Property.NOTES, Property.CELLS, Property.CAPTIONS),
    "changed-speech": (
        Property.SPEECH, Property.LANGUAGE, Property.ALT, Property.ROLE, Property.READING,
        Property.ATTRIBUTES, Property.TIES, Property.CONTENT,
    ),
    "changed-chart": (
        Property.SERIES, Property.CHART_KIND, Property.WORKBOOK, Property.CHART_TEXT,
        Property.LABELS, Property.AXES, Property.LEGEND,
    ),
    "changed-look": (Property.MARKS,),
    "changed-picture": (
        Property.PIXELS, Property.FILM, Property.VECTOR, Property.CROP, Property.EFFECTS,
    ),
    "changed-link": (Property.NOTE_LINKS, Property.TARGET, Property.CLICK),
    "changed-file": (Property.ENTRY, Property.DIGEST),
}  # fmt: skip
CODES: Mapping[Property, str] = {
    name: code for code, properties in _CODED.items() for name in properties
}
"""The code of a difference in each property; that of the others is changed-look."""
_LAST = (
    Property.GLYPHS, Property.OUTLINE, Property.CONTENT, Property.OPERATORS, Property.RESOURCES,
    Property.MARKUP,
)  # fmt: skip
"""What is compared in the end: it differs whenever anything does, so it is named only if nothing
else was found."""
_PER_PARAGRAPH = (Property.PARAGRAPHS, Property.INDENTS, Property.SPACING)
_OF_LINKS = (Property.COLOUR, Property.LINK_COLOUR)
_SHOWN = {"changed-look": 4, "changed-order": 4}
"""How many differences with one code in the same properties of one page are listed; the rest are
counted. When a whole page was moved, each of its hundred texts is elsewhere: that is one fault."""
_SHOWN_OF = {str(Property.TIES): 4}
"""The same of differences in one property, whatever their code."""
_SHOWN_ELSE = 25
"""The same of other codes."""
_COMPARED = 100
"""How many removed and added items are compared with each other, to find those that were moved."""


@frozen
class Difference:
    """Something that differs between what a build makes and what lies there."""

    code: str
    message: str
    page: int = 0
    """The page or slide, counted from 1; 0 for the whole file."""
    words: str = ""
    """The words of the content by which its place there is found."""
    planned_page: int = 0
    """The page or slide of the file that a build makes, if that has another number; else 0."""


@frozen
class FileComparison:
    """The outcome of comparing two files."""

    differences: tuple[Difference, ...] = ()
    is_rewritten: bool = False
    """Whether another program has saved the file, so that less of it could be compared."""


@frozen(slots=False)
class Policy:
    """How exactly two files are compared."""

    ignored: frozenset[Property] = frozenset()
    slack: Mapping[Property, float] = field(default_factory=dict)
    """By how much numbers may differ, by the property that they are in."""
    tolerance: float = 0.0
    """By how much numbers in other properties may differ."""
    may_be_lost: frozenset[tuple[str, Property]] = frozenset()
    """Kinds of items with a property that a program may lose, so that none is no difference."""
    redrawn: frozenset[tuple[str, str]] = frozenset()
    """Kinds of items that a program saves as another kind, in the same place."""
    may_differ: frozenset[tuple[str, Property]] = frozenset()
    """Kinds of items with a property that a program may give another value."""
    loose_kinds: frozenset[str] = frozenset()
    """Kinds of items of which the properties in `loose` may differ."""
    loose: frozenset[Property] = frozenset()
    inherited: frozenset[Property] = frozenset()
    """Properties that may differ although the markup is the same, because a layout or the theme
    differs: that is named once, where it is."""
    by_name: frozenset[Property] = frozenset()
    """Properties whose values are pairs of the name and the value of a colour, which are the same
    if either is: a program may give the theme, and so the name, another value."""

    def differs(self, kind: str, name: Property, then: Value, now: Value) -> bool:
        """Whether two values of a property of a kind of item are not the same."""
        if name in self.ignored or (kind in self.loose_kinds and name in self.loose):
            return False
        if (kind, name) in self.may_differ:
            return False
        if not now and (kind, name) in self.may_be_lost:
            return False
        return not self.is_same(name, then, now)

    def is_same(self, name: Property, then: Value, now: Value) -> bool:
        """Whether two values, or parts of values, of a property count as the same."""
        slack = self.slack.get(name, self.tolerance)
        if name in self.by_name:
            return _same_named(then, now, slack)
        return _close(then, now, slack)


def _close(then: Value, now: Value, slack: float) -> bool:
    """Whether two values are the same, with numbers up to `slack` apart."""
    if isinstance(then, tuple) and isinstance(now, tuple):
        return len(then) == len(now) and all(
            _close(old, new, slack) for old, new in zip(then, now, strict=True)
        )
    if isinstance(then, int | float) and isinstance(now, int | float):
        return abs(then - now) <= slack
    return then == now


def _same_named(then: Value, now: Value, slack: float) -> bool:
    """Whether pairs of the name and the value of a colour share one of them, however nested."""
    if isinstance(then, tuple) and isinstance(now, tuple) and len(then) == len(now):
        if len(then) == 2 and isinstance(then[0], str):
            is_named_alike = bool(then[0]) and then[0] == now[0]
            return is_named_alike or _close(then[1], now[1], slack)
        return all(_same_named(old, new, slack) for old, new in zip(then, now, strict=True))
    return _close(then, now, slack)


def compared(
    expected: ItemList, found: ItemList, page: int, policy: Policy
) -> Iterator[Difference]:
    """Yield the differences between two lists of items, which are on `page`, or on none if 0."""
    listed = [*_of_items(expected, found, page, policy)]
    listed += _of_values(expected.whole, found.whole, page, policy, is_last=bool(listed))
    yield from _gathered(listed, page)


@frozen
class _Listed:
    """A difference with the property that it is in, before those of a kind are gathered."""

    group: str
    difference: Difference


def _of_items(expected: ItemList, found: ItemList, page: int, policy: Policy) -> Iterator[_Listed]:
    aligned = align(expected.items, found.items, _key, _likeness)
    listing = f" in the {expected.title}" if expected.title else ""
    for one, two in aligned.pairs:
        then, now = expected.items[one], found.items[two]
        if then != now:
            yield from _of_values(then, now, page, policy)
    shifted = list(aligned.moved)
    removed, added = list(aligned.removed), list(aligned.added)
    for one, two in list(_same(expected.items, found.items, removed, added, policy)):
        shifted.append((one, two))
        removed.remove(one)
        added.remove(two)
    moved = [
        one
        for one, two in shifted
        if one != two and not _is_among_its_like(expected, one, found, two, policy)
    ]
    for one in _heads(moved, expected.items):
        item = expected.items[one]
        message = f"{item} stands elsewhere in the order{listing}"
        yield _Listed("order", _difference("changed-order", message, page, item))
    for one in _heads(removed, expected.items):
        item = expected.items[one]
        message = f"{item} {_was(item)} removed{listing}"
        yield _Listed("removed", _difference(_presence(item), message, page, item))
    for two in _heads(added, found.items):
        item = found.items[two]
        message = f"{item} {_was(item)} added{listing}{_covering(item, found)}"
        yield _Listed("added", Difference(_presence(item), message, item.page or page))


def _same(
    first: Sequence[Item], second: Sequence[Item], removed: Sequence[int], added: Sequence[int],
    policy: Policy,
) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Yield the removed and added items that are the same by a policy, which allows some slack."""
    left = list(added[:_COMPARED])
    for one in removed[:_COMPARED]:
        then = first[one].values()
        for two in left:
            now = second[two].values()
            is_redrawn = (first[one].kind, second[two].kind) in policy.redrawn
            if is_redrawn and policy.is_same(
                Property.PLACE, *(v.get(Property.PLACE) for v in (then, now))
            ):
                left.remove(two)
                yield one, two
                break
            if first[one].name == second[two].name and not any(
                policy.differs(first[one].kind, name, then.get(name), now.get(name))
                for name in {**then, **now}
            ):
                left.remove(two)
                yield one, two
                break


def _is_among_its_like(
    expected: ItemList, one: int, found: ItemList, two: int, policy: Policy
) -> bool:
    """Whether an item of a loose kind, such as a footer, only changed places with others of it."""
    before = [i.kind for i in expected.items[:one] if i.kind not in policy.loose_kinds]
    after = [i.kind for i in found.items[:two] if i.kind not in policy.loose_kinds]
    return expected.items[one].kind in policy.loose_kinds and len(before) == len(after)


def _heads(indices: Sequence[int], items: Sequence[Item]) -> Iterator[int]:
    """Yield the indices of items without those that are nested in the one yielded before."""
    head, last = -1, -1
    for index in sorted(indices):
        if head >= 0 and index == last + 1 and items[index].level > items[head].level:
            last = index
            continue
        head = last = index
        yield index


def _was(item: Item) -> str:
    return "were" if item.kind.endswith("s") and not item.name else "was"


def _of_values(
    then: Item, now: Item, page: int, policy: Policy, *, is_last: bool = False
) -> Iterator[_Listed]:
    """Yield the differences between the properties of two items that belong together.

    With `is_last`, what differs whenever anything does is left out.
    """
    before, after = then.values(), now.values()
    if any(before.get(name) != after.get(name) for name in (Property.TEXT, Property.CELLS)):
        before, after = _without_words(before, after), _without_words(after, before)
    names = {name: None for name in (*before, *after) if name not in _LAST}
    kind = then.kind
    differing = [n for n in names if policy.differs(kind, n, before.get(n), after.get(n))]
    if before.get(Property.MARKUP, 0) == after.get(Property.MARKUP):
        differing = [name for name in differing if name not in policy.inherited]
    if Property.TARGET in differing:  # links have a colour of their own
        differing = [name for name in differing if name not in _OF_LINKS]
    if not differing and not is_last:
        last = (n for n in _LAST if policy.differs(kind, n, before.get(n), after.get(n)))
        differing = list(islice(last, 1))
    told: dict[str, list[str]] = {}
    for name in differing:
        noun = name
        if name is Property.TEXT and before.get(Property.GLYPHS, 0) == after.get(Property.GLYPHS):
            noun = Property.SPEECH  # the same glyphs are drawn: only their characters are others
        same = partial(policy.is_same, name)
        if name is Property.MARKUP:
            words = changed_markup(before.get(name), after.get(name))
        else:
            words = f"its {noun} {changed_value(noun, before.get(name), after.get(name), same)}"
        told.setdefault(CODES.get(noun, "changed-look"), []).append(words)
    subject = f"{then}: " if str(then) else ""
    for code, sentences in told.items():
        group = " ".join(name for name in differing if CODES.get(name, "changed-look") == code)
        yield _Listed(group, _difference(code, subject + "; ".join(sentences), page, then))


def _without_words(
    values: Mapping[Property, Value], others: Mapping[Property, Value]
) -> Mapping[Property, Value]:
    """Return properties of a text whose words have changed, without the words in other properties.

    What is said of runs of text is (words, value) for each run; then the values alone can be
    compared, and nothing if one of the texts is empty.
    """
    values = dict(values)
    place = values.get(Property.PLACE)
    if Property.GLYPHS in values and isinstance(place, tuple):
        values[Property.PLACE] = (*place[:2], 0.0, *place[3:])  # other words have another width
    is_empty = not all(one.get(Property.TEXT, one.get(Property.CELLS)) for one in (values, others))
    for name in _PER_PARAGRAPH:
        if len(_listed(values.get(name))) != len(_listed(others.get(name))):
            values.pop(name, None)
    return {
        name: (() if is_empty else _alone(value)) if name in RUN_PROPERTIES else value
        for name, value in values.items()
    }


def _listed(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()


def _alone(runs: Value) -> Value:
    """Return the values of runs without their words, neighbours with the same value once."""
    values = [run[1] for run in runs if isinstance(run, tuple)] if isinstance(runs, tuple) else []
    return tuple(("", value) for value, _ in groupby(values))


def _difference(code: str, message: str, page: int, item: Item) -> Difference:
    return Difference(code, message, item.page or page, item.origin or item.name)


def _gathered(listed: list[_Listed], page: int) -> Iterator[Difference]:
    """Yield the differences, of each group no more than a few, and then how many more there are."""
    counts = Counter((one.group, one.difference.code) for one in listed)
    shown: Counter[tuple[str, str]] = Counter()
    for one in listed:
        key = one.group, one.difference.code
        shown[key] += 1
        most = _SHOWN_OF.get(one.group, _SHOWN.get(one.difference.code, _SHOWN_ELSE))
        if shown[key] <= most:
            yield one.difference
        elif shown[key] == counts[key]:
            more = counts[key] - most
            message = f"{more} more like this: {one.difference.message}"
            yield Difference(one.difference.code, message, page, one.difference.words)


def _presence(item: Item) -> str:
    """Return the code for an item that is there, or not there, by mistake."""
    match item.kind:
        case "text" | "footer" | "table" | "text box" | "notes":
            return "changed-text"
        case "picture" | "drawing":
            return "changed-picture"
        case "chart":
            return "changed-chart"
        case "link":
            return "changed-link"
        case "marked content" | "element":
            return "changed-speech"
        case _ if item.kind in FOREIGN:
            return "foreign-content"
        case _ if item.value(Property.ENTRY) or item.value(Property.DIGEST):
            return "changed-file"
        case _:
            return "changed-look"


def _covering(item: Item, page: ItemList) -> str:
    """Return words about the first text that an added item lies over; none for a text."""
    place = item.value(Property.PLACE)
    if item.value(Property.TEXT) or not isinstance(place, tuple) or len(place) != 4:
        return ""
    below = page.items[: page.items.index(item)]
    for other in below:
        box = other.value(Property.PLACE)
        if other.value(Property.TEXT) and isinstance(box, tuple) and _overlap(place, box):
            return f", over the {other}"
    return ""


def _overlap(one: tuple[Value, ...], two: tuple[Value, ...]) -> bool:
    """Whether two rectangles, given as left, top or bottom, width and height, share a point."""
    if len(two) != 4 or not all(isinstance(n, int | float) for n in (*one, *two)):
        return False
    (left, low, width, height), (x, y, across, along) = one, two
    return bool(
        left < x + across and x < left + width and low < y + along and y < low + height  # type: ignore[operator]
    )


def _key(item: Item) -> Item:
    return item


def _likeness(one: Item, two: Item) -> float:
    """Return how much two items have in common: their words, place, and other properties."""
    if one.kind != two.kind:
        return 0.0
    before, after = one.values(), two.values()
    shared = sum(before[name] == after[name] for name in before.keys() & after.keys())
    share = shared / max(len(before), len(after), 1)
    words, others = set(one.name.split()), set(two.name.split())
    same_words = len(words & others) / len(words | others) if words | others else 1.0
    return 0.05 + share + same_words


__all__ = ["CODES", "Difference", "FileComparison", "Policy", "compared"]
