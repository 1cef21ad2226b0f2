"""Serve the preview page to browsers on this machine, and to nobody else.

What an author is writing may be confidential, and any web page open in the same browser can send
requests to a local port. Four things keep it private. The server listens on the loopback address
only. Every path begins with a random token, which a stranger cannot guess. A request must name this
machine as its Host, which stops DNS rebinding: a site whose name is made to resolve to this machine
sends its own name. And the page may load nothing from elsewhere, so that no script of others could
read it.

The page does not ask again and again for news: it asks for a state later than the one that it has,
and the server answers when there is one (long polling).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

from irdocs import watching
from irdocs.build import BuildResult
from irdocs.content.files import opened
from irdocs.diagnostics import UsageError
from irdocs.options import BuildOptions
from irdocs.preview.live import LivePreview
from irdocs.preview.state import as_json

HOST = "127.0.0.1"
PATIENCE = 20.0
"""In seconds. A request for a later state is answered after this time even if there is none."""
POLICY = "; ".join(
    ("default-src 'none'", "img-src 'self' data:", "script-src 'self'", "style-src 'self'",
     "connect-src 'self'")
)  # fmt: skip
"""Lets the page load what this server has and nothing else (Content Security Policy, level 3)."""
_MEDIA_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
_FILES = {"": "index.html", "style.css": "style.css", "script.js": "script.js"}
"""The files of the page, by their path below the token."""


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
        server = ThreadingHTTPServer((HOST, port), handler(live, token))
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"port {port}: {reason}; leave --port out to use a free one") from None
    server.daemon_threads = True
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


def handler(show: LivePreview, token: str) -> type[BaseHTTPRequestHandler]:
    """Return the class that answers requests.

    Paths below the token are: the files of the page; state?after=VERSION, which waits for a later
    state; and picture/NAME. All others are not found.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # the page was closed before it was answered
                super().handle()

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            start, _, rest = address.path.lstrip("/").partition("/")
            is_local = self.headers.get("Host", "").rpartition(":")[0] in (HOST, "localhost")
            # compare_digest takes the same time for any wrong token, and so gives away no part of
            # the right one.
            if not is_local or not secrets.compare_digest(start.encode(), token.encode()):
                self.send_error(HTTPStatus.NOT_FOUND)
            elif rest in _FILES:
                self._file(_FILES[rest])
            elif rest == "state":
                after = parse_qs(address.query).get("after", ["0"])[0]
                state = show.after(int(after) if after.isdigit() else 0, PATIENCE)
                self._answer(json.dumps(as_json(state)).encode(), "application/json")
            elif rest.startswith("picture/") and (data := show.album.picture(rest[8:])):
                # Another picture has another name, so the browser may keep this one for good.
                self._answer(data, "image/png", "max-age=31536000, immutable")
            else:
                self.send_error(HTTPStatus.NOT_FOUND)

        def _file(self, name: str) -> None:
            file = resources.files("irdocs.preview") / "page" / name
            media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
            self._answer(file.read_bytes(), f"{media_type}; charset=utf-8")

        def _answer(self, data: bytes, media_type: str, cache: str = "no-store") -> None:
            self.send_response(HTTPStatus.OK)
            for name, value in (
                ("Content-Type", media_type), ("Content-Length", str(len(data))),
                ("Cache-Control", cache), ("Content-Security-Policy", POLICY),
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
            ):  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: object) -> None:
            """Log no requests: the terminal is for findings."""

    return Handler
