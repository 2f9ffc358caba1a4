"""One posting: its words, what was found in them, and whether applicants are asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.console.context import me, now, reading, writing
from bot.screening.criterion import Criterion
from bot.screening.errors import BadInput, Conflict, NotFound
from bot.services import postings

MAX_QUESTION = 500
"""Characters."""
MAX_SENTENCE = 1000
"""Characters of a sentence to read a criterion from."""
_DEGREES = {"true": True, "false": False, "null": None}


def page(slug: str) -> ResponseReturnValue:
    """The newest version, or the one whose id stands in the address."""
    wanted = request.args.get("version", type=int)
    with reading() as unit:
        latest = unit.postings.latest(slug)
        shown = unit.postings.version(wanted) if wanted else latest
        if shown.posting_id != latest.posting_id:
            raise NotFound("There is no such version of this posting.")
        published = unit.postings.get(slug)
    newest = shown.version_id == latest.version_id
    asked = published if published.status == "published" else None
    return render_template("posting.html", posting=latest if newest else shown, newest=newest, asked=asked)


def status(slug: str) -> ResponseReturnValue:
    """Publish the newest version, if it is the one that was looked at, or close the posting."""
    wanted = request.form.get("status")
    if wanted not in ("published", "closed"):
        raise BadInput("A posting can be published or closed.")
    with writing() as unit:
        if wanted == "closed":
            postings.close(unit, slug, now(), by=me().id)
        elif unit.postings.latest(slug).version_id != _seen():
            raise Conflict("There is a newer version of this posting by now. Look at it, then publish it.")
        else:
            postings.publish(unit, slug, now(), by=me().id)
        unit.commit()
    flash(wanted)
    return redirect(url_for("console.posting", slug=slug))


def edit_criterion(slug: str, key: str) -> ResponseReturnValue:
    """Change how much a criterion counts and how it is asked, or leave it out; either makes a new draft."""
    remove = request.form.get("change") == "remove"
    with writing() as unit:
        if remove:
            postings.remove_criterion(unit, _seen(), key, now(), by=me().id)
        else:
            postings.edit_criterion(unit, _seen(), key, _changes(), now(), by=me().id)
        unit.commit()
    flash("criterion_removed" if remove else "criterion_changed")
    return redirect(url_for("console.posting", slug=slug, _anchor=None if remove else key))


def add_criterion(slug: str) -> ResponseReturnValue:
    """Add what the reader missed, from a sentence of the posting; it makes a new draft."""
    sentence = " ".join(request.form.get("sentence", "").split())
    if not sentence or len(sentence) > MAX_SENTENCE:
        raise BadInput(f"Copy one sentence of the posting, of at most {MAX_SENTENCE} characters.")
    required, question = _degree(), request.form.get("question", "").strip()[:MAX_QUESTION]
    with writing() as unit:
        version_id, known = _seen(), unit.postings.latest(slug).criteria
        for found in _read_sentence(sentence, question):
            if any((c.kind, c.evidence, c.details) == (found.kind, found.evidence, found.details) for c in known):
                raise BadInput("This is among the criteria already; correct it there.")
            data = {**found.to_dict(), "required": required}
            version_id = postings.add_criterion(unit, version_id, data, now(), by=me().id).version_id
        unit.commit()
    flash("criterion_added")
    return redirect(url_for("console.posting", slug=slug))


def _read_sentence(sentence: str, question: str) -> list[Criterion]:
    """What the reader finds in one sentence; where it finds nothing, a criterion of kind "other" with this question."""
    from bot.postings.reader import read_posting  # brings spaCy with it, which few visits need

    found = read_posting(f"Requirements\n- {sentence}").criteria
    if len(found) == 1 and question:
        return [replace(found[0], question=question, id="")]
    if found:
        return [replace(criterion, id="") for criterion in found]
    if not question:
        raise BadInput("Nothing was found in this sentence that is asked by itself, so write the question too.")
    return [Criterion("other", evidence=sentence, details={"text": sentence}, question=question)]


def _changes() -> dict[str, Any]:
    question = request.form.get("question", "").strip()
    if not question or len(question) > MAX_QUESTION:
        raise BadInput(f"A criterion needs a question of at most {MAX_QUESTION} characters.")
    return {"required": _degree(), "question": question}


def _degree() -> bool | None:
    if request.form.get("required") not in _DEGREES:
        raise BadInput("A criterion is required, hedged or preferred.")
    return _DEGREES[request.form["required"]]


def _seen() -> int:
    """The version that the recruiter looked at."""
    return request.form.get("version_id", 0, type=int)
