"""What single boxes of a slide are: cards with a head and a text in one box, and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from irdocs.importing.losses import words_of
from irdocs.importing.markdown_words import bare, unescaped
from irdocs.importing.slide_order import ShownPiece

MOST_HEAD_WORDS = 6
"""The most words that stand at the head of a card."""
LISTED = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE)
"""An item of a list in Markdown."""
_QUOTED = re.compile(r"[“”„«»‹›‚‘\"](?P<text>.{8,})[“”«»‹›‘’\"][.,]?", re.DOTALL)
_BY = re.compile(r"(?:—|–|―|-{1,2})\s*(?P<name>\S.{1,80})")


def cards_of(rows: Sequence[Sequence[ShownPiece]]) -> tuple[int, list[dict[str, Any]]]:
    """Return how many rows at the top are of boxes side by side that each have a head and a text
    below it, and these as items of cards."""
    found = [[_card(piece) for piece in row] for row in takewhile(_may_be_cards, rows)]
    whole = list(takewhile(all, found))
    return len(whole), [card for row in whole for card in row if card]


def quotation(paragraphs: Sequence[str]) -> dict[str, Any] | None:
    """Return two paragraphs as a quotation, if they are words in quotation marks and, behind a
    dash, who said them."""
    if len(paragraphs) != 2:
        return None
    said, name = _QUOTED.fullmatch(unescaped(paragraphs[0])), _BY.fullmatch(bare(paragraphs[1]))
    return {"type": "quote", "text": said["text"], "by": name["name"]} if said and name else None


def _may_be_cards(row: Sequence[ShownPiece]) -> bool:
    return 2 <= len(row) <= 4 and all(one.is_text for one in row)


def _card(piece: ShownPiece) -> dict[str, Any]:
    """Return a box as an item of cards; nothing for one that has no head, or a list.

    A head is a few words, bold or with a single longer paragraph below them.
    """
    head, _, text = (part.strip() for part in piece.markdown.strip().partition("\n\n"))
    is_bold = re.fullmatch(r"\*\*[^*]+\*\*", head) is not None
    is_headed = is_bold or ("\n" not in text and len(words_of(text)) > len(words_of(head)))
    is_short = 0 < len(words_of(head)) <= MOST_HEAD_WORDS
    if not (text and is_headed and is_short) or "](" in head or LISTED.search(piece.markdown):
        return {}
    return {"title": bare(head), "text": unescaped(text)}


__all__ = ["LISTED", "MOST_HEAD_WORDS", "cards_of", "quotation"]
