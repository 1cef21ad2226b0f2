"""What a unit is called when a formula is read aloud: 1 litre, 5 litres, per litre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Self

from irdocs.content.datafile import DataFileRequest, Fault, FaultsError
from irdocs.frozen import frozen
from irdocs.locale.plurals import CATEGORIES, categories, category
from irdocs.models import ValidationInfo

PER = "per"
"""The form of a unit behind a stroke, where that is not the form of one: na minutę in Polish."""


@frozen
class UnitName:
    """The forms of a unit's name, by CLDR's plural categories."""

    forms: Mapping[str, str]
    language: str

    @classmethod
    def of_file(cls, value: Any, info: ValidationInfo) -> Self:
        """Return it of the value of a file of words, whose name is that of its language."""
        name = info.context.name if isinstance(info.context, DataFileRequest) else "en"
        return cls.of(value, Path(name).stem)

    @classmethod
    def of(cls, value: object, language: str) -> Self:
        """Return a unit's name: one text for all numbers, a list of one and several, or a mapping.

        Raises ValueError for anything else, FaultsError for forms too many or too few.
        """
        match value:
            case str():
                return cls({"other": str(value)}, language)
            case Mapping():
                known = (*CATEGORIES, PER)
                faults = [
                    Fault(f"CLDR has no plural form {name}", (name,))
                    for name in value
                    if name not in known
                ]
                if missing := [name for name in categories(language) if name not in value]:
                    forms = ", ".join(missing)
                    faults.append(Fault(f"the plural form {forms} is missing in {language}", ()))
                if faults:
                    raise FaultsError(faults)
                return cls({str(name): str(text) for name, text in value.items()}, language)
            case [one, several]:
                return cls({"one": str(one), "other": str(several)}, language)
            case Sequence() | _:
                raise ValueError("must be one text, two (of one and of several), or plural forms")

    def of_number(self, digits: str | None) -> str:
        """Return the name after a number; None stands for a unit without one."""
        last = list(self.forms)[-1] if "other" not in self.forms else "other"
        try:
            number = Decimal(digits or "")
        except InvalidOperation:
            return self.forms[last]
        return self.forms.get(category(number, self.language), self.forms[last])

    @property
    def per(self) -> str:
        """The name behind a stroke: per litre."""
        one = self.forms.get("one") or next(iter(self.forms.values()))
        return self.forms.get(PER, one)
