"""What does not fit is told with the cheapest ways out, and these do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

import irdocs
from support.small_documents import ABOUT, built
from support.thorough import tried

COUNTS = (24, 23, 22, 20, 22, 16)
"""How many points of one line each section of a trifold has, to be too much by a few lines."""

LINES = (40, 22, 31, 18, 27, 14)
"""The same for a paragraph of so many lines in each section."""


def content(counts: tuple[int, ...], kind: str = "points") -> str:
    sections: list[dict[str, Any]] = []
    for number, count in enumerate(counts):
        if kind == "points":
            block: dict[str, Any] = {"items": [f"Thing {number} {n}." for n in range(count)]}
        else:  # one paragraph, of one long word a line
            words = (f"{number:02}{n:02}".ljust(28, "x") for n in range(count))
            block = {"text": " ".join(words)}
        sections.append({"id": f"s{number}", "title": f"Part {number}", "lead": "What it says.",
                         "blocks": [{"type": kind} | block]})  # fmt: skip
    document = {"schema_version": 1, "document": ABOUT, "leaflet": {"format": "a4-trifold"},
                "sections": sections}  # fmt: skip
    return yaml.safe_dump(document, sort_keys=False)


def hints(result: irdocs.BuildResult) -> list[str]:
    errors = result.report.errors
    assert {error.code for error in errors} <= {"leaflet-overflow"}
    return sorted({str(error.hint) for error in errors})


@pytest.mark.parametrize(("kind", "counts"), [("points", COUNTS), ("text", LINES)][: tried(2, 1)])
def test_the_section_shortened_as_said_fits_and_not_before(
    kind: str, counts: tuple[int, ...], tmp_path: Path
) -> None:
    (hint,) = hints(built(tmp_path, content(counts, kind), only="leaflet"))
    found = re.match(r'shorten "Part (\d)" by (\d+) lines?, or use ', hint)
    assert found, hint
    part, lines = int(found[1]), int(found[2])

    def shortened(by: int) -> tuple[int, ...]:
        return tuple(n - by * (number == part) for number, n in enumerate(counts))

    assert lines > 1
    assert not hints(built(tmp_path, content(shortened(lines), kind), only="leaflet"))
    assert hints(built(tmp_path, content(shortened(lines - 1), kind), only="leaflet"))


def test_the_other_formats_are_named_with_the_pages_that_they_take(tmp_path: Path) -> None:
    (hint,) = hints(built(tmp_path, content(COUNTS), only="leaflet"))
    named = re.findall(r"([a-z0-9-]+) with (\d+) pages", hint)
    assert {name for name, _ in named} == {"a4", "a5-booklet", "large-print"}
    named = named[: tried(3, 1)]
    names = tuple(name for name, _ in named)
    assert not built(tmp_path, content(COUNTS), only="leaflet", formats=names).failed
    for name, pages in named:
        file = pypdfium2.PdfDocument(tmp_path / "out" / f"leaflet-{name}.pdf")
        assert len(file) == int(pages)


def test_a_way_out_is_found_in_a_bounded_time(tmp_path: Path) -> None:
    """Also where nothing but a leaflet of half the length would fit."""
    (hint,) = hints(built(tmp_path, content((40,) * 6), only="leaflet"))
    assert re.match(r"shorten the text by \d{3} lines, or use ", hint), hint
