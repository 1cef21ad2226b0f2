"""Tell which words of a paragraph somebody has struck through, raised, linked or made bold.

The words of a paragraph are brought home; how they look is no content, and is told of, as words
that are struck through, and still stand in the content, would say the opposite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from irdocs.frozen import frozen
from irdocs.importing.raised import shifted
from irdocs.importing.symbol_faces import FACES
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.xml import Element

Address = Callable[[str], str]
"""Returns where the link of a relationship leads."""


@frozen
class FormattedWords:
    """Words that look otherwise than those beside them."""

    kind: str
    words: str


def formats(paragraph: Element | None, address: Address) -> list[FormattedWords]:
    """Return the words of a paragraph (a:p) that have a format of their own, by its kind."""
    if paragraph is None:
        return []
    runs = [(tuple(_kinds(run, address)), run.findtext(f"{A}t") or "")
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
    before: Element | None, after: Element | None, address_before: Address, address_after: Address
) -> list[FormattedWords]:
    """Return the words that have a format now, where before fewer words had one of its kind."""
    old = [one.kind for one in formats(before, address_before)]
    new = []
    for one in formats(after, address_after):
        if one.kind in old:
            old.remove(one.kind)
        elif one.words.strip():
            new.append(one)
    return new


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
    link = properties.find(f"{A}hlinkClick")
    if link is not None:
        yield f"linked to {address(link.get(f'{R}id', ''))}"


__all__ = [
    "LOWERED",
    "OF_SIGNS",
    "RAISED",
    "SHIFTS",
    "STRUCK",
    "FormattedWords",
    "added",
    "formats",
    "with_raised",
]
