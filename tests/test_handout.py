"""The handout: the deck's slides on paper, true in text and place, for listeners too."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest
import rendered
import templates

import irdocs
from conftest import ALL_BLOCKS, SHIPPED, SMALL
from irdocs.handout.pages import COUNTS, arranged
from irdocs.probe import pdf, pptx
from irdocs.probe.outline import even
from irdocs.probe.show import Show
from irdocs.review import pdf as rules
from irdocs.units import Rect, Size

SLIDE = Size(960, 540)
UNSAID = ("chart", "sldNum", "dt", "ftr")
"""What the deck says and the handout shows: charts' words as their alternative text."""
CONTENTS = {"shipped": SHIPPED, "all-blocks": ALL_BLOCKS}
FALSE_ALARMS = {
    "ORD-001": "puts a paragraph's words before the links among them",
    "PAG-001": "takes words that several slides say for a running header",
    "HDG-010": "wants running text below each heading, where slides may have a drawing",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, int], Path]:
    """The folder of each content with a handout of each kind."""
    found = {}
    for name, content in CONTENTS.items():
        for count in COUNTS:
            folder = tmp_path_factory.mktemp(f"{name}-{count}")
            order = irdocs.Order(only="deck", handout=count)
            result = irdocs.build(content, folder, order, environment={})
            assert not result.failed, [str(error) for error in result.report.errors]
            found[name, count] = folder
    return found


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", CONTENTS)
def test_checkers_find_nothing(name: str, count: int, made: Mapping[tuple[str, int], Path]) -> None:
    file = made[name, count] / "handout.pdf"
    title = {"shipped": "Interventional radiology", "all-blocks": "Every block"}[name]
    assert not rules.check(file.read_bytes(), "en-GB", title)
    assert not pdfua.validate(file).findings
    said = [f for f in outloud.check(file).findings if f.severity in ("error", "warning")]
    assert not [str(f) for f in said if f.rule not in FALSE_ALARMS]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", CONTENTS)
def test_each_slide_has_its_title_as_heading_in_order(
    name: str, count: int, made: Mapping[tuple[str, int], Path]
) -> None:
    folder = made[name, count]
    pieces = pdf.read((folder / "handout.pdf").read_bytes()).pieces
    headings = [(even(p.text), p.page) for p in pieces if p.role in ("H1", "H2", "H3")]
    slides = pptx.read((folder / "deck.pptx").read_bytes()).pieces
    titles = [even(p.text) for p in slides if p.role in ("title", "ctrTitle")]
    assert [text for text, _ in headings] == titles
    if count > 1:
        assert [page for _, page in headings] == [n // count + 1 for n in range(len(titles))]


@pytest.mark.parametrize("name", CONTENTS)
def test_all_that_slides_and_notes_say_is_there(
    name: str, made: Mapping[tuple[str, int], Path]
) -> None:
    folder = made[name, 1]
    words = pdf.read((folder / "handout.pdf").read_bytes()).words()
    for piece in pptx.read((folder / "deck.pptx").read_bytes()).pieces:
        for line in () if piece.role in UNSAID else piece.text.splitlines():
            assert even(line) in words, piece
        assert even(piece.alt or "") in words, piece


def words_of(
    page: pypdfium2.PdfPage, frame: Rect, width: float
) -> Iterator[tuple[str, float, float]]:
    """Yield each word in a frame with its first letter's middle, in pt on the slide."""
    text, height = page.get_textpage(), page.get_height()
    scale = width / frame.width
    word, at = "", (0.0, 0.0)
    for index in range(text.count_chars() + 1):
        character = text.get_text_range(index, 1) if index < text.count_chars() else " "
        if not character.strip():
            if word:
                yield word, *at
            word = ""
            continue
        left, bottom, right, top = text.get_charbox(index)
        x, y = (left + right) / 2, height - (bottom + top) / 2
        if not (frame.x <= x <= frame.right and frame.y <= y <= frame.bottom):
            continue
        if not word:
            at = ((x - frame.x) * scale, (y - frame.y) * scale)
        word += character


def on_handout(folder: Path, count: int) -> list[list[tuple[str, float, float]]]:
    arrangement = arranged(count, SLIDE)
    document = pypdfium2.PdfDocument(folder / "handout.pdf")
    return [
        list(words_of(page, frame, SLIDE.width))
        for page in document
        for frame in arrangement.frames
    ]


@pytest.mark.parametrize("count", COUNTS)
def test_words_stand_in_the_boxes_that_the_deck_has_for_them(
    count: int, made: Mapping[tuple[str, int], Path]
) -> None:
    folder = made["all-blocks", count]
    show = Show((folder / "deck.pptx").read_bytes())
    seen = 0
    for slide, words in zip(show.slides, on_handout(folder, count), strict=False):
        boxes = [(s, slide.box(s)) for s in slide.shapes if s.kind == "sp" and s.body is not None]
        for shape, box in boxes:
            text = "".join(t.text or "" for t in shape.body.iter("{*}t")).split()
            if box is None or not text or len(text[0]) < 4:
                continue
            inside = [
                word for word, x, y in words
                if box.x - 3 <= x <= box.right + 3 and box.y - 3 <= y <= box.bottom + 3
            ]  # fmt: skip
            assert any(text[0].startswith(word[:4]) for word in inside), (slide.number, text[:3])
            seen += 1
    assert seen > 40


@pytest.mark.skipif(not rendered.is_there(), reason="LibreOffice is not here")
@pytest.mark.parametrize("name", CONTENTS)
def test_words_stand_where_libreoffice_shows_them(
    name: str, made: Mapping[tuple[str, int], Path], tmp_path: Path
) -> None:
    folder = made[name, 2]
    deck = tmp_path / f"{name}.pptx"
    shutil.copy(folder / "deck.pptx", deck)
    shown = rendered.convert([deck], tmp_path)[deck.stem]
    pages = pypdfium2.PdfDocument(shown)
    apart = []
    for page, ours in zip(pages, on_handout(folder, 2), strict=False):
        frame = Rect(0, 0, page.get_width(), page.get_height())
        theirs: dict[str, list[tuple[float, float]]] = {}
        for word, x, y in words_of(page, frame, SLIDE.width):
            theirs.setdefault(word, []).append((x, y))
        for word, x, y in ours:
            if places := theirs.get(word):
                apart.append(min(abs(x - a) + abs(y - b) for a, b in places))
    assert len(apart) > 200
    assert median(apart) < 6
    assert sum(one < 30 for one in apart) / len(apart) > 0.95


def test_grounds_have_the_decks_colours(made: Mapping[tuple[str, int], Path]) -> None:
    document = pypdfium2.PdfDocument(made["shipped", 1] / "handout.pdf")
    frame = arranged(1, SLIDE).frames[0]
    for number, colour in ((0, "0B3C6F"), (1, "FFFFFF"), (3, "0B3C6F")):
        image = document[number].render(scale=1).to_pil().convert("RGB")
        pixel = image.getpixel((round(frame.x + 5), round(frame.y + 5)))
        assert "{:02X}{:02X}{:02X}".format(*pixel) == colour  # type: ignore[misc]


def test_notes_too_long_for_their_page_go_on(tmp_path: Path) -> None:
    long = "\n\n".join(
        f"      Sentence {n} of many that the lecturer says here." for n in range(90)
    )
    text = SMALL.replace("    notes: Say it.", f"    notes: |\n{long}")
    (tmp_path / "content.yaml").write_text(text)
    order = irdocs.Order(only="deck", handout=1)
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={}).failed
    outline = pdf.read((tmp_path / "handout.pdf").read_bytes())
    pages = {p.page for p in outline.pieces if p.text.startswith("Sentence")}
    assert len(pages) >= 3
    for number in range(90):
        assert f"Sentence {number} of many that the lecturer says here." in outline.words()


