"""The line below figures that names their sources: by number, or in the author's words."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.source import SourceText
from irdocs.content.source_ids import own_data_in, registered
from irdocs.diagnostics import Span
from irdocs.leaflet.boxes import Box
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.locale import statements
from irdocs.page.tags import Tag
from irdocs.typeset.runs import Fragment


def source_line(
    setting: ColumnSetting, sources: Sequence[SourceText], span: Span, parent: Tag
) -> list[Box]:
    """Return the line that names the sources of a table, chart or risk."""
    styles, locale = setting.setter.styles, setting.locale
    fragments: list[Fragment] = []
    if numbered := registered(sources):
        words = locale.words.source if len(sources) == 1 else locale.words.sources
        fragments += styles.plain(words, styles.small)
        fragments += citations(setting, numbered, styles.small)
    for data in own_data_in(sources):
        # One label is enough for all.
        words = locale.words.between_long_items + data
        words = words if fragments else statements.own_data(locale, data)
        fragments += styles.plain(words, styles.small)
    return setting.setter.paragraph(
        tuple(fragments), styles.small, setting.width, Tag("P", parent), span
    )


def citations(
    setting: ColumnSetting, sources: Sequence[SourceText], style: ParagraphStyle
) -> list[Fragment]:
    """Return the numbers of sources; words on own data have none."""
    styles = setting.setter.styles
    return [
        fragment
        for one in registered(sources)
        for fragment in styles.citation(setting.citations[one], style)
    ]


__all__ = ["citations", "source_line"]
