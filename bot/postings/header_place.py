"""Where the work is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.document import Document
from bot.postings.patterns import compiled
from bot.postings.title_words import ends_like_a_job
from bot.postings.vocabulary import load

_REMOTE = compiled(
    r"\b(?:[Ff]ully [Rr]emote|100% [Rr]emote|(?:full-time |is a |position is |role is |job is "
    r"|work is |is |are |['’]re |(?:is )?a (?:fully )?)[Rr]emote(?! (?:area|site|location|village|control|part))\b|"
    r"[Ww]ork from anywhere|[Rr]emote(?:,| -| in the| within the) (?:U\.?S\.?A?\.?|United "
    r"States)|(?<=[.!]\s)Remote(?=\.(?:\s|$))|(?:,\s|\ball\s|\()(?:fully\s|100%\s)?remote(?=[.;)\n]|$)|"
    r"[Ww]ork from home|[Rr]emote[- ][Ff]irst|"
    r"Remote (?:position|role|work environment))"
)

_ONLY_REMOTE = compiled(
    r"(?i)(?:location:?\s*)?(?:fully |100% )?remote"
    r"(?:\s?[(,–-]\s?(?:us|usa|u\.s\.?a?\.?|united states|canada|uk|europe|anywhere|north america|emea|apac)\b"
    r"[^.]{0,30})?\)?"
)
"""A line that says only that the work is done from home."""
_REMOTE_TITLE = compiled(r"(?i)(?:[-–—|,]\s|\()(?:fully |100% )?remote(?:[\s,–-]+(?:us|usa|u\.s\.))?\)?\s*$")
"""A title that says so: "Claims Adjuster (Remote)"."""
_OR_REMOTE = compiled(r"(?i)\s(?:or|/)\s?remote$")
_WHERE_FROM = compiled(
    r"(?i)\s*(?:[-–—|,;·]\s*|\()(?:100% |fully |all )?(?:on[- ]?site|in[- ]office|in[- ]person|hybrid|no remote)\b"
    r"[^()]{0,30}\)?$"
)
"""The end of a label's value that says from where one works: "Chantilly, VA - 100% onsite"."""
_ELSEWHERE = compiled(
    r"(?i)headquarter|\boffices\s$|university of|founded|degree|licen[sc](?!ed \w+ [-–—])|offices? (?:in|"
    r"throughout)|corporate\s$|"
    r"\b(?:together|meets?|met|gather\w*|off-?sites?|shows?|conventions?|fairs?|retreats?|conference|summit|trips?|clients|customers|reunions?)\s"
    r"(?:\w+\s){0,3}(?:(?:in|to|at)\s)?$|"
    r"\bto our (?:\w+\s)?$|\b(?:travel\w*|visits?|shipp\w+) (?:\w+ )?to\s$|"
    r"\b(?-i:one of the|largest|fastest|leading|best|oldest|top|first)\b[^.;]{0,50}$"
)
"""Words before a place that is not where the work is done."""
_WORDS_TOO = frozenset(("OR", "IN", "OK", "ME", "HI"))
"""Codes of states that are words as well: "analyst, OR in a related field"."""


def location_of(document: Document, label: str | None, title: str | None, employer: str | None = None) -> str | None:
    """The place in the posting's own words, "Remote" when it says only that, or None."""
    if label:
        return _WHERE_FROM.sub("", label).strip() or label
    beside = next((piece for piece in document.page.beside if _only_a_place().fullmatch(piece)), None)
    if beside:
        return beside
    if title:
        match = compiled(r"[-–,(|]\s*((?:[A-Z][\w.]+\s?){1,3},\s?[A-Z]{2})\)?\s*$").search(title)
        if match:
            return match.group(1).strip()
    head = document.text[:3000]
    opening = [part for block in document.blocks[:6] for part in compiled(r"\s[·•|]\s").split(block.text)]
    if any(_ONLY_REMOTE.fullmatch(part) for part in opening):
        return "Remote"
    heads = [line for line in document.blocks[:3] if len(line.text) < 100 and not line.text.endswith(".")]
    heads = [line for line in heads if not _state_behind_comma().search(line.text)]
    pieces = [piece for line in heads for piece in compiled(r"\s[-–—·•|]\s|,\s").split(line.text)]
    if known := next((piece for piece in pieces if _OR_REMOTE.sub("", piece) in _cities()), None):
        return known
    if title and _REMOTE_TITLE.search(title):
        return "Remote"
    if title and (town := _town_of_title(title, document.text)):
        return town
    for place, start, end in _named(head, employer):
        if not _is_no_place(place, head[end:]) and not _ELSEWHERE.search(
            head[max(0, start - 60) : start].rpartition(". ")[2]
        ):
            another = _another().match(head, end)
            return head[end - len(place) : another.end()].strip() if another else place.strip()
    from_home = _says_remote(document, head)
    street = None if from_home else _STREET.search(document.text)
    if street:
        return street.group("place")
    municipal = _MUNICIPAL.fullmatch(employer or "")
    return "Remote" if from_home else municipal.group("place") if municipal else None


