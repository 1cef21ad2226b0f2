"""Make of a chart that Office holds in a part a block, or a table of its numbers where ours cannot
show it whole."""

from __future__ import annotations

from typing import Any

from irdocs.importing import deck_charts
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_words import escaped
from irdocs.ooxml.xml import Element


def pieces(
    root: Element, alt: str, name: str, source: str, line: int, account: LossAccount
) -> tuple[list[dict[str, Any] | str], list[str]]:
    """Return the blocks, texts and tables in Markdown that a chart becomes, and all its words.

    `name` is what it is called if it has no title; `source` says which file it stands in.
    """
    chart, alt = deck_charts.read(root), " ".join(alt.split())
    called, words = chart.title or name, [*chart.words, *words_of(alt)]
    for what in chart.lost:
        account.left(line, f'of the chart "{called}" {what}',
                     "say it in the title, or as unit:")  # fmt: skip
    if block := chart.block(alt, source):
        account.taken["charts"] += 1
        where = account.where(line)
        account.added(f"the source of a chart{f', {where}' if where else ''}",
                      f'"{source}"; say where its numbers come from')  # fmt: skip
        return [block], words
    account.changed(line, f'the chart "{called}"', "a table of its numbers")
    found: list[dict[str, Any] | str] = [escaped(text) for text in (alt, chart.title) if text]
    if table := chart.table():
        rows = [f"| {' | '.join(map(escaped, row))} |" for row in table]
        found.append("\n".join([rows[0], "|" + "---|" * len(table[0]), *rows[1:]]))
    return found, words


__all__ = ["pieces"]
