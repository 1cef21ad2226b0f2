"""Decks and handouts that two languages share: twin slides, notes, and what leads where."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

import irdocs
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.building import planning
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.text import RunContext, fill
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.xml import el
from irdocs.page_images import take
from support import templates
from support.translated import CONTENT, WELSH, project

MORE = (
    CONTENT.replace("before\n          you come.", "[the steps](#steps).").replace(
        "[our page](https://example.org/scan) ", "[our page](https://example.org/scan), "
    )
    + """\
        notes: Say it slowly.
      - type: points
        id: same
        title: MRI
        items: [One thing, Another thing]
        reveal: true
      - type: text
        id: spare
        title: Kept for questions
        backup: true
        text: A slide that follows the last.
"""
)
"""Links within and without, notes, a title that is the same in both, clicks, a backup slide."""
WORDS = {
    **WELSH,
    "Read [our page](https://example.org/scan), [the steps](#steps).":
        "Darllenwch [ein tudalen](https://example.org/scan), [y camau](#steps).",
    "Say it slowly.": "Dywedwch yn araf.",
    "MRI": "MRI",
    "One thing": "Un peth",
    "Another thing": "Peth arall",
    "Kept for questions": "Ar gyfer cwestiynau",
    "A slide that follows the last.": "Sleid sy’n dilyn yr olaf.",
}  # fmt: skip
ARABIC = {text: text for text in WORDS} | {
    "Before your scan": "قبل الفحص",
    "Getting ready": "الاستعداد",
    "Say it slowly.": "قلها ببطء.",
}


def built(path: Path, *pair: str, **options: Any) -> irdocs.BuildResult:
    order = irdocs.BuildOptions(**{"only": "deck", **options}, bilingual=pair)
    return irdocs.build(path, path.parent / "out", order, environment={})


def whole(folder: Path, words: dict[str, str], *pair: str, **options: Any) -> Path:
    tag = next(tag for tag in pair if tag != "en")
    result = built(project(folder, MORE, **{tag: words}), *pair, **options)
    assert not result.failed, list(map(str, result.report.errors))
    return folder / "out"


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole(tmp_path_factory.mktemp("twins"), WORDS, "cy", "en", handout=1)


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notes")
    return whole(folder, WORDS, "cy", "en", handout=2, bilingual_deck="notes")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole(tmp_path_factory.mktemp("arabic"), ARABIC, "ar", "en")


def slides_of(file: Path) -> list[Any]:
    return list(Presentation(io.BytesIO(file.read_bytes())).slides)


def titles(file: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text.replace("\v", " ") for slide in slides_of(file)]


def languages(element: Any) -> set[str]:
    """Return the languages of all runs with letters."""
    return {
        run.find(f"{A}rPr").get("lang")
        for run in element.iter(f"{A}r")
        if any(map(str.isalpha, run.findtext(f"{A}t") or ""))
    }


# ---------------------------------------------------------------- twins


def test_each_slide_is_followed_by_its_twin(welsh: Path) -> None:
    found = titles(welsh / "deck-cy-en.pptx")
    pairs = list(zip(found[::2], found[1::2], strict=True))
    for pair in (
        ("Cyn eich sgan", "Before your scan"),
        ("Paratoi", "Getting ready"),
        ("Mae tri pheth yn eich helpu i baratoi", "Three things help you to get ready"),
        ("MRI", "MRI (English)"),  # no two slides have one title
    ):
        assert pair in pairs
    assert pairs[-1] == ("Ar gyfer cwestiynau", "Kept for questions")  # backup follows the last


def test_twins_are_composed_alike(welsh: Path) -> None:
    names = [slide.slide_layout.name for slide in slides_of(welsh / "deck-cy-en.pptx")]
    assert names[::2] == names[1::2]


def test_the_second_language_decides_where_the_first_can_follow(tmp_path: Path) -> None:
    """Long points cannot stand in rows, as short ones do: then neither language has rows."""
    long = "Yfwch " + "ddŵr a mwy o ddŵr " * 12
    words = WORDS | {"One thing": long, "Another thing": long}
    for pair in (("cy", "en"), ("en", "cy")):
        folder = tmp_path / pair[0]
        folder.mkdir()
        whole(folder, words, *pair)
        slides = slides_of(folder / "out" / f"deck-{pair[0]}-{pair[1]}.pptx")
        names = [slide.slide_layout.name for slide in slides]
        assert names[::2] == names[1::2]


def test_a_template_of_your_own_is_shared(tmp_path: Path) -> None:
    path = tmp_path / "own.pptx"
    path.write_bytes(templates.default())
    folder = tmp_path / "project"
    folder.mkdir()
    out = whole(folder, WORDS, "cy", "en", template=path)
    found = titles(out / "deck-cy-en.pptx")
    assert found[0] == "Cyn eich sgan" and found[1] == "Before your scan"


def test_all_runs_of_a_slide_have_its_language(welsh: Path) -> None:
    for number, slide in enumerate(slides_of(welsh / "deck-cy-en.pptx")):
        expected = ("cy", "en-GB")[number % 2]
        assert languages(slide._element) == {expected}
        assert languages(slide.notes_slide._element) <= {expected}


def test_twins_have_one_type_size(welsh: Path) -> None:
    slides = slides_of(welsh / "deck-cy-en.pptx")
    for first, second in zip(slides[::2], slides[1::2], strict=True):
        if first.slide_layout.name != second.slide_layout.name:
            continue
        sizes = [{run.get("sz") for run in slide._element.iter(f"{A}rPr")}
                 for slide in (first, second)]  # fmt: skip
        assert sizes[0] == sizes[1], first.shapes.title.text_frame.text


def test_links_lead_to_slides_of_the_same_language(welsh: Path) -> None:
    slides = slides_of(welsh / "deck-cy-en.pptx")
    numbers = {slide.part.partname: number for number, slide in enumerate(slides)}
    led = [
        (number, numbers[relation.target_part.partname])
        for number, slide in enumerate(slides)
        for relation in slide.part.rels.values()
        if relation.reltype.endswith("/slide")
    ]
    assert len(led) == 2 and all(source % 2 == target % 2 for source, target in led)
    addresses = [
        {relation.target_ref for slide in slides[half::2] for relation in slide.part.rels.values()
         if relation.is_external}
        for half in (0, 1)
    ]  # fmt: skip
    assert addresses[0] == addresses[1] != set()


def test_sections_are_named_in_both(welsh: Path) -> None:
    with zipfile.ZipFile(welsh / "deck-cy-en.pptx") as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    names = [e.get("name") for e in root.iter("{*}section")]
    counts = [len(list(e.iter("{*}sldId"))) for e in root.iter("{*}section")]
    assert "Paratoi / Getting ready" in names
    assert all(" / " in name for name in names)
    assert all(count % 2 == 0 for count in counts)


def test_clicks_are_on_both(welsh: Path) -> None:
    timed = [
        slide.shapes.title.text_frame.text for slide in slides_of(welsh / "deck-cy-en.pptx")
        if slide._element.find(f"{P}timing") is not None
    ]  # fmt: skip
    assert timed == ["MRI", "MRI (English)"]


def test_the_file_says_what_it_is_in_both(welsh: Path) -> None:
    properties = Presentation(welsh / "deck-cy-en.pptx").core_properties
    assert properties.title == "Cyn eich sgan / Before your scan"
    assert properties.language == "cy"


def test_a_handout_has_one_language_after_the_other(welsh: Path) -> None:
    pdf = pdf_file.read((welsh / "handout-cy-en.pdf").read_bytes())
    assert [part.language for part in pdf.parts] == ["cy", "en-GB"]
    first, second = pdf_text.of_parts(pdf)
    pages = [[p.page for p in outline.pieces if p.text.strip()] for outline in (first, second)]
    assert max(pages[0]) < min(pages[1])
    assert "Dywedwch yn araf." in first.words() and "Say it slowly." not in first.words()
    assert "Say it slowly." in second.words()


# ---------------------------------------------------------------- notes


def notes(slide: Any) -> Iterator[tuple[str, str, str, str]]:
    """Yield language, direction, alignment and text of each paragraph of a slide's notes."""
    for paragraph in slide.notes_slide.notes_text_frame._txBody.iter(f"{A}p"):
        words = "".join(run.text or "" for run in paragraph.iter(f"{A}t"))
        properties, run = paragraph.find(f"{A}pPr"), paragraph.find(f"{A}r/{A}rPr")
        if run is not None:
            stated = {} if properties is None else dict(properties.attrib)
            yield run.get("lang"), stated.get("rtl", "-"), stated.get("algn", "-"), words


