"""Let workers end with the process that started them, however that ended.

A process that is killed alone, as by a container or for lack of memory, tells nobody. Its workers
would wait for ever for what it hands out, and go on writing where another run has begun.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading


def end_with_parent() -> None:
    """End this process as soon as the one that started it has ended; for workers, as they begin."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    ended = parent.sentinel

    def watch() -> None:
        multiprocessing.connection.wait([ended])
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


__all__ = ["end_with_parent"]
