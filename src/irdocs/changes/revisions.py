"""Read files as they are in a revision of git, without changing anything in the repository.

git is a program of the user's machine, and not a dependency. What it is asked for is data: names
are handed over behind `--end-of-options`, and no hook, filter or configured program is run.
"""

from __future__ import annotations

import posixpath
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from irdocs.content import limits
from irdocs.diagnostics import UsageError
from irdocs.frozen import frozen

MOST_FILES = 20_000
MOST_BYTES = 500_000_000
"""A revision's folder with more than this is not written out to be read."""
_REGULAR = (b"100644", b"100755")
"""The modes of files; symbolic links and submodules are left out."""


class GitFailedError(UsageError):
    """git could not do what it was asked to do."""


@frozen
class GitRevision:
    """A file in a revision."""

    repository: Path
    """A folder in the working tree of the repository, from which `path` is named."""
    revision: str
    path: str

    @property
    def name(self) -> str:
        """What it is called: HEAD~3:content.yaml."""
        return f"{self.revision}:{self.path}"

    def data(self) -> bytes:
        """Return the bytes of the file. Raises UsageError if there is no such file or revision."""
        _, entry = self._entry()
        size = int(self._git("cat-file", "-s", entry))
        if size > limits.TEMPLATE_BYTES:
            raise UsageError(f"{self.name} has {size:,} bytes; that is too large")
        return self._git("cat-file", "blob", entry)

    def write_folder(self, target: Path) -> Path:
        """Write the folder of the file, as it was, into `target`; return the file's path there.

        Raises UsageError if the revision has no such file, or its folder is too large.
        """
        whole, _ = self._entry()
        tree = self._resolved(f"{self.revision}:{posixpath.dirname(whole)}")
        if tree is None:
            raise UsageError(f"{self.name} has no folder")
        listing = list(self._listing(tree))
        if len(listing) > MOST_FILES or sum(size for *_, size in listing) > MOST_BYTES:
            raise UsageError(
                f"the folder of {self.name} has {len(listing):,} files, too many to compare"
            )
        request = b"".join(b"%s\n" % digest for _, digest, _ in listing)
        answer, at = self._git("cat-file", "--batch", stdin=request), 0
        for name, _, size in listing:
            at = answer.index(b"\n", at) + 1
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(answer[at : at + size])
            at += size + 1
        return target / PurePosixPath(self.path).name

    def _listing(self, tree: str) -> Iterator[tuple[str, bytes, int]]:
        """Yield the name, the digest and the size of each file below a tree."""
        listed = self._git("ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree)
        for line in filter(None, listed.split(b"\0")):
            head, _, name = line.partition(b"\t")
            mode, _, digest, size = head.split()
            path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
            if mode in _REGULAR and not path.is_absolute() and ".." not in path.parts:
                yield path.as_posix(), digest, int(size)

    def _entry(self) -> tuple[str, str]:
        """Return the path of the file from the root of the repository, and its digest.

        The path that was given is one from here, or else from the root, as git itself reads such
        names. Raises UsageError if there is no such file.
        """
        try:
            shown = self._git("rev-parse", "--show-prefix")
        except GitFailedError:
            raise UsageError(
                f'there is no file "{self.revision}", and no repository of git here of which it '
                "could be a revision"
            ) from None
        prefix = shown.decode("utf-8", "surrogateescape").strip()
        for path in (posixpath.normpath(posixpath.join(prefix, self.path)), self.path):
            if digest := self._resolved(f"{self.revision}:{path}"):
                return path, digest
        if self._resolved(f"{self.revision}^{{commit}}") is None:
            raise UsageError(
                f'there is no file "{self.revision}", and no revision of that name in a repository'
            )
        raise UsageError(f"{self.revision} has no {self.path}")

    def _resolved(self, name: str) -> str | None:
        """Return the digest of what git knows by a name; None if there is no such thing."""
        try:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        except GitFailedError:
            return None
        return found.decode().strip()

    def _git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Return what git prints. Raises UsageError if it is not installed, or fails."""
        try:
            done = subprocess.run(
                ["git", "-C", str(self.repository), *arguments],
                input=stdin, capture_output=True, check=False, timeout=60,
            )  # fmt: skip
        except FileNotFoundError:
            raise UsageError("git is not installed, so revisions cannot be compared") from None
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"git cannot be asked: {error}") from None
        if done.returncode:
            message = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise GitFailedError(f"git: {message[0] if message else 'it failed'}")
        return done.stdout


__all__ = ["GitRevision"]
