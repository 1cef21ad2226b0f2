"""The memory of a batch does not grow with its editions: what one had of its own is let go."""

from __future__ import annotations

import gc
from pathlib import Path

import irdocs
from irdocs.batch.planning import planned
from irdocs.batch.running import run
from irdocs.caching.by_value import EDITIONS
from support.small_documents import ABOUT, one_section
from support.thorough import LONG

BLOCKS = (
    {"type": "text", "text": "At {{ name }}, {{ number }}% of 200 people meet us at 10 am [@own]."},
    {"type": "points", "items": [{"text": "Ask for {{ name }}."}, {"text": "Bring your card."}]},
    {"type": "callout", "kind": "information", "title": "{{ name }}", "text": "Ward {{ number }}."},
    {"type": "table", "caption": "Hours at {{ name }}", "header": ["Day", "Hour"],
     "rows": [["Monday", "{{ number }}"]]},
)  # fmt: skip
SOURCES = {
    "own": {"authors": "A. Author", "publisher": "{{ name }} Press", "year": 2020,
            "url": "https://example.org/{{ number }}"},
}  # fmt: skip


MOST = 25
"""How many objects an edition may leave: some go into caches that are small and fill up."""


IN_CYCLES = 200
"""How many objects of an edition may be let go only when Python looks for cycles."""


def word_of(number: int) -> str:
    """Return a word of its own for each number."""
    return "B" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


def project(folder: Path) -> Path:
    """Write a content file of editions; return its path."""
    path = folder / "content.yaml"
    about = ABOUT | {"title": "At {{ name }}"}
    editions = {"data": "rows.csv"}
    path.write_text(one_section(*BLOCKS, document=about, sources=SOURCES, editions=editions))
    return path


def make_editions(path: Path, numbers: range) -> None:
    """Make editions for these numbers."""
    rows = "".join(f"Hospital of {word_of(number)},{number}\n" for number in numbers)
    path.with_name("rows.csv").write_text(f"name,number\n{rows}")
    out = path.with_name(f"out-{numbers.start}")
    result = run(path, out, planned(path, irdocs.BuildOptions()), jobs=1)
    assert not result.failed
    assert len(result.outcomes) == len(numbers)


def objects_after(path: Path, numbers: range) -> tuple[int, int]:
    """Return how many objects the process has after editions for these numbers, and how many more
    it had that it had let go of, in cycles."""
    gc.collect()
    gc.disable()
    try:
        make_editions(path, numbers)
        in_cycles = gc.collect()
    finally:
        gc.enable()
    return len(gc.get_objects()), in_cycles


@LONG
def test_an_edition_is_let_go_at_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = project(tmp_path)
    count = 2 * EDITIONS
    rounds = 5
    objects, in_cycles = zip(
        *(objects_after(path, range(n * count, (n + 1) * count)) for n in range(rounds)),
        strict=True,
    )
    assert max(in_cycles[1:]) <= count * IN_CYCLES
    # What is kept for some editions more is not the same at each time.
    half = (rounds + 1) // 2
    assert min(objects[half:]) - min(objects[1:half]) <= MOST * 2 * count
