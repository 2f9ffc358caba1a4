"""One interview: why the verdict came out as it did, the transcript, and the recruiter's decision."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from bot.console.context import context, database, me, now, reading, writing
from bot.screening.errors import NotAllowed
from bot.services import erasure, review
from bot.services.review import File


class DecisionForm(FlaskForm):
    verdict_id = HiddenField()
    outcome = StringField(validators=[DataRequired("choose")])
    reason = TextAreaField(validators=[Length(max=review.MAX_REASON, message="too_long")])


class EraseForm(FlaskForm):
    sure = BooleanField(validators=[DataRequired("be_sure")])


def page(interview_id: int) -> ResponseReturnValue:
    """The interview; that it was looked at is written down before it is shown."""
    with reading() as unit:  # not while writing: the chat would wait
        file = review.read_file(unit, interview_id)
    with writing() as unit:
        review.note_view(unit, interview_id, me().id, now())
        unit.commit()
    form = DecisionForm(formdata=None, verdict_id=file.verdict.id if file.verdict else "")
    return _show(file, form)


def download(interview_id: int) -> ResponseReturnValue:
    """Everything that is kept of the applicant as JSON, for themselves or for another system."""
    kept = erasure.export_interview(database(), interview_id, now(), me().id)
    body = json.dumps(kept, indent=2, ensure_ascii=False, default=str) + "\n"
    headers = {"Content-Disposition": f'attachment; filename="interview-{interview_id}.json"'}
    return Response(body, mimetype="application/json", headers=headers)


def decide(interview_id: int) -> ResponseReturnValue:
    """Record a decision; with a mistake in the form, show it again with everything that was typed."""
    form = DecisionForm()
    with writing() as unit:
        file = review.read_file(unit, interview_id)
        if file.verdict is None:
            raise NotAllowed("There is no verdict to decide on yet.")
        differs = form.outcome.data != file.verdict.outcome
        if form.validate_on_submit() and differs and not (form.reason.data or "").strip():
            form.reason.errors = ["reason_needed"]
        if form.errors or form.reason.errors:
            return _show(file, form), 422
        verdict_id = int(form.verdict_id.data) if str(form.verdict_id.data).isdecimal() else 0
        review.decide(unit, interview_id, verdict_id, me().id, form.outcome.data, form.reason.data or "", now())
        unit.commit()
    flash("decided")
    return _back(interview_id)


def hand_off_done(interview_id: int) -> ResponseReturnValue:
    """Somebody took care of the applicant who waited for a person."""
    with writing() as unit:
        review.finish_hand_off(unit, interview_id, me().id, now())
        unit.commit()
    flash("hand_off_done")
    return _back(interview_id)


def answered(interview_id: int, question_id: int) -> ResponseReturnValue:
    """An applicant's question was answered."""
    with writing() as unit:
        review.mark_answered(unit, interview_id, question_id, me().id, now())
        unit.commit()
    flash("answered")
    return _back(interview_id)


def erase(interview_id: int) -> ResponseReturnValue:
    """Ask whether to erase the applicant, and do it when told that it is sure."""
    form = EraseForm()
    if form.validate_on_submit():
        _forget_in_chat(interview_id)
        erasure.erase_interview(database(), interview_id, now(), me().id)
        flash("erased")
        return _back(interview_id)
    with reading() as unit:
        summary = unit.interviews.summary(interview_id)
    return render_template("erase.html", interview=summary, form=form)


def _forget_in_chat(interview_id: int) -> None:
    """The chat's own memory goes first: which conversation it was is not known after the erasure."""
    with reading() as unit:
        conversation = unit.interviews.get(interview_id).conversation_id
    context().forget_conversation(conversation)


def _show(file: File, form: Any) -> str:
    form.offered = _offered(file)
    asked = {q.answered_by for q in file.questions if q.answered_by}
    with reading() as unit:
        names = {number: unit.recruiters.get(number).name for number in asked}
    return render_template("interview.html", file=file, form=form, names=names, now=now())


def _offered(file: File) -> tuple[str, ...]:
    """The two decisions, the one that confirms the verdict first."""
    first = file.verdict.outcome if file.verdict else ""
    return tuple(sorted(review.DECISIONS, key=lambda outcome: outcome != first))


def _back(interview_id: int) -> ResponseReturnValue:
    return redirect(url_for("console.interview", interview_id=interview_id))
