"""Who hires: the name that the posting's page, lines and sentences treat as the employer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.postings.document import HEADING, ITEM, LINE, Document
from bot.postings.employer_names import (
    LEGAL,
    NAME,
    is_business,
    names_a_business,
    names_in,
    not_a_name,
    says_what_it_is,
    tidy,
    usual_acronym,
)
from bot.postings.employer_opening import behind_the_title, in_brackets, in_small_letters, spelled_out, under_the_title
from bot.postings.employer_signs import heads, weight_of
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.sections import section_of
from bot.postings.title_words import ends_like_a_job

_PLACE = compiled(r"(?:[A-Z][\w.]+\s?){1,3}(?:,\s?[A-Z]{2}\b|\s?\()|(?:[Rr]emote|[Hh]ybrid|[Oo]n-?site)\b")
_ACRONYM = compiled(r"\b[A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*\b")
_DOMAIN = compiled(
    r"(?:@|https?://(?:www\.)?|www\.|\b(?:careers|jobs|apply)\.)((?:[\w-]+\.)*[\w-]+)\.(?:com|org|net|edu|gov|us|"
    r"io|co)\b"
)
_ADDRESS_MARKS = ("@", "http", "www.", "careers.", "jobs.", "apply.")
_BEHIND_NAMES = compiled(
    r"\s+(?:[-–—|·•]|--)\s+|\s{2,}|\s\(|,\s(?=[A-Z][\w ]+,\s(?:[A-Z]{2}\b|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?$))"
)
"""Where a line goes on behind a name: at a dash, a bracket, before a town and its state."""
_INTRODUCED = compiled(
    r"(?:\s\([^()]{2,40}\))?\s(?:is|has been|was founded|[a-z]{3,}s)\s[^.!?]{8,200}[.!]\s(?:We|Our|At)\b"
)
"""A paragraph that begins with a name, what it does, and goes on as "we"."""
_PART_OF_ONE = compiled(r"\b(?:Office|Department|Division|Team|Program|Unit|Bureau|Section)$")
"""Last words of the parts of an employer."""
_NO_NAME = compiled(
    r"(?i)\b(?:campus|store|branch|plant|yard|location|area|shift|time|floor|building|site|street|st|ave|avenue|road|rd|"
    r"drive|dr|lane|suite|remote|hybrid|onsite|position|opening|county|route|terminal|district|downtown)$|^(?:greater|downtown)\b"
)
"""Words of places and hours that stand before a town as a name does."""
_PART_OF = compiled(r"(?:Office|Department|Division|Bureau|School|College|Center|Institute)\s(?:of|for)\b")
"""First words of the parts of an employer: "Office of Research at Alden College"."""
_ENOUGH, _SURE = 3, 4


def employer_of(document: Document, label: str | None, title: str | None = None) -> str | None:
    """The employer's name in the posting's own spelling, or None when it names none."""
    if label and compiled(
        r"(?i)services$|\bteam\b|^department$|operations|\bOPS\b|^(?:our|an?|confidential|undisclosed|private|n/?a)\b"
    ).search(label):
        label = None
    if label and (is_business(label) or document.text.count(label) > 1):
        return label
    scores = _scored(document)
    if label:  # a line "Division: Field Claims" may name a part of the employer only
        scores[label] += _SURE
    for name, weight in (
        *_on_the_page(document, title),
        *_in_opening_lines(document),
        *_between_title_and_place(document),
        *_by_address(document, scores),
        *behind_the_title(document),
        *in_brackets(document),
        *under_the_title(document),
        *in_small_letters(document),
    ):
        scores[name] += weight
    first = _first_line(document)
    if first:
        scores[first] += 4
    for name in list(scores):
        if scores[name]:
            scores[name] += min(document.text.count(name), 5) // 2 + (2 if is_business(name) else 0)
    _join_short_and_long(scores, {block.text for block in document.blocks[:6]})
    for name in list(scores):
        if _begins_a_job(document, name) or (title and _is_of_the_title(name, title)):
            scores[name] -= 4
    best = max(scores.items(), key=lambda item: (item[1], len(item[0])), default=("", 0))
    found = best[0] if best[1] >= _SURE else _frequent_acronym(document, title or "")
    found = found or (best[0] if best[1] >= _ENOUGH else None)
    return spelled_out(found, document, scores) if found else None


def _is_of_the_title(name: str, title: str) -> bool:
    """Whether a name is words of the title, and not the employer that some titles end in ("Cook - Juniper & Rye")."""
    before, found, after = title.partition(name)
    if not found:
        return False
    before = compiled(r"\b[Tt]he\s$").sub("", before)
    apart = before.rstrip().endswith(("-", "–", "|", "@", ",", "(")) or before.lower().endswith(" at ")
    return not apart and not (is_business(name) and not after.strip(" .)"))


def _join_short_and_long(scores: Counter[str], lines: set[str]) -> None:
    """What speaks for "Harvest Plains" speaks for "Harvest Plains Bank"."""
    for name in [n for n in scores if scores[n] > 0]:
        for other in scores:
            if (
                other != name
                and f" {name} " in f" {other} "
                and (other in lines or len(other.split()) <= 7)
                and (other in lines or not compiled(r"\band\b").search(other))
                and (scores[other] > 0 or (other.startswith(name) and is_business(other)))
            ):
                scores[other] = max(
                    scores[other] + 3, scores[name] + 1 if other.startswith(name) and scores[other] >= 0 else 0
                )


def _scored(document: Document) -> Counter[str]:
    """Every name in the text, with what the words around it say; 0 for a name that only occurs."""
    scores: Counter[str] = Counter()
    for number, block in enumerate(document.blocks[:400]):
        if block.kind == ITEM and block.section != "about" and not LEGAL.search(block.text):
            continue
        short = block.kind == HEADING or len(block.text.split()) <= 7
        text = block.text[:3000]
        last, ended = "", 0
        for name, start, end in names_in(text):
            alone = " " not in name and text[:start].lower() == "the "  # "The Freight" names nobody
            if short and not alone and heads(text, start, end):
                scores[name] += 5
            if block.kind == HEADING:
                continue
            if (
                last
                and text[ended:start]
                in (
                    " at ",
                    " at the ",
                )
                and not _PART_OF.match(last)
            ):  # "The Dunmore Inn at Whitcomb College is looking for"
                scores[last] += weight_of(text, start, end)
                continue
            last, ended = (name, end) if is_business(name) or text[:start].endswith("The ") else ("", 0)
            lone = start and is_business(name) and not name.isupper() and _stands_alone(text, start, end)
            scores[name] += weight_of(text, start, end) + (3 if lone else 0) + (2 if LEGAL.search(name) else 0)
            introduced = not start and block.kind == LINE and number < 8 and _INTRODUCED.match(text, end)
            scores[name] += _ENOUGH if introduced else 0
            opens = not start and block.kind == LINE and number < 4 and " " in name
            opens = opens and not ends_like_a_job(name) and not _PART_OF_ONE.search(name)
            scores[name] += 2 if opens and not introduced and weight_of(text, start, end) >= 2 else 0
    return scores


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name is a sentence of its own."""
    return bool(compiled(r"(?:^|[.!?]\s)$").search(text[:start]) and compiled(r"\.?(?:$|\s[A-Z(])").match(text[end:]))


