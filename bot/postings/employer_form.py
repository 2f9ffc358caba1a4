"""What a name's own words and the whole text say of it, and how it is written in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from bot.postings.document import Document
from bot.postings.employer_names import LEGAL, ends_as_business, is_business, tidy, usual_acronym
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.place_spans import state_behind_comma
from bot.postings.title_words import ends_like_a_job

_ACRONYM = compiled(r"\b[A-Z][a-z]*[A-Z]{2,}[A-Za-z]*\b")
A_PART = compiled(
    r"(?:Office|Department|Division|Team|Program|Unit|Bureau|Section|Committee|Board|Council|Annex|Lab|Laboratory|"
    r"Branch|Center|Campus|Jail|Courthouse|Headquarters|Elementary|(?:Middle|High|Elementary) School)$|"
    r"^(?:Office|Department|Division|Bureau|School|College|Center|Institute)\s(?:of|for)\b"
)
"""Names of what may be a part of an employer: "Office of Research", "Harlan Middle School"."""
_A_BOARD = compiled(r"(?:\bBoard|\bSchool Committee|\bCourt|\bTrustees)$|\bBoard of\b")
"""A body that speaks for an employer."""
_A_KIND = (
    r"City|County|Town|Village|Township|District|University|College|School|Hospital|Company|Center|Bank|Clinic|Library|"
    r"Trust|Foundation|Museum|Church|Agency|Academy|Association|Institute|Authority|Club|Society|Tribe|Diocese|Port|"
    r"Credit Union|Firm|Group"
)
_KIND_OF = compiled(rf"^({_A_KIND}) of\b|\b({_A_KIND})$")
_OF_A_KIND = compiled(rf"^(?:{_A_KIND}|State)\b|\b(?:{_A_KIND}|Department|Office)$")
_SCHOOL = compiled(r"(?:School|Elementary|Academy|Primary|Intermediate|Middle|High)$")
_A_FORM = compiled(r",?\s(?:Inc|LLC|LLP|LP|Corp|Ltd)\b.*$")
_SMALL = frozenset(("of", "the", "and", "for", "&", "at", "in", "de", "la"))


_SURE = frozenset(("policy", "hiring", "says what it is", "joining", "before the job"))
"""Signs of a name that is the employer's though the title begins with it."""
_MARKS = ".,;:!?()*"


class Form:
    """The signs that names in one text have by their own words and by the whole text."""

    def __init__(self, text: str, title: str) -> None:
        self._text, self._title = text, title

    @cached_property
    def _without_marks(self) -> str:
        text = self._text
        for mark in _MARKS:
            text = text.replace(mark, " ")  # three times as fast as str.translate
        return text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._without_marks.split())

    @cached_property
    def _district(self) -> bool:
        return "istrict" in self._text or " Schools" in self._without_marks

    def signs_of(self, name: str, names: Iterable[str], said: Set[str]) -> Iterator[str]:
        """The signs for and against a name among those of the text, of which those in `said` are known."""
        times = self._text.count(name)
        if times > 1:
            longer = (self._text.count(other) for other in names if name in other and name != other)
            times = max(times - max(longer, default=0), 1)
        if times > 1:
            yield "times"
        if times > 3:
            yield "many times"
        if is_business(name):
            yield "business"
        if " " in name and self._is_seldom(name, names):
            yield "seldom so long"
        if LEGAL.search(name):
            yield "legal form"
        if name.isupper() and f"({name})" in self._text:
            yield "spelled out"
        if " & " in name:
            yield "and"
        if " " in name:
            yield "more than a word"
        elif f" {name.lower()} " in self._text:
            yield "in small letters too"
        if not is_business(name) and self._is_a_town(name):
            yield "a town"
        if self._of_ordinary_words(name):
            yield "ordinary words"
        if A_PART.search(name):
            yield "a part's name"
        if _A_BOARD.search(name):
            yield "a board"
        if words_of("employers", "common", "words").issuperset(name.lower().split()):
            yield "common words"
        if is_school(name) and self._district:
            yield "a school of a district"
        if self._is_of_its_kind(name):
            yield "own kind"
        if "before the job" not in said and self._begins_a_job(name):
            yield "begins a job"
        if (said.isdisjoint(_SURE) or name == self._title) and self._is_of_the_title(name):
            yield "of the title"

    def _is_seldom(self, name: str, names: Iterable[str]) -> bool:
        """Whether a shorter name is said far more often than one of its product, "Larkfield" than "Larkfield Maps"."""
        if LEGAL.search(name):
            return False
        times = self._text.count(name) * (2 if ends_as_business(name) else 1)
        short = (other for other in names if len(other) > 3 and name.startswith(f"{other} "))
        return any(self._text.count(other) >= 4 * times + 2 for other in short)

    def _is_a_town(self, name: str) -> bool:
        """Whether a state follows a name: "Carter Lake, IA"."""
        at = self._text.find(f"{name},")
        return at >= 0 and bool(state_behind_comma().match(self._text, at + len(name)))

    def _of_ordinary_words(self, name: str) -> bool:
        """Whether the text has each word of a name in small letters too: "Energy Storage", "Problem Solving"."""
        words = [word for word in name.lower().split() if word not in _SMALL]
        return len(words) > 1 and all(word in self._text for word in words) and self._words.issuperset(words)

    def _is_of_its_kind(self, name: str) -> bool:
        """Whether the kind in a name stands for it: "The County is an equal opportunity employer"."""
        match = _KIND_OF.search(name)
        own = rf"\b(?:[Tt]he|[Oo]ur|[Tt]his) {match.group(1) or match.group(2)}\b(?! [A-Z]| of [A-Z])" if match else ""
        return bool(match) and bool(re.search(own, self._text))

    def _begins_a_job(self, name: str) -> bool:
        """Whether a name is the beginning of a title: "Environmental Health" before "Manager"."""
        _, found, after = self._text[:600].partition(name + " ")
        return bool(found and after[:1].isupper()) and ends_like_a_job(after.split()[0])

    def _is_of_the_title(self, name: str) -> bool:
        """Whether a name is words of the title, and not the employer that some end in ("Cook - Juniper & Rye")."""
        if name == self._title:
            return not LEGAL.search(name)
        before, found, after = self._title.partition(name)
        if not found:
            return False
        before = before.removesuffix("The ").removesuffix("the ")
        if before.endswith(": "):
            return True
        apart = before.rstrip().endswith(("-", "–", "|", "@", ",", "(")) or before.lower().endswith(" at ")
        return not apart and not (is_business(name) and not after.strip(" .)"))


