"""Superscripts, code and links within the document, in the finished files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree

import irdocs
from irdocs.content import markdown
from irdocs.content.markdown_unset import unset_in_text
from irdocs.content.markup import CodeSpan, Emphasis, Link, Lowered, Plain, Raised, Strong, plain_of
from irdocs.diagnostics import Span

INLINES = Path(__file__).parent / "fixtures" / "inlines.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("4^th^ dose", (Plain("4"), Raised((Plain("th"),)), Plain(" dose"))),
        ("C~max~", (Plain("C"), Lowered((Plain("max"),)))),
        ("^99m^Tc", (Raised((Plain("99m"),)), Plain("Tc"))),
        ("10^9^/L and H~2~O", (Plain("10⁹/L and H₂O"),)),
        ("**C~max~**", (Strong((Plain("C"), Lowered((Plain("max"),)))),)),
        ("`a*b` and `x^2^`", (CodeSpan("a*b"), Plain(" and "), CodeSpan("x^2^"))),
        ("``a`b``", (CodeSpan("a`b"),)),
        (r"\`no\`", (Plain("`no`"),)),
        ("about ~5 to ~6", (Plain("about ~5 to ~6"),)),
        ("^a^ one", (Raised((Plain("a"),)), Plain(" one"))),
        ("[here](#a)", (Link((Plain("here"),), "#a"),)),
        ("**注意。**请", (Strong((Plain("注意。"),)), Plain("请"))),
        ("请**“停”**下", (Plain("请"), Strong((Plain("“停”"),)), Plain("下"))),
        ("**약(藥)**은", (Strong((Plain("약(藥)"),)), Plain("은"))),
        ("请*不要*忘", (Plain("请"), Emphasis((Plain("不要"),)), Plain("忘"))),
        ("CYP2C19*2 基因, 2*3", (Plain("CYP2C19*2 基因, 2*3"),)),
        ("*ยา (1)*นี้", (Emphasis((Plain("ยา (1)"),)), Plain("นี้"))),
        ("a**b.**c", (Plain("a"), Strong((Plain("b."),)), Plain("c"))),
    ],
)
def test_inlines_are_read(source: str, expected: tuple[Any, ...]) -> None:
    ((paragraph),) = markdown.parse(source, Span("", 1, 1, 1, 1)).parts
    assert paragraph == expected


def test_a_note_has_a_letter_and_its_text_is_a_paragraph() -> None:
    source = "Rest[^b] now[^a].\n\n[^b]: For a day.\n[^a]: Or *two*."
    first, second, third = markdown.parse(source, Span("", 1, 1, 1, 1)).paragraphs
    mark_a, mark_b = Raised((Plain("a"),)), Raised((Plain("b"),))
    assert first == (Plain("Rest"), mark_a, Plain(" now"), mark_b, Plain("."))
    assert second == (mark_a, Plain(" For a day."))
    assert third[:2] == (mark_b, Plain(" Or ")) and plain_of(third) == "b Or two."
    assert list(unset_in_text(source)) == []
    (unset,) = unset_in_text("Rest[^b] now.\n\n[^c]: Lost.")
    assert unset.what == "a note"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inlines")
    result = irdocs.build(INLINES, folder, irdocs.BuildOptions(handout=1), environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder


def runs(xml: bytes) -> list[tuple[str, dict[str, str], str | None]]:
    """Each run of a slide: its text, its attributes, and its typeface if it names one."""
    found = []
    for run in etree.fromstring(xml).iter(f"{A}r"):
        properties = run.find(f"{A}rPr")
        latin = properties.find(f"{A}latin")
        typeface = None if latin is None else latin.get("typeface")
        found.append((run.findtext(f"{A}t"), dict(properties.attrib), typeface))
    return found


def slides(built: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(built / "deck.pptx") as package:
        return {name: package.read(name) for name in package.namelist() if "slides/" in name}


def test_superscripts_and_code_are_native_in_the_deck(built: Path) -> None:
    parts = slides(built)
    all_runs = [run for name, data in parts.items() if name.endswith(".xml") for run in runs(data)]
    shifted = {
        (text, int(attributes["baseline"]) > 0)
        for text, attributes, _ in all_runs
        if "baseline" in attributes
    }
    assert {("th", True), ("99m", True), ("max", True), ("max", False), ("min", False)} <= shifted
    typefaces = {text: typeface for text, _, typeface in all_runs}
    assert typefaces["irdocs build content.yaml"] == typefaces["a*b"] == "Consolas"
    assert typefaces["th"] is None


def test_links_within_the_document_jump_to_slides(built: Path) -> None:
    parts = slides(built)
    jumps: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for name, data in parts.items():
        if not name.endswith(".xml"):
            continue
        tree = etree.fromstring(data)
        titles[name.split("/")[-1]] = "".join(next(tree.iter(f"{A}p")).itertext())
        relations = etree.fromstring(parts[f"ppt/slides/_rels/{name.split('/')[-1]}.rels"])
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        for run in tree.iter(f"{A}r"):
            for link in run.iter(f"{A}hlinkClick"):
                assert link.get("action") == "ppaction://hlinksldjump"
                target = targets[link.get(f"{R}id")].split("/")[-1]
                jumps.setdefault(run.findtext(f"{A}t"), []).append(target)
    assert {titles[slide] for slide in jumps["the table"]} == {"Doses by weight"}
    assert {titles[slide] for slide in jumps["section two"]} == {"Doses"}
    assert "on paper" not in jumps  # the block is in the leaflet alone; its words stay
    assert any("as on paper" in b"".join([data]).decode() or "on paper" in data.decode()
               for data in parts.values())  # fmt: skip


def destinations(file: Path) -> dict[str, tuple[int, float]]:
    """The page, from 0, and the height that each link within a PDF leads to, by its description."""
    with pikepdf.open(file) as pdf:
        pages = [page.objgen for page in pdf.pages]
        found = {}
        for page in pdf.pages:
            for annotation in page.get("/Annots", ()):
                if "/Dest" in annotation:
                    target = annotation.Dest
                    place = pages.index(target[0].objgen), float(target[3])
                    found[str(annotation.Contents)] = place
        return found


@pytest.mark.parametrize("name", ["leaflet.pdf", "handout.pdf"])
def test_links_within_the_document_lead_to_their_place_in_pdfs(built: Path, name: str) -> None:
    found = destinations(built / name)
    page, height = found["the table"]
    document = pypdfium2.PdfDocument(built / name)
    text_page = document[page].get_textpage()
    searcher = text_page.search("Doses by weight")
    index, _ = searcher.get_next()
    _, _, _, top = text_page.get_charbox(index)
    # The place is shown at the top of the window, with its first line just below.
    assert 0 <= height - top < 60
    assert found["the doses below"] == (page, height)


def test_superscripts_are_spans_and_code_is_code_in_the_leaflet(built: Path) -> None:
    with pikepdf.open(built / "leaflet.pdf") as pdf:
        roles: dict[str, int] = {}
        shifts: list[float] = []
        stack: list[Any] = [pdf.Root.StructTreeRoot.K]
        while stack:
            element = stack.pop()
            if isinstance(element, pikepdf.Array):
                stack += list(element)
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                roles[str(element.S)] = roles.get(str(element.S), 0) + 1
                attributes = element.get("/A", [])
                for entry in (
                    attributes if isinstance(attributes, pikepdf.Array) else [attributes or {}]
                ):
                    if "/BaselineShift" in entry:
                        shifts.append(float(entry["/BaselineShift"]))
                if "/K" in element:
                    stack.append(element.K)
    assert roles["/Code"] >= 5
    assert min(shifts) < 0 < max(shifts)


def test_what_is_extracted_reads_right(built: Path) -> None:
    page = pypdfium2.PdfDocument(io.BytesIO((built / "leaflet.pdf").read_bytes()))[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "10⁹/L, and HCO₃⁻ falls" in text and "irdocs build content.yaml" in text
    assert "4th dose of 99mTc" in text


@pytest.mark.parametrize(
    ("address", "code"), [("#dose", "unknown-target"), ("#", "unknown-target")]
)
def test_a_link_to_nothing_is_an_error_at_its_line(address: str, code: str, tmp_path: Path) -> None:
    text = INLINES.read_text().replace("[the table](#doses)", f"[the table]({address})")
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    (error,) = result.report.errors
    assert error.code == code and error.span
    assert f"[the table]({address})" in text.split("\n")[error.span.line - 1]
    assert (address != "#dose") or "doses" in str(error.hint)
