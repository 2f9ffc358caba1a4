"""Fitting the posting's words into a question: articles, lists, capitals, quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.postings.kinds.tails import words_of
from bot.postings.patterns import compiled

_LONGEST_QUOTE = 170
_VERBS = frozenset(
    "access adapt balance bend carry climb crawl crouch distinguish drive endure follow grasp "
    "handle hear hold kneel lift load maintain manage maneuver move navigate operate patrol "
    "perform pull push reach read remain respond run see sit squat stand stay stoop swim tolerate "
    "transport traverse travel twist type unload use view walk wear withstand work".split()
)
_LEAD = compiled(
    (
        r"^(?:(?:the\s+)?(?:position|role|job|employee|candidate|applicant|successful candidate|"
        r"incumbent|individual|you|he/she|they|this position|associates?)\s+)?(?:(?:requires?|must|"
        r"will|should|needs? to|has to|have to|is|are|also|possess(?:es)?|demonstrate|with|physical|"
        r"being|have|the|an?)\s+)*(?:be\s+)?(?:physically\s+)?(?:able|ability|capable|capability|"
        r"willing|willingness|required|comfortable|expected)\s+(?:to|of|with)\s+(?:be able to\s+)?"
    ),
    re.I,
)


_DOING = {
    "run": "running", "led": "leading", "held": "holding", "built": "building", "sold": "selling", "taught": "teaching",
    "driven": "driving", "kept": "keeping", "made": "making", "written": "writing", "flown": "flying",
    "grown": "growing", "been": "being", "done": "doing", "cut": "cutting", "dealt": "dealing", "hung": "hanging",
    "laid": "laying", "shot": "shooting", "bought": "buying", "taken": "taking", "fed": "feeding", "ridden": "riding",
    "dug": "digging", "brought": "bringing", "shipped": "shipping", "planned": "planning", "stood": "standing",
}  # fmt: skip
"""What someone has done, as what they have experience of."""
_BY_SOMEONE = compiled(r"(?i)(?:\b(?:ha(?:ve|s|d)|having|personally|previously|already|you|who)|['’]ve)\s$")
"""What stands before the thing that someone has done."""
_BEFORE = compiled(r"\s(?:before|previously|in the past)\b")
_EXPERIENCE = compiled(r",?\s+(?:work )?(?:experience|exposure|background)\b")
_LEADS_TO = compiled(r"\b(in|with|within|using|as|of)\s+(?:an?\s+|the\s+)?$")
"""The word before a field, at the end of what stands before it."""


def finished(question: str) -> str:
    """A question with its spaces and marks in order."""
    question = " ".join(question.split())
    return question.replace(".,", ",").replace("..", ".").replace("?»?", "»?").replace("..»", "…»")


def quoted(evidence: str) -> str:
    """The posting's words for a quote: one line, cut at a word when long, with a full stop."""
    text = cut(" ".join(evidence.split()).strip('"“”«»'), _LONGEST_QUOTE)
    return text if text[-1:] in ".!?…" else text.rstrip(" ,;:") + "."


