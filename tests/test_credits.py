"""Authors and event: on the title slide and the leaflet, in metadata, in every template."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pptx
import pytest

import irdocs
from conftest import SMALL
from irdocs.audit.reading import pdf_text
from irdocs.content.datafile import DataFileRequest
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.leaflet import formats, masthead
from irdocs.leaflet.formats import Format
from support import templates

AUTHORS = """  authors:
    - {name: Dr Ann Lee, role: consultant radiologist, affiliation: Any Hospital}
    - {name: Ravi Nair FRCR, affiliation: [Any Hospital, Any University]}
    - Third Author
"""
EVENT = "  event: {name: A study day, place: 'Town Hall, Leeds', date: 2026-05-12}\n"
NAMES = ["Dr Ann Lee", "Ravi Nair FRCR", "Third Author"]


def content_with(*lines: str, deck: str = "") -> str:
    text = SMALL.replace("  disclaimer:", f"{''.join(lines)}  disclaimer:")
    return text.replace("sections:", f"deck: {{{deck}}}\nsections:") if deck else text


def built(text: str, folder: Path, **options: object) -> irdocs.BuildResult:
    folder.mkdir(exist_ok=True)
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(**options)  # type: ignore[arg-type]
    return irdocs.build(folder / "content.yaml", folder / "out", order, environment={})


def made(text: str, folder: Path, **options: object) -> Path:
    result = built(text, folder, **options)
    assert not result.failed, [str(error) for error in result.report.errors]
    return folder / "out"


def title_slide(folder: Path) -> list[str]:
    slide = pptx.Presentation(io.BytesIO((folder / "deck.pptx").read_bytes())).slides[0]
    return [
        paragraph.text
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


@pytest.mark.parametrize("deck", ['aspect: "16:9"', 'aspect: "4:3"'])
def test_the_title_slide_says_who_and_where(deck: str, tmp_path: Path) -> None:
    said = title_slide(made(content_with(AUTHORS, EVENT, deck=deck), tmp_path, only="deck"))
    assert "A study day" in said and "Town Hall, Leeds · 12 May 2026" in said
    is_narrow = "4:3" in deck
    assert (", ".join(NAMES) in said) == is_narrow, "there roles have no room beside the drawing"
    assert ("Dr Ann Lee, consultant radiologist, Any Hospital" in said) != is_narrow


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_roles_stay_where_only_affiliations_have_no_room(language: str, tmp_path: Path) -> None:
    where = (
        "A department of respiratory medicine with a name that goes on and on, Any Hospital, Any"
    )
    two = "".join(
        f"    - {{name: Author {n}, role: pharmacist {n}, affiliation: ['{where}', '{where}']}}\n"
        for n in range(2)
    )
    text = content_with("  authors:\n", two).replace("language: en-GB", f"language: {language}")
    said = [one.replace("\u200e", "") for one in title_slide(made(text, tmp_path, only="deck"))]
    found = [line for line in said if "pharmacist" in line and "Any Hospital" not in line]
    assert len(found) == 2, said


def test_what_has_no_room_stands_in_the_notes(tmp_path: Path) -> None:
    many = "".join(
        f"    - {{name: Author {n}, role: a role of some words, affiliation: A long institute}}\n"
        for n in range(7)
    )
    out = made(content_with("  authors:\n", many), tmp_path, only="deck", handout=1)
    names = ", ".join(f"Author {n}" for n in range(7))
    assert names in title_slide(out)
    slide = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes())).slides[0]
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None and "Written by Author 0, a role of some words" in notes.text


@pytest.mark.parametrize("name", ["default.pptx", "hospital.pptx", "small-wide.pptx"])
def test_a_user_s_template_has_them_below_the_title(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(templates.all_templates()[name])
    out = made(content_with(AUTHORS, EVENT), tmp_path / "a", only="deck", template=tmp_path / name)
    said = " ".join(title_slide(out))
    assert all(words in said for words in (*NAMES, "A study day", "12 May 2026"))


def test_an_author_and_an_event_do_not_cost_a_template_its_title_slide(tmp_path: Path) -> None:
    name = "hospital.pptx"
    (tmp_path / name).write_bytes(templates.all_templates()[name])
    author = "  authors: [{name: Dr Ann Lee, role: consultant radiologist, affiliation: Any}]\n"
    order = {"only": "deck", "template": tmp_path / name}
    alone, credited = (
        made(content_with(*lines), tmp_path / folder, **order)
        for folder, lines in (("a", ()), ("b", (author, EVENT)))
    )
    first, second = (
        pptx.Presentation(str(out / "deck.pptx")).slides[0] for out in (alone, credited)
    )
    assert second.slide_layout.name == first.slide_layout.name
    words = "\n".join(shape.text_frame.text for shape in second.placeholders)
    for said in ("Dr Ann Lee", "A study day", "Town Hall, Leeds", "12 May 2026"):
        assert said in words


@pytest.mark.parametrize("format_name", ["a4", "a4-trifold", "a5-booklet", "large-print"])
def test_the_leaflet_has_the_event_on_its_cover_and_the_authors_at_its_end(
    format_name: str, tmp_path: Path
) -> None:
    out = made(
        content_with(AUTHORS, EVENT), tmp_path, only="leaflet", formats=(format_name,),
        press="uk-3mm",
    )  # fmt: skip
    outline = pdf_text.read((out / f"leaflet-{format_name}.pdf").read_bytes())
    paragraphs = [piece.text for piece in outline.pieces if piece.role == "P"]
    said = " ".join(paragraphs)
    cover, end = said.index("A study day"), said.index("Written by Dr Ann Lee")
    assert cover < said.index("The only section.") < end
    assert "Ravi Nair FRCR, Any Hospital, Any University; Third Author." in said


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("Leeds", ["Leeds · 12 May 2026"]),
        ("The town hall on the hill, Leeds", ["The town hall on the hill, Leeds", "12 May 2026"]),
    ],
)
def test_no_line_of_the_cover_ends_with_the_sign_between_place_and_day(
    place: str, lines: list[str], tmp_path: Path
) -> None:
    event = EVENT.replace("Town Hall, Leeds", place)
    out = made(content_with(event), tmp_path, only="leaflet", formats=("a4-trifold",))
    outline = pdf_text.read((out / "leaflet-a4-trifold.pdf").read_bytes())
    said = [piece.text for piece in outline.pieces if piece.role == "P"]
    start = said.index("A study day") + 1
    assert said[start : start + len(lines)] == lines


def test_the_files_bear_the_authors_names(tmp_path: Path) -> None:
    out = made(content_with(AUTHORS), tmp_path, handout=2)
    deck = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    assert deck.core_properties.author == "; ".join(NAMES)
    for name in ("leaflet.pdf", "handout.pdf"):
        with pikepdf.open(out / name) as pdf:
            assert str(pdf.docinfo["/Author"]) == "; ".join(NAMES)
            with pdf.open_metadata() as metadata:
                assert metadata["dc:creator"] == NAMES


def test_without_authors_they_bear_the_organisation(tmp_path: Path) -> None:
    out = made(content_with("  organisation: Any Hospital\n"), tmp_path, only="deck")
    deck = pptx.Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    assert deck.core_properties.author == "Any Hospital"


def test_names_and_events_are_not_judged_as_prose(tmp_path: Path) -> None:
    result = built(content_with(AUTHORS, "  event: BSIR 2026\n"), tmp_path, only="deck")
    assert not [d for d in result.report if d.code == "unexplained-abbreviation"]


def format_named(name: str) -> Format:
    format = formats.load(DataFileRequest(name, Path(), None), Report())
    assert format is not None
    return format


@pytest.mark.parametrize("name", ["a4", "a5-booklet", "large-print"])
def test_a_masthead_grows_with_what_stands_on_it(name: str) -> None:
    usual = format_named(name)

    def fitted(needed: float) -> Format:
        return masthead.fitted(usual, lambda panel: needed, may_be_lower=False)

    height = usual.panels[0].live.height
    assert fitted(height) == fitted(height - 40) == usual
    grown = fitted(height + 40)
    (cover, below), (old_cover, old_below) = grown.panels[:2], usual.panels[:2]
    assert cover.live.height == old_cover.live.height + 40
    assert cover.box.bottom == below.box.y == old_below.box.y + 40
    assert below.live.y == old_below.live.y + 40 and below.live.bottom == old_below.live.bottom
    assert grown.panels[2:] == usual.panels[2:]
    most = fitted(10_000.0)
    assert most.panels[0].box.height == pytest.approx(usual.sides[0].height * masthead.MOST)


@pytest.mark.parametrize("name", ["a4", "large-print"])
def test_a_masthead_may_be_lower_where_it_holds_words_alone(name: str) -> None:
    usual = format_named(name)
    lower = masthead.fitted(usual, lambda panel: panel.live.height - 40, may_be_lower=True)
    (cover, below), (old_cover, old_below) = lower.panels[:2], usual.panels[:2]
    assert cover.live.height == old_cover.live.height - 40
    assert cover.box.bottom == below.box.y == old_below.box.y - 40
    assert below.live.bottom == old_below.live.bottom
    band = replace(usual, panels=(replace(old_cover, ground="primary"), *usual.panels[1:]))
    assert masthead.fitted(band, lambda panel: 0.0, may_be_lower=True) == band
    least = masthead.fitted(usual, lambda panel: 0.0, may_be_lower=True)
    assert least.panels[0].box.height == pytest.approx(old_cover.box.height * masthead.LEAST)


def test_a_cover_that_is_a_panel_of_its_own_stays() -> None:
    usual = format_named("a4-trifold")
    for needed in (1.0, 10_000.0):
        assert masthead.fitted(usual, lambda panel, n=needed: n, may_be_lower=True) == usual


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  authors: []\n", None),
        ("  authors:\n    - {role: nobody}\n", "missing-key"),
        ("  authors:\n    - {name: A, job: none}\n", "unknown-key"),
        ("  authors: A. Author\n", None),
        ("  author: A. Author\n", "unknown-key"),
        ("  event: {place: Leeds}\n", "missing-key"),
        ("  event: {name: A day, date: tomorrow}\n", "bad-date"),
    ],
)
def test_faults_are_said_at_their_line(line: str, code: str | None, tmp_path: Path) -> None:
    result = built(content_with(line), tmp_path, only="deck")
    found = [(error.code, error.span.line) for error in result.report.errors if error.span]
    first = 1 + content_with(line).splitlines().index(line.splitlines()[0])
    assert [code for code, _ in found] == ([code] if code else [])
    assert all(first <= at <= first + 1 for _, at in found)
