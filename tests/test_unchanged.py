"""A build that has nothing to do says what it said; whatever is otherwise, it builds."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from irdocs import unchanged
from irdocs.caching import cache_folder, pruning
from irdocs.cli import main
from irdocs.content.review_register import REGISTER
from irdocs.unchanged import RecordedOutcome
from support.commands import Commands, Ended
from support.small_documents import one_section
from support.thorough import LONG

ARGUMENTS = ("build", "-o", "out")
SAID = RecordedOutcome(
    "\x1b[31merror\x1b[0m: none\n", ("out/a.pdf  1 page, 2 kB",), "0 errors", is_quiet=False
)


@pytest.fixture
def noted(tmp_path: Path) -> tuple[Path, Mapping[str, str]]:
    """A folder with an input, an absent input and an output, noted in a cache."""
    here = tmp_path / "here"
    (here / "out").mkdir(parents=True)
    (here / "in.yaml").write_text("words")
    (here / "out/a.pdf").write_text("made")
    environment = {"IRDOCS_CACHE": str(tmp_path / "cache")}
    inputs = {here / "in.yaml": sha256(b"words").hexdigest(), here / "absent.yaml": ""}
    unchanged.note(ARGUMENTS, here, environment, inputs, [here / "out/a.pdf"], SAID)
    return here, environment


def test_what_was_noted_is_said_again(noted: tuple[Path, Mapping[str, str]]) -> None:
    here, environment = noted
    found = unchanged.recorded(ARGUMENTS, here, environment)
    assert found is not None
    assert [getattr(found, name) for name in found.__slots__] == [
        getattr(SAID, name) for name in SAID.__slots__
    ]
    assert found.findings(coloured=False) == "error: none\n"
    assert "nothing has changed: 0 errors" in found.outcome(coloured=False)
    assert "\x1b" not in found.outcome(coloured=False)


@pytest.mark.parametrize(
    "change",
    ["input", "input gone", "absent input there", "output", "output gone", "input a pipe",
     "options",
     "folder", "epoch", "off", "force", "day", "library"],
)  # fmt: skip
def test_whatever_is_otherwise_it_builds(
    noted: tuple[Path, Mapping[str, str]], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, environment = noted
    arguments = ARGUMENTS
    match change:
        case "input":
            (here / "in.yaml").write_text("other")
        case "input gone":
            (here / "in.yaml").unlink()
        case "absent input there":
            (here / "absent.yaml").write_text("")
        case "output":
            (here / "out/a.pdf").write_text("edited")
        case "output gone":
            (here / "out/a.pdf").unlink()
        case "input a pipe":
            (here / "in.yaml").unlink()
            os.mkfifo(here / "in.yaml")
        case "options":
            arguments = (*ARGUMENTS, "--strict")
        case "folder":
            here = here.parent
        case "epoch":
            environment = {**environment, "SOURCE_DATE_EPOCH": "1"}
        case "off":
            environment = {"IRDOCS_CACHE": "off"}
        case "force":
            arguments = (*ARGUMENTS, "--force")
        case "day":
            tomorrow = time.gmtime(time.time() + 86_400)
            monkeypatch.setattr(unchanged, "localtime", lambda: tomorrow)
        case _:
            folder = here / "site-packages"
            folder.mkdir()
            monkeypatch.syspath_prepend(str(folder))
    assert unchanged.recorded(arguments, here, environment) is None


def test_a_damaged_cache_is_as_if_it_were_not_there(
    noted: tuple[Path, Mapping[str, str]],
) -> None:
    here, environment = noted
    (file,) = pruning.files(Path(environment["IRDOCS_CACHE"]))
    data = file.read_bytes()
    chance = random.Random(3)
    for _ in range(60):
        at = chance.randrange(len(data))
        flipped = bytes([data[at] ^ 1 << chance.randrange(8)])
        for damaged in (data[:at], data[:at] + flipped + data[at + 1 :]):
            file.write_bytes(damaged)
            assert unchanged.recorded(ARGUMENTS, here, environment) is None
    for other in (b"", b"\0" * 10_000_000):
        file.write_bytes(other)
        assert unchanged.recorded(ARGUMENTS, here, environment) is None
    whole = data[16:]
    parts = whole.split(b"\0")
    cut = (b"\0".join(parts[:number]) for number in range(len(parts)))
    many = (b"\0".join((*parts[:1], count, *parts[2:])) for count in (b"", b"x", b"1", b"9" * 9999))
    for forged in (b"[]", b"\0", b"\xff", whole + b"\0", *cut, *many):
        cache_folder.write(file, forged)
        assert unchanged.recorded(ARGUMENTS, here, environment) is None
    file.write_bytes(data)
    assert unchanged.recorded(ARGUMENTS, here, environment) is not None


def test_an_input_that_changed_while_it_was_built_is_not_noted(tmp_path: Path) -> None:
    (tmp_path / "in.yaml").write_text("newer")
    (tmp_path / "a.pdf").write_text("made")
    environment = {"IRDOCS_CACHE": str(tmp_path / "cache")}
    inputs = {tmp_path / "in.yaml": sha256(b"older").hexdigest()}
    unchanged.note(ARGUMENTS, tmp_path, environment, inputs, [tmp_path / "a.pdf"], SAID)
    assert not list(pruning.files(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("environment", "folder"),
    [({}, None), ({"IRDOCS_CACHE": "OFF", "HOME": "/h"}, None),
     ({"IRDOCS_CACHE": "/c", "HOME": "/h"}, "/c")],
)  # fmt: skip
def test_where_the_cache_is(environment: dict[str, str], folder: str | None) -> None:
    assert cache_folder.folder(environment) == folder


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache_folder.write(tmp_path / "file" / "in" / "it", b"data")
    assert cache_folder.read(tmp_path / "file" / "in" / "it") is None


# ---------------------------------------------------------------- the command


class Project:
    """A folder with a content file, and commands in it that share a cache in it."""

    def __init__(self, folder: Path, commands: Commands) -> None:
        self.folder, self._commands = folder, commands

    def run(self, *arguments: str) -> Ended:
        cache = str(self.folder / "cache")
        return self._commands.run(*arguments, cwd=self.folder, IRDOCS_CACHE=cache)

    def build(self, *more: str) -> Ended:
        return self.run("build", "-o", "out", *more)

    def check(self, *more: str) -> Ended:
        return self.run("check", *more)


@pytest.fixture
def project(tmp_path: Path, commands: Commands) -> Project:
    text = {"type": "text", "id": "t", "text": "Words."}
    (tmp_path / "content.yaml").write_text(one_section(text))
    return Project(tmp_path, commands)


def test_the_same_command_twice(project: Project) -> None:
    folder, first = project.folder, project.build()
    assert first.returncode == 0, first.stderr
    files = {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (folder / "out").iterdir()
    }
    second = project.build()
    assert second.returncode == 0
    assert "nothing has changed" in second.stdout
    assert second.stderr == first.stderr
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files} == files
    (folder / REGISTER).write_text("comments:\n  - {id: c-1, says: Why?, at: 'content.yaml:1'}\n")
    third = project.build()
    assert "nothing has changed" not in third.stdout
    assert "open-comment" in third.stderr
    assert "done in" in project.build("--force").stdout


@LONG
def test_the_same_check_twice(project: Project) -> None:
    first, second = project.check(), project.check()
    assert first.returncode == second.returncode == 0
    assert second.stderr == first.stderr
    assert "nothing has changed" in second.stdout and "nothing has changed" not in first.stdout
    assert first.stdout.strip().endswith(second.stdout.strip().rpartition("changed: ")[2])
    assert "nothing has changed" not in project.check("--only", "leaflet").stdout
    content = project.folder / "content.yaml"
    content.write_text(content.read_text().replace("blocks:", "blockz:"))
    assert [project.check().returncode for _ in range(2)] == [1, 1]


def test_a_link_to_another_file_is_a_change(project: Project) -> None:
    """Although both files, and the content, are as they were."""
    folder = project.folder
    content = folder / "content.yaml"
    for name, side in (("one", 3), ("two", 5)):
        (folder / name).mkdir()
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        text = f'{drawing}<rect width="{side}" height="1" fill="#000000"/></svg>'
        (folder / name / "a.svg").write_text(text)
        block = {"type": "image", "file": "a.svg", "alt": "A line"}
        (folder / name / "content.yaml").write_text(one_section(block))
    content.unlink()
    for end in ("one", "two"):
        (folder / "now").unlink(missing_ok=True)
        (folder / "now").symlink_to(end)
        first, second = (project.build("now/content.yaml", "--only", "leaflet") for _ in range(2))
        assert "nothing has changed" not in first.stdout
        assert "nothing has changed" in second.stdout


def test_words_of_one_s_own_that_appear_are_a_change(project: Project) -> None:
    assert project.build("--only", "leaflet").returncode == 0
    (project.folder / "locale").mkdir()
    printed = project.run("locale", "new", "en")
    assert (project.folder / "locale/en.yaml").exists(), printed.stderr
    assert "nothing has changed" not in project.build("--only", "leaflet").stdout


@LONG
def test_a_check_of_built_files_is_carried_out(project: Project) -> None:
    project.build()
    assert project.check("--built", "-o", "out").returncode == 0
    (project.folder / "out" / "deck.pptx").unlink()
    assert project.check("--built", "-o", "out").returncode == 1


@LONG
def test_six_builds_at_once_into_an_empty_cache(project: Project) -> None:
    """All begin as new processes: copies of one that has built would have less to write."""
    cache = project.folder / "cache"
    environment = {**os.environ, "IRDOCS_CACHE": str(cache)}

    def begun() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "irdocs", "build", "-o", "out", "--only", "leaflet"],
            cwd=project.folder, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    running = [begun() for _ in range(6)]
    for one in running:
        one.communicate()
    assert [one.returncode for one in running] == [0] * 6
    assert not [path for path in pruning.files(cache) if path.name.startswith(".")]
    assert "nothing has changed" in begun().communicate()[0]


def test_the_cache_is_shown_and_cleared(
    noted: tuple[Path, Mapping[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, environment = noted
    monkeypatch.setenv("IRDOCS_CACHE", environment["IRDOCS_CACHE"])
    assert "1 file," in CliRunner().invoke(main, ["cache"]).output
    assert "1 file," in CliRunner().invoke(main, ["cache", "--prune"]).output
    assert "removed 1 file" in CliRunner().invoke(main, ["cache", "--clear"]).output
    assert "0 files" in CliRunner().invoke(main, ["cache"]).output
    monkeypatch.setenv("IRDOCS_CACHE", "off")
    assert "no cache" in CliRunner().invoke(main, ["cache"]).output


def test_little_is_imported_where_nothing_is_to_be_done(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(one_section({"type": "text", "text": "Words."}))
    environment = {**os.environ, "IRDOCS_CACHE": str(tmp_path / "cache")}
    code = (
        "import atexit, os, sys; sys.argv = ['irdocs', 'check', 'content.yaml']\n"
        "before, end = set(sys.modules), os._exit\n"
        "def told(status):\n"
        "    print('modules', *sorted(set(sys.modules) - before), flush=True); end(status)\n"
        "os._exit = told\n"
        "from irdocs.cli import run; run()"
    )
    lines = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=environment, text=True,
            stdout=subprocess.PIPE, check=True,
        ).stdout.splitlines()[-1].split()
        for _ in range(2)
    ]  # fmt: skip
    built, again = ({*line} for line in lines)
    assert "irdocs.content" in built
    assert {name.removeprefix("irdocs") for name in again if name.startswith("irdocs")} == {
        "", ".cli", ".cli.exit_status", ".version", ".unchanged",
        ".caching", ".caching.cache_folder", ".caching.program_state",
    }  # fmt: skip
    assert not again & {"typing", "pathlib", "json", "hashlib", "contextlib", "dataclasses", "re"}
