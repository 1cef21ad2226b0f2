"""Add comments to review-comments.yaml, each once, and leave what stands there as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from irdocs import output
from irdocs.commenting.placing import PlacedComment
from irdocs.content.files import FileReader
from irdocs.content.review_register import REGISTER, read_register
from irdocs.content.source import SourceList, SourceMapping
from irdocs.diagnostics import Report, UsageError
from irdocs.importing.yaml_text import Bare, as_yaml

_HEAD = """\
# What reviewers have said. irdocs check tells of each comment at its line until it has an answer:
# write what you did, or why you did nothing, behind "answer:". irdocs review read adds to this file
# and changes nothing in it.
comments:
"""


def add_comments(
    folder: Path, source: str, comments: Sequence[PlacedComment]
) -> tuple[list[PlacedComment], int]:
    """Write those comments of a file that are not in the register yet.

    Returns them, and how many were there. Raises UsageError if the register cannot be read, OSError
    if it cannot be written.
    """
    path, report = folder / REGISTER, Report()
    data = read_register(path, FileReader(), report)
    if report.errors or (path.exists() and data is None):
        found = str(report.errors[0]) if report.errors else f"{path} cannot be read"
        raise UsageError(f"{found}; nothing was added")
    known = _known(data)
    new = [one for one in comments if identifier(one) not in known]
    if new:
        before = path.read_bytes() if path.exists() else _HEAD.encode()
        if not before.endswith(b"\n"):
            before += b"\n"
        text = "".join(_entry(source, one) for one in new)
        output.write(folder, {REGISTER: before + text.encode()})
    return new, len(comments) - len(new)


def _known(data: SourceMapping | None) -> frozenset[str]:
    comments = data.get("comments") if data is not None else None
    return frozenset(
        str(one.get("id"))
        for one in (comments if isinstance(comments, SourceList) else ())
        if isinstance(one, SourceMapping)
    )


def identifier(placed: PlacedComment) -> str:
    """Return the id of a comment: a digest of its page, by whom it is, and what it says of what.

    The name of the file is no part of it: it is the same comment in a copy.
    """
    comment = placed.comment
    whole = "\0".join((str(comment.page), comment.author, comment.date, comment.says,
                       comment.words))  # fmt: skip
    return f"c-{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def _entry(source: str, placed: PlacedComment) -> str:
    """Return a comment as an item of the list."""
    comment = placed.comment
    where = f"{source}, page {comment.page}" if comment.page else source
    fields: dict[str, object] = {"id": Bare(identifier(placed))}
    for key, value in (
        ("by", comment.author), ("date", Bare(comment.date) if comment.date else ""),
        ("in", where), ("at", f"{placed.file}:{placed.line}" if placed.file else ""),
        ("words", _short(placed.words)), ("says", comment.says),
    ):  # fmt: skip
        if value:
            shown = value if isinstance(value, Bare) else str(value).translate(_UNSHOWN)
            fields[key] = shown
    fields["answer"] = comment.answer
    lines = as_yaml({"comments": [fields]}).splitlines()[1:]
    return "".join(f"{line}\n" for line in _quiet(lines))


def _quiet(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines with nothing behind an answer that is not given."""
    for line in lines:
        yield line.removesuffix(' ""') if line.strip() == 'answer: ""' else line


_UNSHOWN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
"""Controls of direction, with which a line may look other than it is read."""


def _short(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:119]}…"


__all__ = ["add_comments", "identifier"]
