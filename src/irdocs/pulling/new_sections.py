"""Write the opener of a section that somebody has added as a section of the content.

Whoever duplicates an opener and puts it before a slide begins a section there: the blocks from that
slide on are its own. Nothing is moved; a heading is put before the block.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.source import SourceMapping
from irdocs.frozen import frozen
from irdocs.importing.whole_content import slug
from irdocs.keeping.deciding import SlideDecision
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.citing import cited_paragraph
from irdocs.pulling.new_blocks import notes_of
from irdocs.pulling.own_notes import is_fixed
from irdocs.pulling.patching import LinePatch, plain_or_quoted
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState
from irdocs.pulling.units import ContentOwner, bare

_WHY = "it is the opener of a section: write a section into the content, with its blocks"


@frozen
class NewSection:
    """An added slide that is the opener of a section."""

    patch: ContentPatch | None
    """What begins the section in the content; None where it cannot begin there."""
    why: str = ""
    """Why it cannot."""


def new_section(state: PullState, number: int, found: Sequence[SlideDecision]) -> NewSection | None:
    """Return the section that an added slide, the one of a number, opens; None for a slide that is
    no opener."""
    slide = found[number].edited
    opener = next((one.made for one in found if _is_opener(state, one.made, slide)), None)
    if slide is None or opener is None:
        return None
    block, section = _first_block(state, number, found)
    if block is None or section is None:
        return NewSection(None, _WHY)
    text = state.texts.get(block.span.file)
    title = next((line.text for line in slide.lines if line.role == "title"), "")
    if text is None or not title or next(reversed(section.mapping)) != "blocks":
        return NewSection(None, _WHY)
    start, column = section.span.line - 1, section.span.column - 1
    head = text.lines[start][:column]
    if head.strip() != "-":
        return NewSection(None, _WHY)
    try:
        row, _ = text.item_rows(block.siblings.spans, block.index)
    except ValueError as error:
        return NewSection(None, str(error))
    keys = [f"id: {_free_id(state, title)}", f"title: {plain_or_quoted(bare(title))}"]
    said = [line.text for line in slide.lines if line.role == "text" and _is_own(line, opener)]
    if said:
        lead = cited_paragraph(" ".join(said), state.sources)
        keys.append(f"lead: {plain_or_quoted(lead)}")
    if only := section.mapping.get("only"):
        shown = [only] if isinstance(only, str) else only
        keys.append(f"only: [{', '.join(map(str, shown))}]")
    elif all(_is_of_deck(one) for one in block.siblings[block.index :]):
        keys.append("only: deck")
    notes = [
        one.text for one in slide.notes
        if one.text not in state.own_notes and not is_fixed(state.words, one.text)
    ]  # fmt: skip
    if notes:
        keys += notes_of([cited_paragraph(one, state.sources) for one in notes])
    first, *others = [*keys, "blocks:"]
    lines = (head + first, *(" " * column + line if line else "" for line in others))
    place = f"{block.span.file}:{row + 1}"
    pulled = PulledEdit(
        slide.number, f'a section was begun before {block.called}: "{title}"', place
    )
    patch = LinePatch(row, row, lines)
    wanted = (title, *said)
    return NewSection(ContentPatch(block.span.file, patch, pulled, wanted))


def _is_of_deck(block: object) -> bool:
    """Whether a block is shown in the deck alone."""
    only = block.get("only") if isinstance(block, SourceMapping) else None
    return only == "deck" or only == ["deck"]


def _is_opener(state: PullState, made: ReadSlide | None, slide: ReadSlide | None) -> bool:
    """Whether a slide of the content opens a section, and another one is made like it, as no slide
    of a block is."""
    if made is None or slide is None or state.blocks_of(made) or made.layout != slide.layout:
        return False
    if any(one.layout == made.layout and state.blocks_of(one) for one in state.made.slides):
        return False
    titles = {bare(str(one.mapping.get("title"))) for one in state.units.owners.values()
              if not one.is_block}  # fmt: skip
    return bare(made.title) in titles


def _is_own(line: SlideLine, opener: ReadSlide) -> bool:
    """Whether a line is the lead of an opener, and not a number that all of them have."""
    return len(line.text) > 2 or all(line.text != one.text for one in opener.lines)


def _first_block(
    state: PullState, number: int, found: Sequence[SlideDecision]
) -> tuple[ContentOwner | None, ContentOwner | None]:
    """Return the block whose slide follows an added slide, and its section; None where the slide
    does not stand between two blocks of one section."""
    known = [
        None if one.made is None or one.edited is None else state.blocks_of(one.made)
        for one in found
    ]
    before = next((blocks for blocks in reversed(known[:number]) if blocks is not None), ())
    after = next((blocks for blocks in known[number:] if blocks is not None), ())
    owners = state.units.owners
    if not before or not after or before[-1] == after[0]:
        return None, None
    one, other = owners.get(before[-1]), owners.get(after[0])
    if one is None or other is None or not other.is_block or one.part != other.part:
        return None, None
    section = owners.get(other.section)
    if section is None or section.mapping.get("blocks") is not other.siblings:
        return None, None
    is_apart = one.siblings is other.siblings and one.index < other.index
    return (other, section) if is_apart and not other.is_backup else (None, None)


def _free_id(state: PullState, title: str) -> str:
    """Return an id that no block or section has, made of a title."""
    name = slug(title) or "section"
    numbers = (f"{name}-{number}" for number in range(2, len(state.units.owners) + 3))
    return next(one for one in (name, *numbers) if one not in state.units.owners)


__all__ = ["NewSection", "new_section"]
