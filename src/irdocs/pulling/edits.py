"""Find what people have edited in a deck: paragraphs, cells, values, notes, whole slides.

The deck is held against the one that its content makes now. Where the content has changed since the
deck was made, the record in the deck tells which of the two has changed a paragraph, or both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.audit.comparison.alignment import Alignment, align
from irdocs.changes.words import likeness
from irdocs.frozen import frozen
from irdocs.keeping.pairing import SlideTriple
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.slide_text import SlideLine, in_plain_quotes
from irdocs.pulling.state import short
from irdocs.pulling.units import ContentUnit

_ALIKE = 0.25
_LEAD = 25
"""So many letters of what is the same are quoted before what differs, at most."""
_FRAME = "graphicFrame"
"""The kind of shape that tables and charts are."""


@frozen
class CutWords:
    """A paragraph that somebody has cut, to paste it in another place."""

    line: SlideLine
    unit: ContentUnit


@frozen
class LineEdit:
    """A paragraph, cell or value that somebody has changed, added or deleted."""

    made: ReadSlide
    edited: ReadSlide
    before: SlideLine | None
    """As the content makes it; None for one that was added."""
    after: SlideLine | None
    """As it was edited; None for one that was deleted."""
    behind: SlideLine | None = None
    """The line of the content's deck that an added one follows in its shape."""
    is_conflict: bool = False
    """Whether the content has changed it, too."""
    is_moved: bool = False
    """Whether it says the same elsewhere, where it cannot be told what else it took the place of.
    """
    is_recounted: bool = False
    """Whether its chart has another number of values, or its table of columns, so that which is
    which cannot be told."""
    column: tuple[str, ...] = ()
    """The cells of a column that was added or deleted, of which it is the first."""
    has_other_level: bool = False
    """Whether it is deeper, or less deep, in its list than it was."""
    cut: CutWords | None = None
    """Where the words of one that was added were cut; None for new words."""
    is_replaced: bool = False
    """Whether other words stand in the place of a text, which have little in common with it."""

    @property
    def is_of_table(self) -> bool:
        """Whether it is of a table."""
        return any(line is not None and line.role == "cell" for line in (self.before, self.after))


def line_edits(triple: SlideTriple) -> Iterator[LineEdit]:
    """Yield what was edited on a slide, and in its notes."""
    edited, base, made = triple.edited, triple.base, triple.made
    if edited is None or made is None:
        return
    has_all = edited.kinds.count(_FRAME) >= made.kinds.count(_FRAME)
    for edit in _between(edited, made, edited.lines, made.lines, base.lines if base else None):
        gone = edit.before if edit.after is None else None
        if has_all or gone is None or gone.role not in ("cell", "value"):
            yield edit  # a table or chart that is gone as a whole takes nothing out of the content
    yield from _between(edited, made, edited.notes, made.notes, base.notes if base else None)


