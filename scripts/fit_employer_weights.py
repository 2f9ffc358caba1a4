"""Fit bot/postings/vocabulary/employer_weights.toml to postings whose employers are known.

`python scripts/fit_employer_weights.py [DIR ...]`: each DIR holds raw/ and labels.jsonl, with "id" and "employer"; the
small postings of the tests are always used. Prints the share that is right when a DIR is left out, then the weights.
A posting's employer is one of its names or none: multinomial logistic regression, kept near the present weights.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rtoml
from scipy.optimize import minimize

from bot.postings import header
from bot.postings.employer_form import in_full
from bot.postings.header_employer import signs_of
from bot.postings.header_glue import unglued
from bot.postings.header_title import title_of
from bot.postings.lists import mark_duties_among_demands, mark_unnamed_lists
from bot.postings.reader import document_of
from bot.postings.sections import mark_sections
from bot.postings.vocabulary import load

TWINS = Path(__file__).parent.parent / "tests/unit/postings/headers.toml"
NEAR_THE_PRESENT, TWINS_COUNT, PART_COUNTS, NEVER_FOUND_COUNTS = 4.0, 0.3, 0.35, 0.3
WEIGHTS = {sign: weight for table in load("employer_weights").values() for sign, weight in table.items()}
SIGNS = list(WEIGHTS)
Table = npt.NDArray[np.float64]
Row = tuple[str, float, Table, Table]  # set, how much it counts, signs of each name, which are right


def postings(folders: list[Path]) -> Iterator[tuple[str, bytes | str, str]]:
    """Set, text and employer of each posting."""
    for entry in rtoml.load(TWINS)["posting"]:
        yield "tests", entry["text"], entry["employer"]
    for folder in folders:
        labels = map(json.loads, filter(str.strip, (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()))
        raw = {path.stem: path for path in (folder / "raw").iterdir()}
        for label in labels:
            yield folder.name, raw[label["id"]].read_bytes(), label.get("employer") or ""


def row_of(name: str, text: bytes | str, employer: str) -> Row | None:
    """A posting's names (the last row: none of them) by their signs; None where the posting's data say who hires."""
    document = document_of(text)
    mark_sections(document.blocks)
    mark_unnamed_lists(document.blocks)
    mark_duties_among_demands(document.blocks)
    if document.header.employer:
        return None
    known = document.header.title
    document = unglued(document)
    labels = dict(header._labelled(document))
    signs = signs_of(document, labels.get("employer"), known or title_of(document, labels.get("title")))
    table = np.zeros((len(signs) + 1, len(SIGNS)))
    right = np.zeros(len(signs) + 1)
    for at, (found, its) in enumerate(signs.items()):
        table[at] = [sign in its or sign == "threshold" for sign in SIGNS]
        right[at] = _agreement(in_full(found, document.text, signs), employer)
    if 1 not in right:
        right[right > 0] = 1
    lost = bool(employer) and not right.any()
    right[-1] = not employer or lost
    return name, (TWINS_COUNT if name == "tests" else 1) * (NEVER_FOUND_COUNTS if lost else 1), table, right


def _agreement(found: str, employer: str) -> float:
    one, other = (re.sub(r"^the |[^a-z0-9]+", " ", text.lower()).strip() for text in (found, employer))
    return 1 if one == other else PART_COUNTS if one and other and (one in other or other in one) else 0


def fitted(rows: list[Row]) -> Table:
    """The weights under which the employers are most likely."""
    present = np.array(list(WEIGHTS.values()))

    def loss(weights: Table) -> tuple[float, Table]:
        total = NEAR_THE_PRESENT / 2 * float(np.sum((weights - present) ** 2))
        slope = NEAR_THE_PRESENT * (weights - present)
        for _, count, table, right in rows:
            chance = np.exp(table @ weights - np.max(table @ weights))
            chance /= chance.sum()
            good = float(chance @ right) + 1e-12
            total -= count * np.log(good)
            slope -= count * (table.T @ (chance * right / good - chance))
        return total, slope

    return np.asarray(minimize(loss, present, jac=True, method="L-BFGS-B").x)


def main(folders: list[Path]) -> None:
    rows = [row for row in (row_of(*posting) for posting in postings(folders)) if row]
    for folder in folders:
        weights = fitted([row for row in rows if row[0] != folder.name])
        held = [row for row in rows if row[0] == folder.name]
        good = sum(right[int(np.argmax(table @ weights))] > 0 for _, count, table, right in held if count == 1)
        print(f"{folder.name} left out: {good} of {len(held)} right")
    best = dict(zip(SIGNS, fitted(rows), strict=True))
    for name, table in load("employer_weights").items():
        print(f"\n[{name}]")
        for sign in sorted(table, key=lambda sign: -best[sign]):
            print(f'"{sign}" = {best[sign]:.1f}')


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
