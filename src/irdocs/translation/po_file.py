"""Read and write gettext's PO, the format that programs of translators know.

The id of a text is its msgctxt, so that equal texts in two places may be translated in two ways.
What irdocs writes depends on the translations alone: there is no date in the header but what a
translator's program has put there.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import polib

from irdocs.content.assets import line_of
from irdocs.content.text_file import plain_breaks
from irdocs.diagnostics import Report, Span
from irdocs.frozen import replace
from irdocs.translation.catalogue import Entry, Translations, is_one_language
from irdocs.translation.plural_forms import FORM, plural_forms
from irdocs.translation.po_lines import BAD_FILE, check_lines, translation_lines

FUZZY = "fuzzy"
_CHARSET = re.compile(r"charset=([\w.:-]+)", re.IGNORECASE)
_PLURAL = re.compile(r'^"Plural-Forms:(.*?)(?:\\n)?"', re.MULTILINE)


def read(raw: bytes, file: str, language: str, report: Report) -> Translations | None:
    """Return the catalogue in a PO file, or None after reporting each fault at its line."""
    text = _decoded(raw, file, report)
    if text is None or not check_lines(text, file, report):
        return None
    try:
        # polib takes a text without a line break for the name of a file.
        parsed: Any = polib.pofile(f"{text}\n", encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else 1
        report.error(BAD_FILE, "this is no line of a PO file", line_of(file, number),
                     "an entry has msgctxt, msgid and msgstr, in this order")  # fmt: skip
        return None
    before = len(report.errors)
    _check_header(parsed.metadata, text, file, language, report)
    lines = text.split("\n")
    entries = tuple(_entry(entry, lines, file) for entry in parsed)
    for entry in parsed:
        _check_plural(entry, parsed.metadata, lines, file, report)
    _check_unique(entries, report)
    if len(report.errors) > before:
        return None
    return Translations(
        language, entries, MappingProxyType(dict(parsed.metadata)), str(parsed.header), file
    )


def _decoded(raw: bytes, file: str, report: Report) -> str | None:
    """Return the text of a file, which must be UTF-8, or None after reporting the first fault."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = plain_breaks(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = plain_breaks(raw[: error.start].decode("utf-8", "replace")).count("\n") + 1
        charset = _CHARSET.search(raw.decode("latin-1"))
        says = f"; it says that it is {charset[1]}" if charset else ""
        report.error(
            BAD_FILE, f"byte 0x{raw[error.start]:02X} is not UTF-8{says}",
            line_of(file, line),
            "save the file in the encoding UTF-8, with charset=UTF-8 in its header",
        )  # fmt: skip
        return None
    return text


def _line_of(text: str, words: str) -> int:
    """Return the number of the first line with some words; 1 if there is none."""
    position = text.find(words)
    return text.count("\n", 0, position) + 1 if position >= 0 else 1


def _check_header(
    header: Mapping[str, str], text: str, file: str, language: str, report: Report
) -> None:
    """Report a header that says what is not so: another encoding, language, or number of forms."""

    def place(field: str) -> Span:
        return line_of(file, _line_of(text, f'"{field}:'))

    charset = _CHARSET.search(header.get("Content-Type", ""))
    if charset and charset[1].casefold() not in ("utf-8", "utf8", "charset", "ascii", "us-ascii"):
        report.error(
            BAD_FILE, f"the header says charset={charset[1]}, and the file is UTF-8",
            place("Content-Type"),
            "write charset=UTF-8, after looking whether accents are as they should be",
        )  # fmt: skip
    said = header.get("Language", "").strip().replace("_", "-")
    if said and not is_one_language(said, language):
        report.error(
            BAD_FILE, f'the header says that this is "{said}", and the file is for "{language}"',
            place("Language"), "give the file the name of its language, or correct the header",
        )  # fmt: skip
    forms = header.get("Plural-Forms")
    if forms is not None and forms.strip() and not FORM.match(forms):
        report.error(
            BAD_FILE, "the header Plural-Forms cannot be read", place("Plural-Forms"),
            f"write Plural-Forms: {plural_forms(language)}",
        )  # fmt: skip


