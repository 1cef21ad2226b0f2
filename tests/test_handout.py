"""The handout: the deck's slides on paper, true in text and place, for listeners too."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from statistics import median

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image

import irdocs
from conftest import ALL_BLOCKS, SHIPPED, SMALL, WIDE, slide_on_handout
from irdocs.audit import pdf as rules
from irdocs.audit.reading import deck_text, pdf_file, pdf_text
from irdocs.audit.reading.transcript import normalised
from irdocs.handout.pages import COUNTS, arranged
from irdocs.libreoffice import slides
from irdocs.ooxml.presentation import Presentation
from irdocs.units import Rect, Size
from support import hospital as hospitals
from support import rendered, templates
from support.small_pdf import content_of
from support.thorough import IS_THOROUGH, LONG, tried

SLIDE = Size(960, 540)
UNSAID = ("chart", "formula", "sldNum", "dt", "ftr", "video")
"""What the deck says and the handout shows: words of charts and signs of formulas as alternative
text; captions belong to what is played."""
TRIED = COUNTS if IS_THOROUGH else (1,)
"""The numbers of slides on a page: all of them in `make verify`, one with its notes here."""
CONTENTS = {"shipped": SHIPPED, "all-blocks": ALL_BLOCKS}
FALSE_ALARMS = {
    "ORD-001": "puts a paragraph's words before the links among them",
    "PAG-001": "takes words that several slides say for a running header",
    "HDG-010": "wants running text below each heading, where slides may have a drawing",
}


@pytest.fixture(scope="module")
def made(
    shipped_folder: Path, all_blocks_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[tuple[str, int], Path]:
    """The folder of each content with a handout of each kind."""
    found = {("shipped", 1): shipped_folder, ("all-blocks", 1): all_blocks_folder}
    for name, content in CONTENTS.items():
        for count in TRIED:
            if count == 1:
                continue
            folder = tmp_path_factory.mktemp(f"{name}-{count}")
            order = irdocs.BuildOptions(only="deck", handout=count)
            result = irdocs.build(content, folder, order, environment={})
            assert not result.failed, [str(error) for error in result.report.errors]
            found[name, count] = folder
    return found


@pytest.mark.parametrize("count", TRIED)
@pytest.mark.parametrize("name", CONTENTS)
def test_checkers_find_nothing(name: str, count: int, made: Mapping[tuple[str, int], Path]) -> None:
    file = made[name, count] / "handout.pdf"
    title = {"shipped": "Interventional radiology", "all-blocks": "Every block"}[name]
    assert not rules.check(pdf_file.read(file.read_bytes()), rules.ExpectedPdf("en-GB", title))
    assert not pdfua.validate(file).findings
    said = [f for f in outloud.check(file).findings if f.severity in ("error", "warning")]
    assert not [str(f) for f in said if f.rule not in FALSE_ALARMS]


@pytest.mark.parametrize("count", TRIED)
@pytest.mark.parametrize("name", CONTENTS)
def test_each_slide_has_its_title_as_heading_in_order(
    name: str, count: int, made: Mapping[tuple[str, int], Path]
) -> None:
    folder = made[name, count]
    pieces = pdf_text.read((folder / "handout.pdf").read_bytes()).pieces
    headings = [(normalised(p.text), p.page) for p in pieces if p.role in ("H1", "H2", "H3")]
    slides = deck_text.read((folder / "deck.pptx").read_bytes()).pieces
    titles = [normalised(p.text) for p in slides if p.role in ("title", "ctrTitle")]
    assert [text for text, _ in headings] == titles
    if count > 1:
        assert [page for _, page in headings] == [n // count + 1 for n in range(len(titles))]


@pytest.mark.parametrize("name", CONTENTS)
def test_all_that_slides_and_notes_say_is_there(
    name: str, made: Mapping[tuple[str, int], Path]
) -> None:
    folder = made[name, 1]
    words = pdf_text.read((folder / "handout.pdf").read_bytes()).words()
    for piece in deck_text.read((folder / "deck.pptx").read_bytes()).pieces:
        for line in () if piece.role in UNSAID else piece.text.splitlines():
            # A handout has the address in place of these words.
            said = normalised(re.sub(r"Read \[\d+\] online$", "", line))
            assert said in words, piece
        assert normalised(piece.alt or "") in words, piece


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


@pytest.mark.parametrize("count", TRIED)
def test_words_stand_in_the_boxes_that_the_deck_has_for_them(
    count: int, made: Mapping[tuple[str, int], Path]
) -> None:
    folder = made["all-blocks", count]
    show = Presentation((folder / "deck.pptx").read_bytes())
    seen = 0
    for slide, words in zip(show.slides, on_handout(folder, count), strict=False):
        boxes = [(s, slide.box(s)) for s in slide.shapes if s.kind == "sp" and s.body is not None]
        for shape, box in boxes:
            text = "".join(t.text or "" for t in shape.body.iter("{*}t")).split()
            is_drawn = any(True for _ in shape.body.iter("{*}oMath"))
            if box is None or is_drawn or not text or len(text[0]) < 4:
                continue
            inside = [
                word for word, x, y in words
                if box.x - 3 <= x <= box.right + 3 and box.y - 3 <= y <= box.bottom + 3
            ]  # fmt: skip
            assert any(text[0].startswith(word[:4]) for word in inside), (slide.number, text[:3])
            seen += 1
    assert seen > 40


@pytest.mark.skipif(
    not (IS_THOROUGH and rendered.is_there()), reason="done in `make verify`, by LibreOffice"
)
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
    order = irdocs.BuildOptions(only="deck", handout=1)
    assert not irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={}).failed
    outline = pdf_text.read((tmp_path / "handout.pdf").read_bytes())
    pages = {p.page for p in outline.pieces if p.text.startswith("Sentence")}
    assert len(pages) >= 3
    for number in range(90):
        assert f"Sentence {number} of many that the lecturer says here." in outline.words()


def test_a_word_without_end_in_the_notes_is_cut_into_lines(tmp_path: Path) -> None:
    word = "x" * 5000
    (tmp_path / "content.yaml").write_text(SMALL.replace("notes: Say it.", f"notes: So {word} it."))
    order = irdocs.BuildOptions(only="deck", handout=1)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    words = pdf_text.read((tmp_path / "handout.pdf").read_bytes()).words()
    assert f"So {word} it." in words


@pytest.mark.parametrize("words", ["Plain words", "Xạ̈ Đặng", "Ωμέγα"])
def test_letters_beyond_the_usual_reach_bold_words_in_any_order(words: str, tmp_path: Path) -> None:
    """Decks that one process makes one after the other each have their own letters."""
    (tmp_path / "content.yaml").write_text(
        SMALL.replace("audience: For tests", f"audience: {words}")
    )
    for _ in range(2):
        order = irdocs.BuildOptions(only="deck", handout=2)
        result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
        assert not result.failed, [str(error) for error in result.report.errors]
    assert normalised(words) in pdf_text.read((tmp_path / "handout.pdf").read_bytes()).words()


def test_a_handout_of_another_deck_is_missed(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(SMALL.replace("Some words", "Quite other words"))
    (tmp_path / "content.yaml").write_text(SMALL)
    order = irdocs.BuildOptions(only="deck", handout=6)
    for name in ("content", "other"):
        assert not irdocs.build(tmp_path / f"{name}.yaml", tmp_path / name, order).failed
    shutil.copy(tmp_path / "other" / "handout.pdf", tmp_path / "content" / "handout.pdf")
    found = irdocs.check(tmp_path / "content.yaml", order, built=tmp_path / "content")
    assert any(
        error.code == "changed-text"
        and 'was "Some words.", now "Quite other words."' in error.message
        for error in found.report.errors
    )


def test_a_handout_repeats_to_the_byte_and_holds_its_fonts(tmp_path: Path) -> None:
    digests = set()
    for name in ("one", "two"):
        order = irdocs.BuildOptions(only="deck", handout=3)
        irdocs.build(SHIPPED, tmp_path / name, order, environment={})
        digests.add(hashlib.sha256((tmp_path / name / "handout.pdf").read_bytes()).hexdigest())
    assert len(digests) == 1
    with pikepdf.open(tmp_path / "one" / "handout.pdf") as file:
        fonts = {str(f.BaseFont) for page in file.pages for f in page.Resources.Font.values()}
    assert any("Bold" in name for name in fonts) and any("Bold" not in name for name in fonts)


# ---------------------------------------------------------------- in a user's template


def in_template(
    folder: Path, data: bytes, count: int = 1, content: Path = SHIPPED
) -> irdocs.BuildResult:
    (folder / "trust.pptx").write_bytes(data)
    order = irdocs.BuildOptions(only="deck", handout=count, template=folder / "trust.pptx")
    result = irdocs.build(content, folder, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return result


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A content file of a few slides, where what a template paints is looked at."""
    (tmp_path / "content.yaml").write_text(SMALL)
    return tmp_path / "content.yaml"


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a deck and its handout in a hospital's template."""
    folder = tmp_path_factory.mktemp("hospital")
    in_template(folder, templates.all_templates()["hospital.pptx"])
    return folder


