"""Years as applicants put them, in words that are counted: sums, shares, products, ages, ordinals, short dates."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.matching import vocabulary
from bot.matching.listed import with_years
from bot.matching.message import Message
from bot.matching.numbers import NUMBER
from bot.matching.vocabulary import Shape

_REFUSED = re.compile(
    r"(?:,|and|but)?\s*(?<!if )\b(?:not|no)(?: (?:have|had|got|quite|exactly|at|a full))*"
    r" (?:just |only )?(?:like )?\d+(?:\.\d+)?(?: (?:years?|months?"
    r"|anos))?(?! (?:years? )?(?:less|under))(?![\w%]|\.\d)"
)
_AGES = Shape(
    r"\b(?:(?:from|between|de) )?(?:the )?(?P<said><rewording.at_age>)(?P<low>1[4-9]|[2-5]\d)"
    r" ?(?:<rewording.up_to>) (?:when )?(?:<rewording.then_age>)?(?P<high>[2-6]\d)"
    r"(?! ?(?:<rewording.no_ages>))(?: years old| anos)?\b"
)
"""From one age to another: "sold cars from age 19 to 31"."""
_SUM = re.compile(rf"(?<![\w.]){NUMBER}(?:\s?\+\s?{NUMBER})+(?![\w.%])(?: years)?")
_SHORT_OF = re.compile(
    rf"(?<![\w.])({NUMBER}) months? (?:short|shy|away)(?: of| from)? ({NUMBER})(?: years)?(?![\w%.])"
)
_SHARE = re.compile(rf"(?<![\w.])({NUMBER}) (?:out )?of (?:my|the|those|these) {NUMBER}\+? years")
_QUOTED = Shape(
    r"\b(?:<rewording.poster>)(?: guys| all| is| are)? (?:<rewording.asks>) (?:for |at least |like )?"
    r"\d+(?:\.\d+)?(?: ?\+)?(?: years?| anos)?(?! (?:months?|weeks?))"
)
"""The posting's own number in the applicant's words: "I know it says 5 but I have 3"."""
_PUT_RIGHT = Shape(
    rf"(?<![\w.]){NUMBER}(?: years?| anos)?[,.!-]* (?:<rewording.takes_back>)"
    rf"(?:,? (?:<rewording.goes_on_to_say>))*,? (?={NUMBER}(?! or| of))"
)
"""A number that is taken back for the next one: "4 no 5 years"."""
_OF_THOSE = re.compile(
    rf"(?<![\w.])({NUMBER}) (?:years? )?(?:out )?of (those|these|that|them)(?: (?:\d+ )?years)?(?!\w)"
)
_TIMES = re.compile(rf"(?<![\w.])({NUMBER}) ?(?:x|\*|times) ?({NUMBER})(?: years?)?(?![\w.%])(?! a| per)")
"""A product: "5 x 2"."""
_RETIRED = re.compile(
    r"(?<!until i )(?<!til i )(?<!when i )(?<!before i )\bretired(?: from [\w' ]{1,30}?)? (?:in|since) (?:19"
    r"|20)\d\d\b"
)
"""The end of a career, which begins no other one."""
_SHORT_SPAN = re.compile(
    r"(?<![\w'])(?:from |between |del? |desde (?:el )?)?'?(?P<from>[6-9]\d) ?(?:to|until|till|thru|through"
    r"|-|al?|and|hasta(?: el)?)"
    r" ?(?P<to>(?:19[7-9]|20[0-4])\d)\b"
)
"""A span whose first year has two digits: "97 to 2004"."""
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_BY_MONTHS = re.compile(
    rf"\b(?P<from>{_MONTH_NAME}) ?(?:-|to|until|till?|thru|through) ?(?P<to>{_MONTH_NAME})"
    r"(?: (?:of )?(?P<said>this|last) year)?\b(?! ?\d)"
)
"""Months without a year, in a message without any other number: "june thru aug"."""
_EVERY_YEAR = re.compile(r"\d|\b(?:every|each|season\w*|summers|cada)\b")
_GOES_ON = re.compile(r" ?(?:-|to|until|till?|thru|through) ?(?:now|present|today|current\w*|date)\b")
_WITHIN_A_YEAR = re.compile(
    rf"\bfrom (?P<from>{_MONTH}) (?:to|until|till|thru|through) (?P<to>{_MONTH})"
    r" (?:(?P<said>this|last) year|(?:of |in )?(?P<year>20[0-4]\d))\b"
)
_EACH = Shape(
    rf"(?<![\w.])({NUMBER}) (?:\w+ )?(?:<rewording.employers>)[^.;\d]{{0,25}}? ({NUMBER})"
    r" (years?|months?|anos|meses) (?:<rewording.each>)(?!\w)"
)
_EACH_FIRST = Shape(
    rf"(?<![\w.])({NUMBER}) (years?|months?|anos|meses) (?:each )?(?:at|in|en)(?: each of)? ({NUMBER})"
    r" (?:different )?(?:<rewording.employers>) each"
)
_NUMBERED = Shape(
    r"\b(?:<rewording.named_by_number>|#) ?(?:# ?|no\.? ?)?\d+\b"
    r"(?! ?(?:years?|months?|anos|weeks?|\+|to \d|-\d|or \d|and a half|1/2))"
)
"""Numbers that are names: "off 35", "tier 2", "store 40"."""
_RUN_TOGETHER = [
    (re.compile(r"(?<![\w.])(\d{1,2})(?:mos?|mths?)\b"), r"\1 months"),
    (re.compile(r"(\d)\s?(?:yrs?|y|years?)\s?(\d+)\s?(?:mos?|m|mths?|months?)\b"), r"\1 years \2 months"),
    (re.compile(r"(?<![\d.])(\d{1,2}) (?:point|punto) (\d)(?!\d)"), r"\1.\2"),
    (re.compile(r"(\d) (?:peaks?|navidades)(?: seasons?)?\b"), r"\1 peak seasons"),
    (re.compile(r"(\d) (?:ciclos?|anos?) escolar(?:es)?\b"), r"\1 anos"),
    (re.compile(r"(\d) (?:winters|summers|springs|falls|christmas seasons) ago\b"), r"\1 years ago"),
    (re.compile(r"(?:^|(?<=[.,;!] ))decades?\b(?! of)"), "10 years"),
]
"""Lengths without the blanks or in the words that others do not use."""
_MONTH_AND_YEAR = Shape(
    r"\b((?:<rewording.before_dates>|-)(?: in| around| on| back in)? ?)(?!9/11)((?:0?[1-9]|1[0-2]))/([012]\d)(?![\d/])"
)
"""A month and a year in figures: "started 8/19"."""
_AND_MONTHS = re.compile(
    r"(?<!between )(?<![\w.$])([1-9]|[1-3]\d) (?:and|y) ((?:[1-9]|1[01]) (?:months?|meses))(?! (?:each|respectively))"
)
"""Years that go without saying: "7 and 11 months"."""
_MORE_MONTHS = re.compile(rf"((?<![\w.]){NUMBER} months?\b[^.;\d]{{0,40}}?)(?<![\w.])({NUMBER}) more\b(?! years?)")
"""Months that go without saying: "8 months, then 6 more"."""
_AS_ONE = Shape(r"\b(<rewording.no_number>) 1(?=\s*(?:$|[.,;!?]|(?:<rewording.next_clause>)\b))")
"""One that is no number: "trained as one"."""
_ONLY_DID = Shape(
    r"\bonly (?:actually |really |been )?(?:<rewording.worked>)(?: [a-z]+){0,2}? ?(?:the |for )?(?:first "
    r"|last |past )?"
    r"(\d+(?:\.\d+)?)(?: years?)?(?! ?(?:<rewording.no_years>|%|\d))(?![\w.])"
)
"""The part that counts: "had my CDL 10 years but only drove the first 1"."""
_BRANDS = Shape(r"\b(?:<rewording.brands>)\b(?! years?)")
"""Employers with a number for a name, and military occupations."""
_UNTIL_COVID = Shape(
    r"\b(?:<rewording.until>) (?:the |la |el )?(?:<rewording.covid>)"
    r"(?: (?:<rewording.came>))*(?: in)?(?: march)?(?: (?:of )?2020)?\b"
)
_GRADUATED = Shape(r"\b(?:<rewording.graduated>)(?: \w+){0,3}? (?:in )?'?((?:19[6-9]|20[0-4])\d)\b")
_SINCE_SCHOOL = Shape(r"\bsince (?:i (?:<rewording.left_school>)(?: of)?(?: from)? ?)?(?:<rewording.schools>)\b")
_SHORT_YEAR = (
    r"(?P<month>{names})\.? (?P<of>of |in )?'?(?P<year>[0-9]\d)\b"
    r"(?! ?(?:st|nd|rd|th|,|/|:|-? ?\d|years?|months?|to \d\d\b(?! ?\d)|hours|or so))"
)


def reworded(message: Message) -> str:
    """The numeric text of a message with what is said in roundabout ways as plain lengths and years."""
    text = re.sub(r"(?<=[a-z])(?<!\ba[pr])/(?=[a-z])(?![ar]\b)", " / ", message.numeric.replace("re/max", "remax"))
    text = re.sub(rf"({NUMBER}) (christmas|summer|holiday)(?:es|s)(?: seasons?)?(?!\w)", r"\1 \2 seasons", text)
    text = re.sub(r"(?<![\w/.])1/2 (?:of )?(?:an? )?(?=year|month)", "0.5 ", text)
    text = _BRANDS.sub(lambda match: re.sub(r"\d+", "n", match.group()), text)
    text = _NUMBERED.sub(lambda match: re.sub(r"\d+", "n", match.group()), text)
    for pattern, replacement in _RUN_TOGETHER:
        text = pattern.sub(replacement, text)
    text = _by_vocabulary(text, message.languages)
    text = _MONTH_AND_YEAR.sub(r"\g<1>\g<2>/20\3", text)
    text = _AND_MONTHS.sub(r"\1 years and \2", text)
    text = _MORE_MONTHS.sub(r"\1\2 months more", text)
    text = _UNTIL_COVID.sub("until march 2020", text)
    text = _RETIRED.sub("retired", text)
    text = _SHORT_SPAN.sub(r"from 19\g<from> to \g<to>", text)
    text = _WITHIN_A_YEAR.sub(lambda match: _within_a_year(match, message.today.year), text)
    text = text if _EVERY_YEAR.search(text) else _BY_MONTHS.sub(lambda match: _months(match, message.languages), text)
    text = _full_years(text, message.languages)
    graduated = _GRADUATED.search(text)
    if graduated and _SINCE_SCHOOL.search(text.replace(graduated.group(), " ")):
        text = _SINCE_SCHOOL.sub(f"since {graduated[1]}", text.replace(graduated.group(), " "))
    text = _PUT_RIGHT.sub("", text)
    text = _SHARE.sub(r"\1 years", text)
    text = _AS_ONE.sub(r"\1 it", text)
    text = _ONLY_DID.sub(r"only \1 years of those", text)
    text = _OF_THOSE.sub(r"\1 years of \2", text)
    text = _EACH.sub(lambda match: f"{float(match[1]) * float(match[2]):g} {match[3]}", text)
    text = _EACH_FIRST.sub(lambda match: f"{float(match[1]) * float(match[3]):g} {match[2]}", text)
    text = _product(text)
    for pattern in _named("nth_year", message.languages):
        text = pattern.sub(lambda match: f"about {_nth(match, message.languages) - 0.5:g} years", text)
    text = _SHORT_OF.sub(lambda match: f"about {float(match[2]) - float(match[1]) / 12:g} years", text)
    text = _SUM.sub(lambda match: f"{sum(map(float, re.findall(NUMBER, match.group()))):g} years", text)
    text = _QUOTED.sub(" ", _AGES.sub(_between_ages, text))
    return with_years(_without_refused(text), message.languages)


def _by_vocabulary(text: str, languages: tuple[str, ...]) -> str:
    """The text with what the vocabulary knows of roundabout lengths in plain words."""
    for pattern in _named("unions", languages):
        text = pattern.sub("union n", text)
    text = rewritten(text, "rewrites", languages)
    for pattern in _named("nth_year_of", languages):
        text = pattern.sub(lambda match: f"{_nth(match, languages) - 1}-{_nth(match, languages)} years", text)
    for pattern in _named("half_of_it", languages):
        text = pattern.sub(_half, text)
    return text


def _nth(match: re.Match[str], languages: tuple[str, ...]) -> int:
    """The number of an ordinal: 3 for "3rd" and "third"."""
    ordinal = match["nth"]
    return int(ordinal) if ordinal.isdigit() else int(vocabulary.table("rewording.ordinals", languages)[ordinal])


def _half(match: re.Match[str]) -> str:
    length = float(match["length"])
    return f"{length:g} {match['unit']}{match['between']}only {length / 2:g} {match['unit']} of those"


def rewritten(text: str, group: str, languages: tuple[str, ...]) -> str:
    """A text with one group of the vocabulary's rewrites done in order."""
    for pattern, instead in _rewrites(group, languages):
        text = pattern.sub(instead, text)
    return text


