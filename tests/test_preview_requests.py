"""What comes to the preview's port is answered or hung up on; nothing is printed, nothing stops."""

from __future__ import annotations

import random
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from conftest import SMALL
from irdocs.options import BuildOptions
from irdocs.preview.live import LivePreview
from irdocs.preview.requests import HOST, PreviewServer, handler

TOKEN = "a-long-random-token"
PATIENCE = 20.0


@dataclass
class Running:
    """A server of a preview whose products are planned, and what it has told the author."""

    server: PreviewServer
    told: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"{HOST}:{self.server.server_port}"

    def send(self, data: bytes) -> bytes:
        """Send bytes, end the sending half, and return all that is answered."""
        with socket.create_connection(self.server.server_address[:2], PATIENCE) as connection:
            with suppress(OSError):  # the server may answer and close before it has read it all
                connection.sendall(data)
                connection.shutdown(socket.SHUT_WR)
            answer = b""
            with suppress(ConnectionError):
                while part := connection.recv(65536):
                    answer += part
            return answer

    def status(self, data: bytes) -> int | None:
        """Return the status of the first answer; None if the connection was closed without one."""
        answer = self.send(data)
        return int(answer.split()[1]) if answer.startswith(b"HTTP/") else None

    def get(self, target: str, *headers: str) -> bytes:
        lines = (f"GET {target} HTTP/1.1", *(headers or (f"Host: {self.host}",)))
        return "\r\n".join((*lines, "Connection: close", "", "")).encode("latin-1")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    content = tmp_path_factory.mktemp("preview") / "content.yaml"
    content.write_text(SMALL)
    live = LivePreview(content, BuildOptions())
    live.renew()
    told: list[str] = []
    server = PreviewServer((HOST, 0), handler(live, TOKEN), told.append)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Running(server, told)
    live.stop()
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def nothing_is_printed_and_the_server_goes_on(
    running: Running, capfd: pytest.CaptureFixture[str]
) -> Iterator[None]:
    yield
    assert running.status(running.get(f"/{TOKEN}/")) == 200
    for thread in threading.enumerate():
        if "process_request" in thread.name:  # it may have something to say at its end
            thread.join(0.05)
    printed = capfd.readouterr()
    assert printed.err == "" and printed.out == "" and not running.told


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("", 200), ("style.css", 200), ("state?after=0", 200), ("state?after=-1", 200),
        ("state?after=\u00b2", 200), (f"state?after={'9' * 5000}", 200), ("state?%zz=%", 200),
        ("state?after", 200), ("state?" + "a=b&" * 2000, 200), ("state#x", 200),
        ("%00", 404), ("%zz", 404), ("../x", 404), ("..%2f..%2fetc/passwd", 404), ("\xe9\xff", 404),
        ("picture/", 404), ("picture/../../x", 404), ("picture/%00.png", 404), ("x" * 60_000, 404),
        ("x" * 70_000, 414), ("a b", 400), ("\x00", 404), (";state", 404), ("?", 200),
    ],
    ids=lambda value: str(value)[:24],
)  # fmt: skip
def test_an_address_is_answered_with_its_status(target: str, status: int, running: Running) -> None:
    assert running.status(running.get(f"/{TOKEN}/{target}")) == status


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://[::1", 400), ("http://[/", 400), ("https://127.0.0.1/", 400), ("*", 404),
        ("http://evil.example/", 404), ("//evil.example/", 404), ("", 404), ("mailto:x", 400),
        ("http://localhost/{token}/", 200), ("http://127.0.0.1:99999999/{token}/", 404),
        ("//{token}/", 200), ("/", 404), ("/guess/", 404),
    ],
)  # fmt: skip
def test_an_absolute_address_is_one_of_this_machine(
    target: str, status: int, running: Running
) -> None:
    assert running.status(running.get(target.format(token=TOKEN))) == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (("X: y",), 400), (("Host:",), 404), (("Host: 127.0.0.1",), 200),
        (("Host: localhost",), 200), (("Host: LOCALHOST:1",), 200),
        (("Host: evil.example",), 404), (("Host: \xff\xfe",), 404),
        (("Host: 127.0.0.1.evil.example:1",), 404), (("Host: [::1]:1",), 404),
        (("Host: localhost", "Host: evil.example"), 400), (("Host: 127.0.0.1:1@evil",), 404),
        (("Host: localhost", "Content-Length: x"), 400),
        (("Host: localhost", "Content-Length: -1"), 400),
        (("Host: localhost", "Content-Length: 99"), 200),
        (("Host: localhost", "Transfer-Encoding: chunked"), 200),
        (("Host: localhost", "no colon"), 200), (("Host: localhost", ": empty"), 200),
        (("Host: localhost", f"X: {'y' * 70_000}"), 431),
        (("Host: localhost", *(f"X{number}: y" for number in range(300))), 431),
        (("Host: localhost", "Expect: 100-continue"), 100),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_odd_headers_have_their_status(
    headers: tuple[str, ...], status: int, running: Running
) -> None:
    assert running.status(running.get(f"/{TOKEN}/", *headers)) == status