def is_part_of(name: str, other: str) -> bool:
    """Whether a longer name is a part of the office that its beginning names: "Ames County Justice Center"."""
    return name in other and bool(_OF_A_KIND.search(name)) and bool(A_PART.search(other) or _A_BOARD.search(other))


def is_school(name: str) -> bool:
    """Whether a name is a school's, which may belong to a district."""
    return bool(_SCHOOL.search(name))


def often_in_letters(document: Document, title: str) -> Iterator[tuple[str, str]]:
    """Letters that the posting uses again and again for itself: "WLP", "NYCHA"."""
    from bot.postings.lexicon import lexicon

    demands = ("requirements", "preferred", "duties")
    asked = "\n".join(block.text for block in document.blocks if block.section in demands)
    for word, times in Counter(_ACRONYM.findall(document.text)).items():
        if f"ystem ({word})" in document.text:  # "the Case Management System (CMS)"
            continue
        named = times > 2 and f"({word})" not in asked and not usual_acronym(word) and word not in title
        if named and not any(True for kind in ("tools", "credentials") for _ in lexicon(kind).find(word)):
            yield word, "letters, often"


def in_full(name: str, text: str, others: Iterable[str]) -> str:
    """A name with its letters spelled out, and with the "The" that the text writes before it inside of a sentence."""
    name = _spelled_out(name, text, others)
    whole = f"The {name}"
    if whole not in text or _OF_A_KIND.search(name):
        return name
    always = text.count(whole) + text.count(f"the {name}") == text.count(name)
    return whole if always or re.search(rf"(?:\b[a-z]+,?|[–|-]) {re.escape(whole)}", text) else name


def _spelled_out(name: str, text: str, others: Iterable[str]) -> str:
    """The long form of letters that a posting uses for itself: "RLN" is "Riverside Literacy Network"."""
    if not compiled(r"[A-Z]{2,7}").fullmatch(name):
        return name
    at = text.find(f"({name})")
    if at > 0:
        words = text[max(0, at - 120) : at].split()
        for count in range(2, min(len(words), 10) + 1):
            if words[-count][:1].isupper() and _initials(words[-count:]) == name:
                return tidy(" ".join(words[-count:]))
    long = [other for other in others if " " in other and spells(other, name)]
    return max(long, key=text.count, default=name)


def spells(name: str, letters: str) -> bool:
    """Whether letters stand for a name: "CSD" for "Communication Service for the Deaf, Inc."."""
    return _initials(_A_FORM.sub("", name).split()) == letters


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL).upper()
