"""Risks: how many of 100 or 1,000 people something happens to, in what time, with and without."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.fault import BlockFault, refuse
from irdocs.content.fields import Label, SourcesOrOwnData
from irdocs.content.node import Node
from irdocs.models import Field, Limits, model_validator


class RiskGroup(Node):
    """People who are alike, such as those with a treatment."""

    called = "a group"
    name: Label
    """What they have in common, such as "With tablets"."""
    affected: Annotated[int, Limits(ge=0)]
    """To how many of them it happens."""


class Risk(Block):
    """A risk as natural frequencies of one denominator, each drawn as an array of dots.

    It says both how many are affected and how many are not, and of two groups the difference: these
    forms are understood best (IPDAS 2021).
    """

    called = "risk"
    type: Literal["risk"]
    of: Literal[100, 1000]
    """Of how many people, in all groups."""
    time: Label
    """In what time, such as "over 10 years"."""
    event: Label
    """What happens to some, such as "have a stroke"."""
    event_one: Label | None = None
    """The same of a single person, such as "has a stroke"; needed where it happens to one."""
    event_zero: Label | None = None
    """The same in languages that have a plural form of their own for none, as Welsh has."""
    event_two: Label | None = None
    event_few: Label | None = None
    event_many: Label | None = None
    """The same for CLDR's other plural forms; what is left out is said as `event`."""
    groups: tuple[RiskGroup, ...] = Field(min_length=1, max_length=2)
    """One group, or two that are compared: first without, then with a treatment."""
    source: SourcesOrOwnData

    @model_validator(mode="after")
    def _counts_are_possible(self) -> Self:
        faults = []
        for number, group in enumerate(self.groups):
            place = ("groups", number, "affected")
            if group.affected > self.of:
                message = f"{group.affected} of {self.of} people cannot be affected"
                hint = f"write a number from 0 to {self.of}: all groups are of as many people"
                faults.append(BlockFault(place, message, hint))
            elif group.affected == 1 and self.event_one is None:
                message = f'one person is affected, and "{self.event}" is said of several'
                hint = "add event_one: with the words for one person, such as has a stroke"
                faults.append(BlockFault(place, message, hint))
        refuse("bad-risk", faults)
        return self

    def event_of(self, affected: int, form: str = "") -> str:
        """Return what happens, in the words for so many people.

        `form` is the plural form of the number in the language of the document (CLDR's name).
        """
        if affected == 1 and self.event_one:
            return str(self.event_one)
        forms = {
            "zero": self.event_zero, "one": self.event_one, "two": self.event_two,
            "few": self.event_few, "many": self.event_many,
        }  # fmt: skip
        return str(forms.get(form) or self.event)
