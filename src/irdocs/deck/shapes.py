"""Write drawings, figures and QR codes as native shapes (ECMA-376, 20.1.9 and 19.3.1.43).

Native shapes take the theme's colours, stay sharp at any size and can be edited in PowerPoint. A
drawing is a group of freeforms, so that it has one alternative text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from lxml import etree

from irdocs import drawing
from irdocs.charts.figures import FigurePicture, figure_box, figure_shapes
from irdocs.charts.icon_arrays import PeopleCount, array_shapes, pitch_within
from irdocs.charts.qr_codes import QUIET_MODULES, qr_code
from irdocs.content.illustration import Illustration
from irdocs.deck.colours import SchemePaint
from irdocs.deck.layout import Placeholder
from irdocs.drawing import Command, Commands, rectangle, rounded
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.xml import Element, el, qname
from irdocs.units import Rect, Size, emu

DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The id of the extension that marks a shape as decorative, for screen readers to skip."""
_FINE = 100
"""Units of a path for each unit of a drawing, as coordinates of paths are whole numbers."""


class ShapeIds:
    """Hands out shape ids, unique on one slide or layout; call it for the next."""

    def __init__(self, start: int = 2) -> None:
        self._next = start

    def __call__(self) -> int:
        self._next += 1
        return self._next - 1


def named(
    identifier: int, name: str, alt: str | None = None, *, decorative: bool = False
) -> Element:
    """Return a shape's non-visual properties: id, name and alternative text.

    A decorative shape has an empty text and a mark that tells it from one whose text was forgotten.
    """
    properties = el("p:cNvPr", id=identifier, name=name, descr=alt or ("" if decorative else None))
    if decorative:
        extension = el("adec:decorative", val="1")
        properties.append(el("a:extLst", el("a:ext", extension, uri=DECORATIVE_URI)))
    return properties


def frame(box: Rect, tag: str = "a:xfrm") -> Element:
    """Return the element that places a shape in a box in pt."""
    return el(
        tag,
        el("a:off", x=emu(box.x), y=emu(box.y)),
        el("a:ext", cx=emu(box.width), cy=emu(box.height)),
    )


def graphic_frame(
    identifier: int,
    name: str,
    placeholder: Placeholder | None,
    box: Rect,
    alt: str,
    graphic: Element,
) -> Element:
    """Return the frame of a chart or table, in a placeholder or by itself.

    Unlike text, it does not inherit its place from the layout (19.3.1.21), so `box`, in pt, is
    written.
    """
    holders = []
    if placeholder:
        kind = placeholder.kind if placeholder.kind in ("chart", "tbl") else None
        holders.append(el("p:ph", type=kind, idx=placeholder.index))
    return el(
        "p:graphicFrame",
        el(
            "p:nvGraphicFramePr",
            named(identifier, str(placeholder.name) if placeholder else name, alt),
            el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", noGrp=1)),
            el("p:nvPr", *holders),
        ),
        frame(box, "p:xfrm"),
        graphic,
    )


def group(
    identifier: int, name: str, box: Rect, shapes: Iterable[Element], alt: str | None
) -> Element:
    """Return shapes as one group in a box in pt; without alternative text it is decorative."""
    transform = frame(box)
    transform.append(el("a:chOff", x=emu(box.x), y=emu(box.y)))
    transform.append(el("a:chExt", cx=emu(box.width), cy=emu(box.height)))
    return el(
        "p:grpSp",
        el(
            "p:nvGrpSpPr",
            named(identifier, name, alt, decorative=alt is None),
            el("p:cNvGrpSpPr"),
            el("p:nvPr"),
        ),
        el("p:grpSpPr", transform),
        *shapes,
    )


def freeform(
    identifier: int,
    name: str,
    box: Rect,
    view: tuple[float, float],
    commands: Sequence[Command],
    fill: Element,
    line: Element,
) -> Element:
    """Return a path as a shape; `view`, its width and height, is scaled to a box in pt."""
    return outlined(identifier, name, box, view, (commands,), fill, line)


def outlined(
    identifier: int,
    name: str,
    box: Rect,
    view: tuple[float, float],
    outlines: Sequence[Sequence[Command]],
    fill: Element,
    line: Element,
    alt: str | None = None,
) -> Element:
    """Return paths as one shape, each filled by itself; `view` is scaled to a box in pt."""
    return el(
        "p:sp",
        el("p:nvSpPr", named(identifier, name, alt), el("p:cNvSpPr"), el("p:nvPr")),
        el("p:spPr", frame(box), custom_geometry(view, outlines), fill, line),
    )


