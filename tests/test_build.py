"""Building: the same bytes, yesterday's files safe, exit statuses, the commands."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from pptx import Presentation

import irdocs
from conftest import ALL_BLOCKS, ROOT, SHIPPED, SMALL, Built
from irdocs.cli import main
from support import slides
from support.commands import Commands
from support.thorough import IS_THOROUGH, LONG, tried


def digests(folder: Path) -> dict[str, str]:
    return {p.name: sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


def test_two_builds_give_the_same_bytes(all_blocks: Built, tmp_path: Path) -> None:
    """Of every block, and of formats and press files: here, and in a process of its own.

    In `make test` the formats are of a small content.
    """
    (tmp_path / "content.yaml").write_text(SMALL)
    of_formats = SHIPPED if IS_THOROUGH else tmp_path / "content.yaml"
    wanted = ["--only", "leaflet", "--format", "a5-booklet", "--press", "uk-3mm"]
    code = (
        "import json, sys; from irdocs.cli import main\n"
        "for order in json.loads(sys.argv[1]): main(['build', *order], standalone_mode=False)"
    )
    orders = [[str(content), "-o", str(tmp_path / "b" / name), *options] for name, content, options
              in (("blocks", ALL_BLOCKS, ()), ("formats", of_formats, wanted))]  # fmt: skip
    surroundings = {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(orders)], capture_output=True, text=True,
        check=False, env={**os.environ, **surroundings},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (tmp_path / "a" / "blocks").mkdir(parents=True)
    all_blocks.write(tmp_path / "a" / "blocks")
    order = irdocs.BuildOptions(only="leaflet", formats=("a5-booklet",), press="uk-3mm")
    irdocs.build(of_formats, tmp_path / "a" / "formats", order, environment={})
    for folder, count in (("blocks", 2), ("formats", 5)):
        assert digests(tmp_path / "a" / folder) == digests(tmp_path / "b" / folder)
        assert len(digests(tmp_path / "a" / folder)) == count


def test_the_clock_is_an_input(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)
    for name, epoch in (("a", "1000000000"), ("b", "1000000000"), ("c", "1500000000")):
        irdocs.build(content, tmp_path / name, environment={"SOURCE_DATE_EPOCH": epoch})
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    assert digests(tmp_path / "a") != digests(tmp_path / "c")
    assert b"D:20010909014640" in (tmp_path / "a" / "leaflet.pdf").read_bytes()


def test_an_error_leaves_yesterdays_files_whole(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)
    out = tmp_path / "out"
    assert not irdocs.build(content, out).failed
    before = digests(out)
    content.write_text(SMALL.replace("title: Small", "titel: Small"))
    assert irdocs.build(content, out).failed
    assert digests(out) == before


def test_a_full_disk_leaves_yesterdays_files_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (tmp_path / "yesterday.yaml").write_text(SMALL)
    assert not irdocs.build(tmp_path / "yesterday.yaml", out).failed
    before = digests(out)
    synced = 0

    def fsync(handle: int) -> None:
        nonlocal synced
        synced += 1
        if synced == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fsync)
    with pytest.raises(OSError, match="No space left"):
        irdocs.build(SHIPPED, out)
    assert digests(out) == before


def test_ctrl_c_leaves_yesterdays_files_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (tmp_path / "yesterday.yaml").write_text(SMALL)
    assert not irdocs.build(tmp_path / "yesterday.yaml", out).failed
    before = digests(out)

    def fsync(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        irdocs.build(SHIPPED, out)
    assert digests(out) == before


def test_exit_status(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)
    runner = CliRunner()
    assert runner.invoke(main, ["check", str(content)]).exit_code == 0
    assert runner.invoke(main, ["build", str(content), "-o", str(tmp_path / "o")]).exit_code == 0
    content.write_text(SMALL.replace("en-GB", "no such"))
    assert runner.invoke(main, ["check", str(content)]).exit_code == 1
    assert runner.invoke(main, ["build", str(content), "-o", str(tmp_path / "o")]).exit_code == 1
    assert runner.invoke(main, ["check", str(tmp_path / "gone.yaml")]).exit_code == 2
    assert runner.invoke(main, ["check", str(tmp_path)]).exit_code == 1  # content.yaml in there
    (tmp_path / "empty").mkdir()
    assert runner.invoke(main, ["check", str(tmp_path / "empty")]).exit_code == 2
    assert runner.invoke(main, ["build", "--only", "poster"]).exit_code == 2
    twice = runner.invoke(main, ["build", "--only", "leaflet", "--only", "deck"])
    assert twice.exit_code == 2 and "name one product" in twice.output
    shops = ["--press", "uk-3mm", "--press", "2mm-no-marks"]
    for command in ("build", "check", "batch"):
        twice = runner.invoke(main, [command, str(content), *shops])
        assert twice.exit_code == 2 and "name one profile" in twice.output
    content.write_text(SMALL)
    (tmp_path / "file").write_text("in the way")
    blocked = runner.invoke(main, ["build", str(content), "-o", str(tmp_path / "file")])
    assert blocked.exit_code == 2


@pytest.mark.parametrize("epoch", ["abc", "-5", "²", "99999999999999999999"])
def test_a_clock_that_is_none_is_wrong_usage(epoch: str, tmp_path: Path) -> None:
    order = ["build", str(SHIPPED), "-o", str(tmp_path)]
    done = CliRunner().invoke(main, order, env={"SOURCE_DATE_EPOCH": epoch})
    assert done.exit_code == 2 and "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_in_the_way_of_one_file_keeps_both_back(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").mkdir()
    done = CliRunner().invoke(main, ["build", str(SHIPPED), "-o", str(tmp_path)])
    assert done.exit_code == 2 and "deck.pptx: Is a directory" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["deck.pptx"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("unit: mm", 'unit: "<b>&amp; \\"x\\""'),
        ("values: [1, 2.5]", "values: [1.5000, 1e15]"),
        ("disclaimer: Not *advice* of **any** kind.", "disclaimer: " + "word " * 1500),
        ("language: en-GB", "language: en-GB-" + "-".join(["oxendict"] * 20)),
        ("header: [Name, Meaning]", "header: [" + ", ".join("abcdefghij") + "]"),
        ("title: Every block", "title: " + "Every block " * 40),
    ][:: tried(1, 6)],
)
def test_odd_values_build_or_are_refused_but_never_crash(
    was: str, now: str, tmp_path: Path
) -> None:
    text = ALL_BLOCKS.read_text()
    assert was in text
    content = ALL_BLOCKS.with_name("odd-values.yaml")
    try:
        content.write_text(text.replace(was, now))
        result = irdocs.build(content, tmp_path, environment={})
    finally:
        content.unlink()
    assert result.files or result.report.errors
    assert not any(d.code.startswith("lost") for d in result.report), [
        str(d) for d in result.report
    ]


def test_strict_fails_on_a_warning_and_writes_nothing(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)  # its panels are nearly empty
    out = tmp_path / "out"
    assert irdocs.build(content, out).report.warnings
    strict = irdocs.build(content, tmp_path / "strict", irdocs.BuildOptions(strict=True))
    assert strict.failed and not (tmp_path / "strict").exists()


def test_one_product_alone(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(SMALL)
    irdocs.build(content, tmp_path / "a", irdocs.BuildOptions(only="leaflet"))
    irdocs.build(content, tmp_path / "b", irdocs.BuildOptions(only="deck"))
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["leaflet.pdf"]
    assert [p.name for p in (tmp_path / "b").iterdir()] == ["deck.pptx"]


def test_check_needs_neither_reportlab_nor_python_pptx(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(SMALL)
    code = (
        "import sys; from irdocs.cli import main\n"
        "try: main(['check', sys.argv[1]])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not {'reportlab', 'pptx', 'pikepdf'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "content.yaml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_piped_output_is_plain_and_says_what_was_written(
    commands: Commands, tmp_path: Path
) -> None:
    (tmp_path / "content.yaml").write_text(SMALL)
    done = commands.run("build", tmp_path / "content.yaml", "-o", tmp_path, cwd=tmp_path)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert f"wrote {tmp_path / 'leaflet.pdf'}  2 pages" in done.stdout
    assert "slides" in done.stdout and " 0 errors, " in done.stdout


def test_the_shipped_content_has_no_warning() -> None:
    report = irdocs.check(SHIPPED).report
    assert not report.errors and not report.warnings
    assert sum(d.code == "pending-statistic" for d in report) == 4


@LONG
def test_layers_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("icon: assets/dot.svg", "icon: assets/photo.png", "drawing-expected"),
        ("icon: assets/dot.svg", "icon: assets/alien.svg", "unknown-role"),
    ],
)
def test_a_cover_or_icon_is_a_drawing_in_known_colours(
    was: str, now: str, code: str, tmp_path: Path
) -> None:
    shutil.copytree(ALL_BLOCKS.parent / "assets", tmp_path / "assets")
    (tmp_path / "assets" / "alien.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<path class="fill-mauve" d="M0 0h9v9z"/></svg>'
    )
    content = tmp_path / "content.yaml"
    content.write_text(ALL_BLOCKS.read_text().replace(was, now, 1))
    (error,) = irdocs.check(content).report.errors
    assert error.code == code and error.span is not None


@LONG
def test_thousands_of_slides_with_links_between_them_save_and_open_again(tmp_path: Path) -> None:
    """python-pptx follows relationships by recursion; no chain of links may be deep."""
    data = slides.content("text", tried(2990, 290), tmp_path)
    one, *others = data["sections"]
    wide = len(data["sections"]) // 20 + 1
    grouped = [data["sections"][n : n + wide] for n in range(0, len(data["sections"]), wide)]
    data["sections"] = [
        {**group[0], "blocks": [block for section in group for block in section["blocks"]]}
        for group in grouped
    ]
    assert 3 <= len(data["sections"]) <= 24 and one and others
    content = tmp_path / "content.yaml"
    content.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False))
    result = irdocs.build(
        content, tmp_path / "out", irdocs.BuildOptions(only="deck"), environment={}
    )
    assert not result.failed, [str(d) for d in result.report][:3]
    raw = (tmp_path / "out" / "deck.pptx").read_bytes()
    presentation = Presentation(io.BytesIO(raw))
    assert len(presentation.slides) >= tried(3000, 300)
    ways = {
        shape.click_action.target_slide.shapes.title.text
        for slide in list(presentation.slides)[:5]
        for shape in slide.placeholders
        if shape.click_action.target_slide is not None
    }
    assert ways == {section["title"] for section in data["sections"]}
    again = io.BytesIO()
    presentation.save(again)
    assert len(Presentation(again).slides) == len(presentation.slides)


@LONG
def test_decks_repeat_to_the_byte_with_charts_and_pictures(
    all_blocks: Built, shipped: Built, tmp_path: Path
) -> None:
    """Workbooks and pictures too: nothing in them tells when they were made."""
    before = [all_blocks.deck, shipped.deck]
    time.sleep(1.1)
    now = []
    for content in (ALL_BLOCKS, SHIPPED):
        irdocs.build(content, tmp_path, irdocs.BuildOptions(only="deck"), environment={})
        now.append((tmp_path / "deck.pptx").read_bytes())
    assert before == now
    kinds = set()
    for data in now:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            kinds |= {name.rpartition(".")[2] for name in package.namelist()}
    assert {"xlsx", "svg", "png"} <= kinds


def test_long_work_says_how_far_it_is(tmp_path: Path) -> None:
    said: list[str] = []
    order = irdocs.BuildOptions(
        formats=("a4", "a4-trifold", "a5-booklet", "large-print"), press="uk-3mm"
    )
    (tmp_path / "content.yaml").write_text(SMALL)
    irdocs.build(
        tmp_path / "content.yaml", tmp_path, order, environment={},
        progress=lambda stage, what, _: said.append(what),
    )  # fmt: skip
    # A fast machine has nothing to say of it; whoever says it does so before the last file.
    assert len(said) >= 10 and not any("left" in what for what in said[-2:])
    for what in said:
        assert "left" not in what or 1 <= int(what.split("about ")[1].split()[0]) < 600


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--press", "uk-3mm", "--only", "deck"], "--press is of the leaflet"),
        (["--format", "a4", "--only", "deck"], "--format is of the leaflet"),
        (["--handout", "3", "--only", "leaflet"], "--handout is of the deck"),
    ],
)
def test_an_option_that_can_do_nothing_is_refused(
    options: list[str], said: str, tmp_path: Path
) -> None:
    """Who waits for a press file would else find out at the print shop."""
    for command in ("build", "check"):
        order = [command, str(SHIPPED), *options, "-o", str(tmp_path / "out")]
        done = CliRunner().invoke(main, order)
        assert done.exit_code == 2 and said in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_ctrl_c_while_modules_are_imported_has_no_traceback() -> None:
    """An interrupt within a class that is being made comes out of it as a RuntimeError."""
    program = (
        "import os, signal, sys\n"
        "class Pressing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'irdocs.cli.group':\n"
        "            class Name:\n"
        "                def __set_name__(self, *_): os.kill(os.getpid(), signal.SIGINT)\n"
        "            type('Holder', (), {'name': Name()})\n"
        "sys.meta_path.insert(0, Pressing())\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.argv = ['irdocs', 'theme', '--list']\n"
        "from irdocs.cli import run\n"
        "run()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_ctrl_c_that_a_library_turns_into_an_error_of_its_own_has_no_traceback(
    tmp_path: Path,
) -> None:
    (tmp_path / "content.yaml").write_text(SMALL)
    program = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import pydantic_core\n"
        "class Pressed:\n"
        "    def __init__(self, *_, **__):\n"
        "        try: os.kill(os.getpid(), signal.SIGINT)\n"
        "        except KeyboardInterrupt: raise ValueError('of the library') from None\n"
        "pydantic_core.SchemaValidator = Pressed\n"
        f"sys.argv = ['irdocs', 'check', {str(tmp_path)!r}]\n"
        "from irdocs.cli import run\n"
        "run()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_ctrl_c_is_no_fault_of_the_content(commands: Commands, tmp_path: Path) -> None:
    pipe = tmp_path / "content.yaml"
    data = slides.content("text", 300, tmp_path)
    pipe.write_text(yaml.safe_dump(data), "utf-8")
    process = commands.start("build", pipe, "-o", tmp_path / "out", cwd=tmp_path)
    time.sleep(0.4)
    os.killpg(process, signal.SIGINT)
    ended = commands.end(process)
    said = ended.stdout + ended.stderr
    assert ended.returncode == 130, said
    assert "Traceback" not in said and not (tmp_path / "out").exists()
