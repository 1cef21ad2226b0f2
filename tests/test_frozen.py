"""Frozen values: they do what dataclasses do that are frozen and have slots."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pytest

from irdocs.frozen import frozen, replace


@frozen
class Place:
    """A place."""

    x: int
    y: float = 0.0
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Original:
    x: int
    y: float = 0.0
    note: str = field(default="", compare=False, repr=False)


@frozen
class Nothing:
    pass


@frozen(eq=False)
class Only:
    x: int


@frozen(slots=False)
class Counted:
    x: int

    @cached_property
    def twice(self) -> int:
        return 2 * self.x


@frozen
class Custom:
    x: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Custom) and self.x.lower() == other.x.lower()

    def __hash__(self) -> int:
        return hash(self.x.lower())

    def __repr__(self) -> str:
        return "custom"


@frozen
class Farther(Place):
    z: int = 0


@pytest.mark.parametrize("made", [Place, Original])
def test_they_are_made_compared_and_shown_alike(made: Any) -> None:
    one, same, other = made(1, 2.0, "a"), made(1, 2.0, "b"), made(2, 2.0)
    assert one == same != other
    assert hash(one) == hash(same) == hash((1, 2.0))
    assert repr(one) == f"{made.__name__}(x=1, y=2.0)"
    assert replace(one, x=5) == made(5, 2.0)
    assert not hasattr(one, "__dict__")
    assert made.__match_args__ == ("x", "y", "note")
    with pytest.raises(TypeError):
        made()


def test_they_are_no_other_class_and_may_say_themselves_how_they_compare() -> None:
    assert Place(1) != Original(1) and Place(1) != Farther(1)
    assert Farther(1, 2.0, "", 3) == replace(Farther(1, 2.0), z=3)
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing()) and repr(Nothing())
    assert Only(1) != Only(1) and len({Only(1), Only(1)}) == 2
    assert Counted(2).twice == 4 and Counted(2) == Counted(2)
    assert Custom("A") == Custom("a") and hash(Custom("A")) == hash(Custom("a"))
    assert repr(Custom("A")) == "custom"


def test_one_like_another_has_other_fields_that_are_changed_alone() -> None:
    assert replace(Place(1, 2.0, "n")).note == "n"
    assert replace(Place(1, 2.0, "n"), y=3.0, x=2).__repr__() == "Place(x=2, y=3.0)"
    assert replace(Only(1), x=2).x == 2
    assert replace(Nothing()) == Nothing()
    counted = Counted(2)
    assert (counted.twice, replace(counted, x=3).twice) == (4, 6)
    assert replace(Original(1, note="n"), x=2).note == "n"

    @frozen
    class Checked:
        x: int

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("below 0")

    with pytest.raises(ValueError, match="below 0"):
        replace(Checked(1), x=-1)
    for cls in (Place, Original):
        with pytest.raises(TypeError, match="z"):
            replace(cls(1), z=2)  # type: ignore[call-arg]


def test_they_can_be_sent_to_another_process_and_copied() -> None:
    for value in (Place(1, 2.0, "n"), Farther(1, 2.0, "n", 3), Counted(2)):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value


def mypy_holds_whoever_assigns_to_one() -> None:
    """Without these errors `make lint` would fail, as it warns of ignores that nothing needs."""
    value = Place(1)
    value.x = 2  # type: ignore[misc]
    Place("1")  # type: ignore[arg-type]


def test_arguments_and_their_faults_are_those_of_a_dataclass() -> None:
    for cls in (Place, Original):
        parameters = inspect.signature(cls).parameters
        assert {name: one.default for name, one in parameters.items()} == {
            "x": inspect.Parameter.empty, "y": 0.0, "note": "",
        }  # fmt: skip
        with pytest.raises(TypeError, match=rf"^{cls.__name__}\.__init__\(\) missing 1 required"):
            cls()  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
            cls(1, z=2)  # type: ignore[call-arg]


def test_fields_that_are_more_than_arguments_are_made_as_a_dataclass_makes_them() -> None:
    @frozen
    class Several:
        x: int
        y: list[int] = field(default_factory=list)
        z: int = field(default=3, kw_only=True)
        w: int = field(default=4, init=False)

    assert Several(1).y is not Several(1).y
    assert Several(1, [2], z=5) == Several(1, [2], z=5) != Several(1, [2])
    assert Several(1).w == 4

    @frozen
    class Below(Several):
        v: int = 7

    assert Below(1).y == []
    assert Below(1, [1], 8).v == 8


def test_a_field_without_default_may_not_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError, match="'y' follows default argument"):

        @frozen
        class Wrong:
            x: int = 1
            y: int  # type: ignore[misc]
