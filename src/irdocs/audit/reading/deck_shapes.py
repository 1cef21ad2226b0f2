"""The shapes of a slide as items: what they say and show, where they lead, how they look.

Everything is resolved: a size that a run inherits from its master is given as if it stood in the
run. So two files are equal if they look alike, even if a program has written out what was inherited
before. The markup itself is one property more, for files that nobody has rewritten.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from lxml import etree

from irdocs.audit.deck.examined import ExaminedDeck, SlideRun
from irdocs.audit.reading import deck_charts, picture_pixels
from irdocs.audit.reading.compared_items import Item, Property, Value
from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.namespaces import A, P, R
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import FOOTERS, SHAPES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver
from irdocs.ooxml.xml import Element
from irdocs.units import Rect

_RUNS = {f"{A}{name}": name for name in ("r", "fld", "br")}
_SLIDE_NUMBER = "‹#›"
"""The text of a slide number, which programs put in themselves."""
_CLICKS = ("hlinkClick", "hlinkMouseOver", "hlinkHover")
_EFFECTS = ("strike", "u", "i", "baseline")
_FILLS = ("noFill", "effectLst", "highlight", "gradFill", "blipFill", "pattFill")
_NONE = {"noStrike", "none", "0", "false", None}
_REDUCED = 100_000
"""The scale of type that is not reduced to fit, in thousandths of a per cent (21.1.2.1.3)."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text with its look, its language and the place that it leads to."""

    text: str
    look: Value
    colour: Value
    language: str
    target: str
    jump: str


