"""Bold and italic words of notes as Markdown has them."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from irdocs.pulling.emphasis import emphasised


@pytest.mark.parametrize(
    ("runs", "source", "expected"),
    [
        ([("", "Say "), ("b", "it "), ("", "now.")], "Say it now.", "Say **it** now."),
        ([("b", "Say it"), ("bi", " now"), ("", ".")], "Say it now.", "**Say it** ***now***."),
        ([("i", "Say"), ("i", " it"), ("", " now.")], "Say it now.", "*Say it* now."),
        ([("", "Say it now.")], "Say **it** now.", "Say it now."),
        ([("", "2 * 3 "), ("b", "= 6")], "2 * 3 = 6", "2 \\* 3 **= 6**"),
        ([("", "3"), ("b", "<4"), ("", "5")], "3<45", None),  # no word begins or ends there
        ([("", "Ask "), ("b", "us")], "Ask [us](tel:1)", None),  # the link would be lost
    ],
)
def test_what_is_written(runs: list[tuple[str, str]], source: str, expected: str | None) -> None:
    inner = ""
    for kind, words in runs:
        marks = " ".join(f'{sign}="1"' for sign in kind)
        inner += f"<a:r><a:rPr {marks}/><a:t>{escape(words)}</a:t></a:r>"
    assert emphasised(parse_xml(f"<a:p {nsdecls('a')}>{inner}</a:p>"), source) == expected
