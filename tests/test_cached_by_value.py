"""What functions returned is kept as long as it is asked for, and within a number."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from irdocs.caching.by_value import EDITIONS, KeptValues, cached_by_value, edition_begins


def test_a_result_is_kept_while_editions_ask_for_it() -> None:
    calls: list[str] = []

    @cached_by_value(100)
    def noted(word: str) -> str:
        calls.append(word)
        return word.upper()

    noted("once")
    for number in range(3 * EDITIONS):
        edition_begins()
        assert noted("always") == "ALWAYS"
        noted(f"of edition {number}")
    assert calls[:2] == ["once", "always"] and calls.count("always") == 1
    noted("once")  # which was let go
    assert calls.count("once") == 2


def test_what_the_edition_before_asked_for_is_there() -> None:
    calls: list[int] = []

    @cached_by_value(100)
    def noted(number: int) -> int:
        calls.append(number)
        return number

    for _ in range(2 * EDITIONS):
        noted(1)
        edition_begins()
    assert calls == [1]


@pytest.mark.parametrize("most", [1, 5])
def test_no_more_than_twice_the_number_are_kept(most: int) -> None:
    calls: list[int] = []

    @cached_by_value(most)
    def noted(number: int) -> int:
        calls.append(number)
        return number

    for number in range(10 * most):
        noted(number)
        noted(number)
    assert len(calls) == 10 * most
    for number in reversed(range(9 * most, 10 * most)):
        noted(number)  # the last ones are there
    assert len(calls) == 10 * most
    noted(0)
    assert len(calls) == 10 * most + 1


def test_an_error_is_not_kept() -> None:
    calls: list[int] = []

    @cached_by_value(5)
    def refused(number: int) -> int:
        calls.append(number)
        raise ValueError(number)

    for _ in range(2):
        with pytest.raises(ValueError, match="7"):
            refused(7)
    assert calls == [7, 7]


def test_of_long_arguments_nothing_is_kept() -> None:
    calls: list[str] = []

    @cached_by_value(100, longest=5)
    def noted(word: str) -> int:
        calls.append(word)
        return len(word)

    assert [noted(word) for word in ("short", "longer", "short", "longer")] == [5, 6, 5, 6]
    assert calls == ["short", "longer", "longer"]


def test_a_table_asks_once_for_each_key() -> None:
    asked: list[str] = []

    def width(word: str) -> int:
        asked.append(word)
        return len(word)

    widths = KeptValues(2, width)
    assert [widths[word] for word in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    assert widths["ccc"] == 3
    assert (widths["a"], asked) == (1, ["a", "bb", "ccc"])  # of the two before the last
    widths.clear()
    assert widths["a"] == 1
    assert asked == ["a", "bb", "ccc", "a"]


def test_a_thread_that_has_begun_no_edition_forgets_nothing() -> None:
    calls: list[str] = []

    @cached_by_value(100)
    def noted(word: str) -> str:
        calls.append(word)
        return word

    for _ in range(5 * EDITIONS):
        edition_begins()
    noted("kept")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(noted, "of the thread").result() == "of the thread"
    assert noted("kept") == "kept"
    assert calls == ["kept", "of the thread"]
    noted("another")  # which is looked for in vain, so that ages are compared
    assert (noted("kept"), calls.count("kept")) == ("kept", 1)