def _between(
    edited: ReadSlide,
    made: ReadSlide,
    there: Sequence[SlideLine],
    expected: Sequence[SlideLine],
    base: tuple[str, ...] | None,
) -> Iterator[LineEdit]:
    if base == tuple(line.digest for line in there):
        # Nobody has edited its words, whatever the content has now.
        if base == tuple(line.digest for line in expected):
            yield from (
                LineEdit(made, edited, old, line, has_other_level=True)
                for old, line in zip(expected, there, strict=True) if old.level != line.level
            )  # fmt: skip
        return
    is_old = base is not None and base != tuple(line.digest for line in expected)
    known = frozenset(base or ()) if is_old else None
    """Digests of what was there when the deck was made, if the content has changed since."""
    yield from _of_values(edited, made, _values(there), _values(expected), known)
    there = [line for line in there if line.role != "value"]
    expected = [line for line in expected if line.role != "value"]
    for cells, now in _recounted(there, expected):
        yield from _of_columns(edited, made, now, cells)
        there = [line for line in there if line not in now]
        expected = [line for line in expected if line not in cells]
    found = align(expected, there, lambda line: (line.role, line.text), _alike)
    if found.moved and not is_old and _places(there) == _places(expected):
        # Words have changed places, such as two doses of a table: each place says something else.
        for old, line in zip(expected, there, strict=True):
            if old.text != line.text:
                yield LineEdit(made, edited, old, line)
        return
    before = {other: one for one, other in found.pairs}
    moved = {other: one for one, other in found.moved}
    behind: SlideLine | None = None
    cut = _cut(there, expected, found) if not is_old else frozenset[int]()
    for number, line in enumerate(there):
        if number in cut:
            yield LineEdit(made, edited, expected[moved[number]], None)
            yield LineEdit(made, edited, None, line, behind)
            continue
        if number in moved:
            behind = expected[moved[number]]
            yield LineEdit(made, edited, behind, line, is_moved=True)
            continue
        if number not in before:
            if known is None or line.digest not in known:
                yield LineEdit(made, edited, None, line, behind)
            continue
        old = expected[before[number]]
        behind = old
        if old.level != line.level and not is_old:
            yield LineEdit(made, edited, old, line, has_other_level=True)
        if old.text == line.text or (known is not None and line.digest in known):
            continue
        if is_old and in_plain_quotes(old.text) == in_plain_quotes(line.text):
            continue  # as pulled before: the content's quotation marks are not typed straight
        is_conflict = known is not None and old.digest not in known
        yield LineEdit(made, edited, old, line, is_conflict=is_conflict)
    for number in found.removed:
        old = expected[number]
        if known is None or old.digest in known:
            yield LineEdit(made, edited, old, None)


def _cut(
    there: Sequence[SlideLine], expected: Sequence[SlideLine], found: Alignment[SlideLine]
) -> frozenset[int]:
    """Return the lines that stand in another shape than before: one whose other lines are those of
    another shape of the slide as it was made."""
    shapes: dict[int, set[int]] = {}
    for one, other in found.pairs:
        shapes.setdefault(expected[one].shape, set()).add(there[other].shape)
    return frozenset(
        other for one, other in found.moved
        if expected[one].role == there[other].role == "text"
        and (now := shapes.get(expected[one].shape)) and there[other].shape not in now
        and any(there[other].shape in one for one in shapes.values())
    )  # fmt: skip


def _of_values(
    edited: ReadSlide,
    made: ReadSlide,
    there: Sequence[SlideLine],
    expected: Sequence[SlideLine],
    known: frozenset[str] | None,
) -> Iterator[LineEdit]:
    """Yield what was edited in the sheets of charts, where a place says what its value is."""
    if [line.place for line in there] == [line.place for line in expected]:
        for old, line in zip(expected, there, strict=True):
            if old.text != line.text and not (known is not None and line.digest in known):
                is_conflict = known is not None and old.digest not in known
                yield LineEdit(made, edited, old, line, is_conflict=is_conflict)
        return
    found = align(expected, there, lambda line: line.text, _alike)
    for one, other in found.pairs:
        if expected[one].text != there[other].text:
            yield LineEdit(made, edited, expected[one], there[other], is_recounted=True)
    for number in (*found.removed, *(one for one, _ in found.moved)):
        yield LineEdit(made, edited, expected[number], None, is_recounted=True)
    for number in (*found.added, *(other for _, other in found.moved)):
        yield LineEdit(made, edited, None, there[number], is_recounted=True)


def _recounted(
    there: Sequence[SlideLine], expected: Sequence[SlideLine]
) -> Iterator[tuple[list[SlideLine], list[SlideLine]]]:
    """Yield the cells of each table that has another number of columns: as made, and as edited."""
    tables, others = _tables(expected), _tables(there)
    if len(tables) == len(others):
        for one, other in zip(tables, others, strict=True):
            if _width(one[0]) != _width(other[0]):
                yield one, other


def _tables(lines: Sequence[SlideLine]) -> list[list[SlideLine]]:
    found: dict[int, list[SlideLine]] = {}
    for line in lines:
        if line.role == "cell":
            found.setdefault(line.shape, []).append(line)
    return list(found.values())


