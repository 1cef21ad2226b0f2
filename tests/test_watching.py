"""irdocs watch, in a process of its own: it builds after each save, and ends when it is told to."""

from __future__ import annotations

import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from conftest import ALL_BLOCKS, SMALL
from irdocs.audit.reading import pdf_text
from support.thorough import IS_THOROUGH, LONG

PATIENCE = 30.0
"""How many seconds to wait for what should come at once."""
IMAGE = "type: image\n        alt: A dot.\n        file: assets/{}"


class Watched:
    """A running `irdocs watch` and what it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "irdocs", "watch"], cwd=folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            # What a shell begins in the background ignores Ctrl-C.
            preexec_fn=None
            if sys.platform == "win32"
            else partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def outcome(self, within: float = PATIENCE) -> str | None:
        """Wait for the next build's last line; None if there is none in time."""
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=left)
            except queue.Empty:
                return None
            self.said.append(line)
            if line.startswith(("done in", "failed in", "stopped")):
                return line
        return None

    def until(self, start: str, words: str = "") -> None:
        """Wait for a build that ends with a line that starts so, after a line with the words."""
        before = len(self.said)
        while (line := self.outcome()) is not None:
            if line.startswith(start) and any(words in said for said in self.said[before:]):
                return
        pytest.fail(f"no {start}: {self.said}")

    def settle(self) -> str:
        """Wait until no more builds come; return the last outcome."""
        last = self.outcome()
        assert last is not None, self.said
        while (more := self.outcome(within=1.5)) is not None:
            last = more
        return last


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    shutil.copytree(ALL_BLOCKS.parent / "assets", tmp_path / "assets")
    (tmp_path / "content.yaml").write_text(SMALL)
    made = Watched(tmp_path)
    first = made.outcome()
    assert first and first.startswith("done"), made.said
    time.sleep(0.3)  # until it listens
    yield made
    made.process.kill()
    made.process.wait()


def words(folder: Path) -> str:
    return pdf_text.read((folder / "output" / "leaflet.pdf").read_bytes()).words()


def test_it_builds_after_a_save_keeps_the_last_good_files_and_stops_cleanly(
    watched: Watched,
) -> None:
    content = watched.folder / "content.yaml"
    content.write_text(SMALL.replace("Some words", "Quite other words"))
    watched.until("done")
    assert "Quite other words" in words(watched.folder)
    content.write_text(SMALL.replace("title: Small", "titel: Small"))
    watched.until("failed", "unknown-key")
    assert "Quite other words" in words(watched.folder)
    content.write_text(SMALL)
    watched.until("done")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=PATIENCE) == 0
    watched.until("stopped")
    assert not any("Traceback" in line for line in watched.said)


@LONG
def test_a_save_that_truncates_first_is_survived(watched: Watched) -> None:
    content = watched.folder / "content.yaml"
    with content.open("w") as file:
        file.flush()
        time.sleep(0.4)
        file.write(SMALL.replace("Some words", "Written at last"))
    assert watched.settle().startswith("done")
    assert "Written at last" in words(watched.folder)


@LONG
def test_a_save_that_replaces_the_file_is_seen(watched: Watched) -> None:
    new = watched.folder / "new.yaml"
    new.write_text(SMALL.replace("Some words", "Put in its place"))
    new.replace(watched.folder / "content.yaml")
    assert watched.settle().startswith("done")
    assert "Put in its place" in words(watched.folder)


@LONG
def test_a_file_that_is_gone_for_a_while_is_waited_for(watched: Watched) -> None:
    content = watched.folder / "content.yaml"
    content.unlink()
    assert watched.settle().startswith("failed")
    assert any("content.yaml: No such file" in line for line in watched.said)
    content.write_text(SMALL.replace("Some words", "Back again"))
    assert watched.settle().startswith("done")
    assert "Back again" in words(watched.folder)


