"""Title, employer, location, requisition, employment type and pay, where the posting states them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.postings.document import HEADING, Block, Document, Header
from bot.postings.kinds.tails import words_of
from bot.postings.sections import section_of

_NAME = r"(?-i:(?:[A-Z][\w'’.&+-]*|\d+\s?[A-Z][\w'’.&-]*)(?:,?\s(?:[A-Z][\w'’.&+-]*|of|and|&|for|the|in|de|la|\d{3,4}|dba|DBA)){0,8})"
_EMPLOYER_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (6, rf"(?:^|(?<=[.!?]\s)|(?<=at\s)|(?<=here at\s))(?P<name>{_NAME}(?:,\s(?:Inc|LLC|PLLC|Corp|Ltd|LLP|P\.?C)\b\.?)?)(?:\s?\([\w .&-]{{2,20}}\))?,?\s(?:is|are)\s(?:currently\s|now\s|actively\s|always\s|urgently\s|immediately\s)?(?:seeking|looking|hiring|searching|recruiting|accepting|in search|proud to be an equal|an equal|a certified|committed to (?:diversity|equal|making|providing equal|creating))"),
        (6, rf"(?:^|(?<=[.!?]\s))(?P<name>{_NAME})\s(?:seeks|has an? (?:immediate |exciting |current |great )?(?:opening|opportunity|position)|invites applications|has \w+ openings?|needs an?|wants)\b"),
        (4, rf"(?:^|(?<=[.!?]\s)|\band\s)(?P<name>{_NAME}(?:,\s(?:Inc|LLC|PLLC|Corp|Ltd|LLP|P\.?C)\b\.?)?)\s(?:is|values|provides|embraces|will not discriminate|does not discriminate|prohibits|participates)\s[^.]{{0,60}}(?:equal[\s-](?:employment[\s-])?opportunity|EOE|EEO|affirmative action|diversity|E-Verify)"),
        (3, rf"\b(?:join|joining|here at|work (?:at|for|with)|working (?:at|for|with)|careers? (?:at|with)|life at|team at|opportunity (?:at|with)|for employment with|position (?:at|with)|employees of|employed by|role at|the mission of)\s(?:the\s)?(?P<name>{_NAME})"),
        (3, rf"(?:^|(?<=[.!?]\s))(?:at|here at)\s(?P<name>{_NAME}),?\s(?:we|you|our|all|people|it)\b"),
        (2, rf"(?:^|(?<=[.!?]\s))(?P<name>{_NAME}(?:,\s(?:Inc|LLC|PLLC|Corp|Ltd)\b\.?)?)(?:\s?\([\w .&-]{{2,20}}\))?,?\s(?:is\s(?:an?|the|one)\b|was founded|brings together|builds|provides|offers|has been|has (?:over|more)|operates|delivers|believes|helps|specializes|,?\s?based in|strives|serves)"),
        (2, rf"\b(?:for|of|with|by)\s(?P<name>{_NAME}(?:,\s(?:Inc|LLC|Corp|Ltd)\b\.?))"),
    )
)
_SUFFIX = re.compile(r"\b(?:Inc|LLC|PLLC|Corp|Corporation|Ltd|LLP|Company|Co|Group|Hospital|University|College|School|Services|Center|Centre|Health|Healthcare|Partners|Systems|Solutions|Technologies|Foundation|Association|County|Bank|Hotel|Media|Labs?)\b\.?")
_STATE = "|".join(re.escape(code) for code in ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR".split()))
_CITY_STATE = re.compile(
    rf"(?P<place>(?:\d+\s[\w\s.]{{3,30}},\s)?(?:[A-Z][a-z]+\.?(?:\s|-))?(?:[A-Z][a-z]+(?:\s|-))?[A-Z][a-zA-Z.]+,\s?(?:(?:{_STATE})\b(?:\s\d{{5}})?|Va\.|Calif\.|Fla\.|Mass\.|Ontario|Florida|Texas|California|Virginia|New York|Illinois|Ohio|Georgia|Colorado|Oregon|Washington|Pennsylvania|Michigan|Arizona|Minnesota|New Jersey|North Carolina|South Carolina|Massachusetts|Maryland|Tennessee|Missouri|Wisconsin|Indiana|Nevada|Utah|Connecticut|Kentucky|Louisiana|Alabama|Oklahoma|Iowa|Kansas))"
)
_PAY = re.compile(
    r"\$\s?\d[\d,]*(?:\.\d+)?\s?[kK]?\+?(?:\s?(?:/|per|an?)\s?(?:hour|hr|year|yr|month|week|annum|mile))?(?:\s?(?:-|–|—|to|and)\s?\$?\s?\d[\d,]*(?:\.\d+)?\s?[kK]?)?\+?(?:\s?/?\s?(?:per|an|a|/)?\s?(?:hour|hr|hourly|year|yr|annually|annum|month|monthly|week|weekly|mile|annual|USD|shift|day|visit)\b\.?)?",
    re.I,
)
_TYPE = re.compile(r"\b(?:(?:regular|temporary|seasonal|permanent|exempt|salaried|hourly)[\s,/-]+)?(?:full[\s-]?time|part[\s-]?time)(?:[\s,]+(?:or|and|/)\s*(?:part|full)[\s-]?time)?(?:\s(?:temporary|seasonal|permanent|contract[\w-]*|internship|regular))?|\bcontract[\s-]to[\s-]hire|\bper diem\b|\bPRN\b|\bseasonal\b|\btemporary\b|\binternship\b|\bcontract position\b", re.I)


def header_of(document: Document) -> Header:
    """The header: the data's own fields first, then labelled lines, then the sentences."""
    known = document.header
    labels = dict(_labelled(document))
    title = known.title or _title(document, labels)
    location = known.location or _location(document, labels, title)
    return Header(
        title=title,
        employer=known.employer or _employer(document, labels),
        location=location,
        requisition=known.requisition or labels.get("requisition"),
        employment_type=known.employment_type or labels.get("employment_type") or _employment_type(document),
        pay=known.pay or _pay(document, labels),
        language=known.language,
    )


