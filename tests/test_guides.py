"""Formulas of shapes, with values worked out by hand; formulas that strangers write do no harm."""

from __future__ import annotations

import time
from math import isfinite, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irdocs.ooxml.guides import MOST_GUIDES, OPERATORS, GuideError, GuideValues, built_in
from support.thorough import tried

BOX = GuideValues(built_in(100.0, 50.0))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("*/ 6 7 4", 10.5),
        ("+- 6 7 4", 9),
        ("+/ 6 7 4", 3.25),
        ("?: 1 2 3", 2),
        ("?: 0 2 3", 3),
        ("?: -1 2 3", 3),
        ("abs -5", 5),
        ("at2 1 1", 2_700_000),
        ("at2 -1 0", 10_800_000),
        ("at2 0 -1", -5_400_000),
        ("cat2 10 3 4", 6),
        ("sat2 10 3 4", 8),
        ("cos 10 3600000", 5),
        ("sin 10 1800000", 5),
        ("sin 1000000 10800000", 0),
        ("tan 10 2700000", 10),
        ("max 2 3", 3),
        ("min 2 3", 2),
        ("mod 2 3 6", 7),
        ("mod w h 0", 635_000 * sqrt(5)),
        ("pin 1 5 3", 3),
        ("pin 1 0 3", 1),
        ("pin 1 2 3", 2),
        ("sqrt 16", 4),
        ("val 7", 7),
        ("val -8333", -8333),
        ("val hc", 635_000),
    ],
)
def test_operators(formula: str, value: float) -> None:
    assert BOX.computed(formula) == pytest.approx(value)


def test_every_operator_of_the_standard_is_known() -> None:
    named = "*/ +- +/ ?: abs at2 cat2 cos max min mod pin sat2 sin sqrt tan val"
    assert set(OPERATORS) == set(named.split())


def test_names_that_every_shape_has() -> None:
    values = {name: BOX.of(name) for name in BOX.values}
    assert (values["w"], values["h"]) == (values["r"], values["b"]) == (1_270_000, 635_000)
    assert values["l"] == values["t"] == 0
    assert (values["ss"], values["ls"]) == (635_000, 1_270_000)
    assert (values["hc"], values["vc"]) == (values["wd2"], values["hd2"]) == (635_000, 317_500)
    assert values["ssd8"] == 635_000 / 8 and values["wd32"] == 1_270_000 / 32
    angles = [values[name] for name in ("cd8", "cd4", "3cd8", "cd2", "5cd8", "3cd4", "7cd8")]
    assert angles == [2_700_000 * eighths for eighths in range(1, 8)]


def test_what_cannot_be_divided_or_rooted_is_zero() -> None:
    """Shapes as flat as a line ask for that."""
    assert BOX.computed("*/ 1 1 0") == BOX.computed("+/ 1 1 0") == BOX.computed("sqrt -1") == 0


def test_guides_use_those_before_them() -> None:
    values = BOX.extended(
        [
            ("adj", "val 16667"),
            ("radius", "*/ ss adj 100000"),
            ("right", "+- r 0 radius"),
            ("adj", "val 0"),
        ]
    )
    assert values.of("radius") == pytest.approx(105_835.45)
    assert values.of("right") == pytest.approx(1_270_000 - 105_835.45)
    assert values.of("adj") == 0, "a later guide replaces an earlier one"
    assert "radius" not in BOX.values


def test_guides_without_a_value_are_left_out() -> None:
    values = BOX.extended(
        [
            ("itself", "+- itself 0 1"),
            ("later", "val known"),
            ("known", "val 5"),
            ("odd", "fetch 1 2"),
            ("short", "*/ 1 2"),
            ("long", "val 1 2"),
            ("empty", ""),
            ("none", "val nan"),
            ("infinite", "val inf"),
        ]
    )
    assert set(values.values) - set(BOX.values) == {"known"}
    for name in ("itself", "later", "odd", "infinite", "nan", "1e9", "", "--5", "0x10", "\u0663"):
        with pytest.raises(GuideError):
            values.of(name)


def test_numbers_without_bounds_are_refused() -> None:
    values = BOX.extended([("a0", "val 99999999999999999999")])
    values = values.extended((f"a{n}", f"*/ a{n - 1} a{n - 1} 1") for n in range(1, 40))
    assert all(map(isfinite, values.values.values()))
    assert "a3" in values.values and "a39" not in values.values
    with pytest.raises(GuideError):
        values.of("9" * 21)


def test_thousands_of_guides_take_no_time() -> None:
    start = time.process_time()
    values = BOX.extended((f"g{n}", f"sin w g{n - 1}") for n in range(MOST_GUIDES))
    assert len(values.values) < MOST_GUIDES
    with pytest.raises(GuideError):
        BOX.extended((f"g{n}", "mod w h ss") for n in range(MOST_GUIDES + 1))
    with pytest.raises(GuideError):
        BOX.computed("val " + "9" * 5_000_000)
    assert time.process_time() - start < 5


operands = st.one_of(
    st.sampled_from(sorted(BOX.values)),
    st.integers(-(10**25), 10**25).map(str),
    st.text(max_size=3),
)
formulas = st.builds(
    lambda operator, words: " ".join([operator, *words]),
    st.sampled_from([*OPERATORS, "x"]),
    st.lists(operands, max_size=4),
)


@settings(max_examples=tried(400, 100), deadline=None)
@given(st.lists(formulas, max_size=8))
def test_any_formula_has_a_finite_value_or_none(texts: list[str]) -> None:
    chained = [(f"g{n}", text.replace("ss", f"g{n - 1}")) for n, text in enumerate(texts)]
    found = BOX.extended(chained)
    assert all(map(isfinite, found.values.values()))
