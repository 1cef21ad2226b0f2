"""The project's own source, for rules on how it is written.

To parse all of it takes seconds. Which files can have what a rule is on, a search in the text finds
in a moment, so that the others are not parsed.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from conftest import ROOT

SOURCE = ROOT / "src"


@cache
def texts() -> dict[Path, str]:
    """Return the text of each module, in the order of their paths."""
    return {path: path.read_text("utf-8") for path in sorted((SOURCE / "irdocs").rglob("*.py"))}


def paths_with(pattern: str) -> list[Path]:
    """Return the modules in which a pattern matches; its `^` is the start of a line."""
    search = re.compile(pattern, re.MULTILINE).search
    return [path for path, text in texts().items() if search(text)]


def calls_of(*names: str) -> str:
    """Return a pattern that matches wherever a function or method of these names is called."""
    return rf"\b(?:{'|'.join(names)})\s*\("


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(texts()[path])


__all__ = ["SOURCE", "calls_of", "parsed", "paths_with", "texts"]
