"""What is to be said of a file of words before anybody relies on it: `irdocs locale check`.

Keys, placeholders and plural forms are checked whenever such a file is read. Here is looked for
what a build can do without and a reader cannot: texts that are still English, and letters of a
script that the language is not written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from irdocs.content import datafile
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import read_regular
from irdocs.content.source import SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report, Severity, Span
from irdocs.frozen import frozen, replace
from irdocs.locale import ENGLISH
from irdocs.locale.formula_words import FORMULA_WORDS, FormulaWords, words_for
from irdocs.locale.scripts import Direction, direction, script, scripts_in, scripts_of
from irdocs.locale.strings_file import STRINGS, Strings, of_language

_PLACEHOLDER = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]+")
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]")
_SETTINGS = ("checked-by", "region")
"""The keys of a file that are no texts."""
_NAMES = re.compile("QR")
"""What has Latin letters in every language."""


@frozen
class ExaminedStrings:
    """A file of words, and what it is like."""

    tag: str
    file: str
    texts: int
    """How many texts it has, plural forms counted singly."""
    direction: Direction
    checked_by: str | None


def tag_of(name: str) -> str:
    """Return the tag of the language of a file of words, by its name or its path."""
    return Path(name).stem if datafile.is_path(name) else name


def examine(name: str, report: Report) -> ExaminedStrings | None:
    """Return what a built-in file of a tag, or a file by its path, is like.

    Adds what is wrong with it to the report; None if it cannot be used. Raises OSError if there is
    no such file.
    """
    tag = tag_of(name)
    path = Path(name) if datafile.is_path(name) else STRINGS.path(name)
    label = name if datafile.is_path(name) else path.name
    if datafile.is_path(name):
        strings = datafile.load(STRINGS, DataFileRequest(name, Path(), None), Strings, report)
    else:
        strings = of_language(name)
    file_text = decode_text(read_regular(path), label, Report())
    values = read_values(file_text, label, Report()) if file_text else None
    if strings is None or values is None or not isinstance(values.data, SourceMapping):
        return None
    texts = list(_texts(values.data))
    for text in texts:
        _check(text, tag, report)
    if not datafile.is_path(name) and name in FORMULA_WORDS.names:
        _check_formulas(name, report)
    return ExaminedStrings(tag, label, len(texts), direction(tag), strings.checked_by)


@frozen
class _StringsText:
    """A text of a file: its key, a plural form of it or none, and where it stands."""

    key: str
    form: str | None
    words: str
    span: Span

    @property
    def bare(self) -> str:
        """The text without its placeholders."""
        return _PLACEHOLDER.sub(" ", self.words)


def _texts(data: SourceMapping) -> Iterator[_StringsText]:
    for key, value in data.items():
        if key in _SETTINGS:
            continue
        if isinstance(value, SourceMapping):
            for form, words in value.items():
                yield _StringsText(str(key), str(form), str(words), value.key_spans[form])
        else:
            yield _StringsText(str(key), None, str(value), data.key_spans[key])


def _english(text: _StringsText) -> set[str]:
    """Return the English texts of a key."""
    phrase = getattr(of_language(ENGLISH), text.key.replace("-", "_"))
    forms = getattr(phrase, "forms", None)
    return set(forms.values()) if forms else {getattr(phrase, "template", phrase)}


def _check_formulas(tag: str, report: Report) -> None:
    """Report what a language's words for formulas lack, and letters of another script in them."""
    words, english = words_for(tag), words_for(ENGLISH)
    if words is None or english is None:
        return
    path = FORMULA_WORDS.path(tag)
    file_text = decode_text(read_regular(path), path.name, Report())
    values = read_values(file_text, path.name, Report()) if file_text else None
    if values is None or not isinstance(values.data, SourceMapping):
        return
    label, expected = f"formulas/{path.name}", scripts_of(script(tag) or "")
    for key, value in values.data.items():
        span = replace(values.data.key_spans[key], file=label)
        for sign in _signs(english, key) - _signs(words, key):
            report.warning(
                "bad-strings", f'{key}: there is no word for "{sign}"', span,
                "formulas/en.yaml shows every sign",
            )  # fmt: skip
        strange = sorted(scripts_in(_PLACEHOLDER.sub(" ", " ".join(_leaves(value)))) - expected)
        if expected and strange:
            report.warning(
                "foreign-letters",
                f"{key}: it has letters of another script than {script(tag)}: {', '.join(strange)}",
                span, "write it in the letters of its language",
            )  # fmt: skip


def _signs(words: FormulaWords, key: str) -> set[str]:
    """Return the signs, letters or units that words have a name for under a key of the file."""
    value = getattr(words, key.replace("-", "_"))
    return set(value) if isinstance(value, Mapping) else set()


def _leaves(value: object) -> Iterator[str]:
    """Yield the texts in a value of a file, however deep, without the keys."""
    match value:
        case Mapping():
            for inner in value.values():
                yield from _leaves(inner)
        case list():
            for inner in value:
                yield from _leaves(inner)
        case _:
            yield str(value)


def _check(text: _StringsText, tag: str, report: Report) -> None:
    where = f"{text.key}.{text.form}" if text.form else text.key
    if _BIDI_CONTROLS.search(text.words):
        report.error(
            "bad-strings", f"{where}: there is a hidden control of direction in it", text.span,
            "leave it out; irdocs keeps numbers and foreign words in order itself",
        )  # fmt: skip
    words = _WORD.findall(_NAMES.sub(" ", text.bare))
    if not words:
        return
    is_english = tag.partition("-")[0] == ENGLISH
    if not is_english and text.words in _english(text):
        severity = Severity.WARNING if len(words) > 1 else Severity.NOTE
        report.report(
            severity, "same-as-english", f'{where}: "{text.words}" is as in English', text.span,
            "translate it, unless the language has the same words",
        )  # fmt: skip
    expected = scripts_of(script(tag) or "")
    strange = sorted({name for word in words for name in scripts_in(word)} - expected)
    if expected and strange:
        report.warning(
            "foreign-letters",
            f"{where}: it has letters of another script than {script(tag)}: {', '.join(strange)}",
            text.span,
            "write it in the letters of its language",
        )
