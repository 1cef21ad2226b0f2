"""Fonts are found in what is installed; nothing is imported, and nothing is read elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from irdocs.theme.font_files import font_file

SOURCE = ("font_source_sans_pro", "files")


def test_a_font_of_a_package_is_found() -> None:
    found = font_file(*SOURCE, "SourceSansPro-Regular.ttf")
    assert found is not None and found.read_bytes()[:4] in (b"\x00\x01\x00\x00", b"OTTO")
    assert "font_source_sans_pro" not in sys.modules, "it was not imported"


def test_what_is_not_there() -> None:
    assert font_file(*SOURCE, "Nothing.ttf") is None
    with pytest.raises(LookupError):
        font_file("no_such_package", "files", "Nothing.ttf")


@pytest.mark.parametrize("folder", ["../..", "/etc", "files/../..", ""])
@pytest.mark.parametrize("name", ["../../../../etc/passwd", "/etc/passwd", "passwd"])
def test_nothing_outside_the_package_is_read(folder: str, name: str) -> None:
    assert font_file(SOURCE[0], folder, name) is None


@pytest.mark.parametrize("package", ["os.path", "../x", "", "a b", "a-b", "/etc"])
def test_only_a_name_is_a_package(package: str) -> None:
    with pytest.raises(LookupError):
        font_file(package, "", "x")


def test_a_module_beside_the_content_is_never_run(tmp_path: Path) -> None:
    for name in ("evil", "font_source_sans_pro"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('it ran')")
    code = (
        "from irdocs.theme.font_files import font_file\n"
        "assert font_file('font_source_sans_pro', 'files', 'SourceSansPro-Regular.ttf')\n"
        "try: font_file('evil', '', 'evil.py')\n"
        "except LookupError: print('refused')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["", *sys.path])}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment,
                          capture_output=True, text=True)  # fmt: skip
    assert done.stdout == "refused\n", done.stderr
