"""Bring a catalogue up to date with the content, without losing anything that was translated.

An entry whose text has changed keeps its translation, marked as fuzzy, with the source that it is a
translation of. An entry whose text is gone is put aside at the end of the file, where it is found
again if the text comes back.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from irdocs.frozen import frozen, replace
from irdocs.translation.catalogue import Entry, Translations
from irdocs.translation.matching import paired
from irdocs.translation.standing import TranslationState, state_of
from irdocs.translation.texts import TOKEN, TranslatableText, parts_of

MOST_CHARACTERS = {"title": 65, "headline": 90, "alt": 150}
"""Beyond how many characters there is a warning, by the last key of an id: the limits of the rules
on headings, titles of slides and alternative texts."""
SPOKEN = 120
"""How many characters of what the lecturer says stand with the head of a slide."""
HEADS = frozenset({"title", "headline", "lead", "short"})
"""The keys of texts that say in few words what the lecturer says in many."""
FOR_TRANSLATORS = "# translators:"
"""What a comment above a text begins with that is for translators."""


@frozen
class Extraction:
    """A catalogue that is up to date, and what that took."""

    catalogue: Translations
    new: int
    """How many texts it did not have."""
    stale: int
    """How many translations are of a text that has changed."""
    put_aside: int
    """How many translations are of no text any more."""


def extracted(
    texts: Sequence[TranslatableText],
    old: Translations,
    sources: Mapping[str, str],
    folder: str = ".",
) -> Extraction:
    """Return a catalogue with an entry for each text.

    `sources` are the texts of the files, by the names that messages give them; `folder` is that of
    the content, from which the catalogue names files.
    """
    pairing = paired(texts, old.entries)
    lines = {file: source.split("\n") for file, source in sources.items()}
    taken = {text.id for text in texts}
    entries: list[Entry] = []
    new = stale = 0
    for text, known in zip(texts, pairing.entries, strict=True):
        notes = tuple(_notes(text, lines))
        entry = _updated(text, known, replace(_blank(text, folder), notes=notes), taken)
        new += known is None or known.is_obsolete
        stale += state_of(text, entry) is TranslationState.STALE
        entries.append(entry)
    rest = [put_aside(entry) for entry in pairing.unused if _is_work(entry)]
    aside = sum(not entry.is_obsolete for entry in pairing.unused if _is_work(entry))
    return Extraction(replace(old, entries=(*entries, *rest)), new, stale, aside)


def _blank(text: TranslatableText, folder: str) -> Entry:
    file = Path(os.path.relpath(text.span.file, folder)).as_posix()
    return Entry(text.id, text.source, places=((file, text.span.line),))


def _updated(text: TranslatableText, known: Entry | None, blank: Entry, taken: set[str]) -> Entry:
    """Return the entry of a text, with the translation of the one that was known."""
    if known is None:
        return blank
    # A text that stays in its place keeps the id by which translators' programs know it.
    stays = parts_of(known.id) == parts_of(text.id) and known.id not in taken
    if stays:
        taken.add(known.id)
    entry = replace(
        blank, id=known.id if stays else text.id, target=known.target, comment=known.comment,
        flags=known.flags,
    )  # fmt: skip
    match state_of(text, known):
        case TranslationState.MISSING | TranslationState.TRANSLATED:
            return entry
        case TranslationState.FUZZY:
            return replace(entry, is_fuzzy=True)
        case TranslationState.STALE:
            return replace(entry, is_fuzzy=True, previous=known.translated_source)


def _is_work(entry: Entry) -> bool:
    """Return whether somebody has put work into an entry."""
    return bool(entry.target or entry.comment or entry.forms)


def put_aside(entry: Entry) -> Entry:
    """Return an entry of no text any more, with the source that its translation is of."""
    is_stale = entry.is_fuzzy and entry.previous is not None
    return replace(
        entry, source=entry.translated_source, previous=None, notes=(), places=(),
        is_fuzzy=entry.is_fuzzy and not is_stale, is_obsolete=True,
    )  # fmt: skip


def _notes(text: TranslatableText, lines: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what translators should know of a text: what it is, where, and for whom."""
    key = next(step for step in reversed(text.id.split(".")) if not step.startswith(TOKEN))
    called = text.owner.called.removeprefix("a ")
    kind = f"{called}, {key}" if called else key
    yield f"{kind}: {text.words.value}"
    if key in MOST_CHARACTERS:
        yield f"{MOST_CHARACTERS[key]} characters at most"
    if text.note:
        yield text.note
    if text.owner.heading and text.owner.heading != text.source:
        yield f"in the section: {text.owner.heading}"
    if text.owner.spoken and key in HEADS:
        yield f"the lecturer says: {shorten(text.owner.spoken, SPOKEN, placeholder=' …')}"
    yield from _comments(text, lines.get(text.span.file, ()))


def _comments(text: TranslatableText, lines: Sequence[str]) -> Iterator[str]:
    """Yield the comments for translators that stand in the lines above a text."""
    above: list[str] = []
    for line in reversed(lines[: text.span.line - 1]):
        if not line.strip().startswith("#"):
            break
        above.insert(0, line.strip())
    is_for_them = False
    for comment in above:
        if comment.casefold().startswith(FOR_TRANSLATORS):
            is_for_them = True
            yield comment[len(FOR_TRANSLATORS) :].strip()
        elif is_for_them:
            yield comment.removeprefix("#").strip()
