"""The shapes of the standard from its definitions: known points, and as LibreOffice draws them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path as File

import pdfua
import pypdfium2
import pytest
from PIL import Image, ImageChops

import irdocs
from conftest import SMALL, WIDE, slide_on_handout
from irdocs.drawing import Colour, Commands, Path, rectangle
from irdocs.libreoffice import slides
from irdocs.ooxml import geometry
from irdocs.ooxml.art_items import GradientFill, GradientStop
from irdocs.ooxml.fills import shaded
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import parsed
from irdocs.ooxml.presets import definitions, outlines
from irdocs.ooxml.shape_paths import FARTHEST, ShapeOutline
from support import hospital as hospitals
from support import rendered, templates
from support.thorough import LONG, tried

SIZES = ((100.0, 100.0), (300.0, 40.0), (40.0, 110.0))
BEYOND = ("allout", "mathNotEqual", "swooshArrow")
"""Shapes that reach beyond their box by definition: callouts' tips; some if the box is narrow."""


def points(commands: Commands, pieces: int = 16) -> Iterator[tuple[float, float]]:
    """Yield points of a path, its curves as short strokes."""
    x = y = 0.0
    for name, values in commands:
        if name == "C":
            (a, b), (c, d), (e, f) = zip(values[::2], values[1::2], strict=True)
            for step in range(1, pieces + 1):
                t = step / pieces
                u = 1 - t
                yield (
                    u**3 * x + 3 * u * u * t * a + 3 * u * t * t * c + t**3 * e,
                    u**3 * y + 3 * u * u * t * b + 3 * u * t * t * d + t**3 * f,
                )
        elif values:
            yield values[0], values[1]
        x, y = values[-2:] or (x, y)


def ends(outline: ShapeOutline) -> list[tuple[float, float]]:
    """Return where each step of a path ends, a shape's corners."""
    return [values[-2:] for _, values in outline.commands if values]  # type: ignore[misc]


def drawn(name: str, width: float, height: float, **adjustments: int) -> tuple[ShapeOutline, ...]:
    found = outlines(name, width, height, [(n, f"val {v}") for n, v in adjustments.items()])
    assert found is not None
    return found


def close(*expected: tuple[float, float]) -> list[object]:
    return [pytest.approx(point, abs=0.01) for point in expected]


# ---------------------------------------------------------------- known points


def test_the_round_corners_of_a_box() -> None:
    (box,) = drawn("roundRect", 100, 50)
    radius = 50 * 0.16667
    corners = ends(box)
    assert corners[0] == pytest.approx((0, radius))
    assert (radius, 0) in close(*corners) and (100 - radius, 0) in close(*corners)
    assert (100, 50 - radius) in close(*corners) and (0, 50 - radius) in close(*corners)
    (square,) = drawn("roundRect", 100, 50, adj=0)
    assert set(ends(square)) == {(0, 0), (100, 0), (100, 50), (0, 50)}
    assert drawn("roundRect", 100, 50, adj=90_000) == drawn("roundRect", 100, 50, adj=50_000)


def test_the_points_of_a_star() -> None:
    (star,) = drawn("star5", 100, 100)
    assert ends(star) == close(
        (0, 38.2), (38.2, 38.2), (50, 0), (61.8, 38.2), (100, 38.2), (69.1, 61.8), (80.9, 100),
        (50, 76.39), (19.1, 100), (30.9, 61.8),
    )  # fmt: skip


def test_the_points_of_an_arrow() -> None:
    (arrow,) = drawn("rightArrow", 100, 50)
    assert ends(arrow) == close(
        (0, 12.5), (75, 12.5), (75, 0), (100, 25), (75, 50), (75, 37.5), (0, 37.5)
    )
    (thin,) = drawn("rightArrow", 100, 50, adj1=20_000, adj2=100_000)
    assert ends(thin)[:3] == close((0, 20), (50, 20), (50, 0))


def test_a_sector_ends_on_the_rays_of_its_angles() -> None:
    (pie,) = drawn("pie", 200, 100)
    assert ends(pie)[0] == pytest.approx((200, 50))
    assert ends(pie)[-2:] == close((100, 0), (100, 50))
    # 45 degrees as they are seen, on an ellipse twice as wide as tall.
    (pie,) = drawn("pie", 200, 100, adj1=2_700_000, adj2=8_100_000)
    reach = 100 * 50 / (100**2 + 50**2) ** 0.5
    assert ends(pie)[0] == pytest.approx((100 + reach, 50 + reach))
    assert ends(pie)[-2] == pytest.approx((100 - reach, 50 + reach))


