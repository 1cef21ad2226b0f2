"""A small complete project to start from: content with every block explained, drawings, CI."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from irdocs.content import schema
from irdocs.products import PRODUCTS

FILES: Mapping[str, str] = {
    "content.yaml": "content.yaml",
    "cover.svg": "assets/cover.svg",
    "icon.svg": "assets/icon.svg",
    "drawing.svg": "assets/drawing.svg",
    "Makefile": "Makefile",
    "ci.yml": ".github/workflows/docs.yml",
    "gitignore": ".gitignore",
}
"""Our files, and what each is called in a project."""


def write(folder: Path) -> tuple[Path, ...]:
    """Write a project into a folder and return its files; a file that is there stays as it is.

    Raises FileExistsError, before anything is written, if there is a content.yaml; OSError.
    """
    if (folder / "content.yaml").exists():
        raise FileExistsError(17, "there is a content.yaml already", str(folder))
    source = Path(str(resources.files("irdocs.starter"))) / "files"
    wanted = {folder / name: (source / own).read_bytes() for own, name in FILES.items()}
    names = [product.name for product in PRODUCTS]
    wanted[folder / schema.FILE] = schema.as_json(names).encode()
    written = []
    for path, data in wanted.items():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(path)
    return tuple(written)
