"""Words of job titles: whether a text reads as one, and a title without stray marks."""

from __future__ import annotations

from functools import lru_cache

from bot.postings.kinds.tails import phrases, words_of
from bot.postings.patterns import compiled
from bot.postings.place_spans import only_a_place
from bot.postings.sections import names_a_section, section_of

_SHIFT = compiled(
    r"(?i)[\s,–-]+(?:\(.*\)|(?:1st|2nd|3rd|first|second|third|night|day|evening|overnight)\s+shift.*|"
    r"(?:full|part)[\s-]time.*|per diem|prn|level\s+\d+|[IVX]+|\d+)\s*$"
)
_NOT_TITLES = compiled(
    r"(?i)^(?:open positions?$|about|why|who|what|our|join|open positions?|welcome|jobs?(?! (?:coach|developer))|we|"
    r"you|your|how|the|this|are|is|seeking|looking|thank|thanks|apply|click|"
    r"company(?! (?:driver|manager|clerk|nurse|dancer))|"
    r"benefits(?! (?:analyst|specialist|coordinator|manager|administrator|advisor|counselor|director|clerk))|"
    r"please|come|great|now hiring!?|"
    r"employment(?: (?:at|with|opportunit\w+))?$|careers?(?: (?:at|with|opportunit\w+))?$|employment (?:at|with)|"
    r"careers? (?:at|with)|(?:current|open) (?:openings|positions|jobs|opportunities)|"
    r"(?:(?:job|vacancy|employment|position|recruitment) )?(?:posting|announcement|notice|vacancy|"
    r"vacancies|opportunity|openings?)$)\b"
)
_SAYS_WHO_HIRES = compiled(
    r"(?i)\w\s(?:needs|seeks|wants|looking for|(?:is|are|now) hiring|hiring (?:an?|two|three|several))\s"
)
_CALL = compiled(
    r"(?i)^(?:now hiring|hiring|help wanted|job opening|position|wanted|urgent|open position|opening|vacancy)"
    r"\s?[:!–-]+\s*"
)
_BOARDS = compiled(
    r"\s(?i:jobs?(?:\sin\s.*)?|search|recruitment|vacancy|opening|position available|(?:job\s)?description|"
    r"apply\snow.*|save\sjob)$"
)
"""What a job board writes behind a title: "Cashier Job in Houston", "Cashier Description"."""
_BRACKET_FIRST = compiled(r"^\([^()]*\)\s+(?=[A-Z])|\(\W*\)\s*")
"""A remark before a title, or brackets around nothing."""
_KEYWORDS = 4
"""So many dashes make a line of words to be found by."""
_ASKED = compiled(r"[^?:]{2,40}\?\s+")
"""A question before a title: "Night owl? Overnight Pharmacist"."""
_COMPOUNDS = ("ologist", "ographer", "therapist", "technician", "maker", "iatrist")
"""Nouns that others end in: "Hydrogeologist", "Snowmaker"."""
_BUILT = compiled(r"[a-z]{3,}(?:er|or|ist|ian|man|woman|person|eer|smith|wright)s?")
_WANTED = compiled(
    r"(?i)(?<=\w)\s(?:wanted|needed)(?:(?:\s(?:now|asap|immediately|today))?(?:\W*$|[!.]+\s.*)|\s(?:for|at|in)\s.*)"
)


def bare_job(text: str) -> str:
    """A line without the words that only call for applicants: "BARISTAS WANTED", "POSTING: Cook"."""
    label, colon, job = text.partition(": ")
    announced = words_of("header", "labels", "title") | words_of("header", "titles", "announcements")
    if colon and label.lower() in announced:
        text = job
    asked = _ASKED.match(text)
    if asked and ends_like_a_job(text[asked.end() :]):
        text = text[asked.end() :]
    return _BOARDS.sub("", _WANTED.sub("", _CALL.sub("", text)))


def _without_trail(text: str) -> str:
    """A title without the pages that lead to it: "Careers / Openings / Millwright", "Home > Jobs > Cook"."""
    *pages, last = compiled(r"\s[>»›/]\s").split(text)
    return last if pages and (">" in text or "»" in text or "›" in text or no_title(pages[0])) else text


