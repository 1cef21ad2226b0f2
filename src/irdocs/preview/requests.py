"""Answer the requests of browsers on this machine, and of nobody else.

What an author is writing may be confidential, and any web page open in the same browser can send
requests to a local port. Four things keep it private. The server listens on the loopback address
only. Every path begins with a random token, which a stranger cannot guess. A request must name this
machine as its Host, which stops DNS rebinding: a site whose name is made to resolve to this machine
sends its own name. And the page may load nothing from elsewhere, so that no script of others could
read it.

The page does not ask again and again for news: it asks for a state later than the one that it has,
and the server answers when there is one (long polling).

Whatever else comes to the port, from port scanners to browsers that try TLS, gets a status of RFC
9110 or is hung up on. It never stops the server, and never fills the author's terminal.
"""

from __future__ import annotations

import json
import re
import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from urllib.parse import SplitResult, parse_qs, urlsplit

from irdocs.preview.live import LivePreview
from irdocs.preview.state import as_json

HOST = "127.0.0.1"
PATIENCE = 20.0
"""In seconds. A request for a later state is answered after this time even if there is none."""
SILENCE = 60.0
"""In seconds. A connection on which nothing comes for so long is closed."""
POLICY = "; ".join(
    ("default-src 'none'", "img-src 'self' data:", "script-src 'self'", "style-src 'self'",
     "connect-src 'self'", "frame-src 'self'")
)  # fmt: skip
"""Lets the page load what this server has and nothing else (Content Security Policy, level 3)."""
FRAMED = "frame-ancestors 'self'; sandbox"
"""Lets a web page be shown within that page, where it can run nothing."""
_MEDIA_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
_FILES = {"": "index.html", "style.css": "style.css", "script.js": "script.js"}
"""The files of the page, by their path below the token."""
_HOST = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", re.IGNORECASE)
_OTHER_METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
"""The methods that are known but not allowed here; any other is answered as not implemented."""
_VERSION = re.compile(r"[0-9]{1,9}")


class PreviewServer(ThreadingHTTPServer):
    """A server whose threads end with the process, and which tells of a fault in one line."""

    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        handler: type[BaseHTTPRequestHandler],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(address, handler)
        self._tell = tell

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell that a request could not be answered, unless the browser has hung up."""
        error = sys.exception()
        if not isinstance(error, OSError):
            self._tell(f"a request could not be answered: {error!r}")


def handler(show: LivePreview, token: str) -> type[BaseHTTPRequestHandler]:
    """Return the class that answers requests.

    Paths below the token are: the files of the page; state?after=VERSION, which waits for a later
    state; picture/NAME; and web/NAME. All others are not found.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        default_request_version = "HTTP/1.0"
        """So that what is no request is answered with a status too, and not as HTTP/0.9 is."""
        timeout = SILENCE

        def handle(self) -> None:
            with suppress(OSError):  # the page was closed before it was answered
                super().handle()

        def do_GET(self) -> None:
            address = self._address()
            if address is None:
                return
            start, _, rest = address.path.lstrip("/").partition("/")
            # compare_digest takes the same time for any wrong token, and so gives away no part of
            # the right one.
            if not secrets.compare_digest(start.encode(), token.encode()):
                self.send_error(HTTPStatus.NOT_FOUND)
            elif rest in _FILES:
                self._file(_FILES[rest])
            elif rest == "state":
                after = parse_qs(address.query).get("after", ["0"])[0]
                known = int(after) if _VERSION.fullmatch(after) else 0
                state = show.after(known, PATIENCE)
                self._answer(json.dumps(as_json(state)).encode(), "application/json")
            elif rest.startswith("picture/") and (data := show.album.picture(rest[8:])):
                # Another picture has another name, so the browser may keep this one for good.
                self._answer(data, "image/png", "max-age=31536000, immutable")
            elif rest.startswith("web/") and (data := show.album.document(rest[4:])):
                # It has a policy of its own, which its style sheet needs.
                self._answer(data, "text/html; charset=utf-8", policy=FRAMED)
            else:
                self.send_error(HTTPStatus.NOT_FOUND)

        def do_HEAD(self) -> None:
            self.do_GET()

        def refuse_method(self) -> None:
            """Refuse a method that changes something (RFC 9110, 15.5.6)."""
            self.send_response(HTTPStatus.METHOD_NOT_ALLOWED)
            for name, value in (
                ("Allow", "GET, HEAD"), ("Connection", "close"), ("Content-Length", "0"),
            ):  # fmt: skip
                self.send_header(name, value)
            self.end_headers()

        def _address(self) -> SplitResult | None:
            """Return the address that is asked for, or None after answering a faulty request.

            The address may be absolute (RFC 9112, 3.2.2); then it names the host. A body, which no
            request for a page needs, is not read: the connection is closed instead.
            """
            lengths = self.headers.get_all("Content-Length", [])
            if any(length.strip() != "0" for length in lengths) or (
                "Transfer-Encoding" in self.headers
            ):
                self.close_connection = True
            hosts = self.headers.get_all("Host", [])
            try:
                address = urlsplit(self.path)
                good = address.scheme in ("", "http") and len(hosts) == 1
            except ValueError:
                good = False
            if not good or not all(re.fullmatch(r"\s*[0-9]{1,18}\s*", each) for each in lengths):
                self.send_error(HTTPStatus.BAD_REQUEST)
                return None
            host = address.netloc if address.scheme else hosts[0].strip()
            if not _HOST.fullmatch(host):
                self.send_error(HTTPStatus.NOT_FOUND)
                return None
            return address

        def _file(self, name: str) -> None:
            file = resources.files("irdocs.preview") / "page" / name
            media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
            self._answer(file.read_bytes(), f"{media_type}; charset=utf-8")

        def _answer(
            self, data: bytes, media_type: str, cache: str = "no-store", policy: str = POLICY
        ) -> None:
            self.send_response(HTTPStatus.OK)
            for name, value in (
                ("Content-Type", media_type), ("Content-Length", str(len(data))),
                ("Cache-Control", cache), ("Content-Security-Policy", policy),
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
            ):  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def log_message(self, format: str, *arguments: object) -> None:
            """Log no requests: the terminal is for findings."""

    for method in _OTHER_METHODS:
        setattr(Handler, f"do_{method}", Handler.refuse_method)
    return Handler
