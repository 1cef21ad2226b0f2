"""irdocs pictures, --quiet, completion and the commit hook."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from conftest import ROOT, SHIPPED, SMALL, Built
from irdocs.cli import main
from irdocs.libreoffice import PROGRAMS
from support.small_documents import one_section, whole
from support.thorough import LONG


def run(*arguments: object, **more: Any) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **more)


def test_a_picture_of_every_page_and_slide_with_its_words(shipped: Built, tmp_path: Path) -> None:
    done = run("pictures", SHIPPED, "-o", tmp_path, "--width", "320")
    assert done.exit_code == 0, done.output
    told = json.loads((tmp_path / "pictures.json").read_text())
    slides = max(piece.page for piece in shipped.deck_outline.pieces)
    files = [one["file"] for one in told]
    assert len([name for name in files if name.startswith("slide-")]) == slides
    assert files[:3] == ["leaflet-1.png", "leaflet-2.png", "slide-01.png"]
    assert {file.name for file in tmp_path.iterdir()} == {*files, "pictures.json"}
    for one in told:
        image = Image.open(io.BytesIO((tmp_path / one["file"]).read_bytes()))
        assert image.size == (one["width"], one["height"]) and one["width"] == 320
        assert 10 < len(one["alt"]) <= 150 and one["text"]
        colours = image.convert("RGB").getcolors(1 << 20)
        assert colours and len(colours) > 3, one["file"]  # something is drawn
    (emergency,) = [one for one in told if "Emergency care now depends" in one["alt"]]
    assert "Draining infected organs" in emergency["text"]


def test_pictures_of_one_product_and_format(tmp_path: Path) -> None:
    run("pictures", SHIPPED, "-o", tmp_path, "--width", "200", "--only", "leaflet",
        "--format", "a4")  # fmt: skip
    names = {file.name for file in tmp_path.glob("*.png")}
    assert names and all(name.startswith("leaflet-a4-") for name in names)


def test_pictures_by_libreoffice_are_asked_for_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for command in ("pictures", "serve"):
        done = run(command, SHIPPED, "--libreoffice")
        assert done.exit_code == 2 and "LibreOffice is not installed" in done.output
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho no display >&2\nexit 1\n")
    program.chmod(0o755)
    done = run("pictures", SHIPPED, "--libreoffice", "-o", tmp_path / "out")
    assert done.exit_code == 2 and "made no pages of the deck: no display" in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not any(map(shutil.which, PROGRAMS)), reason="no LibreOffice here")
@LONG
def test_libreoffice_draws_the_slides_and_the_words_stay(tmp_path: Path) -> None:
    for more in ((), ("--libreoffice",)):
        out = tmp_path / str(len(more))
        done = run("pictures", SHIPPED, "-o", out, "--width", "300", *more)
        assert done.exit_code == 0, done.output
    same = {
        file.name: file.read_bytes() == (tmp_path / "1" / file.name).read_bytes()
        for file in (tmp_path / "0").iterdir()
    }
    assert same["pictures.json"] and same["leaflet-1.png"] and not same["slide-01.png"]


def test_an_error_leaves_yesterdays_pictures(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(SMALL.replace("title: Small", "titel: Small"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "slide-1.png").write_text("yesterday")
    done = run("pictures", tmp_path / "content.yaml", "-o", tmp_path / "out")
    assert done.exit_code == 1 and "unknown-key" in done.output
    assert (tmp_path / "out" / "slide-1.png").read_text() == "yesterday"


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("option", ["-q", "--quiet"])
def test_quiet_says_only_what_is_wrong(before: bool, option: str, tmp_path: Path) -> None:
    command = ["build", SHIPPED, "-o", tmp_path]
    done = run(option, *command) if before else run(*command, option)
    assert (done.exit_code, done.output) == (0, "")
    (tmp_path / "content.yaml").write_text(SMALL.replace("title: Small", "titel: Small"))
    done = run("-q", "check", tmp_path / "content.yaml")
    assert done.exit_code == 1
    assert "unknown-key" in done.output and "failed in" not in done.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_completes(shell: str) -> None:
    script = run("completion", shell)
    assert script.exit_code == 0 and "_IRDOCS_COMPLETE" in script.output
    if shell == "bash":
        done = subprocess.run(
            [str(Path(sys.executable).parent / "irdocs")],
            capture_output=True, text=True, check=False,
            env=os.environ | {"_IRDOCS_COMPLETE": "bash_complete", "COMP_WORDS": "irdocs che",
                              "COMP_CWORD": "1"},
        )  # fmt: skip
        assert "check" in done.stdout


def test_the_hook_runs_a_command_that_there_is(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    program, *arguments = hook["entry"].split()
    assert program == "irdocs"
    (tmp_path / "content.yaml").write_text(SMALL)
    assert run(*arguments, tmp_path / "content.yaml").exit_code == 0


def test_a_file_is_found_whose_accents_are_written_as_macs_do(tmp_path: Path) -> None:
    name = "Llŷr.png"
    Image.new("RGB", (90, 60), "navy").save(tmp_path / normalize("NFD", name))
    block = {"type": "image", "file": normalize("NFC", name), "alt": "A man."}
    whole(tmp_path, one_section(block), only="leaflet")