@lru_cache(maxsize=16)
def _rewrites(group: str, languages: tuple[str, ...]) -> list[tuple[re.Pattern[str], str]]:
    pairs = [pair for language in languages for pair in vocabulary.topic(language, "rewording").get(group, ())]
    return [(re.compile(rf"(?<![\w.])(?:{pattern.replace('N', NUMBER)})"), instead) for pattern, instead in pairs]


@lru_cache(maxsize=64)
def _named(group: str, languages: tuple[str, ...]) -> list[re.Pattern[str]]:
    """The patterns of a group; N is a number, NTH an ordinal."""
    nth = "|".join(vocabulary.table("rewording.ordinals", languages))
    groups = (vocabulary.topic(language, "rewording")["parts"].get(group, ()) for language in languages)
    patterns = [pattern for found in groups for pattern in found]
    return [re.compile(rf"(?<![\w.])(?:{one.replace('NTH', nth).replace('N', NUMBER)})") for one in patterns]


def _within_a_year(match: re.Match[str], today: int) -> str:
    """ "from feb to sept this year" with its year at both ends."""
    year = match["year"] or str(today - (match["said"] in ("last", "pasado")))
    return f"from {match['from']} {year} to {match['to']} {year}"


def _months(match: re.Match[str], languages: tuple[str, ...]) -> str:
    """ "june thru aug" as a number of months, both ends counted."""
    names = vocabulary.table("experience.months", languages)
    return f"{(names[match['to']] - names[match['from']]) % 12 + 1} months"


