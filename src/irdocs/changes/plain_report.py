"""Tell changes as text for a terminal, or as Markdown for the comment of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.changes import telling
from irdocs.changes.passages import Change, Fate, VersionComparison
from irdocs.changes.words import WordEdit, word_edits

_ROOM = 60
"""So many characters of what is the same are told on either side of a change."""
_COMMENT_LENGTH = 60_000
"""GitHub takes comments of 65,536 characters."""
_SPECIAL = re.compile(r"([\\`*_\[\]#~@:<>&])")
"""What Markdown and GitHub read in a text; a mention would write to a person."""


def as_text(comparison: VersionComparison) -> Iterator[str]:
    """Yield the lines of a report; what was removed stands in [- -], what was added in {+ +}."""
    yield telling.title(comparison)
    if caution := telling.caution(comparison):
        yield caution
    for group in telling.groups(comparison):
        yield ""
        yield f"{group.heading} ({len(group.changes)})"
        for change in group.changes:
            places = (telling.place(change), str(change.fate), telling.stands_in(change))
            yield f"  {'  '.join(filter(None, places))}"
            for detail in telling.details(change):
                yield f"    ! {detail}"
            yield f"    {_marked(change)}"
            if change.note:
                yield f"    ({change.note})"
    if comparison.others:
        yield ""
        yield f"Beside the words ({len(comparison.others)})"
        for line in comparison.others:
            yield f"  {line}"
    yield ""
    yield telling.counted(comparison)


def _marked(change: Change) -> str:
    """Return the words of a change, those that differ marked."""
    match change.fate:
        case Fate.ADDED:
            return f"{{+{change.passage.text}+}}"
        case Fate.REMOVED:
            return f"[-{change.passage.text}-]"
        case Fate.MOVED:
            return change.passage.text
        case Fate.CHANGED:
            return "".join(_stretch(edit) for edit in shown(change))


def _stretch(edit: WordEdit) -> str:
    if edit.is_same:
        return edit.before
    before = f"[-{edit.before}-]" if edit.before else ""
    return before + (f"{{+{edit.after}+}}" if edit.after else "")


def shown(change: Change) -> Iterator[WordEdit]:
    """Yield the stretches of a changed passage, long ones that are the same cut in their middle."""
    before = change.before.text if change.before else ""
    after = change.after.text if change.after else ""
    edits = word_edits(before, after)
    for number, edit in enumerate(edits):
        text = edit.before
        if not edit.is_same or len(text) <= 2 * _ROOM:
            yield edit
            continue
        start = "" if number == 0 else f"{text[:_ROOM].rpartition(' ')[0]} "
        end = "" if number == len(edits) - 1 else f" {text[-_ROOM:].partition(' ')[2]}"
        short = f"{start}…{end}"
        yield WordEdit(short, short)


def as_comment(comparison: VersionComparison) -> str:
    """Return a report as Markdown for GitHub. What is compared is data: nothing in it is markup."""
    lines = [
        f"### {_plain(telling.title(comparison))}",
        "",
        _plain(telling.counted(comparison)),
        "",
    ]
    if caution := telling.caution(comparison):
        lines += [_plain(caution), ""]
    for group in telling.groups(comparison):
        lines += [f"#### {group.heading} ({len(group.changes)})", ""]
        for change in group.changes:
            places = ", ".join(filter(None, (telling.place(change), telling.stands_in(change))))
            head = f"- **{change.fate}**" + (f" <sub>{_plain(places)}</sub>" if places else "")
            lines += [f"{head}<br>", f"  {_html(change)}"]
            lines += [f"  <br>⚠ **{_plain(detail)}**" for detail in telling.details(change)]
            if change.note:
                lines.append(f"  <br>{_plain(change.note)}")
        lines.append("")
    if comparison.others:
        lines += [f"#### Beside the words ({len(comparison.others)})", ""]
        lines += [f"- {_plain(line)}" for line in comparison.others]
        lines.append("")
    return "\n".join(_within_comment(lines))


def _within_comment(lines: list[str]) -> Iterator[str]:
    """Yield lines as far as a comment has room, and how many more there are."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > _COMMENT_LENGTH:
            yield f"\n{len(lines) - number} more lines: see `irdocs diff`"
            return
        yield line


def _html(change: Change) -> str:
    match change.fate:
        case Fate.ADDED:
            return f"<ins>{_plain(change.passage.text)}</ins>"
        case Fate.REMOVED:
            return f"<del>{_plain(change.passage.text)}</del>"
        case Fate.MOVED:
            return f"<span>{_plain(change.passage.text)}</span>"
        case Fate.CHANGED:
            return "".join(_html_stretch(edit) for edit in shown(change))


def _html_stretch(edit: WordEdit) -> str:
    if edit.is_same:
        return _plain(edit.before)
    before = f"<del>{_plain(edit.before)}</del>" if edit.before else ""
    return before + (f"<ins>{_plain(edit.after)}</ins>" if edit.after else "")


def _plain(text: str) -> str:
    """Return a text in which nothing is markup, a mention or a reference: as references of HTML."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[1])};", text)


__all__ = ["as_comment", "as_text", "shown"]
