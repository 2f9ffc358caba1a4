"""Recruiters' accounts: making one, logging in, changing a password."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from typing_extensions import Protocol

from bot.screening.errors import BadInput, Conflict, NotAllowed
from bot.services.records import Recruiter

MIN_PASSWORD = 12
"""Characters; length matters more than odd signs (NIST SP 800-63B, section 5.1.1)."""
MAX_PASSWORD = 1000
"""Characters; bounds the work of hashing."""
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}")


class Accounts(Protocol):
    """What these use cases need of the recruiters' repository."""

    def add(self, email: str, name: str, password_hash: str, at: datetime) -> Recruiter: ...
    def by_email(self, email: str) -> Recruiter | None: ...
    def set_password_hash(self, recruiter_id: int, password_hash: str) -> None: ...
    def logged_in(self, recruiter_id: int, at: datetime) -> None: ...
    def audit(self, recruiter_id: int | None, action: str, subject: str, at: datetime) -> None: ...


def generate_password() -> str:
    """A random password for a first log-in, 128 bits, to be shown once."""
    return secrets.token_urlsafe(16)


def hash_password(password: str) -> str:
    """The argon2id hash to store. Raises BadInput when the password is too short or too long."""
    if len(password) < MIN_PASSWORD:
        raise BadInput(f"The password needs at least {MIN_PASSWORD} characters.")
    if len(password) > MAX_PASSWORD:
        raise BadInput(f"The password may have at most {MAX_PASSWORD} characters.")
    return PasswordHasher().hash(password)


def add_recruiter(accounts: Accounts, email: str, name: str, password: str, at: datetime) -> Recruiter:
    """Make an account; the caller commits. Raises BadInput for a bad email address or password, Conflict when taken."""
    address = email.strip().lower()
    if not _EMAIL.fullmatch(address):
        raise BadInput(f'"{email}" is not an email address.')
    if accounts.by_email(address) is not None:
        raise Conflict(f"There is already a recruiter with the address {address}.")
    return accounts.add(address, name.strip() or address, hash_password(password), at)


def log_in(accounts: Accounts, email: str, password: str, at: datetime) -> Recruiter | None:
    """The account that email and password open, or None; either way audited, and the caller commits.

    An unknown address costs the same time as a wrong password, so that nobody learns who has an account.
    """
    address = email.strip().lower()
    account = accounts.by_email(address)
    right = _matches(account.password_hash if account else _nobodys_hash(), password)
    if account is None or not account.active or not right:
        accounts.audit(account.id if account else None, "login_failed", address[:100], at)
        return None
    if PasswordHasher().check_needs_rehash(account.password_hash):
        accounts.set_password_hash(account.id, PasswordHasher().hash(password))
    accounts.logged_in(account.id, at)
    accounts.audit(account.id, "login", address[:100], at)
    return account


def change_password(accounts: Accounts, account: Recruiter, current: str, new: str, at: datetime) -> None:
    """Set a new password; the caller commits. Raises NotAllowed when `current` is wrong, BadInput for a bad `new`."""
    if not _matches(account.password_hash, current):
        raise NotAllowed("The current password is not right.")
    accounts.set_password_hash(account.id, hash_password(new))
    accounts.audit(account.id, "change_password", account.email[:100], at)


def _matches(password_hash: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(password_hash, password[:MAX_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return PasswordHasher().hash(secrets.token_urlsafe(32))
