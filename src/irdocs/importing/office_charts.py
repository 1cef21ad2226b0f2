"""Make of a chart that Office holds in a part a block, or a table of its numbers where ours cannot
show it whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from irdocs.importing import deck_charts, point_charts
from irdocs.importing.deck_charts import DeckChart, title_of_axis
from irdocs.importing.drawn_on_charts import DrawnWords
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_words import escaped
from irdocs.importing.point_charts import PointChart
from irdocs.ooxml.namespaces import C
from irdocs.ooxml.xml import Element

SOURCE_OF_CHART = "the source of a chart"
"""What the account says first of a source that an import has added."""


def pieces(
    root: Element, drawn: DrawnWords, alt: str, name: str, source: str, line: int,
    account: LossAccount,
) -> tuple[list[dict[str, Any] | str], list[str]]:  # fmt: skip
    """Return the blocks, texts and tables in Markdown that a chart becomes, and all its words.

    `drawn` are the words drawn on it; `name` is what it is called if it has no title; `source` says
    which file it stands in.
    """
    points = point_charts.read(root, drawn.axis_title)
    chart, alt = points or deck_charts.read(root), " ".join(alt.split())
    called, words = chart.title or name, [*chart.words, *words_of(alt)]
    match chart:
        case PointChart():
            rows = drawn.at_risk([one.name for one in chart.series if one.has_line])
            block = chart.block(alt, source, rows)
            lost = [] if block else [*_labels(chart)]
        case DeckChart():
            block, lost = chart.block(alt, source), [*chart.lost]
            if block and "unit" not in block and drawn.axis_title and chart.takes_unit:
                block["unit"] = drawn.axis_title
    units = {title_of_axis(axis) for axis in root.iter(f"{C}valAx")}
    if block and (reference := drawn.reference({block.get("unit", ""), *units})):
        block["reference"] = reference
    for what in lost:
        account.left(line, f'of the chart "{called}" {what}',
                     "say it in the title, or as unit:")  # fmt: skip
    taken = block or {}
    title = drawn.axis_title in (taken.get("y_label"), taken.get("unit"))
    others = drawn.others(
        has_title=title, has_rows="at_risk" in taken, has_reference="reference" in taken
    )
    if others:
        account.left(line, f'of the chart "{called}" what is drawn on it, "{others[:60]}"',
                     "say it in a text beside it")  # fmt: skip
    if block:
        account.taken["charts"] += 1
        where = account.where(line)
        account.added(f"{SOURCE_OF_CHART}{f', {where}' if where else ''}",
                      f'"{source}"; say where its numbers come from')  # fmt: skip
        return [block], words
    account.changed(line, f'the chart "{called}"', "a table of its numbers")
    found: list[dict[str, Any] | str] = [escaped(text) for text in (alt, chart.title) if text]
    if table := chart.table():
        lines = [f"| {' | '.join(map(escaped, row))} |" for row in table]
        found.append("\n".join([lines[0], "|" + "---|" * len(table[0]), *lines[1:]]))
    return found, words


def _labels(chart: PointChart) -> Iterator[str]:
    """Yield what a table of points does not say."""
    if chart.y_label:
        yield f'the title of an axis, "{chart.y_label}"'


__all__ = ["SOURCE_OF_CHART", "pieces"]
