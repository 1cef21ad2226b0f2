"""Make blocks of the lists, lists of terms and quotations of a Markdown file.

What such a thing holds and cannot keep, such as a table within a point, comes after it as blocks of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from irdocs.importing.inlines import InlineWriter
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_pictures import PictureTaker

LEVELS = 3
"""How deep a list may go in content.yaml."""
_TASK = re.compile(r"\\\[([ xX])\\\]\s+(?=\S)")
"""The box of an item of a list of tasks, as GitHub and Pandoc have them."""
_TYPED = re.compile(r"(\d{1,2})\\?[.)]\s+(?=\S)")
"""A number before a point as people type it."""
_BOXES = "☐☑"
"""A box, and one that is ticked."""
_CAPTION_TOKENS = 8
"""How many tokens a term and a meaning of one paragraph are."""


@dataclass
class ListReader:
    """Makes blocks of the tokens of lists, in which `within` makes blocks of everything else."""

    account: LossAccount
    inline: InlineWriter
    pictures: PictureTaker
    within: Callable[[Sequence[Any], int], Iterable[dict[str, Any]]]
    """Returns the blocks of the tokens of one thing, which begins in a line."""

    def points(self, tokens: Sequence[Any], base: int) -> Iterator[dict[str, Any]]:
        """Yield a list, and after it what its items hold that no list can."""
        apart: list[dict[str, Any]] = []
        items = self._items(tokens, 1, apart, base)
        line = base + (tokens[0].map[0] if tokens[0].map else 0)
        if items:
            self.account.taken["lists"] += 1
            if all(isinstance(item, str) and item[0] in _BOXES for item in items):
                yield {"type": "text", "text": "\n".join(items)}  # a list has bullets besides
                items = []
            block: dict[str, Any] = {"type": "points"}
            if tokens[0].type != "ordered_list_open" and (bare := self._unnumbered(items, line)):
                items, block["ordered"] = bare, True
            if tokens[0].type == "ordered_list_open":
                block["ordered"] = True
                if (first := tokens[0].attrGet("start")) is not None:
                    self.account.changed(line, f"a list that begins with {first}",
                                         "it begins with 1; words that name a number may be wrong "
                                         "now")  # fmt: skip
            if items:
                yield block | {"items": items}
        if apart:
            self.account.changed(line, "what stands within a list", "blocks after it")
            yield from apart

    def _items(
        self, tokens: Sequence[Any], depth: int, apart: list[dict[str, Any]], base: int
    ) -> list[Any]:
        items: list[Any] = []
        index = 1
        while index < len(tokens) - 1:
            if tokens[index].type != "list_item_open":
                index += 1
                continue
            end = end_of(tokens, index)
            texts: list[str] = []
            inner: list[Any] = []
            ordered = False
            at = index + 1
            while at < end:
                token = tokens[at]
                line = base + (token.map[0] if token.map else 0)
                if token.type == "paragraph_open":
                    text, images = self.inline.written(tokens[at + 1].children or [], line)
                    if text:
                        texts.append(text if texts else self._ticked(text, line))
                    apart += self.pictures.blocks(images)
                    at += 3
                elif token.type in ("bullet_list_open", "ordered_list_open"):
                    stop = end_of(tokens, at)
                    below = self._items(tokens[at : stop + 1], depth + 1, apart, base)
                    if depth >= LEVELS:
                        self.account.changed(
                            line, "a list below three levels", "points of the third"
                        )
                    inner += below
                    ordered = ordered or token.type == "ordered_list_open"
                    at = stop + 1
                else:
                    stop = end_of(tokens, at) if token.nesting == 1 else at
                    apart += self.within(tokens[at : stop + 1], line)
                    at = stop + 1
            text = "\n\n".join(texts)
            if depth >= LEVELS and inner:
                items.append(_point(text, []))
                items += inner
            elif text or inner:
                items.append(_point(text, inner, ordered=ordered))
            index = end + 1
        return [item for item in items if item]

    def _unnumbered(self, items: Sequence[Any], line: int) -> list[str]:
        """Return items before each of which its number was typed, without it; none for others."""
        found = [_TYPED.match(item) if isinstance(item, str) else None for item in items]
        numbers = [match[1] for match in found if match]
        if len(items) < 2 or numbers != [str(number) for number in range(1, len(items) + 1)]:
            return []
        self.account.changed(line, "numbers typed before points", "ordered: true")
        self.account.left_words += numbers
        return [item[match.end() :] for item, match in zip(items, found, strict=True) if match]

    def _ticked(self, text: str, line: int) -> str:
        """Return the text of an item with the box of a list of tasks as a character."""
        match = _TASK.match(text) if self.inline.has_signs else None
        if match is None:
            return text
        self.account.changed(line, f"[{match[1]}] before an item", "a box")
        self.account.left_words += words_of(match[1])
        return f"{_BOXES[match[1] != ' ']} {text[match.end() :]}"

    def terms(self, tokens: Sequence[Any], base: int) -> Iterator[dict[str, Any]]:
        """Yield a list of terms, and after it what their meanings hold that no text can."""
        items: list[dict[str, str]] = []
        apart: list[dict[str, Any]] = []
        index, first = 1, base + tokens[0].map[0]
        while index < len(tokens) - 1:
            token = tokens[index]
            line = base + (token.map[0] if token.map else 0)
            match token.type:
                case "dt_open":
                    words, images = self.inline.plain(tokens[index + 1].children or [], line)
                    items.append({"term": words or "…", "meaning": ""})
                    apart += self.pictures.blocks(images)
                    index += 3
                case "paragraph_open":
                    text, images = self.inline.written(tokens[index + 1].children or [], line)
                    meaning = items[-1]["meaning"]
                    items[-1]["meaning"] = "\n\n".join(filter(None, (meaning, text)))
                    apart += self.pictures.blocks(images)
                    index += 3
                case "dd_open" | "dd_close":
                    index += 1
                case "bullet_list_open" | "ordered_list_open":
                    end = end_of(tokens, index)
                    apart += self.points(tokens[index : end + 1], base)
                    index = end + 1
                case _:
                    end = end_of(tokens, index) if token.nesting == 1 else index
                    apart += self.within(tokens[index : end + 1], line)
                    index = end + 1
        for item in items:
            item["meaning"] = item["meaning"] or "…"
        self.account.taken["terms"] += len(items)
        yield {"type": "terms", "items": items}
        if apart:
            self.account.changed(first, "what stands within a meaning", "blocks after the terms")
            yield from apart

    def quotation(self, tokens: Sequence[Any], line: int) -> Iterator[dict[str, Any]]:
        """Yield a quotation if it says by whom, else its contents as they are."""
        texts, apart = [], []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "paragraph_open":
                text, images = self.inline.written(tokens[index + 1].children or [], line)
                texts += [text] if text else []
                apart += list(self.pictures.blocks(images))
                index += 3
                continue
            end = end_of(tokens, index) if token.nesting == 1 else index
            if token.type in ("bullet_list_open", "ordered_list_open"):
                apart += list(self.points(tokens[index : end + 1], line))
            else:
                apart += list(self.within(tokens[index : end + 1], line))
            index = end + 1
        by = (
            re.search(r"(?:^|\s)(?:—|–|--|\\-\\-)\s*(\S[^—–\n]{1,80})$", texts[-1])
            if texts
            else None
        )
        if by:
            texts[-1] = texts[-1][: by.start()].strip()
            words = [text for text in texts if text]
            if words:
                self.account.taken["quotations"] += 1
                name = re.sub(r"\\(.)", r"\1", by[1]).replace("**", "").replace("*", "").strip()
                yield {"type": "quote", "text": "\n\n".join(words), "by": name}
                yield from apart
                return
            texts = [by[0].strip()]
        if texts:
            self.account.changed(line, "a quotation", "a text: it does not say by whom")
            yield {"type": "text", "text": "\n\n".join(texts)}
        yield from apart


def _point(text: str, inner: list[Any], *, ordered: bool = False) -> Any:
    if not inner:
        return text
    return {"text": text or "…", **({"ordered": True} if ordered else {}), "items": inner}


def terms_and_caption(
    listed: Sequence[Any], after: Sequence[Any]
) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return a list of terms, and of it what was read as a term and its meaning, but is a paragraph
    and the caption of the table below it."""
    last = listed[-_CAPTION_TOKENS - 1 : -1]
    kinds = [token.type.removesuffix("_open") for token in last if token.nesting != -1]
    is_caption = kinds == ["dt", "inline", "dd", "paragraph", "inline"]
    if is_caption and any(token.type == "table_open" for token in after[:1]):
        return [*listed[: -_CAPTION_TOKENS - 1], listed[-1]], last
    return listed, []


def end_of(tokens: Sequence[Any], start: int) -> int:
    """Return the index of the token that ends what begins at an index."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


__all__ = ["ListReader", "end_of", "terms_and_caption"]
