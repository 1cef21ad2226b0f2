"""What a template states of its text that no words can be read in is not what slides show.

Each deck is read back with python-pptx: what a word looks like is looked up from its slide to the
master by the order of ECMA-376, 21.1.2.4, without any of our own reading of templates.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

import irdocs
from support import templates
from support.editing import MASTER, THEME, Edit, Parts, edited, sub
from support.hospital import preset, shape, solid
from support.small_documents import built, one_section
from support.thorough import tried

TEXT = {"type": "text", "id": "t", "text": "Some words, and some more words."}
LONG = {"type": "points", "id": "l", "title": "It has long points", "items": [
    f"The {n} of them goes on for a while, until it has been said what there is to say of it, and "
    "a little longer." for n in ("first", "second", "third", "fourth", "fifth")
]}  # fmt: skip
POINTS = {"type": "points", "id": "p", "title": "It has points",
          "items": ["One of them", "Another of them", "The last of them"]}  # fmt: skip


def style(kind: str, change: Callable[[str], str]) -> Edit:
    """Change the levels of one of the master's text styles."""

    def edit(parts: Parts) -> None:
        (name,) = (name for name in parts if re.fullmatch(MASTER, name))
        text = parts[name].decode()
        found = re.search(rf"<p:{kind}>.*?</p:{kind}>", text, re.DOTALL)
        assert found
        new = change(found[0])
        assert new != found[0]
        parts[name] = text.replace(found[0], new).encode()

    return edit


def within(kind: str, child: str) -> Edit:
    """Give each level of a style a first child, such as a:lnSpc."""
    return style(kind, lambda text: re.sub(r"(<a:lvl\dpPr[^>]*>)", rf"\1{child}", text))


def runs(kind: str, attributes: str) -> Edit:
    return style(kind, lambda text: text.replace("<a:defRPr ", f"<a:defRPr {attributes} "))


def margins(attributes: str) -> Edit:
    return style(
        "bodyStyle",
        lambda text: re.sub(r'marL="-?\d+" indent="-?\d+"', attributes, text),
    )


def body_of_master(attributes: str, child: str = "") -> Edit:
    """Change the a:bodyPr of the master's body."""
    return sub(MASTER, r'(type="body" idx="1"/>.*?<a:bodyPr)[^>]*>\s*<a:normAutofit/>',
               rf"\1 {attributes}>{child or '<a:normAutofit/>'}")  # fmt: skip


def made(folder: Path, *edits: Edit, base: bytes | None = None) -> tuple[irdocs.BuildResult, Any]:
    template = folder / "trust.pptx"
    template.write_bytes(edited(base or templates.default(), *edits))
    result = built(folder, one_section(TEXT, POINTS, LONG), only="deck", template=template)
    assert not result.failed, [str(error) for error in result.report.errors]
    return result, Presentation(io.BytesIO((folder / "out" / "deck.pptx").read_bytes()))


def told(result: irdocs.BuildResult) -> str:
    return "; ".join(d.message for d in result.report.warnings if d.code == "template")


def chain(slide: Any, shape: Any) -> Iterator[Any]:
    """Yield a placeholder of a slide, that of its layout, and that of its master, as XML."""
    yield shape._element
    holder = shape._element.find(".//" + qn("p:ph"))
    kind, index = holder.get("type", "obj"), holder.get("idx", "0")
    for each in slide.slide_layout.placeholders:
        other = each._element.find(".//" + qn("p:ph"))
        if other.get("idx", "0") == index:
            yield each._element
    master = {"ctrTitle": "title", "title": "title"}.get(kind, "body")
    for each in slide.slide_layout.slide_master.placeholders:
        if each._element.find(".//" + qn("p:ph")).get("type") == master:
            yield each._element


