"""What appears at a click: native animations in the deck, and cases in both products."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation

import irdocs
from conftest import ALL_BLOCKS
from irdocs import content
from irdocs.audit.comparison import decks
from irdocs.audit.reading import pdf_text
from irdocs.diagnostics import Report
from irdocs.ooxml.namespaces import P
from irdocs.products import traits_of
from support import templates
from support.tampering import OpenDeck
from support.thorough import LONG, tried

ABOUT = {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A", "version": "1",
         "date": "2026-11-01", "disclaimer": "D."}  # fmt: skip
SENTENCES = "The patient is a woman of 64. She has had a fever for two days. " * 6
CASE = {
    "type": "case", "id": "story", "title": "A woman of 64",
    "parts": [
        {"title": "History", "text": "Two days of fever, and pain.", "short": "Two days of fever."},
        {"title": "What next?", "text": "Cultures and:\n\n- antibiotics\n- fluid"},
    ],
}  # fmt: skip
POINTS = {
    "type": "points", "id": "points", "title": "Points", "reveal": True,
    "items": ["First", {"text": "Second", "items": ["Inner", "Another"]}, "Third with $x^2$"],
}  # fmt: skip
STEPS = {"type": "points", "id": "steps", "title": "Steps", "ordered": True, "reveal": True,
         "items": ["Cultures", "Antibiotics", "Fluid"]}  # fmt: skip
QUIZ = {"type": "quiz", "id": "quiz", "question": "Which first?", "options": ["Fluid", "A scan"],
        "answer": "A", "explanation": "Each hour counts.", "reveal": True}  # fmt: skip
CHART = {"type": "chart", "kind": "column", "categories": ["a", "b"], "alt": "Two columns.",
         "source": "Our own audit of 212 patients, 2025",
         "series": [{"name": "Share", "values": [10, 40]}]}  # fmt: skip
COLUMNS = {
    "type": "columns", "id": "columns", "title": "Columns", "reveal": True,
    "columns": [
        {"title": "Left", "blocks": [{"type": "text", "text": "Left words."}, CHART]},
        {"title": "Right", "blocks": [{"type": "text", "text": "Right words."}]},
    ],
}  # fmt: skip
FLOW = {
    "type": "flow", "id": "flow", "title": "Flow", "reveal": True,
    "steps": [
        {"text": "Show it", "id": "show"},
        {"text": "Is $x$ clear?", "ways": [{"when": "Yes"}, {"when": "No", "to": "again"}]},
        {"text": "Print it", "kind": "end"},
        {"text": "Rewrite it", "id": "again", "to": "show"},
    ],
}  # fmt: skip
ALL = (POINTS, STEPS, QUIZ, CASE, COLUMNS, FLOW)


def document(*blocks: Any, **keys: Any) -> dict[str, Any]:
    section = {"id": "s", "title": "Section", "lead": "Lead.", "blocks": list(blocks)}
    return {"schema_version": 1, "document": ABOUT, "leaflet": {"format": "a4"},
            "sections": [section], **keys}  # fmt: skip


def build(folder: Path, *blocks: Any, **keys: Any) -> Path:
    """Build a document in a folder, and return the folder of its files."""
    folder.mkdir(exist_ok=True)
    file = folder / "content.yaml"
    file.write_text(yaml.safe_dump(document(*blocks, **keys), sort_keys=False), encoding="utf-8")
    order = irdocs.BuildOptions(handout=3)
    result = irdocs.build(file, folder / "out", order, environment={})
    assert not result.failed, [str(d) for d in result.report]
    return folder / "out"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("reveal"), *ALL)


def clicks(deck: Any, title: str) -> list[list[str]]:
    """What appears at each click on the slide of a title: texts, or the names of shapes."""
    slide = next(s for s in deck.slides if s.shapes.title.text_frame.text == title)
    root = slide.element
    (sequence,) = (n for n in root.iter(f"{P}cTn") if n.get("nodeType") == "mainSeq")
    found = []
    for click in sequence.find(f"{P}childTnLst"):
        kinds = [n.get("nodeType") for n in click.iter(f"{P}cTn") if n.get("presetClass")]
        assert kinds == ["clickEffect", *["withEffect"] * (len(kinds) - 1)]
        targets = click.iter(f"{P}spTgt")
        found.append([text for target in targets for text in target_texts(root, target)])
    return found


def target_texts(root: Any, target: Any) -> list[str]:
    """The paragraphs that a target shows, or the name of its shape."""
    identity = next(e for e in root.iter(f"{P}cNvPr") if e.get("id") == target.get("spid"))
    shape = identity.getparent().getparent()
    paragraphs = ["".join(t.text or "" for t in p.iter("{*}t")) for p in shape.iter("{*}p")]
    part = target.find(f"{P}txEl/{P}pRg")
    if part is not None:
        assert part.get("st") == part.get("end")
        return [paragraphs[int(part.get("st"))]]
    return [*filter(None, paragraphs)] or [identity.get("name")]


def test_each_point_appears_with_its_own_points(built: Path) -> None:
    deck = Presentation(str(built / "deck.pptx"))
    first, second, third = clicks(deck, "Points")
    assert (first, second) == (["First"], ["Second", "Inner", "Another"])
    assert third[0].startswith("Third with")
    assert clicks(deck, "Steps") == [["Cultures"], ["Antibiotics"], ["Fluid"]]


def test_options_appear_and_then_the_explanation(built: Path) -> None:
    deck = Presentation(str(built / "deck.pptx"))
    assert clicks(deck, "Which first?") == [["Fluid"], ["A scan"]]
    assert clicks(deck, "Answer A: Fluid") == [["Each hour counts."]]


def test_columns_and_steps_of_flows_appear_whole(built: Path) -> None:
    deck = Presentation(str(built / "deck.pptx"))
    left, right = clicks(deck, "Columns")
    assert left[:3] == ["Left", "Left words.", "Share"] and len(left) == 4
    assert right == ["Right", "Right words."]
    start, decision, end, again = clicks(deck, "Flow")
    assert start == ["Show it"]
    assert decision[1:] == [] or "Arrow 1 to 2" in [*start, *decision]
    assert {"Yes", "Print it", "Arrow 2 to 3"} == set(end)
    assert {"No", "Rewrite it", "Arrow 2 to 4", "Arrow 4 to 1"} == set(again)


def test_the_list_of_builds_names_texts_and_charts_once(built: Path) -> None:
    for slide in Presentation(str(built / "deck.pptx")).slides:
        entries = [e for lists in slide.element.iter(f"{P}bldLst") for e in lists]
        assert len({e.get("spid") for e in entries}) == len(entries)
        for effect in slide.element.iter(f"{P}cTn"):
            targets = {t.get("spid") for t in effect.iter(f"{P}spTgt")}
            if effect.get("presetClass"):
                is_listed = targets <= {e.get("spid") for e in entries}
                assert (effect.get("grpId") == "0") == is_listed


def test_no_slide_moves_unless_asked(tmp_path: Path) -> None:
    still = [{**block, "reveal": False} for block in (POINTS, STEPS, QUIZ, COLUMNS, FLOW)]
    deck = Presentation(str(build(tmp_path, *still) / "deck.pptx"))
    assert not any(True for slide in deck.slides for _ in slide.element.iter(f"{P}timing"))


def test_a_case_has_headings_in_both_products(built: Path) -> None:
    deck = Presentation(str(built / "deck.pptx"))
    assert clicks(deck, "A woman of 64") == [
        ["History", "Two days of fever."],
        ["What next?", "Cultures and:", "antibiotics", "fluid"],
    ]
    slide = next(s for s in deck.slides if s.shapes.title.text_frame.text == "A woman of 64")
    assert "Two days of fever, and pain." in slide.notes_slide.notes_text_frame.text
    leaflet = pdf_text.read((built / "leaflet.pdf").read_bytes()).words()
    assert "Two days of fever, and pain." in leaflet
    for name in ("handout.pdf", "leaflet.pdf"):
        text = pdf_text.read((built / name).read_bytes()).words()
        assert all(words in text for words in ("History", "What next?", "antibiotics"))


def test_a_long_case_goes_on_without_parting_heading_and_text(tmp_path: Path) -> None:
    parts = [{"title": f"Part {n}", "text": f"{n}. {SENTENCES}"} for n in range(1, 8)]
    out = build(tmp_path, {**CASE, "parts": parts})
    slides = [s for s in Presentation(str(out / "deck.pptx")).slides
              if s.shapes.title.text_frame.text.startswith("A woman")]  # fmt: skip
    assert len(slides) > 1
    shown = []
    for slide in slides:
        body = max((s for s in slide.placeholders if s.has_text_frame),
                   key=lambda s: len(s.text_frame.text))  # fmt: skip
        texts = [p.text for p in body.text_frame.paragraphs]
        assert texts[0].startswith("Part") and not texts[-1].startswith("Part")
        # A text is nearer to its own heading than to the next.
        above = [paragraph.space_before for paragraph in body.text_frame.paragraphs]
        assert above == [None, 0] * (len(texts) // 2)
        shown += texts[::2]
        effects = [e for e in slide.element.iter(f"{P}cTn") if e.get("nodeType") == "clickEffect"]
        assert len(effects) == len(texts) / 2
    assert shown == [part["title"] for part in parts]


def test_a_template_of_the_users_shows_the_same(tmp_path: Path, built: Path) -> None:
    (tmp_path / "trust.pptx").write_bytes(templates.all_templates()["hospital.pptx"])
    deck = Presentation(str(build(tmp_path, *ALL, deck={"template": "trust.pptx"}) / "deck.pptx"))
    ours = Presentation(str(built / "deck.pptx"))
    for title in ("Points", "Which first?", "A woman of 64", "Flow"):
        assert clicks(deck, title) == clicks(ours, title)


CHANGES = {
    "removed": (r"<p:timing>.*</p:timing>", "", 'was ("click 1:', "now none"),
    "another effect": (r'presetClass="entr"', 'presetClass="exit"', "appears", "goes away"),
    "another paragraph": (r'<p:pRg st="0" end="0"/>', '<p:pRg st="4" end="4"/>', "paragraph 1",
                          "paragraph 5"),
    "no click": ("clickEffect", "afterEffect", "click 1", "after the effect before"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CHANGES)[:: tried(1, 2)])
def test_a_changed_animation_is_noticed(name: str, built: Path) -> None:
    pattern, replacement, *words = CHANGES[name]
    data = (built / "deck.pptx").read_bytes()
    deck = OpenDeck(data)
    part = "ppt/slides/slide3.xml"
    changed = re.sub(pattern, replacement, deck.parts[part].decode(), count=1, flags=re.DOTALL)
    deck.parts[part] = changed.encode()
    messages = [str(d) for d in decks.compare(data, deck.saved()).differences]
    told = [m for m in messages if "animation" in m]
    assert told and all(word in told[0] for word in words), messages


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@LONG
def test_libreoffice_keeps_the_animations(built: Path, tmp_path: Path) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    order = ["soffice", home, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(built / "deck.pptx")], check=True, capture_output=True)
    ours, saved = Presentation(str(built / "deck.pptx")), Presentation(str(tmp_path / "deck.pptx"))
    for title in ("Steps", "Which first?", "A woman of 64"):
        assert clicks(saved, title) == clicks(ours, title)
    for title in ("Points", "Columns", "Flow"):  # whose shapes LibreOffice names otherwise
        assert list(map(len, clicks(saved, title))) == list(map(len, clicks(ours, title)))
    differences = decks.compare(
        (built / "deck.pptx").read_bytes(), (tmp_path / "deck.pptx").read_bytes()
    ).differences
    assert not [str(d) for d in differences if "animation" in str(d)]


BAD = {
    "a case of one part": ({**CASE, "parts": CASE["parts"][:1]}, "parts"),
    "a part without a heading": ({**CASE, "parts": [*CASE["parts"], {"text": "x"}]}, "title"),
    "a case that is not revealed": ({**CASE, "reveal": True}, "always appear one by one"),
    "items in place of parts": ({**CASE, "items": []}, "parts:"),
    "Pandoc's word": ({**POINTS, "incremental": True}, "reveal: true shows one point"),
    "a reveal that is no yes or no": ({**POINTS, "reveal": "slowly"}, "true"),
    "a text that cannot be revealed": (
        {"type": "text", "id": "t", "text": "x", "reveal": True}, "reveal"),
    "a reveal within a column": (
        {**COLUMNS, "columns": [{"blocks": [{k: v for k, v in POINTS.items() if k != "id"}]},
                                COLUMNS["columns"][1]]}, 'takes no "reveal"'),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_answered_at_its_line(name: str) -> None:
    block, words = BAD[name]
    source = yaml.safe_dump(document(block), sort_keys=False)
    report = Report()
    content.read(source.encode(), "content.yaml", ALL_BLOCKS.parent, report, traits_of())
    first_line = source[: source.index("blocks:")].count("\n") + 1
    assert any(words in f"{e} {e.hint}" and e.span.line > first_line for e in report.errors), [
        str(error) for error in report.errors
    ]
