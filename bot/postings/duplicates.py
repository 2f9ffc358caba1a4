"""The same fact stated twice is one criterion: the stricter or more exact statement stays."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.postings.kinds.tails import phrases, words_of
from bot.postings.patterns import compiled
from bot.screening.criterion import Criterion

if TYPE_CHECKING:
    from bot.postings.judge import Candidate

_STOP = frozenset(
    (
        "a an and any are as at be by for from have in is must of on or our requires required that "
        "the this to with will you your able ability experience years year valid current license "
        "licence certification certificate certified licensed needed strong proven previous"
    ).split()
)

_DRIVES = compiled(r"(?i)driv|operator|\bCDL\b|permit|endorse")
_PROFESSION = compiled(r"\b(?:RN|LPN|LVN|CNA|APRN|NP|PA|RDH|PT|OT|SLP|LCSW|LPC)\b|(?i:licensed|registered nurse)")
_MAKERS = frozenset(("microsoft", "ms"))
_SORTS = frozenset("suite suites package product products application applications program programs software".split())
"""What a tool is, which says no more than its name: "Microsoft Office Suite"."""
_SHOWN = frozenset(("card", "permit", "s"))
"""What shows that somebody has a paper; the "s" is of "handler's"."""
_BARE_TRAVEL = compiled(r"(?i)(?:\w+\s)?travel(?:\s(?:is|will be))?(?:\sas)?(?:\s(?:required|needed|necessary))?\W*")
"""That somebody travels, and nothing else: "some travel is required"."""
_LED_TO_TRAVEL = compiled(r"(?i)(?:\S+\s){0,6}travel")
_BRACKETS = compiled(r"\s?\([^()]*\)")
_WITH_YEARS = compiled(r"(?i)\byears?\b[^.;]*\bwith an?\b")
"""A degree beside which years are told, as one of several ways in: "four years with a bachelor's"."""
_RECORD = compiled(r"(?i)no\s(?:(?:prior|recent|more than \w+|current|pending)\s)*(?P<what>\w+)")
_SMALL = frozenset(
    "a an the of in to for and or needed required wanted license licence certificate certification card".split()
)
"""Words of a paper's name that its abbreviation leaves out."""


