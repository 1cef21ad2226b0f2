"""Bring home the title that somebody has given to the slide of a block that has none.

Such a slide is called like its section, with a number: nobody leaves it at that.
"""

from __future__ import annotations

from irdocs.pulling.edits import LineEdit
from irdocs.pulling.patching import LinePatch, plain_or_quoted
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState
from irdocs.pulling.tracing import TracedLine
from irdocs.pulling.units import bare

_TITLES = frozenset({"title", "headline", "question", "caption", "heading", "name"})


def pull_first_title(state: PullState, edit: LineEdit, line: TracedLine, what: str) -> bool:
    """Add the patch that gives a block its first title; return whether the content has it then. A
    slide of a title alone, which was added and pulled, is a text: its title is that.

    Raises ValueError for a block that is written in one line.
    """
    if edit.after is None or line.line.role != "title":
        return False
    blocks = state.blocks_of(edit.made)
    owner = state.units.owners.get(blocks[0]) if len(blocks) == 1 else None
    slides = sum(state.blocks_of(one) == blocks for one in state.made.slides)
    if owner is None or not owner.is_block or slides > 1 or _TITLES & owner.mapping.keys():
        return False
    if edit.after.digest in edit.made.digests and edit.edited.digests.count(edit.after.digest) == 1:
        return True
    row = state.texts[owner.span.file].row_among_keys(owner.mapping)
    indent = " " * (owner.span.column - 1)
    title = bare(edit.after.text)
    patch = LinePatch(row, row, (f"{indent}title: {plain_or_quoted(title)}",))
    pulled = PulledEdit(edit.edited.number, what, f"{owner.span.file}:{row + 1}")
    state.patches.append(ContentPatch(owner.span.file, patch, pulled, (title,)))
    return True


__all__ = ["pull_first_title"]
