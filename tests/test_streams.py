"""Standard streams that are closed, full or broken: a sensible exit status and no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import SMALL
from irdocs.cli import main
from support.commands import Commands, Ended, ready
from support.thorough import LONG, tried

COMMANDS = {
    "good": ("check", 0),
    "bad": ("check bad.yaml", 1),
    "build": ("build --manifest -o out", 0),
    "json": ("check --as json", 0),
    "bad github": ("check bad.yaml --as github", 1),
    "list": ("check --list", 0),
    "usage": ("check --no-such-option", 2),
    "missing": ("check gone.yaml", 2),
    "help": ("--help", 0),
    "version": ("--version", 0),
}
PRINTS_ON_STDOUT = {"good", "bad", "build", "json", "bad github", "list", "help", "version"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content.yaml").write_text(SMALL)
    (tmp_path / "bad.yaml").write_text(SMALL.replace("title: Small", "titel: Small"))
    return tmp_path


def run(command: str, redirection: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell; the status is that of irdocs, not of what reads its output."""
    line = f"set -o pipefail; {sys.executable} -m irdocs {command} {redirection}"
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("name", list(COMMANDS)[:: tried(1, 6)])
def test_a_closed_standard_error_changes_no_status(name: str, folder: Path) -> None:
    command, status = COMMANDS[name]
    done = run(command, "2>&-", folder)
    assert done.returncode == status and done.stderr == ""
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("name", list(COMMANDS)[:: tried(1, 10)])
@pytest.mark.parametrize("redirection", [">&-", ">/dev/full"])
def test_output_that_is_lost_is_told_with_status_2(
    name: str, redirection: str, folder: Path
) -> None:
    command, status = COMMANDS[name]
    done = run(command, redirection, folder)
    lost = name in PRINTS_ON_STDOUT
    assert done.returncode == (2 if lost else status), done.stderr
    assert "Traceback" not in done.stderr
    if lost:
        assert done.stderr.splitlines()[-1].startswith("irdocs: error: "), done.stderr


@pytest.mark.parametrize("name", list(COMMANDS)[:: tried(1, 10)])
@pytest.mark.parametrize(
    "redirection", [">&- 2>&-", ">/dev/full 2>/dev/full", "<&- >&- 2>&-"][: tried(3, 1)]
)
def test_with_nowhere_to_write_the_status_still_says_it(
    name: str, redirection: str, folder: Path
) -> None:
    assert run(COMMANDS[name][0], redirection, folder).returncode in (1, 2)


@pytest.mark.parametrize(
    "name", ("list", "bad github", "build", "json", "help", "bad")[: tried(6, 1)]
)
@pytest.mark.parametrize(
    "redirection", ["2>&1 | true", "| true", "2>&1 | head -c 1"][: tried(3, 1)]
)
def test_a_reader_who_has_had_enough_ends_it_quietly(
    name: str, redirection: str, folder: Path
) -> None:
    command, status = COMMANDS[name]
    done = run(command, redirection, folder)
    assert done.returncode in (141, status), done.stderr  # a pipe may take all before it closes
    assert "Traceback" not in done.stderr and "Broken" not in done.stderr


def test_no_product_is_opened_in_the_place_of_a_closed_stream(
    folder: Path, commands: Commands
) -> None:
    assert commands.run("build", "--manifest", "-o", "one", cwd=folder).returncode == 0
    assert run("build --manifest -o two", "2>&-", folder).returncode == 0
    for name in ("leaflet.pdf", "deck.pptx", "manifest.json"):
        assert (folder / "one" / name).read_bytes() == (folder / "two" / name).read_bytes()


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"][: tried(2, 1)])
def test_an_encoding_without_the_characters_escapes_them(encoding: str, folder: Path) -> None:
    text = SMALL.replace("title: Small", "title: Small \u2192 \u0175\n  titel: \u2192")
    (folder / "content.yaml").write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "irdocs", "check"], cwd=folder, capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1 and b"Traceback" not in done.stderr
    assert b"\\u2192" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@LONG
def test_a_name_that_is_not_utf_8_is_read_written_and_found_again(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/t\xffalk"))
    folder.mkdir()
    text = SMALL.replace("type: text\n        text: Some words.",
                         "type: image\n        alt: A.\n        file: valve.svg")  # fmt: skip
    (folder / "content.yaml").write_text(text)
    (folder / "valve.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )

    done = run("check $'t\\xffalk/content.yaml'", "", tmp_path)  # as a shell hands it over
    assert done.returncode == 0 and "t\\udcffalk" in done.stderr, done.stderr
    with ready(folder / "content.yaml") as commands:

        def irdocs(*words: str) -> Ended:
            return commands.run(*words, "t\udcffalk/content.yaml", cwd=tmp_path)

        for style in ("text", "json", "sarif", "github"):
            said = irdocs("check", "--as", style)
            assert said.returncode == 0 and "Traceback" not in said.stderr, said.stderr
            assert ("t%FFalk/content.yaml" if style == "sarif" else "t\\udcffalk") in (
                said.stdout + said.stderr
            )
            if style == "json":
                assert json.loads(said.stdout)["content"] == str(folder.relative_to(tmp_path) /
                                                                 "content.yaml")  # fmt: skip
        assert irdocs("build", "--manifest", "-o", "out").returncode == 0
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
        assert (tmp_path / "out" / manifest["content"]).read_text() == text
        assert commands.run("reproduce", "out/manifest.json", cwd=tmp_path).returncode == 0
        assert irdocs("pictures", "-o", "pictures", "--width", "60").returncode == 0
        (folder / "valve.svg").rename(os.fsdecode(os.fsencode(folder) + b"/valve\xff.svg"))
        said = irdocs("check")
        assert said.returncode == 1 and 'did you mean "valve\\udcff.svg"' in said.stderr


@pytest.mark.parametrize("columns", ["", "0", "80", "200", "60"])
def test_the_overview_is_what_click_prints(columns: str) -> None:
    """The file that --help prints; after a change, put what click prints in its place."""
    environment = {**os.environ, "COLUMNS": columns}
    done = subprocess.run([sys.executable, "-m", "irdocs", "--help"], env=environment,
                          capture_output=True, text=True, check=True)  # fmt: skip
    by_click = CliRunner().invoke(main, ["-h"], prog_name="irdocs")  # in 80 columns
    assert (done.stdout == by_click.output) == (columns != "60")
