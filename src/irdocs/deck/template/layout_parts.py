"""Write layouts as parts: placeholders, decorations and footers (ECMA-376, 19.3.1.39).

In PowerPoint a slide's text inherits its look from the layout, the layout's from the master. What
our master states is left out of our own layouts (`inherits`); when one of our layouts is added to
a user's template, whose master differs, everything is stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from irdocs.caching.on_disk import cached_on_disk
from irdocs.content.illustration import Illustration
from irdocs.deck import colours, mirror, shapes
from irdocs.deck.blank_slide import SLIDE_NUMBER_FIELD, FooterPlaceholder, tree
from irdocs.deck.colours import SchemePaint
from irdocs.deck.design import Design
from irdocs.deck.footer_lines import OWN_SIZE, FooterLine, own_footer_line
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.paragraph_metrics import BEFORE_IN_MASTER, BULLET_INDENT, LEVELS
from irdocs.deck.slide_grids import SlideGrid
from irdocs.locale.scripts import direction
from irdocs.ooxml.xml import Element, el, part, to_bytes
from irdocs.units import Rect, emu


def background(paint: SchemePaint, role: str) -> Element:
    """Return a background in the colour of a role."""
    return el("p:bg", el("p:bgPr", paint.fill(role), el("a:effectLst")))


def level(
    paint: SchemePaint,
    number: int,
    size: float,
    role: str,
    *,
    bold: bool = False,
    bullet: bool = False,
    major: bool = False,
    align: str = "l",
    typeface: str = "",
    inherits: bool = False,
    lines: float = 1.0,
    before: float = BEFORE_IN_MASTER,
    rtl: bool = False,
) -> Element:
    """Return the paragraph and text properties of one list level (ECMA-376, 21.1.2.4.13).

    `number` counts levels from 1, `size` is in pt, `role` is the colour. `major` is for titles,
    which have the theme's major typeface; `typeface` names one that replaces the theme's. With
    `inherits`, what our own master states too is left out. `lines` is the line spacing, as a share
    of the typeface's own, `before` the space before a paragraph, as one of a line. Paragraphs that
    are `rtl` run to the left.
    """
    theme_font = "+mj" if major else "+mn"
    spacing: list[Element] = []
    faces: list[Element] = []
    bullets = [] if bullet else [el("a:buNone")]
    attributes: dict[str, object] = {}
    if not inherits:
        spacing = [
            el("a:lnSpc", el("a:spcPct", val=round(lines * 100_000))),
            el("a:spcBef", el("a:spcPct", val=0 if major else round(before * 100_000))),
            el("a:spcAft", el("a:spcPts", val=0)),
        ]
        faces = [
            el("a:latin", typeface=typeface or f"{theme_font}-lt"),
            el("a:ea", typeface=f"{theme_font}-ea"),
            el("a:cs", typeface=f"{theme_font}-cs"),
        ]
        attributes = {"defTabSz": emu(72), "rtl": int(rtl), "eaLnBrk": 1, "latinLnBrk": 0}
    if bullet and not inherits:
        bullets = [
            el("a:buClr", paint.colour("signal")),
            el("a:buFont", typeface="Arial"),
            el("a:buChar", char="•"),
        ]
    run_properties = el("a:defRPr", paint.fill(role), *faces, sz=round(size * 100), b=int(bold))
    return el(
        f"a:lvl{number}pPr",
        *spacing,
        *bullets,
        run_properties,
        marL=emu(BULLET_INDENT * number) if bullet else 0,
        indent=-emu(BULLET_INDENT) if bullet else 0,
        algn=align,
        **attributes,
    )


def placeholder_shape(
    ids: shapes.ShapeIds,
    paint: SchemePaint,
    placeholder: Placeholder,
    language: str,
    typeface: str = "",
    *,
    inherits: bool = False,
) -> Element:
    """Return a placeholder of a master or layout, with its place and its look.

    `typeface` and `inherits` are as in `level`. Its text is the placeholder's name, which only
    those see who edit the layout or fill it by hand.
    """
    holds_text = placeholder.kind not in ("chart", "tbl", "pic")
    # Our text fits as it is. `normAutofit` is for those who edit the slide later: PowerPoint then
    # shrinks text that they make too long.
    body = el(
        "a:bodyPr",
        el("a:normAutofit"),
        vert="horz",
        wrap="square",
        lIns=emu(placeholder.inset),
        tIns=emu(placeholder.inset_down),
        rIns=emu(placeholder.inset),
        bIns=emu(placeholder.inset_down),
        anchor=placeholder.anchor,
    )
    list_style = el(
        "a:lstStyle",
        *(
            level(
                paint,
                number,
                placeholder.size,
                placeholder.colour,
                bold=placeholder.bold,
                bullet=placeholder.bullets,
                major=placeholder.is_title,
                align=placeholder.align,
                typeface=typeface,
                inherits=inherits,
                rtl=_is_rtl(language),
            )
            for number in (range(1, LEVELS + 1) if placeholder.bullets else (1,))
        ),
    )
    prompt = el("a:p", el("a:r", el("a:rPr", lang=language), el("a:t", str(placeholder.name))))
    reference = el(
        "p:ph", type=placeholder.kind, idx=placeholder.index, sz=None if holds_text else "half"
    )
    return el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(ids(), str(placeholder.name)),
            el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
            el("p:nvPr", reference),
        ),
        el("p:spPr", shapes.frame(placeholder.box), el("a:prstGeom", el("a:avLst"), prst="rect")),
        el("p:txBody", body, list_style, prompt),
    )


FOOTER_INDEX = {"dt": 10, "ftr": 11, "sldNum": 12}
"""The idx of each footer in layouts; the master's are 2, 3 and 4, as PowerPoint numbers them."""


