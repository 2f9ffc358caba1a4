"""A small phrase language for vocabulary files, compiled to regular expressions.

`must [be able to] (lift|carry) {number} (lb*|pound*)`

word            that word, in any case; a word in capitals (RN, PE) only in capitals
licen*          any word that begins so
(a|b c)         one of these
[x]             x or nothing
{name}          a slot: a regular expression from `SLOTS`; {name:label} also names what it matched
a ~ b           up to five other words between, inside one clause
Spaces match white space or a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from bot.postings.first_letters import compile_quick
from bot.postings.numbers import AMOUNT, NUMBER, SPAN_OF_TIME
from bot.postings.patterns import Pattern, compiled

Name = TypeVar("Name", bound=Hashable)
_GAP = r"(?:[\s,/&()-]+[\w'’.+#%$]+){0,5}?"
_SPACE = r"[\s-]+"
_AFTER_GAP = r"[\s,-]+"
_LETTERS = 4
_WORDS = compiled(rf"([a-z0-9]{{1,{_LETTERS}}})[a-z0-9]*")
_OFTEN = (
    "and to the of a with in for work or comp is expe as be on comm will requ are serv you team empl our mana inte "
    "all an we time skil s abil prov appl this posi at proc cont incl assi that tech year othe must cust by main "
    "supp perf deve resp part equi have prod lead job cons exce need plan rela acco stat prof reco your envi ensu "
    "from high prog oppo oper sale heal loca may care clie orga not know qual thro driv unde syst medi desi cand "
    "trai acti pers busi full"
).split()
"""The word beginnings that most sentences of postings hold, the most frequent first."""
_SHARES = {word: len(_OFTEN) / rank for rank, word in enumerate(_OFTEN, 1)}

SLOTS = {
    "number": NUMBER,
    "amount": AMOUNT,
    "span": SPAN_OF_TIME,
    "percent": AMOUNT + r"\s?(?:%|percent\b|per cent\b)",
    "word": r"[\w'’.+#&/-]+",
    "words": r"[\w'’.+#&/-]+(?:\s[\w'’.+#&/-]+){0,4}?",
    "rest": r"[^;\n]{1,160}",
    "name": r"(?-i:[A-Z][\w'’.&-]*)(?:\s(?-i:[A-Z][\w'’.&-]*)){0,3}",
    "ing": r"[a-z]{2,}ing",
    "time": r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m?\b\.?)?",
}
"""What a slot in a phrase matches."""

_SIGNS = frozenset("()[]|~{}")
_NONE: list[re.Pattern[str]] = []
_NOTHING: Set[Any] = frozenset()
_TOKEN = compiled(r"\s+|[()\[\]|~]|\{\w+(?::\w+)?\}|[^\s()\[\]|~{}]+")


def to_regex(phrase: str) -> str:
    """The regular expression for one phrase. Raises KeyError for an unknown slot, ValueError for a lone bracket."""
    tokens = _TOKEN.findall(phrase.strip())
    regex, rest = _alternatives(tokens, 0, "")
    if rest != len(tokens):
        raise ValueError(f"Unbalanced brackets in the phrase {phrase!r}")
    return regex


def _alternatives(tokens: list[str], at: int, closing: str) -> tuple[str, int]:
    """The choices up to the closing bracket, and the place after it."""
    choices = []
    while True:
        sequence, at = _sequence(tokens, at)
        choices.append(sequence)
        if at < len(tokens) and tokens[at] == "|":
            at += 1
            continue
        break
    if closing:
        if at >= len(tokens) or tokens[at] != closing:
            raise ValueError("Unbalanced brackets in a phrase: " + "".join(tokens))
        at += 1
    return "|".join(choices), at


def _sequence(tokens: list[str], at: int) -> tuple[str, int]:
    """Words one after another; an optional part carries the space that goes with it."""
    out = ""
    leading = True  # nothing but optional parts so far
    space = False
    while at < len(tokens) and tokens[at] not in "|)]":
        token = tokens[at]
        if token.isspace():
            space, at = True, at + 1
            continue
        gap = (_AFTER_GAP if out.endswith(_GAP) else _SPACE) if space and not leading else ""
        if token == "[":
            inner, at = _alternatives(tokens, at + 1, "]")
            after = at < len(tokens) and tokens[at].isspace()
            out += f"(?:(?:{inner}){_SPACE if leading and after else ''})?" if not gap else f"(?:{gap}(?:{inner}))?"
            space = after and not leading
            at += 1 if after else 0
            continue
        if token == "~":
            out, at, space, leading = out + _GAP, at + 1, True, False
            continue
        if token == "(":
            inner, at = _alternatives(tokens, at + 1, ")")
            out += f"{gap}(?:{inner})"
        else:
            out, at = out + gap + _word(token), at + 1
        leading = space = False
    return out, at


def _word(token: str) -> str:
    if token.startswith("{"):
        name, _, label = token[1:-1].partition(":")
        return f"(?P<{label}>{SLOTS[name]})" if label else f"(?:{SLOTS[name]})"
    stem = token.rstrip("*")
    body = re.escape(stem).replace("'", "['’]?")
    if token.endswith("*"):
        body += r"\w*"
    return f"(?-i:{body})" if len(stem) > 1 and stem.isupper() else body


def _needs(tokens: list[str], at: int) -> tuple[tuple[frozenset[str], ...], int]:
    """What `_needed` says of the tokens up to a closing bracket, and the place after."""
    choices: list[list[frozenset[str]]] = [[]]
    while at < len(tokens) and tokens[at] not in ")]":
        token = tokens[at]
        at += 1
        if token == "|":
            choices.append([])
        elif token in "([":
            joined_on = at > 1 and not tokens[at - 2].isspace() and tokens[at - 2] not in "(|["
            inner, at = _needs(tokens, at)
            at += 1
            choices[-1] += inner if token == "(" and not joined_on else ()
        elif token != "~" and not token.isspace() and not token.startswith("{"):
            inside = tokens[at - 2] in (")", "]") if at > 1 else False
            open_ended = at < len(tokens) and tokens[at] in ("(", "[")
            found = None if inside else _word_beginning(token + "*" if open_ended else token)
            choices[-1] += [found] if found else []
    if len(choices) == 1:
        return tuple(choices[0]), at
    if not all(choices):
        return (), at
    return (frozenset().union(*(min(choice, key=_frequency) for choice in choices)),), at


def _needed(phrase: str) -> tuple[frozenset[str], ...]:
    """Sets of word beginnings, of each of which one must occur where the phrase matches."""
    if _SIGNS.isdisjoint(phrase):
        return tuple([found for word in phrase.split() if (found := _word_beginning(word))])
    return _needs(_TOKEN.findall(phrase.strip()), 0)[0]


@cache
def _frequency(words: frozenset[str]) -> float:
    """How often a text holds one of these beginnings, against one that is none of the frequent ones."""
    return sum(_SHARES.get(word, 0.3) for word in words)


@cache
def _word_beginning(token: str) -> frozenset[str] | None:
    """The first letters of a plain word, for `beginnings`; None when it does not begin a word or is too short."""
    stem = compiled(r"[a-z0-9]+").match(token.lower())
    if not stem or (token.endswith("*") and len(stem.group()) < _LETTERS):
        return None
    return frozenset((stem.group()[:_LETTERS],))


@lru_cache(maxsize=1024)
def beginnings(text: str) -> frozenset[str]:
    """The first four letters of every word of a text, in small letters."""
    return frozenset(_WORDS.findall(text.lower()))


class Guarded:
    """A regular expression that is tried only on texts with a word that begins as one of `words` does."""

    def __init__(self, words: str, regex: str) -> None:
        self._words = frozenset(word[:_LETTERS] for word in words.split())
        self._pattern = Pattern(regex, re.IGNORECASE)

    @property
    def words(self) -> frozenset[str]:
        """Word beginnings of which a text must hold one for the pattern to be tried."""
        return self._words

    def may_match(self, text: str) -> bool:
        """Whether the text holds one of the words."""
        return not self._words.isdisjoint(beginnings(text))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, or None."""
        return None if self._words.isdisjoint(beginnings(text)) else self._pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, left to right."""
        return iter(()) if self._words.isdisjoint(beginnings(text)) else self._pattern.finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return text if self._words.isdisjoint(beginnings(text)) else self._pattern.sub(replacement, text)


Value = TypeVar("Value", bound=Hashable)


class _ByWords(Generic[Value]):
    """Values by the words that a text must hold for them; says which ones a text's words leave."""

    def __init__(self) -> None:
        self._entries: dict[str, list[tuple[Value, list[frozenset[str]]]]] = {}
        self.words: frozenset[str] = frozenset()

    def add(self, value: Value, needed: Iterable[frozenset[str]]) -> None:
        """Leave `value` to texts that hold a word of each of the sets `needed`, of which there must be one."""
        rarest, *others = sorted(needed, key=_frequency)
        for word in rarest:
            self._entries.setdefault(word, []).append((value, others))
        self.words |= rarest

    def left(self, words: frozenset[str]) -> Set[Value]:
        """The values whose words are all there."""
        if self.words.isdisjoint(words):
            return _NOTHING
        found: set[Value] = set()
        for word in self.words & words:
            for value, others in self._entries[word]:
                for one in others:
                    if one.isdisjoint(words):
                        break
                else:
                    found.add(value)
        return found


