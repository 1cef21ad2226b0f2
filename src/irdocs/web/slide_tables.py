"""Write the tables of slides as HTML, and the values of their charts."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from irdocs.charts.value_table import value_table
from irdocs.deck.slots import ChartSlot, SlideCell, TableSlot
from irdocs.locale import Locale
from irdocs.web.cells import cell_look
from irdocs.web.scrolling import scrolled
from irdocs.web.slide_words import SlideTextWriter


def table(slot: TableSlot, words: SlideTextWriter, slide: str) -> Markup:
    """Return a table, or the part of one on a slide. `slide` says which slide it is: without it two
    parts would be called alike (WAI-ARIA 1.2, region)."""
    header = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(align, name)
        if name
        else Markup("<td></td>")
        for name, align in zip(slot.header, slot.aligns, strict=True)
    )
    groups: list[Markup] = []
    for row in slot.rows:
        if not groups or _heads_group(row):
            groups.append(Markup(""))
        groups[-1] += _row(row, words)
    body = Markup("").join(Markup("<tbody>{}</tbody>").format(rows) for rows in groups)
    written = Markup("<table><thead><tr>{}</tr></thead>{}</table>")
    return scrolled(written.format(header, body), f"{slide}: {slot.alt}")


def values(slot: ChartSlot, locale: Locale) -> Markup:
    """Return the values of a chart as a table, which opens on demand."""
    table = value_table(slot.chart, locale)
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(name) if name else Markup("<td></td>")
        for name in table.header
    )
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            name, Markup("").join(Markup('<td class="r">{}</td>').format(value) for value in line)
        )
        for name, *line in table.rows
    )
    remarks = Markup("").join(Markup("<p>{}</p>").format(remark) for remark in table.remarks)
    title = locale.words.chart_values
    written = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
    return Markup('<details class="values"><summary>{}</summary>{}{}</details>').format(
        title, scrolled(written.format(head, rows), f"{title}: {slot.chart.alt}"), remarks
    )


def _heads_group(row: Sequence[SlideCell | None]) -> bool:
    """Whether a row is the heading of those that follow it."""
    return any(cell is not None and cell.is_heading for cell in row)


def _row(row: Sequence[SlideCell | None], words: SlideTextWriter) -> Markup:
    written = Markup("")
    for cell in row:
        if cell is None:
            continue  # a cell beside or above reaches here
        is_header = cell.is_row_header or cell.is_heading
        attributes = cell_look(cell.align, cell.shade, cell.lacking, cell.paragraph.text)
        if is_header:
            attributes += Markup(' scope="{}"').format("rowgroup" if cell.is_heading else "row")
        if cell.columns > 1:
            attributes += Markup(' colspan="{}"').format(cell.columns)
        if cell.rows > 1:
            attributes += Markup(' rowspan="{}"').format(cell.rows)
        name = Markup("th" if is_header else "td")
        written += Markup("<{0}{1}>{2}</{0}>").format(
            name, attributes, words.inline(cell.paragraph)
        )
    return Markup("<tr>{}</tr>").format(written)


__all__ = ["table", "values"]
