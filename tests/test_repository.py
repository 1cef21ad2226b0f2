"""Annotations and SARIF name files from the root of the repository, wherever the command runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import SMALL
from irdocs.cli import main
from irdocs.reporting import repository_of


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a folder with a content file that has an error in line 3."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    project = tmp_path / "repo" / "talks" / "my talk"
    project.mkdir(parents=True)
    (project / "content.yaml").write_text(SMALL.replace("title: Small", "titel: Small"))
    return project


def paths(content: str) -> set[str]:
    """The path of the content in annotations and SARIF."""
    annotations = CliRunner().invoke(main, ["check", content, "--as", "github"])
    assert annotations.exit_code == 1
    files = {line.split("file=")[1].split(",")[0] for line in annotations.output.splitlines()}
    log = json.loads(CliRunner().invoke(main, ["check", content, "--as", "sarif"]).output)
    for result in log["runs"][0]["results"]:
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert " " not in location["uri"]
        assert location.get("uriBaseId") == (
            None if location["uri"].startswith("/") else "%SRCROOT%"
        )
        files.add(location["uri"].replace("%20", " "))
    return files


def test_from_the_workspace_of_github(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parents[1]))
    monkeypatch.chdir(project)
    assert paths("content.yaml") == {"talks/my talk/content.yaml"}
    monkeypatch.chdir(project.parent)
    assert paths("my talk/content.yaml") == {"talks/my talk/content.yaml"}
    assert paths("../talks/./my talk/content.yaml") == {"talks/my talk/content.yaml"}
    assert paths(str(project / "content.yaml")) == {"talks/my talk/content.yaml"}


@pytest.mark.parametrize("is_worktree", [False, True])
def test_from_the_root_of_a_repository(
    is_worktree: bool, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = project.parents[1] / ".git"
    if is_worktree:
        git.write_text("gitdir: elsewhere")
    else:
        git.mkdir()
    monkeypatch.chdir(project)
    assert paths("content.yaml") == {"talks/my talk/content.yaml"}


def test_without_a_repository_the_path_is_as_it_was_given(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert paths("content.yaml") == {"content.yaml"}
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parents[2] / "other"))
    assert paths("content.yaml") == {"content.yaml"}


def test_a_file_outside_the_repository_keeps_its_path(tmp_path: Path) -> None:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    repository = repository_of(tmp_path / "repo", {})
    assert repository.path_of("../other/content.yaml") == "../other/content.yaml"
    assert repository.path_of("/elsewhere/content.yaml") == "/elsewhere/content.yaml"


def test_a_workspace_that_is_a_link_is_the_same_folder(project: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(project.parents[1])
    repository = repository_of(project, {"GITHUB_WORKSPACE": str(link)})
    assert repository.path_of("content.yaml") == "talks/my talk/content.yaml"