class Look:
    """What holds for a paragraph of a placeholder, its first by default, nearest first."""

    def __init__(self, slide: Any, shape: Any, paragraph: Any = None) -> None:
        elements = list(chain(slide, shape))
        paragraph = elements[0].find(f".//{qn('a:p')}") if paragraph is None else paragraph
        own = paragraph.find(qn("a:pPr"))
        level = int(own.get("lvl", "0")) + 1 if own is not None else 1
        tag = qn(f"a:lvl{level}pPr")
        self.level = level
        self.bodies = [element.find(".//" + qn("a:bodyPr")) for element in elements]
        self.paragraphs = [own] if own is not None else []
        for element in elements:
            self.paragraphs += element.findall(f".//{qn('a:lstStyle')}/{tag}")
        holder = elements[0].find(".//" + qn("p:ph"))
        kind = "titleStyle" if holder.get("type") in ("title", "ctrTitle") else "bodyStyle"
        master = slide.slide_layout.slide_master._element
        self.paragraphs += master.findall(f".//{qn(f'p:{kind}')}/{tag}")
        self.runs = [paragraph.find(".//" + qn("a:rPr"))]
        self.runs += [p.find(qn("a:defRPr")) for p in self.paragraphs]
        self.runs = [run for run in self.runs if run is not None]

    def of(self, where: list[Any], name: str) -> str | None:
        return next((one.get(name) for one in where if one.get(name) is not None), None)

    def child(self, name: str) -> Any:
        found = (one.find(qn(f"a:{name}")) for one in self.paragraphs)
        return next((one for one in found if one is not None), None)

    @property
    def words(self) -> tuple[str | None, str | None]:
        """The size of its words, and their colour."""
        fills = (run.find(qn("a:solidFill")) for run in self.runs)
        fill = next((fill for fill in fills if fill is not None), None)
        return self.of(self.runs, "sz"), None if fill is None else fill[0].get("val")

    @property
    def has_bullet(self) -> bool:
        kinds = (child.tag for one in self.paragraphs for child in one)
        return next((k for k in kinds if k in (qn("a:buNone"), qn("a:buChar"))), "") == qn(
            "a:buChar"
        )

    @property
    def lines(self) -> float:
        """The distance of lines as a share; 0 for one in points."""
        line = self.child("lnSpc")
        if line is None:
            return 1.0
        return int(line[0].get("val")) / 100_000 if line[0].tag == qn("a:spcPct") else 0.0


def looks(deck: Any) -> Iterator[Look]:
    """Yield the look of each placeholder with words, footers left out."""
    count = 0
    for slide in deck.slides:
        for holder in slide.placeholders:
            if int(holder.placeholder_format.type) in (13, 15, 16) or not holder.has_text_frame:
                continue
            if holder.text_frame.text.strip():
                count += 1
                yield Look(slide, holder)
    assert count > 5


def other_levels(parts: Parts) -> None:
    """Give all levels below the first other sizes and colours, as designers do."""
    fill = r"\s*<a:solidFill>.*?</a:solidFill>"
    levels = rf'(<a:lvl[2-9]pPr[^>]*>.*?<a:defRPr[^>]*?) sz="\d+"([^>]*>){fill}'
    new = r'\1 sz="3000"\2<a:solidFill><a:srgbClr val="204060"/></a:solidFill>'
    style("bodyStyle", lambda text: re.sub(levels, new, text, flags=re.DOTALL))(parts)


SECOND = "One inquiry[^1]\n\n[^1]: Under the law of the place."
LISTED = {"type": "points", "items": [SECOND, "A second\n\nof two paragraphs"]}
"""Points of several paragraphs."""
COLUMNS = {
    "type": "columns", "title": "Two ways", "columns": [
        {"title": "Now", "blocks": [LISTED]},
        {"title": "Later", "blocks": [
            {"type": "chart", "kind": "bar", "categories": ["a", "b"], "alt": "Two bars.",
             "source": "Our own audit, 2025", "series": [{"name": "Cost", "values": [7, 2]}]}]},
    ],
}  # fmt: skip
NUMBERED = {"type": "points", "title": "In turn", "ordered": True,
            "items": [SECOND, "Second", "Third", "Fourth", "Fifth", "Sixth"]}  # fmt: skip


@pytest.mark.parametrize("edit", [None, other_levels, templates.of_libreoffice])
def test_all_words_of_a_point_look_alike(edit: Edit | None, tmp_path: Path) -> None:
    template = None
    if edit is not None:
        template = tmp_path / "trust.pptx"
        template.write_bytes(edited(templates.default(), edit))
    content = one_section({**LISTED, "title": "Alone"}, COLUMNS, NUMBERED)
    result = built(tmp_path, content, only="deck", template=template)
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = Presentation(io.BytesIO((tmp_path / "out" / "deck.pptx").read_bytes()))
    seen = 0
    for slide in deck.slides:
        for holder in slide.placeholders:
            if int(holder.placeholder_format.type) in (13, 15, 16) or not holder.has_text_frame:
                continue
            found = [
                (paragraph.text, Look(slide, holder, paragraph._p).words)
                for paragraph in holder.text_frame.paragraphs
            ]
            assert len({words for _, words in found}) == 1, found
            seen += len(found) > 1
    assert seen >= 3


