"""Failed log-ins are counted, and after too many the next ones are refused unread."""

from __future__ import annotations

import hashlib

from limits import RateLimitItem, parse_many
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

PER_ADDRESS = "10 per minute; 100 per hour"
"""Failed log-ins from one network address."""
PER_ACCOUNT = "30 per hour"
"""Failed log-ins to one account, from anywhere."""


class Throttle:
    """Counts failed log-ins by network address and by account."""

    def __init__(self, storage: str) -> None:
        """`storage` is "memory://" for one process, or "redis://..." for several."""
        self._storage = storage_from_string(storage)  # the limiter itself holds it only weakly
        self._limiter = MovingWindowRateLimiter(self._storage)

    def refuses(self, address: str, email: str) -> bool:
        """True when there were too many failures; asking does not count as one."""
        return not all(self._limiter.test(limit, key) for limit, key in _keys(address, email))

    def count_failure(self, address: str, email: str) -> None:
        """One more failed log-in."""
        for limit, key in _keys(address, email):
            self._limiter.hit(limit, key)


def _keys(address: str, email: str) -> list[tuple[RateLimitItem, str]]:
    account = hashlib.sha256(email.strip().lower().encode("utf-8", "replace")).hexdigest()
    by_address = [(limit, f"address {address}") for limit in parse_many(PER_ADDRESS)]
    return by_address + [(limit, f"account {account}") for limit in parse_many(PER_ACCOUNT)]
