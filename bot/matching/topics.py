"""What a message speaks of: whether its subject is the asked one's or plainly another kind's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.matching import vocabulary
from bot.matching.degrees import named_levels
from bot.matching.kin import stance
from bot.matching.message import Message
from bot.matching.naming import names
from bot.matching.occupations import kinds
from bot.matching.polarity import polarity, telling
from bot.matching.schools import school
from bot.matching.shares import by_part
from bot.matching.work_fields import closeness
from bot.screening.criterion import Criterion
from bot.screening.reading import Reading

_SUBJECTS = """
    length experience never_done education share availability license certified certification language
    work_authorization minimum_age physical location transport background_check drug_test assessment clearance skill
""".split()
"""Groups of the vocabulary that stand for a kind; "length" is a length of time, "share" a part of the working time."""
_SHARES = frozenset({"field_time", "travel"})
_KINDRED = {
    kind: frozenset(others.split())
    for kind, others in {
        "license": "length minimum_age transport certification certified skill assessment",
        "certification": "length license skill assessment",
        "clearance": "length background_check",
        "skill": "length experience never_done assessment certified",
        "language": "length minimum_age location work_authorization experience certified certification education",
        "experience": "length never_done share availability skill",
        "education": "certification certified",
        "field_time": "travel transport location availability experience",
        "travel": "field_time transport location availability experience",
        "availability": "length experience",
        "work_authorization": "location minimum_age clearance background_check",
        "minimum_age": "length experience education license availability work_authorization",
        "physical": "length availability experience skill minimum_age transport",
        "location": "transport length availability",
        "transport": "location license length",
        "background_check": "drug_test assessment clearance license",
        "drug_test": "background_check assessment length experience",
        "assessment": "drug_test skill availability",
        "other": "length skill",
    }.items()
}
"""Subjects that people speak of when they answer a question of another kind."""
_HAVING = frozenset("license certification clearance education skill work_authorization minimum_age experience".split())
"""Kinds that ask what somebody has or is: being willing is no answer to them."""
_CONSENTS = frozenset("background_check drug_test assessment".split())
_DONE = frozenset("skill language experience license".split())
"""Kinds that ask for something one does: "every day" is a yes to them."""
_LIST = re.compile(r"[a-z/-]+(?: [a-z/-]+)?(?:,? (?:and|plus|y) |/)[a-z/-]+(?: [a-z/-]+)?[.! ]*")
"""Two kinds of a thing and nothing else: "electric and manual"."""
_HOLLOW = tuple(
    f".{end}"
    for end in """
    yes no named holds uses strong all_agreed some_refused none below exact about at_least at_most range some percent
    near pounds age old_enough year_of_birth soon agrees clean lapsed field enough unfinished fluent spoken able number
    has onsite elsewhere level unit more_out most less grown early revoked pending not_before failed half
    """.split()
)
"""Ends of rules that read words and numbers which people also use of other things."""
_MERE_YES = (".yes", ".agrees", ".enough")
_STATES = (".lapsed", ".pending", ".not_before", ".revoked", ".early")
"""Ends of rules that read what became of a paper: only the papers of another kind are meant otherwise."""
_PAPERS = frozenset({"education", "clearance", "work_authorization", "license", "certification"})
_BESIDE_PAPERS = frozenset({"location", "experience"})
"""Where a paper was issued and who paid for it are told with it."""
_OF_PAPERS = tuple(f"{kind}.{end}" for kind in ("license", "certification", "clearance") for end in ("named", "holds"))
_HELD = frozenset(
    """
    license certification clearance education skill work_authorization transport other assessment background_check
    drug_test
    """.split()
)
"""Kinds that ask for things one can have one of."""
_NUMBERS = (".pounds", ".percent", ".age", ".near", ".range", ".about", ".less", ".most", ".exact")
_BY_NUMBERS = ("physical", "minimum_age", "availability")
"""Kinds on which a length of time or a job is seldom a refusal."""
_MOST_WORDS_BESIDE = 2
_ABBREVIATION = re.compile(
    r"(?<![\w-])(?!(?:OT|AM|PM|US|USA|LOL)\b)[A-Z]{2,6}(?![\w-])(?=.*[a-z\d])|(?<=[a-z] )[A-Z]{2,6}(?!\w)"
)
"""Letters that may be the name of a paper nobody knows."""


def about(message: Message) -> frozenset[str]:
    """The kinds whose subject a message plainly speaks of; "length" where it gives a length of time."""
    return _about(message.numeric, message.text, message.languages)


@lru_cache(maxsize=1024)
def _about(numeric: str, text: str, languages: tuple[str, ...]) -> frozenset[str]:
    found = {subject for subject in _SUBJECTS if _speaks_of(subject, numeric)}
    if "share" in found:
        found = (found - {"share"}) | _SHARES
    if _degree().search(numeric):
        found.add("education")
    if "length" in found and kinds(text, languages).titles:
        found.add("experience")
    return frozenset(found)


def _speaks_of(subject: str, numeric: str) -> bool:
    return _said(f"about.{subject}", numeric)


def _said(group: str, text: str) -> bool:
    """Whether a text has words of a group in any language."""
    return next(vocabulary.every(group, text, vocabulary.LANGUAGES), None) is not None


@cache
def _degree() -> re.Pattern[str]:
    levels = vocabulary.topic("en", "education")["levels"]
    return vocabulary.whole_words(
        [one for level in ("doctorate", "bachelor", "bachelor_by_school") for one in levels[level]]
    )


def in_doubt(criterion: Criterion, message: Message, reading: Reading) -> str | None:
    """Why a clear reading rests on nothing that was said of the asked thing, as the end of a rule; None when it does.

    Only rules that rest on words of any subject are doubted. A message with a yes or no of its own answers the
    question, whatever it goes on to tell.
    """
    rule = reading.rule.removesuffix(".corrected")
    if reading.result == "unclear":
        return None
    if criterion.kind not in _HELD and _said("about.one_held", message.numeric) and not _counts_one(criterion, message):
        return "about_one"
    if not rule.endswith(_HOLLOW) or _said("about.own_word", message.text):
        return None
    spoken = about(message)
    if criterion.kind in spoken or (criterion.kind == "certification" and "certified" in spoken):
        return None
    if rule.endswith(".lapsed") and _tells_of_a_job(criterion, message):
        return "about_experience"
    if _of_the_asked(criterion, message, rule):
        return None
    near = _near(criterion.kind, rule)
    if reading.result == "not_met" and (criterion.kind in _BY_NUMBERS or _no_field(criterion, reading)):
        near -= {"length", "skill", "experience"} if "length" in spoken else {"skill"}
    if rule.endswith(_STATES) and not message.has("about.paper", "about.of_it"):
        near -= {"experience"}
    if criterion.kind == "availability" and kinds(message.text, message.languages).titles:
        near |= {"length"}
    if criterion.kind in _SHARES and "percent" in reading.value:
        near |= {"length"}
    if criterion.kind in _PAPERS and message.has("about.paper"):
        near |= _BESIDE_PAPERS
    if rule.endswith(_OF_PAPERS) and message.has("about.of_it"):
        near |= {"availability"}
    foreign = spoken - near - _asked(message.about)
    if foreign:
        return f"about_{min(foreign)}"
    of_a_time = criterion.kind in _SHARES and by_part(message)
    if rule.endswith(_NUMBERS) and not of_a_time and _of_other_things(criterion.kind, message):
        return "other_number"
    if rule.endswith(_OF_PAPERS) and not _of_a_paper(criterion, message):
        return "unnamed"
    if rule == "skill.named" and not (message.has("about.doing", "about.of_it") or _LIST.fullmatch(message.text)):
        return "unnamed"
    if criterion.kind == "experience" and "years" in reading.value and _only_days(message.text):
        return "about_days"
    if rule.endswith(".no") and criterion.kind in _HAVING and message.has("about.unwilling"):
        return "unwilling"
    return "willing" if _only_willing(criterion, message, rule) else None


def _counts_one(criterion: Criterion, message: Message) -> bool:
    """Whether one year is meant: the figure 1, where years are asked for, stands for no paper ("No I have 1")."""
    return criterion.kind == "experience" and re.search(r"(?<![\d.])1(?!\d)", message.text) is not None


def _tells_of_a_job(criterion: Criterion, message: Message) -> bool:
    """Whether the years from and to are those of some work, and of no paper that is named."""
    told = _said("about.span_of_work", message.text) and not message.has("about.paper")
    return told and not names(str(criterion.get("name") or ""), message)


def _no_field(criterion: Criterion, reading: Reading) -> bool:
    """Whether schooling is read from its length alone: "2 yrs amazon, pick and stow"."""
    return criterion.kind == "education" and "field" not in reading.value


def _only_days(text: str) -> bool:
    """Whether days are all the time there is: notice or the rhythm of a week, seldom the length of work."""
    return _said("about.days", text) and not _said("about.longer_than_days", text)


def _of_a_paper(criterion: Criterion, message: Message) -> bool:
    """Whether anything is said that is said of papers, or that names one or may be the name of one."""
    return (
        message.has("about.paper", "about.of_it")
        or _ABBREVIATION.search(message.raw) is not None
        or stance(str(criterion.get("name") or ""), message, "paper") is not None
    )


def _of_other_things(kind: str, message: Message) -> bool:
    """Whether every number of a message counts something else: "VP for eight, director for six" said of a weight."""
    if kind != "experience" and kinds(message.text, message.languages).titles:
        return re.search(r"\d", message.numeric) is not None
    left = message.only(message.numeric).without("about.other_unit")
    if kind == "physical":
        left = left.without("about.weight_of_none")
    return re.search(r"\d", message.numeric) is not None and re.search(r"(?<![a-z])\d", left.text) is None


def _near(kind: str, rule: str) -> frozenset[str]:
    """The subjects beside which an answer that `rule` read may still be one."""
    near = _KINDRED.get(kind, frozenset())
    if rule.endswith(_STATES):
        return near | (frozenset(_SUBJECTS) | _SHARES) - _PAPERS
    if (rule.endswith(_MERE_YES) and kind not in _DONE and kind != "physical") or (
        kind == "availability" and rule.endswith(".all_agreed")
    ):
        return near - {"length"}
    return near | {"length"} if rule.endswith((".unfinished", ".below", ".no")) else near


def _only_willing(criterion: Criterion, message: Message, rule: str) -> bool:
    """Whether the only yes is one to what may be asked of somebody: "days are perfect" to one about a licence."""
    if criterion.kind not in _HAVING | _CONSENTS or not rule.endswith(_MERE_YES):
        return False
    rest = message if criterion.kind in _CONSENTS else message.without("about.willing")
    if criterion.kind not in _DONE:
        rest = rest.without("about.frequency")
    return rest.text != message.text and not polarity(rest).yes and len(telling(rest)) <= _MOST_WORDS_BESIDE


@lru_cache(maxsize=512)
def _asked(own: str) -> frozenset[str]:
    """The kinds that the criterion's own words speak of."""
    return about(Message.of(own))


def _of_the_asked(criterion: Criterion, message: Message, rule: str) -> bool:
    """Whether the message has one of the asked thing's own words, or speaks of it without its name."""
    if criterion.kind == "experience":
        field = str(criterion.get("field") or "")
        return message.has("about.work_done") or _in_its_line(field, message)
    if criterion.kind in _CONSENTS and message.has("about.consenting"):
        return True
    if criterion.kind == "education" and {"master", "doctorate"} & set(named_levels(message)):
        return True
    if criterion.kind == "education" and school(message.text) is not None:
        return not about(message) & {"license", "experience"}
    if criterion.kind in ("skill", "availability") and not rule.endswith(_MERE_YES) and message.has("about.of_it"):
        return True
    asked = str(criterion.get("name") or criterion.get("text") or "")
    if criterion.kind == "skill" and stance(asked, message) == "shown":
        return True
    if criterion.kind == "license" and _in_its_line(
        "truck driving" if _said("about.driving_paper", asked.lower()) else asked, message
    ):
        return True
    return bool(asked) and names(asked, message)


def _in_its_line(work: str, message: Message) -> bool:
    """Whether the message speaks of some kind of work or of one beside it."""
    return closeness(work, message.text, message.languages) in ("same", "wide", "near")
