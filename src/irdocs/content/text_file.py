"""Decode the bytes of a text file, and name each byte or character that cannot be read.

YAML would refuse most of them too, but stops at the first, and its messages name neither. Here each
is replaced in memory, so that the rest of the file can be checked in the same run.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from functools import lru_cache

from irdocs.content import limits
from irdocs.content.merge_marks import conflicts
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import frozen
from irdocs.unicode.controls import BIDI_CONTROL, disguising_controls

MOST_BAD_LINES = 10
"""How many lines with bytes that are not UTF-8 are named; a file in another encoding has many."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, and those that YAML 1.1 takes for line breaks while editors do not."""
_TAB_INDENT = re.compile(r" *(\t+)")
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The spaces of Unicode that are letters to YAML, for a class of a pattern."""
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_ODD_INDENT = re.compile(rf"[ \t]*([{_ODD_SPACES}][ \t{_ODD_SPACES}]*)")
_MARKED_INDENT = re.compile("^[ \t]*\ufeff[ \t\ufeff]*", re.MULTILINE)
"""An indentation with a byte order mark, which has no width, and so indents nothing."""
_BREAK = re.compile(r"\r\n?")
MOST_ALIKE = 5
"""How many lines with the same fault are told one by one; more of them come of one cause, such as
an editor that indents with tabs, and are one error."""


_KINDS = (
    (b"PK\x03\x04", "an archive"), (b"%PDF-", "a PDF"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office program"),
)  # fmt: skip
"""How files of other kinds begin."""
_MARKED_UP = (
    (b"{\\rtf", "an RTF document"), (b"<!doctype html", "a web page"), (b"<html", "a web page"),
)  # fmt: skip
"""How texts in other languages for documents begin, in small letters."""
_MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
"""How the names of Markdown files end."""
_OFFICE = (
    (b"ppt/", "a PowerPoint presentation"), (b"word/", "a Word document"), (b"xl/", "a workbook"),
)  # fmt: skip
"""What the names of parts begin with in an archive of an Office program (ECMA-376, part 2)."""


def _kind_of(raw: bytes, file: str) -> tuple[str, str] | None:
    """Return what a file is that is no text, and what to do; None for one that may be a text."""
    first = raw[:40].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if marked := next((kind for start, kind in _MARKED_UP if first.startswith(start)), None):
        hint = "save it as Word (.docx) or Markdown; irdocs import makes a project of that"
        return f"the file is {marked}, not YAML", hint
    if file.lower().endswith(_MARKDOWN):
        return "the file is Markdown, not YAML", f"irdocs import {file} makes a project of it"
    kind = next((kind for start, kind in _KINDS if raw.startswith(start)), None)
    if kind is None:
        return None
    office = next((name for part, name in _OFFICE if kind == "an archive" and part in raw), None)
    if office in ("a PowerPoint presentation", "a Word document"):
        return f"the file is {office}, not a text", f"irdocs import {file} makes a project of it"
    return f"the file is {office or kind}, not a text", "name a file of text, such as content.yaml"


ZEROS = 0.2
"""The least share of zero bytes in a text whose characters have two or four bytes each; Latin
letters have a half and more of them, and a text in UTF-8 has none."""


def _wide(raw: bytes) -> tuple[str, str] | None:
    """Return what a file is whose characters have two or four bytes, also without a byte order mark
    (which some editors leave out), or that is full of zeros; None for any other."""
    start, hint = raw[:4096], "save the file in the encoding UTF-8"
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "the file is UTF-32", hint
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "the file is UTF-16", hint
    even, odd = start[::2].count(0), start[1::2].count(0)
    if even + odd <= ZEROS * len(start):
        return None
    if even and odd:
        return "the file is not a text", "name a file of text, such as content.yaml"
    return "the file is UTF-16", hint


EMPTY_HINT = "write into it what belongs there, or name another file"


@frozen
class TextFile:
    """The text of a file, with line feeds for line breaks."""

    text: str
    readable: str
    """The text without characters that cannot be read; lines and columns are the same, but where a
    mark without a width was in the indentation. Tabs in that are still there."""
    faulty_lines: frozenset[int]
    """The numbers of the lines with errors, from 1."""


def decode_text(
    raw: bytes, file: str, report: Report, *, if_empty: str = EMPTY_HINT
) -> TextFile | None:
    """Return the text of a file, or None if it cannot be read at all; errors go to `report`.

    A file must be UTF-8 within the limit of size, with or without a byte order mark, hold more than
    white space, be indented with spaces alone, and have no control characters, none of direction
    that disguise a line, and no conflicts of a merge. `if_empty` is the hint for an empty one.
    """
    file_text, findings = _decoded(raw, file, if_empty)
    report.extend(findings)
    return file_text


@lru_cache(maxsize=16)
def _decoded(
    raw: bytes, file: str, if_empty: str
) -> tuple[TextFile | None, tuple[Diagnostic, ...]]:
    """Return the text of a file and what is wrong with it, read once for all editions."""
    report = Report()
    file_text = _newly_decoded(raw, file, report, if_empty)
    return file_text, tuple(report)


def _newly_decoded(raw: bytes, file: str, report: Report, if_empty: str) -> TextFile | None:
    """Return what `decode_text` does."""
    start = Span(file, 1, 1, 1, 2)
    if len(raw) > limits.CONTENT_BYTES:
        report.error(
            "too-large",
            f"the file is larger than {limits.CONTENT_BYTES:,} bytes, the limit",
            start,
            "divide it into several files, each of a leaflet and a deck of its own",
        )
        return None
    if told := _kind_of(raw, file) or _wide(raw):
        report.error("bad-encoding", told[0], start, told[1])
        return None
    raw = raw.removeprefix(codecs.BOM_UTF8)
    text = plain_breaks(raw.decode("utf-8", "replace"))
    if not text.strip():
        report.error(
            "empty-file",
            "the file is empty",
            start,
            if_empty,
        )
        return None
    faulty_lines: set[int] = set()
    _check_encoding(raw, file, report, faulty_lines)
    lines = text.split("\n")
    readable_lines = _checked_lines(lines, file, report, faulty_lines)
    code_lines = _code_lines(lines)
    tabs: list[Span] = []
    unprintable: dict[str, list[Span]] = {}
    for number, line in enumerate(lines, start=1):
        if (indent := _TAB_INDENT.match(line)) and number not in code_lines:
            tabs.append(Span(file, number, indent.start(1) + 1, number, indent.end(1) + 1))
            faulty_lines.add(number)
        for match in _UNPRINTABLE.finditer(line):
            span = Span(file, number, match.start() + 1, number, match.end() + 1)
            unprintable.setdefault(match[0], []).append(span)
            faulty_lines.add(number)
        for control in disguising_controls(line, is_code=number in code_lines):
            report.error(
                "bidi-control",
                f"{control.name} may show the line in another order than it is read",
                Span(file, number, control.position + 1, number, control.position + 2),
                control.hint,
            )
            faulty_lines.add(number)
            readable_lines[number - 1] = BIDI_CONTROL.sub(" ", readable_lines[number - 1])
    _tell_alike(
        report, "tab", tabs, "there is a tab in the indentation; YAML takes spaces only",
        "replace the tab with spaces",
    )  # fmt: skip
    for character, spans in unprintable.items():
        message = f"the control character U+{ord(character):04X} cannot be printed"
        _tell_alike(report, "control-character", spans, message, "delete it")
    readable = "\n".join(readable_lines)
    if faulty_lines:
        readable = _MARKED_INDENT.sub(lambda indent: indent[0].replace("\ufeff", ""), readable)
        readable = _UNPRINTABLE.sub(" ", readable)
    return TextFile(text, readable, frozenset(faulty_lines))


def _checked_lines(
    lines: list[str], file: str, report: Report, faulty_lines: set[int]
) -> list[str]:
    """Return the lines with spaces for other spaces of the indentation, and without conflicts.

    Both are reported. A line of nothing but such spaces is blank to everyone who looks at it.
    """
    readable = lines.copy()
    for conflict in conflicts(lines):
        number = conflict.line + 1
        report.error(
            "merge-conflict",
            "a merge has left two versions of these lines in the file"
            if conflict.is_whole
            else "a merge has left a mark in the file",
            Span(file, number, 1, number, conflict.length + 1),
            "keep one of the versions, and remove Git's lines that begin with <<<<<<<, ======= and "
            ">>>>>>>",
        )
        faulty_lines.update(removed + 1 for removed in conflict.removed)
        for removed in conflict.removed:
            readable[removed] = ""
    odd: dict[str, list[Span]] = {}
    for number, line in enumerate(readable, start=1):
        indent = _ODD_INDENT.match(line)
        if indent is None:
            continue
        readable[number - 1] = _ODD_SPACE.sub(" ", indent[0]) + line[indent.end() :]
        if indent.end() < len(line):
            code = ord(indent[1][0])
            name = "no-break space" if code in (0xA0, 0x202F) else f"space U+{code:04X}"
            span = Span(file, number, indent.start(1) + 1, number, indent.end(1) + 1)
            odd.setdefault(name, []).append(span)
            faulty_lines.add(number)
    for name, spans in odd.items():
        _tell_alike(
            report, "odd-space", spans,
            f"there is a {name} in the indentation; YAML takes ordinary spaces only",
            "replace it with an ordinary space; such spaces come along when one copies from a web "
            "page",
        )  # fmt: skip
    return readable


def _tell_alike(report: Report, code: str, spans: list[Span], message: str, hint: str) -> None:
    """Report the same fault at each place, or once with their number if these are many."""
    lines = len({span.line for span in spans})
    if lines > MOST_ALIKE:
        told = f"{message} (so in {lines} lines, down to line {spans[-1].line})"
        report.error(code, told, spans[0], f"{hint}, in all of these lines")
        return
    for span in spans:
        report.error(code, message, span, hint)


def plain_breaks(text: str) -> str:
    """Return a text with line feeds in place of the line breaks of Windows and old Macs."""
    return _BREAK.sub("\n", text) if "\r" in text else text


def expanded(text: str, width: int) -> str:
    """Return a text whose indentations have `width` spaces in place of each tab."""
    return re.sub(
        r"^[ \t]*\t[ \t]*", lambda indent: indent[0].replace("\t", " " * width), text, flags=re.M
    )


def _code_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers, from 1, of the lines of code, in which a tab may stand behind the indent.

    They stand below a key `code: |`, further in than the key, and as far as the first of them.
    """
    numbers: set[int] = set()
    key_indent, indent = 0, None
    is_code = False
    for number, line in enumerate(lines, start=1):
        spaces = len(line) - len(line.lstrip(" "))
        if is_code and line.strip():
            indent = spaces if indent is None else indent
            is_code = spaces >= indent > key_indent
        if is_code:
            numbers.add(number)
        elif key := _CODE_KEY.match(line):
            is_code, key_indent, indent = True, len(key[1]), None
    return frozenset(numbers)


_CODE_KEY = re.compile(r"((?: |- )*)code:[ \t]*\|[-+]?[ \t]*$")


def _check_encoding(raw: bytes, file: str, report: Report, faulty_lines: set[int]) -> None:
    """Report the first byte of each line that is not UTF-8, and what it is in Windows-1252."""
    try:
        raw.decode("utf-8")
        return
    except UnicodeDecodeError:
        pass
    for number, line in enumerate(_byte_lines(raw), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            faulty_lines.add(number)
            if len(faulty_lines) > MOST_BAD_LINES:
                continue
            column = len(line[: error.start].decode("utf-8", "replace")) + 1
            byte = line[error.start : error.start + 1]
            guessed = byte.decode("cp1252", "replace")
            meant = "" if guessed == "\ufffd" else f"; in Windows-1252 it is {guessed}"
            report.error(
                "bad-encoding",
                f"byte 0x{byte[0]:02X} is not UTF-8{meant}",
                Span(file, number, column, number, column + 1),
                "save the file in the encoding UTF-8",
            )


def _byte_lines(raw: bytes) -> list[bytes]:
    return re.split(rb"\r\n?|\n", raw)