def _labelled(document: Document) -> Iterator[tuple[str, str]]:
    """Values behind labels ("Location: Aurora, OH"), the first of each; also a label's value on the next line."""
    seen: set[str] = set()
    for number, block in enumerate(document.blocks):
        for label, value in _pairs(block, document.blocks[number + 1] if number + 1 < len(document.blocks) else None):
            kind = _label_kind(label)
            if kind and kind not in seen and _fits(kind, value):
                seen.add(kind)
                yield kind, value.strip(" .:;-–")


def _pairs(block: Block, following: Block | None) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"(?:^|(?<=[.;|•]\s)|(?<=\s\s))(?P<label>[A-Z][\w()#/.'’ -]{1,48}?)\s?(?:[:#]|\s[-–]\s)[:#]?\s*(?P<value>[^:]{2,120}?)(?=\.\s+[A-Z][\w ]{1,24}:|\.?$|\s\|\s|\.\s)", block.text):
        yield match.group("label"), match.group("value")
    if block.text.endswith(":") and following is not None and following.kind != HEADING:
        yield block.text[:-1], following.text
    elif block.kind == HEADING and following is not None and len(following.text) < 90 and following.kind != HEADING:
        yield block.text, following.text


def _label_kind(label: str) -> str | None:
    folded = re.sub(r"\s+", " ", label.strip(" #:.").lower())
    for kind in ("title", "employer", "location", "requisition", "employment_type", "pay"):
        if folded in words_of("header", "labels", kind) or (kind == "requisition" and folded + " #" in words_of("header", "labels", kind)):
            return kind
    return None


