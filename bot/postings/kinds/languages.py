"""Languages the applicant must speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.postings.found import Found
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.lexicon import Hit, lexicon
from bot.postings.patterns import compiled
from bot.postings.phrases import Guarded
from bot.postings.sentences import Sentence

_CUE = compiled(
    (
        r"\b(?:bi-?lingual|multi-?lingual|trilingual|fluen\w+|speak\w*|spoken|read|write|written|"
        r"language|languages|basic|proficien\w+|conversational|understand\w*|communicat\w+|verbal|translat\w+|"
        r"interpret\w+|literate|literacy|oral|helps|know|knew|hablas?|se habla|parlez|chat|talk|"
        r"converse\w*|knowledge of|plus|asset|helpful|useful|preferred|desired|beneficial|bonus|command|"
        r"advantage|advantageous|skills?|ability|goes a long way|go a long way|nice|great|welcome)\b"
    ),
    re.I,
)
_BILINGUAL = Guarded(
    "bi bilingual multi multilingual",
    r"\b(?:bi-?lingual|multi-?lingual)\b"
    r"(?!\s(?:certificat|endorse|educat|program|teacher|classroom|position|pay\b|stud|material|school))",
)
_ANOTHER = Guarded(
    "language languages",
    r"(?:\b(?:proficien\w+|fluen\w+|knowledge|command|speak\w*|conversant|converse|ability)\s"
    r"(?:in\s|of\s|to speak\s)?(?:at least\s)?(?:an?\s)?"
    r"|^(?=(?:\w+\s){1,4}languages?\s(?:skills?\s)?"
    r"(?:is|are|would be|considered|an?|preferred|desired|desirable|helpful)\b))"
    r"(?P<name>(?:an\s?other|(?:one )?other|(?:second|third|foreign|additional)|more than one)\s"
    r"(?:foreign\s|spoken\s)?languages?)\b(?!,?\s(?:such|like|e\.g)|\s?[(:])",
)
"""A language of which only the number is told: "proficiency in other languages"."""
_WHO_ARE = compiled(r"(?:(?:,\s|\s(?:and|&)\s)\w+)?\s(\w+)")
"""Behind such a word, those who are so: "multilingual and multicultural communities"."""
_NOT = compiled(
    r"(?i)\b(?:english (?:teacher|language arts|literature|degree|major|muffin|department|composition)|"
    r"(?<!near-)(?<!near )native(?![ -](?:like|level)|(?:\s(?:or|and)\s|/)(?:near|fluent|bilingual)|\sspeakers?)|"
    r"french fries|degree in|major in|bachelor|chinese (?:restaurant|food|market)|american "
    r"sign language interpreter services|language assistance|free of charge)\b"
)

_LEVEL = r"(?:upper[- ])?(?:advanced|intermediate|native|near-native|mother tongue|[ABC][12])(?:[- ]level)?"
_LEVEL_BEFORE = compiled(rf"(?i)\b{_LEVEL}\s(?:(?:in|of)\s)?(?:(?:written|spoken|oral)\s(?:(?:and|or|&)\s)?)*$")
_LEVEL_BEHIND = compiled(
    rf"(?i)(?:\slanguage)?(?:\s\([^()]{{1,30}}\))?\s?(?:[:–(-]|at|to|,)\s?(?:(?:an?|level)\s)*{_LEVEL}\b"
)
_ENDS_NAME = compiled(
    r"(?i)\W*$|\s?[,;.()/]|\s(?:and|or|is|are|required|preferred|skills?|level|language|proficiency|speakers?)\b"
)
"""Behind a language that is none of a class, a people or a kitchen."""
_INVITED = compiled(r"(?i)\b(?:encouraged|welcome\w*|invited) to apply\b")
"""An invitation asks for nothing: "multilingual speakers are encouraged to apply"."""


def find(sentence: Sentence) -> Iterator[Found]:
    """One criterion a language; "bilingual" alone is one without a name."""
    text = sentence.text
    bilingual = _bilingual(text)
    hits = [hit for hit in lexicon("languages").find(text) if not (_of_a_country(text, hit) or _of_others(text, hit))]
    if not bilingual and not (hits and (_CUE.search(text) or _bare(sentence, hits) or _levelled(text, hits))):
        return
    if _NOT.search(text) or (not hits and _INVITED.search(text)):
        return
    level = (
        "fluent"
        if compiled(r"(?i)\bfluen").search(text)
        else "conversational"
        if compiled(r"(?i)conversational").search(text)
        else None
    )
    named = [h for h in hits if not (bilingual and h.term.name.lower() == "english" and len(hits) > 1)]
    for hit in named:
        if hit.term.name == "English" and not (
            _asks_for_english(text) or _bare(sentence, hits) or _levelled(text, [hit])
        ):
            continue
        details: dict[str, object] = {"name": " ".join(word[0].upper() + word[1:] for word in hit.term.name.split())}
        if level:
            details["level"] = level
        spoken = compiled(r"(?i)\b(?:speak\w*|fluen\w+|conversational)\b").search(text)
        yield Found("language", hit.start, hit.end, details, strong=bool(bilingual or spoken))
    if bilingual and not named:
        another = bilingual.groupdict().get("name")
        held = "hedged" if another else ""  # which one the posting leaves open, and often whether
        details = {"name": another or "bilingual"}
        yield Found("language", bilingual.start(), bilingual.end(), details, strong=True, required=held)


def _bilingual(text: str) -> re.Match[str] | None:
    """The word that asks for two languages, unless it says what others are: "a diverse, multilingual population"."""
    for match in _BILINGUAL.finditer(text):
        people = _WHO_ARE.match(text, match.end())
        if people is None or people.group(1).lower() not in words_of("languages", "of_others", "who_are"):
            return match
    return _ANOTHER.search(text)


def _of_a_country(text: str, hit: Hit) -> bool:
    """Whether the name says where something comes from: "French cooking", "Thai massage"."""
    after = compiled(r"\s(\w+)").match(text, hit.end)
    return after is not None and after.group(1).lower() in words_of("languages", "of_a_country", "after")


def _of_others(text: str, hit: Hit) -> bool:
    """Whether others speak it, and nothing says that one must speak with them: "serve Spanish-speaking families"."""
    people = compiled(r"[\s-]speaking\s([a-z]+)").match(text, hit.end)
    return (
        people is not None
        and people.group(1) in words_of("languages", "of_others", "people")
        and not phrases("languages", "of_others", "spoken_with").search(text)
    )


def _bare(sentence: Sentence, hits: list[Hit]) -> bool:
    """Whether a line is a language and how much it is wanted, nothing else: "Spanish (Preferred)", "ASL a plus"."""
    if sentence.section not in ("requirements", "preferred"):
        return False
    rest = sentence.text
    for hit in hits:
        rest = rest.replace(sentence.text[hit.start : hit.end], "")
    return not compiled(
        r"(?i)\b(?:and|or|required|preferred|an?|is|plus|desired|helpful|help|big|huge|great|must|language|asset|kitchen|job-?site|shop|medical|some|basic|working)\b|\W"
    ).sub("", rest)


def _levelled(text: str, hits: list[Hit]) -> bool:
    """Whether a level stands beside a language: "Advanced French", "English: C1"."""
    return any(
        _LEVEL_BEHIND.match(text, hit.end)
        or (_LEVEL_BEFORE.search(text[: hit.start]) and _ENDS_NAME.match(text, hit.end))
        for hit in hits
    )


def _asks_for_english(text: str) -> bool:
    """English as a language to be able to speak or read, not "excellent English communication skills" as praise."""
    return bool(
        compiled(
            r"(?i)\b(?:reads?|speaks?|understands?|writes?|fluen\w+|proficien\w+|bi-?lingual|conversational|literate|"
            r"command(?:\s(?:and|&)\s\w+)?\sof|write|communicat\w+ in)\b[\w\s,/&()-]{0,60}"
            r"\benglish\b|\benglish\b[\w\s,/()-]{0,25}\b(?:fluen\w+|"
            r"proficien\w+|required|language|level|speaking|speaker)|"
            r"\b(?:basic|functional|working|conversational|intermediate|professional)\s(?:knowledge of\s)?english\b"
        ).search(text)
    )
