"""Names that the addresses in a text spell: jobs@thecopperpot.com, careers.ashgrovebuilders.com."""

from __future__ import annotations

from collections.abc import Container, Iterable
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
_PLAIN = compiled(r"[^a-z0-9]")
_FORM = compiled(r"(?i)^the\s|,?\s(?:inc|llc|corp|co|ltd)\b\.?")

_UNKNOWN, _UNKNOWN_INSIDE = 4, 5
"""The fewest letters of a word that no list has, at the beginning of an address and behind another word."""


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
    """ "goldenporchhomecare" as "Golden Porch Home Care": words of businesses' names, at most one of them unknown."""
    kinds, words = _words()
    heads = _fewest(label, words)
    tails = {len(label) - at: found[::-1] for at, found in _fewest(label[::-1], {w[::-1] for w in words}).items()}
    splits = [heads[len(label)]] if len(label) in heads else []
    for start, head in heads.items() if not splits else ():
        unknown = {end: label[start:end] for end in tails if end - start >= (_UNKNOWN_INSIDE if start else _UNKNOWN)}
        splits += [[*head, word, *(part[::-1] for part in tails[end])] for end, word in unknown.items()]
    splits = [split for split in splits if len(split) > 1 and split[-1] in kinds]
    best = min(splits, key=lambda split: 10 * len(split) + 2 * sum(len(w) for w in split if w not in words), default=[])
    return " ".join(word if word in ("of", "at", "and", "the") else word.capitalize() for word in best)


def _fewest(label: str, words: Container[str]) -> dict[int, list[str]]:
    """The fewest words that make the beginning of a label, by its length."""
    found: dict[int, list[str]] = {0: []}
    for end in range(1, len(label) + 1):
        ways = [[*found[start], label[start:end]] for start in found if label[start:end] in words]
        if ways:
            found[end] = min(ways, key=len)
    return found


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of businesses, and all words that their names are made of."""
    kinds = words_of("header", "employers", "last_words") | words_of("employers", "spelled", "kinds")
    return kinds, kinds | words_of("employers", "spelled", "words")