IN_TEMPLATES = [
    (name, count)
    for count in (1, 2)
    for name in ("branded.pptx", "dark.pptx", "libreoffice.pptx", "picture.pptx")
]


@pytest.mark.parametrize(("name", "count"), IN_TEMPLATES[:: tried(1, 8)])
def test_a_handout_in_a_users_template(name: str, count: int, tmp_path: Path) -> None:
    result = in_template(tmp_path, templates.all_templates()[name], count)
    assert "leaves out" not in str([str(found) for found in result.report])
    with pikepdf.open(io.BytesIO((tmp_path / "handout.pdf").read_bytes())) as file:
        assert len(file.pages) >= 15


NEAR = 6
"""How far apart a part of two colours may be and both look the same."""


def is_near(one: object, other: tuple[int, int, int], within: int = NEAR) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def test_what_the_template_paints_is_there(hospital: Path) -> None:
    title, inner, section = (slide_on_handout(hospital, slide) for slide in (1, 2, 12))
    assert is_near(title.getpixel((10, 200)), (12, 38, 66), 8)  # its photograph
    assert is_near(inner.getpixel((360, 86)), (0, 103, 127), 60)  # the rule below titles
    assert is_near(inner.getpixel((680, 20)), (0, 103, 127))  # its logo, cropped: a disc
    assert is_near(inner.getpixel((680, 36)), (255, 255, 255))  # and the cross in it
    # A group is scaled and turned: one mark stands above the other, on the left edge.
    assert is_near(inner.getpixel((16, 38)), (138, 21, 56))
    assert is_near(inner.getpixel((16, 53)), (75, 79, 154))
    # The ground runs from white to a light blue, and a wave lies half transparent over it.
    assert is_near(inner.getpixel((10, 200)), (255, 255, 255))
    wave, ground = inner.getpixel((500, 402)), (0.35 * 0 + 0.65 * 213, 0, 0)
    assert isinstance(wave, tuple) and abs(wave[0] - ground[0]) <= 8
    assert is_near(section.getpixel((20, 20)), (27, 54, 93))
    middle = section.getpixel((600, 250))  # a disc from one colour to another
    assert isinstance(middle, tuple) and 54 < middle[1] < 103


