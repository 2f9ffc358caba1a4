"""Names that the addresses in a text spell: jobs@thecopperpot.com, careers.ashgrovebuilders.com."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.postings.document import Document
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled

_DOMAIN = compiled(
    r"(?:@|https?://(?:www\.)?|www\.|\b(?:careers|jobs|apply)\.|^[(<]?(?=[a-z\d-]{6,40}\.(?:com|org|net|example)(?![a-z])))"
    r"((?:[\w-]+\.)*[\w-]+)\.[a-z]{2,10}(?![a-z])"
)
"""An address in a word; without a mark before it in small letters alone, as a product may be called "Bill.com"."""
_MARKS = ("@", "http", "www.", "careers.", "jobs.", "apply.", ".com", ".org", ".net", ".example")
_LETTERS = 3
"""So many unknown letters before a business's kind are an acronym: "cig" in "ciginsurance"."""
_A_FAMILYS = range(_LETTERS, 9)
"""The letters of a family's name that an address may begin with."""
_OWN = compiled(r"\b[a-z]{4,}\b")
"""A word of the posting that an address may be made of."""
_PLAIN = compiled(r"[^a-z0-9]")
_FORM = compiled(r"(?i)^the\s|,?\s(?:inc|llc|corp|co|ltd)\b\.?")


def by_address(document: Document, names: Iterable[str]) -> list[tuple[str, str]]:
    """The names that an address spells or begins to spell; else the name that its words make."""
    if not any(mark in document.text for mark in _MARKS):
        return []
    labels: dict[str, None] = {}
    for word in document.text[:20_000].split():
        match = _DOMAIN.search(word) if "." in word[1:-2] else None
        for part in match.group(1).split(".") if match else ():
            labels[part.lower().replace("-", "").removeprefix("the")] = None
    for mail in words_of("employers", "boards", "mail"):
        labels.pop(mail, None)
    found = [(name, sign) for name in names for label in labels if (sign := _sign(_letters(name), label))]
    if not found:
        own = frozenset(_OWN.findall(document.text.lower())).difference(labels) if labels else frozenset()
        found = [(name, "address: its words") for label in labels if (name := _split(label, own))]
    return found


def _letters(name: str) -> str:
    return _PLAIN.sub("", _FORM.sub("", name).lower().replace("&", "and")).removeprefix("the")


def _sign(plain: str, label: str) -> str:
    if len(plain) > 3 and plain == label:
        return "address: spelled"
    if min(len(label), len(plain)) > 4 and (plain.startswith(label) or label.startswith(plain)):
        return "address: begun"
    return ""


def _split(label: str, own: frozenset[str]) -> str:
    """ "goldenporchhomecare" as "Golden Porch Home Care": words of businesses' names and of the posting, the fewest.

    A first word that nobody knows may be a family's ("luigispizzeria"), unless it is as long as two words.
    """
    kinds, words = _words()
    ways = {0: [""], **{end: [label[:end]] for end in _A_FAMILYS}}
    for end in range(1, len(label) + 1):
        parts = [(start, label[start:end]) for start in ways if start < end]
        possible = [[*ways[start], part] for start, part in parts if part in words or part in own]
        possible += [ways[end]] if end in ways else []
        if possible:
            ways[end] = min(possible, key=lambda way: (bool(way[0]), len(way), -sum(part in own for part in way)))
    name = [word for word in ways.get(len(label), []) if word]
    if len(name) < 2 or name[-1] not in kinds:
        return ""
    if len(name[0]) == _LETTERS and name[0] not in words and name[0] not in own:
        name[0] = name[0].upper()
    return " ".join(
        word if word in ("of", "at", "and", "the") or word.isupper() else word.capitalize() for word in name
    )


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of businesses, and all words that their names are made of."""
    kinds = words_of("header", "employers", "last_words") | words_of("employers", "spelled", "kinds")
    return kinds, kinds | words_of("employers", "spelled", "words")
