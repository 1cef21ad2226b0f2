"""How a template is read: its placeholders, the roles of its colours, which layout serves which."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER

import irdocs
from irdocs.deck.design import Design
from irdocs.deck.layout import FIRST_INDEX, Layout, Placeholder
from irdocs.deck.layout_names import ALL_KEYS, EXTRA_KEYS, LayoutKey, LayoutKind, Stem
from irdocs.deck.paragraph_metrics import COUNTED
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.theme import Theme, contrast
from irdocs.units import Rect
from irdocs.user_template import (
    cleaning,
    loading,
    reading,
    role_colours,
    slide_sizes,
    template_placeholders,
)
from irdocs.user_template.foundations import Room
from irdocs.user_template.named_kinds import in_few_words
from irdocs.user_template.reading import UserTemplate
from irdocs.user_template.role_colours import RoleColours
from irdocs.user_template.template_placeholders import TemplatePlaceholder
from support import templates
from support.designs import own_design, own_theme
from support.editing import LAYOUTS, MASTER, Edit, edited, sub
from support.small_documents import one_section
from support.thorough import tried

CONTENT = r"ppt/slideLayouts/slideLayout2\.xml"
"""The layout of python-pptx's template that holds a title and a body."""
BODY = r'(<p:ph idx="1"/>.*?<p:spPr)/>(.*?<a:bodyPr)/>'
SIZES = (32.0, 28.0, 18.0)


def read(*edits: Edit, base: bytes | None = None) -> Design:
    data = edited(templates.default() if base is None else base, *edits)
    return reading.read(Presentation(data), cleaning.normal(data), own_theme())


def template_of(design: Design) -> UserTemplate:
    found = reading.user_template_of(design)
    assert found is not None
    return found


# ---------------------------------------------------------------- placeholders


def content_page(*edits: Edit) -> tuple[StyleResolver, SlidePage]:
    show = Presentation(cleaning.normal(edited(templates.default(), *edits)))
    page = show.layouts_of(show.masters[0])[1]
    assert page.name == "Title and Content"
    return StyleResolver(show.root), page


def body(*edits: Edit) -> TemplatePlaceholder | None:
    resolver, page = content_page(*edits)
    (shape,) = (shape for shape in page.shapes if shape.index == 1)
    return template_placeholders.read(resolver, page, shape, Stem.BODY, SIZES)


def body_place(*edits: Edit) -> Placeholder:
    found = body(*edits)
    assert found is not None
    return found.placeholder


def with_body(properties: str = "", text_body: str = "") -> Edit:
    """Give the body of the content layout a place, or attributes of its text body."""
    shape = f"<p:spPr>{properties}</p:spPr>" if properties else "<p:spPr/>"
    return sub(CONTENT, BODY, lambda m: f"{m[1][:-7]}{shape}{m[2]}{text_body}/>")


def placed(x: int, y: int, width: int, height: int, turned: str = "") -> str:
    """Return a transform for a box in pt."""
    emu = [12_700 * length for length in (x, y, width, height)]
    return (
        f'<a:xfrm{turned}><a:off x="{emu[0]}" y="{emu[1]}"/>'
        f'<a:ext cx="{emu[2]}" cy="{emu[3]}"/></a:xfrm>'
    )


def body_style(level: int, old: str, new: str) -> Edit:
    """Change what the master says of a level of running text."""
    pattern = rf"(<p:bodyStyle>.*?<a:lvl{level}pPr.*?){old}"
    return sub(MASTER, pattern, lambda m: m[1] + new)


def test_a_placeholder_inherits_its_place_and_look_from_the_master() -> None:
    place = body_place()
    assert str(place.name) == "Body" and place.kind == "obj" and place.index == 1
    assert place.box == Rect(36, 126, 648, pytest.approx(356.4, abs=0.1))
    assert place.sizes == SIZES and place.explicit and place.bullets
    assert (place.anchor, place.align) == ("t", "l")
    assert (place.inset, place.inset_down) == (7.2, 3.6)
    assert place.spacing.indents == (27.0, 58.5, 90.0, 126.0, 162.0)


def test_its_own_place_comes_first() -> None:
    place = body_place(with_body(placed(50, 60, 300, 200)))
    assert place.box == Rect(50, 60, 300, 200)


def test_different_insets_are_as_good_as_their_mean() -> None:
    text_body = ' lIns="25400" rIns="127000" tIns="0" bIns="25400" anchor="ctr"'
    place = body_place(with_body(text_body=text_body))
    assert (place.inset, place.inset_down, place.anchor) == (6.0, 1.0, "ctr")


@pytest.mark.parametrize(
    "edit",
    [
        with_body(placed(50, 60, 300, 200, turned=' rot="5400000"')),
        with_body(text_body=' vert="vert270"'),
        with_body(placed(50, 60, 300, 20)),
        with_body(placed(50, 60, 110, 200)),
    ],
    ids=["turned", "upright words", "too low", "too narrow"],
)
def test_a_placeholder_in_which_no_words_can_be_set_is_none(edit: Edit) -> None:
    assert body(edit) is None


