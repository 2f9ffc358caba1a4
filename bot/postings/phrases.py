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
from functools import lru_cache

from bot.postings.numbers import AMOUNT, NUMBER, SPAN_OF_TIME

_GAP = r"(?:[\s,/&()-]+[\w'’.+#%$]+){0,5}?"
_SPACE = r"[\s-]+"

SLOTS = {
    "number": NUMBER,
    "amount": AMOUNT,
    "span": SPAN_OF_TIME,
    "percent": AMOUNT + r"\s?(?:%|percent\b|per cent\b)",
    "word": r"[\w'’.+#&/-]+",
    "words": r"[\w'’.+#&/-]+(?:\s[\w'’.+#&/-]+){0,4}?",
    "rest": r"[^;\n]{1,160}",
    "name": r"(?-i:[A-Z][\w'’.&-]*)(?:\s(?-i:[A-Z][\w'’.&-]*)){0,3}",
    "time": r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m?\b\.?)?",
}
"""What a slot in a phrase matches."""

_TOKEN = re.compile(r"\s+|[()\[\]|~]|\{\w+(?::\w+)?\}|[^\s()\[\]|~{}]+")


def to_regex(phrase: str) -> str:
    """The regular expression for one phrase. Raises KeyError for an unknown slot, ValueError for unbalanced brackets."""
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


@lru_cache(maxsize=None)
def compile_phrase(phrase: str) -> re.Pattern[str]:
    """One phrase as a compiled pattern that matches at word edges, in any case."""
    return re.compile(rf"(?<![\w-])(?:{to_regex(phrase)})(?!\w)", re.IGNORECASE)


def compile_any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Several phrases (without labels) as one pattern."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(to_regex(p) for p in phrases)})(?!\w)", re.IGNORECASE)
