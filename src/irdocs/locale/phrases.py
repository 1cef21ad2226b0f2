"""Texts with placeholders, such as "Version {version}, {date}"; one class for each set of these.

The parameters of a class's `__call__` are its placeholders. A phrase is filled by calling it with
keywords, so mypy finds one that is misspelt or missing in our code; and when a file of strings is
read, each text in it is checked against the same signature.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from string import Formatter
from typing import Any, ClassVar, Self

from irdocs.diagnostics import guess, joined
from irdocs.frozen import frozen
from irdocs.locale.own_words import common_language, in_language, language_of
from irdocs.models import ValidationInfo


def placeholders_in(text: str) -> tuple[str, ...]:
    """Return the names in braces in a text, each once, in the order of their first appearance.

    Raises ValueError for a brace without its partner, and for braces round anything but a name.
    """
    names: dict[str, None] = {}
    for _, name, specification, conversion in Formatter().parse(text):
        if name is None:  # the text after the last placeholder
            continue
        if not name.isidentifier() or specification or conversion:
            raise ValueError("braces must hold a name and nothing else")
        names[name] = None
    return tuple(names)


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled; it keeps the language that the text is in.

    One that has no words itself, such as "{label}: ", has the language of the words that fill it.
    """
    language = language_of(template) or common_language(values.values())
    return in_language(template.format(**values), language)


@frozen
class Phrase:
    """A text with placeholders; subclasses declare these as the parameters of `__call__`."""

    template: str

    placeholders: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        if call := cls.__dict__.get("__call__"):
            parameters = inspect.signature(call).parameters
            cls.placeholders = tuple(name for name in parameters if name != "self")

    @classmethod
    def of_file(cls, value: Any, info: ValidationInfo) -> Self:
        """Return it of the value of a file of words."""
        if not isinstance(value, str):
            raise ValueError("must be text")
        return cls.read(str(value))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return a text as a phrase. Raises ValueError if its placeholders are not this kind's."""
        return cls(cls.checked(text))

    @classmethod
    def checked(cls, text: str, *, without: str | None = None) -> str:
        """Return a text whose placeholders are this kind's; `without` names one that may lack.

        Raises ValueError for any other.
        """
        names = placeholders_in(text)
        missing = [name for name in cls.placeholders if name not in names and name != without]
        faults = [
            joined(f"there is no placeholder {{{name}}} here", guess(name, missing))
            for name in names
            if name not in cls.placeholders
        ]
        faults += [f"the placeholder {{{name}}} is missing" for name in missing]
        if faults:
            raise ValueError("; ".join(faults))
        return text

    def _filled(self, **values: str) -> str:
        return filled(self.template, values)


class NumberPhrase(Phrase):
    def __call__(self, *, number: str) -> str:
        return self._filled(number=number)


class LetterPhrase(Phrase):
    def __call__(self, *, letter: str) -> str:
        return self._filled(letter=letter)


class AnswerPhrase(Phrase):
    def __call__(self, *, letter: str, option: str) -> str:
        return self._filled(letter=letter, option=option)


class LeadPhrase(Phrase):
    """A label and what parts it from what it leads, such as a colon and a space."""

    def __call__(self, *, label: str) -> str:
        text = self._filled(label=label)
        if not label.endswith(LEADING):
            return text
        # "Does it hurt?" needs no colon: of that only the space stays.
        after = self.template.rpartition("}")[2]
        return in_language(label + " " * after.endswith(" "), language_of(text))


LEADING = ("?", "!", "…", ":", ";", "？", "！", "：", "؟", "\N{GREEK QUESTION MARK}")
"""What a label may end in that leads on by itself; a semicolon asks in Greek. A full stop may be
that of an abbreviation."""


class QuantityPhrase(Phrase):
    def __call__(self, *, value: str, unit: str) -> str:
        return self._filled(value=value, unit=unit)


class VersionPhrase(Phrase):
    def __call__(self, *, version: str, date: str) -> str:
        return self._filled(version=version, date=date)


class DatePhrase(Phrase):
    def __call__(self, *, date: str) -> str:
        return self._filled(date=date)


class ReviewPhrase(Phrase):
    def __call__(self, *, date: str, reviewer: str) -> str:
        return self._filled(date=date, reviewer=reviewer)


class AuthorsPhrase(Phrase):
    def __call__(self, *, authors: str) -> str:
        return self._filled(authors=authors)


class CitationPhrase(Phrase):
    def __call__(self, *, citation: str) -> str:
        return self._filled(citation=citation)


class ReferencePhrase(Phrase):
    def __call__(self, *, citation: str, authors: str, publisher: str, year: str) -> str:
        return self._filled(citation=citation, authors=authors, publisher=publisher, year=year)


class SourceNotePhrase(Phrase):
    def __call__(self, *, citation: str, reference: str, address: str) -> str:
        return self._filled(citation=citation, reference=reference, address=address)


class NamePhrase(Phrase):
    def __call__(self, *, name: str) -> str:
        return self._filled(name=name)


class NumberedNamePhrase(Phrase):
    def __call__(self, *, name: str, number: str) -> str:
        return self._filled(name=name, number=number)


class RangePhrase(Phrase):
    def __call__(self, *, value: str, low: str, high: str) -> str:
        return self._filled(value=value, low=low, high=high)


class AxisPhrase(Phrase):
    def __call__(self, *, label: str, detail: str) -> str:
        return self._filled(label=label, detail=detail)


class PlacePhrase(Phrase):
    def __call__(self, *, place: str) -> str:
        return self._filled(place=place)


class FigurePhrase(Phrase):
    def __call__(self, *, figure: str) -> str:
        return self._filled(figure=figure)


class TargetPhrase(Phrase):
    def __call__(self, *, target: str) -> str:
        return self._filled(target=target)


class FlowNextPhrase(Phrase):
    def __call__(self, *, step: str) -> str:
        return self._filled(step=step)


class FlowAnswerPhrase(Phrase):
    def __call__(self, *, answer: str, step: str) -> str:
        return self._filled(answer=answer, step=step)


class RiskPhrase(Phrase):
    def __call__(self, *, people: str, affected: str, event: str, time: str, others: str) -> str:
        return self._filled(people=people, affected=affected, event=event, time=time, others=others)


class TitlePhrase(Phrase):
    def __call__(self, *, title: str) -> str:
        return self._filled(title=title)


class NumberedTitlePhrase(Phrase):
    def __call__(self, *, title: str, number: str) -> str:
        return self._filled(title=title, number=number)


class CountedTitlePhrase(Phrase):
    def __call__(self, *, title: str, number: str, total: str) -> str:
        return self._filled(title=title, number=number, total=total)


class SectionPhrase(Phrase):
    def __call__(self, *, section: str) -> str:
        return self._filled(section=section)


class PagePicturePhrase(Phrase):
    def __call__(self, *, number: str, total: str, headings: str) -> str:
        return self._filled(number=number, total=total, headings=headings)


class CountPhrase(Phrase):
    def __call__(self, *, number: str, total: str) -> str:
        return self._filled(number=number, total=total)
