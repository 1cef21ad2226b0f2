"""A command that cannot be carried out says why in one line, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from irdocs.cli import main
from support.small_documents import one_section


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "none.yaml"], "begin one: irdocs init DIR"),
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