def cut(text: str, longest: int) -> str:
    """A text of at most `longest` letters, cut at a word."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"


def with_article(name: str) -> str:
    """A name with "a" or "an", unless it has one, is plural or names a thing without one."""
    first = name.split()[0] if name.split() else ""
    if not first or first.lower() in ("a", "an", "the", "your", "any", "current", "one"):
        return name
    last = compiled(r"[^a-z]").sub("", name.split()[-1].lower())
    if last.endswith("s") and not last.endswith(("ss", "us", "is")):
        return name
    return f"{article(first)} {name}"


def article(word: str) -> str:
    """ "a" or "an" by the sound of the next word; letters spelled out count by their names (an RN, a CDL)."""
    if word.isupper() and len(word.strip(".")) <= 5 and not compiled(r"[AEIOU][^AEIOU]").search(word[:2]):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if compiled(r"(?i)(?:uni|us|eu|one|u\.s)").match(word):
        return "a"
    if compiled(r"(?i)(?:hour|honest|heir)").match(word):
        return "an"
    return "an" if word[0].lower() in "aeiou" or word.startswith(("8", "11", "18")) else "a"


def joined(items: Sequence[str], joiner: str) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def lowered(text: str) -> str:
    """A phrase with its first letter small, unless it is a name or an abbreviation."""
    words = text.split()
    if text in _names():
        return text
    if not words or not compiled(r"[A-Z][a-z'’-]+,?").fullmatch(words[0]):
        return text
    if words[0].strip(",").lower() not in _plain_words():
        return text
    if (
        all(
            compiled(r"[A-Z][a-z]").match(w) or not w[0].isalpha() or w.lower() in ("and", "or", "of", "in", "the", "&")
            for w in words
        )
        and len(words) > 1
    ):
        return text.lower() if all(w.strip(",").lower() in _plain_words() for w in words) else text
    return text[0].lower() + text[1:]


def in_brackets(name: str) -> str:
    """ "MS Office: Word and Excel" as "MS Office (Word and Excel)"."""
    head, colon, parts = name.partition(":")
    return f"{head.strip()} ({parts.strip()})" if colon and parts.strip() else name.rstrip(":")


def _names() -> frozenset[str]:
    from bot.postings.lexicon import exact_names

    return exact_names()


def _plain_words() -> frozenset[str]:
    from bot.postings.lexicon import ordinary_words

    return ordinary_words()


def shape_of_field(field: str, evidence: str) -> tuple[str, str]:
    """How a field goes into a question, and the field: related, as, doing, of_kind, whole, with, in, quote."""
    field = lowered(" ".join(field.split()).strip(" .,;:"))
    folded = field.lower()
    if folded in (
        "",
        "related",
        "relevant",
        "similar",
        "the field",
        "this field",
        "related field",
        "a related field",
        "the industry",
        "similar role",
        "a similar role",
        "or related",
        "industry",
        "work",
        "so",
        "or so",
        "job related",
    ):
        return "related", field
    if (
        reads_odd(field)
        or len(field.split()) > 13
        or compiled(r"(?i)can\b|more\b|applied\b|bring\b|\w+ed (?:a|an|the)\b").match(field)
    ) and not _was_done(field, evidence):
        return "quote", field
    done, _, rest = field.partition(" ")
    if done in _DOING and rest:
        return "doing", f"{_DOING[done]} {rest}"
    if rest and done[:1].islower() and done.endswith("ed") and _was_done(field, evidence):
        return "doing", f"{done[:-3]}ying {rest}" if done.endswith("ied") else f"{done[:-2]}ing {rest}"
    if compiled(r"[a-z]+ing\b").match(folded) and folded.split()[0] not in words_of(
        "questions_words", "words", "not_doing"
    ):
        return "doing", field
    if compiled(r"(?:behind|under|on|at)\s").match(folded):
        return "doing", field
    if _is_role(field):
        return "as", compiled(r"^(?:an?|the)\s+", re.I).sub("", field)
    if field.split()[-1].lower() in words_of("questions_words", "words", "adjectives"):
        return "in", f"{field} work"
    whole = _around_experience(field, evidence)
    if whole:
        return whole
    before = _LEADS_TO.search(evidence.lower().partition(field.lower())[0])
    word = before.group(1) if before else "in"
    if word == "as":
        return "as", compiled(r"^(?:an?|the)\s+", re.I).sub("", field)
    last = compiled(r"[^\w]").sub("", field.split()[-1]).lower()
    if word in ("with", "using") or last in words_of("questions_words", "words", "tools"):
        return "with", field
    return "in", _placed(field, last)


def _was_done(field: str, evidence: str) -> bool:
    """Whether a field tells what someone has done: "have closed leases", "waited tables before"."""
    before, _, after = evidence.lower().partition(field.lower())
    return _BY_SOMEONE.search(before) is not None or _BEFORE.match(after) is not None


def _around_experience(field: str, evidence: str) -> tuple[str, str] | None:
    """Fields that the posting puts before "experience" or on both sides of it: "mechanical experience in mining"."""
    _, found, after = evidence.lower().partition(field.lower())
    if found and _EXPERIENCE.match(after):
        return "of_kind", field
    for joint in compiled(r"\s(?:in|with|as|within|at|for|on|of|using)\s").finditer(field):
        whole = f"{field[: joint.start()]} experience{field[joint.start() :]}"
        if whole.lower() in " ".join(evidence.split()).lower():
            return "whole", whole
    return None


def _placed(field: str, last: str) -> str:
    """A place with its article: "in a laboratory", "in the roofing industry"."""
    begins = field.split()[0].lower()
    if begins in ("a", "an", "the", "any", "your", "our", "one", "all") or compiled(
        r",|\b(?:with|for|by|as|using|in|at|of|one)\b"
    ).search(field):
        return field
    if last in words_of("questions_words", "words", "places"):
        return f"{article(field.split()[0])} {field}"
    return f"the {field}" if last in words_of("questions_words", "words", "industries") else field


def _is_role(field: str) -> bool:
    """Whether a field is a job: "survey crew chief", "painter"; several joined by "or" are too."""
    head = compiled(r"\s(?:in|at|for|with|of|on|or|supporting)\s|,").split(field)[0].split()
    if not head or len(head) > 6:
        return False
    last = compiled(r"[^\w]").sub("", head[-1]).lower()
    return last in words_of("header", "jobs", "nouns") - words_of(
        "questions_words", "words", "not_roles"
    ) and not last.endswith("s")


def reads_odd(text: str, *, digits: bool = False) -> bool:
    """Whether words would read wrong inside a question: unbalanced, a sentence of their own, cut off."""
    return bool(
        text.count("(") != text.count(")")
        or (not digits and compiled(r"\d{3,}").search(text))
        or compiled(
            r"[;:!?•*]|\.\s|\.$|\"|“|\b(?:will|must|is|are|was|were|be|have|has|been|should|required|"
            r"preferred|you|your|we|our|they|he|she|his|her|their)\b|\betc\b|\b(?:and|or)/?$|^(?:and|"
            r"or|to|by|but|that|which|who|per|from|not|no|any|than|then|for|least|most)\b|\bthe "
            r"following\b|\b(?:and|or) (?:a|an|"
            r"the)$",
            re.I,
        ).search(text)
    )


def study_fields(fields: Sequence[str], joiner: str) -> str:
    """Fields of study for a question; "" when there are none or they would read wrong."""
    shown = [field if compiled(r"[A-Z]{2}").search(field) else field.lower() for field in fields]
    shown = [
        compiled(r"^(?:related|relevant|similar)(?: (?:field|discipline|area|subject)s?(?: of study)?)?$").sub(
            "a related field", f
        )
        for f in shown
    ]
    shown = [
        compiled(r"^other\s+(?:applicable|related|relevant)?\s*(?:field|discipline|area)s?$").sub("a related field", f)
        for f in shown
    ]
    shown = [
        compiled(
            r"^((?:related|relevant|similar|other|applicable) (?:\w+ )?(?:field|discipline|area|subject)s?.*)$"
        ).sub("a related field", f)
        for f in shown
    ]
    unique = list(dict.fromkeys(f for f in shown if f and not reads_odd(f)))
    return joined(unique[:5], joiner)


def credential_name(name: str, kind: str) -> str:
    """A licence or certificate as a thing one has: "RN license", "CPR certification"; "" when it reads wrong."""
    if compiled(r"(?i)\b(?:program|course|training|academy|apprenticeship|desired|preferred|eligible)\b").search(
        name
    ) or compiled(
        r"(?i)(?:certified|licensed|registered) (?:\w+ )*(?:specialist|practitioner|nurse|technician|"
        r"assistant|therapist|teacher)$"
    ).match(name):
        return ""  # done or being, not having: the posting's own words read better
    name = " ".join(name.split()).strip(" .,;:")
    name = compiled(r"^(?:Valid|Current|Active)(?=\s)").sub(lambda match: match.group().lower(), name)
    name = compiled(r"\s+(?:registered|licensed)$").sub("", name)
    placed = compiled(r"(?P<title>(?:[A-Z][\w.-]+\s){1,4})(?P<place>in (?:the )?(?:[Ss]tate of )?[A-Z][\w ]+)$").match(
        name
    )
    if placed and not compiled(r"(?i)licen|certif|registration").search(name):
        name = f"{placed.group('title')}{'license' if kind == 'license' else 'certification'} {placed.group('place')}"
    if not name or len(name.split()) > 8 or reads_odd(name, digits=True):
        return ""
    if name.isupper() and len(name.split()) > 1:
        name = " ".join(
            word if len(word) <= 4 and word not in ("AND", "OR", "OF", "THE") else word.lower() for word in name.split()
        )
    name = compiled(r"(?i)\s+certified$").sub(" certification", name)
    if compiled(
        r"(?i)licen[sc]|certif|card|registration|permit|credential|diploma|endorsement|commission|"
        r"admission|registry|clearance|accreditation|designation|training|degree|eligib"
    ).search(name):
        return name
    return f"{name} {'license' if kind == 'license' else 'certification'}"


def deed(text: str) -> str:
    """What the body must do, as words that follow "Can you": "climb stairs and stand"; "" when it is no such thing."""
    rest = _LEAD.sub("", text.strip(" .;:"))
    first = rest.split()[0].lower().strip(",/") if rest.split() else ""
    if (
        first.split("/")[0] not in _VERBS
        or len(rest.split()) > 26
        or compiled(r"[;:•*]|\.\s|\b(?:must|will|is|are|you|your|their|required)\b").search(rest)
    ):
        return ""
    return rest[0].lower() + rest[1:]


def only_lifting(evidence: str) -> bool:
    """Whether the posting's words speak of lifting and little else."""
    return not compiled(r"(?i)\b(?:stand|walk|sit|climb|bend|stoop|kneel|crawl|squat|reach|hours|heat|cold)\w*").search(
        evidence
    )


def is_record_check(evidence: str) -> bool:
    """Whether the posting says that it looks at driving records, not what they must hold."""
    return bool(
        compiled(
            r"(?i)\b(?:motor vehicle|driving|driver|mvr|dmv)\b[\w\s]{0,20}\b(?:check|review|screen\w*|search|report)\b"
        ).search(evidence)
    ) and not compiled(r"(?i)\b(?:clean|good|acceptable|satisfactory|no more than|violations?)\b").search(evidence)


def transport(evidence: str) -> str:
    """Which transport question fits: insurance, vehicle or reliable."""
    if compiled(r"(?i)insur").search(evidence) and not compiled(r"(?i)reliable|own (?:vehicle|car|transport)").search(
        evidence
    ):
        return "insurance"
    if compiled(
        r"(?i)\b(?:own|personal|registered|working|have a)\b[\w\s,]{0,25}\b(?:vehicle|car|truck|automobile)"
    ).search(evidence):
        return "vehicle"
    return "reliable"
