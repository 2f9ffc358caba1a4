"""Interviews as a console would hold them after a few days, for tests and screenshots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from bot.postings.posting import Posting, PostingWarning
from bot.screening.criterion import Criterion
from bot.screening.interview import Answer, HandOff, InterviewStatus, Message, State
from bot.screening.verdict import decide
from bot.services.accounts import hash_password
from bot.services.records import Recruiter, StoredPosting
from bot.storage.database import Database

NOW = datetime.now(timezone.utc).replace(microsecond=0)
EMAIL, PASSWORD = "dana@brightline.example", "seven quiet lanterns"

FIELD_SALES = Posting(
    title="Field Sales Representative",
    employer="Brightline Networks",
    location="Salem, OR",
    requisition="FS-2041",
    employment_type="Full-time",
    pay="$58,000 - $92,000 a year",
    html="<p>Brightline connects small businesses in the valley.</p><h3>What you bring</h3><ul>"
    "<li>At least three years of outside sales experience</li><li>Bachelor's degree in business or equivalent</li>"
    "<li>60% or more of your week is spent with customers outside the office</li>"
    "<li>Evenings and weekends when a customer needs you</li><li>Salesforce is a plus</li>"
    "<li>A recent graduate would fit in well</li></ul>",
    text="Brightline connects small businesses in the valley.\nWhat you bring\n"
    "At least three years of outside sales experience\nBachelor's degree in business or equivalent\n"
    "60% or more of your week is spent with customers outside the office\n"
    "Evenings and weekends when a customer needs you\nSalesforce is a plus\nA recent graduate would fit in well",
    criteria=(
        Criterion("experience", True, "At least three years of outside sales experience",
                  details={"min_years": 3, "field": "outside sales"},
                  question="How many years have you worked in outside sales?", id="c1"),
        Criterion("education", True, "Bachelor's degree in business or equivalent",
                  details={"level": "bachelor", "fields": ["business"], "or_equivalent": True},
                  question="What is the highest degree you have finished, and in what field?", id="c2"),
        Criterion("field_time", True, "60% or more of your week is spent with customers outside the office",
                  details={"min_percent": 60},
                  question="How much of your working week are you willing to spend outside the office, with customers?",
                  id="c3"),
        Criterion("availability", True, "Evenings and weekends when a customer needs you",
                  details={"times": ["evenings", "weekends"]},
                  question="Other than time off for reasons related to your religion, a disability or a medical "
                  "condition, are you available to work evenings and weekends?", id="c4"),
        Criterion("skill", False, "Salesforce is a plus", details={"name": "Salesforce"},
                  question="Have you worked with Salesforce?", id="c5"),
    ),
    spans=(),
    warnings=(PostingWarning("age", "recent graduate", "Asking for recent graduates turns older applicants away, so "
                             "it is not asked.", "29 CFR 1625.4"),),
)  # fmt: skip
WAREHOUSE = Posting(
    title="Warehouse Associate, Night Shift",
    employer="Brightline Logistics",
    location="Eugene, OR",
    requisition="WH-118",
    html="<p>Nights, 10 pm to 6 am. You can lift 50 lbs with or without a reasonable accommodation.</p>",
    text="Nights, 10 pm to 6 am. You can lift 50 lbs with or without a reasonable accommodation.",
    criteria=(
        Criterion("availability", True, "Nights, 10 pm to 6 am", details={"times": ["nights"]},
                  question="Are you available to work nights, from 10 pm to 6 am?", id="c1"),
        Criterion("physical", None, "You can lift 50 lbs with or without a reasonable accommodation",
                  details={"text": "lift 50 lbs", "pounds": 50},
                  question="Can you lift 50 pounds, with or without a reasonable accommodation?", id="c2"),
    ),
    spans=(),
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What an applicant answered to one criterion, and how it was read."""

    key: str
    text: str
    value: Mapping[str, Any]
    result: str = "met"
    status: str = "clear"
    rule: str = "yes_no.plain"
    confirmed: bool = False
    counts: bool = True
    asked: str = ""
    """What the bot asked, where it is not the criterion's question."""


ANSWERS: Mapping[str, Sequence[Said]] = {
    "short": (
        Said("c1", "Been selling phones in a mall since last spring", {"years": 1.5}, "not_met",
             rule="experience.since", counts=False),
        Said("c1", "Yes that's right, one and a half. It was retail though, then six months door to door.",
             {"years": 1.5}, "not_met", rule="experience.number", confirmed=True,
             asked="I understood one and a half years of outside sales. This role asks for three. Is that right?"),
        Said("c2", "no degree, but ten years running my own shop", {"level": "high_school", "equivalent": True},
             "unclear", "unclear", "education.equivalent"),
        Said("c3", "I'd rather be out than in, so 80 percent is fine", {"percent": 80}, rule="percent.number"),
        Said("c4", "evenings sure, most weekends too", {"evenings": True, "weekends": True}, rule="availability.named"),
        Said("c5", "nope", {"yes": False}, "not_met"),
    ),
    "fits": (
        Said("c1", "Six years, four of them on the road in Oregon", {"years": 6}, rule="experience.number"),
        Said("c2", "BA in marketing", {"level": "bachelor", "field": "marketing"}, rule="education.level"),
        Said("c3", "All week if you like", {"percent": 100}, rule="percent.word"),
        Said("c4", "Yes to both", {"evenings": True, "weekends": True}, rule="availability.yes"),
        Said("c5", "Daily, for three years", {"yes": True}),
    ),
    "vague": (
        Said("c1", "a good while, a few years", {}, "unclear", "unclear", "experience.vague"),
        Said("c2", "Bachelor of business administration", {"level": "bachelor", "field": "business"},
             rule="education.level"),
        Said("c3", "depends on the week", {}, "unclear", "unclear", "percent.vague"),
    ),
    "nights": (Said("c1", "nights are what I want", {"nights": True}, rule="availability.named"),),
}  # fmt: skip


