"""Results that are kept from run to run: the same bytes with them and without."""

from __future__ import annotations

import contextvars
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from irdocs.building import make
from irdocs.caching import cache_folder, on_disk, pruning
from irdocs.caching.on_disk import FOLDER, keep_in
from support.memory import forget
from support.small_documents import ABOUT, one_section
from support.thorough import tried

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
<circle class="fill-primary" cx="9" cy="9" r="7.5"/><path class="stroke-signal fill-none"
transform="rotate(12)" d="M1 1C5 5 9 1 12.25 9"/></svg>"""
BLOCKS: list[dict[str, Any]] = [
    {"type": "resources", "id": "more", "title": "More",
     "items": [{"name": "A page", "url": "https://example.org/a", "offers": "Words."}]},
    {"type": "chart", "id": "c", "headline": "Numbers", "kind": "bar", "alt": "Two bars.",
     "source": "one", "unit": "mm", "categories": ["Café", "fjord"],
     "series": [{"name": "S", "values": [3, 4]}]},
    {"type": "image", "id": "i", "file": "a.svg", "alt": "A disc.", "headline": "A disc"},
]  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cached_on_disk")
    (folder / "a.svg").write_text(DRAWING)
    sources = {"one": {"authors": "A", "publisher": "P", "year": 2001, "doi": "10.1000/xyz"}}
    about = ABOUT | {"date": "2026-01-01"}
    text = one_section(*BLOCKS, document=about, sources=sources)
    (folder / "content.yaml").write_text(text)
    return folder


def made(project: Path, cache: Path | None) -> dict[str, str]:
    """Return the digests of all that is made with a cache, or without."""

    forget("irdocs.charts", "irdocs.deck", "irdocs.pdf")  # what it has computed already

    def build() -> dict[str, str]:
        if cache is not None:
            keep_in(cache, "a state")
        environment = {"SOURCE_DATE_EPOCH": "1700000000"}
        result, files, _ = make(project / "content.yaml", environment=environment)
        assert not result.failed, [str(error) for error in result.report.errors]
        return {file.name: sha256(file.data).hexdigest() for file in files}

    return contextvars.copy_context().run(build)


@pytest.fixture(scope="module")
def plain(project: Path) -> dict[str, str]:
    return made(project, None)


@pytest.fixture
def filled(project: Path, plain: dict[str, str], tmp_path: Path) -> Iterator[Path]:
    """A cache that a build has filled."""
    assert made(project, tmp_path) == plain
    yield tmp_path / FOLDER
    assert made(project, tmp_path) == plain


def test_the_bytes_are_the_same_without_with_an_empty_and_with_a_filled_cache(filled: Path) -> None:
    kinds = {path.name.partition("-")[0] for path in filled.iterdir()}
    assert {"layouts", "qr", "workbook", "font"} <= kinds


@pytest.mark.parametrize(
    "damage", ["cut", "flipped", "emptied", "a folder", "longer"][: tried(5, 1)]
)
def test_a_damaged_result_is_computed_anew(filled: Path, damage: str) -> None:
    for path in list(filled.iterdir()):
        data = path.read_bytes()
        match damage:
            case "cut":
                path.write_bytes(data[: len(data) // 2])
            case "flipped":
                path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
            case "emptied":
                path.write_bytes(b"")
            case "longer":
                path.write_bytes(data + b"x")
            case _:
                path.unlink()
                path.mkdir()


def test_a_cache_that_cannot_be_made_is_done_without(
    project: Path, plain: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert made(project, tmp_path / "file") == plain


def test_builds_at_once_share_an_empty_cache(project: Path, tmp_path: Path) -> None:
    settings = {**os.environ, "IRDOCS_CACHE": str(tmp_path / "cache"), "SOURCE_DATE_EPOCH": "0"}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "irdocs", "build", "--only", "deck", "-o",
             str(tmp_path / f"{number}")],
            cwd=project, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) for number in range(2)
    ]  # fmt: skip
    assert [one.wait() for one in running] == [0] * 2
    decks = {(tmp_path / f"{number}" / "deck.pptx").read_bytes() for number in range(2)}
    assert len(decks) == 1
    assert not list((tmp_path / "cache").rglob(".*")), "nothing is left half-written"


def test_a_result_is_that_of_its_inputs_and_of_the_state_of_the_program(tmp_path: Path) -> None:
    asked: list[str] = []

    def result(kind: str, *inputs: str, state: str = "s") -> bytes:
        def make() -> bytes:
            asked.append(f"{kind} {inputs}")
            return f"{kind} {inputs}".encode()

        keep_in(tmp_path, state)
        return on_disk.cached_on_disk(kind, inputs, make)

    def ask() -> None:
        for _ in range(2):
            assert result("a", "x", "y") == b"a ('x', 'y')"
            assert result("a", "xy") == b"a ('xy',)"
            assert result("b", "x", "y") == b"b ('x', 'y')"
        assert len(asked) == 3
        result("a", "xy", state="other")

    contextvars.copy_context().run(ask)
    assert len(asked) == 4


def test_what_is_outworn_is_removed_once_a_day(tmp_path: Path) -> None:
    now = time.time()
    for number, days in enumerate((0, 29, 31)):
        cache_folder.write(tmp_path / f"{number}", b"x")
        os.utime(tmp_path / f"{number}", (now - days * 86_400,) * 2)
    pruning.prune_daily(tmp_path, now)
    assert [path.name for path in pruning.files(tmp_path)] == ["0", "1"]
    os.utime(tmp_path / "1", (0, 0))
    pruning.prune_daily(tmp_path, now + 60)
    assert len(list(pruning.files(tmp_path))) == 2
    pruning.prune_daily(tmp_path, now + 90_000)
    assert [path.name for path in pruning.files(tmp_path)] == ["0"]
    pruning.prune_daily(tmp_path / "nowhere", now)


def test_a_build_whose_results_are_kept_imports_no_library_that_makes_them(
    project: Path, tmp_path: Path
) -> None:
    """What takes a tenth of a small build to import is there only when there is work for it."""
    settings = {**os.environ, "IRDOCS_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-X", "importtime", "-m", "irdocs", "build", "--force", "-o", "out"]
    found = []
    for _ in range(2):
        done = subprocess.run(
            command, cwd=project, env=settings, capture_output=True, text=True, check=True
        )
        names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        heavy = {
            "fontTools", "pptx", "resvg_py", "segno", "ssl", "urllib.request", "xlsxwriter",
            "email.message", "irdocs.charts.flow_charts.routing", "irdocs.content.free_drawings",
            "irdocs.content.syntax.recovery", "irdocs.mathematics.expressions",
            "irdocs.records.lookup",
        }  # fmt: skip
        found.append(names & heavy)
        assert "pydantic_core" in names and "pydantic" not in names
    assert {"fontTools", "resvg_py", "segno", "xlsxwriter"} <= found[0], "they make something"
    assert found[1] == set()