def _on_the_page(document: Document, title: str | None) -> Iterator[tuple[str, int]]:
    """The names in a page's own marks: its site, its copyright, its title beside the job."""
    page = document.page
    for text, weight in ((page.site, 6), (page.owner, 4)):
        name = compiled(r"(?i)\s+(?:careers?|jobs?|job board|careers? (?:site|page|center)|hiring)$").sub("", text)
        if name and not _is_board(name) and not ends_like_a_job(name):
            yield tidy(name), weight
    hiring = compiled(r"(?P<name>.{2,60}?)\s(?:is\s)?hiring\s").match(page.title)
    if hiring:
        yield tidy(hiring.group("name")), 6
        return
    parts = [part.strip() for part in compiled(r"\s+[|–—·•-]\s+|\sat\s|\s@\s").split(page.title)]
    parts = [compiled(r"(?i)\s+(?:careers?|jobs?)$").sub("", part) for part in parts]
    for part in parts[1:] if len(parts) > 1 else ():
        if not _is_board(part) and not not_a_name(part) and not _PLACE.match(part) and compiled(r"[A-Z\d]").match(part):
            yield tidy(part), 4 if is_business(part) or document.text.count(part) else 3


def _is_board(name: str) -> bool:
    return name.lower().strip() in words_of("employers", "boards", "words")


