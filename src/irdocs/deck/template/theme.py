"""Write theme, slide master and notes master of our own template (ECMA-376, 13.3 and 14.2.7)."""

from __future__ import annotations

from irdocs.deck import colours, mirror, own_layouts, script_faces, shapes
from irdocs.deck.blank_slide import tree
from irdocs.deck.colours import OWN, SchemePaint
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.own_shades import own_shades
from irdocs.deck.paragraph_metrics import LEVELS
from irdocs.deck.slide_grids import SlideGrid
from irdocs.deck.template.layout_parts import background, footers, level, placeholder_shape
from irdocs.frozen import replace
from irdocs.locale.scripts import direction, script
from irdocs.ooxml.xml import Element, el, part
from irdocs.theme import Theme
from irdocs.units import Rect, Size, emu

_OWN = SchemePaint(OWN)
"""For the ground and the ink, which have slots of their own."""


def theme_part(theme: Theme, language: str) -> Element:
    """Return the root of a theme part: colours, typefaces, and the plainest format scheme.

    Beside the typeface for the letters of a language, one for each other script is named: it is for
    words in another language, and for those who edit the deck. The schema demands three fills,
    lines, effects and backgrounds each; ours are flat.
    """

    face, listed = script_faces.shown(language, theme.slides), dict(script_faces.FACES)
    if face is not None and (name := script(language)) in listed:
        listed[str(name)] = face
    typefaces = {name: face.typeface for name, face in listed.items()}
    typefaces["Viet"] = theme.slides.typeface

    def font(kind: str) -> Element:
        return el(
            f"a:{kind}Font",
            el("a:latin", typeface=theme.slides.typeface),
            *(
                el(f"a:{group}", typeface=face.typeface if face and face.group == group else "")
                for group in ("ea", "cs")
            ),
            *(el("a:font", script=name, typeface=typeface) for name, typeface in typefaces.items()),
        )

    solid = [el("a:solidFill", el("a:schemeClr", val="phClr")) for _ in range(6)]
    lines = [
        el("a:ln", solid[3 + n], el("a:prstDash", val="solid"), w=emu(width))
        for n, width in enumerate((0.75, 1.5, 2.25))
    ]
    return part(
        "a:theme",
        el(
            "a:themeElements",
            colours.scheme(theme.slide_palette),
            el("a:fontScheme", font("major"), font("minor"), name="irdocs"),
            el(
                "a:fmtScheme",
                el("a:fillStyleLst", *solid[:3]),
                el("a:lnStyleLst", *lines),
                el(
                    "a:effectStyleLst",
                    *(el("a:effectStyle", el("a:effectLst")) for _ in range(3)),
                ),
                el(
                    "a:bgFillStyleLst",
                    *(el("a:solidFill", el("a:schemeClr", val="phClr")) for _ in range(3)),
                ),
                name="irdocs",
            ),
        ),
        name="irdocs",
    )


def master_part(theme: Theme, grid: SlideGrid, language: str, layouts: int) -> Element:
    """Return the root of the slide master; `layouts` is the number of its layouts.

    Its text styles hold for all layouts that do not state another. The ids of layouts begin above
    2147483648, the master's own, as the ids of both share one range.
    """
    sizes, lines = theme.slides.sizes, script_faces.line_spacing(theme.slides, language)
    palette = theme.slide_palette
    ids, paint = shapes.ShapeIds(), SchemePaint(own_shades(palette))
    title = replace(own_layouts.title(sizes, grid, theme.motif), steps=())
    body = Placeholder(Stem.BODY.single, "body", grid.body, sizes.body, bullets=True, index=1)
    rtl, align = direction(language) == "rtl", "l"
    if rtl:
        align = "r"
        title, body = (mirror.placeholder(held, grid.size.width) for held in (title, body))
    shape_tree = tree(
        [
            placeholder_shape(ids, paint, title, language),
            placeholder_shape(ids, paint, body, language),
            *footers(ids, paint, grid, language, "ink-soft", master=True),
        ]
    )
    return part(
        "p:sldMaster",
        el("p:cSld", background(paint, "ground"), shape_tree),
        colours.mapping("p:clrMap", dark=colours.has_dark_ground(palette)),
        el(
            "p:sldLayoutIdLst",
            *(
                el("p:sldLayoutId", id=2147483648 + number, r_id=f"rId{number}")
                for number in range(1, layouts + 1)
            ),
        ),
        el(
            "p:txStyles",
            el(
                "p:titleStyle",
                level(
                    paint,
                    1,
                    sizes.heading,
                    title.colour,
                    bold=True,
                    major=True,
                    lines=lines,
                    align=align,
                    rtl=rtl,
                ),
            ),
            el(
                "p:bodyStyle",
                *(
                    level(
                        paint,
                        n,
                        max(sizes.floor, sizes.body - 2 * (n - 1)),
                        "ink",
                        bullet=True,
                        lines=lines,
                        before=script_faces.space_before(theme.slides, language),
                        align=align,
                        rtl=rtl,
                    )
                    for n in range(1, LEVELS + 1)
                ),
            ),
            el(
                "p:otherStyle",
                level(paint, 1, sizes.floor, "ink", lines=lines, align=align, rtl=rtl),
            ),
        ),
    )


def notes_master_part(language: str, slide: Size) -> Element:
    """Return the root of the notes master: the picture of the slide above, the text below.

    `slide` is the size of the slides.
    """

    def holder(identifier: int, name: str, kind: str, index: int, box: Rect, text: bool) -> Element:
        locks = el(
            "a:spLocks", noGrp=1, noRot=None if text else 1, noChangeAspect=None if text else 1
        )
        children = [
            el(
                "p:nvSpPr",
                shapes.named(identifier, name),
                el("p:cNvSpPr", locks),
                el("p:nvPr", el("p:ph", type=kind, idx=index)),
            ),
            el("p:spPr", shapes.frame(box), el("a:prstGeom", el("a:avLst"), prst="rect")),
        ]
        if text:
            paragraph = el("a:p", el("a:r", el("a:rPr", lang=language), el("a:t", "Notes")))
            children.append(el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), paragraph))
        return el("p:sp", *children)

    rtl = direction(language) == "rtl"
    notes_faces = [el(f"a:{tag}", typeface=f"+mn-{font}")
                   for tag, font in (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))]  # fmt: skip
    picture = Rect(60, 54, 420, 236.25).fitting(slide.width, slide.height)
    shape_tree = tree(
        [
            holder(2, "Slide", "sldImg", 2, picture, False),
            holder(3, "Notes", "body", 3, Rect(54, 310, 432, 370), True),
        ]
    )
    return part(
        "p:notesMaster",
        el("p:cSld", background(_OWN, "ground"), shape_tree),
        colours.mapping("p:clrMap"),
        el(
            "p:notesStyle",
            el(
                "a:lvl1pPr",
                el("a:spcBef", el("a:spcPts", val=600)),
                el("a:defRPr", _OWN.fill("ink"), *notes_faces, sz=1200),
                algn="r" if rtl else None,
                rtl=1 if rtl else None,
            ),
        ),
    )
