"""Who hires: of all the names in a posting the one that most and best signs speak for."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from bot.postings.document import HEADING, ITEM, LINE, Document
from bot.postings.employer_address import by_address
from bot.postings.employer_form import A_PART, Form, in_full, is_part_of, is_school, often_in_letters, spells
from bot.postings.employer_lines import Signed, at_the_head, in_brackets, in_small_letters, on_the_page
from bot.postings.employer_names import LEGAL, ends_as_business, is_business, names_in, not_a_name
from bot.postings.employer_signs import heads, signs_around
from bot.postings.patterns import compiled
from bot.postings.title_spans import describes
from bot.postings.vocabulary import load

_INTRODUCED = compiled(
    r"(?:\s\([^()]{2,40}\))?\s(?:is|has been|was founded|[a-z]{3,}s)\s[^.!?]{8,200}[.!]\s(?:We|Our|At)\b"
)
"""A paragraph that begins with a name, what it does, and goes on as "we"."""
_NO_LABEL = compiled(
    r"(?i)services$|\bteam\b|^department$|operations|\bOPS\b|^(?:our|an?|confidential|undisclosed|private|n/?a)\b"
)
_DEMANDS = ("requirements", "preferred", "duties")
_APART = ("address", "label", "page")
_OUTSIDE = "occurs outside of demands and duties"
_STREET = compiled(r"\d{1,5}\s(?:[NSEW]\.?\s)?[A-Z]|P\.?\s?O\.?\sBox\b")
_FOR = (" for ", " at ", " with ", " for the ", " at the ", " with the ")
_BESIDE = 100
"""So far before a name its job may stand: "Church Secretary, part time, for Ash Grove Parish"."""
_ASKED = compiled(r"\s\(?(?:preferred|required|desired|certif\w+|licen\w+|or|standards?|guidelines)\b")
"""What follows a name that is asked for and signs no last lines: "PMP from the Ash Institute preferred"."""
_LOST_SPACE = compiled(r"[.!?](?<=[a-z]{2}.)(?=[A-Z][a-z])")
_BRANDED = compiled(r"\b(?:[Aa]n?|[Tt]he|[Oo]ur)\s(?P<name>[A-Z][\w'’&]+)\s$")
_WORD_ENDS = compiled(r"s?\b")
_WORD = compiled(r"\w[\w'’&]*")
_TAIL = 600
"""So much of the end of an overlong line is read too; there the one who hires names itself again."""
_FAINT = {"occurs", _OUTSIDE, "at", "for", "among others"}
"""Signs that a product of the employer may bear."""
_SPELLED = "address: spelled"
_MENTIONS = {"occurs", _OUTSIDE}
Signs = dict[str, set[str]]


def employer_of(document: Document, label: str | None, title: str | None = None) -> str | None:
    """The employer's name in the posting's own spelling, or None when it names none."""
    signs = signs_of(document, label, title)
    best = max(((weight_of(found), len(name), name) for name, found in signs.items()), default=(0.0, 0, ""))
    if best[0] <= 0:
        return None
    return in_full(best[2], document.text, signs)


def weight_of(found: Iterable[str]) -> float:
    """The sum of the signs for and against a name; above 0 it is more likely the employer than not."""
    weights = _weights()
    return weights["threshold"] + math.fsum(weights.get(sign, 0.0) for sign in found)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {sign: weight for table in load("employer_weights").values() for sign, weight in table.items()}


def signs_of(document: Document, label: str | None, title: str | None) -> Signs:
    """Every name that could be the employer's, with the signs for and against it."""
    signs: Signs = {}
    for name, sign in _everywhere(document, label, title or ""):
        signs.setdefault(name, set()).add(sign)
    for name, sign in by_address(document, signs):
        signs.setdefault(name, set()).add(sign)
    signs.pop("", None)
    _share(signs)
    form = Form(document.text, title or "")
    said = {name: found for name, found in signs.items() if found - _MENTIONS or LEGAL.search(name)}
    for name, found in said.items():
        if "occurs" in found and _OUTSIDE not in found and not any(sign.startswith(_APART) for sign in found):
            found.add("only in demands")
        if found <= _FAINT or (found - {"only in demands"} <= _FAINT and not LEGAL.search(name.title())):
            found.add("faint")
    return {name: found.union(form.signs_of(name, signs, found)) - _MENTIONS for name, found in said.items()}


def _everywhere(document: Document, label: str | None, title: str) -> Signed:
    if label and not _NO_LABEL.search(label):
        yield label, "label: a school" if is_school(label) else "label: business" if is_business(label) else "label"
    yield from on_the_page(document)
    yield from at_the_head(document)
    yield from in_brackets(document)
    yield from in_small_letters(document)
    yield from _in_sentences(document, title)
    yield from often_in_letters(document, title)
    yield from _before_the_job(document.text[:20_000], title)


