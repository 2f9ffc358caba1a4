"""Who hires: of all the names in a posting the one that most and best signs speak for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.postings.document import HEADING, ITEM, LINE, Document
from bot.postings.employer_address import by_address
from bot.postings.employer_lines import Signed, at_the_head, in_brackets, in_small_letters, on_the_page
from bot.postings.employer_names import LEGAL, is_business, names_in, tidy, usual_acronym
from bot.postings.employer_signs import heads, signs_around
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.title_words import ends_like_a_job
from bot.postings.vocabulary import load

_ACRONYM = compiled(r"\b[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*\b")
_INTRODUCED = compiled(
    r"(?:\s\([^()]{2,40}\))?\s(?:is|has been|was founded|[a-z]{3,}s)\s[^.!?]{8,200}[.!]\s(?:We|Our|At)\b"
)
"""A paragraph that begins with a name, what it does, and goes on as "we"."""
_A_PART = compiled(
    r"(?:Office|Department|Division|Team|Program|Unit|Bureau|Section|Committee|Board|Council|Annex|Lab|Laboratory|"
    r"Branch|Center|Campus|Elementary|(?:Middle|High|Elementary) School)$|"
    r"^(?:Office|Department|Division|Bureau|School|College|Center|Institute)\s(?:of|for)\b"
)
"""Names of what may be a part of an employer: "Office of Research", "Harlan Middle School"."""
_NO_LABEL = compiled(
    r"(?i)services$|\bteam\b|^department$|operations|\bOPS\b|^(?:our|an?|confidential|undisclosed|private|n/?a)\b"
)
_OWN_KIND = compiled(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]his)\s(City|County|Town|Village|Township|District|University|College|School|Hospital|"
    r"Company|Center|Bank|Clinic|Library|Trust|Foundation|Museum|Church|Agency|Academy|Association|Institute|"
    r"Authority|Club|Society|Tribe|Diocese|Port|Credit Union|Firm|Group)\b(?!\s[A-Z]|\sof\s[A-Z])"
)
"""A kind of employer in capitals that stands for its name: "The County is an equal opportunity employer"."""
_SMALL = frozenset(("of", "the", "and", "for", "&", "at", "in", "de", "la"))
Signs = dict[str, Counter[str]]


def employer_of(document: Document, label: str | None, title: str | None = None) -> str | None:
    """The employer's name in the posting's own spelling, or None when it names none."""
    signs = signs_of(document, label, title)
    best = max(((weight_of(found), len(name), name) for name, found in signs.items()), default=(0.0, 0, ""))
    if best[0] <= 0:
        return None
    return _with_its_article(spelled_out(best[2], document, signs), document.text)


def _with_its_article(name: str, text: str) -> str:
    """A name with the "The" that the text writes before it in the middle of a sentence: "at The Larches"."""
    at = text.find(f"The {name}", 1)
    return f"The {name}" if at > 1 and text[at - 1] == " " and text[at - 2] not in ".!?:" else name


def weight_of(found: Counter[str]) -> float:
    """The sum of the signs for and against a name; above 0 it is more likely the employer than not."""
    weights = _weights()
    return weights["threshold"] + sum(weights.get(sign, 0.0) * min(times, 2) for sign, times in found.items())


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {sign: weight for table in load("employer_weights").values() for sign, weight in table.items()}


def signs_of(document: Document, label: str | None, title: str | None) -> Signs:
    """Every name that could be the employer's, with the signs for and against it."""
    signs: Signs = {}
    for name, sign in _everywhere(document, label, title):
        if name:
            signs.setdefault(name, Counter())[sign] += 1
    for name, sign in list(by_address(document, signs)):
        signs.setdefault(name, Counter())[sign] += 1
    _share(signs)
    return {name: _with_its_form(name, found, document, title or "") for name, found in signs.items() if found.keys() - {"occurs"} or LEGAL.search(name)}


def _everywhere(document: Document, label: str | None, title: str | None) -> Signed:
    if label and not _NO_LABEL.search(label):
        yield label, "label: a school" if _is_school(label) else "label: business" if is_business(label) else "label"
    yield from on_the_page(document)
    yield from at_the_head(document)
    yield from in_brackets(document)
    yield from in_small_letters(document)
    yield from _in_sentences(document)
    yield from _letters(document, title or "")


