"""A second opinion on a reading: how people labelled answers like this one.

The rules of bot.matching.kinds read an answer and say why. A linear model over the labelled answers of data/answers
knows less of why and more of how people talk. It has a say only where it is sure: a `not_met` that it takes for
`met`, or for anything but a refusal, is doubtful and asked again; words of which the rules made nothing, and which it
takes for `met`, are met; open words keep which way they lean. It never makes a `not_met`, and it never doubts a
`met`. Of `status` it knows more than the rules, and decides where it is sure. Nothing here imports scikit-learn;
training lives in bot.matching.opinion_training.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from bot.matching.opinion_features import features
from bot.matching.refusals import BARE, by_words
from bot.screening.criterion import Criterion
from bot.screening.errors import BadSetup
from bot.screening.reading import Reading

LABELS = ("met", "not_met", "unclear", "not_an_answer")
"""What the model tells apart, in the order of its columns; a last column is that of an unclear status."""
DOUBTED = (0.3, 0.6)
"""From this share of `met`, of all and against `not_met`, on a `not_met` is asked again. This and the next three were
chosen on 12,000 answers and 4,800 plain sentences that the model had not seen; see docs/answers.md."""
TAKEN = 0.8
"""From this share of `met` on words that the rules left open are `met`."""
LEANS = 0.7
"""From this share of either of `met` and `not_met` on, words whose value the rules left open lean that way."""
SURE = 0.8
"""From this probability on a status is the model's."""
DOUBTED_END, TAKEN_END = ".doubted", ".taken"
"""What the opinion adds to the name of the rule whose reading it doubts, or takes for met."""
LEFT_OPEN = (
    ".not_understood",
    ".hedged",
    ".partly",
    ".leaning",
    ".some",
    ".yes_and_no",
    ".no_among_others",
    ".conditional",
)
"""Ends of the rules that an opinion may settle: not of those that found another subject, tool or number."""


@dataclass(frozen=True)
class Opinion:
    """Shares, each 0 to 1; those of the results add up to 1 with that of not being an answer at all."""

    met: float
    not_met: float
    unclear: float
    vague: float
    """How likely the status is unclear."""


class OpinionModel:
    """A logistic regression a label, kept as one .npz file."""

    def __init__(
        self, weights: npt.NDArray[np.float32], bias: npt.NDArray[np.float32], rarity: npt.NDArray[np.float32]
    ) -> None:
        """`weights`: a row a place of opinion_features, a column a label and the status; `rarity`: a weight a place."""
        self._weights, self._bias, self._rarity = weights, bias, rarity

    def of(self, criterion: Criterion, text: str) -> Opinion:
        """What the model thinks of an answer to a criterion."""
        at, value = row(features(criterion, text), self._rarity)
        chance = 1 / (1 + np.exp(-(value @ self._weights[at] + self._bias)))
        shares = chance[:-1] / chance[:-1].sum()
        return Opinion(float(shares[0]), float(shares[1]), float(shares[2]), float(chance[-1]))

    def save(self, target: Path | BinaryIO) -> None:
        """Write the model as one compressed .npz, weights in half precision."""
        np.savez_compressed(
            target, weights=self._weights.astype(np.float16), bias=self._bias, rarity=self._rarity.astype(np.float16)
        )

    @classmethod
    def load(cls, source: Path | BinaryIO) -> OpinionModel:
        """Read a model that save() wrote. Raises BadSetup when it is not one."""
        try:
            with np.load(source, allow_pickle=False) as stored:
                found = [stored[name].astype(np.float32) for name in ("weights", "bias", "rarity")]
        except (ValueError, KeyError, OSError) as error:
            raise BadSetup(f"{source} cannot be read ({error}); delete it and run `screener train`.") from error
        return cls(*found)


def row(
    found: Mapping[int, int], rarity: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """The places of an answer's features and their values, of length 1 together."""
    at = np.fromiter(found, np.int64, len(found))
    value = (1 + np.log(np.fromiter(found.values(), np.float32, len(found)))) * rarity[at]
    return at, value / (float(np.sqrt(value @ value)) or 1.0)


def awaits_equivalent(criterion: Criterion, reading: Reading) -> bool:
    """Whether a lower degree is told where an equivalent would do: it refuses nothing before that is asked for.

    A mere no is one to both, since the question names both.
    """
    takes_one = bool(criterion.get("or_equivalent")) and criterion.get("level") != "high_school"
    mere_no = reading.rule.removesuffix(DOUBTED_END) == "education.no"
    return takes_one and "level" in reading.value and not mere_no


def weighed(criterion: Criterion, reading: Reading, opinion: Opinion, least: float = BARE) -> Reading:
    """A reading after the second opinion; none is asked on what is sensitive, of another subject or no answer.

    `least` is the share of `not_met` below which a refusal by words is doubted: see refusals.least_share.
    """
    if reading.status == "not_an_answer" or reading.sensitive or ".about_" in reading.rule:
        return reading
    reading = _result(criterion, reading, opinion, least)
    if max(opinion.vague, 1 - opinion.vague) < SURE:
        return reading
    return replace(reading, status="unclear" if opinion.vague > SURE else "clear")


def _result(criterion: Criterion, reading: Reading, opinion: Opinion, least: float) -> Reading:
    if reading.result == "not_met" and _doubts(criterion, reading, opinion, least):
        return replace(reading, result="unclear", rule=reading.rule + DOUBTED_END)
    if reading.asks_again and reading.rule.endswith(LEFT_OPEN) and opinion.met >= TAKEN:
        value = _agreed(criterion, reading)
        return replace(reading, status="clear", value=value, result="met", rule=reading.rule + TAKEN_END)
    return _leaning(criterion, reading, opinion)


def _doubts(criterion: Criterion, reading: Reading, opinion: Opinion, least: float) -> bool:
    """Whether people would hardly read a refusal in the words; numbers and levels are compared better by the rules."""
    if awaits_equivalent(criterion, reading):
        return True
    if not by_words(reading):
        return opinion.not_met < BARE
    of_all, against_not_met = DOUBTED
    rather_met = opinion.met >= max(of_all, against_not_met * (opinion.met + opinion.not_met))
    return rather_met or opinion.not_met < least


def _leaning(criterion: Criterion, reading: Reading, opinion: Opinion) -> Reading:
    """Open words with the yes or no that they lean to; a number or level is never guessed."""
    numeric = criterion.kind == "education" or criterion.get("min_years") is not None
    if reading.result != "unclear" or reading.value or numeric:
        return reading
    share = opinion.met / (opinion.met + opinion.not_met or 1.0)
    if max(share, 1 - share) < LEANS:
        return reading
    names = criterion.get("times", ()) if criterion.kind == "availability" else ("yes",)
    return replace(reading, leaning=dict.fromkeys(names, share >= LEANS))


def _agreed(criterion: Criterion, reading: Reading) -> dict[str, Any]:
    """The value of an answer that is taken for a yes."""
    if criterion.kind == "availability":
        return {**reading.value, **{time: True for time in criterion.get("times", ())}}
    known = {name: value for name, value in reading.value.items() if name != "yes"}
    return known or {"yes": True}
