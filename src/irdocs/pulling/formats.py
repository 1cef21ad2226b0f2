"""Tell which words of a paragraph somebody has struck through, raised, linked or made bold.

The words of a paragraph are brought home; how they look is no content, and is told of, as words
that are struck through, and still stand in the content, would say the opposite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from irdocs.changes.words import word_edits
from irdocs.frozen import frozen
from irdocs.importing.symbol_faces import FACES
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.raised import shifted
from irdocs.ooxml.slide_text import paragraph_text
from irdocs.ooxml.xml import Element

Address = Callable[[str], str]
"""Returns where the link of a relationship leads."""


@frozen
class FormattedWords:
    """Words that look otherwise than those beside them."""

    kind: str
    words: str


def formats(
    paragraph: Element | None, address: Address, *, closely: bool = False
) -> list[FormattedWords]:
    """Return the words of a paragraph (a:p) that have a format of their own, by its kind.

    Taken `closely`, sizes, colours and typefaces are formats, too. Programs that write all slides
    anew give all words some.
    """
    if paragraph is None:
        return []
    runs = [((*_kinds(run, address), *(_close_kinds(run) if closely else ())),
             run.findtext(f"{A}t") or "")
            for run in paragraph.iterchildren(f"{A}r", f"{A}fld")]  # fmt: skip
    found = []
    for kind in dict.fromkeys(kind for kinds, _ in runs for kind in kinds):
        words = ""
        for kinds, text in (*runs, ((), "")):
            if kind in kinds:
                words += text
            elif words:
                found.append(FormattedWords(kind, words))
                words = ""
    return found


def added(
    before: Element | None,
    after: Element | None,
    address_before: Address,
    address_after: Address,
    *,
    closely: bool = False,
) -> list[FormattedWords]:
    """Return the words that have a format now, where before fewer words had one of its kind, or
    where the same words had none.

    Taken `closely`, words are among them that are still there and have a format no more.
    """
    were = formats(before, address_before, closely=closely)
    are = formats(after, address_after, closely=closely)
    old = [one.kind for one in were]
    new = []
    for one in are:
        if one.kind in old:
            old.remove(one.kind)
        elif one.words.strip():
            new.append(one)
    for kind in dict.fromkeys(one.kind for one in are if not one.kind.startswith(_SET)):
        told = {one.words for one in new if one.kind == kind}
        grown = _grown(_flags(before, kind, address_before), _flags(after, kind, address_after))
        new += [FormattedWords(kind, words) for words in grown
                if not any(words.strip() in one for one in told)]  # fmt: skip
    return [*new, *_lost(were, are, after)] if closely else new


_Flags = list[tuple[str, bool]]
"""The signs of a paragraph, each with whether it has a format."""


def _flags(paragraph: Element | None, kind: str, address: Address) -> _Flags:
    """Return the signs of a paragraph with whether they have a format of a kind."""
    runs = paragraph.iterchildren(f"{A}r", f"{A}fld") if paragraph is not None else ()
    return [(sign, kind in tuple(_kinds(run, address))) for run in runs
            for sign in (run.findtext(f"{A}t") or "").replace("\u00a0", " ")]  # fmt: skip


def _grown(before: _Flags, after: _Flags) -> Iterator[str]:
    """Yield the words that stayed and have a format now that they had not, as where it has grown
    beyond the words that had it."""
    if not any(flag for _, flag in before):
        return
    old, new, words = iter(before), iter(after), ""
    for edit in word_edits(*("".join(sign for sign, _ in one) for one in (before, after))):
        had = [flag for _, flag in islice(old, len(edit.before))]
        has = list(islice(new, len(edit.after)))
        for at, (sign, flag) in enumerate(has):
            if flag and edit.is_same and not had[at]:
                words += sign
                continue
            if any(map(str.isalnum, words)):
                yield words
            words = ""
    if any(map(str.isalnum, words)):
        yield words


def broken(before: Element | None, after: Element | None) -> list[FormattedWords]:
    """Return the words of a paragraph that was broken into lines at more places than before."""
    if after is None or _breaks(after) <= _breaks(before):
        return []
    return [FormattedWords(BROKEN, " ".join(paragraph_text(after).split()))]


def _breaks(paragraph: Element | None) -> int:
    return sum(1 for _ in paragraph.iter(f"{A}br")) if paragraph is not None else 0


def _lost(
    were: list[FormattedWords], are: list[FormattedWords], after: Element | None
) -> Iterator[FormattedWords]:
    """Yield the words that had a format of their own and are there without it."""
    said = "".join(text.text or "" for text in after.iter(f"{A}t")) if after is not None else ""
    counts = [[one.kind for one in found] for found in (were, are)]
    for one in were:
        words = one.words.strip()
        is_retyped = counts[0].count(one.kind) == counts[1].count(one.kind)
        if one.kind in SHIFTS and is_retyped:
            continue
        if not words or words not in said or one.kind.startswith(_SET):
            continue
        if not any(other.kind == one.kind and words in other.words for other in are):
            yield FormattedWords(f"no longer {one.kind}", words)


def with_raised(text: str, found: list[FormattedWords]) -> str | None:
    """Return a text in which raised and lowered words are such characters, as in 10⁹; None if some
    of them have no such form, or are not found once."""
    for one in found:
        shown = shifted(one.words, raised=one.kind == RAISED)
        if shown is None or text.count(one.words) != 1:
            return None
        text = text.replace(one.words, shown)
    return text


RAISED, LOWERED, STRUCK = "raised", "lowered", "struck through"
BROKEN = "broken into lines"
OF_SIGNS = "in a typeface of signs, such as Symbol"
"""Its letters are seen as others: m is μ."""
SHIFTS = (RAISED, LOWERED)


def _kinds(run: Element, address: Address) -> Iterator[str]:
    properties = run.find(f"{A}rPr")
    if properties is None:
        return
    rise = properties.get("baseline", "0").rstrip("%")
    if rise.lstrip("-").strip("0"):
        yield LOWERED if rise.startswith("-") else RAISED
    if properties.get("strike", "noStrike") != "noStrike":
        yield STRUCK
    for face in properties.iterchildren(f"{A}latin", f"{A}sym"):
        if face.get("typeface") in FACES:
            yield OF_SIGNS
    if properties.get("b") in ("1", "true"):
        yield "bold"
    if properties.get("i") in ("1", "true"):
        yield "italic"
    if properties.get("u", "none") != "none":
        yield "underlined"
    link = properties.find(f"{A}hlinkClick")
    if link is not None:
        yield f"linked to {address(link.get(f'{R}id', ''))}"


def _close_kinds(run: Element) -> Iterator[str]:
    properties = run.find(f"{A}rPr")
    if properties is None:
        return
    if size := properties.get("sz"):
        yield f"{_SET} in {int(size) / 100:g} pt" if size.isdigit() else f"{_SET} otherwise"
    for colour in properties.iterfind(f"{A}solidFill/*"):
        yield f"{_SET} in the colour {colour.get('val', '')}"
    for face in properties.iterchildren(f"{A}latin"):
        if face.get("typeface") not in FACES:
            yield f"{_SET} in {face.get('typeface', '')}"


_SET = "set"

__all__ = [
    "BROKEN",
    "LOWERED",
    "OF_SIGNS",
    "RAISED",
    "SHIFTS",
    "STRUCK",
    "FormattedWords",
    "added",
    "broken",
    "formats",
    "with_raised",
]
