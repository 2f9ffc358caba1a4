"""Fit what each sign of a title, a place and an employer counts, to postings in which they are known.

`python scripts/fit_header_weights.py [DIR ...]`: each DIR holds raw/ and labels.jsonl, with "id", "title", "location"
and "employer" (null: not said); the small postings of the tests are always used. Only postings count whose title, place
or employer the signs decide. Prints how many are right when a DIR is left out, then the weights for titles.toml,
places.toml and employer_weights.toml. A posting names one of its candidates or none: multinomial logistic regression.
"none", what the best title or place must reach, comes out as the weight of naming nothing; the files hold more (0.8 for
titles, 0.2 for places), because a wrong one is worse than none.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
import rtoml
from scipy.optimize import minimize

from bot.postings import header, header_place, header_title, read_posting
from bot.postings.employer_form import in_full
from bot.postings.header_employer import signs_of
from bot.postings.place_signs import candidates_of as places_of
from bot.postings.title_signs import candidates_of as titles_of
from bot.postings.vocabulary import load
from bot.postings.weighed import times

TWINS = Path(__file__).parent.parent / "tests/unit/postings/headers.toml"
TESTS, TESTS_COUNT = "tests", 0.3
PART_COUNTS, NEVER_FOUND_COUNTS = 0.35, 0.3
Table = npt.NDArray[np.float64]


class Row(NamedTuple):
    """One posting: its set, how much it counts, its candidates by their signs (the last: none), which are right."""

    folder: str
    counts: float
    table: Table
    right: Table


class Fit(NamedTuple):
    """What is fitted: the label it is known by, the present weights, how near to them the new ones are kept."""

    label: str
    present: dict[str, float]
    near: float
    row_of: Callable[[str, bytes | str, str], Row | None]
    centre: float
    """What the present weights are multiplied with to give those that the new ones are kept near to."""


def postings(folders: list[Path]) -> Iterator[tuple[str, bytes | str, dict[str, Any]]]:
    """Set, text and labels of each posting."""
    for entry in rtoml.load(TWINS)["posting"]:
        yield TESTS, entry["text"], entry
    for folder in folders:
        raw = {path.stem: path for path in (folder / "raw").iterdir()}
        for line in filter(str.strip, (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()):
            label = json.loads(line)
            yield folder.name, raw[label["id"]].read_bytes(), label


def row_of_weighed(folder: str, text: bytes | str, known: str, place: bool) -> Row | None:
    """A posting's jobs or places by their signs; None where its text need not be asked."""
    module, function = (header_place, "place_in_text") if place else (header_title, "title_in_text")
    signs = list(load("places" if place else "titles")["weights"])
    with patch.object(module, function, return_value=None) as asked:
        read_posting(text)
    if not asked.call_args:
        return None
    found = (places_of if place else titles_of)(*asked.call_args.args)
    table = np.zeros((len(found) + 1, len(signs)))
    table[-1, signs.index("none")] = 1
    for at, one in enumerate(found):
        table[at] = [times(sign, one.signs[sign]) for sign in signs]
    right = np.array([2 * (share == 1) or share > 0 for share in (agreement(one.name, known) for one in found)] + [0])
    right = (right == right.max()) * (right.max() > 0)
    right[-1] = not right.any()
    return Row(folder, 1, table, right.astype(float))


def row_of_employer(folder: str, text: bytes | str, known: str) -> Row | None:
    """A posting's names by their signs; None where the posting's data say who hires."""
    signs = list(present_employers())
    with patch.object(header, "employer_of", return_value=None) as asked:
        read_posting(text)
    if not asked.call_args:
        return None
    document = asked.call_args.args[0]
    found = signs_of(*asked.call_args.args)
    table = np.zeros((len(found) + 1, len(signs)))
    right = np.zeros(len(found) + 1)
    for at, (name, its) in enumerate(found.items()):
        table[at] = [sign in its or sign == "threshold" for sign in signs]
        share = agreement(in_full(name, document.text, found), known)
        right[at] = PART_COUNTS if 0 < share < 1 else share
    if 1 not in right:
        right[right > 0] = 1
    lost = bool(known) and not right.any()
    right[-1] = not known or lost
    return Row(folder, (TESTS_COUNT if folder == TESTS else 1) * (NEVER_FOUND_COUNTS if lost else 1), table, right)


def agreement(found: str, known: str) -> float:
    """1 when two names are the same, 0.5 when one holds the other, else 0."""
    one, other = (re.sub(r"^the |[^a-z0-9]+", " ", text.lower()).strip() for text in (found, known))
    return 1.0 if one == other else 0.5 if one and other and (one in other or other in one) else 0.0


def present_employers() -> dict[str, float]:
    return {sign: weight for table in load("employer_weights").values() for sign, weight in table.items()}


def fitted(rows: list[Row], centre: Table, near: float) -> Table:
    """The weights under which the labels are most likely, kept near a centre."""

    def loss(weights: Table) -> tuple[float, Table]:
        total = near / 2 * float(np.sum((weights - centre) ** 2))
        slope = near * (weights - centre)
        for _, counts, table, right in rows:
            chance = np.exp(table @ weights - np.max(table @ weights))
            chance /= chance.sum()
            good = float(chance @ right) + 1e-12
            total -= counts * np.log(good)
            slope -= counts * (table.T @ (chance * right / good - chance))
        return total, slope

    return np.asarray(minimize(loss, centre, jac=True, method="L-BFGS-B").x)


def fits() -> list[Fit]:
    """What there is to fit."""
    titles, places = load("titles")["weights"], load("places")["weights"]
    return [
        Fit("title", titles, 0.2, lambda *row: row_of_weighed(*row, place=False), 0.0),
        Fit("location", places, 0.2, lambda *row: row_of_weighed(*row, place=True), 0.0),
        Fit("employer", present_employers(), 4.0, row_of_employer, 1.0),
    ]


def main(folders: list[Path]) -> None:
    known = list(postings(folders))
    for fit in fits():
        labelled = [(name, text, label[fit.label] or "") for name, text, label in known if fit.label in label]
        rows = [row for posting in labelled if (row := fit.row_of(*posting)) is not None]
        centre = fit.centre * np.array(list(fit.present.values()))
        for folder in folders:
            weights = fitted([row for row in rows if row.folder != folder.name], centre, fit.near)
            held = [row for row in rows if row.folder == folder.name]
            good = sum(row.right[int(np.argmax(row.table @ weights))] > 0 for row in held)
            print(f"{fit.label}, {folder.name} left out: {good} of {len(held)} right")
        best = dict(zip(fit.present, fitted(rows, centre, fit.near), strict=True))
        print(f"\n[{fit.label}]")
        for sign in sorted(best, key=lambda sign: -best[sign]):
            print(f'"{sign}" = {best[sign]:.1f}')
        print()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
