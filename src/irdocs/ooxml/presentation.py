"""A finished presentation read back: slides, layouts, masters, and the places of their shapes.

A slide inherits from its layout, and the layout from its master. A placeholder on a slide that has
no place of its own takes that of the layout's placeholder with the same index, and this one that of
the master's with the same type. Text styles and fills are inherited along the same path, which
`SlidePage.ancestors` walks.

A deck has hundreds of slides but few layouts, so what layouts and masters say is kept after it was
looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from irdocs.caching.by_value import cached_by_value
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.ooxml.glazes import Glaze
from irdocs.ooxml.namespaces import NAMESPACES, A, P, R
from irdocs.ooxml.package import KNOWN, NotAPackageError, PackageReader, whole
from irdocs.ooxml.xml import Element
from irdocs.units import Rect, Size, pt

SHAPES = {f"{P}{name}": name for name in ("sp", "pic", "grpSp", "graphicFrame", "cxnSp")}
"""The kinds of shapes by their tags in Clark notation."""
TITLES = frozenset({"title", "ctrTitle"})
"""The types of placeholders for titles (19.7.10)."""
FOOTERS = frozenset({"dt", "ftr", "sldNum", "hdr"})
"""The types of placeholders for date, footer, slide number and header (19.7.10)."""


class SlideShape:
    """A shape of a slide, a layout or a master; what callers need often is looked up once."""

    __slots__ = (
        "_box", "alt", "body", "element", "identifier", "index", "kind", "name", "placeholder",
        "properties", "type",
    )  # fmt: skip

    def __init__(self, element: Element, kind: str) -> None:
        non_visual = element[0]  # p:nvSpPr, p:nvPicPr and so on: all begin with such an element
        identity = next(non_visual.iterchildren(_IDENTITY), None)
        self.element = element
        self.kind = kind
        """sp, pic, grpSp, graphicFrame or cxnSp."""
        self.identifier: str = identity.get("id", "") if identity is not None else ""
        self.name: str = identity.get("name", "") if identity is not None else ""
        self.alt: str = identity.get("descr", "") if identity is not None else ""
        """Its alternative text."""
        self.placeholder: Element | None = next(non_visual.iter(_PLACEHOLDER), None)
        """Its p:ph if it is a placeholder, else None."""
        self.type: str | None = (
            self.placeholder.get("type", "obj") if self.placeholder is not None else None
        )
        """A placeholder's type (19.7.10); None if it is no placeholder."""
        self.index = whole(self.placeholder, "idx") if self.placeholder is not None else -1
        """A placeholder's index (19.3.1.36), -1 if it is no placeholder."""
        self.properties: Element | None = next(element.iterchildren(_PROPERTIES), None)
        """Its p:spPr, or None."""
        self.body: Element | None = next(element.iterchildren(_BODY), None)
        """Its text: p:txBody, or None."""
        self._box: Rect | bool | None = False  # False until it is read

    @property
    def own_box(self) -> Rect | None:
        """Its place in pt if it states one itself, else None."""
        if self._box is False:
            self._box = self._read_box()
        return self._box if isinstance(self._box, Rect) else None

    def _read_box(self) -> Rect | None:
        """Return the place that its transform states; a turn is ignored."""
        if self.kind == "graphicFrame":
            transform = self.element.find(f"{P}xfrm")
        elif self.kind == "grpSp":
            transform = self.element.find(f"{P}grpSpPr/{A}xfrm")
        else:
            transform = self.properties.find(_TRANSFORM) if self.properties is not None else None
        if transform is None:
            return None
        offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
        if offset is None or extent is None:
            return None
        return Rect(
            pt(whole(offset, "x")), pt(whole(offset, "y")),
            pt(whole(extent, "cx")), pt(whole(extent, "cy")),
        )  # fmt: skip

    @property
    def is_decorative(self) -> bool:
        """Whether the author marked it as decorative, so that it needs no alternative text."""
        mark = self.element.find(f"./*/{P}cNvPr//{{{NAMESPACES['adec']}}}decorative")
        return mark is not None and mark.get("val") in ("1", "true")


_IDENTITY, _PLACEHOLDER = f"{P}cNvPr", f"{P}ph"
_PROPERTIES, _BODY, _TRANSFORM = f"{P}spPr", f"{P}txBody", f"{A}xfrm"


def shapes_of(root: Element, *, drawn: bool = False) -> tuple[SlideShape, ...]:
    """Return the shapes of a slide, layout or master in the order in which they are painted.

    A group counts as one shape, and so do several forms of one; `drawn` is as in `chosen`.
    """
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return ()
    elements = (chosen(element, drawn=drawn) for element in tree)
    return tuple(SlideShape(e, SHAPES[e.tag]) for e in elements if e.tag in SHAPES)