@pytest.mark.parametrize(
    ("method", "status"),
    [("HEAD", 200), ("POST", 405), ("OPTIONS", 405), ("DELETE", 405), ("BREW", 501), ("get", 501)],
)
def test_methods_have_their_status(method: str, status: int, running: Running) -> None:
    answer = running.send(running.get(f"/{TOKEN}/").replace(b"GET", method.encode(), 1))
    assert answer.split()[1] == str(status).encode()
    assert (b"Allow: GET, HEAD" in answer) == (status == 405)
    if method == "HEAD":
        head, _, body = answer.partition(b"\r\n\r\n")
        assert body == b"" and b"Content-Length: 0" not in head


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", None), (b"\r\n", None), (b"\r\n\r\n", None), (b"GET\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)) + b"\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505), (b"GET / HTTP/9.9.9\r\n\r\n", 400),
        (b"GET / HTTP/x\r\n\r\n", 400), (b"GET / FTP/1.1\r\n\r\n", 400),
        (b"\x00" * 100 + b"\r\n\r\n", 400), (b"\xff\xfe\r\n\r\n", 400),
        (b"GET / HTTP/1.1", 400), (b"SSH-2.0-x\r\n", 400), (b"\x05\x01\x00", 400),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_what_is_no_request_is_refused(data: bytes, status: int | None, running: Running) -> None:
    assert running.status(data) == status


def test_http_0_9_names_no_host_and_is_refused(running: Running) -> None:
    assert running.status(f"GET /{TOKEN}/\r\n\r\n".encode()) == 400


def test_a_body_is_not_taken_for_the_next_request(running: Running) -> None:
    body = running.get(f"/{TOKEN}/style.css")
    head = f"GET /{TOKEN}/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
    assert running.send(head.encode() + body).count(b"HTTP/1.1 ") == 1


def test_requests_in_one_connection_are_answered_in_turn(running: Running) -> None:
    request = f"GET /{TOKEN}/style.css HTTP/1.1\r\nHost: {running.host}\r\n\r\n".encode()
    assert running.send(request * 3).count(b"HTTP/1.1 200") == 3


@pytest.mark.parametrize("read", [0, 1, 5000])
def test_a_browser_that_hangs_up_is_nothing_to_tell(read: int, running: Running) -> None:
    for target in ("script.js", "state?after=0", "state?after=999"):
        connection = socket.create_connection(running.server.server_address[:2], PATIENCE)
        connection.sendall(running.get(f"/{TOKEN}/{target}"))
        if read and "999" not in target:
            connection.recv(read)
        # Closing with data unread, or with no time to linger, resets the connection.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()


def test_any_bytes_are_survived(running: Running) -> None:
    choice = random.Random("requests")
    good = running.get(f"/{TOKEN}/style.css")
    for _ in range(150):
        data = bytearray(good)
        for _ in range(choice.randint(1, 6)):
            place = choice.randrange(len(data))
            data[place : place + choice.randint(0, 3)] = choice.randbytes(choice.randint(0, 3))
        running.send(bytes(data) + b"\r\n\r\n")
