"""A presentation as it is shown: slides, layouts, masters, shapes with the place they inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.ooxml.namespaces import NAMESPACES, A, P, R
from irdocs.ooxml.package import NotAPackageError, PackageReader, whole
from irdocs.ooxml.xml import Element
from irdocs.units import Rect, Size, pt

SHAPES = {f"{P}{name}": name for name in ("sp", "pic", "grpSp", "graphicFrame", "cxnSp")}
TITLES = frozenset({"title", "ctrTitle"})
FOOTERS = frozenset({"dt", "ftr", "sldNum", "hdr"})


class SlideShape:
    """A shape of a slide, a layout or a master; what is asked for often is looked up once."""

    __slots__ = (
        "_box", "alt", "body", "element", "holder", "identifier", "index", "kind", "name",
        "properties", "type",
    )  # fmt: skip

    def __init__(self, element: Element, kind: str) -> None:
        head = element[0]
        named = head.find(_NAMED)
        self.element = element
        self.kind = kind
        """sp, pic, grpSp, graphicFrame or cxnSp."""
        self.identifier: str = named.get("id", "") if named is not None else ""
        self.name: str = named.get("name", "") if named is not None else ""
        self.alt: str = named.get("descr", "") if named is not None else ""
        self.holder: Element | None = head.find(_HOLDER)
        """Its p:ph, if it is a placeholder."""
        self.type: str | None = self.holder.get("type", "obj") if self.holder is not None else None
        """A placeholder's type (19.7.10); None of what is none."""
        self.index = whole(self.holder, "idx") if self.holder is not None else -1
        self.properties: Element | None = element.find(_PROPERTIES)
        self.body: Element | None = element.find(_BODY)
        """Its words: p:txBody, or None."""
        self._box: Rect | bool | None = False

    @property
    def own_box(self) -> Rect | None:
        """Its place in pt if it has one of its own."""
        if self._box is False:
            self._box = self._read_box()
        return self._box if isinstance(self._box, Rect) else None

    def _read_box(self) -> Rect | None:
        if self.kind == "graphicFrame":
            transform = self.element.find(f"{P}xfrm")
        elif self.kind == "grpSp":
            transform = self.element.find(f"{P}grpSpPr/{A}xfrm")
        else:
            transform = self.properties.find(_TRANSFORM) if self.properties is not None else None
        if transform is None:
            return None
        off, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
        if off is None or extent is None:
            return None
        return Rect(
            pt(whole(off, "x")), pt(whole(off, "y")),
            pt(whole(extent, "cx")), pt(whole(extent, "cy")),
        )  # fmt: skip

    @property
    def is_decorative(self) -> bool:
        mark = self.element.find(f"./*/{P}cNvPr//{{{NAMESPACES['adec']}}}decorative")
        return mark is not None and mark.get("val") in ("1", "true")


_NAMED, _HOLDER = f"{P}cNvPr", f"{P}nvPr/{P}ph"
_PROPERTIES, _BODY, _TRANSFORM = f"{P}spPr", f"{P}txBody", f"{A}xfrm"


def shapes_of(root: Element) -> tuple[SlideShape, ...]:
    """Return the shapes of a slide, layout or master in the order in which they are painted."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return ()
    return tuple(SlideShape(e, SHAPES[e.tag]) for e in tree if e.tag in SHAPES)


@dataclass(frozen=True, eq=False)
class SlidePage:
    """A slide, a layout or a master: its part, its shapes, what it inherits from."""

    part: str
    root: Element
    shapes: tuple[SlideShape, ...]
    above: SlidePage | None
    """A slide's layout, a layout's master."""
    scheme: ColourScheme
    mapping: Mapping[str, str]
    """The colour map in force."""
    number: int = 0
    """A slide's number, from 1."""
    _inherited: dict[tuple[str | None, int], SlideShape | None] = field(default_factory=dict)
    grounds: dict[object, Colour | None] = field(default_factory=dict)
    """What was found behind boxes of the pages below."""
    _boxes: dict[tuple[str | None, int], Rect | None] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.root.find(f"{P}cSld").get("name", ""))

    @property
    def type(self) -> str | None:
        """A layout's type (19.7.15)."""
        found: str | None = self.root.get("type")
        return found

    @property
    def chain(self) -> Iterator[SlidePage]:
        """The page itself, then what it inherits from, nearest first."""
        page: SlidePage | None = self
        while page is not None:
            yield page
            page = page.above

    def placeholder(self, type: str | None, index: int) -> SlideShape | None:
        """Return the placeholder that one on a page below takes its look from."""
        key = (type, index)
        if key not in self._inherited:
            self._inherited[key] = self._find(type, index)
        return self._inherited[key]

    def _find(self, type: str | None, index: int) -> SlideShape | None:
        holders = [shape for shape in self.shapes if shape.holder is not None]
        if self.above is not None:  # a layout: by idx; a title has none of its own
            if type in TITLES:
                return next((s for s in holders if s.type in TITLES), None)
            same = [s for s in holders if s.index == index and s.type not in TITLES]
            return next((s for s in same if s.type == type), same[0] if same else None)
        wanted = MASTER_TYPES.get(type or "obj", type)
        return next((s for s in holders if s.type == wanted), None)

    def box(self, shape: SlideShape) -> Rect | None:
        """Return where a shape of this page stands, in pt, its own place or the inherited one."""
        own = shape.own_box
        if own is not None or shape.holder is None or self.above is None:
            return own
        known, key = self.above._boxes, (shape.type, shape.index)
        if key not in known:
            known[key] = next((box for s in self.ancestors(shape) if (box := s.own_box)), None)
        return known[key]

    def ancestors(self, shape: SlideShape) -> Iterator[SlideShape]:
        """Yield the placeholders that a shape inherits from, nearest first."""
        type, index = shape.type, shape.index
        page = self.above
        while page is not None and shape.holder is not None:
            found = page.placeholder(type, index)
            if found is not None:
                yield found
                type = found.type
            page = page.above