def test_a_larger_size_of_the_template_stands_first_and_a_smaller_one_is_kept() -> None:
    assert body_place(body_style(1, 'sz="3200"', 'sz="4000"')).sizes == (40.0, *SIZES)
    assert body_place(body_style(1, 'sz="3200"', 'sz="2000"')).sizes == (20.0, 18.0)
    assert body_place(body_style(1, 'sz="3200"', 'sz="1600"')).sizes == (18.0,)


@pytest.mark.parametrize(
    ("spacing", "pitch", "before", "points"),
    [
        ('<a:lnSpc><a:spcPct val="90000"/></a:lnSpc>', 0.9 * COUNTED.pitch, 0.0, 0.0),
        ('<a:lnSpc><a:spcPct val="90%"/></a:lnSpc>', 0.9 * COUNTED.pitch, 0.0, 0.0),
        ('<a:lnSpc><a:spcPts val="3840"/></a:lnSpc>', COUNTED.pitch, 0.0, 0.0),
        ('<a:spcBef><a:spcPts val="600"/></a:spcBef>', COUNTED.pitch, 0.0, 6.0),
        (
            '<a:spcBef><a:spcPct val="50000"/></a:spcBef>'
            '<a:spcAft><a:spcPts val="400"/></a:spcAft>',
            COUNTED.pitch,
            0.5 * COUNTED.pitch,
            4.0,
        ),
    ],
)
def test_spacing_is_read_in_parts_of_the_size_and_in_points(
    spacing: str, pitch: float, before: float, points: float
) -> None:
    old = r'<a:spcBef><a:spcPct val="20000"/></a:spcBef>'
    found = body_place(*(body_style(level, old, spacing) for level in range(1, 6))).spacing
    assert found.pitch == pytest.approx(pitch)
    assert (found.before, found.before_points) == pytest.approx((before, points))


def test_bullets_capitals_and_weight_are_read() -> None:
    assert not body_place(body_style(1, r"<a:buFont[^>]*/><a:buChar[^>]*/>", "<a:buNone/>")).bullets
    assert body_place(body_style(1, 'sz="3200"', 'sz="3200" b="1"')).bold
    plain = body_place()
    assert not plain.bold and not plain.capitals and not plain.spread


def test_what_our_layouts_do_not_know_is_set_as_usual() -> None:
    strange = body_place(
        body_style(1, 'algn="l"', 'algn="dist"'), with_body(text_body=' anchor="dist"')
    )
    assert (strange.align, strange.anchor) == ("l", "t")


def test_words_must_be_told_from_what_is_behind_them() -> None:
    def coloured(value: str) -> TemplatePlaceholder:
        fill = r'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        found = body(body_style(1, fill, f'<a:solidFill><a:srgbClr val="{value}"/></a:solidFill>'))
        assert found is not None
        return found

    assert coloured("000000").is_readable is True
    assert coloured("DDDDDD").is_readable is False
    assert coloured("8A8A8A").is_readable is True, "as large text it needs 3:1"
    assert contrast.ratio(Colour(0x8A, 0x8A, 0x8A), Colour(255, 255, 255)) < contrast.MINIMUM
    on_picture = body(templates.pictured)
    assert on_picture is not None and on_picture.is_readable is None


def test_a_place_under_another_name_keeps_the_rest() -> None:
    found = body()
    assert found is not None
    other = template_placeholders.with_sizes(found, Stem.TEXT, (20.0, 18.0))
    assert (str(other.name), other.sizes) == ("Text", (20.0, 18.0))
    assert other.box == found.placeholder.box and other.index == 1


def test_what_reaches_over_the_slide_is_cut_at_its_edges() -> None:
    whole = (720.0, 540.0)
    assert template_placeholders.bounded(Rect(-10, -20, 900, 800), *whole) == Rect(0, 0, 720, 540)
    assert template_placeholders.bounded(Rect(10, 20, 100, 100), *whole) == Rect(10, 20, 100, 100)


# ---------------------------------------------------------------- roles of colours

MAPPING = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_MAPPING = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
OFFICE = (
    *("000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D"),
    *("9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080"),
)
WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)
GREY = Colour(128, 128, 128)


def colour(value: str) -> Colour:
    return Colour(*(int(value[n : n + 2], 16) for n in (0, 2, 4)))


def scheme(values: Mapping[str, str] | None = None) -> ColourScheme:
    named = dict(zip(SLOTS, OFFICE, strict=True)) | dict(values or {})
    return ColourScheme({slot: colour(value) for slot, value in named.items()}, "", "")


def roles(ground: Colour | None = WHITE, **values: str) -> RoleColours:
    return role_colours.tints(scheme(values), MAPPING, ground)


def faint_pairs(found: RoleColours) -> list[tuple[str, str]]:
    palette = found.palette
    return [
        (text, ground)
        for text, ground in loading.PAIRS
        if contrast.ratio(palette[text], palette[ground]) < contrast.MINIMUM
    ]


