"""Our own template, made by code and without slides (ECMA-376, part 2, and 13.3)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from irdocs.content.illustration import Illustration
from irdocs.deck.design import Design
from irdocs.deck.own_layouts import HEIGHT, WIDTH
from irdocs.deck.template import layout_parts, table_style, theme
from irdocs.ooxml.xml import Element, el, part, to_bytes
from irdocs.units import emu

_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make(design: Design, language: str, cover: Illustration | None) -> bytes:
    """Return a template without slides, as the bytes of a .pptx."""
    layouts = list(design.layouts.values())
    paint, look = design.paint, design.theme
    parts: dict[str, tuple[str, Element]] = {
        "ppt/presentation.xml": (
            f"{_OFFICE}.presentationml.presentation.main+xml",
            _presentation(language),
        ),
        "ppt/presProps.xml": (f"{_OFFICE}.presentationml.presProps+xml", part("p:presentationPr")),
        "ppt/viewProps.xml": (f"{_OFFICE}.presentationml.viewProps+xml", part("p:viewPr")),
        "ppt/tableStyles.xml": (
            f"{_OFFICE}.presentationml.tableStyles+xml",
            table_style.part_of(paint),
        ),
        "ppt/theme/theme1.xml": (f"{_OFFICE}.theme+xml", theme.theme_part(look)),
        "ppt/theme/theme2.xml": (f"{_OFFICE}.theme+xml", theme.theme_part(look)),
        "ppt/slideMasters/slideMaster1.xml": (
            f"{_OFFICE}.presentationml.slideMaster+xml",
            theme.master_part(look, language, len(layouts)),
        ),
        "ppt/notesMasters/notesMaster1.xml": (
            f"{_OFFICE}.presentationml.notesMaster+xml",
            theme.notes_master_part(language),
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
            layout_parts.layout_part(layout, paint, language, cover),
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
        package.writestr(_entry("[Content_Types].xml"), to_bytes(_content_types(parts)))
        for name, targets in relations.items():
            package.writestr(_entry(name), to_bytes(_relationships(targets)))
        for name, (_, root) in parts.items():
            package.writestr(_entry(name), to_bytes(root))
    return file.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry of the first day that ZIP knows; the clock may stand before it."""
    return zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))


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