def own_footers(grid: SlideGrid, language: str) -> tuple[FooterPlaceholder, ...]:
    """Return the footers of our own layouts, as they stand for a language."""
    return tuple(
        FooterPlaceholder(kind, index, line=_footer_of_language(grid, kind, language))
        for kind, index in FOOTER_INDEX.items()
    )


def _footer_of_language(grid: SlideGrid, kind: str, language: str) -> FooterLine:
    line = own_footer_line(grid, kind)
    return mirror.footer_line(line, grid.size.width) if _is_rtl(language) else line


def _is_rtl(language: str) -> bool:
    return direction(language) == "rtl"


def footers(
    ids: shapes.ShapeIds,
    paint: SchemePaint,
    grid: SlideGrid,
    language: str,
    role: str,
    *,
    master: bool = False,
) -> list[Element]:
    """Return the placeholders for date, footer and slide number of a layout or the master."""
    shapes_made = []
    names = {"dt": "Date", "ftr": "Footer", "sldNum": "Slide number"}
    for kind in grid.footers:
        line = _footer_of_language(grid, kind, language)
        is_rtl = _is_rtl(language)
        list_style = el("a:lstStyle", level(paint, 1, OWN_SIZE, role, align=line.align, rtl=is_rtl))
        paragraph = el("a:p", el("a:r", el("a:rPr", lang=language), el("a:t", " ")))
        if kind == "sldNum":
            paragraph = el(
                "a:p",
                el(
                    "a:fld",
                    el("a:rPr", lang=language),
                    el("a:t", "‹#›"),
                    id=SLIDE_NUMBER_FIELD,
                    type="slidenum",
                ),
            )
        shapes_made.append(
            el(
                "p:sp",
                el(
                    "p:nvSpPr",
                    shapes.named(ids(), names[kind]),
                    el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
                    el(
                        "p:nvPr",
                        el(
                            "p:ph",
                            type=kind,
                            sz="quarter",
                            idx=FOOTER_INDEX[kind] if not master else FOOTER_INDEX[kind] - 8,
                        ),
                    ),
                ),
                el(
                    "p:spPr",
                    shapes.frame(line.box),
                    el("a:prstGeom", el("a:avLst"), prst="rect"),
                ),
                el(
                    "p:txBody",
                    el("a:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"),
                    list_style,
                    paragraph,
                ),
            )
        )
    return shapes_made


