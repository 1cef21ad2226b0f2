"""What took more room than it was given: codes, columns, references, addresses, small print."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pptx import Presentation

import irdocs
from conftest import SMALL
from irdocs.audit.reading import pdf_text
from irdocs.content.blocks import Resource
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from support.thorough import tried

TEXT = "      - type: text\n        text: Some words.\n"
SHORT, USUAL = "https://e.org", "https://example.org/one/of/usual/length"
LONG = "https://www.example.org/guidance/conditions-and-diseases/products?Type=Guidance&Status=Open"


def made(content: str, folder: Path, **options: object) -> irdocs.BuildResult:
    (folder / "content.yaml").write_text(content)
    order = irdocs.BuildOptions(**options)  # type: ignore[arg-type]
    return irdocs.build(folder / "content.yaml", folder, order, environment={})


@pytest.mark.parametrize(
    ("format_name", "url"),
    [
        ("a4", SHORT), ("a4-trifold", LONG), ("a5-booklet", SHORT), ("large-print", LONG),
        *product(("a4", "a4-trifold", "a5-booklet", "large-print"), (SHORT, LONG, USUAL)),
    ][: tried(16, 2)],
)  # fmt: skip
def test_nothing_stands_in_the_quiet_zone_of_a_code(
    format_name: str, url: str, tmp_path: Path
) -> None:
    """PRN-17 reads the finished press file."""
    block = f"""      - type: resources
        title: Read more
        items:
          - {{name: First, offers: Words., url: "{url}"}}
          - {{name: “Second” of them, offers: “Words.”, url: "{url}/2"}}
          - {{name: Third, offers: Words., url: "{url}/3"}}
{TEXT}"""
    result = made(
        SMALL.replace(TEXT, block), tmp_path,
        only="leaflet", formats=(format_name,), press="uk-3mm",
    )  # fmt: skip
    assert not [str(error) for error in result.report.errors]


@pytest.mark.parametrize(
    "host", ["audiology-and-balance.example.org", "example.org"][: tried(2, 1)]
)
@pytest.mark.parametrize(
    "format_name", ["a4", "a4-trifold", "a5-booklet", "large-print"][: tried(4, 2)]
)
def test_a_logo_keeps_clear_of_the_code_above_it(
    format_name: str, host: str, tmp_path: Path
) -> None:
    Image.new("RGB", (1200, 360), "navy").save(tmp_path / "logo.png")
    logo = f"  logo: {{file: logo.png, alt: A trust}}\n  web: https://{host}/leaflets/hip\n"
    content = SMALL.replace("  disclaimer:", f"{logo}  disclaimer:")
    assert "logo.png" in content
    result = made(content, tmp_path, only="leaflet", formats=(format_name,), press="uk-3mm")
    assert not [str(error) for error in result.report.errors]


@pytest.mark.parametrize("format_name", ["a4-trifold", "a5-booklet"])
def test_a_column_may_be_as_narrow_as_its_words(format_name: str, tmp_path: Path) -> None:
    table = """      - type: table
        caption: The day
        header: ["No", "What we do", "!"]
        rows:
          - ["1", "A nurse checks your name and your date of birth, and asks about allergies.", "a"]
          - ["2", "The doctor explains what will happen, and you sign a form.", "b"]
"""
    result = made(SMALL.replace(TEXT, table), tmp_path, only="leaflet", formats=(format_name,))
    assert not result.failed, [str(error) for error in result.report.errors]


def test_a_table_whose_words_do_not_fit_is_still_refused(tmp_path: Path) -> None:
    header = ", ".join(f"Interventional{n}" for n in range(6))
    table = f"""      - type: table
        caption: Wide
        header: [{header}]
        rows: [[{header}]]
