"""The sections of a deck that PowerPoint shows beside its slides, with unique names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from irdocs.deck.model import Deck


def named_sections(deck: Deck, ids: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Return PowerPoint's sections: name and slide ids, in order.

    PowerPoint wants every slide in a section, so those before the first and after the last section
    of the content get sections of their own, and so do all backup slides together.
    """
    names, words = _named_apart(deck), deck.locale.words
    sections: list[tuple[str, list[int]]] = [(words.opening_section, [])]
    current: str | None = None
    backup: list[int] = []
    for slide, identifier in zip(deck.slides, ids, strict=True):
        if slide.backup:
            backup.append(identifier)
            continue
        if slide.section and slide.section != current:
            sections.append((names[slide.section], []))
        elif not slide.section and current:
            sections.append((words.closing_section, []))
        current = slide.section
        sections[-1][1].append(identifier)
    return [*sections, (words.backup_section, backup)] if backup else sections


def _named_apart(deck: Deck) -> Mapping[str, str]:
    """Return the names of sections by id, made unique by a number (rule PPT-10 of the audit)."""
    words = deck.locale.words
    seen: Counter[str] = Counter({words.opening_section: 1, words.closing_section: 1})
    seen[words.backup_section] += any(slide.backup for slide in deck.slides)
    names = {}
    for identifier, name in deck.sections:
        seen[name] += 1
        numbered_name = words.section_again(name=name, number=str(seen[name]))
        names[identifier] = name if seen[name] == 1 else numbered_name
    return names
