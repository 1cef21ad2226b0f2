"""Say how a workflow installs the irdocs that this project was begun with.

An installer records in direct_url.json where a package came from, unless it was a package index
(PEP 610). A name alone would install another version, or nothing at all.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

PACKAGE = "irdocs"
UNKNOWN = """\
      # irdocs was installed here from a folder or file that GitHub cannot reach. Write in place of
      # the next line how it is installed: pip install "irdocs @ git+https://HOST/OWNER/irdocs@COMMIT"
      - run: echo "::error::.github/workflows/docs.yml does not say how to install irdocs"; exit 1
"""
"""The step of a workflow where nobody else can reach what is installed here."""


def installed() -> metadata.Distribution | None:
    """Return the metadata of the installed package; None if it runs from its sources."""
    try:
        return metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        return None


def install_step(distribution: metadata.Distribution | None, project: Path) -> str:
    """Return the lines of a workflow that install what is installed here.

    A path below the folder `project` is given from there; no other path of this machine is.
    """
    requirement = _requirement(distribution, project) if distribution else None
    if requirement is None:
        return UNKNOWN
    return f"      - run: pip install {shlex.quote(requirement)}\n"


def _requirement(distribution: metadata.Distribution, project: Path) -> str | None:
    """Return a requirement (PEP 508), or a path; None if only this machine has the package."""
    recorded = distribution.read_text("direct_url.json")
    if recorded is None:
        return f"{PACKAGE}=={distribution.version}"
    try:
        origin: dict[str, Any] = json.loads(recorded)
        url = str(origin["url"])
        is_local = urlsplit(url).scheme == "file"
    except (ValueError, KeyError, TypeError):
        return None
    subdirectory = str(origin.get("subdirectory", ""))
    match origin:
        case {"vcs_info": {"vcs": str(vcs), "commit_id": str(commit)}} if not is_local:
            return _from_repository(vcs, url, commit, subdirectory)
        case {"archive_info": dict(archive)} if not is_local:
            fragments = [_hash(archive), f"subdirectory={subdirectory}" if subdirectory else ""]
            fragment = "&".join(filter(None, fragments))
            return f"{PACKAGE} @ {_without_user(url)}{'#' if fragment else ''}{fragment}"
        case {"dir_info": dict()} | {"archive_info": dict()} if is_local:
            return _from_this_machine(Path(url2pathname(urlsplit(url).path)), project)
    return None


def _from_repository(vcs: str, url: str, commit: str, subdirectory: str = "") -> str:
    fragment = f"#subdirectory={subdirectory}" if subdirectory else ""
    return f"{PACKAGE} @ {vcs}+{_without_user(url)}@{commit}{fragment}"


def _hash(archive: dict[str, Any]) -> str:
    """Return the hash of an archive as a fragment of its address; the newer key comes first."""
    hashes = archive.get("hashes")
    if isinstance(hashes, dict) and hashes:
        name = "sha256" if "sha256" in hashes else next(iter(hashes))
        return f"{name}={hashes[name]}"
    return str(archive.get("hash", ""))


def _from_this_machine(path: Path, project: Path) -> str | None:
    """Return how to install from a path of this machine: within the project, or of its origin."""
    if path.resolve().is_relative_to(project.resolve()):
        return f"./{path.resolve().relative_to(project.resolve()).as_posix()}"
    remote, commit = _git(path, "remote", "get-url", "origin"), _git(path, "rev-parse", "HEAD")
    url = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", remote or "")
    if not commit or urlsplit(url).scheme != "https":
        return None
    return _from_repository("git", url, commit)


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what git says of the repository whose root is a folder; None if it is none."""
    if not (folder / ".git").exists():
        return None
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True, text=True, timeout=10, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None


def _without_user(url: str) -> str:
    """Return an address without a name and password, which must not get into a file."""
    netloc = urlsplit(url).netloc
    return url.replace(netloc, netloc.rpartition("@")[2], 1)
