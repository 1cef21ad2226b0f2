"""Write words that somebody made bold or italic as Markdown has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from irdocs.content.words import WordsForm
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.slide_text import SlideLine, plainly
from irdocs.ooxml.xml import Element
from irdocs.pulling.citing import with_citations
from irdocs.pulling.escaping import as_markdown, as_paragraph
from irdocs.pulling.formats import FormattedWords
from irdocs.pulling.splicing import CITED
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState, short
from irdocs.pulling.units import ContentUnit, bare, printed

_OTHER_MARKS = frozenset("[]`^~$<>{}\\")
_MARKDOWN = (WordsForm.TEXT, WordsForm.SENTENCE)
_CARRIED = frozenset({"bold", "italic", "no longer bold", "no longer italic"})


def pull_emphasis(
    state: PullState,
    slide: ReadSlide,
    before: SlideLine,
    line: SlideLine,
    unit: ContentUnit | None,
    found: Sequence[FormattedWords],
) -> bool:
    """Add the patch that writes a paragraph, which says the same as before, with its bold and
    italic words; return whether there is one.

    `found` are its words that look otherwise than before, by nothing but emphasis.
    """
    if not found or any(one.kind not in _CARRIED for one in found):
        return False
    if unit is None or unit in state.written or line.role == "title":
        return False
    if (line.role == "notes") != (unit.key == "notes"):
        return False
    text = state.texts.get(unit.span.file)
    if text is None or unit.form not in _MARKDOWN or "\n" in unit.source:
        return False
    source = emphasised_with_sources(state, line.element, unit.source)
    is_known = emphasised_with_sources(state, before.element, unit.source) == unit.source
    if source is None or (line.role != "notes" and not is_known):
        return False  # what was bold of itself is no emphasis of the author's
    sign = text.lines[unit.span.line - 1][unit.span.column - 1 : unit.span.column]
    if sign == ">":
        return False
    patch = text.replaced(unit.span, source, part=unit.part if sign == "|" else None)
    state.written[unit] = source
    state.looks_told.add(slide.number)
    where = "in the notes, " if line.role == "notes" else ""
    shown = "; ".join(f'{one.kind}: "{short(one.words.strip())}"' for one in found)
    place = f"{unit.span.file}:{patch.first + 1}"
    pulled = PulledEdit(slide.number, f"{where}{shown}", place)
    state.patches.append(ContentPatch(unit.span.file, patch, pulled, (line.text,)))
    return True


def emphasised_with_sources(state: PullState, paragraph: Element, source: str) -> str | None:
    """Return what `emphasised` does, with the citations of what was written; None where they would
    be others."""
    new = emphasised(paragraph, CITED.sub("", source))
    whole = with_citations(new, state.sources) if new is not None else ""
    if new is None or CITED.findall(whole) != CITED.findall(source):
        return None
    return whole


def emphasised(paragraph: Element, source: str) -> str | None:
    """Return what is written for a paragraph (a:p) with its bold and italic words; `source` is what
    was written for it. None where it has other markup, or Markdown cannot say it, as within a word.
    """
    if paragraph is None or _OTHER_MARKS.intersection(source):
        return None
    runs = [(_marks(run), run.findtext(f"{A}t") or "") for run in paragraph.iterchildren(f"{A}r")]
    whole = ""
    for marks, group in groupby(runs, key=lambda one: one[0]):
        words = "".join(text for _, text in group).replace("\u00a0", " ")
        inner = words.strip()
        if not marks or not inner:
            whole += as_markdown(words)
            continue
        start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        whole += f"{start}{marks}{as_markdown(inner)}{marks}{end}"
    new = " ".join(whole.split())
    said = plainly("".join(text for _, text in runs))
    if not any(marks for marks, _ in runs):
        new = as_paragraph(said)
    return new if bare(printed(new)) == bare(said) else None


def _marks(run: Element) -> str:
    properties = run.find(f"{A}rPr")
    if properties is None:
        return ""
    bold, italic = (properties.get(name) in ("1", "true") for name in ("b", "i"))
    return "**" * bold + "*" * italic


__all__ = ["emphasised", "emphasised_with_sources", "pull_emphasis"]