def test_parts_are_filled_and_stroked_as_defined() -> None:
    body, lid, outline = drawn("can", 100, 100)
    assert (body.filled, body.stroked, body.shade) == (True, False, 0)
    assert (lid.filled, lid.stroked, lid.shade) == (True, False, 0.4)
    assert (outline.filled, outline.stroked) == (False, True)
    assert [part.shade for part in drawn("cube", 100, 100)[:3]] == [0, -0.2, 0.2]
    shades = [part.shade for part in drawn("bevel", 100, 100)[:5]]
    assert shades == [0, 0.2, -0.2, 0.4, -0.4]
    (connector,) = drawn("bentConnector2", 100, 50)
    assert not connector.filled and ends(connector) == [(0, 0), (100, 0), (100, 50)]


def test_a_path_in_units_of_its_own_fills_the_box() -> None:
    cloud = drawn("cloud", 300, 40)[0]
    xs, ys = zip(*points(cloud.commands), strict=True)
    assert (min(xs), max(xs)) == pytest.approx((0, 300), abs=1.5)
    assert (min(ys), max(ys)) == pytest.approx((0, 40), abs=0.3)


def test_what_goes_on_after_a_part_was_closed_begins_where_that_did() -> None:
    _, accent, _ = drawn("accentCallout1", 120, 100)
    assert [name for name, _ in accent.commands] == ["M", "Z", "M", "L"]
    assert ends(accent) == close((-10, 0), (-10, 0), (-10, 100))


# ---------------------------------------------------------------- every shape


def test_every_shape_of_the_standard_is_there() -> None:
    assert len(definitions()) == 187
    assert outlines("gear7", 100, 100) is None


@pytest.mark.parametrize("size", SIZES)
def test_shapes_lie_in_their_boxes(size: tuple[float, float]) -> None:
    width, height = size
    for name in definitions():
        parts = drawn(name, width, height)
        assert parts, name
        for part in parts:
            xs, ys = zip(*points(part.commands), strict=True)
            if not any(word in name for word in BEYOND):
                assert -0.02 * width <= min(xs) and max(xs) <= 1.02 * width, name
                assert -0.02 * height <= min(ys) and max(ys) <= 1.02 * height, name


@pytest.mark.parametrize("value", [0, -(10**9), 10**9, 50_000, 21_599_999][:: tried(1, 2)])
def test_odd_adjustments_and_boxes_do_no_harm(value: int) -> None:
    for name, shape in definitions().items():
        odd = [(line.split()[0], f"val {value}") for line in shape["adjustments"]]
        for width, height in (*SIZES, (0.0, 50.0), (50.0, 0.0), (0.0, 0.0)):
            found = outlines(name, width, height, odd)
            assert found is not None or abs(value) > 10**7, name
            for part in found or ():
                assert part.commands[0][0] == "M"
                numbers = [number for _, values in part.commands for number in values]
                assert max(map(abs, numbers)) <= FARTHEST


def test_adjustments_that_are_none_change_nothing() -> None:
    plain = outlines("roundRect", 100, 50)
    for guide in (("adj", "val --5"), ("adj", ""), ("other", "val 5"), ("w", "val 5")):
        assert outlines("roundRect", 100, 50, [guide]) == plain


# ---------------------------------------------------------------- freeforms with guides

FREEFORM = (
    "<a:custGeom><a:avLst><a:gd name='adj' fmla='val 30000'/></a:avLst><a:gdLst>"
    "<a:gd name='x1' fmla='*/ w adj 100000'/><a:gd name='x2' fmla='+- r 0 x1'/></a:gdLst>"
    "<a:ahLst/><a:cxnLst/><a:rect l='0' t='0' r='r' b='b'/><a:pathLst><a:path>"
    "<a:moveTo><a:pt x='x1' y='t'/></a:moveTo><a:lnTo><a:pt x='x2' y='t'/></a:lnTo>"
    "<a:arcTo wR='x1' hR='vc' stAng='3cd4' swAng='cd2'/><a:lnTo><a:pt x='x1' y='b'/></a:lnTo>"
    "<a:lnTo><a:pt x='l' y='vc'/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>"
)


