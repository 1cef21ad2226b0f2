"""Batches: all editions of a content file, resumed after any end, by processes or a cluster."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from lxml import html
from pptx import Presentation

import irdocs
from irdocs.batch import report, worker
from irdocs.batch.journal import FILE, Journal
from irdocs.batch.planning import planned
from irdocs.batch.running import BatchResult, run
from irdocs.batch.store import RemoteStore, archive
from irdocs.cli import main
from irdocs.output import PENDING
from support.small_documents import ABOUT, one_section
from support.thorough import LONG, tried

TEXT = {"type": "text", "id": "t", "text": "At {{ name }}, ring {{ phone }}."}


def project(folder: Path, count: int, *, more: str = "") -> Path:
    """Write a content file with editions, and a table with so many records."""
    folder.mkdir(exist_ok=True)
    editions = {"data": "rows.csv", "columns": {"beds": {"type": "number"}}}
    about = ABOUT | {"title": "Hip at {{ name }}"}
    text = one_section(TEXT, document=about, editions=editions)
    (folder / "content.yaml").write_text(text)
    rows = "".join(f"Ward {number},0113 {number:04},{number}\n" for number in range(count))
    (folder / "rows.csv").write_text("name,phone,beds\n" + rows + more)
    return folder / "content.yaml"


def batch(path: Path, out: Path | RemoteStore, *names: str, **options: Any) -> BatchResult:
    order = irdocs.BuildOptions(only="leaflet", formats=("a4",))
    options.setdefault("jobs", 1)
    return run(path, out, planned(path, order, names), **options)


def files_in(folder: Path) -> dict[str, str]:
    """Return the digest of each file of the editions in a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent != folder
    }


def test_each_record_has_a_folder_with_the_files_that_one_build_makes(tmp_path: Path) -> None:
    path = project(tmp_path, 3)
    result = batch(path, tmp_path / "out")
    assert not result.failed and [one.name for one in result.outcomes] == [
        "Ward 0", "Ward 1", "Ward 2",
    ]  # fmt: skip
    order = irdocs.BuildOptions(only="leaflet", formats=("a4",), edition="Ward 1")
    irdocs.build(path, tmp_path / "alone", order, environment={})
    alone = (tmp_path / "alone" / "leaflet-a4.pdf").read_bytes()
    assert (tmp_path / "out" / "ward-1" / "leaflet-a4.pdf").read_bytes() == alone


def test_what_is_unchanged_is_not_made_again(tmp_path: Path) -> None:
    path, out = project(tmp_path, 3), tmp_path / "out"
    batch(path, out)
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*.pdf")}
    again = batch(path, out)
    assert again.unchanged == {"ward-0", "ward-1", "ward-2"} and not again.failed
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*.pdf")} == before
    # A row, a file that was changed by hand, and one that is gone are made again, and no others.
    text = (tmp_path / "rows.csv").read_text().replace("0113 0001", "0113 9999")
    (tmp_path / "rows.csv").write_text(text)
    assert batch(path, out).unchanged == {"ward-0", "ward-2"}
    (out / "ward-0" / "leaflet-a4.pdf").write_bytes(b"by hand")
    (out / "ward-2" / "leaflet-a4.pdf").unlink()
    assert batch(path, out).unchanged == {"ward-1"}
    path.write_text(path.read_text().replace("ring", "call"))
    assert batch(path, out).unchanged == frozenset()


def test_a_link_to_another_file_is_made_again(tmp_path: Path) -> None:
    path, out = project(tmp_path, 2), tmp_path / "out"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"><rect width="{0}" {1}'
    for name, side in (("one", 3), ("two", 5)):
        text = drawing.format(side, 'height="1" fill="#000000"/></svg>')
        (tmp_path / f"{name}.svg").write_text(text)
    picture = {"type": "image", "id": "p", "file": "now.svg", "alt": "A line"}
    path.write_text(
        one_section(TEXT, picture, document=ABOUT | {"title": "Hip at {{ name }}"},
                    editions={"data": "rows.csv"})
    )  # fmt: skip
    for end in ("one", "two"):
        (tmp_path / "now.svg").unlink(missing_ok=True)
        (tmp_path / "now.svg").symlink_to(f"{end}.svg")
        assert not batch(path, out).unchanged
        assert batch(path, out).unchanged == {"ward-0", "ward-1"}


