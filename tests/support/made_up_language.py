"""A made-up language, and a reader that finds words in products that nobody wrote or translated.

The made-up language is English in brackets: ‹Sources›. Each of its texts has a Greek letter of its
own too, so that one without words can be seen as well: lists are joined by "δ, ". Its dates are
Russian. The author's words are marked by accents: Thè àùthòř. A word in a product that is none of
these was written into the code, where no translator can reach it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import yaml
from lxml import etree, html

from irdocs.audit.keys import WORDLESS
from irdocs.content import datafile
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.locale import Locale, strings_file
from irdocs.locale.formula_words import FORMULA_WORDS, FormulaWords

ENGLISH: dict[str, Any] = yaml.safe_load(strings_file.STRINGS.path("en").read_text())
"""The texts of the English file, or their plural forms, by their keys."""
KEYS = tuple(key for key in ENGLISH if key not in ("region", "checked-by"))
"""The keys of all texts."""


# ---------------------------------------------------------------- our words, in brackets


def made_up(folder: Path) -> Locale:
    """Return English in brackets, read from a file that is written into a folder."""
    texts = {key: _in_brackets(ENGLISH[key], letter) for key, letter in _LETTERS.items()}
    file = folder / "xx.yaml"
    file.write_text(
        yaml.safe_dump(texts | {"region": "RU", "checked-by": "nobody"}, allow_unicode=True)
    )
    return Locale("ru-RU", strings_file.read(str(file)))


def made_up_formulas(folder: Path) -> FormulaWords:
    """Return the English words for formulas in brackets, from a file that is written there."""
    words = yaml.safe_load(FORMULA_WORDS.path("en").read_text())
    file = folder / "xx-formulas.yaml"
    file.write_text(yaml.safe_dump(_each_in_brackets(words), allow_unicode=True))
    report = Report()
    request = DataFileRequest(str(file), Path(), None)
    made = datafile.load(FORMULA_WORDS, request, FormulaWords, report)
    assert made is not None, list(map(str, report))
    return made


def _each_in_brackets(value: Any) -> Any:
    match value:
        case dict():
            return {key: _each_in_brackets(inner) for key, inner in value.items()}
        case list():
            return [_each_in_brackets(inner) for inner in value]
        case _:
            return _in_brackets(value, "")


_GREEK = "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώϊϋΐΰΆΈΉΊΌΎΏΪΫħłœþæđŋĦŁŒÞÆĐŊ"
_LATIN = "ŧŦıĸŀſƀƁƂƃƄƅƆƇƈƉƊƋƌƍƎƏƐƑƒ"
_LETTERS = dict(zip(KEYS, _GREEK + _LATIN, strict=False))
"""A letter for each key."""


def _in_brackets(text: Any, letter: str) -> Any:
    """Return a text, or each of its plural forms, with brackets round each stretch of words.

    The first word stands after its letter.
    """
    if isinstance(text, dict):
        return {form: _in_brackets(words, letter) for form, words in text.items()}
    parts: list[str] = []
    for literal, placeholder, _, _ in Formatter().parse(text):
        parts.append(re.sub(r"[^\W\d_](?:.*[^\W\d_])?", r"‹\g<0>›", literal))
        parts.append(f"{{{placeholder}}}" if placeholder else "")
    said = "".join(parts)
    return said.replace("‹", f"‹{letter}", 1) if "‹" in said else letter + said


def words_of(key: str) -> list[set[str]]:
    """Return the English words of a key, of each of its forms (one, other)."""
    text = ENGLISH[key]
    return [
        {word for literal, _, _, _ in Formatter().parse(form)
         for word in re.findall(r"[^\W\d_]+", literal)}
        for form in (text.values() if isinstance(text, dict) else (text,))
    ]  # fmt: skip


def keys_in(texts: Iterable[str]) -> set[str]:
    """Return the keys whose texts stand in texts of the made-up language."""
    letters = set("".join(texts))
    return {key for key, letter in _LETTERS.items() if letter in letters}


# ---------------------------------------------------------------- the author's words, marked

_ACCENTS = str.maketrans("aeouycnszrgAEOUYCNSZRG", "àèòùýçñšžřğÀÈÒÙÝÇÑŠŽŘĞ")
_MARKUP = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)")
_COMMAND_OR_LETTERS = re.compile(r"(\\(?:begin|end)\{\w+\}|\\[A-Za-z]+)|[A-Za-z]+")
_NOT_WORDS = WORDLESS | {
    *(
        "email",
        "telephone",
        "doi",
        "format",
        "template",
        "aspect",
        "answers",
        "theme",
        "code",
        "at",
        "on_dark",
    )
}


_PLACES = ("full", "wide", "left", "right", "cover", "back")
"""Places of pictures and callouts; that of an event is words."""


@dataclass(frozen=True)
class AccentedContent:
    """A content file whose author's words are marked, and the addresses in it, which are not."""

    file: Path
    addresses: frozenset[str]


def marked(data: dict[str, Any], folder: Path) -> AccentedContent:
    """Write the data of a content file into a folder, the words in it marked."""
    addresses: set[str] = set()
    file = folder / "content.yaml"
    file.write_text(yaml.safe_dump(_marked(data, "", addresses), allow_unicode=True))
    return AccentedContent(file, frozenset(addresses))


