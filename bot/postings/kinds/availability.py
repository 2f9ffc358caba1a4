"""Working times that the applicant must be able to work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases
from bot.postings.modality import stance_of
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded, PhraseSets, matches
from bot.postings.sentences import Sentence
from bot.screening.criterion import TIMES

_CLOCK = compiled(
    (
        r"(?P<from>\d\d?)(?::(?P<fm>\d\d))?\s?(?P<fap>[ap])?\.?\s?m?\.?(?:\+/-)?\s*(?:-|–|—|to|"
        r"until|till|through)\s*(?P<to>\d{1,2})(?::\d\d)?\s?(?P<tap>[ap])\.?\s?m?\b"
    ),
    re.I,
)
_WEEKDAYS = Guarded(
    "m mon monday mf",
    r"\bm(?:on(?:day)?)?\s?(?:-|–|—|to|through|thru)\s?(?:f(?:ri(?:day)?)?|th(?:u(?:rs?(?:day)?)?)?)\b",
)


@lru_cache(maxsize=1)
def _times() -> PhraseSets[str]:
    return PhraseSets({time: phrases("availability", "times", time) for time in TIMES})


_FORM = compiled(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s?\((?:required|preferred)\)\W*")
"""A row of a form on working days: "Saturday (Required)"."""


_PAID = compiled(r"[$£€]\s?\d|(?i:\b(?:differential|premium)s?\b)")
_WORKS = compiled(
    r"(?i)\W*(?:(?:all|most|our)\s)?(?:(?:employees|staff|operators|technicians|nurses|aides|team members|"
    r"associates|drivers|officers|everyone|this (?:role|position|job)|the (?:role|position|job|team|crew))\s)?"
    r"(?:works?|rotates?|shares?|serves?|covers?|takes? (?:turns|part|call|\w+ (?:call|coverage|shifts?))|"
    r"participates?|participation|joins?)\b"
)
"""How such an item begins."""
_TURNS = compiled(
    r"(?i)\b(?:every|each) (?:other|second|third|fourth|fifth|sixth|\d(?:nd|rd|th))\b|"
    r"\b(?:one|1) \w+ (?:in|out of|of every|a|per|each)\b"
)
"""How often one's turn comes: "every third weekend"."""


_MAY_MEAN = compiled(
    r"(?i)\W*(?:[\w/-]+\s){0,5}?(?:may|might|could)\s(?:also\s|occasionally\s|sometimes\s|at times\s)?"
    r"(?:include|involve|require|need|mean|entail|call for)\b"
)
"""How a clause begins that leaves times open: "may include occasional weekend work as needed"."""
_INCLUDES = compiled(r"(?i)\W*(?:also\s)?(?:includes|involves|entails)\s")
"""How a sentence about the job begins that tells its times: "Includes a weekly night shift"."""
_INCLUDED = compiled(r"(?i)\W*incl(?:uding|udes?|\.|\b)")
"""How a clause begins that names some of the times before it."""


def find(sentence: Sentence) -> Iterator[Found]:
    """One criterion for each clause that demands working times."""
    text = sentence.text
    if _FORM.fullmatch(text):
        return
    by_the_clock = list(_by_the_clock(text))
    named = _times().candidates(text)
    if not by_the_clock and not named:
        return
    if _is_one_day(text):
        return
    blocked = [m.span() for m in phrases("availability", "not_times").finditer(text)]
    spans = by_the_clock
    for time, patterns in named.items():
        for match in matches(patterns, text):
            if not any(a < match.end() and match.start() < b for a, b in blocked):
                spans.append((*match.span(), time))
    spans = [one for one in spans if one[2] != "variable" or not any(_holds(one, other) for other in spans)]
    for clause_start, clause_end in _joined(text, sorted({sentence.clause(a, b) for a, b, _ in spans})):
        clause = text[clause_start:clause_end]
        here = [(a, b, t) for a, b, t in spans if clause_start <= a and b <= clause_end]
        here = [one for one in here if not _away(clause, text[one[0] : one[1]])]
        times = [t for t in TIMES if any(t == name for _, _, name in here)]
        if not times or not _demanded(sentence, clause, times):
            continue
        start, end = min(a for a, _, _ in here), max(b for _, b, _ in here)
        flatly = _takes_turns_on_call(sentence, clause, times) or _told_as_fact(sentence, clause)
        where = (clause_start, clause_end)
        how_much = _how_much(sentence, start, end, flatly)
        yield Found("availability", start, end, {"times": times}, strong=True, required=how_much, evidence=where)


def _holds(whole: tuple[int, int, str], part: tuple[int, int, str]) -> bool:
    """Whether "flexible with" speaks of longer hours, and of no changing ones."""
    return part[2] == "overtime" and whole[0] <= part[0] and part[1] <= whole[1]


