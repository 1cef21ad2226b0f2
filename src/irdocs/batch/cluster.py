"""Let the workers of a Dask scheduler make editions (the extra `cluster`).

Workers see the content and the folder of editions under the same paths, as on a shared disk, or
read and write a store (irdocs.batch.store). Each is asked at the start for the versions that bytes
depend on: one that would make other bytes is told of, and nothing is given out.
"""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Any

from irdocs import manifest
from irdocs.diagnostics import UsageError
from irdocs.version import VERSION

RETRIES = 3
"""How often Dask gives an edition to another worker when one is lost."""
PATIENCE = 10
"""How many seconds the scheduler is waited for."""


def executor(address: str) -> Executor:
    """Return what gives work to the workers of a scheduler.

    Raises UsageError if there is none, or if a worker has other versions than this process.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError('--cluster needs distributed: pip install "irdocs[cluster]"') from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise UsageError(f"--cluster {address}: {error}") from None
    here = versions()
    others = {name: found for name, found in client.run(versions).items() if found != here}
    if others:
        name, found = next(iter(others.items()))
        differing = ", ".join(sorted(
            f"{key} {found.get(key)} (here {here.get(key)})"
            for key in {*here, *found} if here.get(key) != found.get(key)
        ))  # fmt: skip
        raise UsageError(f"the worker {name} would make other bytes: {differing}")
    pool: Executor = client.get_executor(retries=RETRIES, pure=False)
    return pool


def versions() -> dict[str, Any]:
    """Return the versions that the bytes of files depend on, fonts among them."""
    here = manifest.surroundings()
    return {"irdocs": VERSION, "python": here["python"], "zlib": here["zlib"], **here["libraries"]}


__all__ = ["executor", "versions"]
