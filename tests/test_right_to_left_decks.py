"""Decks in languages that are written from right to left: mirrored, and each paragraph says so.

The words of the fixture stay as they are, so that a deck in Dhivehi, of which irdocs has no words,
and one in English say the same and one can be held against the other.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

import irdocs
from conftest import ALL_BLOCKS, SMALL, Built
from irdocs.audit import deck as rules
from irdocs.charts.qr_codes import qr_code
from irdocs.deck import mirror
from irdocs.deck.bidi_marks import EMBED, END
from irdocs.drawing import mirrored, rectangle
from irdocs.ooxml.namespaces import NAMESPACES, A, C, P
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.xml import Element
from irdocs.units import Rect, Size
from support import templates
from support.designs import own_design
from support.editing import edited
from support.small_documents import ABOUT, built, one_section, whole

WIDTH = 12_192_000
"""The width of a slide, in EMU."""
TOUCH = 2
"""How much rounding to whole EMU may change."""
SLIDES = r"ppt/slides/slide\d+\.xml"
Parts = Mapping[str, bytes]


def deck_of(folder: Path, language: str, **options: object) -> bytes:
    """Return the deck of the fixture in a language."""
    shutil.copytree(ALL_BLOCKS.parent / "assets", folder / "assets", dirs_exist_ok=True)
    text = ALL_BLOCKS.read_text(encoding="utf-8").replace(
        "language: en-GB", f"language: {language}"
    )
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    order = irdocs.BuildOptions(only="deck", **options)  # type: ignore[arg-type]
    result = irdocs.build(folder / "content.yaml", folder / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    return (folder / "out" / "deck.pptx").read_bytes()


@dataclass(frozen=True)
class Two:
    """The same deck in two languages."""

    english: Parts
    reversed: Parts
    data: bytes
    """The file of the second."""


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def two(all_blocks: Built, tmp_path_factory: pytest.TempPathFactory) -> Two:
    dhivehi = deck_of(tmp_path_factory.mktemp("dv"), "dv")
    return Two(unpacked(all_blocks.deck), unpacked(dhivehi), dhivehi)


def parsed(parts: Parts, pattern: str) -> Iterator[tuple[str, Element]]:
    for name in sorted(parts):
        if re.fullmatch(pattern, name):
            yield name, etree.fromstring(parts[name])


def boxes(root: Element) -> list[tuple[str, int, int, int, int]]:
    """Return name, left, top, width and height of each shape of a slide that has a place."""
    found = []
    for shape in root.find(f"{P}cSld/{P}spTree"):
        frame = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
        name = next(shape.iter(f"{P}cNvPr"), None)
        if frame is None or name is None or frame.find(f"{A}off") is None:
            continue
        (x, y), (cx, cy) = (
            [int(frame.find(f"{A}{tag}").get(key)) for key in keys]
            for tag, keys in (("off", "xy"), ("ext", ("cx", "cy")))
        )
        found.append((name.get("name"), x, y, cx, cy))
    return found


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("pattern", [SLIDES, r"ppt/slideLayouts/.*\.xml",
                                     r"ppt/slideMasters/.*\.xml"])  # fmt: skip
def test_all_that_is_ours_stands_as_in_a_mirror(two: Two, pattern: str) -> None:
    pairs = list(zip(parsed(two.english, pattern), parsed(two.reversed, pattern), strict=True))
    count = 0
    for (name, left), (same_name, right) in pairs:
        assert name == same_name
        for plain, seen in zip(boxes(left), boxes(right), strict=True):
            assert seen[0] == plain[0]
            if plain[0] == "Picture" and "Layout" in name:
                continue  # a logo beside the date, which is not as long in the other language
            expected = (WIDTH - plain[1] - plain[3], *plain[2:])
            assert seen[1:] == pytest.approx(expected, abs=TOUCH), (name, plain[0])
            count += 1
    assert count > 3


def test_the_slides_are_the_same_ones(two: Two) -> None:
    names = [{name for name in parts if name.startswith("ppt/slides/")}
             for parts in (two.english, two.reversed)]  # fmt: skip
    assert names[0] == names[1]


def test_pictures_are_moved_and_not_turned_round(two: Two) -> None:
    for _, root in parsed(two.reversed, SLIDES):
        for frame in root.iter(f"{A}xfrm"):
            is_line = frame.getparent().getparent().tag in (f"{P}cxnSp", f"{P}sp")
            assert frame.get("flipH") is None or is_line
    media = [{name: data for name, data in parts.items() if name.startswith("ppt/media/")}
             for parts in (two.english, two.reversed)]  # fmt: skip
    assert media[0] == media[1]


def named_paths(parts: Parts, name: str) -> list[bytes]:
    return [
        etree.tostring(shape.find(f"{P}spPr/{A}custGeom"))
        for _, root in parsed(parts, SLIDES)
        for shape in root.iter(f"{P}sp")
        if shape.find(f"{P}nvSpPr/{P}cNvPr").get("name") == name
    ]


def test_codes_keep_their_modules_and_dots_begin_at_the_right(two: Two) -> None:
    assert named_paths(two.english, "Modules") == named_paths(two.reversed, "Modules") != []
    assert named_paths(two.english, "Part") == named_paths(two.reversed, "Part") != []
    assert named_paths(two.english, "Affected") != named_paths(two.reversed, "Affected")
    first = named_paths(two.reversed, "Affected")[0]
    xs = [int(x) for x in re.findall(rb'<a:moveTo><a:pt x="(\d+)"', first)]
    assert xs[0] == max(xs)
    assert qr_code("https://example.org/more")[1] > 0


def test_arrows_keep_to_the_points_that_they_are_tied_to(two: Two) -> None:
    """Point 1 of a shape is its left one, 3 its right one; 0 and 2 are above and below."""

    def ends(parts: Parts) -> list[int]:
        return [
            int(end.get("idx"))
            for _, root in parsed(parts, SLIDES)
            for end in root.iter(f"{A}stCxn", f"{A}endCxn")
        ]

    assert ends(two.english)
    assert ends(two.reversed) == [{1: 3, 3: 1}.get(end, end) for end in ends(two.english)]


# ---------------------------------------------------------------- text


def paragraphs(parts: Parts, pattern: str) -> Iterator[tuple[Element, str]]:
    for _, root in parsed(parts, pattern):
        for paragraph in root.iter(f"{A}p"):
            yield paragraph, "".join(text.text or "" for text in paragraph.iter(f"{A}t"))


@pytest.mark.parametrize("pattern", [SLIDES, r"ppt/notesSlides/.*\.xml"])
def test_each_paragraph_says_that_it_runs_from_the_right(two: Two, pattern: str) -> None:
    count = 0
    for paragraph, words in paragraphs(two.reversed, pattern):
        runs = list(paragraph.iter(f"{A}rPr"))
        if not any(map(str.isalpha, words)) or all(run.get("noProof") for run in runs):
            continue
        setting = paragraph.find(f"{A}pPr")
        assert setting is not None, words
        if "notes" in pattern and all(run.get("lang", "").startswith("en") for run in runs):
            assert (setting.get("rtl"), setting.get("algn")) == ("0", "l")  # our own words
            continue
        assert setting.get("rtl") == "1", words
        is_date = re.fullmatch(f"{EMBED}14 .* 2026{END}", words)
        assert setting.get("algn") in (("l",) if is_date else ("r", "ctr")), words
        count += 1
    assert count > 20


def test_figures_keep_their_order_at_the_right(two: Two) -> None:
    found = [p for p, words in paragraphs(two.reversed, SLIDES) if words == "12.5%"]
    assert found
    for paragraph in found:
        setting = paragraph.find(f"{A}pPr")
        assert (setting.get("rtl"), setting.get("algn")) == ("0", "r")


def test_code_and_mathematics_run_to_the_right(two: Two) -> None:
    code = [p for p, words in paragraphs(two.reversed, SLIDES) if "def half" in words]
    alone = [p for p, _ in paragraphs(two.reversed, SLIDES)
             if next(p.iter(f"{{{NAMESPACES['m']}}}oMathPara"), None) is not None]  # fmt: skip
    assert code and alone
    for paragraph in (*code, *alone):
        setting = paragraph.find(f"{A}pPr")
        assert setting.get("rtl") == "0"
        assert setting.get("algn") == ("l" if paragraph in code else "ctr")


def test_master_notes_and_presentation_say_it_too(two: Two) -> None:
    assert b' rtl="1"' in two.reversed["ppt/presentation.xml"][:2000]
    ((_, master),) = parsed(two.reversed, r"ppt/slideMasters/.*\.xml")
    for style in ("titleStyle", "bodyStyle", "otherStyle"):
        for level in master.find(f"{P}txStyles/{P}{style}"):
            assert (level.get("rtl"), level.get("algn")) == ("1", "r")
    ((_, notes),) = parsed(two.reversed, r"ppt/notesMasters/.*\.xml")
    level = notes.find(f"{P}notesStyle/{A}lvl1pPr")
    assert (level.get("rtl"), level.get("algn")) == ("1", "r")


def test_a_deck_that_runs_to_the_right_says_nothing_of_it(two: Two) -> None:
    assert not any(b'rtl="1"' in data for data in two.english.values())


def test_tables_run_from_the_right(two: Two) -> None:
    tables = [t for _, root in parsed(two.reversed, SLIDES)
              for t in root.iter(f"{A}tblPr")]  # fmt: skip
    assert tables
    assert all(table.get("rtl") == "1" for table in tables)


def test_axes_of_charts_run_from_the_right(two: Two) -> None:
    """The axis across is turned round; so the other one stands at the right."""
    for (name, plain), (_, seen) in zip(
        parsed(two.english, r"ppt/charts/chart.*\.xml"),
        parsed(two.reversed, r"ppt/charts/chart.*\.xml"),
        strict=True,
    ):
        for before, after in zip(
            plain.iter(f"{C}catAx", f"{C}dateAx", f"{C}valAx"),
            seen.iter(f"{C}catAx", f"{C}dateAx", f"{C}valAx"),
            strict=True,
        ):
            sides = [axis.find(f"{C}axPos").get("val") for axis in (before, after)]
            assert sides[1] == {"l": "r", "r": "l"}.get(sides[0], sides[0]), name
            if sides[0] == "b":
                assert after.find(f"{C}scaling/{C}orientation").get("val") == "maxMin", name
        for layout in seen.iter(f"{C}manualLayout"):
            assert float(layout.find(f"{C}x").get("val")) >= -0.001


# ---------------------------------------------------------------- templates


def test_a_template_keeps_its_places_and_what_is_put_there_is_turned(tmp_path: Path) -> None:
    file = tmp_path / "template.pptx"
    file.write_bytes(templates.all_templates()["default.pptx"])
    plain, seen = (
        unpacked(deck_of(tmp_path / language, language, template=file))
        for language in (made(tmp_path, "en-GB"), made(tmp_path, "dv"))
    )
    own = unpacked(file.read_bytes())
    kept = [n for n in own if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", n)]
    assert kept
    assert all(boxes(etree.fromstring(seen[n])) == boxes(etree.fromstring(own[n])) for n in kept)
    pictured = 0
    for (_, left), (_, right) in zip(
        parsed(plain, SLIDES), parsed(seen, SLIDES),
        strict=True,
    ):  # fmt: skip
        width = int(etree.fromstring(seen["ppt/presentation.xml"]).find(f"{P}sldSz").get("cx"))
        for before, after in zip(boxes(left), boxes(right), strict=True):
            assert after[1] == pytest.approx(width - before[1] - before[3], abs=TOUCH), before
            pictured += 1
    assert pictured > 20
    for paragraph, words in paragraphs(seen, SLIDES):
        is_code = any(r.get("noProof") for r in paragraph.iter(f"{A}rPr"))
        if any(map(str.isalpha, words)) and not is_code:
            assert paragraph.find(f"{A}pPr").get("rtl") == "1", words


def made(folder: Path, name: str) -> str:
    (folder / name).mkdir()
    return name


def test_a_note_says_that_a_template_runs_the_other_way(tmp_path: Path) -> None:
    file = tmp_path / "template.pptx"
    file.write_bytes(templates.all_templates()["default.pptx"])
    text = SMALL.replace("language: en-GB", "language: dv")
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    order = irdocs.BuildOptions(only="deck", template=file)
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert "template-direction" in {finding.code for finding in result.report}


# ---------------------------------------------------------------- the rule, and small parts


EXPECTED = rules.ExpectedDeck(Size(960, 540), language="dv")


def found(data: bytes) -> set[str]:
    return {rule.code for rule, _ in rules.check(Presentation(data), EXPECTED)}


def test_the_finished_deck_breaks_no_rule_of_direction(two: Two) -> None:
    assert not found(two.data) & {"PPT-30", "PPT-31"}


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (r"ppt/presentation\.xml", rb'(<p:presentation[^>]*) rtl="1"', rb"\1"),
        (SLIDES, rb'algn="r" rtl="1"', rb'algn="r" rtl="0"'),
        (SLIDES, rb'algn="r" rtl="1"', rb'algn="l" rtl="1"'),
        (r"ppt/notesSlides/.*\.xml", rb' rtl="1"', b""),
        (SLIDES, rb'(<a:tblPr[^>]*) rtl="1"', rb"\1"),
    ],
)
def test_what_runs_the_wrong_way_is_found(two: Two, part: str, old: bytes, new: bytes) -> None:
    def fault(parts: dict[str, bytes]) -> None:
        name = next(n for n in sorted(parts) if re.fullmatch(part, n) and re.search(old, parts[n]))
        parts[name] = re.sub(old, new, parts[name])

    assert "PPT-30" in found(edited(two.data, fault))


def test_a_mirror_of_a_mirror_is_the_design_itself() -> None:
    plain = own_design()
    twice = mirror.design(mirror.design(plain))
    for key, layout in plain.layouts.items():
        for before, after in zip(layout.placeholders, twice.layouts[key].placeholders, strict=True):
            assert after.align == before.align
            assert after.box.x == pytest.approx(before.box.x)


def test_boxes_and_paths_are_mirrored_within_a_width() -> None:
    assert Rect(10, 5, 30, 8).mirrored(100) == Rect(60, 5, 30, 8)
    assert mirrored(rectangle(0, 0, 4, 2), 10)[0] == ("M", (10, 0))


def test_a_cover_drawing_leaves_the_slide_on_the_other_side(tmp_path: Path) -> None:
    """It stands at the left, so what led off its right edge has to be at its left."""
    art = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<path class="fill-primary" d="M2 2 L10 2 L10 9 Z"/></svg>'
    )
    reached = {}
    for language in ("en-GB", "dv"):
        (tmp_path / "art.svg").write_text(art)
        about = {**ABOUT, "language": language, "cover": {"file": "art.svg"}}
        out = whole(
            tmp_path, one_section({"type": "text", "text": "Words."}, document=about), only="deck"
        )
        parts = unpacked((out / "deck.pptx").read_bytes())
        (shape, *_) = (
            shape
            for _, root in parsed(parts, r"ppt/slideLayouts/slideLayout\d+\.xml")
            for shape in root.iter(f"{P}sp")
            if shape.find(f"{P}nvSpPr/{P}cNvPr").get("name") == "Art 1"
        )
        path = shape.find(f".//{A}path")
        xs = [int(point.get("x")) / int(path.get("w")) for point in path.iter(f"{A}pt")]
        reached[language] = [round(x, 2) for x in xs]
    assert reached == {"en-GB": [0.2, 1, 1, 0.2], "dv": [0.8, 0, 0, 0.8]}


def test_in_a_template_from_the_right_english_runs_to_the_right(tmp_path: Path) -> None:
    def from_right(parts: dict[str, bytes]) -> None:
        name = "ppt/slideMasters/slideMaster1.xml"
        parts[name] = parts[name].replace(b'rtl="0"', b'rtl="1"')

    file = tmp_path / "template.pptx"
    file.write_bytes(edited(templates.all_templates()["default.pptx"], from_right))
    text = one_section({"type": "text", "text": "Words."})
    result = built(tmp_path, text, only="deck", template=file)
    assert "template-direction" in {finding.code for finding in result.report}
    parts = unpacked((tmp_path / "out" / "deck.pptx").read_bytes())
    for paragraph, words in paragraphs(parts, SLIDES):
        if words in ("Words.", "Section"):
            assert paragraph.find(f"{A}pPr").get("rtl") == "0"