def test_the_notes_may_have_the_second_language(noted: Path) -> None:
    file = noted / "deck-cy-en.pptx"
    assert "Getting ready" not in titles(file)
    slide = slides_of(file)[titles(file).index("Mae tri pheth yn eich helpu i baratoi")]
    assert languages(slide._element) == {"cy"}
    found = list(notes(slide))
    english = [words for language, *_, words in found if language == "en-GB"]
    assert english[0] == "English: Three things help you to get ready"
    assert "Take 2.5\u00a0mg of the blue tablets\u00a0[1]" in english
    assert all(language in ("cy", "en-GB") for language, *_ in found)
    assert found.index(next(line for line in found if line[0] == "en-GB")) > 0  # Welsh comes first


def test_each_paragraph_of_notes_runs_its_own_way(arabic: Path) -> None:
    """Of languages of opposite directions, which cannot share a template, one is in the notes."""
    found = [line for slide in slides_of(arabic / "deck-ar-en.pptx") for line in notes(slide)]
    ways = {language: {line[1:3] for line in found if line[0] == language}
            for language in ("ar", "en-GB")}  # fmt: skip
    assert ways["en-GB"] == {("0", "l")}
    assert ("1", "r") in ways["ar"]


def test_a_paragraph_states_another_direction_than_the_deck() -> None:
    context = RunContext("en", "Mono", lambda role: el("a:x"), lambda url: el("a:x"))
    body = el("p:txBody")
    lines = [SlideParagraph((TextRun("a"),)), SlideParagraph((TextRun("ب"),), language="ar")]
    fill(body, lines, None, context, in_own_direction=True)
    plain, turned = body.findall(f"{A}p")
    assert plain.find(f"{A}pPr") is None or plain.find(f"{A}pPr").get("rtl") is None
    assert (turned.find(f"{A}pPr").get("rtl"), turned.find(f"{A}pPr").get("algn")) == ("1", "r")


