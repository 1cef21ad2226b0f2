"""Check the lines of a PO file before it is read, so that every fault is named at its line.

polib stops at the first fault, and takes some as they are: a text whose last quote is missing loses
its last letter, and of entries with one id all but one are lost for those who look them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from irdocs.content.merge_marks import conflicts
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen

BAD_FILE = "bad-translations"
"""The code of faults of a file of translations."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_KEYWORD = r"(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)"
_LINE = re.compile(rf"(?:#~\|?[ \t]*|#\|[ \t]*)?(?:{_KEYWORD}[ \t]+)?{_QUOTED}\s*\Z")
_COMMENT = re.compile(r"#(?![~|])")
_ESCAPE = re.compile(r"\\(.)")
_KNOWN_ESCAPES = '\\"ntrvbf'
_BROKEN_ENTRY = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}
"""The keywords that may stand before each."""


@frozen
class _PoLine:
    number: int
    text: str
    file: str

    @property
    def span(self) -> Span:
        return Span(self.file, self.number, 1, self.number, max(2, len(self.text) + 1))


def check_lines(text: str, file: str, report: Report) -> bool:
    """Report each line of a PO file that is none; return whether there is no such line."""
    before = len(report.errors)
    lines = text.split("\n")
    for conflict in conflicts(lines):
        number = conflict.line + 1
        report.error(
            BAD_FILE, "a merge has left two versions of these lines in the file",
            Span(file, number, 1, number, conflict.length + 1),
            "keep one of the versions, and remove Git's lines that begin with <<<<<<<, ======= and "
            ">>>>>>>",
        )  # fmt: skip
    if len(report.errors) > before:
        return False
    previous = ""
    for number, written in enumerate(lines, start=1):
        line = _PoLine(number, written.strip(), file)
        if fault := _UNPRINTABLE.search(written):
            report.error(
                BAD_FILE, f"the control character U+{ord(fault[0]):04X} cannot be printed",
                line.span, "delete it",
            )  # fmt: skip
        elif line.text and not _COMMENT.match(line.text):
            previous = _check(line, previous, report)
    return len(report.errors) == before


def _check(line: _PoLine, previous: str, report: Report) -> str:
    """Report what is wrong with a line that is no comment; return its keyword."""
    if not _LINE.match(line.text):
        report.error(
            BAD_FILE, "this is no line of a PO file", line.span,
            'each text stands between quotes, and a quote within it is written \\"'
            if '"' in line.text
            else "begin a comment with #, and a text with msgid or msgstr and a quote",
        )  # fmt: skip
        return "?"
    if escape := next((e for e in _ESCAPE.finditer(line.text) if e[1] not in _KNOWN_ESCAPES), None):
        report.error(
            BAD_FILE, f'"{escape[0]}" stands for nothing in a PO file', line.span,
            r"write \\ for a backslash, \n for the end of a line",
        )  # fmt: skip
    words = line.text.lstrip("#~| \t")
    match = re.match(_KEYWORD, words)
    if match is None or line.text.startswith("#|") or line.text.startswith("#~|"):
        return previous
    keyword = match[0].partition("[")[0]
    if previous not in ("?", *_BROKEN_ENTRY[keyword]):
        report.error(
            BAD_FILE, f"{keyword} stands in a wrong place", line.span,
            "an entry has msgctxt, msgid and msgstr, in this order",
        )  # fmt: skip
    return keyword


def translation_lines(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield the numbers of the lines of the translation whose entry begins in a line, or after."""
    inside = False
    for number in range(first, len(lines) + 1):
        words = lines[number - 1].strip().removeprefix("#~").strip()
        if words.startswith("msgstr"):
            inside = True
            yield number
        elif inside and words.startswith('"'):
            yield number
        elif inside:
            return
