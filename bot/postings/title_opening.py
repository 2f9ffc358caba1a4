"""A title in the first lines, where it stands alone or leads an advertisement."""

from __future__ import annotations

from bot.postings.document import Document
from bot.postings.employer_names import LEGAL, ends_as_business, is_business
from bot.postings.kinds.tails import phrases, words_of
from bot.postings.patterns import compiled
from bot.postings.place_spans import only_a_place
from bot.postings.sections import section_of
from bot.postings.sentences import sentences_of
from bot.postings.title_signs import TITLES
from bot.postings.title_spans import jobs_in
from bot.postings.title_words import bare_job, built_as_a_job, clean_title, ends_like_a_job, no_title

_LEAD = compiled(
    r"(?P<job>[A-Za-z][\w/&'’-]+(?:\s[\w/&'’-]+){0,4}?)(?:,\s(?!(?:Inc|LLC|LLP|LP|Ltd|Corp)\b)|[.!]\s|"
    r"\s(?:[-–—]|--)\s|\s\(|\sfor (?:the|our|a)\s|"
    r"\sat\s(?=[A-Z]))"
)
"""The words before the first mark, or before "for the season" and "at" a name."""
_SEEKS = compiled(r"(?i)\b(?:seeks?|seeking|needs?|looking|hiring|wants?|wanted|search(?:ing)? for|join(?:ing)?)\b")
_TOLD = frozenset("the our we you your this that is are be".split())
_HEAD_ENDS = compiled(r"\s(?:[-–—|]|--)\s|\s\(\s?|\s{2,}")
"""What parts a title from the rest of its line."""
_LONGEST = 110
_HEAD = 7
"""Among so many first lines one seeks what the first of them names."""
_SMALL = frozenset("of the and for in at to with or a an".split())
_NO_LEAD = frozenset(
    "a an the our we you your this that is are be in on to of with join busy established local growing family leading "
    "about as if no not new who what why how at by from welcome".split()
)
"""Words that no job's name has which leads an advertisement."""


def opening_line(document: Document) -> str | None:
    """A title that stands alone at the top: one of the first lines, or the first short sentence."""
    for block in document.blocks[:4]:
        text = bare_job(block.text)
        short = len(text) < 130 and not text.endswith((":", ".", "!", "?", ";"))
        words = compiled(r"\s?\(|\s[-–—|]\s").split(text)[0].split()
        short = (
            short and len(words) <= 16 and sum(w.lower() != w or not w[:1].isalpha() for w in words) >= 0.6 * len(words)
        )
        if LEGAL.search(" ".join(words)):
            continue
        if short and compiled(r"[A-Z]|i[A-Z]").match(text) and ends_like_a_job(text) and not no_title(text):
            return clean_title(compiled(r"\s[–-]\s[A-Z][\w. ]+,\s?[A-Z]{2}$").sub("", text))
    if on_top := _over_name_and_place(document) or _behind_the_employer(document):
        return on_top
    sentences = sentences_of(document)
    first = sentences[0].text if sentences else ""
    short = first.endswith(".") and len(first.split()) <= 7 and _TOLD.isdisjoint(first.lower().split())
    if short and ends_like_a_job(first.rstrip(".")) and not no_title(first):
        return clean_title(first.rstrip("."))
    if document.blocks and len(document.blocks[0].text) > 100:
        lead = compiled(r"([A-Z][\w/& -]+(?:,\s[\w/& -]+){0,2}?)(?:,\s|\s{2,}|\.\s)").match(document.blocks[0].text)
        if (
            lead
            and len(lead.group(1).split()) <= 7
            and ends_like_a_job(lead.group(1))
            and not no_title(lead.group(1))
            and lead.group(1).istitle()
        ):
            return clean_title(lead.group(1))
    return _lead_of_an_advertisement(document) or _holds_a_job(document) or _unlisted_job(document)


