"""A posting's title: from a label, its first lines, or the sentences that name the job."""

from __future__ import annotations

import re
from collections import Counter

from bot.postings.document import HEADING, ITEM, LINE, Document
from bot.postings.employer_names import IS_A_BUSINESS
from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled
from bot.postings.sections import section_of
from bot.postings.sentences import sentences_of
from bot.postings.title_opening import opening_line
from bot.postings.title_signs import SIGNS
from bot.postings.title_words import NOT_TITLES, clean_title, ends_like_a_job, is_job_noun, no_title

_AFTER_TITLE = compiled(
    r"(?i)\s(?:to\s(?!hire)|who|with|that|which|for\s(?:an?|our|the|its|their|one)\b|at\s|will|"
    r"whose|responsible|on\s(?:our|the|a)|in\s(?:our|the|its|an?)\b|position|role\b|is\b|are\b|"
    r"available|reporting|based|as\s|located|seeking|looking|ready|do\b|does\b|plays?\b)|\s-\s|"
    r",\s(?!.*\b(?:and|or|senior)\b)"
)
_ADDRESSED = compiled(r"(?i)(?:as|being)\s(?:an?|the|our)\s(?P<title>[^.;:!?,]{4,80}?),?\s(?:at\s[^,]+,\s)?you\b")
"""A heading that speaks to the one who has the job: "As a Physical Therapist / PT you will:"."""
_HIRES = compiled(
    r"\s(?:is|are)?\s?(?:currently|now|actively)?\s?(?:looking for|seeks?\b|seeking|needs|hiring|searching for|wants)"
)
"""What follows a business, though it is called as a job is: "Excavation Contractor looking for"."""
_CAPITALS = compiled(r"(?:\b[A-Z][\w'’/&-]*|(?<=\s)&)(?:\s(?:[A-Z][\w'’/&-]*|&|/|of|and|\([A-Z]{1,5}\)|I{1,3}\b))*")


def title_of(document: Document, label: str | None) -> str | None:
    """The title in the posting's own words, or None when it names none."""
    if label:
        return clean_title(label)
    first = document.blocks[0] if document.blocks else None
    if (
        first is not None
        and first.kind == HEADING
        and first.level < 7
        and len(first.text) < 110
        and (ends_like_a_job(first.text) or not no_title(first.text))
    ):
        listed = [] if ends_like_a_job(first.text) else _headings_of_jobs(document)
        return "; ".join(listed) or clean_title(first.text)
    heads = [block.text for block in document.blocks[:12] if block.kind == HEADING and block.level == 1]
    if len(heads) == 1 and ends_like_a_job(heads[0]) and not no_title(heads[0]):
        return clean_title(heads[0])
    if document.page.heading and ends_like_a_job(document.page.heading) and not no_title(document.page.heading):
        return clean_title(document.page.heading)
    if document.page.title and (on_page := _on_the_page(document.page.title)):
        return on_page
    positions = max(_open_positions(document), _headings_of_jobs(document), key=len)
    if positions:
        return "; ".join(positions)
    return opening_line(document) or _best_in_sentences(document)


def _on_the_page(page_title: str) -> str | None:
    """The job in a page's title: "Teller | Orchard Bank", "Orchard Bank hiring Teller in Boise"."""
    hiring = compiled(r"\shiring\s(?P<job>.+?)(?:\sin\s[A-Z]|\s\||$)").search(page_title)
    parts = [hiring.group("job")] if hiring else compiled(r"\s+[|–—·•-]\s+|\sat\s").split(page_title)
    return next((clean_title(part) for part in parts if ends_like_a_job(part) and not no_title(part)), None)