def test_a_white_ground_is_read_from_the_scheme() -> None:
    found = roles()
    assert found.shades["ground"] == ("bg1", ()) and found.palette["ground"] == WHITE
    assert found.shades["ink"] == ("tx1", ()) and found.palette["ink"] == BLACK
    assert not found.panel and faint_pairs(found) == []


def test_a_ground_in_no_slot_is_painted_over_with_a_panel() -> None:
    for unknown in (None, GREY):
        found = roles(unknown)
        assert found.panel and found.palette["ground"] == WHITE
    assert not roles(Colour(250, 250, 250)).panel, "nearly white passes for white"


PURPLE = Colour(58, 12, 163)


def test_a_ground_of_its_own_on_which_text_is_well_read_stays() -> None:
    """A plain colour that the scheme does not have is no picture: nothing is painted over it."""
    found = roles(PURPLE)
    assert found.shades["ground"] == ("#3A0CA3", ()) and found.palette["ground"] == PURPLE
    assert found.palette["ink"] == WHITE and not found.panel and faint_pairs(found) == []
    found = role_colours.tints(scheme(), MAPPING, None, PURPLE)
    assert found.panel and found.palette["ground"] == PURPLE, "the panel has the slide's colour"
    assert role_colours.tints(scheme(), MAPPING, None, GREY).palette["ground"] == WHITE


def test_a_dark_ground_turns_the_roles_round() -> None:
    found = role_colours.tints(scheme(), DARK_MAPPING, BLACK)
    assert found.shades["ground"] == ("bg1", ()) and found.palette["ground"] == BLACK
    assert found.palette["ink"] == WHITE and faint_pairs(found) == []
    assert (found.palette["light"], found.palette["dark"]) == (WHITE, BLACK), "codes stay as read"


def test_an_accent_that_is_too_light_is_made_darker_and_stays_itself() -> None:
    found = roles()
    slot, changes = found.shades["primary"]
    assert slot == "accent1" and changes and changes[0][0] == "lumMod"
    assert contrast.ratio(found.palette["primary"], WHITE) >= contrast.MINIMUM


def test_an_accent_that_must_be_changed_much_comes_last() -> None:
    """A yellow that is dark enough to be read is no longer the trust's yellow."""
    found = roles(accent1="FFD100", accent2="00677F")
    assert found.shades["primary"] == ("accent2", ())


def test_accents_that_look_alike_are_taken_once() -> None:
    alike = {f"accent{n}": "00677F" for n in range(1, 7)} | {"dk2": "00677F"}
    found = roles(**alike)
    names = ("primary", "signal", "teal", "plum")
    assert {found.shades[name] for name in names} == {("accent1", ())}


def test_a_scheme_without_a_readable_accent_is_set_in_ink() -> None:
    white = {f"accent{n}": "FFFFFF" for n in range(1, 7)} | {"dk2": "FFFFFF"}
    found = roles(**white)
    assert faint_pairs(found) == []


def test_links_take_the_template_s_own_colour_where_it_is_read() -> None:
    assert roles().link == "hlink"
    assert roles(hlink="FFFF00").link != "hlink"
    on_blue = role_colours.link_on(scheme(), MAPPING, colour("0000FF"))
    assert contrast.ratio(scheme().colours[on_blue], colour("0000FF")) >= contrast.MINIMUM


_HEX = st.integers(0, 0xFFFFFF).map(lambda value: f"{value:06X}")


@given(
    accents=st.lists(_HEX, min_size=8, max_size=8),
    tx2=_HEX,
    paper=st.sampled_from(["FFFFFF", "F4F1EA", "101820", "000000", "1B365D"]),
)
def test_whatever_the_scheme_all_roles_can_be_read(
    accents: list[str], tx2: str, paper: str
) -> None:
    named = dict(zip(SLOTS[4:], accents, strict=True))
    ink = "FFFFFF" if contrast.ratio(colour(paper), WHITE) > 4.5 else "000000"
    found = role_colours.tints(
        scheme({**named, "lt1": paper, "dk1": ink, "dk2": tx2}), MAPPING, colour(paper)
    )
    assert not found.panel
    assert faint_pairs(found) == []


# ---------------------------------------------------------------- which layout serves


def serving(design: Design) -> dict[str, tuple[str, bool]]:
    """Return what serves each of our layouts, and whether it is only made from that."""
    sources = template_of(design).sources
    return {key.name: (source.called, source.made) for key, source in sources.items()}


def test_the_template_s_own_layouts_serve_and_the_rest_is_made_from_the_content_layout() -> None:
    found = serving(read())
    assert found.pop("Title slide") == ("Title Slide", False)
    assert found.pop("Section header") == ("Section Header", False)
    assert found.pop("Title and content") == ("Title and Content", False)
    assert found.pop("Sources") == ("Title and Content", False)
    assert {"Title slide, roomy", "Title and content, roomy", "Cards 4"} <= set(found)
    assert set(found.values()) == {("Title and Content", True)}


