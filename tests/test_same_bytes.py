"""Same input, same bytes: whatever the folder, the user, the locale, the Python, the install."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner

import irdocs
from conftest import ALL_BLOCKS, ROOT, SHIPPED, SMALL
from irdocs import manifest
from irdocs.cli import main
from support.thorough import IS_THOROUGH, LONG, tried


def digests(folder: Path) -> Mapping[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The digests of a content's products, made in this process."""
    folder = project(tmp_path_factory.mktemp("expected"))
    irdocs.build(folder / "content.yaml", folder / "output", environment={})
    return digests(folder / "output")


def project(folder: Path) -> Path:
    """Return a folder with the shipped content, or in `make test` a small one."""
    if IS_THOROUGH:
        shutil.copytree(ROOT / "assets", folder / "assets")
        shutil.copy(SHIPPED, folder)
    else:
        (folder / "content.yaml").write_text(SMALL)
    return folder


SURROUNDINGS: dict[str, dict[str, str]] = {
    "Turkish, on the other side of the world": {
        "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "1",
    },
    "no locale, half an hour off, another home": {
        "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "TZ": "Asia/Kolkata",
        "PYTHONHASHSEED": "4294967295", "HOME": "/nonexistent", "USER": "nobody",
        "LOGNAME": "nobody",
    },
    "optimised": {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "mask"), list(zip(SURROUNDINGS, (0o000, 0o077, 0o027), strict=True))[: tried(3, 1)]
)
def test_surroundings_change_nothing_and_the_umask_only_the_mode(
    name: str, mask: int, expected: Mapping[str, str], tmp_path: Path
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    (tmp_path / "elsewhere").mkdir()
    project(tmp_path / "elsewhere")
    subprocess.run(
        [sys.executable, "-m", "irdocs", "build"], cwd=tmp_path / "elsewhere", umask=mask,
        env=environment | SURROUNDINGS[name], capture_output=True, check=True,
    )  # fmt: skip
    made = tmp_path / "elsewhere" / "output"
    assert digests(made) == expected
    assert {file.stat().st_mode & 0o777 for file in made.iterdir()} == {0o666 & ~mask}


def test_another_users_build_is_the_same(expected: Mapping[str, str], tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may run a program as somebody else")
    shutil.copytree(ROOT / "src" / "irdocs", tmp_path / "theirs" / "irdocs")
    project(tmp_path / "theirs")
    for folder in (tmp_path / "theirs", *tmp_path.parents[:3], tmp_path):
        folder.chmod(0o777)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "irdocs", "build"], cwd=tmp_path / "theirs", user=65534,
            env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"}, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
    except PermissionError:
        pytest.skip("this Python cannot be run by others")
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "theirs" / "output") == expected


# ---------------------------------------------------------------- manifest and reproduce


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def built(content: str, folder: Path) -> Path:
    """Build a content with a manifest into `out`, with all files that it names beside it."""
    shutil.copytree(ALL_BLOCKS.parent / "assets", folder / "assets")
    (folder / "content.yaml").write_text(content)
    status, said = run(
        "build", folder / "content.yaml", "-o", folder / "out", "--manifest",
        "--format", "a4", "--answers", "notes",
    )  # fmt: skip
    assert status == 0, said
    return folder


