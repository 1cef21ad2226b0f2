"""Paragraphs → a placeholder's text body (ECMA-376, 21.1.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irdocs.deck.fit import BULLET_INDENT
from irdocs.deck.model import Paragraph, Run
from irdocs.deck.xml import Element, el
from irdocs.units import emu

Relate = Callable[[str], str]
"""Makes a relationship to an address and returns its id."""


def body(
    paragraphs: Sequence[Paragraph], language: str, size: float | None, relate: Relate
) -> Element:
    """Return a text body; `size` in pt only where it differs from the layout's."""
    return el(
        "p:txBody",
        el("a:bodyPr"),
        el("a:lstStyle"),
        *(paragraph_of(paragraph, language, size, relate) for paragraph in paragraphs),
    )


def paragraph_of(
    paragraph: Paragraph, language: str, size: float | None, relate: Relate
) -> Element:
    """Return one paragraph."""
    properties = []
    level = paragraph.level or None
    if paragraph.bullet is False:
        margin = emu(BULLET_INDENT * paragraph.level)
        properties.append(el("a:pPr", el("a:buNone"), lvl=level, marL=margin, indent=0))
    elif level:
        properties.append(el("a:pPr", lvl=level))
    runs = [_run(run, language, size, relate) for run in paragraph.runs if run.text]
    return el("a:p", *properties, *runs)


def _run(run: Run, language: str, size: float | None, relate: Relate) -> Element:
    link = [el("a:hlinkClick", r_id=relate(run.url))] if run.url else []
    properties = el(
        "a:rPr",
        *link,
        lang=run.language or language,
        sz=round(size * 100) if size else None,
        b=1 if run.bold else None,
        i=1 if run.italic else None,
        dirty=0,
    )
    return el("a:r", properties, el("a:t", run.text))