MASTER_TYPES = {
    "ctrTitle": "title", "subTitle": "body", "obj": "body", "chart": "body", "tbl": "body",
    "pic": "body", "media": "body", "clipArt": "body", "dgm": "body",
}  # fmt: skip
"""Which of a master's placeholders another type takes its look from (19.7.10)."""


def _mapping(root: Element, above: SlidePage | None) -> Mapping[str, str]:
    """Return the colour map of a slide or layout, its own or the one above (19.3.1.7)."""
    own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if own is not None:
        return colour_scheme.mapping_of(own)
    return above.mapping if above else {}


class Presentation:
    """A presentation read back. Raises NotAPackageError where it cannot be read at all."""

    def __init__(self, data: bytes) -> None:
        self.package = PackageReader(data)
        main = self.package.related("", "officeDocument")
        if main is None or main not in self.package:
            raise NotAPackageError("it has no presentation")
        self.main = main
        self.root = self.package.xml(main)
        if not str(self.root.tag).startswith(P):
            raise NotAPackageError("it is no presentation")
        self._masters: dict[str, SlidePage] = {}
        self._layouts: dict[str, SlidePage] = {}

    @cached_property
    def size(self) -> Size:
        """The size of a slide in pt."""
        found = self.root.find(f"{P}sldSz")
        if found is None:
            return Size(pt(9_144_000), pt(6_858_000))
        return Size(pt(int(found.get("cx"))), pt(int(found.get("cy"))))

    def _listed(self, path: str) -> list[str]:
        """Return the parts that the presentation lists, those that are there."""
        relations = self.package.relations(self.main)
        ids = [entry.get(f"{R}id") for entry in self.root.iterfind(path, NAMESPACES)]
        targets = [relations[i].target for i in ids if i in relations]
        return [target for target in targets if target in self.package]

    @cached_property
    def slides(self) -> tuple[SlidePage, ...]:
        """The slides in the order of the show."""
        return tuple(
            self._slide(part, number)
            for number, part in enumerate(self._listed("p:sldIdLst/p:sldId"), start=1)
        )

    def _slide(self, part: str, number: int) -> SlidePage:
        root = self.package.xml(part)
        name = self.package.related(part, "slideLayout")
        layout = self.layout(name) if name and name in self.package else None
        mapping = _mapping(root, layout)
        palette = layout.scheme if layout else ColourScheme({}, "", "")
        return SlidePage(part, root, shapes_of(root), layout, palette, mapping, number)

    @cached_property
    def masters(self) -> tuple[SlidePage, ...]:
        """The masters in order."""
        return tuple(self.master(part) for part in self._listed("p:sldMasterIdLst/p:sldMasterId"))

    def layouts_of(self, master: SlidePage) -> tuple[SlidePage, ...]:
        """Return a master's layouts in order."""
        relations = self.package.relations(master.part)
        ids = [
            e.get(f"{R}id")
            for e in master.root.iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES)
        ]
        targets = [relations[i].target for i in ids if i in relations]
        return tuple(self.layout(target) for target in targets if target in self.package)

    def master(self, part: str) -> SlidePage:
        """Return a master by its part."""
        if part not in self._masters:
            root = self.package.xml(part)
            theme = self.package.related(part, "theme")
            palette = (
                colour_scheme.read(self.package.xml(theme))
                if theme and theme in self.package
                else ColourScheme({}, "", "")
            )
            mapping = colour_scheme.mapping_of(root.find(f"{P}clrMap"))
            self._masters[part] = SlidePage(part, root, shapes_of(root), None, palette, mapping)
        return self._masters[part]

    def layout(self, part: str) -> SlidePage:
        """Return a layout by its part."""
        if part not in self._layouts:
            root = self.package.xml(part)
            name = self.package.related(part, "slideMaster")
            master = self.master(name) if name and name in self.package else None
            mapping = _mapping(root, master)
            palette = master.scheme if master else ColourScheme({}, "", "")
            self._layouts[part] = SlidePage(part, root, shapes_of(root), master, palette, mapping)
        return self._layouts[part]

    def notes_of(self, slide: SlidePage) -> str | None:
        """Return a slide's page of notes, or None."""
        part = self.package.related(slide.part, "notesSlide")
        return part if part and part in self.package else None
