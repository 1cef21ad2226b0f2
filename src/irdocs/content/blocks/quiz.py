"""Questions with options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.fault import BlockFault, refuse
from irdocs.content.fields import Prose, Sentence
from irdocs.models import Field, model_validator

LETTERS = "ABCD"
"""What options are called."""


def letter_meant(given: object, options: object) -> str | None:
    """Return the hint for an answer that is no letter: the number or the words of an option, or a
    small letter; None if it is none of these."""
    listed = options if isinstance(options, list) else []
    text = " ".join(str(given).split()).casefold()
    words = [" ".join(str(option).split()).casefold() for option in listed]
    if text.upper() in LETTERS[: len(listed)] and len(text) == 1:
        return f"write {text.upper()}"
    if text in words:
        return f"write {LETTERS[words.index(text)]}, the letter of this option"
    numbers = [str(number) for number in range(1, len(listed) + 1)]
    if text in numbers:
        return f"write {LETTERS[numbers.index(text)]} if option {text} is right"
    return None


class Quiz(Block):
    """A question with two to four options, one of which is right."""

    called = "quiz"
    type: Literal["quiz"]
    question: Sentence
    options: tuple[Sentence, ...] = Field(min_length=2, max_length=4)
    answer: Literal["A", "B", "C", "D"]
    explanation: Prose
    reveal: bool = False
    """Whether each option, and then the explanation, appears at a click (deck only)."""

    @model_validator(mode="after")
    def _answer_is_one_option(self) -> Self:
        refuse("bad-answer", tuple(self._faults()))
        return self

    def _faults(self) -> Iterator[BlockFault]:
        if self.right >= len(self.options):
            yield BlockFault(
                ("answer",),
                f"the answer is {self.answer}, but there are {len(self.options)} options",
            )
        seen: set[str] = set()
        for number, option in enumerate(self.options):
            words = " ".join(option.plain.casefold().split())
            if words in seen:
                yield BlockFault(
                    ("options", number),
                    f'option {LETTERS[number]}, "{option.plain}", is there twice, and one of them '
                    "is right",
                    "write another option",
                )
            seen.add(words)

    @property
    def right(self) -> int:
        """The index of the right option, from 0."""
        return LETTERS.index(self.answer)