@dataclass(frozen=True)
class ShapeReader:
    """Reads the shapes of one presentation."""

    show: Presentation
    styles: StyleResolver
    examined: ExaminedDeck
    slides: frozenset[str]
    """The names of the parts of slides."""

    def items(self, slide: SlidePage) -> Iterator[Item]:
        """Yield the shapes of a slide in the order of painting. Raises NotAPackageError."""
        shapes = iter(slide.shapes)
        for element in slide.root.iterfind(f"{P}cSld/{P}spTree/*"):
            if element.tag in SHAPES:
                yield self._item(slide, next(shapes))
            elif element.tag not in _NO_SHAPES:
                text = _texts(element)
                values = ((Property.TEXT, text), (Property.MARKUP, canonical(element)))
                yield Item("text box" if text else "object", text, values)

    def _item(self, slide: SlidePage, shape: SlideShape) -> Item:
        kind, text = "shape", ""
        properties: list[tuple[Property, Value]] = []
        match shape.kind:
            case "sp":
                text = "\n".join(_joined(runs) for runs in self._paragraphs(slide, shape))
                kind = "text" if shape.type else "text box" if text else "shape"
                kind = "footer" if shape.type in FOOTERS else kind
                properties += self._of_text(slide, shape, text)
            case "pic":
                kind = "picture"
                properties += self._of_picture(slide, shape)
            case "grpSp":
                kind, text = "drawing", _texts(shape.element)
                properties += self._of_group(slide, shape)
            case "graphicFrame":
                kind, text = self._frame_kind(shape), _texts(shape.element)
                properties += self._of_frame(slide, shape, kind)
            case _:
                kind = "line"
        properties += self._of_any(slide, shape)
        return Item(kind, text or shape.alt or shape.name, tuple(properties), text or shape.alt)

    def art(self, slide: SlidePage) -> Value:
        """Return what the layout and its master paint behind a slide: kind, words, place, fill."""
        shapes = []
        for page in _painted_behind(slide):
            for shape in page.shapes:
                if shape.placeholder is None:
                    box = page.box(shape)
                    place, words = _place(box) if box else None, _texts(shape.element)
                    shapes.append((shape.kind, words, place, self._paint(page, shape)))
        return tuple(shapes)

    # ------------------------------------------------------------ what all shapes have

    def _of_any(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
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
        yield Property.ALT, shape.alt
        yield Property.PAINT, self._paint(slide, shape)
        targets, jumps = self._clicks(slide, identity)
        runs = [run for paragraph in self._paragraphs(slide, shape) for run in paragraph]
        leading = [(run.text, run.target) for run in runs if run.target]
        yield Property.TARGET, (*targets, *leading)
        yield Property.JUMP, (*jumps, *((run.text, run.jump) for run in runs if run.jump))
        chart = deck_charts.part_of(self.show.package, slide.part, shape.element)
        plot = canonical(self.show.package.xml(chart)) if chart is not None else ""
        yield Property.MARKUP, canonical(shape.element) + plot

    def _paint(self, slide: SlidePage, shape: SlideShape) -> Value:
        """Return the colour of a shape's fill; none for placeholders that do not state it."""
        for source in (shape, *slide.ancestors(shape)):
            fill = colour_scheme.fill_of(source.properties, slide.scheme, slide.mapping)
            if fill is not None:
                return _hex(fill)
        return "none"

    def _clicks(self, slide: SlidePage, owner: Element | None) -> tuple[list[str], list[str]]:
        """Return the addresses and programs, and the slides, that clicks on something lead to."""
        targets, jumps = [], []
        for name in _CLICKS:
            click = owner.find(f"{A}{name}") if owner is not None else None
            if click is None:
                continue
            relation = self.show.package.relations(slide.part).get(click.get(f"{R}id", ""))
            action = click.get("action", "")
            target = relation.target if relation is not None else ""
            if relation is not None and not relation.external and target in self.slides:
                jumps.append(posixpath.basename(target).removesuffix(".xml"))
            elif action.startswith("ppaction://hlinkshowjump") or not (action or target):
                jumps.append(action)
            else:
                targets.append(f"{action} {target}".strip())
        return targets, jumps

    # ------------------------------------------------------------ text

    def _of_text(
        self, slide: SlidePage, shape: SlideShape, text: str
    ) -> Iterator[tuple[Property, Value]]:
        runs = [run for runs in self._paragraphs(slide, shape) for run in runs if run.text.strip()]
        yield Property.TEXT, text
        yield Property.LETTERS, _merged([(run.text, run.look) for run in runs])
        links = [run for run in runs if run.target or run.jump]
        plain = [run for run in runs if run not in links]
        yield Property.COLOUR, _merged([(run.text, run.colour) for run in plain])
        yield Property.LINK_COLOUR, _merged([(run.text, run.colour) for run in links])
        yield Property.LANGUAGE, _merged([(run.text, run.language) for run in runs])
        body = shape.body.find(f"{A}bodyPr") if shape.body is not None else None
        fit = body.find(f"{A}normAutofit") if body is not None else None
        yield Property.FIT, whole(fit, "fontScale", _REDUCED) / 1000

    def _paragraphs(self, slide: SlidePage, shape: SlideShape) -> Iterator[list[_Run]]:
        body = shape.body if shape.body is not None else ()
        for paragraph in body:
            if paragraph.tag == f"{A}p":
                yield list(self._runs(slide, shape, paragraph))

    def _runs(self, slide: SlidePage, shape: SlideShape, paragraph: Element) -> Iterator[_Run]:
        level = min(max(whole(paragraph.find(f"{A}pPr"), "lvl"), 0), 8)
        for run in paragraph:
            kind = _RUNS.get(run.tag)
            if kind is None:
                continue
            own = run.find(f"{A}rPr")
            text = "\v" if kind == "br" else run.findtext(f"{A}t") or ""
            if kind == "fld" and run.get("type") == "slidenum":
                text = _SLIDE_NUMBER
            targets, jumps = self._clicks(slide, own)
            style = self.styles.style(slide, shape, level, own)
            yield _Run(
                text,
                (style.size, style.bold, *_marks(own, is_link=bool(targets))),
                _components(style.colour),
                own.get("lang", "") if own is not None else "",
                ", ".join(targets),
                ", ".join(jumps),
            )

    # ------------------------------------------------------------ pictures, groups, frames

    def _of_picture(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
        blip = next(shape.element.iter(f"{A}blip"), None)
        yield Property.PIXELS, self._media(slide, blip, f"{R}embed") or self._linked(slide, blip)
        vector = next(shape.element.iter(f"{{{_SVG}}}svgBlip"), None)
        yield Property.VECTOR, self._media(slide, vector, f"{R}embed")
        crop = shape.element.find(f"{P}blipFill/{A}srcRect")
        yield Property.CROP, tuple(whole(crop, side) / 1000 for side in ("l", "t", "r", "b"))
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
        identifiers = [blip.get(f"{R}link"), blip.get(f"{R}embed")] if blip is not None else []
        relations = self.show.package.relations(slide.part)
        return next((relations[i].target for i in identifiers if i and i in relations), None)

    def _of_group(self, slide: SlidePage, shape: SlideShape) -> Iterator[tuple[Property, Value]]:
        parts, fills, outlines = list[Value](), list[Value](), list[str]()
        for element in shape.element.iter(*SHAPES):
            if element is shape.element or not len(element):
                continue
            part = SlideShape(element, SHAPES[element.tag])
            box = part.own_box
            fills.append(self._paint(slide, part))
            # Of the colours, which parts share one: people who are filled, and those who are not.
            paint = fills.index(fills[-1])
            parts.append((part.kind, _texts(element), _place(box) if box else None, str(paint)))
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
                tuple(tuple(_paragraph_texts(cell) for cell in row) for row in rows),
            )
            runs = [
                run
                for table in shape.element.iter(f"{A}tbl")
                for run in self.examined.cell_runs(slide, shape, table)
                if run.text.strip()
            ]
            yield Property.LETTERS, _merged([(run.text, _letters(run)) for run in runs])
            colours = [(run.text, _components(run.style.colour)) for run in runs]
            yield Property.COLOUR, _merged(colours)
            languages = [own.get("lang", "") for own in shape.element.iter(f"{A}rPr")]
            yield Property.LANGUAGE, tuple(name for name, _ in groupby(languages))
            targets = [self._clicks(slide, own)[0] for own in shape.element.iter(f"{A}rPr")]
            yield Property.TARGET, tuple(target for found in targets for target in found)
        elif kind == "chart" and (part := deck_charts.part_of(package, slide.part, shape.element)):
            yield from deck_charts.properties(package, part)
        else:
            names = {n for e in shape.element.iter() for k, n in e.items() if k.startswith(R)}
            found = [r for i, r in package.relations(slide.part).items() if i in names]
            yield Property.ENTRY, tuple(sorted(f"{r.kind} {r.target}" for r in found))


_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_NO_SHAPES = frozenset({f"{P}nvGrpSpPr", f"{P}grpSpPr", f"{P}extLst"})


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


def _marks(own: Element | None, *, is_link: bool = False) -> list[str]:
    """Return what else makes a run look otherwise; the line under a link is not counted."""
    if own is None:
        return []
    names = [name for name in _EFFECTS if not (is_link and name == "u")]
    marks = [f"{name} {own.get(name)}" for name in names if own.get(name) not in _NONE]
    return marks + [child for child in _FILLS if own.find(f"{A}{child}") is not None]


def _digest(element: Element) -> str:
    return sha256(canonical(element).encode()).hexdigest()[:16]


def _letters(run: SlideRun) -> Value:
    return run.style.size, run.style.bold, *_marks(run.properties)


def _components(colour: Colour | None) -> Value:
    return (colour.red, colour.green, colour.blue) if colour is not None else None


def _hex(fill: Colour | str) -> str:
    return fill.hex if isinstance(fill, Colour) else fill


def _joined(runs: list[_Run]) -> str:
    return "".join(run.text for run in runs)


def _texts(element: Element) -> str:
    """Return all text below an element, a line for each paragraph."""
    return "\n".join(t for p in element.iter(f"{A}p") if (t := "".join(_run_texts(p))))


def _paragraph_texts(cell: Element) -> str:
    return "\n".join("".join(_run_texts(paragraph)) for paragraph in cell.iter(f"{A}p"))


def _run_texts(paragraph: Element) -> list[str]:
    return [text.text or "" for text in paragraph.iter(f"{A}t")]


def _merged(runs: list[tuple[str, Value]]) -> Value:
    """Return runs with neighbours of the same look put together, without white space."""
    return tuple(
        ("".join("".join(text.split()) for text, _ in group), look)
        for look, group in groupby(runs, key=lambda run: run[1])
    )


__all__ = ["ShapeReader", "canonical"]
