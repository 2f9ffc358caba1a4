"""Names of papers that only say the one before them again: "BLS (Basic Life Support)"."""

from __future__ import annotations

from bot.postings.found import Found
from bot.postings.patterns import compiled

_WISHED_INSIDE = compiled(
    r"(?i)\([\w+/ -]{2,40}\s(?:is |are )?(?:strongly |highly )?(?:preferred|desired|a plus|helpful)\)"
)


def said_before(text: str, before: list[Found], found: Found) -> bool:
    """Whether a name says the one before it again: "BLS (Basic Life Support)"."""
    letters = text[found.start : found.end]
    return bool(before) and (
        _gives_it(text, before[-1], found)
        or _in_its_brackets(text, before, found)
        or (letters.isupper() and _initials(before[-1]) == letters)
    )


def _gives_it(text: str, before: Found, found: Found) -> bool:
    """Whether letters name who gives the credential before them: "RRT credential from the NBRC"."""
    between = text[before.end : found.start]
    return text[found.start : found.end].isupper() and bool(
        compiled(r"(?i)[^,;.]{0,40}\b(?:from|through|by|via)\s(?:the\s)?").fullmatch(between)
    )


def _in_its_brackets(text: str, before: list[Found], found: Found) -> bool:
    """Whether a name stands in brackets right behind another: "IAT Level II certification (Security+)"."""
    left = text.rfind("(", 0, found.start)
    if left >= 0 and _WISHED_INSIDE.match(text, left):
        return False  # "BLS (ACLS preferred)"
    if (
        left < 0
        or ")" in text[left : found.start]
        or compiled(r"(?i)\b(?:and|plus|preferred|required)\b").search(text[left:].split(")")[0])
    ):
        return compiled(r"\s?\(").fullmatch(text[before[-1].end : found.start]) is not None
    return any(one.end <= left and not text[one.end : left].strip() for one in before)


def _initials(found: Found) -> str:
    return "".join(word[0] for word in str(found.details["name"]).split()).upper()