def _joined(text: str, clauses: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The clauses, those that only go on with the one before as one: "flexible hours; including weekends"."""
    for number, (start, end) in enumerate(clauses):
        if number and _INCLUDED.match(text, start):
            continue
        while number + 1 < len(clauses) and _INCLUDED.match(text, clauses[number + 1][0]):
            number, end = number + 1, clauses[number + 1][1]
        yield start, end


def _is_one_day(text: str) -> bool:
    """Whether the sentence dates something, and asks nobody to be there: "Saturday, April 26: 9am-5pm"."""
    dated, unless = phrases("availability", "dated"), phrases("availability", "dated", "unless")
    return dated.search(text) is not None and not unless.search(text)


def _offered(clause: str) -> bool:
    """Whether the clause gives the choice of these times, or says what they pay: "$1.10 more for nights"."""
    if phrases("availability", "offered", "unless").search(clause):
        return False
    return _PAID.search(clause) is not None or bool(phrases("availability", "offered").search(clause))


def _away(clause: str, words: str) -> bool:
    """Whether an "overnight" is a night away from home and no night shift: "travel 30%, including overnight"."""
    return words.lower().startswith("overnight") and bool(phrases("availability", "away").search(clause))


def _asked_of_all(sentence: Sentence, clause: str) -> bool:
    """Whether an item of a list of demands tells what everybody works: "Work every other weekend"."""
    return sentence.section == "requirements" and (
        _TURNS.search(clause) is not None or _WORKS.match(clause) is not None
    )


def _takes_turns_on_call(sentence: Sentence, clause: str, times: list[str]) -> bool:
    """Whether a paragraph about the job says how often one is on call: "On call one week a month."."""
    if "on_call" not in times or sentence.section not in ("", "summary", "schedule", "requirements"):
        return False
    return _TURNS.search(clause) is not None


def _told_as_fact(sentence: Sentence, clause: str) -> bool:
    """Whether the clause says that these times belong to the job: "Weekends come with the territory"."""
    if sentence.section not in ("", "summary", "schedule", "requirements"):
        return False
    return _INCLUDES.match(sentence.text) is not None or bool(phrases("availability", "told").search(clause))


def _how_much(sentence: Sentence, start: int, end: int, flatly: bool) -> str:
    """ "demanded" where the form says so and no milder word stands by; "hedged" where one of two times will do or the
    job only may mean them."""
    left, right = sentence.clause(start, end)
    clause = sentence.text[left:right]
    if compiled(r"(?i)\beither\b[^.;]*\bor\b").search(sentence.text):
        return "hedged"
    if _MAY_MEAN.match(clause) and not compiled(r"(?i)\b(?:must|required)\b").search(clause):
        return "hedged"
    return "demanded" if flatly and stance_of(sentence, start, end) is None else ""


def _by_the_clock(text: str) -> Iterator[tuple[int, int, str]]:
    """Times from hours of the day: "M-F 8:30AM-5:30PM" is the day shift, "9pm-5am" the night."""
    for match in _CLOCK.finditer(text):
        hour = int(match.group("from"))
        if hour > 12:
            continue
        first, last = (match.group("fap") or "").lower(), match.group("tap").lower()
        end = int(match.group("to")) % 12
        if not first:  # "6:00 to 8:30 am" stays in one half of the day, "10-6 am" and "9-5 pm" do not
            first = last if hour % 12 < end else "p" if last == "a" else "a"
        start, end = hour % 12 + 12 * (first == "p"), end + 12 * (last == "p")
        by_day = 5 <= start <= 12 or 12 < start < end <= 18
        time = "day_shift" if by_day else "evenings" if 12 < start < 19 else "nights"
        yield match.start(), match.end(), time
    for match in _WEEKDAYS.finditer(text):
        if not _CLOCK.search(text):
            yield match.start(), match.end(), "day_shift"


def _demanded(sentence: Sentence, clause: str, times: list[str]) -> bool:
    """Whether the clause demands these times; a bare schedule line or job type does not."""
    if _offered(clause):
        return False
    cue = bool(phrases("availability", "demand").search(clause)) or bool(
        phrases("availability", "demand").search(sentence.lead)
    )
    if set(times) <= {"full_time", "part_time", "variable"} and not compiled(
        r"(?i)\b(?:must|able to|ability to|willing|availab|open to|open schedule|can work|be flexible|"
        r"flexible to|flexible with|flexibility (?:to|with|in)|commit|"
        r"(?:schedule|hours|availability) (?:is |are )?(?:required|a must))"
    ).search(clause + " " + sentence.lead):
        return False
    if set(times) <= {"full_time", "part_time"} and compiled(r"(?i)\bauthori[sz]|\beligible to work in").search(clause):
        return False
    if set(times) <= {"full_time", "part_time"} and not compiled(
        r"(?i)must|able to work|ability to work|willing|available|availability|can (?:work|commit|do)"
    ).search(clause + " " + sentence.lead):
        return False
    if set(times) <= {"day_shift", "full_time"} and not compiled(
        r"(?i)must|required|\(preferred\)|able to|willing|availab|ability"
    ).search(clause + " " + sentence.lead):
        return False
    if sentence.section in ("benefits", "about", "eeo", "apply"):
        return bool(
            compiled(
                r"(?i)\b(?:must|required to|may be required|applicants|candidates|"
                r"(?:flexib\w+|availab\w+|weekends?|evenings?|nights?|holidays?|overtime|shifts?|hours) "
                r"(?:is|are) required)\b"
            ).search(clause)
        )
    short = sentence.section in ("requirements", "preferred") and len(clause.split()) <= 7
    short = short and not phrases("availability", "duty").match(clause)
    marked = bool(compiled(r"(?i)\((?:required|preferred)\)\W*$").search(clause))
    if _asked_of_all(sentence, clause) or _told_as_fact(sentence, clause):
        return True
    return cue or short or marked or _takes_turns_on_call(sentence, clause, times)
