"""Texts that meet a number, in the plural forms of their language (CLDR, UTS #35 part 3, 5).

English has two forms, Polish three for whole numbers, Welsh and Arabic six. A file of strings gives
such a text a form for each category that whole numbers come to in its language, or one text where
that is good for every number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal, Self, get_args

import babel
from babel.plural import PluralRule

from irdocs.content.datafile import DataFileRequest, Fault, FaultsError
from irdocs.frozen import frozen
from irdocs.locale.phrases import Phrase, filled
from irdocs.models import ValidationInfo

Category = Literal["zero", "one", "two", "few", "many", "other"]
"""CLDR's names of plural forms, in the order in which a file has them."""
CATEGORIES: tuple[Category, ...] = get_args(Category)
_WHOLE_NUMBERS = (*range(201), 1_000, 1_000_000)
"""Whole numbers that between them come to each category that any whole number comes to."""


@frozen
class Count:
    """A whole number, and how it is written."""

    number: int
    text: str


@cache
def _rule(language: str) -> PluralRule | None:
    """Return CLDR's rule of a language's tag, or of the part of it that CLDR knows."""
    parts = language.split("-")
    for count in range(len(parts), 0, -1):
        try:
            return babel.Locale.parse("-".join(parts[:count]), sep="-").plural_form
        except (ValueError, babel.UnknownLocaleError):
            continue
    return None


def category(number: int | Decimal, language: str) -> Category:
    """Return the plural category of a number in a language; other if CLDR has no rule."""
    rule = _rule(language)
    found = rule(number) if rule else "other"
    return next(name for name in CATEGORIES if name == found)


def categories(language: str) -> tuple[Category, ...]:
    """Return the categories that whole numbers come to in a language, in CLDR's order."""
    return tuple(numbers_of(language))


@cache
def numbers_of(language: str) -> Mapping[Category, int]:
    """Return how many whole numbers up to 200 come to each category, in CLDR's order.

    A form for one number need not say it.
    """
    found = Counter(category(number, language) for number in _WHOLE_NUMBERS)
    return {name: found[name] for name in CATEGORIES if name in found}


@frozen
class PluralPhrase(Phrase):
    """A text with one count in it, which decides its form; subclasses say which that is."""

    language: str = field(default="en", compare=False)
    forms: Mapping[str, str] = field(default_factory=dict)
    """The text of each category; empty if `template` serves all."""

    counted: ClassVar[str] = "number"
    """The placeholder that is filled with the count."""

    @classmethod
    def of_file(cls, value: Any, info: ValidationInfo) -> Self:
        """Return it of the value of a file of words, whose name is that of its language."""
        request = info.context
        name = request.name if isinstance(request, DataFileRequest) else "en"
        return cls.of(value, Path(name).stem)

    @classmethod
    def of(cls, value: object, language: str) -> Self:
        """Return a text, or a mapping of CLDR's categories to texts, as a phrase of a language.

        Raises ValueError for a wrong placeholder, FaultsError for faults of a mapping's texts.
        """
        if isinstance(value, str):
            return cls(cls.checked(value), language)
        if not isinstance(value, Mapping):
            raise ValueError("must be text, or a mapping of plural forms")
        needed, faults = categories(language), list[Fault]()
        for name, text in value.items():
            if name not in CATEGORIES:
                faults.append(Fault(f"CLDR has no plural form {name}", (name,)))
                continue
            is_one_number = numbers_of(language).get(name) == 1
            try:
                cls.checked(str(text), without=cls.counted if is_one_number else None)
            except ValueError as error:
                faults.append(Fault(f"{name}: {error}", (name,)))
        if missing := [name for name in needed if name not in value]:
            faults.append(
                Fault(f"the plural form {', '.join(missing)} is missing in {language}", ())
            )
        if faults:
            raise FaultsError(faults)
        forms = {str(name): str(text) for name, text in value.items()}
        return cls(forms[needed[-1]], language, forms)

    def _counted(self, count: Count, **values: str) -> str:
        """Return the form for a count, filled."""
        form = self.forms.get(category(count.number, self.language), self.template)
        return filled(form, {**values, self.counted: count.text})


class CountedPhrase(PluralPhrase):
    def __call__(self, *, number: Count) -> str:
        return self._counted(number)


class DifferencePhrase(PluralPhrase):
    def __call__(self, *, number: Count, of: str) -> str:
        return self._counted(number, of=of)


class RiskPicturePhrase(PluralPhrase):
    counted = "affected"

    def __call__(self, *, name: str, affected: Count, of: str) -> str:
        return self._counted(affected, name=name, of=of)