def without_employer(title: str, employer: str | None) -> str:
    """A title without the employer's name behind or before a dash: "Cook - Juniper & Rye"."""
    if not employer or employer.rstrip(".") not in title:
        return title
    bare = re.escape(employer.rstrip("."))
    shorter = re.sub(
        rf"(?:\s[-–—|@]\s|,\s|\sat\s)(?:[Tt]he\s)?{bare}\b.*$|^{bare}\.?(?:\s[-–—|:]\s|:\s)", "", title
    ).strip()
    return shorter or title


def _headings_of_jobs(document: Document) -> list[str]:
    """The jobs of a page that heads each with its name and lists what it asks below."""
    found, told = [], []
    for number, block in enumerate(document.blocks[1:], 1):
        if block.kind == ITEM or len(block.text) > 110:
            continue
        below = [other.kind for other in document.blocks[number + 1 : number + 4]]
        if ITEM in below and (block.kind == HEADING or below[:2] == [ITEM, ITEM]):
            name = compiled(r"\s[-–—|]\s|\s?\(").split(block.text)[0].strip()
            if ends_like_a_job(name) and not no_title(name):
                found.append(name)
                told.append(name)
        elif block.kind == HEADING and block.level < 7 and below[:1] == [LINE]:
            name = compiled(r"\s[-–—|]\s|\s?\(").split(block.text)[0].strip()
            if ends_like_a_job(name) and not no_title(name):
                told.append(name)
    return found if len(found) > 1 else told if len(told) > 2 else []


def _open_positions(document: Document) -> list[str]:
    """Several positions on one page: bold lines that each are followed by requirements of their own."""
    found = []
    blocks = document.blocks
    for number, block in enumerate(blocks[:-1]):
        if (
            (not block.bold and block.level != 3)
            or NOT_TITLES.match(block.text)
            or (number and blocks[number - 1].bold and blocks[number - 1].level != 3)
            or len(block.text) > 70
            or section_of(block.text)
            or block.text.endswith(":")
        ):
            continue
        later = next((b for b in blocks[number + 1 : number + 6] if b.text.endswith(":") or section_of(b.text)), None)
        if later is not None and section_of(later.text) == "requirements":
            found.append(compiled(r"\s[-–]\s").split(block.text)[0].strip())
    return found if len(found) > 1 else []


def _best_in_sentences(document: Document) -> str | None:
    """The job that the sentences name most plainly and most often."""
    scores: Counter[str] = Counter()
    for number, sentence in enumerate(sentences_of(document)[:60]):
        straight = sentence.text.replace("’", "'")
        if number < 25 and sentence.section not in ("eeo", "benefits"):
            for pattern in SIGNS:
                match = pattern.search(straight)
                title = _job_in(match.group("title")) if match else None
                if title:
                    scores[title] += 8 if number < 8 else 5
                    break
        for title in _named_jobs(sentence.text):
            scores[title] += 2 if number < 8 else 1
    for block in document.blocks[:40]:
        if block.kind == HEADING and ends_like_a_job(block.text) and not no_title(block.text):
            scores[clean_title(block.text)] += 5
        elif (
            block.kind == HEADING and (match := _ADDRESSED.match(block.text)) and ends_like_a_job(match.group("title"))
        ):
            scores[match.group("title").strip()] += 14
    for title in list(scores):
        scores[title] += sum(
            2 for other in scores if other != title and (title.startswith(other + " ") or title.endswith(" " + other))
        )
    small, times = _repeated_small_letters(document)
    if small and times >= 3:
        scores[small] += times
    best = max(scores, key=lambda title: scores[title], default=None)  # the first of several
    if best is not None and scores[best] >= 4:
        return best
    return small or best


def _named_jobs(text: str) -> list[str]:
    """Jobs written in capitals inside a sentence, but not those that someone reports to."""
    found = []
    for match in _CAPITALS.finditer(text):
        before = text[max(0, match.start() - 34) : match.start()].lower()
        words = match.group().split()
        if len(words) < 2 or compiled(
            r"report|supervis|under the|by the|direction of|assist|with the|contact|support\w* the|human "
            r"resource|director of|other"
        ).search(before):
            continue
        title = _job_in(match.group())
        if title and len(title.split()) > 1 and not _hires(text, match.end()):
            found.append(title)
    return found[:3]