def _by_address(document: Document, scores: Counter[str]) -> Iterator[tuple[str, int]]:
    """Names that the addresses in the text spell: jobs@thecopperpot.com, careers.ashgrovebuilders.com."""
    labels: set[str] = set()
    head = document.text[:20_000]
    for match in _DOMAIN.finditer(head) if any(mark in head for mark in _ADDRESS_MARKS) else ():
        labels.update(part.lower().replace("-", "") for part in match.group(1).split("."))
    labels -= words_of("employers", "boards", "mail")
    for name in list(scores) if labels else ():
        plain = compiled(r"[^a-z0-9]").sub(
            "", compiled(r"(?i)^the\s|,?\s(?:inc|llc|corp|co|ltd)\b\.?").sub("", name).lower().replace("&", "and")
        )
        if any(len(plain) > 3 and plain == compiled(r"^the").sub("", label) for label in labels):
            yield name, 5
        elif any(
            len(label) > 4 and len(plain) > 4 and (plain.startswith(label) or label.startswith(plain))
            for label in labels
        ):
            yield name, 3


def _begins_a_job(document: Document, name: str) -> bool:
    """Whether a name is the beginning of the posting's title: "Environmental Health" before "Manager"."""
    _, found, after = document.text[:600].partition(name + " ")
    follows = compiled(r"[A-Z][\w/]+").match(after)
    return bool(found and follows) and ends_like_a_job(after.split()[0])


def _in_opening_lines(document: Document) -> Iterator[tuple[str, int]]:
    """Names in the short lines at the top: "Nova Robotics · Austin, TX", or a business alone under the title."""
    for block in document.blocks[:5]:
        if len(block.text) > 120 or block.text.endswith((":", "?")):
            continue
        parts = [part.strip(" *") for part in _BEHIND_NAMES.split(block.text)]
        line = compiled(r"\s?(?:#|(?i:No\.))\s?\d+$").sub("", block.text)
        if line != block.text and names_a_business(line):
            yield tidy(block.text), 9  # more than the same name without its number
        yield from _before_a_place(block.text)
        yield from _behind_the_job(block.text)
        whole, *under = compiled(r",\s(?=(?:School|College|Department|Division|Office|Center|Institute)\b)").split(
            block.text
        )
        if under and names_a_business(whole):
            yield tidy(whole), 4
        head, *rest = compiled(r",\s(?:[Tt]he\s)?(?=[A-Z])").split(block.text)
        if rest and ". " not in rest[0] and ends_like_a_job(head) and is_business(rest[0]) and not not_a_name(rest[0]):
            yield tidy(rest[0]), 4
        for part in parts:
            if (
                not re.fullmatch(NAME, part)
                or not part[:1].isalpha()
                or compiled(r",(?!\s(?:Inc|LLC|L))").search(part)
                or not_a_name(part)
                or section_of(part)
            ):
                continue
            placed = len(parts) > 1 and any(_PLACE.search(other) for other in parts if other != part)
            if is_business(part):
                yield tidy(part), 4 if placed or len(parts) > 1 else 3
            elif placed and block.kind != HEADING and (len(part.split()) > 1 or document.text.count(part) > 1):
                yield tidy(part), 3