BOTH = ("titleStyle", "bodyStyle")


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ('<a:spcPts val="1200"/>', True),
        ('<a:spcPts val="12000"/>', True),
        ('<a:spcPct val="40000"/>', True),
        ('<a:spcPts val="4400"/>', False),
        ('<a:spcPct val="90%"/>', False),
    ][:: tried(1, 2)],
)
def test_lines_are_as_far_apart_as_their_type_needs(
    line: str, is_told: bool, tmp_path: Path
) -> None:
    spacing = f"<a:lnSpc>{line}</a:lnSpc>"
    result, deck = made(tmp_path, *(within(kind, spacing) for kind in BOTH))
    if "%" not in line:
        assert all(0.8 <= look.lines <= 2 for look in looks(deck)), [x.lines for x in looks(deck)]
    assert ("lines too" in told(result)) is is_told


def test_words_stand_in_one_column_and_are_not_reduced(tmp_path: Path) -> None:
    fit = '<a:normAutofit fontScale="40000" lnSpcReduction="20000"/>'
    result, deck = made(tmp_path, body_of_master('numCol="3" spcCol="300000"', fit))
    for look in looks(deck):
        assert look.of(look.bodies, "numCol") in (None, "1")
        fits = [child for body in look.bodies for child in body if "utofit" in child.tag]
        assert fits and fits[0].get("fontScale") is None
    assert "stand in columns" in told(result)


def test_words_are_not_struck_raised_or_spaced_out(tmp_path: Path) -> None:
    faults = 'strike="sngStrike" baseline="30000" spc="1500" u="sng"'
    result, deck = made(tmp_path, *(runs(kind, faults) for kind in (*BOTH, "otherStyle")))
    for look in looks(deck):
        assert look.of(look.runs, "strike") in (None, "noStrike")
        assert look.of(look.runs, "u") in (None, "none")
        assert look.of(look.runs, "spc") in (None, "0")
        assert look.of(look.runs, "baseline") in (None, "0")
    master = deck.slide_master._element
    for run in master.find(".//" + qn("p:otherStyle")).iter(qn("a:defRPr")):
        assert not {"strike", "baseline", "spc", "u"} & set(run.keys()), "tables and drawings"
    assert "its titles are struck through" in told(result)


def test_sentences_are_not_in_capitals_and_titles_stay_so(tmp_path: Path) -> None:
    result, deck = made(tmp_path, *(runs(kind, 'cap="small"') for kind in BOTH))
    capitals = {look.of(look.runs, "cap") for look in looks(deck)}
    assert capitals == {"none", "small", "all"} or capitals == {"none", "small"}
    assert "its words are in capitals" in told(result) and "titles" not in told(result)


def test_letters_that_are_a_little_apart_stay_and_are_counted(tmp_path: Path) -> None:
    """A title that is as long as its line has two, where letters are apart."""
    words = "What a doctor of this kind does all day"
    sizes = []
    for name, edits in (("plain", []), ("spaced", [runs("titleStyle", 'spc="150"')])):
        folder = tmp_path / name
        folder.mkdir()
        template = folder / "trust.pptx"
        template.write_bytes(edited(templates.default(), *edits))
        points = POINTS | {"title": words}
        result = built(folder, one_section(points), only="deck", template=template)
        assert not told(result)
        deck = Presentation(io.BytesIO((folder / "out" / "deck.pptx").read_bytes()))
        (title,) = (s.shapes.title for s in deck.slides if s.shapes.title.text == words)
        sizes.append(title.text_frame.paragraphs[0].runs[0].font.size)
    assert sizes[1] < sizes[0]