def chosen(element: Element, *, drawn: bool = False) -> Element:
    """Return the shape that is read of an element of a slide's tree.

    A shape may have several forms, such as one with mathematics, or an arrow round a corner, and
    one for programs that know none (ECMA-376, part 3, 9.3). The first is read if it needs only
    extensions that PowerPoint has; with `drawn` the last, which programs show that know none.
    """
    if element.tag != _FORMS:
        return element
    form = element.find(_FIRST_FORM)
    if form is None or not len(form):
        return element
    if drawn:
        return element[-1][0] if len(element[-1]) else element
    needed = {form.nsmap.get(prefix) for prefix in form.get("Requires", "").split()}
    return form[0] if needed <= _EXTENSIONS else element


_FORMS, _FIRST_FORM = (f"{{{NAMESPACES['mc']}}}{name}" for name in ("AlternateContent", "Choice"))
_EXTENSIONS = {NAMESPACES["a14"], NAMESPACES["p159"]}
"""The extensions that our files need: mathematics, and those of PowerPoint of 2015."""


@frozen(eq=False, slots=False)
class SlidePage:
    """A slide, a layout or a master, with what it inherits from."""

    part: str
    """The name of its part."""
    root: Element
    """The root of its XML."""
    shapes: tuple[SlideShape, ...]
    above: SlidePage | None
    """A slide's layout or a layout's master; None for a master."""
    scheme: ColourScheme
    """The colours and typefaces of its master's theme."""
    mapping: Mapping[str, str]
    """The colour map in force: the theme's slot for each name, such as tx1."""
    number: int = 0
    """A slide's number, from 1; 0 for a layout or a master."""
    _inherited: dict[tuple[str | None, int], SlideShape | None] = field(default_factory=dict)
    known_grounds: dict[object, tuple[tuple[Colour, ...], tuple[Glaze, ...]]] = field(
        default_factory=dict
    )
    """Colours behind boxes of slides of this layout: a cache of `grounds.ground`."""
    _boxes: dict[tuple[str | None, int], Rect | None] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name that PowerPoint shows for a layout."""
        return str(self.root.find(f"{P}cSld").get("name", ""))

    @property
    def type(self) -> str | None:
        """A layout's type (19.7.15)."""
        type: str | None = self.root.get("type")
        return type

    @property
    def chain(self) -> Iterator[SlidePage]:
        """The page itself, then what it inherits from, nearest first."""
        page: SlidePage | None = self
        while page is not None:
            yield page
            page = page.above

    def placeholder(self, type: str | None, index: int) -> SlideShape | None:
        """Return the placeholder of this page that one of a page below inherits from, or None.

        `type` and `index` are those of the placeholder below.
        """
        key = (type, index)
        if key not in self._inherited:
            self._inherited[key] = self._find(type, index)
        return self._inherited[key]

    def _find(self, type: str | None, index: int) -> SlideShape | None:
        """Return what `placeholder` does, without the help of earlier results."""
        placeholders = [shape for shape in self.shapes if shape.placeholder is not None]
        # Those of a layout are found by index, but titles, of which a layout has one at most, by
        # type. Those of a master are found by type: it has one for each of five types.
        if self.above is not None:
            if type in TITLES:
                return next((shape for shape in placeholders if shape.type in TITLES), None)
            candidates = [
                shape for shape in placeholders if shape.index == index and shape.type not in TITLES
            ]
            return next(
                (shape for shape in candidates if shape.type == type),
                candidates[0] if candidates else None,
            )
        master_type = _MASTER_TYPES.get(type or "obj", type)
        return next((shape for shape in placeholders if shape.type == master_type), None)

    def box(self, shape: SlideShape) -> Rect | None:
        """Return the place of a shape of this page in pt, its own or the inherited one.

        None is returned if neither it nor an ancestor states one.
        """
        own = shape.own_box
        if own is not None or shape.placeholder is None or self.above is None:
            return own
        boxes, key = self.above._boxes, (shape.type, shape.index)
        if key not in boxes:
            boxes[key] = next(
                (box for ancestor in self.ancestors(shape) if (box := ancestor.own_box)), None
            )
        return boxes[key]

    def ancestors(self, shape: SlideShape) -> Iterator[SlideShape]:
        """Yield the placeholders that a shape inherits from, nearest first."""
        type, index = shape.type, shape.index
        page = self.above
        while page is not None and shape.placeholder is not None:
            ancestor = page.placeholder(type, index)
            if ancestor is not None:
                yield ancestor
                type = ancestor.type
            page = page.above


_MASTER_TYPES = {
    "ctrTitle": "title", "subTitle": "body", "obj": "body", "chart": "body", "tbl": "body",
    "pic": "body", "media": "body", "clipArt": "body", "dgm": "body",
}  # fmt: skip
"""The type of the master's placeholder from which one of another type inherits (19.7.10)."""


def _mapping(root: Element, above: SlidePage | None) -> Mapping[str, str]:
    """Return the colour map of a slide or layout: its own (19.3.1.7), or that of the page above."""
    own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if own is not None:
        return colour_scheme.mapping_of(own)
    return above.mapping if above else {}


