"""Open a user's template for writing, and add the layouts that a deck needs and it lacks.

`reading` has decided which layout of the template serves each of ours. Where a new one is needed,
a copy of a layout's XML is changed and added as a part of its own, listed in the same master and
related to the same pictures; the template's own layouts are never changed, so that a user who
opens the deck finds them as they were. The table style and, if there is none, a notes master are
added too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy

from irdocs.deck import shapes
from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.template import table_style, theme
from irdocs.deck.template.layout_parts import decoration, placeholder_shape
from irdocs.deck.template.opened_template import OpenedTemplate
from irdocs.locale.scripts import direction
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType, RelationshipType
from irdocs.ooxml.pptx_adapter import packages
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element, el, qname
from irdocs.units import Rect
from irdocs.user_template import mended_shapes
from irdocs.user_template.cleaning import holders
from irdocs.user_template.sources import LayoutSource

_TITLES = ("title", "ctrTitle")
_FOOTERS = ("dt", "ftr", "sldNum")


def opened(
    design: Design,
    data: bytes,
    sources: Mapping[LayoutKey, LayoutSource],
    language: str,
    wanted: Collection[LayoutKey],
) -> OpenedTemplate:
    """Return the template in `data` as an opened package, with the layouts in `wanted` added.

    `sources` tells what each layout is or is made from. `language` is a BCP 47 tag.
    """
    package = packages.opened(data)
    parts = {part.name[1:]: part for part in package.template_parts()}
    ids = _LayoutIds(package)
    layouts: dict[LayoutKey, Part] = {}
    footers: dict[LayoutKey, Sequence[FooterPlaceholder]] = {}
    overrides: dict[LayoutKey, Element] = {}
    for layout in (layout for layout in design.every_layout() if layout.key in wanted):
        key = layout.key
        source = sources[key]
        part = parts[source.part]
        if source.is_new:
            part = _new(package, part, design, layout, source, language, ids)
        layouts[key] = part
        footers[key] = source.footers
        overrides[key] = _override(parts[source.part], source.link)
    if direction(language) == "rtl":
        package.main.root.set("rtl", "1")
    _add_table_style(package, design)
    notes_master = _notes_master(package, design, language)
    return OpenedTemplate(package, layouts, footers, overrides, notes_master)


def _override(layout: Part, link: str) -> Element:
    """Return the p:clrMapOvr of a layout's slides that makes links legible (ECMA-376, 19.3.1.7).

    PowerPoint draws a link in the colour of the slot hlink whatever colour its run has, so the only
    way to give links another colour is to map hlink to another slot of the scheme on that slide.
    """
    mapping_element = layout.root.find(f"{qname('p:clrMapOvr')}/{qname('a:overrideClrMapping')}")
    if mapping_element is None and link == "hlink":
        return el("p:clrMapOvr", el("a:masterClrMapping"))
    if mapping_element is None:
        mapping_element = _master_of(layout).root.find(qname("p:clrMap"))
    mapping = dict(mapping_element.attrib) | {"hlink": link, "folHlink": link}
    return el("p:clrMapOvr", el("a:overrideClrMapping", **mapping))


def _master_of(layout: Part) -> Part:
    master = layout.related(RelationshipType.SLIDE_MASTER)
    if master is None:
        raise KeyError(f"{layout.name} has no master")
    return master


class _LayoutIds:
    """Gives each new layout an id: larger than any id of a master or layout (ECMA-376, 19.7.12)."""

    def __init__(self, package: Package) -> None:
        main = package.main
        used = [
            int(entry.get("id", "2147483648")) for entry in main.root.iter(qname("p:sldMasterId"))
        ]
        for master in main.listed("p:sldMasterId"):
            used += [
                int(entry.get("id", "0")) for entry in master.root.iter(qname("p:sldLayoutId"))
            ]
        self._last = max(used)

    def __call__(self) -> int:
        self._last += 1
        return self._last


def _new(
    package: Package,
    base: Part,
    design: Design,
    layout: Layout,
    source: LayoutSource,
    language: str,
    ids: _LayoutIds,
) -> Part:
    """Add a layout that is copied from the part `base`, and return its part.

    Relationships are copied with their ids, so pictures are shared and not stored twice.
    """
    root = deepcopy(base.root)
    for attribute in ("type", "matchingName"):
        root.attrib.pop(attribute, None)
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    root.find(qname("p:cSld")).set(
        "name", layout.name if source.made else f"{source.called}, {_changed(source)}"
    )
    if source.made:
        is_filled = _is_filled(_master_of(base).root)
        _arrange(root, layout, design, source, language, is_filled=is_filled)
        if source.title and not source.own_title:
            _move_title(root, source.title)
    _recolour(root, design, source)
    for shape, holder in holders(root):
        if mend := source.mended.get(_index(holder)):
            mended_shapes.mend(shape, mend, is_title=holder.get("type") in _TITLES)
    part = Part(
        package.next_name("/ppt/slideLayouts/slideLayout%d.xml"),
        ContentType.SLIDE_LAYOUT,
        root=root,
        relationships=dict(base.relationships),
    )
    master = _master_of(base)
    layout_ids = master.root.find(qname("p:sldLayoutIdLst"))
    relationship_id = master.relate(RelationshipType.SLIDE_LAYOUT, part)
    layout_ids.append(el("p:sldLayoutId", id=ids(), r_id=relationship_id))
    return part


def _changed(source: LayoutSource) -> str:
    """Return what tells the name of a changed copy from that of its layout."""
    return "recoloured" if source.recoloured else "adapted"


def _index(holder: Element) -> int | None:
    """Return the idx of a placeholder; None for a title."""
    return None if holder.get("type") in _TITLES else int(holder.get("idx", "0"))


def _is_filled(master: Element) -> bool:
    """Whether a master's body placeholder has a fill or an outline, which ours would inherit."""
    for shape, holder in holders(master):
        if holder.get("type") == "body":
            kinds = ("a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:ln")
            properties = shape.find(qname("p:spPr"))
            return any(properties.find(qname(kind)) is not None for kind in kinds)
    return False


