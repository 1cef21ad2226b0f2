"""The words in which all reports tell changes: headings, places, details, what was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from irdocs.changes.passages import Change, Fate, FileKind, VersionComparison
from irdocs.frozen import frozen

FIRST = "Numbers, doses, negations, comparisons, answers, telephone numbers, dates and addresses"
REST = "Other words"


@frozen
class ChangeGroup:
    """Changes under a heading."""

    heading: str
    changes: Sequence[Change]


def groups(comparison: VersionComparison) -> Iterator[ChangeGroup]:
    """Yield the changes in groups: what readers may come to harm by first."""
    first = [change for change in comparison.changes if change.details]
    rest = [change for change in comparison.changes if not change.details]
    if first:
        yield ChangeGroup(FIRST, first)
    if rest:
        yield ChangeGroup(REST, rest)


def place(change: Change) -> str:
    """Return where a change is: the file and line, or the page or slide, that it stands on."""
    for passage in (change.after, change.before):
        if passage is not None and passage.line:
            return f"{passage.file}:{passage.line}"
    passage = change.passage
    return f"page {passage.page}" if passage.page and not change.part.called else ""


def stands_in(change: Change) -> str:
    """Return the part that a change is in, the key, and the pages that show it."""
    passage = change.passage
    parts = [
        change.part.called,
        passage.role,
        passage.cell,
        *(p for p in change.part.pages if p != change.part.called),
    ]
    return ", ".join(filter(None, parts))


def details(change: Change) -> Iterator[str]:
    """Yield a line for each kind of detail: dose or unit: 5 mg → 10 mg."""
    for detail in change.details:
        before, after = ", ".join(detail.before), ", ".join(detail.after)
        if before and after:
            yield f"{detail.kind}: {before} → {after}"
        else:
            yield f"{detail.kind} {'gone' if before else 'new'}: {before or after}"


def counted(comparison: VersionComparison) -> str:
    """Return what was found in one line."""
    if comparison.is_same:
        return "nothing differs"
    counts = Counter(change.fate for change in comparison.changes)
    said = [f"{counts[fate]} {fate}" for fate in Fate if counts[fate]]
    detailed = sum(bool(change.details) for change in comparison.changes)
    if detailed:
        said.append(f"{detailed} with a number, dose, negation, side, answer, date or address")
    if comparison.others:
        said.append(f"{len(comparison.others)} beside the words")
    return ", ".join(said)


def title(comparison: VersionComparison) -> str:
    """Return what was compared with what."""
    return f"{comparison.old.name} → {comparison.new.name}"


def caution(comparison: VersionComparison) -> str:
    """Return what a reader must know of how it was compared; empty if nothing."""
    old, new = comparison.old.kind, comparison.new.kind
    if old is not new:
        return (
            f"A {old} and a {new} are compared sentence by sentence: what one says and the other "
            "does not. One may leave out by intent what the other says."
        )
    if old is FileKind.PDF and any(
        not passage.role for version in (comparison.old, comparison.new)
        for part in version.parts for passage in part.passages
    ):  # fmt: skip
        return "A PDF has no tags: its words are compared in the order in which they are painted."
    return ""


__all__ = [
    "FIRST",
    "REST",
    "ChangeGroup",
    "caution",
    "counted",
    "details",
    "groups",
    "place",
    "stands_in",
    "title",
]
