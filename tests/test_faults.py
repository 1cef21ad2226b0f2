"""When things go wrong round a build: old files whole or new ones whole, nothing left over."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

import irdocs
from conftest import ALL_BLOCKS, SMALL
from irdocs.output import PENDING
from support.commands import Commands
from support.thorough import tried

OTHER = SMALL.replace("Some words.", "Other words, and many more of them than before.")
COMMAND = [sys.executable, "-m", "irdocs"]


def digests(folder: Path) -> Mapping[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two contents and the finished files of each."""
    folder = tmp_path_factory.mktemp("finished")
    for name, text in (("one", SMALL), ("two", OTHER)):
        (folder / f"{name}.yaml").write_text(text)
        assert not irdocs.build(folder / f"{name}.yaml", folder / name, environment={}).failed
    shutil.copytree(folder / "one", folder / "out")
    return folder


@pytest.fixture
def work(finished: Path, tmp_path: Path) -> Path:
    """A folder of one's own with the same."""
    shutil.copytree(finished, tmp_path, dirs_exist_ok=True)
    return tmp_path


BUILD = ("build", "two.yaml", "-o", "out")


def whole(work: Path) -> None:
    """Each file is the old one or the new one; what is pending is told apart by its name."""
    old, new, now = (digests(work / name) for name in ("one", "two", "out"))
    kept = {name: said for name, said in now.items() if not name.startswith(PENDING)}
    assert set(kept) == set(old)
    for name, said in kept.items():
        assert said in (old[name], new[name]), name


def test_a_disk_that_is_full_at_any_size_leaves_the_old_files(
    work: Path, commands: Commands
) -> None:
    """A real limit on what a process may write, set at sizes that stop it at each file."""
    sizes = sorted(file.stat().st_size for file in (work / "two").iterdir())
    for most in (0, 1, sizes[0] - 1, sizes[0], sizes[1] - 1):
        done = commands.run(*BUILD, cwd=work, most=most)
        assert done.returncode == 2, done.stderr
        assert os.strerror(errno.EFBIG) in done.stderr and "Traceback" not in done.stderr
        assert digests(work / "out") == digests(work / "one")
    assert commands.run(*BUILD, cwd=work).returncode == 0
    assert digests(work / "out") == digests(work / "two")


def test_a_device_that_is_full_is_said(tmp_path: Path, commands: Commands) -> None:
    """A real file system without room, where one may be mounted."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(small)],
        capture_output=True, check=False,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("no file system may be mounted here; the test above limits the process")
    try:
        (tmp_path / "content.yaml").write_text(SMALL)
        done = commands.run("build", "content.yaml", "-o", small / "out", cwd=tmp_path)
        assert done.returncode == 2 and os.strerror(errno.ENOSPC) in done.stderr
        assert not list((small / "out").iterdir())
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_an_output_folder_that_cannot_be_written(work: Path, commands: Commands) -> None:
    (work / "file").write_text("in the way")
    done = commands.run("build", "two.yaml", "-o", "file", cwd=work)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert (work / "file").read_text() == "in the way"
    (work / "out").chmod(0o555)
    command = [*COMMAND, *BUILD]
    if os.getuid() == 0:  # root may write anywhere, unless it gives that up
        if not shutil.which("setpriv"):
            pytest.skip("root cannot give up its powers here")
        command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    (work / "out").chmod(0o755)
    assert done.returncode == 2 and os.strerror(errno.EACCES) in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert digests(work / "out") == digests(work / "one")


def test_a_build_that_is_killed_at_any_moment_leaves_whole_files(
    work: Path, commands: Commands
) -> None:
    start = time.monotonic()
    assert commands.run(*BUILD, cwd=work).returncode == 0
    takes = time.monotonic() - start
    moments = random.Random(7)
    count = tried(40, 4)
    for number in range(count):
        # Half of them near the end, where files are written.
        share = number / count if number % 2 else moments.uniform(0.75, 1.05)
        shutil.rmtree(work / "out")
        shutil.copytree(work / "one", work / "out")
        build = commands.start(*BUILD, cwd=work)
        time.sleep(share * takes)
        os.kill(build, signal.SIGKILL)
        commands.end(build)
        whole(work)
    assert commands.run(*BUILD, cwd=work).returncode == 0
    assert digests(work / "out") == digests(work / "two")


def test_what_a_killed_build_left_is_cleared_by_the_next(work: Path, commands: Commands) -> None:
    code = (
        "import os, signal\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from irdocs.cli import main\n"
        "main(['build', 'two.yaml', '-o', 'out'])"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code], cwd=work, capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    left = [name for name in digests(work / "out") if name.startswith(PENDING)]
    assert left  # it was stopped with a file half written
    whole(work)
    assert commands.run(*BUILD, cwd=work).returncode == 0
    assert digests(work / "out") == digests(work / "two")


def test_two_builds_into_one_folder_at_once(work: Path, commands: Commands) -> None:
    for _ in range(tried(12, 2)):
        builds = [
            commands.start("build", f"{name}.yaml", "-o", "out", cwd=work)
            for name in ("one", "two", "one", "two")
        ]
        assert [commands.end(build).returncode for build in builds] == [0] * 4
        assert digests(work / "out") in (digests(work / "one"), digests(work / "two"))


def test_an_asset_that_changes_while_it_is_read(tmp_path: Path) -> None:
    shutil.copytree(ALL_BLOCKS.parent / "assets", tmp_path / "assets")
    photograph = tmp_path / "assets" / "photo.png"
    good, stop = photograph.read_bytes(), threading.Event()

    def change() -> None:
        states = [good, good[: len(good) // 2], b"", good[::-1]]
        while not stop.is_set():
            for data in states:
                photograph.write_bytes(data)
            photograph.unlink()

    (tmp_path / "content.yaml").write_text(
        SMALL.replace(
            "type: text\n        text: Some words.",
            "type: image\n        file: assets/photo.png\n        alt: A photograph.",
        )
    )
    reference = irdocs.build(tmp_path / "content.yaml", tmp_path / "reference", environment={})
    assert not reference.failed
    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(12):
            result = irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
            codes = {error.code for error in result.report.errors}
            assert codes <= {"bad-asset", "missing-asset"}
            if not result.failed:
                assert digests(tmp_path / "out") == digests(tmp_path / "reference")
    finally:
        stop.set()
        changing.join()


@pytest.mark.parametrize("year", [1970, 2040][: tried(2, 1)])
def test_the_clock_of_the_machine_changes_no_byte(year: int, work: Path) -> None:
    code = (
        "import sys, time_machine, datetime as d\n"
        f"with time_machine.travel(d.datetime({year}, 1, 1, tzinfo=d.UTC)):\n"
        "    from irdocs.cli import main\n"
        "    main(['build', 'two.yaml', '-o', 'out'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=work, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert digests(work / "out") == digests(work / "two")


@pytest.mark.parametrize("epoch", ["0", "2208988800", "253402300799"])
def test_a_date_before_and_after_what_zip_can_hold(epoch: str, work: Path) -> None:
    """ZIP dates begin in 1980 and end in 2107 (APPNOTE 4.4.6); a PDF's in the year 9999."""
    for name in ("out", "again"):
        result = irdocs.build(
            work / "two.yaml", work / name, environment={"SOURCE_DATE_EPOCH": epoch}
        )
        assert not result.failed, [str(error) for error in result.report.errors]
    assert digests(work / "out") == digests(work / "again")
