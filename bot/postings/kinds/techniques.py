"""Techniques of trades without a name of their own, in items of nothing else: "belt splicing, bearing replacement"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.tails import TAIL, phrases, words_of
from bot.postings.lexicon import Hit
from bot.postings.patterns import compiled
from bot.postings.phrases import beginnings
from bot.postings.sentences import Sentence

NEED_A_CUE = frozenset(("equipment", "handwork"))
"""Groups of tools that many sentences name; a word such as "skilled in" or an item of nothing else makes them one."""
_LABEL = compiled(r"[A-Z][\w/ &-]{2,30}:\s+")
_LEAD = compiled(
    r"(?i)^(?:(?:strong|solid|good|basic|excellent|proven|advanced|some|working|hands-on|your|own|of|in|with|skills?|"
    r"skilled|know(?:s|ledge|ing)?|how|to|run|operat(?:e|ing)|able|ability|can|experienced?|familiar(?:ity)?|use|using|"
    r"proficien(?:t|cy)|comfortable|the|an?|must|have|do|did)\s)*"
)
_END = compiled(r"(?i)\s(?:skills?|techniques?|abilit(?:y|ies)|know-how|work)$")
_CUT = compiled(r"\s*(?:,\s*(?:and\s|or\s|&\s)?|;|\s(?:and/or|and|or|plus|&)\s|\s?/\s?)\s*")
_VOLTS = compiled(r"(?i)^\d{2,5}\s?-?(?:v(?:ac|dc)?\b|volts?\b|kv\b)[\w\s-]{0,20}$")
_CLAUSE = compiled(r"(?i)\b(?:of|in|to|with|involved|for|that|assess\w*|recommend\w*)\b")
_NEVER = compiled(
    r"(?i)\b(?:years?|degree|diploma|licen\w+|certif\w+|must|required?|will|you|we|our|attitude|customers?|team|people|"
    r"problems?|conflict|background|education|school|training|issues)\b|"
    r"(?-i:^[A-Z]{2}-[A-Z]{2}-[A-Z])"
)
"""Words of items that ask for something else."""


def read_things(sentence: Sentence) -> Iterator[Found]:
    """Drawings, plans and the like that somebody must be able to read: "read and interpret construction documents"."""
    if sentence.section not in ("requirements", "preferred"):
        return
    for match in phrases("tools", "can").finditer(sentence.text):
        words = match.group().split()
        while words[0].lower() in words_of("tools", "can", "lead"):
            words.pop(0)
        start = match.end() - len(" ".join(words))
        if not words[0].endswith("ing"):
            words[0] = f"{words[0].removesuffix('e')}ing"
        yield Found("skill", start, match.end(), {"name": " ".join(words)}, strong=True)
    for match in phrases("tools", "read").finditer(sentence.text):
        words = match.group().split()
        if any(word.strip(",").lower() in words_of("tools", "read", "never") for word in words):
            continue
        while words and words[0].strip(",").lower() in words_of("tools", "read", "lead"):
            words.pop(0)
        start = sentence.text.rfind(words[0], match.start(), match.end() - len(" ".join(words[1:])))
        article = compiled(r"(?i)\ban?\s$").search(sentence.text, match.start(), start)
        start = article.start() if article else start
        yield Found("skill", start, match.end(), {"name": f"reading {sentence.text[start : match.end()]}"})


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """How the words begin of which an item must hold one."""
    listed = words_of("tools", "acts", "last_words")
    return frozenset(word[:4] for word in listed) | frozenset(
        ("110v", "120v", "208v", "240v", "277v", "480v", "480", "600v")
    )


def techniques(sentence: Sentence, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Where the techniques stand in an item that is a list of them, each of one to four words."""
    text = sentence.text
    if sentence.section not in ("requirements", "preferred") or len(text) > 110:
        return
    if _beginnings().isdisjoint(beginnings(text)) and not any(hit.term.group in NEED_A_CUE for hit in hits):
        return
    label = _LABEL.match(text)
    start = label.end() if label else 0
    listed = TAIL.sub("", text[start:]).rstrip(" .;")
    listed = compiled(r"\s\([^()]*\)$").sub("", listed)
    if _NEVER.search(listed) or "(" in listed:
        return
    at = _LEAD.match(listed)
    begin = at.end() if at else 0
    ended = _END.search(listed)
    body = listed[begin : ended.start() if ended else len(listed)]
    items = list(_items(body, start + begin))
    known = [(hit.start, hit.end) for hit in hits]
    told = [_is_technique(text[a:b]) or (a, b) in known for a, b in items]
    if not any(told) or any(len(text[a:b].split()) > 4 for a, b in items):
        return
    shared = _is_technique(text[slice(*items[-1])]) and len(items) <= 3 and not _CLAUSE.search(listed)
    for number, (a, b) in enumerate(items):
        if told[number] or (shared and len(text[a:b].split()) <= 2):  # "stick and TIG welding"
            yield a, b


def _items(body: str, offset: int) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in [*(m.span() for m in _CUT.finditer(body)), (len(body), len(body))]:
        piece = body[at : cut[0]]
        lead = re.match(r"(?:an?|the)\s", piece)
        first = at + (lead.end() if lead else 0)
        if body[first : cut[0]].strip():
            yield offset + first, offset + cut[0]
        at = cut[1]


def _is_technique(item: str) -> bool:
    """Whether the last word names an act of a trade and another word says on what; or it is a voltage."""
    words = item.lower().split()
    if len(words) > 1 and words[-1] in words_of("tools", "acts", "last_words"):
        never = words_of("tools", "acts", "not_first"), words_of("tools", "everyday", "verbs")
        return not any(words[0] in listed for listed in never)
    return bool(_VOLTS.match(item))
