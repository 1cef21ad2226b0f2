"""Find the elements that a selector of a style sheet names (Selectors 4).

The libraries that draw know a few selectors and leave out the rules of others without a word. Known
here are all that look at the tree alone; what only happens on a screen, as :hover, names nothing.

The library for this, cssselect2, makes Python of a selector and evaluates it. Drawings come from
strangers, and no word of theirs becomes code; how long a selector may take is limited here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import local_name
from irdocs.frozen import frozen

Weight = tuple[int, int, int]
"""How specific a selector is: ids, classes and the like, names of elements (Selectors 4, 17)."""
_STEPS = 1_000_000
"""The most elements that all selectors of a drawing may be held against."""
_NOWHERE = frozenset((
    "hover", "active", "focus", "focus-visible", "focus-within", "visited", "target", "checked",
    "disabled", "enabled", "fullscreen", "playing", "paused", "before", "after", "first-line",
    "first-letter", "selection", "placeholder", "host",
))  # fmt: skip
"""What is true of no element of a drawing on paper."""
_NAMED_PLACES: dict[str, tuple[str, tuple[int, int]]] = {
    "first-child": ("nth-child", (0, 1)),
    "last-child": ("nth-last-child", (0, 1)),
    "first-of-type": ("nth-of-type", (0, 1)),
    "last-of-type": ("nth-last-of-type", (0, 1)),
}
_COUNTED = ("nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type")


class UnknownSelectorError(ValueError):
    """A selector that is not known here, or that is none."""


class Siblings:
    """Knows the places of elements among their siblings, and how much has been looked at."""

    def __init__(self) -> None:
        self._places: dict[Any, dict[Any, tuple[int, int, int, int]]] = {}
        self._steps = 0

    def step(self) -> None:
        """Count one look at an element. Raises UnsupportedDrawingError if there are too many."""
        self._steps += 1
        if self._steps > _STEPS:
            raise UnsupportedDrawingError("its style sheets have too many rules")

    def place(self, element: Any, kind: str) -> int:
        """Return the place of an element, from 1, counted as nth-child and its like do."""
        parent = element.getparent()
        if parent is None:
            return 1
        if parent not in self._places:
            self._places[parent] = _places(parent)
        return self._places[parent][element][_COUNTED.index(kind)]


def _places(parent: Any) -> dict[Any, tuple[int, int, int, int]]:
    children = [child for child in parent if isinstance(child.tag, str)]
    forwards, backwards = _of_type(children), _of_type(children[::-1])
    count = len(children)
    return {
        child: (n, count - n + 1, forwards[child], backwards[child])
        for n, child in enumerate(children, 1)
    }


def _of_type(children: Sequence[Any]) -> dict[Any, int]:
    counts: dict[str, int] = {}
    found = {}
    for child in children:
        found[child] = counts[child.tag] = counts.get(child.tag, 0) + 1
    return found


_Test = Callable[[Any, Siblings], bool]
_Combinator = Literal["", " ", ">", "+", "~"]


@frozen
class _Compound:
    """Tests that one element passes, and how it stands to the one before in the selector."""

    tests: tuple[_Test, ...]
    combinator: _Combinator


@frozen
class Selector:
    """One selector, without commas."""

    compounds: tuple[_Compound, ...]
    weight: Weight
    key: str
    """An id (#a), class (.a) or name that its elements have; "" for one that asks for none."""

    def names(self, element: Any, siblings: Siblings) -> bool:
        """Whether an element is one of those that the selector names."""
        return self._names(element, len(self.compounds) - 1, siblings)

    def _names(self, element: Any, last: int, siblings: Siblings) -> bool:
        siblings.step()
        compound = self.compounds[last]
        if not all(test(element, siblings) for test in compound.tests):
            return False
        match compound.combinator:
            case "":
                return True
            case ">":
                others: Iterable[Any] = list(element.iterancestors())[:1]
            case " ":
                others = element.iterancestors()
            case "+":
                others = [e for e in element.itersiblings(preceding=True) if _is_element(e)][:1]
            case "~":
                others = filter(_is_element, element.itersiblings(preceding=True))
        return any(self._names(other, last - 1, siblings) for other in others)


def _is_element(node: Any) -> bool:
    return isinstance(node.tag, str)


def selectors(tokens: Sequence[Any]) -> list[Selector]:
    """Return the selectors of a list, parted by commas. Raises UnknownSelectorError."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return [_selector(part) for part in parts]


def _selector(tokens: Sequence[Any]) -> Selector:
    tokens = _trimmed(tokens)
    compounds: list[_Compound] = []
    weight: Weight = (0, 0, 0)
    tests: list[_Test] = []
    combinator: _Combinator = ""
    key, place = "", 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "whitespace" or token in (">", "+", "~"):
            run = place
            while tokens[run].type == "whitespace" or tokens[run] in (">", "+", "~"):
                run += 1
            signs = [t.value for t in tokens[place:run] if t.type != "whitespace"]
            if not tests or len(signs) > 1:
                raise UnknownSelectorError
            compounds.append(_Compound(tuple(tests), combinator))
            tests, combinator, key, place = [], signs[0] if signs else " ", "", run
            continue
        test, own, used = _simple(tokens[place:])
        tests.append(test)
        key = min(key, _key(tokens[place : place + used]), key=_rank)
        weight = (weight[0] + own[0], weight[1] + own[1], weight[2] + own[2])
        place += used
    if not tests:
        raise UnknownSelectorError
    return Selector((*compounds, _Compound(tuple(tests), combinator)), weight, key)


def keys_of(element: Any) -> Iterator[str]:
    """Yield the keys of the selectors that may name an element."""
    yield from ("", local_name(element), f"#{element.get('id')}")
    yield from (f".{name}" for name in set(element.get("class", "").split()))


def _key(tokens: Sequence[Any]) -> str:
    match [token.type for token in tokens]:
        case ["ident"]:
            return str(tokens[0].value)
        case ["hash"]:
            return f"#{tokens[0].value}"
        case ["literal", "ident"] if tokens[0] == ".":
            return f".{tokens[1].value}"
        case _:
            return ""


def _rank(key: str) -> int:
    """Return how few elements have a key, fewest first."""
    return 3 if not key else {"#": 0, ".": 1}.get(key[0], 2)


def _trimmed(tokens: Sequence[Any]) -> list[Any]:
    found = list(tokens)
    while found and found[-1].type == "whitespace":
        found.pop()
    while found and found[0].type == "whitespace":
        found.pop(0)
    if not found or found[-1] in (">", "+", "~"):
        raise UnknownSelectorError
    return found


def _simple(tokens: Sequence[Any]) -> tuple[_Test, Weight, int]:
    """Return the first simple selector of some tokens, its weight, and how many tokens it has."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else None
    if first.type == "ident":
        return _tag(first.value), (0, 0, 1), 1
    if first == "*":
        return (lambda element, siblings: True), (0, 0, 0), 1
    if first.type == "hash":
        return _equal("id", first.value), (1, 0, 0), 1
    if first == "." and second is not None and second.type == "ident":
        return _word("class", second.value), (0, 1, 0), 2
    if first.type == "[] block":
        return _attribute(first.content), (0, 1, 0), 1
    if first == ":" and second is not None:
        if second == ":":
            return (lambda element, siblings: False), (0, 0, 1), len(tokens)
        return (*_pseudo(second), 2)
    raise UnknownSelectorError


def _tag(name: str) -> _Test:
    return lambda element, siblings: local_name(element) == name


def _equal(attribute: str, value: str) -> _Test:
    return lambda element, siblings: element.get(attribute) == value


def _word(attribute: str, word: str) -> _Test:
    return lambda element, siblings: word in element.get(attribute, "").split()


def _attribute(content: Sequence[Any]) -> _Test:
    """Return the test of a selector in brackets (Selectors 4, 6)."""
    tokens = [token for token in content if token.type != "whitespace"]
    if not tokens or tokens[0].type != "ident":
        raise UnknownSelectorError
    name = tokens[0].value
    if len(tokens) == 1:
        return lambda element, siblings: element.get(name) is not None
    if len(tokens) != 3 or tokens[2].type not in ("ident", "string"):
        raise UnknownSelectorError
    wanted = tokens[2].value
    match tokens[1].value:
        case "=":
            return _equal(name, wanted)
        case "~=":
            return _word(name, wanted)
        case "|=":
            return lambda element, siblings: (
                element.get(name) == wanted or element.get(name, "").startswith(f"{wanted}-")
            )
        case "^=":
            return lambda element, siblings: (
                bool(wanted) and element.get(name, "").startswith(wanted)
            )
        case "$=":
            return lambda element, siblings: bool(wanted) and element.get(name, "").endswith(wanted)
        case "*=":
            return lambda element, siblings: bool(wanted) and wanted in element.get(name, "")
        case _:
            raise UnknownSelectorError


def _pseudo(token: Any) -> tuple[_Test, Weight]:
    """Return the test of what stands after a colon, and its weight."""
    if token.type == "function":
        return _function(token.lower_name, token.arguments)
    if token.type != "ident":
        raise UnknownSelectorError
    name, one = token.lower_value, (0, 1, 0)
    if name in _NOWHERE:
        return (lambda element, siblings: False), one
    if name in _NAMED_PLACES:
        kind, formula = _NAMED_PLACES[name]
        return _nth(kind, formula), one
    match name:
        case "root":
            return (lambda element, siblings: element.getparent() is None), one
        case "empty":
            return (lambda element, siblings: not (len(element) or element.text)), one
        case "only-child":
            return _both(_nth("nth-child", (0, 1)), _nth("nth-last-child", (0, 1))), one
        case "only-of-type":
            return _both(_nth("nth-of-type", (0, 1)), _nth("nth-last-of-type", (0, 1))), one
        case "link" | "any-link":
            return (lambda element, siblings: local_name(element) == "a"), one
        case _:
            raise UnknownSelectorError


def _both(one: _Test, other: _Test) -> _Test:
    return lambda element, siblings: one(element, siblings) and other(element, siblings)


def _function(name: str, arguments: Sequence[Any]) -> tuple[_Test, Weight]:
    from tinycss2.nth import parse_nth

    if name in _COUNTED:
        formula = parse_nth(arguments)
        if formula is None:
            raise UnknownSelectorError
        return _nth(name, formula), (0, 1, 0)
    if name not in ("not", "is", "where"):
        raise UnknownSelectorError
    inner = selectors(arguments)
    weight = (0, 0, 0) if name == "where" else max(each.weight for each in inner)
    wanted = name != "not"
    return (
        lambda element, siblings: any(each.names(element, siblings) for each in inner) == wanted
    ), weight


def _nth(kind: str, formula: tuple[int, int]) -> _Test:
    """Return the test for the places step·n + start, n = 0, 1, … (Selectors 4, 13.3)."""
    step, start = formula

    def test(element: Any, siblings: Siblings) -> bool:
        beyond = siblings.place(element, kind) - start
        return beyond == 0 if step == 0 else beyond % step == 0 and beyond // step >= 0

    return test


__all__ = ["Selector", "Siblings", "UnknownSelectorError", "keys_of", "selectors"]
