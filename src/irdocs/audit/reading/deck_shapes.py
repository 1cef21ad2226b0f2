"""The shapes of a slide as items: what they say and show, where they lead, how they look.

Everything is resolved: a size that a run inherits from its master is given as if it stood in the
run. So two files are equal if they look alike, even if a program has written out what was inherited
before. The markup itself is one property more, for files that nobody has rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby

from lxml import etree

from irdocs.audit.deck.examined import RunLookReader, SlideRun
from irdocs.audit.reading import deck_charts, deck_videos, picture_pixels
from irdocs.audit.reading.compared_items import Item, Property, Value
from irdocs.audit.reading.deck_cells import margins_above_below, merging
from irdocs.audit.reading.deck_paragraphs import ParagraphReader
from irdocs.audit.reading.deck_runs import (
    RunReader,
    cell_text,
    components,
    ink,
    marks_of,
    merged,
    texts_of,
)
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.namespaces import A, P, R
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import (
    FOOTERS,
    SHAPES,
    TITLES,
    Presentation,
    SlidePage,
    SlideShape,
    chosen,
)
from irdocs.ooxml.xml import Element
from irdocs.units import Rect, pt


@frozen(slots=False)
class ShapeReader:
    """Reads the shapes of one presentation."""

    show: Presentation
    looks: RunLookReader
    runs: RunReader
    paragraphs: ParagraphReader

    def items(self, slide: SlidePage) -> Iterator[Item]:
        """Yield the shapes of a slide in the order of painting. Raises NotAPackageError."""
        shapes = iter(slide.shapes)
        for element in slide.root.iterfind(f"{P}cSld/{P}spTree/*"):
            if chosen(element, drawn=self.show.drawn).tag in SHAPES:
                yield self._item(slide, next(shapes), element)
            elif element.tag not in _NO_SHAPES:
                text = texts_of(element)
                values = ((Property.TEXT, text), (Property.MARKUP, canonical(element)))
                yield Item("text box" if text else "object", text, values)

    def _item(self, slide: SlidePage, shape: SlideShape, forms: Element) -> Item:
        """Return the item of a shape; `forms` is its element, or that of all of its forms."""
        kind, text = "shape", ""
        properties: list[tuple[Property, Value]] = []
        match shape.kind:
            case "sp" if _is_line(shape):
                kind = "line"
            case "sp":
                text = self.runs.text(slide, shape)
                kind = "text" if shape.type else "text box" if text else "shape"
                kind = "footer" if shape.type in FOOTERS else kind
                kind = "formula" if next(shape.element.iter(_FORMULA), None) is not None else kind
                properties += self.runs.properties(slide, shape, text)
                properties += self.paragraphs.properties(slide, shape)
            case "pic":
                kind = "picture"
                properties += self._of_picture(slide, shape)
                if video := deck_videos.video_in(self.show.package, slide.part, shape.element):
                    kind, properties = "video", [*properties, *video.compared(self.show.package)]
            case "grpSp":
                kind, text = "drawing", texts_of(shape.element)
                properties += self._of_group(slide, shape)
            case "graphicFrame":
                kind, text = self._frame_kind(shape), texts_of(shape.element)
                properties += self._of_frame(slide, shape, kind)
            case _:
                kind = "line"
                properties.append((Property.ENDS, self._ends(slide, shape)))
        properties += self._of_any(slide, shape, forms)
        # Programs that lose the alternative texts of lines keep their names.
        name = shape.name if kind == "line" else text or shape.alt or shape.name
        return Item(kind, name, tuple(properties), text or shape.alt)

    def _ends(self, slide: SlidePage, line: SlideShape) -> Value:
        """Return the words of the shapes that a connector is tied to, at its start and its end."""
        ends = [line.element.find(f".//{A}{name}") for name in ("stCxn", "endCxn")]
        ids = [end.get("id") if end is not None else None for end in ends]
        texts = {shape.identifier: texts_of(shape.element) for shape in slide.shapes}
        return tuple(texts.get(identifier or "", "") for identifier in ids) if any(ids) else ()

    def art(self, slide: SlidePage) -> Value:
        """Return what the layout and its master paint behind a slide: kind, words, place, paint."""
        return tuple(shape for page in _painted_behind(slide) for shape in self.art_of(page))

    def art_of(self, page: SlidePage) -> Iterator[Value]:
        """Yield what a layout or a master paints, without its placeholders."""
        for shape in page.shapes:
            if shape.placeholder is None:
                box = page.box(shape)
                paint: Value = _named_colour(shape), self._paint(page, shape)
                if shape.kind == "pic":
                    paint = self._media(page, next(shape.element.iter(f"{A}blip"), None), _EMBED)
                words = " ".join(texts_of(shape.element).split())
                yield shape.kind, words, _place(box) if box else None, paint

    # ------------------------------------------------------------ what all shapes have

    def _of_any(
        self, slide: SlidePage, shape: SlideShape, forms: Element
    ) -> Iterator[tuple[Property, Value]]:
        box = slide.box(shape)
        yield Property.PLACE, _place(box) if box else None
        transform = next(shape.element.iter(f"{A}xfrm", f"{P}xfrm"), None)
        flips = (transform.get(name, "0") for name in ("flipH", "flipV")) if (
            transform is not None) else ("0", "0")  # fmt: skip
        body = shape.body.find(f"{A}bodyPr") if shape.body is not None else None
        turn = whole(transform, "rot") / 60_000 + whole(body, "rot") / 60_000
        vertical = body.get("vert", "horz") if body is not None else "horz"
        yield Property.TURN, (turn, *(flip in ("1", "true") for flip in flips), vertical)
        identity = next(shape.element.iter(f"{P}cNvPr"), None)
        hidden = identity is not None and identity.get("hidden") in ("1", "true")
        yield Property.VISIBLE, not hidden
        title = identity.get("title") if identity is not None else None
        yield Property.ALT, f"{title}: {shape.alt}" if title else shape.alt
        yield Property.PAINT, self._paint(slide, shape)
        yield Property.LINE, self._line(slide, shape)
        yield Property.SHADING, tuple(_effects(shape.element))
        outline = shape.element.find(f"{P}spPr/{A}prstGeom")
        if shape.kind == "pic" or (shape.placeholder is None and outline is not None):
            kind = outline.get("prst", "rect") if outline is not None else "rect"
            yield Property.GEOMETRY, kind
        roles = (("title", shape.type in TITLES), ("decoration", shape.is_decorative))
        yield Property.ROLE, ", ".join(name for name, has_role in roles if has_role)
        yield from self._links(slide, shape)
        chart = deck_charts.part_of(self.show.package, slide.part, shape.element)
        roots = deck_charts.roots(self.show.package, chart) if chart is not None else []
        yield Property.MARKUP, "".join(canonical(root) for root in (forms, *roots))

    def _links(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
        """Yield where clicks on a shape lead: on itself, its words, and the shapes in a group.

        Where a click on a whole box of text leads is no link of its words: LibreOffice drops it.
        """
        owners = [*shape.element.iter(f"{P}cNvPr")]
        if shape.kind in ("grpSp", "graphicFrame"):
            owners += shape.element.iter(f"{A}rPr")
        clicks = [self.runs.clicks(slide.part, owner) for owner in owners]
        whole_targets = [target for targets, _ in clicks for target in targets]
        runs = [run for paragraph in self.runs.paragraphs(slide, shape) for run in paragraph]
        yield (
            Property.TARGET,
            (
                *(() if shape.kind == "sp" else whole_targets),
                *((run.text, run.target) for run in runs if run.target),
            ),
        )
        yield Property.CLICK, tuple(whole_targets if shape.kind == "sp" else ())
        yield (
            Property.JUMP,
            (
                *(jump for _, jumps in clicks for jump in jumps),
                *((run.text, run.jump) for run in runs if run.jump),
            ),
        )

    def _line(self, slide: SlidePage, shape: SlideShape) -> Value:
        """Return the colour and the width in pt of the line around a shape, if it states one."""
        line = shape.properties.find(f"{A}ln") if shape.properties is not None else None
        fill = colour_scheme.fill_of(line, slide.scheme, slide.mapping)
        if fill is None or fill == "none":
            return "none"
        colour = components(fill) if isinstance(fill, Colour) else fill
        return colour, round(pt(whole(line, "w", _THIN)), 2)

    def _paint(self, slide: SlidePage, shape: SlideShape) -> Value:
        """Return the colour of a shape's fill; none for placeholders that do not state it."""
        for source in (shape, *slide.ancestors(shape)):
            fill = colour_scheme.fill_of(source.properties, slide.scheme, slide.mapping)
            if fill is not None:
                return components(fill) if isinstance(fill, Colour) else fill
        return "none"

    # ------------------------------------------------------------ pictures, groups, frames

    def _of_picture(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
        blip = next(shape.element.iter(f"{A}blip"), None)
        yield Property.PIXELS, self._media(slide, blip, _EMBED) or self._linked(slide, blip)
        vector = next(shape.element.iter(f"{{{_SVG}}}svgBlip"), None)
        yield Property.VECTOR, self._media(slide, vector, _EMBED)
        crop = shape.element.find(f"{P}blipFill/{A}srcRect")
        edges = shape.element.find(f"{P}blipFill/{A}stretch/{A}fillRect")
        sides = [(rectangle, side) for rectangle in (crop, edges) for side in ("l", "t", "r", "b")]
        yield Property.CROP, tuple(whole(*one) / 1000 for one in sides)
        effects = [str(child.tag).removeprefix(A) for child in (blip if blip is not None else ())]
        yield Property.EFFECTS, tuple(effect for effect in effects if effect != "extLst")

    def _media(self, slide: SlidePage, element: Element | None, name: str) -> str | None:
        """Return a digest of the picture that an element embeds; None if it embeds none."""
        identifier = element.get(name) if element is not None else None
        relation = self.show.package.relations(slide.part).get(identifier or "")
        if relation is None or relation.external:
            return None
        return picture_pixels.digest(self.show.package.data(relation.target))

    def _linked(self, slide: SlidePage, blip: Element | None) -> str | None:
        """Return the address of a picture that is not in the file."""
        identifiers = [blip.get(f"{R}link"), blip.get(_EMBED)] if blip is not None else []
        relations = self.show.package.relations(slide.part)
        return next((relations[i].target for i in identifiers if i and i in relations), None)

    def _of_group(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
        parts, paints, fills, outlines = list[Value](), list[Value](), list[Value](), list[str]()
        for element in shape.element.iter(*SHAPES):
            if element is shape.element or not len(element):
                continue
            part = SlideShape(element, SHAPES[element.tag])
            box = part.own_box
            paints.append(self._paint(slide, part))
            fills.append((_named_colour(part), paints[-1]))
            # Of the colours, which parts share one: people who are filled, and those who are not.
            paint = paints.index(paints[-1])
            place = _place(_in_group(shape.element, box)) if box else None
            hidden = next(element.iter(f"{P}cNvPr")).get("hidden", "0")
            transform = next(element.iter(f"{A}xfrm", f"{P}xfrm"), None)
            turn = [f"{n} {transform.get(n)}" for n in _TURNS if transform.get(n, "0") != "0"] if (
                transform is not None) else []  # fmt: skip
            parts.append((part.kind, texts_of(element), place, f"colour {paint + 1}",
                          "hidden" if hidden != "0" else "shown", ", ".join(turn)))  # fmt: skip
            geometry = element.find(f"{P}spPr")
            outlines.append("" if geometry is None else _digest(geometry))
            if part.kind == "pic":
                outlines += [value if isinstance(value, str) else ""
                             for _, value in self._of_picture(slide, part)]  # fmt: skip
        yield Property.PARTS, tuple(parts)
        yield Property.FILLS, tuple(fills)
        yield Property.OUTLINE, tuple(outlines)

    def _frame_kind(self, shape: SlideShape) -> str:
        data = next(shape.element.iter(f"{A}graphicData"), None)
        uri = data.get("uri", "") if data is not None else ""
        return {"chart": "chart", "table": "table"}.get(uri.rpartition("/")[2], "embedded object")

    def _of_frame(
        self, slide: SlidePage, shape: SlideShape, kind: str
    ) -> Iterator[tuple[Property, Value]]:
        package = self.show.package
        if kind == "table":
            rows = (row.iterfind(f"{A}tc") for row in shape.element.iter(f"{A}tr"))
            yield (
                Property.CELLS,
                tuple(tuple(cell_text(cell) for cell in row) for row in rows),
            )
            runs = [
                run
                for table in shape.element.iter(f"{A}tbl")
                for run in self.looks.cell_runs(slide, shape, table)
                if run.text.strip()
            ]
            yield Property.LETTERS, merged([(run.text, _letters(run)) for run in runs])
            yield Property.TYPEFACE, merged([(run.text, run.style.typeface) for run in runs])
            tables = list(shape.element.iter(f"{A}tbl"))
            grounds = (g for one in tables for g in self.looks.cell_grounds(slide, shape, one))
            yield Property.CELL_FILLS, tuple(components(ground) for ground in grounds)
            columns = (
                column for one in tables for column in one.iterfind(f"{A}tblGrid/{A}gridCol")
            )
            yield Property.WIDTHS, tuple(round(pt(whole(column, "w")), 2) for column in columns)
            cells = [cell for one in tables for cell in one.iter(f"{A}tc")]
            yield Property.FLOW, tuple(merging(cell) for cell in cells)
            yield Property.CELL_HEIGHTS, tuple(margins_above_below(cell) for cell in cells)
            colours = [(run.text, ink(run.style)) for run in runs]
            yield Property.COLOUR, merged(colours)
            languages = [own.get("lang", "") for own in shape.element.iter(f"{A}rPr")]
            yield Property.LANGUAGE, tuple(name for name, _ in groupby(languages))
        elif kind == "chart" and (part := deck_charts.part_of(package, slide.part, shape.element)):
            yield from deck_charts.properties(package, part, slide)
        else:
            names = {n for e in shape.element.iter() for k, n in e.items() if k.startswith(R)}
            found = [r for i, r in package.relations(slide.part).items() if i in names]
            yield Property.ENTRY, tuple(sorted(f"{r.kind} {r.target}" for r in found))


_EMBED = f"{R}embed"
_THIN = 9_525
"""The width of a line that states none: 0.75 pt, in EMU (20.1.2.2.24)."""
_TURNS = ("rot", "flipH", "flipV")
_EFFECTS = ("effectLst", "effectDag", "scene3d", "sp3d")
"""Elements of a shape's properties that give it a shadow, soft edges, depth, and the like."""
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_NO_SHAPES = frozenset({f"{P}nvGrpSpPr", f"{P}grpSpPr", f"{P}extLst"})


def _is_line(shape: SlideShape) -> bool:
    """Whether a shape is drawn as a connector is, without being tied to other shapes: in a
    connector's form, or as an outline with a head like that of an arrow."""
    if shape.properties is None:
        return False
    preset = shape.properties.find(f"{A}prstGeom")
    if preset is not None:
        return "Connector" in preset.get("prst", "")
    heads = (shape.properties.find(f"{A}ln/{A}{name}") for name in ("headEnd", "tailEnd"))
    return any(head is not None and head.get("type", "none") != "none" for head in heads)


def _effects(element: Element) -> Iterator[str]:
    """Yield the effects on a shape that change how it looks."""
    properties = element.find(f"{P}spPr")
    for name in _EFFECTS if properties is not None else ():
        for effect in properties.iterfind(f"{A}{name}/*"):
            yield str(effect.tag).removeprefix(A)


def _in_group(group: Element, box: Rect) -> Rect:
    """Return where a group shows a box of its own coordinates (20.1.7.5), in pt."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    names = ("off", "ext", "chOff", "chExt")
    parts = [transform.find(f"{A}{name}") if transform is not None else None for name in names]
    if any(part is None for part in parts):
        return box
    x, y, inner_x, inner_y = (pt(whole(p, n)) for p in parts[::2] for n in ("x", "y"))
    width, height, inner_width, inner_height = (
        pt(whole(p, n)) for p in parts[1::2] for n in ("cx", "cy")
    )
    across = width / inner_width if inner_width else 1.0
    down = height / inner_height if inner_height else 1.0
    return Rect(
        x + (box.x - inner_x) * across, y + (box.y - inner_y) * down,
        box.width * across, box.height * down,
    )  # fmt: skip


def _painted_behind(slide: SlidePage) -> Iterator[SlidePage]:
    """Yield a slide's layout and master, as far as they show what they paint (19.3.1.38)."""
    page = slide
    while page.above is not None and page.root.get("showMasterSp") not in ("0", "false"):
        page = page.above
        yield page


def _place(box: Rect) -> Value:
    """Return the left and top edge, the width and the height of a box in pt."""
    return tuple(round(length, 2) for length in (box.x, box.y, box.width, box.height))


def canonical(element: Element) -> str:
    """Return an element's XML in canonical form (Exclusive XML Canonicalization 1.0).

    Raises ValueError for XML that has no such form, as with a relative namespace name.
    """
    try:
        canonical_form: bytes = etree.tostring(
            element, method="c14n", exclusive=True, with_comments=False
        )
    except etree.C14NError as error:
        raise ValueError(f"{element.tag}: it has no canonical form") from error
    return canonical_form.decode()


def _digest(element: Element) -> str:
    return sha256(canonical(element).encode()).hexdigest()[:16]


def _letters(run: SlideRun) -> Value:
    own = run.properties
    is_link = own is not None and own.find(f"{A}hlinkClick") is not None
    return run.style.size, run.style.bold, *marks_of(own, is_link=is_link)


def _named_colour(shape: SlideShape) -> str:
    """Return the name of a colour of the scheme that fills a shape, such as bg1, or nothing."""
    properties = shape.properties
    name = properties.find(f"{A}solidFill/{A}schemeClr") if properties is not None else None
    return str(name.get("val", "")) if name is not None else ""


__all__ = ["ShapeReader", "canonical"]
