"""Only regular files are read: a pipe would be waited for, and a device has no end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import SMALL
from irdocs.content.files import ABSENT, FileReader, digest_of, opened, read_regular
from support.commands import Commands
from support.thorough import tried

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    return path


def test_a_pipe_is_refused_at_once(pipe: Path) -> None:
    for read in (opened, read_regular, lambda path: FileReader().read(path, 10)):
        with pytest.raises(OSError, match="pipe or a device"):
            read(pipe)
    assert digest_of(pipe) == ABSENT


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    if not Path(device).exists():
        pytest.skip("there is no such device")
    with pytest.raises(OSError, match="pipe or a device"):
        read_regular(Path(device))


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_regular(tmp_path / "a") == b"abc"
    assert FileReader().read(tmp_path / "a", 1) == b"ab", "one more than the limit"


@pytest.mark.parametrize(
    "arguments",
    [("check", "pipe.yaml"), ("build", "theme.yaml"), ("build", "format.yaml"),
     ("build", "small.yaml", "--template", "pipe.yaml"),
     ("build", "small.yaml", "--format", "./pipe.yaml"), ("serve", "pipe.yaml"),
     ("reproduce", "pipe.yaml"), ("watch", "pipe.yaml")][:: tried(1, 3)],
)  # fmt: skip
def test_no_command_waits_for_a_pipe(
    arguments: tuple[str, ...], pipe: Path, commands: Commands
) -> None:
    folder = pipe.parent
    (folder / "small.yaml").write_text(SMALL)
    (folder / "theme.yaml").write_text(SMALL + "theme: pipe.yaml\n")
    (folder / "format.yaml").write_text(SMALL + "leaflet: {format: pipe.yaml}\n")
    done = commands.run(*arguments, cwd=folder)
    assert done.returncode in (1, 2), (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
