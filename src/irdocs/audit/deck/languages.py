"""Rules on the direction of a deck and the scripts of its languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from irdocs.audit.deck.examined import ExaminedDeck, ExaminedSlide
from irdocs.audit.reading.deck_paragraphs import level_of
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity
from irdocs.locale.scripts import direction, script
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.presentation import FOOTERS
from irdocs.ooxml.xml import Element
from irdocs.unicode.scripts import script_runs

_TRUE = ("1", "true")
_EVERYWHERE = frozenset({"Latn", "Grek", "Zyyy", "Zinh"})
"""Scripts whose letters stand in words and names of any language."""
_LETTERS: Mapping[str, frozenset[str]] = {
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hans": frozenset({"Hani", "Bopo"}),
    "Hant": frozenset({"Hani", "Bopo"}),
    "Aran": frozenset({"Arab"}),
}
"""The scripts of letters (UAX #24) that each of these codes of ISO 15924 stands for."""


class _DirectedParagraph(NamedTuple):
    """A paragraph, and what its direction and alignment are."""

    text: str
    is_exempt: bool
    """Whether it is code, or words of another language in the notes, which run as that does."""
    runs_left: bool
    align: str


def _stated(sources: list[Element], name: str) -> str:
    return next((str(s.get(name)) for s in sources if s.get(name) is not None), "")


def _is_code(run: Element) -> bool:
    return run.get("noProof") in _TRUE


def _runs_right(run: Element) -> bool:
    return direction(run.get("lang") or "und-Arab") == "ltr"


def _line(
    paragraph: Element, inherited: tuple[Element, ...] = (), *, in_notes: bool = False
) -> _DirectedParagraph:
    own = paragraph.find(f"{A}pPr")
    sources = [*([own] if own is not None else []), *inherited]
    runs = paragraph.findall(f"{A}r")
    properties = [p for run in runs if (p := run.find(f"{A}rPr")) is not None]
    is_exempt = bool(properties) and (
        all(map(_is_code, properties)) or (in_notes and all(map(_runs_right, properties)))
    )
    text = "".join(t.text or "" for t in paragraph.iter(f"{A}t"))
    return _DirectedParagraph(
        text, is_exempt, _stated(sources, "rtl") in _TRUE, _stated(sources, "algn") or "l"
    )


def _lines(slide: ExaminedSlide) -> Iterator[tuple[_DirectedParagraph, bool]]:
    """Yield the paragraphs of a slide and its notes, and whether each is a footer."""
    styles = slide.reader.styles
    for shape in slide.page.shapes:
        if shape.kind == "graphicFrame":
            for table in shape.element.iter(f"{A}tbl"):
                yield from ((_line(paragraph), False) for paragraph in table.iter(f"{A}p"))
        elif shape.body is not None:
            for paragraph in shape.body.iterfind(f"{A}p"):
                levels = styles.levels(slide.page, shape, level_of(paragraph))
                yield _line(paragraph, tuple(levels.elements)), shape.type in FOOTERS
    if slide.notes is not None:
        for paragraph in slide.notes.iter(f"{A}p"):
            yield _line(paragraph, in_notes=True), False


def runs_from_right(deck: ExaminedDeck) -> Iterator[Finding]:
    if direction(deck.expected.language) == "ltr":
        return
    if deck.presentation.root.get("rtl") not in _TRUE:
        yield Finding(0, "the presentation does not say that it runs from right to left")
    for slide in deck.slides:
        yield from slide.found(_runs_from_left)


def _runs_from_left(slide: ExaminedSlide) -> Iterator[Finding]:
    number = slide.page.number
    for line, is_footer in _lines(slide):
        if line.is_exempt or not any(map(str.isalpha, line.text)):
            continue
        if not line.runs_left:
            yield Finding(number, f'"{line.text[:40]}" runs from left to right')
        elif line.align == "l" and not is_footer:
            yield Finding(number, f'"{line.text[:40]}" is aligned at the left')
    for table in slide.page.root.iter(f"{A}tblPr"):
        if table.get("rtl") not in _TRUE:
            yield Finding(number, "the columns of a table run from left to right")


def tags_say_script(deck: ExaminedDeck) -> Iterator[Finding]:
    """Yield what is wrong with the tags of each slide; words that come again are told once."""
    told: set[_TaggedWords] = set()
    for slide in deck.slides:
        found = [one for one in dict.fromkeys(slide.found(_in_other_letters)) if one not in told]
        told.update(found)
        for language in dict.fromkeys(one.language for one in found):
            words = [one.words for one in found if one.language == language]
            more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
            named = ", ".join(f'"{text[:40]}"' for text in words[:_SHOWN])
            yield Finding(
                slide.page.number,
                f'the language "{language}" is not written in the letters of {named}{more}; in a '
                f"text write [{words[0][:20].rstrip()}](lang:…) with the code of its own",
            )


_SHOWN = 3
"""How many words of a slide are named."""


class _TaggedWords(NamedTuple):
    """Words of other letters than those of the language that their tag names."""

    words: str
    language: str


def _in_other_letters(slide: ExaminedSlide) -> Iterator[_TaggedWords]:
    for run in slide.page.root.iter(f"{A}r"):
        text = run.findtext(f"{A}t", "")
        if text.isascii():
            continue
        properties = run.find(f"{A}rPr")
        language = properties.get("lang") if properties is not None else None
        name = script(language) if language else None
        if language is None or name is None:
            continue
        known = _LETTERS.get(name, frozenset({name})) | _EVERYWHERE
        for part in script_runs(text):
            own = range(part.start, part.end)
            letters = [at for at in own if unicodedata.category(text[at]).startswith(("L", "M"))]
            if part.script not in known and len(letters) > 1:
                yield _TaggedWords(text[letters[0] : letters[-1] + 1], language)


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-30", Severity.ERROR,
         "a deck in a language that is written from the right runs from the right",
         "Otherwise full stops, brackets and numbers stand at the wrong end of their words.",
         "ECMA-376, 21.1.2.2.7, and UAX #9", runs_from_right),
    Rule("PPT-31", Severity.WARNING, "words have the tag of a language that has their letters",
         "A screen reader cannot pronounce letters of another script, and programs take the "
         "typeface by the tag.", "WCAG 2.2, 3.1.2", tags_say_script),
)  # fmt: skip
