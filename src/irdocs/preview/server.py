"""Serves the preview on this machine alone: a random address, no outside resource, no writing."""

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
from irdocs.diagnostics import UsageError
from irdocs.options import BuildOptions
from irdocs.preview.live import LivePreview
from irdocs.preview.state import as_json

HOST = "127.0.0.1"
PATIENCE = 20.0
"""How long, in seconds, a page waits for news before it asks again."""
POLICY = "; ".join(
    ("default-src 'none'", "img-src 'self' data:", "script-src 'self'", "style-src 'self'",
     "connect-src 'self'")
)  # fmt: skip
"""What the page may load: nothing but what this server has (Content Security Policy, level 3)."""
_KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
_FILES = {"": "index.html", "style.css": "style.css", "script.js": "script.js"}


def serve(
    path: Path,
    options: BuildOptions,
    port: int,
    tell: Callable[[str], None],
    told: Callable[[BuildResult], None] = lambda result: None,
    stop: Event | None = None,
    libreoffice: Callable[[bytes], bytes] | None = None,
) -> None:
    """Serve the preview of a content file until it is interrupted, or told to stop.

    `tell` is called with its address, `told` with what each build found. With `libreoffice`, which
    turns a deck into a PDF, its pictures of the slides follow. Raises OSError when the content
    cannot be read, UsageError when the port is taken.
    """
    with path.open("rb"):
        pass  # what is not there at the start is a slip of the pen
    show = LivePreview(path, options, libreoffice, tell)
    token, ended = secrets.token_urlsafe(16), stop or Event()
    try:
        server = ThreadingHTTPServer((HOST, port), handler(show, token))
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f"port {port}: {why}; leave --port out for one that is free") from None
    server.daemon_threads = True
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    tell(f"http://{HOST}:{server.server_port}/{token}/")
    try:
        for result, _ in watching.watch(show.renew, ended):
            told(result)
    except KeyboardInterrupt:
        tell("stopped")
    finally:
        ended.set()
        show.stop()
        server.shutdown()
        server.server_close()


def handler(show: LivePreview, token: str) -> type[BaseHTTPRequestHandler]:
    """Return what answers requests under a secret path; all others find nothing."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):  # a page that was closed wants no answer any more
                super().handle()

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            start, _, rest = address.path.lstrip("/").partition("/")
            # Another site's page may lead a browser here; it knows neither the token nor this name.
            here = self.headers.get("Host", "").rpartition(":")[0] in (HOST, "localhost")
            if not here or not secrets.compare_digest(start.encode(), token.encode()):
                self.send_error(HTTPStatus.NOT_FOUND)
            elif rest in _FILES:
                self._file(_FILES[rest])
            elif rest == "state":
                after = parse_qs(address.query).get("after", ["0"])[0]
                shown = show.after(int(after) if after.isdigit() else 0, PATIENCE)
                self._answer(json.dumps(as_json(shown)).encode(), "application/json")
            elif rest.startswith("picture/") and (data := show.album.picture(rest[8:])):
                self._answer(data, "image/png", "max-age=31536000, immutable")
            else:
                self.send_error(HTTPStatus.NOT_FOUND)

        def _file(self, name: str) -> None:
            file = resources.files("irdocs.preview") / "page" / name
            kind = _KINDS[name.rpartition(".")[2]]
            self._answer(file.read_bytes(), f"{kind}; charset=utf-8")

        def _answer(self, data: bytes, kind: str, cache: str = "no-store") -> None:
            self.send_response(HTTPStatus.OK)
            for name, value in (
                ("Content-Type", kind), ("Content-Length", str(len(data))),
                ("Cache-Control", cache), ("Content-Security-Policy", POLICY),
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
            ):  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing: a terminal is for findings."""

    return Handler
