"""How a chart shows its numbers: labels, marks, axes, legend, and what is written on it.

What a label or a mark does not state it takes from its series, its group or the whole chart
(ECMA-376, 21.2.2). All of that is resolved, so that it makes no difference where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.reading.compared_items import Property, Value
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme
from irdocs.ooxml.namespaces import A, C
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import SlidePage
from irdocs.ooxml.xml import Element

_FLAGS = {"showVal": "the value", "showCatName": "the category", "showSerName": "the series",
          "showPercent": "the share", "showBubbleSize": "the size"}  # fmt: skip
"""What labels may show."""
_AXES = ("catAx", "dateAx", "valAx", "serAx")
_SIZE = 1000
"""The size of text in charts that states none: 10 pt, in hundredths of a pt."""
_OF_LINES = frozenset({f"{C}{name}Chart" for name in ("line", "scatter", "radar", "stock")})
"""The kinds of charts whose marks are lines."""
_MOST_POINTS = 10_000
_QUOTES = str.maketrans("", "", '"\\')


@frozen(slots=False)
class ChartLooks:
    """Reads how one chart looks."""

    slide: SlidePage
    """The slide that it is on, with the colours that its names of colours stand for."""
    root: Element

    def properties(self) -> Iterator[tuple[Property, Value]]:
        """Yield what can be seen of a chart beside its numbers."""
        plot = self.root.find(f"{C}chart/{C}plotArea")
        series = [s for s in (plot if plot is not None else ()) if str(s.tag).endswith("Chart")]
        rows = [(group, one) for group in series for one in group.iterfind(f"{C}ser")]
        yield Property.CHART_TEXT, tuple(self._texts())
        yield Property.LABELS, tuple(self._labels(group, one) for group, one in rows)
        yield Property.MARKS, tuple(self._marks(group, one) for group, one in rows)
        axes = (plot.iterfind(f"{C}{name}") for name in _AXES) if plot is not None else ()
        yield Property.AXES, tuple(tuple(self._axis(axis)) for same in axes for axis in same)
        yield Property.LEGEND, tuple(self._legend())
        yield Property.PLOT, _layout(plot)

    def _texts(self) -> Iterator[str]:
        """Yield what is written on the chart, beside names and numbers of its series."""
        chart = self.root.find(f"{C}chart")
        if chart is None:
            return
        for rich in self.root.iter(f"{C}rich"):
            yield "".join(text.text or "" for text in rich.iter(f"{A}t"))
        title = chart.find(f"{C}title")
        if title is not None and title.find(f"{C}tx") is None:
            yield "the name of its series as a title"

    def _labels(self, group: Element, series: Element) -> Value:
        """Return what stands at each point: what is shown, in which format, size and colour."""
        labels = series.find(f"{C}dLbls")
        labels = labels if labels is not None else group.find(f"{C}dLbls")
        if labels is None:
            return "none"
        own = {whole(one.find(f"{C}idx"), "val", -1): one for one in labels.iterfind(f"{C}dLbl")}
        shown = tuple(self._label(own.get(n, labels), labels) for n in range(_count(series)))
        return shown if set(shown) != {"none"} else "none"

    def _label(self, label: Element, labels: Element) -> Value:
        shown = [told for name, told in _FLAGS.items() if _is_set(label.find(f"{C}{name}"))]
        written = "".join(text.text or "" for text in label.iterfind(f"{C}tx//{A}t"))
        if _is_set(label.find(f"{C}delete")) or not (shown or written):
            return "none"
        formats = (one.find(f"{C}numFmt") for one in (label, labels))
        code = next((f.get("formatCode", "") for f in formats if f is not None), "")
        what = f"the text {written}" if written else ", ".join(shown)
        return f"{what}, as {code.translate(_QUOTES)}", *self._letters(label, labels)

    def _letters(self, *owners: Element) -> tuple[Value, Value, Value]:
        """Return size in pt, colour and typeface of text, from the nearest that states them."""
        defaults = [p for one in (*owners, self.root) for p in one.iterfind(f"{C}txPr//{A}defRPr")]
        size = next((p for p in defaults if p.get("sz")), None)
        fills = (colour_scheme.fill_of(p, self.slide.scheme, self.slide.mapping) for p in defaults)
        text = self.slide.scheme.colours.get(self.slide.mapping.get("tx1", "dk1"))
        fill = next((fill for fill in fills if fill is not None), text)
        faces = (face.get("typeface") for p in defaults for face in p.iterfind(f"{A}latin"))
        typeface = self.slide.scheme.typeface(next(faces, None) or "+mn-lt")
        return whole(size, "sz", _SIZE) / 100, _told(fill), typeface

    def _marks(self, group: Element, series: Element) -> Value:
        """Return the colours of each point of a series: fill and line, of lines the line alone."""
        own = {whole(p.find(f"{C}idx"), "val", -1): p for p in series.iterfind(f"{C}dPt")}
        colours = [self._mark(own.get(n, series), series) for n in range(_count(series))]
        is_drawn = group.tag in _OF_LINES
        marks = [line if is_drawn else (fill, line) for fill, line in colours]
        is_unseen = all(mark in ("none", ("none", "none")) for mark in marks)
        return "none" if is_unseen else tuple(marks)

    def _mark(self, point: Element, series: Element) -> tuple[Value, Value]:
        """Return the colours of the fill and of the line of a point."""
        properties = point.find(f"{C}spPr")
        properties = properties if properties is not None else series.find(f"{C}spPr")
        line = properties.find(f"{A}ln") if properties is not None else None
        fill, edge = (
            _told(colour_scheme.fill_of(one, self.slide.scheme, self.slide.mapping))
            for one in (properties, line)
        )
        return fill, edge

    def _axis(self, axis: Element) -> Iterator[Value]:
        """Yield what a reader sees of an axis, but for its title, which is a text."""
        yield str(axis.tag).removeprefix(C)
        if _is_set(axis.find(f"{C}delete")):
            yield "not shown"
        scaling = axis.find(f"{C}scaling")
        for name in ("orientation", "logBase") if scaling is not None else ():
            value = scaling.find(f"{C}{name}")
            if value is not None and value.get("val") not in (None, "minMax"):
                yield f"{name} {value.get('val')}"
        if _is_set(axis.find(f"{C}delete")):
            return
        labels = axis.find(f"{C}tickLblPos")
        if labels is not None and labels.get("val") == "none":
            yield "without labels"
        written = axis.find(f"{C}numFmt")
        if written is not None and not _is_set(written, "sourceLinked"):
            yield f"format {written.get('formatCode', '').translate(_QUOTES)}"
        yield from self._letters(axis)

    def _legend(self) -> Iterator[Value]:
        """Yield the place of the legend, and which of its entries are left out."""
        legend = self.root.find(f"{C}chart/{C}legend")
        if legend is None:
            return
        place = legend.find(f"{C}legendPos")
        yield place.get("val", "r") if place is not None else "r"
        for entry in legend.iterfind(f"{C}legendEntry"):
            if _is_set(entry.find(f"{C}delete")):
                yield f"without entry {whole(entry.find(f'{C}idx'), 'val')}"
        yield from self._letters(legend)


def _is_set(flag: Element | None, name: str = "val") -> bool:
    """Whether a flag is there and not switched off; it counts as on if it has no value."""
    return flag is not None and flag.get(name, "1") not in ("0", "false")


def _count(series: Element) -> int:
    """Return how many points a series has, up to the last that has a value.

    LibreOffice counts as many points in each series of a chart as the longest one has.
    """
    points = (p for name in ("val", "yVal") for p in series.iterfind(f"{C}{name}//{C}pt"))
    return min(max((whole(p, "idx") + 1 for p in points), default=0), _MOST_POINTS)


def _layout(plot: Element | None) -> Value:
    """Return the place of the plot as shares of the chart; nothing if programs choose it."""
    layout = plot.find(f"{C}layout/{C}manualLayout") if plot is not None else None
    if layout is None:
        return ()
    numbers = (layout.find(f"{C}{name}") for name in ("x", "y", "w", "h"))
    return tuple(_share(number.get("val", "")) for number in numbers if number is not None)


def _share(text: str) -> Value:
    try:
        return round(float(text), 3)
    except ValueError:
        return text


def _told(fill: Colour | str | None) -> Value:
    if isinstance(fill, Colour):
        return fill.red, fill.green, fill.blue
    return fill or "none"


__all__ = ["ChartLooks"]
