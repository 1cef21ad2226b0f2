"""A user's template opened: the layouts that a deck needs and it lacks are added to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from irdocs.deck import shapes
from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.template import table_style, theme
from irdocs.deck.template.layout_parts import decoration, placeholder
from irdocs.deck.template.opened_template import OpenedTemplate
from irdocs.ooxml.package import parsed
from irdocs.ooxml.pptx_package import Package, relate
from irdocs.ooxml.xml import Element, el, qname, to_bytes
from irdocs.units import Rect
from irdocs.user_template.cleaning import holders
from irdocs.user_template.sources import LayoutSource

_TITLES = ("title", "ctrTitle")
_FOOTERS = ("dt", "ftr", "sldNum")


def opened(
    design: Design,
    data: bytes,
    sources: Mapping[LayoutKey, LayoutSource],
    typeface: str,
    language: str,
    wanted: Collection[LayoutKey],
) -> OpenedTemplate:
    """Return the template in `data` with the layouts that are wanted.

    `typeface` is that of running text where it is not the theme's, else empty.
    """
    package = Package.of(data)
    parts = {str(part.partname)[1:]: part for part in package.iter_parts()}
    ids = _LayoutIds(package)
    layouts: dict[LayoutKey, Any] = {}
    footers: dict[LayoutKey, Sequence[FooterPlaceholder]] = {}
    overrides: dict[LayoutKey, Element] = {}
    for key in (key for key in design.layouts if key in wanted):
        source = sources[key]
        part = parts[source.part]
        if source.is_new:
            part = _new(package, part, design, key, source, typeface, language, ids)
        layouts[key] = part
        footers[key] = source.footers
        overrides[key] = _override(parts[source.part], source.link)
    _add_table_style(package, design)
    notes_master = _notes_master(package, design, language)
    return OpenedTemplate(package, layouts, footers, overrides, notes_master)


def _override(layout: Any, link: str) -> Element:
    """Return a slide's colour mapping, in which links can be read (ECMA-376, 19.3.1.7)."""
    own = layout._element.find(f"{qname('p:clrMapOvr')}/{qname('a:overrideClrMapping')}")
    if own is None and link == "hlink":
        return el("p:clrMapOvr", el("a:masterClrMapping"))
    if own is None:
        own = _master_of(layout)._element.find(qname("p:clrMap"))
    mapping = dict(own.attrib) | {"hlink": link, "folHlink": link}
    return el("p:clrMapOvr", el("a:overrideClrMapping", **mapping))


def _master_of(layout: Any) -> Any:
    return layout.part_related_by(RT.SLIDE_MASTER)


class _LayoutIds:
    """Ids of layouts: each larger than any of a master or layout (ECMA-376, 19.7.12)."""

    def __init__(self, package: Package) -> None:
        root = package.main._element
        known = [int(e.get("id", "2147483648")) for e in root.iter(qname("p:sldMasterId"))]
        for master in package.main.presentation.slide_masters:
            known += [int(e.get("id", "0")) for e in master._element.iter(qname("p:sldLayoutId"))]
        self._last = max(known)

    def __call__(self) -> int:
        self._last += 1
        return self._last


def _new(
    package: Package,
    base: Any,
    design: Design,
    key: LayoutKey,
    source: LayoutSource,
    typeface: str,
    language: str,
    ids: _LayoutIds,
) -> Any:
    """Add a layout made from another and return its part; what the other relates to is shared."""
    root = deepcopy(base._element)
    for attribute in ("type", "matchingName"):
        root.attrib.pop(attribute, None)
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    root.find(qname("p:cSld")).set(
        "name", key.name if source.made else f"{source.called}, recoloured"
    )
    layout = design.layouts[key]
    if source.made:
        is_filled = _is_filled(_master_of(base)._element)
        _arrange(root, layout, design, typeface, language, is_filled=is_filled)
        if source.title:
            _move_title(root, source.title)
    _recolour(root, design, source)
    part = Part(
        package.next_partname("/ppt/slideLayouts/slideLayout%d.xml"),
        CT.PML_SLIDE_LAYOUT,
        package,
        to_bytes(root),
    )
    for identifier, relation in base.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        part.rels._rels[identifier] = type(relation)(
            part.partname.baseURI, identifier, relation.reltype, relation._target_mode, target
        )
    master = _master_of(base)
    listed = master._element.find(qname("p:sldLayoutIdLst"))
    listed.append(el("p:sldLayoutId", id=ids(), r_id=relate(master, part, RT.SLIDE_LAYOUT)))
    return part