def clean_title(text: str) -> str:
    """A title in one line without stray marks."""
    text = compiled(r"\.\.+").sub(".", " ".join(text.split())).strip(" :-–*|,")
    text = _without_trail(text)
    text = bare_job(_BRACKET_FIRST.sub("", text))
    head, *pieces = compiled(r"(\s[-–—|]\s|\s?\()").split(text)
    kept = head
    for mark, piece in zip(pieces[::2], pieces[1::2], strict=True):
        placed = mark.endswith("(") and only_a_place().fullmatch(piece.rstrip(")"))
        if not (placed or piece.rstrip(")").isdigit() or phrases("header", "titles", "extras").search(piece)):
            kept += mark + piece
    return kept.strip(" :-–*|,!")


@lru_cache(maxsize=2048)
def ends_like_a_job(text: str) -> bool:
    """Whether a short text reads as a job title: its head ends in a job's noun."""
    text = text.strip()
    heads = [
        compiled(r"\s[-–—|]\s|\s?\(|,|/|\bfor\b|\bat\b|\bin\b|\bto the\b|\bto our\b").split(text)[0],
        compiled(r"(?<=[a-z])-(?=[A-Z])").split(text)[0],
        text,
        _SHIFT.sub("", text),
    ]
    for head in heads:
        words = compiled(r"[\w'’]+").findall(_SHIFT.sub("", head))
        if words and (is_job_noun(words[-1]) or is_pair(" ".join(words[-2:]))):
            return True
    return bool(
        compiled(r"(?i)(?:\w+\s)?(?:director|manager|head|vp|vice president|chief|dean|coordinator)(?:,| of)\s").match(
            text
        )
    )


def is_pair(words: str) -> bool:
    """Whether two words are a job, though the last alone is none: "mail carrier"."""
    return words.lower().removesuffix("s") in words_of("header", "jobs", "pairs")


@lru_cache(maxsize=8192)
def ends_pairs(word: str) -> bool:
    """Whether a word is the last of a job of two words."""
    return word.lower().removesuffix("s") in {pair.split()[-1] for pair in words_of("header", "jobs", "pairs")}


def is_job_noun(word: str) -> bool:
    """Whether a word is the noun that a job's name ends with, or its plural."""
    nouns = words_of("header", "jobs", "nouns")
    if "/" in word and len(word) > 4:  # "Engineer/Specialist"
        parts = [part for part in word.split("/") if len(part) > 2]
        return any(map(is_job_noun, parts)) and all(is_job_noun(part) or built_as_a_job(part) for part in parts)
    if compiled(r"['’]s?\W*$").search(word):
        return False
    folded = compiled(r"[^\w]").sub("", word).lower()
    return (
        folded in nouns
        or folded.removesuffix("s") in nouns
        or (folded.endswith("ies") and folded[:-3] + "y" in nouns)
        or folded.removesuffix("s").endswith(_COMPOUNDS)
    )


def built_as_a_job(word: str) -> bool:
    """Whether a word is built as jobs' names are and is known to be nothing else: "Preparator"."""
    folded = word.lower()
    other = {folded, folded.removesuffix("s")}
    known = words_of("header", "jobs", "no_jobs") | words_of("header", "employers", "last_words")
    return bool(_BUILT.fullmatch(folded)) and known.isdisjoint(other)


def no_title(text: str) -> bool:
    """Whether a line is none of the lines that titles are: a heading of the site, an invitation, a list of keywords."""
    return (
        bool(_NOT_TITLES.match(text) or _SAYS_WHO_HIRES.search(text))
        or len(compiled(r"\s[-–—|]\s?").findall(text)) > _KEYWORDS
        or bool(phrases("header", "titles", "never").search(text))
        or text.endswith(":")
        or bool(only_a_place().fullmatch(text))
        or (
            not ends_like_a_job(text)
            and (
                names_a_section(text)
                or bool(section_of(text) and len(text.split()) <= 3)
                or bool(phrases("header", "titles", "invitations").search(text))
            )
        )
    )