_SEASONS = ("spring", "summer", "fall", "autumn", "winter")


def _full_years(text: str, languages: tuple[str, ...]) -> str:
    """ "jan 22" and "may of 24" with four digits, where the two cannot be a day of the month."""
    names = "|".join(sorted(vocabulary.table("experience.months", languages), key=len, reverse=True))
    found = list(re.finditer(rf"(?<!\w){_SHORT_YEAR.format(names=names)}", text))
    sure = len(found) > 1 or any(
        match["of"]
        or match["month"] in _SEASONS
        or not 1 <= int(match["year"]) <= 31
        or _GOES_ON.match(text[match.end() :])
        for match in found
    )
    for match in reversed(found if sure else []):
        year = int(match["year"])
        full = year + (2000 if year < 60 else 1900)
        text = f"{text[: match.start()]}{match['month']} {full}{text[match.end() :]}"
    return text


def _product(text: str) -> str:
    """A product with the explanation behind it left out: "5 x 2, worked for two companies 5 years each"."""
    found = _TIMES.search(text)
    if found is None:
        return text
    years = f"{float(found[1]) * float(found[2]):g} years"
    rest = text[found.end() :]
    return text[: found.start()] + years + ("" if years in rest else rest)


def _between_ages(match: re.Match[str]) -> str:
    low, high = int(match["low"]), int(match["high"])
    return f"{high - low} years" if high > low else match.group()


def _without_refused(text: str) -> str:
    """Takes out "not 3" of "6 not 3", but leaves "not 3 yet" when it is all there is."""
    shorter = _REFUSED.sub(" ", text)
    return shorter if re.search(r"\d", shorter) else text