def librarians_degrees(candidates: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """Candidates, with the MLS of a posting that speaks of libraries as the degree it is there."""
    for one in candidates:
        asked = one.criterion
        if (
            asked.kind == "certification"
            and asked.get("name") == "MLS"
            and phrases("credentials", "library").search(text)
        ):
            degree = {"level": "master", "fields": ["library science"], "or_equivalent": False}
            yield replace(one, criterion=replace(asked, kind="education", details=degree))
        else:
            yield one


def without_duplicates(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without repeats, in their order."""
    kept: list[Candidate] = []
    for candidate in candidates:
        for index, other in enumerate(kept):
            if same_fact(candidate, other):
                if _better(candidate.criterion, other.criterion):
                    kept[index] = candidate
                break
        else:
            kept.append(candidate)
    return kept


def without_degrees_again(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates without the degrees that only stood beside years and make no way in: another line asks for them."""
    plain = {one.criterion.get("level") for one in candidates if _is_degree(one, with_years=False)}
    return [
        one
        for one in candidates
        if not _is_degree(one, with_years=True)
        or one.criterion.alternative is not None
        or one.criterion.get("level") not in plain
    ]


def _is_degree(one: Candidate, *, with_years: bool) -> bool:
    found = one.criterion
    return found.kind == "education" and (_WITH_YEARS.search(found.evidence) is not None) == with_years


def _words(text: object) -> set[str]:
    return {w for w in compiled(r"[a-z0-9+#]+").findall(str(text or "").lower()) if w not in _STOP}


def _near(one: object, other: object) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_fact(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates state one fact."""
    a, b = one.criterion, other.criterion
    credentials = ("license", "certification")
    if a.kind != b.kind and not (a.kind in credentials and b.kind in credentials):
        return False
    if a.kind in ("work_authorization", "background_check", "drug_test", "assessment"):
        return True
    if a.kind == "location" and a.get("mode") == b.get("mode") == "hybrid":
        return True
    if a.kind == "clearance":
        return a.required == b.required or _near(a.get("name"), b.get("name")) >= 0.6
    if a.kind in ("minimum_age",):
        return True
    if a.kind == "experience":
        return _same_experience(one, other)
    if a.kind == "education":
        with_years = [_WITH_YEARS.search(one.evidence) is not None for one in (a, b)]
        return (
            a.get("level") == b.get("level")
            and with_years[0] == with_years[1]
            and (not a.get("fields") or not b.get("fields") or _near(a.get("fields"), b.get("fields")) >= 0.5)
        )
    if (
        a.kind in credentials
        and a.required != b.required
        and (_endorsed(a), _has_class(a)) != (_endorsed(b), _has_class(b))
    ):
        return False  # a licence is demanded, the one of a class or with an endorsement wished for
    if a.kind in credentials and any(_of_a_profession(*both) for both in itertools.permutations((a, b))):
        return True
    if a.kind in credentials and any(
        _spells(*names) for names in itertools.permutations((str(a.get("name")), str(b.get("name"))))
    ):
        return True
    if a.kind in ("skill", "language", *credentials):
        return _same_name(str(a.get("name")), str(b.get("name")), skill=a.kind == "skill")
    if a.kind == "availability":
        x, y = set(a.get("times")), set(b.get("times"))
        return x == y or (x < y and a.required in (b.required, None)) or (y < x and b.required in (a.required, None))
    if a.kind in ("travel", "field_time"):
        return _same_travel(a, b)
    if a.kind == "physical":
        return (a.get("pounds") is not None and a.get("pounds") == b.get("pounds")) or _near(
            a.evidence, b.evidence
        ) >= 0.7
    if a.kind == "other" and _other_record(a.evidence, b.evidence):
        return False
    return _near(a.evidence, b.evidence) >= 0.6


def _same_travel(a: Criterion, b: Criterion) -> bool:
    """Whether two mentions of travel are one: the same share, or one that says only that there is some."""
    shares = [(one.get("min_percent"), one.get("max_percent")) for one in (a, b)]
    if (None, None) not in shares:
        return shares[0] == shares[1]
    if shares[0] == shares[1] and _near(a.evidence, b.evidence) >= 0.6:
        return True
    led = [" ".join(_LED_TO_TRAVEL.findall(one.evidence)) for one in (a, b)]
    alike = shares[0] == shares[1] and _near(*led) >= 0.8 and min(len(_words(one)) for one in led) > 2
    return a.required == b.required and (alike or any(_BARE_TRAVEL.fullmatch(one.evidence) for one in (a, b)))


def _other_record(one: str, other: str) -> bool:
    """Whether two things that nobody may have on record differ: "no DUI ...", "no felonies ..."."""
    what = [_RECORD.match(text) for text in (one, other)]
    return all(what) and len({match.group("what").lower()[:5] for match in what if match}) == 2


def _endorsed(criterion: Criterion) -> bool:
    return "endorse" in str(criterion.get("name")).lower()


def _state_alone(criterion: Criterion) -> bool:
    """Whether a licence is told by nothing but the state that gives it: "North Carolina license"."""
    name = compiled(r"(?i)(?:[\w ]+)(?= licen[sc]e$)").match(str(criterion.get("name")))
    return name is not None and name.group().lower() in words_of("places", "states", "names")


def _of_a_profession(state: Criterion, other: Criterion) -> bool:
    """Whether a state's licence is the licence of the profession that the other names: "RN", "Licensed Therapist"."""
    if not _state_alone(state) or _state_alone(other):
        return False
    name = str(other.get("name"))
    return not _DRIVES.search(name) and (other.kind == "license" or _PROFESSION.search(name) is not None)


def _same_experience(one: Candidate, other: Candidate) -> bool:
    a, b = one.criterion, other.criterion
    if a.get("min_years") != b.get("min_years"):
        if None in (a.get("min_years"), b.get("min_years")) and _told_next_to_it(one, other):
            return True
        return _told_without_years(a, b) or _told_without_years(b, a)
    if a.get("min_years") is None and a.required != b.required and _wish_for_more(a, b):
        return False
    if a.get("min_years") is None:
        return _near(a.get("field"), b.get("field")) >= 0.8
    if one.block == other.block and one.at != other.at:
        return _near(a.get("field"), b.get("field")) >= 0.8
    if a.required != b.required:
        return _near(a.get("field"), b.get("field")) >= 0.8
    enough = 0.5 if _is_row(a) != _is_row(b) else 0.6
    return not _words(a.get("field")) or not _words(b.get("field")) or _near(a.get("field"), b.get("field")) >= enough


def _told_next_to_it(one: Candidate, other: Candidate) -> bool:
    """Whether neighbouring lines ask for one experience, in two words of it or more, with years and without:
    "experience in processing of archives", "two years in processing archives"."""
    plain, counted = sorted((one, other), key=lambda each: each.criterion.get("min_years") is not None)
    if plain.criterion.required != counted.criterion.required or not 0 < abs(one.block - other.block) <= 2:
        return False
    a, b = _words(plain.criterion.get("field")), _words(counted.criterion.get("field"))
    last = {str(plain.criterion.get("field")).lower().rpartition(" ")[2]}
    return len(a & b) > 1 and (a <= b or (b <= a and a - b <= last))


def _wish_for_more(a: Criterion, b: Criterion) -> bool:
    """Whether of two experiences the one that is only wished for says more: "web design", "web design with Figma"."""
    demanded, wished = (a, b) if a.required else (b, a)
    more = _words(wished.get("field")) - _words(demanded.get("field"))
    return wished.required is False and demanded.required is True and len(more) > 1


def _told_without_years(plain: Criterion, counted: Criterion) -> bool:
    """Whether one asks for the experience whose years the other counts: "an analytical background"."""
    if plain.get("min_years") is not None or not (counted.required or plain.required == counted.required):
        return False
    return bool(_words(plain.get("field"))) and _words(plain.get("field")) == _words(counted.get("field"))


def _is_row(criterion: Criterion) -> bool:
    """Whether a job board's form says again what stands above in the employer's words: "Sales: 1 year (Required)"."""
    return compiled(r"[^.\s] \((?:Required|Preferred)\)\W*$").search(criterion.evidence) is not None


def _same_name(one: str, other: str, *, skill: bool) -> bool:
    if skill:
        return _tool(one) == _tool(other)
    a, b = _words(one) - _MAKERS, _words(other) - _MAKERS
    if not a or not b:
        return one.lower() == other.lower()
    a, b = a - {"state"} or a, b - {"state"} or b
    if a & _SHOWN and b & _SHOWN:
        a, b = a - _SHOWN, b - _SHOWN  # "food handler's card", "food handlers permit"
    a, b = {word[:6] for word in a}, {word[:6] for word in b}
    return a <= b or b <= a


def _tool(name: str) -> str:
    """What is handled, however it is written: "blueprint reading", "blueprints"; "Power Point", "PowerPoint"."""
    said = _words(name)
    told = said - _MAKERS - _SORTS
    if not told:
        return "office" if said & _MAKERS else name.lower()
    order = sorted(told, key=name.lower().find)
    return "".join(word.removesuffix("s") for word in order if word != "reading" or len(told) == 1)


def _spells(short: str, long: str) -> bool:
    """Whether letters are those of a paper's words, with or without the one for "licensed": "LMT" and "Massage
    Therapy License"."""
    short, long = (_BRACKETS.sub("", name) for name in (short, long))
    told = [word for word in compiled(r"[a-z]+(?:['’]s)?").findall(long.lower()) if word not in _SMALL]
    initials = "".join(word[0] for word in told if word not in words_of("places", "states", "names"))
    licence = initials + "l" * ("licen" in long.lower())
    letters = [word.lower() for word in compiled(r"\b[A-Z]{2,5}\b").findall(short)]
    one_paper = len(letters) == 1 or " or " in short
    return one_paper and any(
        word in (initials, licence) or (word[0] in "lcr" and len(word) > 2 and word[1:] == initials) for word in letters
    )


def _better(new: Criterion, old: Criterion) -> bool:
    """Whether the new statement is stricter or says more."""
    if new.kind in ("license", "certification"):
        for says_more in (lambda one: not _state_alone(one), _has_class, _is_choice):
            if says_more(new) != says_more(old):
                return says_more(new)
    if new.kind == "work_authorization" and new.get("country") == old.get("country"):
        return new.get("sponsorship") is False and old.get("sponsorship") is not False
    return _detail(new) > _detail(old)


def _has_class(criterion: Criterion) -> bool:
    """Whether a licence names its class: "Class A CDL", not "commercial driver's license"."""
    return compiled(r"(?i)\bclass\s[a-d]\b|\bCDL-[AB]").search(str(criterion.get("name"))) is not None


def _is_choice(criterion: Criterion) -> bool:
    return " or " in str(criterion.get("name"))


def _detail(criterion: Criterion) -> tuple[int, int]:
    filled = sum(1 for value in criterion.details.values() if value not in (None, [], "", False))
    if criterion.kind == "location":
        return filled, len(str(criterion.get("text")))
    holder = compiled(r"Licensed\s").match(str(criterion.get("name")))
    if criterion.kind == "license" and (_is_row(criterion) or holder):
        return filled, 0  # or somebody who has it: "Licensed plumber"
    return filled, len(str(criterion.get("field") or criterion.get("name") or criterion.get("times") or ""))
