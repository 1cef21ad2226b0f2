"""Read the slides of a deck of ours that show no block: its title, its objectives, the openers of
its sections, and those that each deck makes anew."""

from __future__ import annotations

import re
from typing import Any

from irdocs.deck.layout_names import LayoutKind, Stem
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_words import bare, unescaped
from irdocs.importing.own_blocks import picture_in
from irdocs.importing.own_layouts import OwnPieces
from irdocs.importing.own_words import filled_in, is_status
from irdocs.locale.strings_file import Strings

TITLES = (LayoutKind.TITLE_SLIDE, LayoutKind.CREDITED_TITLE, LayoutKind.PHOTO_TITLE)
_AUTHOR = re.compile(
    r"(?:\*\*(?P<name>[^*]+)\*\*|(?P<plain>[^*,]+))(?:,\s*(?P<role>.+))?", re.DOTALL
)


def said_of_document(
    pieces: OwnPieces, words: Strings, line: int, account: LossAccount
) -> dict[str, Any]:
    """Return what a title slide says beside title and subtitle, as `document:` has it."""
    found: dict[str, Any] = {}
    if audience := pieces.words(Stem.AUDIENCE):
        found["audience"] = audience
    if authors := pieces.paragraphs(Stem.AUTHORS):
        found["authors"] = [_author(text) for text in authors]
    text = pieces.words(Stem.VERSION)
    if text and (said := filled_in(words.version.template, text)):
        found["version"] = said["version"]
        account.left(line, f'"{text}"', "the version is taken; write date: yourself", text)
    else:
        pieces.give_back(Stem.VERSION)
    occasion = [bare(part) for part in pieces.paragraphs(Stem.OCCASION)]
    if occasion:
        place, _, day = "".join(occasion[1:2]).partition(str(words.between_details))
        found["event"] = {"name": occasion[0], **({"place": place} if place else {})}
        if day:
            account.left(line, f'"{day}"', "write it as date: of the event", day)
    if picture := _picture(pieces):
        found["cover"] = picture
    return found


def _author(text: str) -> dict[str, str]:
    """Return an author as `document:` has one: a name, and what follows it."""
    found = _AUTHOR.fullmatch(text)
    if found is None:
        return {"name": bare(text)}
    name, role = bare(found["name"] or found["plain"]), bare(found["role"] or "")
    return {"name": name, **({"role": role} if role else {})}


def notes_of_title(notes: str, shown: str, words: Strings, line: int, account: LossAccount) -> str:
    """Return the notes of a title slide without what says again what is on it, in `shown`."""
    there, kept = set(words_of(shown)), []
    for paragraph in notes.split("\n\n"):
        said = bare(paragraph)
        if said and (is_status(words, said) or set(words_of(said)) <= there):
            account.left(line, f'"{said[:60]}"', "irdocs says it in the notes itself", said)
        elif said:
            kept.append(paragraph)
    return "\n\n".join(kept)


def objectives(title: str, pieces: OwnPieces, notes: str) -> dict[str, Any] | None:
    """Return the objectives on a slide of steps; None for other slides."""
    items = [pieces.markdown(Stem.STEP, number) for number in pieces.numbers(Stem.STEP)]
    if len(items) < 2 or not all(items) or not title:
        return None
    said = "\n\n".join(unescaped(part.strip()) for part in notes.split("\n\n") if part.strip())
    return {"title": title, "items": items, **({"notes": said} if said else {})}


def section_picture(pieces: OwnPieces) -> dict[str, Any]:
    """Return the picture on the slide that opens a section, as a section has it."""
    picture = _picture(pieces)
    return {"picture": picture} if picture else {}


def _picture(pieces: OwnPieces) -> dict[str, Any] | None:
    found = pieces.piece(Stem.PICTURE)
    picture = picture_in(found.markdown) if found is not None else None
    if picture and picture.get("decorative"):
        return {"file": picture["file"]}
    return picture


def is_made_anew(kind: LayoutKind, pieces: OwnPieces, count: int, known: str) -> bool:
    """Whether each deck makes a slide anew: the map of its sections, and a last slide that says no
    more than the title slide. `count` is the number of things on it beside its title, and `known`
    is what the title slide says."""
    match kind:
        case LayoutKind.AGENDA:
            return count > 0 and count == len(pieces.numbers(Stem.PART))
        case LayoutKind.CLOSING:
            text = pieces.words(Stem.TEXT)
            return count == bool(text) and set(words_of(text)) <= set(words_of(known))
        case _:
            return False


__all__ = [
    "TITLES", "is_made_anew", "notes_of_title", "objectives", "said_of_document", "section_picture",
]  # fmt: skip
