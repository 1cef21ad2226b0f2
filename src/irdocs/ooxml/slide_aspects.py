"""Digests of what a slide is beside its words: where its shapes stand, its motion, its charts, and
what its notes look like.

Each is of what people change on purpose, and of nothing that programs write otherwise when they
save a file again: so words may change and the place of a shape not, or both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import NAMESPACES, A, C, P, R
from irdocs.ooxml.presentation import FOOTERS, SHAPES
from irdocs.ooxml.slide_look import short_digest
from irdocs.ooxml.xml import Element

ChartFinder = Callable[[str], Element | None]
"""Returns the chart that a relationship of a slide leads to."""


@frozen
class SlideAspects:
    """What a slide is beside its words, as digests of eight letters."""

    transition: str
    """Of how it comes on."""
    animation: str
    """Of the effects of its animations, and whether it comes with a sound."""
    notes: str
    """Of the words of its notes that are bold, italic, underlined or struck through."""
    charts: tuple[str, ...]
    """Of the kind of each chart, its colours, axes and legend."""
    frames: tuple[str, ...]
    """Of the place of each shape, its outline and fill; of each fill of a table's cells, and of its
    background."""


def aspects_of(root: Element, notes: Element | None, chart: ChartFinder) -> SlideAspects:
    """Return the aspects of a slide, given its XML and that of its page of notes."""
    charts = [chart(one.get(f"{R}id", "")) for one in root.iter(f"{C}chart")]
    return SlideAspects(
        _digest(_transition(root)),
        _digest(_animation(root)),
        _digest(notes_looks(notes)),
        tuple(_digest(chart_looks(one)) for one in charts if one is not None),
        tuple(_digest(told) for told in _frames(root)),
    )


def _digest(told: Iterator[str]) -> str:
    return short_digest("\n".join(told).encode("utf-8", "surrogatepass"))


def transition_in(root: Element) -> Element | None:
    """Return the transition of a slide (19.5.73), with its alternatives for older programs; None if
    it has none."""
    for child in root.iterchildren(f"{P}transition", _ALTERNATIVES):
        if child.tag == f"{P}transition" or next(child.iter(f"{P}transition"), None) is not None:
            return child
    return None


def _transition(root: Element) -> Iterator[str]:
    """Yield what a slide's transition is: its kind, and when the next slide comes."""
    for transition in root.iter(f"{P}transition"):
        kinds = [_told(child) for child in transition if child.tag not in _ENDS]
        yield f"{kinds} {transition.get('advTm')} {transition.get('advClick')}"
        break  # the others are the same for older programs


def _animation(root: Element) -> Iterator[str]:
    """Yield the effects of a slide's animations in order, and the sound that it comes with.

    What plays a film is none of these: PowerPoint writes that anew.
    """
    for _ in root.iter(f"{P}sndAc"):
        yield "sound"
    for node in root.iter(f"{P}cTn"):
        kind = node.get("presetClass")
        if kind and kind != "mediacall":
            yield f"{kind} {node.get('presetID')}"


def notes_looks(notes: Element | None) -> Iterator[str]:
    """Yield the words of notes that look otherwise, with how they do."""
    for holder in notes.iter(f"{P}sp") if notes is not None else ():
        kind = holder.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if kind is None or kind.get("type") != "body":
            continue
        for paragraph in holder.iter(f"{A}p"):
            last, words = "", ""
            for run in paragraph.iterchildren(f"{A}r", f"{A}fld"):
                look, text = _run_look(run), run.findtext(f"{A}t") or ""
                if look != last and words.strip() and last:
                    yield f"{last} {' '.join(words.split())}"
                last, words = look, words + text if look == last else text
            if words.strip() and last:
                yield f"{last} {' '.join(words.split())}"


def _run_look(run: Element) -> str:
    properties = run.find(f"{A}rPr")
    if properties is None:
        return ""
    return " ".join(
        f"{name}={value}"
        for name in ("b", "i", "u", "strike")
        if (value := properties.get(name, "0")) not in ("0", "false", "none", "noStrike")
    ).replace("true", "1")


