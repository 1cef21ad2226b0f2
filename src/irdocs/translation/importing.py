"""Take the translations of a file that came back into the catalogue, losing nothing of either.

Texts are found by their ids and, where the content has changed meanwhile, by their words. What the
catalogue had and the file says otherwise is kept in a comment beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.diagnostics import Report, Severity
from irdocs.frozen import frozen, replace
from irdocs.translation.catalogue import CHECKED_BY, Entry, Translations
from irdocs.translation.extraction import put_aside
from irdocs.translation.matching import paired
from irdocs.translation.rules import faults
from irdocs.translation.standing import TranslationState, state_of
from irdocs.translation.texts import TranslatableText


@frozen
class Import:
    """A catalogue with the translations of a file, and how many it took."""

    catalogue: Translations
    taken: int
    """How many translations are new or other than they were."""


def imported(
    texts: Sequence[TranslatableText],
    current: Translations,
    arrived: Translations,
    source_language: str,
    report: Report,
) -> Import:
    """Return the current catalogue, which has an entry for each text, with what has arrived.

    What is wrong with a translation is a warning here: it is taken all the same, and builds refuse
    it. A translation of a text that has changed since is taken only where there is none that is
    newer, and marked.
    """
    pairing = paired(texts, arrived.entries)
    entries = {entry.id: entry for entry in current.entries if not entry.is_obsolete}
    known = paired(texts, tuple(entries.values())).entries
    taken = 0
    for text, own, other in zip(texts, known, pairing.entries, strict=True):
        if own is None or other is None or not other.target.strip():
            continue
        state = state_of(text, other)
        is_newer_here = (
            state is TranslationState.STALE and state_of(text, own) is not TranslationState.MISSING
        )
        if is_newer_here or _is_same(own, other):
            continue
        taken += 1
        entries[own.id] = _taken(text, own, other, state)
        languages = (source_language, current.language)
        for fault in faults(other, text.source, text.words, languages):
            severity = Severity.NOTE if fault.severity is Severity.NOTE else Severity.WARNING
            span = replace(other.span, other=text.span) if other.span else text.span
            report.report(severity, fault.code, fault.message, span, fault.hint)
    lost = [entry for entry in pairing.unused if entry.target and not entry.is_obsolete]
    for entry in lost:
        report.warning(
            "unknown-text", f'the content has no text "{entry.id}"', entry.span,
            "its translation is kept at the end of the file",
        )  # fmt: skip
    aside = [entry for entry in current.entries if entry.is_obsolete]
    have = {(entry.id, entry.target) for entry in aside}
    aside += [put_aside(entry) for entry in lost if (entry.id, entry.target) not in have]
    header = dict(current.header)
    if arrived.checked_by:
        header[CHECKED_BY] = arrived.checked_by
    return Import(replace(current, entries=(*entries.values(), *aside), header=header), taken)


def _is_same(own: Entry, other: Entry) -> bool:
    return own.target == other.target and own.is_fuzzy == other.is_fuzzy


def _taken(text: TranslatableText, own: Entry, other: Entry, state: TranslationState) -> Entry:
    """Return an entry with the translation that has arrived."""
    comments = [other.comment or own.comment]
    if own.target and own.target != other.target:
        comments.append(f"before: {own.target}")
    is_stale = state is TranslationState.STALE
    return replace(
        own,
        target=other.target.strip(),
        is_fuzzy=is_stale or state is TranslationState.FUZZY,
        previous=other.translated_source if is_stale else None,
        flags=tuple(dict.fromkeys((*own.flags, *other.flags))),
        comment="\n".join(filter(None, comments)),
    )
