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