def chart_looks(chart: Element) -> Iterator[str]:
    """Yield the kinds of a chart (21.2.2), the colours of its series and points, the ends of its
    axes and the place of its legend."""
    for plot in chart.iter(*_plots(chart)):
        direction, grouping = plot.find(f"{C}barDir"), plot.find(f"{C}grouping")
        yield f"{plot.tag} {_value(direction)} {_value(grouping)}"
        for series in plot.iterfind(f"{C}ser"):
            yield from _paint(series)
            for point in series.iterfind(f"{C}dPt"):
                yield _value(point.find(f"{C}idx"))
                yield from _paint(point)
    for scaling in chart.iter(f"{C}scaling"):
        yield f"axis {_value(scaling.find(f'{C}min'))} {_value(scaling.find(f'{C}max'))}"
    for place in chart.iter(f"{C}legendPos"):
        yield f"legend {_value(place)}"


def _plots(chart: Element) -> list[str]:
    """Return the tags of what has series."""
    parents = {series.getparent().tag for series in chart.iter(f"{C}ser")}
    return sorted(parents) or [f"{C}none"]


def _paint(element: Element) -> Iterator[str]:
    """Yield the fill of a series or a point, and that of its outline."""
    properties = element.find(f"{C}spPr")
    for fill in properties.iter(*_FILLS) if properties is not None else ():
        colour = next(iter(fill), None)
        yield f"{fill.tag} {_told(colour) if colour is not None else ''}"


def _value(element: Element | None) -> str:
    return str(element.get("val", "")) if element is not None else ""


def _frames(root: Element) -> Iterator[Iterator[str]]:
    """Yield what is told of each shape apart from its words, then of the cells and the ground."""
    tree = root.find(f"{P}cSld")
    if tree is None:
        return
    cells: dict[str, None] = {}
    for shape in tree.iter(*SHAPES):
        holder = next(shape[0].iter(f"{P}ph"), None)
        if holder is None or holder.get("type") not in FOOTERS:
            yield _frame(shape)
        if shape.tag == f"{P}graphicFrame":
            cells |= {"\n".join(map(_told, cell.iter())): None for cell in shape.iter(f"{A}tcPr")}
    yield from (iter((told,)) for told in cells)
    ground = tree.find(f"{P}bg")
    if ground is not None:
        yield map(_told, _without_extensions(ground))


def _frame(shape: Element) -> Iterator[str]:
    """Yield what is told of a shape apart from its words.

    The height of what grows with its words is none of it.
    """
    yield str(shape.tag)
    text = next(shape.iterchildren(_TEXT), None)
    body = next(text.iterchildren(_BODY), None) if text is not None else None
    grows = next(shape.iter(_TABLE), None) is not None or (
        body is not None and next(body.iterchildren(_GROWING), None) is not None
    )
    for child in shape.iterchildren(*_FRAMING):
        for element in _without_extensions(child):
            if grows and element.tag == _EXTENT:
                yield f"wide {element.get('cx')}"
            elif element.tag != _PICTURE:  # which picture it is, is told elsewhere
                yield _told(element)
    for element in body.iter() if body is not None else ():
        if element.tag not in _FITTED:
            yield _told(element)
    for column in shape.iter(_COLUMN):
        yield _told(column)


def _without_extensions(element: Element) -> Iterator[Element]:
    left_out: set[Element] = set()
    for one in element.iter():
        if one.tag in _EXTENSIONS:
            left_out.update(one.iter())
        elif one not in left_out and isinstance(one.tag, str):
            yield one


def _told(element: Element) -> str:
    """Return the name of an element, with its attributes in order."""
    kept = [f"{key}={value}" for key, value in element.items() if key[0] != "{"]
    return f"{element.tag} {' '.join(sorted(kept))}"


_ALTERNATIVES = f"{{{NAMESPACES['mc']}}}AlternateContent"
_FRAMING = tuple(f"{P}{name}" for name in ("spPr", "grpSpPr", "xfrm", "style", "blipFill"))
"""The children of a shape that say where it stands and how it is filled."""
_TEXT, _BODY, _GROWING = f"{P}txBody", f"{A}bodyPr", f"{A}spAutoFit"
_TABLE, _COLUMN, _EXTENT, _PICTURE = (f"{A}{name}" for name in ("tbl", "gridCol", "ext", "blip"))
_EXTENSIONS = (f"{A}extLst", f"{P}extLst")
_ENDS = frozenset({f"{P}sndAc", f"{P}extLst"})
_FILLS = (f"{A}solidFill", f"{A}gradFill", f"{A}pattFill", f"{A}noFill")
_FITTED = frozenset({f"{A}normAutofit", f"{A}noAutofit"})

__all__ = ["ChartFinder", "SlideAspects", "aspects_of", "transition_in"]