def _says_remote(document: Document, head: str) -> bool:
    """Whether the text says that the work is done from home, or nothing but "Remote." in a paragraph's beginning."""
    if "emote" not in document.text and "rom home" not in head and "rom anywhere" not in head:
        return False
    return bool(_REMOTE.search(document.text)) or any(
        _ONLY_REMOTE.fullmatch(block.text.split(". ")[0].rstrip(".")) for block in document.blocks
    )


def _town_of_title(title: str, text: str) -> str | None:
    """A town behind the title's dash, a known one or one that the text names again: "Claims Examiner - Phoenix"."""
    match = compiled(r".+\s[-–—|@]\s(?P<town>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)$").match(title)
    if not match:
        return None
    town = match.group("town")
    again = compiled(
        rf"\b(?:in|near|around|of|our|downtown) {town}\b|\b{town}(?: (?:County|area|office|branch)\b|,? [A-Z]{{2}}\b)"
    )
    known = town in _cities()
    return town if known or again.search(text.replace(title, " ", 1)) else None


def _named(head: str, employer: str | None) -> Iterator[tuple[str, int, int]]:
    """Places from the surest to the least: "located in Aurora, OH", "Aurora, OH", beside the employer, "in Brooklyn".

    Each with where its words begin and end.
    """
    if _state_behind_comma().search(head):
        for pattern in _with_state():
            yield from _spans(pattern.finditer(head))
    yield from _beside(head, employer)
    yield from _spans(_HIRING_IN.finditer(head))
    yield from _spans(_HIRING_FROM.finditer(head)) if "iring " in head else ()
    for match in _IN_TOWN.finditer(head):
        facility = _FACILITY.search(head, max(0, match.start() - 40), match.start())
        if facility:
            yield match.group("place"), facility.start(), match.end()
    for premises in (_OURS, _LOCATED, _OF_A_TOWN, _OPENING_SITE):
        yield from _spans(premises.finditer(head[:1500]))
    yield from _spans(_HIRED_IN.finditer(head[:1500]))
    yield from _spans(_without_comma().finditer(head[:1200]))
    yield from _spans(_DOWNTOWN.finditer(head[:1200])) if "downtown" in head else ()
    yield from _spans(_SERVING.finditer(head[:1500])) if "erv" in head or "reater " in head else ()
    yield from _spans(_COUNTIES.finditer(head[:1500])) if "ounties" in head else ()
    yield from _spans(_COUNTY.finditer(head[:1500])) if " County" in head else ()
    yield from _spans(_AREA.finditer(head[:1500])) if " area" in head else ()
    yield from _spans(_NEAR.finditer(head))
    yield from _in_city(head)