def test_a_bad_row_or_edition_does_not_stop_the_others(tmp_path: Path) -> None:
    path = project(tmp_path, 2, more="Bad,1,many\nEmpty,,1\n,2,2\n")
    result = batch(path, tmp_path / "out")
    assert result.failed and len(result.plan.refused) == 2
    refused = {
        str(row.place).rpartition("/")[2]: " ".join(row.messages) for row in result.plan.refused
    }
    assert '"many" is no number' in refused["rows.csv:4:1"] and "no name" in refused["rows.csv:6:1"]
    made = {one.name: one for one in result.outcomes}
    assert made["Ward 0"].is_made and made["Ward 1"].is_made and not made["Empty"].is_made
    ((severity, place, message),) = [f for f in made["Empty"].findings if f[0] == "error"]
    assert severity == "error" and "content.yaml:" in place and "rows.csv:5:1" in place
    assert '"phone" is empty' in message and not (tmp_path / "out" / "empty").exists()


GOOD = '{"name": "Ward 0", "phone": "0113 0000", "beds": 1}\n'


@pytest.mark.parametrize(
    ("file", "data", "line"),
    [
        ("rows.csv", "name,phone,beds\nWard 0,0113 0000,1\nWard 1,x\u202ey,2\n", 3),
        ("rows.csv", "name,phone,beds\nWard 1,x\x07y,2\nWard 0,0113 0000,1\n", 2),
        ("rows.csv", 'name,phone,beds\nWard 1,"x" y,2\nWard 0,0113 0000,1\n', 2),
        ("rows.csv", "name,phone,beds\nWard 1,x,2,3,4\nWard 0,0113 0000,1\n", 2),
        ("rows.csv", "name,phone,beds\nWard 1,x\x07y,2,3\nWard 0,0113 0000,1\n", 2),
        ("rows.csv", 'name,phone,beds\nWard 1,"x\x07" y,2\nWard 0,0113 0000,1\n', 2),
        ("rows.jsonl", GOOD + "{bad\n", 2),
        ("rows.jsonl", GOOD + "{bad\x07\n", 2),
        ("rows.jsonl", '["a list"]\n' + GOOD, 1),
        ("rows.jsonl", GOOD.replace("Ward 0", "x\u202ey") + GOOD, 1),
        ("rows.json", f"[\n {GOOD},\n 7\n]", 4),
        ("rows.yaml", "- {name: Ward 0, phone: '0113 0000', beds: 1}\n- just text\n", 2),
    ],
)
def test_a_row_that_cannot_be_read_does_not_stop_the_others(
    file: str, data: str, line: int, tmp_path: Path
) -> None:
    path = project(tmp_path, 1)
    path.write_text(path.read_text().replace("rows.csv", file))
    (tmp_path / file).write_text(data, newline="")
    result = batch(path, tmp_path / "out")
    assert [(one.name, one.is_made) for one in result.outcomes] == [("Ward 0", True)]
    assert [row.place.line for row in result.plan.refused] == [line]
    assert result.failed and not result.plan.report.errors


def test_a_cell_that_is_not_closed_may_have_swallowed_rows(tmp_path: Path) -> None:
    path = project(tmp_path, 2, more='Ward 3,"0113 0000,1\nWard 4,0113 0000,1\n')
    result = batch(path, tmp_path / "out")
    assert result.plan.report.errors and not result.outcomes


def test_slashes_in_the_name_part_folders(tmp_path: Path) -> None:
    path = project(tmp_path, 2)
    text = yaml.safe_load(path.read_text())
    text["editions"]["name"] = "{{ phone }}/{{ name }}"
    path.write_text(yaml.safe_dump(text, sort_keys=False))
    for jobs in (1, 2):
        result = batch(path, tmp_path / f"out-{jobs}", jobs=jobs)
        assert not result.failed
        made = sorted(one.relative_to(tmp_path / f"out-{jobs}").as_posix()
                      for one in (tmp_path / f"out-{jobs}").rglob("*.pdf"))  # fmt: skip
        assert [one.count("/") for one in made] == [2, 2], made