def test_layouts_are_found_by_their_type_and_not_by_their_place_in_the_list() -> None:
    def reversed_list(parts: dict[str, bytes]) -> None:
        name = "ppt/slideMasters/slideMaster1.xml"
        listed = re.findall(rb"<p:sldLayoutId [^>]*/>", parts[name])
        joined = b"".join(reversed(listed))
        parts[name] = re.sub(
            rb"(?s)(<p:sldLayoutIdLst>).*(</p:sldLayoutIdLst>)",
            lambda m: m[1] + joined + m[2],
            parts[name],
        )

    assert serving(read(reversed_list)) == serving(read())


def test_a_layout_s_type_counts_before_its_name() -> None:
    renamed = sub(
        r"ppt/slideLayouts/slideLayout1\.xml", 'name="Title Slide"', 'name="Anything at all"'
    )
    assert serving(read(renamed))["Title slide"] == ("Anything at all", False)


def test_layouts_that_say_no_type_are_found_by_their_names() -> None:
    untyped = sub(LAYOUTS, r'(<p:sldLayout [^>]*?) type="\w+"', r"\1")
    assert serving(read(untyped)) == serving(read())
    found = serving(read(templates.untyped))
    assert found["Title and content"] == ("Texte", False)
    assert found["Title slide"] == ("Texte", True), "its name tells nothing, so ours is made"


def test_every_place_has_an_index_that_no_footer_has() -> None:
    far = sub(LAYOUTS, r'type="sldNum"([^>]*?) idx="\d+"', r'type="sldNum"\1 idx="40"')
    for design, first in ((read(), FIRST_INDEX), (read(far), 41)):
        layout = design.layouts[LayoutKey(LayoutKind.CARDS, 2)]
        assert [place.index for place in layout.placeholders] == [None, *range(first, first + 4)]


def test_the_room_is_the_body_s_clear_of_title_and_footers() -> None:
    design = read()
    layout = design.layouts[LayoutKey(LayoutKind.TABLE)]
    assert layout.room is not None
    assert layout.room.x == pytest.approx(36 + 7.2) and layout.room.y == pytest.approx(126)
    assert layout.room.y >= layout.title.box.bottom
    for key in ALL_KEYS:
        for place in design.layouts[key].placeholders:
            inside = Rect(-0.01, -0.01, design.size.width + 0.02, design.size.height + 0.02)
            assert inside.x <= place.box.x and place.box.right <= inside.right, key
            assert inside.y <= place.box.y and place.box.bottom <= inside.bottom, key


def test_a_title_of_one_line_is_made_room_for_two() -> None:
    low = sub(
        MASTER,
        r'(<p:ph type="title"/>.*?<a:off x="\d+" y=)"\d+"(/><a:ext cx="\d+" cy=)"\d+"',
        r'\1"900000"\2"400000"',
    )
    title = read(low).layouts[LayoutKey(LayoutKind.TABLE)].title
    two_lines = 2 * 24 * title.spacing.pitch + 2 * title.inset_down
    assert title.box.height >= two_lines
    assert title.box.bottom <= (900_000 + 400_000) / 12_700 + 0.01, "it grows upwards"
    assert serving(read(low))["Title and content"][1], "the template's own has no room for two"


@pytest.mark.parametrize(("band", "least"), [(57, 45), (90, 60)])
def test_a_title_on_a_band_does_not_grow_off_it(band: int, least: int) -> None:
    """White words on it would be white on white below it."""
    low = sub(
        MASTER,
        r'(<p:ph type="title"/>.*?<a:off x="\d+" y=)"\d+"(/><a:ext cx="\d+" cy=)"\d+"',
        r'\1"76200"\2"571500"',
    )
    white = sub(MASTER, r'(<p:titleStyle>.*?<a:schemeClr val=)"tx1"', r'\1"bg1"')
    design = read(low, white, painted(0, 0, 720, band))
    title = design.layouts[LayoutKey(LayoutKind.TABLE)].title
    assert title.box.y >= 0 and least <= title.box.height and title.box.bottom <= band + 1
    assert not [note for note in template_of(design).notes if "faint" in note]


def test_a_band_in_a_group_is_a_ground_like_any_other() -> None:
    """White titles on it stay white; they were taken for white on white, and made black."""
    band = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="910" name="Head"/><p:cNvGrpSpPr/><p:nvPr/>'
        '</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="1800000"/>'
        '<a:chOff x="500" y="500"/><a:chExt cx="1000" cy="1000"/></a:xfrm></p:grpSpPr>'
        '<p:sp><p:nvSpPr><p:cNvPr id="911" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        '<a:xfrm><a:off x="500" y="500"/><a:ext cx="1000" cy="1000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="003087"/>'
        "</a:solidFill></p:spPr></p:sp></p:grpSp>"
    )
    grouped = sub(MASTER, r"(</p:grpSpPr>)", lambda m: m[1] + band)
    white = sub(MASTER, r'(<p:titleStyle>.*?<a:schemeClr val=)"tx1"', r'\1"bg1"')
    design = read(grouped, white)
    assert not [note for note in template_of(design).notes if "faint" in note]


