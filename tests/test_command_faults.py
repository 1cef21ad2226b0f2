"""A command that cannot be carried out says why in one line, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from irdocs.cli import main
from irdocs.cli.telling import cannot
from support.small_documents import one_section


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "none.yaml"], "begin one: irdocs init DIR"),
        (["build", "contnet.yaml"], 'did you mean "content.yaml"?'),
        (["build", "content"], 'did you mean "content.yaml"?'),
        (["check", "content.YML"], 'did you mean "content.yaml"?'),
        (["build", "content.yml"], 'did you mean "content.yaml"?'),
        (["build", "-o", "content.yaml"], "it is a file, so name a folder"),
        (["pictures", "-o", "content.yaml"], "it is a file, so name a folder"),
        (["reproduce", "folder"], "a file belongs there"),
        (["locale", "new", "cy", "-o", "content.yaml"], "--force replaces it\n"),
        (["diff", "content.yaml", "HEADS"], 'there is no file "HEADS", and no rep'),
    ],
)
def test_it_says_what_to_do(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("content.yaml").write_text(one_section({"type": "text", "text": "Words."}))
    Path("folder").mkdir()
    done = CliRunner().invoke(main, arguments)
    *_, last = done.output.strip().splitlines()
    assert done.exit_code == 2 and last.startswith("irdocs: error: ")
    assert said.strip() in last and (not said.endswith("\n") or last.endswith(said.strip()))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_has_the_name_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(one_section({"type": "text", "text": "Words."}))
    done = CliRunner().invoke(main, ["publish", "/proc/site", str(tmp_path / "content.yaml")])
    assert done.exit_code == 2
    assert done.output.splitlines()[-1].startswith("irdocs: error: /proc/site: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bulid"], "No such command 'bulid'. Did you mean 'build'?"),
        (["talk.yaml"], "No such command 'talk.yaml'. Did you mean 'irdocs build talk.yaml'?"),
        (["translate", "extrakt"], "No such command 'extrakt'. Did you mean 'extract'?"),
        (["frobnicate"], "No such command 'frobnicate'."),
    ],
)
def test_a_command_that_there_is_not_is_guessed(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2 and done.output.strip().endswith(f"Error: {said}")


def test_a_full_disk_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cannot(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert ended.value.code == 2 and "; make room there, or choose" in capsys.readouterr().err
