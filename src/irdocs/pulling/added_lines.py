"""Bring home lines that were added to a slide: behind the words of the content that they follow."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from irdocs.content.source import SourceMapping
from irdocs.content.words import WordsForm
from irdocs.frozen import replace
from irdocs.ooxml.slide_text import SlideLine, in_plain_quotes
from irdocs.pulling.cells import pull_filled_cell
from irdocs.pulling.citing import cited_paragraph
from irdocs.pulling.code_lines import code_of, with_code_behind
from irdocs.pulling.cut_words import item_lines
from irdocs.pulling.edits import LineEdit
from irdocs.pulling.patching import plain_or_quoted
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState
from irdocs.pulling.tracing import TracedLine, UntraceableError
from irdocs.pulling.units import ContentUnit

_MARKDOWN = (WordsForm.TEXT, WordsForm.SENTENCE)


def pull_added_line(
    state: PullState, edit: LineEdit, lines: Mapping[SlideLine, TracedLine], what: str
) -> None:
    """Put a line behind the nearest one before it that the content has."""
    assert edit.after is not None
    if edit.after.role == "cell" and pull_filled_cell(state, edit, lines):
        return
    before = edit.made.notes if edit.after.role == "notes" else edit.made.lines
    known = before[: before.index(edit.behind) + 1] if edit.behind in before else ()
    is_note = edit.after.role == "notes"
    level = edit.after.level
    above = takewhile(lambda line: line.level >= level, reversed(known))
    inside = ("cell", "value")  # of a table or chart, which a line beside it is no part of
    near = [line for line in above if line.level == level and (
        edit.after.role in inside or line.role not in inside
    )]  # fmt: skip
    found = (
        (line, unit)
        for line in near
        if (unit := lines[line].unit) and (not is_note or unit.key == "notes")
    )
    anchor, unit = next(found, (None, None))
    is_head = anchor is None or anchor.shape != edit.after.shape
    if is_head and not is_note and (first := _first_below(edit, lines)) is not None:
        _put_item(state, first, edit, what, before=True)
        return
    is_far = anchor is not None and anchor is not near[0] and anchor.shape == near[0].shape
    if is_far and not is_note:
        raise UntraceableError("the words before it are put together: add it in the content")
    if unit is None and level:
        raise UntraceableError("it begins a list within a list: add it in the content")
    if unit is None or edit.after.role in ("cell", "title", "value"):
        raise UntraceableError("there is no place for it in the content")
    text, item = state.texts[unit.span.file], unit.item
    if item is not None and item.is_point and unit.is_whole:
        _put_item(state, unit, edit, what, before=False)
        return
    source = source_of(state, unit, edit)
    if item is not None:
        raise UntraceableError("there is no list or text that it could follow in")
    if unit.is_code:
        patch = with_code_behind(text, unit, code_of(edit.after, unit.source))
    elif unit.form in (WordsForm.TEXT, WordsForm.LINES) and (
        text.lines[unit.span.line - 1][unit.span.column - 1] == "|"
    ):
        patch = text.with_piece(unit.span, unit.part, source)
    elif unit.form is WordsForm.TEXT and "\n" not in unit.source:
        _paragraph_behind(state, unit, edit, what, source)
        return
    else:
        raise UntraceableError("there is no list or text that it could follow in")
    place = f"{unit.span.file}:{patch.first + 1}"
    pulled = PulledEdit(edit.edited.number, what, place)
    state.patches.append(ContentPatch(unit.span.file, patch, pulled, (edit.after.text,)))


def _first_below(edit: LineEdit, lines: Mapping[SlideLine, TracedLine]) -> ContentUnit | None:
    """Return the first item of a list that stands below an added line, at its level; None if
    there is none."""
    assert edit.after is not None
    behind = edit.made.lines.index(edit.behind) + 1 if edit.behind in edit.made.lines else 0
    line = next(iter(edit.made.lines[behind:]), None)
    unit = lines[line].unit if line is not None and line.role == "text" else None
    if line is None or unit is None or unit.item is None or not unit.is_whole:
        return None
    is_first = unit.item.index == 0 and unit.item.is_point
    is_like = line.level == edit.after.level and line.shape == edit.after.shape
    return unit if is_first and is_like and edit.after.role == "text" else None


def _put_item(
    state: PullState, unit: ContentUnit, edit: LineEdit, what: str, *, before: bool
) -> None:
    """Put a line into the list of a unit, as an item before it or behind it."""
    assert edit.after is not None and unit.item is not None
    expect_uncounted(unit)
    item = unit.item
    text = state.texts[unit.span.file]
    if edit.cut is not None and _has_more(edit.cut.unit):
        comments, whole = item_lines(state.texts[edit.cut.unit.span.file], edit.cut.unit)
    else:
        # As the items beside it are: a text, or a mapping, and one with points below it a text.
        key = "text: " if item.key and item.is_own else ""
        written = plain_or_quoted(source_of(state, unit, edit), in_flow=not key)
        comments, whole = [], [f"{key}{written}"]
    patch = text.with_item(item.siblings.spans, item.index, whole, before=before)
    if comments:
        indent = " " * patch.depth
        patch = replace(patch, lines=(*(indent + line for line in comments), *patch.lines))
    pulled = PulledEdit(edit.edited.number, what, f"{unit.span.file}:{patch.first + 1}")
    state.patches.append(ContentPatch(unit.span.file, patch, pulled, (edit.after.text,)))


def _paragraph_behind(
    state: PullState, unit: ContentUnit, edit: LineEdit, what: str, source: str
) -> None:
    """Make a text of one line a block with a paragraph behind it, or one more."""
    assert edit.after is not None
    before = state.blocks.get(unit)
    if before is None and unit in state.written:
        raise UntraceableError("the text before it was edited, too: add it in the content")
    paragraphs = [*(before[1] if before else [unit.source]), source]
    patch = state.texts[unit.span.file].as_block(unit.span, paragraphs)
    said: tuple[str, ...] = (edit.after.text,)
    if before:
        state.patches.remove(before[0])
        what, said = f"{before[0].edit.what}, {what}", (*before[0].wanted, *said)
    pulled = PulledEdit(edit.edited.number, what, f"{unit.span.file}:{patch.first + 1}")
    made = ContentPatch(unit.span.file, patch, pulled, said)
    state.patches.append(made)
    state.blocks[unit] = made, paragraphs
    state.written[unit] = unit.source


def expect_uncounted(unit: ContentUnit) -> None:
    """Raise UntraceableError for an item of a list that is counted by another key."""
    key = next((place.count_key for place in unit.within if place.count_key), "")
    if key:
        raise UntraceableError(f"`{key}` counts what is in the list: change both by hand")


def source_of(state: PullState, unit: ContentUnit, edit: LineEdit) -> str:
    """Return what is written for the words of a line as text like a unit: as it was written where
    they were cut.

    Raises UntraceableError for words that the content had more beside than a text can have.
    """
    assert edit.after is not None
    is_markdown = unit.form in _MARKDOWN
    if edit.cut is not None and _has_more(edit.cut.unit):
        raise UntraceableError("the item that was cut has more than these words: move it by hand")
    if edit.cut is not None and is_markdown and edit.cut.unit.form in _MARKDOWN:
        return edit.cut.unit.source
    text = edit.after.text
    return cited_paragraph(text, state.sources) if is_markdown else in_plain_quotes(text)


def _has_more(unit: ContentUnit) -> bool:
    """Whether a unit is an item of a list that has other keys beside it."""
    item = unit.item
    value = item.siblings[item.index] if item is not None and item.is_own else None
    return isinstance(value, SourceMapping) and len(value) > 1


__all__ = ["expect_uncounted", "pull_added_line", "source_of"]
