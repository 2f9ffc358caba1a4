"""A posting from a web address, without letting the address lead into the own network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from bot.postings.decode import MAX_BYTES
from bot.screening.errors import BadPosting

_MOST_REDIRECTS = 5
_SECONDS = 20.0
"""For the whole download, redirects included."""
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet: not private, loopback, link-local, multicast or reserved."""
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return (mapped or ip).is_global and ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(url: str, *, allowed: Callable[[str], bool] = is_public, seconds: float = _SECONDS) -> bytes:
    """The body at an http or https address, at most MAX_BYTES.

    Every address on the way is looked up once, checked by `allowed`, and connected to as checked, so that neither a
    redirect nor a second look-up can lead elsewhere. Raises BadPosting.
    """
    deadline = time.monotonic() + seconds
    for _ in range(_MOST_REDIRECTS + 1):
        try:
            body, onward = _get(url, allowed, deadline)
        except (OSError, http.client.HTTPException, ValueError, UnicodeError) as error:
            raise BadPosting(f"The address {url} could not be read: {error}.") from error
        if onward is None:
            return body
        url = urljoin(url, onward)
    raise BadPosting(f"The address redirects more than {_MOST_REDIRECTS} times.")


def _get(url: str, allowed: Callable[[str], bool], deadline: float) -> tuple[bytes, str | None]:
    """The body, or the address that it redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadPosting("Only http and https addresses can be read.")
    if parts.username or parts.password:
        raise BadPosting("An address with a user name or password in it is not read.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _checked(parts.hostname, port, allowed)
    connection = _connection(parts.scheme, parts.hostname, port, address, max(0.1, deadline - time.monotonic()))
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(
            "GET", path, headers={"User-Agent": "Screener posting reader", "Accept-Encoding": "identity"}
        )
        response = connection.getresponse()
        if response.status in _REDIRECTS and response.getheader("Location"):
            return b"", response.getheader("Location")
        if response.status != 200:
            raise BadPosting(f"The address {url} answers {response.status} {response.reason}.")
        return _body(response, deadline), None
    finally:
        connection.close()


def _checked(host: str, port: int, allowed: Callable[[str], bool]) -> str:
    """One address of a host; all of them must be allowed."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(allowed(address) for address in found):
        raise BadPosting(f"{host} is not a public address; it is not read.")
    return found[0]


def _connection(scheme: str, host: str, port: int, address: str, timeout: float) -> http.client.HTTPConnection:
    """A connection to the checked address, under the host's own name."""
    plain = socket.create_connection((address, port), timeout=timeout)
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    connection.sock = (
        ssl.create_default_context().wrap_socket(plain, server_hostname=host) if scheme == "https" else plain
    )
    return connection


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    parts, size = [], 0
    while chunk := response.read1(65_536):
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise BadPosting(f"The posting is larger than {MAX_BYTES // 1_000_000} MB.")
        if time.monotonic() > deadline:
            raise BadPosting("The address took too long to answer.")
    return b"".join(parts)
