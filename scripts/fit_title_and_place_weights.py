"""Fit the weights of titles.toml and places.toml to postings whose titles and places are known.

`python scripts/fit_title_and_place_weights.py [DIR ...]`: each DIR holds raw/ and labels.jsonl, with "id", "title" and
"location"; the small postings of the tests are always used. Only postings count whose title or place no label, heading
or first line says. Prints the share that is right when a DIR is left out, then the weights. "none", what the best one
must exceed, is the weight of naming nothing; the files hold more (0.8 for titles, 0.2 for places), because a wrong one
is worse than none.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
import rtoml
from scipy.optimize import minimize

from bot.postings import header_place, header_title, place_signs, read_posting, title_signs
from bot.postings.vocabulary import load

TWINS = Path(__file__).parent.parent / "tests/unit/postings/headers.toml"
SMALL = 0.1
"""How strongly weights are kept near 0."""
Table = npt.NDArray[np.float64]
Row = tuple[str, Table, Table]  # set, signs of each candidate (the last row: none of them), which are right


def postings(folders: list[Path]) -> Iterator[tuple[str, bytes | str, dict[str, Any]]]:
    """Set, text and labels of each posting."""
    for entry in rtoml.load(TWINS)["posting"]:
        yield "tests", entry["text"], entry
    for folder in folders:
        raw = {path.stem: path for path in (folder / "raw").iterdir()}
        for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            yield folder.name, raw[label["id"]].read_bytes(), label


def row_of(name: str, text: bytes | str, label: str, place: bool) -> Row | None:
    """A posting's candidates by their signs; None where its text need not be asked."""
    module, function = (header_place, "place_in_text") if place else (header_title, "title_in_text")
    signs = list(load("places" if place else "titles")["weights"])
    with patch.object(module, function, return_value=None) as asked:
        read_posting(text)
    if not asked.call_args:
        return None
    found = (place_signs if place else title_signs).candidates_of(*asked.call_args.args)
    table = np.zeros((len(found) + 1, len(signs)))
    table[-1, signs.index("none")] = 1
    right = np.zeros(len(found) + 1)
    for at, one in enumerate(found):
        table[at] = [min(one.signs[sign], 3 if sign in title_signs.COUNTED else 1) for sign in signs]
        right[at] = _agreement(one.name if isinstance(one, place_signs.Candidate) else one.title, label)
    right = (right == right.max()) * (right.max() > 0)
    right[-1] = not right.any()
    return name, table, right.astype(float)


def _agreement(found: str, label: str) -> int:
    one, other = (re.sub(r"[^a-z0-9]+", " ", text.lower()).strip() for text in (found, label))
    return 2 if one == other else int(bool(one and other) and (one in other or other in one))


def fitted(rows: list[Row]) -> Table:
    """The weights under which the labels are most likely."""

    def loss(weights: Table) -> tuple[float, Table]:
        total, slope = SMALL * float(weights @ weights), 2 * SMALL * weights
        for _, table, right in rows:
            chance = np.exp(table @ weights - np.max(table @ weights))
            chance /= chance.sum()
            good = float(chance @ right) + 1e-12
            total -= np.log(good)
            slope -= table.T @ (chance * right / good - chance)
        return total, slope

    return np.asarray(minimize(loss, np.zeros(rows[0][1].shape[1]), jac=True, method="L-BFGS-B").x)


def main(folders: list[Path]) -> None:
    for place in (False, True):
        key, file = ("location", "places") if place else ("title", "titles")
        known = [(name, text, label[key] or "") for name, text, label in postings(folders) if key in label]
        rows = [row for posting in known if (row := row_of(*posting, place))]
        for folder in folders:
            weights = fitted([row for row in rows if row[0] != folder.name])
            held = [row for row in rows if row[0] == folder.name]
            good = sum(right[int(np.argmax(table @ weights))] > 0 for _, table, right in held)
            print(f"{file}, {folder.name} left out: {good} of {len(held)} right")
        best = dict(zip(load(file)["weights"], fitted(rows), strict=True))
        print(f"\n[{file}.toml weights]")
        for sign in sorted(best, key=lambda sign: -best[sign]):
            print(f"{sign} = {best[sign]:.1f}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