"""
    result = made(SMALL.replace(TEXT, table), tmp_path, only="leaflet", formats=("a4-trifold",))
    (error,) = result.report.errors
    assert error.code == "table-too-wide"
    assert error.message.startswith("6 columns need ")
    assert "has 232 (a4-trifold): " in error.message
    longest = re.findall(r'"(Interventional\d)"', error.message)
    assert len(set(longest)) == 3


def addresses(file: Path) -> set[str]:
    with pikepdf.open(file) as pdf:
        return {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", ())
            if "/A" in note
        }


def cited(count: int) -> str:
    sources = "".join(
        f"  s{n}: {{authors: Author {n}, title: A long title of a paper about a treatment, "
        f"publisher: The Journal, year: 2001, doi: 10.1000/a{n}}}\n"
        for n in range(count)
    )
    items = "".join(f"          - Claim {n} [@s{n}]\n" for n in range(count))
    return SMALL.replace("sources:\n", f"sources:\n{sources}").replace(
        TEXT, f"      - type: points\n        items:\n{items}"
    )


@pytest.mark.parametrize(
    ("format_name", "count"),
    [("a4", 17), ("a4-trifold", 20), ("large-print", 60), ("a4", 90)][: tried(4, 3)],
)
def test_a_list_of_references_goes_on_as_long_as_it_must(
    format_name: str, count: int, tmp_path: Path
) -> None:
    result = made(cited(count), tmp_path, only="leaflet", formats=(format_name,))
    assert not result.failed, [str(error) for error in result.report.errors]
    (file,) = tmp_path.glob("*.pdf")
    labels = [p.text for p in pdf_text.read(file.read_bytes()).pieces if p.role == "Lbl"]
    assert [label for label in labels if label.startswith("[")] == [
        f"[{n}]" for n in range(1, count + 1)
    ]
    with pikepdf.open(file) as pdf:
        links = {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", ())
            if "/A" in note
        }
    assert links == {f"https://doi.org/10.1000/a{n}" for n in range(count)}


def test_a_disclaimer_may_cite_though_its_sources_stand_apart(tmp_path: Path) -> None:
    text = cited(20).replace("disclaimer: Not advice.", 'disclaimer: "Not advice [@s3]."')
    assert "[@s3]." in text
    result = made(text, tmp_path, only="leaflet", formats=("a4-trifold",))
    assert not result.failed, [str(error) for error in result.report.errors]
    (file,) = tmp_path.glob("*.pdf")
    assert "Not advice [4]." in pdf_text.read(file.read_bytes()).words()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/a/b/", "example.org/a/b"),
        ("https://link.example.com/article/10.1007/s00270-019-02234-5",
         "link.example.com/article/10.1007/s00270-019-02234-5"),
        (LONG, "example.org/guidance/…"),
        ("https://example.org/a?" + "q" * 60, "example.org/…"),
        ("https://" + "long-" * 8 + "host.example.org/" + "x" * 50,
         "long-" * 8 + "host.example.org/…"),
    ],
)  # fmt: skip
def test_long_addresses_are_shortened(url: str, shown: str) -> None:
    resource = Resource.model_construct(url=SourceText(url, NOWHERE), shown=None)
    assert resource.shown_address == shown


def test_an_address_may_have_words_of_its_own_and_leads_where_it_did(tmp_path: Path) -> None:
    block = f"""      - type: resources
        items: [{{name: It, offers: Words., url: "{LONG}", shown: example.org/hip}}]
"""
    result = made(SMALL.replace(TEXT, block), tmp_path)
    assert not result.failed, [str(error) for error in result.report.errors]
    said = " ".join(p.text for p in pdf_text.read((tmp_path / "leaflet.pdf").read_bytes()).pieces)
    assert "example.org/hip" in said and "Status=Open" not in said
    with pikepdf.open(tmp_path / "leaflet.pdf") as pdf:
        links = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", ())
            if "/A" in note
        ]
    assert LONG in links


@pytest.mark.parametrize("count", [1, 12, 60])
def test_the_small_print_of_a_deck_takes_what_it_needs(count: int, tmp_path: Path) -> None:
    words = " ".join(f"Sentence {n} of the disclaimer, which is long." for n in range(count))
    contact = (
        "  contact: {name: A team, address: 'A long street in a town, 1', telephone: ['1', '2']}\n"
    )
    text = SMALL.replace("Not advice.", words).replace("  disclaimer:", f"{contact}  disclaimer:")
    result = made(text, tmp_path, only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    titles = [slide.shapes.title.text for slide in slides]
    said = " ".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )
    assert all(f"Sentence {n} of" in said for n in range(count)) and "A long street" in said
    assert "About these slides" in titles[-2] and "About these slides" not in titles[-1]