def _over_name_and_place(document: Document) -> str | None:
    """A first line of whatever words over a name and a place, as boards write them: "Foley Spec", "Hilt", "Ely, NV"."""
    if len(document.blocks) < 3:
        return None
    title, name, place = (block.text for block in document.blocks[:3])
    lines = len(title) < 70 and len(name.split()) < 7 and name[:1].isupper() and not name.endswith((".", ":", "!", "?"))
    if not lines or not compiled(r"[A-Z][\w&+#/.]*(?:[\s-]+[\w&+#/.()-]+)+").fullmatch(title) or title.endswith("."):
        return None
    if not compiled(rf"{only_a_place().pattern}(?: \d{{5}})?").fullmatch(place) or no_title(title) or section_of(name):
        return None
    bare = bare_job(title).partition(" (")[0]
    other = ends_as_business(bare) and not bare.endswith(" Tech")  # "EKG Tech", though firms are called so too
    return None if other or phrases("header", "titles", "extras").search(bare) else clean_title(title)


def _behind_the_employer(document: Document) -> str | None:
    """A job behind its employer's name in the first line: "Larch Mutual - Director, Group Claims (Reno, NV)"."""
    name, dash, job = document.blocks[0].text.partition(" - ") if document.blocks else ("", "", "")
    plain = dash and len(job) < 90 and is_business(name) and not job.endswith((".", "!", "?", ":"))
    return clean_title(job) if plain and ends_like_a_job(job) and not no_title(job) else None


def _holds_a_job(document: Document) -> str | None:
    """A first line in capitals with a job inside: "TEACHER SECONDARY MUSIC .60", "Sales Professional-Oronoco"."""
    for block in document.blocks[:1]:
        text, *rest = _HEAD_ENDS.split(block.text[:_LONGEST])
        words = [word for word in text.split() if word[:1].isalpha() and word.lower() not in _SMALL]
        if len(block.text) > _LONGEST and not rest:
            return None
        named = len(words) > 1 and len(words) < 11 and all(word[:1].isupper() for word in words)
        parted = compiled(r"(?<=[a-z])-(?=[A-Z])").sub(" - ", text)
        if not named or text.endswith((".", "!", "?", ":")) or is_business(text) or no_title(parted):
            return None
        if next(jobs_in(parted), None):
            return clean_title(text)
    return None


def _lead_of_an_advertisement(document: Document) -> str | None:
    """A job before the first mark of an advertisement: "Farm hand for the season, April through October."."""
    text = bare_job(document.blocks[0].text) if document.blocks else ""
    name, *pieces = compiled(r",\s|(?<!Bros)[.]\s").split(text[:160])
    if pieces and is_business(name) and not ends_like_a_job(name):  # "Hart Bros. Paving, Dearborn. Estimator."
        jobs = [
            piece for piece in pieces[:3] if len(piece.split()) < 5 and ends_like_a_job(piece) and not no_title(piece)
        ]
        if jobs and jobs[0][:1].isupper() and _NO_LEAD.isdisjoint(jobs[0].lower().split()):
            return clean_title(jobs[0])
    lead = _LEAD.match(text)
    if not lead:
        return None
    job = lead.group("job")
    apart = text[lead.end("job")] == "!" or (job.istitle() and text[lead.end("job") :].startswith((" -", " –", " (")))
    if _SEEKS.search(text[:200]) and not apart:
        return None
    words = job.lower().split()
    told = not _NO_LEAD.isdisjoint(words) or words[0] in words_of("header", "jobs", "adjectives")
    return None if told or not ends_like_a_job(job) or no_title(job) else clean_title(job)


def _unlisted_job(document: Document) -> str | None:
    """A first line in capitals whose last word is built as jobs' names are: "Field Interviewer", "Sand Carver"."""
    if len(document.blocks) < 2:
        return None
    line = compiled(r"\s?\(|\s[-–—|]\s|,\s").split(bare_job(document.blocks[0].text))[0]
    words = line.split()
    capital = all(word[:1].isupper() or word in _SMALL for word in words)
    if is_business(line) or not 1 < len(words) <= 4 or not capital or no_title(line):
        return None
    built = built_as_a_job(words[-1]) and _NO_LEAD.isdisjoint(line.lower().split())
    return clean_title(line) if built or _is_sought(line, document) else None


def _is_sought(line: str, document: Document) -> bool:
    """Whether one of the next lines seeks what a first line names: "looking for Floor Wizards"."""
    for block in document.blocks[1:_HEAD]:
        at = block.text.find(line)
        if at > 0 and any(sign in ("sought", "next") for sign, _ in TITLES.before(block.text[max(0, at - 60) : at])):
            return True
    return False
