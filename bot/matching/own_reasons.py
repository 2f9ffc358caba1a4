"""Reasons of health, told apart by whose they are."""

from __future__ import annotations

from bot.matching.message import Message


def of_own_health(message: Message) -> bool:
    """Whether a reason of health is told that is the applicant's own, and not one of the family: "my mom was sick"."""
    told = [part for part in map(message.only, message.clauses()) if part.has("reasons.health")]
    return any(not part.has("reasons.kin") or part.has("reasons.one_self") for part in told)