def custom_geometry(view: tuple[float, float], outlines: Iterable[Sequence[Command]]) -> Element:
    """Return paths within a view's width and height as a geometry (20.1.9.8)."""
    paths = "".join(_path(tuple(commands), view) for commands in outlines)
    return etree.fromstring(
        f'<a:custGeom xmlns:a="{NAMESPACES["a"]}"><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )


@lru_cache(maxsize=512)
def _path(commands: Commands, view: tuple[float, float]) -> str:
    """Return a path (20.1.9.15) as XML; its coordinates are whole numbers.

    Drawings have thousands of points: they are written as text, and parsed at once.
    """
    parts = [f'<a:path w="{round(view[0] * _FINE)}" h="{round(view[1] * _FINE)}">']
    for command, values in commands:
        name = _STEPS[command]
        points = "".join(
            f'<a:pt x="{round(values[index] * _FINE)}" y="{round(values[index + 1] * _FINE)}"/>'
            for index in range(0, len(values), 2)
        )
        parts.append(f"<a:{name}>{points}</a:{name}>" if points else f"<a:{name}/>")
    parts.append("</a:path>")
    return "".join(parts)


_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
"""The element of each command of a path."""


def illustration(
    ids: ShapeIds,
    paint: SchemePaint,
    name: str,
    picture: Illustration,
    box: Rect,
    alt: str | None,
    accent: str,
    *,
    on_dark: bool = False,
) -> Element:
    """Return a drawing as a group of freeforms, as large as its box allows and centred in it.

    `accent` is the role that replaces the drawing's accent colour; `on_dark` replaces its signal
    colour by the bright one.
    """
    fitted = box.fitting(picture.width, picture.height)
    scale = fitted.width / picture.width
    roles = {"accent": accent}
    if on_dark:
        roles["signal"] = "signal-bright"

    def role(name: str | None) -> str | None:
        return roles.get(name, name) if name else None

    identifier = ids()
    shapes = [
        freeform(
            ids(),
            f"{name} {number}",
            fitted,
            (picture.width, picture.height),
            outline.commands,
            paint.fill(role(outline.fill)),
            paint.stroke(role(outline.stroke), outline.stroke_width * scale),
        )
        for number, outline in enumerate(picture.outlines, start=1)
    ]
    return group(identifier, name, fitted, shapes, alt)


def figure(
    ids: ShapeIds,
    paint: SchemePaint,
    picture: FigurePicture,
    percent: float,
    box: Rect,
    alt: str,
    *,
    mirrored: bool = False,
) -> Element:
    """Return the picture of a percentage, ten people or a ring, as a group in a box in pt.

    People that are `mirrored` stand from the right; a ring is filled as clocks run in any case.
    """
    fitted = figure_box(picture, box)
    is_turned = mirrored and picture == "people"
    identifier = ids()
    shapes = [
        freeform(
            ids(),
            shape.name,
            fitted,
            (fitted.width, fitted.height),
            drawing.mirrored(shape.commands, fitted.width) if is_turned else shape.commands,
            paint.fill(shape.fill),
            paint.stroke(shape.stroke, shape.stroke_width),
        )
        for shape in figure_shapes(picture, percent, box.width, box.height, "slide")
    ]
    return group(identifier, FIGURE_NAMES[picture], fitted, shapes, alt)


def icon_array(
    ids: ShapeIds,
    paint: SchemePaint,
    of: PeopleCount,
    affected: int,
    box: Rect,
    alt: str,
    *,
    mirrored: bool = False,
) -> Element:
    """Return an array of dots that fills a box in pt as a group of two freeforms at most.

    One that is `mirrored` begins at the upper right.
    """
    pitch = pitch_within(of, Size(box.width, box.height))
    identifier = ids()
    parts = [
        freeform(
            ids(),
            shape.name,
            box,
            (box.width, box.height),
            drawing.mirrored(shape.commands, box.width) if mirrored else shape.commands,
            paint.fill(shape.fill),
            paint.stroke(shape.stroke, shape.stroke_width),
        )
        for shape in array_shapes(of, affected, pitch, "slide")
    ]
    return group(identifier, f"Dots, one for each of {of} people", box, parts, alt)


FIGURE_NAMES: Mapping[FigurePicture, str] = {
    "people": "People out of ten",
    "ring": "Part of a ring",
}
"""The name of a figure's group in PowerPoint's selection pane."""


def code(
    ids: ShapeIds,
    paint: SchemePaint,
    address: str,
    box: Rect,
    alt: str,
    *,
    has_plate: bool = False,
) -> Element:
    """Return a QR code as a group; its quiet zone is kept free inside the box, in pt.

    With a plate that zone is painted too.
    """
    commands, modules = qr_code(address)
    margin = box.width * QUIET_MODULES / (modules + 2 * QUIET_MODULES)
    symbol_box = box.inset(margin, margin, margin, margin)
    identifier = ids()
    symbol = freeform(
        ids(),
        "Modules",
        symbol_box,
        (modules, modules),
        commands,
        paint.fill("dark"),
        paint.stroke(None, 0),
    )
    if not has_plate:
        return group(identifier, "QR code", symbol_box, [symbol], alt)
    outline = rectangle(0, 0, box.width, box.height)
    plate = freeform(
        ids(), "Plate", box, (box.width, box.height), outline, paint.fill("light"),
        paint.stroke(None, 0),
    )  # fmt: skip
    return group(identifier, "QR code", box, [plate, symbol], alt)


def on_plate(
    ids: ShapeIds, paint: SchemePaint, role: str, box: Rect, picture: Element, alt: str | None
) -> Element:
    """Return a logo and the plate behind it, in a box in pt, as one group.

    The group alone has the alternative text, or is decorative; what is in it says neither.
    """
    identifier = ids()
    for properties in picture.iter(qname("p:cNvPr")):
        properties.attrib.pop("descr", None)
        for child in list(properties):
            properties.remove(child)
    commands = rounded(0, 0, box.width, box.height, PLATE_RADIUS)
    plate = freeform(
        ids(), "Plate", box, (box.width, box.height), commands, paint.fill(role),
        paint.stroke(None, 0),
    )  # fmt: skip
    return group(identifier, "Logo", box, [plate, picture], alt)


PLATE_RADIUS = 4.0
"""The radius of a plate's corners, in pt."""
