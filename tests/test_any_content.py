"""Whatever stands where: reading gives a document or complaints at lines, never a traceback."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import ALL_BLOCKS
from irdocs import content
from irdocs.diagnostics import Report
from irdocs.products import traits_of
from support.thorough import tried

BASE = yaml.safe_load(ALL_BLOCKS.read_text())
ODD: list[Any] = [
    *(None, True, 5, -1, 3.5, "", " ", "x", [], ["a"], [[]], {}, {"a": 1}),
    *("[@one", "[@gone]", "**a", "[x](https://e.org)", "[x](javascript:a)", "a\n\nb", "☃", "<b>&"),
    *("../up.svg", "assets", "assets/dot.svg", "=1+1", "100", "2026-02-30", "W" * 300),
]


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value below a node."""
    entries = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in entries:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


@settings(max_examples=tried(400, 12), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(places(BASE))), st.sampled_from(range(len(ODD) + 1)))
def test_any_value_anywhere_is_read_or_refused_at_a_line(path: tuple[Any, ...], odd: int) -> None:
    data = copy.deepcopy(BASE)
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    if odd == len(ODD):
        del holder[path[-1]]
    else:
        holder[path[-1]] = ODD[odd]
    report = Report()
    raw = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    read = content.read(raw, "content.yaml", ALL_BLOCKS.parent, report, traits_of())
    # After an error of wording the document can still be planned; nothing is written in any case.
    structural = [error for error in report.errors if error.code != "markup-not-set"]
    assert (read.document is None) == bool(structural)
    assert all(d.span is not None and d.span.line >= 1 for d in report)


SIGNS = st.lists(
    st.sampled_from(
        ["a", "a: b", '"', "'", "\n", "\n  ", " ", "- ", ": ", *"?&!*|>%#@`[]{},\\\t~"]
    ),
    max_size=12,
).map("".join)
"""Texts of the signs that mean something in YAML."""


@settings(max_examples=tried(5_000, 200), deadline=None)
@given(st.text(max_size=200) | SIGNS)
@example("?")  # a key of which nothing is left: its value stands behind the last line
@example("document:\n  ? title")
@example("- ? |")
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    report = Report()
    raw = text.encode("utf-8", "surrogatepass")
    read = content.read(raw, "content.yaml", ALL_BLOCKS.parent, report, traits_of())
    assert read.document is None and report.errors