def test_a_word_without_end_in_the_notes_is_cut_into_lines(tmp_path: Path) -> None:
    word = "x" * 5000
    (tmp_path / "content.yaml").write_text(SMALL.replace("notes: Say it.", f"notes: So {word} it."))
    order = irdocs.Order(only="deck", handout=1)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    words = pdf.read((tmp_path / "handout.pdf").read_bytes()).words()
    assert f"So {word} it." in words


@pytest.mark.parametrize("words", ["Plain words", "Xạ̈ Đặng", "Ωμέγα"])
def test_letters_beyond_the_usual_reach_bold_words_in_any_order(words: str, tmp_path: Path) -> None:
    """Decks that one process makes one after the other each have their own letters."""
    (tmp_path / "content.yaml").write_text(
        SMALL.replace("audience: For tests", f"audience: {words}")
    )
    for _ in range(2):
        order = irdocs.Order(only="deck", handout=2)
        result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
        assert not result.failed, [str(error) for error in result.report.errors]
    assert even(words) in pdf.read((tmp_path / "handout.pdf").read_bytes()).words()


def test_a_handout_of_another_deck_is_missed(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(SMALL.replace("Some words", "Quite other words"))
    (tmp_path / "content.yaml").write_text(SMALL)
    order = irdocs.Order(only="deck", handout=6)
    for name in ("content", "other"):
        assert not irdocs.build(tmp_path / f"{name}.yaml", tmp_path / name, order).failed
    shutil.copy(tmp_path / "other" / "handout.pdf", tmp_path / "content" / "handout.pdf")
    found = irdocs.check(tmp_path / "content.yaml", order, built=tmp_path / "content")
    (error,) = found.report.errors
    assert error.code == "lost-text" and "Some words" in error.message


def test_a_handout_repeats_to_the_byte_and_holds_its_fonts(tmp_path: Path) -> None:
    digests = set()
    for name in ("one", "two"):
        order = irdocs.Order(only="deck", handout=3)
        irdocs.build(SHIPPED, tmp_path / name, order, environment={})
        digests.add(hashlib.sha256((tmp_path / name / "handout.pdf").read_bytes()).hexdigest())
    assert len(digests) == 1
    with pikepdf.open(tmp_path / "one" / "handout.pdf") as file:
        fonts = {str(f.BaseFont) for page in file.pages for f in page.Resources.Font.values()}
    assert any("Bold" in name for name in fonts) and any("Bold" not in name for name in fonts)


def test_a_handout_in_a_users_template(tmp_path: Path) -> None:
    for name in ("branded.pptx", "small-wide.pptx"):
        (tmp_path / name).write_bytes(templates.all_templates()[name])
        order = irdocs.Order(only="deck", handout=2, template=tmp_path / name)
        result = irdocs.build(SHIPPED, tmp_path / "out", order, environment={})
        assert not result.failed, [str(error) for error in result.report.errors]
        with pikepdf.open(io.BytesIO((tmp_path / "out" / "handout.pdf").read_bytes())) as file:
            assert len(file.pages) >= 15


def test_wrong_counts_are_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "irdocs", "build", "--handout", "4"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "'1', '2', '3', '6'" in done.stderr
