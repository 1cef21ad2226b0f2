"""Write a small complete project to start from, for `irdocs init`.

It has a content.yaml that explains every type of block, drawings, a Makefile, a workflow for CI,
and the JSON Schema of content.yaml for editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from irdocs.content import schema
from irdocs.products import places_of_content
from irdocs.starter.installation import install_step, installed

FILES: Mapping[str, str] = {
    "content.yaml": "content.yaml",
    "cover.svg": "assets/cover.svg",
    "icon.svg": "assets/icon.svg",
    "drawing.svg": "assets/drawing.svg",
    "Makefile": "Makefile",
    "ci.yml": ".github/workflows/docs.yml",
    "gitignore": ".gitignore",
}
"""The names of the files in this package, and the path of each in a project."""

INSTALL_STEP = b"      - run: pip install irdocs\n"
"""The line of ci.yml in whose place comes how irdocs was installed here."""


def write(folder: Path) -> tuple[Path, ...]:
    """Write a project into a folder, and return the paths of the files that were written.

    A file that exists already is left as it is; but for a content.yaml FileExistsError is raised,
    before anything is written. Raises OSError if a file cannot be written.
    """
    if (folder / "content.yaml").exists():
        raise FileExistsError(17, "there is a content.yaml already", str(folder))
    source = Path(str(resources.files("irdocs.starter"))) / "files"
    files = {folder / name: (source / own).read_bytes() for own, name in FILES.items()}
    workflow = folder / FILES["ci.yml"]
    step = install_step(installed(), folder)
    files[workflow] = files[workflow].replace(INSTALL_STEP, step.encode())
    files[folder / schema.FILE] = schema.as_json(places_of_content()).encode()
    written = []
    for path, data in files.items():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(path)
    return tuple(written)