def _behind_the_job(line: str) -> Iterator[tuple[str, int]]:
    """A name behind a job in one line: "Hiring: Prep Cook @ The Copper Spoon, downtown"."""
    if "@" not in line and " at " not in line:
        return
    match = compiled(rf"(?P<job>.{{3,60}}?)\s(?:@|at)\s(?P<name>(?:The\s)?{NAME})(?=\W*$|,|\s[-–—|(])").match(line)
    if match and ends_like_a_job(match.group("job")) and not not_a_name(match.group("name")):
        yield tidy(match.group("name").split(",")[0]), 5


def _between_title_and_place(document: Document) -> Iterator[tuple[str, int]]:
    """A name in a line of its own under the title, over a place, or at the head of a job board's description."""
    blocks = document.blocks[:40]
    for number, block in enumerate(blocks[1:], 1):
        if len(block.text) > 80:
            continue
        before, after = blocks[number - 1].text, blocks[number + 1].text if number + 1 < len(blocks) else ""
        name = block.text
        described = before.lower().strip(" :") in words_of("employers", "boards", "description")
        if not described and (number > 3 or not _PLACE.match(after)):
            continue
        if len(name.split()) > 6 or not re.fullmatch(NAME, name) or not_a_name(name) or ends_like_a_job(name):
            continue
        placed = number < 4 and ends_like_a_job(before) and _PLACE.match(after) and len(after.split()) <= 6
        if placed or described:
            yield tidy(name), 4 if placed or is_business(name) or after.startswith(name.split()[0]) else 3


def _before_a_place(line: str) -> Iterator[tuple[str, int]]:
    """A business before a town in one line: "Tumbleweed Outdoor Co. Flagstaff, AZ 86001"."""
    alone = ", " in line and compiled(rf"(?P<name>{NAME}?),\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?(?:,\s[A-Z]{{2}})?$").match(
        line
    )
    if alone and is_business(alone.group("name")) and not not_a_name(alone.group("name")):
        name = alone.group("name")
        town = compiled(r",\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?$").search(name) if line.endswith(line[-2:].upper()) else None
        yield (
            tidy(name[: town.start()] if town else name),
            4,
        )  # "Mercy Hospital, Lowell" of "Mercy Hospital, Lowell, MA"
        return
    named = compiled(
        r"(?P<name>[A-Z][\w'’&.-]+(?:\s(?:[A-Z&][\w'’&.-]*|of)){1,4}),\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s[A-Z]{2}$"
    ).match(line)
    if named and not _NO_NAME.search(named.group("name")) and not not_a_name(named.group("name")):
        yield tidy(named.group("name")), 4  # "Bluegrass Haulers, Lexington, KY"
        return
    place = compiled(r"(?:\s[A-Z][a-z]+){1,3},\s[A-Z]{2}(?:\s\d{5})?$").search(line)
    words = place.group().split(",")[0].split() if place else []
    for kept in range(len(words) - 1, -1, -1):
        name = " ".join([line[: place.start()].strip(" ,-–|·"), *words[:kept]]) if place else ""
        if names_a_business(name):
            yield tidy(name), 4
            return


def _first_line(document: Document) -> str | None:
    """An organisation's name alone on the first line."""
    first = document.blocks[0].text if document.blocks else ""
    if (
        1 < len(first.split()) <= 7
        and [(start, end >= len(first) - 1) for _, start, end in names_in(first)] == [(0, True)]
        and (says_what_it_is(first) or document.text.count(first.split()[0] + " " + first.split()[1]) > 1)
    ):
        return None if ends_like_a_job(first) else tidy(first)
    head = compiled(r"([A-Z][\w&.' -]{2,40}?)\s\|\s").match(first)
    return tidy(head.group(1)) if head and not ends_like_a_job(head.group(1)) else None


def _frequent_acronym(document: Document, title: str) -> str | None:
    """Letters that the posting uses again and again for itself: "WLP", "NYCHA"."""
    from bot.postings.lexicon import lexicon

    counts = Counter(
        word
        for word in _ACRONYM.findall(document.text)
        if not usual_acronym(word)
        and word not in title
        and not any(lexicon("tools").find(word))
        and not any(lexicon("credentials").find(word))
    )
    if not counts:
        return None
    best, times = counts.most_common(1)[0]
    return best if times >= 3 else None
