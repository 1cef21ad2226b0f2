"""Page breaks: the next block begins a new panel of the leaflet, and slides do not have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from pptx import Presentation

import irdocs

ABOUT = {"title": "T", "subtitle": "S.", "language": "en-GB", "audience": "A", "version": "1",
         "date": "2026-11-01", "disclaimer": "D."}  # fmt: skip
BREAK = {"type": "pagebreak"}


class _WholeDumper(yaml.SafeDumper):
    """Writes equal values each time, and not as aliases of the first."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def text(words: str, **keys: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **keys}


def section(name: str, *blocks: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": name, "title": f"Title {name}", "lead": f"Lead of {name}.",
            "blocks": list(blocks), **keys}  # fmt: skip


def build(folder: Path, *sections: dict[str, Any], format: str = "a4") -> irdocs.BuildResult:
    data = {"schema_version": 1, "document": ABOUT, "sections": list(sections),
            "leaflet": {"format": format}}  # fmt: skip
    (folder / "content.yaml").write_text(yaml.dump(data, Dumper=_WholeDumper, sort_keys=False))
    return irdocs.build(folder / "content.yaml", folder / "out", environment={})


def pages_of(folder: Path, *words: str) -> list[int]:
    """The number of the page of the leaflet that each of some words stands on."""
    document = pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    return [next(n for n, page in enumerate(pages) if word in page) for word in words]


def panel_of(folder: Path, words: str) -> tuple[int, int]:
    """The page and the panel, counted from the left, of some words in a trifold."""
    for number, page in enumerate(pypdfium2.PdfDocument(folder / "out" / "leaflet.pdf")):
        textpage = page.get_textpage()
        if hit := textpage.search(words).get_next():
            return number, int(textpage.get_charbox(hit[0])[0] / page.get_width() * 3)
    raise AssertionError(words)


def built(folder: Path, *sections: dict[str, Any], format: str = "a4") -> None:
    result = build(folder, *sections, format=format)
    assert not result.failed, [str(error) for error in result.report.errors]


def test_the_next_block_begins_a_new_page(tmp_path: Path) -> None:
    built(tmp_path, section("s", text("Before it."), BREAK, text("After it."), text("Then.")))
    before, after, then = pages_of(tmp_path, "Before it.", "After it.", "Then.")
    assert (after, then) == (before + 1, before + 1)


def test_in_a_trifold_it_begins_a_new_panel(tmp_path: Path) -> None:
    built(tmp_path, section("s", text("Before it."), BREAK, text("After it.")), format="a4-trifold")
    assert panel_of(tmp_path, "Before it.") != panel_of(tmp_path, "After it.")


@pytest.mark.parametrize("is_first", [True, False])
def test_between_two_sections_it_parts_them_wherever_it_stands(
    is_first: bool, tmp_path: Path
) -> None:
    one = [text("In one.")] if is_first else [text("In one."), BREAK]
    two = [BREAK, text("In two.")] if is_first else [text("In two.")]
    built(tmp_path, section("one", *one), section("two", *two))
    first, title, second = pages_of(tmp_path, "In one.", "Title two", "In two.")
    assert title == second == first + 1


def test_it_parts_a_callout_from_what_stands_before_it(tmp_path: Path) -> None:
    callout = {"type": "callout", "title": "Mind", "text": "The step."}
    built(tmp_path, section("s", text("Before it."), BREAK, callout))
    before, after = pages_of(tmp_path, "Before it.", "The step.")
    assert after == before + 1


def test_slides_do_not_have_it(tmp_path: Path) -> None:
    decks = []
    for blocks in ((BREAK,), ()):
        built(tmp_path, section("s", text("Before it."), *blocks, text("After it.")))
        slides = Presentation(str(tmp_path / "out" / "deck.pptx")).slides
        decks.append([slide.shapes.title.text for slide in slides])
    assert decks[0] == decks[1]


def test_breaks_between_which_only_leaves_nothing_are_one(tmp_path: Path) -> None:
    lecture = text("For the lecture.", only="deck")
    built(tmp_path, section("s", text("Before it."), BREAK, lecture, BREAK, text("After it.")))
    before, after = pages_of(tmp_path, "Before it.", "After it.")
    assert after == before + 1


