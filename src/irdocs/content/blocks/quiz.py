"""Questions with options."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Prose, Sentence


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
        if self.right >= len(self.options):
            raise PydanticCustomError(
                "bad-answer",
                "the answer is {answer}, but there are {count} options",
                {"answer": self.answer, "count": len(self.options)},
            )
        seen: set[str] = set()
        for letter, option in zip("ABCD", self.options, strict=False):
            words = " ".join(option.plain.casefold().split())
            if words in seen:
                raise PydanticCustomError(
                    "bad-answer",
                    'option {letter}, "{option}", is there twice, and one of them is right',
                    {"letter": letter, "option": option.plain},
                )
            seen.add(words)
        return self

    @property
    def right(self) -> int:
        """The index of the right option, from 0."""
        return "ABCD".index(self.answer)
