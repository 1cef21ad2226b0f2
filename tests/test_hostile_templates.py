"""A template may hold anything: the handout is made, or what is wrong is said; nothing raises."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pdfua
import pypdfium2
import pytest
from PIL import Image

import irdocs
from conftest import SMALL, slide_on_handout
from irdocs.content import limits
from irdocs.handout.template_art import prepared
from irdocs.ooxml import grounds
from irdocs.ooxml.presentation import Presentation
from support import hospital as hospitals
from support import templates
from support.thorough import tried

MASTER, sub, shape = templates.MASTER, templates.sub, hospitals.shape
RED = hospitals.solid('<a:srgbClr val="FF0000"/>')
BLUE = hospitals.solid('<a:srgbClr val="0000FF"/>')
CORNER = (1_000_000, 2_000_000, 1_270_000, 1_270_000)
"""In EMU: 100 x 100 pt at 78.7, 157.5 on the slide."""


def on_master(shapes: str) -> templates.Edit:
    return sub(MASTER, r"</p:grpSpPr>(?=<p:sp>)", lambda _: "</p:grpSpPr>" + shapes)


def made(folder: Path, *edits: templates.Edit) -> irdocs.BuildResult:
    (folder / "content.yaml").write_text(SMALL)
    data = templates.edited(templates.all_templates()["hospital.pptx"], *edits)
    (folder / "trust.pptx").write_bytes(data)
    order = irdocs.BuildOptions(only="deck", handout=1, template=folder / "trust.pptx")
    return irdocs.build(folder / "content.yaml", folder, order, environment={})


def freeform(inside: str, more: str = "") -> str:
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l='0' t='0' r='r' b='b'/>"
        f"<a:pathLst><a:path w='100' h='100'{more}>{inside}</a:path></a:pathLst></a:custGeom>"
    )


def square(low: int, high: int) -> str:
    points = ((low, low), (high, low), (high, high), (low, high))
    steps = [f"<a:pt x='{x}' y='{y}'/>" for x, y in points]
    lines = "".join(f"<a:lnTo>{step}</a:lnTo>" for step in steps[1:])
    return f"<a:moveTo>{steps[0]}</a:moveTo>{lines}<a:close/>"


def said(words: str, properties: str = "", body: str = "", style: str = "") -> str:
    """A text box with words, a run's properties, attributes of its body, and a style."""
    box = shape(990, "Said", CORNER, hospitals.preset("rect"), "")
    return box.replace(
        "</p:sp>",
        f'{style}<p:txBody><a:bodyPr{body}/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"{properties}'
        f"/><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>",
    )


def cropped(crop: str) -> str:
    picture = hospitals.picture(991, "Cropped", "rId90")
    return picture.replace("<a:stretch>", f"<a:srcRect {crop}/><a:stretch>")