def _width(cell: SlideLine) -> int:
    """Return how many columns the table of a cell has."""
    table = next(cell.element.iterancestors(f"{A}tbl"))
    return len(table.findall(f"{A}tblGrid/{A}gridCol"))


def _of_columns(
    edited: ReadSlide, made: ReadSlide, there: list[SlideLine], expected: list[SlideLine]
) -> Iterator[LineEdit]:
    """Yield the columns that a table has more or less, and what of its other cells was edited."""
    before, after = _columns(expected), _columns(there)
    found = align(before, after, _column_text, _share)
    for one, other in found.pairs:
        rows = {line.place[0]: line for line in after[other]}
        for line in before[one]:
            new = rows.get(line.place[0])
            if new is not None and new.text != line.text:
                yield LineEdit(made, edited, line, new, is_recounted=True)
    for number in (*found.removed, *(one for one, _ in found.moved)):
        cells = before[number]
        yield LineEdit(made, edited, cells[0], None, is_recounted=True, column=_column_text(cells))
    for number in (*found.added, *(other for _, other in found.moved)):
        cells = after[number]
        yield LineEdit(made, edited, None, cells[0], is_recounted=True, column=_column_text(cells))


def _columns(cells: Sequence[SlideLine]) -> list[list[SlideLine]]:
    found: dict[int, list[SlideLine]] = {}
    for cell in cells:
        found.setdefault(cell.place[1], []).append(cell)
    return [found[number] for number in sorted(found)]


def _column_text(cells: Sequence[SlideLine]) -> tuple[str, ...]:
    return tuple(cell.text for cell in cells)


def _share(one: Sequence[SlideLine], other: Sequence[SlideLine]) -> float:
    """Return which part of their cells two columns have in common."""
    mine, yours = ({(cell.place[0], cell.text) for cell in cells} for cells in (one, other))
    return len(mine & yours) / max(len(mine), len(yours))


def _values(lines: Sequence[SlideLine]) -> list[SlideLine]:
    return [line for line in lines if line.role == "value"]


def _places(lines: Sequence[SlideLine]) -> list[tuple[str, int, tuple[int, int], int]]:
    """Return where lines stand."""
    return [(line.role, line.shape, line.place, line.level) for line in lines]


def _alike(one: SlideLine, other: SlideLine) -> float:
    if one.role != other.role:
        return 0.0
    if one.role == "value":
        return 1.0 if one.place == other.place and one.shape == other.shape else 0.0
    if one.role in ("title", "cell"):
        place = 0.2 if one.place == other.place else 0.0
        return max(likeness(one.text, other.text), 0.01) + place
    share = likeness(one.text, other.text)
    if one.shape == other.shape and max(len(one.text), len(other.text)) < 40:
        return max(share, 0.01)
    return share if share >= _ALIKE else 0.0


def what_of(edit: LineEdit) -> str:
    """Return what an edit is, as reports say it."""
    before = short(edit.before.text) if edit.before else ""
    after = short(edit.after.text) if edit.after else ""
    if edit.column:
        done = "added" if edit.before is None else "deleted"
        return f'{done}: the column "{short(" | ".join(edit.column))}"'
    if edit.is_moved:
        return f'moved: "{after}"'
    if edit.has_other_level and edit.before and edit.after:
        where = "deeper" if edit.after.level > edit.before.level else "less deep"
        return f'{where} in its list: "{after}"'
    if edit.before and edit.after:
        before, after = _round_the_change(edit.before.text, edit.after.text)
        return f'"{before}" → "{after}"'
    return f'added: "{after}"' if after else f'deleted: "{before}"'


def _round_the_change(before: str, after: str) -> tuple[str, str]:
    """Return two texts as reports quote them, from a little before where they differ."""
    pairs = zip(before, after, strict=False)
    same = next((n for n, (one, other) in enumerate(pairs) if one != other), len(before))
    start = max(0, before.rfind(" ", 0, max(0, same - _LEAD)) + 1) if same > _LEAD else 0
    lead = "…" if start else ""
    return short(lead + before[start:]), short(lead + after[start:])


__all__ = ["CutWords", "LineEdit", "line_edits", "what_of"]
