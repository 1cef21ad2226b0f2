"""Whatever somebody changes in a finished file is named, and nothing is named in one left alone."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import pikepdf
import pptx
import pytest
from click.testing import CliRunner

import irdocs
from conftest import ALL_BLOCKS, SHIPPED, SMALL, Built
from irdocs.audit import comparison, ledger
from irdocs.audit.comparison import Origins, decks, pdfs
from irdocs.audit.reading import deck_contents, pdf_contents
from irdocs.audit.reading.deck_contents import DeckContents, ItemsOfSlides
from irdocs.audit.reading.pdf_contents import PdfContents
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.building import planning
from irdocs.cli import main
from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.presentation import Presentation
from irdocs.products import PRODUCTS
from support import templates
from support.rewriting import rewritten
from support.tampering import DECK_CHANGES, Expectation, OpenDeck
from support.tampering_looks import DECK_LOOKS
from support.tampering_pdf import PDF_CHANGES
from support.tampering_tags import PDF_TAGS
from support.thorough import IS_THOROUGH, LONG, tried
from support.zip_files import members, of_zeros, zipped

EVERY = tried(1, 37)
"""All changes are tried in `make verify`; here every 16th, and half of those on saved files."""


@dataclass(frozen=True)
class Original:
    """A finished file, with what is needed to compare another with it."""

    name: str
    unit: str
    data: bytes
    contents: DeckContents | PdfContents
    """What the readers tell of it."""
    origins: Origins
    document: Document

    def compared(self, data: bytes) -> list[Diagnostic]:
        report = Report()
        match self.contents:
            case DeckContents() as deck:
                outcome = decks.compare_contents(
                    deck, deck_contents.read(Presentation(data, known=True))
                )
            case PdfContents() as pdf:
                outcome = pdfs.compare_contents(pdf, pdf_contents.read(data))
        comparison.complain(outcome, self.name, self.unit, self.origins, report)
        return list(report)

    def check(self, data: bytes, expected: Expectation) -> None:
        """Assert that a change is named once, with its place in the file and in the content."""
        found = [d for d in self.compared(data) if d.severity == "error"]
        where = f", {self.unit.removesuffix('s')} {expected.page}" if expected.page else ""
        start = f"{self.name}{where}"
        hits = [
            d for d in found
            if d.code == expected.code and re.match(rf"{re.escape(start)}[:,]", d.message)
            and expected.words in d.message
        ]  # fmt: skip
        assert hits, [str(d) for d in found]
        assert len(found) <= 10, [str(d) for d in found]
        if expected.block:
            (span,) = [b.span for b in self.document.blocks if b.id == expected.block]
            assert any(f'block "{expected.block}"' in d.message and d.span == span for d in hits)


@pytest.fixture(scope="module")
def originals(all_blocks: Built) -> Mapping[str, Original]:
    document = all_blocks.document
    _, planned = planning(ALL_BLOCKS, irdocs.BuildOptions())
    made = {}
    for file in planned:
        product = next(p for p in PRODUCTS if p.name in file.name)
        locale = irdocs.locale.load(document.document.language)
        entries = ledger.entries(document, product.traits, file.placements()[0], locale)
        origins = Origins(tuple(entries), document.span)
        data = all_blocks.leaflet if product.name == "leaflet" else all_blocks.deck
        contents = pdf_contents.read(data) if product.name == "leaflet" else (
            deck_contents.read(Presentation(data, known=True)))  # fmt: skip
        made[file.name] = Original(file.name, file.unit, data, contents, origins, document)
    return made


@pytest.fixture(scope="module")
def deck(originals: Mapping[str, Original]) -> Original:
    return originals["deck.pptx"]


def test_of_two_decks_equal_slides_are_read_once_and_those_whose_picture_changed_again(
    deck: Original,
) -> None:
    first, parts = Presentation(deck.data, known=True), members(deck.data)
    pictures = {
        slide.number: {one.target for one in first.package.relations(slide.part).values()}
        & {name for name in parts if name.startswith("ppt/media/")}
        for slide in first.slides
    }
    photo = next(name for names in pictures.values() for name in sorted(names))
    changed = zipped(parts | {photo: parts[photo] + b"more"})
    second = Presentation(changed, known=True)
    showing = {number for number, names in pictures.items() if photo in names}
    assert showing and all(one is two for one, two in zip(first.slides, second.slides, strict=True))
    one, other = deck_contents.read(first).slides, deck_contents.read(second).slides
    differs = {at for at, (a, b) in enumerate(zip(one, other, strict=True), 1) if a is not b}
    assert differs == showing


def test_a_slide_by_itself_is_read_as_it_is_among_the_others(deck: Original) -> None:
    """Where a few slides of two decks are compared, the others are not read."""
    assert isinstance(deck.contents, DeckContents)
    contents = ItemsOfSlides(Presentation(deck.data))
    for number in (len(deck.contents.slides), 1):
        one = contents.slide(number)
        assert one == deck.contents.slides[number - 1] and contents.slide(number) is one


@pytest.fixture(scope="module")
def leaflet(originals: Mapping[str, Original]) -> Original:
    return originals["leaflet.pdf"]


# ---------------------------------------------------------------- changes


ALL_CHANGES = {**DECK_CHANGES, **DECK_LOOKS}


@pytest.mark.parametrize("name", list(ALL_CHANGES)[::EVERY])
def test_a_change_to_a_deck_is_named(name: str, deck: Original) -> None:
    opened = OpenDeck(deck.data)
    expected = ALL_CHANGES[name](opened)
    deck.check(opened.saved(), expected)


ALL_PDF_CHANGES = {**PDF_CHANGES, **PDF_TAGS}


@pytest.mark.parametrize("name", list(ALL_PDF_CHANGES)[::EVERY])
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_change_to_a_pdf_is_named(name: str, leaflet: Original) -> None:
    with pikepdf.open(io.BytesIO(leaflet.data)) as pdf:
        expected = ALL_PDF_CHANGES[name](pdf)
        changed = io.BytesIO()
        pdf.save(changed)
    leaflet.check(changed.getvalue(), expected)


def test_data_after_the_end_of_a_pdf_is_named(leaflet: Original) -> None:
    leaflet.check(
        leaflet.data + b"MZ hidden", Expectation("foreign-content", 0, "", "after the end")
    )


def test_encryption_is_named(leaflet: Original) -> None:
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(leaflet.data)) as pdf:
        pdf.save(changed, encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    leaflet.check(changed.getvalue(), Expectation("changed-file", 0, "", "encryption"))


@pytest.fixture(scope="module")
def saved_again(deck: Original) -> bytes:
    return rewritten(deck.data)


LOST = frozenset(
    {
        "a chart and its workbook changed alike", "a workbook changed",
        "a drawing's outline changed", "a link to another slide", "a layout changed",
        "a master changed", "a theme changed", "another layout",
        "a slide that no list has", "a link on a master",
        "text at 1 pt by its list style",
    }
)  # fmt: skip
"""Changes that no longer apply when a program has rewritten a deck, or that it makes itself."""


TOLD_AGAIN = sorted(ALL_CHANGES.keys() - LOST)


@pytest.mark.parametrize("name", sorted({*TOLD_AGAIN[:: 4 * EVERY], "transparent text"}))
def test_a_change_to_a_deck_that_was_saved_again_is_named(
    name: str, deck: Original, saved_again: bytes
) -> None:
    opened = OpenDeck(saved_again)
    expected = ALL_CHANGES[name](opened)
    deck.check(opened.saved(), expected)


# ---------------------------------------------------------------- no changes

Resaving = Callable[[bytes], bytes]


def resaved(**options: Any) -> Resaving:
    def save(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            file = io.BytesIO()
            pdf.save(file, **options)
        return file.getvalue()

    return save


RESAVED: Mapping[str, Resaving] = {
    "plainly": resaved(),
    "linearised": resaved(linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "unpacked": resaved(
        compress_streams=False,
        normalize_content=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.all,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    ),
    "packed again": resaved(recompress_flate=True),
}


@pytest.mark.parametrize("way", list(RESAVED)[:: tried(1, 2)])
@pytest.mark.parametrize("name", ["leaflet-a5-booklet-press.pdf", "leaflet-a4.pdf",
                                  "leaflet-large-print.pdf"][: tried(3, 1)])  # fmt: skip
def test_a_pdf_that_is_stored_otherwise_is_no_other(
    name: str, way: str, editions: Mapping[str, bytes]
) -> None:
    assert not pdfs.compare(editions[name], RESAVED[way](editions[name])).differences


def repacked(data: bytes) -> bytes:
    """Store parts in another order, without compression, and XML with other quotes."""
    opened = OpenDeck(data)
    for name in opened.parts:
        if name.endswith(".xml"):
            opened.xml(name)
    parts = OpenDeck(opened.saved()).parts
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name in reversed(parts):
            package.writestr(name, parts[name])
    return file.getvalue()


def by_python_pptx(data: bytes) -> bytes:
    file = io.BytesIO()
    pptx.Presentation(io.BytesIO(data)).save(file)
    return file.getvalue()


@pytest.mark.parametrize("save", [repacked, by_python_pptx][: tried(2, 1)])
def test_a_deck_that_is_stored_otherwise_is_no_other(deck: Original, save: Resaving) -> None:
    assert not deck.compared(save(deck.data))


def test_a_deck_that_a_program_rewrote_is_no_other(deck: Original) -> None:
    (note,) = deck.compared(rewritten(deck.data))
    assert (note.code, note.severity) == ("rewritten-file", "note")


@pytest.mark.skipif(
    not (IS_THOROUGH and shutil.which("soffice")), reason="done in `make verify`, by LibreOffice"
)
def test_decks_that_libreoffice_saved_are_no_others(
    deck: Original, shipped: Built, tmp_path: Path
) -> None:
    decks_made = {"all.pptx": deck.data, "shipped.pptx": shipped.deck}
    (tmp_path / "hospital.potx").write_bytes(templates.all_templates()["hospital.pptx"])
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "hospital.potx")
    assert not irdocs.build(ALL_BLOCKS, tmp_path / "built", order, environment={}).failed
    decks_made["hospital.pptx"] = (tmp_path / "built" / "deck.pptx").read_bytes()
    for name, data in decks_made.items():
        (tmp_path / name).write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "pptx:Impress MS PowerPoint 2007 XML", "--outdir", tmp_path / "saved",
         *(tmp_path / name for name in decks_made)],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    for name, data in decks_made.items():
        outcome = decks.compare(data, (tmp_path / "saved" / name).read_bytes())
        assert outcome.is_rewritten and not outcome.differences, name


# ---------------------------------------------------------------- check --built

LATER = {"SOURCE_DATE_EPOCH": "86400"}
"""A build of another moment has other dates in it, and is the same in all else."""
ORDERS: Mapping[str, irdocs.BuildOptions] = {
    "formats": irdocs.BuildOptions(only="leaflet", formats=("a4", "large-print"), press="uk-3mm"),
    "deck and handout": irdocs.BuildOptions(handout=3),
}


@pytest.mark.parametrize("name", ORDERS)
def test_nothing_is_said_of_untouched_files_of_another_moment(name: str, tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)
    order = ORDERS[name]
    assert not irdocs.build(content, tmp_path, order, environment=LATER).failed
    result = irdocs.check(content, order, built=tmp_path)
    assert not [str(d) for d in result.report if d.severity == "error"]


def test_nothing_is_said_of_untouched_files(shipped: Built, tmp_path: Path) -> None:
    shipped.write(tmp_path)
    result = irdocs.check(SHIPPED, built=tmp_path)
    assert not [str(d) for d in result.report if d.severity == "error"]


@LONG
@pytest.mark.parametrize("name", ORDERS)
def test_nothing_is_said_of_untouched_files_of_many_formats(name: str, tmp_path: Path) -> None:
    order = ORDERS[name]
    assert not irdocs.build(SHIPPED, tmp_path, order, environment=LATER).failed
    result = irdocs.check(SHIPPED, order, built=tmp_path)
    assert not [str(d) for d in result.report if d.severity == "error"]


@LONG
def test_nothing_is_said_of_an_untouched_deck_in_a_template(tmp_path: Path) -> None:
    (tmp_path / "hospital.pptx").write_bytes(templates.all_templates()["hospital.pptx"])
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "hospital.pptx", handout=1)
    assert not irdocs.build(SHIPPED, tmp_path, order, environment=LATER).failed
    result = irdocs.check(SHIPPED, order, built=tmp_path)
    assert not [str(d) for d in result.report if d.severity == "error"]


def edited(file: Path, change: Callable[[OpenDeck], Expectation]) -> None:
    opened = OpenDeck(file.read_bytes())
    change(opened)
    file.write_bytes(opened.saved())


def test_the_command_names_file_slide_block_line_and_words(
    all_blocks: Built, tmp_path: Path
) -> None:
    all_blocks.write(tmp_path)
    edited(tmp_path / "deck.pptx", DECK_CHANGES["a digit changed in a statistic"])
    order = ["check", str(ALL_BLOCKS), "--built", "-o", str(tmp_path), "--only", "deck"]
    done = CliRunner().invoke(main, order)
    assert done.exit_code == 1
    (line,) = [line for line in done.output.splitlines() if "changed-text" in line]
    number = ALL_BLOCKS.read_text().splitlines().index("        id: one-figure")
    assert f"all-blocks.yaml:{number}:" in line
    slide, _ = OpenDeck((tmp_path / "deck.pptx").read_bytes()).text("72.5%")
    assert f'deck.pptx, slide {slide}, block "one-figure": text "12.5%"' in line
    assert 'was "12.5%", now "72.5%"' in line


def test_a_deck_without_list_styles_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(SMALL)
    irdocs.build(tmp_path / "content.yaml", tmp_path, environment={})
    (tmp_path / "deck.pptx").write_bytes(rewritten((tmp_path / "deck.pptx").read_bytes()))
    result = irdocs.check(tmp_path / "content.yaml", built=tmp_path)
    assert not {d.code for d in result.report.errors}


def test_what_the_ledger_misses_in_a_changed_file_is_no_fault_of_irdocs(
    all_blocks: Built, tmp_path: Path
) -> None:
    all_blocks.write(tmp_path)
    edited(tmp_path / "deck.pptx", DECK_CHANGES["a word removed"])
    result = irdocs.check(ALL_BLOCKS, irdocs.BuildOptions(only="deck"), built=tmp_path)
    codes = [d.code for d in result.report.errors if d.code.startswith(("lost", "changed"))]
    assert codes == ["changed-text"]


def test_files_of_other_content_are_outdated_if_the_manifest_says_so(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(SMALL)
    order = irdocs.BuildOptions(manifest=True)
    irdocs.build(file, tmp_path, order, environment={})
    file.write_text(SMALL.replace("Some words", "Quite other words"))
    told = irdocs.check(file, built=tmp_path).report.errors
    assert {d.code for d in told} == {"outdated-file"} and len(told) == 2
    assert all("content.yaml was changed" in d.message for d in told)
    edited(tmp_path / "deck.pptx", lambda deck: deck.text("Small")[1].set("x", "y"))
    told = irdocs.check(file, built=tmp_path).report.errors
    assert [d.code for d in told if "changed since it was built" in d.message] == ["outdated-file"]


def test_files_of_other_content_are_compared_without_a_manifest(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(SMALL)
    irdocs.build(file, tmp_path, environment={})
    file.write_text(SMALL.replace("Some words", "Quite other words"))
    told = irdocs.check(file, built=tmp_path).report.errors
    assert any('was "Quite other words.", now "Some words."' in d.message for d in told)


def test_a_file_that_differs_in_everything_is_not_listed_whole(
    shipped: Built, tmp_path: Path
) -> None:
    shutil.copytree(ALL_BLOCKS.parent, tmp_path / "in")
    shipped.write(tmp_path)
    result = irdocs.check(tmp_path / "in" / ALL_BLOCKS.name, built=tmp_path)
    for name in ("leaflet.pdf", "deck.pptx"):
        assert len([d for d in result.report.errors if d.message.startswith(name)]) <= 150


# ---------------------------------------------------------------- damaged and hostile files


def test_damaged_files_are_an_error_of_ours(deck: Original, leaflet: Original) -> None:
    chance = random.Random(15)
    begun = perf_counter()
    for original in (deck, leaflet):
        for _ in range(8):
            data = bytearray(original.data)
            for _ in range(chance.choice((1, 5, 50))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                with reading():
                    original.compared(bytes(data))
            except UnreadableError as error:
                assert "Traceback" not in str(error)
    assert perf_counter() - begun < 30


def test_a_deck_that_unpacks_into_gigabytes_is_refused() -> None:
    data = of_zeros({f"ppt/media/{number}.bin": 10 for number in range(51)})
    with pytest.raises(NotAPackageError, match="unpacked"):
        PackageReader(data)
