"""Which part of a posting each block stands in: requirements, duties, benefits ..., by its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from bot.postings.document import HEADING, ITEM, LINE, Block, Led
from bot.postings.patterns import compiled
from bot.postings.phrases import PhraseSet, compile_any
from bot.postings.vocabulary import load

SECTIONS = (
    "preferred",
    "eeo",
    "benefits",
    "about",
    "apply",
    "physical",
    "requirements",
    "summary",
    "duties",
    "schedule",
    "place",
)
"""In the order in which a heading is tried against them."""

_ABOUT_A_NAME = compiled(
    r"(?:About|Meet|(?:Who|What) [Ii]s) (?!You|Your|This|The|It|Me)"
    r"[A-Z][\w&'’.]*(?: (?:of |and |& )?[A-Z][\w&'’.]*){0,4}\??"
)
"""A heading over what an employer says of itself: "About Siemens", "Who is Siemens?"."""
_SPAN_ONE_BLOCK = "place"
_SPEAK_ON = ("requirements", "duties")
"""Sections that a label in capitals opens for the paragraphs below its own."""
ASKING = ("requirements", "preferred")
_KEPT_BY_MINOR_HEADINGS = frozenset(("requirements", "preferred", "duties", "benefits", "physical", "eeo"))


@cache
def _pattern(section: str) -> PhraseSet:
    return compile_any(tuple(load("sections")[section]["phrases"]))


def _unless(section: str, heading: str) -> bool:
    """Whether a heading only looks as if it opened a section: "Who should apply" is not about how to apply."""
    words = load("sections")[section].get("unless")
    return bool(words and compile_any(tuple(words)).search(heading))


def _shorter(word: str) -> set[str]:
    """A word, and the word without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def _spellings() -> dict[str, str]:
    """The long words of headings, by what is left when a letter is missing."""
    return {short: word for word in load("sections")["spelling"]["words"] for short in _shorter(word)}


_LONGEST_HEADING = 60


@lru_cache(maxsize=4096)
def _spelled(heading: str) -> str:
    """A heading with its long words as they are spelled, where a letter is wrong: "Prefferred Qualifcations"."""
    if len(heading) >= _LONGEST_HEADING:
        return heading
    words = heading.split(" ")
    for at, word in enumerate(words):
        if len(word) > 7 and word.isalpha() and word.lower() not in load("sections")["spelling"]["words"]:
            meant = {_spellings()[short] for short in _shorter(word.lower()) if short in _spellings()}
            meant = {known for known in meant if known[-1] == word[-1].lower()}  # "requires" is not "required"
            words[at] = min(meant).capitalize() if meant else word
    return " ".join(words)


@lru_cache(maxsize=4096)
def section_of(heading: str) -> str:
    """The section that a heading opens, or "" when it names none."""
    words = heading.strip().rstrip(":").strip()
    words = _spelled(words)
    if compiled(r"\brequired\b.*\bpreferred\b|\bpreferred\b.*(?<!not )\brequired\b", re.I).search(words):
        return "requirements"
    if words.lower() in load("sections")["preferred"]["alone"]:
        return "preferred"
    hits = [(section, _pattern(section).search(words)) for section in SECTIONS]
    found = [(section, hit) for section, hit in hits if hit and not _unless(section, words)]
    if not found:
        return "about" if _ABOUT_A_NAME.fullmatch(words) else _speaks_to_applicants(words)
    names = {section for section, _ in found}
    if "physical" in names and compiled(r"(?i)physical (?:therap|educat|security|science)").search(words):
        found = [(section, hit) for section, hit in found if section != "physical"]
        names.discard("physical")
        if not found:
            return _speaks_to_applicants(words)
    if "preferred" in names and compiled(r"\bnot\b").search(words):
        names.discard("preferred")
    if (
        "requirements" in names
        and names & {"duties", "summary"}
        and compiled(r"\brequire|qualific|skill|experience|looking", re.I).search(words)
    ):
        return "requirements"
    if {"requirements", "place"} <= names and compiled(r"(?i)travel|location").match(words):
        return "requirements"
    return found[0][0]


def _speaks_to_applicants(heading: str) -> str:
    """The section of a heading in an employer's own words, when it speaks to the applicant; "" when it does not."""
    if not compiled(r"(?i)\byou\b|\byou['’]|\bcandidates?\b|\bapplicants?\b|\bfit\b").search(
        heading
    ) or heading.endswith("?"):
        return ""
    if compiled(r"(?i)\b(?:also have|extra|even better|might also|stand ?out|love it if|may also)\b").search(heading):
        return "preferred"
    if compiled(r"(?i)\bif you(?:['’](?:re|ve)| are| have)?\W*$").search(heading):
        return "requirements"
    if compiled(r"(?i)\b(?:get|enjoy|receive|love|expect|grow|learn|offer|gain|join|why)\b").search(heading):
        return "benefits"
    if compiled(r"(?i)\b(?:do|doing|work|own|build|lead|make|help|achieve|spend)\b").search(heading):
        return "duties"
    return "requirements"


