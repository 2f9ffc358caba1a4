"""How the console says what was asked and what was read."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from flask import Flask

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _say(app: Flask, macro: str, *given: Any) -> str:
    words = app.jinja_env.get_template("_words.html").module
    return " ".join(unescape(str(getattr(words, macro)(*given))).split())


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"min_years": 3, "max_years": 5, "field": "related"}, "3 to 5 years in a related field"),
        ({"min_years": 1, "field": "sales"}, "at least 1 year in sales"),
        ({"min_years": 0.5}, "at least 0.5 years"),
        ({"min_years": None, "field": "hunting"}, "some experience in hunting"),
        ({"level": "high_school", "fields": [], "or_equivalent": True}, "high school or an equivalent"),
        ({"level": "master", "fields": ["nursing", "care"]}, "master's degree in nursing, care"),
        ({"times": ["nights", "on_call"]}, "nights, on call"),
        ({"text": "lift 50 lbs", "pounds": 50}, "lift 50 lbs"),
        ({"country": "US", "sponsorship": False}, "US, no visa sponsorship"),
        ({"max_percent": 25, "overnight": True}, "up to 25 % of the time, overnight"),
        ({"shoe_size": 44}, "shoe size: 44"),
    ],
)
def test_what_a_criterion_asks_is_said_for_people(app: Flask, details: dict[str, Any], said: str) -> None:
    assert _say(app, "details", details) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"years": 6.5}, "6.5 years"),
        ({"years": 1}, "1 year"),
        ({"level": "bachelor", "field": "marketing"}, "bachelor's degree in marketing"),
        ({"level": "none"}, "no degree"),
        ({"percent": 60}, "60 % of the time"),
        ({"nights": True, "early_mornings": False}, "nights: yes, early mornings: no"),
        ({"yes": False}, "no"),
        ({}, "nothing definite"),
        ({"something_new": [1, 2]}, "something new: 1, 2"),
    ],
)
def test_what_was_read_is_said_for_people(app: Flask, value: dict[str, Any], said: str) -> None:
    assert _say(app, "value", value) == said
