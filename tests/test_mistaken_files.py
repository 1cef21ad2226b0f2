"""Files that are no pictures: what they are is said, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

import irdocs
from irdocs.diagnostics import Diagnostic
from support.small_documents import one_section

SVG = b'<svg viewBox="0 0 4 4"><rect width="4" height="4" fill="#000000"/></svg>'


@pytest.mark.parametrize(("data", "why", "hint"), [
    (b"", "it is empty", "again"),
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS", "git lfs pull"),
    (b"<!DOCTYPE html><title>404</title>", "it is a web page", "download"),
    (SVG, "does not say that it is SVG", "xmlns"),
    (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "it is HEIC", "JPEG"),
    (b"\0\0\0\x18ftypmif1\0\0\0\0heicmif1", "it is HEIC", "JPEG"),
    (b"%PDF-1.7", "it is a PDF", "as SVG or PNG"),
    (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript", "as SVG"),
    (b"PK\x03\x04word/", "it is an archive", "the picture in it"),
])  # fmt: skip
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_file_that_is_no_picture_is_named(
    tmp_path: Path, data: bytes, why: str, hint: str, ending: str
) -> None:
    name = f"a.{ending}"
    (tmp_path / name).write_bytes(data)
    error = only_error(tmp_path, name)
    assert error.code == "bad-asset" and why in error.message and hint in str(error.hint)


@pytest.mark.parametrize(("name", "said"), [
    (r"in\a.svg", 'did you mean "in/a.svg"?'), ("https://example.org/a.svg", "nothing is fetched"),
    ("a.svg", 'did you mean "in/a.svg"?'), ("in/a.png", 'did you mean "in/a.svg"?'),
    ("in/photograph.svg", "no file \"in/photograph.svg\" put the file there"),
])  # fmt: skip
def test_names_of_other_kinds_are_explained(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.svg").write_bytes(SVG)
    error = only_error(tmp_path, name)
    assert error.code == "missing-asset" and said in f"{error.message} {error.hint}"


def only_error(folder: Path, name: str) -> Diagnostic:
    image = {"type": "image", "id": "p", "file": name, "alt": "A square"}
    (folder / "content.yaml").write_text(one_section(image))
    (error,) = irdocs.check(folder / "content.yaml").report.errors
    return error


def test_a_path_of_windows_lies_outside(tmp_path: Path) -> None:
    error = only_error(tmp_path, r"C:\Users\me\a.svg")
    assert error.code == "outside-asset" and "copy the file" in str(error.hint)


def test_a_picture_of_which_only_the_beginning_is_there_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    error = only_error(tmp_path, "a.png")
    assert "damaged or cut short" in error.message and "copy it again" in str(error.hint)