def test_words_that_cannot_be_read_get_another_of_the_colours() -> None:
    design = read(templates.black)
    template = template_of(design)
    opening = template.sources[LayoutKey(LayoutKind.SECTION_HEADER)]
    assert opening.recoloured and not opening.made and opening.is_new
    for role in opening.recoloured.values():
        assert contrast.ratio(design.palette[role], colour("101820")) >= contrast.MINIMUM
    assert any("too faint" in note for note in template.notes)


def test_on_a_picture_everything_has_a_plain_panel_behind_it() -> None:
    design = read(templates.pictured)
    assert any("gets a plain panel" in note for note in template_of(design).notes)
    assert serving(design)["Title and content"] == ("Title and Content", True), "it has none"
    layout = design.layouts[LayoutKey(LayoutKind.CARDS, 3)]
    panel, room = layout.decorations[0], layout.room
    assert (panel.shape, panel.colour) == ("rect", "ground")
    assert room is not None
    assert panel.box.x < room.x and panel.box.right > room.right
    assert read().layouts[LayoutKey(LayoutKind.CARDS, 3)].decorations[0].colour != "ground"


@pytest.mark.parametrize("opacity", [0, 255])
def test_pictures_on_dark_slides_have_light_behind_them_if_they_are_clear(
    opacity: int, tmp_path: Path
) -> None:
    picture = Image.new("RGBA", (300, 600), (0, 0, 0, opacity))
    picture.paste((0, 0, 0, 255), (100, 100, 200, 500))
    picture.save(tmp_path / "clear.png")
    image = {"type": "image", "id": "i", "title": "It shows", "file": "clear.png", "alt": "A bar."}
    (tmp_path / "content.yaml").write_text(one_section(image | {"caption": "Look at the bar."}))
    (tmp_path / "dark.pptx").write_bytes(templates.all_templates()["dark.pptx"])
    order = irdocs.BuildOptions(only="deck", template=tmp_path / "dark.pptx")
    result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    deck = pptx.Presentation(str(tmp_path / "out" / "deck.pptx"))
    slide = next(each for each in deck.slides if each.shapes.title.text == "It shows")
    assert not [shape for shape in slide.slide_layout.shapes if shape.name == "Decoration rect"]
    drawn = [shape for shape in slide.shapes if "Picture" in shape.name]
    assert len(drawn) == 1 and drawn[0].width / drawn[0].height == pytest.approx(0.5, abs=0.01)
    assert bool(drawn[0]._element.xpath("./p:spPr/a:solidFill")) == (opacity == 0)


def test_the_master_that_the_samples_use_is_meant() -> None:
    with_samples = edited(templates.with_slides(templates.default()), templates.second_master)
    alone = edited(templates.default(), templates.second_master)

    def master_of(base: bytes) -> str:
        design = read(base=base)
        part = template_of(design).sources[LayoutKey(LayoutKind.TABLE)].part
        layout = Presentation(template_of(design).data).layout(part)
        assert layout.above is not None
        return layout.above.part

    assert master_of(alone) == "ppt/slideMasters/slideMaster2.xml", "it stands first in the list"
    assert master_of(with_samples) == "ppt/slideMasters/slideMaster1.xml"


def without_room(parts: dict[str, bytes]) -> None:
    """Take every layout's title and body: pictures take their places."""
    sub(LAYOUTS, r'type="(?:ctrT|t)itle"', 'type="pic" idx="77"')(parts)


def only_blank(parts: dict[str, bytes]) -> None:
    """Leave the master no layout at all."""
    sub(MASTER, r"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>", "")(parts)
    sub(r"ppt/slideMasters/_rels/.*", r"<Relationship [^>]*slideLayout\d+\.xml\"[^>]*/>", "")(parts)
    for name in [name for name in parts if "slideLayouts/" in name]:
        del parts[name]
    sub(r"\[Content_Types\]\.xml", r'<Override PartName="/ppt/slideLayouts[^>]*/>', "")(parts)


def low_titles(parts: dict[str, bytes]) -> None:
    """Make every title lower than a line of text."""
    pattern = r'(<p:ph type="(?:ctrT|t)itle"/>.*?<a:ext cx="\d+" cy=)"\d+"'
    sub(f"{MASTER}|{LAYOUTS}", pattern, r'\1"127000"')(parts)


def of_size(width: float, height: float) -> Edit:
    """Make the slides so large in pt, without moving what stands on them."""
    size = f'cx="{round(12_700 * width)}" cy="{round(12_700 * height)}"'
    return sub(r"ppt/presentation\.xml", r"<p:sldSz [^>]*/>", f"<p:sldSz {size}/>")


