"""A posting's address must not lead into the own network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.postings.fetch import fetch, is_public
from bot.screening.errors import BadPosting


class Board(BaseHTTPRequestHandler):
    """A job board on loopback."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/posting")
            self.end_headers()
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest/meta-data")
            self.end_headers()
        elif self.path == "/circle":
            self.send_response(302)
            self.send_header("Location", "/circle")
            self.end_headers()
        elif self.path == "/huge":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(12):
                    self.wfile.write(b"x" * 1_000_000)
            except OSError:
                return  # the reader hung up, as it should
        elif self.path == "/posting":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<p>Must have 2 years of baking experience</p>")
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def board() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Board)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def loopback_only(address: str) -> bool:
    return address == "127.0.0.1"


def test_a_public_posting_is_fetched(board: str) -> None:
    assert b"baking" in fetch(f"{board}/posting", allowed=loopback_only)


def test_a_redirect_is_followed(board: str) -> None:
    assert b"baking" in fetch(f"{board}/moved", allowed=loopback_only)


def test_a_redirect_to_a_private_address_is_refused(board: str) -> None:
    with pytest.raises(BadPosting, match="not a public address"):
        fetch(f"{board}/inside", allowed=loopback_only)


def test_a_redirect_in_a_circle_ends(board: str) -> None:
    with pytest.raises(BadPosting, match="redirects more than"):
        fetch(f"{board}/circle", allowed=loopback_only)


def test_a_huge_answer_is_cut_off(board: str) -> None:
    with pytest.raises(BadPosting, match="larger than"):
        fetch(f"{board}/huge", allowed=loopback_only)


def test_a_missing_page_is_said_so(board: str) -> None:
    with pytest.raises(BadPosting, match="404"):
        fetch(f"{board}/nothing", allowed=loopback_only)


def test_loopback_is_refused(board: str) -> None:
    with pytest.raises(BadPosting, match="not a public address"):
        fetch(f"{board}/posting")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://x",
        "http://",
        "https://user:secret@example.org/",
        "http://[::1",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(BadPosting):
        fetch(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.9",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_the_open_internet_is_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
