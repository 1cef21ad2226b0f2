"""Fonts are found in what is installed; nothing is imported, and nothing is read elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from irdocs.content.installed_files import installed_file, installed_files

SOURCE = ("font_source_sans_pro", "files")


def test_a_font_of_a_package_is_found() -> None:
    found = installed_file(*SOURCE, "SourceSansPro-Regular.ttf")
    assert found is not None and found.read_bytes()[:4] in (b"\x00\x01\x00\x00", b"OTTO")


def test_what_is_not_there() -> None:
    assert installed_file(*SOURCE, "Nothing.ttf") is None
    with pytest.raises(LookupError):
        installed_file("no_such_package", "files", "Nothing.ttf")


@pytest.mark.parametrize("folder", ["../..", "/etc", "files/../..", ""])
@pytest.mark.parametrize("name", ["../../../../etc/passwd", "/etc/passwd", "passwd"])
def test_nothing_outside_the_package_is_read(folder: str, name: str) -> None:
    assert installed_file(SOURCE[0], folder, name) is None


@pytest.mark.parametrize("package", ["os.path", "../x", "", "a b", "a-b", "/etc"])
def test_only_a_name_is_a_package(package: str) -> None:
    with pytest.raises(LookupError):
        installed_file(package, "", "x")


def test_a_module_beside_the_content_is_never_run(tmp_path: Path) -> None:
    for name in ("evil", "font_source_sans_pro"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('it ran')")
    code = (
        "from irdocs.content.installed_files import installed_file\n"
        "assert installed_file('font_source_sans_pro', 'files', 'SourceSansPro-Regular.ttf')\n"
        "try: installed_file('evil', '', 'evil.py')\n"
        "except LookupError: print('refused')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["", *sys.path])}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment,
                          capture_output=True, text=True)  # fmt: skip
    assert done.stdout == "refused\n", done.stderr


def test_all_fonts_of_a_package_are_listed() -> None:
    names = [path.name for path in installed_files("fontpkg_arimo", "files", ".ttf")]
    assert names == sorted(names) and any("Italic" in name for name in names)
    with pytest.raises(LookupError):
        installed_files("fontpkg_no_such_thing", "files", ".ttf")