def _spans(matches: Iterator[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    return ((match.group("place"), *match.span()) for match in matches)


def _is_no_place(place: str, after: str) -> bool:
    """Whether two states stand side by side ("Texas, Oklahoma", "TX, CO"), or the word "or" in capitals."""
    town, _, state = (part.strip() for part in place.rpartition(","))
    town = town.rpartition(",")[2].strip()
    if state in _WORDS_TOO and (town.isupper() or (compiled(r" \w").match(after) and not _another().match(after))):
        return True
    states = load("places")["states"]
    two = town in states["codes"] or (town.lower() in _names() and state.lower() in _names())
    if not town and state in states["names"] and state not in ("New York", "Washington"):
        return True
    return two and town.lower() != "new york"


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name.lower() for name in load("places")["states"]["names"])


_TOWN = (
    r"(?P<place>(?!(?i:Flagship|Headquarters|Corporate|Careers|Now|Hiring|Full|Part|Remote|Hybrid|Department|Home|Nights?|Days?|"
    r"Evenings?|Weekends?|Seasonal|Temporary|On-?call|Overnight|Immediate|Urgent)\b)"
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:,\s[A-Z]{2})?(?:\sor\s[Rr]emote)?)"
)
_HIRING_IN = compiled(
    rf"\bin\s{_TOWN}\s(?:seeks|needs|wants|invites|(?:is|are) (?:now |currently )?(?:seeking|hiring|looking|"
    rf"adding)|has (?:an )?openings?)"
)
"""A town before the words that somebody there is hiring."""
_TOWNS = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_HIRING_FROM = compiled(
    rf"\b[Hh]iring (?:from|out of|near|around|in)\s(?P<place>{_TOWNS}(?:, {_TOWNS})*,? (?:and|or) {_TOWNS})(?=[.;\n])"
)
"""Several towns that one may start from: "Hiring from Toledo, Lima and Fort Wayne."."""
_SERVING = compiled(
    rf"\b(?:[Ss]erving|[Ss]erves|[Gg]reater)\s(?:the\s|greater\s)?(?P<place>{_TOWNS})"
    rf"(?=\s(?:and (?:the\s)?(?:surrounding|nearby|greater)|"
    r"area\b|since\b|for over\b|for more\b|families\b))"
)
_COUNTIES = compiled(
    r"\b(?:in|throughout|across|around)\s(?P<place>[A-Z][a-z]\w*(?:, [A-Z]\w+)*,? (?:and|&) [A-Z]\w+ [Cc]ounties)"
)
"""Where a small business drives to work: "in Lake and McHenry counties"."""
_COUNTY = compiled(
    r"\b(?:in|throughout|across|around|over|serving)\s"
    r"(?P<place>[A-Z][a-z]\w*(?:\s[A-Z][a-z]+)? County)(?=[.,;\n]|\s[a-z]|$)"
)
_AREA = compiled(
    r"\b(?:in|throughout|across|around|serving)\sthe\s(?:greater\s)?(?P<place>[A-Z][a-z]+(?:\s[A-Z][a-z]+)? area)\b"
)
"""A county or an area as the place: "families in Essex County", "a fabricator in the Chattanooga area"."""
_STREET = compiled(
    r"\b\d{1,5} (?:[NSEW]\.? )?(?:[A-Z][\w'’]+ ){1,3}(?:Dr|St|Ave|Rd|Blvd|Ln|Way|Hwy|Pkwy|Ct|Street|Avenue|Road|Drive|"
    r"Boulevard|Lane|Highway)\.?,\s(?:(?:Suite|Ste|Unit)\.? \w+,\s)?"
    r"(?P<place>(?!(?:Suite|Ste|Unit|Apt|Floor|Room|Bldg|Building|Attn|Mon|Tue|Wed|Thu|Fri|Sat|"
    r"Sun)\b)[A-Z][a-z]+(?:\s(?:(?:Hts|Spgs|Jct)\.|[A-Z][a-z]+)){0,2})(?=[\s.,;]|$)"
)
"""An address of a street and a town: "2200 Cupola Dr, Muskegon"."""
_DOWNTOWN = compiled(rf"\b(?<!of )(?<!from )(?<!to )downtown\s(?P<place>{_TOWNS})")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_IN_TOWN = compiled(
    r"\b(?:in|at)\s(?:downtown\s|beautiful\s)?(?P<place>(?!Building|Suite|Room|Floor|"
    r"Unit)[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})"
    r"(?=[.,;)\n]|\s(?:[a-z]|$))"
)
_FACILITY = compiled(
    r"\b(?:yard|office|shop|store|facility|warehouse|plant|campus|clinic|restaurant|salon|kitchen|terminal|depot|"
    r"brewpub|"
    r"spa|bar|cafe|bakery|hotel|inn|practice|firm|agency|studio|family|couple|household|dealership|church|farm|nursery|"
    r"hospital|location|branch|lab|mill|brewery|bistro|diner|gym|showroom|home|school)\s"
    r"(?:is\s)?(?:located\s)?$"
)
"""A place of work and its town: "main yard located in Maspeth"."""
_FIELD = r"\w*(?:ics|ogy|ing|tion|ment|ncy|ices|ance|care|ealth|ales|ware|gery|glish|nish|rench)\b"
_PREMISES = (
    "branch|location|store|campus|plant|office|clinic|facility|warehouse|terminal|laboratory|lab|yard|"
    "shop|market|territory|hospital|restaurant|hotel|district|studio|dealership|depot|showroom|mill|mine|farm|"
    "ranch|bakery|salon|brewery|school"
)
_NO_SITE = (
    "Main|Corporate|Home|Head|New|Community|Regional|Local|Flagship|Research|Quality|Test|Core|Service|Target|"
    "Pro|Body|Machine|"
    "Print|Paint|Wood|Weld|Open|Level|General|Free|Farmers?|Black|Teaching|Central|North|South|East|West|"
    "Critical|Public|High|"
    "Front|Back|Post|Sales|Dean|Registrar|Business|Executive|Parts|Tool|Job|Retail|Grocery|Holiday|Summer|Winter|"
    "Data|Student|"
    "Admissions|English|Spanish|Walmart|Apple|App|Google|Mac|Company|Family|Clinical|Private|Single|Large|Small|"
    "Medical|Dental|"
    "Elementary|Middle|Sand|Sterile|Pet|Wine|Beer|Food|Gift|Pilot|State|Federal|Veterans|Animal"
)
_OURS = compiled(
    rf"(?:\b(?:[Oo]ur|[Ii]ts|[Tt]heir|(?:[Ff]or|[Aa]t|[Ii]n) the)|^[Tt]he|['’]s?)\s(?P<place>(?!{_FIELD}|"
    rf"{_NO_SITE})[A-Z][a-z]+(?:\s[A-Z][a-z]+){{0,2}})"
    rf"\s(?:{_PREMISES})\b(?! (?:manager|staff|team|director|lead|supervisor)\b)",
    re.MULTILINE,
)
"""A town that tells one of the employer's places from the others: "at our Springfield location"."""
_OPENING_SITE = compiled(
    rf"(?m)(?:\s[-–|•·]|,)\s(?P<place>(?!{_FIELD}|{_NO_SITE}){_TOWNS})\s(?:yard|shop|lab|store|plant|branch|campus|location|office|terminal|area|"
    r"and (?:nearby|surrounding)[\w ]{0,20})(?=$|\s[-–|•·]\s)"
)
"""The premises of a town, a piece of the first lines: "Supply Co. · Asheboro yard · since 1951"."""
_LOCATED = compiled(
    r"(?:^|(?<=[.!]\s)|\bis\s|\bconveniently\s)[Ll]ocated in (?:downtown |beautiful |sunny )?"
    r"(?P<place>(?!The\b)[A-Z][a-z]{2,}(?:\s[A-Z][a-z]+){0,2})(?=[.,;)\n]|\s(?:near|and|with|just|by|on)\b)",
    re.MULTILINE,
)
_OF_A_TOWN = compiled(
    rf"(?m)(?:, |[-–|•]\s)(?P<place>(?!{_FIELD}|Main|Corporate|Home|Head|New\s[A-Z]\w+\s)[A-Z][a-z]+"
    r"(?:\s[A-Z][a-z]+){0,2})\s(?:Branch|Location|Store|Campus|Plant|Terminal)$"
)
"""The premises of a town, in a line of the header: "Tri-Rivers College, Osage Beach Campus"."""
_NO_TOWN = (
    "Christmas Thanksgiving Easter Halloween Labor Memorial Spring Summer Fall Winter Building Suite Room Floor Unit"
)
_NEAR = compiled(
    r"\b(?:(?<!way )around|near|outside of|throughout)\s(?:greater\s)?"
    rf"(?P<place>(?!{_NO_TOWN.replace(' ', '|')}|{_MONTHS})[A-Z][a-z]{{3,}}(?:\s[A-Z][a-z]+){{0,2}})(?=[.,;)\n])"
)
"""Where a small business works: "kitchens and decks around Asheville."."""
_HIRED_IN = compiled(
    r"\b(?:seeking|hiring|looking for|to join|opening for|position)\b"
    r"(?:(?!proficien|experience|degree|skill|fluen|background|interest|licen|certif|work|train)[^.\n]){0,120}?"
    rf"\sin\s(?P<place>(?!{_FIELD})[A-Z][a-z]{{3,}}(?:\s(?!{_FIELD})[A-Z][a-z]+)?)(?=[.!])"
)
"""A town at the end of the sentence that says who is wanted: "looking for cooks to join our family in Bozeman."."""
_MUNICIPAL = compiled(
    r"(?:The )?(?:City|Town|Village|Borough|Township) (?:and County )?of (?P<place>[A-Z][\w. -]+?)"
    r"(?: (?:Police|Fire|Parks|Public|Water|Human|Street|Finance|Department|Library|Utilities)\b.*)?"
)
"""An employer that is a town works in it."""
_NO_TOWN_TOO = "Inc|Llc|School|College|Department|Division|Office|Center|Institute|Human|Public|Company"
_BEHIND_NAME = compiled(
    rf"(?m)(?:[ ][A-Z][\w&]+){{0,3}}\.?\s+[-–—|·•]\s+{_TOWN}(?=\s*(?:$|[(|·•\n]|\s[-–—]|,\s[a-z]))|"
    rf",\s(?P<town>(?!{_NO_TOWN_TOO})[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=$|\.(?:\s|$)|\s[-–—|·•]\s|,\s(?:seeks|is|has|needs|invites|wants)\b)"
)