def test_the_templates_own_words_are_seen_and_not_read(hospital: Path) -> None:
    page = pypdfium2.PdfDocument(hospital / "handout.pdf")[1]
    assert page.get_textpage().get_text_range().count("Any Teaching") == 1
    assert "Any Teaching" not in pdf_text.read((hospital / "handout.pdf").read_bytes()).words()
    assert "23 November 2026" in page.get_textpage().get_text_range()
    file = hospital / "handout.pdf"
    expected = rules.ExpectedPdf("en-GB", "Interventional radiology", 0.7, in_template=True)
    assert not rules.check(pdf_file.read(file.read_bytes()), expected)
    assert not pdfua.validate(file).findings


def test_titles_have_the_templates_colour_size_and_side(hospital: Path) -> None:
    with pikepdf.open(hospital / "handout.pdf") as file:
        content = content_of(file.pages[1]).decode("latin-1")
    heading = content[content.index("/H2 <<") :].split("EMC")[0]
    assert "0.1059 0.2118 0.3647 rg" in heading  # tx2, 1B365D
    image = slide_on_handout(hospital, 2)
    ink = [x for x in range(20, 300) for y in (45, 48, 51, 54) if sum(image.getpixel((x, y))) < 300]  # type: ignore[arg-type]
    assert ink and min(ink) < 60  # its words begin on the left