STRANGE: dict[str, templates.Edit] = {
    "a size that is none": on_master(said("Words", ' sz="abc"')),
    "half a size": on_master(said("Words", ' sz="1800.5"')),
    "a path without points": on_master(shape(1, "A", CORNER, freeform("<a:moveTo/>"), RED)),
    "a curve of two points": on_master(
        shape(1, "A", CORNER, freeform(
            "<a:moveTo><a:pt x='0' y='0'/></a:moveTo><a:cubicBezTo><a:pt x='1' y='1'/>"
            "<a:pt x='2' y='2'/></a:cubicBezTo>"), RED)
    ),
    "a path of no number": on_master(
        shape(1, "A", CORNER, freeform("<a:moveTo><a:pt x='nan' y='0'/></a:moveTo>"), RED)
    ),
    "a path to the moon": on_master(
        shape(1, "A", CORNER, freeform(square(0, 10**15)), RED)
    ),
    "an arc without end": on_master(
        shape(1, "A", CORNER, freeform(
            "<a:moveTo><a:pt x='0' y='0'/></a:moveTo><a:arcTo wR='50' hR='50' stAng='0' "
            "swAng='90000000000000'/>"), RED)
    ),
    "remarks everywhere": on_master(
        shape(1, "A", CORNER, freeform("<!-- here -->" + square(0, 100)), RED)
        .replace("<a:solidFill>", "<a:solidFill><!-- there -->")
        .replace("<p:sp>", "<p:sp><!-- and here -->")
    ),
    "a style below none": on_master(
        shape(1, "A", CORNER, hospitals.preset("rect"), "").replace(
            "</p:spPr>",
            '</p:spPr><p:style><a:lnRef idx="-9"><a:schemeClr val="accent1"/></a:lnRef>'
            '<a:fillRef idx="-9"><a:schemeClr val="accent1"/></a:fillRef><a:effectRef idx="0">'
            '<a:schemeClr val="accent1"/></a:effectRef><a:fontRef idx="minor"/></p:style>',
        )
    ),
    "a background below none": sub(
        MASTER, r"<p:bg>.*?</p:bg>",
        '<p:bg><p:bgRef idx="-9"><a:schemeClr val="bg1"/></p:bgRef></p:bg>',
    ),
    "guides that use each other": on_master(
        shape(1, "A", CORNER, freeform(
            "<a:moveTo><a:pt x='a' y='0'/></a:moveTo><a:lnTo><a:pt x='9' y='b1'/></a:lnTo>")
            .replace("<a:gdLst/>", "<a:gdLst><a:gd name='a' fmla='+- b1 1 0'/><a:gd name='b1' "
                     "fmla='+- a 1 0'/><a:gd/></a:gdLst>"), RED)
    ),
    "a shape of no name": on_master(
        shape(1, "A", CORNER, "<a:prstGeom><a:avLst><a:gd/></a:avLst></a:prstGeom>", RED)
        + shape(2, "B", CORNER, hospitals.preset("../../etc"), RED)
    ),
    "an adjustment that is none": on_master(
        shape(1, "A", CORNER, '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" '
              'fmla="val --5"/></a:avLst></a:prstGeom>', RED)
    ),
    "an infinite share": on_master(cropped('l="inf%"')),
    "a picture of which all is cropped": on_master(cropped('l="50000" r="50000"')),
    "a picture of which nearly all is cropped": on_master(cropped('l="49990" r="49990"')),
    "a picture without width": on_master(
        hospitals.picture(1, "A", "rId90").replace('cx="9000"', 'cx="0"')
    ),
    "a place that is none": on_master(
        shape(1, "A", CORNER, hospitals.preset("rect"), RED).replace('x="1000000"', 'x="abc"')
    ),
    "a place beyond the moon": on_master(
        shape(1, "A", (10**17, 0, 10**17, 9), hospitals.preset("rect"), RED)
    ),
    "a shape without a name": on_master(
        re.sub(r"<p:cNvPr [^>]*/>", "", shape(1, "A", CORNER, hospitals.preset("rect"), RED))
    ),
    "a master without a colour map": sub(MASTER, r"<p:clrMap [^>]*/>", ""),
    "letters that no typeface here has": on_master(
        said("\u653e\u5c04\u7dda \u0623\u0634\u0639\u0629")
    ),
    "a tab and a new line": on_master(said("One\tTwo\nThree")),
    "an empty group": on_master(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="1" name="A"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr></p:grpSp>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(STRANGE)[:: tried(1, 6)])
def test_nothing_raises_and_what_is_made_is_whole(name: str, tmp_path: Path) -> None:
    result = made(tmp_path, STRANGE[name])
    if result.failed:
        codes = {error.code for error in result.report.errors}
        assert codes == {"bad-template"}, [str(error) for error in result.report.errors]
        return
    assert not pdfua.validate(tmp_path / "handout.pdf").findings


def test_letters_that_cannot_be_drawn_are_said(tmp_path: Path) -> None:
    result = made(tmp_path, on_master(said("Trust \u13e3")))
    assert any("words in letters that its typeface here lacks" in d.message for d in result.report)
    text = pypdfium2.PdfDocument(tmp_path / "handout.pdf")[2].get_textpage().get_text_range()
    assert "Trust" in text and "\u13e3" not in text


def test_lines_numbers_and_colours_of_words(tmp_path: Path) -> None:
    words = (
        said("First", style='<p:style><a:lnRef idx="0"/><a:fillRef idx="0"/><a:effectRef idx="0"/>'
             '<a:fontRef idx="minor"><a:srgbClr val="FF0000"/></a:fontRef></p:style>')
        .replace("</a:r></a:p>", '</a:r><a:br/><a:r><a:t>second</a:t></a:r><a:fld id="{0}" '
                 'type="slidenum"><a:rPr/><a:t>\u2039#\u203a</a:t></a:fld></a:p>')
    )  # fmt: skip
    made(tmp_path, on_title(words))
    text = pypdfium2.PdfDocument(tmp_path / "handout.pdf")[0].get_textpage().get_text_range()
    assert re.search(r"First\s+second1", text)
    image = slide_on_handout(tmp_path, 1)
    pixels = [image.getpixel((x, y)) for x in range(80, 170) for y in range(158, 190)]
    assert any(isinstance(p, tuple) and p[0] > 200 > 90 > p[1] for p in pixels)


def middle(folder: Path, x: float = 0.5, y: float = 0.5) -> tuple[int, ...]:
    """Return the colour at a part of the 100 pt from CORNER on."""
    found = slide_on_handout(folder, 1).getpixel((round(78.74 + 100 * x), round(157.48 + 100 * y)))
    assert isinstance(found, tuple)
    return found


def on_title(shapes: str) -> templates.Edit:
    """On the title's layout, whose photograph is dark and which shows nothing of the master."""
    return sub(r"ppt/slideLayouts/slideLayout1\.xml", r"</p:grpSpPr>(?=<p:sp>)",
               lambda _: "</p:grpSpPr>" + shapes)  # fmt: skip


def test_holes_of_a_freeform_are_holes(tmp_path: Path) -> None:
    ring = freeform(square(0, 100) + square(30, 70))
    made(tmp_path, on_title(shape(990, "Ring", CORNER, ring, RED)))
    assert middle(tmp_path, 0.1, 0.9) == (255, 0, 0)
    assert middle(tmp_path) != (255, 0, 0)


def test_paths_of_a_freeform_that_are_not_filled(tmp_path: Path) -> None:
    made(
        tmp_path, on_title(shape(990, "No", CORNER, freeform(square(0, 100), " fill='none'"), RED))
    )
    assert middle(tmp_path) != (255, 0, 0)


def test_a_group_s_fill_is_its_children_s(tmp_path: Path) -> None:
    child = shape(991, "Child", CORNER, hospitals.preset("rect"), "<a:grpFill/>")
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="990" name="A"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{BLUE}</p:grpSpPr>{child}</p:grpSp>"
    )
    made(tmp_path, on_title(group))
    assert middle(tmp_path) == (0, 0, 255)


