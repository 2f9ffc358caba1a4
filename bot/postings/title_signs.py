"""The words that lead to a job's title inside sentences."""

from __future__ import annotations

from bot.postings.phrases import Guarded

SIGNS = tuple(
    Guarded(words, pattern)
    for words, pattern in (
        (
            "adding seeking looking hiring searching recruiting search accepting need",
            r"\b(?:is|are|we're|currently|now|actively|be|company|firm|shop|office|practice|restaurant|business|salon|team|"
            r"contractor|clinic|store|agency)\s(?:a\s)?(?:currently\s|now\s|actively\s|"
            r"also\s|immediately\s)?(?:seeking|looking for|hiring(?: for)?|searching for|recruiting(?: "
            r"for)?|in search of|accepting applications for|in need of|looking to hire|looking to add|adding)"
            r"\s(?P<title>[^.;:!?]"
            r"{4,140})",
        ),
        (
            "looking seeking search need",
            r"(?:^|\b(?:farm|family|home|couple|church|school|bakery|cafe|group|bank|dealer|dealership|(?-i:[A-Z]{2}))\s?)"
            r"(?:looking for|seeking|in search of|in need of)\s(?P<title>[^.;:!?]{4,140})",
        ),
        (
            "you",
            r"\byou(?:['’]ll| will) be (?:our|an?|the)\s(?:first\s|second\s|third\s|next\s|"
            r"new\s)?(?P<title>[^.;:!?]{4,80})",
        ),
        (
            "seeks needs wants",
            r"\b(?:seeks|needs|wants|we (?:need|want))\s(?P<title>an?\s[^.;:!?]{4,120}|"
            r"(?:[\w/-]+\s){0,2}[\w/-]+(?=[,.]|\sfor\b|\sto\b|$))",
        ),
        (
            "next first second third fourth fifth newest",
            r"\bour (?:next|first|second|third|fourth|fifth|newest)\s(?P<title>(?-i:[A-Z])[^.;:!?]{3,60})",
        ),
        ("are", r"\bare you (?:an?\s)(?P<title>[^.;:!?]{4,80})"),
        (
            "position role title job post",
            r"\b(?:position|role|title|job|post)\sof\s(?:an?\s|the\s)?(?P<title>[^.;:!?]{4,90})",
        ),
        (
            "join joining",
            r"\b(?:join|joining)\s[^.;!?]{0,90}?\bas\s(?:an?\s|our\s(?:next\s)?|the\s)(?P<title>[^.;:!?]{4,90})",
        ),
        ("as being", r"^(?:as|being)\s(?:an?|the|our)\s(?P<title>[^.;:!?,]{4,80}),?\s(?:you|your|this|at|with)\b"),
        (
            "the an a our",
            r"^(?:the|an?|our)\s(?P<title>(?-i:[A-Z])[^.;:!?]{3,120}?)\s(?:(?-i:at\s(?:the\s)?(?=[A-Z]))|is|will|oversees|performs|"
            r"are|provides|supports|manages|serves|leads|assists|has|plays|reports|position|role|works|"
            r"must|ensures|coordinates|plans|conducts|develops|acts|directs|helps)\b",
        ),
        (
            "position opening role job positions openings roles jobs",
            r"\b(?P<title>(?-i:[A-Z][\w/&-]+(?:\s(?:[A-Z][\w/&()-]+|of|and|&)){0,5}))\s(?:position|opening|"
            r"role|job)s?\s(?:is\s)?(?:available|open)",
        ),
        (
            "opening opportunity position need role opportunities openings interest",
            r"\b(?:opening|opportunity|position|need|role|opportunities|openings|interest in)\s(?:available\s|"
            r"open\s|is available\s)?(?:for|as)\s(?:an?\s|our\s|the\s)?(?P<title>[^.;:!?]{4,90})",
        ),
        (
            "position needed wanted",
            r"^(?P<title>[a-zA-Z][\w\s/-]{3,50}?)\s(?:position|needed|wanted)\s(?:available|in|for|immediately|is)\b",
        ),
        ("wanted needed", r"^(?P<title>[a-zA-Z][\w'’\s/-]{3,50}?)\s(?:wanted|needed)\b"),
        (
            "hiring recruiting",
            r"\b(?:hiring|recruiting)\s(?:(?:one|two|three|four|several|\d+)\s)?(?P<title>[^.;:!?]{4,90})",
        ),
    )
)
