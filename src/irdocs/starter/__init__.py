"""Write a small complete project to start from, for `irdocs init`.

It has a content.yaml, drawings, a Makefile, a workflow for CI, and the JSON Schema of content.yaml
for editors. There are several kinds: a guide with every type of block, and finished documents with
words to put one's own in place of.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from importlib import resources
from pathlib import Path

from irdocs.content import schema
from irdocs.products import places_of_content
from irdocs.starter.installation import install_step, installed


class StarterKind(Enum):
    """The kinds of projects; each value is the name of its folder in `kinds` and on the command."""

    GUIDE = "guide"
    CAREERS_LEAFLET = "careers-leaflet"
    PATIENT_LEAFLET = "patient-leaflet"
    LECTURE = "lecture"
    POSTER = "poster"


COMMON: Mapping[str, str] = {
    "Makefile": "Makefile",
    "ci.yml": ".github/workflows/docs.yml",
    "gitignore": ".gitignore",
}
"""The names in `files` of what every project has, and the path of each in a project."""
CONTENT = "content.yaml"
INSTALL_STEP = b"      - run: pip install irdocs\n"
"""The line of ci.yml in whose place comes how irdocs was installed here."""


def write(
    folder: Path, kind: StarterKind = StarterKind.GUIDE, theme: str | None = None
) -> tuple[Path, ...]:
    """Write a project of a kind into a folder, and return the paths of the files that were written.

    `theme` is the name of a built-in theme in place of the one that suits the kind. A file that
    exists already is left as it is; but for a content.yaml FileExistsError is raised, before
    anything is written. Raises OSError if a file cannot be written.
    """
    if (folder / CONTENT).exists():
        raise FileExistsError(17, "there is a content.yaml already", str(folder))
    package = Path(str(resources.files("irdocs.starter")))
    files = {folder / name: (package / "files" / own).read_bytes() for own, name in COMMON.items()}
    own_files = package / "kinds" / kind.value
    for path in sorted(own_files.rglob("*")):
        if path.is_file():
            files[folder / path.relative_to(own_files)] = path.read_bytes()
    if theme is not None:
        files[folder / CONTENT] = _with_theme(files[folder / CONTENT].decode(), theme).encode()
    workflow = folder / COMMON["ci.yml"]
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


def _with_theme(text: str, name: str) -> str:
    """Return a content file that names another theme on its line `theme:`, which each has."""
    lines = text.split("\n")
    (number,) = (n for n, line in enumerate(lines) if line.startswith("theme: "))
    own = lines[number].split()[1]
    lines[number] = lines[number].replace(own.ljust(len(name)), name.ljust(len(own)), 1)
    return "\n".join(lines)
