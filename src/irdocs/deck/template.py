"""Our own template, made by code: theme, master, layouts, notes master (ECMA-376, 13.3)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from irdocs.content.illustration import Illustration
from irdocs.deck import colours, shapes
from irdocs.deck.fit import BULLET_INDENT
from irdocs.deck.layouts import HEIGHT, LIVE, MARGIN, WIDTH, Decoration, Layout, Place, build
from irdocs.deck.xml import NAMESPACES, Element, el, part, to_bytes
from irdocs.theme import Theme
from irdocs.units import Rect, emu

_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TABLE_STYLE = "{6F4E0C7A-5D5B-4C58-9F0B-1B5D0A7C9E21}"
"""The id of our table style."""


def make(theme: Theme, language: str, cover: Illustration | None) -> bytes:
    """Return a template without slides, as the bytes of a .pptx."""
    layouts = list(build(theme.slides.sizes).values())
    parts: dict[str, tuple[str, Element]] = {
        "ppt/presentation.xml": (
            f"{_OFFICE}.presentationml.presentation.main+xml",
            _presentation(language),
        ),
        "ppt/presProps.xml": (f"{_OFFICE}.presentationml.presProps+xml", part("p:presentationPr")),
        "ppt/viewProps.xml": (f"{_OFFICE}.presentationml.viewProps+xml", part("p:viewPr")),
        "ppt/tableStyles.xml": (f"{_OFFICE}.presentationml.tableStyles+xml", _table_styles()),
        "ppt/theme/theme1.xml": (f"{_OFFICE}.theme+xml", _theme(theme)),
        "ppt/theme/theme2.xml": (f"{_OFFICE}.theme+xml", _theme(theme)),
        "ppt/slideMasters/slideMaster1.xml": (
            f"{_OFFICE}.presentationml.slideMaster+xml",
            _master(theme, language, len(layouts)),
        ),
        "ppt/notesMasters/notesMaster1.xml": (
            f"{_OFFICE}.presentationml.notesMaster+xml",
            _notes_master(language),
        ),
        "docProps/app.xml": (f"{_OFFICE}.extended-properties+xml", _application()),
        "docProps/core.xml": (
            "application/vnd.openxmlformats-package.core-properties+xml",
            el("cp:coreProperties"),
        ),
    }
    for number, layout in enumerate(layouts, start=1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = (
            f"{_OFFICE}.presentationml.slideLayout+xml",
            _layout(layout, language, cover),
        )
    layout_files = [f"../slideLayouts/slideLayout{n}.xml" for n in range(1, len(layouts) + 1)]
    relations = {
        "_rels/.rels": [
            ("officeDocument", "ppt/presentation.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("core", "docProps/core.xml"),
        ],
        "ppt/_rels/presentation.xml.rels": [
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ],
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": [
            *(("slideLayout", file) for file in layout_files),
            ("theme", "../theme/theme1.xml"),
        ],
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": [("theme", "../theme/theme2.xml")],
        **{
            f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": [
                ("slideMaster", "../slideMasters/slideMaster1.xml")
            ]
            for n in range(1, len(layouts) + 1)
        },
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", to_bytes(_content_types(parts)))
        for name, targets in relations.items():
            package.writestr(name, to_bytes(_relationships(targets)))
        for name, (_, root) in parts.items():
            package.writestr(name, to_bytes(root))
    return file.getvalue()


# ---------------------------------------------------------------- package parts


def _content_types(parts: dict[str, tuple[str, Element]]) -> Element:
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return el(
        "ct:Types",
        el("ct:Default", Extension="rels", ContentType=rels),
        el("ct:Default", Extension="xml", ContentType="application/xml"),
        *(
            el("ct:Override", PartName=f"/{name}", ContentType=kind)
            for name, (kind, _) in parts.items()
        ),
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> Element:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return el(
        "rel:Relationships",
        *(
            el(
                "rel:Relationship",
                Id=f"rId{number}",
                Type=core if kind == "core" else f"{_RELATIONS}/{kind}",
                Target=target,
            )
            for number, (kind, target) in enumerate(targets, start=1)
        ),
    )


def _application() -> Element:
    return el("ep:Properties", el("ep:Application", "irdocs"))


def _presentation(language: str) -> Element:
    levels = [
        el(
            f"a:lvl{level}pPr",
            el("a:defRPr", el("a:latin", typeface="+mn-lt"), lang=language, sz=1800),
            marL=emu((level - 1) * 36),
        )
        for level in range(1, 10)
    ]
    return part(
        "p:presentation",
        el("p:sldMasterIdLst", el("p:sldMasterId", id=2147483648, r_id="rId1")),
        el("p:notesMasterIdLst", el("p:notesMasterId", r_id="rId2")),
        el("p:sldIdLst"),
        el("p:sldSz", cx=emu(WIDTH), cy=emu(HEIGHT)),
        el("p:notesSz", cx=emu(540), cy=emu(720)),
        el("p:defaultTextStyle", el("a:defPPr", el("a:defRPr", lang=language)), *levels),
        saveSubsetFonts="1",
    )


def _theme(theme: Theme) -> Element:
    def font(kind: str) -> Element:
        return el(
            f"a:{kind}Font",
            el("a:latin", typeface=theme.slides.typeface),
            el("a:ea", typeface=""),
            el("a:cs", typeface=""),
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
            colours.scheme(theme.palette),
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


def _table_styles() -> Element:
    """One table style: a strong header, a hairline under each row."""

    def borders(**edges: tuple[str, float]) -> Element:
        return el(
            "a:tcBdr",
            *(
                el(f"a:{edge}", colours.stroke(role, width))
                for edge, (role, width) in edges.items()
            ),
        )

    whole = el(
        "a:wholeTbl",
        el("a:tcTxStyle", el("a:fontRef", idx="minor"), colours.colour("ink")),
        el(
            "a:tcStyle",
            borders(bottom=("rule", 0.75), insideH=("rule", 0.75)),
            el("a:fill", el("a:noFill")),
        ),
    )
    first = el(
        "a:firstRow",
        el("a:tcTxStyle", el("a:fontRef", idx="minor"), colours.colour("on-primary"), b="on"),
        el("a:tcStyle", borders(bottom=("signal", 2)), el("a:fill", colours.fill("primary"))),
    )
    style = el("a:tblStyle", whole, first, styleId=TABLE_STYLE, styleName="irdocs")
    root: Element = part("a:tblStyleLst", style)
    root.set("def", TABLE_STYLE)
    return root


# ---------------------------------------------------------------- master


def _tree(children: Sequence[Element]) -> Element:
    return el(
        "p:spTree",
        el("p:nvGrpSpPr", el("p:cNvPr", id=1, name=""), el("p:cNvGrpSpPr"), el("p:nvPr")),
        el("p:grpSpPr"),
        *children,
    )


def _background(role: str) -> Element:
    return el("p:bg", el("p:bgPr", colours.fill(role), el("a:effectLst")))


def _master(theme: Theme, language: str, layouts: int) -> Element:
    sizes = theme.slides.sizes
    ids = shapes.Ids()
    title = Place("Title", "title", Rect(MARGIN, 16, LIVE, 94), sizes.heading, "primary", True)
    body = Place("Body", "body", Rect(MARGIN, 156, LIVE, 332), sizes.body, bullets=True)
    tree = _tree(
        [
            _placeholder(ids, title, "title", None, language, "Title"),
            _placeholder(ids, body, "body", 1, language, "Text"),
            *_footers(ids, language, "ink-soft", master=True),
        ]
    )
    return part(
        "p:sldMaster",
        el("p:cSld", _background("ground"), tree),
        colours.mapping("p:clrMap"),
        el(
            "p:sldLayoutIdLst",
            *(
                el("p:sldLayoutId", id=2147483648 + number, r_id=f"rId{number}")
                for number in range(1, layouts + 1)
            ),
        ),
        el(
            "p:txStyles",
            el("p:titleStyle", _level(1, sizes.heading, "primary", bold=True, major=True)),
            el(
                "p:bodyStyle",
                *(
                    _level(n, max(sizes.floor, sizes.body - 2 * (n - 1)), "ink", bullet=True)
                    for n in range(1, LEVELS + 1)
                ),
            ),
            el("p:otherStyle", _level(1, sizes.floor, "ink")),
        ),
    )


def _level(
    number: int,
    size: float,
    role: str,
    *,
    bold: bool = False,
    bullet: bool = False,
    major: bool = False,
    align: str = "l",
) -> Element:
    """Return the look of one outline level (ECMA-376, 21.1.2.4.13)."""
    face = "+mj" if major else "+mn"
    first = number == 1
    return el(
        f"a:lvl{number}pPr",
        el("a:lnSpc", el("a:spcPct", val=100_000)),
        el("a:spcBef", el("a:spcPct", val=0 if major else 35_000)),
        *(
            [
                el("a:buClr", colours.colour("signal")),
                el("a:buFont", typeface="Arial"),
                el("a:buChar", char="•"),
            ]
            if bullet
            else [el("a:buNone")]
        ),
        el(
            "a:defRPr",
            colours.fill(role),
            el("a:latin", typeface=f"{face}-lt"),
            el("a:ea", typeface=f"{face}-ea"),
            el("a:cs", typeface=f"{face}-cs"),
            sz=round(size * 100),
            b=int(bold),
            kern=0,
        ),
        marL=emu(BULLET_INDENT * number) if bullet else 0,
        indent=-emu(BULLET_INDENT) if bullet else 0,
        algn=align,
        defTabSz=emu(72),
        rtl=0,
        eaLnBrk=1,
        latinLnBrk=0,
        hangingPunct=1 if first else None,
    )


def _placeholder(
    ids: shapes.Ids,
    place: Place,
    kind: str,
    index: int | None,
    language: str,
    prompt: str,
) -> Element:
    """Return a placeholder of a master or layout, with its place and its look."""
    anchor = {"t": "t", "ctr": "ctr", "b": "b"}[place.anchor]
    text = kind not in ("chart", "tbl", "pic")
    # Whoever edits the slide later gets PowerPoint's own shrinking; what we write fits without.
    body = el(
        "a:bodyPr",
        el("a:normAutofit"),
        vert="horz",
        wrap="square",
        lIns=emu(place.inset),
        tIns=0,
        rIns=emu(place.inset),
        bIns=0,
        anchor=anchor,
    )
    style = el(
        "a:lstStyle",
        *(
            _level(
                level,
                place.size,
                place.colour,
                bold=place.bold,
                bullet=place.bullets,
                major=kind in ("title", "ctrTitle"),
                align=place.align,
            )
            for level in (range(1, LEVELS + 1) if place.bullets else (1,))
        ),
    )
    words = el(
        "a:p",
        el("a:r", el("a:rPr", lang=language), el("a:t", prompt)),
    )
    return el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(ids(), place.name),
            el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
            el("p:nvPr", el("p:ph", type=kind, idx=index, sz=None if text else "half")),
        ),
        el("p:spPr", shapes.frame(place.box), el("a:prstGeom", el("a:avLst"), prst="rect")),
        el("p:txBody", body, style, words),
    )


LEVELS = 5
"""How many levels of a list have a look; all of one size, so that lists fit as measured."""
FOOTER_SIZE = 14.0
FOOTER_BOXES = {
    "dt": Rect(WIDTH / 2 + 60, 502, 160, 22),
    "ftr": Rect(MARGIN, 502, WIDTH / 2 - 40, 22),
    "sldNum": Rect(WIDTH - MARGIN - 100, 502, 100, 22),
}
FOOTER_INDEX = {"dt": 10, "ftr": 11, "sldNum": 12}


def _footers(ids: shapes.Ids, language: str, role: str, *, master: bool = False) -> list[Element]:
    made = []
    names = {"dt": "Date", "ftr": "Footer", "sldNum": "Slide number"}
    for kind, box in FOOTER_BOXES.items():
        look = el(
            "a:lstStyle",
            _level(1, FOOTER_SIZE, role, align="r" if kind == "sldNum" else "l"),
        )
        words = el("a:p", el("a:r", el("a:rPr", lang=language), el("a:t", " ")))
        if kind == "sldNum":
            words = el(
                "a:p",
                el(
                    "a:fld",
                    el("a:rPr", lang=language),
                    el("a:t", "‹#›"),
                    id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}",
                    type="slidenum",
                ),
            )
        made.append(
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
                el("p:spPr", shapes.frame(box), el("a:prstGeom", el("a:avLst"), prst="rect")),
                el(
                    "p:txBody",
                    el("a:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"),
                    look,
                    words,
                ),
            )
        )
    return made


# ---------------------------------------------------------------- layouts

FIRST_INDEX = 13
"""The idx of a layout's first placeholder after its title; those below are the footers'."""


def _layout(layout: Layout, language: str, cover: Illustration | None) -> Element:
    ids = shapes.Ids()
    children = []
    if layout.art and cover is not None:
        width = HEIGHT * cover.width / cover.height
        box = Rect(WIDTH - width + 24, 0, width, HEIGHT)
        children.append(shapes.illustration(ids, "Art", cover, box, None, "primary"))
    children += [_decoration(ids, decoration) for decoration in layout.decorations]
    for number, place in enumerate(layout.places):
        kind = place.kind
        index = None if place is layout.title else FIRST_INDEX + number - 1
        children.append(_placeholder(ids, place, kind, index, language, place.name))
    if layout.footers:
        dark = layout.ground == "primary"
        children += _footers(ids, language, "on-primary-soft" if dark else "ink-soft")
    ground = [_background(layout.ground)] if layout.ground != "ground" else []
    return part(
        "p:sldLayout",
        el("p:cSld", *ground, _tree(children), name=layout.name),
        colours.override(dark=layout.ground == "primary"),
        preserve=1,
        userDrawn=1,
        type=layout.type,
    )


def _decoration(ids: shapes.Ids, decoration: Decoration) -> Element:
    shape = "ellipse" if decoration.shape in ("ring", "disc") else decoration.shape
    if decoration.shape == "line":
        fill, line = el("a:noFill"), colours.stroke(decoration.colour, decoration.width)
    elif decoration.shape == "ring":
        fill, line = colours.fill("ground"), colours.stroke(decoration.colour, decoration.width)
    else:
        fill, line = colours.fill(decoration.colour), colours.stroke(None, 0)
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


def _notes_master(language: str) -> Element:
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
            words = el("a:p", el("a:r", el("a:rPr", lang=language), el("a:t", "Notes")))
            children.append(el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), words))
        return el("p:sp", *children)

    tree = _tree(
        [
            holder(2, "Slide", "sldImg", 2, Rect(60, 54, 420, 236.25), False),
            holder(3, "Notes", "body", 3, Rect(54, 310, 432, 370), True),
        ]
    )
    return part(
        "p:notesMaster",
        el("p:cSld", _background("ground"), tree),
        colours.mapping("p:clrMap"),
        el(
            "p:notesStyle",
            el(
                "a:lvl1pPr",
                el("a:spcBef", el("a:spcPts", val=600)),
                el("a:defRPr", colours.fill("ink"), el("a:latin", typeface="+mn-lt"), sz=1200),
            ),
        ),
    )


__all__ = ["NAMESPACES", "TABLE_STYLE", "make"]