@pytest.mark.parametrize("fill", [
    '<a:schemeClr val="tx1"><a:alpha val="20000"/></a:schemeClr>',
    '<a:srgbClr val="F2F2F2"/>',
])  # fmt: skip
def test_words_are_as_dark_as_they_are_seen(fill: str, tmp_path: Path) -> None:
    result, deck = made(tmp_path, sub(MASTER, '<a:schemeClr val="tx1"/>', fill))
    assert "too faint" in told(result)
    assert not [d for d in result.report if d.code == "PPT-09U"]
    for look in looks(deck):
        fills = [run.find(qn("a:solidFill")) for run in look.runs]
        nearest = next(fill for fill in fills if fill is not None)
        assert nearest.find(".//" + qn("a:alpha")) is None
        assert nearest[0].get("val") != "F2F2F2"


def test_words_without_a_fill_are_painted(tmp_path: Path) -> None:
    hollow = sub(MASTER, r'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>', "<a:noFill/>")
    _, deck = made(tmp_path, hollow)
    for look in looks(deck):
        kinds = [child.tag for run in look.runs for child in run if child.tag.endswith("Fill")]
        assert kinds[0] == qn("a:solidFill")


@pytest.mark.parametrize("attributes", [
    'marL="3600000" indent="2000000"', 'marL="0" indent="-900000"', 'marL="0" indent="0"',
    'marL="342900" marR="5000000" indent="-342900"',
][:: tried(1, 2)])  # fmt: skip
def test_lists_begin_within_their_box_and_bullets_clear_of_their_words(
    attributes: str, tmp_path: Path
) -> None:
    _, deck = made(tmp_path, margins(attributes))
    for look in looks(deck):
        margin, indent = (int(look.of(look.paragraphs, n) or 0) for n in ("marL", "indent"))
        assert 0 <= margin <= 12_700 * 110 and margin + indent >= 0
        assert look.of(look.paragraphs, "marR") in (None, "0")
        if look.has_bullet:
            assert -indent >= 12_700 * 9
    assert any(look.has_bullet for look in looks(deck))


def test_bullets_are_seen_and_no_larger_than_words(tmp_path: Path) -> None:
    faint = '<a:buClr><a:srgbClr val="FEFEFE"/></a:buClr><a:buSzPct val="400000"/>'
    _, deck = made(tmp_path, within("bodyStyle", faint))
    count = 0
    for look in looks(deck):
        for paragraph in look.paragraphs:
            kinds = {child.tag for child in paragraph}
            if qn("a:buNone") in kinds:
                break
            if {qn("a:buClrTx"), qn("a:buClr")} & kinds:
                assert paragraph.find(f"{qn('a:buClr')}/{qn('a:srgbClr')}") is None
                assert {qn("a:buSzTx"), qn("a:buSzPct")} & kinds
                count += 1
                break
    assert count


@pytest.mark.parametrize(
    "name", ["Wingdings", "", "Symbol", "Webdings", "Zapf Dingbats"][: tried(5, 2)]
)
def test_words_have_a_typeface_with_letters(name: str, tmp_path: Path) -> None:
    signs = sub(THEME, '<a:latin typeface="Calibri"', f'<a:latin typeface="{name}"')
    stated = sub(MASTER, r'<a:latin typeface="\+mj-lt"/>', f'<a:latin typeface="{name}"/>')
    result, deck = made(tmp_path, signs, stated)
    theme = next(
        r.target_part.blob for r in deck.slide_master.part.rels.values() if "theme" in r.reltype
    ).decode()
    assert set(re.findall(r'<a:latin typeface="([^"]*)"', theme)) == {"Arial"}
    for look in looks(deck):
        faces = [face.get("typeface") for run in look.runs for face in run.iter(qn("a:latin"))]
        assert name not in faces
    assert (f'typeface "{name}" has signs' if name else "no typeface") in told(result)


def test_a_body_whose_insets_leave_it_narrow_gives_its_whole_box(tmp_path: Path) -> None:
    _, deck = made(tmp_path, body_of_master('lIns="3000000" rIns="2500000" tIns="1500000"'))
    for look in looks(deck):
        sides = [int(look.of(look.bodies, name) or 91_440) for name in ("lIns", "rIns")]
        assert max(sides) < 400_000