def _fits(kind: str, value: str) -> bool:
    value = value.strip()
    if kind == "requisition":
        return bool(re.search(r"\d", value)) and len(value) <= 40
    if kind == "title":
        return len(value.split()) <= 12 and not re.search(r"(?i)full[\s-]time|part[\s-]time|\bis\b|\bwill\b|remote|services\.?$", value)
    if kind == "pay":
        return bool(re.search(r"\d", value))
    if kind == "location":
        return len(value) <= 90 and value[:1].isupper() and not re.search(r"(?i)\b(?:will|must|is a|you|we)\b", value)
    if kind == "employment_type":
        return bool(_TYPE.search(value)) or len(value.split()) <= 4 and bool(re.search(r"(?i)time|contract|temp|perm|intern|seasonal|exempt", value))
    return len(value.split()) <= 9 and value[:1].isupper() and not value.rstrip().endswith("?") and not re.search(r"\d{5}|\.\d", value)


def _title(document: Document, labels: dict[str, str]) -> str | None:
    if "title" in labels:
        return _clean_title(labels["title"])
    first = document.blocks[0] if document.blocks else None
    if first is not None and first.kind == HEADING and first.level < 7 and not _is_section_name(first.text) and len(first.text) < 110:
        return _clean_title(first.text)
    for block in document.blocks[:3]:
        if len(block.text) < 90 and not block.text.endswith((":", ".", "!")) and _ends_like_a_job(block.text) and block.text[:1].isupper() and not section_of(block.text):
            return _clean_title(block.text)
    positions = _open_positions(document)
    if len(positions) > 1:
        return "; ".join(positions)
    return _title_in_sentences(document)


def _is_section_name(text: str) -> bool:
    return bool(section_of(text)) and not _ends_like_a_job(text) or bool(re.match(r"(?i)(?:about|why|who|what|our|join|open positions|welcome|job|we)\b", text))


def _clean_title(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" :.-–*")
    return re.sub(r"\.\.+", ".", text)


def _ends_like_a_job(text: str) -> bool:
    head = re.split(r"\s[-–—|]\s|\s?\(|,|/|\bfor\b|\bat\b|\bin\b", text.strip())[0].strip()
    for part in (head, text.strip()):
        words = re.findall(r"[\w'’]+", re.sub(r"\s(?:[IVX]+|\d)$", "", part))
        if words and words[-1].lower() in words_of("header", "jobs", "nouns"):
            return True
    return bool(re.match(r"(?i)(?:director|manager|head|vp|vice president|chief|dean|coordinator) of\b", text))


def _open_positions(document: Document) -> list[str]:
    """Several positions on one page: headings that each are followed by requirements of their own."""
    found = []
    blocks = document.blocks
    for number, block in enumerate(blocks[:-1]):
        if block.bold and block.kind in (HEADING, "line") and len(block.text) < 60 and not block.text.endswith(":") and not section_of(block.text):
            following = next((b for b in blocks[number + 1 : number + 6] if b.text.endswith(":") or b.kind == HEADING and section_of(b.text)), None)
            if following is not None and section_of(following.text) == "requirements":
                found.append(re.split(r"\s[-–]\s", block.text)[0].strip())
    return found if len(found) > 1 else []


_TITLE_WORDS = r"(?:[A-Za-z&/][\w.'’&/+-]*|\([\w\s/]{1,12}\)|I{1,3}|\d)"
_TITLE_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:is|are|we're|currently|now|actively)\s(?:currently\s|now\s|actively\s|also\s)?(?:seeking|looking for|hiring|searching for|recruiting(?: for)?|in search of|accepting applications for|in need of)\s(?P<title>[^.;:!?]{4,140})",
        r"\bseeks\s(?P<title>[^.;:!?]{4,120})",
        r"\b(?:position|role|title|job)\sof\s(?:an?\s|the\s)?(?P<title>[^.;:!?]{4,90})",
        r"\b(?:join|joining)\s[^.;!?]{0,90}?\bas\s(?:an?\s|our\s(?:next\s)?|the\s)(?P<title>[^.;:!?]{4,90})",
        r"^(?:as|being)\s(?:an?|the|our)\s(?P<title>[^.;:!?,]{4,80}),?\s(?:you|your|this|at)\b",
        r"^(?:the|an?|our)\s(?P<title>(?-i:[A-Z])[^.;:!?]{3,80}?)\s(?:is|will|oversees|performs|are|provides|supports|manages|serves|leads|assists|has|plays|reports|position|role|works|must|for|ensures|coordinates|plans|conducts|develops|acts|directs|helps)\b",
        r"\b(?P<title>(?-i:[A-Z][\w/&-]+(?:\s(?:[A-Z][\w/&()-]+|of|and|&)){0,5}))\s(?:position|opening|role|job)s?\s(?:is\s)?(?:available|open)",
        r"\b(?:opening|opportunity|position|need|role|opportunities|openings)\s(?:available\s|open\s|is available\s)?(?:for|as)\s(?:an?\s|our\s|the\s)?(?P<title>[^.;:!?]{4,90})",
        r"^(?P<title>[a-zA-Z][\w\s/-]{3,50}?)\s(?:position|needed|wanted)\s(?:available|in|for|immediately|is)\b",
        r"\bhiring\s(?P<title>[^.;:!?]{4,90})",
    )
)


