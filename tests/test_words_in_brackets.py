"""A text within [ ] or { } that has brackets of its own, as a citation or a link, is one fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import SMALL
from irdocs.diagnostics import Diagnostic, Severity

Complaints = Callable[[str | bytes], list[Diagnostic]]


def block(*lines: str) -> str:
    """The small content with another block in place of its text."""
    body = "\n        ".join(lines)
    return f"{SMALL.rsplit('      - type: text', 1)[0]}      - {body}\n"


@pytest.mark.parametrize(
    ("items", "place", "sign", "hint"),
    [
        ("[Rest [@one], then walk]", 17, "[", 'write "Rest [@one]"'),
        ("[Rest [@one; @one] for long.]", 17, "[", 'write "Rest [@one; @one] for long."'),
        ("[Rest, see [us](https://example.org)]", 23, "[", 'write "see [us](https://example.org)"'),
        ("[Rest, [us](https://example.org)]", 23, "[", 'write "[us](https://example.org)"'),
        ("[Rest, [@one]]", 23, "[", 'write "[@one]"'),
        ("[a box {of wood} to lie on]", 17, "{", 'write "a box {of wood} to lie on"'),
        ("[{text: Rest [@one].}, b]", 24, "[", 'write "Rest [@one]."'),
    ],
)
def test_such_a_text_is_to_be_quoted(
    items: str, place: int, sign: str, hint: str, complaints: Complaints
) -> None:
    found = complaints(block("type: points", f"items: {items}"))
    (fault,) = [one for one in found if one.severity is Severity.ERROR]
    assert fault.message == f"in brackets a text that holds {sign} must be in quotes"
    assert (fault.span and fault.span.column, fault.hint) == (place, hint)


@pytest.mark.parametrize(
    ("rows", "place"), [("[[a, b] [c, d]]", 23), ("[[a, b], c {text: d}]", 26)]
)
def test_a_comma_that_is_missing_stays_one(rows: str, place: int, complaints: Complaints) -> None:
    found = complaints(block("type: table", "caption: c", "header: [a, b]", f"rows: {rows}"))
    first = next(one for one in found if one.severity is Severity.ERROR)
    assert "a comma is missing here" in first.message
    assert first.span and first.span.column == place
