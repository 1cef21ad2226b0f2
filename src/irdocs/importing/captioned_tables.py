"""Make tables of Markdown, each with a caption: one above or below it, the heading that it stands
under, or what its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from irdocs.importing.inlines import InlineWriter, escaped
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_pictures import PictureTaker
from irdocs.importing.markdown_tables import read_columns, read_rows
from irdocs.importing.markdown_words import bare

_SAYS_TABLE = re.compile(r"tab(?:le|elle|leau|la|ela|ella|el)s?(?:\s*\d+)?\.?", re.IGNORECASE)
"""A heading or caption that says only that there is a table, in several languages."""
_CAPTION = "caption of a table"
_LONGEST_CAPTION = 90
"""How many characters of the columns' names make a caption."""


@dataclass
class TableMaker:
    """Makes tables of their tokens; remembers what stands above and below them."""

    account: LossAccount
    inline: InlineWriter
    pictures: PictureTaker
    caption: str = ""
    """The caption of the table that comes next."""
    headed_by: str = ""
    """The heading that became the caption of the table before; empty for none."""

    def blocks(
        self, tokens: Sequence[Any], line: int, heading: str, section: str
    ) -> Iterator[dict[str, Any]]:
        """Yield a table and the pictures in it. `heading` is the one right above it, which is taken
        if it is `headed_by` it then; `section` is the title of what it stands in."""
        self.headed_by = ""
        rows, images = read_rows(tokens, line, self.inline, self.account)
        header, *body = rows
        if not any(any(row) for row in body):
            self.account.changed(line, "a table without rows", "its words")
            if words := "; ".join(cell for cell in header if cell):
                yield {"type": "text", "text": escaped(words)}
            yield from self.pictures.blocks(images)
            return
        if not any(header) and len(body) > 1:
            self.account.changed(
                line, "a table without a header row", "its first row is the header"
            )
            header, *body = [bare(cell) for cell in body[0]], *body[1:]
        self.account.taken["tables"] += 1
        named = next(row for row in rows if any(row))
        columns = ", ".join(bare(cell) for cell in named if cell)
        caption = self._caption(line, heading, section, columns)
        title = {}
        if self.headed_by:  # on slides it is the title, and no caption repeats it
            key = "headline" if self.headed_by == caption else "title"
            title = {key: self.headed_by}
        aligned = {"columns": found} if (found := read_columns(tokens, body)) else {}
        yield {"type": "table", **title, "caption": caption, **aligned,
               "header": header, "rows": body}  # fmt: skip
        yield from self.pictures.blocks(images)

    def below(self, table: dict[str, Any], caption: str) -> dict[str, Any]:
        """Return a table whose caption stands below it."""
        table = {**table, "caption": caption}
        self.account.not_added(_CAPTION)
        if self.headed_by:
            table.pop("headline", None)  # the heading, while it was the caption
            table = {"type": "table", "title": self.headed_by, **table}
            self.headed_by = ""
        return table

    def waiting(self) -> str:
        """Return the caption of a table that did not come, which is told; empty for none."""
        words, self.caption = self.caption, ""
        if words:
            self.account.changed(0, f'the caption "{words[:40]}"', "words: no table is beside it")
        return words

    def _caption(self, line: int, heading: str, section: str, columns: str) -> str:
        """Return a table's caption: that of Pandoc, the heading above it, or the section's.

        A heading that says no more than "Table", which a screen reader says anyway, is none; if
        there is no other, the caption is what the columns are.
        """
        if self.caption:
            caption, self.caption = self.caption, ""
            return caption
        if heading:
            self.headed_by = heading
            if not _SAYS_TABLE.fullmatch(heading):
                return heading
        title = section
        if not title or _SAYS_TABLE.fullmatch(title):
            title = shorten(columns, _LONGEST_CAPTION, placeholder="…")
        where = self.account.where(line)
        self.account.added(
            f"{_CAPTION}{f', {where}' if where else ''}", f'"{title}"; say what it has'
        )
        return title


__all__ = ["TableMaker"]