def _in_sentences(document: Document) -> Signed:
    """Every name in the text, with what the words around it say."""
    for number, block in enumerate(document.blocks[:400]):
        if block.kind == ITEM and block.section != "about" and not LEGAL.search(block.text):
            continue
        short = block.kind == HEADING or len(block.text.split()) <= 7
        text = block.text[:3000]
        last, ended = "", 0
        for name, start, end in names_in(text):
            alone = " " not in name and text[:start].lower() == "the "  # "The Freight" names nobody
            if short and not alone and heads(text, start, end):
                yield name, "heading"
            if block.kind == HEADING:
                continue
            yield name, "occurs"
            if last and text[ended:start] in (" at ", " at the ") and not _A_PART.search(last):
                # "The Dunmore Inn at Whitcomb College is looking for", "The Arbors at Stony Brook is"
                whole = last if is_business(name) else f"{last}{text[ended:start]}{name}"
                for sign in signs_around(text, end - len(whole) if whole != last else start, end):
                    yield whole, sign
                continue
            last, ended = (name, end) if is_business(name) or text[:start].endswith("The ") else ("", 0)
            said = list(signs_around(text, start, end))
            for sign in said:
                yield name, sign
            if not start and block.kind == LINE and number < 8 and _INTRODUCED.match(text, end):
                yield name, "introduced"
            elif not start and block.kind == LINE and number < 4 and said:
                yield name, "opens a paragraph"
            if start and is_business(name) and not name.isupper() and _stands_alone(text, start, end):
                yield name, "a sentence of its own"
            if number > 3 and number >= len(document.blocks) - 2 and len(text) < 200 and is_business(name):
                yield name, "in the last lines"


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is a sentence of its own."""
    return bool(compiled(r"(?:^|[.!?]\s)$").search(text[:start]) and compiled(r"\.?(?:$|\s[A-Z(])").match(text[end:]))


def _share(signs: Signs) -> None:
    """What speaks for "Harvest Plains" speaks for "Harvest Plains Bank"."""
    own = {name: Counter(found) for name, found in signs.items()}
    for name, found in own.items():
        for other in signs:
            if other == name or f" {name.lower()} " not in f" {other.lower()} ":
                continue
            if other.lower().startswith(name.lower()) and (is_business(other) or own[other].keys() - {"occurs"}):
                signs[other] |= found
                signs[other]["a longer form"] = 1
            elif own[other].keys() - {"occurs"} and found.keys() - {"occurs"}:
                signs[other]["holds another"] = 1


def _with_its_form(name: str, found: Counter[str], document: Document, title: str) -> Counter[str]:
    """The signs of a name, and those that its words, its place in the title and the whole text give."""
    times = document.text.count(name)
    found["times"] = 1 if times > 1 else 0
    found["many times"] = 1 if times > 3 else 0
    found["business"] = int(is_business(name))
    found["legal form"] = int(bool(LEGAL.search(name)))
    found["more than a word"] = int(" " in name)
    found["capitals"] = int(name.isupper())
    found["a part's name"] = int(bool(_A_PART.search(name)))
    kinds = set(_OWN_KIND.findall(document.text))
    found["spelled out"] = int(name.isupper() and f"({name})" in document.text)
    found["common words"] = int(_common(name))
    found["a school of a district"] = int(_is_school(name) and "istrict" in document.text)
    if " " not in name:
        found["inside a sentence"] = int(bool(re.search(rf"[a-z,]\s{re.escape(name)}\b", document.text)))
        found["in small letters too"] = int(bool(re.search(rf"\b{re.escape(name.lower())}\b", document.text)))
    found["own kind"] = int(any(name.endswith(kind) or name.startswith(kind + " of") for kind in kinds))
    found["begins a job"] = int(_begins_a_job(document, name))
    found["of the title"] = int(bool(title) and _is_of_the_title(name, title))
    del found["occurs"]
    return +found


def _letters(document: Document, title: str) -> Signed:
    """Letters that the posting uses again and again for itself: "WLP", "NYCHA"."""
    from bot.postings.lexicon import lexicon

    for word, times in Counter(_ACRONYM.findall(document.text)).most_common(4):
        if times > 2 and not usual_acronym(word) and word not in title:
            if not any(lexicon(kind).find(word) for kind in ("tools", "credentials")):
                yield word, "letters, often"


def _common(name: str) -> bool:
    """Whether a name is made of words that many employers have parts for: "Communications Center"."""
    return words_of("employers", "common", "words").issuperset(name.lower().split())


def _is_school(name: str) -> bool:
    return bool(compiled(r"(?:School|Elementary|Academy)$").search(name))


def _is_of_the_title(name: str, title: str) -> bool:
    """Whether a name is words of the title, and not the employer that some titles end in ("Cook - Juniper & Rye")."""
    before, found, after = title.partition(name)
    if not found:
        return False
    before = compiled(r"\b[Tt]he\s$").sub("", before)
    apart = before.rstrip().endswith(("-", "–", "|", "@", ",", "(")) or before.lower().endswith(" at ")
    return not apart and not (is_business(name) and not after.strip(" .)"))


def _begins_a_job(document: Document, name: str) -> bool:
    """Whether a name is the beginning of the posting's title: "Environmental Health" before "Manager"."""
    _, found, after = document.text[:600].partition(name + " ")
    follows = compiled(r"[A-Z][\w/]+").match(after)
    return bool(found and follows) and ends_like_a_job(after.split()[0])


def spelled_out(name: str, document: Document, others: Iterable[str]) -> str:
    """The long form of letters that a posting uses for itself: "RLN" is "Riverside Literacy Network"."""
    if not compiled(r"[A-Z]{2,7}").fullmatch(name):
        return name
    text = document.text
    at = text.find(f"({name})")
    if at > 0:
        words = text[max(0, at - 120) : at].split()
        for count in range(2, min(len(words), 10) + 1):
            if words[-count][:1].isupper() and _initials(words[-count:]) == name:
                return tidy(" ".join(words[-count:]))
    long = [other for other in others if " " in other and _initials(other.split()) == name]
    return max(long, key=lambda other: text.count(other), default=name)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL).upper()
