"""The stock bot's action server: stores each answer of the form in SQLite, as a tutorial would."""

from __future__ import annotations

import os
import sqlite3
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.types import DomainDict


def _open() -> sqlite3.Connection:
    database = sqlite3.connect(os.environ["STOCK_DATABASE"], check_same_thread=False)
    # The same promise as Screener's: an answer that was acknowledged survives a power cut.
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS answer (sender TEXT, slot TEXT, text TEXT)")
    return database


class ValidateScreeningForm(FormValidationAction):
    """Keeps what the applicant wrote; every text is a valid answer."""

    def __init__(self) -> None:
        self.database = _open()

    def name(self) -> str:
        return "validate_screening_form"

    def _store(self, slot: str, text: Any, tracker: Tracker) -> dict[str, Any]:
        with self.database:
            self.database.execute("INSERT INTO answer VALUES (?, ?, ?)", (tracker.sender_id, slot, text))
        return {slot: text}

    def validate_experience(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        return self._store("experience", value, tracker)

    def validate_education(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        return self._store("education", value, tracker)

    def validate_availability(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        return self._store("availability", value, tracker)

    def validate_software(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        return self._store("software", value, tracker)

    def validate_field_time(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Any]:
        return self._store("field_time", value, tracker)
