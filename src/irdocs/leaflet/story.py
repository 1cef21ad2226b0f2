"""Block → tagged boxes: how each kind of content is set on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from irdocs.content.illustration import Illustration
from irdocs.content.markup import Text
from irdocs.content.model import (
    AnyBlock,
    Callout,
    Card,
    Cards,
    Chart,
    Event,
    Image,
    Points,
    Quiz,
    Quote,
    Resource,
    Resources,
    Section,
    Statistic,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
)
from irdocs.diagnostics import Span
from irdocs.drawing import Path, circle, line, rectangle, rounded
from irdocs.leaflet import pictures, wire
from irdocs.leaflet.boxes import Anchor, Box, LinkMark, PathMark, Tag, TextMark
from irdocs.leaflet.compose import (
    Setter,
    beside,
    chained,
    kept,
    padded,
    row,
    shown,
    stack,
)
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.typeset.lines import Fragment, Link, Style, break_lines
from irdocs.units import Point, Rect, mm

GAP = 9.0
"""Space between blocks, in pt."""
SMALL_GAP = 4.5
"""Space between the parts of a block, in pt."""


@dataclass(frozen=True, slots=True)
class Story:
    """Sets the blocks of one product to one column width, in pt."""

    setter: Setter
    width: float
    card_columns: int
    numbers: Mapping[str, int]
    figure_width: float = 0.0
    """The width in pt of the widest figure of the leaflet, so that all pictures line up."""

    # ------------------------------------------------------------ sections

    def section(self, section: Section, root: Tag) -> tuple[Tag, list[Box]]:
        """Return a section's element and boxes: heading, lead, blocks."""
        part = Tag("Sect", root, title=section.title)
        styles = self.setter.styles
        heading = stack(
            self.setter.plain(
                section.title, styles.heading, self.width, Tag("H2", part), section.title.span
            )
        )
        rule = heading.height + 5
        heading = replace(
            heading,
            height=rule + 7,
            anchors=(Anchor("heading", Point(0, rule)),),
            keep=True,
            before=2 * GAP,
            stretch=2.0,
        )
        lead = self.text(section.lead, styles.lead, part)
        lead = [*kept(lead[:-1]), replace(lead[-1], keep=True)]
        boxes = [heading, *lead]
        for block in section.blocks:
            boxes += self.block(block, part)
        return part, boxes

    def block(self, block: AnyBlock, parent: Tag) -> list[Box]:
        """Return one block's boxes, its title first."""
        boxes = self._body(block, parent)
        if not boxes:
            return []
        if block.title and not isinstance(block, Callout):
            styles = self.setter.styles
            title = self.setter.plain(
                block.title, styles.subheading, self.width, Tag("H3", parent), block.title.span
            )
            # The heading was made after the body, yet is read before it.
            boxes = [*kept(title), replace(boxes[0], before=SMALL_GAP, stretch=0), *boxes[1:]]
        return chained(boxes, block=block.id, before=GAP)

    def _body(self, block: AnyBlock, parent: Tag) -> list[Box]:
        match block:
            case TextBlock():
                return self.text(block.text, self.setter.styles.body, parent)
            case Points():
                return self.points(block, parent)
            case Terms():
                return self.terms(block, parent)
            case Timeline():
                return self.timeline(block, parent)
            case Cards():
                return self.cards(block, parent)
            case Statistics():
                return self.statistics(block, parent)
            case Chart():
                return self.chart(block, parent)
            case Table():
                return self.table(block, parent)
            case Image():
                return self.image(block, parent)
            case Callout():
                return self.callout(block, parent)
            case Quote():
                return self.quote(block, parent)
            case Quiz():
                return self.quiz(block, parent)
            case Resources():
                return self.resources(block, parent)

    # ------------------------------------------------------------ text

    def text(
        self,
        text: Text,
        style: ParagraphStyle,
        parent: Tag,
        width: float | None = None,
        indent: float = 0.0,
    ) -> list[Box]:
        """Return paragraphs, one P each."""
        boxes: list[Box] = []
        for paragraph in text.paragraphs:
            fragments = self.setter.styles.fragments(paragraph, style, self.numbers)
            made = self.setter.paragraph(
                fragments, style, width or self.width, Tag("P", parent), text.span, indent=indent
            )
            made[0] = replace(made[0], before=SMALL_GAP if boxes else 0.0)
            boxes += made
        return boxes

    def points(self, block: Points, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        numbering = "Decimal" if block.ordered else "Disc"
        parent = Tag("L", parent, attributes=(("List", "ListNumbering", numbering),))
        boxes: list[Box] = []
        for number, point in enumerate(block.items, start=1):
            item = Tag("LI", parent)
            label = f"{number}." if block.ordered else "•"
            made = self._labelled(label, point.text, item, indent=20.0 if block.ordered else 12.0)
            made[0] = replace(made[0], before=SMALL_GAP if boxes else 0.0)
            boxes += made
        del styles
        return boxes

    def _labelled(self, label: str, text: Text, item: Tag, indent: float) -> list[Box]:
        """Return a list item: its label hanging left of its body."""
        styles = self.setter.styles
        mark = replace(styles.body, weight="bold", colour=styles.theme.palette["signal"])
        first = self.setter.plain(label, mark, indent, Tag("Lbl", item), text.span)[0]
        body = self.text(text, styles.body, Tag("LBody", item), indent=indent)
        return [replace(beside(first, body[0], 0), keep=body[0].keep), *body[1:]]

    def terms(self, block: Terms, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
        boxes: list[Box] = []
        for term in block.items:
            item = Tag("LI", parent)
            name = self.setter.plain(
                term.term, styles.strong, self.width, Tag("Lbl", item), term.term.span
            )
            meaning = self.text(term.meaning, styles.body, Tag("LBody", item), indent=12)
            name[0] = replace(name[0], before=SMALL_GAP if boxes else 0.0)
            boxes += [*kept(name), *meaning]
        return boxes

    def quote(self, block: Quote, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        parent = Tag("BlockQuote", parent)
        boxes = self.text(block.text, styles.lead, parent, indent=14)
        by: tuple[Fragment, ...] = styles.plain(f"— {block.by}", styles.caption)
        if block.source:
            by = (*by, styles.citation(self.numbers[block.source], styles.caption))
        boxes += self.setter.paragraph(
            by, styles.caption, self.width, Tag("P", parent), block.span, indent=14
        )
        rule = styles.theme.palette["signal"]
        return [
            replace(
                box,
                marks=(
                    PathMark((Path(line((2, 0), (2, box.height)), stroke=rule, stroke_width=2),)),
                    *box.marks,
                ),
                keep=number < len(boxes) - 1,
            )
            for number, box in enumerate(boxes)
        ]

    def callout(self, block: Callout, parent: Tag) -> list[Box]:
        """A strong band: reversed words, an icon."""
        styles = self.setter.styles
        palette = styles.theme.palette
        parent = Tag("Sect", parent)
        white = replace(styles.body, colour=palette["on-primary"])
        title_style = replace(styles.subheading, colour=palette["signal-bright"])
        pad, icon_width = mm(3.4), mm(11) if block.icon else 0.0
        gap = mm(3) if block.icon else 0.0
        inner = self.width - 2 * pad - icon_width - gap
        words = stack(
            [
                *self.setter.plain(
                    block.title, title_style, inner, Tag("H3", parent), block.title.span
                ),
                *_spaced(self.text(block.text, white, parent, inner), 2),
            ]
        )
        if block.icon:
            icon = _on_dark(
                shown(block.icon, icon_width, styles, None, "on-primary-soft"), self.setter
            )
            words = beside(icon, words, icon_width + gap)
        height = words.height + 2 * pad
        ground = Path(rounded(0, 0, self.width, height, 7), fill=palette["primary"])
        band = padded(words, self.width, ground, (pad, pad))
        return [replace(band, span=block.span, anchors=(Anchor("band", Point(0, height - wire.TAIL - 6)),))]

    # ------------------------------------------------------------ things side by side

    def timeline(self, block: Timeline, parent: Tag) -> list[Box]:
        parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
        boxes = []
        for number, event in enumerate(block.items):
            box = self._event(event, Tag("LBody", Tag("LI", parent)))
            boxes.append(
                replace(box, before=SMALL_GAP if number else 0.0, stretch=1.5 if number else 0.0)
            )
        # Room for the wire to leave below the last words.
        boxes[-1] = replace(boxes[-1], height=boxes[-1].height + wire.TAIL)
        return boxes

    def _event(self, event: Event, body: Tag) -> Box:
        styles = self.setter.styles
        indent = mm(9)
        date = replace(styles.strong, weight="bold", colour=styles.theme.palette["signal"])
        boxes = self.setter.plain(
            event.date, date, self.width, Tag("P", body), event.date.span, indent=indent
        )
        boxes += self.setter.plain(
            event.title, styles.strong, self.width, Tag("P", body), event.title.span, indent=indent
        )
        if event.text:
            boxes += self.text(event.text, styles.body, body, indent=indent)
        centre = styles.strong.pitch / 2 + 0.5
        box = stack(boxes)
        return replace(
            box, span=event.span, anchors=(Anchor("event", Point(mm(2.6), centre)),)
        )

    def cards(self, block: Cards, parent: Tag) -> list[Box]:
        if not any(card.text for card in block.items) and len(block.items) <= 4:
            return [self._tiles(block, parent)]
        columns = self.card_columns
        gap = mm(4)
        width = (self.width - gap * (columns - 1)) / columns
        role = "L"
        parent = Tag(role, parent, attributes=(("List", "ListNumbering", "None"),))
        made = [
            self._card(card, number, Tag("LBody", Tag("LI", parent)), width)
            for number, card in enumerate(block.items)
        ]
        boxes = []
        for start in range(0, len(made), columns):
            group = made[start : start + columns]
            boxes.append(
                replace(
                    row(group, width + gap) if len(group) > 1 else group[0],
                    before=6.0 if start else 0.0,
                    stretch=0.7 if start else 0.0,
                )
            )
        return boxes

    def _card(self, card: Card, number: int, body: Tag, width: float) -> Box:
        """An icon in its accent beside a title and a text, on a tint."""
        styles = self.setter.styles
        palette = styles.theme.palette
        accent = styles.theme.accent(number)
        title_style = replace(styles.subheading, colour=palette[accent])
        icon_width = mm(11) if card.icon else 0.0
        left = mm(4) + icon_width + (mm(4) if card.icon else 0.0)
        inner = width - left - mm(3)
        parts = self.setter.plain(
            card.title, title_style, inner, Tag("P", body), card.title.span
        )
        if card.text:
            parts += self.text(card.text, styles.body, body, inner)
        words = stack(parts)
        height = max(words.height, icon_width) + 2 * mm(2)
        marks = [
            PathMark(
                (
                    Path(rounded(0, 0, width, height, 7), fill=palette["tint"]),
                    Path(rounded(0, 0, 3.2, height, 1.6), fill=palette[accent]),
                )
            )
        ]
        if card.icon:
            icon = shown(card.icon, icon_width, styles, None, accent)
            top = (height - icon.height) / 2
            marks += [mark.moved(mm(4), top) for mark in icon.marks if isinstance(mark, PathMark)]
        top = (height - words.height) / 2
        return Box(
            height, (*marks, *(mark.moved(left, top) for mark in words.marks)), span=card.span
        )

    def _tiles(self, block: Cards, parent: Tag) -> Box:
        """Cards of a title alone: icons in a row, words below, a plus between."""
        styles = self.setter.styles
        palette = styles.theme.palette
        parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
        tile_style = replace(styles.strong, pitch=styles.strong.size * 1.15)
        gap = mm(2)
        count = len(block.items)
        width = (self.width - gap * (count - 1)) / count
        tiles = []
        for card in block.items:
            body = Tag("LBody", Tag("LI", parent))
            words = [
                _centred(line_box, width)
                for line_box in self.setter.plain(
                    card.title, tile_style, width - 2, body, card.title.span
                )
            ]
            tile = stack(words)
            top = mm(3)
            marks: tuple[PathMark, ...] = ()
            if card.icon:
                size = mm(11)
                icon = shown(card.icon, size, styles, None, "primary")
                marks = tuple(
                    m.moved((width - size) / 2, top) for m in icon.marks if isinstance(m, PathMark)
                )
                top += icon.height + 3
            tiles.append(
                Box(
                    top + tile.height + mm(2.4),
                    (*marks, *(mark.moved(0, top) for mark in tile.marks)),
                )
            )
        height = max(tile.height for tile in tiles)
        tiles = [
            replace(
                tile,
                marks=(
                    PathMark((Path(rounded(0, 0, width, height, 7), fill=palette["tint"]),)),
                    *tile.marks,
                ),
            )
            for tile in tiles
        ]
        return replace(row(tiles, width + gap), span=block.span, height=height)

    def resources(self, block: Resources, parent: Tag) -> list[Box]:
        parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
        boxes = []
        for number, resource in enumerate(block.items):
            box = self._resource(resource, Tag("LBody", Tag("LI", parent)))
            boxes.append(
                replace(box, before=GAP if number else 0.0, stretch=1.0 if number else 0.0)
            )
        return boxes

    def _resource(self, resource: Resource, body: Tag) -> Box:
        """A QR code, and beside it the name, what it offers, and the address in words."""
        styles = self.setter.styles
        symbol = mm(21)
        paths, quiet = pictures.qr(resource.url, symbol, styles.theme.palette["ink"])
        left = symbol + max(quiet, mm(4))
        inner = self.width - left
        shown_address = resource.url.split("://")[-1].removeprefix("www.").rstrip("/")
        link = Link(resource.url, f"{resource.name}: {shown_address}")
        address_style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
        address = (Fragment(shown_address, styles.run(address_style), link),)
        words = stack(
            [
                *self.setter.plain(
                    resource.name, styles.strong, inner, Tag("P", body), resource.name.span
                ),
                *self.text(resource.offers, styles.body, body, inner),
                *self.setter.paragraph(
                    address, address_style, inner, Tag("P", body), resource.url.span
                ),
            ]
        )
        figure = Tag("Figure", body, alt=f"QR code for {shown_address}")
        code = Box(symbol, (PathMark(paths, figure, Rect(0, 0, symbol, symbol)),))
        return replace(beside(words_at(words, left), code, 0), span=resource.span)

    # ------------------------------------------------------------ figures

    def statistics(self, block: Statistics, parent: Tag) -> list[Box]:
        if not block.published:
            return []
        parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
        left = self.figure_width + 10
        boxes = []
        for statistic in block.published:
            box = self._statistic(statistic, Tag("LBody", Tag("LI", parent)), left)
            boxes.append(
                replace(box, before=1.4 * GAP, stretch=2.0)
            )
        return boxes

    def _statistic(self, statistic: Statistic, body: Tag, left: float) -> Box:
        """A picture of the figure beside its value, what it counts below."""
        styles = self.setter.styles
        palette = styles.theme.palette
        value = statistic.value
        assert value is not None  # published statistics have one
        figure_style = Style(
            styles.font(styles.figure.weight), styles.figure.size, styles.figure.colour
        )
        words = break_lines((Fragment(statistic.figure, figure_style),), self.width)
        top = styles.figure.size * 0.74
        tag = Tag("P", body)
        marks: list[PathMark | TextMark] = []
        if statistic.picture == "people":
            width = self.width - left
            height = pictures.people_height(width)
            drawn = pictures.people(value, width, palette["signal"], palette["rule"])
            alt = f"{statistic.figure} drawn as people out of ten"
            marks.append(
                PathMark(drawn, Tag("Figure", body, alt=alt), Rect(0, 0, width, height)).moved(
                    left, (top - height) / 2
                )
            )
        elif statistic.picture == "ring":
            size = top + 6
            drawn = pictures.ring(value, size, palette["signal"], palette["rule"])
            alt = f"{statistic.figure} drawn as part of a ring"
            marks.append(
                PathMark(drawn, Tag("Figure", body, alt=alt), Rect(0, 0, size, size)).moved(left, -3)
            )
        number = TextMark(tag, ((0.0, top, words[0]),))
        label = self._cited(statistic, styles.body)
        lines = self.setter.paragraph(label, styles.body, self.width, tag, statistic.label.span)
        text = stack(lines)
        return Box(
            top + 5 + text.height,
            (number, *marks, *(mark.moved(0, top + 5) for mark in text.marks)),
            span=statistic.span,
        )

    def _cited(self, statistic: Statistic, style: ParagraphStyle) -> tuple[Fragment, ...]:
        styles = self.setter.styles
        label = styles.fragments(statistic.label.paragraphs[0], style, self.numbers)
        if statistic.source is None:
            return label
        return (*label, styles.citation(self.numbers[statistic.source], style))

    def chart(self, block: Chart, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        colours = pictures.palette(styles.theme.palette, styles.theme.accents)
        figure = Tag("Figure", parent, alt=block.alt)
        drawn = (
            self._pie(block, figure, colours)
            if block.kind == "pie"
            else self._bars(block, figure, colours)
            if block.kind == "bar"
            else self._columns(block, figure, colours)
        )
        note = (
            *styles.plain("Source", styles.small),
            styles.citation(self.numbers[block.source], styles.small),
        )
        source = self.setter.paragraph(note, styles.small, self.width, Tag("P", parent), block.span)
        return [stack([replace(drawn, span=block.span), *_spaced(source, 2)])]

    def _value(self, chart: Chart, value: object) -> str:
        unit = chart.unit or ""
        return f"{value}{unit if unit == '%' or not unit else ' ' + unit}"

    def _bars(self, chart: Chart, figure: Tag, colours: tuple[object, ...]) -> Box:
        """Horizontal bars: each category's words above its bars, the value at each bar's end."""
        styles = self.setter.styles
        boxes: list[Box] = list(self._legend(chart, figure))
        for position, category in enumerate(chart.categories):
            boxes += _spaced(
                self.setter.plain(category, styles.body, self.width, figure, category.span), 4
            )
            for number, series in enumerate(chart.series):
                words = self._value(chart, series.values[position])
                label = styles.run(styles.strong)
                room = self.width - label.width(words) - 6
                length = room * pictures.part(chart, series.values[position])
                colour = colours[number % len(colours)]
                shape = Path(rectangle(0, 1.5, max(length, 0.75), 12), fill=colour)  # type: ignore[arg-type]
                run = break_lines((Fragment(words, label),), self.width)[0]
                boxes.append(
                    Box(
                        15,
                        (PathMark((shape,), figure), TextMark(figure, ((length + 4, 11.8, run),))),
                    )
                )
        return stack(boxes)

    def _columns(self, chart: Chart, figure: Tag, colours: tuple[object, ...]) -> Box:
        """Columns or lines: values above, categories below."""
        styles = self.setter.styles
        height = mm(34)
        draw = pictures.bars if chart.kind == "column" else pictures.strokes
        paths = draw(chart, self.width, height, colours, styles.theme.palette["ink-soft"])  # type: ignore[arg-type]
        slot = self.width / len(chart.categories)
        marks: list[PathMark | TextMark] = [PathMark(paths, figure)]
        bar = slot * 0.7 / len(chart.series)
        for number, series in enumerate(chart.series):
            for position, value in enumerate(series.values):
                words = self._value(chart, value)
                run = styles.run(styles.small_strong)
                x = position * slot + slot / 2
                if chart.kind == "column":
                    x = position * slot + slot * 0.15 + (number + 0.5) * bar
                y = height * (1 - pictures.part(chart, value)) - 4
                made = break_lines((Fragment(words, run),), self.width)[0]
                marks.append(TextMark(figure, ((x - made.width / 2, y, made),)))
        names = [
            stack(
                [
                    _centred(box, slot)
                    for box in self.setter.plain(
                        category, styles.small, slot - 2, figure, category.span
                    )
                ]
            )
            for category in chart.categories
        ]
        field = Box(height + 3, tuple(mark.moved(0, 0) for mark in marks), before=12)
        legend = self._legend(chart, figure)
        return stack([*legend, Box(10, ()), field, row(names, slot)])

    def _pie(self, chart: Chart, figure: Tag, colours: tuple[object, ...]) -> Box:
        """A pie, and beside it what each slice is."""
        styles = self.setter.styles
        size = mm(32)
        paths = pictures.pie(chart, size, colours, styles.theme.palette["ground"])  # type: ignore[arg-type]
        left = size + mm(5)
        entries = []
        for number, category in enumerate(chart.categories):
            words = f"{category} {self._value(chart, chart.series[0].values[number])}"
            entries.append(
                self._key(words, colours[number % len(colours)], figure, category.span, left)
            )
        return beside(words_at(stack(entries), left), Box(size, (PathMark(paths, figure),)), 0)

    def _legend(self, chart: Chart, figure: Tag) -> list[Box]:
        if len(chart.series) == 1:
            series = chart.series[0]
            return self.setter.plain(
                series.name, self.setter.styles.caption, self.width, figure, series.name.span
            )
        colours = pictures.palette(self.setter.styles.theme.palette, self.setter.styles.theme.accents)
        return [
            self._key(series.name, colours[number % len(colours)], figure, series.name.span, 0)
            for number, series in enumerate(chart.series)
        ]

    def _key(self, words: str, colour: object, figure: Tag, span: Span, left: float) -> Box:
        styles = self.setter.styles
        swatch = PathMark((Path(circle(4, 8, 4), fill=colour),), figure)  # type: ignore[arg-type]
        entry = stack(
            self.setter.plain(words, styles.body, self.width - left, figure, span, indent=14)
        )
        return replace(entry, marks=(swatch, *entry.marks))

    # ------------------------------------------------------------ tables, images, quizzes

    def table(self, block: Table, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        palette = styles.theme.palette
        table = Tag("Table", parent)
        caption = self.setter.plain(
            block.caption, styles.strong, self.width, Tag("Caption", table), block.caption.span
        )
        widths = self._columns_of(block)
        head = Tag("TR", Tag("THead", table))
        scope = (("Table", "Scope", "Column"),)
        cells = [
            stack(
                self.setter.plain(
                    name, styles.strong, width - 8, Tag("TH", head, attributes=scope), name.span
                )
            )
            for name, width in zip(block.header, widths, strict=True)
        ]
        boxes = [*kept(caption), replace(self._table_row(cells, widths, "tint"), keep=True)]
        body = Tag("TBody", table)
        for values in block.rows:
            line_tag = Tag("TR", body)
            cells = [
                stack(self.text(value, styles.body, Tag("TD", line_tag), width - 8))
                for value, width in zip(values, widths, strict=True)
            ]
            boxes.append(self._table_row(cells, widths, None))
        rule = Path(line((0, 0), (self.width, 0)), stroke=palette["primary"], stroke_width=1)
        return [*boxes, Box(1, (PathMark((rule,)),))]

    def _columns_of(self, block: Table) -> list[float]:
        """Share the width by what each column holds, none below a fifth of an even share."""
        wants = []
        for column, name in enumerate(block.header):
            texts = [len(name), *(len(row[column].plain) for row in block.rows)]
            wants.append(max(4.0, sum(texts) / len(texts)) ** 0.75 + max(texts) ** 0.5)
        total = sum(wants)
        return [self.width * want / total for want in wants]

    def _table_row(self, cells: list[Box], widths: list[float], ground: str | None) -> Box:
        palette = self.setter.styles.theme.palette
        height = max(cell.height for cell in cells) + 6
        x = 0.0
        marks: list[object] = [
            PathMark(
                (
                    *(
                        (Path(rectangle(0, 0, self.width, height), fill=palette[ground]),)
                        if ground
                        else ()
                    ),
                    Path(
                        line((0, height), (self.width, height)),
                        stroke=palette["rule"],
                        stroke_width=0.5,
                    ),
                )
            )
        ]
        for cell, width in zip(cells, widths, strict=True):
            marks += [mark.moved(x + 4, 3) for mark in cell.marks]
            x += width
        return Box(height, tuple(marks), span=cells[0].span)  # type: ignore[arg-type]

    def image(self, block: Image, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        figure = None if block.decorative else Tag("Figure", parent, alt=str(block.alt))
        width = self.width
        if not isinstance(block.file.content, Illustration):
            width = min(width, mm(110))
        boxes = [replace(shown(block.file, width, styles, figure), span=block.span)]
        if block.caption:
            boxes += _spaced(self.text(block.caption, styles.caption, parent), 3)
        if block.credit:
            boxes += _spaced(
                self.setter.plain(
                    block.credit, styles.small, self.width, Tag("P", parent), block.credit.span
                ),
                2,
            )
        return [stack(boxes)]

    def quiz(self, block: Quiz, parent: Tag) -> list[Box]:
        styles = self.setter.styles
        question = self.text(block.question, styles.strong, parent)
        listing = Tag("L", parent, attributes=(("List", "ListNumbering", "UpperAlpha"),))
        options: list[Box] = []
        for letter, option in zip("ABCD", block.options, strict=False):
            options += self._labelled(f"{letter}.", option, Tag("LI", listing), indent=18)
        answer = Text(block.explanation.paragraphs, block.explanation.span)
        given = styles.plain(f"Answer {block.answer}. ", styles.caption)
        first = styles.fragments(answer.paragraphs[0], styles.caption, self.numbers)
        explained = self.setter.paragraph(
            (*given, *first), styles.caption, self.width, Tag("P", parent), answer.span
        )
        return [*kept(question), *kept(options), *_spaced(explained, SMALL_GAP)]


def words_at(box: Box, x: float) -> Box:
    """Return a box whose marks are moved right by pt."""
    return replace(box, marks=tuple(mark.moved(x, 0) for mark in box.marks))


def _spaced(boxes: list[Box], before: float) -> list[Box]:
    return [replace(boxes[0], before=before), *boxes[1:]]


def _centred(box: Box, width: float) -> Box:
    """Return a box of one line, the line centred in a width in pt."""
    marks = tuple(
        TextMark(m.tag, tuple((x + (width - ln.width) / 2, y, ln) for x, y, ln in m.lines))
        if isinstance(m, TextMark)
        else m
        for m in box.marks
    )
    return replace(box, marks=marks)


def _on_dark(box: Box, setter: Setter) -> Box:
    """Return a drawing whose signal strokes are bright, for a dark ground."""
    palette = setter.styles.theme.palette
    dark, bright = palette["signal"], palette["signal-bright"]
    marks = tuple(
        PathMark(
            tuple(
                replace(
                    path,
                    stroke=bright if path.stroke == dark else path.stroke,
                    fill=bright if path.fill == dark else path.fill,
                )
                for path in mark.paths
            ),
            mark.tag,
            mark.box,
        )
        if isinstance(mark, PathMark)
        else mark
        for mark in box.marks
    )
    return replace(box, marks=marks)


Block = Callable[[AnyBlock, Tag], list[Box]]
__all__ = ["Story", "LinkMark"]