def names_a_section(line: str) -> bool:
    """Whether a short line without a full stop is nothing but a section's heading."""
    words = line.strip().rstrip(":").strip()
    if not words or not words[0].isupper() or compiled(r"\d|,$").search(words):
        return False
    words = _spelled(words)
    section = section_of(words)
    if section == "about" and _ABOUT_A_NAME.fullmatch(words):
        return True
    if compiled(r"[\w ’'&]+(?:/[\w ’'&]+)+").fullmatch(words) and all(
        part and section_of(part) for part in words.split("/")
    ):
        return True
    how_much = compiled(r"(?i)\s*\((?:required|preferred)\)$").search(words)
    if not section or (how_much and not is_all_heading(words[: how_much.start()])):
        return False  # "NIMS (Preferred)" and "Driver's License (Required)" are items, "Skills (Preferred)" a heading
    titled = all(word[0].isupper() or len(word) < 4 for word in words.split())
    naming = (section, "requirements") if section == "preferred" and titled else (section,)
    covered = len({at for name in naming for match in _pattern(name).finditer(words) for at in range(*match.span())})
    bare = compiled(r"(?i)\b(?:and|or|of|the|our)\b|[&/,]").sub("", words)
    demand = compiled(r"(?i)\b(?:experience|licen[sc]e|certification|required|preferred|plus|diploma|degree)$").search(
        words
    )
    if compiled(r"(?i)must have \w").match(words) or covered < (
        0.9 * len(" ".join(bare.split())) if demand else 0.5 * len(bare)
    ):
        return False  # "CPR certification" and "Weekends required" are demands, "Certifications" is a heading
    return bool(compiled(r"[A-Z][\w'’&/, ()-]*").fullmatch(words))


def is_all_heading(words: str) -> bool:
    """Whether words are a section's heading and name nothing besides."""
    section = section_of(words)
    return bool(section) and sum(len(m.group()) for m in _pattern(section).finditer(words)) >= 0.75 * len(words)


_TAILED = compiled(r"\s[-–—|]\s|,\s|\(")
"""What parts a job from its hours in a heading."""


def names_a_position(line: str) -> bool:
    """Whether a heading is a job with its hours behind it: "Lab Technician, 2nd shift", "Cook (part time)"."""
    from bot.postings.title_words import ends_like_a_job

    head, mark, tail = (
        compiled(r"(\s[-–—|]\s|,\s|\s?\()").split(line, maxsplit=1) if _TAILED.search(line) else (line, "", "")
    )
    words = head.split()
    if not mark or not 1 <= len(words) <= 7 or not words[0][:1].isupper() or names_a_section(tail.strip(" ()")):
        return False
    if mark != ", " and section_of(line) == "schedule" and not section_of(head):
        return True
    return ends_like_a_job(head) and not compiled(
        r"(?i)\b(?:experience|must|require\w*|licenses?|licensing|certifications?|certificates?|for)\b"
    ).search(head)


def _own_label(line: str) -> tuple[str, str] | None:
    """The section of a line that carries its own label: "Education: a bachelor's degree"."""
    match = compiled(r"([A-Z][\w'’/&(), -]{2,45}?)\s?:(?:\s+\S|[A-Z])").match(line) or compiled(
        r"([A-Z][A-Z'’&/, ]{3,45}[A-Z])\s[-–—]\s"
    ).match(line)
    if not match or not names_a_section(match.group(1)):
        return _opening_sentence(line)
    return section_of(match.group(1)), match.group(1)


def _opening_sentence(line: str) -> tuple[str, str] | None:
    """The section of a paragraph whose first sentence says that demands follow: "Here is what we are after. ..."."""
    match = compiled(r"([A-Z][a-z'’]+(?:\s[\w'’]+){2,7})[.]\s(?=\S)").match(line)
    if not match or not names_a_section(match.group(1)) or section_of(match.group(1)) not in ASKING:
        return None
    return section_of(match.group(1)), match.group(1)


