"""Recruiters' accounts, on both databases."""

from __future__ import annotations

import pytest

from bot.screening.errors import BadInput, Conflict, NotFound
from bot.services import recruiters
from bot.storage.database import Database
from tests.integration.storage.examples import LATER, NOW


def test_a_new_account_opens_with_its_random_password_only(database: Database) -> None:
    made, password = recruiters.create(database, " Ana@Example.com ", "Ana", NOW)
    other = recruiters.create(database, "bo@example.com", "", NOW)
    assert made.email == "ana@example.com"
    assert len(password) >= 20
    assert password != other[1]
    assert other[0].name == "bo@example.com"
    opened = recruiters.check_password(database, "ANA@example.com", password, LATER)
    assert opened is not None
    assert opened.id == made.id
    assert recruiters.check_password(database, "ana@example.com", other[1], LATER) is None
    assert recruiters.check_password(database, "nobody@example.com", password, LATER) is None
    with database.read() as unit:
        assert unit.recruiters.get(made.id).last_login_at == LATER
        assert password not in unit.recruiters.get(made.id).password_hash


def test_an_address_has_one_account(database: Database) -> None:
    recruiters.create(database, "ana@example.com", "Ana", NOW)
    with pytest.raises(Conflict, match="ana@"):
        recruiters.create(database, "ANA@example.com", "Ana", NOW)
    with database.begin() as unit, pytest.raises(Conflict, match="ana@"):
        unit.recruiters.add("ana@example.com", "Ana", "hash", NOW)
    with pytest.raises(BadInput):
        recruiters.create(database, "ana", "Ana", NOW)


def test_a_deactivated_recruiter_is_kept_out_until_let_in_again(database: Database) -> None:
    made, password = recruiters.create(database, "ana@example.com", "Ana", NOW)
    recruiters.set_active(database, made.email, False, NOW)
    assert recruiters.check_password(database, made.email, password, NOW) is None
    recruiters.set_active(database, made.email, True, NOW)
    assert recruiters.check_password(database, made.email, password, NOW) is not None
    with pytest.raises(NotFound, match="bo@"):
        recruiters.set_active(database, "bo@example.com", True, NOW)


def test_after_a_reset_the_old_password_opens_nothing(database: Database) -> None:
    made, old = recruiters.create(database, "ana@example.com", "Ana", NOW)
    new = recruiters.reset_password(database, made.email, NOW)
    assert recruiters.check_password(database, made.email, old, NOW) is None
    assert recruiters.check_password(database, made.email, new, NOW) is not None
    with pytest.raises(NotFound):
        recruiters.reset_password(database, "bo@example.com", NOW)


def test_the_first_account_is_made_once(database: Database) -> None:
    assert recruiters.create_first(database, "ana@example.com", NOW) is not None
    assert recruiters.create_first(database, "bo@example.com", NOW) is None
    assert [r.email for r in recruiters.list_recruiters(database)] == ["ana@example.com"]


def test_unknown_recruiters_are_said_to_be_unknown(database: Database) -> None:
    with database.begin() as unit:
        with pytest.raises(NotFound):
            unit.recruiters.get(7)
        with pytest.raises(NotFound):
            unit.recruiters.set_active(7, True)