@pytest.mark.parametrize("turn", ['rot="5400000"', 'vert="vert270"', 'vert="wordArtVert"'])
def test_words_are_upright(turn: str, tmp_path: Path) -> None:
    _, deck = made(tmp_path, body_of_master(turn))
    for look in looks(deck):
        assert look.of(look.bodies, "rot") in (None, "0")
        assert look.of(look.bodies, "vert") in (None, "horz")


def test_a_good_template_is_not_mended(tmp_path: Path) -> None:
    result, deck = made(tmp_path)
    names = {slide.slide_layout.name for slide in deck.slides}
    assert not told(result) and not [name for name in names if "adapted" in name]


BAND = shape(900, "Band", (0, 0, 1_000_000, 6_858_000), preset("rect"),
             solid('<a:srgbClr val="1A1A1A"/>'))  # fmt: skip
"""A dark band along the left edge, up to 78.7 pt."""


def beside_the_band(parts: Parts) -> None:
    """Put a band on the master and move its title and body, but no title slide or footer."""
    sub(MASTER, "</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + BAND)(parts)
    for y, height in ((274_638, 1_143_000), (1_600_200, 4_525_963)):
        sub(MASTER, rf'<a:off x="457200" y="{y}"/><a:ext cx="8229600" cy="{height}"/>',
            f'<a:off x="1200000" y="{y}"/><a:ext cx="7400000" cy="{height}"/>')(parts)  # fmt: skip


def test_no_words_begin_on_a_band_of_their_own_colour(tmp_path: Path) -> None:
    result, deck = made(tmp_path, beside_the_band)
    for slide in deck.slides:
        for placeholder in slide.placeholders:
            if placeholder.has_text_frame and placeholder.text_frame.text.strip():
                assert placeholder.left >= 1_000_000, placeholder.text_frame.text
    assert "across its titles" not in told(result)


def test_titles_across_a_band_are_told(tmp_path: Path) -> None:
    result, _ = made(tmp_path, sub(MASTER, "</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + BAND))
    assert "across its titles" in told(result)


def band_below(top: int, fill: str) -> Edit:
    """Put a band at the bottom of the slides, from a height in EMU on."""
    band = shape(900, "Band", (0, top, 9_144_000, 6_858_000 - top), preset("rect"), fill)
    return sub(MASTER, "</p:grpSpPr>(?=<p:sp>)", "</p:grpSpPr>" + band)


GRADIENT = (
    '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="12284C"/></a:gs><a:gs pos="100000">'
    '<a:srgbClr val="00A3AD"/></a:gs></a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'
)


def footers_of(deck: Any) -> list[Any]:
    kinds = ("date", "footer", "slide number")
    return [one for slide in deck.slides for one in slide.placeholders
            if one.name.lower().startswith(kinds)]  # fmt: skip


def test_footers_on_a_band_that_turns_from_dark_to_light_are_white(tmp_path: Path) -> None:
    """Grey, as the template has them, or black cannot be read at its dark end."""
    _, deck = made(tmp_path, band_below(6_300_000, GRADIENT))
    footers = footers_of(deck)
    assert len(footers) > 8
    for footer in footers:
        fills = [one.get("val") for one in footer._element.iter(qn("a:schemeClr"))]
        assert fills in (["bg1"], ["lt1"]), footer.name


@pytest.mark.parametrize("top", [6_450_000, 6_560_000, 6_620_000])
def test_footers_stand_beside_the_edge_of_a_band_or_on_it(top: int, tmp_path: Path) -> None:
    """Their boxes reach from 6,356,350 to 6,721,475 EMU: their words would stand on the edge."""
    _, deck = made(tmp_path, band_below(top, solid('<a:srgbClr val="12284C"/>')))
    is_below = top < 6_538_000
    for footer in footers_of(deck):
        assert (footer.top >= top - 100) if is_below else (footer.top + footer.height <= top + 100)
        fills = [one.get("val") for one in footer._element.iter(qn("a:schemeClr"))]
        assert fills in ((["bg1"], ["lt1"]) if is_below else (["tx1"], ["dk1"])), footer.name


def test_footers_stay_where_a_pale_band_begins(tmp_path: Path) -> None:
    _, deck = made(tmp_path, band_below(6_560_000, solid('<a:srgbClr val="F4F4F4"/>')))
    assert {footer.top for footer in footers_of(deck)} == {6_356_350}
