"""Every PDF in every format: what a listener needs, and what veraPDF does not look at."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest

from conftest import EVERY_LEAFLET, FORMATS, MIXTURE, Built
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.audit.reading.transcript import Transcript, normalised
from irdocs.content.blocks import Table
from irdocs.content.product import LEAFLET
from irdocs.units import mm
from support import pdf_fonts
from support.thorough import tried

FALSE_ALARMS = {
    "TBL-014": "wants one /Pg on a table that spans pages, where there cannot be one",
    "ORD-001": "puts a paragraph's words before the links among them; the order is tested below",
    "PAG-001": "takes words for a running header that the mixed content says on several pages",
}


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize("any_leaflet", EVERY_LEAFLET[tried(0, 1) :: tried(1, 13)], indirect=True)
def test_two_other_checkers_find_nothing(any_leaflet: bytes, tmp_path: Path) -> None:
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(any_leaflet)
    found = pdfua.validate(file)
    assert not found.findings, [str(finding) for finding in found.findings]
    said = [f for f in outloud.check(file).findings if f.severity in ("error", "warning")]
    assert not [f for f in said if f.rule not in FALSE_ALARMS], [str(f) for f in said]


def test_pages_are_painted_in_the_order_in_which_they_are_read(any_leaflet: bytes) -> None:
    tree = Tree(any_leaflet)
    for page, read in tree.contents().items():
        assert read == sorted(read), page


def test_the_catalogue_says_what_it_must(any_leaflet: bytes) -> None:
    file = opened(any_leaflet)
    press = "/BleedBox" in file.pages[0].obj
    assert file.pdf_version == ("1.6" if press else "1.7")
    assert any_leaflet.startswith(b"%PDF-1.6" if press else b"%PDF-1.7")
    assert str(file.Root.Lang) == "en-GB"
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == str(file.docinfo.Title)


def test_nothing_is_painted_outside_the_structure_or_an_artifact(any_leaflet: bytes) -> None:
    painting = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "Do", "sh"}
    for page in opened(any_leaflet).pages:
        depth = painted = 0
        for _, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            assert depth in (0, 1), "marked content is not nested"
            if name in painting:
                painted += 1
                assert depth == 1, name
        assert depth == 0 and painted


def test_every_font_is_embedded_and_every_code_has_its_character(any_leaflet: bytes) -> None:
    seen = 0
    for font in pdf_fonts.fonts_of(opened(any_leaflet)):
        said = pdf_fonts.characters(font)
        shown = pdf_fonts.glyphs(font)
        assert [*said] == [*shown] and all(shown.values()), font.BaseFont
        assert all(len(character) == 1 for character in said.values())
        assert not {"\0", "\ufeff", "\ufffe"} & {*said.values()}
        seen += 1
    assert seen


class Tree:
    """A file's structure elements in reading order; it keeps the file open for them."""

    def __init__(self, data: bytes) -> None:
        self.pdf = opened(data)
        self.elements = list(self._below(self.pdf.Root.StructTreeRoot.K))

    def _below(self, node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from self._below(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from self._below(node.get("/K", pikepdf.Array()))

    def contents(self) -> dict[Any, list[int]]:
        """Each page's MCIDs, as a reader comes to them."""
        found: dict[Any, list[int]] = {}

        def walk(node: Any, page: Any) -> None:
            kids = node.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    found.setdefault(page.objgen, []).append(kid)
                elif "/S" in kid:
                    walk(kid, kid.get("/Pg", page))
                elif "/MCID" in kid:
                    found.setdefault(kid.Pg.objgen, []).append(int(kid.MCID))

        walk(self.pdf.Root.StructTreeRoot.K, None)
        return found

    def of(self, role: str) -> list[Any]:
        return [element for element in self.elements if f"/{role}" == element.S]


def test_identifiers_are_unique_and_parents_know_their_children(any_leaflet: bytes) -> None:
    tree = Tree(any_leaflet)
    names = [str(element.ID) for element in tree.elements if "/ID" in element]
    assert len(names) == len(set(names))
    for element in tree.elements:
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen


def test_every_content_is_found_from_the_page_too(any_leaflet: bytes) -> None:
    """The parent tree leads from each MCID and annotation to the element that holds it."""
    file = opened(any_leaflet)
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for page in file.pages:
        used = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page, "BDC")
            if "/MCID" in operands[1]
        ]
        owners = tree[int(page.StructParents)]
        assert sorted(used) == list(range(len(owners)))
        for annotation in page.obj.get("/Annots", []):
            assert tree[int(annotation.StructParent)].S == "/Link"
            assert str(annotation.Contents).strip()
            assert str(page.Tabs) == "/S"