@pytest.mark.skipif(not rendered.is_there(), reason="no LibreOffice here")
@LONG
def test_a_template_looks_as_libreoffice_shows_it(hospital: Path, tmp_path: Path) -> None:
    data = slides((hospital / "deck.pptx").read_bytes())
    document = pypdfium2.PdfDocument(data)
    for slide in (1, 2, 7, 12):
        page = document[slide - 1]
        theirs = page.render(scale=WIDE.width / page.get_width()).to_pil().convert("RGB")
        # Letters may stand a pixel apart; what is compared is the mean colour of small squares.
        ours = slide_on_handout(hospital, slide).resize((60, 34), Image.Resampling.BOX)
        theirs = theirs.resize((60, 34), Image.Resampling.BOX)
        spots = [(x, y) for x in range(60) for y in range(34)]
        same = [is_near(ours.getpixel(s), theirs.getpixel(s), 24) for s in spots]  # type: ignore[arg-type]
        assert sum(same) / len(same) > 0.95, (slide, sum(same) / len(same))


def words_box(number: int, words: str, more: str, body: str) -> str:
    """A text box at the right edge, taller than wide, or turned into that."""
    wide, tall = (
        (7_500_000, 2_000_000, 2_600_000, 300_000),
        (8_700_000, 900_000, 300_000, 2_600_000),
    )
    place = wide if more else tall
    made = hospitals.shape(number, words, place, hospitals.preset("rect"), "", more)
    said = (f'<p:txBody><a:bodyPr wrap="square"{body}/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" '
            f'sz="1400"/><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>')  # fmt: skip
    return made.replace("</p:sp>", said)