def _title_in_sentences(document: Document) -> str | None:
    from bot.postings.sentences import sentences_of

    for number, sentence in enumerate(sentences_of(document)):
        if number > 25:
            break
        for pattern in _TITLE_PATTERNS:
            match = pattern.search(sentence.text)
            title = _job_in(match.group("title")) if match else None
            if title:
                return title
    for block in document.blocks[:40]:
        if block.kind == HEADING and _ends_like_a_job(block.text) and not block.text.endswith(":") and not re.match(r"(?i)about|who|what|reports", block.text):
            return _clean_title(block.text)
    return None


def _job_in(phrase: str) -> str | None:
    """The job in "a highly organized Executive Assistant to join our team"."""
    phrase = re.split(r"(?i)\s(?:to\s(?!hire)|who|with|that|which|for\s(?:an?|our|the|its|their|one)\b|at\s|will|whose|responsible|on\s(?:our|the|a)|in\s(?:our|the|its|an?)\b|position|role\b|is\b|are\b|available|reporting|based|as\s|located)|\s-\s|,\s(?!.*\b(?:and|or|senior)\b)", phrase)[0]
    words = phrase.strip(" ,").split()
    plain = words_of("header", "jobs", "adjectives")
    while words and words[0].lower().strip(",") in plain and not (words[0][:1].isupper() and words[0].lower() not in ("a", "an", "the", "our", "full-time", "part-time", "full", "time")):
        words.pop(0)
    while words and words[0].endswith(","):
        words.pop(0)
    if not words or len(words) > 9:
        return None
    nouns = words_of("header", "jobs", "nouns")
    last = max((i for i, w in enumerate(words) if re.sub(r"[^\w]", "", w).lower() in nouns or re.sub(r"s$", "", re.sub(r"[^\w]", "", w)).lower() in nouns), default=-1)
    if last < 0:
        return None
    while last + 1 < len(words) and re.fullmatch(r"\(?[A-Z]{2,5}\)?|I{1,3}|\d|of", words[last + 1]):
        if words[last + 1] == "of":
            extra = 2
            while last + extra < len(words) and words[last + extra][:1].isupper():
                extra += 1
            last += extra - 1
            break
        last += 1
    words = words[: last + 1]
    capital = next((i for i, w in enumerate(words) if w[:1].isupper()), None)
    if capital is not None and words[-1].lstrip("(")[:1].isupper():
        start = len(words) - 1
        while start > 0 and (words[start - 1].lstrip("(")[:1].isupper() or (words[start - 1] in ("of", "and", "&", "/", "-") and start > 1)):
            start -= 1
        words = words[start:]
    title = " ".join(words).strip(" ,.")
    return title[:1].upper() + title[1:] if len(title) > 3 and len(title.split()) <= 8 else None