def test_headings_never_skip_a_level(any_leaflet: bytes) -> None:
    roles = [piece.role for piece in pdf_text.read(any_leaflet).pieces]
    levels = [int(role[1]) for role in roles if re.fullmatch(r"H\d", role)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("format", FORMATS)
def test_headings_and_bookmarks_are_the_contents_in_order(
    format: str, editions: Mapping[str, bytes], shipped: Built
) -> None:
    for file in (f"leaflet-{format}.pdf", f"leaflet-{format}-press.pdf"):
        outline = pdf_text.read(editions[file])
        sections = [str(s.title) for s in shipped.document.sections_for(LEAFLET)]
        headings = [piece.text for piece in outline.pieces if piece.role in ("H1", "H2")]
        assert headings == [str(shipped.document.document.title), *sections, "Sources"]
        bookmarks = [str(item.title) for item in opened(editions[file]).open_outline().root]
        assert bookmarks == sections


def said(outline: Transcript) -> Counter[tuple[str, str, str | None]]:
    return Counter((piece.role, normalised(piece.text), piece.alt) for piece in outline.pieces)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_the_same(format: str, editions: Mapping[str, bytes]) -> None:
    first = said(pdf_text.read(editions["leaflet-a4-trifold.pdf"]))
    assert said(pdf_text.read(editions[f"leaflet-{format}.pdf"])) == first
    press = said(pdf_text.read(editions[f"leaflet-{format}-press.pdf"]))
    assert press == first


def test_the_booklets_two_arrangements_are_read_alike(editions: Mapping[str, bytes]) -> None:
    pages, sides = (
        [(p.role, p.text, p.alt) for p in pdf_text.read(editions[f"leaflet-{name}.pdf"]).pieces]
        for name in ("a5-booklet", "a5-booklet-2up")
    )
    assert pages == sides


@pytest.mark.parametrize("name", ["a4", "large-print", "two-columns"])
def test_text_parted_by_pages_and_panels_is_read_letter_for_letter(
    name: str, mixture: Mapping[str, bytes]
) -> None:
    outline = pdf_text.read(mixture[f"leaflet-{name}.pdf"])
    texts = [piece.text for piece in outline.pieces if piece.role == "P"]
    markup = re.compile(r"\[([^\]@]+)\]\([^)]*\)|\*+([^*]+)\*+")
    wanted = 0
    for section in MIXTURE["sections"]:
        for block in section["blocks"]:
            if block["type"] != "text":
                continue
            for paragraph in block["text"].split("\n\n"):
                plain = markup.sub(lambda m: m[1] or m[2], paragraph).replace("[@one]", "[1]")
                assert plain in texts
                wanted += 1
    assert wanted == 36
    if name == "two-columns":  # on large pages nothing need be parted
        # Some are parted: their element has content on two pages.
        tree = Tree(mixture[f"leaflet-{name}.pdf"])
        parted = [element for element in tree.elements if _pages(element) > 1]
        assert {str(e.S)[1:] for e in parted} & {"P", "LBody", "L", "Table", "TBody"}


def _pages(element: Any) -> int:
    found = set()
    waiting = [(element, element.get("/Pg"))]
    while waiting:
        node, page = waiting.pop()
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                waiting.append((kid, kid.get("/Pg", page)))
            elif page is not None:
                found.add(page.objgen)
    return len(found)


def test_a_link_over_lines_and_panels_is_one_link(mixture: Mapping[str, bytes]) -> None:
    data = mixture["leaflet-two-columns.pdf"]
    tree = Tree(data)
    kids = [[k for k in link.K if isinstance(k, pikepdf.Dictionary)] for link in tree.of("Link")]
    assert max(sum("/Obj" in kid for kid in of_one) for of_one in kids) > 1
    words = "link that says where it leads and runs over a line"
    texts = Counter(p.text for p in pdf_text.read(data).pieces if p.role == "P" and words in p.text)
    assert texts


def test_a_table_that_is_parted_shows_its_header_again_but_says_it_once(
    mixture: Mapping[str, bytes],
) -> None:
    data = mixture["leaflet-two-columns.pdf"]
    tables = Tree(data).of("Table")
    heads = [piece.text for piece in pdf_text.read(data).pieces if piece.role == "TH"]
    assert heads == ["Row", "What it says", "Sign"] * len(tables)
    shown = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    assert shown.count("What it says") > len(tables)


def test_table_headers_are_the_contents(all_blocks: Built) -> None:
    tables = (
        b for b in all_blocks.document.blocks if isinstance(b, Table) and "deck" not in b.only
    )
    wanted = [str(name) for table in tables for name in table.header]
    found = [p.text for p in all_blocks.leaflet_outline.pieces if p.role == "TH"]
    assert found == wanted
    tree = Tree(all_blocks.leaflet)
    assert {str(cell.A[0].Scope) for cell in tree.of("TH")} == {"/Column"}


def test_a_list_in_a_list_is_told_as_one(all_blocks: Built) -> None:
    pieces = all_blocks.leaflet_outline.pieces
    depths = {piece.text: piece.depth for piece in pieces if piece.role == "P"}
    assert depths["Open it with a balloon"] < depths["Choose its width"] < depths["By the vessel"]


def test_another_language_is_marked_wherever_it_stands(mixture: Mapping[str, bytes]) -> None:
    tree = Tree(mixture["leaflet-a4.pdf"])
    assert {str(span.Lang) for span in tree.of("Span")} == {"cy"}


def test_a_character_beyond_the_first_plane_is_told_as_itself() -> None:
    from irdocs.pdf.embedded_fonts import to_unicode_map

    assert "<0002> <D83EDE7A>" in to_unicode_map({1: "a", 2: chr(0x1FA7A)})


@pytest.mark.parametrize("name", ["a4", "large-print", "two-columns"])
def test_a_paragraph_is_parted_between_two_lines_at_either_end(
    name: str, mixture: Mapping[str, bytes]
) -> None:
    data = mixture[f"leaflet-{name}.pdf"]
    tree = Tree(data)
    numbers = {page.objgen: number for number, page in enumerate(tree.pdf.pages)}
    lines: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for page in pdf_file.read(data).pages:
        for item in page.painted:
            if item.kind == "text" and item.content is not None:
                # A line of its panel: how far left the panel is, and how high the line.
                place = (int(item.area.left // mm(100)), round(item.area.bottom))
                lines.setdefault((page.number - 1, item.content.mcid), set()).add(place)
    parted = 0
    for paragraph in tree.of("P"):
        found: dict[tuple[int, int], set[int]] = {}
        for page, mcid in _contents(paragraph, numbers):
            for panel, height in lines.get((page, mcid), ()):
                panels = panel if name == "two-columns" else 0
                found.setdefault((page, panels), set()).add(height)
        if len(found) > 1:
            parted += 1
            assert all(len(heights) >= 2 for heights in found.values()), found
    assert parted or name != "two-columns"


def _contents(element: Any, numbers: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    """Each MCID below an element, with its page."""
    for kid in element.get("/K", pikepdf.Array()):
        if isinstance(kid, int):
            yield numbers[element.Pg.objgen], kid
        elif "/S" in kid:
            yield from _contents(kid, numbers)
        elif "/MCID" in kid:
            yield numbers[kid.Pg.objgen], int(kid.MCID)