def _page(part: str, root: Element, above: SlidePage | None, number: int, drawn: bool) -> SlidePage:
    """Return a slide, whose number is not 0, or a layout."""
    scheme = above.scheme if above else ColourScheme({}, "", "")
    return SlidePage(
        part, root, shapes_of(root, drawn=drawn), above, scheme, _mapping(root, above), number
    )


def _master(part: str, root: Element, theme: Element | None) -> SlidePage:
    """Return a master."""
    scheme = colour_scheme.read(theme) if theme is not None else ColourScheme({}, "", "")
    mapping = colour_scheme.mapping_of(root.find(f"{P}clrMap"))
    return SlidePage(part, root, shapes_of(root), None, scheme, mapping)


_known_page, _known_master = cached_by_value(KNOWN)(_page), cached_by_value(16)(_master)


class Presentation:
    """A presentation read from a file's bytes.

    Raises NotAPackageError if the bytes are no presentation; later, if a part that is needed is
    damaged.
    """

    def __init__(self, data: bytes, *, drawn: bool = False, known: bool = False) -> None:
        """Open a presentation; with `drawn`, shapes of several forms are read in the last of them.

        With `known`, slides as they were in one that was read before are the same objects, which
        nobody may change.
        """
        self.drawn, self.known = drawn, known
        self._page: Callable[..., SlidePage] = _known_page if known else _page
        self._master: Callable[..., SlidePage] = _known_master if known else _master
        self.package = PackageReader(data, shares=known)
        main = self.package.related("", "officeDocument")
        if main is None or main not in self.package:
            raise NotAPackageError("it has no main part")
        self.main = main
        self.root = self.package.xml(main)
        if not str(self.root.tag).startswith(P):
            raise NotAPackageError("its main part is not a presentation")
        self._masters: dict[str, SlidePage] = {}
        self._layouts: dict[str, SlidePage] = {}

    @cached_property
    def size(self) -> Size:
        """The size of a slide in pt; 10 by 7.5 inches if the file does not state it."""
        element = self.root.find(f"{P}sldSz")
        if element is None:
            return Size(pt(9_144_000), pt(6_858_000))
        return Size(pt(int(element.get("cx"))), pt(int(element.get("cy"))))

    def _listed(self, path: str) -> list[str]:
        """Return the names of the parts in a list of the presentation, except missing ones.

        `path` leads to the list's entries, such as p:sldIdLst/p:sldId.
        """
        relations = self.package.relations(self.main)
        ids = [entry.get(f"{R}id") for entry in self.root.iterfind(path, NAMESPACES)]
        targets = [relations[identifier].target for identifier in ids if identifier in relations]
        return [target for target in targets if target in self.package]

    @cached_property
    def has_forms(self) -> bool:
        """Whether a slide holds shapes of several forms, as formulas are that can be edited."""
        # A transition may have several forms, too.
        trees = (slide.root.find(f"{P}cSld") for slide in self.slides)
        return any(tree is not None and next(tree.iter(_FORMS), None) is not None for tree in trees)

    @cached_property
    def slides(self) -> tuple[SlidePage, ...]:
        """The slides in the order of the show."""
        return tuple(
            self._slide(part, number)
            for number, part in enumerate(self._listed("p:sldIdLst/p:sldId"), start=1)
        )

    def _slide(self, part: str, number: int) -> SlidePage:
        """Return the slide in a part."""
        root = self.package.xml(part)
        name = self.package.related(part, "slideLayout")
        layout = self.layout(name) if name and name in self.package else None
        return self._page(part, root, layout, number, self.drawn)

    @cached_property
    def masters(self) -> tuple[SlidePage, ...]:
        """The masters in the presentation's order."""
        return tuple(self.master(part) for part in self._listed("p:sldMasterIdLst/p:sldMasterId"))

    def layouts_of(self, master: SlidePage) -> tuple[SlidePage, ...]:
        """Return a master's layouts in the master's order."""
        relations = self.package.relations(master.part)
        ids = [
            entry.get(f"{R}id")
            for entry in master.root.iterfind("p:sldLayoutIdLst/p:sldLayoutId", NAMESPACES)
        ]
        targets = [relations[identifier].target for identifier in ids if identifier in relations]
        return tuple(self.layout(target) for target in targets if target in self.package)

    def master(self, part: str) -> SlidePage:
        """Return the master in a part."""
        if part not in self._masters:
            root = self.package.xml(part)
            name = self.package.related(part, "theme")
            theme = self.package.xml(name) if name and name in self.package else None
            self._masters[part] = self._master(part, root, theme)
        return self._masters[part]

    def layout(self, part: str) -> SlidePage:
        """Return the layout in a part."""
        if part not in self._layouts:
            root = self.package.xml(part)
            name = self.package.related(part, "slideMaster")
            master = self.master(name) if name and name in self.package else None
            self._layouts[part] = self._page(part, root, master, 0, False)
        return self._layouts[part]

    def notes_of(self, slide: SlidePage) -> str | None:
        """Return the name of the part with a slide's notes, or None."""
        part = self.package.related(slide.part, "notesSlide")
        return part if part and part in self.package else None