def _marked(value: Any, key: str, addresses: set[str]) -> Any:
    match value:
        case dict():
            return {name: _marked(inner, name, addresses) for name, inner in value.items()}
        case list():
            return [_marked(inner, key, addresses) for inner in value]
        case str() if key == "place" and value in _PLACES:
            return value
        case str() if key in ("url", "email", "telephone", "doi", "map", "web"):
            addresses.add(value)
            return value
        case str() if key == "latex":
            return _COMMAND_OR_LETTERS.sub(lambda m: m[0] if m[1] else f"ò{m[0]}", value)
        case str() if (key == "code" and "\n" in value) or (key == "source" and " " in value):
            return _accented(value)  # a program, and words on data of the author's own
        case str() if key not in _NOT_WORDS:
            addresses |= {link[2:-1] for link in _MARKUP.findall(value) if link[0] == "]"}
            return _accented(value)
        case _:
            return value


def _accented(text: str) -> str:
    def word(match: re.Match[str]) -> str:
        made = match[0].translate(_ACCENTS)
        return made if not made.isascii() else f"ò{made}"

    parts = re.split(f"({_MARKUP.pattern})", text)
    return "".join(
        part if number % 2 else re.sub(r"[^\W\d_]+", word, part)
        for number, part in enumerate(parts)
    )


# ---------------------------------------------------------------- what a product says


def texts_of(name: str, data: bytes) -> list[str]:
    """Return every text of a PDF, a PPTX or a page that somebody reads or hears."""
    if name.endswith(".html"):
        return list(_of_page(data))
    return list(_of_pdf(data) if name.endswith(".pdf") else _of_pptx(data))


def _of_page(data: bytes) -> Iterator[str]:
    """All but the style sheet, and all attributes that are words."""
    root = html.document_fromstring(data.decode())
    etree.strip_tags(root, "wbr")  # where a line may end within an address
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag != "style":
            yield " ".join((element.text or "", element.tail or ""))
            yield from (element.get(key, "") for key in ("alt", "aria-label", "title", "alttext"))


def _of_pdf(data: bytes) -> Iterator[str]:
    """Pages by PDFium; alternative texts, links, bookmarks and properties by pikepdf."""
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                said = [item.get(key) for key in ("/Alt", "/ActualText", "/E", "/Contents")]
                is_element = item.get("/Type") == "/StructElem" or "/S" in item
                said.append(item.get("/T") if is_element else None)
                yield from (str(text) for text in said if isinstance(text, pikepdf.String))
        with pdf.open_outline() as outline:
            yield from _bookmarks(outline.root)
        for key in ("/Title", "/Author", "/Subject", "/Keywords"):
            yield str(pdf.docinfo.get(key, ""))


def _bookmarks(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _bookmarks(item.children)


_PARTS = re.compile(
    r"ppt/(slides|notesSlides|charts)/\w+\.xml|ppt/presentation\.xml|docProps/core\.xml"
)
_PROPERTIES = {"title", "subject", "creator", "description", "keywords", "category"}


def _of_pptx(data: bytes) -> Iterator[str]:
    """Slides, notes, charts with their workbooks, sections and properties, by zipfile and lxml."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _PARTS.fullmatch(name):
                yield from _of_part(etree.fromstring(package.read(name)))
            elif name.endswith(".xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(package.read(name)))
                rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
                yield from (str(cell) for row in rows for cell in row if cell is not None)


def _of_part(root: Any) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        match name:
            case "p" | "v":  # a paragraph, a value of a chart
                yield "".join(element.itertext())
            case "cNvPr":
                yield from (element.get(key, "") for key in ("descr", "title"))
            case "section" | "numFmt":
                yield element.get("name") or re.sub("General", "", element.get("formatCode", ""))
            case _ if name in _PROPERTIES:
                yield element.text or ""


# ---------------------------------------------------------------- words that are nobody's

_SLUG = re.compile(r"[\w -]+ · [\w -]+ · \d+/\d+ · [\d.]+×[\d.]+\+[\d.]+")
"""What a press sheet says of itself outside the trim, for the print shop."""
_WORD = re.compile(r"[^\W\d_]+")
NAMES = {*"ABCD", "irdocs", "PDF", "EPUB", "HTML", "PowerPoint"}
"""How content.yaml names the options of a quiz, the author of what has no other, and the names of
kinds of files."""


def strays(texts: Iterable[str], addresses: Iterable[str]) -> set[str]:
    """Return the words of texts that are neither in brackets nor marked, Russian or an address."""
    shown = _as_shown(addresses)
    longest_first = sorted(shown, key=len, reverse=True)
    # A line may break in an address wherever it likes.
    known = re.compile("|".join(r"\s*".join(map(re.escape, text)) for text in longest_first))
    found: set[str] = set()
    for text in texts:
        text = text.replace("\u00a0", " ")  # within a telephone number
        if set(text) & set("./@") and any(text in address for address in shown):
            continue  # a link has been parted by a line, and each part says what it is
        rest = re.sub(r"‹[^‹›]*›", " ", _SLUG.sub(" ", known.sub(" ", text)))
        found |= {word for word in _WORD.findall(rest) if word.isascii() and word not in NAMES}
    return found


def _as_shown(addresses: Iterable[str]) -> set[str]:
    """Return addresses in the forms in which products show them."""
    shown: set[str] = set()
    for address in addresses:
        bare = address.split("://")[-1].removeprefix("www.").rstrip("/")
        shown |= {address, bare, f"www.{bare}", f"doi:{address}", f"https://doi.org/{address}"}
    return shown