def test_a_handout_of_notes_has_each_language_once(noted: Path) -> None:
    pdf = pdf_file.read((noted / "handout-cy-en.pdf").read_bytes())
    first, second = (outline.words() for outline in pdf_text.of_parts(pdf))
    assert "Getting ready" not in first and "Getting ready" in second


def test_twin_slides_of_opposite_directions_are_an_error(tmp_path: Path) -> None:
    text = MORE + "deck: {bilingual: slides}\n"
    result = built(project(tmp_path, text, ar=ARABIC), "ar", "en")
    assert [error.code for error in result.report.errors] == ["bad-form"]
    (error,) = result.report.errors
    assert error.span and "bilingual" in text.split("\n")[error.span.line - 1]


# ---------------------------------------------------------------- pictures, preview, checks


def test_pictures_are_made_of_both(tmp_path: Path) -> None:
    path = project(tmp_path, MORE, cy=WORDS)
    options = irdocs.BuildOptions(bilingual=("cy", "en"))
    result, pictures = take(path, tmp_path / "pictures", options, 200, environment={})
    assert not result.failed
    names = [picture.name for picture in pictures]
    assert "leaflet-cy-en-1.png" in names and "slide-cy-en-01.png" in names
    described = json.loads((tmp_path / "pictures" / "pictures.json").read_text())
    texts = {entry["file"]: entry["text"] for entry in described}
    assert "Cyn eich sgan" in texts["slide-cy-en-01.png"]
    assert "Before your scan" in texts["slide-cy-en-02.png"]


def test_the_preview_shows_both(tmp_path: Path) -> None:
    path = project(tmp_path, MORE, cy=WORDS)
    _, files = planning(path, irdocs.BuildOptions(bilingual=("cy", "en"), pages=True))
    shown = {file.name: file for file in files if file.pictures and file.pictures.in_preview}
    assert sorted(shown) == ["leaflet-cy-en.pdf", "slides-cy-en.pdf"]
    leaflet, slides = shown["leaflet-cy-en.pdf"], shown["slides-cy-en.pdf"]
    assert {region.page for region in leaflet.regions() if region.name == "steps"} == {1, 2}
    pages = slides.single_pages()
    assert len(pages) == slides.count
    assert pages[0].appearance != pages[1].appearance
    assert pdf_file.read(pages[1].render()).pages


def test_a_slide_that_lost_a_text_is_found(tmp_path: Path) -> None:
    folder = whole(tmp_path, WORDS, "cy", "en")
    file = folder / "deck-cy-en.pptx"
    show = Presentation(file)
    (slide,) = (s for s in show.slides if s.shapes.title.text_frame.text.startswith("Three"))
    slide.shapes.title.text_frame.text = "Nothing"
    show.save(file)
    options = irdocs.BuildOptions(only="deck", bilingual=("cy", "en"))
    result = irdocs.check(tmp_path / "content.yaml", options, built=folder)
    assert any("Three things" in error.message or "Nothing" in error.message
               for error in result.report.errors)  # fmt: skip


@pytest.mark.parametrize("languages", [("cy", "en"), ("cy",)])
def test_each_language_has_one_web_page_beside_shared_and_own_files(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    path = project(tmp_path, MORE, cy=WORDS)
    order = irdocs.BuildOptions(
        languages=languages, bilingual=("cy", "en"), web="folder", epub=True
    )
    result = irdocs.build(path, tmp_path / "out", order, environment={})
    assert not result.failed, list(map(str, result.report.errors))
    names = [file.name for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert {"index.html", "index-en.html", "deck.html", "deck-en.html"} <= set(names)
    assert {"deck-cy-en.pptx", "leaflet-cy-en.pdf", "deck-cy.pptx"} <= set(names)
    assert ("deck-en.pptx" in names) == ("en" in languages)
