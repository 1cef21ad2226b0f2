"""Give back the quizzes of slides that irdocs made: a question, and the slide that answers it."""

from __future__ import annotations

from typing import Any

from irdocs.deck.layout_names import Stem
from irdocs.importing.losses import LossAccount, words_of
from irdocs.importing.markdown_words import bare, unescaped
from irdocs.importing.own_layouts import OwnPieces
from irdocs.locale.strings_file import Strings

LETTERS = "ABCD"


class AskedQuiz:
    """A question that was met, which waits for its answer."""

    def __init__(self, title: str, pieces: OwnPieces, notes: str) -> None:
        case, question = pieces.markdown(Stem.BODY), unescaped(title)
        self.pieces = pieces
        self.options = _options(pieces)
        self.notes = [part.strip() for part in notes.split("\n\n") if part.strip()]
        """The paragraphs of its notes."""
        self.question = f"{case} {question}" if case else question
        self.letters = [pieces.words(Stem.LETTER, n) for n in pieces.numbers(Stem.LETTER)]

    @property
    def is_one(self) -> bool:
        """Whether it has options to choose from."""
        return len(self.options) > 1 and all(self.options) and bool(self.question.strip())

    def answered_by_notes(
        self, words: Strings, line: int, account: LossAccount
    ) -> dict[str, Any] | None:
        """Return the quiz whose answer and explanation stand in its notes; None if they do not."""
        answer = self._answer_in_notes(words)
        if answer is None or answer[1] + 1 == len(self.notes):
            return None
        letter, place = answer
        explanation = "\n\n".join(map(unescaped, self.notes[place + 1 :]))
        account.left(line, "the answer in the notes", "the quiz has it", bare(self.notes[place]))
        self.notes = self.notes[:place]
        return self._block(letter, explanation)

    def answered_by_slide(
        self, title: str, pieces: OwnPieces, notes: str, words: Strings, line: int,
        account: LossAccount,
    ) -> dict[str, Any] | None:  # fmt: skip
        """Return the quiz that a slide with a title in plain words answers; None if it does not."""
        explanation = pieces.markdown(Stem.EXPLANATION)
        shown = [*map(bare, _options(pieces))]  # the right one is bold, whatever was before
        if shown != [*map(bare, self.options)] or not explanation:
            return None
        said = [words.answer_title(letter=letter, option=bare(option))
                for letter, option in zip(LETTERS, self.options, strict=False)]  # fmt: skip
        right = next((letter for letter, text in zip(LETTERS, said, strict=False)
                      if _same(text, title)), "")  # fmt: skip
        if not right:
            return None
        letters = [pieces.words(Stem.LETTER, number) for number in pieces.numbers(Stem.LETTER)]
        again = [title, *map(bare, self.options), *letters]
        if (found := self._answer_in_notes(words)) is not None:
            again.append(bare(self.notes.pop(found[1])))
        for paragraph in notes.split("\n\n"):
            if any(_same(bare(paragraph), bare(one)) for one in (self.question, *self.notes)):
                again.append(bare(paragraph))
            elif paragraph.strip():
                self.notes.append(paragraph)
        account.left(line, "the slide that answers a question", "a quiz makes it", " ".join(again))
        return self._block(right, explanation)

    def _block(self, letter: str, explanation: str) -> dict[str, Any]:
        return {"type": "quiz", "question": self.question, "options": self.options,
                "answer": letter, "explanation": explanation}  # fmt: skip

    def _answer_in_notes(self, words: Strings) -> tuple[str, int] | None:
        """Return the letter of the answer, and which paragraph of the notes says it."""
        for letter, option in zip(LETTERS, self.options, strict=False):
            said = words.answer_note(letter=letter, option=bare(option))
            for number, paragraph in enumerate(self.notes):
                if _same(bare(paragraph), said):
                    return letter, number
        return None


def _options(pieces: OwnPieces) -> list[str]:
    """Return the options on the slide of a question or an answer."""
    return [pieces.markdown(Stem.OPTION, number) for number in pieces.numbers(Stem.OPTION)]


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their spaces and signs."""
    return words_of(one.casefold()) == words_of(other.casefold())


__all__ = ["LETTERS", "AskedQuiz"]