def half_red() -> bytes:
    """A picture whose left half is red, its right half blue, as 16 colours."""
    image = Image.new("RGB", (100, 100), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, 50, 100))
    file = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE).save(file, "PNG")
    return file.getvalue()


def pictured(change: Callable[[str], str]) -> templates.Edit:
    def edit(parts: templates.Parts) -> None:
        parts["ppt/media/half.png"] = half_red()
        hospitals.relate(parts, "slideLayouts/_rels/slideLayout1", "rId70", "half.png")
        x, y, wide, tall = CORNER
        picture = hospitals.picture(990, "Half", "rId70")
        picture = picture.replace('x="0" y="0"', f'x="{x}" y="{y}"').replace(
            'cx="9000" cy="9000"', f'cx="{wide}" cy="{tall}"'
        )
        on_title(change(picture))(parts)

    return edit


@pytest.mark.parametrize(
    ("change", "red", "blue"),
    [
        ("", (0.2, 0.5), (0.8, 0.5)),
        (' flipH="1"', (0.8, 0.5), (0.2, 0.5)),
        (' rot="5400000"', (0.5, 0.2), (0.5, 0.8)),
        (' rot="5400000" flipH="1"', (0.5, 0.8), (0.5, 0.2)),
    ][tried(0, 3) :],
)
def test_pictures_are_flipped_and_turned(
    change: str, red: tuple[float, float], blue: tuple[float, float], tmp_path: Path
) -> None:
    made(tmp_path, pictured(lambda picture: picture.replace("<a:xfrm>", f"<a:xfrm{change}>")))
    assert middle(tmp_path, *red)[0] > 240 and middle(tmp_path, *blue)[2] > 240


def test_pictures_are_cropped_and_given_margins(tmp_path: Path) -> None:
    def with_crop(crop: str) -> templates.Edit:
        return pictured(lambda p: p.replace("<a:stretch>", f"<a:srcRect {crop}/><a:stretch>"))

    made(tmp_path, with_crop('l="50000"'))
    assert middle(tmp_path, 0.2, 0.9) == (0, 0, 255)
    made(tmp_path, with_crop('l="-100000"'))  # a margin as wide as the picture
    assert middle(tmp_path, 0.3, 0.9)[0] < 60 and middle(tmp_path, 0.6, 0.9)[0] > 240


def test_a_picture_in_a_shape_is_clipped(tmp_path: Path) -> None:
    made(tmp_path, pictured(lambda picture: picture.replace('prst="rect"', 'prst="diamond"')))
    assert middle(tmp_path, 0.4)[0] > 240 and middle(tmp_path, 0.05, 0.05)[0] < 60


def test_a_picture_in_a_shape_of_several_parts_is_in_each(tmp_path: Path) -> None:
    made(tmp_path, pictured(lambda picture: picture.replace('prst="rect"', 'prst="can"')))
    assert middle(tmp_path, 0.6, 0.03)[2] > 240 and middle(tmp_path, 0.6, 0.6)[2] > 240
    assert middle(tmp_path, 0.03, 0.98)[2] < 120


def test_a_gradient_that_fades_shows_what_is_behind(tmp_path: Path) -> None:
    fade = (
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs><a:gs pos="100000">'
        '<a:srgbClr val="FF0000"><a:alpha val="0"/></a:srgbClr></a:gs></a:gsLst><a:lin ang="0"/>'
        "</a:gradFill>"
    )
    made(tmp_path, on_title(shape(990, "Fade", CORNER, hospitals.preset("rect"), fade)))
    reds = [middle(tmp_path, x)[0] for x in (0.03, 0.25, 0.5, 0.75, 0.97)]
    assert reds == sorted(reds, reverse=True) and reds[0] > 230 and reds[-1] < 60
    assert not pdfua.validate(tmp_path / "handout.pdf").findings