@pytest.mark.parametrize(
    ("more", "body", "step"),
    [(' rot="16200000"', "", 1), (' rot="5400000"', "", -1), ("", ' vert="vert270"', 1),
     ("", ' vert="vert"', -1)][:: tried(1, 3)],
)  # fmt: skip
def test_words_of_a_template_run_as_they_are_turned(
    more: str, body: str, step: int, few: Path, tmp_path: Path
) -> None:
    box = words_box(999, "Sideways", more, body)
    data = templates.edited(
        templates.all_templates()["hospital.pptx"],
        templates.sub(templates.MASTER, r"</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + box),
    )
    in_template(tmp_path, data, content=few)
    text = pypdfium2.PdfDocument(tmp_path / "handout.pdf")[1].get_textpage()
    start = text.get_text_range().index("Sideways")
    middles = []
    for index in range(start, start + 8):
        left, bottom, right, top = text.get_charbox(index)
        middles.append(((left + right) / 2, (bottom + top) / 2))
    assert max(x for x, _ in middles) - min(x for x, _ in middles) < 6
    rises = [b[1] - a[1] for a, b in pairwise(middles)]
    assert all(rise * step > 1 for rise in rises), rises  # upwards, or downwards


def test_words_one_below_the_other_are_said_to_be_missing(few: Path, tmp_path: Path) -> None:
    box = words_box(999, "Stacked", "", ' vert="wordArtVert"')
    data = templates.edited(
        templates.all_templates()["hospital.pptx"],
        templates.sub(templates.MASTER, r"</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + box),
    )
    said = [found.message for found in in_template(tmp_path, data, 6, few).report]
    assert [m for m in said if '"Stacked": text whose letters stand' in m], said


EMF = b"\x01\x00\x00\x00" + bytes(200)


UNDRAWN = {
    hospitals.shape(991, "Gear", (0, 0, 9000, 9000), hospitals.preset("gear7"), ""):
        '"Gear": its outline cannot be computed',
    hospitals.picture(992, "Old logo", "rId77"): '"Old logo": a picture in a format that',
    hospitals.picture(993, "Lost", "rId76"): '"Lost": a picture that is not in the file',
    hospitals.picture(994, "Torn", "rId78"): "a picture that is damaged",
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="995" name="Grid"/><p:cNvGraphicFramePr/>'
    '<p:nvPr userDrawn="1"/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="9000" cy="9000"/></p:xfrm></p:graphicFrame>': '"Grid": a table',
}  # fmt: skip
"""Shapes that a handout leaves out of a template, and what is said of each."""


def test_what_cannot_be_drawn_is_said(few: Path, tmp_path: Path) -> None:
    def edit(parts: templates.Parts) -> None:
        parts["ppt/media/old.emf"], parts["ppt/media/torn.png"] = EMF, b"\x89PNG torn"
        for identifier, file in (("rId77", "old.emf"), ("rId78", "torn.png")):
            hospitals.relate(parts, "slideMasters/_rels/slideMaster1", identifier, file)
        templates.sub(r"\[Content_Types\]\.xml", r"(<Types[^>]*>)",
                      r'\1<Default Extension="emf" ContentType="image/x-emf"/>')(parts)  # fmt: skip
        templates.sub(templates.MASTER, r"</p:grpSpPr>(?=<p:sp>)",
                      "</p:grpSpPr>" + "".join(UNDRAWN))(parts)  # fmt: skip

    data = templates.edited(templates.all_templates()["hospital.pptx"], edit)
    said = [found.message for found in in_template(tmp_path, data, 6, few).report]
    for words in UNDRAWN.values():
        assert [m for m in said if "leaves out of the template" in m and words in m], (words, said)


def test_a_strangers_numbers_do_no_harm(few: Path, tmp_path: Path) -> None:
    """Whatever stands where numbers are wanted, the handout is made."""
    odd = templates.edited(
        templates.all_templates()["hospital.pptx"],
        templates.sub(templates.MASTER, r'rot="2700000"', 'rot="many"'),
        templates.sub(templates.MASTER, r"<a:pt x='250' y='0'/>", "<a:pt x='hc2' y='0'/>"),
        templates.sub(templates.MASTER, r'<a:gs pos="70000">', '<a:gs pos="70%">'),
        templates.sub(templates.MASTER, r'w="19050"', 'w="-"'),
    )
    said = [found.message for found in in_template(tmp_path, odd, 6, few).report]
    assert [m for m in said if '"Wave": its outline cannot be computed' in m]


def test_wrong_counts_are_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "irdocs", "build", "--handout", "4"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "'1', '2', '3', '6'" in done.stderr


def test_dark_slides_have_the_colours_of_paper(tmp_path: Path) -> None:
    """Of a page of dark slides little would stay white."""
    (tmp_path / "content.yaml").write_text(SMALL.replace("document:", "theme: lecture\ndocument:"))
    order = irdocs.BuildOptions(only="deck", handout=1, pages=True)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    dark = {}
    for name in ("handout", "slides"):
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            pages = [page.render(scale=0.3).to_pil().convert("L").histogram() for page in pdf]
        dark[name] = [sum(page[:60]) / sum(page) for page in pages]
    plain = [number for number, share in enumerate(dark["slides"]) if share > 0.8]
    assert plain and max(dark["handout"][number] for number in plain) < 0.1