def test_rows_on_other_sheets_are_told(tmp_path: Path) -> None:
    path = project(tmp_path, 1)
    path.write_text(path.read_text().replace("rows.csv", "rows.xlsx"))
    book = openpyxl.Workbook()
    more, notes, kept = (book.create_sheet(name) for name in ("More", "Notes", "Old"))
    for sheet in (book.active, more, kept):
        sheet.append(["name", "phone", "beds"])
        sheet.append([f"Ward {sheet.title}", "0113 0000", 1])
    notes.append(["Ask Ann for changes."])
    kept.sheet_state = "hidden"
    book.save(tmp_path / "rows.xlsx")
    (warning,) = planned(path, irdocs.BuildOptions()).report.warnings
    assert warning.code == "other-sheet"
    assert '"More"' in warning.message
    assert "Notes" not in warning.message and "Old" not in warning.message


@pytest.mark.parametrize("data", ["rows.csv", "tables/other.csv"])
def test_a_manifest_says_what_one_of_a_build_alone_says(data: str, tmp_path: Path) -> None:
    path = project(tmp_path, 2)
    if data != "rows.csv":
        (tmp_path / "tables").mkdir()
        (tmp_path / "rows.csv").rename(tmp_path / data)
    order = {"only": "leaflet", "formats": ("a4",), "manifest": True}
    named = None if data == "rows.csv" else tmp_path / data
    many = irdocs.BuildOptions(**order, data=named)
    assert not run(path, tmp_path / "out", planned(path, many), jobs=1).failed
    folder = tmp_path / "out" / "ward-1"
    together = json.loads((folder / "manifest.json").read_text())
    alone = irdocs.BuildOptions(**order, data=named, edition="Ward 1")
    shutil.rmtree(folder)
    assert not irdocs.build(path, folder, alone, environment={}).failed
    assert json.loads((folder / "manifest.json").read_text()) == together
    assert any(name.endswith(data) for name in together["inputs"])
    assert together["order"]["data"] == (named and f"../../{data}")


def test_what_an_unchanged_edition_was_warned_of_is_told_of_its_row_as_it_stands(
    tmp_path: Path,
) -> None:
    path = project(tmp_path, 3)
    text = {**TEXT, "text": "Click [here](https://example.org/{{ beds }}) at {{ name }}."}
    settings = {"data": "rows.csv", "columns": {"beds": {"type": "number"}}}
    path.write_text(one_section(text, document=ABOUT, editions=settings))
    assert not batch(path, tmp_path / "out").failed
    head, *rows = (tmp_path / "rows.csv").read_text().splitlines()
    (tmp_path / "rows.csv").write_text("\n".join([head, *reversed(rows), ""]))
    result = batch(path, tmp_path / "out")
    assert len(result.unchanged) == 3
    fresh = batch(path, tmp_path / "fresh")
    told = [{place for _, place, _ in one.findings} for one in result.outcomes]
    assert told == [{place for _, place, _ in one.findings} for one in fresh.outcomes]
    assert all(f":{line}:1)" in str(places) for line, places in enumerate(told, start=2))


def test_another_day_changes_an_edition_only_if_a_review_has_become_due(tmp_path: Path) -> None:
    path = project(tmp_path, 2)
    reviewed = {"reviewed": "2026-03-01", "reviewed_by": "A. Person", "next_review": "2028-05-01"}
    about = {**ABOUT, "title": "At {{ name }}", "health": True, **reviewed}
    path.write_text(one_section(TEXT, document=about, editions={"data": "rows.csv"}))

    def run_on(day: str) -> BatchResult:
        options = irdocs.BuildOptions(
            only="leaflet", formats=("a4",), today=date.fromisoformat(day)
        )
        return run(path, tmp_path / "out", planned(path, options), jobs=1)

    unchanged, told = [], []
    for day in ("2026-04-01", "2026-04-02", "2028-05-01", "2028-05-02", "2028-06-01", "2026-04-01"):
        result = run_on(day)
        unchanged.append(len(result.unchanged))
        told.append("review-overdue" in str(result.outcomes[0].findings))
    assert unchanged == [0, 2, 0, 0, 2, 0]
    assert told == [False, False, False, True, True, False]


