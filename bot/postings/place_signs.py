"""What the words around a place's name say of it as the place of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from bot.postings.document import Document
from bot.postings.employer_names import is_business
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.place_spans import Place, places_in
from bot.postings.sections import section_of
from bot.postings.title_words import ends_like_a_job
from bot.postings.vocabulary import load
from bot.postings.weighed import Candidate, Scale

PLACES = Scale("places")
_REACH = 70
_MOST_BLOCKS = 80
_EARLY = 900
_REMOTE = compiled(
    r"\b(?:[Ff]ully [Rr]emote|100% [Rr]emote|(?:full-time |is a |position is |role is |job is "
    r"|work is |is |are |['’]re |(?:is )?a (?:fully )?)[Rr]emote(?! (?:area|site|location|village|control|part))\b|"
    r"[Ww]ork from anywhere|[Rr]emote(?:,| -| in the| within the) (?:U\.?S\.?A?\.?|United "
    r"States)|(?<=[.!]\s)Remote(?=\.(?:\s|$))|(?:,\s|\ball\s|\()(?:fully\s|100%\s)?remote(?=[.;)\n]|$)|"
    r"[Ww]ork from [Hh]ome|[Rr]emote[- ][Ff]irst|"
    r"Remote (?:position|role|work environment))"
)


ONLY_REMOTE = compiled(
    r"(?i)(?:location:?\s*)?(?:fully |100% )?remote"
    r"(?:\s?[(,–-]\s?(?:us|usa|u\.s\.?a?\.?|united states|canada|uk|europe|anywhere|north america|emea|apac)\b"
    r"[^.]{0,30})?\)?"
)
"""A line that says only that the work is done from home."""
_PREMISES = (" Campus", " Branch", " Location", " Store", " Plant", " Terminal", " Office")
_MUNICIPAL = compiled(
    r"(?:The )?(?:City|Town|Village|Borough|Township) (?:and County )?of (?P<place>[A-Z][\w. -]+?)"
    r"(?: (?:Police|Fire|Parks|Public|Water|Human|Street|Finance|Department|Library|Utilities)\b.*)?"
)
"""An employer that is a town works in it."""


@dataclass
class Town(Candidate):
    """A place that the text names."""

    ends: set[int] = field(default_factory=set)
    """Where it is said."""


def place_in_text(document: Document, employer: str | None) -> str | None:
    """The place where the work is done, as the text says it, or None when none is plain enough."""
    best = PLACES.best(candidates_of(document, employer))
    return best.name if best is not None else None


def candidates_of(document: Document, employer: str | None) -> list[Town]:
    """The places named in the text, each once, in the order of their first mention."""
    found: dict[str, Town] = {}
    for number, block in enumerate(document.blocks[:_MOST_BLOCKS]):
        around = {"top"} if number < 3 and len(block.text) < 120 else set()
        around |= {"early"} if block.start < _EARLY else set()
        around |= {"late"} if block.end > len(document.text) - 400 else set()
        if block.section in ("requirements", "preferred", "benefits", "eeo"):
            around.add("in_" + ("demands" if block.section in ("requirements", "preferred") else "aside"))
        for place in places_in(block.text):
            name = _trimmed(block.text[place.start : place.end])
            if not name[:1].isupper() or _CAMEL.search(name) or _is_no_place(name, block.text[place.end :]):
                continue
            signs = {*around, *_signs_of(block.text, place, name, employer)}
            if block.text.startswith("Location ", place.start):
                signs.add("label")
            if {"lead_piece", "top"} <= signs:
                signs.add("top_piece")
            if signs.isdisjoint(_NEEDED) and name not in cities():
                continue
            if name.endswith(_PREMISES):
                name = name.rpartition(" ")[0]
                signs.add("after_premises")
            name += _kept(block.text, place)
            if name.endswith(("County", "ounties")):
                signs = {*signs, "county"} - {"business"}
            if "before_elsewhere" in signs:
                continue
            key = compiled(r",.*| [A-Z]{2}(?: \d+)?$| area$| region$").sub("", name).lower()
            one = found.setdefault(key, Town(name))
            one.name = max(one.name, name, key=lambda text: ("," in text, bool(_STATED.search(text)), len(text)))
            one.signs.update(signs)
            one.ends.add(block.start + place.start // 8)
        if _says_remote(block.text):
            found.setdefault("remote", Town("Remote")).signs.update({*around, "remote"})
    if municipal := _MUNICIPAL.fullmatch(employer or ""):
        found.setdefault(municipal.group("place").lower(), Town(municipal.group("place"))).signs["municipal"] += 1
    for one in found.values():
        one.signs["again"] = int(len(one.ends) > 1)
        if one.signs["with_state"] or one.signs["known"]:
            for doubt in ("field", "business", "lead_piece", "goes_on"):
                one.signs.pop(doubt, None)
    return list(found.values())


_STATED = compiled(r"\s[A-Z]{2}(?:\s\d{5})?$")
_CAMEL = compiled(r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDu)(?<!\bLa)(?<!\bLe)(?<!\bO['’])(?<=[a-z])[A-Z]")
"""A capital inside of a word, as products are written and few towns: "AutoCAD", but "McAllen"."""
_NEEDED = frozenset(
    "with_state lead_in lead_near lead_from street behind_employer top_piece after_premises our_premises the_premises "
    "in_premises after_area our_area in_area after_hires in_hires".split()
)
"""Without any of these a capitalised word is not even looked at."""


def _says_remote(text: str) -> bool:
    """Whether a text says that the work is done from home, or begins with nothing but "Remote."."""
    if "emote" not in text and "rom home" not in text and "rom Home" not in text and "rom anywhere" not in text:
        return False
    return bool(_REMOTE.search(text) or ONLY_REMOTE.fullmatch(text.split(". ")[0].rstrip(".")))


def _signs_of(text: str, place: Place, name: str, employer: str | None) -> Iterator[str]:
    before = text[max(0, place.start - _REACH) : place.start]
    yield from _beside(text, place, employer)
    if place.state:
        yield "with_state"
    if place.street:
        yield "street"
    lead = _LEADS.get(place.lead, place.lead)
    if lead:
        yield "lead_" + lead
    led = before[: before.lower().rfind(place.lead)] if place.lead in before.lower() else before
    for sign, _ in PLACES.before(led):
        yield f"before_{sign}"
        if lead == "from" and sign == "hiring":
            yield "hired_from"
    for sign in PLACES.after(text[place.end : place.end + 50]):
        yield f"{lead if lead in _LEADING else 'after'}_{sign}"
    if compiled(r",| and | & ").split(name)[0] in cities():
        yield "known"
    if not place.state and compiled(r" (?:and|&) ").search(name):
        yield "several"
    if not place.state and (ends_like_a_job(name) or compiled(_FIELD).search(name) or section_of(name)):
        yield "field"
    if is_business(name):
        yield "business"
    if place.lead == "in" and _BRANCH_BEHIND.match(text, place.end):
        yield "field"
    if compiled(r" [A-Z]").match(text, place.end) and not place.state:
        yield "goes_on"
    if place.lead in ("at", "of", "on") and compiled(r"\w [A-Z][\w’']+ $").search(led):
        yield "in_name"


_BETWEEN = compiled(r"\.?(?:,\s|\s[-–—|•·]\s|\s\(|\sin\s|\s[-–—|·•]\s[^-–—|·•.\n]{3,40}\s[-–—|·•]\s)")
"""What stands between an employer and its town: "Delmar | Quality Engineer | Wichita"."""


def _beside(text: str, place: Place, employer: str | None) -> Iterator[str]:
    """Whether the name is a part of the employer's, or stands behind it."""
    bare = (employer or "").rstrip(".")
    if not bare:
        return
    at = text.rfind(bare, 0, place.start)
    if at >= 0 and _BETWEEN.fullmatch(text, at + len(bare), place.start):
        yield "behind_employer"
    if text[place.start : place.end] in bare:
        yield "in_employer"
    elif bare in text[place.start : place.end]:
        yield "business"