class PhraseSet:
    """Phrases tried as alternatives of one pattern would be, in their order; each only on texts with its words.

    A phrase is compiled when the first text holds its words: most phrases of most files are never needed.
    """

    def __init__(self, phrases: tuple[str, ...], *, before: str = r"(?<![\w-])", after: str = r"(?!\w)") -> None:
        self.phrases = phrases
        self._before, self._after = before, after
        self._compiled: list[re.Pattern[str] | None] = [None] * len(phrases)
        self.needed = [_needed(phrase) for phrase in phrases]
        """For each phrase, sets of word beginnings of which a text must hold one each."""
        self._always = [number for number, needed in enumerate(self.needed) if not needed]
        self._by_words: _ByWords[int] = _ByWords()
        for number, needed in enumerate(self.needed):
            if needed:
                self._by_words.add(number, needed)

    @property
    def words(self) -> frozenset[str] | None:
        """Word beginnings of which a text must hold one for any phrase to match; None when there are none such."""
        return None if self._always else self._by_words.words

    def candidates(self, text: str) -> list[re.Pattern[str]]:
        """The phrases that may match, in their order."""
        numbers = self._by_words.left(beginnings(text))
        if self._always:
            numbers = numbers | set(self._always)
        return [self._compiled[n] or self.pattern(n) for n in sorted(numbers)] if numbers else _NONE

    def pattern(self, number: int) -> re.Pattern[str]:
        """One phrase, compiled."""
        pattern = self._compiled[number]
        if pattern is None:
            regex = f"{self._before}(?:{to_regex(self.phrases[number])}){self._after}"
            pattern = self._compiled[number] = compile_quick(regex, re.IGNORECASE)
        return pattern

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first match from `at` on, or None."""
        candidates = self.candidates(text)
        return _first(candidates, text, at) if candidates else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """A match that begins at `at`, or None."""
        candidates = self.candidates(text)
        return next((m for pattern in candidates if (m := pattern.match(text, at))), None) if candidates else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text, or None."""
        return next((m for pattern in self.candidates(text) if (m := pattern.fullmatch(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, left to right, without overlaps."""
        candidates = self.candidates(text)
        return matches(candidates, text) if candidates else iter(())


def matches(patterns: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """All matches of alternatives in their order, left to right, without overlaps."""
    if len(patterns) < 2:
        return patterns[0].finditer(text) if patterns else iter(())
    return _each(patterns, text)


def _first(patterns: list[re.Pattern[str]], text: str, at: int) -> re.Match[str] | None:
    """The leftmost match of all patterns; of the first pattern where several begin at one place."""
    found = [match for pattern in patterns if (match := pattern.search(text, at))]
    return min(found, key=re.Match.start) if found else None


def _each(patterns: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """The matches of all patterns, as `_first` would choose one after the other."""
    ahead = [(pattern, match) for pattern in patterns if (match := pattern.search(text))]
    while ahead:
        best = min([match for _, match in ahead], key=re.Match.start)
        yield best
        at = max(best.end(), best.start() + 1)
        ahead = [
            (pattern, following)
            for pattern, match in ahead
            if (following := match if match.start() >= at else pattern.search(text, at))
        ]


class PhraseSets(Generic[Name]):
    """Several sets by name; says which of them may match a text, so that the others need not be asked."""

    def __init__(self, sets: Mapping[Name, PhraseSet]) -> None:
        """Raises ValueError when a phrase needs no word: its set would be passed over."""
        self.sets = sets
        self._by_words: _ByWords[Name] = _ByWords()
        for name, one in sets.items():
            for phrase, needed in zip(one.phrases, one.needed, strict=True):
                if not needed:
                    raise ValueError(f"A phrase without a whole word: {phrase}")
                self._by_words.add(name, needed)
        self._numbered: list[tuple[Name, PhraseSet, int]] = []
        self._one_by_one: _ByWords[int] = _ByWords()

    def candidates(self, text: str) -> dict[Name, list[re.Pattern[str]]]:
        """The phrases that may match the text, in their order, by the name of their set, in the order of the sets."""
        if not self._numbered:
            self._numbered = [(name, one, at) for name, one in self.sets.items() for at in range(len(one.phrases))]
            for number, (_, one, at) in enumerate(self._numbered):
                self._one_by_one.add(number, one.needed[at])
        found: dict[Name, list[re.Pattern[str]]] = {}
        for number in sorted(self._one_by_one.left(beginnings(text))):
            name, one, at = self._numbered[number]
            found.setdefault(name, []).append(one.pattern(at))
        return found

    def for_text(self, text: str) -> Set[Name]:
        """The names of the sets of which a phrase may match the text."""
        return self._by_words.left(beginnings(text))


@cache
def compile_any(phrases: tuple[str, ...]) -> PhraseSet:
    """Several phrases (without labels) as one set; matches at word edges, in any case."""
    return PhraseSet(phrases)