@LONG
def test_assets_are_watched_once_they_are_named_and_other_files_never(watched: Watched) -> None:
    (watched.folder / "notes.txt").write_text("not content")
    (watched.folder / "output" / "leaflet.pdf").touch()
    (watched.folder / "assets" / "dot.svg").touch()
    assert watched.outcome(within=1.5) is None
    text = SMALL.replace("type: text\n        text: Some words.", IMAGE.format("late.svg"))
    (watched.folder / "content.yaml").write_text(text)
    assert watched.settle().startswith("failed")  # there is no such file yet
    shutil.copy(watched.folder / "assets" / "dot.svg", watched.folder / "assets" / "late.svg")
    assert watched.settle().startswith("done")


def with_image(watched: Watched, name: str) -> None:
    text = SMALL.replace("type: text\n        text: Some words.", IMAGE.format(name))
    (watched.folder / "content.yaml").write_text(text)
    assert watched.settle().startswith("done"), watched.said


@pytest.mark.skipif(not IS_THOROUGH, reason="waits for ten seconds; in `make verify`")
def test_a_folder_that_is_moved_away_and_back_is_noticed(watched: Watched) -> None:
    with_image(watched, "dot.svg")
    assets = watched.folder / "assets"
    for _ in range(2):
        assets.rename(watched.folder / "away")
        assert watched.settle().startswith("failed")
        assert any("missing-asset" in line for line in watched.said)
        (watched.folder / "away").rename(assets)
        assert watched.settle().startswith("done")
    dot = assets / "dot.svg"
    dot.write_text(dot.read_text() + "<!-- seen -->")
    assert watched.settle().startswith("done")


@pytest.mark.skipif(not IS_THOROUGH, reason="waits for five seconds; in `make verify`")
def test_a_folder_that_is_deleted_and_made_again_is_noticed(watched: Watched) -> None:
    with_image(watched, "dot.svg")
    assets = watched.folder / "assets"
    copy = shutil.copytree(assets, watched.folder / "copy")
    shutil.rmtree(assets)
    assert watched.settle().startswith("failed")
    assets.mkdir()
    time.sleep(0.5)
    shutil.copy(copy / "dot.svg", assets / "dot.svg")
    assert watched.settle().startswith("done")


@pytest.mark.skipif(not IS_THOROUGH, reason="waits for ten seconds; in `make verify`")
def test_a_link_that_is_switched_is_noticed(watched: Watched) -> None:
    folder = watched.folder
    (folder / "assets").rename(folder / "first")
    shutil.copytree(folder / "first", folder / "second")
    (folder / "second" / "dot.svg").unlink()
    (folder / "assets").symlink_to("first")
    with_image(watched, "dot.svg")
    for target, outcome in (("second", "failed"), ("first", "done"), ("..", "failed")):
        (folder / "new").symlink_to(target)
        (folder / "new").replace(folder / "assets")
        assert watched.settle().startswith(outcome), (target, watched.said)
    (folder / "assets").unlink()
    (folder / "assets").symlink_to("first")
    assert watched.settle().startswith("done")


@pytest.mark.skipif(not IS_THOROUGH, reason="waits for five seconds; in `make verify`")
def test_a_file_that_is_a_link_to_another_is_watched_at_both_ends(watched: Watched) -> None:
    content, other = watched.folder / "content.yaml", watched.folder / "other.yaml"
    content.rename(watched.folder / "real.yaml")
    content.symlink_to("real.yaml")
    assert watched.settle().startswith("done")
    (watched.folder / "real.yaml").write_text(SMALL.replace("Some words", "Through the link"))
    assert watched.settle().startswith("done")
    assert "Through the link" in words(watched.folder)
    other.write_text(SMALL.replace("Some words", "Another file"))
    (watched.folder / "new").symlink_to("other.yaml")
    (watched.folder / "new").replace(content)
    assert watched.settle().startswith("done")
    assert "Another file" in words(watched.folder)


@pytest.mark.skipif(not IS_THOROUGH, reason="waits for five seconds; in `make verify`")
def test_a_name_whose_capitals_change_is_noticed(watched: Watched) -> None:
    with_image(watched, "dot.svg")
    dot = watched.folder / "assets" / "dot.svg"
    dot.rename(dot.with_name("Dot.svg"))
    assert watched.settle().startswith("failed")
    assert any('did you mean "assets/Dot.svg"' in line for line in watched.said)
    dot.with_name("Dot.svg").rename(dot)
    assert watched.settle().startswith("done")