def layout_parts(
    design: Design,
    keys: Sequence[LayoutKey],
    grid: SlideGrid,
    language: str,
    cover: Illustration | None,
) -> list[bytes]:
    """Return some layout parts of our own template, as they are written.

    They are remembered together: half of the time of a small deck is that of its layouts.
    """
    layouts = [design.layouts[key] for key in keys]
    shades = tuple(design.paint.shades.items())
    art = (design.art_field, cover, design.art) if cover else None
    inputs = map(repr, (layouts, shades, grid, language, art, design.is_dark))

    def make() -> bytes:
        return b"\0".join(layout_part(design, key, grid, language, cover) for key in keys)

    return cached_on_disk("layouts", inputs, make).split(b"\0")


def layout_part(
    design: Design,
    key: LayoutKey,
    grid: SlideGrid,
    language: str,
    cover: Illustration | None,
) -> bytes:
    """Return a layout part of our own template."""
    layout = design.layouts[key]
    has_art = layout.art and cover and design.art
    art = (design.art_field, cover, design.art) if has_art else None
    shades = tuple(design.paint.shades.items())
    return _written(layout, shades, grid, language, art, dark=design.is_dark)


@lru_cache(maxsize=256)
def _written(
    layout: Layout,
    shades: tuple[tuple[str, colours.Shade], ...],
    grid: SlideGrid,
    language: str,
    art: tuple[Decoration | None, Illustration, Rect] | None,
    *,
    dark: bool,
) -> bytes:
    """Return the same; decks of a batch have all their layouts in common."""
    ids, paint = shapes.ShapeIds(), colours.SchemePaint(dict(shades))
    children = []
    if art:
        field, drawing, box = art
        children += [decoration(ids, paint, field)] if field else []
        children.append(shapes.illustration(ids, paint, "Art", drawing, box, None, "primary"))
    children += [decoration(ids, paint, item) for item in layout.decorations]
    children += [
        placeholder_shape(ids, paint, placeholder, language, inherits=True)
        for placeholder in layout.placeholders
    ]
    if layout.footers:
        role = "on-primary-soft" if layout.is_dark else "ink-soft"
        children += footers(ids, paint, grid, language, role)
    ground = [background(paint, layout.ground)] if layout.ground != "ground" else []
    root = part(
        "p:sldLayout",
        el("p:cSld", *ground, tree(children), name=layout.name),
        colours.override(on_primary=layout.is_dark, dark=dark),
        preserve=1,
        userDrawn=1,
        type=layout.type,
    )
    return to_bytes(root)


def decoration(ids: shapes.ShapeIds, paint: SchemePaint, decoration: Decoration) -> Element:
    """Return a decoration as a shape that assistive technology skips."""
    shape = "ellipse" if decoration.shape in ("ring", "disc") else decoration.shape
    if decoration.shape == "line":
        fill, line = el("a:noFill"), paint.stroke(decoration.colour, decoration.width)
    elif decoration.shape == "ring":
        fill, line = paint.fill("ground"), paint.stroke(decoration.colour, decoration.width)
    else:
        fill, line = paint.fill(decoration.colour), paint.stroke(None, 0)
    return el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(ids(), f"Decoration {decoration.shape}", decorative=True),
            el("p:cNvSpPr"),
            el("p:nvPr", userDrawn=1),
        ),
        el(
            "p:spPr",
            shapes.frame(decoration.box),
            el("a:prstGeom", el("a:avLst"), prst=shape),
            fill,
            line,
        ),
    )