def shrunk(scale: float) -> Edit:
    """Make slides and what stands on them smaller or larger."""

    def edit(parts: dict[str, bytes]) -> None:
        for name in parts:
            if re.fullmatch(rf"{LAYOUTS}|{MASTER}|ppt/presentation\.xml", name):
                parts[name] = re.sub(
                    rb' (x|y|cx|cy)="(\d+)"',
                    lambda m: b' %s="%d"' % (m[1], round(int(m[2]) * scale)),
                    parts[name],
                )

    return edit


WITHOUT_ROOM: Mapping[str, Edit] = {
    "no titles": without_room,
    "no layouts": only_blank,
    "low titles": low_titles,
}
"""Templates in which no layout has a title and room for text below it."""


@pytest.mark.parametrize("name", WITHOUT_ROOM)
def test_where_no_layout_has_room_ours_are_made_on_its_master(name: str) -> None:
    design = read(WITHOUT_ROOM[name])
    assert set(design.layouts) >= set(ALL_KEYS)
    assert any("made on its master" in note for note in template_of(design).notes)
    layout = design.layouts[LayoutKey(LayoutKind.TABLE)]
    assert layout.room is not None and layout.room.width >= 0.6 * design.size.width
    assert layout.title.box.bottom <= layout.room.y
    assert all(made for called, made in serving(design).values() if called == "Blank")


def painted(x: float, y: float, width: float, height: float) -> Edit:
    """Paint a box in pt on the master."""
    xfrm = placed(*(round(length) for length in (x, y, width, height)))
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="901" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{xfrm}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:srgbClr val="005EB8"/></a:solidFill></p:spPr></p:sp>'
    )
    return sub(MASTER, r"(</p:grpSpPr>)", lambda m: m[1] + shape)


@settings(deadline=None, max_examples=tried(30, 3))
@given(st.tuples(st.floats(-20, 700), st.floats(-20, 520), st.floats(10, 400), st.floats(10, 300)))
def test_ours_cover_nothing_that_the_master_paints_or_have_a_panel(
    box: tuple[float, float, float, float],
) -> None:
    design = read(without_room, painted(*box))
    layout = design.layouts[LayoutKey(LayoutKind.CARDS, 3)]
    band = Rect(*(float(round(length)) for length in box))
    first = layout.decorations[0]
    if first.colour == "ground" and first.box.width > 0.6 * design.size.width:
        return  # a panel hides the band, which leaves too little room
    for own in (layout.title.box, layout.room):
        assert own is not None
        shared = own.within(band)
        assert not (shared.width > 0.01 and shared.height > 0.01)


@pytest.mark.parametrize(
    ("width", "height"),
    [(141.75, 85), (540, 780), (3370, 2384), (400, 300), (1440, 810)][: tried(5, 3)],
)
def test_slides_of_any_size_are_brought_to_a_usual_one(
    width: float, height: float, tmp_path: Path
) -> None:
    file = tmp_path / "odd.pptx"
    file.write_bytes(edited(templates.default(), without_room, of_size(width, height)))
    report = Report()
    design = loading.load(file, own_theme(), None, report)
    assert design is not None, [str(error) for error in report.errors]
    assert design.size.width / design.size.height == pytest.approx(width / height, rel=1e-3)
    assert design.size.height >= 405 and 719.9 <= design.size.width <= 1300


def test_an_enlarged_template_looks_as_it_did() -> None:
    small = edited(templates.default(), shrunk(0.25))
    enlarged = Presentation(slide_sizes.resized(cleaning.normal(small), 4.0))
    usual = Presentation(cleaning.normal(templates.default()))
    for ours, theirs in zip(
        enlarged.layouts_of(enlarged.masters[0]), usual.layouts_of(usual.masters[0]), strict=True
    ):
        for shape, like in zip(ours.shapes, theirs.shapes, strict=True):
            box, expected = ours.box(shape), theirs.box(like)
            assert box is not None and expected is not None
            assert box.width == pytest.approx(expected.width, abs=0.01)
            assert box.y == pytest.approx(expected.y, abs=0.01)
    sizes = [
        StyleResolver(show.root).style(page, page.shapes[0], 0, None).size
        for show in (enlarged, usual)
        for page in [show.layouts_of(show.masters[0])[1]]
    ]
    assert sizes == [176.0, 44.0], "type grows with the slide"


def in_rooms(base: bytes, *edits: Edit) -> dict[Room, Mapping[LayoutKey, Layout]]:
    """Return the sets of layouts made in more room than the first, by their rooms."""
    data = edited(base, *edits)
    design = reading.read(Presentation(data), cleaning.normal(data), own_theme(), Room.WHOLE)
    sources = template_of(design).sources
    found = {}
    for layouts in design.roomier:
        room = sources[layouts[LayoutKey(LayoutKind.TABLE)].key].room
        assert room is not None
        found[room] = layouts
    return found


def panels(layouts: Mapping[LayoutKey, Layout]) -> list[Rect]:
    """Return the boxes of the plain panels of some layouts."""
    return [
        layout.decorations[0].box
        for layout in layouts.values()
        if layout.decorations and layout.decorations[0].colour == "ground"
    ]


