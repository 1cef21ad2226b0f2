"""Write what the style sheets of a drawing say to its elements, so that all of it is drawn or told.

The libraries that draw know a part of CSS and leave out the rest without a word. So every rule is
applied here, as the cascade has it (CSS Cascade 4, 6), and what cannot be is a remark with its
line. Afterwards a drawing has no style sheets, only style attributes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from irdocs.content.svg.css_effects import draw_effects, longhands
from irdocs.content.svg.faults import DrawingRemark
from irdocs.content.svg.parsing import elements_of, local_name, own_styles, set_styles
from irdocs.content.svg.selectors import (
    Selector,
    Siblings,
    UnknownSelectorError,
    keys_of,
    selectors,
)
from irdocs.frozen import frozen

_SCREENS = re.compile(
    r"(?:only\s+)?(?:all|screen)|\(\s*prefers-color-scheme\s*:\s*(?:light|no-preference)\s*\)"
)
"""The media whose rules hold: a drawing looks as it does on a light screen."""
_NO_MATTER = re.compile(r"prefers-|hover|pointer|scripting|forced-colors|\bspeech\b")
_SILENT_RULES = frozenset((
    "font-face", "keyframes", "-webkit-keyframes", "-moz-keyframes", "-o-keyframes", "charset",
    "namespace", "page", "property", "viewport", "counter-style", "font-feature-values",
))  # fmt: skip
"""Rules with an @ that draw nothing themselves."""
_Priority = tuple[bool, int, tuple[int, int, int], int]
"""Importance, whether in the element itself, weight and order."""


@frozen
class _StyleRule:
    selector: Selector
    declarations: tuple[tuple[str, str, bool], ...]
    """Names, values, and whether each is important."""
    order: int


def apply_styles(root: Any) -> tuple[DrawingRemark, ...]:
    """Change a tree so that style attributes say all that is drawn; return what is left out.

    Raises UnsupportedDrawingError for style sheets with too many rules.
    """
    remarks: list[DrawingRemark] = []
    sheets = [element for element in elements_of(root) if local_name(element) == "style"]
    rules = list(_rules(sheets, remarks))
    elements = list(elements_of(root))  # kept: siblings are known by their proxies
    siblings, by_key = Siblings(), defaultdict[str, list[_StyleRule]](list)
    for rule in rules:
        by_key[rule.selector.key].append(rule)
    for element in elements:
        if rules or element.get("style"):
            possible = (rule for key in keys_of(element) for rule in by_key.get(key, ()))
            named = [rule for rule in possible if rule.selector.names(element, siblings)]
            set_styles(element, _cascaded(element, named))
    for sheet in sheets:
        for child in list(sheet):
            sheet.remove(child)
        sheet.text = ""
    _drop_classes(elements, rules)
    remarks += draw_effects(root)
    return tuple(dict.fromkeys(remarks))


def _drop_classes(elements: Iterable[Any], rules: Sequence[_StyleRule]) -> None:
    """Take away the classes that have had their effect; those of roles are still to have it."""
    if not rules:
        return
    for element in elements:
        names = element.get("class", "").split()
        kept = [name for name in names if name.startswith(("fill-", "stroke-"))]
        if names != kept:
            element.set("class", " ".join(kept))


def _cascaded(element: Any, rules: Iterable[_StyleRule]) -> dict[str, str]:
    """Return the values of the properties that an element is given."""
    won: dict[str, tuple[_Priority, str]] = {}
    given = [
        ((important, 0, rule.selector.weight, rule.order), name, value)
        for rule in rules
        for name, value, important in rule.declarations
    ]
    for name, value, important in own_styles(element):
        given += [((important, 1, (0, 0, 0), 0), *each) for each in longhands(name, value)]
    for priority, name, value in given:
        if name not in won or won[name][0] <= priority:
            won[name] = priority, value
    return {name: value for name, (_, value) in won.items()}


def _rules(sheets: Iterable[Any], remarks: list[DrawingRemark]) -> Iterator[_StyleRule]:
    if not sheets:
        return
    import tinycss2  # many drawings have no style sheet

    order = 0
    for sheet in sheets:
        if sheet.get("media") and not _SCREENS.fullmatch(sheet.get("media").strip()):
            remarks += _left_out_media(sheet.sourceline, sheet.get("media"))
            continue
        text = "".join(sheet.itertext())
        for rule, line in _flat(tinycss2.parse_stylesheet(text, True, True), sheet, remarks):
            order += 1
            declarations = tuple(_declarations(rule.content, line, remarks))
            try:
                for selector in selectors(rule.prelude):
                    yield _StyleRule(selector, declarations, order)
            except UnknownSelectorError:
                shown = " ".join(tinycss2.serialize(rule.prelude).split())[:60]
                remarks.append(_left_out(line, f'the style of "{shown}"'))


def _flat(
    rules: Iterable[Any], sheet: Any, remarks: list[DrawingRemark]
) -> Iterator[tuple[Any, int]]:
    """Yield the rules that hold, each with its line in the drawing."""
    import tinycss2

    for rule in rules:
        line = sheet.sourceline + rule.source_line - 1
        if rule.type == "qualified-rule":
            yield rule, line
        elif rule.type == "at-rule":
            name, condition = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
            if name == "media" and _SCREENS.fullmatch(condition) and rule.content:
                yield from _flat(tinycss2.parse_rule_list(rule.content, True, True), sheet, remarks)
            elif name == "media":
                remarks += _left_out_media(line, condition)
            elif name not in _SILENT_RULES:
                remarks.append(_left_out(line, f"what a style sheet says under @{name}"))
        else:
            remarks.append(_left_out(line, "a part of a style sheet that is no CSS"))


def _left_out_media(line: int, condition: str) -> list[DrawingRemark]:
    if _NO_MATTER.search(condition):
        return []
    return [_left_out(line, f"the style of @media {' '.join(condition.split())[:60]}")]


def _declarations(
    content: Any, line: int, remarks: list[DrawingRemark]
) -> Iterator[tuple[str, str, bool]]:
    import tinycss2

    for node in tinycss2.parse_blocks_contents(content, True, True):
        if node.type == "declaration":
            name = node.name if node.name.startswith("--") else node.lower_name
            value = tinycss2.serialize(node.value).strip()
            for each, part in longhands(name, value):
                yield each, part, node.important
        elif node.type != "error":  # a browser leaves out what is no declaration, too
            remarks.append(_left_out(line, "a rule within another"))


def _left_out(line: int, what: str) -> DrawingRemark:
    return DrawingRemark(
        "drawing-simplified",
        f"line {line}: {what} is left out, as it is not read",
        "give the elements a class of their own and style that, or save the drawing as plain SVG",
    )


__all__ = ["apply_styles"]
