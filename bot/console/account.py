"""The recruiter's own account: changing the password."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import DataRequired, EqualTo, Length

from bot.console.context import LoggedIn, me, now, writing
from bot.screening.errors import NotAllowed
from bot.services import accounts

_SIZE = Length(accounts.MIN_PASSWORD, accounts.MAX_PASSWORD, message="password_size")


class PasswordForm(FlaskForm):
    current = PasswordField(validators=[DataRequired("password_needed")])
    new = PasswordField(validators=[DataRequired("password_needed"), _SIZE])
    again = PasswordField(validators=[EqualTo("new", message="passwords_differ")])


def page() -> ResponseReturnValue:
    """Change the password; every other session of this recruiter ends."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return render_template("account.html", form=form)
    try:
        with writing() as unit:
            accounts.change_password(unit.recruiters, me().account, form.current.data, form.new.data, now())
            unit.commit()
            renewed = unit.recruiters.get(me().id)
    except NotAllowed:
        form.current.errors = ["password_wrong"]
        return render_template("account.html", form=form), 403
    login_user(LoggedIn(renewed))
    flash("password_changed")
    return redirect(url_for("console.account"))
