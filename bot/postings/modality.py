"""How much a posting insists on something: by the words around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSet, compile_any
from bot.postings.reach import FAR, WISHING, distance_of, in_other_brackets, leads
from bot.postings.sentences import Sentence
from bot.postings.vocabulary import load

Stance = Literal["preferred", "hedged", "demanded", "refused"]

_STANCES: tuple[Stance, ...] = ("preferred", "hedged", "demanded")
"""In the order in which they win at the same distance."""
_ARTICLES = ("", "a", "an", "as a", "as an", "strongly", "highly")
"""What may stand between the halves of a wish: "considered as an asset"."""
_COUNTING = compiled(r"(?i)minimum|at least|no less than")
_REFUSED = Guarded(
    "no not don need requirement train taught teach without given offered held",
    r"\bno\s+(?!degree (?:and|with|plus|but)\b)(?:prior\s+|previous\s+|work\s+|sales\s+|"
    r"\w+\s+)?(?:experience|degree|license|certification|"
    r"travel|weekends?|nights?|overtime|relocation|residency)\b"
    r"|\b(?:don['’]?t|do not)\s+(?:need|have to)\b|\b(?:not|isn['’]t|aren['’]t)\s+an?\s+requirement\b|"
    r"\b(?:will|willing\s+to)\s+train\b(?!ing| (?:and|with|for|at|in|others|on the|new)\b)"
    r"|\b(?:is|are)\s(?:given|offered|held|taught)\s"
    r"(?:here|free|every|each|on|at no|in|twice|once|annually|monthly|by)\b"
    r"|\bnot (?:looking|asking) for\b"
    r"|\bwill be taught\b|\bwe(?:['’]ll| will| can)? (?:\w+ly )?(?:teach|train)\b|\bhappy to (?:teach|train)\b"
    r"|\bwithout\s+(?:any\s+)?experience\b|"
    r"(?<!by )\bno\b[^.;]{0,30}\b(?:needed|necessary|required)\b",
)

_NOT_ASKED = Guarded(
    "required necessary needed expected",
    r"(?:(?<!\()(?<!\(but )\bnot|n['’]t) (?:strictly |be )?(?:required|necessary|needed|expected)\b",
)
_WISHED = compiled(
    r"(?i)\b(?:prefer\w*|encourag\w*|recommend\w*|plus|help\w*|nice|bonus|desir\w*|ideal\w*|love|great|but|"
    r"welcome\w*|asset|useful|beneficial|"
    r"advantage\w*|consider\w*|better|good)\b"
)
"""Words that make "not required" a wish: "preferred, but is not required"."""
_FAVOURED = Guarded(
    "given preference required necessary needed expected essential must mandatory even would love ideally preferably",
    r"\b(?:given (?:first |strong )?preference|preference (?:will be |is |may be )?given|(?:is|"
    r"are)(?: not|n['’]t) (?:strictly )?"
    r"(?:required|necessary|needed|expected|essential|a must|mandatory)|even better|"
    r"would (?:(?:also|really|all) )?(?:love|be thrilled)|"
    r"(?:we|I)['’]d (?:(?:also|really|all) )?love)\b|"
    r",\s(?:ideally|preferably)\W*$|^\W*(?:ideally|preferably)\b(?!.*\b(?:must|require))",
)
"""Wishes that speak of the whole clause: "candidates with a CDL will be given preference"."""


_IF_ASKED = Guarded(
    "required applicable needed necessary", r"\((?:if|when|where|as) (?:required|applicable|needed|necessary)\)\W*$"
)
"""Brackets at the end that leave it open: "must pass a driving test (if required)"."""
_BEGINS_AS_WISH = compiled(
    r"(?i)(?:very )?(?:nice|helpful|preferred|a (?:huge |big )?plus|plus|ideal|bonus|optional|useful|great)\b"
)


_LETTER_PLUS = compiled(r"\sA [Pp]lus\b")
"""A letter that is a name, and more: "class A plus two years" wishes for nothing."""


_WOULD = compiled(
    r"(?i),?(?:\s(?!you\b|we\b|who\b|that\b|they\b|must\b|candidates?\b|applicants?\b)(?:[^\s.;]|\.(?=\w))+){0,12}?\swould\s"
    r"(?!not\b|be (?:required|expected|needed|necessary)|need|require)\w+|\s(?:great|good|nice|useful|handy)\W*$|"
    r"\s(?:also\s|often\s)?(?:(?:will|can)\s(?=\w)|(?=\w+s\s))(?!requir|allow|qualif|permit|entitl|enabl|need|unless|across|"
    r"besides|plus|towards|is\b|was\b|as\b|has\b)[a-z]{3,}\s(?:you|us)\b"
)
"""What makes the thing before it a wish: what it would do or does for "you" or "us", or that it is "great"."""
_AS_BEFORE = compiled(
    r"(?i)(?:(?:,|\band|–|-)\s+(?:so|as) (?:is|are|does|would)(?:\s[\w'’-]+){0,4}|"
    r"\b(?:along|together|combined|coupled) with)\s(?:[\w'’-]+\s){0,3}$"
)
"""Before what is wanted as much as the one before: ", so is experience with"."""


_PARTED = compiled(r"[,;:()–—]|\s-\s")
_PARTED_BEHIND = compiled(r"[,;:()–—]|\s-\s|\b(?:but|plus|with)\b")
"""What parts a wish from what it would govern."""


_ITEM_ENDS = compiled(r"[,.;)\]]|\s(?:and|but)\s|\W*$")
_OPENS = compiled(r"(?i)[\s(*\[]*(?:(?:strongly|highly)\s)?")
_OPENED = compiled(r"[)*\]]*\s*[-–—:,]?\s*")
"""Before and behind a wish that opens a clause: "(Preferred) Ability to", "Preferred - able to"."""
_NOTHING_BETWEEN = compiled(
    r"(?i)(?:\sof (?:the|your) time)?[\s,:–—(-]*(?:(?:but|is|are|but is)\s)?(?:(?:strongly|highly)\s)?"
)
"""What may stand between a demand and its wish: "Ability to lift 50 lbs, preferred"."""


@cache
def _weak() -> frozenset[str]:
    return frozenset(load("modality")["demanded"]["weak"])


@cache
def _cues(stance: str, side: str) -> PhraseSet:
    return compile_any(tuple(load("modality")[stance][side]))


@lru_cache(maxsize=2048)
def _found(clause: str) -> tuple[tuple[Stance, str, int, int], ...]:
    """Cues in a clause: stance, side, start, end."""
    cues = [
        (stance, side, match.start(), match.end())
        for stance in _STANCES
        for side in ("before", "after")
        for match in _cues(stance, side).finditer(clause)
        if "A " not in clause or not _LETTER_PLUS.match(clause, max(0, match.start() - 1))
    ]
    milder = [(start, end) for stance, _, start, end in cues if stance != "demanded"]
    return tuple(  # the "need to" of "may need to" demands nothing, nor does the "required" of "required for tenure"
        cue
        for cue in cues
        if (cue[0] != "demanded" or not any(start < cue[2] < end or _holds(start, end, cue) for start, end in milder))
        and not (cue[0] == "hedged" and (_goes_on_as_wish(clause, cue[3], cues) or _is_only_begun(clause, cue, cues)))
    )


def _is_only_begun(clause: str, cue: tuple[Stance, str, int, int], cues: list[tuple[Stance, str, int, int]]) -> bool:
    """Whether a hedge only begins one that ends its item: "usually required, CPR"."""
    return cue[1] == "before" and any(
        stance == "hedged" and side == "after" and start <= cue[2] and cue[3] <= end and _ITEM_ENDS.match(clause, end)
        for stance, side, start, end in cues
    )


def _holds(start: int, end: int, cue: tuple[Stance, str, int, int]) -> bool:
    """Whether a longer phrase holds a cue."""
    return start <= cue[2] and cue[3] <= end and end - start > cue[3] - cue[2]


def _goes_on_as_wish(clause: str, end: int, cues: list[tuple[Stance, str, int, int]]) -> bool:
    """Whether a hedge only begins a wish: "will be considered a plus"."""
    return any(
        stance == "preferred" and end < start and clause[end:start].strip() in _ARTICLES for stance, _, start, _ in cues
    )


def stance_of(sentence: Sentence, start: int, end: int) -> Stance | None:
    """What the clause around a match says of it, or None when it says nothing.

    The nearest cue on its proper side decides; at the same distance preferred wins over hedged over demanded,
    because a wrong knock-out is worse than a missed one.
    """
    left, right = sentence.clause(start, end)
    clause = sentence.text[left:right]
    at, to = start - left, end - left
    refused = _REFUSED.search(clause)
    if refused and not _is_of_another(clause, refused, at, to):
        return "refused"
    if _NOT_ASKED.search(clause) and not _WISHED.search(sentence.text):
        return "refused"
    if _FAVOURED.search(clause):
        return "preferred"
    if _IF_ASKED.search(clause):
        return "hedged"
    if _is_wish_in_brackets(clause, to):
        return "preferred"
    best: tuple[int, int, Stance] | None = None
    for stance, side, cue_start, cue_end in _found(clause):
        distance = distance_of(clause, stance, side, cue_start, cue_end, at, to)
        if distance >= FAR or _is_led_again(clause, cue_start, cue_end, at, to):
            continue
        if _COUNTING.fullmatch(clause[cue_start:cue_end]) or (stance == "demanded" and leads(clause, cue_end)):
            distance += 80  # it counts the years or opens a list; "preferred" behind them says how much they are wanted
        ranked = (distance, _STANCES.index(stance), stance)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is not None and best[2] == "demanded" and (milder := _milder_around(clause, at, to)):
        return milder
    if best is None and (_wished_ahead(clause, at) or _does_good(clause, to)):
        return "preferred"
    if best is None and _AS_BEFORE.search(clause[:at]):
        return _last_before(clause, at)
    return best[2] if best else None


def _milder_around(clause: str, start: int, end: int) -> Stance | None:
    """A wish or hedge that governs the weak words of demand before a match ("may require the ability to lift",
    "prefer candidates with a degree"), or ends what they began ("will have six months in a clinic are preferred")."""
    cues = _found(clause)
    weak = [cue for cue in cues if cue[0] == "demanded" and clause[cue[2] : cue[3]].lower() in _weak()]
    strong = [cue for cue in cues if cue[0] == "demanded" and cue not in weak]
    before = [cue[2] for cue in weak if cue[1] == "before" and cue[2] < end]
    for stance, side, cue_start, cue_end in cues:
        if stance == "demanded" or clause[cue_start:cue_end].lower() in load("modality")["hedged"]["only_alone"]:
            continue
        far = distance_of(clause, stance, side, cue_start, cue_end, start, end) >= FAR
        if far or _is_led_again(clause, cue_start, cue_end, start, end):
            continue
        if any(_insists(clause, cue, cue_start, start, end) for cue in strong):
            continue
        if side == "before" and before and cue_end <= max(before):
            opens = _OPENS.fullmatch(clause[:cue_start]) and _OPENED.fullmatch(clause[cue_end : before[0]])
            if opens or not _PARTED.search(clause, cue_end, start):
                return stance
        if side == "after" and cue_start >= end:
            touches = _NOTHING_BETWEEN.fullmatch(clause[end:cue_start])
            if touches or not _PARTED_BEHIND.search(clause, end, cue_start):
                return stance
    return None


def _insists(clause: str, strong: tuple[Stance, str, int, int], milder: int, start: int, end: int) -> bool:
    """Whether a plain word of demand speaks of a match, and is nearer to it than a wish or hedge is."""
    cue_start, cue_end = strong[2:]
    distance = distance_of(clause, *strong, start, end)
    if distance >= FAR or _is_led_again(clause, cue_start, cue_end, start, end):
        return False
    if cue_end <= start:
        led = cue_end + leads(clause, cue_end)
        return distance == start - cue_end and not _PARTED.search(clause, led, start) and not cue_end <= milder < start
    return cue_start < end or milder > cue_start or milder < start


def _is_led_again(clause: str, cue_start: int, cue_end: int, start: int, end: int) -> bool:
    """Whether a cue before a colon leads something else: that behind the next colon, or that behind itself."""
    if not leads(clause, cue_end):
        return False
    others = [cue for cue in _found(clause) if leads(clause, cue[3]) and cue[2] != cue_start]
    if cue_start >= end:
        return any(cue[3] <= start for cue in others)
    return any(cue_end < cue[2] and cue[3] <= start for cue in others)


def _last_before(clause: str, at: int) -> Stance | None:
    """How much the thing before is wanted: "Spanish is a plus, as is QuickBooks"."""
    earlier = [cue for cue in _found(clause) if cue[3] < at]
    return max(earlier, key=lambda cue: cue[3])[0] if earlier else None


def _is_of_another(clause: str, refused: re.Match[str], start: int, end: int) -> bool:
    """Whether what is not needed is another thing: in brackets, or named behind a comma or "with" by its own word."""
    named = compiled(r"(?i)no\s(?!prior|previous|experience)\w+\s\w.*").fullmatch(refused.group())
    if named and end <= refused.start() and clause[end : refused.start()].rstrip().endswith((",", " with")):
        return True
    return in_other_brackets(clause, refused.start(), refused.end(), start, end)


def _does_good(clause: str, end: int) -> bool:
    """Whether a match is what would help somebody: "would shorten the learning curve", "gets you more money"."""
    return _WOULD.match(clause, end) is not None


def _wished_ahead(clause: str, at: int) -> bool:
    """Whether a wish stands before a dash or colon that leads to the match: "a second language helps - Spanish"."""
    return any(
        stance == "preferred" and cue_end <= at and compiled(r"\s*(?:\s[-–—]|:)\s").match(clause[cue_end:at])
        for stance, _, _, cue_end in _found(clause)
    )


def _is_wish_in_brackets(clause: str, end: int) -> bool:
    """Whether the clause ends in brackets that only say that it would be nice: "(nice, not needed)"."""
    last = compiled(r"\(([^()]*)\)\W*$").search(clause, end)
    if last and any(cue[0] == "demanded" and end <= cue[2] < last.start() for cue in _found(clause)):
        return False
    words = [word.lower().strip(",.!") for word in last.group(1).split()] if last else []
    if last and _BEGINS_AS_WISH.match(last.group(1)):
        return True
    wishing = WISHING - {"required", "necessary", "essential", "mandatory", "is", "needed"}
    return (
        bool(words) and all(word in WISHING for word in words) and ("not" in words or any(w in wishing for w in words))
    )