def test_a_page_that_the_author_ends_is_not_called_empty(tmp_path: Path) -> None:
    parts = [text("A."), BREAK, text("B."), BREAK, text("C.")]
    result = build(tmp_path, section("s", *parts), format="a4-trifold")
    sparse = [found for found in result.report.warnings if found.code == "sparse-panel"]
    assert not result.failed and not any("inside-left" in found.message for found in sparse)


def test_more_breaks_than_panels_are_an_overflow_that_says_so(tmp_path: Path) -> None:
    parts = [block for n in range(8) for block in (text(f"Part {n}."), BREAK)]
    result = build(tmp_path, section("s", *parts, text("Last.")), format="a4-trifold")
    error = result.report.errors[0]
    assert error.code == "leaflet-overflow"
    assert error.message == (
        "no panel is left after this page break: a4-trifold has 5 panels for text"
    )
    assert (
        error.span
        and (tmp_path / "content.yaml").read_text().splitlines()[error.span.line - 1].strip()
        == "- type: pagebreak"
    )


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ([section("s", BREAK, text("A."))], "nothing stands before it"),
        ([section("s", text("A."), BREAK)], "nothing stands after it"),
        ([section("s", text("A."), BREAK, BREAK, text("B."))], "another one stands just before it"),
        ([section("s", text("A."), BREAK), section("t", BREAK, text("B."))],
         "another one stands just before it"),
        ([section("s", text("A.")), section("t", BREAK)], 'section "t" has nothing but it'),
        ([section("s", text("A."), BREAK | {"title": "T"}, text("B."))], 'takes no "title"'),
        ([section("s", text("A."), BREAK | {"backup": True}, text("B."))], 'takes no "backup"'),
    ],
)  # fmt: skip
def test_a_break_without_an_effect_is_an_error_at_its_line(
    sections: list[dict[str, Any]], words: str, tmp_path: Path
) -> None:
    (error,) = build(tmp_path, *sections).report.errors
    assert error.code == "bad-break" and words in error.message
    line = (
        (tmp_path / "content.yaml").read_text().splitlines()[(error.span or pytest.fail()).line - 1]
    )
    assert "pagebreak" in line or "title: T" in line or "backup" in line


def test_a_break_for_the_deck_is_an_error(tmp_path: Path) -> None:
    parts = [text("A."), BREAK | {"only": "deck"}, text("B.")]
    (error,) = build(tmp_path, section("s", *parts)).report.errors
    assert error.code == "unreachable-block" and "has no effect in the deck" in error.message


def test_a_section_that_a_page_holds_is_rather_not_parted(tmp_path: Path) -> None:
    """Its last lines would be on the next page if each page were to be as full as can be."""

    def listed(*items: str) -> dict[str, Any]:
        return {"type": "points", "title": "Some of them", "items": list(items)}

    events = [("Broad beans", "Straight into the ground."), ("Potatoes", "A hand deep."),
              ("Beans", "After the last frost."), ("Leeks", "Into the gaps.")]  # fmt: skip
    year = [{"date": "April", "title": title, "text": words} for title, words in events]
    built(
        tmp_path,
        section(
            "begin",
            text("Cardboard under a thin layer of compost keeps weeds down for a year. What is "
                 "covered needs no digging in spring, and worms do the work."),
            listed("A fork", "A hoe", "A watering can", "Good gloves"),
            lead="Clear a quarter of the plot in the first year, and cover the rest.",
        ),
        section(
            "water",
            text("A tank on each path is filled twice a week from April to September. Hoses are "
                 "not allowed, since others would have none. Mulch holds water in the ground."),
            listed("Courgettes", "Celery", "Runner beans"),
            lead="Water in the morning, at the root and not on the leaf.",
        ),
        section(
            "sow", {"type": "timeline", "title": "The year", "items": year},
            text("Keep one bed free for what neighbours give you. In the first year everybody has "
                 "too many plants."),
            lead="Sow what you like to eat, and what costs much in the shop.",
        ),
        section(
            "rules", listed("Tell us.", "Take what is yours.", "Leave the shed.", "Hand it in."),
            text("Paths are two feet wide and cut by those on either side. Fires are lit in "
                 "November alone, and dogs stay on a lead."),
            lead="There are few of them, and they make good neighbours.",
        ),
        section("ask", text("There is a shelf with seeds to swap, and a book of what has gone "
                            "wrong for others. Coffee costs nothing.")),
        format="large-print",
    )  # fmt: skip
    assert len(set(pages_of(tmp_path, "Title sow", "Leeks", "Keep one bed"))) == 1