def test_each_room_is_larger_and_no_panel_covers_a_hospital_s_logo_and_name_but_in_the_last() -> (
    None
):
    base = templates.all_templates()["hospital.pptx"]
    page = Presentation(base).masters[0]
    marks = [page.box(shape) for shape in page.shapes if shape.name in ("Logo", "Name")]
    assert len(marks) == 2
    found = in_rooms(base)
    assert list(found) == [Room.BODY, Room.TITLED, Room.FREE, Room.UNMARKED, Room.WHOLE]
    covered = {
        room: any(
            shared.width > 0.01 and shared.height > 0.01
            for panel in panels(layouts)
            for mark in marks
            if mark and (shared := panel.within(mark))
        )
        for room, layouts in found.items()
    }
    assert [room for room, is_covered in covered.items() if is_covered] == [Room.WHOLE]
    assert panels(found[Room.UNMARKED]) and not found[Room.UNMARKED][TABLE].is_dark
    title = read(base=base).layouts[TABLE].title
    assert found[Room.TITLED][TABLE].title == title
    free = found[Room.FREE][TABLE].title
    assert (free.align, free.bold) == (title.align, title.bold), "ours looks like the template's"
    assert free.box.y > title.box.y


TABLE = LayoutKey(LayoutKind.TABLE)


def test_a_room_without_gain_is_left_out() -> None:
    """In this template the body is as large as what is free, so only the title has more room."""
    assert Room.UNMARKED not in in_rooms(templates.default())


def test_a_title_of_ours_has_the_colour_and_typeface_of_the_template_s() -> None:
    style = r"(<p:titleStyle>.*?<a:solidFill><a:schemeClr val=)\"tx1\"(/></a:solidFill>)(<a:latin)"
    base = edited(templates.default(), sub(MASTER, style, r'\1"tx2"\2\3'))
    free = in_rooms(base)[Room.FREE][TABLE].title
    design = read(base=base)
    assert str(design.palette[free.colour]) == "#1F497D"
    data = edited(base, sub(MASTER, r'(<p:titleStyle>.*?<a:latin typeface=)"[^"]*"',
                            r'\1"Georgia"'))  # fmt: skip
    named = reading.read(Presentation(data), cleaning.normal(data), own_theme(), Room.FREE)
    key = named.roomier[-1][TABLE].key
    assert template_of(named).sources[key].title_typeface == "Georgia"


def test_a_layout_whose_body_is_too_low_is_not_the_content_layout() -> None:
    low = sub(MASTER, r'(<p:ph type="body" idx="1"/>.*?<a:ext cx="\d+" cy=)"\d+"', r'\1"1500000"')
    assert serving(read(low))["Table"][0] != "Title and Content"


def test_rows_say_what_serves_each_layout_once() -> None:
    rows = list(reading.rows(read()))
    names = [name.removesuffix(", roomy") for _, listed in rows for name in listed]
    twice = ("Title slide", "Section header", "Title and content", "Sources")
    assert sorted(names) == sorted([*(key.name for key in (*ALL_KEYS, *EXTRA_KEYS)), *twice])
    assert ('as it is: "Title Slide"', ("Title slide",)) in rows


def test_many_layouts_are_named_in_few_words() -> None:
    names = ["Steps 2", "Steps 3", "Steps 4", "Cards 2", "Cards 3 without icons", "Cards 6",
             "Video", "Sources, roomy"]  # fmt: skip
    assert in_few_words(names) == [
        "Steps 2 to 4", "Cards 2 and 3 and 6", "Video", "Sources with more room",
    ]  # fmt: skip
    shown = [in_few_words(listed) for _, listed in reading.rows(read())]
    assert sum(map(len, shown)) < 60


def test_our_own_look_is_no_user_s_template() -> None:
    assert reading.user_template_of(own_design()) is None
    assert list(reading.rows(own_design())) == []


# ---------------------------------------------------------------- cleaning


@pytest.mark.parametrize(
    "make",
    [
        lambda: templates.with_slides(templates.default()),
        lambda: edited(templates.default(), templates.potx),
        lambda: edited(templates.default(), templates.of_libreoffice),
    ],
    ids=["samples", "potx", "libreoffice"],
)
def test_what_is_cleaned_is_a_presentation_without_slides_and_stays_so(
    make: Callable[[], bytes],
) -> None:
    data = cleaning.normal(make())
    show = Presentation(data)
    assert show.slides == () and not [n for n in show.package.names if "slides/" in n]
    assert show.package.content_type(show.main) == (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    )
    for layout in show.layouts_of(show.masters[0]):
        indices = [
            s.index for s in layout.shapes if s.placeholder is not None and s.type != "title"
        ]
        assert len(set(indices)) == len(indices), layout.name
    assert cleaning.normal(data) == data


