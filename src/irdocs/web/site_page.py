"""Make the first page of a published folder: which files it has, of what kind and size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from irdocs.content.model import Document
from irdocs.frozen import frozen
from irdocs.locale import Locale, statements
from irdocs.locale.file_sizes import file_size
from irdocs.locale.scripts import direction
from irdocs.web import styles
from irdocs.web.shell import STYLE, Download, environment


@frozen
class PublishedFile:
    """A file of the folder."""

    address: str
    """Its path from the folder."""
    product: str
    """The name of its product, such as leaflet."""
    languages: tuple[str, ...]
    """The tags of the languages in it."""
    size: int
    """In bytes."""


@frozen
class _ProductFiles:
    name: str
    files: Sequence[Download]


@frozen
class _LanguageFiles:
    """The files of one language, or of several at once."""

    name: str
    language: str | None
    """Its tag; None for several languages at once."""
    products: Sequence[_ProductFiles]

    @property
    def direction(self) -> str:
        return direction(self.language or "en")


def site_page(
    document: Document,
    locale_of: Callable[[str], Locale],
    files: Sequence[PublishedFile],
    producer: str,
) -> str:
    """Return the page as HTML, in a document's language.

    `locale_of` returns the locale of a language's tag; files are called by its words.
    """
    about = document.document
    language = str(about.language)
    locale = locale_of(language)
    return (
        environment()
        .get_template("site.html")
        .render(
            about=about,
            language=language,
            direction=direction(language),
            version=statements.version(locale, about),
            review=statements.review_status(locale, about),
            groups=_groups(files, locale_of),
            size=lambda count: file_size(count, locale),
            policy=Markup(styles.policy(None)),
            generator=producer,
            sheet=STYLE,
        )
    )


def _groups(
    files: Sequence[PublishedFile], locale_of: Callable[[str], Locale]
) -> list[_LanguageFiles]:
    """Return the files by language, in the order in which languages first occur."""
    groups = []
    for languages in dict.fromkeys(file.languages for file in files):
        own = [file for file in files if file.languages == languages]
        locale = locale_of(languages[0])
        name = locale.joined(locale.language_name(tag) for tag in languages)
        tag = languages[0] if len(languages) == 1 else None
        groups.append(_LanguageFiles(name, tag, list(_products(own, locale))))
    return groups


def _products(files: Iterable[PublishedFile], locale: Locale) -> Iterable[_ProductFiles]:
    words = locale.words
    names = {"leaflet": words.leaflet, "deck": words.slides}
    for product, group in groupby(files, key=lambda file: file.product):
        own = sorted(group, key=lambda file: not file.address.endswith(".html"))
        yield _ProductFiles(
            str(names.get(product, product)),
            [Download(file.address, _name(file, locale), file.size) for file in own],
        )


def _name(file: PublishedFile, locale: Locale) -> str:
    """Return what a file is, with the name of its format where there are several."""
    words = locale.words
    stem, _, ending = file.address.rpartition(".")
    if stem.startswith("handout"):
        return str(words.handout)
    if ending == "epub":
        return str(words.e_book)
    name = str(words.leaflet if file.product == "leaflet" else words.slides)
    parts = stem.removeprefix(file.product).removeprefix("-").split("-")
    subtags = {subtag for tag in file.languages for subtag in tag.split("-")}
    while parts and parts[-1] in subtags:  # the languages that the name ends with
        parts.pop()
    return f"{name} {'-'.join(parts)}".strip()


__all__ = ["PublishedFile", "site_page"]
