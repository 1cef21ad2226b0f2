"""Tell code on slides by its typeface, and read it with its white space."""

from __future__ import annotations

from copy import deepcopy
from itertools import takewhile

from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import SlideShape
from irdocs.ooxml.slide_text import run_text, runs
from irdocs.ooxml.xml import Element

_MONOSPACED = frozenset(
    {
        "andale mono", "anonymous pro", "cascadia code", "cascadia mono", "consolas", "courier",
        "courier new", "cousine", "dejavu sans mono", "fira code", "fira mono", "hack",
        "ibm plex mono", "inconsolata", "jetbrains mono", "liberation mono", "lucida console",
        "menlo", "monaco", "noto mono", "noto sans mono", "pt mono", "roboto mono", "sf mono",
        "source code pro", "ubuntu mono",
    }
)  # fmt: skip
"""Typefaces that code is set in, in small letters."""


def parted(shape: SlideShape) -> tuple[str, SlideShape]:
    """Return the lines at the head of a text that are set in a typeface for code, if there are
    several, and the text without them; no lines, and the text itself, for other texts."""
    paragraphs = shape.body.findall(f"{A}p") if shape.body is not None else []
    code = [*takewhile(_is_code, paragraphs)]
    while code and not _text(code[-1]).strip():
        code.pop()
    lines = "\n".join(map(_text, code)).replace("\xa0", " ").replace("\v", "\n")
    if "\n" not in lines:
        return "", shape
    rest = deepcopy(shape.element)
    for paragraph in rest.findall(f"{P}txBody/{A}p")[: len(code)]:
        paragraph.getparent().remove(paragraph)
    return lines, SlideShape(rest, shape.kind)


def _text(paragraph: Element) -> str:
    return "".join(map(run_text, runs(paragraph)))


def _is_code(paragraph: Element) -> bool:
    """Whether all words of a paragraph, if it has any, are set in a typeface for code."""
    return all(_is_set_so(run) for run in runs(paragraph) if run_text(run).strip())


def _is_set_so(run: Element) -> bool:
    face = run.find(f"{A}rPr/{A}latin")
    return face is not None and str(face.get("typeface", "")).lower() in _MONOSPACED


def fenced(code: str) -> str:
    """Return code as Markdown."""
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}\n{code}\n{fence}"


__all__ = ["fenced", "parted"]
