"""Tell of the comments in review-comments.yaml that nobody has answered, each at its line.

`irdocs review read` writes the file; people answer in it. A comment names the line that it was
about and the words that stood there, so that it is found again when lines have moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Report, Span

REGISTER = "review-comments.yaml"
"""The name of the file, beside the content file."""
_LONGEST = 200
_COMPARED = 60
"""So many letters of the words that a comment is about are looked for."""


def tell_open(folder: Path, texts: Mapping[str, str], files: FileReader, report: Report) -> None:
    """Warn of each comment without an answer; `texts` are those of the content's files."""
    path = folder / REGISTER
    data = read_register(path, files, report)
    comments = data.get("comments") if data is not None else None
    for comment in comments if isinstance(comments, SourceList) else ():
        if not isinstance(comment, SourceMapping) or not isinstance(comment.get("says"), str):
            report.error(
                "bad-register", "each comment has an id, what it says, and an answer",
                getattr(comment, "span", Span(str(path), 1, 1, 1, 2)),
                "leave entries as irdocs review read wrote them, and fill in answer:",
            )  # fmt: skip
            continue
        if str(comment.get("answer") or "").strip():
            continue
        span, has_moved = _place(comment, folder, texts)
        author = str(comment.get("by") or "")
        says = " ".join(str(comment["says"]).split())
        says = says if len(says) <= _LONGEST else f"{says[: _LONGEST - 1]}…"
        changed = "; the text has changed since" if has_moved else ""
        report.warning(
            "open-comment", f'{f"{author}: " if author else ""}"{says}"{changed}', span,
            f'answer it in {REGISTER} (id {comment.get("id", "")}): answer: done, or why not',
        )  # fmt: skip


def read_register(path: Path, files: FileReader, report: Report) -> SourceMapping | None:
    """Return the values of a register; None if there is none, or none that can be read."""
    try:
        raw = files.read(path, limits.CONTENT_BYTES)
    except (OSError, ValueError):
        return None
    text = decode_text(raw, str(path), report)
    return read_values(text, str(path), report).data if text is not None else None


def _place(comment: SourceMapping, folder: Path, texts: Mapping[str, str]) -> tuple[Span, bool]:
    """Return where the words of a comment are now, and whether they are not what they were."""
    name, _, number = str(comment.get("at") or "").rpartition(":")
    line = int(number) if number.isascii() and number.isdigit() else 1
    files = {file: text for file, text in texts.items() if _is_named(file, name, folder)} or texts
    file, text = next(iter(files.items()))
    lines = text.split("\n")
    words = _squeezed(str(comment.get("words") or ""))[:_COMPARED]
    found = [
        at for at, one in enumerate(lines, start=1) if words and words in _squeezed(one)
    ]  # fmt: skip
    at = min(found, key=lambda one: abs(one - line)) if found else min(max(line, 1), len(lines))
    indent = len(lines[at - 1]) - len(lines[at - 1].lstrip(" "))
    return Span(file, at, indent + 1, at, len(lines[at - 1]) + 1), bool(words) and not found


def _is_named(file: str, name: str, folder: Path) -> bool:
    return bool(name) and Path(file) == folder / name


def _squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


__all__ = ["REGISTER", "read_register", "tell_open"]
