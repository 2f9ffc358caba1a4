"""Letters such as RN or PE: when they are a credential, and when they only stand in a sentence."""

from __future__ import annotations

import re

from bot.postings.lexicon import Hit
from bot.postings.patterns import compiled

_SUPPORT = compiled(
    (
        r"licen[sc]|certif|registr|registered|credential|\bcurrent\b|\bvalid\b|\bactive\b|must be "
        r"an?\b|must have|have an?\b|needs? an?\b|\bwith an?\b|eligib|obtain|\bplus\b|preferred|"
        r"required|designation|accredit|\bcard\b|"
        r"complet\w+\swithin|\bhold\b|desired|possess|\b(?:seeking|looking for|hiring|is) an?\b"
    ),
    re.I,
)
_OF_OTHER_THINGS = frozenset("EA CIA ASP CIC CRC CRT CST CTS CPI CPC CPP CPO CSP CTL CRL CIH COC AMT PE CMA".split())
"""Letters that stand for other things too; a word of credentials must be near."""


def stands_as_credential(clause: str, hit: Hit, text: str, hits: list[Hit]) -> bool:
    """Letters such as RN or PE need a word beside them that makes them a credential, or to stand (almost) alone."""
    word = text[hit.start : hit.end]
    if word in _OF_OTHER_THINGS:
        near = text[max(0, hit.start - 30) : hit.end + 30]
        if compiled(r"\bPE (?:teacher|class|firm)").search(near):
            return False
        return bool(_SUPPORT.search(near)) or len(clause.split()) <= 5 or len(hits) > 1
    listed = bool(
        compiled(r"(?:^|[,/(;:]|\b(?:and|or))\s*$").search(text[: hit.start])
        and compiled(r"\s*(?:[,/);.]|$|and\b|or\b)").match(text[hit.end :])
    )
    leads = text[: hit.start].strip() in ("", "Required:") and compiled(
        r"\s+(?:with|and|or|in|plus|required|preferred)\b|\s*[,(/–-]"
    ).match(text[hit.end :])
    other = next((one for one in hits if text[one.end : hit.start] == " or "), None)
    if other and other.term.exact and stands_as_credential(clause, other, text, hits):
        return True  # "RN or LPN with two years"
    return bool(_SUPPORT.search(clause) or leads or len(clause.split()) <= 6 or (listed and sentence_is_list(clause)))


def sentence_is_list(clause: str) -> bool:
    """Whether a clause reads as a list and not as a sentence with a verb."""
    return not compiled(
        r"(?i)\b(?:with|work|will|provide|staff|nurses?|supervis\w*|assist\w*|support\w*|collaborat\w*|team)\b"
    ).search(clause)
