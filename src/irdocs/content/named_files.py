"""Find the files that content names, in its folder or below.

Content may come from a stranger. Therefore a name must lead to a file in that folder or below,
symbolic links followed; a file elsewhere is not even looked for.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from pydantic_core import PydanticCustomError

from irdocs.content.files import FileReader
from irdocs.diagnostics import closest


def located(folder: Path, name: str, files: FileReader, kinds: str) -> Path:
    """Return the path of a file that is there, by its name relative to the content's folder.

    `files` remembers a missing file, and a link. `kinds` is a hint that says which files may be
    named. Raises PydanticCustomError, whose type is the code of the diagnostic: bad-asset,
    missing-asset or outside-asset; and ValueError or RuntimeError for a name that no file can have.
    """
    path = below(folder, name)
    files.note_link(folder.absolute() / name, path)
    if path is None:
        raise PydanticCustomError(
            "outside-asset", '"{name}" lies outside the content\'s folder', {"name": name}
        )
    if path.is_file():
        return path
    if path.exists():
        what = "a folder" if path.is_dir() else "a pipe or a device"
        raise PydanticCustomError(
            "bad-asset", '"{name}" is {what}, not a file',
            {"name": name, "what": what, "hint": kinds},
        )  # fmt: skip
    files.note_missing(path)
    twin = _of_the_same_letters(path)
    if twin is not None:
        return located(folder, str(PurePosixPath(name).with_name(twin)), files, kinds)
    if "\\" in name and (folder / name.replace("\\", "/")).is_file():
        slashed = name.replace("\\", "/")
        raise PydanticCustomError(
            "missing-asset", 'there is no file "{name}"; did you mean "{slashed}"?',
            {"name": name, "slashed": slashed,
             "hint": "folders are parted by slashes on every computer"},
        )  # fmt: skip
    if re.match(r"[A-Za-z]:[\\/]", name):  # of Windows
        raise PydanticCustomError(
            "outside-asset", '"{name}" lies outside the content\'s folder', {"name": name}
        )
    if "\\" in name:
        raise PydanticCustomError(
            "missing-asset", 'there is no file "{name}"',
            {"name": name, "hint": "folders are parted by slashes: write / in place of \\, and put "
             "the file there"},
        )  # fmt: skip
    if re.match(r"[a-z]+://", name):
        raise PydanticCustomError(
            "missing-asset", 'there is no file "{name}"',
            {"name": name, "hint": "nothing is fetched from the web: download the file, put it "
             "into the content's folder, and name it"},
        )  # fmt: skip
    meant = name_meant(folder, name)
    question = f'; did you mean "{meant}"?' if meant else ""
    raise PydanticCustomError(
        "missing-asset",
        'there is no file "{name}"{question}',
        {"name": name, "question": question},
    )


def located_for(folder: Path, name: str, language: str | None, files: FileReader) -> Path | None:
    """Return the path of the file that a language has in place of one, or None if it has none.

    Beside map.png it is map.cy-GB.png, or map.cy.png. `files` remembers those that are not there.
    """
    tags = language.split("-") if language else []
    for count in range(len(tags), 0, -1):
        plain = PurePosixPath(name)
        if not plain.name:
            return None
        own = plain.with_name(f"{plain.stem}.{'-'.join(tags[:count])}{plain.suffix}")
        path = below(folder, str(own))
        if path is not None and path.is_file():
            files.note_link(folder.absolute() / own, path)
            return path
        if path is not None:
            files.note_missing(path)
    return None


def below(folder: Path, name: str) -> Path | None:
    """Return the path of a name relative to a folder, or None if it leads out of the folder.

    Both are resolved first, so neither `..` nor a symbolic link leads out. An absolute name is
    refused even if it leads into the folder, since it would be wrong on any other computer.
    """
    relative, resolved_folder = PurePosixPath(name), folder.resolve()
    path = (resolved_folder / relative).resolve()
    return path if path.is_relative_to(resolved_folder) and not relative.is_absolute() else None


def _of_the_same_letters(path: Path) -> str | None:
    """Return the name of a file in the same folder that has the letters of a missing one's, with
    their accents written otherwise, as Macs do (Unicode's NFD); None if there is none."""
    if path.name.isascii():
        return None
    meant = normalize("NFC", path.name)
    try:
        names = [file.name for file in path.parent.iterdir() if file.is_file()]
    except OSError:
        return None
    return next((n for n in names if n != path.name and normalize("NFC", n) == meant), None)


def _similar_name(path: Path) -> str | None:
    """Return the name of a file in the same folder that resembles a missing one's, or None.

    Bytes of a name that are not UTF-8 are escaped, such as \\udcff: pydantic takes no others.

    A name that differs only in capitals comes first: it is found on macOS and Windows, and is
    missing only where the content is built on Linux.
    """
    try:
        names = {
            file.name.encode("utf-8", "backslashreplace").decode()
            for file in path.parent.iterdir()
            if file.is_file()
        }
    except OSError:
        return None
    same_letters = [name for name in names if name.casefold() == path.name.casefold()]
    if same_letters:
        return same_letters[0]
    # Endings are alike in most names, and say nothing of what is meant.
    alike = [
        name for name in names
        if closest(path.stem, [PurePosixPath(name).stem]) and _may_be(name, path.suffix)
    ]  # fmt: skip
    return closest(path.name, alike) or (min(alike) if alike else None)


_TEXTS = frozenset({".csv", ".md", ".py", ".txt", ".vtt", ".yaml", ".yml"})


def _may_be(name: str, ending: str) -> bool:
    """Whether a file may be meant by a name of an ending: no picture is a text, and no text a
    picture."""
    own, meant = PurePosixPath(name).suffix.casefold(), ending.casefold()
    return own == meant or not meant or (own in _TEXTS) == (meant in _TEXTS)


def name_meant(folder: Path, name: str) -> str | None:
    """Return the name of a file in the content's folder that may be meant by one that names none:
    one like it, or the same in a folder next to it; None if there is none."""
    path = below(folder, name)
    similar = _similar_name(path) if path else None
    if similar:
        return str(PurePosixPath(name).parent / similar)
    try:
        inner = sorted(f for f in folder.iterdir() if f.is_dir() and not f.is_symlink())
        called_so = [folder / path.name, *(f / path.name for f in inner)] if path else []
        found = next((f for f in called_so if f.is_file() and not f.is_symlink()), None)
    except OSError:
        return None
    return str(PurePosixPath(found.relative_to(folder))) if found else None
