"""Which words a content gets: those of its language, of a file of the author's own, or English.

A file of the author's own, `locale/TAG.yaml` beside the content, comes before a built-in one. What
is said of the choice stands at the line that names the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from irdocs.content import datafile
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Severity
from irdocs.locale import (
    Locale,
    fallback,
    load,
    most_specific,
    of_strings,
    prefixes,
    without_alias,
)
from irdocs.locale.strings_file import STRINGS, Strings

OWN_FOLDER = "locale"
"""The folder beside a content in which files of words of the author's own are."""


def locale_of(language: SourceText, folder: Path, files: FileReader, report: Report) -> Locale:
    """Return the locale of a content's language; `folder` is the content's.

    Adds errors in a file of the author's own, a warning if there are no words in the language, and
    a note if no native reader has checked those that there are.
    """
    own = _own_file(language, folder, files)
    name = most_specific(language, STRINGS.names)
    if own is None and name is None:
        report.warning(
            "untranslated-words",
            f'irdocs has no words in "{language}": what it adds itself ("Sources", "Version", '
            "dates, the notes of its own slides) will be in English, and marked as English",
            language.span,
            f"write them into {OWN_FOLDER}/{language.partition('-')[0]}.yaml beside the content, "
            "which irdocs locale new makes for you to fill in; "
            f"irdocs has words in: {', '.join(STRINGS.names)}",
        )
        return fallback(language)
    if own is not None:
        request = DataFileRequest(own, folder, None, files)
        strings = datafile.load(STRINGS, request, Strings, report)
        if strings is None:
            return load(language)
        chosen, where = of_strings(language, strings), own
    else:
        chosen, where = load(language), f"irdocs' own strings/{name}.yaml"
    if chosen.words.checked_by is None:
        report.report(
            Severity.NOTE,
            "unchecked-language",
            f'no native reader has checked the words that irdocs adds in "{language}"',
            language.span,
            f"have them read, and put corrections into {where}; docs/languages.md says how",
        )
    return chosen


def _own_file(language: str, folder: Path, files: FileReader) -> str | None:
    """Return the name of the author's own file for a language, or None if there is none.

    Those that are not there are noted as missing: when one appears, its words are taken.
    """
    for prefix in prefixes(without_alias(language)):
        name = f"{OWN_FOLDER}/{prefix}.yaml"
        if (folder / name).is_file():
            return name
        files.note_missing(folder / name)
    return None


def own_files(folder: Path) -> Iterator[Path]:
    """Yield the files of words beside a content."""
    found: Iterable[Path] = (folder / OWN_FOLDER).glob("*.yaml")
    yield from sorted(found)
