"""Put what a slide shows together: rows, columns, lists, cards, figures with what they count.

A slide of strangers is boxes of text at places. What belongs together is told by where it stands:
texts below one another are a list, pairs are terms, a figure above a text is a statistic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from irdocs.frozen import frozen
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_source import SourcePart
from irdocs.importing.markdown_words import bare, unescaped
from irdocs.importing.slide_boxes import LISTED, MOST_HEAD_WORDS, cards_of, quotation
from irdocs.importing.slide_order import ShownPiece, below, is_pair, rows_of
from irdocs.units import Size

LINES_EACH = 1000
"""How many lines of the Markdown a slide has at most; so a line tells the slide."""
_LEAST_PAIRS = 3
_FOOT = 0.84
"""How far down a slide, as a part of its height, a line stands that says where it comes from."""
_MOST_FOOT_WORDS = 25
SAYS_SOURCE = re.compile(
    r"(?:data )?(?:sources?|quellen?|fuentes?|fontes?|fonti?|bron(?:nen)?|kild(?:e|er)|käll(?:a|or)"
    r"|źródł[oa]|ffynhonnell|ffynonellau)\s*[:–—]\s*", re.IGNORECASE,
)  # fmt: skip
"""What stands before a source in several languages, and what our products say themselves."""
_MOST_POINT_WORDS = 25
"""A longer paragraph makes a list too long to be one."""
_FIGURE = re.compile(r"([<>≤≥~]?[£$€]?\d[\d,.]*(?:\s?[–-]\s?\d[\d,.]*)?)\s?(%|[A-Za-zµ°]{1,6})?")
"""A figure that a slide shows large: a number, with its unit."""


@frozen
class SlideComposer:
    """Makes parts of Markdown, and blocks, of the pieces of slides."""

    name: str
    """The name of the talk's file."""
    size: Size
    """The size of a slide in pt."""
    account: LossAccount

    def without_foot(self, pieces: Sequence[ShownPiece]) -> tuple[list[ShownPiece], str]:
        """Return what a slide shows without the line at its foot, and that line; often a source."""
        low = [
            one for one in pieces
            if one.is_text and one.box.y > _FOOT * self.size.height
            and one.words <= _MOST_FOOT_WORDS and "\n" not in one.markdown.strip()
        ]  # fmt: skip
        if len(low) != 1 or len(pieces) < 2:
            return list(pieces), ""
        return [one for one in pieces if one is not low[0]], low[0].markdown.strip()

    def is_source_of(self, parts: Sequence[SourcePart], foot: str, line: int) -> bool:
        """Give figures the line at the foot as their source; return whether there are any."""
        found = [one.block for one in parts
                 if one.block and one.block["type"] in ("chart", "statistics")]  # fmt: skip
        for block in found:
            for one in block["items"] if block["type"] == "statistics" else [block]:
                said = SAYS_SOURCE.sub("", bare(foot), count=1) or bare(foot)
                one["source"] = f"{said} ({one['source']})"
        if found:
            self.account.changed(line, "a line at the foot", "the source of what stands above it")
            if label := SAYS_SOURCE.match(bare(foot)):
                self.account.left_words += words_of(label[0])  # products say it themselves
        return bool(found)

    def contents(self, pieces: Sequence[ShownPiece], line: int) -> Iterator[SourcePart]:
        """Yield pieces in reading order; two or three texts side by side as columns."""
        rows = rows_of(pieces)
        number = 0
        while number < len(rows):
            pairs = list(takewhile(is_pair, rows[number:]))
            if len(pairs) >= _LEAST_PAIRS:
                yield from self._paired(pairs, line)
                number += len(pairs)
                continue
            row = rows[number]
            count, cards = cards_of(rows[number:])
            if count:
                self.account.taken["cards"] += len(cards)
                yield SourcePart(line, kind="block", block={"type": "cards", "items": cards})
                number += count
                continue
            count, columns_below = below(row, rows[number + 1 :], self.size.width)
            if count:
                yield self._grid(row, columns_below, line)
                number += 1 + count
                continue
            if together := self._called(row, rows[number + 1 :], line):
                yield together
                number += 2
                continue
            if stack := self._stack(rows[number:]):
                yield from self._stacked(stack, line)
                number += len(stack)
                continue
            number += 1
            if 2 <= len(row) <= 4 and all(map(_is_head, row)):
                self.account.taken["cards"] += len(row)
                heads = [{"title": bare(one.markdown)} for one in row]
                yield SourcePart(line, kind="block", block={"type": "cards", "items": heads})
                continue
            if 2 <= len(row) <= 3 and all(one.block is None for one in row):
                columns = [
                    SourcePart(line, kind="column", parts=[SourcePart(line, one.markdown)])
                    for one in row
                ]
                yield SourcePart(line, kind="columns", parts=columns)
                continue
            for one in row:
                if one.block is not None:
                    yield SourcePart(line, kind="block", block=one.block)
                else:
                    yield SourcePart(line, one.markdown)

    def _called(
        self, row: Sequence[ShownPiece], rows: Sequence[Sequence[ShownPiece]], line: int
    ) -> SourcePart | None:
        """Return a chart or table with the line above it, or a picture with the line below it."""
        if len(row) != 1 or not rows or len(rows[0]) != 1:
            return None
        first, second = row[0], rows[0][0]
        if _is_caption(first) and second.block is not None and "title" not in second.block:
            titled = {"type": second.block["type"], "title": bare(first.markdown), **second.block}
            return SourcePart(line, kind="block", block=titled)
        if _is_caption(first) and second.markdown.startswith("|"):
            return SourcePart(line, f"{second.markdown}\n\n: {first.markdown.strip()}")
        is_last = len(rows) == 1
        picture = _PICTURE.fullmatch(first.markdown.strip())
        if picture and is_last and _is_caption(second):
            caption = bare(second.markdown).replace("\\", "").replace('"', "'")
            return SourcePart(line, f'{picture[1]} "{caption}")')
        return None

    def _grid(
        self, upper: Sequence[ShownPiece], lower: Sequence[Sequence[ShownPiece]], line: int
    ) -> SourcePart:
        """Return texts with others below each as statistics, if the upper ones are, or cards."""
        heads = [bare(one.markdown) for one in upper]
        texts = ["\n\n".join(unescaped(one.markdown.strip()) for one in own) for own in lower]
        figures = [_FIGURE.fullmatch(head) for head in heads]
        slide = line // LINES_EACH
        is_plain = all(len(own) == 1 and "\n" not in own[0].markdown.strip() for own in lower)
        if all(figures) and is_plain:
            source = f"{self.name}, slide {slide}"
            self.account.added(f"the source of figures on slide {slide}",
                               f'"{source}"; say where they come from')  # fmt: skip
            items: list[dict[str, Any]] = [
                {"value": _value(found[1]), **({"unit": found[2]} if found[2] else {}),
                 "label": text, "source": source}
                for found, text in zip(figures, texts, strict=True) if found
            ]  # fmt: skip
            self.account.taken["figures"] += len(items)
            return SourcePart(line, kind="block", block={"type": "statistics", "items": items})
        self.account.taken["cards"] += len(heads)
        cards = [{"title": head, **({"text": text} if text else {})}
                 for head, text in zip(heads, texts, strict=True)]  # fmt: skip
        return SourcePart(line, kind="block", block={"type": "cards", "items": cards})

    def _stack(self, rows: Sequence[Sequence[ShownPiece]]) -> list[ShownPiece]:
        """Return the plain texts that stand below one another at the top of some rows.

        One that is a single paragraph is none: it is what it is.
        """
        found = [row[0] for row in takewhile(_is_plain, rows)]
        return found if sum(one.markdown.count("\n\n") + 1 for one in found) > 1 else []

    def _stacked(self, stack: Sequence[ShownPiece], line: int) -> Iterator[SourcePart]:
        """Yield texts below one another as one list, or as one text where they are long."""
        paragraphs = [
            " ".join(part.split()) for one in stack for part in one.markdown.split("\n\n")
        ]
        paragraphs = [part for part in paragraphs if part]
        if quote := quotation(paragraphs):
            self.account.taken["quotations"] += 1
            yield SourcePart(line, kind="block", block=quote)
            return
        if all(len(words_of(part)) <= _MOST_POINT_WORDS for part in paragraphs):
            self.account.changed(line, f"{len(paragraphs)} texts below one another", "one list")
            yield SourcePart(line, "\n".join(f"- {part}" for part in paragraphs))
            return
        self.account.taken["texts"] += len(paragraphs)
        text = "\n\n".join(map(unescaped, paragraphs))
        yield SourcePart(line, kind="block", block={"type": "text", "text": text})

    def _paired(self, pairs: Sequence[Sequence[ShownPiece]], line: int) -> Iterator[SourcePart]:
        """Yield rows of two texts as a numbered list, or as terms with what they mean."""
        lefts = [bare(left.markdown) for left, _ in pairs]
        rights = [right.markdown.strip().removeprefix("- ") for _, right in pairs]
        if lefts == [str(number) for number in range(1, len(pairs) + 1)]:
            self.account.left(line, "numbers beside texts", "the list numbers itself",
                              " ".join(lefts))  # fmt: skip
            listed = "\n".join(f"{n}. {text}" for n, text in enumerate(rights, 1))
            yield SourcePart(line, listed)
            return
        if lefts == [chr(ord("A") + number) for number in range(len(pairs))]:
            self.account.left(line, "letters beside texts", "a list has none", " ".join(lefts))
            yield SourcePart(line, "\n".join(f"- {text}" for text in rights))
            return
        self.account.taken["terms"] += len(pairs)
        items = [
            {"term": term, "meaning": unescaped(right)}
            for term, right in zip(lefts, rights, strict=True)
        ]
        yield SourcePart(line, kind="block", block={"type": "terms", "items": items})


_PICTURE = re.compile(r"(!\[.*\]\([^\s)]+)\)")
"""A picture without a caption; its group is all but its end."""


def _is_caption(piece: ShownPiece) -> bool:
    """Whether a piece is a line that may say what stands beside it."""
    text = piece.markdown.strip()
    return (
        piece.is_text and "\n" not in text and not LISTED.search(text) and "](" not in text
        and 0 < piece.words <= _MOST_POINT_WORDS
    )  # fmt: skip


def _is_head(piece: ShownPiece) -> bool:
    """Whether a piece is a few words that may stand on a card."""
    text = piece.markdown.strip()
    return piece.is_text and "\n" not in text and piece.words <= MOST_HEAD_WORDS and (
        "](" not in text and not LISTED.search(text)
    )  # fmt: skip


def _is_plain(row: Sequence[ShownPiece]) -> bool:
    """Whether a row is a text alone, without a list."""
    return len(row) == 1 and row[0].is_text and not LISTED.search(row[0].markdown)


def _value(text: str) -> int | float | str:
    """Return a figure as a number where it is one."""
    try:
        return int(text)
    except ValueError:
        return text


__all__ = ["LINES_EACH", "SAYS_SOURCE", "SlideComposer"]
