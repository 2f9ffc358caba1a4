"""Names that the addresses in a text spell: jobs@thecopperpot.com, careers.ashgrovebuilders.com."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.postings.document import Document
from bot.postings.employer_names import LEGAL
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled

_DOMAIN = compiled(
    r"(?:@|https?://(?:www\.)?|www\.|\b(?:careers|jobs|apply)\.|(?<![\w@./])(?=[\w-]{6,40}\.(?:com|org|net|example)(?![a-z])))"
    r"((?:[\w-]+\.)*[\w-]+)\.[a-z]{2,10}(?![a-z])"
)
_MARKS = ("@", "http", "www.", "careers.", "jobs.", "apply.", ".com", ".org", ".net", ".example")
_PLAIN = compiled(r"[^a-z0-9]")
_FORM = compiled(r"(?i)^the\s|,?\s(?:inc|llc|corp|co|ltd)\b\.?")


def by_address(document: Document, names: Iterable[str]) -> list[tuple[str, str]]:
    """The names that an address spells or begins to spell; else the name that its words make."""
    head = document.text[:20_000]
    if not any(mark in head for mark in _MARKS):
        return []
    labels: dict[str, None] = {}
    for match in _DOMAIN.finditer(head):
        labels.update((part.lower().replace("-", "").removeprefix("the"), None) for part in match.group(1).split("."))
    for mail in words_of("employers", "boards", "mail"):
        labels.pop(mail, None)
    found = [(name, sign) for name in names for label in labels if (sign := _sign(_letters(name), label))]
    if not found:
        found = [(name, "address: its words") for label in labels if (name := _split(label))]
    return found


def _letters(name: str) -> str:
    return _PLAIN.sub("", _FORM.sub("", name).lower().replace("&", "and")).removeprefix("the")


def _sign(plain: str, label: str) -> str:
    if len(plain) > 3 and plain == label:
        return "address: spelled"
    if min(len(label), len(plain)) > 4 and (plain.startswith(label) or label.startswith(plain)):
        return "address: begun"
    return ""


def _split(label: str) -> str:
    """ "goldenporchhomecare" as "Golden Porch Home Care": words of businesses, at most one of them unknown."""
    kinds, words = _words()
    table: list[tuple[int, list[str]] | None] = [(0, []), *[None] * len(label)]
    for end in range(1, len(label) + 1):
        for start in range(max(0, end - 14), end):
            before, word = table[start], label[start:end]
            if before is None or len(word) < 3 and word not in ("of", "at"):
                continue
            known = word in words
            if not known and (start or len(word) < 4):
                continue
            now = (before[0] + 10 + (0 if known else 2 * len(word)), [*before[1], word])
            table[end] = min(table[end] or now, now)
    _, found = table[-1] or (0, [""])
    if len(found) < 2 or found[-1] not in kinds:
        return ""
    return " ".join(word if word in ("of", "at", "and", "the") else word.capitalize() for word in found)


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of businesses, and all words that their names are made of."""
    kinds = words_of("header", "employers", "last_words") | words_of("employers", "spelled", "kinds")
    return kinds, kinds | words_of("employers", "spelled", "words")