def _employer(document: Document, labels: dict[str, str]) -> str | None:
    if "employer" in labels and not re.search(r"(?i)services$|\bteam\b|department", labels["employer"]):
        return labels["employer"]
    scores: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind == HEADING:
            match = re.match(rf"(?i)(?:about|why|life at|working at|who is|join|why join)\s(?P<name>{_NAME})\W*$", block.text)
            if match and not _not_a_name(match.group("name")):
                scores[_tidy_name(match.group("name"))] += 5
            continue
        for weight, pattern in _EMPLOYER_PATTERNS:
            for match in pattern.finditer(block.text):
                name = _tidy_name(match.group("name"))
                if name and not _not_a_name(name):
                    scores[name] += weight
    if not scores:
        return None
    for name in list(scores):
        for other in scores:
            if other != name and other.startswith(name + " "):
                scores[other] += 1
        scores[name] += min(document.text.count(name), 4) + (2 if _SUFFIX.search(name) else 0)
    name, score = max(scores.items(), key=lambda item: (item[1], len(item[0])))
    return name if score >= 4 else None


def _tidy_name(name: str) -> str:
    name = re.sub(r"(?:\s(?:of|and|&|for|the|in|de|la))+$", "", name.strip(" ,"))
    name = re.sub(r"^(?:At|Here at|About|Join|The company|Why)\s", "", name)
    return name if re.search(r"\b(?:Inc|Corp|Ltd|Co|P\.C|L\.P)\.$", name) else name.rstrip(" .,")


def _not_a_name(name: str) -> bool:
    folded = name.lower().strip(" .,")
    first = folded.split()[0] if folded else ""
    if folded in words_of("header", "not_employers", "words") or len(folded) < 2:
        return True
    if first in ("this", "our", "your", "we", "you", "all", "if", "as", "these", "when", "what", "who", "he", "she", "it", "applicants", "candidates", "any", "please", "must", "for", "in", "to", "with", "an", "a") or folded.startswith(("the position", "the role", "the ideal", "the successful", "the candidate", "the job", "the team", "the incumbent")):
        return True
    return _ends_like_a_job(name) and not _SUFFIX.search(name)


def _location(document: Document, labels: dict[str, str], title: str | None) -> str | None:
    if "location" in labels:
        return labels["location"]
    if title:
        match = re.search(r"[-–,(|]\s*((?:[A-Z][\w.]+\s?){1,3},\s?[A-Z]{2})\)?\s*$", title)
        if match:
            return match.group(1).strip()
    head = document.text[:2500]
    patterns = (
        rf"(?i:located in|based in|located at|position in|office in|in|at|available in)\s(?:the\s|downtown\s|beautiful\s|sunny\s)?{_CITY_STATE.pattern}",
        _CITY_STATE.pattern,
    )
    for pattern in patterns:
        for match in re.finditer(pattern, head):
            around = head[max(0, match.start() - 90) : match.start()]
            if not re.search(r"(?i)headquarter|university of|founded", around):
                return match.group("place").strip()
    remote = re.search(r"\b(?:[Ff]ully [Rr]emote|100% [Rr]emote|(?:full-time |is a |position is |role is |job is |work is )[Rr]emote\b|[Rr]emote(?:,| -| in the| within the) (?:U\.?S\.?A?\.?|United States)|[Ww]ork from home)", head)
    if remote:
        return "Remote"
    return None


def _employment_type(document: Document) -> str | None:
    match = _TYPE.search(document.text[:4000])
    return match.group().strip() if match else None


def _pay(document: Document, labels: dict[str, str]) -> str | None:
    if "pay" in labels:
        return labels["pay"]
    for match in _PAY.finditer(document.text):
        near = document.text[max(0, match.start() - 100) : match.end() + 40].lower()
        figure = match.group()
        unit = re.search(r"(?i)hour|hr|year|yr|annu|month|week|mile|shift|day|visit", figure)
        if unit or re.search(r"\b(?:salary|pay|wage|compensation|hourly|rate|earn|starting at|base)\b", near) and len(re.sub(r"\D", "", figure)) >= 3:
            if not re.search(r"bonus|budget|revenue|stipend|million|billion|401|referral|fee|fund|toward|portfolio|maximum of", near):
                return figure.strip(" .,")
    return None