_BRANCH_BEHIND = compiled(r"\W?\s(?:[a-z]+\s)?[a-z]*(?:ics|ogy|eering|istry|management)\b")
"""What a field of work ends with: "research in Arabidopsis plant biology"."""
_BRANCH = compiled(r"(?:ics|ogy|eering|istry|Science)$")
_FIELD = r"\w*(?:ics|ogy|ing|tion|ment|ncy|ices|ance|care|ealth|ales|ware|gery|glish|nish|rench)$"
_LEADS = dict.fromkeys(("around", "throughout", "serving", "serves", "outside of", "across", "over"), "near") | {
    "at": "in",
    "downtown": "near",
    "greater": "near",
    "its": "our",
    "their": "our",
    "on": "for",
}
"""Leading words that say the same as another."""
_LEADING = frozenset(("in", "our", "the", "from", "to"))


def _kept(text: str, place: Place) -> str:
    """What belongs to a place's name behind it: "area", "County"."""
    match = compiled(r" (?:area|region|County|[Cc]ounties)\b").match(text, place.end)
    return match.group() if match else ""


def _trimmed(name: str) -> str:
    """A place without the capitals before it that are none of it; nothing when its last word is none of a place's."""
    words, no_part = name.split(" "), words_of("places", "words", "none")
    while words and words[0].lower().rstrip(",") in no_part:
        words.pop(0)
    ends_well = words and words[-1].lower() not in no_part and not name.endswith(("'s", "’s"))
    return " ".join(words) if ends_well else ""


def _is_no_place(place: str, after: str) -> bool:
    """Whether two states stand side by side ("Texas, Oklahoma", "TX, CO"), or the word "or" in capitals."""
    town, _, state = (part.strip() for part in place.rpartition(","))
    town = town.rpartition(",")[2].strip()
    if not (town or place[2:] or place.islower()) or (state == "Mass" and after.startswith((" and ", " or ", " & "))):
        return True
    if len(state) == 2 and _BRANCH.search(town):  # "degrees in Optics, ME, CE"
        return True
    if state in ("OR", "IN", "OK", "ME", "HI") and (town.isupper() or compiled(r" [a-z]").match(after)):
        return True
    listed = load("places")["states"]
    if not town:
        parts = compiled(r",? (?:and|&) ").split(state)
        return all(part in listed["names"] and part not in ("New York", "Washington") for part in parts)
    names = words_of("places", "states", "names")
    return (
        town in listed["codes"] or (town.lower() in names and state.lower() in names)
    ) and town.lower() != "new york"


@cache
def cities() -> frozenset[str]:
    return frozenset(load("places")["states"]["cities"])
