"""Find slides of a question on which somebody has made another answer the right one.

The right answer stands on them twice: behind its letter among the options, and with its letter in
the title, or in the notes. Whoever exchanges two options and nothing else lets a wrong one be
marked as right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.frozen import frozen
from irdocs.keeping.deciding import SlideDecision, told
from irdocs.keeping.placed_options import LETTER
from irdocs.keeping.reading import ReadSlide
from irdocs.keeping.sharing import EDITED


@frozen
class OtherAnswer:
    """Slides of a question whose right answer is another than in the content."""

    slides: tuple[int, ...]
    says: str
    """What they say of it now, for a report."""
    right: str
    """The letter and the words of the right answer, as the content has them."""


def other_answers(found: Sequence[SlideDecision]) -> list[OtherAnswer]:
    """Return the other answers of a deck, each with all slides that have it."""
    slides: dict[tuple[str, str], list[int]] = {}
    for decision, number in told(found):
        made, edited = decision.made, decision.edited
        if made is None or edited is None or not number or decision.fate not in EDITED:
            continue
        for answer in _of_slide(made, edited):
            slides.setdefault(answer, []).append(number)
    return [OtherAnswer(tuple(numbers), *answer) for answer, numbers in slides.items()]


def _of_slide(made: ReadSlide, edited: ReadSlide) -> Iterator[tuple[str, str]]:
    """Yield what a slide says now of the right answer, and what the content says of it."""
    before, after = _options(made), _options(edited)
    if before == after and _said(made) == _said(edited):
        return
    right = next(
        ((letter, option, text) for text in _said(made) for letter, option in before.items()
         if option in text and letter in _letters(text.replace(option, ""), before)),
        None,
    )  # fmt: skip
    if right is None or right[0] not in after:
        return
    letter, option, text = right
    marked, as_right = after[letter], f'{letter}, "{option}"'
    said = _said(edited)
    now = text if text in said else next((one for one in said if _is_said(one, after)), "")
    if marked != option and (marked in before.values() or now == text):
        yield f'"{marked}" stands at {letter}', as_right
    elif now != text and _contradicts(now, letter, marked, after):
        yield f'"{now}"', as_right


def _is_said(text: str, options: dict[str, str]) -> bool:
    """Whether a title, or a paragraph of notes, says which option is right."""
    return any(
        option in text and _letters(text.replace(option, ""), options)
        for option in options.values()
    )


def _contradicts(text: str, letter: str, marked: str, options: dict[str, str]) -> bool:
    """Whether a text names another option, or another letter, than the one that is marked."""
    letters = _letters(text.replace(marked, ""), options)
    return bool(text) and (marked not in text or letter not in letters)


def _options(slide: ReadSlide) -> dict[str, str]:
    """Return the options of a question by their letters, which stand alone before them."""
    texts = [line.text for line in slide.lines if line.role == "text"]
    pairs = pairwise(texts)
    found = {one: other for one, other in pairs if LETTER.fullmatch(one)}
    return found if len(found) > 1 and len(set(found.values())) == len(found) else {}


def _said(slide: ReadSlide) -> list[str]:
    """Return the texts of a slide that may say which answer is right."""
    titles = [line.text for line in slide.lines if line.role == "title"]
    return titles + [line.text for line in slide.notes]


def _letters(text: str, options: dict[str, str]) -> set[str]:
    """Return the letters of options that stand alone in a text."""
    return {one for one in options if re.search(rf"(?<!\w){one}(?!\w)", text)}


__all__ = ["OtherAnswer", "other_answers"]
