"""Name files as the repository that they are in does, for reports that a code host reads.

A code host shows an annotation, or a result of code scanning, only at a path from the root of the
repository, whatever folder the command runs in.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from irdocs.frozen import frozen


@frozen
class Repository:
    """The root of a repository, and the folder in it that paths start from."""

    root: Path
    working_folder: Path

    def path_of(self, file: str) -> str:
        """Return the path of a file from the root, with forward slashes.

        The path of a file that is elsewhere is returned as it is given.
        """
        path = self.working_folder / file
        for one, root in (
            (Path(os.path.normpath(path)), self.root),
            (Path(os.path.realpath(path)), Path(os.path.realpath(self.root))),
        ):
            if one.is_relative_to(root):
                return one.relative_to(root).as_posix()
        return Path(file).as_posix()


def repository_of(folder: Path, environment: Mapping[str, str]) -> Repository:
    """Return the repository that an absolute folder is in.

    Its root is GITHUB_WORKSPACE, in which GitHub Actions checks a repository out, if the folder is
    in there; else the nearest folder above with a `.git`; else the folder itself.
    """
    workspace = environment.get("GITHUB_WORKSPACE")
    if workspace and Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(workspace)):
        return Repository(Path(workspace), folder)
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():  # a folder, or a file in a worktree or submodule
            return Repository(parent, folder)
    return Repository(folder, folder)