def test_strictly_nothing_is_made_if_a_row_is_bad(tmp_path: Path) -> None:
    path = project(tmp_path, 2, more="Bad,1,many\n")
    assert batch(path, tmp_path / "out", strict=True).failed
    assert not (tmp_path / "out").exists()


def test_processes_make_the_same_as_one(tmp_path: Path) -> None:
    path = project(tmp_path, 6)
    assert not batch(path, tmp_path / "one").failed
    assert not batch(path, tmp_path / "two", jobs=2).failed
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_one_edition_of_many(tmp_path: Path) -> None:
    path, out = project(tmp_path, 4), tmp_path / "out"
    result = batch(path, out, "Ward 2", "ward-3")
    assert [one.name for one in result.outcomes] == ["Ward 2", "Ward 3"] and not result.left
    assert batch(path, out, "Ward 9").plan.report.errors[0].code == "unknown-edition"


def test_what_is_no_more_among_the_records_is_told_and_left(tmp_path: Path) -> None:
    path, out = project(tmp_path, 3), tmp_path / "out"
    batch(path, out)
    project(tmp_path, 2)
    assert batch(path, out).left == ("ward-2",) and (out / "ward-2").is_dir()


KILLS = tried(8, 1)
"""How often the run is killed in `make verify`, and in `make test`."""
COMMAND = "import sys; from irdocs.cli import run; sys.argv[0] = 'irdocs'; run()"


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    path, out = project(tmp_path, 12), tmp_path / "out"
    arguments = ["batch", str(path), "-o", str(out), "--only", "leaflet", "--format", "a4",
                 "--jobs", "2", "-q"]  # fmt: skip
    command = [sys.executable, "-c", COMMAND, *arguments]
    chance = random.Random(7)
    for _ in range(KILLS):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.4, 1.4))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for folder in out.glob("ward-*"):  # nothing half
            assert {file.name for file in folder.iterdir()} == {"leaflet-a4.pdf", ".irdocs-files"}
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not [one for one in out.glob(f"{PENDING}*") if one.is_dir()]
    assert not batch(path, tmp_path / "whole").failed
    assert files_in(out) == files_in(tmp_path / "whole")


