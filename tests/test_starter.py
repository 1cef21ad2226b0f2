"""irdocs init: a project that builds at once, shows every block, and has nothing to find."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import irdocs
from irdocs import starter
from irdocs.cli import main
from irdocs.content.blocks import AnyBlock
from irdocs.diagnostics import Severity
from irdocs.leaflet.formats import FORMATS
from irdocs.theme import THEMES
from support.thorough import IS_THOROUGH, LONG


@pytest.fixture
def project(tmp_path: Path) -> Path:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "talk")])
    assert done.exit_code == 0, done.output
    return tmp_path / "talk"


def test_it_builds_at_once_and_has_no_finding(project: Path) -> None:
    """In `make test` it is checked here, and built by the commands of its Makefile."""
    content = project / "content.yaml"
    result = (
        irdocs.build(content, project / "output", environment={})
        if IS_THOROUGH
        else irdocs.check(content)
    )
    assert not result.failed
    assert {d.severity for d in result.report} <= {Severity.NOTE}
    assert [waived.diagnostic.code for waived in result.waived] == ["not-reviewed"]


KINDS = [kind.value for kind in starter.StarterKind if kind is not starter.StarterKind.GUIDE]


@pytest.mark.parametrize(
    ("kind", "look"),
    [*product(KINDS, (None, *THEMES.names) if IS_THOROUGH else (None,))],
)
def test_each_kind_is_finished_from_the_first_build(
    kind: str, look: str | None, tmp_path: Path
) -> None:
    """In `make test` all but the first are planned and checked, and not written."""
    asked = ["init", str(tmp_path), "--kind", kind, *(["--theme", look] if look else [])]
    assert CliRunner().invoke(main, asked).exit_code == 0
    content = tmp_path / "content.yaml"
    result = (
        irdocs.build(content, tmp_path / "output", environment={})
        if IS_THOROUGH or kind == KINDS[0]
        else irdocs.check(content)
    )
    assert not result.failed, [str(error) for error in result.report.errors]
    assert {d.severity for d in result.report} <= {Severity.NOTE}
    assert [waived.diagnostic.code for waived in result.waived] == ["not-reviewed"]
    named = yaml.safe_load((tmp_path / "content.yaml").read_text())["theme"]
    assert named in THEMES.names and named == (look or named)


def test_a_theme_is_named_and_nothing_else_changes(tmp_path: Path) -> None:
    for name, asked in (("own", []), ("other", ["--theme", "ir"])):
        CliRunner().invoke(main, ["init", str(tmp_path / name), "--kind", "lecture", *asked])
    own, other = (
        (tmp_path / n / "content.yaml").read_text().splitlines() for n in ("own", "other")
    )
    changed = [
        number for number, pair in enumerate(zip(own, other, strict=True)) if len({*pair}) > 1
    ]
    assert [own[number].startswith("theme: lecture") for number in changed] in ([True], [])
    assert any(line.startswith("theme: ir ") for line in other)


def test_no_kind_is_taken_for_another(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "x"), "--kind", "novel"])
    assert done.exit_code == 2 and "careers-leaflet" in done.output
    assert not (tmp_path / "x").exists()


@LONG
def test_it_fits_every_format(project: Path) -> None:
    # Every block overfills the booklet's four pages, and is told so at its lines.
    formats = tuple(name for name in FORMATS.names if name != "a5-booklet")
    order = irdocs.BuildOptions(formats=formats, handout=2)
    result = irdocs.build(project / "content.yaml", project / "output", order, environment={})
    assert not result.failed, [str(error) for error in result.report.errors]


OPTIONAL = {"contact", "formula", "pagebreak", "video"}
"""Blocks that need an optional part of irdocs, a file, or more room; the starter has them as
comments."""


def test_every_block_stands_there_and_is_explained(project: Path) -> None:
    text = (project / "content.yaml").read_text()
    data = yaml.safe_load(text)
    kinds = [block["type"] for section in data["sections"] for block in section["blocks"]]
    known = {get_args(block.model_fields["type"].annotation)[0] for block in get_args(AnyBlock)}
    assert {*kinds, *OPTIONAL} == known
    for kind in OPTIONAL:
        assert f"\n      # - type: {kind}\n" in text
    lines = text.splitlines()
    for kind in kinds:
        number = lines.index(f"      - type: {kind}")
        assert lines[number - 1].strip().startswith("#"), kind


def test_its_schema_is_named_in_its_first_line_and_holds(project: Path) -> None:
    first = (project / "content.yaml").read_text().splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((project / name).read_text())
    data = yaml.load((project / "content.yaml").read_text(), yaml.BaseLoader)
    shape = [e for e in Draft202012Validator(schema).iter_errors(data) if "is not of type" not in
             e.message and "is not valid under" not in e.message and "was expected" not in
             e.message]  # fmt: skip
    assert not shape, [error.message for error in shape]


def commands(project: Path) -> Iterator[list[str]]:
    for file in ("Makefile", ".github/workflows/docs.yml"):
        for line in (project / file).read_text().splitlines():
            if match := re.match(r"(?:\t| *- run: | *run: )irdocs (.+)", line):
                yield match[1].split()


def test_every_command_of_its_makefile_and_its_ci_works(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    ran = list(commands(project))
    assert len(ran) >= 5
    for arguments in ran:
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, (arguments, done.output)
    workflow = yaml.safe_load((project / ".github" / "workflows" / "docs.yml").read_text())
    steps = workflow["jobs"]["docs"]["steps"]
    assert any("--as github" in step.get("run", "") for step in steps)
    assert any("upload-artifact" in step.get("uses", "") for step in steps)


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("mine")
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    assert (tmp_path / "Makefile").read_text() == "mine"
    (tmp_path / "content.yaml").write_text("mine")
    again = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert again.exit_code == 2 and "already" in again.output
    assert (tmp_path / "content.yaml").read_text() == "mine"


def test_git_ignores_what_is_made(project: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)
    done = subprocess.run(["git", "check-ignore", "output/deck.pptx"], cwd=project, check=False)
    assert done.returncode == 0