_NAME_IN = compiled(rf"\sin\s(?P<place>{_TOWNS})(?=,?\s(?:is|has|was|serves|offers|seeks|needs)\b|\.(?:\s|$))")
"""A town behind the employer's name: "The Corwin School in Morristown is"."""
_NEXT_PIECE = compiled(
    r"\s+[-–—|·•]\s+(?P<place>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?P<town>)(?=\s*(?:$|\n|[|·•]|\s(?:yard|shop|store|"
    r"plant|branch|office)\b))"
)


def _beside(head: str, employer: str | None) -> Iterator[tuple[str, int, int]]:
    """A town beside the employer's name: "Blue Flame Co. - Chattanooga"."""
    bare = employer.rstrip(".") if employer else ""
    at = head.find(bare) if bare else -1
    while at >= 0:
        match = _BEHIND_NAME.match(head, at + len(bare))
        inside = _NAME_IN.match(head, at + len(bare))
        if inside:
            yield inside.group("place"), at, inside.end()
        if match and ends_like_a_job(match.group("place") or ""):  # "Delmar | Quality Engineer | Wichita"
            match = _NEXT_PIECE.match(head, match.end())
        if match:
            yield match.group("place") or match.group("town"), at, match.end()
        at = head.find(bare, match.end() if match else at + 1)


