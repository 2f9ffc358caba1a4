"""The screening dialogue that every contestant is driven with."""

from __future__ import annotations

TURNS = 6
"""Timed turns of one dialogue: one that opens it and is answered with the first question, and five answers."""

OPENING = "I want to apply"

ANSWERS = {
    "experience": "I have worked in sales for 7 years",
    "education": "I have a bachelor's degree in business",
    "availability": "yes, I can work nights and weekends",
    "skill": "yes, I have used Salesforce for years",
    "field_time": "about 60 percent",
}
"""What the applicant answers to each kind of question."""


class WrongReply(AssertionError):
    """A contestant said something else than the dialogue calls for."""
