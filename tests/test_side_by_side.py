"""Tasks in several processes: the same results and the same errors as in one."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from irdocs import side_by_side
from irdocs.content.source import (
    FilledDay,
    FilledDecimal,
    FilledInteger,
    ForeignText,
    SourceDecimal,
    SourceInteger,
    SourceList,
    SourceText,
)
from irdocs.diagnostics import Span
from support import slides
from support.thorough import LONG

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")


def process_of(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_tasks_are_shared_out_and_their_results_come_in_order() -> None:
    found = side_by_side.done([partial(process_of, number) for number in range(5)], 2)
    assert [number for number, _ in found] == [0, 1, 2, 3, 4]
    first, second, *others = [process for _, process in found]
    assert first == os.getpid() != second
    assert others == [first, second, first]


@pytest.mark.parametrize("processes", [0, 1])
def test_one_process_has_no_copies(processes: int) -> None:
    found = side_by_side.done([partial(process_of, number) for number in range(3)], processes)
    assert found == [(number, os.getpid()) for number in range(3)]
    assert side_by_side.done([], 2) == []


def elsewhere(fault: Callable[[], object]) -> tuple[str, int]:
    """What is done in this process, and does not come back from a copy of it."""
    if os.getpid() != HERE:
        fault()
    return "done", os.getpid()


HERE = os.getpid()


class Unmade(str):
    """A text that no other process can make again."""

    def __new__(cls, text: str, more: str) -> Unmade:
        return super().__new__(cls, text + more)


def test_what_cannot_be_handed_back_is_done_here() -> None:
    assert side_by_side.done([partial(Unmade, "a", "b")] * 3, 2) == ["ab"] * 3


PLACE = Span("content.yaml", 3, 5, 3, 9)


@pytest.mark.parametrize("value", [
    SourceText("a", PLACE, is_literal=True), ForeignText.of("a", PLACE, "cy"),
    FilledDay.of("1 May", PLACE, date(2026, 5, 1)), SourceInteger("007"), SourceDecimal("1e-3"),
    FilledInteger("+44"), FilledDecimal("2.50"), SourceList([1], PLACE, [PLACE]),
])  # fmt: skip
def test_values_of_content_come_back_from_a_copy_as_they_were(value: Any) -> None:
    copy = pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    assert copy == value and type(copy) is type(value) and vars(copy) == vars(value)


@pytest.mark.parametrize(
    "fault",
    [
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: os.kill(os.getpid(), signal.SIGINT),
        lambda: os._exit(0),
        lambda: 1 / 0,
        sys.exit,
    ],
)
def test_what_a_copy_cannot_do_is_done_here(fault: Callable[[], object]) -> None:
    tasks = [partial(elsewhere, lambda: None), partial(elsewhere, fault)]
    assert side_by_side.done(tasks, 2) == [("done", HERE), ("done", HERE)]


def test_a_result_that_cannot_be_handed_over_is_made_here() -> None:
    first, second = side_by_side.done([threading.Lock, threading.Lock], 2)
    assert first.acquire() and second.acquire()


def test_where_no_process_can_be_begun_all_is_done_here() -> None:
    """A container may limit how many processes there are; root is above such a limit of its own."""
    script = """
import os, resource
from irdocs import side_by_side
from irdocs.content.source import (
    FilledDay,
    FilledDecimal,
    FilledInteger,
    ForeignText,
    SourceDecimal,
    SourceInteger,
    SourceList,
    SourceText,
)
from irdocs.diagnostics import Span
if os.getuid() == 0:
    os.setuid(65534)
resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
print(side_by_side.done([os.getpid, os.getpid, os.getpid], 3) == [os.getpid()] * 3)
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                           check=False)  # fmt: skip
    assert ended.stdout == "True\n", ended.stderr


def test_an_error_of_a_copy_is_raised_here() -> None:
    with pytest.raises(UnicodeDecodeError, match="invalid start byte"):
        side_by_side.done([lambda: "", lambda: b"\xff".decode()], 2)


def test_an_error_here_ends_the_copies(tmp_path: Path) -> None:
    noted = tmp_path / "process"

    def waiting() -> None:
        noted.write_text(str(os.getpid()))
        signal.pause()

    def failing() -> None:
        while not (noted.exists() and noted.read_text()):
            pass
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        side_by_side.done([failing, waiting], 2)
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text()), 0)


def built(content: Path, out: Path, *, alone: bool) -> str:
    """Build in a process that may use one processor alone, or all; return what it said."""
    first = sorted(os.sched_getaffinity(0))[:1]
    ended = subprocess.run(
        [sys.executable, "-m", "irdocs", "build", str(content), "-o", str(out), "--force",
         "--manifest"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=partial(os.sched_setaffinity, 0, first) if alone else None,
    )  # fmt: skip
    said = ended.stdout.replace(str(out), "out") + ended.stderr + str(ended.returncode)
    return re.sub(r" in \d+\.\d+ s:", ":", said)


@LONG
def test_several_processes_write_the_same_files_and_say_the_same(tmp_path: Path) -> None:
    """Leaflet and deck are made at once where two processors are free."""
    content, both = tmp_path / "content.yaml", [tmp_path / "one", tmp_path / "many"]
    data = slides.content("text", 40, tmp_path)
    data["leaflet"] = {"format": "a4"}
    content.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    one, many = (built(content, out, alone=out == both[0]) for out in both)
    assert one == many
    assert "leaflet.pdf" in one
    files = [{path.name: path.read_bytes() for path in out.iterdir()} for out in both]
    assert sorted(files[0]) == ["deck.pptx", "leaflet.pdf", "manifest.json"]
    assert files[0] == files[1]

    data["sections"][0]["blocks"][3]["items"][0] = "Wordwithoutend" * 12  # wrong in both
    content.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    one, many = (built(content, out, alone=out == both[0]) for out in both)
    assert one == many
    assert "word-too-wide" in one and "slide-overflow" in one
    assert one.endswith("1")