def add_posting(database: Database, posting: Posting, publish: bool = True) -> StoredPosting:
    """Import a posting, published or as a draft."""
    with database.begin() as unit:
        stored = unit.postings.import_posting(posting, publish=publish, at=NOW - timedelta(days=9))
        unit.commit()
    return stored


def add_dana(database: Database) -> Recruiter:
    """The recruiter who logs in in these tests."""
    with database.begin() as unit:
        dana = unit.recruiters.add(EMAIL, "Dana Whitfield", _danas_hash(), NOW - timedelta(days=30))
        unit.commit()
    return dana


@lru_cache(maxsize=1)
def _danas_hash() -> str:
    return hash_password(PASSWORD)  # slow on purpose, so once for all tests


def add_interview(
    database: Database,
    posting: StoredPosting,
    answers: Sequence[Said] = (),
    name: str | None = None,
    ago: timedelta = timedelta(hours=3),
    status: InterviewStatus = "submitted",
    hand_off: HandOff | None = None,
    channel: str = "web",
    asked: str | None = None,
) -> int:
    """One interview with its transcript and, when it was sent, its verdict; returns its id."""
    at = NOW - ago
    with database.begin() as unit:
        interviews = unit.interviews
        key = f"{name}-{ago.total_seconds()}-{posting.slug}-{status}-{channel}"
        interview = interviews.start(key, None, posting.version_id, channel, "en", State(), at)

        def say(author: Any, text: str, data: Mapping[str, Any] | None = None) -> Message:
            nonlocal at
            at += timedelta(seconds=21)
            return interviews.add_message(interview, author, text, at, channel, data)

        say("bot", f"Hello! I'm Screener, a bot. I ask a few questions about the {posting.title} role; a recruiter "
            "reads your answers and decides. You can ask for a person at any time.")  # fmt: skip
        for said in answers:
            criterion = next(c for c in posting.criteria if c.id == said.key)
            say("bot", said.asked or criterion.question, {"buttons": []})
            message = say("applicant", said.text)
            answer = Answer(said.key, said.text, said.status, said.value, said.result, said.rule, at,  # type: ignore[arg-type]
                            said.confirmed, said.counts, message.id)  # fmt: skip
            interviews.add_answer(interview.id, said.key, answer, posting.version_id)
        if asked:
            say("applicant", asked)
            say("bot", "The posting does not say. I've passed your question on to the recruiter.")
            interviews.add_open_question(interview.id, "other", asked, at)
        if name:
            interviews.set_applicant(interview.id, name, f"{name.split()[0].lower()}@mail.example")
        finished = at if status in ("submitted", "withdrawn") else None
        interview = replace(interviews.get(interview.id), status=status, finished_at=finished)
        if hand_off:
            interview = replace(interview, hand_off_at=at, hand_off_reason=hand_off)
        interviews.save(interview, at)
        if status == "submitted":
            interviews.add_verdict(interview.id, decide(posting.criteria, interviews.latest(interview.id)), at)
        unit.commit()
    return interview.id


def fill(database: Database) -> dict[str, int]:
    """A few days of a small employer's interviews; returns the ids by what they show."""
    sales, warehouse = add_posting(database, FIELD_SALES), add_posting(database, WAREHOUSE)
    hours = [timedelta(hours=h, minutes=7 * h % 60) for h in (70, 49, 30, 27, 22, 9, 5, 3, 2, 1)]
    ids = {
        "fits": add_interview(database, sales, ANSWERS["fits"], "Priya Raman", hours[0]),
        "nights": add_interview(database, warehouse, ANSWERS["nights"], "Tomás Echeverría", hours[1]),
        "decided": add_interview(database, sales, ANSWERS["fits"], "Lena Brandt", hours[2], channel="slack"),
        "withdrawn": add_interview(database, sales, ANSWERS["fits"][:2], None, hours[3], "withdrawn"),
        "vague": add_interview(database, sales, ANSWERS["vague"], "Sam Okafor", hours[4]),
        "short": add_interview(database, sales, ANSWERS["short"], "Jordan Avery", hours[5], hand_off="person",
                               asked="Is there a company car?"),
        "accommodation": add_interview(database, warehouse, (), "Mei Tanaka", hours[6], "open", "accommodation"),
        "paused": add_interview(database, sales, ANSWERS["fits"][:3], "Casey Lindqvist", hours[7], "paused"),
        "open": add_interview(database, warehouse, ANSWERS["nights"], None, hours[8], "open"),
        "newest": add_interview(database, sales, ANSWERS["fits"][:1], None, hours[9], "open", channel="slack"),
    }  # fmt: skip
    return ids
