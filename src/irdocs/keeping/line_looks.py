"""Tell whether the paragraphs of a slide look as the content's do, apart from the size of type.

Who adds a paragraph, or a row of a table, leaves all others as they are; irdocs may then set all of
them smaller, or arrange them otherwise. That is no edit of how the slide looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.ooxml.deck_record import RecordedSlide
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.slide_text import SlideLine, in_plain_quotes
from irdocs.ooxml.xml import Element

_UNNOTED = frozenset({"lang", "altLang", "dirty", "err", "smtClean", "noProof", "sz"})
_NOT_OF_SIZE = (f"{A}spcBef", f"{A}spcAft", f"{A}lnSpc", f"{A}buSzPct", f"{A}extLst")


def look_as_the_content(
    edited: Sequence[SlideLine], base: RecordedSlide, made: Sequence[SlideLine]
) -> bool:
    """Whether each line of a slide has the look of one of the content's that says the same. A line
    that the content has no more, and that nobody has written, does not count."""
    gone = set(base.lines).difference(line.digest for line in made)
    left: dict[object, list[list[str]]] = {}
    for line in made:
        left.setdefault(_said(line), []).append([*_look(line.element)])
    for line in edited:
        looks, own = left.get(_said(line), []), [*_look(line.element)]
        if not looks and line.digest in gone:
            continue
        if own not in looks:
            return False
        looks.remove(own)
    return True


def _said(line: SlideLine) -> object:
    return line.role, line.level, in_plain_quotes(line.text)


def _look(paragraph: Element | None) -> Iterator[str]:
    """Yield the look of a paragraph, and of each of its stretches with their words."""
    if paragraph is None:
        return
    last, words = "", ""
    for child in paragraph.iterchildren(f"{A}pPr", f"{A}r", f"{A}fld", f"{A}br"):
        if child.tag == f"{A}pPr":
            yield _told(child)
            continue
        properties = child.find(f"{A}rPr")
        own = _told(properties) if properties is not None else ""
        text = (child.findtext(f"{A}t") or "") if child.tag != f"{A}br" else "\n"
        if own != last and words:
            yield f"{last} {words}"
            words = ""
        last, words = own, words + in_plain_quotes(text.replace("\u00a0", " "))
    yield f"{last} {words}"


def _told(properties: Element) -> str:
    """Return what properties state, apart from sizes and what programs note by themselves."""
    told = []
    for element in properties.iter():
        if isinstance(element.tag, str) and not any(
            one.tag in _NOT_OF_SIZE for one in (element, *element.iterancestors())
        ):  # fmt: skip
            kept = (f"{k}={v}" for k, v in element.items() if k[0] != "{" and k not in _UNNOTED)
            told.append(" ".join((element.tag.rpartition("}")[2], *sorted(kept))))
    # What states nothing is as good as none.
    return "; ".join(one for one in told if one not in ("rPr", "pPr"))


__all__ = ["look_as_the_content"]
