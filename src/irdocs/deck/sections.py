"""The sections of a deck that PowerPoint shows beside its slides, with unique names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from irdocs.deck.model import Deck, Slide
from irdocs.locale.strings_file import Strings


def named_sections(
    decks: Sequence[Deck], slides: Sequence[Slide], ids: Sequence[int]
) -> list[tuple[str, list[int]]]:
    """Return PowerPoint's sections of slides of one or two decks: name and slide ids, in order.

    PowerPoint wants every slide in a section, so those before the first and after the last section
    of the content get sections of their own, and so do all backup slides together. Sections of two
    decks, which are in two languages, are named in both.
    """
    names = _named_apart(decks)
    sections: list[tuple[str, list[int]]] = [(_in_all(decks, lambda w: w.opening_section), [])]
    current: str | None = None
    backup: list[int] = []
    for slide, identifier in zip(slides, ids, strict=True):
        if slide.backup:
            backup.append(identifier)
            continue
        if slide.section and slide.section != current:
            sections.append((names[slide.section], []))
        elif not slide.section and current:
            sections.append((_in_all(decks, lambda w: w.closing_section), []))
        current = slide.section
        sections[-1][1].append(identifier)
    return [*sections, (_in_all(decks, lambda w: w.backup_section), backup)] if backup else sections


def _in_all(decks: Sequence[Deck], name: Callable[[Strings], str]) -> str:
    """Return a name of ours in the languages of all decks."""
    return " / ".join(dict.fromkeys(str(name(deck.locale.words)) for deck in decks))


def _named_apart(decks: Sequence[Deck]) -> Mapping[str, str]:
    """Return the names of sections by id, made unique by a number (rule PPT-10 of the audit)."""
    has_backup = any(slide.backup for deck in decks for slide in deck.slides)
    seen = Counter(
        {
            _in_all(decks, lambda w: w.opening_section): 1,
            _in_all(decks, lambda w: w.closing_section): 1,
        }
    )
    seen[_in_all(decks, lambda w: w.backup_section)] += has_backup
    titles: dict[str, list[str]] = {}
    for deck in decks:
        for identifier, title in deck.sections:
            titles.setdefault(identifier, []).append(title)
    names = {}
    for identifier, own in titles.items():
        name = " / ".join(dict.fromkeys(own))
        seen[name] += 1
        numbered = decks[0].locale.words.section_again(name=name, number=str(seen[name]))
        names[identifier] = name if seen[name] == 1 else numbered
    return names