def freeform(text: str) -> tuple[ShapeOutline, ...] | None:
    """Return the outlines of an a:custGeom in a box of 100 x 50 pt."""
    return geometry.outlines(parsed(f'<p xmlns:a="{A[1:-1]}">{text}</p>'.encode()), 100, 50)


def test_a_freeform_is_computed_from_its_guides() -> None:
    (part,) = freeform(FREEFORM) or ()
    assert ends(part)[:2] == close((30, 0), (70, 0))
    assert ends(part)[-3:] == close((70, 50), (30, 50), (0, 25))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*/ w adj 100000", "*/ w later 100000"),
        ("*/ w adj 100000", "*/ w adj"),
        ("*/ w adj 100000", "+- x1 0 1"),
        ("x='l'", "x='nowhere'"),
        ("x='l'", "x='-99999999999'"),
        ("x='l'", ""),
        ("<a:pt x='l' y='vc'/>", ""),
        ("<a:path>", "<a:path w='wide'>"),
        ("swAng='cd2'", ""),
    ],
)
def test_a_freeform_without_a_value_has_no_outline(old: str, new: str) -> None:
    assert old in FREEFORM
    assert freeform(FREEFORM.replace(old, new)) is None


def test_guides_that_no_path_uses_may_be_wrong() -> None:
    odd = "<a:gdLst><a:gd name='odd' fmla='fetch 1'/><a:gd/><a:gd name='connsiteX0' fmla='val q'/>"
    assert freeform(FREEFORM.replace("<a:gdLst>", odd)) == freeform(FREEFORM)


@pytest.mark.parametrize("start", ["0", "99999999999999999999", "-99999999999999999999", "big"])
def test_an_arc_of_any_angles_ends(start: str) -> None:
    big = "".join(f"<a:gd name='g{n}' fmla='*/ g{n - 1} 99999999 1'/>" for n in range(1, 38))
    guides = f"<a:gdLst><a:gd name='g0' fmla='val 7'/>{big}<a:gd name='big' fmla='val g37'/>"
    text = FREEFORM.replace("<a:gdLst>", guides).replace("'3cd4'", f"'{start}'")
    (part,) = freeform(text.replace("'cd2'", "'big'")) or ()
    assert len(part.commands) < 20


# ---------------------------------------------------------------- shades


def test_fills_are_mixed_with_white_or_black() -> None:
    path = Path(rectangle(0, 0, 9, 9), fill=Colour(100, 200, 0))
    assert shaded(path, 0.0) is path
    assert shaded(path, 0.4) == replace(path, fill=Colour(162, 222, 102))
    assert shaded(path, -0.2) == replace(path, fill=Colour(80, 160, 0))
    stops = (GradientStop(0, Colour(100, 200, 0)), GradientStop(1, Colour(0, 0, 0), 0.5))
    gradient = shaded(GradientFill(path, stops, (0, 0), (9, 9)), 0.2)
    assert isinstance(gradient, GradientFill)
    assert [stop.colour for stop in gradient.stops] == [Colour(131, 211, 51), Colour(51, 51, 51)]
    assert gradient.stops[1].opacity == 0.5


# ---------------------------------------------------------------- as LibreOffice shows them