@pytest.fixture(scope="module")
def every_block(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every block and what was built of it, which no test changes."""
    return built(ALL_BLOCKS.read_text(), tmp_path_factory.mktemp("every-block"))


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a small content with a link and a drawing."""
    drawing = "type: image\n        alt: A dot.\n        file: assets/dot.svg"
    text = SMALL.replace("type: text\n        text: Some words.", drawing)
    text = text.replace("The only section", "The [only](https://example.org) section")
    return built(text, tmp_path_factory.mktemp("illustrated"))


@pytest.fixture
def work(illustrated: Path, tmp_path: Path) -> Path:
    """A folder of one's own with the small content and what was built of it."""
    shutil.copytree(illustrated, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_manifest_says_what_was_made_of_what(every_block: Path) -> None:
    work = every_block
    text = (work / "out" / "manifest.json").read_text()
    told = json.loads(text)
    assert str(work) not in text and os.uname().nodename not in text
    files = {name: f["sha256"] for name, f in told["files"].items()}
    made = dict(digests(work / "out"))
    assert files == {name: said for name, said in made.items() if name != "manifest.json"}
    assert set(told["inputs"]) == {
        "../content.yaml", "../assets/dot.svg", "../assets/photo.png", "../assets/clip.mp4",
        "../assets/clip.vtt", "../locale/en-GB.yaml", "../locale/en.yaml",
    }  # fmt: skip
    assert told["inputs"]["../locale/en.yaml"] == ""  # its words would be taken if it were there
    assert told["order"]["formats"] == ["a4"] and told["created"].startswith("2026-01-31")
    assert set(told["made_with"]["libraries"]) >= {"reportlab", "fontpkg-arimo", "pillow"}


@LONG
def test_what_a_manifest_speaks_of_is_made_again(every_block: Path) -> None:
    status, said = run("reproduce", every_block / "out" / "manifest.json")
    assert status == 0, said
    assert "leaflet-a4.pdf: the same" in said and said.rstrip().endswith("reproduced")
    assert not list((every_block / "out").glob(".*"))


def test_a_changed_input_is_named(work: Path) -> None:
    (work / "assets" / "dot.svg").unlink()
    with (work / "content.yaml").open("a") as file:
        file.write("# more\n")
    status, said = run("reproduce", work / "out" / "manifest.json")
    assert status == 1
    assert "../content.yaml: is not what it was" in said
    assert "../assets/dot.svg: is not there" in said


def changed(work: Path, file: str, key: str, value: str) -> tuple[int, str]:
    path = work / "out" / "manifest.json"
    told = json.loads(path.read_text())
    told["files"][file][key] = value
    told["made_with"]["zlib"] = "1.0"
    path.write_text(json.dumps(told))
    return run("reproduce", path)


def test_another_compression_is_told_from_other_contents(work: Path) -> None:
    status, said = changed(work, "leaflet-a4.pdf", "sha256", "0" * 64)
    assert status == 0 and "leaflet-a4.pdf: the same contents, otherwise compressed" in said
    assert "zlib: 1.0 then" in said
    status, said = changed(work, "leaflet-a4.pdf", "streams", "0" * 64)
    assert status == 1 and "leaflet-a4.pdf: was changed after it was made" in said


def test_the_part_that_differs_is_named(work: Path) -> None:
    deck = work / "out" / "deck.pptx"
    other = work / "other.yaml"
    other.write_text((work / "content.yaml").read_text().replace("Say it.", "Said."))
    order = irdocs.BuildOptions(formats=("a4",), answers="notes")
    irdocs.build(other, work / "two", order, environment={})
    shutil.copy(work / "two" / "deck.pptx", deck)
    status, said = run("reproduce", work / "out" / "manifest.json")
    assert status == 1 and "deck.pptx: was changed after it was made" in said
    digest = manifest.digest("deck.pptx", deck.read_bytes())
    changed(work, "deck.pptx", "sha256", digest.sha256)
    status, said = changed(work, "deck.pptx", "streams", digest.streams)
    assert status == 1 and "deck.pptx: other contents, first in ppt/" in said


@pytest.mark.parametrize("file", ["leaflet-a4.pdf", "deck.pptx"])
def test_what_lies_there_is_compared_too(file: str, work: Path) -> None:
    (work / "out" / file).write_bytes(b"garbage")
    status, said = run("reproduce", work / "out" / "manifest.json")
    assert status == 1 and f"{file}: was changed after it was made" in said
    (work / "out" / file).unlink()
    status, said = run("reproduce", work / "out" / "manifest.json")
    assert status == 1 and f"{file}: is not there" in said


def test_a_changed_link_is_no_same_contents(work: Path) -> None:
    file = work / "out" / "leaflet-a4.pdf"
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", ()) if "/A" in note]
        links[0].A.URI = pikepdf.String("https://elsewhere.example")
        pdf.save(file)
    status, said = run("reproduce", work / "out" / "manifest.json")
    assert status == 1 and "leaflet-a4.pdf: was changed after it was made" in said


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (lambda told: told.update(files={}), "files names no file"),
        (lambda told: told.pop("inputs"), "inputs is missing"),
        (
            lambda told: told["files"]["deck.pptx"].pop("sha256"),
            "files.deck.pptx.sha256 is missing",
        ),
        (lambda told: told["files"].update({"../x": told["files"]["deck.pptx"]}), "files.../x"),
        (lambda told: told["order"].update(formats="a4"), "order.formats has a wrong value"),
        (lambda told: told["order"].update(handout="six"), "order.handout has a wrong value"),
        (lambda told: told["order"].update(handout=5), "order.handout has a wrong value"),
        (lambda told: told.update(created="yesterday"), "created has a wrong value"),
        (lambda told: told.update(made_with=[]), "made_with has a wrong value"),
    ],
)
def test_a_broken_manifest_is_an_error_at_its_key(edit: Any, key: str, work: Path) -> None:
    path = work / "out" / "manifest.json"
    told = json.loads(path.read_text())
    edit(told)
    path.write_text(json.dumps(told))
    status, said = run("reproduce", path)
    assert status == 2 and key in said and "Traceback" not in said


def test_streams_are_compared_with_compression_undone(tmp_path: Path) -> None:
    """As if by another zlib: everything is compressed at another level."""
    code = (
        "import zlib\n"
        "real, maker = zlib.compress, zlib.compressobj\n"
        "zlib.compress = lambda data, *a, **k: real(data, 1)\n"
        "zlib.compressobj = lambda level=-1, *a, **k: maker(1, *a, **k)\n"
        "from irdocs.cli import main\n"
        "main(['build', 'content.yaml', '-o', 'other'])"
    )
    (tmp_path / "content.yaml").write_text(SMALL)
    irdocs.build(tmp_path / "content.yaml", tmp_path / "out", environment={})
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in ("leaflet.pdf", "deck.pptx"):
        one, two = (
            manifest.digest(name, (tmp_path / folder / name).read_bytes())
            for folder in ("out", "other")
        )
        assert one.sha256 != two.sha256
        assert one.streams == two.streams


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"created": 5}', "\0"])
def test_what_is_no_manifest_is_wrong_usage(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text)
    status, said = run("reproduce", tmp_path / "manifest.json")
    assert status == 2 and "is not a manifest" in said
    status, said = run("reproduce", tmp_path / "gone.json")
    assert status == 2
