"""Lines of code: each is a unit of its own, and keeps its white space when it is written anew."""

from __future__ import annotations

from irdocs.ooxml.namespaces import A
from irdocs.ooxml.slide_text import SlideLine, in_plain_quotes
from irdocs.pulling.patching import LinePatch, PatchedYaml
from irdocs.pulling.units import ContentUnit


def code_of(line: SlideLine, like: str) -> str:
    """Return a paragraph of a slide as code, all its spaces with it.

    PowerPoint turns quotation marks while somebody types; they are those of keyboards again, unless
    the code that the line stands in the place of, or behind, has others.
    """
    text = "".join(run.text or "" for run in line.element.iter(f"{A}t"))
    text = text.replace("\u00a0", " ").rstrip()
    return in_plain_quotes(text) if in_plain_quotes(like) == like else text


def with_code(file: PatchedYaml, unit: ContentUnit, code: str) -> LinePatch:
    """Return the patch that writes a line of code in the place of another.

    Raises ValueError where it is not found in the file.
    """
    row, indent = _row(file, unit)
    return LinePatch(row, row + 1, (indent + code,))


def with_code_behind(file: PatchedYaml, unit: ContentUnit, code: str) -> LinePatch:
    """Return the patch that puts a line of code behind another. Raises as `with_code` does."""
    row, indent = _row(file, unit)
    return LinePatch(row + 1, row + 1, (indent + code,))


def without_code(file: PatchedYaml, unit: ContentUnit) -> LinePatch:
    """Return the patch that takes a line of code away. Raises as `with_code` does."""
    row, _ = _row(file, unit)
    return LinePatch(row, row + 1, ())


def _row(file: PatchedYaml, unit: ContentUnit) -> tuple[int, str]:
    """Return the row of a line of code in a literal block, from 0, and what it is indented by."""
    row = unit.span.line + unit.part
    line = file.lines[row] if row < len(file.lines) else ""
    indent = line.removesuffix(unit.source)
    if file.lines[unit.span.line - 1][unit.span.column - 1] != "|" or (
        indent == line or indent.strip()
    ):
        raise ValueError("its code is not written line by line below `code: |`")
    return row, indent


__all__ = ["code_of", "with_code", "with_code_behind", "without_code"]
