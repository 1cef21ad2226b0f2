"""What a file of each kind becomes: Markdown, a presentation, a Word file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report
from irdocs.importing import deck_source, markdown_source, word_source
from irdocs.importing.inlines import InlineWriter, without_tags
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_import import MarkdownImporter
from irdocs.importing.markdown_pictures import PictureTaker
from irdocs.importing.markdown_source import parser
from irdocs.importing.markdown_source import texts as texts_of
from irdocs.importing.markdown_words import bare
from irdocs.importing.whole_content import on_one_line

LINES_OF_WORD = 10**9
"""A Word file has no lines that people could look up, so all of it is one place."""


@dataclass(slots=True)
class Imported:
    """What an import makes of a file."""

    content: dict[str, Any]
    assets: dict[str, Path | bytes]
    """The files to copy, or their contents, by their paths in the project."""
    account: LossAccount
    source_words: list[str]
    """The words of the source, which are all to be accounted for."""


_TITLES = ("title", "subtitle", "description")
"""The keys of front matter whose stress has no place in a title here."""


def import_markdown(raw: bytes, path: Path, today: str) -> Imported:
    """Return what a file becomes; `today` is the date of a document without one."""
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    account = LossAccount()
    source = markdown_source.read(text, account)
    pictures = PictureTaker(path, account)
    importer = MarkdownImporter(
        path, account, InlineWriter(account, source.notes), pictures, has_definitions=True
    )
    front = {
        key: bare(value) if key in _TITLES and isinstance(value, str) else value
        for key, value in _front_matter(source.front, account).items()
    }
    importer.is_marp = pictures.is_marp = source.is_marp
    importer.own_title = on_one_line(front.get("title"))
    importer.parts(source.parts)
    content = importer.content(front, today)
    texts = [*texts_of(source.parts), *source.notes.values()]
    words = [word for text in texts for word in _visible_words(text)]
    return Imported(content, pictures.assets, account, words)


def import_deck(raw: bytes, path: Path, today: str) -> Imported:
    """Return what a presentation becomes. Raises NotAPackageError if it cannot be read."""
    account = LossAccount(place="slide", lines_each=deck_source.LINES_EACH)
    deck = deck_source.read(raw, path.name, account)
    pictures = PictureTaker(path, account, deck.pictures)
    importer = MarkdownImporter(path, account, InlineWriter(account, {}, has_signs=False), pictures)
    importer.parts(deck.markdown.parts, levels=(1, 2))
    content = importer.content(deck.front, today, deck.said)
    return Imported(content, pictures.assets, account, deck.words)


def _visible_words(markdown: str) -> list[str]:
    """Return the words that a reader of the Markdown sees."""
    tokens = parser(definitions=True).parse(markdown)
    words: list[str] = []
    for token in tokens:
        for inner in token.children or [token]:
            match inner.type:
                case "text" | "code_inline" | "code_block" | "fence":
                    text = re.sub(r"^:{3,}.*$", "", inner.content, flags=re.M)
                    words += words_of(re.sub(r"\{[#.][^}]*\}", "", text))
                case "image":
                    words += words_of(inner.content)
                case "html_block":
                    words += words_of(without_tags(re.sub(r"<!--.*?-->", "", inner.content,
                                                          flags=re.S)))  # fmt: skip
                case _:
                    pass
    return words


def _front_matter(text: str, account: LossAccount) -> Mapping[str, Any]:
    if not text.strip():
        return {}
    report = Report()
    decoded = decode_text(text.encode(), "front matter", report)
    values = read_values(decoded, "front matter", report).data if decoded else None
    if values is None or report.errors:
        account.left(1, "the front matter", "it is no YAML", text)
        return {}
    return values


def import_word(raw: bytes, path: Path, today: str) -> Imported:
    """Return what a Word file becomes. Raises NotAPackageError if it cannot be read."""
    account = LossAccount(place="", lines_each=LINES_OF_WORD)
    word = word_source.read(raw, path.name, account)
    inline = InlineWriter(account, word.markdown.notes, has_signs=False)
    pictures = PictureTaker(path, account, word.pictures)
    importer = MarkdownImporter(path, account, inline, pictures)
    importer.own_title = on_one_line(word.front.get("title"))
    importer.parts(word.markdown.parts)
    content = importer.content(word.front, today)
    return Imported(content, pictures.assets, account, word.words)


__all__ = ["Imported", "import_deck", "import_markdown", "import_word"]