def _plain(shape: Element) -> Element:
    """Give a placeholder's shape 'no fill' and 'no outline' of its own, and return it."""
    shape.find(qname("p:spPr")).extend([el("a:noFill"), el("a:ln", el("a:noFill"))])
    return shape


def _arrange(
    root: Element,
    layout: Layout,
    design: Design,
    source: LayoutSource,
    language: str,
    *,
    is_filled: bool,
) -> None:
    """Replace a copied layout's placeholders for content by our placeholders and decorations.

    Footers are kept, and the title unless the source asks for one of ours. The order in the shape
    tree is the order of painting and of reading: decorations, title, content, footers.
    """
    tree = root.find(f"{qname('p:cSld')}/{qname('p:spTree')}")
    kept = []
    for shape, holder in list(holders(root)):
        tree.remove(shape)
        if holder.get("type") in (_FOOTERS if source.own_title else (*_TITLES, *_FOOTERS)):
            kept.append((shape, holder))
    largest_id = max(
        (int(element.get("id", "0")) for element in root.iter(qname("p:cNvPr"))), default=1
    )
    largest_id = max(
        [
            largest_id,
            *(int(kept_shape.find(f".//{qname('p:cNvPr')}").get("id")) for kept_shape, _ in kept),
        ]
    )
    shape_ids = shapes.ShapeIds(largest_id + 1)
    tree.extend(decoration(shape_ids, design.paint, item) for item in layout.decorations)
    tree.extend(shape for shape, holder in kept if holder.get("type") in _TITLES)
    if source.own_title:
        title = placeholder_shape(
            shape_ids, design.paint, layout.title, language, source.title_typeface
        )
        tree.append(_plain(mended_shapes.upright(title)))
    ours = [
        mended_shapes.upright(
            placeholder_shape(shape_ids, design.paint, placeholder, language, source.typeface)
        )
        for placeholder in layout.placeholders
        if not placeholder.is_title
    ]
    tree.extend(_plain(shape) if is_filled else shape for shape in ours)
    tree.extend(shape for shape, holder in kept if holder.get("type") in _FOOTERS)


def _move_title(root: Element, box: Rect) -> None:
    """Set the position and size of a new layout's title."""
    for shape, holder in holders(root):
        if holder.get("type") in _TITLES:
            properties = shape.find(qname("p:spPr"))
            old = properties.find(qname("a:xfrm"))
            if old is not None:
                properties.remove(old)
            properties.insert(0, shapes.frame(box))


def _recolour(root: Element, design: Design, source: LayoutSource) -> None:
    """Give the text of some placeholders another colour, at all of its five outline levels."""
    for shape, holder in holders(root):
        is_title = holder.get("type") in _TITLES
        role = source.recoloured.get(_index(holder))
        if role is None:
            continue
        body = shape.find(qname("p:txBody"))
        style = body.find(qname("a:lstStyle"))
        for number in range(1, 2 if is_title else 6):
            level = mended_shapes.level_of(style, number)
            run_properties = level.find(qname("a:defRPr"))
            for kind in ("solidFill", "noFill", "gradFill", "blipFill", "pattFill"):
                for old in run_properties.findall(qname(f"a:{kind}")):
                    run_properties.remove(old)
            run_properties.insert(
                1 if run_properties.find(qname("a:ln")) is not None else 0, design.paint.fill(role)
            )


def _add_table_style(package: Package, design: Design) -> None:
    """Add our table style, in the template's colours, to its table styles."""
    main, kind = package.main, RelationshipType.TABLE_STYLES
    styles = main.related(kind)
    if styles is None:
        root = table_style.part_of(design.paint)
        main.relate(kind, Part("/ppt/tableStyles.xml", ContentType.TABLE_STYLES, root=root))
        return
    styles.root = parsed(styles.content)
    styles.root.append(table_style.style(design.paint))


def _notes_master(package: Package, design: Design, language: str) -> Part:
    """Return the template's notes master, or add a new one with our theme and return that."""
    main = package.main
    existing = main.related(RelationshipType.NOTES_MASTER)
    if existing is not None:
        return existing
    notes_master = Part(
        "/ppt/notesMasters/notesMaster1.xml",
        ContentType.NOTES_MASTER,
        root=theme.notes_master_part(language, design.size),
    )
    theme_part = Part(
        package.next_name("/ppt/theme/theme%d.xml"),
        ContentType.THEME,
        root=theme.theme_part(design.theme, language),
    )
    notes_master.relate(RelationshipType.THEME, theme_part)
    relationship_id = main.relate(RelationshipType.NOTES_MASTER, notes_master)
    id_list = el("p:notesMasterIdLst", el("p:notesMasterId", r_id=relationship_id))
    main.root.find(qname("p:sldMasterIdLst")).addnext(id_list)
    return notes_master