@lru_cache(maxsize=1)
def _states() -> str:
    """A state's code or name, as one expression."""
    places = load("places")["states"]
    codes = "|".join(re.escape(code) for code in sorted(places["codes"], key=len, reverse=True))
    names = "|".join(re.escape(name) for name in sorted(places["names"], key=len, reverse=True) if len(name) > 3)
    return rf"(?:(?!MS [A-Z])(?:{codes})(?![A-Z])(?: \d{{5}}\b)?|(?:{names})\b)"


@lru_cache(maxsize=1)
def _state_behind_comma() -> re.Pattern[str]:
    return re.compile(rf", ?{_states()}")


@lru_cache(maxsize=1)
def _only_a_place() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:St|Ft|Mt)\. ?|[A-Z][a-z]+[ -]){{0,2}}[A-Z][a-zA-Z]+, ?{_states()}")


@lru_cache(maxsize=1)
def _with_state() -> tuple[re.Pattern[str], ...]:
    """A town and its state, with the words that lead to where the work is, and without them."""
    town = r"(?:(?:St|Ft|Mt)\. ?|[A-Z][a-z]+[ -]){0,2}[A-Z][a-zA-Z]+"
    place = rf"(?P<place>(?:\d+ (?:[A-Z][\w.]* ?){{1,4}}, )?{town}, ?{_states()})"
    lead = (
        r"(?i:located in|based in|located at|position in|office in|in|at|available in|near|to our)\s(?:the "
        r"|downtown |beautiful |sunny |West |East )?"
    )
    return re.compile(lead + place), re.compile(place)


@lru_cache(maxsize=1)
def _another() -> re.Pattern[str]:
    """A second town and its state: "Tulsa, OK and Joplin, MO"."""
    return re.compile(rf",?\s(?:and|or|&)\s(?:[A-Z][a-z]+[ -]){{0,2}}[A-Z][a-z]+, ?{_states()}")


@lru_cache(maxsize=1)
def _without_comma() -> re.Pattern[str]:
    """A town and its state's code at the end of a line that lost its comma: "Cedar Hills, Beaverton OR"."""
    codes = "|".join(re.escape(code) for code in load("places")["states"]["codes"] if code.isalpha())
    town = r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}"
    return re.compile(
        rf"(?m)(?:^|: |[-–|•]\s|\d, )(?P<place>(?:{town}, )?{town} (?:{codes})(?: \d{{5}})?)"
        r"(?:\s(?:terminal|yard|branch|plant|store))?\s*$"
    )


_TO_A_CITY = compiled(
    r"\b(?:in|on|near|throughout|around|serving|our)\s(?:the\s|downtown\s|greater\s)?(?=[A-Z])(?P<words>[A-Z][\w.-]*(?:,?\s[A-Z][\w.-]*){0,2})"
)


def _in_city(head: str) -> Iterator[tuple[str, int, int]]:
    """Cities that everybody knows, behind "in" and the like."""
    for match in _TO_A_CITY.finditer(head):
        words = match.group("words").split(" ")
        for count in range(len(words), 0, -1):
            city = " ".join(words[:count]).rstrip(".,")
            if city in _cities() and not head.startswith((" client", " customer"), match.start("words") + len(city)):
                yield city, match.start(), match.start("words") + len(city)
                break


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(load("places")["states"]["cities"])
