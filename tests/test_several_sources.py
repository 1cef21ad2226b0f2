"""Figures of several sources: each is cited, numbered, named and registered like a single one."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.audit.reading import deck_text, pdf_text
from support.printed_rows import place_of
from support.small_documents import leaflet_in, one_section, whole
from support.translated import texts_in

OWN = "Our own audit of 212 patients, Leeds, 2025"
DOCUMENT = """\
schema_version: 1
document: {{title: T, subtitle: S, audience: A, version: "1", language: en-GB, date: 2026-11-23,
           disclaimer: D.}}
sources:
  one: {{authors: Ada A, title: First, publisher: Journal A, year: 2021, url: "https://example.org/1"}}
  two: {{authors: Bea B, title: Second, publisher: Journal B, year: 2022, url: "https://example.org/2"}}
sections:
  - id: a
    title: A section
    lead: Lead.
    blocks:
      - {{id: b, {block}, source: {source}}}
"""
BLOCKS = {
    "chart": "type: chart, title: It grows, kind: column, categories: [A, B], alt: It does., "
    "series: [{name: N, values: [1, 2]}]",
    "table": "type: table, caption: C, header: [A, B], rows: [[a, b]]",
    "risk": "type: risk, title: R, of: 100, time: in a year, event: fall, "
    "groups: [{name: All, affected: 3}]",
    "statistics": "type: statistics, items: [{value: 3, label: of all, source: SOURCE}]",
    "quote": "type: quote, text: Some words., by: Somebody",
}


def built(kind: str, source: str, folder: Path) -> irdocs.BuildResult:
    text = DOCUMENT.format(block=BLOCKS[kind], source=source)
    if kind == "statistics":
        text = text.replace(f"}}], source: {source}}}", "}]}").replace("SOURCE", source)
    (folder / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(formats=("a4",), handout=1)
    return irdocs.build(folder / "content.yaml", folder, order, environment={})


@pytest.mark.parametrize("kind", BLOCKS)
def test_all_products_cite_each_of_several_sources(kind: str, tmp_path: Path) -> None:
    result = built(kind, "[two, one, two]", tmp_path)
    assert not result.failed, [str(error) for error in result.report.errors]
    assert not {finding.code for finding in result.report} & {"uncited-source", "unsourced-figure"}
    paper = pdf_text.read((tmp_path / "leaflet-a4.pdf").read_bytes()).words()
    assert "[1] [2]" in paper and "Second" in paper and "First" in paper
    assert paper.index("Second") < paper.index("First"), "numbered in the order in which they stand"
    if kind in ("chart", "table", "risk"):
        assert "Sources [1] [2]" in paper
    slides = deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    handout = pdf_text.read((tmp_path / "handout.pdf").read_bytes()).words()
    for words in (slides, handout):
        assert "[1]" in words and "[2]" in words
        assert kind == "quote" or "Bea B" in words


@pytest.mark.parametrize("kind", [kind for kind in BLOCKS if kind != "quote"])
def test_own_data_stand_beside_a_registered_source(kind: str, tmp_path: Path) -> None:
    result = built(kind, f'[one, "{OWN}"]', tmp_path)
    assert not result.failed, [str(error) for error in result.report.errors]
    paper = pdf_text.read((tmp_path / "leaflet-a4.pdf").read_bytes()).words()
    slides = deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    assert "[1]" in paper and OWN in paper and f"Source: {OWN}" in slides
    if kind in ("chart", "table", "risk"):
        assert f"Sources [1]; {OWN}" in paper


@pytest.mark.parametrize(
    ("source", "code"),
    [("[]", "too-few"), ("[one, oen]", "unknown-source"), ("[one, 7]", "text-expected"),
     ("[one, [two]]", "text-expected")],
)  # fmt: skip
@pytest.mark.parametrize("kind", BLOCKS)
def test_what_names_no_source_is_told_at_its_line(
    kind: str, source: str, code: str, tmp_path: Path
) -> None:
    result = built(kind, source, tmp_path)
    (error,) = result.report.errors
    assert error.code == code and error.span is not None and error.span.line == 12
    assert "source" in error.message


@pytest.mark.parametrize(
    ("source", "known"),
    [("本院，212名患者，2025年", True), ("ข้อมูลผู้ป่วย212รายปี2025", True), ("衛生部-2020", True),
     ("衛生局-2021", False)],
)  # fmt: skip
def test_words_that_no_spaces_part_are_own_data_too(
    source: str, known: bool, tmp_path: Path
) -> None:
    """What is like an id of sources: is taken for a slip all the same."""
    text = DOCUMENT.replace("  two:", "  衛生部-2020:").format(block=BLOCKS["table"], source=source)
    (tmp_path / "content.yaml").write_text(text)
    result = irdocs.check(tmp_path / "content.yaml")
    assert [one.code for one in result.report.errors] == ([] if known else ["unknown-source"])


def test_translators_see_words_on_own_data_and_no_ids(tmp_path: Path) -> None:
    text = DOCUMENT.format(block=BLOCKS["chart"], source=f'[one, "{OWN}"]')
    assert [one.source for one in texts_in(text) if ".source" in one.id] == [OWN]


@pytest.mark.parametrize(("other", "count"), [(OWN, 1), ("A count by the trust, Leeds, 2026", 2)])
def test_own_data_of_all_figures_are_named_once_below_them(
    other: str, count: int, tmp_path: Path
) -> None:
    """And the figures stand in one row, not one below the other."""
    figures = [{"value": number, "label": f"of {name}", "source": source}
               for number, name, source in ((30, "all", OWN), (40, "some", other))]  # fmt: skip
    folder = whole(tmp_path, one_section({"type": "statistics", "items": figures}), only="leaflet")
    data = leaflet_in(folder)
    assert pdf_text.read(data).words().count("Source: ") == count
    (left, _, first), (right, _, second) = (
        place_of(data, words) for words in ("of all", "of some")
    )
    assert first == pytest.approx(second) and left < right
    begin, _, below = place_of(data, "Source: Our own audit of 212")
    assert begin == pytest.approx(left, abs=1) and below < first


def test_a_slide_names_its_sources_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    text = DOCUMENT.format(block="type: text, text: 'So it is [@one].'", source="x").replace(
        ", source: x}", "}"
    )
    text += """\
      - type: statistics
        items:
          - {value: 30, unit: "%", label: of all, source: two}
          - {value: 40, unit: "%", label: of some, source: one}
"""
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="deck")
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={}).failed
    words = deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    assert "[1] Ada A, Journal A 2021; [2] Bea B" in words, words


def test_a_line_of_numbers_does_not_lead_to_words_on_own_data(tmp_path: Path) -> None:
    """It read "[1]; [2]; Source: …", where the short references have no room."""
    text = DOCUMENT.format(block="type: text, text: Words.", source="x").replace(
        ", source: x}", "}"
    )
    own = f"Invented after {OWN}"
    many = '"Ada Anne Abercrombie, Bertram Bell, Charlotte Cook, et al."'
    text = text.replace("authors: Ada A", f"authors: {many}")
    text += f"""\
      - type: statistics
        items:
          - {{value: 30, label: of all, source: one}}
          - {{value: 31, label: of others, source: two}}
          - {{value: 40, label: of some, source: "{own}"}}
"""
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.BuildOptions(only="deck")
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={}).failed
    words = deck_text.read((tmp_path / "deck.pptx").read_bytes()).words()
    assert f"Source: {own}; [1]; [2]" in words, words
