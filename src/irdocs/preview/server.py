"""Serve the preview page to browsers on this machine until the author stops it.

`requests` answers the browsers; here the server is started, and the content watched.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from irdocs import watching
from irdocs.building import BuildResult
from irdocs.content.files import opened
from irdocs.diagnostics import UsageError
from irdocs.options import BuildOptions
from irdocs.preview.live import LivePreview
from irdocs.preview.requests import HOST, PreviewServer, handler


def serve(
    path: Path,
    options: BuildOptions,
    port: int,
    tell: Callable[[str], None],
    told: Callable[[BuildResult], None] = lambda result: None,
    stop: Event | None = None,
    libreoffice: Callable[[bytes], bytes] | None = None,
) -> None:
    """Serve the preview of a content file until Ctrl-C is pressed, or `stop` is set.

    `tell` is called with the address of the page and with other messages, `told` with the result of
    each build. `libreoffice`, if given, turns a deck into a PDF, from which pictures of the slides
    are shown some seconds later. Port 0 takes any free port. Raises OSError if the content cannot
    be read, UsageError if the port is taken.
    """
    with opened(path):
        pass  # a file that is missing later is waited for, but now its name is mistyped
    live = LivePreview(path, options, libreoffice, tell)
    token, ended = secrets.token_urlsafe(16), stop or Event()
    try:
        server = PreviewServer((HOST, port), handler(live, token), tell)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"port {port}: {reason}; leave --port out to use a free one") from None
    server_thread = Thread(target=server.serve_forever, daemon=True)
    server_thread.start()
    tell(f"http://{HOST}:{server.server_port}/{token}/")
    try:
        for result, _ in watching.watch(live.renew, ended):
            told(result)
    except KeyboardInterrupt:
        tell("stopped")
    finally:
        ended.set()
        live.stop()
        server.shutdown()
        server.server_close()
