"""Results that depend on nothing but their inputs, kept in the cache from one run to the next.

Whoever computes such a result asks here first. A program that has not said where to keep them, as
the command line does, gets each computed anew: the same bytes, only later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path

from irdocs.caching import cache_folder
from irdocs.frozen import frozen

FOLDER = "results"


@frozen
class _Keeper:
    folder: Path
    state: bytes
    """What tells one state of the program and its libraries from another."""


_KEEPER: ContextVar[_Keeper | None] = ContextVar("irdocs.caching.on_disk", default=None)


def keep_in(folder: Path, state: str) -> None:
    """Keep results below a folder of the cache, for the program in a state."""
    _KEEPER.set(_Keeper(folder / FOLDER, state.encode("utf-8", "surrogatepass")))


def keep_as_wished(environment: Mapping[str, str], state: str) -> None:
    """Keep results where the environment says that caches are; nowhere if it says so."""
    if folder := cache_folder.folder(environment):
        keep_in(Path(folder), state)


def cached_on_disk(kind: str, inputs: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns, or returned before for the same inputs; `kind` names it.

    The inputs must be all that it depends on beside the program itself.
    """
    keeper = _KEEPER.get()
    if keeper is None:
        return make()
    digest = blake2b(keeper.state, digest_size=20)
    for part in (kind, *inputs):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d " % len(data) + data)
    path = keeper.folder / f"{kind}-{digest.hexdigest()}"
    found = cache_folder.read(path)
    if found is None:
        found = make()
        cache_folder.write(path, found)
    return found


__all__ = ["cached_on_disk", "keep_as_wished", "keep_in"]