def test_one_of_two_bodies_is_no_room_for_a_whole_slide() -> None:
    """Where a template has no other content layout, ours take both halves."""
    show = pptx.Presentation(io.BytesIO(templates.default()))
    for layout in list(show.slide_layouts):
        if layout.name not in ("Title Slide", "Two Content"):
            show.slide_layouts.remove(layout)
    data = io.BytesIO()
    show.save(data)
    design = read(base=data.getvalue())
    for kind in (LayoutKind.CONTENT, LayoutKind.TABLE):
        layout = design.layouts[LayoutKey(kind)]
        (widest,) = sorted(one.box.width for one in layout.placeholders if not one.is_title)[-1:]
        assert widest > 0.85 * 720


def test_the_footer_of_each_layout_has_a_run_for_libreoffice() -> None:
    show = pptx.Presentation(io.BytesIO(cleaning.normal(templates.default())))
    texts = [
        holder.text_frame.text
        for layout in show.slide_layouts
        for holder in layout.placeholders
        if holder.placeholder_format.type == PP_PLACEHOLDER.FOOTER
    ]
    assert len(texts) == 11 and set(texts) == {" "}


def test_a_logo_in_the_body_is_not_cut() -> None:
    """The room ends above it, without a panel that would cover a part of it."""
    show = pptx.Presentation(io.BytesIO(templates.default()))
    master = show.slide_master
    body = next(one for one in master.placeholders if one.placeholder_format.idx == 1)
    size, top = 1_200_000, body.top + body.height - 600_000
    master.shapes._spTree.add_autoshape(
        99, "Logo", "ellipse", body.left + body.width - size, top, size, size
    )
    data = io.BytesIO()
    show.save(data)
    made = read(base=data.getvalue())
    room = made.layouts[LayoutKey(LayoutKind.CONTENT)].single(Stem.BODY).box
    assert room.bottom <= top / 12700 and room.height > 100
    assert not [note for note in template_of(made).notes if "panel" in note]


def test_a_band_that_the_body_reaches_into_is_not_cut() -> None:
    """No panel of ours takes a piece out of it, as long as most of the body is left."""
    show = pptx.Presentation(io.BytesIO(templates.default()))
    master = show.slide_master
    body = next(one for one in master.placeholders if one.placeholder_format.idx == 1)
    top = body.top + body.height - 300_000
    master.shapes._spTree.add_autoshape(
        99, "Band", "rect", 0, top, show.slide_width, show.slide_height - top
    )
    data = io.BytesIO()
    show.save(data)
    made = read(base=data.getvalue())
    room = made.layouts[LayoutKey(LayoutKind.CONTENT)].single(Stem.BODY).box
    assert room.bottom <= top / 12700 and room.height > 100
    assert not [note for note in template_of(made).notes if "panel" in note]


@pytest.mark.parametrize(("align", "reach"), [("ctr", 0.5), ("l", 0.5), ("ctr", 0.05)])
def test_a_title_ends_before_a_logo_in_its_corner(align: str, reach: float) -> None:
    """Its middle stays where it is, if it is centred; what only touches it is no matter."""
    show = pptx.Presentation(io.BytesIO(templates.default()))
    master = show.slide_master
    title = next(one for one in master.placeholders if one.placeholder_format.type == 1)
    master._element.find(f".//{P}titleStyle/{A}lvl1pPr").set("algn", align)
    width, height = title.width // 6, int(title.height * (reach + 0.1))
    left, bottom = title.left + title.width - width, title.top + int(title.height * reach)
    master.shapes._spTree.add_autoshape(99, "Logo", "rect", left, bottom - height, width, height)
    data = io.BytesIO()
    show.save(data)
    box = read(base=data.getvalue()).layouts[LayoutKey(LayoutKind.TABLE)].single(Stem.TITLE).box
    if reach < 0.1:
        assert box.right > left / 12700
        return
    assert box.right <= left / 12700
    middle = (title.left + title.width / 2) / 12700
    assert (abs(box.x + box.width / 2 - middle) < 1) == (align == "ctr")


def test_a_template_is_read_once_for_all_decks_in_one_theme(tmp_path: Path) -> None:
    def read(data: bytes, theme: Theme) -> Design:
        (tmp_path / "t.pptx").write_bytes(data)
        design = loading.load(tmp_path / "t.pptx", theme, None, Report())
        assert design is not None
        return design

    ours, other = own_theme(), own_theme().model_copy(update={})
    first = read(templates.default(), ours)
    assert read(templates.default(), ours) is first
    assert read(templates.default(), other) is not first
    assert read(templates.all_templates()["dark.pptx"], ours) is not first


def test_placeholders_beyond_the_slide_are_not_used() -> None:
    """The slide is upright, and the placeholders are those of one that lies."""
    upright = sub(
        r"ppt/presentation\.xml", r"<p:sldSz [^>]*/>", '<p:sldSz cx="6858000" cy="9144000"/>'
    )
    design = read(upright)
    for layout in design.layouts.values():
        for place in layout.placeholders:
            assert place.box.x >= 0 and place.box.right <= design.size.width, layout.key
    assert any("reach beyond its slides" in note for note in template_of(design).notes)
    assert not any("reach beyond" in note for note in template_of(read()).notes)