def _check_plural(
    entry: Any, header: Mapping[str, str], lines: Sequence[str], file: str, report: Report
) -> None:
    """Report an entry whose translation has not a form for each of those that the header counts."""
    is_plural = bool(entry.msgid_plural or entry.msgstr_plural)
    if not is_plural:
        return
    numbers = re.search(r"nplurals\s*=\s*(\d)", header.get("Plural-Forms", ""))
    expected = int(numbers[1]) if numbers else None
    found = sorted(int(number) for number in entry.msgstr_plural)
    line = next(translation_lines(lines, entry.linenum), entry.linenum)
    if not entry.msgid_plural or found != list(range(expected or len(found))):
        report.error(
            BAD_FILE,
            f"this entry has forms {', '.join(map(str, found)) or 'of no number'}, and the header "
            f"counts {expected if expected is not None else 'none'}",
            line_of(file, line), "write msgstr[0], msgstr[1] … as many as there are",
        )  # fmt: skip


def _check_unique(entries: tuple[Entry, ...], report: Report) -> None:
    """Report each entry in use whose id another has before it."""
    first: dict[str, int] = {}
    for entry in entries:
        if entry.is_obsolete or not entry.span:
            continue
        if entry.id in first:
            report.error(
                BAD_FILE, f'the id "{entry.id}" has been translated before', entry.span,
                f"the first entry is in line {first[entry.id]}; keep the better one",
            )  # fmt: skip
        first.setdefault(entry.id, entry.span.line)


def _entry(entry: Any, lines: Sequence[str], file: str) -> Entry:
    own = tuple(translation_lines(lines, entry.linenum)) or (entry.linenum,)
    # Where the words go on over lines, the first has none of them.
    first = own[1] if len(own) > 1 and not entry.msgstr_plural else own[0]
    flags = [str(flag) for flag in entry.flags]
    return Entry(
        id=str(entry.msgctxt or ""),
        source=str(entry.msgid),
        target=str(entry.msgstr),
        is_fuzzy=FUZZY in flags,
        previous=None if entry.previous_msgid is None else str(entry.previous_msgid),
        flags=tuple(flag for flag in flags if flag != FUZZY),
        comment=str(entry.tcomment),
        notes=tuple(str(entry.comment).split("\n")) if entry.comment else (),
        places=tuple((str(name), int(line or 0)) for name, line in entry.occurrences),
        forms=(str(entry.msgid_plural), tuple(sorted(entry.msgstr_plural.items())))
        if entry.msgid_plural
        else None,
        is_obsolete=bool(entry.obsolete),
        span=Span(file, first, 1, own[-1], len(lines[own[-1] - 1]) + 1),
    )


def is_written(catalogue: Translations, found: Translations, title: str) -> bool:
    """Return whether a catalogue says what was found in its file, whose lines may be others.

    Each program wraps the lines of a file in its own way; to write one anew that says the same
    would show changes in every entry. Notes may be wrapped, too.
    """

    def plain(entries: tuple[Entry, ...]) -> list[Entry]:
        return [
            replace(
                entry,
                notes=(" ".join(" ".join(entry.notes).split()),),
                comment=" ".join(entry.comment.split()),
            )
            for entry in entries
        ]

    is_same_header = dict(found.header) == header_of(catalogue, title)
    return is_same_header and plain(catalogue.entries) == plain(found.entries)


def header_of(catalogue: Translations, title: str) -> dict[str, str]:
    """Return the fields of the header of a catalogue's file; others than ours are kept."""
    own = {
        "Project-Id-Version": title,
        "Language": catalogue.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(catalogue.language),
    }
    others = {name: value for name, value in catalogue.header.items() if name not in own}
    return own | {"X-Generator": "irdocs"} | others


def written(catalogue: Translations, title: str) -> bytes:
    """Return a catalogue as a PO file; `title` is that of the document."""
    file: Any = polib.POFile(wrapwidth=WIDTH)
    file.header = catalogue.comment
    file.metadata = header_of(catalogue, title)
    for entry in catalogue.entries:
        plural, forms = entry.forms or ("", ())
        file.append(
            polib.POEntry(
                msgctxt=entry.id or None, msgid=entry.source, msgstr=entry.target,
                msgid_plural=plural, msgstr_plural=dict(forms),
                flags=[FUZZY] * entry.is_fuzzy + list(entry.flags),
                previous_msgid=entry.previous, tcomment=entry.comment,
                comment="\n".join(entry.notes), obsolete=entry.is_obsolete,
                occurrences=[(name, str(line) if line else "") for name, line in entry.places],
            )
        )  # fmt: skip
    return f"{str(file).rstrip()}\n".encode()


WIDTH = 100
"""The characters of a line, as far as words allow it."""