def test_sixteen_bits_of_grey_and_huge_pictures() -> None:
    file = io.BytesIO()
    Image.new("I;16", (40, 40), 32_768).save(file, "PNG")
    drawn = prepared(file.getvalue(), (0.0, 0.0, 0.0, 0.0))
    assert drawn and Image.open(io.BytesIO(drawn)).convert("L").getpixel((5, 5)) in (127, 128)
    file = io.BytesIO()
    Image.new("1", (20_000, limits.PIXELS // 20_000 + 1)).save(file, "PNG")
    assert prepared(file.getvalue(), (0.0, 0.0, 0.0, 0.0)) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [("<a:tile/>", "drawn once"), ("", "the recolouring of a picture")],
)
def test_what_is_drawn_otherwise_is_said(change: str, words: str, tmp_path: Path) -> None:
    def edit(picture: str) -> str:
        if change:
            return re.sub(r"<a:stretch>.*?</a:stretch>", change, picture)
        return picture.replace('"rId70"/>', '"rId70"><a:grayscl/></a:blip>')

    found = [d.message for d in made(tmp_path, pictured(edit)).report]
    assert [m for m in found if words in m], found


def test_a_theme_s_plain_background_is_known(tmp_path: Path) -> None:
    """Office's second background style is plain in newer themes: no panel, words that are read."""
    plain = (
        "<a:bgFillStyleLst><a:solidFill><a:schemeClr val='phClr'/></a:solidFill><a:solidFill>"
        "<a:schemeClr val='phClr'><a:tint val='95000'/></a:schemeClr></a:solidFill><a:solidFill>"
        "<a:schemeClr val='phClr'/></a:solidFill></a:bgFillStyleLst>"
    )
    result = made(
        tmp_path,
        sub(templates.THEME, r"<a:bgFillStyleLst>.*?</a:bgFillStyleLst>", plain),
        sub(MASTER, r"<p:bg>.*?</p:bg>",
            '<p:bg><p:bgRef idx="1002"><a:schemeClr val="accent1"/></p:bgRef></p:bg>'),
    )  # fmt: skip
    assert not result.failed
    (deck,) = (file.path for file in result.files if file.path.name == "deck.pptx")
    show = Presentation(deck.read_bytes())
    content = [slide for slide in show.slides if slide.shapes[0].type == "title"][-1]
    colour = grounds.background(content)
    accent = content.scheme.colours["accent1"]
    assert colour is not None and colour != accent, "the accent, tinted by the style"
    (title, *_) = content.shapes
    assert grounds.ground(content, title, content.box(title)) == colour, "and no panel on it"


@pytest.mark.parametrize(
    ("name", "filled", "empty"),
    [("donut", (0.05, 0.5), (0.5, 0.5)), ("frame", (0.05, 0.9), (0.5, 0.6)),
     ("flowChartDocument", (0.5, 0.6), (0.95, 0.97)), ("plus", (0.5, 0.9), (0.05, 0.95)),
     ("hexagon", (0.5, 0.9), (0.02, 0.95)), ("star5", (0.5, 0.6), (0.02, 0.95)),
     ("gear6", (0.5, 0.5), (0.05, 0.5)), ("blockArc", (0.1, 0.4), (0.5, 0.5)),
     ("wedgeRectCallout", (0.3, 1.05), (0.6, 1.05)), ("pie", (0.25, 0.5), (0.8, 0.2)),
    ][:: tried(1, 8)],
)  # fmt: skip
def test_named_shapes_are_drawn(
    name: str, filled: tuple[float, float], empty: tuple[float, float], tmp_path: Path
) -> None:
    made(tmp_path, on_title(shape(990, "Named", CORNER, hospitals.preset(name), RED)))
    assert middle(tmp_path, *filled) == (255, 0, 0)
    assert middle(tmp_path, *empty) != (255, 0, 0)


def test_a_subtitle_has_no_bullet_though_the_template_s_has(tmp_path: Path) -> None:
    """As in LibreOffice's templates, whose text below titles is a list."""
    bullet = sub(
        r"ppt/slideLayouts/slideLayout1\.xml",
        r'(type="subTitle"[^>]*/>.*?<a:lstStyle>.*?<a:lvl1pPr[^>]*>)<a:buNone/>',
        r'\1<a:buChar char="-"/>',
    )
    assert not made(tmp_path, bullet).failed
    with zipfile.ZipFile(tmp_path / "deck.pptx") as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
    body = slide[slide.index('type="subTitle"') :].split("</p:sp>")[0]
    assert body.count("<a:buNone/>") == body.count("<a:p>") >= 1