def _is_filled(master: Element) -> bool:
    """Whether the text placeholder of a master has a fill or an outline, which others inherit."""
    for shape, holder in holders(master):
        if holder.get("type") == "body":
            kinds = ("a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:ln")
            properties = shape.find(qname("p:spPr"))
            return any(properties.find(qname(kind)) is not None for kind in kinds)
    return False


def _plain(shape: Element) -> Element:
    """Return a placeholder that inherits no fill and no outline."""
    shape.find(qname("p:spPr")).extend([el("a:noFill"), el("a:ln", el("a:noFill"))])
    return shape


def _arrange(
    root: Element, layout: Layout, design: Design, typeface: str, language: str, *, is_filled: bool
) -> None:
    """Take a layout's bodies away and put our places and decorations there."""
    tree = root.find(f"{qname('p:cSld')}/{qname('p:spTree')}")
    kept = []
    for shape, holder in list(holders(root)):
        tree.remove(shape)
        if holder.get("type") in (*_TITLES, *_FOOTERS):
            kept.append((shape, holder))
    largest = max((int(e.get("id", "0")) for e in root.iter(qname("p:cNvPr"))), default=1)
    largest = max([largest, *(int(s.find(f".//{qname('p:cNvPr')}").get("id")) for s, _ in kept)])
    counted = shapes.ShapeIds(largest + 1)
    tree.extend(decoration(counted, design.paint, one) for one in layout.decorations)
    tree.extend(shape for shape, holder in kept if holder.get("type") in _TITLES)
    ours = [
        placeholder(counted, design.paint, place, language, typeface)
        for place in layout.places
        if not place.is_title
    ]
    tree.extend(_plain(shape) if is_filled else shape for shape in ours)
    tree.extend(shape for shape, holder in kept if holder.get("type") in _FOOTERS)


def _move_title(root: Element, box: Rect) -> None:
    """Give the title of a new layout its place."""
    for shape, holder in holders(root):
        if holder.get("type") in _TITLES:
            properties = shape.find(qname("p:spPr"))
            old = properties.find(qname("a:xfrm"))
            if old is not None:
                properties.remove(old)
            properties.insert(0, shapes.frame(box))


def _recolour(root: Element, design: Design, source: LayoutSource) -> None:
    """Give the words of some placeholders another colour, at every level."""
    for shape, holder in holders(root):
        is_title = holder.get("type") in _TITLES
        key = None if is_title else int(holder.get("idx", "0"))
        role = source.recoloured.get(key)
        if role is None:
            continue
        body = shape.find(qname("p:txBody"))
        style = body.find(qname("a:lstStyle"))
        for number in range(1, 2 if is_title else 6):
            tag = f"a:lvl{number}pPr"
            level = style.find(qname(tag))
            if level is None:
                level = el(tag)
                style.append(level)
            run = level.find(qname("a:defRPr"))
            if run is None:
                run = el("a:defRPr")
                level.append(run)
            for old in run.findall(qname("a:solidFill")):
                run.remove(old)
            run.insert(1 if run.find(qname("a:ln")) is not None else 0, design.paint.fill(role))


def _add_table_style(package: Package, design: Design) -> None:
    """Add our table style, in the template's colours, to its table styles."""
    style = table_style.style(design.paint)
    for relation in package.main.rels.values():
        if relation.reltype == RT.TABLE_STYLES:
            part = relation.target_part
            root = parsed(part.blob)
            root.append(style)
            part._blob = to_bytes(root)
            return
    part = Part(
        PackURI("/ppt/tableStyles.xml"), CT.PML_TABLE_STYLES, package,
        to_bytes(table_style.part_of(design.paint)),
    )  # fmt: skip
    relate(package.main, part, RT.TABLE_STYLES)


def _notes_master(package: Package, design: Design, language: str) -> Any:
    """Return the template's notes master, or a new one of ours with our theme."""
    for relation in package.main.rels.values():
        if relation.reltype == RT.NOTES_MASTER:
            return relation.target_part
    part = Part(
        PackURI("/ppt/notesMasters/notesMaster1.xml"), CT.PML_NOTES_MASTER, package,
        to_bytes(theme.notes_master_part(language)),
    )  # fmt: skip
    look = to_bytes(theme.theme_part(design.theme))
    name = package.next_partname("/ppt/theme/theme%d.xml")
    look = Part(name, CT.OFC_THEME, package, look)
    relate(part, look, RT.THEME)
    identifier = relate(package.main, part, RT.NOTES_MASTER)
    listed = el("p:notesMasterIdLst", el("p:notesMasterId", r_id=identifier))
    package.main._element.find(qname("p:sldMasterIdLst")).addnext(listed)
    return part
