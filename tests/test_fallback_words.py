"""Where irdocs has no words in a language, its English ones are marked as English (WCAG 3.1.2)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from lxml import etree

import irdocs
from conftest import ALL_BLOCKS
from irdocs.audit.reading import pdf_file
from irdocs.audit.reading.structure_tree import StructureElement
from support import made_up_language

Said = tuple[str, str]
"""A text and the language that it is said in."""

THEIRS = {"Februari", "Ward", "At", "night"}
"""A month in Swahili, and the names of the author's telephones, which have no accents."""
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def of_deck(file: Path) -> Iterator[Said]:
    """Yield the runs of slides and notes."""
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
                for run in etree.fromstring(package.read(name)).iter(f"{_A}r"):
                    yield run.findtext(f"{_A}t"), run.find(f"{_A}rPr").get("lang")


def of_pdf(file: Path) -> Iterator[Said]:
    """Yield the texts and alternative texts of structure elements."""
    pdf = pdf_file.read(file.read_bytes())

    def said(element: StructureElement, language: str) -> Iterator[Said]:
        language = element.language or language
        yield element.alt or "", language
        yield "".join(pdf.text(content) for content in element.marked_content), language
        for kid in element.kids:
            yield from said(kid, language)

    for root in pdf.structure:
        yield from said(root, pdf.catalogue.language)


def is_ours(text: str) -> bool:
    """Whether no word of a text is the author's; what stands among these is in their language."""
    return all(word.isascii() for word in re.findall(r"[^\W\d_]+", text))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Said]]:
    """All texts of all blocks in Swahili, whose author's words have accents, by kind of file."""
    folder = tmp_path_factory.mktemp("swahili")
    copytree(ALL_BLOCKS.parent / "assets", folder / "assets")
    data: dict[str, Any] = yaml.safe_load(ALL_BLOCKS.read_text())
    data["document"]["language"] = "sw"
    del data["document"]["licence"]
    content = made_up_language.marked(data, folder)
    result = irdocs.build(
        content.file, folder / "out", irdocs.BuildOptions(handout=2), environment={}
    )
    assert not result.failed, [str(error) for error in result.report.errors]
    texts: dict[str, list[Said]] = {}
    for file in result.files:
        reader = of_deck if file.path.suffix == ".pptx" else of_pdf
        if file.path.suffix in (".pptx", ".pdf"):
            texts[file.path.name] = list(reader(file.path))
    addresses = content.addresses
    return {
        name: [(text, language) for text, language in said if text.strip()]
        for name, said in texts.items()
    } | {"": [(address, "") for address in addresses]}


def test_english_words_are_said_in_english(spoken: dict[str, list[Said]]) -> None:
    addresses = [address for address, _ in spoken[""]]
    for name, said in spoken.items():
        if name:
            # An author's words are in Swahili, ours in English, each in each file.
            assert {language for _, language in said} >= {"sw", "en-GB"}, name
            swahili = [text for text, language in said if language == "sw" and is_ours(text)]
            assert made_up_language.strays(swahili, addresses) <= THEIRS, name


def test_the_author_s_words_are_said_in_their_own_language(spoken: dict[str, list[Said]]) -> None:
    for name, said in spoken.items():
        english = [text for text, language in said if language == "en-GB"]
        assert name == "" or any("Sources" in text for text in english)
