"""Write a text of the content as translators see it: without what only its file is about.

An author may wrap the lines of a paragraph anywhere, and anew at any time. To a translator each
paragraph is one line, so that wrapping changes no text, and no translation goes stale by it.
"""

from __future__ import annotations

import re
import unicodedata

from irdocs.content import markdown
from irdocs.content.markup import Text
from irdocs.content.values import NOWHERE, is_identifier
from irdocs.content.words import WordsForm
from irdocs.mathematics import Formula

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MARKED_NUMBER = re.compile(r"\d[.,]\d")
"""A number whose decimal or thousands sign other countries write otherwise."""
_FILLED = re.compile(r"\{\{[^{}\"']*\}\}")
"""What an edition fills from its record, without words of its own."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.-]+\.[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)
_FORMULA_WORDS = re.compile(r"\\text\{[^{}]*[^\W\d_]")
_SOFT_BREAK = re.compile(r"(?<=[^\s\\])[ \t]*\n[ \t]*(?=\S)")


def words_in(value: object, words: WordsForm) -> str:
    """Return a value as translators see it; empty if nothing in it differs between languages."""
    if not isinstance(value, str):
        return ""
    text = unicodedata.normalize("NFC", value).strip()
    match words:
        case WordsForm.LINE | WordsForm.OWN_DATA:
            text = " ".join(text.split())
        case WordsForm.LINES:
            text = "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
        case WordsForm.SENTENCE | WordsForm.TEXT:
            text = _unwrapped(text)
        case WordsForm.FORMULA:
            return text if _FORMULA_WORDS.search(text) else ""
    if words is WordsForm.OWN_DATA and (" " not in text or is_identifier(text)):
        return ""
    if _DATE.match(text) or _ADDRESS.match(text):
        return ""
    own = _FILLED.sub("", text)
    is_words = any(letter.isalpha() for letter in own) or _MARKED_NUMBER.search(own)
    return text if is_words else ""


def _unwrapped(text: str) -> str:
    """Return a text whose paragraphs are a line each, if that changes nothing in what it says."""
    if "\n" not in text:
        return text
    joined = _SOFT_BREAK.sub(" ", text)
    if _read(joined) == _read(text):
        return joined
    parts = re.split(r"(\n[ \t]*\n)", text)
    parts = [part if number % 2 else _joined(part) for number, part in enumerate(parts)]
    joined = "".join(parts)
    return joined if _read(joined) == _read(text) else text


def _joined(paragraph: str) -> str:
    """Return a paragraph as one line, or a list as it is."""
    joined = _SOFT_BREAK.sub(" ", paragraph)
    return joined if _read(joined) == _read(paragraph) else paragraph


def _read(text: str) -> Text:
    """Return what Markdown finds in a text; formulas are not read, which may need a library."""
    return markdown.parse(text, NOWHERE, read_math=lambda start, end: Formula.empty())
