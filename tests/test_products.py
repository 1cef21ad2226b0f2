"""Both products say what content.yaml says: block by block, and every fact that it must carry."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from conftest import SMALL, Built
from irdocs.audit.reading import deck_text, pdf_text
from irdocs.audit.reading.transcript import Transcript, even
from irdocs.content.model import Quiz

FACTS = [
    # what is IR
    "clinical specialty of its own",
    "medical imaging with minimally invasive surgical technique",
    "all body systems",
    "image-guided surgery",
    "pinhole surgery",
    "Radiology",
    "Minimally invasive procedures",
    "Clinical management of patients",
    "acute and with chronic conditions",
    # past, present and future
    "Clinical and technical innovation from the start until now",
    "Angiography",
    "for diagnosis",
    "Charles Dotter saw that a catheter could treat as well as show",
    "The first angioplasty",
    "1964",
    "procedures became far more complex",
    "far more clinically involved",
    "Late 1960s Stents",
    "1970s Embolisation and thrombolysis One for bleeding, one for clots",
    "1980s Tumour ablation, chemo-embolisation",
    "By the 1990s IR in the majority of body systems",
    "A more active role in managing patients",
    "never been a better time to join",
    "Robotics, artificial intelligence, personalised medicine",
    # areas
    "role in almost every body system",
    "train broadly and do a wide variety of procedures",
    "as in surgery",
    "Peripheral arterial disease, venous disease, aneurysms",
    "bile ducts",
    "kidneys and dialysis",
    "uterine fibroids",
    "enlarged prostate",
    "ablated by heat or cold",
    "chemotherapy through the tumour’s own blood supply",
    "Acute stroke, aneurysms in the brain",
    "Emergency care now depends on IR",
    "Stopping bleeding in major trauma",
    "Removing the clot in stroke",
    "Draining infected organs",
    # figures
    "30% shortage of IR consultants in the UK, as estimated by a working group of the Royal "
    "College of Radiologists and the British Society of Interventional Radiology",
    "of services in England could not support IR out of hours, on their own or in a network",
    "knew less about IR than about other specialties",
    "would consider a career in IR",
    "10.1259/bjr.20190340",
    "10.1007/s00270-019-02234-5",
    "93(1105):20190340",
    # resources
    "SIR RFS",
    "Society of Interventional Radiology, Resident, Fellow and Student section",
    "Introductory guides to common procedures",
    "The Interventional Initiative",
    "guides and videos on common IR procedures",
    "Which Medical Device",
    "Videos of IR procedures being performed",
    "rfs.sirweb.org",
    "theii.org",
    "whichmedicaldevice.com",
]

PENDING = [
    "satisfaction rate",
    "24/7",
    "shortage of interventional radiologists in the UK",
    "knowledge of IR is adequate",
]


def said(outline: Transcript) -> str:
    return outline.words().lower()


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_reaches_both_products(fact: str, shipped: Built) -> None:
    wanted = [even(part).lower() for part in fact.split(" / ")]
    for part in wanted:
        assert part in said(shipped.leaflet_outline), "leaflet"
        if part not in said(shipped.deck_outline):
            # On a slide the value and its words may stand in two boxes.
            assert all(word in said(shipped.deck_outline) for word in part.split()), "deck"


@pytest.mark.parametrize("value", ["30%", "45%", "88.5", "10.9"])
def test_every_figure_reaches_both_products(value: str, shipped: Built) -> None:
    assert value in said(shipped.leaflet_outline)
    assert value in said(shipped.deck_outline)


@pytest.mark.parametrize("words", PENDING)
def test_a_statistic_without_a_value_is_never_printed(words: str, shipped: Built) -> None:
    assert words.lower() not in said(shipped.leaflet_outline)
    assert words.lower() not in said(shipped.deck_outline)


def test_no_figure_is_printed_that_has_no_source(shipped: Built) -> None:
    import re

    sourced = {"30%", "45%", "88.5%", "10.9%"}
    for outline in (shipped.leaflet_outline, shipped.deck_outline):
        assert set(re.findall(r"\d+(?:\.\d+)?%", outline.words())) <= sourced


def test_there_is_a_lesson_to_teach(shipped: Built) -> None:
    document = shipped.document
    assert document.objectives is not None and len(document.objectives.items) >= 3
    assert sum(isinstance(block, Quiz) for block in document.blocks) >= 4
    for section in document.sections:
        assert len(section.notes.plain.split()) >= 30, section.id


def test_review_status_and_disclaimer_are_printed(shipped: Built) -> None:
    for outline in (shipped.leaflet_outline, shipped.deck_outline):
        assert "not yet reviewed by a clinician" in said(outline)
        assert "it is not medical advice" in said(outline)
        assert "23 november 2026" in said(outline)


def test_markup_comes_out_as_words(all_blocks: Built) -> None:
    for outline in (all_blocks.leaflet_outline, all_blocks.deck_outline):
        assert "Dŵr ŷd, “curly quotes”, an en–dash, Croeso i Gymru, 3 < 4 & <b>." in outline.words()


def test_a_source_that_only_the_disclaimer_cites_is_listed(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL.replace("Not advice.", "Not advice, as is said [@one]."))
    result = irdocs.build(content, tmp_path / "out", environment={})
    assert not result.failed, [str(d) for d in result.report]
    deck = deck_text.read((tmp_path / "out" / "deck.pptx").read_bytes())
    leaflet = pdf_text.read((tmp_path / "out" / "leaflet.pdf").read_bytes())
    for outline in (deck, leaflet):
        assert "The Journal" in outline.words()