def test_a_run_of_which_the_command_alone_is_killed_keeps_no_other_waiting(tmp_path: Path) -> None:
    path, out = project(tmp_path, 6), tmp_path / "out"
    arguments = ["batch", str(path), "-o", str(out), "--only", "leaflet", "--format", "a4",
                 "--jobs", "2", "-q"]  # fmt: skip
    command = [sys.executable, "-c", COMMAND, *arguments]
    for kill in (signal.SIGKILL, signal.SIGTERM)[: tried(2, 1)]:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not list(out.glob("ward-*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        workers = _children_of(process.pid)
        process.send_signal(kill)
        process.wait()
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        assert not any(_runs_still(worker) for worker in workers)
        assert {one.name for one in out.glob("ward-*")} == {f"ward-{n}" for n in range(6)}
        for folder in out.glob("ward-*"):
            if folder.name != "ward-0":  # the next run has to make some again
                shutil.rmtree(folder)
        (out / FILE).unlink()


def _children_of(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(number) for number in listed.split()]


def _runs_still(process: int) -> bool:
    """Whether a process is at work a second later at the latest."""
    for _ in range(20):
        if not Path(f"/proc/{process}").exists() or _has_ended(process):
            return False
        time.sleep(0.05)
    return True


def test_what_a_killed_process_was_making_is_removed_though_it_is_still_listed(
    tmp_path: Path,
) -> None:
    path, out = project(tmp_path, 1), tmp_path / "out"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    deadline = time.monotonic() + 10
    while not _has_ended(ended.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    (out / f"{PENDING}{ended.pid}.rest").mkdir(parents=True)
    (out / f"{PENDING}{os.getpid()}.rest").mkdir()
    assert not batch(path, out).failed
    left = [one.name for one in out.glob(f"{PENDING}*") if one.is_dir()]
    assert left == [f"{PENDING}{os.getpid()}.rest"]
    ended.wait()


def _has_ended(number: int) -> bool:
    """Whether a process has ended that nobody has waited for."""
    return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path, out = project(tmp_path, 6), tmp_path / "out"
    arguments = ["batch", str(path), "-o", str(out), "--only", "leaflet", "--format", "a4",
                 "--report", "json"]  # fmt: skip
    command = [sys.executable, "-c", COMMAND, *arguments]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [json.loads(run.communicate()[0]) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    unchanged = [sum(one["unchanged"] for one in each["editions"]) for each in said]
    assert sorted(unchanged) == [0, 6]


def test_an_edition_whose_worker_is_lost_is_given_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, mark, out = project(tmp_path, 4), tmp_path / "died", tmp_path / "out"
    put = worker.put

    def dies_once(folder: Path, contents: dict[str, bytes]) -> None:
        if folder.name == "ward-1" and not mark.exists():
            mark.touch()
            worker.folders.prepared(folder, contents, f"{PENDING}{os.getpid()}.")
            os.kill(os.getpid(), signal.SIGKILL)
        put(folder, contents)

    monkeypatch.setattr(worker, "put", dies_once)
    result = batch(path, out, jobs=2)
    assert mark.exists() and not result.failed and len(result.outcomes) == 4
    assert sorted(one.name for one in out.iterdir() if one.is_dir()) == [
        "ward-0", "ward-1", "ward-2", "ward-3",
    ]  # fmt: skip


def test_a_disk_that_fills_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = project(tmp_path, 3), tmp_path / "out"
    put = worker.put

    def full(folder: Path, contents: dict[str, bytes]) -> None:
        if folder.name == "ward-1":
            raise OSError(28, "No space left on device", str(folder))
        put(folder, contents)

    monkeypatch.setattr(worker, "put", full)
    with pytest.raises(OSError, match="No space"):
        batch(path, out)
    assert (out / "ward-0").is_dir() and not (out / "ward-1").exists()
    monkeypatch.undo()
    result = batch(path, out)
    assert not result.failed and "ward-0" in result.unchanged


def test_the_report_shows_each_edition(tmp_path: Path) -> None:
    path = project(tmp_path, 2, more="Bad,1,many\nA <b>,3,3\n")
    out = tmp_path / "out"
    ran = CliRunner().invoke(
        main, ["batch", str(path), "-o", str(out), "--only", "leaflet", "--format", "a4",
               "--report", "json", "--jobs", "1"],
    )  # fmt: skip
    assert ran.exit_code == 1, ran.output
    said = json.loads(ran.stdout)
    assert [one["name"] for one in said["editions"]] == ["Ward 0", "Ward 1", "A <b>"]
    assert said["refused"][0]["messages"] and all(one["made"] for one in said["editions"])
    for one in said["editions"]:
        for file in one["files"]:
            data = (out / one["folder"] / file["name"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == file["sha256"]
    page = html.document_fromstring((out / report.HTML).read_text())
    assert page.xpath("//h2//text()") == ["Ward 0", "Ward 1", "A <b>", "rows.csv:4:1"]
    assert "content.yaml:" in page.text_content() and str(tmp_path) not in page.text_content()
    assert page.xpath("//main//h1")
    assert len(page.xpath("//img[starts-with(@src, 'data:image/jpeg;base64,')]")) == 3
    assert not page.xpath("//b[text()='']")


def test_the_journal_knows_what_was_made_of_what(tmp_path: Path) -> None:
    path, out = project(tmp_path, 1), tmp_path / "out"
    batch(path, out)
    journal = Journal(out)
    try:
        found = journal.outcome("ward-0")
        assert found and found.is_made and [name for name, _, _ in found.files] == [
            "leaflet-a4.pdf",
        ]  # fmt: skip
        assert any(name.endswith("content.yaml") for name, _ in found.inputs)
    finally:
        journal.close()
    assert (out / FILE).is_file()


@LONG
def test_a_cluster_makes_the_same_and_loses_nothing(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="no Dask here")
    from irdocs.batch import cluster

    path = project(tmp_path, 8)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        executor = cluster.executor(local.scheduler_address)
        pids = list(executor._client.run(os.getpid).values())
        killed = False

        def kill(done: int, count: int, made: int, seconds: float) -> None:
            nonlocal killed
            if made >= 1 and not killed:
                killed = True
                os.kill(pids[0], signal.SIGKILL)

        result = batch(path, tmp_path / "out", executor=executor, progress=kill)
    assert killed and not result.failed and len(result.outcomes) == 8
    assert not batch(path, tmp_path / "one").failed
    assert files_in(tmp_path / "out") == files_in(tmp_path / "one")


def test_a_store_takes_the_same_files_and_a_run_goes_on_from_its_journal(tmp_path: Path) -> None:
    path = project(tmp_path / "in", 6)
    there = tmp_path / "bucket"
    store = RemoteStore(f"file://{there}/hips")
    assert len(batch(path, store, "Ward 1", "Ward 2").outcomes) == 2
    result = batch(path, store, jobs=2)
    assert not result.failed and result.unchanged == {"ward-1", "ward-2"}
    assert not batch(path, tmp_path / "one").failed
    assert files_in(there / "hips") == files_in(tmp_path / "one")
    left = {one.name for one in (there / "hips").iterdir() if one.is_file()}
    assert left == {FILE}, "the archive is removed"
    (there / "hips" / "ward-3" / "leaflet-a4.pdf").write_bytes(b"cut")
    assert len(batch(path, store).unchanged) == 5


def test_a_deck_that_was_edited_in_a_store_is_never_replaced_unasked(tmp_path: Path) -> None:
    path, there = project(tmp_path / "in", 1), tmp_path / "bucket"
    store = RemoteStore(f"file://{there}")
    order = irdocs.BuildOptions(only="deck")
    assert not run(path, store, planned(path, order), jobs=1).failed
    deck = there / "ward-0" / "deck.pptx"
    show = Presentation(io.BytesIO(deck.read_bytes()))
    show.slides[0].notes_slide.notes_text_frame.text = "Mine"
    show.save(str(deck))
    edited = deck.read_bytes()
    result = run(path, store, planned(path, order), jobs=1)
    assert result.failed and "edited-file" in result.outcomes[0].findings[0][2]
    assert deck.read_bytes() == edited
    over = run(path, store, planned(path, replace(order, overwrite=True)), jobs=1)
    assert not over.failed and deck.read_bytes() != edited
    assert [one.read_bytes() for one in (there / "ward-0").glob("deck.edited-*")] == [edited]


@LONG
def test_a_cluster_and_a_store_need_no_disk_that_all_share(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="no Dask here")
    from irdocs.batch import cluster

    path = project(tmp_path / "in", 4, more="Bad,1,many\n")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        executor = cluster.executor(local.scheduler_address)
        store = RemoteStore(f"file://{tmp_path}/bucket")
        result = batch(path, store, executor=executor)
    assert [one.is_made for one in result.outcomes] == [True] * 4
    assert all(name.startswith(str(tmp_path)) for name, _ in result.outcomes[0].inputs)
    batch(path, tmp_path / "one")
    assert files_in(tmp_path / "bucket") == files_in(tmp_path / "one")


def test_the_archive_has_no_hidden_files_and_no_links(tmp_path: Path) -> None:
    project(tmp_path, 1)
    (tmp_path / ".env").write_text("SECRET=1")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / "link").symlink_to("/etc/hostname")
    with zipfile.ZipFile(io.BytesIO(archive(tmp_path))) as file:
        assert file.namelist() == ["content.yaml", "rows.csv"]


@pytest.mark.parametrize(
    ("store", "said"),
    [
        ("nonsense://a/b", "nonsense://a/b: Protocol not known"),
        ("file:///proc/nothing", "nothing"),
        ("s3://name:secret@bucket/a", ""),
    ],
)
def test_a_store_that_cannot_be_used_is_told_in_a_sentence(
    tmp_path: Path, store: str, said: str
) -> None:
    done = CliRunner().invoke(main, ["batch", str(project(tmp_path, 1)), "-o", store])
    assert done.exit_code == 2, done.output
    assert said in done.output and "secret" not in done.output
    assert isinstance(done.exception, SystemExit)


def test_a_fault_of_all_editions_is_told_once(tmp_path: Path) -> None:
    path = project(tmp_path, 4)
    path.write_text(path.read_text("utf-8").replace("type: text", "type: txet"), "utf-8")
    arguments = ["batch", str(path), "-o", str(tmp_path / "out"), "--jobs", "1"]
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 1 and ran.output.count("unknown-block") == 1
    assert "all 4 editions: " in ran.output
    path.write_text(path.read_text("utf-8").replace("txet", "text").replace("name }}.", "nmae }}."))
    path.write_text(path.read_text("utf-8").replace("{{ phone }}", "{{ phnoe }}"), "utf-8")
    ran = CliRunner().invoke(main, arguments)
    assert ran.output.count("unknown-name") == 1 and "all 4 editions: " in ran.output, ran.output


@pytest.mark.parametrize("key", ["name", "format", "wording"])
def test_a_setting_of_editions_that_names_no_column_is_told_at_its_line(
    tmp_path: Path, key: str
) -> None:
    path = project(tmp_path, 2)
    data = yaml.safe_load(path.read_text("utf-8"))
    data["editions"][key] = "{{ nosuch }}"
    path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    lines = path.read_text("utf-8").split("\n")
    (line,) = [number for number, one in enumerate(lines, 1) if "nosuch" in one]
    plan = planned(path, irdocs.BuildOptions())
    (error,) = {str(one.span) for one in plan.report.errors}
    assert error.startswith(f"{path}:{line}:")


def test_warnings_of_the_table_are_printed_and_end_a_strict_run(tmp_path: Path) -> None:
    import openpyxl

    path = project(tmp_path, 2)
    path.write_text(path.read_text("utf-8").replace("rows.csv", "rows.xlsx"), "utf-8")
    book = openpyxl.Workbook()
    for row in (["name", "phone", "beds"], ["Ward 1", "0113", 1], ["Ward 2", "0114", 2]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "rows.xlsx")
    arguments = f"batch {path} -o {tmp_path / 'out'} --jobs 1 --only leaflet".split()
    ran = CliRunner().invoke(main, [*arguments, "--strict"])
    assert ran.exit_code == 1 and "hidden-row" in ran.output and "0 made" in ran.output
    ran = CliRunner().invoke(main, [*arguments, "--report", "json"])
    assert ran.exit_code == 0 and "warning[hidden-row]" in ran.stderr
    assert "hidden-row" in json.loads(ran.stdout)["findings"][0]["message"]
    for edition, is_told in (("Ward 1", False), ("Ward 2", True)):
        found = irdocs.check(path, irdocs.BuildOptions(edition=edition)).report
        assert any(one.code == "hidden-row" for one in found) is is_told


def test_faults_of_the_table_quote_their_line_and_control_no_terminal(tmp_path: Path) -> None:
    path = project(tmp_path, 1, more="Ward 2,0113 0001,m\x1b[31many\n")
    arguments = f"batch {path} -o {tmp_path / 'out'} --jobs 1 --only leaflet".split()
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 1 and '"m␛[31many" is no number' in ran.output
    arguments[1:1] = ["--edition", "Ward 7"]
    (tmp_path / "rows.csv").write_text("name,phone,beds,beds\nWard 7,1,2,3\n")
    ran = CliRunner().invoke(main, arguments)
    assert " 1 | name,phone,beds,beds" in ran.output and "help: name each only once" in ran.output
    assert ran.output.count("error[") == 1
