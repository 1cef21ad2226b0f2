"""Make the package of our own template: its parts, and the relationships between them.

The parts are those that ECMA-376, 13.3, asks of a presentation, and the package is that of part 2
of the standard. Relationship ids are given in the order of the calls, and some parts refer to them
(`rId1`, …): the order below matters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from irdocs.content.illustration import Illustration
from irdocs.deck import script_faces
from irdocs.deck.design import Design
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.slide_grids import SlideGrid, grid_of
from irdocs.deck.template import layout_parts, table_style, theme
from irdocs.frozen import frozen
from irdocs.locale.scripts import direction
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element, el, part, to_bytes
from irdocs.units import emu


def make(
    design: Design, language: str, cover: Illustration | None, wanted: Collection[LayoutKey]
) -> tuple[Package, dict[LayoutKey, Part], Part]:
    """Return a package without slides, the part of each of its layouts, and its notes master.

    Layouts that few decks need are in it only if they are `wanted`.
    """
    keys = tuple(key for key in design.layouts if not key.is_on_demand or key in wanted)
    written = _written(design, keys, language, cover)
    main = Part(
        "/ppt/presentation.xml",
        ContentType.PRESENTATION,
        root=parsed(written.presentation),
    )
    theme_1, theme_2 = (
        Part(f"/ppt/theme/theme{n}.xml", ContentType.THEME, written.theme) for n in (1, 2)
    )
    master, layouts = _master(keys, written)
    master.relate(RelationshipType.THEME, theme_1)
    notes_master = Part(
        "/ppt/notesMasters/notesMaster1.xml", ContentType.NOTES_MASTER, written.notes_master
    )
    notes_master.relate(RelationshipType.THEME, theme_2)
    # `_presentation` refers to these two by the ids they get here, rId1 and rId2.
    main.relate(RelationshipType.SLIDE_MASTER, master)
    main.relate(RelationshipType.NOTES_MASTER, notes_master)
    main.relate(
        RelationshipType.PRESENTATION_PROPERTIES,
        Part(
            "/ppt/presProps.xml",
            ContentType.PRESENTATION_PROPERTIES,
            root=part("p:presentationPr"),
        ),
    )
    main.relate(
        RelationshipType.VIEW_PROPERTIES,
        Part("/ppt/viewProps.xml", ContentType.VIEW_PROPERTIES, root=part("p:viewPr")),
    )
    main.relate(RelationshipType.THEME, theme_1)
    main.relate(
        RelationshipType.TABLE_STYLES,
        Part("/ppt/tableStyles.xml", ContentType.TABLE_STYLES, written.table_styles),
    )
    return _package(main), layouts, notes_master


@frozen
class _WrittenTemplate:
    """The XML of the parts of our template as they are without slides."""

    presentation: bytes
    theme: bytes
    master: bytes
    notes_master: bytes
    table_styles: bytes
    layouts: tuple[bytes, ...]


@lru_cache(maxsize=16)
def _written(
    design: Design, keys: tuple[LayoutKey, ...], language: str, cover: Illustration | None
) -> _WrittenTemplate:
    """Return the parts of a design with the layouts of some keys, the same for all its decks."""
    grid = grid_of(design.size)
    spacing = script_faces.line_spacing(design.theme.slides, language)
    return _WrittenTemplate(
        to_bytes(_presentation(grid, language, spacing)),
        to_bytes(theme.theme_part(design.theme, language)),
        to_bytes(theme.master_part(design.theme, grid, language, len(keys))),
        to_bytes(theme.notes_master_part(language, design.size)),
        to_bytes(table_style.part_of(design.paint)),
        tuple(layout_parts.layout_parts(design, keys, grid, language, cover)),
    )


def _master(
    keys: Sequence[LayoutKey], written: _WrittenTemplate
) -> tuple[Part, dict[LayoutKey, Part]]:
    """Return the slide master and its layouts, whose relationships are rId1, rId2 and so on."""
    master = Part("/ppt/slideMasters/slideMaster1.xml", ContentType.SLIDE_MASTER, written.master)
    layouts = {}
    for number, (key, data) in enumerate(zip(keys, written.layouts, strict=True), start=1):
        layouts[key] = Part(
            f"/ppt/slideLayouts/slideLayout{number}.xml", ContentType.SLIDE_LAYOUT, data
        )
        layouts[key].relate(RelationshipType.SLIDE_MASTER, master)
        master.relate(RelationshipType.SLIDE_LAYOUT, layouts[key])
    return master, layouts


def _package(main: Part) -> Package:
    """Return a package of a presentation and its document properties."""
    package = Package(main)
    application = el("ep:Properties", el("ep:Application", "irdocs"))
    package.relate(
        RelationshipType.EXTENDED_PROPERTIES,
        Part("/docProps/app.xml", ContentType.EXTENDED_PROPERTIES, root=application),
    )
    package.relate(
        RelationshipType.CORE_PROPERTIES,
        Part("/docProps/core.xml", ContentType.CORE_PROPERTIES, root=el("cp:coreProperties")),
    )
    return package


def _presentation(grid: SlideGrid, language: str, lines: float) -> Element:
    """Return the root of the presentation part: slide size, lists of ids, default text styles.

    `lines` is the line spacing of tables, whose text has these styles, as a share of the typeface's
    own.
    """
    rtl = direction(language) == "rtl"
    levels = [
        el(
            f"a:lvl{level}pPr",
            *([el("a:lnSpc", el("a:spcPct", val=round(lines * 100_000)))] if lines != 1 else []),
            el(
                "a:defRPr",
                el("a:latin", typeface="+mn-lt"),
                el("a:ea", typeface="+mn-ea"),
                el("a:cs", typeface="+mn-cs"),
                lang=language,
                sz=1800,
            ),
            marL=emu((level - 1) * 36),
            algn="r" if rtl else None,
            rtl=1 if rtl else None,
        )
        for level in range(1, 10)
    ]
    return part(
        "p:presentation",
        el("p:sldMasterIdLst", el("p:sldMasterId", id=2147483648, r_id="rId1")),
        el("p:notesMasterIdLst", el("p:notesMasterId", r_id="rId2")),
        el("p:sldIdLst"),
        el("p:sldSz", cx=emu(grid.size.width), cy=emu(grid.size.height), type=grid.code),
        el("p:notesSz", cx=emu(540), cy=emu(720)),
        el("p:defaultTextStyle", el("a:defPPr", el("a:defRPr", lang=language)), *levels),
        saveSubsetFonts="1",
        rtl="1" if rtl else None,
    )
