"""Decks that somebody has edited are never replaced unasked, and never lost."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

import irdocs
from irdocs.cli import main
from irdocs.ooxml.made_mark import is_as_made
from irdocs.publishing import publish
from support.small_documents import one_section

TEXT = {"type": "text", "id": "t", "text": "Words."}
OTHER = {"type": "text", "id": "t", "text": "Other words."}
EDITED_ON = 1_795_000_000
"""A moment on 18 November 2026."""


def write(folder: Path, block: dict[str, str] = TEXT) -> Path:
    (folder / "content.yaml").write_text(one_section(block))
    return folder / "content.yaml"


def build(path: Path, **options: bool) -> irdocs.BuildResult:
    order = irdocs.BuildOptions(only="deck", **options)
    return irdocs.build(path, path.parent / "out", order, environment={})


def edit(deck: Path) -> bytes:
    """Change a deck as somebody does in PowerPoint, and return its bytes."""
    show = Presentation(str(deck))
    show.slides[0].shapes.title.text = "Edited by hand"
    show.save(str(deck))
    os.utime(deck, (EDITED_ON, EDITED_ON))
    return deck.read_bytes()


def test_an_edited_deck_is_left_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert not build(path).failed
    deck = tmp_path / "out" / "deck.pptx"
    assert is_as_made(deck.read_bytes())
    mine = edit(deck)
    write(tmp_path, OTHER)
    result = build(path)
    (error,) = result.report.errors
    assert result.failed and error.code == "edited-file" and "deck.pptx" in error.message
    assert error.hint and "--overwrite" in error.hint
    assert deck.read_bytes() == mine and [file.name for file in deck.parent.iterdir()] == [
        "deck.pptx",
    ]  # fmt: skip


def test_what_is_replaced_on_demand_is_kept_with_its_day(tmp_path: Path) -> None:
    path, deck = write(tmp_path), tmp_path / "out" / "deck.pptx"
    kept = []
    for name in ("deck.edited-2026-11-18.pptx", "deck.edited-2026-11-18-2.pptx"):
        assert not build(path, overwrite=True).failed
        kept.append((edit(deck), name))
    assert not build(path, overwrite=True).failed
    assert is_as_made(deck.read_bytes())
    for data, name in kept:
        assert (deck.parent / name).read_bytes() == data


def test_an_untouched_deck_is_renewed(tmp_path: Path) -> None:
    path, deck = write(tmp_path), tmp_path / "out" / "deck.pptx"
    build(path)
    before = deck.read_bytes()
    write(tmp_path, OTHER)
    assert not build(path).failed and deck.read_bytes() != before
    assert [file.name for file in deck.parent.iterdir()] == ["deck.pptx"]


@pytest.mark.parametrize("data", [b"", b"no deck", b"PK\x03\x04" + bytes(30)])
def test_what_is_no_deck_of_ours_is_not_replaced(tmp_path: Path, data: bytes) -> None:
    path, deck = write(tmp_path), tmp_path / "out" / "deck.pptx"
    deck.parent.mkdir()
    deck.write_bytes(data)
    assert build(path).failed and deck.read_bytes() == data


def test_any_change_of_a_part_is_seen(tmp_path: Path) -> None:
    path, deck = write(tmp_path), tmp_path / "out" / "deck.pptx"
    build(path)
    with zipfile.ZipFile(deck) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def packed(changed: dict[str, bytes]) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in changed.items():
                archive.writestr(name, data)
        return file.getvalue()

    assert is_as_made(packed(parts))  # zipped anew, but the same
    assert is_as_made(packed(dict(reversed(parts.items()))))
    for name in ("ppt/slides/slide1.xml", "ppt/presentation.xml", "[Content_Types].xml"):
        assert not is_as_made(packed(parts | {name: parts[name] + b" "}))
    assert not is_as_made(packed(parts | {"ppt/slides/more.xml": b"<a/>"}))
    assert not is_as_made(packed({n: d for n, d in parts.items() if n != "docProps/core.xml"}))


def test_commands_say_so(tmp_path: Path) -> None:
    path, out = write(tmp_path), tmp_path / "out"
    arguments = ["build", str(path), "-o", str(out), "--only", "deck"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    mine = edit(out / "deck.pptx")
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 1 and "edited-file" in ran.output and "Traceback" not in ran.output
    ran = CliRunner().invoke(main, [*arguments, "--overwrite"])
    assert ran.exit_code == 0 and (out / "deck.edited-2026-11-18.pptx").read_bytes() == mine


def test_a_published_folder_keeps_an_edited_deck_too(tmp_path: Path) -> None:
    path, site = write(tmp_path), tmp_path / "site"
    assert not publish(path, site, irdocs.BuildOptions(), environment={}).failed
    mine = edit(site / "deck.pptx")
    refused = publish(path, site, irdocs.BuildOptions(), environment={})
    (error,) = refused.report.errors
    assert refused.failed and "--keep" not in str(error.hint)  # which publish does not take
    assert (site / "deck.pptx").read_bytes() == mine
    order = irdocs.BuildOptions(overwrite=True)
    assert not publish(path, site, order, environment={}).failed
    assert (site / "deck.edited-2026-11-18.pptx").read_bytes() == mine


def test_another_folder_is_another_matter(tmp_path: Path) -> None:
    path = write(tmp_path)
    build(path)
    edit(tmp_path / "out" / "deck.pptx")
    shutil.copytree(tmp_path / "out", tmp_path / "kept")
    order = irdocs.BuildOptions(only="deck")
    assert not irdocs.build(path, tmp_path / "new", order, environment={}).failed
