"""The starter's workflow installs what its author has (PEP 610)."""

from __future__ import annotations

import json
import subprocess
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from irdocs import starter
from irdocs.starter.installation import UNKNOWN, install_step

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def distribution(folder: Path, direct_url: object = None) -> metadata.Distribution:
    """The metadata of a package as an installer leaves it."""
    info = folder / "irdocs-1.2.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: irdocs\nVersion: 1.2.3\n")
    if direct_url is not None:
        text = direct_url if isinstance(direct_url, str) else json.dumps(direct_url)
        (info / "direct_url.json").write_text(text)
    return metadata.Distribution.at(info)


def installs(step: str) -> str:
    """What the step hands to pip, read as YAML and as a shell does."""
    ((command,),) = [list(entry.values()) for entry in yaml.safe_load(step)]
    script = f'pip() {{ printf "%s|" "$@"; }}; {command}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    name, *arguments = done.stdout.rstrip("|").split("|")
    assert name == "install" and len(arguments) == 1
    return str(arguments[0])


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        (None, "irdocs==1.2.3"),
        (
            {
                "url": "https://example.org/us/irdocs.git",
                "vcs_info": {"vcs": "git", "requested_revision": "main", "commit_id": COMMIT},
            },
            f"irdocs @ git+https://example.org/us/irdocs.git@{COMMIT}",
        ),
        (
            {
                "url": "https://me:secret@example.org/us/all.git",
                "vcs_info": {"vcs": "git", "commit_id": COMMIT},
                "subdirectory": "tools/irdocs",
            },
            f"irdocs @ git+https://example.org/us/all.git@{COMMIT}#subdirectory=tools/irdocs",
        ),
        (
            {
                "url": "https://example.org/irdocs-1.2.3-py3-none-any.whl",
                "archive_info": {"hash": "sha256=ab12", "hashes": {"sha256": "ab12"}},
            },
            "irdocs @ https://example.org/irdocs-1.2.3-py3-none-any.whl#sha256=ab12",
        ),
        (
            {"url": "https://example.org/irdocs.zip", "archive_info": {"hash": "sha512=ab"}},
            "irdocs @ https://example.org/irdocs.zip#sha512=ab",
        ),
        (
            {
                "url": "https://example.org/irdocs.zip?a='b'&c=d",
                "archive_info": {},
                "subdirectory": "x",
            },
            "irdocs @ https://example.org/irdocs.zip?a='b'&c=d#subdirectory=x",
        ),
    ],
)
def test_what_others_can_reach_is_installed_from_there(
    direct_url: object, expected: str, tmp_path: Path
) -> None:
    step = install_step(distribution(tmp_path, direct_url), tmp_path / "talk")
    assert installs(step) == expected


@pytest.mark.parametrize(
    "direct_url",
    [
        "no json",
        "[]",
        {"no": "url"},
        {"url": "file:///home/me/irdocs", "dir_info": {"editable": True}},
        {"url": "file:///home/me/irdocs.whl", "archive_info": {}},
        {"url": "file:///home/me/irdocs", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
    ],
)
def test_what_only_this_machine_has_is_said_and_its_path_is_not(
    direct_url: object, tmp_path: Path
) -> None:
    step = install_step(distribution(tmp_path, direct_url), tmp_path / "talk")
    assert step == UNKNOWN and "/home" not in step
    (entry,) = yaml.safe_load(step)
    done = subprocess.run(["bash", "-c", entry["run"]], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout.startswith("::error::")
    assert install_step(None, tmp_path) == UNKNOWN


def test_a_folder_of_the_project_is_named_from_there(tmp_path: Path) -> None:
    project = tmp_path / "talk"
    vendored = project / "vendor" / "ir docs"
    vendored.mkdir(parents=True)
    info = distribution(tmp_path, {"url": vendored.as_uri(), "dir_info": {}})
    assert installs(install_step(info, project)) == "./vendor/ir docs"


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("https://me:secret@example.org/us/irdocs", "https://example.org/us/irdocs"),
        ("git@example.org:us/irdocs.git", "https://example.org/us/irdocs.git"),
        ("ssh://git@example.org/us/irdocs.git", "https://example.org/us/irdocs.git"),
        ("/srv/git/irdocs.git", None),
        (None, None),
    ],
)
def test_a_clone_is_installed_from_its_origin(
    remote: str | None, expected: str | None, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    commands = [["init", "-q"], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit",
                                 "-q", "--allow-empty", "-m", "x"]]  # fmt: skip
    commands += [["remote", "add", "origin", remote]] if remote else []
    clone.mkdir()
    for command in commands:
        subprocess.run(["git", "-C", str(clone), *command], check=True)
    head = subprocess.run(
        ["git", "-C", str(clone), "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    direct_url = {"url": clone.as_uri(), "dir_info": {"editable": True}}
    step = install_step(distribution(tmp_path, direct_url), tmp_path / "talk")
    if expected is None:
        assert step == UNKNOWN
    else:
        assert installs(step) == f"irdocs @ git+{expected}@{head}"


def test_the_workflow_has_the_step_in_place_of_a_name(tmp_path: Path) -> None:
    starter.write(tmp_path)
    workflow = (tmp_path / ".github" / "workflows" / "docs.yml").read_text()
    assert starter.INSTALL_STEP.decode() not in workflow
    runs = [step.get("run", "") for step in yaml.safe_load(workflow)["jobs"]["docs"]["steps"]]
    assert sum("irdocs @" in run or "irdocs==" in run or "::error::" in run for run in runs) == 1
    assert str(Path.home()) not in workflow
