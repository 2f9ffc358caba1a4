"""A small phrase language for vocabulary files, compiled to regular expressions.

`must [be able to] (lift|carry) {number} (lb*|pound*)`

word            that word, in any case; a word in capitals (RN, PE) only in capitals
licen*          any word that begins so
(a|b c)         one of these
[x]             x or nothing
{name}          a slot: a regular expression from `SLOTS`; {name:label} also names what it matched
a ~ b           up to five other words between, inside one clause
Spaces match white space or a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.postings.numbers import AMOUNT, NUMBER, SPAN_OF_TIME

_GAP = r"(?:[\s,/&()-]+[\w'’.+#%$]+){0,5}?"
_SPACE = r"[\s-]+"
_LETTERS = 4

SLOTS = {
    "number": NUMBER,
    "amount": AMOUNT,
    "span": SPAN_OF_TIME,
    "percent": AMOUNT + r"\s?(?:%|percent\b|per cent\b)",
    "word": r"[\w'’.+#&/-]+",
    "words": r"[\w'’.+#&/-]+(?:\s[\w'’.+#&/-]+){0,4}?",
    "rest": r"[^;\n]{1,160}",
    "name": r"(?-i:[A-Z][\w'’.&-]*)(?:\s(?-i:[A-Z][\w'’.&-]*)){0,3}",
    "ing": r"[a-z]{2,}ing",
    "time": r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m?\b\.?)?",
}
"""What a slot in a phrase matches."""

_TOKEN = re.compile(r"\s+|[()\[\]|~]|\{\w+(?::\w+)?\}|[^\s()\[\]|~{}]+")


def to_regex(phrase: str) -> str:
    """The regular expression for one phrase. Raises KeyError for an unknown slot, ValueError for a lone bracket."""
    tokens = _TOKEN.findall(phrase.strip())
    regex, rest = _alternatives(tokens, 0, "")
    if rest != len(tokens):
        raise ValueError(f"Unbalanced brackets in the phrase {phrase!r}")
    return regex


def _alternatives(tokens: list[str], at: int, closing: str) -> tuple[str, int]:
    """The choices up to the closing bracket, and the place after it."""
    choices = []
    while True:
        sequence, at = _sequence(tokens, at)
        choices.append(sequence)
        if at < len(tokens) and tokens[at] == "|":
            at += 1
            continue
        break
    if closing:
        if at >= len(tokens) or tokens[at] != closing:
            raise ValueError("Unbalanced brackets in a phrase: " + "".join(tokens))
        at += 1
    return "|".join(choices), at


def _sequence(tokens: list[str], at: int) -> tuple[str, int]:
    """Words one after another; an optional part carries the space that goes with it."""
    out = ""
    leading = True  # nothing but optional parts so far
    space = False
    while at < len(tokens) and tokens[at] not in "|)]":
        token = tokens[at]
        if token.isspace():
            space, at = True, at + 1
            continue
        gap = _SPACE if space and not leading else ""
        if token == "[":
            inner, at = _alternatives(tokens, at + 1, "]")
            after = at < len(tokens) and tokens[at].isspace()
            out += f"(?:(?:{inner}){_SPACE if leading and after else ''})?" if not gap else f"(?:{gap}(?:{inner}))?"
            space = after and not leading
            at += 1 if after else 0
            continue
        if token == "~":
            out, at, space, leading = out + _GAP, at + 1, True, False
            continue
        if token == "(":
            inner, at = _alternatives(tokens, at + 1, ")")
            out += f"{gap}(?:{inner})"
        else:
            out, at = out + gap + _word(token), at + 1
        leading = space = False
    return out, at


def _word(token: str) -> str:
    if token.startswith("{"):
        name, _, label = token[1:-1].partition(":")
        return f"(?P<{label}>{SLOTS[name]})" if label else f"(?:{SLOTS[name]})"
    stem = token.rstrip("*")
    body = re.escape(stem).replace("'", "['’]?")
    if token.endswith("*"):
        body += r"\w*"
    return f"(?-i:{body})" if len(stem) > 1 and stem.isupper() else body


def _anchors(tokens: list[str], at: int) -> tuple[frozenset[str] | None, int]:
    """Word beginnings of which one must occur where the phrase matches (None: nothing must), and the place after."""
    chosen: list[frozenset[str] | None] = []
    best: frozenset[str] | None = None
    while at < len(tokens) and tokens[at] not in ")]":
        token = tokens[at]
        at += 1
        found: frozenset[str] | None = None
        if token == "|":
            chosen.append(best)
            best = None
            continue
        if token in "([":
            joined_on = at > 1 and not tokens[at - 2].isspace() and tokens[at - 2] not in "(|["
            found, at = _anchors(tokens, at)
            at += 1
            found = found if token == "(" and not joined_on else None
        elif token != "~" and not token.isspace() and not token.startswith("{"):
            inside = tokens[at - 2] in (")", "]") if at > 1 else False
            open_ended = at < len(tokens) and tokens[at] in ("(", "[")
            found = None if inside else _word_beginning(token + "*" if open_ended else token)
        if found and (best is None or min(map(len, found)) > min(map(len, best))):
            best = found
    chosen.append(best)
    if any(choice is None for choice in chosen):
        return None, at
    return frozenset().union(*(choice for choice in chosen if choice)), at


def _word_beginning(token: str) -> frozenset[str] | None:
    """The first letters of a plain word, for `_beginnings`; None when it does not begin a word or is too short."""
    stem = re.match(r"[a-z0-9]+", token.lower())
    if not stem or (token.endswith("*") and len(stem.group()) < _LETTERS):
        return None
    return frozenset((stem.group()[:_LETTERS],))


@lru_cache(maxsize=256)
def _beginnings(text: str) -> frozenset[str]:
    """The first letters of every word of a text."""
    return frozenset(word[:_LETTERS] for word in re.findall(r"[a-z0-9]+", text.lower()))


class PhraseSet:
    """Phrases as one pattern, tried only on texts that hold a word that some phrase needs."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self.phrases = phrases
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(to_regex(p) for p in phrases)})(?!\w)", re.IGNORECASE)
        anchors = [_anchors(_TOKEN.findall(p.strip()), 0)[0] for p in phrases]
        self._anchors = None if any(a is None for a in anchors) else frozenset().union(*(a for a in anchors if a))

    def _may_match(self, text: str) -> bool:
        return self._anchors is None or not self._anchors.isdisjoint(_beginnings(text))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, or None."""
        return self._pattern.search(text) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the beginning, or None."""
        return self._pattern.match(text) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text, or None."""
        return self._pattern.fullmatch(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, left to right."""
        return self._pattern.finditer(text) if self._may_match(text) else iter(())


@cache
def compile_any(phrases: tuple[str, ...]) -> PhraseSet:
    """Several phrases (without labels) as one set; matches at word edges, in any case."""
    return PhraseSet(phrases)