def _list_under(line: str) -> str:
    """What a list is that a sentence introduces: "The ideal candidate will have the following:"."""
    last = compiled(r"[.!?]\s").split(re.sub(r"\W+$", "", line))[-1] + ":"
    if len(last.split()) > 30:
        return ""
    if compiled(r"(?i)\b(?:prefer\w*|desir\w*|a plus|nice to have|bonus|ideally)\b").search(last):
        return "preferred"
    if compiled(
        r"(?i)\b(?:candidates?|applicants?|you|someone|person|people|those|individuals?|incumbent)\b[^:]{0,60}\b(?:must|should|"
        r"need|have|has|possess\w*|"
        r"meets?|be able|bring|hold)\b(?!.*\b(?:duties|responsib))|\b(?:require[sd]?|requirements?|must have|"
        r"qualifications?)\b[^:]{0,70}:$"
    ).search(last):
        return "requirements"
    return ""


_LINE_OF_A_LIST = 160
_LEADS_A_LIST = compiled(r"(?i)(?::\W*|\b(?:the following|as follows)[-–—;.]?|\b(?:requires|includes?|must have))\s*$")
_SEEKS = compiled(
    r"(?i)(?:we(?:['’](?:re|d)| are| would)?\s(?:also\s)?(?:like|love|looking|seeking|seek|need|want|hope|prefer)|"
    r"(?:the |our |an? )?(?:ideal|successful|right|best|strong) (?:candidate|applicant|person)|applicants?|candidates?|"
    r"you (?:should|must|need|have|are))\b"
)
"""How a paragraph begins that tells whom the employer seeks."""


def _goes_on_as_a_list(block: Block) -> bool:
    """Whether a line without a bullet may stand in a list: a few words, and no sentence."""
    return block.kind == LINE and len(block.text) < _LINE_OF_A_LIST and block.text[-1] not in ".!?:"


def mark_sections(blocks: Iterable[Block]) -> None:
    """Sets `section` and `heading` of every block from the headings before it."""
    section, heading, major = "", "", ""
    listed = ""
    duties = led_by_a_line = False
    led = Led()
    for block in blocks:
        if led.ends_at(block):
            listed, led = "", Led()
        if listed and (block.kind == ITEM or (led_by_a_line and _goes_on_as_a_list(block))):
            block.section, block.heading = listed, heading
            continue
        listed = _list_under(block.text) if block.kind != HEADING and _LEADS_A_LIST.search(block.text[-20:]) else ""
        led_by_a_line, led = bool(listed) and block.kind == LINE, Led(block.depth if listed else 0)
        if block.kind != HEADING:
            own = _own_label(block.text)
            if own and block.kind != ITEM:
                listed = listed or own[0]
                if own[1].isupper():  # "QUALIFICATIONS: the following are needed." speaks for what comes after
                    section, heading = own if own[0] in _SPEAK_ON else ("", "")
                    major = section
            block.section, block.heading = own or (section, heading)
            duties = block.section == "duties" and (duties or block.kind == ITEM)
            told = duties or block.section in ("benefits", "about")
            if told and block.kind != ITEM and _SEEKS.match(block.text):
                section = block.section = ""  # a paragraph about the one who is sought ends what was told before it
            if section == _SPAN_ONE_BLOCK and major != _SPAN_ONE_BLOCK and block.kind != ITEM:
                section = major
            continue
        named = "" if names_a_position(block.text) else section_of(block.text)
        minor = block.level >= 7 and block.text.rstrip().endswith(":")
        if named == _SPAN_ONE_BLOCK and minor:
            section = named
        elif named:
            section = major = named
        elif minor and major in _KEPT_BY_MINOR_HEADINGS:
            section = major
        else:
            section = major = ""
        heading = block.text
        block.section, block.heading = section, heading


_FOR_SOME = compiled(
    r"(?i)\W*(?:(?:for|if|an?|both|all|each|every)\s|(?:other|misc\w*|additional|general|basics?|logistics|notes?)\b)|"
    r".*\b(?:I{1,3}|IV|V|\d)\W*$"
)
"""How a heading is that only says for whom its list is, or nothing: "For helpers:", "Engineer II:", "Other"."""


def doubtful_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of headings that name no section and stand somewhere behind a list of demands.

    They may be a part of the demands ("People and projects") or wishes in words of the employer's own ("Our dream
    list"); one word ("Technical") is a part.
    """
    found: set[int] = set()
    asked = False
    for number, block in enumerate(blocks):
        if block.kind != HEADING:
            continue
        section = section_of(block.text)
        asked = asked or section == "requirements"
        subject = " " not in block.text.strip() or _FOR_SOME.match(block.text) or names_a_position(block.text)
        if asked and not section and not subject:
            found.add(number)
    return frozenset(found)
