"""Tell names of trials, which are written in capitals and mostly short for nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.content.markup import Citation, Plain

_NAME = re.compile(r"\b[A-Z][A-Z0-9]{3,}\b(?!-)")
_STUDY = (
    r"[- ](?:\w+[- ])?(?:trial|study|registry|collaboration|investigators|randomi[sz]ed)s?\b"
    r"|[ \u00a0](?:19|20)\d\d\b"
)
_NAMED_STUDY = re.compile(rf"\b([A-Z][A-Z0-9]{{3,}})(?={_STUDY})")
"""A name before what it is of, or before the year of its results: the SMART trial, SMART 2018."""
_CITED = re.compile(r"\b([A-Z][A-Z0-9]{3,})\W{0,2}\Z")
"""A name that a source is cited right behind."""
_TITLES = frozenset({"title", "caption", "categories", "header", "name", "term"})
"""The keys of what stands above or beside results, and says whose they are."""


def trial_names(content: ExaminedContent) -> frozenset[str]:
    """Return the names of trials in a document: what a source is called by (its id, or in its title
    as a trial), what is cited right behind, what has "trial" or a year behind it; and in the blocks
    that name such a one, what stands beside it as a title."""
    sources = content.document.sources
    called = {name.upper().replace("-", "") for name in sources}
    for source in sources.values():
        called.update(_NAMED_STUDY.findall(str(source.title or "")))
    names: set[str] = set()
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for text, written, named in content.found(_names_in):
        names |= written & called
        names |= named
        if text.home and text.key in _TITLES:
            beside[text.home] |= written
    return frozenset(names.union(*(found for found in beside.values() if found & names)))


def _names_in(part: ExaminedPart) -> Iterator[tuple[ContentText, frozenset[str], frozenset[str]]]:
    """Yield each text that may name a trial: what is written like a name, what is called one."""
    for text in part.texts:
        written = frozenset(name for words in text.paragraphs for name in _NAME.findall(words))
        named = frozenset(_named(text))
        if written or named:
            yield text, written, named


def _named(text: ContentText) -> Iterator[str]:
    """Yield the names that a text gives to studies, or cites a source behind."""
    for paragraph in text.paragraphs:
        yield from _NAMED_STUDY.findall(paragraph)
    for inlines in text.text.paragraphs if text.text else ():
        for before, behind in pairwise(inlines):
            if isinstance(before, Plain) and isinstance(behind, Citation):
                yield from _CITED.findall(before.text)


__all__ = ["trial_names"]
