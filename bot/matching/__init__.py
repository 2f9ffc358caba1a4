"""Free text in, typed readings out: one module an answer kind, and a registry."""

from bot.matching.confirming import Confirmation, agrees_apart, confirmation, opens_with, read_yes_no, sends
from bot.matching.describing import describe
from bot.matching.interpret import read
from bot.matching.partly import read_times
from bot.matching.registry import kinds, register
from bot.matching.restating import read_change
from bot.matching.volunteered import read_others

__all__ = [
    "Confirmation",
    "agrees_apart",
    "confirmation",
    "describe",
    "kinds",
    "opens_with",
    "read",
    "read_change",
    "read_others",
    "read_times",
    "read_yes_no",
    "register",
    "sends",
]
