"""Dates and numbers that are written otherwise: the advice says how they are written here."""

from __future__ import annotations

import pytest

from irdocs.content.written_values import (
    date_advice,
    number_advice,
    whole_number_advice,
)


@pytest.mark.parametrize(("written", "advice"), [
    ("14/09/2026", "write 2026-09-14"),
    ("9/14/2026", "write 2026-09-14"),
    ("14.9.2026", "write 2026-09-14"),
    ("2026-9-4", "write 2026-09-04"),
    ("2026/09/14", "write 2026-09-14"),
    ("14 September 2026", "write 2026-09-14"),
    ("Monday, 14th Sept 2026", "write 2026-09-14"),
    ("Sep 14, 2026", "write 2026-09-14"),
    ("05/05/2026", "write 2026-05-05"),
    ("03/04/2026", "write year-month-day, and a day that exists"),  # March or April
    ("2026-02-30", "there is no such day: look it up, and write year-month-day"),
    ("31 June 2026", "there is no such day: look it up, and write year-month-day"),
    ("soon", "write year-month-day, and a day that exists"),
    ("14 Foo 2026", "write year-month-day, and a day that exists"),
    ("2026", "write year-month-day, and a day that exists"),
])  # fmt: skip
def test_a_date_is_written_as_it_should_be(written: str, advice: str) -> None:
    assert date_advice(written) == advice


@pytest.mark.parametrize(("written", "advice"), [
    ("12", "write 12 without quotes"),
    ("−3.5", "write -3.5 without quotes"),
    ("12%", "write 12, and % as unit:"),
    ("5 mg", "write 5, and mg as unit:"),
    ("£4.20", "write 4.20, and £ as unit:"),
    ("1,200", "write 1200: irdocs parts the thousands"),
    ("1,200.50", "write 1200.50: irdocs parts the thousands"),
    ("4,5", "write 4.5: decimals have a point here"),
    ("n/a", "write null for a value that you have not got"),
    ("–", "write null for a value that you have not got"),
    ("1_000", "write 1000: irdocs parts the thousands"),
    ("1 200 000", "write 1200000: irdocs parts the thousands"),
    ("0x10", None),
    ("twelve", None),
    ("3-5", None),
    ("1 in 5", None),
])  # fmt: skip
def test_a_number_is_written_as_it_should_be(written: str, advice: str | None) -> None:
    assert number_advice(written) == advice


@pytest.mark.parametrize(("written", "advice"), [
    ("5 people", "write 5 alone"), ("2.5", "round it"),
    ("5,000", "write 5000: irdocs parts the thousands"),
    ("5%", "write how many it is of all, as a whole number without %"),
    ("five", "write digits without quotes"),
])  # fmt: skip
def test_a_whole_number_is_written_as_it_should_be(written: str, advice: str) -> None:
    assert whole_number_advice(written) == advice