NAMES = (
    "gear6", "cloud", "wedgeRoundRectCallout", "ribbon2", "leftRightArrow", "heptagon", "pie",
    "blockArc", "can", "cube", "smileyFace", "flowChartMagneticDisk", "star5", "cloudCallout",
    "circularArrow",
)  # fmt: skip
GEOMETRIES: Mapping[str, str] = {
    **{name: hospitals.preset(name) for name in NAMES}, "freeform": FREEFORM,
}  # fmt: skip
LOOK = hospitals.solid('<a:srgbClr val="4080C0"/>') + (
    '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
)
COLUMNS = 8
CELL = (WIDE.width / COLUMNS, 70.0)
"""What a shape has for itself, in pt: two rows of them are above the words of a title slide."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> File:
    """The folder of a deck and its handout, whose title slide shows the shapes in two rows."""
    folder = tmp_path_factory.mktemp("shapes")
    wide, tall = (round(side * 12_700) for side in CELL)
    ground = hospitals.solid('<a:srgbClr val="FFFFFF"/>')
    sheet = (0, 0, COLUMNS * wide, 6 * tall)
    shapes = hospitals.shape(980, "Sheet", sheet, hospitals.preset("rect"), ground)
    for number, (name, outline) in enumerate(GEOMETRIES.items()):
        corner = (number % COLUMNS * wide + wide // 5, number // COLUMNS * tall + tall // 5)
        place = (*corner, wide * 3 // 5, tall * 3 // 5)
        shapes += hospitals.shape(981 + number, name, place, outline, LOOK)
    edit = templates.sub(r"ppt/slideLayouts/slideLayout1\.xml", r"</p:grpSpPr>(?=<p:sp>)",
                         lambda _: "</p:grpSpPr>" + shapes)  # fmt: skip
    (folder / "content.yaml").write_text(SMALL)
    data = templates.edited(templates.all_templates()["hospital.pptx"], edit)
    (folder / "trust.pptx").write_bytes(data)
    order = irdocs.BuildOptions(only="deck", handout=1, template=folder / "trust.pptx")
    result = irdocs.build(folder / "content.yaml", folder, order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]
    assert "cannot be computed" not in str([str(found) for found in result.report])
    return folder


def cell(image: Image.Image, number: int) -> Image.Image:
    x, y = number % COLUMNS * CELL[0], number // COLUMNS * CELL[1]
    return image.crop((round(x), round(y), round(x + CELL[0]), round(y + CELL[1])))


def test_a_handout_with_every_kind_of_shape_is_accessible(folder: File) -> None:
    assert not pdfua.validate(folder / "handout.pdf").findings
    image = slide_on_handout(folder, 1)
    for number, name in enumerate(GEOMETRIES):
        colours = cell(image, number).getcolors(100_000)
        assert colours is not None
        assert sum(count for count, colour in colours if colour == (0x40, 0x80, 0xC0)) > 150, name
    lid = cell(image, NAMES.index("can")).getpixel((round(CELL[0] / 2), round(CELL[1] / 4)))
    assert lid == (140, 179, 217)


@pytest.mark.skipif(not rendered.is_there(), reason="no LibreOffice here")
@LONG
def test_shapes_look_as_libreoffice_shows_them(folder: File) -> None:
    page = pypdfium2.PdfDocument(slides((folder / "deck.pptx").read_bytes()))[0]
    theirs = page.render(scale=WIDE.width / page.get_width()).to_pil().convert("RGB")
    ours = slide_on_handout(folder, 1)
    for number, name in enumerate(GEOMETRIES):
        # Edges may lie part of a pixel apart; what is compared is the mean of small squares.
        small = [
            cell(image, number).resize((30, 23), Image.Resampling.BOX) for image in (ours, theirs)
        ]
        apart = ImageChops.difference(*small).convert("L").histogram()
        assert not any(apart[56:]), name


# ---------------------------------------------------------------- the data

DEFINITIONS = """\
<presetShapeDefinitons>
  <slope>
    <avLst xmlns="http://schemas.openxmlformats.org/drawingml/2006/main">
      <gd name="adj" fmla="val 25000"/>
    </avLst>
    <gdLst xmlns="http://schemas.openxmlformats.org/drawingml/2006/main">
      <gd name="a" fmla="pin 0 adj 100000"/>
      <gd name="x1" fmla="*/ w a 100000"/>
      <gd name="x2" fmla="+- x1 0 x1 0"/>
      <gd name="handle" fmla="*/ w 1 2"/>
    </gdLst>
    <pathLst xmlns="http://schemas.openxmlformats.org/drawingml/2006/main">
      <path w="9" h="8" fill="darken" stroke="false" extrusionOk="false">
        <moveTo><pt x="l" y="t"/></moveTo>
        <arcTo wR="x1" hR="vc" stAng="cd2" swAng="-5400000"/>
        <lnTo><pt x="x2" y="b"/></lnTo>
        <close/>
      </path>
    </pathLst>
  </slope>
</presetShapeDefinitons>
"""


def test_the_data_are_made_from_the_standards_file(tmp_path: File) -> None:
    (tmp_path / "definitions.xml").write_text(DEFINITIONS)
    tool = File(__file__).parents[1] / "tools" / "preset_shapes.py"
    command = [sys.executable, str(tool), "definitions.xml", "shapes.json"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert json.loads((tmp_path / "shapes.json").read_text()) == {
        "slope": {
            "adjustments": ["adj val 25000"],
            "guides": ["a pin 0 adj 100000", "x1 */ w a 100000", "x2 +- x1 0 x1"],
            "paths": [
                {"steps": "M l t A x1 vc cd2 -5400000 L x2 b Z", "w": 9, "h": 8,
                 "fill": "darken", "stroke": False},
            ],
        }
    }  # fmt: skip
