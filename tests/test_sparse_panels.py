"""What is said of panels that are nearly empty."""

from __future__ import annotations

import pytest

from irdocs.diagnostics import Report, Span
from irdocs.leaflet.sparse import SparsePanel, report_sparse


def place(line: int) -> Span:
    return Span("content.yaml", line, 1, line, 2)


def panel(name: str, share: float, line: int, *, is_left: bool = False) -> SparsePanel:
    return SparsePanel(name, share, place(line), is_left)


def said(*panels: SparsePanel, language: str = "") -> list[str]:
    report = Report()
    report_sparse("a4-trifold", [(language, each) for each in panels], report)
    return [f"{found.span}: {found.message}; {found.hint}" for found in report]


def test_no_sparse_panel_is_nothing_to_say() -> None:
    assert said() == []


@pytest.mark.parametrize(("language", "before"), [("", ""), ("cy", "cy: ")])
def test_a_sparse_panel_is_told_at_what_stands_on_it(language: str, before: str) -> None:
    (message,) = said(panel("flap", 0.294, 7), language=language)
    assert message == (
        f"content.yaml:7:1: {before}panel flap (a4-trifold) is filled to 29%; "
        "add content, or choose a smaller format"
    )


def test_several_with_too_little_on_them_are_one_fault_in_reading_order() -> None:
    (message,) = said(panel("flap", 0.29, 21), panel("inside-right", 0, 30), panel("back", 0.3, 9))
    assert message.startswith(
        "content.yaml:21:1: 3 panels (a4-trifold) are filled to less than a third: "
        "flap 29%, inside-right 0%, back 30%"
    )


def test_a_panel_that_is_left_as_what_comes_next_stands_together_is_a_fault_of_its_own() -> None:
    messages = said(
        panel("flap", 0.29, 21), panel("back", 0.3, 9), panel("inside-left", 0, 25, is_left=True)
    )
    assert len(messages) == 2
    assert sum("part or shorten what comes next" in message for message in messages) == 1


def test_each_language_is_named_where_a_leaflet_has_two() -> None:
    report = Report()
    panels = [("cy", panel("page-2", 0.1, 4)), ("en", panel("page-2", 0.05, 4))]
    report_sparse("a5-booklet", panels, report)
    (found,) = report
    assert found.message.endswith("cy: page-2 10%, en: page-2 5%")
