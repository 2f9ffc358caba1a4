"""Free text in, typed readings out: one module an answer kind, and a registry."""

from bot.matching.confirming import Confirmation, confirmation, read_yes_no, sends
from bot.matching.describing import describe
from bot.matching.interpret import read
from bot.matching.registry import kinds, register
from bot.matching.restating import read_change
from bot.matching.volunteered import read_others

__all__ = [
    "Confirmation",
    "confirmation",
    "describe",
    "kinds",
    "read",
    "read_change",
    "read_others",
    "read_yes_no",
    "register",
    "sends",
]