def _before_the_job(text: str, title: str) -> Signed:
    """A capitalised word that stands before the job's name: "as a Subway Shift Lead" where the job is "Shift Lead"."""
    job = compiled(r"\s[-–—|(,]").split(title)[0]
    rest = job.partition(" ")[2]
    jobs = [job, rest] if " " in rest and text.count(rest) > text.count(job) else [job]
    for name in jobs if " " in job else ():
        at = text.find(name)
        while at >= 0:
            match = _BRANDED.search(text, max(0, at - 40), at)
            word = match.group("name") if match and _WORD_ENDS.match(text, at + len(name)) else ""
            if word and not not_a_name(word) and not describes(word) and word.lower() not in _WORD.findall(text):
                yield word, "before the job"
            at = text.find(name, at + 1)


def _in_sentences(document: Document, title: str) -> Signed:
    """Every name in the text, with what the words around it say."""
    for number, block in enumerate(document.blocks[:400]):
        if block.kind == ITEM and block.section != "about" and not LEGAL.search(block.text):
            continue
        short = block.kind == HEADING or len(block.text.split()) <= 7
        text = block.text if len(block.text) <= 3000 else f"{block.text[:3000]}\n{block.text[3000:][-_TAIL:]}"
        text = _LOST_SPACE.sub(lambda mark: f"{mark.group()} ", text)
        earlier, ended = "", 0
        for name, start, end in names_in(text):
            alone = " " not in name and text[:start].lower() == "the "  # "The Freight" names nobody
            if short and not alone and heads(text, start, end):
                yield name, "heading"
            if block.kind == HEADING:
                continue
            yield name, "occurs"
            last = number >= len(document.blocks) - 2
            if name == text and not last and _STREET.match(document.blocks[number + 1].text):
                yield name, "address"
            if block.section not in _DEMANDS or last:
                yield name, _OUTSIDE
            if earlier and text[ended:start] in (" at ", " at the ") and not A_PART.search(earlier):
                # "The Dunmore Inn at Whitcomb College is looking for", "The Arbors at Stony Brook is"
                whole = earlier if is_business(name) else f"{earlier}{text[ended:start]}{name}"
                for sign in signs_around(text, end - len(whole) if whole != earlier else start, end):
                    yield whole, sign
                continue
            earlier, ended = (name, end) if is_business(name) or text.endswith("The ", 0, start) else ("", 0)
            said = list(signs_around(text, start, end))
            for sign in said:
                yield name, sign
            if title and text.endswith(_FOR, 0, start) and _told(title, text, start):
                yield name, "behind the job"
            if not start and block.kind == LINE and number < 8 and _INTRODUCED.match(text, end):
                yield name, "introduced"
            elif not start and block.kind == LINE and number < 4 and said:
                yield name, "opens a paragraph"
            aside = block.section in ("requirements", "preferred", "benefits")
            if start and is_business(name) and not aside and not name.isupper() and _stands_alone(text, start, end):
                yield name, "a sentence of its own"
            signed = last and number > 1 and len(text) < 200 and not _ASKED.match(text, end)
            if signed and (is_business(name) or " & " in name):
                yield name, "in the last lines"


def _told(title: str, text: str, start: int) -> bool:
    """Whether the job's name stands shortly before, in the same sentence."""
    return title.lower() in compiled(r"[.!?]\s").split(text[max(0, start - _BESIDE) : start])[-1].lower()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is a sentence of its own."""
    begins = not start or text[start - 2 : start] in (". ", "! ", "? ")
    return begins and bool(compiled(r"(?:,\s[A-Z][\w .]{2,24},?\s[A-Z]{2})?\.?(?:$|\s[A-Z(])").match(text, end))


def _share(signs: Signs) -> None:
    """What speaks for "Harvest Plains" speaks for "Harvest Plains Bank"."""
    own = [(name, f" {name.lower().replace(',', '')} ", frozenset(found)) for name, found in signs.items()]
    for name, folded, found in own:
        for other, longer, others in own if not found <= _MENTIONS else ():
            if not longer.startswith(folded) or other == name or is_part_of(name, other):
                continue
            if "not with" in others or (_SPELLED in found - others and not ends_as_business(other)):
                continue  # "@larkfield.example" is no address of "Larkfield Maps"
            if is_business(other) or others - _FAINT:
                signs[other] |= found | {"a longer form"}
    letters = [(name, said) for name, _, said in own if name.isupper() and not said <= _MENTIONS]
    for other, its in signs.items() if letters else ():
        for name, said in letters:
            if other[0] == name[0] and " " in other and spells(other, name):
                its |= said