def _hires(text: str, end: int) -> bool:
    """Whether what stands before `end` is a business, though it is called as a job is."""
    return bool(_HIRES.match(text, end) or IS_A_BUSINESS.match(text, end))


def _repeated_small_letters(document: Document) -> tuple[str | None, int]:
    """ "The staff attorney's practice ... the staff attorney": a job in small letters, said three times or more."""
    counts = Counter(
        m.group(1)
        for m in compiled(
            r"\b(?:the|our|a|an)\s((?:[a-z]+\s){1,2}[a-z]+?)s?(?=['’]s|s['’]|\s(?:will|is|are|must|should)|[.,;])"
        ).finditer(document.text)
        if is_job_noun(m.group(1).split()[-1])
    )
    best, times = counts.most_common(1)[0] if counts else ("", 0)
    return (best.title(), times) if times >= 2 else (None, 0)


def _job_in(phrase: str) -> str | None:
    """The job in "a highly organized Executive Assistant to join our team"."""
    words = _AFTER_TITLE.split(phrase)[0].strip(" ,").split()
    while words and _is_filler(words[0]):
        words.pop(0)
    if not words or len(words) > 10:
        return None
    last = max((i for i, w in enumerate(words) if is_job_noun(w)), default=-1)
    if last < 0:
        return None
    words = _from_last_capitals(words[: _end_of_title(words, last)])
    title = _singular(" ".join(words).strip(" ,."))
    if (
        len(title) <= 3
        or len(title.split()) > 8
        or title.split()[0].lower() in ("and", "or", "of", "the", "you", "who", "other")
        or title.lower() in words_of("header", "jobs", "never_alone")
    ):
        return None
    return title[:1].upper() + title[1:]


def _is_filler(word: str) -> bool:
    plain = words_of("header", "jobs", "adjectives")
    folded = word.lower().strip(",")
    return (
        word.endswith(",")
        or folded in words_of("header", "jobs", "verbs")
        or (
            folded in plain
            and (
                not word[:1].isupper() or folded in ("a", "an", "the", "our", "full-time", "part-time", "full", "time")
            )
        )
    )


def _end_of_title(words: list[str], last: int) -> int:
    """Behind "II", "(RN)" or "of Nursing" after the job's noun."""
    end = last + 1
    while end < len(words):
        if compiled(r"\(?[A-Z]{2,5}\)?,?|I{1,3}|\d").fullmatch(words[end]):
            end += 1
        elif words[end] == "of" and end + 1 < len(words) and words[end + 1][:1].isupper():
            end += 2
            while end < len(words) and words[end][:1].isupper() and not words[end - 1].endswith(","):
                end += 1
        else:
            break
    return end


def _from_last_capitals(words: list[str]) -> list[str]:
    """ "skilled and caring Registered Nurse" without the words before the capitals."""
    if not words[-1].lstrip("(")[:1].isupper():
        most = 5 if "/" in words else 4
        return words[-most:]
    start = len(words) - 1
    while start > 0 and (
        words[start - 1].lstrip("(")[:1].isupper()
        or (words[start - 1] in ("of", "and", "&", "/", "-") and start > 1 and words[start - 2][:1].isupper())
    ):
        start -= 1
    while start < len(words) - 1 and words[start].lower() in ("and", "of", "&", "the", "a", "an", "our", "we", "join"):
        start += 1
    return words[start:]


def _singular(title: str) -> str:
    head, _, last = title.rpartition(" ")
    stem = compiled(r"s$").sub("", compiled(r"ies$").sub("ys", last))
    if " of " not in title and last.endswith("s") and stem.lower() in words_of("header", "jobs", "nouns"):
        return f"{head} {stem}".strip()
    return title
